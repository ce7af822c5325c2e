"""A blank sheet has its guidance in comments, and a filled-in one keeps only what was written."""

import re
from datetime import UTC, datetime

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reflect import entries, languages, worksheets
from reflect.entries.answer import Response
from reflect.entries.block import Key
from reflect.entries.entry import Entry
from reflect.entries.header import Header
from reflect.interview import blank
from reflect.interview.route import Route
from reflect.text import clean
from reflect.worksheets import Worksheet
from sheets import FORMS

SHEET = worksheets.read(FORMS).worksheet
QUESTIONS = {question.id: question for question in SHEET.family()}
ENGLISH = languages.of("en")
LINE_ENDS = st.sampled_from(["\n", "\r\n", "\r"])
PEOPLE = st.sampled_from([(), ("Sam",), ("Sam", "-->")])
#: Texts typed in an editor, without marks and headings of the worksheet.
PIECES = st.sampled_from(
    [
        "words", "  code", "# a", "## a", "### a", "```", "~~~", "---", "<!--", "-->", "<!-- mine -->",
        "<!-- a number -->", "<!-", "- [ ] my own", "- [x] green", "1. a", "- a", "7", "7 / 10", "11",
        "Yes", "yes, mostly", "_(not today)_", "\\# a", "a: b", "===", "> quote", "é", "👩‍👩‍👧", "\u2028",
        "", "", "\t", "<!-- step -->", "q: x", "worksheet: x",
    ]
)  # fmt: skip
TYPED = st.lists(PIECES, min_size=1, max_size=5).map("\n".join).map(str.strip).filter(bool)


def sheet(worksheet: Worksheet = SHEET, people: tuple[str, ...] = ()) -> Entry:
    """A blank sheet about *people*."""
    header = Header.new(
        title=worksheet.title,
        moment=datetime(2026, 11, 23, 21, 14, tzinfo=UTC),
        worksheet=worksheet.id,
        version=1,
        language=worksheet.language,
    ).with_about(people)
    return blank.sheet(entries.begin(header, worksheet.wordings()), worksheet)


def places(people: tuple[str, ...] = (), worksheet: Worksheet = SHEET) -> list[Key]:
    """Keys of all questions in order."""
    return [stop.key for stop in Route(worksheet, {}, people).answerable]


def typed(entry: Entry, answers: dict[Key, str], where: str = "below", end: str = "\n") -> Entry:
    """The sheet with *answers* typed above, below or behind the comments."""
    text = entry.header.front.raw
    for block in entry.blocks:
        said = answers.get(block.key) if block.role == "question" else None
        if said is None:
            text += block.text
            continue
        # Answers replace the form.
        comment, closing, _ = block.body.rpartition("-->")
        comment += closing
        parts = {
            "below": f"{comment}\n\n{said}\n\n",
            "above": f"{said}\n{comment}\n\n",
            "behind": f"{comment} {said}\n\n",
        }
        text += block.head + parts[where]
    return entries.read(text.replace("\n", end), SHEET.wordings())


def has_comments(entry: Entry) -> bool:
    return blank.is_sheet(entry, SHEET)


@st.composite
def said(draw: st.DrawFn, id_: str) -> Response:
    """An answer to the question *id_*."""
    kind = QUESTIONS[id_].kind
    data: dict[str, st.SearchStrategy[object]] = {
        "text": TYPED,
        "line": st.sampled_from(["a line", "### What?", "# "]),
        "scale": st.integers(1, 5),
        "yesno": st.sampled_from([True, False, "depends"]),
        "choice": st.sampled_from(["green", "white --> red"]),
        "choices": st.lists(st.sampled_from(["green", "black"])),
        "list": st.lists(st.sampled_from(["a", "1.", "- [ ]", "x y"]), min_size=1, max_size=3),
        "date": st.just("2026-12-01"),
        "action": st.lists(st.sampled_from(["ring Mum", "1."]), min_size=1, max_size=3),
    }
    value = kind.from_data(draw(data[kind.name]))
    return Response(value, clean(draw(TYPED)) if kind.takes_words and draw(st.booleans()) else "")


@st.composite
def runs(draw: st.DrawFn) -> tuple[tuple[str, ...], dict[Key, Response]]:
    """People, and answers of a sheet about them."""
    people = draw(PEOPLE)
    chosen = draw(st.lists(st.sampled_from(places(people)), unique=True, max_size=5))
    return people, {key: draw(said(key[0])) for key in chosen}


