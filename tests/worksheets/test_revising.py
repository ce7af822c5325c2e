"""A worksheet whose document has changed: its ids, and what its person wrote into it, stay."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflect import worksheets
from reflect.worksheets.revision import Conflict, Revised, Revision
from reflect.worksheets.sheet_changes import sheet_changes

BASE = """\
---
id: rest
title: Rest
version: 1
language: en
license: unknown
source: rest.txt
---

# Rest

What rest is for.

## Step 1: By day {#day}

Go slowly.

- What is a good day like for me? {#good-day}
- How present was I? {#presence}
  for example: here, far away
- Did I interrupt anybody today? {#interrupt}

## Step 2: At night {#night}

- What keeps me awake for long? {#awake}
- Who could help me with that? {#helper}

# The end

That was it.
"""


def revised(mine: str, base: str, new: str, *, is_same: bool = False) -> Revised:
    revision = Revision(mine, base, new)
    same = {match for match, _, _ in revision.doubtful} if is_same else set()
    return revision.revised(2, same)


def changed(text: str, *words: str) -> str:
    for old, new in zip(words[::2], words[1::2], strict=True):
        assert old in text
        text = text.replace(old, new)
    return text


def asked(text: str) -> dict[str, str]:
    reading = worksheets.read(text)
    assert reading.is_usable, reading.problems
    return {each.id: each.wording.text for each in reading.worksheet.family()}


def front(text: str) -> str:
    return text.split("---\n")[1]


def test_a_document_that_has_not_changed_changes_nothing() -> None:
    mine = changed(
        BASE, "language: en", "language: en\nminutes: 20", "far away", "far away, asleep"
    )

    assert revised(mine, BASE, BASE).text == mine
    assert revised(BASE, "", BASE).text == BASE


def test_a_reworded_question_keeps_its_id_and_its_former_words() -> None:
    now = revised(BASE, BASE, changed(BASE, "How present was I?", "How present was I this week?"))

    assert asked(now.text)["presence"] == "How present was I this week?"
    assert 'was:\n  presence: ["How present was I?"]\n' in front(now.text)
    assert "version: 2\n" in front(now.text)
    assert now.conflicts == ()


def test_a_question_that_is_gone_is_retired_and_its_id_is_never_used_again() -> None:
    without = re.sub(r"- Did I.*\n", "", BASE)
    gone = revised(BASE, BASE, without)
    again = revised(gone.text, gone.imported, BASE)

    assert "interrupt" not in asked(gone.text)
    assert "retired: [interrupt]\n" in front(gone.text)
    assert "did-i-interrupt-anybody-today" in asked(again.text)


def test_a_step_that_is_gone_leaves_its_former_titles_and_its_id_is_never_used_again() -> None:
    renamed = revised(BASE, BASE, changed(BASE, "By day", "By the day"))
    without = re.sub(r"(?s)## Step 1.*(?=## Step 2)", "", BASE)
    gone = revised(renamed.text, renamed.imported, without)

    assert "  day: [By day, By the day]\n" in front(gone.text)
    assert "retired: [day, good-day, presence, interrupt]\n" in front(gone.text)
    sheet = worksheets.read(gone.text)
    assert sheet.problems == ()
    assert sheet.worksheet.wordings().step("By day") == "day"
    again = revised(gone.text, gone.imported, changed(BASE, "By day", "Day"))
    assert "## Step 1: Day {#day-2}\n" in again.text


@pytest.mark.parametrize(
    "line",
    [
        "- How <!-- now --> present was I? [1-10] {#presence}",
        "- <!-- now: --> How present was I? {#presence} [1-10] <!-- so -->",
        "- How present was I? <!-- [1-5] --> [1-10] {#presence}",
    ],
)
def test_a_comment_in_a_question_neither_doubles_its_bracket_nor_is_lost(line: str) -> None:
    base = changed(BASE, "was I?", "was I? [1-10]")
    mine = changed(BASE, "- How present was I? {#presence}", line)
    assert worksheets.read(mine).is_usable

    for known in (base, BASE, ""):
        now = revised(mine, known, changed(base, "Go slowly.", "Go."))
        [there] = [each for each in now.text.splitlines() if "{#presence}" in each]
        assert there.replace("{#presence}", "").split() == line.replace("{#presence}", "").split()


def test_a_question_whose_answers_mean_something_else_comes_after_the_old_one() -> None:
    now = revised(BASE, BASE, changed(BASE, "present was I?", "present was I? [1-10]"))

    assert asked(now.text)["how-present-was-i"] == "How present was I?"
    assert "after:\n  how-present-was-i: presence\nretired: [presence]\n" in front(now.text)
    assert [each.kind for each in sheet_changes(*pair(BASE, now.text))] == ["replaced"]


def test_the_question_that_says_when_to_look_again_takes_its_new_id() -> None:
    mine = changed(BASE, "language: en", "language: en\ndue: awake", "long?", "long? [date]")
    base = changed(BASE, "long?", "long? [date]")

    now = revised(mine, base, changed(base, "[date]", "[action]"))

    assert "due: what-keeps-me-awake-for-long\n" in front(now.text)


def test_a_due_question_that_is_gone_is_told_once() -> None:
    base = changed(BASE, "long?", "long? [date]")
    mine = changed(base, "language: en", "language: en\ndue: awake")

    now = revised(mine, base, re.sub(r"- What keeps.*\n", "", base))

    assert "due:" not in front(now.text)
    assert now.conflicts == (Conflict("", "due"),)


def pair(then: str, now: str) -> tuple[worksheets.Worksheet, worksheets.Worksheet]:
    return worksheets.read(then).worksheet, worksheets.read(now).worksheet


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        (("What keeps me awake for long?", "What keeps me up for long?"), ["reworded"]),
        (("- What keeps", "- Where do I sleep?\n- What keeps"), ["new"]),
        (("- Who could help me with that? {#helper}\n", ""), ["gone"]),
        (("far away", "far off"), ["hint"]),
        (("That was it.", "That was all."), ["conclusion"]),
        (("What rest is for.", "What sleep is for."), ["purpose"]),
        (("# Rest", "# Sleep", "title: Rest", "title: Sleep"), ["title"]),
        (("Go slowly.", "Go fast."), ["guidance"]),
        (("At night", "By night"), ["step"]),
    ],
)
def test_each_change_of_a_document_is_told(words: tuple[str, ...], kinds: list[str]) -> None:
    now = revised(BASE, BASE, changed(BASE, *words))

    assert [each.kind for each in sheet_changes(*pair(BASE, now.text))] == kinds
    assert now.conflicts == ()


def test_questions_that_move_keep_their_ids() -> None:
    first, second = (
        "- What keeps me awake for long? {#a}\n",
        "- Who could help me with that? {#b}\n",
    )
    new = re.sub(r"- What keeps.*\n- Who.*\n", second + first, BASE)

    now = revised(BASE, BASE, new)

    assert list(asked(now.text))[-2:] == ["helper", "awake"]
    [moved] = sheet_changes(*pair(BASE, now.text))
    assert moved.kind == "moved"


def test_a_question_that_moves_to_another_step_keeps_its_id() -> None:
    line = "- What keeps me awake for long? {#awake}\n"
    new = changed(BASE, line, "", "- How present", f"{line}- How present")

    now = revised(BASE, BASE, new)

    assert list(asked(now.text)) == ["good-day", "awake", "presence", "interrupt", "helper"]
    assert now.conflicts == ()


HAND = [
    ("another kind", ("present was I?", "present was I? [1-10: far ... here]"), "[1-10: far ... h"),
    ("an id", ("{#presence}", "{#here}"), "{#here}"),
    ("a hint", ("Did I interrupt anybody today? {#interrupt}",
                "Did I interrupt anybody today? {#interrupt}\n  or only in thought"),
     "  or only in thought\n"),
    ("a follow-up", ("{#awake}", "{#awake}\n  - if answered: Since when? {#since}"),
     "  - if answered: Since when? {#since}\n"),
    ("other words", ("Who could help me with that?", "Who could carry that with me?"),
     "Who could carry that with me?"),
    ("minutes", ("language: en", "language: en\nminutes: 20"), "minutes: 20\n"),
    ("a comment in the front matter", ("language: en", "language: en # mine"), "en # mine"),
    ("guidance", ("Go slowly.", "Go slowly, and sit."), "Go slowly, and sit."),
    ("a question", ("## Step 2", "- And what else? {#else}\n\n## Step 2"), "{#else}"),
    ("a step", ("# The end", "## Mine {#mine}\n\n- What now? {#now}\n\n# The end"), "- What now?"),
    ("a comment behind a question", ("{#good-day}", "{#good-day} <!-- mine\nand more -->"),
     "<!-- mine\nand more -->\n"),
    ("a purpose", ("What rest is for.", "What rest is for, to me."), "for, to me."),
]  # fmt: skip


@pytest.mark.parametrize("hand", HAND, ids=[each[0] for each in HAND])
def test_what_was_changed_by_hand_stays(hand: tuple[str, tuple[str, ...], str]) -> None:
    _, words, stays = hand
    new = changed(BASE, "good day like for me?", "good day like now?", "That was it.", "The end.")

    now = revised(changed(BASE, *words), BASE, new)

    assert stays in now.text
    assert asked(now.text)["good-day"] == "What is a good day like now?"
    assert "The end." in now.text
    assert now.conflicts == ()


def test_what_was_written_above_the_title_and_behind_it_stays() -> None:
    mine = changed(BASE, "\n# Rest\n", "\n<!--\n# mine\n-->\nHere.\n\n# Rest <!-- too -->\n")
    new = changed(BASE, "title: Rest", "title: Repose", "# Rest", "# Repose", "rest is", "it is")

    now = revised(mine, BASE, new)

    above = "\n<!--\n# mine\n-->\nHere.\n\n# Repose <!-- too -->\n\nWhat it is for.\n"
    assert above in now.text
    assert worksheets.read(now.text).worksheet.title == "Repose"
    assert now.conflicts == ()


def test_a_question_reworded_in_the_document_keeps_the_kind_given_by_hand() -> None:
    mine = changed(BASE, "present was I?", "present was I? [1-10: far ... here]")

    now = revised(mine, BASE, changed(BASE, "How present was I?", "How present was I today?"))

    assert "- How present was I today? [1-10: far ... here] {#presence}\n" in now.text
    assert now.conflicts == ()


def test_what_both_changed_stays_as_the_person_has_it_and_is_told() -> None:
    mine = changed(BASE, "What keeps me awake for long?", "What keeps me awake all night?")
    new = changed(BASE, "What keeps me awake for long?", "What keeps me awake so long?")

    now = revised(mine, BASE, new)

    assert asked(now.text)["awake"] == "What keeps me awake all night?"
    assert now.conflicts == (Conflict("awake", "wording", "What keeps me awake so long?"),)


def test_a_question_that_was_taken_out_by_hand_does_not_come_back() -> None:
    mine = re.sub(r"- Did I.*\n", "", BASE)

    now = revised(mine, BASE, changed(BASE, "good day like for me?", "good day like now?"))

    assert "interrupt" not in asked(now.text)
    assert revised(mine, BASE, BASE).text == mine


def test_words_that_come_back_are_no_former_words_any_more() -> None:
    other = changed(BASE, "How present was I?", "How present was I today?")
    first = revised(BASE, BASE, other)

    again = revised(first.text, first.imported, BASE)

    assert asked(again.text)["presence"] == "How present was I?"
    assert worksheets.read(again.text).worksheet.was == {"presence": ("How present was I today?",)}


def test_a_worksheet_without_a_step_has_nothing_in_common() -> None:
    broken = BASE.split("## Step 1")[0]

    assert Revision(broken, "", BASE).share == 0


def test_what_person_and_document_both_added_is_there_once() -> None:
    mine = changed(BASE, "- Who", "- Where do I sleep? [one line] {#where}\n- Who")

    now = revised(mine, BASE, changed(BASE, "- Who", "- Where do I sleep?\n- Who"))

    assert list(asked(now.text).values()).count("Where do I sleep?") == 1
    assert "- Where do I sleep? [one line] {#where}\n" in now.text


def test_an_import_that_was_cut_short_is_taken_up() -> None:
    new = changed(
        BASE, "- Who", "- Where do I sleep?\n- Who", "present was I?", "present was I? [1-5]"
    )
    now = revised(BASE, BASE, new)

    assert revised(now.text, BASE, new).text == now.text
    assert revised(now.text, BASE, new).imported == now.imported


def test_a_question_that_is_gone_but_was_changed_by_hand_stays_and_is_told() -> None:
    mine = changed(BASE, "anybody today?", "anybody today? [yes/no]")

    now = revised(mine, BASE, re.sub(r"- Did I.*\n", "", BASE))

    assert "interrupt" in asked(now.text)
    assert now.conflicts == (Conflict("interrupt", "gone"),)


def test_without_the_imported_worksheet_only_words_and_new_questions_are_taken() -> None:
    mine = changed(BASE, "present was I?", "present was I? [1-10]", "far away", "far off")
    new = changed(BASE, "How present was I?", "How present was I today?", "- Who", "- Why?\n- Who")

    now = revised(mine, "", new)

    assert "- How present was I today? [1-10] {#presence}\n  for example: here, far off" in now.text
    assert "- Why? {#why}\n" in now.text


def test_it_is_asked_whether_a_question_with_few_of_its_words_left_is_the_same() -> None:
    new = changed(BASE, "Did I interrupt anybody today?", "Did I cut somebody short today?")
    [(_, then, now)] = Revision(BASE, BASE, new).doubtful

    assert (then, now) == ("Did I interrupt anybody today?", "Did I cut somebody short today?")
    assert "interrupt" in asked(revised(BASE, BASE, new, is_same=True).text)
    assert "retired: [interrupt]" in revised(BASE, BASE, new).text


def test_the_next_import_is_held_against_this_one() -> None:
    first = revised(BASE, BASE, changed(BASE, "How present was I?", "How present was I today?"))
    mine = changed(first.text, "present was I today?", "present was I today? [1-10]")

    assert revised(mine, first.imported, first.imported).text == mine


def test_the_line_ends_of_a_file_stay() -> None:
    mine = BASE.replace("\n", "\r\n")

    now = revised(mine, BASE, changed(BASE, "How present was I?", "How present was I today?"))

    assert "today? {#presence}\r\n" in now.text
    assert "\n" not in now.text.replace("\r\n", "")


WORDS = st.sampled_from(["rest", "sleep", "quiet", "noise", "work", "play", "near", "far", "home"])
QUESTIONS = st.lists(
    st.lists(WORDS, min_size=3, max_size=6, unique=True).map(" ".join),
    min_size=1, max_size=6, unique=True,
)  # fmt: skip


def sheet(questions: list[str], hints: dict[str, str]) -> str:
    lines = []
    for each in questions:
        lines += [f"- {each}?", *([f"  {hints[each]}"] if each in hints else [])]
    text = BASE.split("- What is")[0] + "\n".join(lines) + "\n"
    return worksheets.with_ids(text, worksheets.read(text).proposed)


@given(st.data(), QUESTIONS, QUESTIONS)
def test_no_line_of_a_person_is_lost_and_no_id_is_used_twice(
    data: st.DataObject, questions: list[str], others: list[str]
) -> None:
    base = sheet(questions, {})
    mine = sheet(questions, data.draw(st.dictionaries(st.sampled_from(questions), WORDS)))
    kept = data.draw(st.lists(st.sampled_from(questions), unique=True))
    new = sheet(list(dict.fromkeys([*kept, *others])), {})
    revision = Revision(mine, base, new)

    now = revision.revised(2, {match for match, _, _ in revision.doubtful})

    reading = worksheets.read(now.text)
    assert reading.is_usable, reading.problems
    assert re.findall("^  .+", mine, re.MULTILINE) == [] or set(
        re.findall("^  [a-z].+", mine, re.MULTILINE)
    ) <= set(re.findall("^  [a-z].+", now.text, re.MULTILINE))
    asked_now = {each.id for each in reading.worksheet.family()}
    assert not asked_now & {*reading.worksheet.retired}
    assert asked_now | {*reading.worksheet.retired} >= {*asked(base)}
    assert Revision(now.text, now.imported, new).revised(3).text == now.text or revision.doubtful
