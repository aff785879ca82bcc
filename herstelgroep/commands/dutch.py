"""What argparse says, in Dutch."""

import argparse
import re
from collections.abc import Iterable

_SENTENCES = [
    (r"the following arguments are required: (.+)", r"Er ontbreekt nog iets: \1."),
    (r"unrecognized arguments: (.+)", r"Dit begrijpen we niet: \1."),
    (r"argument (.+?): expected .*", r"Achter \1 hoort nog iets."),
    (r"argument (.+?): not allowed with argument (.+)", r"Kies één van twee: \1 of \2."),
    (r"one of the arguments (.+) is required", r"Kies één van deze: \1."),
    (r"argument OPDRACHT: invalid choice: (.+?) \(.*\)", r"We kennen de opdracht \1 niet."),
    (r"argument (.+?): invalid choice: (.+?) \(choose from (.+)\)", r"Bij \1 past \2 niet. Kies uit: \3."),
    (r"argument (.+?): invalid int value: (.+)", r"Bij \1 hoort een heel getal, niet \2."),
    (r"argument (.+?): ignored explicit argument (.+)", r"Achter \1 hoort niets, ook niet \2."),
    (r"argument (.+?): (.+)", r"Bij \1: \2"),
]


def in_dutch(message: str) -> str:
    """The Dutch sentence for a message of argparse."""
    for pattern, sentence in _SENTENCES:
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found:
            return found.expand(sentence)
    return "Dit begrijpen we niet."


class DutchHelp(argparse.HelpFormatter):
    """Help in Dutch, no wider than a small screen."""

    def __init__(self, prog: str, **settings: int) -> None:
        super().__init__(prog, **{**settings, "width": 79, "max_help_position": 26})

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        """The same, with a Dutch word in front (argparse cuts its own English one off by its length)."""
        usage = usage and usage.removeprefix(": ")
        super().add_usage(usage, actions, groups, "gebruik: " if prefix is None else prefix)

    def start_section(self, heading: str | None) -> None:
        """The same, with Dutch headings."""
        words = {"positional arguments": "wat je invult", "options": "opties", "optional arguments": "opties"}
        super().start_section(words.get(heading or "", heading))
