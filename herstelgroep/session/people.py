"""Who is present in numbers, what was agreed about writing, and what was prepared."""

from msgspec.structs import replace

from herstelgroep.privacy.cleaning import clean_block, clean_line
from herstelgroep.privacy.groups import IN_THE_ROOM, visible_groups
from herstelgroep.programme.model import Role
from herstelgroep.session import commands as c
from herstelgroep.session.change import Change, Handlers, must_run
from herstelgroep.session.model import Attendance, Note, Notes, Session
from herstelgroep.session.notes import relabelled
from herstelgroep.session.refusals import Overtaken, Refused

MOST_SUBGROUPS = 9
_HEAD_FIELDS = ("place", "theme")
_PREPARATION_FIELDS = ("guest", "call")


def _checked(attendance: Attendance | None) -> Attendance | None:
    if attendance is None:
        return None
    if any(not 0 <= n <= 999 for n in (*attendance.by_role.values(), attendance.others)):
        raise Refused("Vul een heel getal in van 0 tot 999.")
    return replace(attendance, by_role={role: n for role, n in attendance.by_role.items() if n})


def set_attendance(session: Session, command: c.SetAttendance) -> Change:
    """Say how many are present. A group that became too small loses its labels for good;

    only undoing a mistyped number brings them back, from memory.
    """
    attendance = _checked(command.attendance)
    lost: dict[str, Notes] = {}
    boards: dict[str, Notes] = {}
    for board, notes in session.boards.items():
        boards[board] = {handle: _dropped(note, attendance) for handle, note in notes.items()}
        before = {handle: note for handle, note in notes.items() if boards[board][handle] != note}
        if before:
            lost[board] = before
    changed = replace(session, attendance=attendance, boards=boards)
    return Change(changed, c.PutBackAttendance(session.attendance, lost))


def _dropped(note: Note, attendance: Attendance | None) -> Note:
    """Take away every label while nobody counted; otherwise those of groups too small."""
    return relabelled(note, attendance)


def put_back_attendance(session: Session, command: c.PutBackAttendance) -> Change:
    """Undo mistyped numbers, with the labels on notes that nobody changed since."""
    boards = dict(session.boards)
    for board, notes in command.labels.items():
        now = dict(boards.get(board, {}))
        for handle, labelled in notes.items():
            if handle in now and now[handle] == relabelled(labelled, session.attendance):
                now[handle] = relabelled(labelled, command.attendance)
        if now:
            boards[board] = now
    changed = replace(session, attendance=command.attendance, boards=boards)
    return Change(changed, c.SetAttendance(session.attendance))


def present_groups(attendance: Attendance | None) -> frozenset[Role]:
    """The groups a note may be labelled with in the room."""
    return visible_groups(attendance.by_role, IN_THE_ROOM) if attendance else frozenset()


def set_writing(session: Session, command: c.SetWriting) -> Change:
    """What the group agreed about writing down."""
    must_run(session)
    return Change(replace(session, writing=command.writing), c.SetWriting(session.writing))


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
    for key in (*session.boards, *session.summaries):
        _, _, part = key.rpartition(".")
        if part.isdigit() and int(part) > command.count:
            raise Refused(f"Groepje {part} heeft al briefjes. Neem die eerst weg of leg ze ergens anders.")
    return Change(replace(session, subgroups=command.count), c.SetSubgroups(session.subgroups))


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
        old = str(getattr(session.preparation, command.field))
        changed = replace(session, preparation=replace(session.preparation, **{command.field: text}))
    else:
        raise ValueError(command.field)
    if command.if_now is not None and command.if_now != old:
        raise Overtaken
    return Change(changed, c.SetHead(command.field, old, if_now=text))


def tick(session: Session, command: c.Tick) -> Change:
    """Tick a line of the checklist."""
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
