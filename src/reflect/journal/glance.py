"""Runs at a glance: of ten thousand no more is read, and kept, than what is asked for."""

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from functools import cached_property

from reflect import entries
from reflect.entries.answer import Answer
from reflect.entries.block import Key
from reflect.entries.glance import Glance
from reflect.journal import Journal
from reflect.journal.runs import Run, Selection
from reflect.questions import Kind, Wordings


@dataclass(frozen=True)
class Glimpse(Run):
    """A run of which only some answers are known; all is clear in it, and nothing hidden."""

    seen: tuple[Answer, ...] = ()

    @cached_property
    def answers(self) -> tuple[Answer, ...]:
        """Those answers that were asked for."""
        return self.seen

    @property
    def is_clear(self) -> bool:
        """Any other run is no glimpse."""
        return True

    @cached_property
    def hidden(self) -> frozenset[Key]:
        """Where something is to stay out of sight, a glance is not enough."""
        return frozenset()


@dataclass(frozen=True)
class Look:
    """What is asked for of the runs in a journal: some of their answers."""

    journal: Journal
    selection: Selection
    #: Whether answers of a kind can be among them; all others are passed over.
    may_be: Callable[[Kind], bool]
    is_one: Callable[[Answer, Wordings], bool]
    _glances: dict[str, Glance] = field(default_factory=dict)

    def runs(self) -> Iterator[Run]:
        """The finished runs that are asked for, newest first; whole where a glimpse is too little.

        A glimpse keeps nothing of its file: that of ten thousand would fill the memory.
        """
        selection = self.selection
        if selection.excluded:
            yield from selection.runs(self.journal)
            return
        with closing(self.journal.contents(lambda _: True, self._abridged)) as contents:
            for stored, data in contents:
                if stored.day < selection.since:
                    return
                if selection.takes(stored) and stored.header.status == "complete":
                    yield self._seen(Run(stored, selection), data)

    def _seen(self, run: Run, data: bytes) -> Run:
        """The glimpse of a *run* with such *data*; itself where that says too little."""
        seen = self._glance(run.worksheet).answers(data, run.stored.header)
        if seen is None:
            if not run.is_clear:
                return run
            seen = tuple(answer for answer in run.answers if self.is_one(answer, run.wordings))
        return Glimpse(run.stored, run.selection, seen)

    def _abridged(self, data: bytes) -> bytes:
        header = entries.usual_header(data)
        return self._glance(header.worksheet).abridged(data, header) if header else data

    def _glance(self, worksheet: str) -> Glance:
        """That at the runs of a *worksheet*."""
        if worksheet not in self._glances:
            selection, wordings = self.selection, self.journal.library.wordings(worksheet)

            def is_one(answer: Answer) -> bool:
                is_left = answer.aside or selection.is_about_another(answer.person)
                return not is_left and self.is_one(answer, wordings)

            glance = Glance(wordings, lambda id_: self.may_be(wordings.kind(id_)), is_one)
            self._glances[worksheet] = glance
        return self._glances[worksheet]
