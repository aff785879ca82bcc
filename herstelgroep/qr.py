"""Codes to scan: what a text looks like as squares, and the text that joins a Wi-Fi network."""

from functools import lru_cache
from itertools import zip_longest

QUIET = 2
"""Modules of white around a code; a phone needs them to find it on a dark screen."""
DARK = "1"
_SPECIAL = str.maketrans({sign: f"\\{sign}" for sign in '\\;,:"'})
_HEX = frozenset("0123456789abcdefABCDEF")


@lru_cache(maxsize=16)
def rows(text: str) -> tuple[str, ...]:
    """The code of a text, row by row: 1 is a dark module, 0 a light one; the quiet zone is part of it."""
    from qrcode.constants import ERROR_CORRECT_L
    from qrcode.main import QRCode

    code = QRCode(error_correction=ERROR_CORRECT_L, border=QUIET)
    code.add_data(text, optimize=0)
    return tuple("".join(DARK if dark else "0" for dark in row) for row in code.get_matrix())


def half_blocks(code: tuple[str, ...]) -> tuple[str, ...]:
    """The same in characters, two modules above one another in each, for dark letters on a light ground."""
    signs = {"00": " ", "10": "▀", "01": "▄", "11": "█"}
    pairs = zip_longest(code[::2], code[1::2], fillvalue="0" * len(code[0]))
    return tuple("".join(signs[above + below] for above, below in zip(*pair, strict=True)) for pair in pairs)


def wifi_text(name: str, password: str, *, hidden: bool = False) -> str:
    """What a phone reads to join a network; an empty password is a network without one."""
    kind = f"T:WPA;S:{_name(name)};P:{password.translate(_SPECIAL)};" if password else f"T:nopass;S:{_name(name)};"
    return f"WIFI:{kind}{'H:true;' if hidden else ''};"


def _name(name: str) -> str:
    """The name with its special signs escaped; one that phones could read as hexadecimal stands between quotes."""
    return f'"{name}"' if name and _HEX.issuperset(name) else name.translate(_SPECIAL)
