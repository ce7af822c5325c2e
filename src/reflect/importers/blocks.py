"""Blocks: the lines of a document, whatever its format."""

from dataclasses import dataclass
from enum import Enum, auto


class Kind(Enum):
    """The look of a line of a document, before anyone asks what the line means."""

    PARAGRAPH = auto()
    BULLET = auto()
    BLANK = auto()
    #: Nothing but strokes or dots: a rule, or room to write on.
    RULE = auto()
    #: No line of the document: what its importer has to say about it.
    REMARK = auto()


@dataclass(frozen=True, kw_only=True)
class Block:
    """One line of a document."""

    kind: Kind
    #: The line as it stands there, but for outer blanks.
    whole: str = ""
    #: Where it stands in the document, counted from 1.
    line: int = 1
    #: What it begins with where it is a bullet: ``·``, ``-``, ``1.``
    mark: str = ""
    indent: int = 0

    @property
    def text(self) -> str:
        """The line without its mark."""
        return self.whole[len(self.mark) :].lstrip()


class Unreadable(ValueError):
    """A document that its importer cannot read; the argument says why."""
