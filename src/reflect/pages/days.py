"""What is said of a run: its day, how long ago that is, whom it is about, whether it waits."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from math import ceil
from typing import NamedTuple

from reflect import languages, locale
from reflect.errors import phrases
from reflect.journal.runs import Run
from reflect.languages import LanguageWords
from reflect.locale import Locale
from reflect.render.page import theirs

_YEAR, _WEEK = 365.25, 7
#: The spans that people say, up to five years: in days, the unit, and how many of it.
_SAID = [
    (count * length, unit, count)
    for unit, length, counts in (
        ("days", 1, [n for n in range(28) if n % 7]),
        ("weeks", 7, [*range(1, 9), 10, 12]),
        (
            "months",
            _YEAR / 12,
            [1, 2, 2.5, 3, 3.5, 4, 4.5, 5, 5.5, *range(6, 12), 13, 14, 15, 20, 21],
        ),
        ("years", _YEAR, [1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5]),
    )
    for count in counts
]
#: A span that is off by a larger part of the whole is told with an *about*.
_EXACT = 1 / 20


class Days(NamedTuple):
    """The days of runs, in words."""

    words: LanguageWords
    locale: Locale
    #: What tells a run from others of its day, by its file: the time of day, or else a number.
    which: dict[str, str]

    @classmethod
    def of(cls, runs: Iterable[Run], language: str) -> "Days":
        """Those of *runs*, whatever their order, in a *language*."""
        every = list(runs)
        often = Counter(run.day for run in every)
        alike = [run for run in every if often[run.day] > 1]
        taken: Counter[tuple[date, str]] = Counter()
        which = {}
        for run in sorted(alike, key=lambda run: run.sort_key()):
            taken[run.day, run.time] += 1
            number = taken[run.day, run.time]
            is_first = number == 1 and run.time
            which[run.file] = run.time if is_first else f"{run.time} ({number})".strip()
        return cls(languages.of(language), locale.of(language), which)

    def has_day(self, run: Run) -> bool:
        """Whether it is known when a run was."""
        return run.day != date.min

    def iso(self, run: Run) -> str:
        """The day in figures: 2026-11-23; nothing where it has none."""
        day = run.day.isoformat() if self.has_day(run) else ""
        return f"{day} {self.which.get(run.file, '')}".strip()

    def long(self, run: Run) -> str:
        """The day with the name of its month: 23 November 2026."""
        return self._exact(self.words.long_date(run.day), run)

    def short(self, run: Run) -> str:
        """The day with its month in three letters: 23 Nov 2026."""
        return self._exact(short(run.day, self.locale), run)

    def beside(self, run: Run, other: Run | None) -> str:
        """The day as one says it beside that of an *other* run: without the year they share."""
        if not other or run.day.year != other.day.year or run.day == other.day:
            return self.long(run)
        return self._exact(yearless(run.day, self.locale), run)

    def columns(self, runs: Iterable[Run]) -> Iterator[tuple[str, ...]]:
        """The days as heads of columns: for each a line for day and month, one for the year."""
        for run in runs:
            head = self._undated.split()
            if self.has_day(run):
                month = _month(run.day, self.locale)
                head = [_yearless(run.day, month, self.locale), str(run.day.year)]
            yield (*head, *self.which.get(run.file, "").split())

    @property
    def _undated(self) -> str:
        return self.locale.gettext("no date")

    def _exact(self, day: str, run: Run) -> str:
        said = self._undated if run.day == date.min else day
        which = self.which.get(run.file, "")
        if which.startswith("("):
            return f"{said} {which}"
        return f"{said}, {which}" if which else said


def short(day: date, locale: Locale) -> str:
    """A *day* with its month in three letters: 23 Nov 2026."""
    month = _month(day, locale)
    return locale.pgettext("a day", "{day} {month} {year}", day=day.day, month=month, year=day.year)


def yearless(day: date, locale: Locale) -> str:
    """A *day* as one says it within a year: 23 November."""
    return _yearless(day, languages.of(locale.language).months[day.month - 1], locale)


def _yearless(day: date, month: str, locale: Locale) -> str:
    return locale.pgettext("a day", "{day} {month}", day=day.day, month=month)


def _month(day: date, locale: Locale) -> str:
    months = locale.gettext("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec").split()
    return months[day.month - 1]


def run_notes(run: Run, say: Locale) -> Iterator[str]:
    """Whom an entry is about, and whether it waits to be finished, or is a copy."""
    if run.about:
        yield about_people(run.about, say)
    yield from run_states(run, say)


def run_states(run: Run, say: Locale) -> Iterator[str]:
    """Whether an entry waits to be finished, or is a copy."""
    if run.header.status != "complete":
        yield say.gettext("waits for you")
    if run.copy_of:
        yield say.gettext("a sync program's copy")


def about_people(people: Sequence[str], say: Locale) -> str:
    """Whom an entry is about."""
    if not people:
        return say.gettext("about no one in particular")
    return say.gettext("about {people}", people=say.say(phrases.listing([*map(theirs, people)])))


def span(days: int, locale: Locale, *, loosely: bool = False) -> str:
    """How long so many *days* are, one at least: three months; *loosely*, 22 are three weeks."""
    unit, count, is_exact = _nearest(days, loosely=loosely)
    number, many = _number(count, locale), ceil(count)
    # Translators: it stands in "{span} ago" and "{span} apart": "vor einem Tag".
    said = {
        "days": locale.ngettext("a day", "{number} days", many, number=number),
        "weeks": locale.ngettext("a week", "{number} weeks", many, number=number),
        "months": locale.ngettext("a month", "{number} months", many, number=number),
        "years": locale.ngettext("a year", "{number} years", many, number=number),
    }[unit]
    said = locale.gettext("a year and a half") if count == 1.5 else said
    return said if is_exact else locale.gettext("about {span}", span=said)


def ago(days: int, locale: Locale, *, loosely: bool = False) -> str:
    """How one calls the day that was so many *days* before today: three months ago."""
    if days < 2:
        return locale.gettext("yesterday") if days else locale.gettext("today")
    return locale.gettext("{span} ago", span=span(days, locale, loosely=loosely))


def _nearest(days: int, *, loosely: bool) -> tuple[str, float, bool]:
    """The unit and number that *days* are, and whether that is exact enough to be said so."""
    years = max(5, round(days / _YEAR))
    said = [each for each in _SAID if each[1] != "days" or each[0] < _WEEK] if loosely else _SAID
    known = [*said, (years * _YEAR, "years", years)]
    length, unit, count = min(known, key=lambda each: (abs(each[0] - days), each[0]))
    return unit, count, abs(length - days) <= days * _EXACT


def _number(count: float, locale: Locale) -> str:
    """A number as it is said: nine, three and a half, 13."""
    whole, numbers = int(count), languages.of(locale.language).days.numbers
    number = numbers[whole - 1][0] if whole <= len(numbers) else str(whole)
    return locale.gettext("{number} and a half", number=number) if count > whole else number
