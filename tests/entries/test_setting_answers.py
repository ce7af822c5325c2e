"""Edits of an entry: what is written, where, and what stays unchanged."""

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from reflect import entries, yaml
from reflect.entries.answer import QuestionPlace, Response
from reflect.entries.entry import Entry
from reflect.entries.header import Header
from reflect.questions import Action, Wording, Wordings
from reflect.questions.kinds import Actions, Choices, Outcome, Outcomes, Scale, Text

GOLDEN = Path(__file__).parents[1] / "golden" / "formats" / "entry.md"
QUESTIONS = {
    "a": ("one", Text()),
    "b": ("one", Scale(1, 10)),
    "c": ("two", Choices(("tea", "milk"))),
    "d": ("three", Actions()),
}
TITLES = {"one": "First", "two": "Second", "three": "Third"}
WORDINGS = Wordings(
    kinds={id_: kind for id_, (_, kind) in QUESTIONS.items()},
    questions={id_: (Wording(f"What of {id_}?"),) for id_ in QUESTIONS},
    steps={id_: (title,) for id_, title in TITLES.items()},
)
PLACES = [
    QuestionPlace(id_, None, f"What of {id_}?", step, TITLES[step])
    for id_, (step, _) in QUESTIONS.items()
]


def set_(entry: Entry, id_: str, given: Response) -> Entry:
    at = [place.id for place in PLACES].index(id_)
    return entry.with_answer(PLACES[at], given, PLACES[:at])


def read(text: str) -> Entry:
    return entries.read(text, WORDINGS)


def begun() -> Entry:
    header = Header.new(
        title="Some questions",
        moment=datetime(2026, 11, 23, 21, 14, 3, tzinfo=timezone(timedelta(hours=-3, minutes=-30))),
        worksheet="some",
        version=4,
        language="en",
    )
    return entries.begin(header, WORDINGS)


HEAD = """\
---
title: Some questions
date: 2026-11-23T21:14:03
utc_offset: "-03:30"
worksheet: some
worksheet_version: 4
language: en
status: draft
tags: [reflect]
---

# Some questions
"""


def test_the_example_of_the_format_is_what_the_tool_writes() -> None:
    golden = GOLDEN.read_text(encoding="utf-8")
    wordings = Wordings(kinds={"with-whom": Text(), "presence": Scale(1, 10), "safe": Scale(1, 10)})
    step = ("noticing", "Noticing")
    places = [
        QuestionPlace(
            "with-whom", None, "Who was I with, and what did they want me to hear?", *step
        ),
        QuestionPlace("presence", None, "How present was I?", *step),
        QuestionPlace("safe", "Sam", "How safe do I feel telling Sam what I think?", *step),
    ]
    given = [
        Response("My sister. She wanted ..."),
        Response(6, "Better once the phone was gone."),
        Response(7),
    ]

    entry = entries.begin(Header(yaml.split(golden)[0]), wordings)
    for at, each in enumerate(given):
        entry = entry.with_answer(places[at], each, places[:at])

    assert entry.text == golden


def test_a_new_entry_has_its_header_and_no_heading_for_open_questions() -> None:
    assert begun().text == HEAD
    assert set_(begun(), "a", Response()).text == HEAD


def test_a_question_is_inserted_after_its_nearest_predecessor_or_below_its_step() -> None:
    entry = set_(begun(), "d", Response((Action("walk", every="week"),)))
    entry = set_(entry, "b", Response(7, "so far"))
    entry = set_(entry, "c", Response(()))
    entry = set_(entry, "a", Response("# not a heading\n\nbut prose"))

    assert entry.text == HEAD + (
        "\n## First\n<!-- step: one -->\n\n"
        "### What of a?\n<!-- q: a -->\n\n\\# not a heading\n\nbut prose\n\n"
        "### What of b?\n<!-- q: b -->\n\n7 / 10\n\nso far\n\n"
        "## Second\n<!-- step: two -->\n\n"
        "### What of c?\n<!-- q: c -->\n\n_(none)_\n\n"
        "## Third\n<!-- step: three -->\n\n"
        "### What of d?\n<!-- q: d -->\n\n- [ ] walk (every week)\n"
    )


