"""Parsing of entries: which lines start blocks, and which are content."""

import time
from dataclasses import astuple
from pathlib import Path

import pytest
from awkward import FILES, KINDS
from awkward import WORDINGS as ALL
from hypothesis import given
from hypothesis import strategies as st

from reflect import entries
from reflect.entries.answer import QuestionPlace, Response
from reflect.entries.entry import Entry
from reflect.entries.marks import Heading, Mark
from reflect.questions import Wording, Wordings
from reflect.questions.kinds import Choices, Scale, Text, YesNo

EXAMPLE = Path(__file__).parents[1] / "golden" / "formats" / "entry.md"
WORDINGS = Wordings(
    kinds={"with-whom": Text(), "presence": Scale(1, 10), "interrupt": YesNo(), "why": Text()},
    questions={
        "with-whom": (Wording("Who was I with?"), Wording("With whom was I?")),
        "presence": (Wording("How present was I?"),),
        "interrupt": (Wording("Did I interrupt {person|anyone}?"),),
        "why": (Wording("What was I afraid of missing?"),),
    },
    steps={"noticing": ("Noticing", "What I noticed"), "step": ("One step",)},
)


def read(text: str) -> Entry:
    return entries.read(text, WORDINGS)


def outline(text: str) -> list[tuple[str, str | None, str]]:
    """The blocks of an entry: role, id and body."""
    return [(block.role, block.id or None, block.body) for block in read(text).blocks]


def test_the_example_of_the_format_is_read_as_intended() -> None:
    text = EXAMPLE.read_text(encoding="utf-8")
    entry = entries.read(text)

    assert (entry.text, entry.problems) == (text, ())
    head = entry.header
    assert (head.title, head.date, head.utc_offset, head.worksheet, head.worksheet_version) == (
        ("Listening well", "2026-11-23T21:14:00", "+01:00", "listening-well", 2)
    )
    assert (head.language, head.status, head.about, head.tags) == (
        ("en", "complete", ("Sam",), ("reflect",))
    )
    first, *others = (answer.data() for answer in entry.answers)
    assert first == {
        "id": "with-whom",
        "for": None,
        "question": "Who was I with, and what did they want me to hear?",
        "kind": None,
        "state": "answered",
        "value": "My sister. She wanted ...",
        "words": "",
        "text": "My sister. She wanted ...",
        "aside": False,
        "beside": [],
    }
    told = [[each[name] for name in ("id", "for", "value", "words", "text")] for each in others]
    words = "Better once the phone was gone."
    assert told == [
        ["presence", None, 6, words, f"6 / 10\n\n{words}"],
        ["safe", "Sam", 7, "", "7 / 10"],
    ]
    assert [(section.title, len(section.answers)) for section in entry.sections] == [
        ("Noticing", 3)
    ]


def test_a_mark_starts_a_block_on_any_line() -> None:
    text = (
        "#### Who? ##\n\n \t\n   <!-- q: with-whom --> \nA sister.\n```\n"
        "<!-- step: noticing -->\n```\n<!-- q: presence, for: Sam, aside -->7\n"
        "  <!-- q: presence, for: Sam, aside -->\n7"
    )

    blocks = read(text).blocks

    assert [(b.role, b.id, b.person, b.inactive, b.heading, b.body) for b in blocks] == [
        ("question", "with-whom", None, False, "Who?", "A sister.\n```"),
        ("step", "noticing", None, False, "", "```\n<!-- q: presence, for: Sam, aside -->7"),
        ("question", "presence", "Sam", True, "", "7"),
    ]
    assert blocks[0].head == "#### Who? ##\n\n \t\n   <!-- q: with-whom --> \n"


