"""Make your own: choosing, copying, the meetings, their parts, and what is kept."""

import errno
from pathlib import Path

import pytest
from msgspec.structs import replace

from herstelgroep.programme.model import Programme, Rights
from herstelgroep.programme.reading import read_programme
from herstelgroep.store.files import RealFiles
from herstelgroep.tui.screens.make import MakeScreen
from herstelgroep.tui.screens.make_copy import MakeCopyScreen
from herstelgroep.tui.screens.make_form import MakeFormScreen
from herstelgroep.tui.screens.make_meeting import MakeMeetingScreen
from herstelgroep.tui.screens.make_programme import MakeProgrammeScreen
from herstelgroep.tui.screens.prepare import PrepareScreen
from herstelgroep.tui.widgets.lists import SignList
from tests.building import a_programme, shipped
from tests.tui.desks import desk_in, on, press, shown, write
from tests.tui.looking import seen
from tests.tui.making import editor, meeting, now, on_disk, page, said, text


def lines_of(pilot_screen: object) -> list[str]:
    assert hasattr(pilot_screen, "query_one")
    return [" ".join(str(option.prompt).split()) for option in pilot_screen.query_one(SignList).options]


async def test_from_home_to_a_copy_with_an_id_of_its_own(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        async with shown(desk) as pilot:
            await press(pilot, "5")
            assert on(pilot, MakeScreen)
            await write(pilot, "clientenpanel kort")
            await press(pilot, "enter")
            assert on(pilot, MakeCopyScreen)
            await press(pilot, "enter")
            assert on(pilot, MakeProgrammeScreen)
            assert text(pilot, "#state").startswith("Alles klopt.")
            (own,) = desk.own_programmes()
            assert own.programme.id == "clientenpanel-kort-eigen"
            (script,) = shipped("clientenpanel-kort").scripts
            assert own.programme.scripts == (replace(script, title="Cliëntenpanel, kort (eigen)"),)
            await press(pilot, "escape")
            made = pilot.app.screen
            assert isinstance(made, MakeScreen)
            assert lines_of(made)[:2] == ["Ga verder met:", "Cliëntenpanel, kort (eigen) 30 min"]
            assert made.query_one(SignList).highlighted == 1
            await press(pilot, "f2", "enter")
            assert sorted(one.name for one in desk.own_programmes()) == [
                "clientenpanel-kort-eigen",
                "clientenpanel-kort-eigen-eigen",
            ]


@pytest.mark.parametrize("rights", [Rights.QUESTIONNAIRE, Rights.PROTECTED])
async def test_what_is_protected_says_why_it_is_not_copied(tmp_path: Path, rights: Rights) -> None:
    with desk_in(tmp_path) as desk:
        wanted = [entry.programme.id for entry in desk.catalogue.entries if entry.programme.rights is rights]
        if not wanted:
            desk.keep_programme(replace(a_programme(), rights=rights, id="anders"))
            wanted = ["anders"]
        async with shown(desk) as pilot:
            await press(pilot, "5")
            screen = pilot.app.screen
            assert isinstance(screen, MakeScreen)
            chosen = screen.query_one(SignList)
            ids = [option.id for option in chosen.options]
            key = next(key for key in (f"other|{wanted[0]}", f"own|{wanted[0]}") if key in ids)
            chosen.highlighted = ids.index(key)
            await press(pilot, "f2" if key.startswith("own") else "enter")
            assert on(pilot, MakeScreen)
            assert said(pilot).endswith("Kies een ander programma.")


async def test_your_own_goes_after_two_presses_and_comes_back(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        desk.keep_programme(a_programme())
        async with shown(desk) as pilot:
            await press(pilot, "5", "f9")
            assert "nog een keer" in said(pilot)
            assert len(desk.own_programmes()) == 1
            await press(pilot, "f9")
            assert desk.own_programmes() == ()
            assert lines_of(pilot.app.screen)[0] == "Maak een kopie van:"
            await press(pilot, "ctrl+z")
            assert on_disk(desk) == a_programme()
            assert lines_of(pilot.app.screen)[1].startswith("Proef")


async def test_minutes_order_more_and_less_are_kept_at_once_and_undone_one_by_one(tmp_path: Path) -> None:
    async with editor(tmp_path) as (pilot, desk):
        states = [now(pilot)]
        await press(pilot, "2")
        assert on(pilot, MakeMeetingScreen)
        assert text(pilot, "#total") == "Samen 60 van de 60 minuten. Dat klopt."
        await press(pilot, "right", "right", "left")
        assert text(pilot, "#total") == "Samen 61 van de 60 minuten. 1 te veel."
        assert on_disk(desk) == now(pilot)
        states.append(now(pilot))
        await press(pilot, "f6")
        assert text(pilot, "#total") == "Samen 61 van de 61 minuten. Dat klopt."
        states.append(now(pilot))
        await press(pilot, "alt+down")
        assert [one.key for one in meeting(pilot).segments][:2] == ["bord", "welkom"]
        assert pilot.app.screen.query_one(SignList).highlighted == 1
        states.append(now(pilot))
        await press(pilot, "delete")
        assert "welkom" not in [one.key for one in meeting(pilot).segments]
        states.append(now(pilot))
        await press(pilot, "f2")
        assert on(pilot, MakeFormScreen)
        await press(pilot, "escape")
        assert len(meeting(pilot).segments) == 8
        for state in reversed(states):
            await press(pilot, "ctrl+z")
            assert now(pilot) == state
            assert on_disk(desk) == state
        await press(pilot, "ctrl+z")
        assert said(pilot) == "Er is niets om ongedaan te maken."


async def test_with_a_fault_it_is_a_draft_that_says_what_is_wrong_and_cannot_be_tried(tmp_path: Path) -> None:
    async with editor(tmp_path) as (pilot, desk):
        await press(pilot, "2", "right", "f10")
        assert said(pilot).startswith("Dat kan nog niet. Nog goed te maken: bijeenkomst 1: minuten: de")
        await press(pilot, "escape")
        assert text(pilot, "#state") == "Nog 1 ding goed te maken. Het is bewaard als concept."
        assert "De onderdelen duren samen 61 minuten. Goed is: 60." not in text(pilot, "#minded")
        assert "onderdelen duren samen 61 minuten. Goed is: 60." in text(pilot, "#minded")
        await press(pilot, "f7")
        assert said(pilot).startswith("Maak eerst goed")
        assert desk.catalogue.entry("van-mij").programme.scripts[0].segments[0].minutes == 6
        (own,) = desk.own_programmes()
        assert own.draft
        await press(pilot, "escape")
        assert "concept" in lines_of(pilot.app.screen)[1]


async def test_trying_begins_with_preparing_and_sharing_makes_a_file(tmp_path: Path) -> None:
    async with editor(tmp_path) as (pilot, desk):
        await press(pilot, "f7")
        path = desk.folder.out / "van-mij.toml"
        assert said(pilot) == f"Het bestand is klaar: van-mij.toml. Het staat in {desk.folder.out}."
        assert read_programme(path.read_text("utf-8"), path.name) == now(pilot)
        await press(pilot, "3")
        assert on(pilot, PrepareScreen)
        await press(pilot, "f10")
        assert desk.live is not None
        assert desk.live.session.programme.id == "van-mij"


async def test_meetings_are_copied_and_taken_away_but_never_the_last(tmp_path: Path) -> None:
    programme = shipped("basiscursus-managers")
    async with editor(tmp_path, programme) as (pilot, desk):
        count = len(programme.scripts)
        await press(pilot, "down", "f2")
        assert [one.nr for one in now(pilot).scripts] == list(range(1, count + 2))
        assert lines_of(pilot.app.screen)[2].startswith(f"3 2. {programme.scripts[0].title} (nog een keer)")
        await press(pilot, "delete")
        assert now(pilot).scripts == programme.scripts
        for _ in range(count):
            await press(pilot, "delete")
        assert len(now(pilot).scripts) == 1
        assert on_disk(desk) == now(pilot)


async def test_what_is_only_planned_has_a_page_for_each_meeting_and_no_trying(tmp_path: Path) -> None:
    bare = replace(a_programme().scripts[0], segments=(), topic_list=None)
    planned: Programme = replace(a_programme(), planner_only=True, scripts=(bare,))
    async with editor(tmp_path, planned) as (pilot, _):
        assert [line.split(" ", 1)[1] for line in lines_of(pilot.app.screen)] == [
            "Titel, doel en voor wie",
            "De onderdelen 60 min",
            "Delen: maak er een bestand van",
        ]
        await press(pilot, "f10")
        assert "alleen plannen" in said(pilot)
        await press(pilot, "2")
        assert on(pilot, MakeFormScreen)


async def test_what_cannot_be_kept_is_told_and_not_left_behind_unseen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with editor(tmp_path) as (pilot, desk):
        before = now(pilot)

        def full(self: RealFiles, path: Path) -> object:
            raise OSError(errno.ENOSPC, "full", str(path))

        with monkeypatch.context() as patch:
            patch.setattr(RealFiles, "create", full)
            await press(pilot, "2", "right")
            assert said(pilot).startswith("Nog niet bewaard. De schijf is vol.")
            await press(pilot, "escape")
            assert on(pilot, MakeMeetingScreen)
            assert "is de laatste verandering weg" in said(pilot)
            assert page(pilot).may("elsewhere")
            assert on_disk(desk) == before
        await press(pilot, "escape")
        assert on(pilot, MakeProgrammeScreen)
        assert on_disk(desk) == now(pilot) != before


async def test_what_somebody_wrote_in_the_file_meanwhile_is_put_aside_and_told(tmp_path: Path) -> None:
    async with editor(tmp_path) as (pilot, desk):
        await press(pilot, "2", "right", "left")
        assert not desk.folder.aside.exists() or not list(desk.folder.aside.iterdir())
        (path,) = desk.folder.programmes.glob("*.toml")
        beside = path.read_text("utf-8").replace("Deel welkom", "Warm welkom")
        path.write_text(beside, "utf-8")
        await press(pilot, "right")
        assert said(pilot).startswith("Het bestand was intussen ook buiten de app veranderd. Die versie is niet weg.")
        (kept,) = desk.folder.aside.iterdir()
        assert kept.read_text("utf-8") == beside
        await press(pilot, "left", "right", "left")
        assert list(desk.folder.aside.iterdir()) == [kept]
        assert on_disk(desk) == now(pilot)
        assert meeting(pilot).segments[0].title == "Deel welkom"


async def test_a_title_of_signs_only_gives_a_file_that_is_named_after_what_it_copies(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        async with shown(desk) as pilot:
            await press(pilot, "5")
            await write(pilot, "clientenpanel kort")
            await press(pilot, "enter")
            await write(pilot, "x" * 190)
            await press(pilot, "enter")
            assert said(pilot) == "Deze naam is te lang. Neem hoogstens 200 tekens."
            await press(pilot, "end", "ctrl+u")
            await write(pilot, "★★★")
            await press(pilot, "enter")
            assert on(pilot, MakeProgrammeScreen)
            (own,) = desk.own_programmes()
            assert (own.programme.title, own.name) == ("★★★", "clientenpanel-kort-2")


async def test_a_meeting_without_parts_has_the_cursor_on_what_can_be_opened(tmp_path: Path) -> None:
    async with editor(tmp_path) as (pilot, _):
        await press(pilot, "2", *["delete"] * len(meeting(pilot).segments))
        assert meeting(pilot).segments == ()
        chosen = pilot.app.screen.query_one(SignList)
        assert chosen.highlighted_option is not None
        await press(pilot, "enter")
        assert on(pilot, MakeFormScreen)


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (60, 18)])
async def test_remarks_in_the_menu_are_whole_or_counted(tmp_path: Path, size: tuple[int, int]) -> None:
    (script,) = a_programme().scripts
    long = " ".join(["Wat vind je van je traject, en wat zou je daar morgen in de groep over willen zeggen?"] * 3)
    segments = tuple(replace(one, say=(long,), easier="") for one in script.segments)
    programme = replace(a_programme(), scripts=(replace(script, segments=segments),))
    async with editor(tmp_path, programme, size) as (pilot, _):
        minded = [one.placed.said for one in page(pilot).making.minded()]
        *shown, rest = text(pilot, "#minded").split("\n")
        assert shown == minded[: len(shown)]
        assert 0 < len(shown) < len(minded)
        assert rest == f"en nog {len(minded) - len(shown)}. Je ziet ze bij het onderdeel zelf."
        on_screen = " ".join(seen(pilot).split())
        assert all(" ".join(one.split()) in on_screen for one in (*shown, rest))
        assert page(pilot).query_one("#ways").region.height >= 4


async def test_the_parts_say_how_to_move_them_on_a_small_screen(tmp_path: Path) -> None:
    async with editor(tmp_path, size=(80, 24)) as (pilot, _):
        await press(pilot, "2")
        line = seen(pilot).split("\n")[-1]
        assert all(key in line for key in ("← →", "Enter", "Alt+↑ ↓", "F2", "Esc", "F1 meer"))
        await press(pilot, "f1")
        assert all(key in seen(pilot) for key in ("Alt+↑", "Alt+↓", "Del", "F10", "F6"))


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (60, 18)])
async def test_every_page_fits_and_names_its_programme(tmp_path: Path, size: tuple[int, int]) -> None:
    async with editor(tmp_path, size=size) as (pilot, _):
        for keys in ("2", "enter"):
            await press(pilot, keys)
            screen = page(pilot)
            assert screen.title_text().startswith("Van mij")
            for widget in screen.query("*").results():
                assert widget.region.right <= size[0]
            assert screen.query_one("#hints").region.bottom == size[1]
