"""A document as a tagged PDF (PDF/UA-1 and PDF/A-2a) with embedded fonts.

The text goes in as data and is never read as markup.
"""

from collections.abc import Callable
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

import msgspec
import typst

from herstelgroep.minutes.document import Document
from herstelgroep.minutes.glyphs import shown, surely_shown
from herstelgroep.minutes.layout import document_of
from herstelgroep.minutes.model import Minutes

_STANDARDS: list[Any] = ["ua-1", "a-2a"]


def render_pdf(minutes: Minutes) -> bytes:
    """The minutes as PDF; equal minutes give equal bytes."""
    return pdf_of(document_of(minutes))


def pdf_of(document: Document) -> bytes:
    """A document as PDF. Characters that no shipped font has become "[teken]"."""
    builtins = msgspec.to_builtins(msgspec.structs.replace(document, date=_day(document.date)))
    try:
        return _compiled(_mapped(builtins, shown))
    except typst.TypstError:
        # Some heap of joined signs that no font can draw together: no note may make an export fail.
        return _compiled(_mapped(builtins, surely_shown))


def _day(iso: str) -> str:
    """The date the file carries; the format asks for one, so without a date a fixed day that says nothing."""
    try:
        return date.fromisoformat(iso).isoformat()
    except ValueError:
        return "1980-01-01"


def _compiled(document: Any) -> bytes:
    template, fonts, root = _parts()
    made = typst.compile(
        template,
        root=root,
        font_paths=fonts,
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={"document": msgspec.json.encode(document).decode()},
        pdf_standards=_STANDARDS,
        timestamp=0,
    )
    assert isinstance(made, bytes)
    return made


@cache
def _parts() -> tuple[str, typst.Fonts, str]:
    """The template, the shipped fonts, and a folder that is there whatever the working folder is."""
    here = resources.files("herstelgroep.minutes")
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(here.joinpath("fonts"))]
    )
    templates = here.joinpath("templates")
    return str(templates.joinpath("minutes.typ")), fonts, str(templates)


def _mapped(value: Any, change: Callable[[str], str]) -> Any:
    """The same with every text changed."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, dict):
        return {key: _mapped(one, change) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_mapped(one, change) for one in value]
    return value
