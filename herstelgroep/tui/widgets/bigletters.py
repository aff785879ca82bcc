"""A few letters drawn large, three lines high, for who sits further away."""

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from herstelgroep.qr import half_blocks

LINES = 3
WIDE = 5
GAP = 2
# Each letter row by row, five modules wide and six high.
_LETTERS = {
    "A": "01110 10001 10001 11111 10001 10001",
    "B": "11110 10001 11110 10001 10001 11110",
    "C": "01111 10000 10000 10000 10000 01111",
    "D": "11110 10001 10001 10001 10001 11110",
    "E": "11111 10000 11110 10000 10000 11111",
    "F": "11111 10000 11110 10000 10000 10000",
    "G": "01111 10000 10000 10011 10001 01111",
    "H": "10001 10001 11111 10001 10001 10001",
    "I": "01110 00100 00100 00100 00100 01110",
    "J": "00111 00010 00010 00010 10010 01100",
    "K": "10001 10010 11100 10100 10010 10001",
    "L": "10000 10000 10000 10000 10000 11111",
    "M": "10001 11011 10101 10101 10001 10001",
    "N": "10001 11001 10101 10011 10001 10001",
    "O": "01110 10001 10001 10001 10001 01110",
    "P": "11110 10001 10001 11110 10000 10000",
    "Q": "01110 10001 10001 10101 10010 01101",
    "R": "11110 10001 10001 11110 10010 10001",
    "S": "01111 10000 01110 00001 00001 11110",
    "T": "11111 00100 00100 00100 00100 00100",
    "U": "10001 10001 10001 10001 10001 01110",
    "V": "10001 10001 10001 10001 01010 00100",
    "W": "10001 10001 10101 10101 11011 10001",
    "X": "10001 01010 00100 00100 01010 10001",
    "Y": "10001 10001 01010 00100 00100 00100",
    "Z": "11111 00010 00100 01000 10000 11111",
}


def big(word: str) -> tuple[str, ...]:
    """A word of the letters A to Z on three lines; any other sign is left out."""
    letters = [_LETTERS[letter].split() for letter in word.upper() if letter in _LETTERS]
    drawn = tuple(("0" * GAP).join(rows) for rows in zip(*letters, strict=True))
    return half_blocks(drawn) if drawn else ("",) * LINES


def big_width(word: str) -> int:
    """How many cells wide the large word is."""
    return len(big(word)[0])


class BigLetters(Widget):
    """A word in large letters; it never breaks."""

    DEFAULT_CSS = "BigLetters { width: auto; height: 3; color: $primary; }"

    word: reactive[str] = reactive("", layout=True)

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """As wide as the letters."""
        return big_width(self.word)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Always as high."""
        return LINES

    def render(self) -> Content:
        """The letters."""
        return Content("\n".join(big(self.word)))
