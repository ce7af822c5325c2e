"""Behind the last question: what was planned, what has changed, and no way that loses a word."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

SHEET = """---
id: evening
title: Evening
---

## One {#one}

- How was it? {#how}

## Two {#two}

- What will I do? [action] {#do}

# Afterword

Good night.
"""


@pytest.fixture
def evening(own: Callable[[str, str], Path]) -> str:
    return own("evening", SHEET).stem


@pytest.fixture
def earlier(evening: str, answered: Callable[..., Path]) -> str:
    answered(evening, {"how": "Slow."}, "--date", "2026-08-24")
    return evening


ANSWERS = "Quiet.\n.\nring Mum (by 2026-12-01)\n.\n"


def test_it_says_the_afterword_and_what_was_planned(reflect: Any, evening: str) -> None:
    run = reflect("new", evening, stdin=ANSWERS + "\n")

    assert run.code == 0
    assert "Good night." in run.err
    assert "ring Mum  (by 1 December 2026)" in run.err
    assert "what has changed" not in run.err


def test_it_can_be_read_compared_and_spoken_of(reflect: Any, earlier: str) -> None:
    read, changed, own_words = "2\n", "3\n", "4\nI am calmer.\n.\n"

    run = reflect("new", earlier, stdin=ANSWERS + read + changed + "\n" + own_words + "\n")

    path = Path(run.out.strip())
    assert run.code == 0
    assert "How was it?\nQuiet." in run.err
    assert "Slow." in run.err
    assert path.read_text("utf-8").endswith(
        "### In your own words: what has changed?\n<!-- q: looking-back -->\n\nI am calmer.\n"
    )


@pytest.mark.parametrize(("plain", "then"), [([], "Damals  "), (["--plain"], "Damals: ")])
def test_what_has_changed_is_told_in_the_language_of_the_sheet(
    reflect: Any, earlier: str, own: Callable[[str, str], Path], plain: list[str], then: str
) -> None:
    own("evening", SHEET.replace("title:", "language: de\ntitle:"))

    run = reflect("new", earlier, *plain, stdin=ANSWERS + "3\n\n\n")

    assert run.code == 0
    assert f"{then}Slow." in run.err
    assert "was sich seit dem 24. August 2026 verändert hat" in run.err
    assert "answer" not in run.err


def test_the_end_of_input_there_closes_it(reflect: Any, earlier: str) -> None:
    for keys in ("", "2\n", "3\n", "4\n", "4\nI am cal"):
        run = reflect("new", earlier, stdin=ANSWERS + keys)

        assert run.code == 0
        text = Path(run.out.strip()).read_text("utf-8")
        assert "status: complete" in text
        assert ("I am cal" in text) is keys.endswith("cal")


def test_enough_can_be_taken_back(reflect: Any, evening: str) -> None:
    run = reflect("new", evening, stdin="Quiet.\n.\n:enough\n3\nring Mum\n.\n\n")

    assert "ring Mum" in Path(run.out.strip()).read_text("utf-8")


def test_only_a_step_is_asked_by_its_name_or_number(reflect: Any, evening: str) -> None:
    for step in ("two", "2"):
        run = reflect("new", evening, "--step", step, stdin="ring Mum\n.\n\n")

        assert "How was it?" not in run.err
        assert "ring Mum" in Path(run.out.strip()).read_text("utf-8")


def test_an_unknown_step_is_named(reflect: Any, evening: str) -> None:
    run = reflect("new", evening, "--step", "tow")

    assert run.code == 2
    assert "no step 'tow'" in run.err
    assert "Did you mean 'two'?" in run.err
    assert not list(Path("journal").glob("2*"))


@pytest.mark.parametrize("option", ["--editor", "--answers=-"])
def test_a_step_goes_with_questions_alone(reflect: Any, evening: str, option: str) -> None:
    run = reflect("new", evening, "--step", "two", option, stdin="{}")

    assert run.code == 2
    assert "--step" in run.err


def test_half_a_sentence_elsewhere_is_named_and_waits(reflect: Any, evening: str) -> None:
    reflect("new", evening, stdin="a hal\n:pause\n")

    other = reflect("resume", "--step", "two", stdin="\nring Mum\n.\n\n")
    [kept] = Path(os.environ["HOME"]).rglob("unfinished/*.json")
    assert str(kept) in other.err

    again = reflect("resume", stdin="\nf sentence\n.\n\n")
    assert "a hal\nf sentence" in Path(again.out.strip()).read_text("utf-8")
    assert not kept.exists()


def test_what_was_written_last_time_is_from_before(reflect: Any, earlier: str) -> None:
    run = reflect("new", earlier, stdin="Quiet.\n.\n:enough\n5\n:back\n:last\n:pause\n")

    said = run.err.partition("On 24 August 2026 you wrote:")[2]
    assert said.lstrip().startswith("Slow.")


def test_a_half_sentence_that_waits_is_mentioned(reflect: Any, evening: str) -> None:
    reflect("new", evening, stdin="a hal\n:pause\n")

    assert "is waiting:  reflect resume" in reflect("new", evening, stdin="").err
