"""Makes blocks of the paragraphs of a document: trims them, and tells marks from their text."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element

from reflect.importers.blocks import Block, Cell, Field
from reflect.importers.frames import unframed
from reflect.importers.signs import BLANK, ROOM, SIGNS, boxed, is_rule, mark, normal

#: Text as on paper, and the field; None for a check box.
Filled = tuple[str, Field | None]


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a paragraph that looks the same all through; its text may have line ends."""

    text: str
    bold: bool = False
    italic: bool = False
    size: float = 0
    underlined: bool = False


@dataclass
class Draft:
    """What has been read of a paragraph."""

    #: For each tab stop in turn, whether a line leads to it.
    leaders: list[bool] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    fields: list[Field] = field(default_factory=list)
    _tabs: int = 0

    def put(self, text: str, made: Field | None) -> None:
        """Add a box, or room with the field *made*."""
        self.runs.append(Run(f" {text} "))
        self.fields += [made] if made else []

    def tab(self) -> str:
        """The text of the next tab."""
        self._tabs += 1
        return ROOM if self.leaders[self._tabs - 1 : self._tabs] == [True] else "\t"

    def blocks(self, layout: Block) -> list[Block]:
        """The blocks of the paragraph; each has as many of the fields as it has blanks."""
        found, left = list(blocks(self.runs, layout)), list(self.fields)
        for index, block in enumerate(found):
            count = len(left) if index == len(found) - 1 else block.text.count(BLANK)
            if left[:count]:
                found[index] = replace(block, fields=tuple(left[:count]))
            del left[:count]
        return found


class BodyReader(ABC):
    """The reader of a document that is XML: paragraphs and tables in each other."""

    def __init__(self) -> None:
        #: The lines of those that are left out.
        self.pictures: list[int] = []
        self._found: list[Block] = []
        self._line = self._page = self._tables = 0
        self._gap = False
        self._cell: Cell | None = None
        self._style = ""

    def blocks_of(self, body: Element) -> list[Block]:
        """The blocks of a document with this *body*; also of another part of it."""
        start = len(self._found)
        self._read(body)
        return self._found[start:]

    @abstractmethod
    def _read(self, parent: Element) -> None:
        """Read all that is in *parent*."""

    @contextmanager
    def _in_table(self) -> Iterator[int]:
        """Context in which the cells of a table are read; yields its number."""
        outer, start = self._cell, len(self._found)
        self._tables += 1
        index = self._tables
        yield index
        self._cell, self._gap = outer, True
        self._found[start:] = unframed(self._found[start:], index)

    def _read_cell(self, element: Element, cell: Cell) -> None:
        self._cell, self._gap, before = cell, False, len(self._found)
        self._read(element)
        if len(self._found) == before:
            self._line += 1
            self._found.append(Block(text="", line=self._line, page=self._page, cell=cell))

    def _add(self, made: Draft, layout: Block, *, has_line: bool, is_wide_below: bool) -> None:
        """Add the blocks of the paragraph *made*."""
        found = made.blocks(layout)
        if not found and has_line:
            found = [replace(layout, text=BLANK, is_rule=True)]
        self._found += found
        self._gap = not found or is_wide_below


def blocks(runs: Iterable[Run], layout: Block) -> Iterator[Block]:
    """The blocks in a paragraph of *runs*: one, or one for each item typed into it."""
    runs = list(runs)
    if not any("\n" in run.text for run in runs):
        yield from _block(runs, layout)
        return
    group: list[Run] = []
    for piece in _lines(runs):
        line = boxed(normal("".join(run.text for run in piece)))
        if group and (not line or mark(line)[0]):
            yield from _block(group, layout)
            level = layout.level + bool(layout.glyph and line)
            group, layout = [], replace(layout, glyph="", level=level, gap=not line)
        if line:
            group += [Run("\n"), *piece] if group else piece
    yield from _block(group, layout)


def _lines(runs: Iterable[Run]) -> Iterator[list[Run]]:
    """The *runs* of each line."""
    line: list[Run] = []
    for run in runs:
        first, *others = run.text.split("\n")
        line.append(replace(run, text=first))
        for other in others:
            yield line
            line = [replace(run, text=other)]
    yield line


def _block(runs: list[Run], layout: Block) -> Iterator[Block]:
    whole = boxed(normal("".join(run.text for run in runs)))
    glyph, text = mark(whole)
    if layout.glyph and glyph not in SIGNS:  # a box in an item says more than its bullet
        glyph, text = layout.glyph, whole
    if not text and not glyph:
        return
    start = len(whole) - len(text) if glyph else 0
    bold, italic = (
        max(0, _beginning(runs, style, len(whole)) - start) for style in ("bold", "italic")
    )
    yield replace(
        layout, text=text, glyph=glyph, bold=bold, italic=italic,
        size=_size(runs) or layout.size, style=_style(runs) or layout.style,
        is_rule=is_rule(text),
        level=0 if layout.heading is not None else layout.level or (1 if glyph else 0),
    )  # fmt: skip


def _beginning(runs: list[Run], style: str, length: int) -> int:
    """The number of letters that have *style* at the beginning of a text of this *length*."""
    text = ""
    for run in runs:
        if run.text.strip() and not getattr(run, style):
            return min(length, len(normal(text))) if text.strip() else 0
        text += run.text
    return length


def _style(runs: list[Run]) -> str:
    """What the whole text looks like, where that says more than the name of a style."""
    written = [run for run in runs if run.text.strip()]
    return "underlined" if written and all(run.underlined for run in written) else ""


def _size(runs: list[Run]) -> float:
    """The size of most characters."""
    sizes: dict[float, int] = {}
    for run in runs:
        sizes[run.size] = sizes.get(run.size, 0) + len(run.text.strip())
    return max(sizes, key=lambda size: sizes[size], default=0)
