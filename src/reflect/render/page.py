"""What a page is made of, whatever it is painted on: a few kinds of blocks, one below the other.

`reflect.pages` builds pages; each medium has a painter: `screen`, `plain`, `html` and `markdown`.
A painter knows nothing of entries and worksheets, and puts no sentence into words but those of its
medium: what the marks on a screen mean, what a voice says of them.

A text is a `str`. Words that are somebody's own are put into it with `theirs`, so that they keep
their direction in a sentence of another language. A text that a voice says in other words is a
`Voiced`.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import chain
from typing import Literal, NamedTuple

from reflect.comparison.parts import Part, Segment

_BEGIN, _END = "\ue001", "\ue002"
_BOUNDS = re.compile(f"[{_BEGIN}{_END}]")
_THEIRS = re.compile(f"{_BEGIN}([^{_BEGIN}{_END}]*){_END}")


def theirs(words: str) -> str:
    """*words* that somebody wrote, for a sentence of ours."""
    return f"{_BEGIN}{unbound(words)}{_END}" if words else ""


def is_theirs(text: str) -> bool:
    """Whether *text* begins with somebody's words."""
    return text.startswith(_BEGIN)


def unbound(text: str) -> str:
    """*text* without the signs that show which words of it are somebody's."""
    return _BOUNDS.sub("", text)


def parted(text: str) -> list[str]:
    """*text* in pieces: ours, theirs, ours, and so on; the first and the last are ours."""
    return _THEIRS.split(text)


class Voiced(str):
    """A text that a voice says in other words, which are made only when they are said."""

    said: Callable[[], str]

    def __new__(cls, seen: str, said: Callable[[], str]) -> "Voiced":
        made = super().__new__(cls, seen)
        made.said = said
        return made


class Heading(NamedTuple):
    """The title of a page (level 1), of a part of it (2), or of a step (3)."""

    text: str
    level: Literal[1, 2, 3] = 1
    #: What a voice calls it.
    noun: str = ""
    #: A few words at its right.
    label: str = ""


class Section(NamedTuple):
    """A question, a day or a place, and what stands below it."""

    text: str
    blocks: "tuple[Block, ...]" = ()
    number: str = ""
    noun: str = ""
    #: A few words at its right: what became of an answer, or a day.
    label: str = ""
    #: On a screen, it is cut to one line.
    is_brief: bool = False
    #: Whether a list of contents names it.
    is_listed: bool = True


class Answered(NamedTuple):
    """An answer as one reads it; and for a medium that hands its text on, as its file has it."""

    blocks: "tuple[Block, ...]"
    parts: Sequence[Part]
    #: What those who get that text have to know besides.
    notes: tuple[str, ...] = ()


#: ``quiet`` is what stands beside the matter itself, ``aside`` what stands in place of an answer.
Tone = Literal["", "strong", "quiet", "aside", "note"]


class Paragraph(NamedTuple):
    """A sentence or some; *joins* if it belongs to what stands above it."""

    text: str
    tone: Tone = ""
    joins: bool = False


class Prose(NamedTuple):
    """What somebody wrote, as it was written; *lead* stands before it."""

    text: str
    lead: str = ""
    tone: Tone = ""


class Marked(NamedTuple):
    """A text as it reads now, with marks where it has changed."""

    parts: Sequence[Part]
    is_list: bool = False
    #: What stayed is shown, too, and not only counted.
    is_whole: bool = False


class Value(NamedTuple):
    """A rating, a choice or a day, and the words *beside* it."""

    text: str
    beside: "tuple[Block, ...]" = ()


class Item(NamedTuple):
    """One of several things, as it reads or with marks in it, and the word for its *state*."""

    text: str
    state: str = ""
    segments: tuple[Segment, ...] = ()


class Items(NamedTuple):
    """Several things; *are_compared* if their states say what became of them."""

    items: tuple[Item, ...]
    is_ordered: bool = False
    #: A screen, too, shows their numbers, as their file has them.
    is_numbered: bool = False
    are_compared: bool = False
    #: On paper, each has an empty box or circle before it; or it is a number to be circled.
    to_mark: Literal["", "boxes", "circles", "numbers"] = ""


