"""Runs at a glance: of ten thousand no more is read, and kept, than what is asked for."""

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field

from reflect.entries.answer import Answer
from reflect.entries.block import Key
from reflect.entries.glance import Glance
from reflect.entries.header import Header
from reflect.journal import Journal, Stored
from reflect.journal.runs import Run, Selection
from reflect.journal.scan import Left, Scan
from reflect.questions import Kind


class Glimpse(Run):
    """A run of which only some answers are known; all is clear in it, and nothing hidden."""

    #: Any other run is no glimpse.
    is_clear = True
    #: Where something is to stay out of sight, a glance is not enough.
    hidden: frozenset[Key] = frozenset()

    def __init__(self, stored: Stored, selection: Selection, answers: tuple[Answer, ...]) -> None:
        super().__init__(stored, selection)
        self.answers = answers


@dataclass(frozen=True)
class Look:
    """What is asked for of the runs in a journal: some of their answers."""

    journal: Journal
    selection: Selection
    #: Whether answers of a kind can be among them; all others are passed over.
    may_be: Callable[[Kind], bool]
    is_one: Callable[[Answer], bool]
    _glances: dict[tuple[str, str, str], Glance] = field(default_factory=dict)

    def runs(self) -> Iterator[Run]:
        """The finished runs that are asked for, newest first; whole where a glimpse is too little.

        A glimpse keeps nothing of its file: that of ten thousand would fill the memory.
        """
        selection = self.selection
        if selection.excluded:
            yield from selection.runs(self.journal)
            return
        scan = Scan(
            self.journal,
            may_be_meant=lambda _: True,
            takes=self._takes,
            left=self._pieces,
            make=self._seen,
            since=selection.since,
            alone=1,  # nobody stops before the last, so that help is welcome from the first on
        )
        with closing(scan.found()) as found:
            yield from found

    def _takes(self, stored: Stored) -> bool:
        is_run = stored.header.status == "complete" and not stored.copy_of
        return is_run and self.selection.takes(stored)

    def _pieces(self, data: bytes, header: Header) -> Left:
        return self._glance(header).pieces(data, header)

    def _seen(self, stored: Stored, pieces: Left) -> Run:
        """The glimpse of a run with such *pieces*; the whole run where that says too little."""
        if pieces is not None:
            seen = self._glance(stored.header).answers(pieces)
        else:
            run = Run(stored, self.selection)
            if not run.is_clear:
                return run
            seen = tuple(answer for answer in run.answers if self.is_one(answer))
        return Glimpse(stored, self.selection, seen)

    def _glance(self, header: Header) -> Glance:
        """That at the runs of a worksheet that were asked as the one with this *header* was."""
        asked = header.asked
        if asked not in self._glances:
            selection, wordings = self.selection, self.journal.library.wordings_of(header)

            def is_one(answer: Answer) -> bool:
                is_left = answer.aside or selection.is_about_another(answer.person)
                return not is_left and self.is_one(answer)

            glance = Glance(wordings, lambda id_: self.may_be(wordings.kind(id_)), is_one)
            self._glances[asked] = glance
        return self._glances[asked]
