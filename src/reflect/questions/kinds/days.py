"""Days as people type them: ``friday``, ``in 3 weeks``, ``24. Dezember``; kept as ISO days."""

import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta

from reflect import words as languages
from reflect.text import folded
from reflect.words.table import DayWords, Words

_YEAR = "(?P<year>[0-9]{4})"
_MONTH = r"(?P<month>[^\W\d_]{3,})\.?"
_NUMBERS = rf"(?P<day>[0-9]{{1,2}})\. ?(?P<month>[0-9]{{1,2}})(?:\.(?: ?{_YEAR})?)?"
#: In how many years at most a day comes again: the end of a century may have no 29 February.
_COMES_AGAIN = 8


def iso_day(text: str) -> str | None:
    """*text* as YYYY-MM-DD where it is such a day."""
    try:
        day = date.fromisoformat(text.strip())
    except ValueError:
        return None
    return day.isoformat() if text.strip() == day.isoformat() else None


def typed_day(text: str, words: Words, today: date) -> str | None:
    """The day, as YYYY-MM-DD, that somebody means who types *text* on the day *today*.

    It may be said in any language, but in short only in that of *words*: Mo is a name as well.
    """
    for spoken in (words, *map(_unshortened, languages.every())):
        fillers = _folded(spoken.days.fillers)
        said = " ".join(word for word in folded(text).split() if word not in fillers)
        for meaning in (_near, _weekday, _after_a_span, _numbered, _in_a_month):
            day = meaning(said, spoken, today)
            if day:
                return day.isoformat()
    return iso_day(text)


def _unshortened(words: Words) -> Words:
    weekdays = tuple(names[:1] for names in words.days.weekdays)
    return words._replace(days=words.days._replace(weekdays=weekdays))


def _near(said: str, words: Words, today: date) -> date | None:
    """Today or tomorrow."""
    near = {folded(name): days for name, days in words.days.near.items()}
    return _later(today, days=near[said]) if said in near else None


def _weekday(said: str, words: Words, today: date) -> date | None:
    """The next Friday, never today."""
    for number, names in enumerate(words.days.weekdays):
        if said.removesuffix(".") in _folded(names):
            return _later(today, days=(number - today.weekday() - 1) % 7 + 1)
    return None


def _after_a_span(said: str, words: Words, today: date) -> date | None:
    """In 3 weeks."""
    within, _, rest = said.partition(" ")
    number, _, unit = rest.partition(" ")
    count = _count(number, words.days)
    if within != folded(words.days.within) or count is None:
        return None
    spans = (
        (words.days.days, 1, 0),
        (words.days.weeks, 7, 0),
        (words.days.months, 0, 1),
        (words.days.years, 0, 12),
    )
    for names, days, months in spans:
        if unit in _folded(names):
            return _later(today, days=days * count, months=months * count)
    return None


def _count(number: str, words: DayWords) -> int | None:
    if re.fullmatch("[0-9]{1,3}", number):
        return int(number)
    named = (n for n, names in enumerate(words.numbers, 1) if number in _folded(names))
    return next(named, None)


def _numbered(said: str, words: Words, today: date) -> date | None:
    """The 24.12. of this year or the next."""
    found = re.fullmatch(_NUMBERS, said)
    return _day_of(today, found, int(found["month"])) if found else None


def _in_a_month(said: str, words: Words, today: date) -> date | None:
    """24 December, December 24th, 24. Dez. 2026."""
    ordinal = "|".join(map(re.escape, words.days.ordinals))
    day = rf"(?P<day>[0-9]{{1,2}})(?:{ordinal})?"
    for order in (f"{day} ?{_MONTH}", f"{_MONTH} {day}"):
        found = re.fullmatch(f"{order}(?:,? {_YEAR})?", said)
        for number, month in enumerate(words.months, 1) if found else ():
            if found and folded(month).startswith(found["month"]):
                return _day_of(today, found, number)
    return None


def _day_of(today: date, found: re.Match[str], month: int) -> date | None:
    """The day that was *found* in a *month*; without a year the next one after *today*."""
    year, day = found["year"], int(found["day"])
    for each in [int(year)] if year else range(today.year, today.year + _COMES_AGAIN + 1):
        try:
            meant = date(each, month, day)
        except ValueError:
            continue
        if year or meant > today:
            return meant
    return None


def _later(today: date, days: int = 0, months: int = 0) -> date | None:
    """The day after so many *days* and *months*; a month that is too short ends it earlier."""
    year, month = divmod(today.year * 12 + today.month - 1 + months, 12)
    try:
        last = monthrange(year, month + 1)[1]
        return date(year, month + 1, min(today.day, last)) + timedelta(days=days)
    except (ValueError, OverflowError):
        return None


def _folded(names: Iterable[str]) -> set[str]:
    return set(map(folded, names))