@pytest.mark.parametrize(
    "line",
    [
        "    <!-- q: a -->", "<!-- q: A -->", "<!-- q:a -->", "<!--q: a -->",
        "<!-- q: a, aside, for: S -->", "<!-- q: a -->x", "x<!-- q: a -->", "<!-- q: a-- -->",
        "<!-- question: a -->", "<!-- q: a, for: -->", "<!-- q: a, for: 3rd -->",
        "<!-- q: a, for: S--m -->", '<!-- q: a, for: "S -->', "<!-- q: a -- >",
        '<!-- q: a, for: "\\x" -->', "<!-- q: a, for: S, T -->", "- <!-- q: a -->",
        "> <!-- q: a -->",
    ],
)  # fmt: skip
def test_a_line_that_only_resembles_a_mark_is_not_a_mark(line: str) -> None:
    assert Mark.read(line) is None


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Sam", "Sam"),
        ("Anne-Marie d’Arc jr.", "Anne-Marie d’Arc jr."),
        ("O'Neil_2", "O'Neil_2"),
        ("Ünal 李", "Ünal 李"),
        ("a--b", r'"a\u002d\u002db"'),
        ("3rd", '"3rd"'),
        ("Sam, my sister", '"Sam, my sister"'),
        ("--> x", r'"\u002d\u002d\u003e x"'),
        ('"q"', r'"\"q\""'),
        ("Sam ", '"Sam "'),
        ("a\nb", r'"a\nb"'),
        ("", '""'),
        ("\u2028\ud800", r'"\u2028\ud800"'),
    ],
)
def test_a_name_in_a_mark_is_plain_or_a_json_string_that_cannot_end_the_comment(
    name: str, written: str
) -> None:
    mark = Mark(False, "a", name, True)

    assert mark.to_line() == f"<!-- q: a, for: {written}, aside -->"
    assert Mark.read(mark.to_line()) == mark


@given(st.text(), st.booleans(), st.booleans())
def test_every_name_is_read_back_from_its_mark(name: str, aside: bool, is_step: bool) -> None:
    mark = Mark(is_step, "some-id-2", name, aside)

    written = mark.to_line()

    assert Mark.read(written) == mark
    assert written.count("-->") == 1
    assert "--" not in written.removeprefix("<!--").removesuffix("-->")


def test_the_first_heading_of_level_one_is_the_title() -> None:
    assert outline("before\n\n# Who was I with?\n\nmy notes\n# Noticing\n") == [
        ("notes", None, "before"),
        ("title", None, "my notes\n# Noticing"),
    ]
    assert outline("## Mine\n# Noticing\n") == [("notes", None, "## Mine\n# Noticing")]
    assert outline("<!-- q: why -->\n# Noticing\n") == [("question", "why", "# Noticing")]
    assert read("before\n\n# Title\n\nmy notes\n").notes == "before\n\nmy notes"


@pytest.mark.parametrize(
    ("heading", "id_"),
    [
        ("### Who was I with?", "with-whom"),
        ("### With  whom was I? ###", "with-whom"),
        ("## Who was I with?", "with-whom"),
        ("   # Who was I with?", "with-whom"),
        ("### Did I interrupt Sam?", "interrupt"),
        ("### How present was I? (Sam)", "presence"),
        ("#### Who was I with?", None),
        ("    ### Who was I with?", None),
        ("### who was I with?", None),
        ("###Who was I with?", None),
    ],
)
def test_a_heading_is_a_question_if_it_has_a_current_or_former_wording(
    heading: str, id_: str | None
) -> None:
    found = outline(f"# Title\n{heading}\n\nan answer\n<!-- q: why -->\n")

    assert found[1] == (("question", id_, "an answer") if id_ else ("question", "why", ""))


def test_a_wording_shared_by_two_questions_means_the_next_one_in_order() -> None:
    wordings = Wordings(
        questions={
            "a": (Wording("First?"),),
            "a-why": (Wording("Why?"),),
            "b": (Wording("Second?"),),
            "b-why": (Wording("Why?"),),
        }
    )

    entry = entries.read("### Second?\n1\n### Why?\n2\n### First?\n3\n### Why?\n4\n", wordings)

    assert [(answer.id, answer.text) for answer in entry.answers] == [
        ("b", "1"),
        ("b-why", "2"),
        ("a", "3"),
        ("a-why", "4"),
    ]
    assert entry.problems == ()


