"""The format of worksheets, and the messages about mistakes in one."""

import time
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reflect import worksheets, yaml
from reflect.questions import Condition, Question, Wording
from reflect.questions.kinds import Actions, Choices, Line, Scale, Text, YesNo
from reflect.text import clean
from reflect.worksheets import Reading, Worksheet

EXAMPLE = Path(__file__).parents[1] / "golden" / "formats" / "worksheet.md"
HEAD = "---\nid: a-sheet\ntitle: A sheet\n---\n"
NO_BULLET = "an indented bullet is a follow-up and begins with 'if ...:'; a hint has no bullet"
INDENT = "a line of text below a question: indent it to make it a hint"
REST = "this looks like the rest of the question: keep a question on one line"
ELSEWHERE = "is not a kind of question here: write it as "
AS_TEXT = " If it is meant as text, write \\[."
SHOWN = "is not a kind of question, so it is shown as text." + AS_TEXT
NO_SCALE = (
    "is not a scale: write it as [1-10] or [1-10: low ... high], the smaller end first." + AS_TEXT
)
NO_CHOICE = "is not a choice: write two different options or more, as in [choose: a, b]"
NO_SLOT = (
    "is neither the word of a [for each: ...] here nor the id of an earlier one-line or choice "
    "question."
)
NO_ANSWER = "a step takes no answer itself: only [for each: ...] and {#id}"
TWICE_EACH = "the step already has [for each: ...]"
OTHER_TITLE = "the title is not the same as between the lines with --- at the top: make them the same, or leave one out"
DEEP = "".join(f"{'  ' * n}- if answered: R? {{#q{n}}}\n" for n in range(1, 10))
#: The line number where the *body* of `read` begins.
FIRST = 6


def read(body: str, head: str = HEAD) -> Reading:
    """A worksheet with one step, and *body* in it."""
    return worksheets.read(f"{head}## A step {{#a-step}}\n{body}")


def questions(body: str) -> tuple[Question, ...]:
    """The questions of a worksheet with *body*, which has no mistakes."""
    reading = read(body)
    assert reading.problems == ()
    return reading.worksheet.steps[0].questions


def problems(reading: Reading) -> list[tuple[int, str]]:
    return [(problem.line, problem.what) for problem in reading.problems]


def messages(body: str) -> list[str]:
    return [what for _, what in problems(read(body))]


def test_the_example_of_the_format_is_read_correctly() -> None:
    reading = worksheets.read(EXAMPLE.read_text(encoding="utf-8"))

    sheet = reading.worksheet
    assert (reading.problems, reading.proposed) == ((), ())
    assert sheet._replace(steps=()) == Worksheet(
        id="listening-well",
        title="Listening well",
        version=2,
        minutes=15,
        due="check-in",
        purpose="What this worksheet is for: shown before the first question.",
        conclusion="Shown after the last question.",
    )
    guidance = "Guidance. Shown while the person writes, never stored in the entry."
    assert [(step.id, step.title, step.guidance, step.each) for step in sheet.steps] == [
        ("noticing", "Noticing", guidance, ""),
        ("each-person", "Each person", "", "person"),
        ("step", "One step", "", ""),
    ]
    helped = Choices(("quiet", "phone away", "enough time", "other"))
    assert [(each.id, each.kind, each.each, reading.lines[each.id]) for each in sheet.family()] == [
        ("with-whom", Text(), "", 19),
        ("presence", Scale(1, 10, "miles away", "fully there"), "", 21),
        ("interrupt", YesNo(), "", 22),
        ("interrupt-why", Text(), "", 23),
        ("helped", helped, "", 24),
        ("safe", Scale(1, 10, "not at all", "fully"), "person", 28),
        ("next-step", Actions(), "", 32),
        ("habits", Actions(2), "", 33),
        ("check-in", Actions(), "", 34),
    ]
    first, _, third, *_ = sheet.family()
    assert first.wording == Wording("Who was I with, and what did they want me to hear?")
    assert first.hint == "for example: a worry, good news, plain facts"
    [follow_up] = third.follow_ups
    assert (follow_up.when, follow_up.question.id) == (Condition("yes"), "interrupt-why")


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_and_a_byte_order_mark_make_no_difference(end: str) -> None:
    text = EXAMPLE.read_text(encoding="utf-8")

    assert worksheets.read("\ufeff" + text.replace("\n", end)) == worksheets.read(text)


