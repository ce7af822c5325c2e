"""When somebody wanted to look again, computed from what the runs say."""

from datetime import date
from pathlib import Path

import pytest
from drafts import put

from reflect.errors.plans import NotOneWorksheet, PlanChanged, SaidByDate, SaidByWorksheet
from reflect.journal import Journal
from reflect.journal.due import LookAgain, find, let_go, look_again, mentioned, reopen
from reflect.journal.runs import Selection
from reflect.questions.kinds.days import parse_rhythm
from sheets import PLANS
from typed import change


@pytest.fixture
def journal(journal: Journal) -> Journal:
    put(journal.root / "worksheets" / "plans.md", PLANS)
    return journal


def run(
    journal: Journal, day: str, again: str = "", about: str = "", status: str = "complete"
) -> Path:
    head = f"worksheet: plans\ndate: {day}T20:00:00\nstatus: {status}\nabout: [{about}]\n"
    page = f"\n### Q\n<!-- q: again -->\n\n{again}\n" if again else ""
    return put(journal.root / f"{day}.md", f"---\n{head}---\n{page}")


def due(journal: Journal, **filters: object) -> list[tuple[str | None, str]]:
    """The people and days that are found."""
    found = look_again(journal, Selection(**filters))  # type: ignore[arg-type]
    return [(each.person, each.day.isoformat()) for each in found if each.day]


@pytest.mark.parametrize(
    ("again", "day"),
    [
        ("- [ ] read it (every 3 months)", "2026-04-01"),
        ("- [ ] lies es (alle zwei Wochen)", "2026-01-15"),
        ("- [ ] read it (by 2026-02-05)", "2026-02-05"),
        ("- [x] once\n- [ ] read it (every week)", "2026-01-08"),
        ("- [ ] read it (every month)\n- [ ] or talk (by 2026-01-20)", "2026-01-20"),
        ("- [ ] read it", None),
        ("- [ ] every 3 months", "2026-04-01"),
        ("- [ ] Every two weeks, on a walk", "2026-01-15"),
        ("- [ ] alle 3 Monate, zu Hause", "2026-04-01"),
        ("- [ ] in 3 months", "2026-04-01"),
        ("- [ ] yesterday", None),
        ("- [ ] every now and then", None),
        ("- [-] every 3 months", None),
        ("- [ ] read it (every blue moon)", None),
        ("- [ ] read it (every 0 weeks)", None),
        ("- [ ] read it (every 999 years) (by 9999-99-99)", "3025-01-01"),
        ("- [x] read it (every week)", None),
        ("- [-] read it (every week)", None),
        ("when it feels right", None),
        ("_(not today)_", None),
        ("", None),
    ],
)
def test_the_answer_to_the_question_named_by_due_says_when(
    journal: Journal, again: str, day: str | None
) -> None:
    run(journal, "2026-01-01", again)

    assert due(journal) == ([(None, day)] if day else [])


def test_a_rhythm_counts_from_the_newest_finished_run_and_a_day_is_over_with_it(
    journal: Journal,
) -> None:
    run(journal, "2026-01-01", "- [ ] read it (every month)")
    run(journal, "2026-03-01", status="draft")
    assert due(journal) == [(None, "2026-02-01")]

    run(journal, "2026-02-10")
    assert due(journal) == [(None, "2026-03-10")]

    run(journal, "2026-02-20", "- [ ] read it (by 2026-05-01)")
    assert due(journal) == [(None, "2026-05-01")]

    run(journal, "2026-04-02", "_(not today)_")
    assert due(journal) == []


def test_the_worksheets_own_rhythm_holds_only_where_the_question_was_never_answered(
    journal: Journal,
) -> None:
    sheet = PLANS.replace("due: again", "due: again\nevery: 2 weeks")
    put(journal.root / "worksheets" / "plans.md", sheet)
    run(journal, "2026-01-01", about="Sam")
    run(journal, "2026-01-02", "_(not today)_", about="Mum")

    assert due(journal) == [("Sam", "2026-01-15")]


def test_each_person_has_a_rhythm_and_those_who_are_excluded_have_none(journal: Journal) -> None:
    run(journal, "2026-01-01", "- [ ] read it (every month)", about="Sam, Mum")
    run(journal, "2026-02-15", about="sam")

    assert due(journal) == [("sam", "2026-03-15"), ("Mum", "2026-02-01")]
    assert due(journal, excluded=("Sam",)) == [("Mum", "2026-02-01")]


def test_the_day_a_date_question_names_is_the_day_to_look_again(journal: Journal) -> None:
    put(journal.root / "worksheets" / "plans.md", PLANS.replace("again? [action]", "again? [date]"))
    run(journal, "2026-01-01", "2026-06-01")

    [found] = look_again(journal, Selection())
    assert isinstance(found, LookAgain)
    assert (found.day, found.every) == (date(2026, 6, 1), "")
    run(journal, "2026-02-01")
    assert due(journal) == []


