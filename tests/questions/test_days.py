"""A day can be typed as one says it; what is kept is the day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflect import words
from reflect.questions import Action, Unfit
from reflect.questions.kinds import Actions, Day
from reflect.words.table import Words

EN, DE = words.of("en"), words.of("de")
#: A Monday.
TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("today", "2026-11-23"),
        ("Tomorrow", "2026-11-24"),
        ("yesterday", "2026-11-22"),
        ("the day after tomorrow", "2026-11-25"),
        ("friday", "2026-11-27"),
        ("next Friday", "2026-11-27"),
        ("on fri", "2026-11-27"),
        ("monday", "2026-11-30"),
        ("next monday", "2026-11-30"),
        ("in 3 days", "2026-11-26"),
        ("in  a week", "2026-11-30"),
        ("in two weeks", "2026-12-07"),
        ("in 3 months", "2027-02-23"),
        ("in 1 year", "2027-11-23"),
        ("24 December", "2026-12-24"),
        ("24th of december", "2026-12-24"),
        ("December 24", "2026-12-24"),
        ("Dec. 24, 2027", "2027-12-24"),
        ("1 Feb", "2027-02-01"),
        ("23 November", "2027-11-23"),
        ("29 February", "2028-02-29"),
        ("24.12.", "2026-12-24"),
        ("24.12", "2026-12-24"),
        ("1. 3.", "2027-03-01"),
        ("24.12.2026", "2026-12-24"),
        ("24. 12. 2020", "2020-12-24"),
        ("2026-12-24", "2026-12-24"),
        ("heute", "2026-11-23"),
        ("Morgen", "2026-11-24"),
        ("gestern", "2026-11-22"),
        ("übermorgen", "2026-11-25"),
        ("U\u0308BERMORGEN", "2026-11-25"),
        ("Freitag", "2026-11-27"),
        ("am nächsten Freitag", "2026-11-27"),
        ("in 3 Wochen", "2026-12-14"),
        ("in einer Woche", "2026-11-30"),
        ("in zwei Tagen", "2026-11-25"),
        ("in einem Monat", "2026-12-23"),
        ("24. Dezember", "2026-12-24"),
        ("24.Dezember 2027", "2027-12-24"),
        ("am 1. Ma\u0308rz", "2027-03-01"),
        ("1. Mär", "2027-03-01"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("language", [EN, DE])
def test_a_day_is_typed_as_one_says_it(typed: str, day: str, language: Words) -> None:
    if typed != "on fri" or language is EN:
        assert Day().typed(typed, language, TODAY) == day


def test_a_weekday_in_short_is_one_of_the_worksheets_language() -> None:
    assert Day().typed("Mo", DE, TODAY) == Day().typed("Mon", EN, TODAY) == "2026-11-30"
    assert Actions().typed("ask (by Mo)", EN, TODAY) == (Action("ask", "Mo"),)


def test_a_month_that_is_too_short_ends_earlier() -> None:
    assert Day().typed("in 1 month", EN, date(2027, 1, 31)) == "2027-02-28"


@pytest.mark.parametrize(
    "typed",
    [
        "soon", "12/24", "24.12.26", "31 February", "32.1.", "0.1.", "24", "December", "24 De",
        "in 3", "in weeks", "in 3 weeks or so", "3 weeks", "next week", "friday morning",
        "in 999 years and a day", "2026-02-30", "24.12.0000", "1.13.", "the", "24122026",
    ],
)  # fmt: skip
def test_what_is_no_day_is_asked_again_with_two_examples(typed: str) -> None:
    for language in (EN, DE):
        with pytest.raises(Unfit) as unfit:
            Day().typed(typed, language, TODAY)
        assert str(unfit.value) == "takes a day, as in " + " or ".join(language.days.examples)
        assert all(Day().typed(each, language, TODAY) for each in language.days.examples)


def test_what_lies_beyond_the_last_year_is_no_day() -> None:
    for typed in ("tomorrow", "friday", "in 999 years", "in 9 months", "1 January"):
        with pytest.raises(Unfit):
            Day().typed(typed, EN, date(9999, 12, 31))


def test_a_file_and_an_answers_file_name_days_in_one_way() -> None:
    assert Day().read("tomorrow") is None
    with pytest.raises(Unfit):
        Day().fit("24.12.2026")


@given(st.dates(max_value=date(9990, 1, 1)), st.sampled_from([EN, DE]), st.integers(1, 365))
def test_a_day_without_a_year_is_the_next_one(today: date, language: Words, ahead: int) -> None:
    day = today + timedelta(days=ahead)
    month = language.months[day.month - 1]

    for typed in (f"{day.day}. {month}", f"{day.day}.{day.month}.", f"{month[:3]} {day.day}"):
        assert Day().typed(typed, language, today) == day.isoformat()


@given(st.dates(max_value=date(9990, 1, 1)), st.sampled_from([EN, DE]))
def test_a_weekday_is_never_today(today: date, language: Words) -> None:
    for number, names in enumerate(language.days.weekdays):
        found = date.fromisoformat(str(Day().typed(names[0], language, today)))

        assert found.weekday() == number
        assert 1 <= (found - today).days <= 7