def test_every_key_of_the_front_matter_is_read() -> None:
    head = """\
---
id: a-sheet
title: A sheet   # the title
version: 3
language: de
license: CC0-1.0
minutes: 20
source: somebody
due: when
every: 3 months
was:
  when: [And when?, "Since when?"]
  a-step: Once a step
  gone: What is gone?
after: {when: gone}
retired: [gone]
---
"""
    reading = read("- When? [date] {#when}\n", head)

    sheet = reading.worksheet
    assert reading.problems == ()
    assert (sheet.version, sheet.language, sheet.minutes) == (3, "de", 20)
    assert sheet.was == {
        "when": ("And when?", "Since when?"),
        "a-step": ("Once a step",),
        "gone": ("What is gone?",),
    }
    assert (sheet.after, sheet.retired) == ({"when": "gone"}, ("gone",))
    wordings = sheet.wordings()
    assert [
        wordings.ids_with_wording(text) for text in ("When?", "Since when?", "What is gone?")
    ] == [
        ("when",),
        ("when",),
        ("gone",),
    ]
    assert [wordings.step(text) for text in ("A step", "Once a step")] == ["a-step", "a-step"]


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("## Step 1: Noticing {#id}", "Noticing"),
        ("## step 12. Noticing {#id}", "Noticing"),
        ("## 3. Noticing {#id}", "Noticing"),
        ("## 3) Noticing {#id}", "Noticing"),
        ("## Noticing {#id}", "Noticing"),
        ("## 3 things {#id}", "3 things"),
        ("## Until Step 3: or 4. or 5) {#id}", "Until Step 3: or 4. or 5)"),
        ("## Noticing [for each: person] {#id}", "Noticing"),
        ("##   Noticing   {#id}   [for each:person]  ", "Noticing"),
        ("## Noticing [and a good deal more] {#id}", "Noticing [and a good deal more]"),
    ],
)
def test_the_number_of_a_step_is_no_part_of_its_title(heading: str, title: str) -> None:
    reading = worksheets.read(f"{HEAD}{heading}\n- Why? {{#why}}\n")

    assert reading.problems == ()
    assert [(step.id, step.title) for step in reading.worksheet.steps] == [("id", title)]


@pytest.mark.parametrize(
    ("line", "text", "kind", "each"),
    [
        ("Why? {#q}", "Why?", Text(), ""),
        ("Why? [1-10] {#q}", "Why?", Scale(1, 10), ""),
        ("Why? {#q} [1-10]", "Why?", Scale(1, 10), ""),
        ("Why? [for each: pet] {#q} [one line]", "Why?", Line(), "pet"),
        ("Why? {#q} [yes/no] [for each: pet]", "Why?", YesNo(), "pet"),
        ("Why [me]? [yes/no] {#q}", "Why [me]?", YesNo(), ""),
        ("Why me [or you or somebody else] {#q}", "Why me [or you or somebody else]", Text(), ""),
        ("Why [1-10] [yes/no] {#q}", "Why [1-10]", YesNo(), ""),
        (r"Why \[1-10\] {#q}", "Why [1-10]", Text(), ""),
        (r"Why \[1-10] {#q}", "Why [1-10]", Text(), ""),
        (r"Why \{me\}, \\ {#q}", "Why {me}, \\", Text(), ""),
        (r"Why? [choose many: a\, b, \[c\]] {#q}", "Why?", Choices(("a, b", "[c]")), ""),
        ("Why? [1-10:\tnot  at all ... fully] {#q}", "Why?", Scale(1, 10, "not at all", "fully"), ""),
        ("Why? {#q}   \t", "Why?", Text(), ""),
        ("Why? {#q} <!-- a remark -->", "Why?", Text(), ""),
    ],
)  # fmt: skip
def test_attributes_are_taken_from_the_end_in_any_order(
    line: str, text: str, kind: object, each: str
) -> None:
    (question,) = questions(f"- {line}\n")

    assert (question.id, question.wording.text, question.kind, question.each) == (
        ("q", text, kind, each)
    )


@pytest.mark.parametrize("bullet", ["-", "*", "+", "-  ", "*\t"])
def test_a_bullet_at_the_margin_is_a_question(bullet: str) -> None:
    assert [each.wording.text for each in questions(f"{bullet} Why? {{#q}}\n")] == ["Why?"]


