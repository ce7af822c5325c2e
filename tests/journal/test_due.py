"""When somebody wanted to look again, computed from what the runs say."""

from datetime import date
from pathlib import Path

import pytest
from drafts import put

from reflect.journal import Journal
from reflect.journal.due import LookAgain, look_again
from reflect.journal.runs import Selection
from reflect.questions.kinds.days import parse_rhythm
from sheets import PLANS


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
    return [(each.person, each.day.isoformat()) for each in found]


@pytest.mark.parametrize(
    ("again", "day"),
    [
        ("- [ ] read it (every 3 months)", "2026-04-01"),
        ("- [ ] lies es (alle zwei Wochen)", "2026-01-15"),
        ("- [ ] read it (by 2026-02-05)", "2026-02-05"),
        ("- [x] once\n- [ ] read it (every week)", "2026-01-08"),
        ("- [ ] read it", None),
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
