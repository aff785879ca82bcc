"""Acknowledged means on disk: waiting for it, no longer than is said, and leaving nothing behind."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from herstelgroep.desk import Desk
from herstelgroep.session import commands as c
from herstelgroep.web.kept import on_disk
from tests.web.room import SOON, busy_disk, desk_in, file_of, go, meet


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with desk_in(tmp_path) as desk:
        yield desk


def listeners(desk: Desk) -> int:
    return len(desk.when_kept) + len(desk.when_changed)


async def test_what_is_on_disk_needs_no_waiting(desk: Desk) -> None:
    live = meet(desk)
    assert desk.flush()
    assert await on_disk(desk, live.revision, 0)
    assert listeners(desk) == 0


async def test_true_means_that_it_stands_in_the_file(desk: Desk) -> None:
    live = meet(desk)
    live.do(c.AddNote("bord", "g1", "De tuin", "hielp"), "scherm")
    assert await on_disk(desk, live.revision, SOON)
    assert "De tuin" in file_of(desk)
    assert listeners(desk) == 0


async def test_a_later_revision_will_do(desk: Desk) -> None:
    live = meet(desk)
    revision = live.revision
    go(live, "pauze")
    assert await on_disk(desk, revision, SOON)


async def test_it_waits_while_the_disk_is_busy(desk: Desk) -> None:
    live = meet(desk)
    async with busy_disk(desk):
        go(live, "pauze")
        waiter = asyncio.create_task(on_disk(desk, live.revision, SOON))
        await asyncio.sleep(0)
        assert not waiter.done()
        assert listeners(desk) == 2
    assert await waiter
    assert listeners(desk) == 0


async def test_it_waits_no_longer_than_it_was_told(desk: Desk) -> None:
    live = meet(desk)
    assert desk.flush()
    async with busy_disk(desk):
        go(live, "pauze")
        assert not await on_disk(desk, live.revision, 0.01)
        assert not await on_disk(desk, live.revision, 0)
        assert listeners(desk) == 0
    assert await on_disk(desk, live.revision, SOON)


async def test_without_a_meeting_nothing_is_on_disk(desk: Desk) -> None:
    async with asyncio.timeout(SOON / 2):
        assert not await on_disk(desk, 0, SOON)


@pytest.mark.parametrize("how", ["another", "resumed", "discarded"])
async def test_when_the_meeting_is_replaced_it_is_not_this_one(desk: Desk, how: str) -> None:
    live = meet(desk)
    assert desk.flush()
    waiter = asyncio.create_task(on_disk(desk, live.revision + 1, SOON))
    await asyncio.sleep(0)
    if how == "another":
        meet(desk)
    elif how == "resumed":
        desk.resume(live.session.id)
    else:
        desk.discard(live.session.id)
    assert desk.live is not live
    async with asyncio.timeout(SOON / 2):
        assert not await waiter
    assert listeners(desk) == 0


async def test_finishing_is_no_replacement(desk: Desk) -> None:
    live = meet(desk)
    live.do(c.Finish(0), "scherm")
    assert await on_disk(desk, live.revision, SOON)


async def test_whoever_stops_waiting_leaves_nothing_behind(desk: Desk) -> None:
    live = meet(desk)
    waiters = [asyncio.create_task(on_disk(desk, live.revision + 1, SOON)) for _ in range(20)]
    await asyncio.sleep(0)
    assert listeners(desk) == 40
    for waiter in waiters:
        waiter.cancel()
    ends = await asyncio.gather(*waiters, return_exceptions=True)
    assert all(isinstance(end, asyncio.CancelledError) for end in ends)
    assert listeners(desk) == 0


async def test_many_wait_for_one_write(desk: Desk) -> None:
    live = meet(desk)
    async with busy_disk(desk):
        waiters = []
        for number in range(100):
            live.do(c.AddNote("bord", f"g{number}", f"briefje {number}", "hielp"), "scherm")
            waiters.append(asyncio.create_task(on_disk(desk, live.revision, SOON)))
            await asyncio.sleep(0)
    assert all(await asyncio.gather(*waiters))
    assert listeners(desk) == 0


def test_a_loop_that_is_gone_is_not_told(desk: Desk) -> None:
    live = meet(desk)
    assert desk.flush()
    left: list[object] = []

    async def begin_to_wait() -> None:
        waiting = on_disk(desk, live.revision + 1, SOON)
        waiting.send(None)
        left.append(waiting)

    asyncio.run(begin_to_wait())
    go(live, "pauze")
    assert desk.flush()  # the writer's thread told a loop that is closed, and went on
    assert desk.safe_revision == live.revision
    left.clear()
