"""Eight times the length takes at most 24 times the time."""

import gc
import time
from collections.abc import Callable, Iterator
from itertools import cycle, islice
from typing import Any

import pytest

from sheets import SHORT
from typed import Program, change

pytestmark = pytest.mark.sweep

SHEET = SHORT

#: Most times the time that eight times the length may take; seconds below which all is fine.
LONGER, MOST, NOTHING = 8, 24, 1.0
WORDS = ("I", "am", "afraid", "that", "he", "sighs", "when", "nobody", "says", "a", "word")


def _sentences(count: int, number: int) -> Iterator[str]:
    """Sentences, every tenth of which differs between runs."""
    words = cycle(WORDS)
    for at in range(count // 40):
        said = " ".join(islice(words, 4 + at % 7))
        yield f"{said} {at if at % 10 else at * number}. "


#: Makers of answers, given the number of letters and of the run.
TEXTS: dict[str, Callable[[int, int], str]] = {
    "sentences": lambda count, number: "".join(_sentences(count, number)),
    "one sentence": lambda count, number: "I am here. " * (count // 11 - number),
    "one word": lambda count, number: "word " * (count // 5 - number),
    "lines": lambda count, number: "\n".join(_sentences(count, number)),
    "one long word": lambda count, number: "abcdefghij" * (count // 10 - number),
    "accents": lambda count, number: "wörd Straße " * (count // 12 - number),
}
COMMANDS = {
    "show": 400_000,
    "show --plain": 400_000,
    "show --format markdown": 400_000,
    "list --exclude Sam": 100_000,
    "compare": 60_000,
    "compare --plain": 60_000,
    "compare --then-now": 60_000,
    "compare --format json": 60_000,
    "compare --format html": 60_000,
    "timeline how": 60_000,
    "timeline how --plain": 60_000,
    "ratings": 400_000,
    "next": 400_000,
    "report --output page.html --force": 60_000,
    "search word": 400_000,
    "search word --format json": 400_000,
    "check": 200_000,
}


def seconds(act: Callable[[], Any]) -> float:
    """CPU time of *act*, without what collecting the tests' own garbage takes."""
    gc.collect()
    gc.disable()
    try:
        start = time.process_time()
        act()
        return time.process_time() - start
    finally:
        gc.enable()


def _clear(reflect: Program) -> None:
    """Remove all entries."""
    for path in reflect.journal.glob("2026/*"):
        path.unlink()


def holds(short: float, long: float) -> bool:
    return long <= max(MOST * short, NOTHING)


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("command", COMMANDS)
def test_time_grows_no_faster_than_an_answer(reflect: Program, command: str, text: str) -> None:
    taken = []
    for count in (COMMANDS[command], COMMANDS[command] * LONGER):
        _clear(reflect)
        for number, day in enumerate(("2026-02-01", "2026-05-01"), 1):
            path = reflect.kept(day, how="Us.", near={"value": 3 + number, "words": "so"})
            change(path, "Us.", TEXTS[text](count, number))
        taken.append(seconds(lambda: reflect(*command.split())))

    assert holds(*taken), taken


def _asked(count: int) -> tuple[str, dict[str, Any]]:
    """A worksheet with *count* questions, and answers to them."""
    kinds: dict[str, Any] = {
        "": "as it is",
        " [1-10]": 5,
        " [list]": ["a", "b"],
        " [action]": "rest",
    }
    lines, answers = [SHORT], {}
    for number, (kind, answer) in zip(range(count), cycle(kinds.items()), strict=False):
        lines.append(f"## Step {number} {{#step-{number}}}\n" if number % 20 == 0 else "")
        lines.append(f"- What about the {number}?{kind} {{#q-{number}}}")
        answers[f"q-{number}"] = answer
    return "\n".join(lines), answers


@pytest.mark.parametrize(
    "command",
    [
        *("new", "show", "show --plain", "compare", "compare --all", "timeline", "ratings"),
        *("report --output page.html --force", "search as", "search as --all --plain", "check"),
        *("worksheet check near", "worksheet show near", "resume"),
    ],
)
def test_time_grows_no_faster_than_the_number_of_questions(reflect: Program, command: str) -> None:
    def takes(count: int) -> float:
        text, answers = _asked(count)
        reflect.sheet.write_text(text, encoding="utf-8")
        _clear(reflect)
        new = seconds(lambda: reflect.kept("2026-02-01", **answers))
        path = reflect.kept("2026-05-01", **{**answers, "q-0": "as it was"})
        if command == "new":
            return new
        if command == "resume":
            change(path, "complete", "draft")
        typed = "s\n\n:back\n:read\n:last\nas it is\n.\n:pause\n"
        return seconds(lambda: reflect(*command.split(), stdin=typed))

    taken = takes(500), takes(500 * LONGER)

    assert holds(*taken), taken
