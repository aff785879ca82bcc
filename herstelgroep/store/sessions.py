"""A session as tables in a file, and back.

Notes are documents named by a keyed digest of what they hold, so that nothing in the
file tells in which order they came. Handles and the way back are never written.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import msgspec
from msgspec.structs import replace

from herstelgroep.privacy.order import digest
from herstelgroep.session.model import Action, Leftover, Note, Notes, Row, Session
from herstelgroep.store.document import Kind
from herstelgroep.store.files import FileSystem
from herstelgroep.store.folder import Folder
from herstelgroep.store.storage import AtomicStorage, Tables, read_tables
from herstelgroep.store.trouble import FileCorrupt

SESSION = Kind("herstelgroep-bijeenkomst")
NOTES_TABLE = "briefjes"
HEAD_TABLE = "bijeenkomst"
ENDING = ".json"

NewHandle = Callable[[], str]


def session_path(folder: Folder, session_id: str) -> Path:
    """Where the session with this id is kept."""
    return folder.sessions / f"{session_id}{ENDING}"


def open_session_store(files: FileSystem, folder: Folder, session_id: str) -> AtomicStorage:
    """The place of one session."""
    return AtomicStorage(session_path(folder, session_id), files, SESSION)


class SessionTables:
    """Makes tables of the states of one session, one after another, in one thread.

    A note that was there the last time is not worked out again; one that is gone is let go.
    """

    def __init__(self) -> None:
        self._known: dict[tuple[str, Note, int], tuple[str, dict[str, Any]]] = {}

    def of(self, session: Session) -> Tables:
        """The session as tables: one document with everything, and one for each note."""
        from herstelgroep.session.finishing import as_written  # home does without

        session = as_written(session)
        bare = replace(session, boards={}, forms={}, actions={}, leftovers={})
        head = msgspec.to_builtins(bare, str_keys=True)
        head["forms"] = {form: list(rows.values()) for form, rows in session.forms.items()}
        head["actions"] = _sorted(session.actions.values())
        head["leftovers"] = _sorted(session.leftovers.values())
        return {HEAD_TABLE: {session.id: head}, NOTES_TABLE: self._note_documents(session)}

    def _note_documents(self, session: Session) -> dict[str, Any]:
        known = {}
        seen: dict[tuple[str, Note], int] = {}
        for board, _, note in session.each_note():
            number = seen[board, note] = seen.get((board, note), 0) + 1
            one = board, note, number
            known[one] = self._known.get(one) or _note_document(session.secret, *one)
        self._known = known
        return dict(known.values())


def tables_of(session: Session) -> Tables:
    """One session as tables."""
    return SessionTables().of(session)


def _note_document(secret: str, board: str, note: Note, number: int) -> tuple[str, dict[str, Any]]:
    content = (board, *(part for one in note.all() for part in one.sort_key))
    return digest(secret, content, number), {"board": board, **msgspec.to_builtins(note)}


def _sorted(values: Any) -> list[dict[str, Any]]:
    plain: list[dict[str, Any]] = [msgspec.to_builtins(value) for value in values]
    return sorted(plain, key=lambda value: msgspec.json.encode(value, order="sorted"))


def read_session(files: FileSystem, path: Path, new_handle: NewHandle) -> Session:
    """The session in a file, under the name of that file: a copy never takes the place of the first one.

    Raises a StoreTrouble: FileCorrupt, FileNewer or of the disk.
    """
    with read_tables(AtomicStorage(path, files, SESSION)) as tables:
        heads = tables.table(HEAD_TABLE).all()
        notes = {str(document.doc_id): dict(document) for document in tables.table(NOTES_TABLE).all()}
    if len(heads) != 1:
        raise FileCorrupt(path)
    try:
        session = session_of(dict(heads[0]), notes, new_handle)
        if not session.script.segments:
            raise FileCorrupt(path)
        return replace(session, id=path.name.removesuffix(ENDING))
    except (msgspec.ValidationError, KeyError, IndexError, TypeError) as error:
        raise FileCorrupt(path) from error


def session_of(head: Mapping[str, Any], notes: Mapping[str, Any], new_handle: NewHandle) -> Session:
    """The session that these documents hold; every note gets a new handle."""
    lists = {"forms": head["forms"], "actions": head["actions"], "leftovers": head["leftovers"]}
    bare = msgspec.convert({**head, **{key: {} for key in lists}}, Session, str_keys=True)
    forms = msgspec.convert(lists["forms"], dict[str, list[Row]])
    boards: dict[str, Notes] = {}
    for key in sorted(notes):
        document = dict(notes[key])
        board = str(document.pop("board"))
        boards.setdefault(board, {})[new_handle()] = msgspec.convert(document, Note)
    return replace(
        bare,
        boards=boards,
        forms={form: {new_handle(): row for row in rows} for form, rows in forms.items()},
        actions={new_handle(): a for a in msgspec.convert(lists["actions"], list[Action])},
        leftovers={new_handle(): x for x in msgspec.convert(lists["leftovers"], list[Leftover])},
    )
