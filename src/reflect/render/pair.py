"""Two runs beside each other, and what became of each answer, however it is shown."""

import os
from collections.abc import Container, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from reflect.comparison.changes import Change, between
from reflect.comparison.revision import Revision
from reflect.comparison.sides import Side, Sides
from reflect.entries.answer import Answer, Rating
from reflect.entries.block import key
from reflect.journal import Journal
from reflect.journal.asked import Questions
from reflect.journal.runs import Run
from reflect.questions import HOLE
from reflect.render.values import SEVERAL, is_mark, parts
from reflect.text import folded
from reflect.words import of
from reflect.words.review import Review
from reflect.words.table import Words

_CHOICES = ("yesno", "choice", "choices", "date")


class View(NamedTuple):
    """How much of two runs is shown, and what is offered beyond it."""

    #: Also what reads as it did.
    everything: bool = False
    #: Both texts whole, and not only what changed in them.
    in_full: bool = False
    #: Some questions were chosen, so that there is nothing to count.
    is_choice: bool = False
    #: What else there is to see, and the command for it.
    offers: tuple[tuple[str, str], ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether unchanged answers are shown too, as they are where one asks for them."""
        return self.everything or self.is_choice


USUAL = View()


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
    def words(self) -> Words:
        """The tool's words in the language of the newer run."""
        return of(self.new.language)

    @property
    def review(self) -> Review:
        """Those for two runs."""
        return self.words.review

    @property
    def names(self) -> tuple[str, str]:
        """What stands before what was written: then and now, or two names."""
        first, second = self.sides.names or (self.review.then, self.review.now)
        return first or self.review.you, second or self.review.you

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
        there = [change for change in self.changes if is_there(change)]
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

    def label(self, change: Change) -> str:
        """What became of an answer, in a word or two."""
        if self.sides.are_people:
            return self._shared_label(change)
        return self.review.labels[self._became(change)]

    def _became(self, change: Change) -> str:
        if not is_given(change.new):
            return "gone" if change.id in self.revision.gone else "open"
        if not is_given(change.old):
            return "new" if change.kind == "new" else "removed"
        return "mark" if is_other_mark(change) else told_as(change)

    def _shared_label(self, change: Change) -> str:
        has_old, has_new = (is_given(answer) for answer in (change.old, change.new))
        if has_old and has_new:
            return self.review.same_words if change.kind == "unchanged" else ""
        return self.review.only.format(name=self.names[0 if has_old else 1])


def is_given(answer: Answer | None) -> bool:
    """Whether there is an answer; not today is one, too."""
    return answer is not None and answer.state != "open"


def is_there(change: Change) -> bool:
    """Whether there is anything to show of a change."""
    return is_given(change.old) or is_given(change.new)


class Marks(NamedTuple):
    """Two marks, choices or days in words, and the words beside each of them."""

    then: str
    now: str
    words: tuple[str, str]
    #: Whether they can be told in one sentence, which several choices are too many for.
    are_brief: bool

    @classmethod
    def of(cls, old: Answer, new: Answer, words: Words) -> "Marks | None":
        """Those of *old* and *new*; a rating is told with its scale only where that is another."""
        if not (is_mark(old) and is_mark(new)):
            return None
        (then, then_beside), (now, now_beside) = (parts(each, words) for each in (old, new))
        rated = _ratings(old, new)
        if rated and not new.is_on_another:
            then, now = (str(each.value) for each in rated)
        are_brief = then == now or not isinstance(new.value, tuple)
        return cls(then, now, (then_beside, now_beside), are_brief)


def _ratings(old: Answer | None, new: Answer | None) -> tuple[Rating, Rating] | None:
    """The two ratings, where both answers are one."""
    then, now = (answer.rating if answer else None for answer in (old, new))
    return (then, now) if then and now else None


def is_other_mark(change: Change) -> bool:
    """Whether a number on a scale is another one, or the scale is."""
    both = _ratings(change.old, change.new)
    return both is not None and (is_on_another(change) or both[0].value != both[1].value)


def is_step(change: Change) -> bool:
    """Whether a number went up or down on one scale."""
    return is_other_mark(change) and not is_on_another(change)


def is_on_another(change: Change) -> bool:
    """Whether a number stands on another scale than before."""
    return change.new is not None and change.new.is_on_another


def told_as(change: Change) -> str:
    """The kind of a change; of several things one does not say that they were reworded."""
    is_several = change.new is not None and change.new.kind in SEVERAL
    return "changed" if is_several and change.kind == "reworded" else change.kind


def group(change: Change) -> str:
    """What is counted together with a change."""
    if is_other_mark(change):
        return "marks" if is_step(change) else "scales"
    kind = told_as(change)
    if kind != "changed" or not change.new:
        return kind
    if change.new.kind == "action":
        return "plans"
    return "choices" if change.new.kind in _CHOICES else kind


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
