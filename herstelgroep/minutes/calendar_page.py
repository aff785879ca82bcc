"""The plan of a group on paper, to hang on a wall: every day, its time and what it is about; never who comes."""

from collections.abc import Iterator

from herstelgroep.groups.model import Group, Planned
from herstelgroep.groups.words import hours, how_often, short_day
from herstelgroep.minutes.cleaned import cleaned
from herstelgroep.minutes.document import Block, Document, Facts, Paragraph, Table
from herstelgroep.minutes.paper import NoSuchPaper, paper_renderer

PLAN_FORMATS = ("pdf", "html", "md")
_WIDTHS = (3, 3, 5)


def render_plan(group: Group, format: str) -> bytes:
    """The plan as a file in one of :data:`PLAN_FORMATS`. Raises :class:`NoSuchPaper`."""
    if format not in PLAN_FORMATS:
        raise NoSuchPaper(f"Een plan kan als {', '.join(PLAN_FORMATS)}. Kies een daarvan.")
    return paper_renderer(format)(plan_page(group))


def plan_page(group: Group) -> Document:
    """The plan as blocks."""
    return cleaned(
        Document(
            title=group.name,
            subtitle=group.title if group.title != group.name else "",
            date=group.planned[0].day if group.planned else "",
            footer=f"Agenda van {group.name}",
            blocks=tuple(_blocks(group)),
        )
    )


def _blocks(group: Group) -> Iterator[Block]:
    rhythm = how_often(group)
    facts = (("Wanneer", f"{rhythm}, om {group.time} uur"), ("Waar", group.place))
    yield Facts(tuple((name, text) for name, text in facts if text))
    if not group.planned:
        yield Paragraph("Er staat nog niets gepland.")
        return
    yield Table(("Dag", "Tijd", "Waarover"), tuple(_row(planned) for planned in group.planned), widths=_WIDTHS)
    if any(planned.in_question for planned in group.planned):
        yield Paragraph("Bij een feestdag met een vraag spreken we nog af of we elkaar zien.", soft=True)


def _row(planned: Planned) -> tuple[str, str, str]:
    day = short_day(planned.day)
    if planned.skipped:
        why = f" ({planned.holiday})" if planned.holiday else ""
        return day, "–", f"Geen bijeenkomst{why}"
    if planned.in_question:
        return day, hours(planned), f"{planned.title}\n({planned.holiday}: wel of niet?)"
    return day, hours(planned), planned.title
