"""Reads days as people type them: ``friday``, ``in 3 weeks``, ``24. Dezember``.

A longer span, such as ``2026-11`` or ``last week``, is read as its first and last day.
"""

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from reflect import languages
from reflect.languages import LanguageWords
from reflect.text import case_folded

_YEAR = "(?P<year>[0-9]{4})"
_MONTH = r"(?P<month>[^\W\d_]{3,})\.?"
_NUMBERS = r"(?P<day>[0-9]{1,2})\. ?(?P<month>[0-9]{1,2})(?:\.(?: ?(?P<year>[0-9]{4}|[0-9]{2}))?)?"
_CALENDAR = rf"{_YEAR}(?:-(?P<month>[0-9]{{2}})|-?W(?P<week>[0-9]{{2}}))?"
#: Years within which every date recurs: 29 February is left out at the end of most centuries.
_RECURS_WITHIN = 8
#: Limits the words that are tried as the first part of "friday in a week".
_MOST_WORDS = 8
_WEEK = 7


class TypedDay(NamedTuple):
    """A day or rhythm in a text that is being typed, and what it is taken for."""

    #: Where it is in the text.
    start: int
    end: int
    typed: str
    #: Empty where it is not understood; two where either may be meant; of a rhythm, the first one.
    days: tuple[date, ...] = ()
    is_rhythm: bool = False


#: The first and the last day of a span.
Days = tuple[date, date]
#: A span of time in days and months.
Length = tuple[int, int]


def iso_day(text: str) -> str | None:
    """*text*, trimmed, if it is a day as YYYY-MM-DD; else None."""
    try:
        day = date.fromisoformat(text.strip())
    except ValueError:
        return None
    return day.isoformat() if text.strip() == day.isoformat() else None


def long_day(written: str, words: LanguageWords) -> str:
    """An ISO day with the name of its month; any other text as *written*."""
    known = iso_day(written)
    return words.long_date(date.fromisoformat(known)) if known else written


def parse_day(text: str, words: LanguageWords, today: date) -> str | None:
    """The day that a *text* typed *today* means, as YYYY-MM-DD; None if it is not a single day.

    All languages are read, but short weekdays only in that of *words*: Mo is also a name.
    """
    days = _read(text, (words, *map(long_weekdays, languages.every())), today, is_past=False)
    return days[0].isoformat() if days and days[0] == days[1] else None


def possible_days(text: str, words: LanguageWords, today: date) -> tuple[date, ...]:
    """The days that a *text* typed *today* can mean: of one without a year, the next and the last.

    Empty if it is not a single day. All languages are read, as by `parse_day`.
    """
    vocabularies = (words, *map(long_weekdays, languages.every()))
    read = (_read(text, vocabularies, today, is_past=is_past) for is_past in (False, True))
    return tuple(dict.fromkeys(days[0] for days in read if days and days[0] == days[1]))


def parse_past_span(text: str, today: date) -> Days | None:
    """The span that *text* means, in any language, in the past: ``friday`` is the last one."""
    return _read(text, languages.every(), today, is_past=True)


@lru_cache(256)  # the same few are read in ten thousand entries
def parse_rhythm(text: str) -> Length | None:
    """The days and months that a rhythm takes, in any language: ``3 months``, ``Sunday``."""
    phrase = case_folded(text)
    for words in languages.every():
        reader = _Reader(words, date.min, is_past=False)
        parts = {"", *_folded(words.days.days)}
        if any(rest in parts for _, rest in reader.weekdays_in(phrase)):
            return _WEEK, 0
        one = case_folded(words.days.numbers[0][0])
        length = reader.length(phrase) or reader.length(f"{one} {phrase}")
        if length and any(length):
            return length
    return None


def spoken_rhythm(word: str, rhythm: str, words: LanguageWords) -> str:
    """A *rhythm* and the *word* before it as one says them: ``jeden Sonntag``, ``every week``.

    What is not understood stays as it is written.
    """
    words = next((each for each in languages.every() if word in each.every), words)
    number, _, unit = case_folded(rhythm).rpartition(" ")
    known = next((each for each in words.rhythms if unit in _folded(each[1:])), ())
    first, *others = words.days.numbers
    if known and number in ("", "1", *_folded(first)):
        return f"{known[0]} {known[1]}"
    if known and (re.fullmatch("[1-9][0-9]*", number) or number in _folded(n[0] for n in others)):
        return f"{words.every[0]} {number} {known[2]}"
    if parse_rhythm(rhythm) == (_WEEK, 0):  # a weekday
        return f"{words.rhythms[0][0]} {rhythm}"
    return f"{word or words.every[0]} {rhythm}"


def day_after(day: date, rhythm: str) -> date | None:
    """The day that comes one *rhythm* after *day*; None if it is none, or none comes."""
    length = parse_rhythm(rhythm)
    with suppress(ValueError, OverflowError):  # beyond date.max
        return later(day, *length) if length else None
    return None


