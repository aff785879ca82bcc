"""Prepare a meeting: everything may stay as it is, and Enter on the button begins."""

from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import ClassVar

from msgspec.structs import replace
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.events import DescendantBlur
from textual.widget import Widget
from textual.widgets import Input, Static

from herstelgroep.dates import full_date, hour_of, long_date, read_date, read_hour
from herstelgroep.desk import Desk
from herstelgroep.errors import HerstelgroepError
from herstelgroep.programme.choosing import in_words, size_advised, size_told
from herstelgroep.programme.writing import on_thesis
from herstelgroep.session.from_paper import PaperPlan, finished_from_paper, plan_paper
from herstelgroep.session.paper_file import read_paper, text_of
from herstelgroep.session.paper_places import Shelf
from herstelgroep.session.replan import Proposal, ProposalKind
from herstelgroep.store.trouble import told
from herstelgroep.tui.actions import bindings
from herstelgroep.tui.base import CalmScreen
from herstelgroep.tui.draft import GROUPS, Draft
from herstelgroep.tui.groups.meeting import GroupWork, mark_led, refuse_second, remember_at_last
from herstelgroep.tui.screens.ways import go_home
from herstelgroep.tui.widgets.fields import TABS, BigButton, Field, Form, clothes, number_in
from herstelgroep.tui.widgets.lists import PickList, TickList
from herstelgroep.tui.widgets.recalled import LastTime
from herstelgroep.tui.widgets.topics import TopicList


