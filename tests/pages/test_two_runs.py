"""Two runs on a page: whole screens, as they are seen without colour."""

import re
from pathlib import Path

import near
import pytest
from hypothesis import given
from hypothesis import strategies as st
from near import keep

from reflect import locale
from reflect.comparison.changes import CLASSES
from reflect.pages import changes, compare
from reflect.pages.compare import USUAL, View
from reflect.pages.comparison_view import ComparisonView
from reflect.render import drawing
from reflect.render import screen as painter
from reflect.render.page import Command
from reflect.text import width

ABOUT = "version: 2\nabout: [Sam, Mum]"
FEBRUARY, MAY = "2026-02-01T20:00:00", "2026-05-01T20:00:00"
Pairs = tuple[str, str]
QUIET = "Nobody calls before noon. I like the quiet of it, most of the time."
THEN = {
    "see": f"We sit by the window. {QUIET}",
    "fears": "I think we can trust each other again.",
    "nearer, for: Sam": "4 / 10\n\nWith money, yes.",
    "nearer, for: Mum": "7 / 10",
    "back": "No",
    "keep": "1. tea in the morning\n2. the long walk on Sundays\n3. bread",
    "fit": "- [x] calm\n- [x] warm",
    "again": "2026-05-01",
    "do": "- [x] ring the clinic\n- [ ] ask Tom about the keys (by 2026-03-01)\n- [ ] walk more",
    "much": "3 / 10",
}
NOW = {
    "see": f"We sit by the door. {QUIET}",
    "fears": "I do not think we can trust each other again.",
    "nearer, for: Sam": "6 / 10\n\nWith money, yes. Some nights with the rest.",
    "nearer, for: Mum": "_(not today)_",
    "back": "It depends\n\nOn the day.",
    "keep": "1. tea in the morning\n2. cake\n3. the long walk on Sundays",
    "fit": "- [x] calm\n- [x] loud",
    "again": "2026-08-01",
    "do": "- [-] ask Tom about the keys (by 2026-03-01)\n- [ ] walk more\n- [ ] sleep",
    "new": "The garden.",
    "much": "3 / 10",
}


def screen(pair: ComparisonView, columns: int = 80, view: View = USUAL) -> str:
    """The page as it is drawn."""
    return painter.text(compare.page(pair, view), columns)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "journal"


@pytest.fixture
def two_runs(folder: Path) -> ComparisonView:
    book = near.journal(folder)
    old = keep(folder / "2026-02-01-near.md", THEN, FEBRUARY, ABOUT)
    return near.pair(book, old, keep(folder / "2026-05-01-near.md", NOW, MAY, ABOUT))


def between(folder: Path, old: near.Answers, new: near.Answers) -> ComparisonView:
    """Two runs with these answers."""
    book = near.journal(folder)
    before = keep(folder / "2026-02-01-near.md", old, FEBRUARY)
    return near.pair(book, before, keep(folder / "2026-05-01-near.md", new, MAY))


def test_a_page_tells_what_changed_and_folds_what_stayed(two_runs: ComparisonView) -> None:
    offers = (
        Command("The other one:", "reflect compare --all"),
        Command("A page:", "reflect report"),
    )

    assert (
        screen(two_runs, 80, View(offers=offers))
        == """\
Near, with Sam and Mum
1 February 2026 and 1 May 2026, three months apart

9 of 10 answers have changed: 2 reworded, 5 changed, 1 answered now, 1 not
today.
[-then-]  [+now+]

 1  What do I see when I look at the two of us, on an ordinary ...  reworded
    We sit by the [-window-] [+door+]. ... 2 sentences the same

 2  What am I afraid might happen?                                  reworded
    I [+do not+] think we can trust each other again.
    Note: "not" was added.

 3  How near is Sam to me today?                                    changed
    4 then, 6 now     "With money, yes. [+Some nights with the rest.+]"

 3  How near is Mum to me today?                                    not today
    Then  7 of 10
    Now   (not today)

 4  Does it come back?                                              changed
    No then, It depends now     "On the day."

 5  What would I keep?                                              changed
    tea in the morning
    [+cake+]
    the long walk on Sundays
    [-bread-]

 6  Which ones fit?                                                 changed
    Then  calm, warm     Now  calm, loud

 7  When do I look again?                                           changed
    1 May 2026 then, 1 August 2026 now

 9  What is new?                                                    answered now
    The garden.

A point up or down is often just the day.

What you planned

 8  What will I do?
    done           ring the clinic
    let go         ask Tom about the keys  (by 1 March 2026)
    planned again  walk more
    new            sleep

The other one:  reflect compare --all
A page:         reflect report
"""
    )