def test_prose_is_purpose_guidance_hint_or_conclusion_by_its_place() -> None:
    sheet = worksheets.read(
        f"{HEAD}\n# A sheet\n\nWhat for.\n- a list\n### a heading\n\n"
        "## One {#one}\n\nDo this.\n  And that.\n\n```\n## no step\n- no question\n```\n"
        "- Why? {#why}\n  because\n\n  or not\n"
        "# The end\n\nBye.\n## no step\n- no question\n# no title\n"
    ).worksheet

    assert sheet.purpose == "What for.\n- a list\n### a heading"
    assert sheet.steps[0].guidance == "Do this.\n  And that.\n\n```\n## no step\n- no question\n```"
    assert sheet.steps[0].questions[0].hint == "because\nor not"
    assert sheet.conclusion == "Bye.\n## no step\n- no question\n# no title"


def test_the_title_may_be_in_the_front_matter_or_in_the_body_only() -> None:
    above = worksheets.read(f"{HEAD}## One {{#one}}\n- Why? {{#why}}\n# End\nBye.\n")
    below = worksheets.read("---\nid: a\n---\n#  A   sheet\n## One {#one}\n- Why? {#why}\n")

    assert (above.problems, above.worksheet.title, above.worksheet.conclusion) == (
        (),
        "A sheet",
        "Bye.",
    )
    assert (below.problems, below.worksheet.title) == ((), "A   sheet")


def test_html_comments_are_ignored_but_not_in_code() -> None:
    sheet = worksheets.read(
        f"{HEAD}a <!-- b --> c<!--\n## no step {{#no}}\n```\n--> d\n"
        "## One {#one}\n```\n<!-- kept -->\n```\n<!-- - no -->- Why? {#why}\n"
    )

    assert sheet.problems == ()
    assert sheet.worksheet.purpose == "a  c\n\n\n d"
    assert sheet.worksheet.steps[0].guidance == "```\n<!-- kept -->\n```"
    assert [question.id for question in sheet.worksheet.family()] == ["why"]


def test_follow_ups_may_nest_and_inherit_for_each() -> None:
    (question,) = questions(
        "- How? [1-10] [for each: person] {#a}\n"
        "  - if below 4: Bad? [yes/no] {#b}\n"
        "    a hint of b\n"
        "    - if  YES : Why? {#c}\n"
        "  - if above 7: What of {person}? {#d}\n"
        "\t- if answered: And? {#e}\n"
    )

    tree = [
        (each.id, each.each, [(f.when.text, f.question.id) for f in each.follow_ups])
        for each in question.family()
    ]
    assert tree == [
        ("a", "person", [("below 4", "b"), ("above 7", "d")]),
        ("b", "person", [("yes", "c")]),
        ("c", "person", []),
        ("d", "person", [("answered", "e")]),
        ("e", "person", []),
    ]
    assert question.follow_ups[0].question.hint == "a hint of b"


NUMBERED = """\
1. What went well?
   for example: a walk
2) How was it? [1-5] {#how}
   1. if below 3: Why? {#why}
"""


@pytest.mark.parametrize(
    ("body", "guidance", "asked"),
    [
        (NUMBERED, "", ["What went well?", "How was it?", "Why?"]),
        ("1. Sit down.\n2. Breathe.\n\n- What now?\n", "1. Sit down.\n2. Breathe.", ["What now?"]),
        ("1. Who came?\n2. Tell of them.\n\n- What now?\n", "", ["Who came?", "Tell of them.", "What now?"]),
        ("- What now?\n1. And then.\n", "", ["What now?", "And then."]),
        ("```\n1. Why?\n```\n- What now?\n", "```\n1. Why?\n```", ["What now?"]),
        ("- What now?\n  1. one thing\n  2. another\n", "", ["What now?"]),
    ],
)  # fmt: skip
def test_numbered_lines_are_questions_but_for_a_list_above_the_bullets_of_a_step(
    body: str, guidance: str, asked: list[str]
) -> None:
    reading = read(body)

    [step] = reading.worksheet.steps
    assert reading.problems == ()
    assert step.guidance == guidance
    assert [each.wording.text for each in step.family()] == asked


