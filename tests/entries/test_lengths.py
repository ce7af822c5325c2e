"""Time grows linearly with the length of a file."""

import gc
import time
from collections.abc import Callable
from contextlib import suppress

import fuzz
import pytest
from claims import GIVEN, PLACE, PLACES, WORDINGS, check_no_word_lost, failure_note
from damaged.evening import BODY, HEAD

from reflect import entries
from reflect.yaml import Malformed

#: Quadratic work would take 64 times as long for 8 times the size, so the limit is far from both.
#: Times below LEAST seconds are not judged.
SHORT, LONG, MOST_TIMES, LEAST = 4_000, 32_000, 24, 0.02
QUESTION = "\n### Q\n<!-- q: {} -->\n\n"
PIECES = dict.fromkeys(
    [
        *(piece.decode("utf-8", "replace") for piece in fuzz.PIECES),
        *(f"\n{block}" for block in BODY.split("\n\n")),
        *("a", "a\n", "- ", "- a\n", "- [ ] a\n", "- [x] quiet\n", "1. a\n", "  b\n", "\\", "\\_(", "[[", "[[a|", "]]"),
        *("# a\n", "#", " #", "##\n", "###### a\n", "### What of it?\n", "### How near was I to her?\n", "(by a ", "(by a) ", "#a ", "📅 2026-12-01 ", "⛔ a, ", "[a:: b] "),
        *("<!", "<!--", "<!-- q: ", "<!-- q: a, for: ", '<!-- q: a, for: "', "<!-- q: a-", "&lt;!", "```\n", "````\n```\n"),
        *("a: b\n", "a:\n", "a: [b, c]\n", "a: |\n  b\n", "a: {", "a: [", "? a\n", "!a ", "&a b\n", "*a\n", "%a\n", "#a\n", " #"),
    ]
)  # fmt: skip
WHERE: dict[str, Callable[[str], str]] = {
    "the notes": lambda text: HEAD + text,
    "the head": lambda text: f"{HEAD[:-4]}{text}\n---\n{BODY}",
    "a head without an end": lambda text: HEAD[:-4] + text,
    "the title": lambda text: HEAD.replace("An evening", text) + BODY,
    "the people": lambda text: HEAD.replace("Sam", text.replace("\n", " ")) + BODY,
    "an answer": lambda text: HEAD + QUESTION.format("how") + text,
    "a rating": lambda text: HEAD + QUESTION.format("near") + text,
    "options": lambda text: f"{HEAD}{QUESTION.format('helped')}- [x] quiet\n{text}",
    "a list": lambda text: f"{HEAD}{QUESTION.format('good')}1. a\n{text}",
    "a plan": lambda text: f"{HEAD}{QUESTION.format('plan')}- [ ] a {text}",
    "a heading": lambda text: f"{HEAD}### How near {text}",
    "a mark": lambda text: f"{HEAD}<!-- q: near, for: {text}",
    "above all": lambda text: text + HEAD + BODY,
}


def taken(text: str) -> float:
    """Seconds to read *text*, list its problems, and edit it."""
    gc.collect()
    start = time.process_time()
    entry = entries.read(text, WORDINGS) if entries.recognised(text) else entries.read(text)
    check_no_word_lost(entry)
    assert all(entry.header.about)
    assert all(problem.line for problem in entry.problems)
    for place in (PLACE["text"], PLACE["how"]):
        assert entry.with_answer(place, GIVEN["text"], PLACES).answer(place.key)
    with suppress(Malformed):
        entry.with_status("draft")
    return time.process_time() - start


@pytest.mark.sweep
@pytest.mark.timeout(600)
@pytest.mark.parametrize("where", WHERE)
def test_time_grows_linearly_with_the_length_of_a_file(where: str) -> None:
    for piece in PIECES:
        short, long = (WHERE[where](piece * (size // len(piece))) for size in (SHORT, LONG))
        if taken(long) > MOST_TIMES * max(LEAST, taken(short)):
            # Measure again: the computer may have been busy.
            first, last = (min(taken(text) for _ in range(5)) for text in (short, long))
            with failure_note(repr(piece)):
                assert last < MOST_TIMES * max(LEAST, first)
