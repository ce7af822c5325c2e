"""Lines of actions that other programs have written in, too."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflect import languages
from reflect.languages import LanguageWords
from reflect.questions import Action, InvalidValue, actions_in
from reflect.questions.kinds import Actions
from reflect.questions.kinds.action import rescheduled, ticked

EN, DE = languages.of("en"), languages.of("de")


@pytest.mark.parametrize(
    ("line", "box", "then"),
    [
        ("- [ ] ring Mum", "x", "- [x] ring Mum"),
        ("  *\t[/]  ring  Mum [ ] \r\n", "-", "  *\t[-]  ring  Mum [ ] \r\n"),
        ("- [x] a\n  (by 2026-12-01) ✅ 2026-12-02\n", " ", "- [ ] a\n  (by 2026-12-01) ✅ 2026-12-02\n"),
        ("+ [❗\ufe0f] a", "x", "+ [x] a"),
    ],
)  # fmt: skip
def test_a_tick_changes_the_sign_in_the_box_alone(line: str, box: str, then: str) -> None:
    assert ticked(line, box) == then


@pytest.mark.parametrize("line", ["- [] a", "- [xx] a", "- a", "[ ] a", "1. [ ] a", "- [ ]a", ""])
def test_a_line_without_a_box_can_neither_be_ticked_nor_have_another_day(line: str) -> None:
    with pytest.raises(ValueError, match="no box"):
        ticked(line, "x")
    with pytest.raises(ValueError, match="no box"):
        rescheduled(line, "2026-12-01", EN)


@pytest.mark.parametrize(
    ("line", "by", "then"),
    [
        ("- [ ] a", "2026-12-04", "- [ ] a (by 2026-12-04)"),
        ("- [ ] a  \r\n", "2026-12-04", "- [ ] a (by 2026-12-04)  \r\n"),
        ("- [ ] a (every week)", "2026-12-04", "- [ ] a (by 2026-12-04) (every week)"),
        ("- [ ] a #home ⏫ ^b1", "2026-12-04", "- [ ] a #home (by 2026-12-04) ⏫ ^b1"),
        ("* [x]  a ( bis\tFreitag ) ✅ 2026-12-02 ", "2026-12-04", "* [x]  a ( bis\t2026-12-04 ) ✅ 2026-12-02 "),
        ("- [ ] a (by b) 📅 2026-12-01", "soon", "- [ ] a (by soon) 📅 2026-12-01"),
        ("- [ ] a 🗓\ufe0f  2026-12-01 #x", "2026-12-04", "- [ ] a 🗓\ufe0f  2026-12-04 #x"),
        ("- [ ] a [due:: 2026-12-01 ]", "2026-12-04", "- [ ] a [due:: 2026-12-04 ]"),
        ("- [ ] a due:2026-12-01", "2026-12-04", "- [ ] a due:2026-12-04"),
        ("- [ ] a 📅 2026-12-01", "soon", "- [ ] a (by soon) 📅 2026-12-01"),
        ("- [ ] a\n  b ⏳ 2026-12-01", "2026-12-04", "- [ ] a\n  b (by 2026-12-04) ⏳ 2026-12-01"),
        ("- [ ] a\n  (by b)\n  #x\n", "2026-12-04", "- [ ] a\n  (by 2026-12-04)\n  #x\n"),
        ("- [ ] a\\ (by b)", None, "- [ ] a\\"),
        ("- [ ] a (by b)\t⏫", None, "- [ ] a\t⏫"),
        ("- [ ] a 📅 2026-12-01 #x", None, "- [ ] a #x"),
        ("- [ ] a \\(by b) ⏫", None, "- [ ] a \\(by b) ⏫"),
        ("- [ ] (by b)", None, "- [ ] (by b)"),
    ],
)  # fmt: skip
def test_another_day_changes_nothing_else_in_a_line(line: str, by: str | None, then: str) -> None:
    assert rescheduled(line, by, EN) == then


def test_a_new_day_is_written_in_the_language_of_the_worksheet() -> None:
    assert rescheduled("- [ ] a ✅ 2026-12-02", "2026-12-04", DE) == (
        "- [ ] a (bis 2026-12-04) ✅ 2026-12-02"
    )


PIECES = st.sampled_from([
    *"📅📆🗓⏳⌛🛫➕✅❌🔁🆔⛔🏁🔺⏫🔼🔽⏬()[]aé1,\\", "\ufe0f", "2026-12-01", "2026-02-30", "(by b)",
    "(bis b)", "(every b)", "\\(by b)", "( by\t2026-12-01 )", "[due:: 2026-12-01]",
    "(due:: 2026-12-01)", "[a:: b]", "(a:: )", "due:", "due:2026-12-01", "^abc", "#home", "#1", "::",
    "📅 2026-12-01", "🗓\ufe0f 2026-12-05",
])  # fmt: skip
WRITTEN = st.lists(PIECES | st.sampled_from([" ", "\t", "\n  "]), max_size=12).map("".join)


@given(st.sampled_from(["- [ ] ", " * [/]\t"]), WRITTEN, st.sampled_from(["x", "-", " "]))
def test_any_line_is_ticked_and_opened_again_byte_for_byte(
    start: str, written: str, box: str
) -> None:
    line = start + written

    then = ticked(line, box)

    assert ticked(then, re.search(r"\[(.)", start)[1]) == line  # type: ignore[index]


@given(WRITTEN.filter(str.strip), st.sampled_from(["2026-12-04", "2031-01-01"]))
def test_a_day_in_any_line_can_be_set_and_set_back(written: str, by: str) -> None:
    line = f"- [ ] {written}"

    then = rescheduled(line, by, EN)

    assert rescheduled(then, by, EN) == then
    assert rescheduled(rescheduled(then, "2026-01-01", EN), by, EN) == then
    if len(then) == len(f"{line} (by {by})"):
        assert rescheduled(then, None, EN) == line


DAYS = st.sampled_from(["", "Friday", "2026-12-01", "the end of the year"])
MARK = st.sampled_from([
    "📅 2026-12-02", "🗓\ufe0f2026-12-03", "⏳ 2026-11-30", "🛫  2026-11-29", "➕ 2026-11-01",
    "✅ 2026-12-02", "❌\ufe0f 2026-12-02", "🔁 every week when done!", "🆔 ab-1", "⛔ ab-1, cd_2",
    "🏁 delete", "🔺", "⏫\ufe0f", "🔼", "🔽", "⏬", "📅 2026-02-30", "[due:: 2026-12-04]",
    "(scheduled:: 2026-12-04 10:00)", "[note:: (so)]", "due:2026-12-05", "^abc-1",
])  # fmt: skip
OURS = {"by": ["(by {})", "(bis {})", "( by\t{} )"], "every": ["(every {})", "(jeden {})"]}


@st.composite
def lines(draw: st.DrawFn) -> tuple[str, dict[str, object]]:
    """What is written behind a box, and what it says."""
    text = draw(st.sampled_from(["tell S.", "a #b", "é", "a (see b)", "#x", "📅", "a (by x"]))
    by, every = draw(DAYS), draw(st.sampled_from(["", "week", "2 Tage"]))
    ours = [draw(st.sampled_from(OURS[key])).format(value)
            for key, value in (("by", by), ("every", every)) if value]  # fmt: skip
    marks = draw(st.lists(MARK, max_size=4))
    endings = draw(st.permutations([*ours, *marks]))
    theirs = [each for each in endings if each in marks]
    due = [found[0] for each in theirs if re.match("[📅🗓]|.?due", each)
           if (found := re.search("2026-[^-]+-0.", each))]  # fmt: skip
    blanks = draw(st.lists(st.sampled_from([" ", " ", "  ", "\t"]), min_size=6, max_size=6))
    written = "".join([text, *(b + each for b, each in zip(blanks, endings, strict=False))])
    return written, {"text": text, "by": by or "".join(due[:1]), "every": every, "marks": theirs}


@given(lines(), st.sampled_from([" ", "x", "-", "/", "!\ufe0f"]), st.sampled_from([EN, DE]))
def test_what_other_programs_wrote_is_read_and_comes_back_byte_for_byte(
    line: tuple[str, dict[str, object]], box: str, words: LanguageWords
) -> None:
    written, said = line

    action = Action.read(written, box)

    assert {"text": action.text, "by": action.by, "every": action.every} == {
        name: said[name] for name in ("text", "by", "every")
    }
    assert action.done == {"x": True, "-": "let-go"}.get(box, False)
    theirs = [each.strip() for each in action.marks]
    assert [each for each in theirs if each in said["marks"]] == said["marks"]  # type: ignore[operator]
    assert action.write(words) == f"- [{box}] {written}"
    assert Action.of(action.data()) == action


FILE = (
    "- [/] ring Mum (by Friday) ⏫\n- [x] tell S. 📅 2026-12-01 ✅ 2026-12-02 ^a1\n"
    "- [ ] walk (every week) ➕ 2026-11-01 (bis 2026-12-05) #dog\n- [ ] rest"
)
SHOWN = (
    "ring Mum (by Friday)\ntell S. (by 2026-12-01) (done)\n"
    "walk #dog (bis 2026-12-05) (every week)\nrest"
)


@pytest.mark.parametrize(
    ("edits", "changes"),
    [
        ({}, {}),
        ({"rest": "rest (by Friday)"}, {"rest": "rest (by 2026-12-04)"}),
        ({"ring Mum": "ring Mum and Dad"}, {"Mum (by Friday)": "Mum and Dad (by 2026-12-04)"}),
        ({"(by 2026-12-01) (done)": "(by Friday)"}, {"[x]": "[ ]", "📅 2026-12-01": "📅 2026-12-04"}),
        ({"(by 2026-12-01) ": ""}, {" 📅 2026-12-01": ""}),
        ({"(by 2026-12-01) ": "(by soon) "}, {"📅": "(by soon) 📅"}),
        ({"walk #dog": "walk out #dog"}, {"walk": "walk out"}),
        ({"walk #dog": "walk"}, {" #dog": ""}),
        ({"(every week)": "(jeden Tag)", "rest": "sing"}, {"every week": "jeden Tag", "rest": "sing"}),
        ({"(bis 2026-12-05) ": ""}, {" (bis 2026-12-05)": ""}),
        ({"ring Mum (by Friday)\n": ""}, {"- [/] ring Mum (by Friday) ⏫\n": ""}),
        ({"ring Mum (by Friday)\n": "", "tell S.": "tell Sam"}, {"- [/] ring Mum (by Friday) ⏫\n": "", "tell S.": "tell Sam"}),
        ({"rest": "rest ⏫"}, {"rest": "rest ⏫"}),
        ({"tell S.": "tell S. ⏫"}, {"tell S.": "tell S. ⏫"}),
    ],
)  # fmt: skip
def test_going_back_changes_what_was_edited_and_no_mark(
    edits: dict[str, str], changes: dict[str, str]
) -> None:
    kind, typed, then = Actions(), SHOWN, FILE
    value = kind.read(FILE)
    assert value is not None
    assert kind.editable(value, EN) == SHOWN
    for before, after in edits.items():
        typed = typed.replace(before, after)
    for before, after in changes.items():
        then = then.replace(before, after)

    again = kind.parse_typed(typed, EN, date(2026, 11, 30), value)

    assert again is not None
    assert kind.write(again, EN) == then
    assert kind.read(then) == again


def test_actions_that_change_places_keep_their_marks() -> None:
    kind, value = Actions(), Actions().read(FILE)
    assert value is not None

    again = kind.parse_typed("\n".join(reversed(SHOWN.split("\n"))), EN, date(2026, 11, 30), value)

    assert again is not None
    assert kind.write(again, EN) == "\n".join(reversed(FILE.split("\n")))


@pytest.mark.parametrize(
    "marks",
    [
        "⏫",
        ["so"],
        [""],
        ["⏫", "#x"],
        ["[x]"],
        ["⏫\n"],
        [7],
        ["(by a)", "(by b)"],
        ["2026-12-01"],
    ],
)
def test_marks_in_an_answers_file_are_what_programs_write(marks: object) -> None:
    with pytest.raises(InvalidValue):
        Actions().from_data({"text": "a", "marks": marks})


@pytest.mark.parametrize(
    ("data", "line"),
    [
        ({"text": "a", "by": "2026-12-01", "marks": ["[/]", "⏫", "^a1"]}, "- [/] a (by 2026-12-01) ⏫ ^a1"),
        ({"text": "a", "by": "2026-12-04", "marks": ["📅 2026-12-01"]}, "- [ ] a 📅 2026-12-04"),
        ({"text": "a", "by": "soon", "marks": ["⏫", "(by now)"]}, "- [ ] a ⏫ (by soon)"),
        ({"text": "a", "every": "day", "done": True, "marks": ["[/]", "⏫"]}, "- [x] a (every day) ⏫"),
        ("a (by b) ⏫", "- [ ] a \\(by b) ⏫"),
    ],
)  # fmt: skip
def test_an_answers_file_gives_marks(data: object, line: str) -> None:
    [action] = actions_in(Actions().from_data(data))

    assert action.write(EN) == line
    assert Action.read(line[6:], line[3]) == action
