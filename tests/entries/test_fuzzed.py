"""Whatever a file has become, it is read, kept byte for byte, and takes an answer."""

import os
from datetime import date
from random import Random, SystemRandom

import fuzz
import pytest
from claims import (
    GIVEN,
    PLACES,
    SETTING,
    WORDINGS,
    is_set_aside,
    keeps_a_second,
    loses_no_word,
    of,
    takes_a_status,
    takes_one,
)

from reflect import entries
from reflect.entries.bodies import Given
from reflect.entries.entry import Entry
from reflect.journal import Stored
from reflect.questions import Wordings
from reflect.text import decoded

#: How many files are made of one seed, and how many seeds make the 20,000.
FILES, SEEDS = 250, 80


def read(data: bytes) -> Stored | None:
    """The entry in a file, as a journal finds it."""
    text = decoded(data)
    if not entries.is_entry(text):
        return None
    is_known = entries.header(text).worksheet == SETTING.id
    wordings = WORDINGS if is_known else Wordings()
    return Stored(
        "entry.md",
        data,
        entries.header(decoded(data)),
        date(2026, 11, 23),
        lambda _: wordings,
    )


def is_unharmed(data: bytes, by: Random) -> None:
    """Nothing of a file is lost in reading it and in writing it, changed or unchanged."""
    stored = read(data)
    if stored is None:
        return
    assert stored.head()
    assert stored.order() > (date.min,)
    loses_no_word(stored.entry)
    assert all(problem.line > 0 for problem in stored.entry.problems)
    if stored.is_text:
        assert stored.entry.text.encode("utf-8") == data
        is_written(stored.entry, by)


def is_written(entry: Entry, by: Random) -> None:
    """An entry takes whatever is done to it, and keeps all else."""
    place = by.choice([each for each in PLACES if entry.wordings.kinds or each.id == "text"])
    given = GIVEN[WORDINGS.kind(place.id).name]
    takes_one(entry, place, by.choice([given, given, Given(declined=True), Given()]))
    takes_a_status(entry)
    answered = [answer.key for answer in entry.answers if answer.text]
    if answered:
        is_set_aside(entry, by.choice(answered))
        keeps_a_second(entry, by.choice(answered), "# Another\n\n---\n<!-- q: x -->")


def check(seed: int) -> None:
    for number in range(FILES):
        data, by = fuzz.made(seed, number)
        with of(f"fuzz.made({seed}, {number})"):
            is_unharmed(data, by)


def test_a_few_hundred_files_that_nobody_would_make_are_unharmed() -> None:
    check(seed=0)


@pytest.mark.sweep
@pytest.mark.timeout(120)
@pytest.mark.parametrize("number", range(SEEDS))
def test_twenty_thousand_files_that_nobody_would_make_are_unharmed(number: int) -> None:
    assert FILES * SEEDS == 20_000
    # The same each time where a change is judged, and others wherever else it is run.
    check(number if os.environ.get("CI") == "true" else SystemRandom().randrange(2**32))
