"""Who is present in numbers, what was agreed about writing, and what was prepared."""

from msgspec.structs import replace

from herstelgroep.privacy.cleaning import clean_block, clean_line
from herstelgroep.programme.model import Programme, Role
from herstelgroep.session import commands as c
from herstelgroep.session.boards import places
from herstelgroep.session.change import Change, Handlers, must_run
from herstelgroep.session.model import Attendance, Notes, Session
from herstelgroep.session.notes import labels_that_may_stay, relabelled
from herstelgroep.session.refusals import Overtaken, Refused

MOST_SUBGROUPS = 9
_HEAD_FIELDS = ("place", "theme")
_PREPARATION_FIELDS = ("guest", "call")


def checked_attendance(attendance: Attendance | None) -> Attendance | None:
    """The numbers without empty groups. Raises :class:`Refused` for a number that cannot be."""
    if attendance is None:
        return None
    if any(not 0 <= n <= 999 for n in (*attendance.by_role.values(), attendance.others)):
        raise Refused("Vul een heel getal in van 0 tot 999.")
    return replace(attendance, by_role={role: n for role, n in attendance.by_role.items() if n})


def set_attendance(session: Session, command: c.SetAttendance) -> Change:
    """Say how many are present. A group that became too small loses its labels for good;

    only undoing a mistyped number brings them back, from memory.
    """
    attendance = checked_attendance(command.attendance)
    lost: dict[str, Notes] = {}
    boards: dict[str, Notes] = {}
    for board, notes in session.boards.items():
        boards[board] = {handle: relabelled(note, attendance) for handle, note in notes.items()}
        before = {handle: note for handle, note in notes.items() if boards[board][handle] != note}
        if before:
            lost[board] = before
    changed = replace(session, attendance=attendance, boards=boards)
    return Change(changed, c.PutBackAttendance(session.attendance, lost, if_now=attendance))


def put_back_attendance(session: Session, command: c.PutBackAttendance) -> Change:
    """Undo mistyped numbers, with the labels on notes that nobody changed since."""
    if session.attendance != command.if_now:
        raise Overtaken
    boards = dict(session.boards)
    for board, notes in command.labels.items():
        now = dict(boards.get(board, {}))
        for handle, labelled in notes.items():
            if handle in now and now[handle] == relabelled(labelled, session.attendance):
                now[handle] = relabelled(labelled, command.attendance)
        if now:
            boards[board] = now
    # What was labelled in the meantime obeys the numbers that come back.
    boards = {
        board: {handle: relabelled(note, command.attendance) for handle, note in notes.items()}
        for board, notes in boards.items()
    }
    changed = replace(session, attendance=command.attendance, boards=boards)
    return Change(changed, c.SetAttendance(session.attendance))


def half_is_missing(programme: Programme, attendance: Attendance | None) -> bool:
    """Whether fewer than half of those present are clients where that matters ([H] 8.9)."""
    if attendance is None or not programme.half_clients:
        return False
    return 2 * attendance.by_role.get(Role.CLIENT, 0) < attendance.total


def present_groups(attendance: Attendance | None) -> frozenset[Role]:
    """The groups a note may be labelled with in the room."""
    return labels_that_may_stay(attendance)


def set_writing(session: Session, command: c.SetWriting) -> Change:
    """What the group agreed about writing down."""
    must_run(session)
    if command.if_now not in (None, session.writing):
        raise Overtaken
    inverse = c.SetWriting(session.writing, if_now=command.writing)
    return Change(replace(session, writing=command.writing), inverse)


def set_opened(session: Session, command: c.SetOpened) -> Change:
    """The group opens or closes its notes."""
    must_run(session)
    return Change(replace(session, opened=command.opened), c.SetOpened(session.opened))


def set_off_record(session: Session, command: c.SetOffRecord) -> Change:
    """Switch buiten verslag on or off."""
    must_run(session)
    return Change(replace(session, off_record=command.off_record), c.SetOffRecord(session.off_record))


def set_subgroups(session: Session, command: c.SetSubgroups) -> Change:
    """Say how many small groups there are; a group that wrote something stays."""
    if not 1 <= command.count <= MOST_SUBGROUPS:
        raise Refused(f"Kies een aantal groepjes van 1 tot en met {MOST_SUBGROUPS}.")
    if command.if_now not in (None, session.subgroups):
        raise Overtaken
    polls = (key.partition("@")[0] for key in session.polls)
    used = {*session.boards, *session.waiting, *session.summaries, *session.marks, *session.forms, *polls}
    for found in places(session):
        if found.part > command.count and found.key in used:
            raise Refused(f"Groepje {found.part} schreef al iets. Haal dat eerst weg, of leg het ergens anders.")
    inverse = c.SetSubgroups(session.subgroups, if_now=command.count)
    return Change(replace(session, subgroups=command.count), inverse)


def set_closing(session: Session, command: c.SetClosing) -> Change:
    """Change a line at the end of the minutes."""
    old = str(getattr(session.closing, command.field))
    if command.if_now is not None and command.if_now != old:
        raise Overtaken
    text = clean_block(command.text)
    inverse = c.SetClosing(command.field, old, if_now=text)
    return Change(replace(session, closing=replace(session.closing, **{command.field: text})), inverse)


def set_head(session: Session, command: c.SetHead) -> Change:
    """Change the place, the theme, the guest or whom to call."""
    text = clean_line(command.text)
    if command.field in _HEAD_FIELDS:
        old = str(getattr(session, command.field))
        changed = replace(session, **{command.field: text})
    elif command.field in _PREPARATION_FIELDS:
        must_run(session)
        old = str(getattr(session.preparation, command.field))
        changed = replace(session, preparation=replace(session.preparation, **{command.field: text}))
    else:
        raise ValueError(command.field)
    if command.if_now is not None and command.if_now != old:
        raise Overtaken
    return Change(changed, c.SetHead(command.field, old, if_now=text))


def tick(session: Session, command: c.Tick) -> Change:
    """Tick a line of the checklist."""
    must_run(session)
    ticked = set(session.preparation.ticked)
    was = command.line in ticked
    ticked = ticked | {command.line} if command.done else ticked - {command.line}
    preparation = replace(session.preparation, ticked=tuple(sorted(ticked)))
    return Change(replace(session, preparation=preparation), c.Tick(command.line, was))


HANDLERS: Handlers = {
    c.SetAttendance: set_attendance,
    c.PutBackAttendance: put_back_attendance,
    c.SetWriting: set_writing,
    c.SetOpened: set_opened,
    c.SetOffRecord: set_off_record,
    c.SetSubgroups: set_subgroups,
    c.SetClosing: set_closing,
    c.SetHead: set_head,
    c.Tick: tick,
}