def test_a_question_without_a_step_stands_below_the_notes_and_above_all_steps() -> None:
    first = QuestionPlace("plans", None, "What became of it?", "", "")
    wordings = Wordings({**WORDINGS.kinds, "plans": Outcomes()}, WORDINGS.questions)
    given = Response((Outcome("sing", "not yet"),), "It rained.")
    above = f"{HEAD}\nmy note\n"
    block = "\n### What became of it?\n<!-- q: plans -->\n\n1. sing: not yet\n\nIt rained.\n"
    step = "\n## Second\n<!-- step: two -->\n\n### What of c?\n<!-- q: c -->\n\n_(none)_\n"
    entry = entries.read(above, wordings)

    into_new = entry.with_answer(first, given).with_answer(PLACES[2], Response(()), [first])
    into_old = entries.read(above + step, wordings).with_answer(first, given)
    at_once = entry.with_answers([(first, given), (PLACES[2], Response(()))])

    assert into_new.text == into_old.text == at_once.text == above + block + step
    assert [section.title for section in into_new.sections] == ["", "Second"]


def test_the_first_question_of_a_step_is_inserted_below_the_note() -> None:
    entry = read(f"{HEAD}\n## First\n<!-- step: one -->\n\nmy note\n\n### B\n<!-- q: b -->\n\n7\n")

    assert set_(entry, "a", Response("x")).text == (
        f"{HEAD}\n## First\n<!-- step: one -->\n\nmy note\n\n"
        "### What of a?\n<!-- q: a -->\n\nx\n\n### B\n<!-- q: b -->\n\n7\n"
    )


def test_inserting_a_step_at_the_top_duplicates_nothing() -> None:
    text = "### C\n<!-- q: c -->\n\n_(none)_\n\n### D\n<!-- q: d -->\n\n- [ ] x\n"

    assert set_(read(text), "a", Response("x")).text == (
        f"## First\n<!-- step: one -->\n\n### What of a?\n<!-- q: a -->\n\nx\n\n{text}"
    )


def test_a_question_only_of_an_older_worksheet_stays_in_its_step() -> None:
    old = (
        "## First\n<!-- step: one -->\n\n### A\n<!-- q: a -->\n\nx\n\n"
        "### Old\n<!-- q: old -->\n\ny\n"
    )

    assert set_(read(old), "c", Response(("tea",))).text == (
        f"{old}\n## Second\n<!-- step: two -->\n\n### What of c?\n<!-- q: c -->\n\n- [x] tea\n"
    )