def test_a_level_two_heading_is_a_step_by_its_title_or_directly_above_a_question() -> None:
    assert outline(
        "# T\n## What I noticed\nnote\n## Mine\n\n### Who was I with?\na\n## Mine\nb\n"
    ) == [
        ("title", None, ""),
        ("step", "noticing", "note"),
        ("step", None, ""),
        ("question", "with-whom", "a\n## Mine\nb"),
    ]
    assert outline("# T\n## Mine\n\n<!-- q: why -->\na\n")[1:] == [("question", "why", "a")]
    assert outline("# T\n## Mine\n### Why?\n<!-- q: why -->\na\n")[1:] == [
        ("step", None, ""),
        ("question", "why", "a"),
    ]
    assert outline("# T\n### Noticing\n") == [("title", None, "### Noticing")]


def test_positions_are_guessed_only_between_two_questions_with_no_heading_missing() -> None:
    between = "### Who was I with?\n1\n{}### What was I afraid of missing?\n2\n"

    def found(middle: str) -> list[str]:
        return [block.id for block in read(between.format(middle)).blocks]

    assert found("### A\n### B\n") == ["with-whom", "presence", "interrupt", "why"]
    assert found("### A\n") == ["with-whom", "why"]
    assert found("### A\n### B\n### C\n") == ["with-whom", "why"]
    assert found("### A\n## B\ntext\n") == ["with-whom", "why"]
    assert found("```\n### A\n```\n### B\n") == ["with-whom", "why"]
    assert found("### How present was I?\n### B\n") == ["with-whom", "presence", "interrupt", "why"]


def test_a_question_answered_elsewhere_is_not_guessed_again() -> None:
    text = (
        "### How present was I?\n7\n### Who was I with?\n1\n### A\n### B\n"
        "### What was I afraid of missing?\n2\n"
    )

    assert [block.id for block in read(text).blocks] == ["presence", "with-whom", "why"]


def test_the_more_similar_of_two_headings_is_the_question() -> None:
    text = "### Who was I?\n1\n### Who was I with now?\n2\n"

    assert [(block.id, block.body) for block in read(text).blocks] == [
        ("", "### Who was I?\n1"),
        ("with-whom", "2"),
    ]


def test_a_step_is_found_above_a_guessed_question() -> None:
    found = outline("# T\n## Mine\n\n### Who was I really with?\na\n")

    assert found[1:] == [("step", None, ""), ("question", "with-whom", "a")]


@pytest.mark.parametrize(
    ("text", "is_ours"),
    [
        ("---\nworksheet: a\n---\n", True),
        ("---\rworksheet: a\r---\r", True),
        ("---\ntitle: [\nworksheet : a\n---\n", True),
        ("---\nworksheet\n---\n", False),
        ('---\n"worksheet": a\n---\n', True),
        ("---\nworksheet: a\n", True),
        ("---\ntags: [worksheet]\n---\n", False),
        ("---\na:\n  worksheet: b\n---\n", False),
        ("worksheet: a\n", False),
        ("text\n  <!-- q: a -->\n", True),
        ("text\r<!-- q: a -->\rtext", True),
        ("\ufeff<!-- q: a -->", True),
        ('<!-- q: a, for: "S" -->', True),
        ("<!-- q: What is it? -->", False),
        ("text <!-- q: a -->", False),
        ("    <!-- q: a -->", False),
        ("<!-- step: a -->", False),
        ("---\nid: a\ntitle: b\n---\n## S\n- Q?\n", False),
        ("", False),
    ],
)
def test_a_file_naming_its_worksheet_or_a_question_is_an_entry(text: str, is_ours: bool) -> None:
    assert bool(entries.recognised(text)) is is_ours