def test_a_numbered_list_that_was_guidance_in_older_versions_costs_no_word() -> None:
    reading = read("1. Sit down.\n\nThen wait.\n")

    assert reading.is_usable
    assert [(each.what, each.is_mild) for each in reading.problems] == [(INDENT, True)]
    assert reading.worksheet.steps[0].questions[0].hint == "Then wait."


def test_what_is_new_among_mistakes_keeps_no_older_worksheet_from_running() -> None:
    body = "".join(f"- Q? [{each}]\n" for each in ("time", "choice: a, b", "in a word", "note: x"))

    reading = read(body)

    assert (len(reading.problems), reading.is_usable) == (4, True)


def test_a_slot_is_the_word_of_a_for_each_or_an_earlier_short_answer() -> None:
    body = (
        "- Who? [one line] {#who}\n"
        "- Which? [choose: a, b] {#which}\n"
        "  - if answered: Why {which|that}? {#why}\n"
        "- What of {who} and {pet|it}, {which}? [for each: pet] {#what}\n"
    )

    assert len(questions(body)) == 3


@pytest.mark.parametrize(
    ("body", "what"),
    [
        ("- Q? {#q}\n  - a point\n", NO_BULLET),
        ("- Q? {#q}\nMore text.\n", INDENT),
        ("- Q? {#q}\n```\ncode\n```\n", INDENT),
        ("- Q? {#q}\n### A heading\n", INDENT),
        ("- What is it that I\n  long for? {#q}\n", REST),
        ("-  {#q}\n", "a question without words"),
        ("- Q? {#q}\n- R? {#q}\n", f"the id 'q' is already used on line {FIRST}"),
        ("- Q? {#a-step}\n", f"the id 'a-step' is already used on line {FIRST - 1}"),
        ("- Q? {#My_Id}\n", "'My_Id' is not an id: did you mean 'my-id'?"),
        ("- Q? {#ü}\n", "'ü' is not an id: did you mean 'u'?"),
        ("- Q? {#-}\n", "'-' is not an id: ids are small letters, digits and hyphens"),
        (f"- Q? {{#{'a' * 61}}}\n", f"'{'a' * 59}…' is not an id: did you mean '{'a' * 60}'?"),
        ("- Q? [yes/no] {#q}\n  - if maybe: R? {#r}\n", "'if maybe' can never be met here"),
        ("- Q? {#q}\n  - if yes: R? {#r}\n", "'if yes' can never be met here"),
        ("- Q? [1-10] {#q}\n  - if below 1: R? {#r}\n", "'if below 1' can never be met here"),
        ("  - if yes: R? {#r}\n- Q? {#q}\n", "a follow-up without a question before it"),
        (
            "- Q? {#q}\n  - if answered: R? [for each: pet] {#r}\n",
            "a follow-up is asked about the same people as its question: leave out [for each: ...]",
        ),
        ("- Q {#here} of what? {#q}\n", "'{#here}' is an id only at the end of the line, after a space"),
        ("- Q?{#q}\n", "'{#q}' is an id only at the end of the line, after a space"),
        ("- Q?[yes/no] {#q}\n", "put a space before [yes/no], or a backslash where it is text"),
        ("- Who? [one line] {#who}\n- What of {woh}? {#q}\n", "'{woh}' " + NO_SLOT + " Did you mean 'who'?"),
        ("- What of {who}? {#q}\n- Who? [one line] {#who}\n", "'{who}' " + NO_SLOT),
        ("- Who? {#who}\n- What of {who}? {#q}\n", "'{who}' " + NO_SLOT),
        ("- What of {person}? {#q}\n", "'{person}' " + NO_SLOT),
        ("- Q? [lst 3] {#q}\n", "[lst 3] is not a kind of question. Did you mean 'list'?" + AS_TEXT),
        ("- Q? [yes/ no!] {#q}\n", "[yes/ no!] " + SHOWN),
        ("- Q? [yesno] {#q}\n", "[yesno] is not a kind of question. Did you mean 'yes/no'?" + AS_TEXT),
        ("- Q? [one lnie] {#q}\n", "[one lnie] is not a kind of question. Did you mean 'one line'?" + AS_TEXT),
        ("- Q? [one or two] {#q}\n", "[one or two] " + SHOWN),
        ("- Q? [fro each: pet] {#q}\n", "[fro each: pet] is not a kind of question. Did you mean 'for each'?" + AS_TEXT),
        ("- Q? [actions] {#q}\n", "[actions] is not a kind of question. Did you mean 'action'?" + AS_TEXT),
        ("- Q? [choose: one] {#q}\n", "[choose: one] " + NO_CHOICE),
        ("- Q? [10-1] {#q}\n", "[10-1] " + NO_SCALE),
        ("- Q? [1-10: low] {#q}\n", "[1-10: low] " + NO_SCALE),
        ("- Q? [ ] {#q}\n", "[] " + SHOWN),
        ("- Q? [think of it: who was there, and why?] {#q}\n", "[think of it: who was there, and why?] " + SHOWN),
        ("- Q? [in your own words] {#q}\n", None),
        ("- Q? \\[in a word] {#q}\n", None),
        ("- Q? [choice: joy, anger] {#q}\n", "[choice: joy, anger] " + ELSEWHERE + "[choose: joy, anger]." + AS_TEXT),
        ("- Q? [check-boxes: joy, anger] {#q}\n", "[check-boxes: joy, anger] " + ELSEWHERE + "[choose many: joy, anger]." + AS_TEXT),
        ("- Q? [multiple choice] {#q}\n", "[multiple choice] " + ELSEWHERE + "[choose many: a, b]." + AS_TEXT),
        ("- Q? [number] {#q}\n", "[number] " + ELSEWHERE + "[1-10]." + AS_TEXT),
        ("- Q? [scale 0-5: low ... high] {#q}\n", "[scale 0-5: low ... high] " + ELSEWHERE + "[0-5: low ... high]." + AS_TEXT),
        ("- Q? [number: low ... high] {#q}\n", "[number: low ... high] " + ELSEWHERE + "[1-10: low ... high]." + AS_TEXT),
        ("- Q? [time] {#q}\n", "[time] " + ELSEWHERE + "[one line]." + AS_TEXT),
        ("- Q? [items: 3] {#q}\n", "[items: 3] " + ELSEWHERE + "[list 3]." + AS_TEXT),
        ("- Q? [Ja/Nein] {#q}\n", "[Ja/Nein] " + ELSEWHERE + "[yes/no]." + AS_TEXT),
        ("- Q? [long text] {#q}\n", "[long text] is not a kind of question here: leave it out, because free text needs none." + AS_TEXT),
        ("- Q? [rating 5] {#q}\n", "[rating 5] " + ELSEWHERE + "[1-10]." + AS_TEXT),
        ("- if yes: R? {#r}\n", "this looks like a follow-up: indent it below its question"),
        ("- If I could: what? {#r}\n", None),
        ("- Q? {#q}\n```\n  a hint\n", "the code that begins here has no end"),
        ("- Q? {#q}\n  <!-- a hint\n", "the comment that begins here has no end"),
        ("", "a step without a question"),
    ],
)  # fmt: skip
def test_a_mistake_is_reported_with_a_suggestion(body: str, what: str | None) -> None:
    found = messages(body)

    assert (what in found) if what else found == []


