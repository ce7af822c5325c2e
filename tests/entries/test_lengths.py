"""A file that is eight times as long takes about eight times as long."""

import gc
import time
from collections.abc import Callable
from contextlib import suppress

import fuzz
import pytest
from claims import GIVEN, PLACE, PLACES, WORDINGS, loses_no_word, of
from damaged.evening import BODY, HEAD

from reflect import entries
from reflect.yaml import Malformed

#: Eight times the size is 64 times the work where each letter is held against all others: the limit lies
#: far from both. What takes less than the LEAST, in seconds, is not judged.
SHORT, LONG, MOST_TIMES, LEAST = 4_000, 32_000, 24, 0.02
QUESTION = "\n### Q\n<!-- q: {} -->\n\n"
PIECES = dict.fromkeys(
    [
        *(piece.decode("utf-8", "replace") for piece in fuzz.PIECES),
        *(f"\n{block}" for block in BODY.split("\n\n")),
        *("a", "a\n", "- ", "- a\n", "- [ ] a\n", "- [x] quiet\n", "1. a\n", "  b\n", "\\", "\\_(", "[[", "[[a|", "]]"),
        *("# a\n", "#", " #", "##\n", "###### a\n", "### What of it?\n", "### How near was I to her?\n", "(by a ", "(by a) "),
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
    """How long it takes to read *text*, to say what is wrong, and to write in it, in seconds."""
    gc.collect()
    start = time.process_time()
    entry = entries.read(text, WORDINGS) if entries.is_entry(text) else entries.read(text)
    loses_no_word(entry)
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
def test_a_file_of_eight_times_the_length_takes_about_eight_times_as_long(where: str) -> None:
    for piece in PIECES:
        short, long = (WHERE[where](piece * (size // len(piece))) for size in (SHORT, LONG))
        if taken(long) > MOST_TIMES * max(LEAST, taken(short)):
            # Whatever else the computer did just then, it will not do it again and again.
            first, last = (min(taken(text) for _ in range(5)) for text in (short, long))
            with of(repr(piece)):
                assert last < MOST_TIMES * max(LEAST, first)
