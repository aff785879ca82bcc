"""The pages of the editor: what is typed holds at once, with what there is to mind beside it."""

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from herstelgroep.programme.model import CaptureKind, Moment, Outcome, Role, SegmentKind
from herstelgroep.tui.screens.make_form import MakeFormScreen
from herstelgroep.tui.screens.make_parts import MakePartsScreen
from herstelgroep.tui.widgets.picks import PickRow
from tests.hostile import HOSTILE
from tests.tui.desks import desk_in, on, press, settled, shown, write
from tests.tui.looking import seen
from tests.tui.making import area, editor, field, meeting, now, on_disk, page, said, text


def asked(pilot: Pilot[None], name: str) -> int:
    screen = pilot.app.screen
    assert isinstance(screen, MakeFormScreen)
    return next(place for place, ask in enumerate(screen.asks) if ask.name == name)


def pick(pilot: Pilot[None], name: str) -> PickRow:
    return pilot.app.screen.query_one(f"#ask-{asked(pilot, name)}", PickRow)


async def open_segment(pilot: Pilot[None], place: int) -> None:
    await press(pilot, "2", *["down"] * place, "enter")
    assert on(pilot, MakeFormScreen)


async def test_words_are_judged_while_they_are_typed(tmp_path: Path) -> None:
    async with editor(tmp_path) as (pilot, desk):
        await open_segment(pilot, 0)
        assert text(pilot, "#minded") == "Hier klopt alles."
        area(pilot, asked(pilot, "say")).focus()
        await write(pilot, "Wat vind je van je traject?")
        assert "Let op: Zeg: ‘traject’ is een vakwoord." in text(pilot, "#minded")
        assert "maar geen makkelijker vraag" in text(pilot, "#minded")
        field(pilot, asked(pilot, "easier")).focus()
        await write(pilot, "Wat vind je ervan?")
        assert "makkelijker vraag" not in text(pilot, "#minded")
        field(pilot, asked(pilot, "title")).value = ""
        await settled(pilot)
        assert text(pilot, "#minded").startswith("Nog goed te maken: Titel: is nog leeg. Typ iets.")
        assert on_disk(desk) == now(pilot)
        assert meeting(pilot).segments[0].say == ("Wat vind je van je traject?",)


async def test_every_line_is_a_paragraph_and_undo_takes_back_a_word(tmp_path: Path) -> None:
    async with editor(tmp_path) as (pilot, _):
        await open_segment(pilot, 0)
        field(pilot, asked(pilot, "shown")).focus()
        await press(pilot, *"Goed", "space", *"zo")
        assert meeting(pilot).segments[0].shown == "Goed zo"
        await press(pilot, "ctrl+z")
        assert field(pilot, asked(pilot, "shown")).value.strip() == "Goed"
        area(pilot, asked(pilot, "do")).focus()
        await write(pilot, "Een.\n\nTwee.\n")
        assert meeting(pilot).segments[0].do == ("Een.", "Twee.")
        await press(pilot, "ctrl+z", "ctrl+z")
        assert meeting(pilot).segments[0].do == ()
        assert meeting(pilot).segments[0].shown == ""
        assert area(pilot, asked(pilot, "do")).text == ""


async def test_what_is_picked_shows_what_else_belongs_to_it(tmp_path: Path) -> None:
    async with editor(tmp_path) as (pilot, _):
        await open_segment(pilot, 1)
        assert not pick(pilot, "moment").display
        capture = pick(pilot, "capture")
        assert capture.holds == "bord"
        capture.focus()
        while capture.holds != "stemming":
            await press(pilot, "right")
        assert meeting(pilot).segments[1].capture == "stemming"
        assert pick(pilot, "moment").display
        pick(pilot, "moment").focus()
        await press(pilot, "left")
        assert meeting(pilot).segments[1].moment is Moment.AFTER
        capture.focus()
        await press(pilot, "left")
        assert meeting(pilot).segments[1].moment is Moment.ONCE
        await press(pilot, "right")
        assert meeting(pilot).segments[1].moment is Moment.AFTER
        assert pick(pilot, "moment").holds == Moment.AFTER.value
        for _ in capture.ways:
            await press(pilot, "right")
        assert meeting(pilot).segments[1].moment is Moment.AFTER
        kind = pick(pilot, "kind")
        kind.focus()
        while kind.holds != SegmentKind.BREAK.value:
            await press(pilot, "right")
        assert meeting(pilot).segments[1].least == meeting(pilot).segments[1].minutes
        least = field(pilot, asked(pilot, "least"))
        assert least.parent is not None
        assert not least.region.height or not getattr(least.parent, "display", True)


