"""The groups in their one file, each a document under its own id."""

from collections.abc import Iterable

import msgspec
from tinydb.table import Document

from herstelgroep.errors import HerstelgroepError
from herstelgroep.groups.days import GroupRefused
from herstelgroep.groups.keeping import renewed, tidy
from herstelgroep.groups.model import Group
from herstelgroep.store.document import Kind
from herstelgroep.store.files import FileSystem
from herstelgroep.store.folder import Folder
from herstelgroep.store.names import safe_name
from herstelgroep.store.storage import AtomicStorage, NamedTables, read_tables
from herstelgroep.store.trouble import FileCorrupt

GROUPS = Kind("herstelgroep-groepen")
FILE = "groepen.json"
TABLE = "groepen"


class NoSuchGroup(HerstelgroepError):
    """No group answers to that name, or more than one does."""


def open_group_store(files: FileSystem, folder: Folder) -> AtomicStorage:
    """The place of all groups."""
    return AtomicStorage(folder.root / FILE, files, GROUPS)


def read_groups(files: FileSystem, folder: Folder) -> tuple[Group, ...]:
    """All groups by name. It only reads. Raises a StoreTrouble: FileCorrupt, FileNewer or of the disk."""
    storage = open_group_store(files, folder)
    with read_tables(storage) as tables:
        documents = tables.table(TABLE).all()
    try:
        found = [tidy(msgspec.convert({**one, "id": str(one.doc_id)}, Group)) for one in documents]
    except (msgspec.ValidationError, GroupRefused) as error:
        raise FileCorrupt(storage.path) from error
    return tuple(sorted(found, key=by_name))


def by_name(group: Group) -> tuple[str, str]:
    """The order of groups in every list."""
    return group.name.casefold(), group.id


def keep_group(files: FileSystem, folder: Folder, group: Group) -> Group:
    """Keep this group beside the others; what is returned is on disk.

    Nothing is written over a file that cannot be read. Raises a StoreTrouble, or
    :class:`~herstelgroep.groups.days.GroupRefused` for a plan that cannot be.
    """
    earlier = next((one for one in read_groups(files, folder) if one.id == group.id), None)
    group = renewed(earlier, tidy(group))
    with NamedTables(open_group_store(files, folder)) as tables:
        tables.table(TABLE).upsert(Document(msgspec.to_builtins(group), doc_id=group.id))  # type: ignore[arg-type]
    return group


def plan_stem(group: Group) -> str:
    """The name of files with the plan of this group; another group with a name like it has other files."""
    return f"agenda-{safe_name(group.name, 40)}-{safe_name(group.id)[-4:]}"


def delete_group(files: FileSystem, folder: Folder, group_id: str) -> None:
    """Take a group away; its sessions stay. Raises a StoreTrouble."""
    read_groups(files, folder)
    with NamedTables(open_group_store(files, folder)) as tables:
        table = tables.table(TABLE)
        if table.contains(doc_id=group_id):
            table.remove(doc_ids=[group_id])


def find_group(groups: Iterable[Group], wanted: str) -> Group:
    """The group with this id or name, or the only one whose name begins so or has it in it.

    Raises :class:`NoSuchGroup`.
    """
    groups = tuple(groups)
    said = " ".join(wanted.casefold().split())
    for match in (
        lambda group: group.id == wanted,
        lambda group: group.name.casefold() == said,
        lambda group: bool(said) and group.name.casefold().startswith(said),
        lambda group: len(said) > 2 and said in group.name.casefold(),
    ):
        found = [group for group in groups if match(group)]
        if len(found) == 1:
            return found[0]
        if found:
            raise NoSuchGroup(f"Er zijn {len(found)} groepen die zo heten: {_named(found)}. Typ meer van de naam.")
    raise NoSuchGroup("Die groep is er niet. Kijk met 'herstelgroep groepen' welke er zijn.")


def _named(groups: list[Group]) -> str:
    """The names of these groups; with their ids where the names are the same."""
    names = [group.name.casefold() for group in groups]
    return ", ".join(
        f"{group.name} ({group.id})" if names.count(group.name.casefold()) > 1 else group.name for group in groups
    )
