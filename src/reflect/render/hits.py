"""What was found, with its question and day and the words around it."""

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from reflect.journal.searching import Hit
from reflect.render.dates import Days
from reflect.render.drawing import cut, put, put_beside, styled
from reflect.render.excerpts import excerpts
from reflect.words import of


def drawn(out: Console, hits: Sequence[Hit], more: str) -> None:
    """Draw *hits*, newest first; *more* is the command for the older ones."""
    words = of(hits[0].run.language)
    days = Days.of({hit.run.stored.path: hit.run for hit in hits}.values(), words)
    said = words.search
    form = said.found_newest if more else said.found[len(hits) != 1]
    put(out, styled(form.format(count=len(hits))))
    for hit in hits:
        day = styled(days.short(hit.run) if days.has_day(hit.run) else "", "dim")
        asked = hit.where.question or hit.where.id or said.note
        room = max(10, out.width - day.cell_len - 3)
        put_beside(out, styled(cut(asked, room), "bold"), day, above=1)
        for excerpt in excerpts(hit):
            pieces = [styled(text, "bold underline" if found else "") for text, found in excerpt]
            put(out, Text.assemble(*pieces), indent=4)
    if more:
        put(out, styled(said.more.format(command=more), "dim"), above=1)
