"""The days of runs, in words, told apart where two are of one day."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import NamedTuple

from reflect.journal.runs import Run
from reflect.words import of
from reflect.words.table import Words


class Days(NamedTuple):
    """How the days of some runs are said."""

    words: Words
    #: What tells a run from others of its day, by its file: the time of day, or else a number.
    which: dict[str, str]

    @classmethod
    def of(cls, runs: Iterable[Run], words: Words) -> "Days":
        """Those of *runs*, whatever their order."""
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
        return cls(words, which)

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
        return self._exact(self.words.over_time.day(run.day), run)

    def beside(self, run: Run, other: Run | None) -> str:
        """The day as one says it beside that of an *other* run: without the year they share."""
        if not other or run.day.year != other.day.year or run.day == other.day:
            return self.long(run)
        form, month = self.words.over_time.yearless, self.words.months[run.day.month - 1]
        said = form.format(day=run.day.day, month=month, year=run.day.year)
        return self._exact(said, run)

    def columns(self, runs: Iterable[Run]) -> Iterator[tuple[str, ...]]:
        """The days as heads of columns: for each a line for day and month, one for the year."""
        words = self.words.over_time
        undated, near = tuple(words.undated.split()), {}
        for run in runs:
            day = run.day
            if day == date.min:
                head = undated
            else:
                if (known := (day.month, day.day)) not in near:
                    near[known] = words.near(day)
                head = (near[known], str(day.year))
            which = self.which.get(run.stored.file)
            yield (*head, *which.split()) if which else head

    def _exact(self, day: str, run: Run) -> str:
        said = self.words.over_time.undated if run.day == date.min else day
        which = self.which.get(run.stored.file, "")
        form = "{day} {which}" if which.startswith("(") else self.words.over_time.exactly
        return form.format(day=said, which=which) if which else said


def by_language(runs: Collection[Run]) -> dict[str, Days]:
    """How the days of *runs* are said, by the language of each."""
    return {code: Days.of(runs, of(code)) for code in {run.language for run in runs}}
