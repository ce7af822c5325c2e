"""Entries in which a glance shows that nothing is amiss: of ten thousand that is nearly all."""

from dataclasses import dataclass, field

from reflect.entries import usual
from reflect.entries.answer import Answer
from reflect.entries.glance import Glance
from reflect.entries.marks import holds_only
from reflect.journal import Stored
from reflect.journal.checking.sheets import Sheet


@dataclass
class Glances:
    """What is seen at a glance, worksheet by worksheet."""

    _of_sheet: dict[tuple[str, str, str], Glance] = field(default_factory=dict)

    def is_clear(self, stored: Stored, sheet: Sheet | None) -> bool:
        """Whether nothing can be found below the head of an entry; False where that is not seen.

        In a file of the usual shape all marks are there, and no question stands there twice. So it
        is left to see that there are no others, that all questions are known, and that whatever
        is to have a value has one.
        """
        data, header = stored.data, stored.header
        start = usual.start(data, header) if header.front.problem is None else None
        parts = None if start is None else usual.parts(usual.outline(data, start))
        if parts is None or b"<<<<<<<" in data:
            return False
        blocks = [part.block for part in parts if part.block.id]
        if not holds_only(len(blocks), data):
            return False
        is_known = sheet and (header.worksheet_version or 0) <= sheet.version
        ids = sheet.ids if sheet and is_known else frozenset()
        if ids and not ids.issuperset(block.id for block in blocks if block.role == "question"):
            return False
        glance = self._glance(stored)
        pieces = glance.pieces(data, header)
        return pieces is not None and not glance.answers(pieces)

    def _glance(self, stored: Stored) -> Glance:
        """That at the answers which lack the value that they are to have."""
        asked, wordings = stored.header.asked, stored.wordings
        if asked not in self._of_sheet:

            def lacks_value(answer: Answer) -> bool:
                return answer.value is None and bool(answer.words)

            takes_words = {key for key, kind in wordings.kinds.items() if kind.takes_words}
            self._of_sheet[asked] = Glance(wordings, takes_words.__contains__, lacks_value)
        return self._of_sheet[asked]