async def test_the_next_part_is_one_key_away(tmp_path: Path) -> None:
    async with editor(tmp_path) as (pilot, _):
        await open_segment(pilot, 0)
        await press(pilot, "pagedown")
        assert field(pilot, 0).value == "Deel bord"
        await press(pilot, "pageup", "pageup")
        assert field(pilot, 0).value == "Deel welkom"
        assert page(pilot).may("next_part")
        assert not page(pilot).may("last_part")
        await press(pilot, "escape")
        assert page(pilot).SCREEN == "make_meeting"


async def test_a_capture_is_made_filled_in_and_taken_away(tmp_path: Path) -> None:
    async with editor(tmp_path) as (pilot, desk):
        await press(pilot, "2", "end", "up", "enter")
        assert on(pilot, MakePartsScreen)
        await press(pilot, "f2")
        assert on(pilot, MakeFormScreen)
        kind = pick(pilot, "kind")
        kind.focus()
        await press(pilot, "right")
        items = area(pilot, asked(pilot, "items-poll"))
        assert items.text == "Ja\nNee"
        items.text = "Eens\nOneens\n"
        await settled(pilot)
        made = meeting(pilot).captures[-1]
        assert (made.kind, [item.title for item in made.items]) == (CaptureKind.POLL, ["Eens", "Oneens"])
        await press(pilot, "escape")
        await press(pilot, "delete")
        assert made not in meeting(pilot).captures
        await press(pilot, "ctrl+z")
        assert meeting(pilot).captures[-1] == made
        assert on_disk(desk) == now(pilot)


async def test_a_topic_is_added_renamed_and_taken_away(tmp_path: Path) -> None:
    async with editor(tmp_path) as (pilot, _):
        await press(pilot, "2", "end", "enter")
        assert on(pilot, MakePartsScreen)
        await press(pilot, "f2", *"Geld")
        assert area(pilot, asked(pilot, "say")).text.startswith("We praten over: Geld.")
        assert field(pilot, asked(pilot, "shown")).value == "Geld"
        listed = meeting(pilot).topic_list
        assert listed is not None
        assert [topic.title for topic in listed.topics][-1] == "Geld"
        assert [item.key for item in listed.topics[-1].columns] == ["fijn", "beter"]
        await press(pilot, "escape", "delete")
        listed = meeting(pilot).topic_list
        assert listed is not None
        assert "Geld" not in [topic.title for topic in listed.topics]


async def test_a_capture_that_turns_all_the_way_round_is_what_it_was(tmp_path: Path) -> None:
    async with editor(tmp_path) as (pilot, desk):
        before = now(pilot)
        place = [one.key for one in meeting(pilot).captures].index("stemming")
        await press(pilot, "2", "end", "up", "enter", *["down"] * place, "enter")
        pick(pilot, "kind").focus()
        seen_lost = False
        for _ in CaptureKind:
            await press(pilot, "right")
            lost = [line for line in pilot.app.screen.query(".told") if line.display]
            assert bool(lost) == (pick(pilot, "kind").holds == CaptureKind.ACTIONS.value)
            seen_lost = seen_lost or bool(lost)
        assert seen_lost
        assert now(pilot) == before
        assert on_disk(desk) == before
        await press(pilot, "escape", "delete")
        assert "Bij 1 onderdeel schrijf je nu niets op. Ctrl+Z zet het terug." in said(pilot)


async def test_what_becomes_of_the_notes_is_picked_with_what_that_means(tmp_path: Path) -> None:
    async with editor(tmp_path) as (pilot, desk):
        await press(pilot, "1")
        row = pick(pilot, "outcome")
        row.focus()
        told = []
        for outcome in (Outcome.GROUP, Outcome.NOTHING, Outcome.SHARE):
            await press(pilot, "right")
            assert on_disk(desk).outcome is now(pilot).outcome is outcome
            told += [str(line.content) for line in pilot.app.screen.query(".told").results(Static) if line.display]
        assert ["kamer uit" in one for one in told] == [True, False, True]
        assert "Ze gaan nooit de kamer uit." in told[0]
        assert told[1].startswith("Je kunt niets opschrijven")
        assert all(one.endswith("Kijk of je dat ook zo zegt bij het begin en het eind.") for one in told)
        client = pick(pilot, "for-cliënt")
        client.focus()
        had = Role.CLIENT in now(pilot).for_roles
        await press(pilot, "right")
        assert (Role.CLIENT in on_disk(desk).for_roles) is not had