def test_a_worksheet_that_is_gone_is_not_looked_at_again(journal: Journal) -> None:
    run(journal, "2026-01-01", "- [ ] read it (every month)")
    (journal.root / "worksheets" / "plans.md").unlink()

    assert due(journal) == []


@pytest.mark.parametrize(
    ("written", "length"),
    [
        ("3 months", (0, 3)),
        ("month", (0, 1)),
        ("Woche", (7, 0)),
        ("zweite Woche", (14, 0)),
        ("other week", (14, 0)),
        ("Sunday", (7, 0)),
        ("Sunday evening", (7, 0)),
        ("morning", (1, 0)),
        ("2 Abende", (2, 0)),
        ("two years", (0, 24)),
        ("blue moon", None),
        ("0 weeks", None),
        ("-1 weeks", None),
        ("", None),
    ],
)
def test_a_rhythm_is_understood_in_any_language_or_not_at_all(
    written: str, length: tuple[int, int] | None
) -> None:
    assert parse_rhythm(written) == length


def test_a_run_about_nobody_is_the_next_one_of_everybody(journal: Journal) -> None:
    run(journal, "2026-01-01", "- [ ] read it (every month)", about="Sam, Mum")
    run(journal, "2026-02-01")
    assert due(journal) == [(None, "2026-03-01")]

    run(journal, "2026-02-10", about="Mum")
    assert due(journal) == [("Mum", "2026-03-10")]

    run(journal, "2026-02-11", "_(not today)_", about="Sam")
    assert due(journal) == [("Mum", "2026-03-10")]
    assert due(journal, about=("sam",)) == []
    assert due(journal, about=("mum",)) == [("Mum", "2026-03-10")]


def test_an_answer_about_one_person_speaks_of_nobody_else(journal: Journal) -> None:
    sheet = PLANS.replace("again? [action]", "again? [action] [for each: person]")
    put(journal.root / "worksheets" / "plans.md", sheet)
    path = run(journal, "2026-01-01", "- [ ] read it (every month)", about="Sam, Mum")
    change(path, "q: again", "q: again, for: Mum")

    assert due(journal) == [("Mum", "2026-02-01")]

    run(journal, "2025-12-01", "- [ ] read it (every year)", about="Sam, Mum")
    assert due(journal, excluded=("Mum",)) == [("Sam", "2027-01-01")]


def test_an_answer_that_names_somebody_who_is_excluded_says_nothing(journal: Journal) -> None:
    run(journal, "2026-01-01", "- [ ] read it (every week)")
    run(journal, "2026-02-01", "- [ ] without Sam (every month)")

    assert due(journal) == [(None, "2026-03-01")]
    assert due(journal, excluded=("Sam",)) == []


def test_a_run_of_no_known_day_has_no_day_to_count_from(journal: Journal) -> None:
    path = run(journal, "2026-01-01", "- [ ] read it (every week)")
    change(path, "date: 2026-01-01T20:00:00\n", "")
    path.rename(path.with_name("undated.md"))

    assert due(journal) == []


def one(journal: Journal, **found: bool) -> LookAgain:
    return find(look_again(journal, Selection()), **found)


def test_what_is_let_go_can_be_taken_back_byte_for_byte(journal: Journal) -> None:
    path = run(journal, "2026-01-01", "* [ ]  read it  (every week) 📅 2026-02-02\n\nand words")
    run(journal, "2026-02-01")
    before = path.read_bytes()

    assert let_go(journal, one(journal)) == [path]
    assert path.read_bytes() == before.replace(b"[ ]", b"[-]")
    assert due(journal) == []

    assert reopen(journal, one(journal, is_let_go=True)) == [path]
    assert path.read_bytes() == before


def test_where_only_the_worksheet_says_when_letting_go_is_an_answer(journal: Journal) -> None:
    sheet = PLANS.replace("due: again", "due: again\nevery: 2 weeks")
    put(journal.root / "worksheets" / "plans.md", sheet)
    path = run(journal, "2026-01-01", about="Sam")
    assert due(journal) == [("Sam", "2026-01-15")]

    let_go(journal, one(journal))

    assert path.read_text("utf-8").endswith(
        "\n### When do I look at this again?\n<!-- q: again -->\n\n_(not today)_\n"
    )
    run(journal, "2026-02-01", about="Sam")
    assert due(journal) == []

    reopen(journal, one(journal, is_let_go=True))
    assert due(journal) == [("Sam", "2026-02-15")]


