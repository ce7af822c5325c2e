"""What the benchmark says of the times it took."""

import re
import sys
from dataclasses import replace
from pathlib import Path

import pytest

pytest.importorskip("termios", reason="Windows has no pseudo-terminals of this kind")

import tables
from peers import PEERS, Beside
from rows import MOST_MEMORY, ROWS, Result
from timing import FEWEST, Bench, NotMeasured, NoYardstick, Pairs, in_turn, median

#: Ours by the yardstick 2, 3 and 1 times; the median of ours by that of the others is 4 / 3.
PAIRS = Pairs([2.0, 9.0, 4.0], [1.0, 3.0, 4.0], memory=20.0)
ROW = replace(ROWS[0], most=2.0)


def cells(table: str) -> list[list[str]]:
    return [re.split(r" *\| *", line.strip("| ")) for line in table.splitlines()]


def test_a_ratio_is_the_median_of_the_pairs() -> None:
    assert PAIRS.ratios == [2.0, 3.0, 1.0]
    assert PAIRS.ratio == 2.0


@pytest.mark.parametrize(("figures", "middle"), [([3, 1, 2], 2), ([4, 1, 2, 3], 2.5), ([7], 7)])
def test_the_median_is_the_middle_one(figures: list[float], middle: float) -> None:
    assert median(figures) == middle


def test_both_are_timed_in_turn_and_the_first_of_each_is_no_figure() -> None:
    called: list[str] = []

    def timed(name: str) -> float:
        called.append(name)
        return float(len(called))

    pairs = in_turn(lambda: timed("A"), lambda: timed("B"), 5)

    assert called == ["A", "B"] * 6
    assert pairs == Pairs((3, 5, 7, 9, 11), (4, 6, 8, 10, 12))


def test_what_is_slow_still_gets_a_few_pairs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("timing.LONGEST", 0.0)

    assert len(in_turn(lambda: 1.0, lambda: 1.0, 100).ours) == FEWEST


def test_the_table_shows_median_least_and_greatest() -> None:
    row = cells(tables.measured([Result(ROW, PAIRS)], 10_000))[2]

    assert row[2:] == ["2.00", "1.00 – 3.00", "2 x", "1.1 x", "4000", "20"]


def test_beside_others_the_ratio_is_how_much_longer_they_take() -> None:
    row = cells(tables.beside([Beside(PEERS[0], PAIRS)]))[2]

    assert row[2:] == ["0.50", "0.33 – 1.00", "3000", "4000"]


def test_no_more_than_it_may_is_allowed_and_more_is_said() -> None:
    within, over = Result(ROW, PAIRS), Result(replace(ROW, most=1.9), PAIRS)

    assert (within.holds, over.holds) == (True, False)
    assert "over" not in tables.measured([within], 100)
    assert "1.9 x over" in tables.measured([over], 100)


def test_memory_counts_too() -> None:
    large = Result(ROW, replace(PAIRS, memory=MOST_MEMORY + 1))

    assert not large.holds
    assert "80 MiB over" in tables.measured([large], 100)


@pytest.mark.parametrize(("missing", "holds"), [(NoYardstick, True), (NotMeasured, False)])
def test_what_was_not_measured_says_why(
    missing: type[NotMeasured], holds: bool, tmp_path: Path
) -> None:
    def measure(bench: Bench) -> Pairs:
        raise missing("there is no such thing here")

    result = replace(ROW, measure=measure).measured(Bench(tmp_path, tmp_path, tmp_path, 1))

    assert result.holds is holds
    assert "there is no such thing here" in tables.measured([result], 100)


def test_a_process_is_timed_and_has_a_home_of_its_own(tmp_path: Path) -> None:
    bench = Bench(tmp_path, tmp_path / "journal", tmp_path / "hundred", 1)
    program = "import os; print(os.environ['HOME'], os.environ['REFLECT_JOURNAL'])"

    run = bench.run([sys.executable, "-c", program])

    assert run.seconds > 0
    assert 1 < run.memory < 1000
    assert bench.output.read_text().split() == [str(tmp_path), str(tmp_path / "journal")]


def test_a_process_that_fails_is_no_figure(tmp_path: Path) -> None:
    bench = Bench(tmp_path, tmp_path / "journal", tmp_path / "hundred", 1)

    with pytest.raises(NotMeasured, match="it ended with 3"):
        bench.run([sys.executable, "-c", "raise SystemExit(3)"])