class PrepareScreen(CalmScreen[None]):
    """One page to fill in. ``goal``: "prepare" begins a meeting, "paper" goes on to typing slips."""

    SCREEN = "prepare"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("prepare"), *TABS]
    CSS = clothes(
        "PrepareScreen",
        """
    SCREEN #foot { height: auto; padding: 0 2; }
    SCREEN.-high Form { padding: 1 2; }
    SCREEN.-very-high Form { padding: 1 2; }
    """,
    )

    def __init__(self, desk: Desk, draft: Draft, goal: str = "prepare") -> None:
        super().__init__(desk)
        self.draft, self.goal = draft, goal
        self.groups = GroupWork(self)
        self.wrong: dict[str, str] = {}

    @property
    def paper(self) -> bool:
        """Whether this is a meeting that was on paper."""
        return self.goal == "paper"

    def title_text(self) -> str:
        """Which meeting."""
        programme, script = self.draft.programme, self.draft.script
        return programme.title if programme.title == script.title else f"{programme.title}  ·  {script.title}"

    def compose_body(self) -> Iterable[Widget]:
        """The page, and the button that is always in sight."""
        yield Form(*self._page(), id="page")
        label = "Verder naar de briefjes" if self.paper else "Begin de bijeenkomst"
        yield Vertical(BigButton(label, id="begin"), id="foot")

    def _page(self) -> Iterable[Widget]:
        draft = self.draft
        hint = "Vul in wat je weet." if self.paper else "Vul in wat je wilt. Je hoeft niets in te vullen."
        yield Static(Content(hint), classes="told")
        yield Static(Content("Wanneer en waar"), classes="head")
        yield Field("Datum", full_date(draft.day), name="day")
        yield Field("Plaats", draft.place, name="place", placeholder="bijvoorbeeld: de huiskamer")
        if not self.paper:
            end = draft.end.strftime("%H.%M") if draft.end else ""
            yield Field("Uiterlijk klaar om", end, name="end", placeholder="bijvoorbeeld: 16.00")
            yield Static(id="fit", classes="told")
            yield PickList((), id="ways")
        yield Static(Content("Bij welke groep hoort dit?"), id="group-head", classes="head")
        yield PickList((), id="group")
        yield LastTime(draft.script.free_theme or bool(draft.topics))
        yield from self._about()
        yield from self._people()
        yield from self._topics()
        if self.paper:
            yield from self._file()
        else:
            yield from self._beforehand()

    def _file(self) -> Iterable[Widget]:
        yield Static(Content("Staan de briefjes al in een bestand?"), classes="head")
        yield Field("Welk bestand?", name="file", placeholder="typ waar het staat, of laat dit leeg")
        yield TickList(["Maak van een onbekend onderdeel een eigen onderwerp"], id="own-boards")
        yield Static(id="faults", classes="mind")

    def _about(self) -> Iterable[Widget]:
        draft, script = self.draft, self.draft.script
        subgroups = any(capture.per_subgroup for capture in script.captures)
        if not (script.free_theme or subgroups or (script.guest and not self.paper)):
            return
        yield Static(Content("Deze keer"), classes="head")
        if script.free_theme:
            yield Field("Thema van de groep", draft.theme, name="theme")
        if script.guest and not self.paper:
            yield Field("Wie is de gast?", draft.guest, name="guest")
            yield Static(Content("Deze naam komt niet in het verslag."), classes="told")
        if subgroups:
            yield Field("Aantal groepjes", str(draft.subgroups), name="subgroups", number=True)

    def _people(self) -> Iterable[Widget]:
        yield Static(Content("Wie zijn er? Alleen aantallen, nooit namen."), classes="head")
        for place, (label, role) in enumerate(GROUPS):
            count = self.draft.counts.get(role, 0)
            yield Field(label, str(count) if count else "", name=f"count-{place}", number=True)
        yield Static(id="present", classes="told")

    def _topics(self) -> Iterable[Widget]:
        if not self.draft.topics:
            return
        yield Static(Content("Stellingen" if self.draft.with_theses else "Onderwerpen"), classes="head")
        yield Static(id="advice", classes="told")
        yield TopicList(self.draft, id="topics")
        yield Field(self._own_label, name="own", placeholder="typ het, en druk op Enter")

    def _beforehand(self) -> Iterable[Widget]:
        yield Static(Content("Bij nood"), classes="head")
        yield Field("Wie bel je dan?", self.draft.call, name="call", placeholder="naam en nummer van de achterwacht")
        if self.draft.checklist:
            yield Static(Content("Is alles klaar?"), classes="head")
            yield TickList(self.draft.checklist, self.draft.ticked, id="checklist")

    def on_mount(self) -> None:
        """Begin at the top, and say what is known."""
        self.set_focus(self.query_one("#day"))
        self.look()
        self.groups.begin()

    def look(self) -> None:
        """Say again what follows from the choices."""
        self._look_at_time()
        self.query_one("#present", Static).update(Content("\n".join(self.about_people())))
        if self.draft.topics:
            self.query_one("#advice", Static).update(Content("\n".join(self.about_topics())))

    def _look_at_time(self) -> None:
        if self.paper:
            return
        ways = self.draft.ways(self.desk)
        self.query_one("#fit", Static).update(Content(self.about_time(ways)))
        picks = self.query_one("#ways", PickList)
        picks.display = bool(ways)
        kinds = [way.kind for way in ways]
        if ways and self.draft.way not in kinds:
            self.draft.way = kinds[0]
        picks.offer([self.way_told(way) for way in ways], kinds.index(self.draft.way) if ways else None)

    def about_time(self, ways: tuple[Proposal, ...]) -> str:
        """How long it takes, and whether that fits."""
        draft = self.draft
        long = f"Het draaiboek duurt {draft.script.minutes} minuten."
        if draft.day != self.desk.world.today():
            when = long_date(draft.day)
            return f"{long} Op {when} kijken we of het past." if draft.end else long
        ready = f"{long} Begin je nu, dan ben je rond {hour_of(draft.ready_at(self.desk))} klaar."
        if draft.end is None:
            return ready
        return f"{ready} Dat is later dan je wilt. Kies wat er gebeurt:" if ways else f"{ready} Dat past."

    def way_told(self, way: Proposal) -> str:
        """One way to be ready in time, in words."""
        if way.kind is ProposalKind.LATER:
            return f"Niets veranderen, en rond {hour_of(way.end)} klaar zijn"
        script = self.draft.session_as_planned(self.desk).script
        titles = {segment.key: segment for segment in script.segments}
        shorter = [f"{titles[key].title} {titles[key].minutes + less} min" for key, less in way.plan.minutes.items()]
        less = f"Korter: {', '.join(shorter)}" if shorter else ""
        if way.kind is ProposalKind.SHORTEN:
            return less
        gone = " en ".join(titles[key].title for key in way.plan.drop)
        return f"Zonder: {gone}. {less}".strip()

    def about_people(self) -> list[str]:
        """How many there are, and what the programme advises."""
        draft = self.draft
        advised = size_advised(draft.programme)
        if not draft.present:
            return [advised] * bool(advised) + ["Vul je niets in, dan staat bij briefjes nooit een groep."]
        return [f"Samen {draft.present}.", *(size_told(draft.programme, draft.counts) or [advised] * bool(advised))]

    def about_topics(self) -> list[str]:
        """How many topics fit, and what each of them gets."""
        listed, chosen = self.draft.script.topic_list, self.draft.chosen
        if listed is None:
            return []
        least, most = listed.least, listed.most
        room = in_words(least) if least == most else f"{in_words(least)} of {in_words(most)}"
        if most - least > 1:
            room = f"{in_words(least)} tot {in_words(most)}"
        hour = "Een uur" if self.draft.script.minutes == 60 else "Deze tijd"
        many = "stellingen" if self.draft.with_theses else "onderwerpen"
        said = [f"{hour} heeft ruimte voor {room} {many}."]
        low, high = self.draft.minutes_each()
        each = f"{low} minuten" if low == high else f"{low} tot {high} minuten"
        if not chosen:
            said.append("Je koos er nog geen. Dan nemen we de bovenste.")
        elif len(chosen) > most:
            said.append(f"Je koos er {in_words(len(chosen))}. Dat past niet goed: ze krijgen elk {each}.")
        elif not self.paper:
            said.append(f"Je koos er {in_words(len(chosen))}, van elk {each}.")
        return said

    # What is filled in

    def on_input_changed(self, event: Input.Changed) -> None:
        """Take over what is typed as soon as it can be read."""
        self._read(event.input)
        self.look()

    def _read(self, field: Input) -> None:
        name = field.id or ""
        try:
            self._take(name, field.value)
        except HerstelgroepError as error:
            self.wrong[name] = error.message
        else:
            if self.wrong.pop(name, ""):
                self.say("")

    def _take(self, name: str, value: str) -> None:
        draft, today = self.draft, self.desk.world.today()
        if name == "day":
            draft.day = read_date(value, today) if value.strip() else today
        elif name == "end":
            draft.end = read_hour(value) if value.strip() else None
        elif name.startswith("count-"):
            draft.counts[GROUPS[int(name.removeprefix("count-"))][1]] = number_in(value)
        elif name == "subgroups":
            draft.subgroups = min(9, max(1, number_in(value)))
        elif name in ("place", "theme", "guest", "call"):
            setattr(draft, name, value)

    def on_descendant_blur(self, event: DescendantBlur) -> None:
        """Say what could not be read, once the cursor leaves it."""
        if wrong := self.wrong.get(event.widget.id or ""):
            self.say(wrong)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter in the field for a topic adds it, or gives it its new name."""
        if event.input.id == "own":
            self.say(" ".join(on_thesis(event.value)) if self.draft.with_theses else "")
            self.query_one(TopicList).named(event.value)
            event.input.value = ""
            event.input.focus()
            self._show_own_label(self._own_label)
            self.look()

    @property
    def _own_label(self) -> str:
        return "Eigen stelling" if self.draft.with_theses else "Eigen onderwerp"

    def on_last_time_picked(self, event: LastTime.Picked) -> None:
        """What was left over or brought becomes the theme, or a topic, of today."""
        if self.draft.script.free_theme:
            self.query_one("#theme", Input).value = event.text
            self.say(f"Het thema van vandaag: {event.text}.")
        else:
            self.query_one(TopicList).take_up(event.text)
            self.say(f"Dit komt vandaag aan bod: {event.text}.")

    def on_topic_list_changed(self) -> None:
        """Other topics, other minutes."""
        self.look()

    def on_tick_list_ticked(self, event: TickList.Ticked) -> None:
        """Remember what is ready."""
        if event.ticks.id == "checklist":
            self.draft.ticked = set(event.ticks.ticked)

    def on_pick_list_picked(self, event: PickList.Picked) -> None:
        """Remember how to be ready in time, or for which group it is."""
        ways = self.draft.ways(self.desk)
        if event.picks.id == "group":
            self.groups.picked(event.index)
        elif event.index < len(ways):
            self.draft.way = ways[event.index].kind

    def on_big_button_pressed(self) -> None:
        """Begin."""
        self.action_begin()

    def may(self, action_id: str) -> bool:
        """Moving and naming only works in the list of topics."""
        if action_id in ("topic_up", "topic_down", "rename"):
            return isinstance(self.focused, TopicList)
        return True

    def action_topic_up(self) -> None:
        """Talk about it earlier."""
        self._move_topic(-1)

    def action_topic_down(self) -> None:
        """Talk about it later."""
        self._move_topic(1)

    def _move_topic(self, step: int) -> None:
        if isinstance(self.focused, TopicList):
            self.focused.shift(step)

    def action_rename(self) -> None:
        """Type another name for this topic."""
        if isinstance(self.focused, TopicList):
            name = self.focused.rename()
            field = self.query_one("#own", Input)
            field.value = name
            field.focus()
            self._show_own_label("Andere naam")

    def _show_own_label(self, label: str) -> None:
        row = next(f for f in self.query(Field) if f.name == "own")
        row.query_one(".label", Static).update(Content(label))

    def action_go_back(self) -> None:
        """Back; what was filled in stays as long as the list of programmes is open."""
        self.dismiss()

    def action_begin(self) -> None:
        """Begin the meeting, or go on to the slips."""
        for field in self.query(Input):
            self._read(field)
        if self.wrong:
            self.say(next(iter(self.wrong.values())))
            return
        if self.paper and self.query_one("#file", Input).value.strip():
            self._take_file_over()
            return
        remember_at_last(self.desk, self.draft)
        with self.telling():
            if not self.paper:
                refuse_second(self.desk, self.draft)
            session = self.draft.session(self.desk)
            if self.paper:
                self.desk.take_in(session)
            else:
                self.desk.begin(session)
            go_home(self.home, "paper" if self.paper else "live")
            mark_led(self.home, self.draft, session)

    def _take_file_over(self) -> None:
        path = Path(self.query_one("#file", Input).value.strip()).expanduser()
        own = bool(self.query_one("#own-boards", TickList).ticked)
        self.work(partial(self._plan, path, own), self._planned)

    def _plan(self, path: Path, own_boards: bool) -> PaperPlan | HerstelgroepError:
        try:
            return plan_of(self.desk, self.draft, path, own_boards=own_boards)
        except HerstelgroepError as error:
            return error

    def _planned(self, plan: PaperPlan | HerstelgroepError) -> None:
        if isinstance(plan, HerstelgroepError):
            faults = self.query_one("#faults", Static)
            faults.update(Content(plan.message))
            faults.scroll_visible(animate=False)
            self.say("Het bestand kan nog niet worden overgenomen.")
            return
        with self.telling():
            draft = self.draft
            choices = plan.choices(draft.day.isoformat(), draft.place, draft.attendance)
            choices = replace(choices, group=draft.group.id if draft.group else "")
            prepared = self.desk.prepare(draft.programme, plan.script, choices)
            session = self.desk.take_in(finished_from_paper(prepared, plan, self.desk.new_handle)).session
            go_home(self.home, "minutes")
            mark_led(self.home, draft, session)


def plan_of(desk: Desk, draft: Draft, path: Path, *, own_boards: bool) -> PaperPlan:
    """What the notes in a file become. Raises FaultyPaper, Refused or a StoreTrouble."""
    with told(path):
        data = desk.files.read(path)
    read = read_paper(text_of(data), Shelf(draft.script).heads, csv_wanted=path.suffix.casefold() == ".csv")
    return plan_paper(draft.programme, draft.script, read, own_boards=own_boards)
