"""Lines of actions that other programs have written in, too."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflect import languages
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
