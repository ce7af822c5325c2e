"""Days as they are typed, and the ISO days that are stored for them."""

from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflect import languages
from reflect.languages import LanguageWords
from reflect.questions import Action, InvalidValue
from reflect.questions.kinds import Actions, Day
from reflect.questions.kinds.days import parse_past_span

EN, DE = languages.of("en"), languages.of("de")
#: A Monday.
TODAY = date(2026, 11, 23)
#: Words that days are typed with.
PIECES = (
    "last this next in a 3 week weeks month year ago from on friday Mo. vor letzte einer Woche "
)
PIECES += (
    "Monaten 24 24. December may 9999 0000 2026-W53 2026-02-30 9999-12-31 0001 tomorrow 12.31."
)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("today", "2026-11-23"),
        ("Tomorrow", "2026-11-24"),
        ("yesterday", "2026-11-22"),
        ("the day after tomorrow", "2026-11-25"),
        ("friday", "2026-11-27"),
        ("this Friday", "2026-11-27"),
        ("this coming Friday", "2026-11-27"),
        ("Friday this week", "2026-11-27"),
        ("next Friday", "2026-12-04"),
        ("on Friday of next week", "2026-12-04"),
        ("Friday week", "2026-12-04"),
        ("a week on Friday", "2026-12-04"),
        ("a week from Friday", "2026-12-04"),
        ("Friday in a week", "2026-12-04"),
        ("a week from tomorrow", "2026-12-01"),
        ("last Friday", "2026-11-20"),
        ("last Monday", "2026-11-16"),
        ("the day before yesterday", "2026-11-21"),
        ("3 days ago", "2026-11-20"),
        ("a year ago", "2025-11-23"),
        ("2026-W52-4", "2026-12-24"),
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
        ("24.12.26", "2026-12-24"),
        ("24. 12. 76", "1976-12-24"),
        ("24.12.75", "2075-12-24"),
        ("end of March", "2027-03-31"),
        ("the end of November", "2026-11-30"),
        ("end of february 2028", "2028-02-29"),
        ("the end of the week", "2026-11-29"),
        ("end of next month", "2026-12-31"),
        ("the end of the year", "2026-12-31"),
        ("Ende Ma\u0308rz", "2027-03-31"),
        ("Ende des Monats", "2026-11-30"),
        ("zum Jahresende", "2026-12-31"),
        ("Ende der nächsten Woche", "2026-12-06"),
        ("2026-12-24", "2026-12-24"),
        ("heute", "2026-11-23"),
        ("Morgen", "2026-11-24"),
        ("gestern", "2026-11-22"),
        ("übermorgen", "2026-11-25"),
        ("U\u0308BERMORGEN", "2026-11-25"),
        ("Freitag", "2026-11-27"),
        ("diesen Freitag", "2026-11-27"),
        ("am kommenden Freitag", "2026-11-27"),
        ("am nächsten Freitag", "2026-12-04"),
        ("nächste Woche Freitag", "2026-12-04"),
        ("Freitag in einer Woche", "2026-12-04"),
        ("letzten Freitag", "2026-11-20"),
        ("vorgestern", "2026-11-21"),
        ("vor 3 Wochen", "2026-11-02"),
        ("vor einem Jahr", "2025-11-23"),
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
def test_a_day_can_be_typed_as_it_is_spoken(typed: str, day: str, language: LanguageWords) -> None:
    if typed != "on fri" or language is EN:
        assert Day().parse_typed(typed, language, TODAY) == day


def test_short_weekdays_are_read_only_in_the_worksheets_language() -> None:
    assert Day().parse_typed("Mo", DE, TODAY) == Day().parse_typed("Mon", EN, TODAY) == "2026-11-30"
    assert Actions().parse_typed("ask (by Mo)", EN, TODAY) == (Action("ask", "Mo"),)


def test_a_day_missing_in_a_month_becomes_its_last_day() -> None:
    assert Day().parse_typed("in 1 month", EN, date(2027, 1, 31)) == "2027-02-28"


@pytest.mark.parametrize(
    "typed",
    [
        "soon", "12/24", "24.12.126", "end", "the end", "end of days", "end of spring", "weekend", "31 February", "32.1.", "0.1.", "24", "December", "24 De",
        "in 3", "in weeks", "in 3 weeks or so", "3 weeks", "next week", "friday morning",
        "in 999 years and a day", "2026-02-30", "0000-01-01", "24.12.0000", "next", "last friday week",
        "2026-11", "2026-W44", "2026", "last month", "letzte Woche", "this", "vor Wochen", "ago", "1.13.", "the", "24122026",
    ],
)  # fmt: skip
def test_text_that_is_no_single_day_is_refused(typed: str) -> None:
    for language in (EN, DE):
        with pytest.raises(InvalidValue):
            Day().parse_typed(typed, language, TODAY)


