"""What is measured, against what, and what we aim for."""

from collections.abc import Callable
from typing import NamedTuple

from benchmarks import first_frame, kept_note, key_to_paint, long_pdf, memory, own_programmes, phones
from benchmarks.pairs import Effort, Pairs


def milliseconds(seconds: float) -> str:
    """Seconds as people read them."""
    return f"{seconds * 1000:.1f} ms".replace(".", ",")


def megabytes(kilobytes: float) -> str:
    """Kilobytes as people read them."""
    return f"{kilobytes / 1024:.1f} MB".replace(".", ",")


class Bench(NamedTuple):
    """One measurement; ``aim`` and ``aim_p95`` are the most times the bare one it should be.

    ``within`` is what 95 out of 100 should stay under, in the unit itself.
    """

    what: str
    measure: Callable[[Effort], Pairs]
    aim: float
    aim_p95: float | None = None
    unit: Callable[[float], str] = milliseconds
    within: float | None = None


BENCHES: dict[str, Bench] = {
    "home": Bench("Eerste beeld / kale Textual-app", first_frame.measure, 1.6),
    "home-own": Bench("Eerste beeld, 300 eigen programma's / geen", own_programmes.measure, 1.2),
    "key": Bench("Toets, 500 briefjes / kale Input", key_to_paint.measure, 2.0, 3.0),
    "note": Bench("Briefje bewaard, 200 briefjes / TinyDB", kept_note.measure, 2.0),
    "pdf": Bench("PDF van lang verslag / typst alleen", long_pdf.measure, 1.5),
    "memory": Bench("Geheugen, 500 briefjes / kale Textual-app", memory.measure, 1.6, unit=megabytes),
    "phones": Bench("100 telefoons in een seconde / één briefje", phones.measure, 5.0, 10.0, within=1.0),
    "key-phones": Bench("Toets, 100 briefjes per seconde / in rust", phones.measure_keys, 10.0),
}
