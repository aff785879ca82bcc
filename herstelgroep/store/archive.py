"""Every session that was kept: listing, opening, finding by (part of) its name."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import msgspec

from herstelgroep.errors import HerstelgroepError
from herstelgroep.session.model import Session, Status
from herstelgroep.store.files import FileSystem
from herstelgroep.store.folder import Folder
from herstelgroep.store.sessions import ENDING, read_session, session_path
from herstelgroep.store.trouble import StoreTrouble, told


class NoSuchSession(HerstelgroepError):
    """No session answers to that name, or more than one does."""


class Head(msgspec.Struct, frozen=True):
    """What a list of sessions says about one. ``date`` is ISO; ``notes`` counts loose notes."""

    id: str
    programme: str
    nr: int
    title: str
    date: str
    place: str
    notes: int
    status: Status


class Listing(msgspec.Struct, frozen=True):
    """The sessions that could be read, newest first, and the trouble with the others."""

    heads: tuple[Head, ...]
    troubles: tuple[StoreTrouble, ...] = ()


def title_of(session: Session) -> str:
    """The programme and the meeting in one line."""
    programme, script = session.programme, session.script
    part = session.theme or script.title
    return programme.title if part == programme.title else f"{programme.title} · {part}"


def head_of(session: Session) -> Head:
    """What a list says about this session."""
    return Head(
        id=session.id,
        programme=session.programme.id,
        nr=session.script.nr,
        title=title_of(session),
        date=session.date,
        place=session.place,
        notes=session.note_count,
        status=session.status,
    )


class Archive:
    """Reads what is kept in a folder; it never writes."""

    def __init__(self, files: FileSystem, folder: Folder, new_handle: Callable[[], str]) -> None:
        self._files, self._folder, self._new_handle = files, folder, new_handle

    def ids(self) -> list[str]:
        """The names of all sessions, in order."""
        with told(self._folder.sessions, reading=True):
            found = self._files.is_folder(self._folder.sessions)
            names = self._files.names(self._folder.sessions) if found else []
        return [name.removesuffix(ENDING) for name in names if name.endswith(ENDING)]

    def path(self, session_id: str) -> Path:
        """The file of a session."""
        return session_path(self._folder, session_id)

    def stamp(self, session_id: str) -> str:
        """Something that is another when the file has changed."""
        status = self.path(session_id).stat()
        return f"{status.st_mtime_ns}-{status.st_size}"

    def session(self, wanted: str) -> Session:
        """The session with this id, or the only one whose id begins or ends so.

        Raises NoSuchSession or a StoreTrouble.
        """
        return read_session(self._files, self.path(self.find_id(wanted)), self._new_handle)

    def sessions_of(self, group_id: str) -> Iterator[Session]:
        """The sessions of this group that can be read; the listing tells of the others."""
        for session_id in self.ids():
            found = None
            with suppress(StoreTrouble):
                found = self._if_of(group_id, session_id)
            if found is not None:
                yield found

    def _if_of(self, group_id: str, session_id: str) -> Session | None:
        path = self.path(session_id)
        with told(path, reading=True):
            data = self._files.read(path)
        if group_id.encode() not in data:  # reading a whole session takes long
            return None
        session = read_session(self._files, path, self._new_handle)
        return session if session.group == group_id else None

    def find_id(self, wanted: str) -> str:
        """The whole id of the session that is meant."""
        ids = self.ids()
        if wanted in ids:
            return wanted
        matches = [found for found in ids if wanted and (found.startswith(wanted) or found.endswith(f"-{wanted}"))]
        matches = matches or [found for found in ids if len(wanted) > 2 and wanted in found]
        if len(matches) == 1:
            return matches[0]
        if matches:
            raise NoSuchSession(f"Er zijn {len(matches)} bijeenkomsten die zo heten. Typ meer van de naam.")
        raise NoSuchSession("Die bijeenkomst staat niet in het archief. Kijk met 'herstelgroep archief' welke er zijn.")

    def listing(self) -> Listing:
        """Every session, the newest first."""
        heads, troubles = [], []
        for session_id in self.ids():
            try:
                heads.append(head_of(read_session(self._files, self.path(session_id), self._new_handle)))
            except StoreTrouble as trouble:
                troubles.append(trouble)
        heads.sort(key=lambda head: (head.date, head.id), reverse=True)
        return Listing(tuple(heads), tuple(troubles))
