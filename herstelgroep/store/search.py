"""Searching the minutes of all sessions, through an index that can be thrown away.

The index holds only what minutes may hold: the notes of a recovery group are never in it.
It is brought up to date at each search, by the size and the moment of each file.
"""

import re
import sqlite3
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from typing import Any

import msgspec

from herstelgroep.minutes.build import build_minutes
from herstelgroep.session.model import Session
from herstelgroep.store.archive import Archive, title_of
from herstelgroep.store.files import FileSystem
from herstelgroep.store.folder import Folder
from herstelgroep.store.index import INDEX
from herstelgroep.store.trouble import StoreTrouble

VERSION = 1
IN_MEMORY = ":memory:"
MOST_HITS = 200
LONGEST_FRAGMENT = 160
_TABLES = """
CREATE TABLE file (id TEXT PRIMARY KEY, stamp TEXT NOT NULL, title TEXT NOT NULL, date TEXT NOT NULL);
CREATE VIRTUAL TABLE said USING fts5(id UNINDEXED, text, stems, tokenize = 'unicode61 remove_diacritics 2');
"""


class Hit(msgspec.Struct, frozen=True):
    """A session in which the words were found, and the line that says it best."""

    id: str
    title: str
    date: str
    fragment: str


def search(files: FileSystem, folder: Folder, words: str, new_handle: Callable[[], str]) -> tuple[Hit, ...]:
    """The sessions in whose minutes all these words occur, the best first."""
    wanted = _words(words)
    if not wanted:
        return ()
    archive = Archive(files, folder, new_handle)
    path = folder.root / INDEX
    with suppress(OSError):  # what is in it is for its owner only
        path.touch(0o600, exist_ok=False)
    for place in (str(path), str(path), IN_MEMORY):
        try:
            with closing(sqlite3.connect(place, timeout=1, isolation_level=None)) as index:
                _make_tables(index)
                _bring_up_to_date(index, archive)
                return _found(index, wanted)
        except sqlite3.OperationalError:  # read-only, in use or gone: the next place will do
            continue
        except sqlite3.DatabaseError:  # not an index any more
            with suppress(OSError):
                path.unlink(missing_ok=True)
    raise AssertionError("an index in memory can always be made")


def _make_tables(index: sqlite3.Connection) -> None:
    index.execute("PRAGMA secure_delete = ON")
    if index.execute("PRAGMA user_version").fetchone()[0] != VERSION:
        index.executescript("DROP TABLE IF EXISTS said; DROP TABLE IF EXISTS file;")
        index.executescript(f"{_TABLES} PRAGMA user_version = {VERSION};")


def _found(index: sqlite3.Connection, words: list[str]) -> tuple[Hit, ...]:
    rows = index.execute(
        "SELECT said.id, file.title, file.date, said.text FROM said JOIN file USING (id)"
        " WHERE said MATCH ? ORDER BY bm25(said), file.date DESC LIMIT ?",
        (_query(words), MOST_HITS),
    )
    return tuple(Hit(found, title, date, _fragment(text, words)) for found, title, date, text in rows)


def _bring_up_to_date(index: sqlite3.Connection, archive: Archive) -> None:
    stamps = dict(index.execute("SELECT id, stamp FROM file").fetchall())
    ids = archive.ids()
    index.execute("BEGIN")
    for gone in stamps.keys() - set(ids):
        _forget(index, gone)
    for session_id in ids:
        with suppress(StoreTrouble, FileNotFoundError):
            stamp = archive.stamp(session_id)
            if stamps.get(session_id) != stamp:
                _forget(index, session_id)
                _add(index, session_id, archive.session(session_id), stamp)
    index.execute("COMMIT")
    if stamps and index.total_changes:
        # only now is what was forgotten really gone from the file
        index.execute("INSERT INTO said(said) VALUES ('optimize')")


def _forget(index: sqlite3.Connection, session_id: str) -> None:
    index.execute("DELETE FROM said WHERE id = ?", (session_id,))
    index.execute("DELETE FROM file WHERE id = ?", (session_id,))


def _add(index: sqlite3.Connection, session_id: str, session: Session, stamp: str) -> None:
    title = title_of(session)
    lines = list(dict.fromkeys([title, session.place, *_lines(msgspec.to_builtins(build_minutes(session)))]))
    text = "\n".join(line for line in lines if line.strip())
    stems = " ".join(_stems(_words(text)))
    index.execute("INSERT INTO file VALUES (?, ?, ?, ?)", (session_id, stamp, title, session.date))
    index.execute("INSERT INTO said VALUES (?, ?, ?)", (session_id, unicodedata.normalize("NFKC", text), stems))


def _lines(value: Any) -> Iterator[str]:
    """Every text in a tree of plain values, in order."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _lines(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _lines(part)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", unicodedata.normalize("NFKC", text).casefold())


def _stems(words: list[str]) -> list[str]:
    from snowballstemmer import stemmer  # only when somebody searches

    found: list[str] = stemmer("dutch").stemWords(words)
    return found


def _query(words: list[str]) -> str:
    """All words: the beginning of a word is enough, and so is another form of it."""
    pairs = zip(words, _stems(words), strict=True)
    return " AND ".join(f'("{word}" * OR stems : "{stem}")' for word, stem in pairs)


def _plain(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))


def _fragment(text: str, words: list[str]) -> str:
    """The line in which most of the words stand, shortened around the first of them."""
    starts = [_plain(word)[: max(3, len(word) - 2)] for word in words]
    best = max(text.split("\n"), key=lambda line: sum(start in _plain(line) for start in starts))
    if len(best) <= LONGEST_FRAGMENT:
        return best
    places = [place for start in starts if (place := _plain(best).find(start)) >= 0]
    begin = max(0, min(min(places, default=0) - LONGEST_FRAGMENT // 3, len(best) - LONGEST_FRAGMENT))
    cut = best[begin : begin + LONGEST_FRAGMENT].strip()
    return f"{'…' if begin else ''}{cut}{'…' if begin + LONGEST_FRAGMENT < len(best) else ''}"
