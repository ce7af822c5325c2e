"""Series of ratings: each in its own cell, and never two scales in one row."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from comparison.runs import Run
from reflect import entries, worksheets
from reflect.comparison import ratings
from reflect.comparison.ratings import SeriesRow
from reflect.entries.block import key
from reflect.questions import DEPENDS, Wordings

SHEET = worksheets.read("""---
id: near
title: Near
after:
  calm: calm-then
retired: [calm-then]
was:
  calm-then: How calm was I?
---

# Near

## All {#all}

- Is it returned? [yes/no] {#returned}
- How near is {person|anybody}? [1-10: far ... near] [for each: person] {#near}
- What did I see? [list] {#seen}
- How calm am I? [1-5] {#calm}
""").worksheet.wordings()


def run(bodies: dict[str, str], wordings: Wordings = SHEET) -> Run:
    """A run with answer texts by the markers of their questions."""
    blocks = [f"### Q of {key}\n<!-- q: {key} -->\n\n{body}\n\n" for key, body in bodies.items()]
    return Run(entries.read("".join(blocks), wordings).answers, wordings=wordings)


MARKS = ("near", "near, for: S.", "near, for: Mum", "calm", "calm-then", "gone")
BODIES = ("1 / 10", "7 / 10", "7/10\n\nMostly.", "0 / 10", "3 / 5", "8 / 100", "7", "so so", "")


@given(
    st.lists(st.dictionaries(st.sampled_from(MARKS), st.sampled_from(BODIES)), max_size=5),
    st.sampled_from((SHEET, Wordings())),
)
def test_every_rating_of_every_run_is_in_exactly_one_cell(
    bodies: list[dict[str, str]], wordings: Wordings
) -> None:
    runs = [run(each, wordings) for each in bodies]
    wanted = Counter(
        (at, *answer.key, ratings.rating_of(answer).value)
        for at, each in enumerate(reversed(runs))
        for answer in each.answers
        if answer.text[:1].isdigit() and ("/" in answer.text or isinstance(answer.value, int))
    )

    found = ratings.rating_table(runs, {"calm": "calm-then"})

    assert found.runs == tuple(reversed(runs))
    assert wanted == Counter(
        (at, *key(series.id, row.person), cell)
        for series in found.series
        for row in series.rows
        for at, cell in enumerate(row.cells)
        if cell is not None
    )
    scales = [(series.id, series.min, series.max) for series in found.series]
    assert len(set(scales)) == len(scales)


def test_a_row_has_a_cell_for_each_run_empty_if_there_is_no_rating() -> None:
    newest = run({"near, for: S.": "7 / 10", "near, for: Mum": "_(not today)_"})
    older = run({"near, for: Mum": "4 / 10"})

    [near] = ratings.rating_table([newest, older, run({})]).series

    assert (near.min, near.max, near.low, near.high) == (1, 10, "far", "near")
    assert near.rows == (SeriesRow("S.", (None, None, 7)), SeriesRow("Mum", (None, 4, None)))
    assert near.question == "How near is …?"


def test_scales_come_first_then_yes_and_no_then_lists_in_the_order_of_the_worksheet() -> None:
    bodies = {
        "seen": "1. tea\n2. rain",
        "calm": "2 / 5",
        "returned": "It depends",
        "near": "3 / 10",
    }

    found = ratings.rating_table([run(bodies)]).series

    assert [series.id for series in found] == ["near", "calm", "returned", "seen"]
    assert [series.rows for series in found[2:]] == [
        (SeriesRow(None, (DEPENDS,)),),
        (SeriesRow(None, (2,)),),
    ]
    assert found[0].question == "How near is anybody?"


def test_a_changed_scale_is_never_in_one_row_with_the_present_one() -> None:
    newest, older = run({"near": "3 / 10", "calm": "2 / 5"}), run({"near": "60 / 100"})
    oldest = run({"calm-then": "8 / 10", "near": "9 / 10"})

    found = ratings.rating_table([newest, older, oldest], {"calm": "calm-then"}).series

    assert [(series.id, series.min, series.max, series.rows[0].cells) for series in found] == [
        ("near", 1, 10, (9, None, 3)),
        ("near", None, 100, (None, 60, None)),
        ("calm", 1, 5, (None, None, 2)),
        ("calm-then", None, 10, (8, None, None)),
    ]
    assert found[3].question == "How calm was I?"


def test_without_its_worksheet_a_rating_is_still_one() -> None:
    gone = Wordings()
    found = ratings.rating_table([run({"near, for: S.": "7 / 10\n\nMostly."}, gone)]).series

    assert [(series.id, series.max, series.question) for series in found] == [
        ("near", 10, "Q of near, for: …")
    ]


def test_text_that_only_looks_like_a_number_is_no_rating() -> None:
    assert ratings.rating_table([run({"near": "7 or 8 / 10", "calm": "better"})]).series == ()


def test_no_runs_have_no_ratings() -> None:
    assert ratings.rating_table([]).series == ()