async def test_other_minutes_typed_digit_by_digit_leave_the_least_alone(tmp_path: Path) -> None:
    async with editor(tmp_path) as (pilot, _):
        await open_segment(pilot, 1)
        least = meeting(pilot).segments[1].least
        assert least > 1
        await press(pilot, "tab", *"15")
        assert (meeting(pilot).segments[1].minutes, meeting(pilot).segments[1].least) == (15, least)
        await press(pilot, "ctrl+z", "ctrl+z")
        assert meeting(pilot).segments[1].least == least


async def test_a_text_that_is_too_long_is_refused_and_what_stood_there_stays(tmp_path: Path) -> None:
    async with editor(tmp_path) as (pilot, desk):
        await open_segment(pilot, 0)
        before = now(pilot)
        title = field(pilot, 0)
        title.cursor_position = 4
        await write(pilot, "x" * 200)
        assert said(pilot).endswith("hoogstens 200 tekens. Wat er stond, staat er nog.")
        assert title.value == meeting(pilot).segments[0].title == before.scripts[0].segments[0].title
        say = area(pilot, asked(pilot, "say"))
        say.focus()
        await write(pilot, "Eerst.\n\n")
        await write(pilot, "y" * 1001)
        assert "Een alinea heeft hoogstens 1000 tekens." in said(pilot)
        assert say.text.startswith("Eerst.\n\n")
        assert say.cursor_location == (2, 0)
        await write(pilot, "a\n" * 101)
        assert "hoogstens 100 regels" in said(pilot)
        await write(pilot, "z" * 800)
        assert meeting(pilot).segments[0].say[1].startswith("z" * 800)
        assert on_disk(desk) == now(pilot)


async def test_the_head_and_the_meeting(tmp_path: Path) -> None:
    async with editor(tmp_path) as (pilot, desk):
        await press(pilot, "1")
        field(pilot, asked(pilot, "title")).value = "Anders"
        field(pilot, asked(pilot, "people")).focus()
        await press(pilot, *"5 tot 12".replace(" ", "_"))
        area(pilot, asked(pilot, "preparation")).text = "Koffie\n\nThee"
        await settled(pilot)
        assert (now(pilot).title, now(pilot).least, now(pilot).most) == ("Anders", 5, 12)
        assert now(pilot).preparation == ("Koffie", "Thee")
        assert now(pilot).id == "van-mij"
        field(pilot, asked(pilot, "people")).value = ""
        await settled(pilot)
        assert (now(pilot).least, now(pilot).most) == (0, 0)
        await press(pilot, "escape", "2", "end", "up", "up", "enter")
        field(pilot, asked(pilot, "topics")).value = "4"
        await settled(pilot)
        listed = meeting(pilot).topic_list
        assert listed is not None
        assert (listed.least, listed.most) == (4, 4)
        field(pilot, asked(pilot, "topics")).value = ""
        await settled(pilot)
        field(pilot, asked(pilot, "minutes")).value = ""
        await settled(pilot)
        assert "‘Hoe lang?’ is nog leeg. Typ een getal. Tot dan blijft het 60." in text(pilot, "#minded")
        assert meeting(pilot).minutes == 60
        field(pilot, asked(pilot, "minutes")).value = "60"
        await settled(pilot)
        assert "‘Hoeveel onderwerpen?’ is nog leeg." in text(pilot, "#minded")
        field(pilot, asked(pilot, "topics")).value = "2 tot 3"
        await settled(pilot)
        assert text(pilot, "#minded") == "Hier klopt alles."
        assert on_disk(desk) == now(pilot)