@pytest.mark.parametrize(
    ("head", "line", "what"),
    [
        ("", 1, "'id:' is missing at the top, between two lines with ---"),
        ("---\ntitle: A\n---\n", 1, "'id:' is missing at the top, between two lines with ---"),
        ("---\ntitle: A\nid: My Sheet\n---\n", 3, "'My Sheet' is not an id: write 'my-sheet'"),
        ("---\nid: a\n---\n", 1, "the title is missing"),
        ("---\nid: a\ntitle: A\n---\n# B\n", 5, OTHER_TITLE),
        ("---\nid: a\ntitle: A\nversoin: 2\n---\n", 4, "'versoin' is not a key of a worksheet. Did you mean 'version'?"),
        ("---\nid: a\ntitle: A\nversion: two\n---\n", 4, "'version' must be a whole number"),
        ("---\nid: a\ntitle: A\nversion: [2]\n---\n", 4, "'version' must be a single line of text"),
        ("---\nid: a\ntitle: [A]\n---\n", 3, "'title' must be a single line of text"),
        ("---\nid: a\ntitle: A\ntitle: B\n---\n", 4, "the same key is there twice"),
        ("---\nid: a\ntitle: A: B\n---\n", 3, "it cannot be read as YAML"),
        ("---\nid: a\ntitle: A\n", 1, "the closing --- is missing"),
        ("---\nid: a\ntitle: A\ndue: qq\n---\n", 4, "'due' names no action or date question: name one, or leave this line out."),
        ("---\nid: a\ntitle: A\nwas: [q]\n---\n", 4, "'was' must be a list of 'id: ...' lines"),
        ("---\nid: a\ntitle: A\nwas:\n  q: [W?]\n  r: [W?]\n---\n", 6, "'r' under 'was' is not an id here."),
        ("---\nid: a\ntitle: A\nwas:\n  q: {b: c}\n---\n", 5, "'q' under 'was' takes a list of former wordings"),
        ("---\nid: a\ntitle: A\nafter: {q: [r]}\n---\n", 4, "'q' under 'after' must name one id, the old one"),
        ("---\nid: a\ntitle: A\nafter:\n  r: s\n---\n", 5, "'r' under 'after' is not an id here."),
        ("---\nid: a\ntitle: A\nretired: [q]\n---\n", 4, "'q' is retired but still asked: an id can never be used again"),
        ("---\nid: a\ntitle: A\nretired: {q: r}\n---\n", 4, "'retired' must be a list of ids"),
    ],
)  # fmt: skip
def test_a_mistake_in_the_front_matter_is_reported_with_its_line(
    head: str, line: int, what: str
) -> None:
    assert (line, what) in problems(read("- Q? {#q}\n", head))


