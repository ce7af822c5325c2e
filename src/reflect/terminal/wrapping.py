"""Soft-wrapped text in a field, and cursor movement by rows."""

import re
from bisect import bisect_right
from functools import lru_cache
from itertools import pairwise
from operator import itemgetter

from prompt_toolkit.buffer import Buffer
from prompt_toolkit.data_structures import Point
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.layout.controls import BufferControl, UIContent
from prompt_toolkit.utils import get_cwidth
from wcwidth import iter_graphemes

#: The indices at which a row begins and ends in the text; line ends belong to no row.
Row = tuple[int, int]

# Scripts without spaces between words; closing punctuation stays with the character before.
_UNSPACED = "\u1100-\u11ff\u2e80-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff66-\uff9f"
_UNSPACED += "\U00020000-\U0003ffff"
_CLOSING = "、。，．！？」』）】…ー"
_BLANKS = " \t\u3000"
#: An unbreakable piece: a word and the blanks after it, or one character of such a script. `re`
#: compiles it for the first line that does not fit: that takes 2 ms.
_PIECE = (
    rf"[{_UNSPACED}][{_CLOSING}]*[{_BLANKS}]*|[^{_BLANKS}{_UNSPACED}]+[{_BLANKS}]*|[{_BLANKS}]+"
)

#: Control characters and direction marks, each replaced by a character of one cell.
_SHOWN = dict.fromkeys(
    [*range(9), *range(11, 32), *range(0x7F, 0xA0), *range(0x2028, 0x202F), *range(0x2066, 0x206A)],
    "\ufffd",
) | dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
_SHOWN[9] = " "
_UNSHOWN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")

#: The longest line, in characters, whose breaks are cached.
_LONGEST_CACHED = 2_000


def shown(text: str) -> str:
    """*text* with control characters replaced, of the same length."""
    return text.translate(_SHOWN) if _UNSHOWN.search(text) else text


def rows(text: str, columns: int) -> list[Row]:
    """The rows of *text*, at most *columns* cells wide without their trailing blanks."""
    found: list[Row] = []
    start = 0
    for line in text.split("\n"):
        breaks = (
            _cached_breaks(line, columns) if len(line) < _LONGEST_CACHED else _breaks(line, columns)
        )
        borders = (0, *breaks, len(line))
        found += [(start + begin, start + end) for begin, end in pairwise(borders)]
        start += len(line) + 1
    return found


def _breaks(line: str, columns: int) -> tuple[int, ...]:
    """The indices in *line* at which its rows after the first begin."""
    if cells(line) <= columns:
        return ()
    found: list[int] = []
    used = 0
    for piece in re.finditer(_PIECE, line):
        word = piece[0].rstrip(_BLANKS)
        wide = cells(word)
        if used and used + wide > columns:
            found.append(piece.start())
            used = 0
        if wide > columns:
            inside, used = _inside(word, columns)
            found += [piece.start() + at for at in inside]
        else:
            used += wide
        used += cells(piece[0][len(word) :])
    return tuple(found)


_cached_breaks = lru_cache(maxsize=512)(_breaks)


def _inside(word: str, columns: int) -> tuple[list[int], int]:
    """The indices at which a *word* wider than a row is broken, and the width of its last part."""
    found: list[int] = []
    used = at = 0
    for cluster in [*word] if word.isascii() else iter_graphemes(word):
        wide = cells(cluster)
        if used and used + wide > columns:
            found.append(at)
            used = 0
        used += wide
        at += len(cluster)
    return found, used


def cells(text: str) -> int:
    """The width of *text* in a field, in cells."""
    return len(text) if text.isascii() else sum(map(get_cwidth, text))


def row_at(found: list[Row], position: int) -> int:
    """The number of the row of *position*; between two rows the second."""
    return bisect_right(found, position, key=itemgetter(0)) - 1


def moved(text: str, columns: int, position: int, by: int, goal: int | None) -> tuple[int, int]:
    """The position *by* rows from *position*, and the column to keep: *goal* or the present one."""
    text = shown(text)
    found = rows(text, columns)
    at = row_at(found, position)
    goal = cells(text[found[at][0] : position]) if goal is None else goal
    to = at + by
    if to < 0:
        return 0, goal
    if to >= len(found):
        return len(text), goal
    start, last = _edges(found, to)
    used, here = 0, start
    while here < last and used + get_cwidth(text[here]) <= goal:
        used += get_cwidth(text[here])
        here += 1
    return here, goal


def ends(text: str, columns: int, position: int) -> Row:
    """The first and the last cursor position in the row of *position*."""
    found = rows(shown(text), columns)
    return _edges(found, row_at(found, position))


def _edges(found: list[Row], at: int) -> Row:
    """The first and the last cursor position in row *at*: after a soft break is the next row."""
    start, end = found[at]
    is_broken = at + 1 < len(found) and found[at + 1][0] == end
    return start, end - 1 if is_broken else end


class WrappedBuffer(BufferControl):
    """A buffer control that wraps its text between words.

    prompt_toolkit breaks lines after any letter (its issue 1648), so each row is passed as a line.
    """

    def __init__(self, buffer: Buffer) -> None:
        super().__init__(buffer)
        self._columns = 80

    def create_content(self, width: int, height: int, preview_search: bool = False) -> UIContent:
        """The rows, and the cursor's row and column."""
        self._columns = max(1, width - 1)
        text, position = shown(self.buffer.text), self.buffer.cursor_position
        found = rows(text, self._columns)
        at = row_at(found, position)

        def line(number: int) -> StyleAndTextTuples:
            start, end = found[number]
            return [("", text[start:end]), ("", " ")]

        return UIContent(line, len(found), Point(position - found[at][0], at))

    def move(self, by: int) -> None:
        """Move the cursor by so many rows, and keep its column."""
        buffer = self.buffer
        to, goal = moved(
            buffer.text, self._columns, buffer.cursor_position, by, buffer.preferred_column
        )
        buffer.cursor_position = to
        # The buffer resets the preferred column at each move of the cursor.
        buffer.preferred_column = goal

    def to_edge(self, edge: int) -> None:
        """Move the cursor to the start of its row (*edge* 0) or to its end (1)."""
        buffer = self.buffer
        buffer.cursor_position = ends(buffer.text, self._columns, buffer.cursor_position)[edge]
