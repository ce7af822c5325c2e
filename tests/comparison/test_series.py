"""Series of ratings: each in its own cell, and never two scales in one row."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from comparison.runs import Run
from reflect import entries, worksheets
from reflect.comparison import ratings
from reflect.entries.block import key
from reflect.questions import Wordings
from sheets import NEARNESS

SHEET = worksheets.read(NEARNESS).worksheet.wordings()


def run(bodies: dict[str, str], wordings: Wordings = SHEET) -> Run:
    """A run with answer texts by the markers of their questions."""
    blocks = [f"### Q of {key}\n<!-- q: {key} -->\n\n{body}\n\n" for key, body in bodies.items()]
    return Run(entries.read("".join(blocks), wordings).answers, wordings=wordings)


MARKS = ("nearer", "nearer, for: S.", "nearer, for: Mum", "near", "much", "gone")
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
        (at, *answer.key, ratings.rating_of(answer)[1])
        for at, each in enumerate(reversed(runs))
        for answer in each.answers
        if answer.text[:1].isdigit() and ("/" in answer.text or isinstance(answer.value, int))
    )

    found = ratings.rating_table(runs, {"nearer": "near"})

    assert found.runs == tuple(reversed(runs))
    assert wanted == Counter(
        (at, *key(series.id, row.person), cell)
        for series in found.series
        for row in series.rows
        for at, cell in enumerate(row.cells)
        if cell is not None
    )
    scales = [(series.id, series.ends.min, series.ends.max) for series in found.series]
    assert len(set(scales)) == len(scales)


def test_text_that_only_looks_like_a_number_is_no_rating() -> None:
    assert ratings.rating_table([run({"nearer": "7 or 8 / 10", "much": "better"})]).series == ()
