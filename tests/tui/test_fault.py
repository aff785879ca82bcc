"""When the app itself goes wrong, it says where, and nothing of what people wrote reaches the terminal."""

from pathlib import Path

import pytest

from tests.tui.leading import leading


async def test_a_fault_tells_no_word_of_a_note(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def goes_wrong() -> None:
        note = "Mijn geheim"
        raise ZeroDivisionError(note)

    async def leads() -> None:
        async with leading(tmp_path) as led:
            led.pilot.app.call_later(goes_wrong)
            await led.pilot.pause()

    with pytest.raises(ZeroDivisionError):
        await leads()
    printed = "".join(capsys.readouterr())
    assert "geheim" not in printed
    assert "ZeroDivisionError" in printed
    assert "test_fault.py" in printed
