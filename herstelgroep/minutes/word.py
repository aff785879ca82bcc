"""A document as DOCX: headings, lists and tables as styles, and nothing about who made it or when."""

import io
import zipfile
from typing import Any

import docx
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph as WordParagraph
from docx.text.run import Run

from herstelgroep.minutes.document import Block, Bullet, Bullets, Document, Facts, Heading, Paragraph, Room, Table
from herstelgroep.minutes.layout import document_of
from herstelgroep.minutes.model import Minutes

_INK, _SOFT = RGBColor(0x22, 0x30, 0x2E), RGBColor(0x55, 0x62, 0x5F)
_PINE, _OCHRE = RGBColor(0x1D, 0x4F, 0x45), RGBColor(0x6B, 0x47, 0x08)
_FONT = "Calibri"
_LINE = "D8D2C4"
_TEXT, _FIRST, _ANSWER = Cm(16.2), Cm(5.4), Cm(7.2)
_EPOCH = (1980, 1, 1, 0, 0, 0)
_TELLTALES = ("thumbnail", "extended-properties", "customXml", "stylesWithEffects")


def render_docx(minutes: Minutes) -> bytes:
    """The minutes as DOCX; equal minutes give equal bytes."""
    return docx_of(document_of(minutes))


def docx_of(document: Document) -> bytes:
    """A document as DOCX."""
    word = docx.Document()
    _set_styles(word)
    _set_page(word, document.footer)
    word.add_heading(_safe(document.title), 0)
    if document.subtitle:
        word.add_paragraph(_safe(document.subtitle), style="Subtitle")
    for block in document.blocks:
        _add(word, block)
    _drop_traces(word, _safe(document.footer))
    out = io.BytesIO()
    word.save(out)
    return _with_fixed_times(out.getvalue())


def _safe(text: str) -> str:
    """The text without the few characters that XML cannot hold."""
    return "".join(c for c in text if c >= " " or c == "\n")


def _set_styles(word: WordDocument) -> None:
    looks = {
        "Normal": (12, _INK, False, 0, 8),
        "Title": (28, _PINE, True, 0, 4),
        "Subtitle": (15, _INK, False, 0, 12),
        "Heading 1": (18, _PINE, True, 24, 6),
        "Heading 2": (13, _OCHRE, True, 12, 3),
        "Heading 3": (12, _INK, True, 10, 3),
        "List Bullet": (12, _INK, False, 0, 5),
        "List Bullet 2": (12, _SOFT, False, 0, 4),
    }
    for name, (size, colour, bold, before, after) in looks.items():
        style = word.styles[name]
        assert isinstance(style, ParagraphStyle)
        style.font.name, style.font.size, style.font.bold, style.font.italic = _FONT, Pt(size), bold, False
        style.font.color.rgb = colour
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
        style.paragraph_format.line_spacing = 1.25
        _set_language_and_font(style)
    title = word.styles["Title"].element.pPr
    for border in title.findall(qn("w:pBdr")):
        title.remove(border)


def _set_language_and_font(style: ParagraphStyle) -> None:
    run = style.element.get_or_add_rPr()
    fonts = run.rFonts
    for name in [name for name in fonts.attrib if name.endswith("Theme")]:
        del fonts.attrib[name]
    for kind in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(kind), _FONT)
    for old in (*run.findall(qn("w:lang")), *run.findall(qn("w:spacing"))):
        run.remove(old)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "nl-NL")
    run.append(language)


def _set_page(word: WordDocument, footer: str) -> None:
    section = word.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.4)
    section.top_margin, section.bottom_margin = Cm(2.2), Cm(2.2)
    line = section.footer.paragraphs[0]
    _soften(line, f"{_safe(footer)} · bladzijde ")
    for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        part.text = text
        _soften(line, "")._r.append(part)


def _soften(line: WordParagraph, text: str, size: float = 9.5) -> Run:
    run = line.add_run(text)
    run.font.size, run.font.color.rgb = Pt(size), _SOFT
    return run


def _add(word: WordDocument, block: Block) -> None:
    match block:
        case Heading(text=text, level=level):
            word.add_heading(_safe(text), level)
        case Paragraph(text=text, soft=soft, strong=strong):
            run = word.add_paragraph().add_run(_safe(text))
            run.bold = strong or None
            if soft:
                run.font.size, run.font.color.rgb = Pt(11), _SOFT
        case Facts(rows=rows, plain=plain):
            _add_answers(word, rows) if plain else _add_facts(word, rows)
        case Bullets(items=items, boxes=boxes):
            for item in items:
                _add_bullet(word, item, boxes=boxes)
        case Table(head=head, rows=rows, numbers=numbers, signs=signs):
            table = _add_table(word, head, rows, numbers=numbers)
            if signs:
                _narrow(table)
        case Room(columns=columns, lines=lines):
            _add_table(word, columns or ("",), (("\n" * lines,) * max(1, len(columns)),), numbers=False)