async def test_what_is_no_number_is_told_at_once_and_the_good_one_stays(tmp_path: Path) -> None:
    async with editor(tmp_path, size=(80, 24)) as (pilot, desk):
        await open_segment(pilot, 0)
        before, minutes = now(pilot), str(meeting(pilot).segments[0].minutes)
        await press(pilot, "tab", *"abc")
        assert field(pilot, asked(pilot, "minutes")).value == minutes
        assert said(pilot).startswith("Hier past alleen een getal")
        await press(pilot, "delete")
        told = f"Nog goed te maken: ‘Hoe lang?’ is nog leeg. Typ een getal. Tot dan blijft het {minutes}."
        assert (text(pilot, "#below"), said(pilot)) == (told, "")
        assert now(pilot) == on_disk(desk) == before
        await press(pilot, "ctrl+z")
        assert field(pilot, asked(pilot, "minutes")).value == minutes
        assert text(pilot, "#minded") == "Hier klopt alles."
        await press(pilot, "end", *["backspace"] * len(minutes))
        assert text(pilot, "#below") == told
        await press(pilot, *"12", "backspace", "backspace", "tab")
        assert field(pilot, asked(pilot, "minutes")).value == minutes
        assert said(pilot) == "Wat er stond, staat er weer."
        assert now(pilot) == on_disk(desk) == before
        field(pilot, asked(pilot, "least")).focus()
        await press(pilot, *"999")
        assert f"‘Niet korter dan’ is hoogstens {minutes}: zo lang duurt het." in text(pilot, "#below")
        assert now(pilot).scripts[0].segments[0].least == before.scripts[0].segments[0].least
        field(pilot, asked(pilot, "minutes")).focus()
        await press(pilot, "0")
        assert meeting(pilot).segments[0].minutes == 0
        assert "Hoe lang" not in text(pilot, "#minded")
        kept = now(pilot)
        for keys in (("f1", "escape"), ("pagedown", "pageup"), ("escape", "enter")):
            field(pilot, asked(pilot, "minutes")).focus()
            await press(pilot, "delete", *keys)
            assert on(pilot, MakeFormScreen)
            assert now(pilot) == on_disk(desk) == kept


@pytest.mark.parametrize(
    ("keys", "name", "typed", "told"),
    [
        ("1", "people", "veel", "is nog geen aantal. Typ een of twee getallen"),
        ("1", "people", "1234", "is nog geen aantal."),
        ("2 end up up enter", "topics", "", "is nog leeg. Typ een getal."),
        ("2 end up up enter", "topics", "0", "is minstens 1."),
        ("2 end up up enter", "topics", "99", "kan zo niet. Er zijn maar"),
        ("2 end up up enter", "minutes", "0", "is minstens 1."),
    ],
)
async def test_a_number_that_cannot_be_is_told_and_changes_nothing(
    tmp_path: Path, keys: str, name: str, typed: str, told: str
) -> None:
    async with editor(tmp_path) as (pilot, _):
        await press(pilot, *keys.split())
        before = now(pilot)
        one = field(pilot, asked(pilot, name))
        good = one.value
        one.focus()
        await settled(pilot)
        one.value = typed
        await settled(pilot)
        assert told in text(pilot, "#minded").split("\n")[0]
        assert now(pilot) == before
        await press(pilot, "tab")
        assert one.value == good
        assert "‘" not in text(pilot, "#minded")


@pytest.mark.parametrize(
    ("place", "typed", "told"),
    [("bord", "A\nB\nC\nD\nE", "Kolommen: er zijn 5 kolommen."), ("stemming", "Ja", "Keuzes: minstens 2."),
     ("cijfers", "", "Regels: minstens 1."), ("proces", "", "Velden: minstens 1.")],
)  # fmt: skip
async def test_a_list_that_cannot_be_is_told_at_once(tmp_path: Path, place: str, typed: str, told: str) -> None:
    async with editor(tmp_path, size=(80, 24)) as (pilot, _):
        at = [one.key for one in meeting(pilot).captures].index(place)
        await press(pilot, "2", "end", "up", "enter", *["down"] * at, "enter")
        kind = meeting(pilot).captures[at].kind.name.casefold()
        area(pilot, asked(pilot, f"items-{kind}")).text = typed
        await settled(pilot)
        assert text(pilot, "#below").startswith(f"Nog goed te maken: {told}")


@pytest.mark.parametrize("hostile", ["[@click=app.quit]weg[/]", " ".join(HOSTILE)[:180]])
async def test_text_from_people_is_only_text(tmp_path: Path, hostile: str) -> None:
    async with editor(tmp_path) as (pilot, desk):
        await open_segment(pilot, 0)
        field(pilot, 0).value = hostile
        area(pilot, asked(pilot, "say")).text = hostile
        await settled(pilot)
        seen(pilot)
        await press(pilot, "escape")
        seen(pilot)
        await press(pilot, "escape")
        seen(pilot)
        await press(pilot, "1")
        field(pilot, 0).value = hostile
        await press(pilot, "escape", "escape")
        seen(pilot)
        assert pilot.app.is_running
        name = desk.own_programmes()[0].name
    with desk_in(tmp_path) as desk:
        async with shown(desk) as pilot:
            await press(pilot, "5", "enter")
            seen(pilot)
            assert [one.name for one in desk.own_programmes()] == [name]