@given(runs(), LINE_ENDS)
@settings(max_examples=50)
def test_every_answer_comes_back_and_nothing_else_stays(
    run: tuple[tuple[str, ...], dict[Key, Response]], end: str
) -> None:
    people, given_ = run
    answers = {key: each.written(QUESTIONS[key[0]].kind, ENGLISH) for key, each in given_.items()}

    came = blank.read(typed(sheet(people=people), answers, end=end), SHEET)

    again = entries.read(came.text, SHEET.wordings())
    assert {answer.key: answer.response for answer in again.answers} == given_
    assert not has_comments(again)
    assert all(section.answers for section in again.sections)
    assert again.notes == ""


@given(
    PEOPLE.flatmap(
        lambda people: st.tuples(
            st.just(people), st.dictionaries(st.sampled_from(places(people)), TYPED, max_size=5)
        )
    ),
    st.sampled_from(["below", "above", "behind"]),
    LINE_ENDS,
)
@settings(max_examples=70)
def test_every_text_that_is_typed_stays_to_the_last_character(
    run: tuple[tuple[str, ...], dict[Key, str]], where: str, end: str
) -> None:
    people, answers = run

    came = blank.read(typed(sheet(people=people), answers, where, end), SHEET)

    there = uncounted(came.text)
    assert all(uncounted(each.replace("\n", end)) in there for each in answers.values())
    assert not has_comments(came)


def uncounted(text: str) -> str:
    """*text* without the numbers of the form, which are renumbered."""
    return re.sub(r"(?:^|(?<=[\r\n]))[0-9]+\. ", "", text)


@given(PEOPLE, LINE_ENDS)
@settings(max_examples=9)
def test_an_untouched_sheet_says_nothing(people: tuple[str, ...], end: str) -> None:
    blank_ = sheet(people=people)
    begun = entries.begin(blank_.header, SHEET.wordings())

    came = blank.read(typed(blank_, {}, end=end), SHEET)

    assert blank.is_bare(came, begun)
    assert came.text.split() == begun.text.split()
    assert (has_comments(blank_), has_comments(begun)) == (True, False)


@given(st.lists(st.text("->!<# q:\n`", max_size=12), min_size=2, max_size=2))
@example(["<!-->", "<!-- q: what -->"])
@example(["q: what", "step: one"])
@settings(max_examples=80)
def test_no_guidance_ends_its_comment_or_begins_anything(texts: list[str]) -> None:
    guidance, hint = ("\n".join(map(str.rstrip, text.strip().split("\n"))) for text in texts)
    [first, second] = SHEET.steps
    question = first.questions[0]._replace(hint=hint)
    first = first._replace(guidance=guidance, questions=(question, *first.questions[1:]))
    worksheet = SHEET._replace(steps=(first, second), purpose=guidance, conclusion=hint)

    entry = sheet(worksheet)

    assert [block.key for block in entry.blocks if block.role == "question"] == places(
        (), worksheet
    )
    begun = entries.begin(entry.header, worksheet.wordings())
    assert blank.is_bare(blank.read(entry, worksheet), begun)


def test_a_sheet_has_each_question_in_its_step_and_says_what_is_expected() -> None:
    entry = sheet(people=("Sam", "Anne"))

    assert [block.key for block in entry.blocks if block.role == "question"] == [
        *((id_, None) for id_ in QUESTIONS if "safe" not in id_),
        ("safe", "sam"), ("why-safe", "sam"), ("safe", "anne"), ("why-safe", "anne"),
    ]  # fmt: skip
    for shown in (
        "# All kinds\n<!--\nWhat it is for.\n\nWrite below",
        "## One\n<!-- step: one -->\n<!--\nGuidance, as long\nas one likes.\n\n```\n-- > <! -- q: what -- >\n",
        "### What?\n<!-- q: what -->\n<!-- for example: tea -->\n\n\n\n###",
        "<!-- a number from 1 to 10: little ... much -->\n\n\n\n###",
        "<!-- if that number is below 4 -->\n",
        "<!--\nYes, No, or It depends\nq: a hint like a mark\n-->\n",
        "<!-- if Yes or It depends: a day, as 2026-12-01 -->\n",
        "<!-- if you wrote something there -->\n",
        "<!-- one of: green, black, white -- > red -->\n",
        "[x], wherever it fits; or _(none)_ alone -->\n\n- [ ] green\n- [ ] black\n\n###",
        "<!-- one on each line -->\n\n1. \n\n###",
        "<!-- one on each line -->\n\n1. \n2. \n3. \n\n###",
        "(every week) -->\n\n- [ ] \n- [ ] \n\n##",
        "### How safe with Sam?\n<!-- q: safe, for: Sam -->\n<!-- a number from 1 to 10 -->\n",
        "\n<!-- Thank you. -->\n",
    ):
        assert shown in entry.text


def changed(old: str, new: str, people: tuple[str, ...] = ()) -> Entry:
    """A sheet in which one text was replaced, as it is read."""
    text = sheet(people=people).text
    assert text.count(old) == 1
    return blank.read(entries.read(text.replace(old, new), SHEET.wordings()), SHEET)


