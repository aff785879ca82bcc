"""The desk every door sits at: the folder with its lock, the programmes, the session of now.

A door asks the desk to begin or resume a session and then sends it commands. The desk
hands every new state to the writer and hears from it what is safe on disk.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from herstelgroep.store.archive import Archive, Listing
from herstelgroep.store.document import set_aside
from herstelgroep.store.files import FileSystem
from herstelgroep.store.folder import Folder, open_folder
from herstelgroep.store.index import forget_index, forget_old_index
from herstelgroep.store.lock import folder_lock
from herstelgroep.store.names import file_name
from herstelgroep.store.sessions import SessionTables, open_session_store, session_path
from herstelgroep.store.settings import Settings, keep_settings, open_settings
from herstelgroep.store.trash import discard, empty_bin, forget_earlier, put_back
from herstelgroep.store.trouble import FileCorrupt, StoreTrouble
from herstelgroep.store.writer import Store, Writer

if TYPE_CHECKING:
    from herstelgroep.groups.memory import Memory
    from herstelgroep.groups.model import Group
    from herstelgroep.programme.catalogue import Catalogue
    from herstelgroep.programme.model import Programme, Script
    from herstelgroep.session.live import LiveSession
    from herstelgroep.session.model import Session
    from herstelgroep.session.opening import Choices
    from herstelgroep.store.kept_groups import KeptGroups
    from herstelgroep.store.own_programmes import Kept, OwnProgramme
    from herstelgroep.store.search import Hit

T = TypeVar("T")
PATIENCE = 10.0


class World(NamedTuple):
    """What the desk needs from outside: the moment (UTC seconds), the day, and chance."""

    now: Callable[[], int]
    today: Callable[[], date]
    token: Callable[[int], str]
    """Random text of so many bytes, in hexadecimal digits."""


class Desk:
    """One desk for one folder; made by :func:`open_desk`, which also clears it away."""

    def __init__(self, files: FileSystem, folder: Folder, world: World, lock: ExitStack) -> None:
        self.files = files
        self.world = world
        self._lock = lock
        self.live: LiveSession | None = None
        self._base = self._handed_over = self._safe_number = 0
        self._deleted: set[str] = set()
        self._edition = 0
        self._catalogue: tuple[int, Catalogue] | None = None
        self.trouble: StoreTrouble | None = None
        self.when_kept: list[Callable[[], None]] = []
        """Called in the writer's thread after something was kept, or could not be."""
        self.when_changed: list[Callable[[], None]] = []
        """Called after every new state of the session, in the thread of the door that made it."""
        opened = open_settings(files, folder)
        self.settings = opened.settings
        self.settings_trouble = opened.trouble
        self._writer = Writer(files, folder, self._open_store, on_safe=self._safe, on_trouble=self._troubled)

    @property
    def folder(self) -> Folder:
        """Where everything is kept now."""
        return self._writer.folder

    @property
    def safe_revision(self) -> int:
        """The newest revision of the session of now that is on disk."""
        return max(0, self._safe_number - self._base)

    @property
    def unsaved(self) -> int:
        """How many changes are not on disk yet."""
        return self._writer.unsaved

    @property
    def archive(self) -> Archive:
        """Every session that was kept."""
        return Archive(self.files, self.folder, self.new_handle)

    @property
    def catalogue(self) -> "Catalogue":
        """Every programme there is; read again after a programme of the user's own was changed here."""
        edition = self._edition
        if self._catalogue is None or self._catalogue[0] != edition:
            from herstelgroep.store.programmes import read_catalogue  # home does without

            self._catalogue = (edition, read_catalogue(self.files, self.folder))
        return self._catalogue[1]

    def listing(self) -> Listing:
        """Every session, newest first; a file that cannot be read is set aside and told."""
        found = self.archive.listing()
        told = [self._aside(trouble) for trouble in found.troubles]
        return Listing(found.heads, tuple(told))

    def _aside(self, trouble: StoreTrouble) -> StoreTrouble:
        if not isinstance(trouble, FileCorrupt):
            return trouble
        try:
            return self.in_turn(lambda folder: set_aside(self.files, trouble.path, folder.aside))
        except StoreTrouble:  # it stays where it is
            return trouble

    def new_handle(self) -> str:
        """An opaque name for something in memory."""
        return self.world.token(8)

    def prepare(self, programme: "Programme", script: "Script", choices: "Choices") -> "Session":
        """A new session with an id of its own; it is not kept until it begins."""
        from herstelgroep.session.opening import new_session  # home does without

        name = file_name(date.fromisoformat(choices.date), programme.id, self.world.token(4))
        return new_session(programme, script, choices, name, self.world.token(16))

    def begin(self, session: "Session") -> "LiveSession":
        """Begin a prepared session at its first segment; from now on every state is kept."""
        from herstelgroep.session.opening import begun

        return self._sit_down(begun(session, self.world.now()), keep=True)

    def resume(self, session_id: str) -> "LiveSession":
        """Go on with a session that was kept. Raises a StoreTrouble or NoSuchSession."""
        if not self.flush() and self.live is not None and self.live.session.id == session_id:
            return self.live  # it is further than its file
        return self._sit_down(self.archive.session(session_id), keep=False)

    def take_in(self, session: "Session") -> "LiveSession":
        """Keep a session that was made elsewhere, for example from paper."""
        return self._sit_down(session, keep=True)

    def _sit_down(self, session: "Session", *, keep: bool) -> "LiveSession":
        from herstelgroep.session.live import LiveSession  # home does without

        self._base = self._handed_over
        keep_state = partial(self._keep, SessionTables(), self._base)
        self.live = LiveSession(session, keep_state)
        if keep:
            keep_state(session, 0)
        else:
            _tell(self.when_changed)
        return self.live

    def _keep(self, tables: SessionTables, base: int, session: "Session", revision: int) -> None:
        """Hand a state over. ``base`` keeps the numbers rising when a session is resumed and counts from 0 again."""
        from herstelgroep.session.finishing import stays_bare  # home does without

        if session.id in self._deleted:
            return  # a screen that still has it must not bring it back
        self._handed_over = max(self._handed_over, base + revision)
        self._writer.keep(session.id, base + revision, partial(tables.of, session))
        if stays_bare(session):
            self._writer.run(lambda folder: forget_earlier(self.files, folder, session_path(folder, session.id)))
        _tell(self.when_changed)

    def _safe(self, key: str, revision: int) -> None:
        if self.live is not None and self.live.session.id == key:
            self._safe_number = max(self._safe_number, revision)
        self.trouble = None
        _tell(self.when_kept)

    def _troubled(self, key: str, trouble: StoreTrouble) -> None:
        self.trouble = trouble
        _tell(self.when_kept)

    def retry(self) -> None:
        """Try at once what could not be kept."""
        self._writer.retry_now()

    def move_to(self, root: Path) -> None:
        """Go on in another folder, and let go of the old one.

        Raises a StoreTrouble when that one cannot be used; then nothing changes.
        """
        if root == self.folder.root:
            self.retry()
            return
        with ExitStack() as new:
            new.enter_context(folder_lock(self.files, root))
            self._writer.move_to(Folder(root)).result(PATIENCE)
            self._lock.close()
            self._lock = new.pop_all()
        self._edition += 1
        self.flush()

    def in_turn(self, work: Callable[[Folder], T]) -> T:
        """Do other work on files in the writer's thread, after what was handed over before."""
        return self._writer.run(work).result()

    def discard(self, session_id: str) -> None:
        """Delete a session; until the app closes it can be put back. Raises a StoreTrouble."""
        if self.live is not None and self.live.session.id == session_id:
            self.live = None
            _tell(self.when_changed)
        self._deleted.add(session_id)  # first: a phone's note that is still on its way must not bring it back
        self._writer.forget(session_id)
        try:
            self.in_turn(lambda folder: discard(self.files, folder, session_path(folder, session_id)))
        except StoreTrouble:
            self._deleted.discard(session_id)
            raise
        self.in_turn(lambda folder: forget_index(self.files, folder))
        self._groups.free(session_id)

    def put_back(self, session_id: str) -> None:
        """Undo :meth:`discard`. Raises a StoreTrouble."""
        self.in_turn(lambda folder: put_back(self.files, folder, session_path(folder, session_id)))
        self._deleted.discard(session_id)
        self._groups.lead_again(session_id)

    def search(self, words: str) -> "tuple[Hit, ...]":
        """Where these words are said in the minutes of all sessions."""
        from herstelgroep.store.search import search

        return search(self.files, self.folder, words, self.new_handle)

    def keep_settings(self, settings: Settings) -> None:
        """Keep the settings. Raises a StoreTrouble; the new settings hold for now all the same."""
        self.settings = settings
        self.in_turn(lambda folder: keep_settings(self.files, folder, settings))

    @cached_property
    def _groups(self) -> "KeptGroups":
        from herstelgroep.store.kept_groups import KeptGroups  # home does without

        return KeptGroups(self.files, self._writer, self._aside)

    def _open_store(self, folder: Folder, key: str) -> Store:
        return self._groups.place(folder) if key.startswith("groep:") else open_session_store(self.files, folder, key)

    def groups(self) -> "tuple[Group, ...]":
        """Every group by name. Raises a StoreTrouble; a corrupt file is set aside, and told only once."""
        return self._groups.every()

    def group(self, wanted: str) -> "Group":
        """The group with this id or (part of its) name. Raises NoSuchGroup or a StoreTrouble."""
        from herstelgroep.store.groups import find_group

        return find_group(self.groups(), wanted)

    def keep_group(self, group: "Group") -> "Group":
        """Keep a group, new or changed; it is on disk when this returns what was kept.

        Raises a StoreTrouble; the group then waits in memory like a session, until it can be kept.
        """
        return self._groups.keep(group)

    def remove_group(self, group_id: str) -> None:
        """Take a group away, its sessions stay; :meth:`keep_group` puts it back. Raises a StoreTrouble."""
        self._groups.remove(group_id)

    def memory_of(self, group: "Group") -> "Memory":
        """What this group remembers of its meetings. Raises a StoreTrouble when the folder cannot be read."""
        from herstelgroep.groups.memory import remember

        return remember(group, self.archive.sessions_of(group.id))

    def going_on(self, group: "Group") -> str:
        """The session of this group that began today and is not finished (its id), or nothing.

        Raises a StoreTrouble.
        """
        from herstelgroep.groups.turn import going_on

        now = [self.live.session] if self.live is not None else []  # it is further than its file
        kept = (one for one in self.archive.sessions_of(group.id) if one.id not in [live.id for live in now])
        return going_on(group, (*now, *kept), self.world.today())

    def own_programmes(self) -> "tuple[OwnProgramme, ...]":
        """The programmes of the user's own, drafts too. Raises a StoreTrouble."""
        from herstelgroep.store.own_programmes import own_programmes  # home does without

        return own_programmes(self.files, self.folder, self.catalogue)

    def keep_programme(self, programme: "Programme", name: str = "", seen: str = "") -> "Kept":
        """Keep a programme of the user's own, as a draft while it has faults. Raises a StoreTrouble.

        ``name`` is that of its file when it has one, and ``seen`` what that held when it was kept or read last.
        """
        from herstelgroep.store.own_programmes import keep_programme

        return self._with_programmes(lambda folder: keep_programme(self.files, folder, programme, name, seen))

    def seen_programme(self, name: str) -> str:
        """What the files of a programme of the user's own hold now. Raises a StoreTrouble."""
        from herstelgroep.store.own_programmes import seen_programme

        return seen_programme(self.files, self.folder, name)

    def remove_programme(self, name: str) -> None:
        """Take a programme of the user's own away; until the app closes it can be put back. Raises a StoreTrouble."""
        from herstelgroep.store.own_programmes import remove_programme

        self._with_programmes(lambda folder: remove_programme(self.files, folder, name))

    def put_programme_back(self, name: str) -> None:
        """Undo :meth:`remove_programme`. Raises a StoreTrouble."""
        from herstelgroep.store.own_programmes import put_programme_back

        self._with_programmes(lambda folder: put_programme_back(self.files, folder, name))

    def share_programme(self, programme: "Programme") -> Path:
        """Write a programme as a file to give to somebody; returns where it is. Raises a StoreTrouble."""
        from herstelgroep.store.own_programmes import share_programme

        return self.in_turn(lambda folder: share_programme(self.files, folder, programme))

    def _with_programmes(self, work: Callable[[Folder], T]) -> T:
        try:
            return self.in_turn(work)
        finally:
            self._edition += 1

    def flush(self) -> bool:
        """Wait until what was handed over is on disk; tells whether it is."""
        return self._writer.flush(PATIENCE)

    def close(self) -> bool:
        """Keep what waits and stop; tells whether all is on disk."""
        done = self._writer.close(PATIENCE)
        with suppress(StoreTrouble):  # otherwise the next start empties it
            empty_bin(self.files, self.folder)
        forget_old_index(self.files, self.folder)
        self._lock.close()
        return done


def _tell(listeners: list[Callable[[], None]]) -> None:
    for listener in tuple(listeners):
        listener()


@contextmanager
def open_desk(files: FileSystem, root: Path, world: World) -> Iterator[Desk]:
    """The desk in this folder, for one app or command at a time.

    Raises FolderBusy when another holds it, and a StoreTrouble when it cannot be used.
    """
    with ExitStack() as lock:
        lock.enter_context(folder_lock(files, root))
        folder = open_folder(files, root)
        empty_bin(files, folder)
        forget_old_index(files, folder)
        desk = Desk(files, folder, world, lock.pop_all())
    try:
        yield desk
    finally:
        desk.close()
