"""A document as one HTML file: no outside resources, no script, prints well."""

import base64
import hashlib
from html import escape
from importlib import resources

from herstelgroep.minutes.document import Block, Bullet, Bullets, Document, Facts, Heading, Paragraph, Room, Table
from herstelgroep.minutes.layout import document_of
from herstelgroep.minutes.model import Minutes


def render_html(minutes: Minutes) -> bytes:
    """The minutes as HTML in UTF-8."""
    return html_of(document_of(minutes))


def html_of(document: Document) -> bytes:
    """A document as HTML in UTF-8; the policy in it allows its own style and nothing else."""
    style = resources.files("herstelgroep.minutes").joinpath("templates/minutes.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    subtitle = f'<p class="subtitle">{_text(document.subtitle)}</p>\n' if document.subtitle else ""
    body = "\n".join(_block(block) for block in document.blocks)
    kind = ' class="large"' if document.large else ""
    page = f"""<!DOCTYPE html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>{_text(document.footer)}</title>
<style>{style}</style>
</head>
<body{kind}>
<main>
<header>
<h1>{_text(document.title)}</h1>
{subtitle}</header>
{body}
</main>
</body>
</html>
"""
    return page.encode()


def _text(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def _block(block: Block) -> str:
    match block:
        case Heading(text=text, level=level):
            return f"<h{level + 1}>{_text(text)}</h{level + 1}>"
        case Paragraph(text=text, soft=soft, strong=strong):
            kind = ' class="soft"' if soft else ' class="strong"' if strong else ""
            return f"<p{kind}>{_text(text)}</p>"
        case Facts(rows=rows, plain=plain):
            pairs = "\n".join(f"<div><dt>{_text(name)}</dt><dd>{_text(value)}</dd></div>" for name, value in rows)
            kind = ' class="plain"' if plain else ""
            return f"<dl{kind}>\n{pairs}\n</dl>"
        case Bullets(items=items, boxes=boxes):
            kind = ' class="boxes"' if boxes else ""
            return f"<ul{kind}>\n" + "\n".join(_bullet(item) for item in items) + "\n</ul>"
        case Table(head=head, rows=rows, numbers=numbers, signs=signs):
            return _table(head, rows, "numbers" if numbers else "signs" if signs else "")
        case Room(columns=columns, lines=lines):
            height = "".join("<br>" for _ in range(lines))
            return _table(columns, ((height,) * max(1, len(columns)),), "room", made=True)


def _bullet(item: Bullet) -> str:
    after = f' <span class="soft">{_text(item.after)}</span>' if item.after else ""
    under = "".join(f"<li>{_text(text)}</li>" for text in item.under)
    return f"<li>{_text(item.text)}{after}{f'<ul>{under}</ul>' if under else ''}</li>"


def _table(head: tuple[str, ...], rows: tuple[tuple[str, ...], ...], kind: str, *, made: bool = False) -> str:
    """A table; ``made`` cells are our own empty room and not text."""
    mark = f' class="{kind}"' if kind else ""
    titles = "".join(f'<th scope="col">{_text(cell)}</th>' for cell in head)
    top = f"<thead><tr>{titles}</tr></thead>\n" if any(head) else ""
    lines = "\n".join("<tr>" + "".join(f"<td>{c if made else _text(c)}</td>" for c in row) + "</tr>" for row in rows)
    return f"<table{mark}>\n{top}<tbody>\n{lines}\n</tbody>\n</table>"
