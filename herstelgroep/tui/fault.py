"""A fault of the app itself: where it was, and no word of what people wrote."""

import traceback
from pathlib import Path

from rich.text import Text

MOST_FRAMES = 8


def where(error: BaseException | None) -> Text:
    """The kind of fault and the last places in the program, without any value: those may be notes or keys."""
    frames = traceback.extract_tb(error.__traceback__ if error else None)[-MOST_FRAMES:]
    lines = [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
    return Text("\n".join([type(error).__name__, *lines]))
