"""Two runs beside each other: which they are, and what has changed between them."""

import os
from collections.abc import Container, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from reflect import locale
from reflect.comparison.changes import Change, Revision, between
from reflect.comparison.sides import Side, Sides
from reflect.entries.answer import Answer
from reflect.entries.block import key
from reflect.journal import Journal
from reflect.journal.asked import Questions
from reflect.journal.runs import Run
from reflect.questions import HOLE
from reflect.render.page import theirs
from reflect.text import folded


class Pair(NamedTuple):
    """Two runs, spoken of in the language of the newer one."""

    old: Run
    new: Run
    changes: tuple[Change, ...]
    questions: Questions
    sides: Sides = Sides()
    revision: Revision = Revision()

    @classmethod
    def of(cls, old: Run, new: Run, book: Journal) -> "Pair":
        """*old* and *new*, with what is known in a journal of where they are from."""
        sides = Sides.of(_side(old, book), _side(new, book))
        if not sides.are_people and _is_later(old, new):
            old, new = new, old
        sheet = book.library.sheet(new.worksheet)
        then, now = (_shared(run) if sides.are_people else run.answers for run in (old, new))
        changes = tuple(between(then, now, sheet.after if sheet else None))
        of_both = sheet if old.worksheet == new.worksheet else None
        revision = Revision.of(changes, of_both, (old.version, new.version))
        questions = Questions.of(book.library, new.worksheet, [*new.answers, *old.answers])
        pair = cls(old, new, changes, questions, sides, revision)
        return pair._with_two_wordings() if sides.are_people else pair

    def _with_two_wordings(self) -> "Pair":
        """The pair of two people, for whom only that matters of what a worksheet was."""
        unlike = {change.id for change in self.changes if self._asked(change) is None}
        asked = tuple(each for each in self.revision.asked if each.id in unlike)
        return self._replace(revision=Revision(asked=asked))

    def only(self, ids: Container[str]) -> "Pair":
        """The pair as far as some questions go."""
        changes = tuple(change for change in self.changes if change.is_of(ids))
        return self._replace(changes=changes, revision=self.revision.only(ids))

    @property
    def language(self) -> str:
        """The language of the newer run."""
        return self.new.language

    @property
    def names(self) -> tuple[str, str]:
        """What stands before what was written: then and now, or two names."""
        say = locale.of(self.language)
        if self.sides.names is None:
            return say.gettext("Then"), say.gettext("Now")
        first, second = (theirs(name) or say.gettext("you") for name in self.sides.names)
        return first, second

    @property
    def numbers(self) -> Mapping[str, str]:
        """The numbers of the questions in the worksheet."""
        return self.questions.numbers

    @property
    def people(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Whom the old and the new run are about, of those that were asked for."""
        return _people(self.old), _people(self.new)

    def seen(self, *, everything: bool) -> list[Change]:
        """The changes that are shown, those first that are told anyway."""
        there = [change for change in self.changes if is_given(change.old) or is_given(change.new)]
        if self.sides.are_people:
            order = {asked.id: at for at, asked in enumerate(self.questions.listed)}
            return sorted(there, key=lambda change: order.get(change.id, len(order)))
        told = [change for change in there if change.is_told]
        rest = [change for change in there if not change.is_told]
        return [*told, *rest] if everything else told

    def question(self, change: Change) -> str:
        """What was asked; of two people, whomever each of them had in mind."""
        shared = self._asked(change) if self.sides.are_people else None
        return shared or change.question or change.id

    def _asked(self, change: Change) -> str | None:
        """The question without the names that were put in, where it is one question then."""
        asked = {
            answer._replace(person=answer.person or _sole(run)).general(HOLE)
            for run, answer in ((self.old, change.old), (self.new, change.new))
            if answer
        }
        return asked.pop() if len(asked) == 1 else None


def is_given(answer: Answer | None) -> bool:
    """Whether there is an answer; not today is one, too."""
    return answer is not None and answer.state != "open"


def _side(run: Run, book: Journal) -> Side:
    path = Path(os.path.realpath(run.stored.path))
    return Side(run.masked(path.stem), run.masked(path.parent.name), run.about, book.has(path))


def _is_later(one: Run, other: Run) -> bool:
    """Whether *one* is from a later day than *other*, as far as both have one."""
    return date.min < other.day and other.stored.order() < one.stored.order()


def _people(run: Run) -> tuple[str, ...]:
    wanted = set(map(folded, run.selection.about))
    return tuple(name for name in run.about if folded(name) in wanted) or run.about


def _sole(run: Run) -> str | None:
    """The one person a run is about."""
    return run.about[0] if len(run.about) == 1 else None


def _shared(run: Run) -> Sequence[Answer]:
    """The answers of a run, those about its one person as if they were about nobody.

    Two who write about each other are asked the same, and each has another name put in.
    """
    person = _sole(run)
    taken = {answer.id for answer in run.answers if answer.person is None}
    return [
        answer._replace(person=None)
        if person and answer.key == key(answer.id, person) and answer.id not in taken
        else answer
        for answer in run.answers
    ]