def test_in_full_two_texts_stand_side_by_side_where_there_is_room(two_runs: ComparisonView) -> None:
    some, view = two_runs.only({"see", "nearer", "do"}), View(in_full=True, is_choice=True)

    assert (
        screen(some, 120, view)
        == """\
Near, with Sam and Mum
1 February 2026 and 1 May 2026, three months apart

 1  What do I see when I look at the two of us, on an ordinary evening?                                        reworded
    Then  We sit by the window. Nobody calls before noon. I     Now   We sit by the door. Nobody calls before noon. I
          like the quiet of it, most of the time.                     like the quiet of it, most of the time.

 3  How near is Sam to me today?                                                                               changed
    Then  4 of 10     "With money, yes."                        Now   6 of 10
                                                                      With money, yes. Some nights with the rest.

 3  How near is Mum to me today?                                                                               not today
    Then  7 of 10                                               Now   (not today)

A point up or down is often just the day.

What you planned

 8  What will I do?
    done           ring the clinic
    let go         ask Tom about the keys  (by 1 March 2026)
    planned again  walk more
    new            sleep
"""
    )
    narrower = screen(some.only({"see"}), 119, view)
    assert "    Now   We sit by the door. Nobody calls before noon. I like" in narrower


def test_what_became_of_the_worksheet_is_told_once(folder: Path) -> None:
    book = near.journal(folder)
    old = keep(
        folder / "2026-02-01-near.md",
        {
            "fears": "He laughs.",
            "near, for: Sam": "4 / 5",
            "near, for: Mum": "2 / 5",
            "hardest": "The evenings.",
            "much": "3 / 5",
        },
        FEBRUARY,
        "version: 1\nabout: [Sam, Mum]",
        fears="What am I afraid of?",
    )
    new = keep(
        folder / "2026-05-01-near.md",
        {
            "fears": "He laughs.",
            "nearer, for: Sam": "4 / 10",
            "nearer, for: Mum": "8 / 10",
            "new": "The garden.",
            "much": "6 / 10",
        },
        MAY,
        ABOUT,
    )

    assert (
        screen(near.pair(book, old, new), 80, View(everything=True))
        == """\
Near, with Sam and Mum
1 February 2026 and 1 May 2026, three months apart

The worksheet has changed in between: it was version 1, it is version 2.
No longer asked: What was hardest?
One answer is new: the question was not asked then, or was left open.

4 of 6 answers have changed: 3 changed, 1 answered now.

  2  What am I afraid might happen?
     the question then was: What am I afraid of?
  3  How near is … to me today?
     a new question, in the same words
  3  How near is Sam to me today?                                changed
     4 of 5 then, 4 of 10 (1 far to 10 near) now
  3  How near is Mum to me today?                                changed
     2 of 5 then, 8 of 10 (1 far to 10 near) now
  9  What is new?                                                answered now
     The garden.
 10  How much?                                                   changed
     3 of 5 then, 6 of 10 now
  2  What am I afraid might happen?                              the same
     He laughs.
     What was hardest?                                           no longer asked
     Then  The evenings.
"""
    )


