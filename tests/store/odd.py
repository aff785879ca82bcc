"""Entries of a folder that are no ordinary files."""

import os
from pathlib import Path


def odd_entries(folder: Path, ending: str = "") -> list[str]:
    """Put one of every odd kind in a folder; returns their names, sorted."""
    names = [f"{name}{ending}" for name in ("apparaat", "heen", "map", "nergens", "pijp", "ring", "terug")]
    device, there, inside, nowhere, pipe, ring, back = (folder / name for name in names)
    device.symlink_to("/dev/zero")
    there.symlink_to(back)
    inside.mkdir()
    nowhere.symlink_to("is er niet")
    os.mkfifo(pipe)
    ring.symlink_to(ring.name)
    back.symlink_to(there)
    return names
