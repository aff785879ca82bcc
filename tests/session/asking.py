"""Commands that a door could ask of a session as it is now, drawn from a seed."""

from itertools import count
from random import Random

from herstelgroep.programme.model import Role
from herstelgroep.session import commands as c
from herstelgroep.session.commands import Command
from herstelgroep.session.model import Action, Leftover, Session, Writing
from tests.building import START, a_session, after, present

COLUMNS = {"bord": ("hielp", "hinderde"), "losse": ("",), "wensen.1": ("",), "wensen.3": ("",)}
ATTENDANCES = (present(4, 4), present(2, 4), present(5, 5, 3), present(3, 1, 2), present(4, 4, others=1), None)
FAMILIES: dict[str, tuple[str, ...]] = {
    "notes": ("add", "remove", "edit", "move", "together", "apart"),
    "labels": ("add", "slip", "show", "remove", "attendance", "together", "move", "apart"),
    "face down": ("add", "slip", "show", "remove", "move", "together"),
    "captures": ("summary", "count", "mark", "unmark", "field", "leftover", "action", "new action"),
    "rows": ("cell", "add row", "remove row"),
    "people": ("writing", "opened", "off record", "closing", "head", "tick"),
    "groups": ("subgroups", "add", "remove", "move", "summary"),
    "plan": ("plan", "restore", "end"),
    "timing": ("go", "still", "resume", "correct"),
}
ALL = tuple(kind for kinds in FAMILIES.values() for kind in kinds)


def full_session() -> Session:
    """A session going on with something in every place."""
    return after(
        a_session(),
        c.SetAttendance(present(4, 4)),
        *(c.AddNote("bord", f"n{n}", f"briefje {n % 3}", "hielp", (Role.CLIENT, None)[n % 2]) for n in range(4)),
        c.AddNote("bord", "n5", "nog een", "hinderde", Role.PROFESSIONAL),
        c.AddNote("losse", "n6", "los"),
        c.AddNote("wensen.1", "n7", "wandelen"),
        c.AddNote("wensen.3", "n8", "zingen"),
        c.LayTogether("bord", "n0", ("n3",)),
        c.SetSummary("bord", "kort"),
        c.SetCount("stemming@na", "ja", 3),
        c.AddMark("cijfers", "koffie", 7),
        c.SetField("proces", "", "werving", "gevraagd"),
        c.AddRow("plan", "r1", {"doel": "koffie"}),
        c.AddRow("plan", "r2", {"doel": "thee", "wie": "begeleider"}),
        c.SetAction("a1", Action("bellen", "begeleider", "morgen")),
        c.SetLeftover("l1", Leftover("eten")),
        c.SetEnd(START + 3600),
        c.GoTo("bord", START + 300),
    )


class Asking:
    """Draws commands of one door. Its texts begin and end with its name, so that they can be found back."""

    def __init__(self, random: Random, name: str) -> None:
        self._random, self._name, self._number = random, name, count(1)

    def _text(self) -> str:
        return f"{self._name}{next(self._number)}{self._name}"

    def _flag(self) -> bool:
        return self._random.random() < 0.5

    def command(self, session: Session, now: int, kinds: tuple[str, ...] = ALL) -> Command:
        """A command that may or may not be refused now."""
        kind = self._random.choice(kinds)
        for maker in (self._of_notes, self._of_captures, self._of_forms, self._of_people):
            if made := maker(kind, session):
                return made
        return self._of_time(kind, session, now)

    def _of_notes(self, kind: str, session: Session) -> Command | None:
        pick = self._random.choice
        found = [(board, handle, note) for board, handle, note in session.each_note()]
        board, handle, note = pick(found) if found else ("bord", "weg", None)
        to = pick(sorted(COLUMNS))
        column = pick(COLUMNS[to])
        match kind:
            case "add":
                return c.AddNote(to, self._text(), self._text(), column, pick([None, *Role]))
            case "slip":
                return c.AddNote(to, self._text(), self._text(), column, pick([None, *Role]), face_down=True)
            case "show":
                return c.ShowWaiting(pick(["", to]))
            case "remove":
                return c.RemoveNote(board, handle)
            case "edit":
                return c.EditNote(board, handle, self._text())
            case "move":
                return c.MoveNote(board, handle, to, column)
            case "together":
                return c.LayTogether(board, handle, (pick(sorted(session.boards.get(board, {"weg": None}))),))
            case "apart":
                return c.TakeApart(board, handle, ((self._text(), note.pile[0]),) if note and note.pile else ())
        return None

    def _of_captures(self, kind: str, _session: Session) -> Command | None:
        pick, number = self._random.choice, self._random.randint(1, 9)
        match kind:
            case "summary":
                return c.SetSummary(pick(sorted(COLUMNS)), self._text())
            case "count":
                return c.SetCount("stemming@na", pick(["ja", "nee"]), number)
            case "mark":
                return c.AddMark("cijfers", "koffie", pick([6, 7]))
            case "unmark":
                return c.RemoveMark("cijfers", "koffie", pick([6, 7]))
            case "action":
                return c.SetAction("a1", pick([None, Action(self._text(), done=self._flag())]))
            case "new action":
                return c.SetAction(self._text(), Action(self._text()))
            case "leftover":
                return c.SetLeftover("l1", pick([None, Leftover(self._text(), number)]))
        return None

    def _of_forms(self, kind: str, session: Session) -> Command | None:
        pick = self._random.choice
        row = pick([*session.forms.get("plan", {}), self._text()])
        match kind:
            case "field":
                return c.SetField("proces", "", pick(["werving", "opkomst"]), pick(["", self._text()]))
            case "cell":
                return c.SetField("plan", row, pick(["doel", "wie"]), pick(["", self._text()]))
            case "add row":
                return c.AddRow("plan", self._text(), {"doel": self._text()})
            case "remove row":
                return c.RemoveRow("plan", row)
        return None

    def _of_people(self, kind: str, _session: Session) -> Command | None:
        pick = self._random.choice
        match kind:
            case "attendance":
                return c.SetAttendance(pick(ATTENDANCES))
            case "writing":
                return c.SetWriting(pick(list(Writing)))
            case "opened":
                return c.SetOpened(self._flag())
            case "off record":
                return c.SetOffRecord(self._flag())
            case "subgroups":
                return c.SetSubgroups(pick([1, 2, 3, 5]))
            case "closing":
                return c.SetClosing("purpose", self._text())
            case "head":
                return c.SetHead(pick(["place", "theme", "guest", "call"]), self._text())
            case "tick":
                return c.Tick(1, self._flag())
        return None

    def _of_time(self, kind: str, session: Session, now: int) -> Command:
        pick, minutes = self._random.choice, self._random.randint(-3, 9)
        key, other = (pick([segment.key for segment in session.script.segments]) for _ in range(2))
        match kind:
            case "go":
                return c.GoTo(key, now)
            case "still":
                return c.HoldStill(now)
            case "resume":
                return c.Resume(now)
            case "correct":
                return c.CorrectStart(now - self._random.randint(0, 300), now)
            case "plan":
                return c.ChangePlan(minutes={key: minutes}, drop=pick([(), (other,)]), later=pick([0, minutes]))
            case "restore":
                return c.ChangePlan(restore=(other,))
            case "end":
                return c.SetEnd(pick([None, START + 3000 + 60 * minutes + len(self._name.strip("a"))]))
        raise AssertionError(kind)
