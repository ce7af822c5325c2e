"""The page after the last question: plans, changes, and no choice that loses a word."""

import pytest

from typed import Program, change

SHEET = """---
id: evening
title: Evening
language: en
---

## One {#one}

- How was it? {#how}

## Two {#two}

- What will I do? [action] {#do}

# Afterword

Good night.
"""
ANSWERS = "Quiet.\n.\nring Mum (by 2026-12-01)\n.\n"


@pytest.fixture
def _earlier(reflect: Program) -> None:
    reflect.kept("2026-08-24", how="Slow.")


earlier = pytest.mark.usefixtures("_earlier")


def test_it_shows_the_conclusion_and_planned_actions(reflect: Program) -> None:
    run = reflect.new(ANSWERS + "\n")

    assert run.code == 0
    assert "Good night." in run.err
    assert "ring Mum  (by 1 December 2026)" in run.err
    assert "When a plan is done, tick it with reflect plan" in run.talk
    assert "what has changed" not in run.err
    assert "tick it" not in reflect.new("Quiet.\n.\n:skip\n\n").err


@earlier
def test_it_offers_reading_comparing_and_looking_back(reflect: Program) -> None:
    read, changed, own_words = "2\n", "3\n", "4\nI am calmer.\n.\n4\n:skip\n"

    run = reflect.new(ANSWERS + read + changed + "\n" + own_words + "\n")

    assert run.code == 0
    assert "How was it?\nQuiet." in run.err
    assert "Slow." in run.err
    asked = "### In your own words: what has changed?\n<!-- q: looking-back -->"
    assert run.path.read_text("utf-8").endswith(f"{asked}\n\nI am calmer.\n")


@earlier
@pytest.mark.parametrize(("plain", "then"), [([], "Damals  "), (["--plain"], "Damals: ")])
def test_changes_are_shown_in_the_language_of_the_worksheet(
    reflect: Program, plain: list[str], then: str
) -> None:
    change(reflect.sheet, "language: en", "language: de")

    run = reflect.new(ANSWERS + "3\n\n\n", *plain)

    assert run.code == 0
    assert f"{then}Slow." in run.err
    assert "was sich seit dem 24. August 2026 verändert hat" in run.err
    assert "answer" not in run.err


@earlier
def test_the_end_of_input_there_closes_it(reflect: Program) -> None:
    for keys in ("", "2\n", "3\n", "4\n", "4\nI am cal"):
        text = reflect.begun(ANSWERS + keys).read_text("utf-8")

        assert "status: complete" in text
        assert ("I am cal" in text) is keys.endswith("cal")


def test_stopping_early_can_be_undone(reflect: Program) -> None:
    run = reflect.new("Quiet.\n.\n:enough\n3\nring Mum\n.\n\n")

    assert "ring Mum" in run.path.read_text("utf-8")


@earlier
def test_the_previous_answer_is_from_an_earlier_run(reflect: Program) -> None:
    run = reflect.new("Quiet.\n.\n:enough\n5\n:back\n:last\n:pause\n")

    said = run.err.partition("On 24 August 2026 you wrote:")[2]
    assert said.lstrip().startswith("Slow.")


def test_only_a_step_is_asked_by_its_name_or_number(reflect: Program) -> None:
    unknown = reflect.new("", "--step", "tow")
    assert unknown.code == 2
    assert "no step 'tow'" in unknown.err
    assert "Did you mean 'two'?" in unknown.err
    for option in ("--editor", "--answers=-"):
        run = reflect.new("{}", "--step", "two", option)
        assert (run.code, "--step" in run.err) == (2, True)
    assert not list(reflect.journal.glob("2*"))

    for step in ("two", "2"):
        run = reflect.new("ring Mum\n.\n\n", "--step", step)

        assert "How was it?" not in run.err
        assert "Question 2 of 2." in run.text + run.talk
        assert "ring Mum" in run.path.read_text("utf-8")


def test_an_unfinished_answer_elsewhere_is_named_and_kept(reflect: Program) -> None:
    reflect.new("a hal\n:pause\n")
    assert "is waiting:  reflect resume" in reflect.new("").err

    other = reflect("resume", "--step", "two", stdin="\nring Mum\n.\n\n")
    [kept] = reflect.half_sentences
    assert str(kept) in other.err

    again = reflect("resume", stdin="\nf sentence\n.\n\n")
    assert "a hal\nf sentence" in again.path.read_text("utf-8")
    assert not kept.exists()