@pytest.mark.parametrize(
    ("files", "moments", "people", "said"),
    [
        (
            ("2026-05-01-near", "2026-05-01-near-2"),
            ("2026-05-01T09:10:00", "2026-05-01T21:14:00"),
            ("Sam", "Mum"),
            "1 May 2026, at 09:10 and at 21:14\n09:10: about Sam\n21:14: about Mum\n",
        ),
        (("2026-05-01-near", "2026-05-01-near-2"), ("2026-05-01",) * 2, (), "1 May 2026, twice\n"),
        (("one", "two"), ("", ""), (), "one and two\n"),
    ],
    ids=["one day", "without times", "without a day"],
)
def test_two_runs_are_told_apart_by_what_is_known_of_them(
    folder: Path, files: Pairs, moments: Pairs, people: Pairs, said: str
) -> None:
    book = near.journal(folder)
    heads = [f"version: 2\nabout: [{name}]" for name in people] or ["version: 2"] * 2
    old, new = (
        keep(folder / f"{name}.md", {"see": "We sit."}, moment, head)
        for name, moment, head in zip(files, moments, heads, strict=True)
    )

    shown = screen(near.pair(book, old, new))

    assert shown == f"Near\n{said}\nThe one answer has not changed.\n"


def body(pair: ComparisonView, columns: int = 80) -> list[str]:
    """The lines below the first question."""
    _, *lines = screen(pair, columns, View(is_choice=True)).split("\n 1  ")[1].splitlines()
    return [line.strip() for line in lines]


def test_what_survived_a_rewritten_answer_is_said_calmly(folder: Path) -> None:
    then = "I am afraid of the sigh, when he looks at his phone and I feel ridiculous."
    now = (
        "I told Mum about it, and she laughed with me, kindly. When I come to the part that hurts "
        "he looks at his phone for a long time, then puts it down again and asks how it went."
    )

    assert body(between(folder, {"see": then}, {"see": now}))[-1] == (
        "Still there: he looks at his phone"
    )


def test_a_mark_ends_where_one_can_see_it(folder: Path) -> None:
    then = "Nothing much. We eat late."
    walk = (
        "On Sundays we walk along the river where the boats are, and nobody talks about money, "
        "and nobody looks at the clock, and when we come home there is soup on the stove and the "
        "radio is on. Then we sleep."
    )

    assert body(between(folder, {"see": then}, {"see": f"{then} {walk}"}), 60) == [
        "Nothing much. We eat late. [+On Sundays we walk along",
        "the river where the boats are, and nobody talks about",
        "money,+] [+and nobody looks at the clock, and when we",
        "come home there is soup on the stove and the radio is",
        "on.+] [+Then we sleep.+]",
    ]


@pytest.mark.parametrize(
    ("old", "new", "end"),
    [
        (
            {"nearer, for: Sam": "4 / 10\n\nWith money, and with the keys to the flat."},
            {"nearer, for: Sam": "6 / 10\n\nOn most evenings, since the long walk in May."},
            """changed
    4 then, 6 now
    Then  With money, and with the keys to the flat.
    Now   On most evenings, since the long walk in May.

A point up or down is often just the day.
""",
        ),
        (
            {"do": "- [x] ring the clinic (by 2026-03-01)"},
            {"do": "- [ ] ask Tom about the keys"},
            "    done  ring the clinic  (by 1 March 2026)\n    new   ask Tom about the keys\n",
        ),
    ],
    ids=["the words beside two ratings", "plans with nothing in common"],
)
def test_what_is_no_single_text_stands_below_what_became_of_it(
    folder: Path, old: near.Answers, new: near.Answers, end: str
) -> None:
    assert screen(between(folder, old, new)).endswith(end)


def test_a_text_without_blanks_is_broken_by_its_width(folder: Path) -> None:
    then = "我害怕他会笑话我。晚上我们坐在窗边，谁也不说话，只听见雨声落在屋顶上。"
    now = then.replace("笑话我", "叹气") + "星期天我们沿着河边走很久。"

    lines = body(between(folder, {"see": then}, {"see": now}), 40)

    assert lines[0] == "我害怕他会[-笑话我-] [+叹气+]。晚上"
    assert all(width(line) <= 36 for line in lines)