@pytest.mark.parametrize(
    ("body", "line", "what"),
    [
        ("text\n", 5, "there is no step: a step begins with '## '"),
        ("# A sheet\ntext\n", 5, "there is no step: a step begins with '## '"),
        ("##  {#one}\n- Q? {#q}\n", 5, "a step without a title"),
        ("## One [1-10] {#one}\n- Q? {#q}\n", 5, NO_ANSWER),
        ("## One [for each: pet] {#one}\n- Q? [for each: pet] {#q}\n", 6, TWICE_EACH),
        (f"## One {{#one}}\n- Q? {{#q}}\n{DEEP}", 15, "too many follow-ups inside each other"),
    ],
)
def test_a_mistake_in_a_step_is_reported_with_its_line(body: str, line: int, what: str) -> None:
    assert (line, what) in problems(worksheets.read(f"{HEAD}{body}"))


def test_without_a_step_all_else_that_is_wrong_is_named_too() -> None:
    head = "---\nid: a\ntitle: A\ndue: day\n---\n"
    body = (
        "- How? [choice: a, b]\n  - if below 3: Why? {#Why}\n- Am I (1-10)?\n- And? [date] {#day}\n"
    )

    reading = worksheets.read(head + body)

    found = [(line, " ".join(what.split()[:4])) for line, what in problems(reading)]
    assert found == [
        (6, "[choice: a, b] is"),
        (6, "there is no step:"),
        (7, "'Why' is not an"),
        (8, "(1-10) is shown as"),
    ]
    assert [id_ for _, id_ in reading.proposed] == ["how-choice-a-b", "am-i-1-10"]


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("How am I? (1-10)", "1-10"),
        ("How am I (1–10: low ... high)?", "1–10: low ... high"),
        ("Was it good? (yes/no)", "yes/no"),
        ("How was it? (choose: calm, loud)", "choose: calm, loud"),
    ],
)
def test_a_kind_in_round_brackets_is_named_with_square_ones(question: str, kind: str) -> None:
    what = f"({kind}) is shown as text: to ask for such an answer, write [{kind}]."

    reading = read(f"- {question}\n")

    assert messages(f"- {question}\n") == [what]
    assert reading.is_usable


@pytest.mark.parametrize(
    "question", ["How am I? (1-10) [1-10]", "Which day (date)?", "How (1-10) am I?", "How? (10-1)"]
)
def test_other_round_brackets_are_words(question: str) -> None:
    assert messages(f"- {question}\n") == []


def test_a_worksheet_with_mild_problems_only_can_be_used() -> None:
    assert read("", HEAD.replace("title", "titel: x\ntitle")).is_usable


@pytest.mark.parametrize(
    "hint", ["for example: this", "E.g. this", "z. B. dies", "This or that", "1 or 2"]
)
def test_a_self_contained_hint_is_not_taken_for_a_wrapped_question(hint: str) -> None:
    assert messages(f"- One thing I want\n  {hint}\n") == []