def long_weekdays(words: LanguageWords) -> LanguageWords:
    """*words* without short weekdays: Mo is also a name."""
    weekdays = tuple(names[:1] for names in words.days.weekdays)
    return words._replace(days=words.days._replace(weekdays=weekdays))


def _read(
    text: str, vocabularies: Iterable[LanguageWords], today: date, *, is_past: bool
) -> Days | None:
    phrase = " ".join(text.split())
    try:
        meant = _iso_span(phrase) or (date.fromisoformat(phrase),) * 2
    except ValueError:
        meant = None
    read = (_Reader(words, today, is_past).read(phrase) for words in vocabularies)
    try:
        return meant or next(filter(None, read), None)
    except (ValueError, OverflowError):  # beyond date.min or date.max
        return None


def _iso_span(phrase: str) -> Days | None:
    """The span of a year, month or week in ISO 8601."""
    found = re.fullmatch(_CALENDAR, phrase, re.ASCII | re.IGNORECASE)
    if not found:
        return None
    year = int(found["year"])
    if found["week"]:
        weekdays = (date.fromisocalendar(year, int(found["week"]), day) for day in (1, _WEEK))
        return next(weekdays), next(weekdays)
    if found["month"]:
        return _month(year, int(found["month"]))
    return date(year, 1, 1), date(year, 12, 31)


def _month(year: int, month: int) -> Days:
    first = date(year, month, 1)
    return first, first.replace(day=monthrange(year, month)[1])


