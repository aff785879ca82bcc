"""The formats minutes can be given out in; the heavy ones are loaded when they are used."""

from collections.abc import Callable
from importlib import import_module

import msgspec

from herstelgroep.errors import HerstelgroepError
from herstelgroep.minutes.model import Minutes


class NoSuchFormat(HerstelgroepError):
    """Minutes cannot be made in this format; the message names the ones there are."""


class Format(msgspec.Struct, frozen=True):
    """A format: what people call it, the ending of its files, and which function makes it."""

    name: str
    ending: str
    module: str
    function: str

    def load(self) -> Callable[[Minutes], bytes]:
        """The renderer; loading it may take a moment for PDF and DOCX."""
        renderer: Callable[[Minutes], bytes] = getattr(import_module(self.module), self.function)
        return renderer


def _format(name: str, ending: str, module: str) -> Format:
    return Format(name, ending, f"herstelgroep.minutes.{module}", f"render_{ending}")


FORMATS: dict[str, Format] = {
    "md": _format("Markdown", "md", "markdown"),
    "html": _format("webpagina", "html", "html"),
    "docx": _format("Word", "docx", "word"),
    "pdf": _format("PDF", "pdf", "pdf"),
    "csv": _format("rekenblad", "csv", "spreadsheet"),
    "json": _format("gegevens", "json", "data"),
}


def render(minutes: Minutes, format: str) -> bytes:
    """The minutes as a file of this format. Raises :class:`NoSuchFormat`."""
    if format not in FORMATS:
        raise NoSuchFormat(f"We kennen geen formaat '{format}'. Kies uit: {', '.join(FORMATS)}.")
    return FORMATS[format].load()(minutes)
