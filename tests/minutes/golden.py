"""What every format of the example must be: compared in tests, written anew with ``python -m tests.minutes.golden``."""

import io
from pathlib import Path

import docx
import pypdf
from docx.table import Table

from herstelgroep.minutes.build import build_minutes
from herstelgroep.minutes.formats import render
from herstelgroep.minutes.paper import render_script
from tests.minutes.example import PROGRAMME, example

HERE = Path(__file__).parent / "golden"


def words_of_docx(data: bytes) -> str:
    """The style and text of every paragraph, and every row of a table, a line each."""
    lines = []
    for part in docx.Document(io.BytesIO(data)).iter_inner_content():
        if isinstance(part, Table):
            lines += [" | ".join(cell.text for cell in row.cells) for row in part.rows]
        else:
            name = part.style.name if part.style else None
            lines.append(f"{name}: {part.text}".rstrip())
    return "\n".join(lines) + "\n"


def words_of_pdf(data: bytes) -> str:
    """The words of a PDF, a line for each line on the page."""
    pages = pypdf.PdfReader(io.BytesIO(data)).pages
    lines = [" ".join(line.split()) for page in pages for line in page.extract_text().splitlines()]
    return "\n".join(line for line in lines if line) + "\n"


def made() -> dict[str, str]:
    """The golden files by name, as they are made now."""
    minutes = build_minutes(example())
    found = {f"verslag.{name}": render(minutes, name).decode() for name in ("md", "html", "csv", "json")}
    found["verslag.docx.txt"] = words_of_docx(render(minutes, "docx"))
    found["verslag.pdf.txt"] = words_of_pdf(render(minutes, "pdf"))
    script = PROGRAMME.scripts[0]
    found["draaiboek.md"] = render_script(PROGRAMME, script, "md").decode()
    found["draaiboek.html"] = render_script(PROGRAMME, script, "html").decode()
    found["draaiboek.pdf.txt"] = words_of_pdf(render_script(PROGRAMME, script, "pdf"))
    return found


if __name__ == "__main__":
    for name, text in made().items():
        (HERE / name).write_bytes(text.encode())
