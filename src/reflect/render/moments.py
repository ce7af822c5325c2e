"""What is shown of a moment in a timeline, drawn or spoken: what it is called, and what it says."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from reflect.comparison.timeline import Fold, Timeline, folds
from reflect.journal.asked import Asked
from reflect.journal.runs import Run
from reflect.render.dates import Days
from reflect.render.pair import told_as
from reflect.render.values import parts
from reflect.text import folded
from reflect.words.table import Words


@dataclass(frozen=True)
class Told:
    """A timeline in the words of a language, newest first."""

    asked: Asked
    line: Timeline[Run]
    days: Days
    words: Words

    @classmethod
    def of(cls, asked: Asked, line: Timeline[Run], words: Words) -> "Told":
        """The timeline *line* of a question that is *asked*."""
        return cls(asked, line, Days.of((each.run for each in line.moments), words), words)

    @property
    def has_other_marks(self) -> bool:
        """Whether a mark on a scale is another one than before."""
        changed = (each.moments[0].answer for each in self.folds if each.kind == "changed")
        return any(answer and answer.rating for answer in changed)

    @cached_property
    def folds(self) -> list[Fold[Run]]:
        """Its moments, those in one that are alike."""
        return folds(self.line.moments)

    def each(self) -> Iterator[tuple[Fold[Run], str]]:
        """Its folds, each with the wording it was asked in, where the one above has another."""
        above = self.question
        for fold in self.folds:
            here = fold.moments[0].question or above
            yield fold, here if folded(here) != folded(above) else ""
            above = here

    @property
    def question(self) -> str:
        """The wording it was asked in last."""
        return next(
            (each.question for each in self.line.moments if each.question), self.asked.wording
        )

    @property
    def count(self) -> str:
        """How many moments there are."""
        count = len(self.line.moments)
        return self.words.over_time.runs[count != 1].format(count=count)

    def called(self, fold: Fold[Run]) -> str:
        """What a moment is called: that it grew, or is the same as on an earlier day."""
        over_time = self.words.over_time
        if fold.like and self.days.has_day(fold.like.run):
            day = self.days.beside(fold.like.run, fold.moments[-1].run)
            return over_time.same_as.format(day=day)
        if fold.kind == "open" and self.asked.is_follow_up:
            return over_time.not_called_for
        if fold.kind in ("reworded", "extended", "shortened", "rewritten"):
            then, now = self._marks(fold)
            if then and now:
                return over_time.same_mark if then == now else over_time.moments["changed"]
        change = fold.moments[0].change
        is_told = change is not None and fold.kind == change.kind
        return over_time.moments[told_as(change) if change and is_told else fold.kind]

    def _marks(self, fold: Fold[Run]) -> tuple[str, str]:
        """The mark before and that of a moment, where both are marks."""
        change = fold.moments[0].change
        if not change or not change.old or not change.new:
            return "", ""
        return parts(change.old, self.words)[0], parts(change.new, self.words)[0]