class Lines(NamedTuple):
    """Room to write by hand, in so many lines; *name* is what a voice calls it."""

    name: str
    number: int = 1
    #: What stands before it, and before the room for a day behind it.
    lead: str = ""
    by: str = ""
    #: There is room for a name, a number or a day only.
    is_short: bool = False


class Sides(NamedTuple):
    """Two answers, or one of them, each under its name."""

    sides: "tuple[tuple[str, tuple[Block, ...]], ...]"


class Excerpt(NamedTuple):
    """Some words of a text, in pieces; those that were looked for are marked."""

    pieces: tuple[tuple[str, bool], ...]


class Row(NamedTuple):
    """A line of a table: the last of its *cells* may be long, and *notes* are said of it."""

    cells: tuple[str, ...]
    notes: tuple[str, ...] = ()


class Table(NamedTuple):
    """Rows; the columns of all tables of a page are equally wide."""

    rows: Sequence[Row]


class Group(NamedTuple):
    """A question in a grid: what its scale is, and a row of ratings for each person."""

    text: str
    number: str
    scale: str
    rows: Sequence[tuple[str, Sequence[str]]]
    #: The same to be listened to, a line for each row.
    said: Callable[[], Sequence[str]]


class Grid(NamedTuple):
    """Ratings: a column for each run, headed by the words of its day."""

    heads: Sequence[Sequence[str]]
    groups: Sequence[Group]


class Dot(NamedTuple):
    """A rating on its day; *joined* is whether a line leads to it from the one before."""

    day: date
    value: int
    joined: bool


class Chart(NamedTuple):
    """A picture of ratings between two ends of a scale; *said* is the same in words."""

    low: int
    high: int
    dots: Sequence[Dot]
    days: Sequence[tuple[date, str]]
    said: str


class Figure(NamedTuple):
    """The ratings about one person: charts, notes, and a table with the words beside each."""

    name: str
    charts: Sequence[Chart]
    notes: tuple[str, ...]
    caption: str
    heads: tuple[str, ...]
    #: A day, a rating, and texts that stand beside it.
    rows: Sequence[tuple[str, str, tuple[str, ...]]]


class Figures(NamedTuple):
    """Figures beside each other."""

    figures: Sequence[Figure]


class Moments(NamedTuple):
    """What was said on some days, a section each, and what became of it since, newest first."""

    blocks: Sequence[Section]


class Command(NamedTuple):
    """A command to copy, and before it what it is for."""

    label: str
    command: str


Block = (
    Heading
    | Section
    | Answered
    | Paragraph
    | Prose
    | Marked
    | Value
    | Items
    | Lines
    | Sides
    | Excerpt
    | Table
    | Grid
    | Figures
    | Moments
    | Command
)


def signs(blocks: Iterable[Block]) -> set[str]:
    """What became of the words in *blocks*: the signs of all segments that are not blank."""
    segments = chain.from_iterable(map(_segments, blocks))
    return {sign for sign, *words in segments if words[-1].strip()}


def _segments(block: Block) -> Iterable[Segment]:
    below: Iterable[Block] = ()
    match block:
        case Marked():
            return chain.from_iterable(part.segments for part in block.parts)
        case Items():
            return chain.from_iterable(item.segments for item in block.items)
        case Section() | Answered() | Moments():
            below = block.blocks
        case Value():
            below = block.beside
        case Sides():
            below = chain.from_iterable(side for _, side in block.sides)
    return chain.from_iterable(map(_segments, below))


#: The widest that prose is comfortable to read.
COMFORTABLE = 88


class Page(NamedTuple):
    """A page: its blocks, the language of its worksheet, and how wide it may be on a screen."""

    blocks: Sequence[Block]
    language: str = "en"
    widest: int = COMFORTABLE
    #: What windows and printers call it.
    name: str = ""
    #: Where it is filled in, if it is a sheet: on paper, or in the fields of a browser.
    sheet: Literal["", "paper", "fields"] = ""
