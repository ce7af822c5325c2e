"""What was answered in earlier runs of a worksheet, read when it is asked for."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property

from reflect.entries import Given
from reflect.entries.block import Key
from reflect.journal import Stored
from reflect.journal.draft import Draft

EARLIEST = datetime.min.replace(tzinfo=UTC)
LATEST = datetime.max.replace(tzinfo=UTC)


@dataclass
class Past:
    """The finished runs before a *draft*, which may itself be finished and gone on with."""

    draft: Draft
    #: Which question took the place of which.
    after: Mapping[str, str]

    def __call__(self, key: Key) -> tuple[date, Given] | None:
        """The newest answer to a question about a person, and its day."""
        id_, person = key
        for stored in self._runs:
            asked = (stored.entry.answer((each, person)) for each in (id_, self.after.get(id_, "")))
            answer = next((each for each in asked if each and each.given.is_answered), None)
            if answer and stored.path != self.draft.path:
                return stored.day, answer.given
        return None

    @cached_property
    def _runs(self) -> list[Stored]:
        ours = self.draft.entry.header
        return [
            stored
            for stored in self.draft.journal
            if stored.header.worksheet == ours.worksheet
            and stored.header.status == "complete"
            and (stored.header.instant or EARLIEST) <= (ours.instant or LATEST)
        ]