def test_options_without_a_tick_are_open_and_text_below_them_is_an_answer() -> None:
    wordings = Wordings(kinds={"tea": Choices(("green", "black"))})
    form = "<!-- q: tea -->\n- [ ] green\n- [ ] black\n"

    empty, worded = (entries.read(text, wordings).answers[0] for text in (form, f"{form}\nlater\n"))

    assert (empty.state, empty.text) == ("open", "")
    assert (worded.state, worded.value, worded.words) == ("answered", None, "later")


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("# a", Heading(1, "a")),
        ("   ######  a  b  ######  \r\n", Heading(6, "a  b")),
        ("## a#", Heading(2, "a#")),
        ("## a #b", Heading(2, "a #b")),
        ("## a \\#", Heading(2, "a \\#")),
        ("#", Heading(1, "")),
        ("### ###", Heading(3, "")),
        ("#\ta", Heading(1, "a")),
        *((line, None) for line in ("####### a", "#a", "    # a", "a", "\\# a", "")),
    ],
)
def test_headings_are_parsed_as_in_markdown(line: str, heading: Heading | None) -> None:
    assert Heading.read(line) == heading
    assert heading is None or Heading.read(heading.to_line()) == heading


LONG = {
    "blanks": "\n" * 100_000,
    "marks": "<!-- q: why -->\n" * 10_000,
    "answers": "### h\n<!-- q: why -->\n\ntext\n\n" * 5_000,
    "questions": "".join(f"### h\n<!-- q: a{n} -->\n\ntext\n\n" for n in range(5_000)),
    "fences": "```x\n" * 50_000,
    "wordings": "### Did I interrupt Sam?\n" * 5_000,
    "likenesses": "### Did I ever interrupt her?\n" * 375,
    "steps": "## Mine\n\n" * 20_000,
    "a long heading": "### Did I interrupt " + "of and " * 50_000,
    "a heading of blanks": "# " + " " * 300_000 + "x",
    "a heading of hashes": "# " + " #" * 200_000,
    "backslashes": "<!-- q: why -->\n" + "\\" * 1_000_000,
    "a name": "<!-- q: why, for: " + "a" * 300_000 + "--\n",
    "a quoted name": '<!-- q: why, for: "' + "\\a" * 200_000 + "\n",
    "links": '---\nabout: "' + "[[" * 200_000 + '"\n---\n',
    "a list": "<!-- q: list -->\n" + "1. a\n" * 20_000,
    "one item": "<!-- q: list -->\n1. a\n" + "  b\n" * 50_000,
    "an action": "<!-- q: action -->\n- [ ] x (by" + " " * 200_000 + "x",
    "actions": "<!-- q: action -->\n- [ ] x" + " (by x" * 100_000,
    "choices": "<!-- q: choices -->\n" + "- [x] quiet\n" * 20_000,
    "a scale": "<!-- q: scale -->\n" + " " * 200_000 + "7" + " " * 200_000 + "x",
}


@pytest.mark.sweep
@pytest.mark.parametrize("name", LONG)
def test_long_and_odd_entries_are_read_within_seconds(name: str) -> None:
    wordings = Wordings({**WORDINGS.kinds, **KINDS}, WORDINGS.questions, WORDINGS.steps)
    start = time.perf_counter()

    entry = entries.read(LONG[name], wordings)
    changed = entry.with_answer(QuestionPlace("new", None, "New?", "s", "S"), Response("x"))

    assert entry.text == LONG[name]
    assert changed.answer(("new", None)) is not None
    assert (len(entry.answers), len(entry.sections), len(entry.problems)) >= (0, 0, 0)
    assert entry.header.about is not None
    entries.recognised(LONG[name])
    assert time.perf_counter() - start < 10


@given(FILES, st.sampled_from(["### Nobody asks this", "## Nor this"]))
def test_an_own_heading_at_the_end_changes_nothing_above_it(text: str, own: str) -> None:
    text = f"{text}\n\n"

    entry, more = (entries.read(each, ALL) for each in (text, f"{text}{own}\n"))

    assert list(map(astuple, more.blocks[:-1])) == list(map(astuple, entry.blocks[:-1]))
    assert more.blocks[-1].body.startswith(entry.blocks[-1].body)
