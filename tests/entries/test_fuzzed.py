"""Fuzzed files are read, kept byte for byte, and can be edited."""

import os
from datetime import date
from random import Random, SystemRandom

import fuzz
import pytest
from claims import (
    GIVEN,
    PLACES,
    WORDINGS,
    WORKSHEET,
    check_answer_set,
    check_aside_toggled,
    check_duplicate_kept,
    check_no_word_lost,
    check_status_set,
    failure_note,
)

from reflect import entries
from reflect.entries.answer import Response
from reflect.entries.entry import Entry
from reflect.journal import Stored
from reflect.questions import Wordings
from reflect.text import decode

#: Number of files for each seed, and number of seeds for the sweep.
FILES, SEEDS = 250, 80


def read(data: bytes) -> Stored | None:
    """The entry in the file content *data*, as a journal reads it."""
    text = decode(data)
    if not entries.recognised(text):
        return None
    is_known = entries.read(text).header.worksheet == WORKSHEET.id
    wordings = WORDINGS if is_known else Wordings()
    return Stored(
        "entry.md", data, entries.read(decode(data)).header, date(2026, 11, 23), lambda _: wordings
    )


def check_unharmed(data: bytes, random: Random) -> None:
    """Reading and editing a file loses nothing."""
    stored = read(data)
    if stored is None:
        return
    assert stored.header_data()
    assert stored.sort_key() > (date.min,)
    check_no_word_lost(stored.entry)
    assert all(problem.line > 0 for problem in stored.entry.problems)
    if stored.is_text:
        assert stored.entry.text.encode("utf-8") == data
        check_editable(stored.entry, random)


def check_editable(entry: Entry, random: Random) -> None:
    """Each kind of edit of *entry* keeps all else."""
    place = random.choice([each for each in PLACES if entry.wordings.kinds or each.id == "text"])
    given = GIVEN[WORDINGS.kind(place.id).name]
    check_answer_set(
        entry, place, random.choice([given, given, Response(declined=True), Response()])
    )
    check_status_set(entry)
    answered = [answer.key for answer in entry.answers if answer.text]
    if answered:
        check_aside_toggled(entry, random.choice(answered))
        check_duplicate_kept(entry, random.choice(answered), "# Another\n\n---\n<!-- q: x -->")


def check(seed: int) -> None:
    for number in range(FILES):
        data, random = fuzz.made(seed, number)
        with failure_note(f"fuzz.made({seed}, {number})"):
            check_unharmed(data, random)


def test_a_few_hundred_fuzzed_files_are_read_and_edited_without_loss() -> None:
    check(seed=0)


@pytest.mark.sweep
@pytest.mark.timeout(120)
@pytest.mark.parametrize("number", range(SEEDS))
def test_twenty_thousand_fuzzed_files_are_read_and_edited_without_loss(number: int) -> None:
    assert FILES * SEEDS == 20_000
    # The same files each time in CI, random ones elsewhere.
    check(number if os.environ.get("CI") == "true" else SystemRandom().randrange(2**32))