@pytest.mark.parametrize("end", ["", "\n", "\n\ufeff"])
def test_front_matter_alone_is_followed_by_a_blank_line(end: str) -> None:
    assert set_(read(f"---\nworksheet: some\n---{end}"), "a", Response("x")).text == (
        f"---\nworksheet: some\n---{end or chr(10)}\n## First\n<!-- step: one -->\n\n"
        "### What of a?\n<!-- q: a -->\n\nx\n"
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<!-- q: a -->\n\nold\n\n### B\n", "<!-- q: a -->\n\nnew\n\n### B\n"),
        ("<!-- q: a -->\n \t\n\nold  \n\n\n### B\n", "<!-- q: a -->\n \t\n\nnew\n\n\n### B\n"),
        ("<!-- q: a -->\nold", "<!-- q: a -->\n\nnew\n"),
        ("<!-- q: a -->", "<!-- q: a -->\n\nnew\n"),
        ("<!-- q: a -->\n ", "<!-- q: a -->\n \nnew\n"),
        ("<!-- q: a -->\n\n  \n### B\n", "<!-- q: a -->\n\nnew\n  \n### B\n"),
        ("<!-- q: a -->\n \n \n", "<!-- q: a -->\n \nnew\n \n"),
        ("<!-- q: a -->\n\n\n### B\n", "<!-- q: a -->\n\nnew\n\n### B\n"),
        ("<!-- q: a -->\n### B\n", "<!-- q: a -->\n\nnew\n### B\n"),
        ("#### A ##\n\n  <!-- q: a -->  \n\nold\n", "#### A ##\n\n  <!-- q: a -->  \n\nnew\n"),
        ("### What of a?\n\nold\n\n## First\n", "### What of a?\n\nnew\n\n## First\n"),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_setting_an_answer_replaces_its_body_only(before: str, after: str, end: str) -> None:
    rest = "<!-- q: b -->\n7\n" if "### B" in before else ""
    entry = read((before + rest).replace("\n", end))

    changed = set_(entry, "a", Response("new"))

    expected = (after + rest).replace("\n", end)
    if before == "<!-- q: a -->":
        expected = after  # A file of one line has no line ends to follow.
    assert changed.text == expected.replace(f"-->{end}new", f"-->{end}{end}new")


def test_multiline_text_is_written_with_the_line_ends_of_the_file() -> None:
    entry = read("<!-- q: a -->\r\n\r\nold\r\n")

    assert set_(entry, "a", Response("one\n\n## two")).text == (
        "<!-- q: a -->\r\n\r\none\r\n\r\n\\## two\r\n"
    )


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("# a", "\\# a"),
        ("   ### a", "   \\### a"),
        ("\\\\## a", "\\\\\\## a"),
        ("##", "\\##"),
        ("<!-- q: a -->", "\\<!-- q: a -->"),
        ("<!-- step:", "\\<!-- step:"),
        ("#### a", "#### a"),
        ("    # a", "    # a"),
        ("#a", "#a"),
        ("<!-- note -->", "<!-- note -->"),
        ("a # b", "a # b"),
        ("---", "---"),
        ("_(not today)_", "\\_(not today)_"),
        ("\\_(keine)_", "\\\\_(keine)_"),
        ("_(none)_", "\\_(none)_"),
        ("_(not today)_ ", "_(not today)_ "),
        ("_(not today)_\nb", "_(not today)_\nb"),
    ],
)
def test_text_like_structure_or_a_sign_gets_one_backslash(typed: str, written: str) -> None:
    entry = set_(begun(), "a", Response(typed))

    assert entry.blocks[-1].body == written
    assert read(entry.text).answers[0].text == typed


def test_a_heading_at_the_end_of_an_answer_is_not_taken_as_heading_of_the_mark_below() -> None:
    entry = read("<!-- q: a -->\n\nold\n\n<!-- q: b -->\n\n7\n")

    changed = set_(entry, "a", Response("new\n#### deep"))

    assert changed.text == ("<!-- q: a -->\n\nnew\n#### deep\n\n### b\n<!-- q: b -->\n\n7\n")
    assert [answer.text for answer in changed.answers] == ["new\n#### deep", "7"]


def test_a_heading_that_a_fence_would_hide_gets_a_mark() -> None:
    entry = read("### What of a?\n\n```\n\n### What of b?\n\n7\n\n### What of d?\n\n- [ ] x\n")

    changed = set_(entry, "d", Response((Action("```"), Action("y"))))
    again = set_(changed, "b", Response(6, "```"))

    assert [answer.text for answer in again.answers] == [
        "```",
        "6 / 10\n\n```",
        "- [ ] ```\n- [ ] y",
    ]


def test_making_an_answer_inactive_changes_only_its_mark() -> None:
    text = '### A\n\n  <!-- q: a, for: "S\\u0061m" --> \t\r\n\r\nx\r\n'
    entry = entries.read(text, WORDINGS)

    aside = entry.with_inactive(("a", "sam"), True)

    assert aside.text == text.replace('" -->', '", aside -->')
    assert aside.answers[0].inactive
    assert aside.with_inactive(("a", "sam"), False).text == text
    assert aside.with_inactive(("a", "sam"), True) is aside
    assert entry.with_inactive(("gone", None), True) is entry


def test_an_answer_without_a_mark_gets_one_when_made_inactive() -> None:
    entry = read("### What of a?\n\nx\n\n### What of b?\n\n7\n").with_inactive(("b", None), True)

    assert entry.text == ("### What of a?\n\nx\n\n### What of b?\n<!-- q: b, aside -->\n\n7\n")
    assert [(answer.id, answer.inactive) for answer in entry.answers] == [("a", False), ("b", True)]