def test_days_outside_of_the_calendar_are_refused() -> None:
    for typed in ("tomorrow", "friday", "in 999 years", "in 9 months", "1 January", "in a week"):
        with pytest.raises(InvalidValue):
            Day().parse_typed(typed, EN, date(9999, 12, 31))
    for typed in ("yesterday", "last friday", "3 years ago", "letzte Woche"):
        assert parse_past_span(typed, date.min) is None


@given(st.dates(max_value=date(9990, 1, 1)), st.sampled_from([EN, DE]), st.integers(1, 365))
def test_a_day_without_a_year_is_the_next_one(
    today: date, language: LanguageWords, ahead: int
) -> None:
    day = today + timedelta(days=ahead)
    month = language.months[day.month - 1]

    for typed in (f"{day.day}. {month}", f"{day.day}.{day.month}.", f"{month[:3]} {day.day}"):
        assert Day().parse_typed(typed, language, today) == day.isoformat()


@given(st.dates(max_value=date(9990, 1, 1)), st.sampled_from([EN, DE]))
def test_a_weekday_is_never_today(today: date, language: LanguageWords) -> None:
    for number, names in enumerate(language.days.weekdays):
        found = date.fromisoformat(str(Day().parse_typed(names[0], language, today)))

        assert found.weekday() == number
        assert 1 <= (found - today).days <= 7


@pytest.mark.parametrize(
    ("today", "this", "coming", "next_", "last"),
    [
        ("2026-11-23", "2026-11-27", "2026-11-27", "2026-12-04", "2026-11-20"),
        ("2026-11-27", "2026-11-27", "2026-12-04", "2026-12-04", "2026-11-20"),
        ("2026-11-28", "2026-11-27", "2026-12-04", "2026-12-04", "2026-11-27"),
        ("2026-11-29", "2026-11-27", "2026-12-04", "2026-12-04", "2026-11-27"),
    ],
)
def test_this_and_next_friday_are_in_this_and_next_week(
    today: str, this: str, coming: str, next_: str, last: str
) -> None:
    def meant(said: str) -> object:
        return Day().parse_typed(said, DE, date.fromisoformat(today))

    assert meant("this Friday") == meant("diesen Freitag") == this
    assert meant("Friday") == meant("kommenden Freitag") == coming
    assert meant("next Friday") == meant("nächsten Freitag") == next_
    assert meant("last Friday") == meant("letzten Freitag") == last


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("2026", "2026-01-01", "2026-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2026-W44", "2026-10-26", "2026-11-01"),
        ("2020-w53", "2020-12-28", "2021-01-03"),
        ("last week", "2026-11-16", "2026-11-22"),
        ("this week", "2026-11-23", "2026-11-29"),
        ("next month", "2026-12-01", "2026-12-31"),
        ("last year", "2025-01-01", "2025-12-31"),
        ("letzte Woche", "2026-11-16", "2026-11-22"),
        ("im letzten Monat", "2026-10-01", "2026-10-31"),
        ("dieses Jahr", "2026-01-01", "2026-12-31"),
        ("November", "2026-11-01", "2026-11-30"),
        ("in december", "2025-12-01", "2025-12-31"),
        ("Dezember 2026", "2026-12-01", "2026-12-31"),
        ("friday", "2026-11-20", "2026-11-20"),
        ("Mo", "2026-11-23", "2026-11-23"),
        ("24 December", "2025-12-24", "2025-12-24"),
        ("23.11.", "2026-11-23", "2026-11-23"),
        ("29 February", "2024-02-29", "2024-02-29"),
        ("yesterday", "2026-11-22", "2026-11-22"),
        ("in 2 weeks", "2026-12-07", "2026-12-07"),
        ("20261123", "2026-11-23", "2026-11-23"),
    ],
)
def test_a_past_span_is_read_as_its_first_and_last_day(typed: str, first: str, last: str) -> None:
    found = parse_past_span(typed, TODAY)

    assert found == (date.fromisoformat(first), date.fromisoformat(last))


@given(st.text() | st.lists(st.sampled_from(PIECES.split())).map(" ".join), st.dates())
def test_any_typed_text_is_an_ordered_span_or_none(typed: str, today: date) -> None:
    found = parse_past_span(typed, today)

    assert found is None or found[0] <= found[1]
    with suppress(InvalidValue):
        assert date.fromisoformat(str(Day().parse_typed(typed.strip() or "today", DE, today)))