def test_each_person_is_let_go_alone_where_each_has_an_answer(journal: Journal) -> None:
    sheet = PLANS.replace("due: again\n", "due: theirs\nevery: 2 weeks\n")
    put(journal.root / "worksheets" / "plans.md", sheet)
    run(journal, "2026-01-01", about="Sam, Kim")
    with pytest.raises(NotOneWorksheet):
        let_go(journal, one(journal))

    sam = find(look_again(journal, Selection(about=("Sam",))))
    let_go(journal, sam)

    assert (sam.is_shared, due(journal)) == (False, [("Kim", "2026-01-15")])


@pytest.mark.parametrize("due_", ["", "due: theirs\n"])
def test_where_no_question_says_when_the_worksheet_is_named(journal: Journal, due_: str) -> None:
    sheet = PLANS.replace("due: again\n", f"{due_}every: 2 weeks\n")
    put(journal.root / "worksheets" / "plans.md", sheet)
    path = run(journal, "2026-01-01")
    before = path.read_bytes()

    with pytest.raises(SaidByWorksheet, match=r"every: of .*plans\.md"):
        let_go(journal, one(journal))

    assert path.read_bytes() == before


def test_a_date_has_no_box_and_is_not_let_go(journal: Journal) -> None:
    put(journal.root / "worksheets" / "plans.md", PLANS.replace("again? [action]", "again? [date]"))
    path = run(journal, "2026-01-01", "2026-06-01")
    before = path.read_bytes()

    with pytest.raises(SaidByDate, match="reflect edit"):
        let_go(journal, one(journal))

    assert path.read_bytes() == before


@pytest.mark.parametrize("again", ["- [ ] read it (every month)", "", "- [-] read it (every week)"])
def test_an_entry_that_changed_meanwhile_is_left_alone(journal: Journal, again: str) -> None:
    sheet = PLANS.replace("due: again", "due: again\nevery: 2 weeks")
    put(journal.root / "worksheets" / "plans.md", sheet)
    run(journal, "2026-01-01", again)
    found = one(journal, is_let_go="[-]" in again)
    path = run(journal, "2026-01-01", "- [ ] in another way")
    before = path.read_bytes()

    with pytest.raises(PlanChanged):
        (reopen if "[-]" in again else let_go)(journal, found)

    assert path.read_bytes() == before


def test_several_that_may_be_meant_are_named_unless_one_answer_speaks_of_them(
    journal: Journal,
) -> None:
    with pytest.raises(NotOneWorksheet, match="no such worksheet"):
        one(journal)
    run(journal, "2026-01-01", "- [ ] read it (every month)", about="Sam, Mum")
    assert one(journal).is_shared

    run(journal, "2026-02-01", "- [ ] read it (every week)", about="Mum")
    with pytest.raises(NotOneWorksheet, match="plans"):
        one(journal)


def test_reflect_speaks_up_from_the_day_on_for_thirty_days(journal: Journal) -> None:
    run(journal, "2026-01-01", "- [ ] read it (by 2026-03-01)")

    def speaks(day: str, book: Journal = journal) -> bool:
        return bool(mentioned(book, Selection(), date.fromisoformat(day)).days)

    days = ("2026-02-28", "2026-03-01", "2026-03-31", "2026-04-01")
    assert [speaks(day) for day in days] == [False, True, True, False]
    assert not speaks("2026-03-01", Journal(journal.settings._replace(recall=False)))


def test_a_plan_is_mentioned_only_if_nothing_newer_says_that_it_is_done(journal: Journal) -> None:
    def planned(day: str, line: str) -> None:
        change(run(journal, day, line), "q: again", "q: deeds")

    def days(today: str) -> list[str]:
        found = mentioned(journal, Selection(), date.fromisoformat(today))
        return [day.isoformat() for day in found.days]

    planned("2025-01-01", "- [ ] ring Mum (by 2026-03-01)\n- [ ] walk (by 2026-03-02)")
    assert days("2026-03-15") == ["2026-03-02", "2026-03-01"]

    planned("2025-02-01", "- [x] ring Mum")
    assert days("2026-03-15") == ["2026-03-02"]

    planned("2025-03-01", "- [ ] walk (by 2026-05-01)")
    assert days("2026-03-15") == []
    assert days("2026-05-01") == ["2026-05-01"]


def test_an_entry_in_another_encoding_is_read_too(journal: Journal) -> None:
    path = run(journal, "2026-01-01", "- [ ] ring Mum (by 2026-03-01)")
    change(path, "q: again", "q: deeds")
    path.write_bytes(path.read_text("utf-8").encode("utf-16"))

    assert mentioned(journal, Selection(), date(2026, 3, 1)).days == [date(2026, 3, 1)]
