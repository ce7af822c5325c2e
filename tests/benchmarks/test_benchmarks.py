"""The journal that is measured is one of reflect's, and what is said of the figures is so."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

pytest.importorskip("termios", reason="Windows has no pseudo-terminals of this kind")

import corpus
from rows import MOST_MEMORY, ROWS, Result
from timing import Bench, NotMeasured, Pairs

from reflect.journal import Journal
from reflect.settings import Settings

#: Ours by the yardstick 2, 3 and 1 times; the median of ours by that of the others is 4 / 3.
PAIRS = Pairs([2.0, 9.0, 4.0], [1.0, 3.0, 4.0], memory=20.0)
BENCH = Bench(Path(), 1)


def test_every_entry_is_read_and_nothing_in_it_is_doubtful(tmp_path: Path) -> None:
    corpus.make(tmp_path, 12, corpus.Writer(sentences=1000))
    journal = Journal(Settings(journal=tmp_path, journal_from="", config=None, state=None))

    stored = list(journal)

    assert (len(stored), journal.unreadable) == (12, [])
    for each in stored:
        assert [answer.state for answer in each.entry.answers] == ["answered"] * 31
        assert not each.entry.problems


def unknown() -> Pairs:
    raise NotMeasured("it ended with 1")


@pytest.mark.parametrize(
    ("measure", "most", "over"),
    [
        (lambda: PAIRS, 2.0, ""),
        (lambda: PAIRS, 1.9, "over: 2.00 x"),
        (lambda: replace(PAIRS, memory=MOST_MEMORY + 1), 2.0, "over: 81 MiB"),
        (unknown, 2.0, "over: it ended with 1"),
    ],
)
def test_what_takes_more_than_it_may_is_named(
    measure: Callable[[], Pairs], most: float, over: str
) -> None:
    row = replace(ROWS[0], most=most, measure=lambda _: measure())

    line = str(Result.of(row, BENCH))

    assert ("| 2.00  | 1.00 – 3.00 " in line) == (measure is not unknown)
    assert line.endswith(f"| {over}")