def proposed(*wordings: str) -> list[str]:
    reading = read("".join(f"- {wording}\n" for wording in wordings))
    return [id_ for _, id_ in reading.proposed]


@pytest.mark.parametrize(
    ("wording", "id_"),
    [
        ("What do I want to do next week?", "what-do-i-want-to-do"),
        ("What don't I say? [yes/no]", "what-dont-i-say"),
        ("Wem höre ich zu, Straße für Straße?", "wem-hore-ich-zu-strasse-fur"),
        ("Well—being, or ﬁne?", "well-being-or-fine"),
        ("为什么 me?", "me"),
        ("为什么？", "q-" + sha256("为什么？".encode()).hexdigest()[:6]),
        ("ABC " + "x" * 80, "abc-" + "x" * 56),
    ],
)
def test_an_id_is_proposed_from_the_first_six_words(wording: str, id_: str) -> None:
    assert proposed(wording) == [id_]


@pytest.mark.parametrize(
    ("language", "id_"),
    [
        ("", "fur-die-grosse-ruckschau"),
        ("fr", "fur-die-grosse-ruckschau"),
        ("de", "fuer-die-grosse-rueckschau"),
        ("de-AT", "fuer-die-grosse-rueckschau"),
    ],
)
def test_a_new_id_is_spelled_as_in_its_language(language: str, id_: str) -> None:
    for wording in ("Für die große Rückschau?", normalize("NFD", "Für die große Rückschau?")):
        reading = worksheets.read(f"{HEAD}## A\n- {wording}\n", language)
        assert reading.proposed == ((5, "a"), (6, id_))


