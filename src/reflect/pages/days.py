"""The days of runs, in words, told apart where two are of one day."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import NamedTuple

from reflect import languages, locale
from reflect.journal.runs import Run
from reflect.languages import Words
from reflect.locale import Locale


class Days(NamedTuple):
    """How the days of some runs are said."""

    words: Words
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
        for run in sorted(alike, key=lambda run: run.stored.order()):
            taken[run.day, run.time] += 1
            number = taken[run.day, run.time]
            is_first = number == 1 and run.time
            which[run.stored.file] = run.time if is_first else f"{run.time} ({number})".strip()
        return cls(languages.of(language), locale.of(language), which)

    def has_day(self, run: Run) -> bool:
        """Whether it is known when a run was."""
        return run.day != date.min

    def iso(self, run: Run) -> str:
        """The day in figures: 2026-11-23; nothing where it has none."""
        day = run.day.isoformat() if self.has_day(run) else ""
        return f"{day} {self.which.get(run.stored.file, '')}".strip()

    def long(self, run: Run) -> str:
        """The day with the name of its month: 23 November 2026."""
        return self._exact(self.words.long(run.day), run)

    def short(self, run: Run) -> str:
        """The day with its month in three letters: 23 Nov 2026."""
        return self._exact(short(run.day, self.locale), run)

    def beside(self, run: Run, other: Run | None) -> str:
        """The day as one says it beside that of an *other* run: without the year they share."""
        if not other or run.day.year != other.day.year or run.day == other.day:
            return self.long(run)
        month = self.words.months[run.day.month - 1]
        return self._exact(_yearless(run.day, month, self.locale), run)

    def columns(self, runs: Iterable[Run]) -> Iterator[tuple[str, ...]]:
        """The days as heads of columns: for each a line for day and month, one for the year."""
        undated, near = tuple(self._undated.split()), dict[tuple[int, int], str]()
        months = _months(self.locale)
        for run in runs:
            day = run.day
            if day == date.min:
                head = undated
            else:
                if (known := (day.month, day.day)) not in near:
                    near[known] = _yearless(day, months[day.month - 1], self.locale)
                head = (near[known], str(day.year))
            which = self.which.get(run.stored.file)
            yield (*head, *which.split()) if which else head

    @property
    def _undated(self) -> str:
        return self.locale.gettext("no date")

    def _exact(self, day: str, run: Run) -> str:
        said = self._undated if run.day == date.min else day
        which = self.which.get(run.stored.file, "")
        if which.startswith("("):
            return f"{said} {which}"
        return f"{said}, {which}" if which else said


def by_language(runs: Collection[Run]) -> dict[str, Days]:
    """How the days of *runs* are said, by the language of each."""
    return {code: Days.of(runs, code) for code in {run.language for run in runs}}


def short(day: date, locale: Locale) -> str:
    """A *day* with its month in three letters: 23 Nov 2026."""
    month = _months(locale)[day.month - 1]
    return locale.pgettext("a day", "{day} {month} {year}", day=day.day, month=month, year=day.year)


def _yearless(day: date, month: str, locale: Locale) -> str:
    return locale.pgettext("a day", "{day} {month}", day=day.day, month=month)


def _months(locale: Locale) -> list[str]:
    return locale.gettext("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec").split()