class _Reader(NamedTuple):
    """Reads days in one language, relative to *today*."""

    words: LanguageWords
    today: date
    #: Whether a recurring day is the last one, today included, instead of the next.
    is_past: bool

    def read(self, text: str) -> Days | None:
        """The span that *text* means, or None."""
        fillers = _folded(self.words.days.fillers)
        phrase = " ".join(word for word in case_folded(text).split() if word not in fillers)
        parsers = (
            self._near,
            self._weekday,
            self._from_today,
            self._from_other_day,
            self._numbered,
            self._with_month_name,
            self._last_day,
        )
        if day := next(filter(None, (parse(phrase) for parse in parsers)), None):
            return day, day
        return self._span(phrase) or self._named_month(phrase)

    def _near(self, phrase: str) -> date | None:
        """Today or tomorrow."""
        near = {case_folded(name): days for name, days in self.words.days.near.items()}
        return later(self.today, near[phrase]) if phrase in near else None

    def _weekday(self, phrase: str) -> date | None:
        """Friday, next Friday, Friday of last week, Friday week.

        "Friday" is the next one, never today. "This" and "next Friday" are in this and in next
        week, as most people mean them, and "last Friday" is the latest one before today.
        """
        known = self.words.days
        for number, which in self.weekdays_in(phrase):
            ahead = (number - self.today.weekday() - 1) % _WEEK + 1
            since = (self.today.weekday() - number) % _WEEK
            if not which and self.is_past:
                return later(self.today, -since)
            if not which or which in _folded(known.coming):
                return later(self.today, ahead)
            if which in _folded(known.last):
                return later(self.today, -since or -_WEEK)
            if which in _folded(known.weeks):
                return later(self.today, ahead + _WEEK)
            week = self._span(f"{which} {case_folded(known.weeks[0])}") or self._span(which)
            if week and week[1] == later(week[0], _WEEK - 1):
                return later(week[0], number)
        return None

    def weekdays_in(self, phrase: str) -> Iterator[tuple[int, str]]:
        """Weekdays (0 to 6) that *phrase* ends or begins with, each with the rest of *phrase*."""
        for number, names in enumerate(self.words.days.weekdays):
            for name in _folded(names):
                for word in (name, f"{name}."):
                    if f" {phrase}".endswith(f" {word}"):
                        yield number, phrase.removesuffix(word).rstrip()
                    elif phrase.startswith(f"{word} "):
                        yield number, phrase.removeprefix(word).lstrip()

    def _from_today(self, phrase: str) -> date | None:
        """In 3 weeks, 3 weeks ago."""
        before, _, behind = case_folded(self.words.days.ago).partition("{span}")
        if length := self.length(phrase, before=self._within):
            return later(self.today, *length)
        if length := self.length(phrase, before=before, behind=behind):
            return later(self.today, *(-each for each in length))
        return None

    def _from_other_day(self, phrase: str) -> date | None:
        """Friday in a week, a week from tomorrow."""
        parts = phrase.split()
        for at in range(1, min(len(parts), _MOST_WORDS)):
            head, tail = " ".join(parts[:at]), " ".join(parts[at:])
            after = self.length(tail, before=self._within)
            for day, length in ((head, after), (tail, self.length(head))):
                if length and (base := self._near(day) or self._weekday(day)):
                    return later(base, *length)
        return None

    @property
    def _within(self) -> str:
        return f"{case_folded(self.words.days.within)} "

    def length(self, phrase: str, *, before: str = "", behind: str = "") -> Length | None:
        """The span between *before* and *behind* as days and months, or None."""
        if not (phrase.startswith(before) and phrase.endswith(behind)):
            return None
        number, _, unit = phrase.removeprefix(before).removesuffix(behind).partition(" ")
        known, count = self.words.days, self._count(number)
        for names, days, months in (
            (known.days, 1, 0),
            (known.weeks, _WEEK, 0),
            (known.months, 0, 1),
            (known.years, 0, 12),
        ):
            if count is not None and unit in _folded(names):
                return days * count, months * count
        return None

    def _count(self, number: str) -> int | None:
        if re.fullmatch("[0-9]{1,3}", number):
            return int(number)
        numbers = enumerate(self.words.days.numbers, 1)
        return next((n for n, names in numbers if number in _folded(names)), None)

    def _numbered(self, phrase: str) -> date | None:
        """24.12., 24.12.2026."""
        found = re.fullmatch(_NUMBERS, phrase)
        return self._day_of(found, int(found["month"])) if found else None

    def _with_month_name(self, phrase: str) -> date | None:
        """24 December, December 24th, 24. Dez. 2026."""
        ordinal = "|".join(map(re.escape, self.words.days.ordinals))
        day = rf"(?P<day>[0-9]{{1,2}})(?:{ordinal})?"
        for order in (f"{day} ?{_MONTH}", f"{_MONTH} {day}"):
            found = re.fullmatch(f"{order}(?:,? {_YEAR})?", phrase)
            if found and (month := self._number_of(found["month"])):
                return self._day_of(found, month)
        return None

    def _number_of(self, month: str) -> int | None:
        months = enumerate(self.words.months, 1)
        return next((n for n, name in months if case_folded(name).startswith(month)), None)

    def _day_of(self, found: re.Match[str], month: int) -> date | None:
        """The day *found* in a *month*; without a year the next such day, or the last."""
        year, day, step = found["year"] or "", int(found["day"]), -1 if self.is_past else 1
        this = self.today.year
        if len(year) == len("26"):
            # The nearest such year.
            year = str(min(range(int(year), this + 100, 100), key=lambda each: abs(each - this)))
        for each in [int(year)] if year else range(this, this + step * (_RECURS_WITHIN + 1), step):
            try:
                meant = date(each, month, day)
            except ValueError:
                continue
            if year or (meant <= self.today if self.is_past else meant > self.today):
                return meant
        return None

    def _last_day(self, phrase: str) -> date | None:
        """The end of March, the end of next week, in German also Monatsende."""
        known, rest = self.words.days, ""
        for end in _folded(known.end):
            rest = phrase.removeprefix(f"{end} ") if phrase.startswith(f"{end} ") else rest
            unit = phrase.removesuffix(end)
            rest = unit if unit in _folded(known.months + known.years) else rest
        span = self._span(rest) or self._span(f"{case_folded(known.this[0])} {rest}")
        found = re.fullmatch(f"{_MONTH}(?: {_YEAR})?", rest)
        month = self._number_of(found["month"]) if found and not span else None
        if not found or not month:
            return span[1] if span else None
        this = _month(self.today.year, month)[1]
        step = -(this > self.today) if self.is_past else this < self.today
        return _month(int(found["year"] or self.today.year + step), month)[1]

    def _span(self, phrase: str) -> Days | None:
        """This week, last month, next year."""
        which, _, unit = phrase.rpartition(" ")
        known, today = self.words.days, self.today
        for names, step in ((known.last, -1), (known.this, 0), (known.next + known.coming, 1)):
            if which not in _folded(names):
                continue
            if unit in _folded(known.weeks):
                first = later(today, step * _WEEK - today.weekday())
                return first, later(first, _WEEK - 1)
            if unit in _folded(known.months):
                there = later(today.replace(day=1), months=step)
                return _month(there.year, there.month)
            if unit in _folded(known.years):
                return date(today.year + step, 1, 1), date(today.year + step, 12, 31)
        return None

    def _named_month(self, phrase: str) -> Days | None:
        """November, November 2026; without a year the latest one that has begun."""
        found = re.fullmatch(f"{_MONTH}(?: {_YEAR})?", phrase.removeprefix(self._within))
        month = self._number_of(found["month"]) if found else None
        if not found or not month:
            return None
        return _month(int(found["year"] or self.today.year - (month > self.today.month)), month)


def later(day: date, days: int = 0, months: int = 0) -> date:
    """*day* plus *days* and *months*; if that month is too short, its last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last)) + timedelta(days=days)


def _folded(names: Iterable[str]) -> set[str]:
    return set(map(case_folded, names))