def test_proposed_ids_do_not_clash() -> None:
    assert proposed("Why?", "Why!", "Taken? {#why-3}", "why", "a step") == [
        "why",
        "why-2",
        "why-4",
        "a-step-2",
    ]
    assert proposed("x" * 70, "x" * 71) == ["x" * 60, "x" * 58 + "-2"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_ids_are_written_at_the_ends_of_their_lines(end: str) -> None:
    text = (
        f"{HEAD}## One [for each: pet]  \n- Why?\n  - if answered: How so? [one line]\n"
        "- What? <!-- a remark -->\n- And? <!-- goes\non -->\n  a hint\n"
    ).replace("\n", end)
    reading = worksheets.read(text)

    changed = worksheets.with_ids(text, reading.proposed)

    assert changed == (
        f"{HEAD}## One [for each: pet] {{#one}}\n- Why? {{#why}}\n"
        "  - if answered: How so? [one line] {#how-so}\n"
        "- What? <!-- a remark --> {#what}\n- And? {#and} <!-- goes\non -->\n  a hint\n"
    ).replace("\n", end)
    again = worksheets.read(changed)
    assert (again.worksheet, again.problems, again.proposed) == (reading.worksheet, (), ())


PIECES = st.sampled_from(
    [
        "- ", "* ", "  - ", "    - ", "if yes:", "if below 3:", "if answered: ", "## ", "# ",
        "### ", "Why?", "why", "{#a}", "{#b-c}", "{#B}", "[1-10]", "[yes/no]", "[choose: a, b]",
        "[one line]", "[for each: pet]", "{pet}", "{a|x}", "[", "]", "\\", "{", "}", "<!--", "-->",
        "```", "~~~", "1. ", "\n2) ", "\n", "\n", "\n", "\n  ", "\r\n", " ", "\t", "é", "为", "Step 1: ", "2) ",
    ]
)  # fmt: skip
SHEETS = st.builds(
    lambda head, pieces: head + "".join(pieces),
    st.sampled_from(
        [
            HEAD,
            HEAD,
            HEAD + "## One\n",
            "",
            "\ufeff" + HEAD,
            HEAD.replace("\n", "\r\n"),
            "---\nid: a\n",
        ]
    ),
    st.lists(PIECES, max_size=30),
)


@given(SHEETS)
@example(HEAD + "## One\n- Why? <!-->\n")
@example(HEAD + "## One\n- Why? <!-- a\n")
@example(HEAD + "## One\n- Why? <!-- a <!-- b\n")
@example(HEAD + "## One\n- Why? <!-- a --> <!-- b\n-->- How?\n")
@example(HEAD + "## One\n- Why? {#why} <!-- a\n<!-->- How?\n")
def test_written_ids_are_read_back_and_change_nothing_else(text: str) -> None:
    reading = worksheets.read(text)

    changed = worksheets.with_ids(text, reading.proposed)
    again = worksheets.read(changed)

    assert again.proposed == ()
    assert again.worksheet.steps == reading.worksheet.steps
    assert again.lines == reading.lines
    assert all(1 <= problem.line <= len(text.splitlines()) + 1 for problem in reading.problems)


@given(st.text() | SHEETS, st.text(min_size=1))
@example("\ufeffText\r\n", "A: b")
@example("---\n---\n", "A")
@example("---\ntitle: B # ---\n---\n\n# B <!-- so\n-->\n", "A")
def test_a_head_and_another_title_change_nothing_else(text: str, title: str) -> None:
    title = " ".join(clean(title).replace("<!--", "").split())
    _, body = yaml.split(text)
    with suppress(yaml.Malformed):
        named = worksheets.with_head(text, {"id": "an-id"})
        assert yaml.split(named)[0].string("id") == "an-id"
        assert yaml.split(named)[1].endswith(body.removeprefix("\ufeff"))
        assert worksheets.read(named).worksheet.steps == worksheets.read(text).worksheet.steps
        if title:
            copy = worksheets.copied(text, "copy", title)
            sheet = worksheets.read(copy).worksheet
            assert (sheet.id, sheet.title, sheet.version) == ("copy", title, 1)
            assert sheet.steps == worksheets.read(text).worksheet.steps


@given(st.text() | SHEETS)
def test_any_text_is_a_worksheet_or_a_list_of_problems(text: str) -> None:
    reading = worksheets.read(text)

    reading.worksheet.data()
    reading.worksheet.wordings()
    assert reading.is_usable <= bool(reading.worksheet.id)


@pytest.mark.sweep
@pytest.mark.parametrize(
    "body",
    [
        "".join("  " * n + "- if answered: q\n" for n in range(1, 2_000)),
        "- q\n" + "  - if answered: q\n" * 8_000,
        "- a\n" * 8_000,
        "- q? {#q}\n" + "  hint\n" * 50_000,
        "- " + " [" * 200_000,
        "- " + " [x]" * 100_000,
        "- " + " [\\]" * 50_000,
        "- x [1-10" + "\\a" * 200_000,
        "- x [choose: " + ",".join(map(str, range(50_000))) + "]",
        "- " + "{a|" * 100_000,
        "- " + "{a} " * 20_000,
        "<!--" * 100_000,
        "<!-- -->" * 50_000,
        "```x\n" * 20_000,
        "\n" * 100_000,
        "- x\n  - if below " + "9" * 5_000 + ": x\n",
        "- x [1-" + "9" * 5_000 + "]",
        "- x\n  - if" + " " * 300_000 + "x\n",
        "- x [" + "\\\\" * 50_000 + "\n",
        "1. x\n" * 20_000,
        "1. x [" + "[a]" * 50_000 + "\n- x\n",
        "1" + " " * 100_000 + ".\n",
        "- x [a" + " a" * 50_000 + "]",
    ],
)
def test_long_and_odd_worksheets_are_read_quickly(body: str) -> None:
    start = time.perf_counter()

    read(body).worksheet.wordings()

    assert time.perf_counter() - start < 5


@pytest.mark.parametrize("id_", ["looking-back", "last-time"])
def test_a_question_with_an_id_of_ours_keeps_running_and_another_id_is_proposed(id_: str) -> None:
    reading = read(f"- What? {{#{id_}}}\n- Again? {{#{id_}-2}}\n")

    [problem] = reading.problems
    assert reading.is_usable
    assert reading.worksheet.wordings().kind(id_) == Text()
    assert f"{{#{id_}-3}}" in problem.what
    assert f"'after: {{{id_}-3: {id_}}}'" in problem.what


def test_a_step_may_have_an_id_of_ours() -> None:
    head = "---\nid: a\ntitle: A\n---\n\n"

    made_up = worksheets.read(f"{head}## Looking back\n\n- What was it? {{#it}}\n")
    written = worksheets.read(f"{head}## Last time {{#last-time}}\n\n- What? {{#it}}\n")

    assert (made_up.is_usable, made_up.worksheet.steps[0].id) == (True, "looking-back-2")
    assert written.problems == ()