def test_a_duplicate_is_written_below_the_answer_for_the_writer_to_merge() -> None:
    entry = read("### A\n<!-- q: a -->\n\nmine\n").with_duplicate(("a", None), "# theirs")

    assert entry.text == ("### A\n<!-- q: a -->\n\nmine\n\n### A\n<!-- q: a -->\n\n\\# theirs\n")
    assert (entry.answers[0].text, entry.answers[0].duplicates) == ("mine", ("# theirs",))


def test_a_wording_keeps_its_trailing_hash() -> None:
    entry = begun().with_answer(
        QuestionPlace("a", None, "What of C #", "one", "First"), Response("x")
    )

    assert "### What of C # ###\n<!-- q: a -->" in entry.text
    assert entry.answers[0].question == "What of C #"


@pytest.mark.parametrize(
    ("about", "people"),
    [
        ('"[[Sam]]"', ("Sam",)),
        ("[Sam, Kim]", ("Sam", "Kim")),
        ("Sam", ("Sam",)),
        ('["[[Sam|my sister]]", " Kim  B. "]', ("Sam", "Kim B.")),
        ("[[Sam]]", ("Sam",)),
        ("\n  - [[Sam]]\n  - '[[Kim]]'", ("Sam", "Kim")),
        ('[Sam, "[[Sam]]", ""]', ("Sam",)),
        ('["a\\u0007\\ud800"]', ("a\ufffd",)),
        ("", ()),
        ("{a: b}", ()),
    ],
)
def test_the_key_about_is_read_as_names(about: str, people: tuple[str, ...]) -> None:
    assert entries.read(f"---\nabout: {about}\n---\n").header.about == people


def test_names_already_in_about_stay_as_written() -> None:
    entry = read('---\nworksheet: some\nabout: "[[Sam]]" # her\n---\n')

    assert entry.with_about(("Sam", "Kim")).header.front.raw == (
        '---\nworksheet: some\nabout: ["[[Sam]]", Kim] # her\n---\n'
    )
    assert entry.with_about(("Sam",)) is entry


@pytest.mark.parametrize(
    ("date", "offset", "instant"),
    [
        ("2026-11-23T21:14:00", "+01:00", datetime(2026, 11, 23, 20, 14, tzinfo=UTC)),
        ("2026-11-23 21:14", "-0330", datetime(2026, 11, 24, 0, 44, tzinfo=UTC)),
        ("2026-11-23", "", datetime(2026, 11, 23, tzinfo=UTC)),
        ("2026-11-23T21:14:00+01:00", "", datetime(2026, 11, 23, 20, 14, tzinfo=UTC)),
        ("2026-11-23T21:14:00+01:00", "+00:00", datetime(2026, 11, 23, 21, 14, tzinfo=UTC)),
        ("0001-01-02T12:00:00", "+14:00", datetime(1, 1, 1, 22, 0, tzinfo=UTC)),
        ("2026-11-23T21:14:00", "+99:99", datetime(2026, 11, 23, 21, 14, tzinfo=UTC)),
        ("9999-12-31T23:59:59", "-23:59", datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC)),
        ("0001-01-01T00:00:00", "+23:59", datetime(1, 1, 1, tzinfo=UTC)),
        ("23.11.2026", "+01:00", None),
    ],
)
def test_the_instant_of_an_entry_is_its_local_time_in_utc(
    date: str, offset: str, instant: datetime | None
) -> None:
    header = entries.read(f'---\ndate: {date}\nutc_offset: "{offset}"\n---\n').header

    assert header.instant == instant


def test_an_entry_with_any_worksheet_title_can_be_read() -> None:
    header = Header.new(
        title="no: \x1b '#\ufffe\u2028x",
        moment=datetime(2026, 1, 2, tzinfo=UTC),
        worksheet="null",
        version=1,
        language="de: x",
    )

    assert header.front.problem is None
    assert (header.title, header.worksheet, header.language, header.status) == (
        "no: \x1b '#\ufffe x",
        "null",
        "de: x",
        "draft",
    )
