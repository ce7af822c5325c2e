"""A scan finds what reading file by file finds, whichever of two processes has read it."""

import os
import sys
from collections.abc import Callable
from datetime import date
from itertools import islice
from pathlib import Path

import pytest

from reflect.entries.header import Header
from reflect.journal import Journal, Stored
from reflect.journal.scan import SOON, Left, Scan
from reflect.settings import Settings

#: More than one process reads alone, so that another is called where there can be one.
COUNT = SOON + 300


def entry(day: str, number: int) -> str:
    head = f"---\ntitle: T\ndate: {day}T20:{59 - number % 60}:00\nworksheet: things\n---\n"
    return f"{head}\n### Q\n<!-- q: one -->\n\nwords {number}\n"


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    """Two entries of each day, the twentieth of a year a folder, and some of them damaged."""
    book = Journal(Settings.made({"HOME": str(tmp_path)}, tmp_path / "journal"))
    paths = []
    for number in range(COUNT):
        day = f"{1990 + number // 40}-05-{number % 40 // 2 + 1:02}"
        paths.append(book.root / day[:4] / f"{day}-{number}.md")
        paths[-1].parent.mkdir(parents=True, exist_ok=True)
        paths[-1].write_text(entry(day, number), encoding="utf-8")
    (book.root / "holiday.md").write_text(entry("1992-05-03", 0), encoding="utf-8")
    paths[17].write_bytes(paths[17].read_text(encoding="utf-8").encode("utf-16"))
    paths[18].write_text("none of ours", encoding="utf-8")
    paths[19].unlink()
    paths[19].mkdir()
    paths[20].write_text("---\nworksheet: [x\n---\n", encoding="utf-8")
    paths[21].write_text(entry("1990-05-11", 21).replace("T\n", "{T\n", 1), encoding="utf-8")
    (book.root / "1990" / "1990-05-04-gone.md").symlink_to("nowhere")
    return book


def last_line(data: bytes, _: Header) -> tuple[bytes]:
    return (data.rstrip(b"\n").rpartition(b"\n")[2],)


def made(stored: Stored, left: Left) -> tuple[Stored, Left]:
    return stored, left


def scanned(
    book: Journal,
    *,
    may_be_meant: Callable[[bytes], bool] = bool,
    takes: Callable[[Stored], bool] = lambda _: True,
    left: Callable[[bytes, Header], Left] = last_line,
    since: date = date.min,
    alone: int = SOON,
) -> list[tuple[str, Left]]:
    scan = Scan(
        book,
        may_be_meant=may_be_meant,
        takes=takes,
        left=left,
        make=made,
        since=since,
        alone=alone,
    )
    return [(stored.file, left) for stored, left in scan.found()]


@pytest.mark.parametrize("alone", [0, 1, SOON, COUNT * 2])
def test_all_entries_are_found_in_their_order_with_what_is_left_of_them(
    journal: Journal, alone: int
) -> None:
    every = [(each.file, last_line(each.data, each.header)) for each in journal]
    unreadable, journal.unreadable = journal.unreadable, []

    assert scanned(journal, alone=alone) == every
    assert len(every) == COUNT - 2 + 1
    assert sorted(map(str, journal.unreadable)) == sorted(map(str, unreadable))
    assert len(unreadable) == 1


def test_what_is_not_meant_or_not_taken_is_left_out_by_both_processes(journal: Journal) -> None:
    def takes(stored: Stored) -> bool:
        return stored.day.day % 3 == 0

    found = scanned(journal, may_be_meant=lambda data: b"1\n" in data, takes=takes)

    # A glance at UTF-16 says nothing.
    meant = [each for each in journal if b"1\n" in each.data or not each.is_text]
    assert [file for file, _ in found] == [each.file for each in meant if takes(each)]
    assert len({Path(file).parent for file, _ in found}) > 10


def test_what_is_older_is_not_even_opened(journal: Journal) -> None:
    since = date(1991, 5, 20)

    found = scanned(journal, since=since, alone=1)

    assert journal.unreadable == []
    assert [file for file, _ in found] == [each.file for each in journal if each.day >= since]
    assert journal.unreadable


@pytest.mark.skipif(
    sys.platform != "linux" or len(os.sched_getaffinity(0)) < 2, reason="there is never a second"
)
def test_a_second_process_is_called_once_enough_files_are_read_alone(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def fork() -> int:
        asked.append("one")
        raise OSError

    monkeypatch.setattr(os, "fork", fork)
    assert len(scanned(journal, alone=COUNT * 2)) == COUNT - 1
    assert asked == []
    scan = Scan(
        journal, may_be_meant=bool, takes=lambda _: True, left=last_line, make=made, alone=100
    )
    found = scan.found()

    newest = list(islice(found, 98))
    assert asked == []
    assert len([*newest, *found]) == COUNT - 1
    assert asked == ["one"]


def test_where_nothing_can_be_told_at_a_glance_that_is_said(journal: Journal) -> None:
    def left(data: bytes, _: Header) -> Left:
        return None if b"words 1" in data else ()

    found = dict(scanned(journal, left=left))

    assert {file for file, left in found.items() if left is None} == {
        each.file for each in journal if b"words 1" in each.data
    }
    assert set(found.values()) == {None, ()}


def test_no_entry_keeps_its_file(journal: Journal) -> None:
    scan = Scan(journal, may_be_meant=bool, takes=lambda _: True, left=last_line, make=made)

    kept = [stored.path.name for stored, _ in scan.found() if stored.known is not None]

    # It was read before its turn, to know the day.
    assert kept == ["holiday.md"]