#: What somebody may have written, with signs that a terminal could obey among it.
PIECES = ["tea", "and", "quiet", "not", "evening", ". ", ", ", " ", "\n\n", "\n- ", "春天来了", "é"]
PIECES += ["\x1b31m", "\x9b2J", "\u202e", "averyveryverylongwordwithoutanyblank"]
TEXT = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("desk") / "journal"
    near.journal(folder)
    return folder


@given(old=TEXT, new=TEXT, columns=st.integers(30, 160), in_full=st.booleans())
def test_at_any_width_each_word_is_there_and_none_is_obeyed(
    desk: Path, old: str, new: str, columns: int, in_full: bool
) -> None:
    before = keep(desk / "2026-02-01-near.md", {"see": old}, FEBRUARY)
    after = keep(desk / "2026-05-01-near.md", {"see": new}, MAY)
    found = near.pair(near.book(desk), before, after)

    drawn = screen(found, columns, View(in_full=in_full, is_choice=True))

    assert all(width(line) <= columns for line in drawn.splitlines())
    assert not set(drawn) & set("\x1b\x9b\u202e")
    # One blank stands between two marks, but for those that tell what marks mean.
    assert not re.search(r"[-+]\](?:|  +)\[[-+]", drawn.rpartition("[+now+]")[2])
    if columns >= painter.SIDE_BY_SIDE:
        return
    said = flat(drawn)
    for sign, *words in (each for change in found.changes for each in change.difference.segments):
        if sign != "=" or in_full:
            assert all(flat(drawing.styled(word).plain) in said for word in words[-1].split())


def flat(text: str) -> str:
    """*text* without blanks and marks."""
    return re.sub(r"\[[-+]|[-+]\]", "", "".join(text.split()))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ({}, {}, "There is nothing to compare."),
        ({"see": "Us."}, {}, "There is nothing to compare."),
        ({"see": "Us."}, {"see": "Us."}, "The one answer has not changed."),
        ({"see": "Us.", "back": "No"}, {"see": "Us.", "back": "No"}, "The 2 answers have not changed."),
        ({"back": "No"}, {"back": "Yes"}, "The one answer has changed: changed."),
        ({"see": "Us.", "much": "3 / 10"}, {"see": "Us.", "much": "4 / 10"}, "1 of 2 answers has changed: 1 changed."),
        ({"back": "No"}, {"back": "Yes", "see": "Us."}, "Both answers have changed: 1 changed, 1 answered now."),
        ({"back": "No", "again": "2026-01-01"}, {"back": "Yes", "again": "2026-02-02"}, "Both answers have changed: 2 changed."),
        ({"see": "Us.", "back": "No", "much": "3 / 10"}, {"see": "Us.", "back": "No", "much": "9 / 10"}, "1 of 3 answers has changed: 1 changed."),
        ({"see": "Us.", "back": "No", "much": "3 / 10"}, {"see": "_(not today)_", "back": "Yes", "much": "9 / 10"}, "All 3 answers have changed: 2 changed, 1 not today."),
        ({"see": "Us.", "fears": "_(not today)_"}, {"see": "Us.", "fears": "_(not today)_"}, "The 2 answers have not changed."),
        ({"see": "Us.", "do": "- [ ] rest"}, {"see": "Us.", "do": "- [x] rest"}, "The one answer has not changed."),
        ({"do": "- [ ] rest"}, {"do": "- [ ] sing"}, ""),
        ({"do": "- [ ] rest", "see": "Us."}, {}, ""),
    ],
)  # fmt: skip
def test_the_sum_is_a_sentence_for_every_count(
    folder: Path, old: near.Answers, new: near.Answers, said: str
) -> None:
    assert compare.summary(between(folder, old, new)) == said


def test_whatever_became_of_an_answer_has_one_name_on_all_pages() -> None:
    kinds = (*CLASSES, "open", "gone", "first", "declined")

    for language in ("en", "de"):
        assert all(changes.outcome_label(kind, locale.of(language)) for kind in kinds)
