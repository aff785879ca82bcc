"""``controleer``: check programme files, and tell every fault and every remark on the writing at once."""

from argparse import ArgumentParser, Namespace, _ArgumentGroup
from collections.abc import Iterable, Iterator
from pathlib import Path

from herstelgroep.commands.common import counted, folder_of, remark
from herstelgroep.programme.faults import Fault, FaultyProgramme, named
from herstelgroep.programme.reading import read_programme
from herstelgroep.programme.writing import judge
from herstelgroep.store.files import RealFiles
from herstelgroep.store.programmes import ENDING, built_in_folder, no_file, programme_names, programme_text

_FILES = RealFiles()
_MOST_REMARKS = 50


def arguments(parser: ArgumentParser, options: _ArgumentGroup) -> None:
    """What can be typed."""
    parser.add_argument(
        "pad",
        nargs="*",
        type=Path,
        metavar="PAD",
        help="bestanden of mappen; zonder PAD alles, ook je eigen programma's",
    )


def run(args: Namespace) -> int:
    """Say of each file that it is in order, or what is wrong with it. Remarks on the writing are no faults: 0."""
    faults: list[Fault] = []
    remarks: list[str] = []
    noticed = 0
    for group in _groups(args, faults):
        ids: dict[str, str] = {}
        for path in group:
            before = len(faults)
            noted = _check(path, ids, faults)
            if len(faults) == before:
                print(f"{named(path.name)}: {f'te gebruiken, {len(noted)} keer let op' if noted else 'in orde'}")
            noticed += len(noted)
            remarks.extend(_first(noted, path.name))
    for fault in faults:
        remark(str(fault))
    for one in remarks:
        remark(one)
    if remarks:
        remark(f"{noticed} keer let op. Dit zijn geen fouten: je kunt gewoon verder.")
    if faults:
        remark(f"{counted(len(faults), 'fout', 'fouten')} gevonden. Er is niets veranderd.")
    return 1 if faults else 0


def _groups(args: Namespace, faults: list[Fault]) -> Iterator[list[Path]]:
    """The files to check; within one group no two programmes may have the same id."""
    if not args.pad:
        yield from (_inside(folder, faults) for folder in (built_in_folder(), folder_of(args).programmes))
        return
    loose: list[Path] = []
    for path in args.pad:
        if not path.is_dir():
            loose.append(path)
            continue
        before = len(faults)
        inside = _inside(path, faults)
        if not inside and len(faults) == before:
            faults.append(Fault(str(path), "", "", f"in deze map staat geen enkel bestand op {ENDING}."))
        yield inside
    yield loose


def _inside(folder: Path, faults: list[Fault]) -> list[Path]:
    return [folder / name for name in programme_names(_FILES, folder, faults)]


def _check(path: Path, ids: dict[str, str], faults: list[Fault]) -> list[str]:
    """Gather the faults of a file; what remains are the remarks on how it is written."""
    if path.is_symlink() and not path.exists():
        faults.append(no_file(str(path)))
        return []
    if not path.exists():
        faults.append(Fault(str(path), "", "", "dit bestand is er niet. Kijk of de naam klopt."))
        return []
    text = programme_text(_FILES, path, faults)
    if text is None:
        return []
    try:
        programme = read_programme(text, path.name)
    except FaultyProgramme as error:
        faults.extend(error.faults)
        return []
    faults.extend(_twice(programme.id, path.name, ids))
    return [f"let op: {named(path.name)} · {one}" for one in judge(programme)]


def _first(noted: list[str], name: str) -> list[str]:
    more = len(noted) - _MOST_REMARKS
    return noted if more <= 1 else [*noted[:_MOST_REMARKS], f"let op: {named(name)} · en nog {more} keer."]


def _twice(programme_id: str, name: str, ids: dict[str, str]) -> Iterable[Fault]:
    other = ids.setdefault(programme_id, name)
    if other != name:
        yield Fault(name, "", "id", f"'{programme_id}' staat ook al in {other}; dat programma geldt.")