def page(entry: Entry, end: str = "\n") -> str:
    """The text below the title."""
    return entry.page.text.replace(end, "\n").removeprefix("\n# All kinds\n\n")


def test_a_comment_that_was_changed_stays() -> None:
    came = changed("Guidance, as long\nas one likes.", "Guidance, as long\nas I like.")

    assert "as I like." in came.sections[0].note
    assert came.text.count("<!--") == 2
    assert came.answers == ()


def test_an_unchanged_comment_is_taken_out_wherever_it_is() -> None:
    came = changed("<!-- q: what -->\n", "<!-- q: what -->\n\nabove <!-- Thank you. --> below\n")

    [answer] = came.answers
    assert answer.text == "above below"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("- [ ] green\n", "- [ ] white\n- [ ] green\n"),
        ("### Which line?", "### Which line? This one."),
        ("## One\n", "## One, and only\n"),
        ("1. \n\n", "1. \nbeside it\n\n"),
        ("<!-- q: line -->", "<!-- q: line --> here"),
        ("# All kinds\n<!--\n", "# All kinds\nA note.\n<!--\n"),
        ("<!-- step: two -->\n", "<!-- step: two -->\nA note.\n"),
        ("tags: [reflect]", "tags: [reflect, autumn]"),
    ],
)
def test_no_edit_goes_with_a_form(old: str, new: str) -> None:
    came = changed(old, new)

    begun = entries.begin(sheet().header, SHEET.wordings())
    assert not blank.is_bare(came, begun)
    words_ = [line for line in new.split("\n") if line and line not in old and "<!--" not in line]
    assert all(line in came.text for line in words_)


@pytest.mark.parametrize(
    ("old", "new", "value"),
    [
        ("1. \n2. \n3. \n", "1. milk\n2.\n3. \n", ("milk",)),
        ("1. \n2. \n3. \n", "1. milk\n2. \n3. bread\n\nand salt\n", ("milk", "bread")),
        ("1. \n2. \n3. \n", "1. \n2. \n3. milk\n", ("milk",)),
        ("- [ ] green\n- [ ] black\n", "- [ ] green\n- [x] black\n", ("black",)),
    ],
)
def test_a_form_may_be_filled_in_part(old: str, new: str, value: object) -> None:
    [answer] = changed(old, new).answers

    assert answer.value == value
    assert not re.search(r"^\d+\.\s*$", answer.text, re.MULTILINE)


@pytest.mark.parametrize(
    "line", ["{} 7", "{}7", "7 {}", "7{}", "{}\n7", "7\n{}", "  {}\n7", "7\n{} "]
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_an_answer_beside_a_comment_counts(line: str, end: str) -> None:
    comment = "<!-- a number from 1 to 10: little ... much -->"
    text = sheet().text.replace(comment, line.format(comment) + "\nSo far.").replace("\n", end)

    came = blank.read(entries.read(text, SHEET.wordings()), SHEET)

    expected = "## One\n<!-- step: one -->\n\n### How much?\n<!-- q: much -->\n7\nSo far.\n\n\n\n"
    assert page(came, end) == expected


@pytest.mark.parametrize(
    ("above", "is_aside"),
    [("No", True), ("", True), ("_(not today)_", True), ("Yes", False), ("It depends", False),
     ("yes, mostly", False)],
)  # fmt: skip
def test_a_follow_up_whose_condition_is_not_met_is_set_aside(above: str, is_aside: bool) -> None:
    answers: dict[Key, str] = {("since", None): "2026-12-01", ("then", None): "Rain."}
    answers |= {("is-it", None): above} if above else {}

    came = blank.read(typed(sheet(), answers), SHEET)

    asides = {answer.id: answer.inactive for answer in came.answers}
    assert (asides["since"], asides["then"]) == (is_aside, is_aside)


def test_the_condition_of_a_follow_up_is_met_by_an_answer_about_the_same_person() -> None:
    answers: dict[Key, str] = {("safe", "sam"): "9", ("safe", "anne"): "2"}
    answers |= {("why-safe", "sam"): "He listens.", ("why-safe", "anne"): "She is new."}

    came = blank.read(typed(sheet(people=("Sam", "Anne")), answers), SHEET)

    assert [(a.person, a.inactive) for a in came.answers if a.id == "why-safe"] == [
        ("Sam", False),
        ("Anne", True),
    ]


def test_many_unclosed_comments_are_read_in_no_time() -> None:
    text = sheet().text + "<!-- a " * 50_000 + "<!-- Thank you. -->" * 2_000

    came = blank.read(entries.read(text, SHEET.wordings()), SHEET)

    assert came.text.count("Thank you") == 0
