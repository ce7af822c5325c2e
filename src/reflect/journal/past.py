"""What was answered in earlier runs of a worksheet, read when it is asked for."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from reflect.entries.block import Key
from reflect.entries.bodies import Given
from reflect.journal.draft import Draft
from reflect.questions.kinds import AnyScale
from reflect.words import of
from reflect.worksheets.lines import bracket_of
from reflect.worksheets.meaning import is_other

if TYPE_CHECKING:
    from reflect.entries.answer import Answer
    from reflect.journal.runs import Run

EARLIEST = datetime.min.replace(tzinfo=UTC)
LATEST = datetime.max.replace(tzinfo=UTC)


@dataclass(eq=False, repr=False)
class Past:
    """The finished runs before a *draft*, which may itself be finished and gone on with."""

    draft: Draft
    #: Which question took the place of which.
    after: Mapping[str, str]

    def __call__(self, key: Key) -> tuple[date, Given] | None:
        """The newest answer to a question about a person, and its day."""
        id_, person = key
        for run in self._runs:
            keys = [(each, person) for each in (id_, self.after.get(id_, ""))]
            asked = (run.stored.entry.answer(each) for each in keys if each not in run.hidden)
            answer = next((each for each in asked if each and each.given.is_answered), None)
            if answer and run.stored.path != self.draft.path:
                return run.day, self._given(run, answer, id_)
        return None

    def _given(self, run: "Run", answer: "Answer", id_: str) -> Given:
        """What was answered; as words, where the question *id_* means another thing by now."""
        then, now = run.wordings.kind(answer.id), self.draft.entry.wordings.kind(id_)
        if answer.value is None or not is_other(then, now):
            return answer.given
        said = then.spoken(answer.value, of(run.language))
        if then.name == "scale":
            first, _, _ = answer.text.partition("\n")
            said = first if isinstance(then, AnyScale) else f"{said} ({bracket_of(then)})"
        return Given(words="\n\n".join(filter(None, (said, answer.words))))

    @cached_property
    def _runs(self) -> "list[Run]":
        """The newest first, without what the settings say is to stay out of sight."""
        from reflect.journal.runs import Selection  # only here: few ask what they wrote last time

        ours, journal = self.draft.entry.header, self.draft.journal
        selection = Selection(worksheet=ours.worksheet, excluded=journal.settings.exclude)
        return [
            run
            for run in selection.runs(journal)
            if (run.stored.header.instant or EARLIEST) <= (ours.instant or LATEST)
        ]
