"""Blocks: the paragraphs of a document with what its layout says, whatever its format."""

from dataclasses import dataclass
from enum import Enum, auto

from reflect.locale import N_


class FieldKind(Enum):
    """The kinds of form field that tell the kind of a question."""

    #: One line, several lines.
    LINE = auto()
    TEXT = auto()
    #: A drop-down list, or radio buttons; check boxes under one name.
    CHOOSE = auto()
    CHOOSE_MANY = auto()
    NUMBER = auto()
    DATE = auto()


@dataclass(frozen=True, kw_only=True, slots=True)
class Field:
    """A form field; a person fills it in."""

    kind: FieldKind
    options: tuple[str, ...] = ()
    #: The range of a number, where the field has one.
    min: int | None = None
    max: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Cell:
    """The place of a block in a table; all numbers from 1."""

    table: int
    row: int
    column: int
    is_header: bool = False
    #: The number of columns that the cell takes.
    span: int = 1


@dataclass(frozen=True, kw_only=True, slots=True)
class Block:
    """One paragraph, heading, list item or table cell of a document.

    A form field stands in the text as what a printed page would show: ``☐`` a check box (``☑``
    a ticked one), ``○`` a radio button (``◉`` a chosen one), ``____`` anything to write or to
    choose. Several boxes on a line all stand in the text, one at its beginning is its glyph.

    Tables of a single cell are frames: their blocks have no cell.
    """

    #: Trimmed; with ``\n`` where the document breaks a line on purpose, and ``\t`` for a wide
    #: space.
    text: str
    #: The place in the document: a line number where the format has lines, else a count.
    line: int = 1
    page: int = 0
    #: The outline level, from 1, if the format marks it as a heading; 0 for the document's title.
    heading: int | None = None
    #: The name of the paragraph style, or the CSS classes; ``quote``, ``code``, ``callout``;
    #: ``underlined`` and ``shaded`` for a whole paragraph that is set off like this.
    style: str = ""
    #: The number of characters at the start of the text that are bold, and italic.
    bold: int = 0
    italic: int = 0
    #: In points; 0 if unknown.
    size: float = 0
    #: The depth in a list, from 1; 0 outside of lists.
    level: int = 0
    #: The mark of the list item: ``•``, ``1.``, ``a)``, ``☐``. It is not part of the text.
    glyph: str = ""
    cell: Cell | None = None
    fields: tuple[Field, ...] = ()
    #: Whether a blank line or wide space stands above.
    gap: bool = False
    #: Only strokes or dots: a line to write on, or a divider; or a glyph without text.
    is_rule: bool = False

    @property
    def is_bold(self) -> bool:
        """Whether the whole text is bold."""
        return 0 < len(self.text) <= self.bold

    @property
    def worded(self) -> str:
        """The text, with the options of its fields behind it."""
        options = ", ".join(option for field in self.fields for option in field.options)
        return f"{self.text} ({options})" if options else self.text

    @property
    def is_item(self) -> bool:
        """Whether the block is an item of a list."""
        return bool(self.glyph)


@dataclass(frozen=True, order=True)
class Note:
    """A place in the document to check, and what was done with it."""

    line: int
    what: str
    #: Whether it was left out, as it should be: said below the worksheet, no place to look at.
    is_omission: bool = False


@dataclass(frozen=True, kw_only=True)
class Document:
    """The blocks of a document in reading order, and notes on what its importer did."""

    blocks: tuple[Block, ...]
    notes: tuple[Note, ...] = ()
    #: As the file itself records them; empty if it does not.
    title: str = ""
    language: str = ""


TOO_LARGE = N_("it is too large")
OLD_WORD = N_("it is a document of Word before 2007. Save it as .docx in Word, and import that")
TOO_DEEP = N_("its parts lie too deep inside each other")


class Unreadable(ValueError):
    """A document that its importer cannot read; the argument says why."""
