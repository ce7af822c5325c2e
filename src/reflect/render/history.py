"""The log of the history: a line for each commit."""

from collections.abc import Sequence
from itertools import groupby

from rich.console import Console
from rich.text import Text

from reflect.render.drawing import put, styled
from reflect.render.logged import Row
from reflect.text import width
from reflect.words.table import Words

_GAP = "   "


def drawn(out: Console, rows: Sequence[Row], words: Words, more: str = "") -> None:
    """Draw the *rows*, newest first, under their days; *more* is the command for the others."""
    what, title = (max(map(width, some), default=0) for some in _columns(rows))
    numbers = max((len(_number(row)) for row in rows), default=0)
    for day, of_day in groupby(rows, key=lambda row: row.when.date()):
        put(out, styled(words.long(day), "bold"))
        for row in of_day:
            number = _number(row).ljust(numbers)
            label = Text.assemble(f"{row.when:%H:%M}  ", (number, "dim"))
            parts = [_filled(row.what, what), *([_filled(row.title, title)] if title else [])]
            line = _GAP.join([*parts, row.signs(words.history)]).rstrip()
            put(out, styled(line), indent=2, label=label)
    if more:
        put(out, styled(words.history.older.format(command=more), "dim"), above=1)


def _number(row: Row) -> str:
    return f"@{row.number}  " if row.number else ""


def _columns(rows: Sequence[Row]) -> tuple[list[str], list[str]]:
    return [row.what for row in rows if row.extent], [row.title for row in rows]


def _filled(text: str, columns: int) -> str:
    return text + " " * (columns - width(text))
