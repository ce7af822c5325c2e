"""How long it is from one day to another, as people say it."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflect import languages, locale
from reflect.locale import Locale
from reflect.pages.days import ago, span

EN, DE = locale.of("en"), locale.of("de")
#: How long a unit is, by how it begins.
UNITS = dict.fromkeys(("day", "Tag"), 1) | dict.fromkeys(("week", "Woche"), 7)
UNITS |= dict.fromkeys(("mo", "Mo"), 30.44) | dict.fromkeys(("ye", "Ja"), 365.25)


@pytest.mark.parametrize(
    ("then", "now", "english", "german"),
    [
        ("2026-11-22", "2026-11-23", "a day", "einem Tag"),
        ("2026-11-14", "2026-11-23", "nine days", "neun Tagen"),
        ("2026-11-10", "2026-11-23", "13 days", "13 Tagen"),
        ("2026-11-16", "2026-11-23", "a week", "einer Woche"),
        ("2026-10-12", "2026-11-23", "six weeks", "sechs Wochen"),
        ("2026-10-23", "2026-11-23", "a month", "einem Monat"),
        ("2026-01-31", "2026-03-31", "two months", "zwei Monaten"),
        ("2026-08-25", "2026-11-23", "three months", "drei Monaten"),
        ("2026-08-24", "2026-11-23", "three months", "drei Monaten"),
        ("2025-11-30", "2026-02-28", "three months", "drei Monaten"),
        ("2026-07-23", "2026-11-23", "four months", "vier Monaten"),
        ("2026-08-10", "2026-11-23", "three and a half months", "dreieinhalb Monaten"),
        ("2024-02-29", "2025-02-28", "a year", "einem Jahr"),
        ("2025-06-20", "2026-11-23", "about a year and a half", "etwa anderthalb Jahren"),
        ("2016-05-01", "2026-05-01", "ten years", "zehn Jahren"),
        ("2006-05-01", "2026-05-01", "20 years", "20 Jahren"),
    ],
)
def test_how_far_apart_two_days_are_is_told_as_one_would(
    then: str, now: str, english: str, german: str
) -> None:
    days = (date.fromisoformat(now) - date.fromisoformat(then)).days

    assert (span(days, EN), span(days, DE)) == (english, german)


def test_a_day_that_was_is_called_by_how_long_ago_it_was() -> None:
    said = {n: (ago(n, EN), ago(n, DE)) for n in (0, 1, 2, 9, 30, 91, 365, 517)}

    assert said == {
        0: ("today", "heute"),
        1: ("yesterday", "gestern"),
        2: ("two days ago", "vor zwei Tagen"),
        9: ("nine days ago", "vor neun Tagen"),
        30: ("a month ago", "vor einem Monat"),
        91: ("three months ago", "vor drei Monaten"),
        365: ("a year ago", "vor einem Jahr"),
        517: ("about a year and a half ago", "vor etwa anderthalb Jahren"),
    }


def length(said: str, where: Locale) -> float:
    """How many days a span is, as it is said."""
    first, *rest = re.sub("^(about|etwa) ", "", said).split()
    unit = next(days for name, days in UNITS.items() for word in rest if word.startswith(name))
    numbers = {
        each: n
        for n, every in enumerate(languages.of(where.language).days.numbers, 1)
        for each in every
    }
    first = first.removesuffix("einhalb").replace("anderthalb", "ein")
    return (numbers.get(first) or int(first)) * unit + ("hal" in said) * unit / 2


@given(st.integers(1, 3_652_000), st.integers(0, 400), st.sampled_from([EN, DE]))
def test_a_span_is_never_off_by_much_and_a_longer_one_never_sounds_shorter(
    days: int, more: int, where: Locale
) -> None:
    said, longer = (length(span(n, where), where) for n in (days, days + more))

    assert abs(said - days) <= days / 9
    assert longer >= said
