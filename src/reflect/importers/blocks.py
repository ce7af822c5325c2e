"""Blocks: the lines of a document, whatever its format."""

from dataclasses import dataclass
from enum import Enum, auto


class BlockKind(Enum):
    """The form of a line, whatever it means."""

    PARAGRAPH = auto()
    BULLET = auto()
    BLANK = auto()
    #: Only strokes or dots: a rule, or a line to write on.
    RULE = auto()
    #: Not a line of the document: a remark by its parser.
    REMARK = auto()


@dataclass(frozen=True, kw_only=True)
class Block:
    """One line of a document."""

    kind: BlockKind
    #: The line, trimmed.
    whole: str = ""
    #: The line number, from 1.
    line: int = 1
    #: The mark of a bullet: ``·``, ``-``, ``1.``
    mark: str = ""
    indent: int = 0

    @property
    def text(self) -> str:
        """The line without its mark."""
        return self.whole[len(self.mark) :].lstrip()


class Unreadable(ValueError):
    """A document that its importer cannot read; the argument says why."""
