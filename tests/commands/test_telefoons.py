"""The check before a session, over a real page on this computer; seconds are in the hands of the test."""

import asyncio
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import ProxyHandler, Request, build_opener

import pytest

from herstelgroep.commands.telefoons import NobodyCame, Patience, check
from herstelgroep.web.links import Listen
from tests.commands.conftest import Run

HERE = Listen("127.0.0.1", 0)
LONG = Patience(told=60.0, most=300.0, seen=0.0)
ROOT = Path(__file__).parents[2]
ADDRESS = re.compile(r"http://\S+/")


def get(address: str, host: str = "") -> tuple[int, str, dict[str, str]]:
    """Open a page as a phone does."""
    request = Request(address, headers={"Host": host} if host else {})
    try:
        with build_opener(ProxyHandler({})).open(request, timeout=10) as answer:
            return answer.status, answer.read().decode(), dict(answer.headers)
    except HTTPError as refused:
        with refused:
            return refused.code, refused.read().decode(), dict(refused.headers)


def nobody(then: Callable[[], None]) -> None:
    """Nobody presses Enter."""


async def address_told(capsys: pytest.CaptureFixture[str], said: list[str]) -> str:
    """Wait until the address has been printed."""
    while not (found := ADDRESS.search("".join(said))):
        await asyncio.sleep(0)
        said.append(capsys.readouterr().out)
    return found[0]


async def test_it_says_when_a_phone_has_opened_the_page(capsys: pytest.CaptureFixture[str]) -> None:
    said: list[str] = []
    checking = asyncio.create_task(check(HERE, LONG, nobody))
    address = await address_told(capsys, said)
    status, page, headers = await asyncio.to_thread(get, address)
    assert status == 200
    assert "Deze telefoon kan de laptop vinden." in page
    assert headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert headers["Cache-Control"] == "no-store"
    await asyncio.wait_for(checking, 10)
    told = "".join(said) + capsys.readouterr().out
    assert told.rstrip().endswith("Gelukt: een telefoon heeft de pagina geopend.")
    assert "Dit kan het zijn" not in told


async def test_the_page_has_its_clothes_and_nothing_else_is_there(capsys: pytest.CaptureFixture[str]) -> None:
    checking = asyncio.create_task(check(HERE, LONG, nobody))
    address = await address_told(capsys, [])
    style = await asyncio.to_thread(get, f"{address}s/briefje.css")
    assert style[0] == 200
    assert style[2]["Content-Type"].startswith("text/css")
    for wrong in (f"{address}s/briefje.js", f"{address}nu"):
        assert (await asyncio.to_thread(get, wrong))[0] == 404
    assert (await asyncio.to_thread(get, address, "iets.anders"))[0] == 404
    assert not checking.done()
    await asyncio.to_thread(get, address)
    await asyncio.wait_for(checking, 10)


async def test_the_name_to_show_goes_into_the_address_and_is_let_in(capsys: pytest.CaptureFixture[str]) -> None:
    checking = asyncio.create_task(check(HERE._replace(shown="laptop.huis"), LONG, nobody))
    address = await address_told(capsys, [])
    assert address.startswith("http://laptop.huis:")
    port = address.rstrip("/").rpartition(":")[2]
    assert (await asyncio.to_thread(get, f"http://127.0.0.1:{port}/", f"laptop.huis:{port}"))[0] == 200
    await asyncio.wait_for(checking, 10)


async def test_after_a_while_it_says_what_may_be_wrong_and_then_stops(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    with pytest.raises(NobodyCame, match="geen telefoon gekomen"):
        await check(HERE, Patience(told=0.0, most=0.05, seen=0.0), nobody)
    out = capsys.readouterr().out
    assert all(len(line) < 60 for line in out.splitlines() if line.startswith(("- ", "  ")))
    assert len(ADDRESS.findall(out)) == 2
    told = " ".join(out.split())
    for word in ("gasten", "VPN", "firewall", "obiele data", "'geen internet'", "'toch verbinden'", "'niet beveiligd'"):
        assert word in told
    assert "de pagina komt van deze laptop" in told


async def test_enter_ends_the_wait(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(NobodyCame, match=r"Gestopt\. Er heeft nog geen telefoon"):
        await check(HERE, LONG, lambda then: then())
    assert "Dit kan het zijn" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ((), "herstelgroep telefoons --proef"),
        (("--proef", "--luister", "laptop"), "192.168.1.5:8123"),
        (("--proef", "--luister", "127.0.0.1:0"), "192.168.1.5:8123"),
        (("--proef", "--luister", "127.0.0.1:66000"), "192.168.1.5:8123"),
        (("--proef", "--luister", "0.0.0.0"), "--toon"),
        (("--proef", "--toon", "a/b"), "laptop.local"),
        (("--proef", "--toon", "http://a"), "laptop.local"),
    ],
)
def test_wrong_usage_is_told_with_the_right_way(run: Run, words: tuple[str, ...], says: str) -> None:
    done = run("telefoons", *words)
    assert done.code == 2
    assert says in done.err


def test_an_address_of_another_laptop_is_a_fault(run: Run) -> None:
    done = run("telefoons", "--proef", "--luister", "192.0.2.99")
    assert done.code == 1
    assert "192.0.2.99 hoort nu niet bij deze laptop" in done.err


@pytest.mark.parametrize("words", [("programmas",), ("demo",), ("archief",)])
def test_other_commands_have_no_phones(run: Run, words: tuple[str, ...]) -> None:
    done = run("--luister", "127.0.0.1", *words)
    assert done.code == 2
    assert "--luister en --toon horen bij" in done.err


def test_text_mode_has_no_phones(run: Run) -> None:
    done = run("start", "clientenpanel", "--tekst", "--toon", "laptop.huis")
    assert done.code == 2
    assert "Met --tekst zijn er geen telefoons" in done.err


def test_as_somebody_types_it(tmp_path: Path) -> None:
    command = [sys.executable, "-u", "-m", "herstelgroep", "telefoons", "--proef", "--luister", "localhost"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "HERSTELGROEP_MAP": str(tmp_path / "H")}
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdout=pipe, stderr=pipe, stdin=subprocess.DEVNULL, env=environment) as checking:
        assert checking.stdout is not None
        said = b""
        while not (found := ADDRESS.search(said.decode())):
            line = checking.stdout.readline()
            assert line, checking.communicate()
            said += line
        assert get(found[0])[0] == 200
        out, err = checking.communicate(timeout=30)
    assert (checking.returncode, err) == (0, b"")
    assert "Gelukt: een telefoon heeft de pagina geopend." in out.decode()
    assert not (tmp_path / "H").exists()
