"""The log of the history: a line for each commit."""

from collections.abc import Sequence
from itertools import groupby

from rich.console import Console
from rich.text import Text

from reflect.render.drawing import put, styled
from reflect.render.logged import Row
from reflect.words.table import Words

_TIME, _GAP = 7, 3


def drawn(out: Console, rows: Sequence[Row], words: Words, more: str = "") -> None:
    """Draw the *rows*, newest first, under their days; *more* is the command for the others."""
    for day, of_day in groupby(rows, key=lambda row: row.when.date()):
        put(out, styled(words.long(day), "bold"))
        for row in of_day:
            told = [part for part in (row.title, row.extent) if part]
            line = Text((" " * _GAP).join([row.what, *told]))
            number = f"@{row.number}" if row.number else ""
            label = Text.assemble(
                f"{row.when:%H:%M}  ", styled(f"{number:<4}" if number else "", "dim")
            )
            put(out, styled(line.plain), indent=2, label=label)
    if more:
        put(out, styled(words.history.older.format(command=more), "dim"), above=1)
