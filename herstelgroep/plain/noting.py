"""Words for notes: writing, choosing a place, reading, changing, laying together."""

from re import Match

from herstelgroep.plain import waiting
from herstelgroep.plain.marks import figures_told
from herstelgroep.plain.talk import Talk, Unclear, ended, so_many
from herstelgroep.programme.keys import answers_to
from herstelgroep.programme.model import CaptureKind
from herstelgroep.session import commands as c
from herstelgroep.session.boards import Place, check_writing, place
from herstelgroep.session.from_paper import role_of


def write(talk: Talk, text: str) -> None:
    """Write a note where the next note goes."""
    if talk.board is None:
        check_writing(talk.session)
        raise Unclear("Hier schrijf je geen briefjes. Typ onderwerp om een bord te kiezen, of typ help.")
    if talk.face_down:
        waiting.lay_down(talk, text)
        return
    command = c.AddNote(talk.board.key, talk.desk.new_handle(), text, talk.column, talk.role)
    talk.do(command)
    note = talk.session.boards[talk.board.key][command.handle]
    notes = talk.session.boards[talk.board.key].values()
    number = sum(one.count for one in notes if one.column == talk.column)
    dropped = " Zonder groep: die is te klein of niet geteld." if talk.role and not note.role else ""
    talk.kept(f"Briefje bij {ended(talk.place_told())} {so_many(number)}{dropped}", "Bewaard.")


def as_note(talk: Talk, said: Match[str]) -> None:
    """Write this text as a note, whatever words are in it."""
    write(talk, said["text"])


def column(talk: Talk, said: Match[str]) -> None:
    """Choose the column for the next notes, by number or name."""
    if talk.board is None:
        raise Unclear("Hier schrijf je geen briefjes.")
    if said["name"] is None:
        talk.where()
        return
    columns = talk.board.columns
    name = said["name"]
    found = [
        item
        for number, item in enumerate(columns, 1)
        if name == str(number) or answers_to(name, item.key, item.title, item.also)
    ]
    if len(found) != 1 and talk.marks:
        raise Unclear(f"Die kolom is er niet. Kies een kolom van 1 tot en met {len(columns)}, of typ cijfer.")
    if len(found) != 1:
        names = ", ".join(f"{number} {item.title}" for number, item in enumerate(columns, 1))
        raise Unclear(f"Die kolom is er niet. Kies uit: {names}.")
    talk.column = found[0].key
    talk.where()


def topic(talk: Talk, said: Match[str]) -> None:
    """Choose the board for the next notes without moving on, or hear which there are."""
    boards = talk.boards()
    if said["n"] is None:
        for number, board in enumerate(boards, 1):
            talk.say(f"{number}. {board.title}")
        if not boards:
            talk.say("Deze bijeenkomst heeft geen borden voor briefjes.")
        return
    if not 1 <= int(said["n"]) <= len(boards):
        raise Unclear(f"Kies een onderwerp van 1 tot en met {len(boards)}.")
    talk.board = boards[int(said["n"]) - 1]
    talk.column = talk.board.columns[0].key
    talk.where()


def group(talk: Talk, said: Match[str]) -> None:
    """Choose which group the next notes come from."""
    name = said["name"]
    role = role_of(name)
    if role is None and name.casefold() not in ("geen", "niemand", "iemand"):
        raise Unclear("Die groep kennen we niet. Kies cliënt, hulpverlener, manager, naastbetrokkene of geen.")
    talk.role = role
    talk.say(f"Groep bij de volgende briefjes: {role.value if role else 'geen'}.")


def read(talk: Talk, said: Match[str]) -> None:
    """Read the notes of this board, or of all; of marks first how they stand."""
    here = (talk.board,) if talk.board and said["all"] is None else talk.written()
    for board in here:
        if board.capture.kind is CaptureKind.MARKS:
            for line in figures_told(talk.session, board):
                talk.say(line)
    for line in talk.number_notes(here) or ["Er zijn nog geen briefjes."]:
        talk.say(line)
    for board in here:
        summary = talk.session.summaries.get(board.key)
        if summary:
            talk.say(f"Samenvatting van {board.title}: {summary}")


def remove(talk: Talk, said: Match[str]) -> None:
    """Take a note away."""
    board, handle = talk.note(said["n"])
    note = talk.session.boards.get(board, {}).get(handle)
    talk.do(c.RemoveNote(board, handle))
    talk.kept(f"Weg: '{note.text if note else ''}'. Typ ongedaan om het terug te zetten.")


def change(talk: Talk, said: Match[str]) -> None:
    """Change the text of a note."""
    board, handle = talk.note(said["n"])
    talk.do(c.EditNote(board, handle, said["text"]))
    talk.kept(f"Briefje {said['n']} is nu: {talk.session.boards[board][handle].text}")


def move(talk: Talk, said: Match[str]) -> None:
    """Move a note to another column of its board."""
    board, handle = talk.note(said["n"])
    columns = place(talk.session, board).columns
    number = int(said["to"])
    if not 1 <= number <= len(columns):
        raise Unclear(f"Kies een kolom van 1 tot en met {len(columns)}.")
    talk.do(c.MoveNote(board, handle, board, columns[number - 1].key))
    talk.kept(f"Briefje {said['n']} ligt nu bij {columns[number - 1].title}.")


def together(talk: Talk, said: Match[str]) -> None:
    """Lay notes under the first one: they say the same."""
    notes = [talk.note(number) for number in said["numbers"].split()]
    (board, top), *under = notes
    if any(other != board for other, _ in under):
        raise Unclear("Die briefjes liggen op verschillende borden. Kies twee van hetzelfde bord.")
    talk.do(c.LayTogether(board, top, tuple(handle for _, handle in under)))
    talk.kept(f"Ze liggen bij elkaar: {talk.session.boards[board][top].count} keer. Typ los om ze te scheiden.")


def apart(talk: Talk, said: Match[str]) -> None:
    """Take a pile apart."""
    board, top = talk.note(said["n"])
    pile = talk.session.boards.get(board, {}).get(top)
    if pile is None or not pile.pile:
        raise Unclear("Dat briefje ligt al los.")
    talk.do(c.TakeApart(board, top, tuple((talk.desk.new_handle(), one) for one in pile.pile)))
    talk.kept("De briefjes liggen weer los. Typ lees voor de nieuwe nummers.")


def summary(talk: Talk, said: Match[str]) -> None:
    """Write what was said about this board in short, or hear it."""
    board = _board(talk)
    if said["text"] is None:
        talk.say(f"Samenvatting van {board.title}: {talk.session.summaries.get(board.key) or 'nog leeg.'}")
        return
    check_writing(talk.session, from_paper=True)
    talk.do(c.SetSummary(board.key, said["text"]))
    talk.kept(f"Samenvatting van {board.title}.", "Bewaard.")


def _board(talk: Talk) -> Place:
    if talk.board is None:
        raise Unclear("Kies eerst een onderwerp: typ onderwerp en een nummer.")
    return talk.board
