"""What keeps a programme that somebody is making from being led."""

from collections.abc import Iterable, Iterator

from herstelgroep.programme.checks import check_programme
from herstelgroep.programme.faults import Fault, named
from herstelgroep.programme.model import Programme

_EMPTY = "is nog leeg. Typ iets."


def faults_of(programme: Programme, file: str = "") -> Iterator[Fault]:
    """Every fault that keeps a programme from being led."""
    yield from _empty(file, "", (("titel", programme.title), ("doel", programme.purpose), ("bron", programme.source)))
    for script in programme.scripts:
        place = f"bijeenkomst {script.nr}"
        yield from _empty(file, place, (("titel", script.title), ("minuten", script.minutes)))
        for number, segment in enumerate(script.segments, 1):
            here = f"{place} · onderdeel {number}" + (f" ({named(segment.title)})" if segment.title else "")
            yield from _empty(file, here, (("titel", segment.title),))
        for number, topic in enumerate(script.topic_list.topics if script.topic_list else (), 1):
            yield from _empty(file, f"{place} · onderwerp {number}", (("titel", topic.title),))
    for capture in {(one.key, one.title): one for script in programme.scripts for one in script.captures}.values():
        yield from _empty(file, f"vangst {capture.key}", (("titel", capture.title),))
    yield from check_programme(programme, file)


def _empty(file: str, place: str, fields: Iterable[tuple[str, object]]) -> Iterator[Fault]:
    for key, value in fields:
        if not value:
            yield Fault(file, place, key, _EMPTY)
