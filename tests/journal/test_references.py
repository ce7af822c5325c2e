"""What people call a question, and which one they mean."""

from pathlib import Path

import pytest

from reflect import entries
from reflect.errors import AmbiguousQuestion, UnknownQuestion
from reflect.journal.library import Library
from reflect.journal.references import QuestionRef, Questions

SHEET = """---
id: near
title: Near
was:
  hard: [What holds me back?]
  calm-then: How calm was I?
retired: [calm-then]
---

# Near

## One {#one}

- What makes it hard for me to open up? {#hard}
- How much do I trust {person|my people} today? [1-10] [for each: person] {#trust}
- Is it returned? [yes/no] {#returned}
  - if no: What do I miss? {#miss}
    - if answered: Whom? [one line] {#whom}
  - if yes: What helps me to trust? {#helps}
- 何が怖いですか。 {#fear}
"""


@pytest.fixture
def library(tmp_path: Path) -> Library:
    (tmp_path / "near.md").write_text(SHEET, encoding="utf-8")
    return Library(tmp_path)


@pytest.fixture
def near(library: Library) -> Questions:
    text = "### How calm was I?\n<!-- q: calm-then -->\n\n3 / 10\n"
    return Questions.of(library, "near", entries.read(text).answers)


@pytest.mark.parametrize(
    ("said", "id_"),
    [
        ("hard", "hard"),
        ("HARD", "hard"),
        ("1", "hard"),
        ("#1", "hard"),
        ("3", "returned"),
        ("3a", "miss"),
        ("3b", "whom"),
        ("3C.", "helps"),
        ("What makes it hard for me to open up?", "hard"),
        ("open up", "hard"),
        ("up open hard", "hard"),
        ("what holds me back", "hard"),
        ("How much do I trust Sam today?", "trust"),
        ("trust my people", "trust"),
        ("do i trust", "trust"),
        ("ペ何が怖い", ""),
        ("99", ""),
        ("?", ""),
        ("怖い", "fear"),
        ("calm", "calm-then"),
        ("calm-then", "calm-then"),
        ("turned", "returned"),
    ],
)
def test_a_question_is_known_by_id_number_and_words(near: Questions, said: str, id_: str) -> None:
    if id_:
        assert near.find(said).id == id_
    else:
        with pytest.raises(UnknownQuestion):
            near.find(said)


def test_several_that_fit_are_named_with_number_and_wording(near: Questions) -> None:
    with pytest.raises(AmbiguousQuestion) as raised:
        near.find("me to")

    assert near.find("for me to").id == "hard"
    assert str(raised.value).splitlines()[1:] == [
        "  1    What makes it hard for me to open up?",
        "  3c   What helps me to trust?",
    ]


def test_a_question_is_told_without_anybodys_name(near: Questions) -> None:
    told = {asked.id: (asked.number, asked.wording) for asked in near.listed}

    assert told["trust"] == ("2", "How much do I trust … today?")
    assert told["calm-then"] == ("", "How calm was I?")
    assert [asked.id for asked in near.listed if asked.is_follow_up] == ["miss", "whom", "helps"]
    assert near.numbers["helps"] == "3c"


def test_without_its_worksheet_a_question_is_known_by_what_its_entries_say(
    library: Library,
) -> None:
    text = "### Is Sam near?\n<!-- q: near, for: Sam -->\n\n3 / 10\n"
    text += "### Is it so? (Sam)\n<!-- q: so, for: Sam -->\n\nYes\n"
    gone = Questions.of(library, "gone", entries.read(text).answers)

    assert gone.listed == (
        QuestionRef("near", "", "Is … near?", ("Is … near?",)),
        QuestionRef("so", "", "Is it so?", ("Is it so?",)),
    )
    assert gone.find("so").id == "so"
    with pytest.raises(AmbiguousQuestion) as raised:
        gone.find("is")

    assert "Is" not in str(raised.value).partition(":")[2]
