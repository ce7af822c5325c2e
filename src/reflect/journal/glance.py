"""Runs at a glance: of ten thousand no more is read, and kept, than what is asked for."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from reflect.entries.answer import Answer
from reflect.entries.block import Key
from reflect.entries.glance import Glance
from reflect.journal import Stored
from reflect.journal.runs import Run
from reflect.questions import Kind


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
    """What is asked for of runs: some of their answers."""

    #: Whether answers of a kind can be among them; all others are passed over.
    may_be: Callable[[Kind], bool]
    is_one: Callable[[Answer, Run], bool]
    _glances: dict[str, Glance] = field(default_factory=dict)

    def __call__(self, run: Run) -> Run:
        """A glimpse of *run*, without its file; the whole where a glimpse says too little."""
        if run.selection.excluded:
            return run
        stored = run.stored
        glance = self._glances.get(stored.header.worksheet) or self._glance(run)
        seen = glance.answers(stored.data, stored.header)
        if seen is None:
            if not run.is_clear:
                return run
            seen = tuple(answer for answer in run.answers if self.is_one(answer, run))
        # Without what the file holds: that of ten thousand would fill the memory.
        unread = Stored(stored.file, None, stored.header, stored.day, stored.look_up)
        return Glimpse(unread, run.selection, seen)

    def _glance(self, run: Run) -> Glance:
        """That at the runs of its worksheet, from now on."""
        selection, wordings = run.selection, run.wordings

        def is_one(answer: Answer) -> bool:
            is_left = answer.aside or selection.is_about_another(answer)
            return not is_left and self.is_one(answer, run)

        glance = Glance(wordings, lambda id_: self.may_be(wordings.kind(id_)), is_one)
        self._glances[run.worksheet] = glance
        return glance
