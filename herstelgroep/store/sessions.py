"""A session as tables in a file, and back.

Notes are documents named by a keyed digest of what they hold, so that nothing in the
file tells in which order they came. Handles and the way back are never written.
"""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, TypeAlias

import msgspec
from msgspec.structs import replace
from tinydb import TinyDB

from herstelgroep.privacy.order import digest
from herstelgroep.session.model import Action, Leftover, Note, Notes, Row, Session
from herstelgroep.store.document import Kind
from herstelgroep.store.files import FileSystem
from herstelgroep.store.folder import Folder
from herstelgroep.store.storage import AtomicStorage, Tables, read_tables
from herstelgroep.store.trouble import FileCorrupt

SESSION = Kind("herstelgroep-bijeenkomst", migrations=(lambda body: body, lambda body: body))
"""Version 2 has notes face down and what phones need, version 3 the group and more of the programme.

An older file simply has none of it.
"""
NOTES_TABLE = "briefjes"
WAITING_TABLE = "wachtend"
RECEIPTS_TABLE = "ontvangen"
ALL_RECEIPTS = "alle"
HEAD_TABLE = "bijeenkomst"
ENDING = ".json"

NewHandle = Callable[[], str]
_One: TypeAlias = tuple[str, Note, int]
_Document: TypeAlias = tuple[str, dict[str, Any]]


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
        self._known: dict[_One, _Document] = {}

    def of(self, session: Session) -> Tables:
        """The session as tables: one document with everything, and one for each note."""
        from herstelgroep.session.finishing import as_written  # home does without

        session = as_written(session)
        phones = replace(session.phones, received=())
        bare = replace(session, boards={}, waiting={}, forms={}, actions={}, leftovers={}, phones=phones)
        head = msgspec.to_builtins(bare, str_keys=True)
        head["forms"] = {form: list(rows.values()) for form, rows in session.forms.items()}
        head["actions"] = _sorted(session.actions.values())
        head["leftovers"] = _sorted(session.leftovers.values())
        receipts = {ALL_RECEIPTS: {"bewijzen": list(session.phones.received)}} if session.phones.received else {}
        earlier, self._known = self._known, {}
        return {
            HEAD_TABLE: {session.id: head},
            NOTES_TABLE: self._documents(session.secret, session.each_note(), earlier),
            WAITING_TABLE: self._documents(session.secret, session.each_waiting(), earlier),
            RECEIPTS_TABLE: receipts,
        }

    def _documents(
        self, secret: str, notes: Iterable[tuple[str, str, Note]], earlier: Mapping[_One, _Document]
    ) -> dict[str, Any]:
        documents = {}
        seen: dict[tuple[str, Note], int] = {}
        for board, _, note in notes:
            number = seen[board, note] = seen.get((board, note), 0) + 1
            one = board, note, number
            key, document = self._known[one] = earlier.get(one) or _note_document(secret, *one)
            documents[key] = document
        return documents


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
        notes, waiting = _documents_in(tables, NOTES_TABLE), _documents_in(tables, WAITING_TABLE)
        receipts = _documents_in(tables, RECEIPTS_TABLE)
    if len(heads) != 1:
        raise FileCorrupt(path)
    try:
        session = session_of(dict(heads[0]), notes, waiting, new_handle)
        received = msgspec.convert(receipts.get(ALL_RECEIPTS, {}).get("bewijzen", ()), tuple[str, ...])
        if not session.script.segments:
            raise FileCorrupt(path)
        phones = replace(session.phones, received=tuple(sorted(received)))
        return replace(session, id=path.name.removesuffix(ENDING), phones=phones)
    except (msgspec.ValidationError, KeyError, IndexError, TypeError) as error:
        raise FileCorrupt(path) from error


def _documents_in(tables: TinyDB, table: str) -> dict[str, dict[str, Any]]:
    return {str(document.doc_id): dict(document) for document in tables.table(table).all()}


def session_of(
    head: Mapping[str, Any], notes: Mapping[str, Any], waiting: Mapping[str, Any], new_handle: NewHandle
) -> Session:
    """The session that these documents hold; every note gets a new handle."""
    lists = {"forms": head["forms"], "actions": head["actions"], "leftovers": head["leftovers"]}
    bare = msgspec.convert({**head, **{key: {} for key in lists}}, Session, str_keys=True)
    forms = msgspec.convert(lists["forms"], dict[str, list[Row]])
    return replace(
        bare,
        boards=_boards(notes, new_handle),
        waiting=_boards(waiting, new_handle),
        forms={form: {new_handle(): row for row in rows} for form, rows in forms.items()},
        actions={new_handle(): a for a in msgspec.convert(lists["actions"], list[Action])},
        leftovers={new_handle(): x for x in msgspec.convert(lists["leftovers"], list[Leftover])},
    )


def _boards(documents: Mapping[str, Any], new_handle: NewHandle) -> dict[str, Notes]:
    boards: dict[str, Notes] = {}
    for key in sorted(documents):
        document = dict(documents[key])
        board = str(document.pop("board"))
        boards.setdefault(board, {})[new_handle()] = msgspec.convert(document, Note)
    return boards
