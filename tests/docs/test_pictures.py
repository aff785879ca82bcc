"""The script that draws the guide's pictures still finds its way through the app, whoever runs it."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.slow
def test_every_picture_of_the_guide_is_drawn_by_the_script(tmp_path: Path) -> None:
    odd = {"TZ": "Asia/Tokyo", "NO_COLOR": "1", "TEXTUAL_ANIMATIONS": "full", "PYTHONPATH": str(ROOT)}
    out = tmp_path / "out"
    command = [sys.executable, "-W", "error", str(ROOT / "docs" / "make_pictures.py"), str(out)]
    subprocess.run(command, env={**os.environ, **odd}, cwd=tmp_path, check=True, timeout=120)
    drawn = {picture.name: picture.read_text("utf-8") for picture in out.iterdir()}
    assert set(drawn) == {picture.name for picture in (ROOT / "docs" / "beelden").iterdir()}
    for name, svg in drawn.items():
        assert "font-face" not in svg
        assert str(tmp_path) not in svg
        words = re.sub(r"<[^>]*>|&#160;", " ", svg[svg.index("</style>") :])
        assert "14.00" in words or "14.21" in words or "15.00" in words, name
        assert {"#1d2326", "#faf7f0"} & set(re.findall(r"#[0-9a-f]{6}", svg)), f"{name} has no colours"
