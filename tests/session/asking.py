"""Commands that a door could ask of a session as it is now, for property tests."""

from collections.abc import Callable
from itertools import count

from hypothesis import strategies as st

from herstelgroep.programme.model import Role
from herstelgroep.session import commands as c
from herstelgroep.session.commands import Command
from herstelgroep.session.model import Action, Leftover, Session, Writing
from tests.building import START, a_session, after, present

BOARDS = {"bord": ("hielp", "hinderde"), "losse": ("",), "wensen.1": ("",), "wensen.3": ("",)}
ATTENDANCES = [present(4, 4), present(2, 4), present(5, 5, 3), present(3, 1, 2), present(4, 4, others=1), None]


def full_session() -> Session:
    """A session going on with something in every place."""
    return after(
        a_session(),
        c.SetAttendance(present(4, 4)),
        *(c.AddNote("bord", f"n{n}", f"briefje {n % 3}", "hielp", (Role.CLIENT, None)[n % 2]) for n in range(4)),
        c.AddNote("bord", "n5", "nog een", "hinderde", Role.PROFESSIONAL),
        c.AddNote("losse", "n6", "los"),
        c.AddNote("wensen.1", "n7", "wandelen"),
        c.LayTogether("bord", "n0", ("n3",)),
        c.SetSummary("bord", "kort"),
        c.SetCount("stemming@na", "ja", 3),
        c.AddMark("cijfers", "koffie", 7),
        c.SetField("proces", "", "werving", "gevraagd"),
        c.AddRow("plan", "r1", {"doel": "koffie"}),
        c.AddRow("plan", "r2", {"doel": "thee", "wie": "begeleider"}),
        c.SetAction("a1", Action("bellen", "begeleider", "morgen")),
        c.SetLeftover("l1", Leftover("eten")),
        c.GoTo("bord", START + 300),
    )


class Asking:
    """Draws commands of one door. Its texts begin with its name, so that they can be found back."""

    def __init__(self, draw: st.DrawFn, name: str) -> None:
        self._draw, self._name, self._number = draw, name, count(1)

    def _pick(self, *choices: object) -> object:
        return self._draw(st.sampled_from(choices))

    def _text(self) -> str:
        return f"{self._name}{next(self._number)}{self._name}"

    def _note(self, session: Session) -> tuple[str, str]:
        found = [(board, handle) for board, handle, _ in session.each_note()]
        return self._draw(st.sampled_from(found or [("bord", "weg")]))

    def command(self, session: Session, now: int, kinds: tuple[str, ...] = ()) -> Command:
        """A command that may or may not be refused now."""
        made: dict[str, Callable[[], Command]] = {
            **self._notes(session),
            **self._captures(),
            **self._people(),
            **self._timing(session, now),
        }
        return made[self._draw(st.sampled_from(kinds or sorted(made)))]()

    def _notes(self, session: Session) -> dict[str, Callable[[], Command]]:
        board, handle = self._note(session)
        other_board, other = self._note(session)
        to = self._draw(st.sampled_from(sorted(BOARDS)))
        column = self._draw(st.sampled_from(BOARDS[to]))
        role = self._draw(st.sampled_from([None, *Role]))
        note = session.boards.get(board, {}).get(handle)
        apart = ((self._text(), note.pile[0]),) if note and note.pile else ()
        return {
            "add": lambda: c.AddNote(to, self._text(), self._text(), column, role),
            "remove": lambda: c.RemoveNote(board, handle),
            "edit": lambda: c.EditNote(board, handle, self._text()),
            "move": lambda: c.MoveNote(board, handle, to, column),
            "together": lambda: c.LayTogether(board, handle, (other,) if other_board == board else ("weg",)),
            "apart": lambda: c.TakeApart(board, handle, apart),
        }

    def _captures(self) -> dict[str, Callable[[], Command]]:
        board = self._draw(st.sampled_from(sorted(BOARDS)))
        number = self._draw(st.integers(1, 9)) * (10 if self._name == "a" else 1)
        row = self._draw(st.sampled_from(["r1", "r2", "r3"]))
        leftover = Leftover(self._text(), number)
        action = Action(self._text(), done=bool(self._pick(True, False)))
        field = self._draw(st.sampled_from(["doel", "wie"]))
        return {
            "summary": lambda: c.SetSummary(board, self._text()),
            "count": lambda: c.SetCount("stemming@na", str(self._pick("ja", "nee")), number),
            "mark": lambda: c.AddMark("cijfers", "koffie", number % 10 or 10),
            "unmark": lambda: c.RemoveMark("cijfers", "koffie", 7),
            "field": lambda: c.SetField("proces", "", "werving", self._text()),
            "cell": lambda: c.SetField("plan", row, field, self._text()),
            "row": lambda: c.AddRow("plan", row, {"doel": self._text()}, self._draw(st.sampled_from([None, 0, 1]))),
            "unrow": lambda: c.RemoveRow("plan", row),
            "action": lambda: c.SetAction("a1", self._draw(st.sampled_from([None, action]))),
            "new action": lambda: c.SetAction(self._text(), action),
            "leftover": lambda: c.SetLeftover("l1", self._draw(st.sampled_from([None, leftover]))),
        }

    def _people(self) -> dict[str, Callable[[], Command]]:
        flag = self._draw(st.booleans())
        return {
            "attendance": lambda: c.SetAttendance(self._draw(st.sampled_from(ATTENDANCES))),
            "writing": lambda: c.SetWriting(self._draw(st.sampled_from(list(Writing)))),
            "opened": lambda: c.SetOpened(flag),
            "off record": lambda: c.SetOffRecord(flag),
            "subgroups": lambda: c.SetSubgroups(self._draw(st.integers(1, 5))),
            "closing": lambda: c.SetClosing("purpose", self._text()),
            "head": lambda: c.SetHead(str(self._pick("place", "theme", "guest", "call")), self._text()),
            "tick": lambda: c.Tick(1, flag),
        }

    def _timing(self, session: Session, now: int) -> dict[str, Callable[[], Command]]:
        keys = [segment.key for segment in session.script.segments]
        key, other = self._draw(st.sampled_from(keys)), self._draw(st.sampled_from(keys))
        minutes = self._draw(st.integers(-3, 9))
        dropped = self._draw(st.sampled_from([(), (other,)]))
        return {
            "go": lambda: c.GoTo(key, now),
            "still": lambda: c.HoldStill(now),
            "resume": lambda: c.Resume(now),
            "correct": lambda: c.CorrectStart(now - 60, now),
            "plan": lambda: c.ChangePlan(minutes={key: minutes}, drop=dropped, later=minutes),
            "restore": lambda: c.ChangePlan(restore=(other,)),
            "end": lambda: c.SetEnd(START + 3000 + minutes),
        }
