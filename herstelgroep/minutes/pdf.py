"""A document as a tagged PDF (PDF/UA-1 and PDF/A-2a) with embedded fonts.

The text goes in as data and is never read as markup.
"""

from functools import cache
from importlib import resources
from typing import Any

import msgspec
import typst

from herstelgroep.minutes.document import Document
from herstelgroep.minutes.glyphs import shown
from herstelgroep.minutes.layout import document_of
from herstelgroep.minutes.model import Minutes

_STANDARDS: list[Any] = ["ua-1", "a-2a"]


def render_pdf(minutes: Minutes) -> bytes:
    """The minutes as PDF; equal minutes give equal bytes."""
    return pdf_of(document_of(minutes))


def pdf_of(document: Document) -> bytes:
    """A document as PDF. Characters that no shipped font has become "[teken]"."""
    data = msgspec.json.encode(_shown(msgspec.to_builtins(document))).decode()
    template, fonts, root = _parts()
    made = typst.compile(
        template,
        root=root,
        font_paths=fonts,
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={"document": data},
        pdf_standards=_STANDARDS,
        timestamp=0,
    )
    assert isinstance(made, bytes)
    return made


@cache
def _parts() -> tuple[bytes, typst.Fonts, str]:
    """The template, the shipped fonts, and a folder that is there whatever the working folder is."""
    here = resources.files("herstelgroep.minutes")
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(here.joinpath("fonts"))]
    )
    templates = here.joinpath("templates")
    return templates.joinpath("minutes.typ").read_bytes(), fonts, str(templates)


def _shown(value: Any) -> Any:
    if isinstance(value, str):
        return shown(value)
    if isinstance(value, dict):
        return {key: _shown(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_shown(one) for one in value]
    return value