def _add_facts(word: WordDocument, rows: tuple[tuple[str, str], ...]) -> None:
    line = word.add_paragraph()
    for place, (name, value) in enumerate(rows):
        line.add_run(f"{_safe(name)}: ").font.color.rgb = _SOFT
        run = line.add_run(_safe(value))
        if place < len(rows) - 1:
            run.add_break(WD_BREAK.LINE)


def _add_answers(word: WordDocument, rows: tuple[tuple[str, str], ...]) -> None:
    """Each question softly, with its answer next to it."""
    for place, (name, value) in enumerate(rows, 1):
        line = word.add_paragraph()
        shape = line.paragraph_format
        shape.left_indent, shape.first_line_indent, shape.space_after = _ANSWER, -_ANSWER, Pt(3)
        shape.keep_together, shape.keep_with_next = True, place < len(rows)
        _soften(line, f"{_safe(name)}\t", 11)
        line.add_run(_safe(value))


def _add_bullet(word: WordDocument, item: Bullet, *, boxes: bool) -> None:
    mark = "☐ " if boxes else ""
    line = word.add_paragraph(f"{mark}{_safe(item.text)}", style="Normal" if boxes else "List Bullet")
    if item.after:
        _soften(line, f"  {_safe(item.after)}", 11)
    for text in item.under:
        word.add_paragraph(_safe(text), style="List Bullet 2")


def _add_table(
    word: WordDocument, head: tuple[str, ...], rows: tuple[tuple[str, ...], ...], *, numbers: bool
) -> WordTable:
    table: WordTable = word.add_table(rows=1 + len(rows), cols=len(head))
    table.autofit = True
    _draw_lines(table)
    for row, texts in zip(table.rows, (head, *rows), strict=True):
        first = texts is head
        for place, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
            line = cell.paragraphs[0]
            line.paragraph_format.space_before = line.paragraph_format.space_after = Pt(3)
            run = line.add_run(_safe(text))
            if first:
                run.font.size, run.font.color.rgb = Pt(11), _SOFT
            if numbers and place:
                line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for number, row in enumerate(table.rows):
        for name in ("w:cantSplit", "w:tblHeader")[: 1 if number else 2]:
            mark = OxmlElement(name)
            mark.set(qn("w:val"), "true")
            row._tr.get_or_add_trPr().append(mark)
    word.add_paragraph().paragraph_format.space_after = Pt(0)
    return table


def _narrow(table: WordTable) -> None:
    """Every column but the first as narrow as a sign, with small headings."""
    table.autofit = False
    widths = [_FIRST, *[(_TEXT - _FIRST) // (len(table.columns) - 1)] * (len(table.columns) - 1)]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for number, row in enumerate(table.rows):
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = width
            if width is _FIRST:
                continue
            cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
            for run in cell.paragraphs[0].runs if number == 0 else ():
                run.font.size = Pt(8)
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), "40")
        margin.set(qn("w:type"), "dxa")
        _cell_margins(table).append(margin)


def _cell_margins(table: WordTable) -> Any:
    properties = table._tbl.tblPr
    found = properties.find(qn("w:tblCellMar"))
    if found is None:
        found = OxmlElement("w:tblCellMar")
        look = properties.find(qn("w:tblLook"))
        properties.append(found) if look is None else look.addprevious(found)
    return found


def _draw_lines(table: WordTable) -> None:
    borders = OxmlElement("w:tblBorders")
    for side in ("bottom", "insideH"):
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "6"), ("space", "0"), ("color", _LINE)):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    properties = table._tbl.tblPr
    later = next((child for child in properties if child.tag in (qn("w:tblLayout"), qn("w:tblLook"))), None)
    if later is None:
        properties.append(borders)
    else:
        later.addprevious(borders)


def _drop_traces(word: WordDocument, title: str) -> None:
    """Leave out the template's thumbnail, application and history, and who made it and when."""
    for owner in (word.part.package, word.part):
        for key, relation in list(owner.rels.items()):
            if relation.reltype.rsplit("/", 1)[-1] in _TELLTALES:
                del owner.rels[key]
    core = word.core_properties._element
    for child in list(core):
        core.remove(child)
    word.core_properties.title, word.core_properties.language = title, "nl-NL"
    for part in (word.element, word.styles.element, word.settings.element):
        for child in list(part.iter(qn("w:rsids"), qn("w:rsid"), qn("w:savePreviewPicture"))):
            child.getparent().remove(child)
        for element in part.iter():
            for name in [name for name in element.attrib if "}rsid" in str(name)]:
                del element.attrib[name]


def _with_fixed_times(data: bytes) -> bytes:
    """The same package, its files in a fixed order and with a fixed time."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        first = "[Content_Types].xml"
        for name in sorted(old.namelist(), key=lambda name: (name != first, name)):
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 0, 0o600 << 16
            new.writestr(entry, old.read(name))
    return out.getvalue()
