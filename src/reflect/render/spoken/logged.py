"""The log of the history, to listen to."""

from collections.abc import Iterator, Sequence

from reflect.render.logged import Row
from reflect.render.spoken import begun, closed, page
from reflect.words.table import Words


def heard(rows: Sequence[Row], words: Words, more: str = "") -> str:
    """The *rows*, newest first; *more* is the command for the others."""
    return page(
        [*_sentences(rows, words), *([words.history.older.format(command=more)] * bool(more))]
    )


def _sentences(rows: Sequence[Row], words: Words) -> Iterator[str]:
    for row in rows:
        when = f"{words.long(row.when)}, {row.when:%H:%M}"
        told = [begun(part) for part in (row.what, row.title, row.sentence(words.history)) if part]
        yield " ".join([closed(when), *([f"@{row.number}."] if row.number else []), *told])
