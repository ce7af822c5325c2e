"""One entry as somebody reads it: without what is to stay out of sight, or only some questions."""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from reflect.entries.answer import Section
from reflect.journal.runs import Run

if TYPE_CHECKING:
    from reflect.entries.answer import Answer
    from reflect.journal.asked import Asked


class Leaf(NamedTuple):
    """An entry, as far as it is read."""

    run: Run
    #: What its writer put above the first question.
    note: str
    sections: tuple[Section, ...]
    #: Questions that were asked for, and have no answer here.
    unanswered: tuple[str, ...] = ()
    #: When it was so, where that is not now.
    as_of: datetime | None = None

    @classmethod
    def of(cls, run: Run) -> "Leaf":
        """All of a *run* that may be seen."""
        seen = {each.key for each in run.written}
        sections = []
        for each in run.stored.entry.sections:
            answers = tuple(answer for answer in each.answers if answer.key in seen)
            note = "" if run.hides(each.note) else each.note
            if answers or note or not each.answers:
                title = "" if run.hides(each.title) else each.title
                sections.append(Section(title, note, answers))
        note = run.stored.entry.notes
        return cls(run, "" if run.hides(note) else note, tuple(sections))

    def only(self, asked: "Iterable[Asked]") -> "Leaf":
        """The same with no more than the questions that were *asked* for."""
        wanted = {each.id: each.wording for each in asked}
        answered = {answer.id for answer in self.answers}
        sections = []
        for each in self.sections:
            if answers := tuple(answer for answer in each.answers if answer.id in wanted):
                sections.append(Section(each.title, "", answers))
        left = tuple(wording or id_ for id_, wording in wanted.items() if id_ not in answered)
        return Leaf(self.run, "", tuple(sections), left)

    @property
    def answers(self) -> "tuple[Answer, ...]":
        """What was answered."""
        every = (answer for section in self.sections for answer in section.answers)
        return tuple(answer for answer in every if answer.state != "open" or answer.beside)

    @property
    def notes_left_out(self) -> int:
        """How many of its writer's notes stay out of sight."""
        entry = self.run.stored.entry
        notes = [note for note in (entry.notes, *(each.note for each in entry.sections)) if note]
        return len(notes) - len(list(self.run.notes))

    def data(self) -> dict[str, object]:
        """It by its JSON names."""
        every = (answer for section in self.sections for answer in section.answers)
        answers = [answer.data() for answer in every]
        return {**self.run.head(), "notes": self.note, "answers": answers}
