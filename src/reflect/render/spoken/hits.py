"""What was found, to be listened to."""

from collections.abc import Iterator, Sequence

from reflect.journal.searching import Hit
from reflect.render.dates import Days
from reflect.render.excerpts import excerpts, plain
from reflect.render.spoken import begun, closed, page, said
from reflect.words import of
from reflect.words.table import Words


def heard(hits: Sequence[Hit], more: str) -> str:
    """*hits*, newest first; *more* is the command for the older ones."""
    words = of(hits[0].run.language)
    days = Days.of({hit.run.stored.path: hit.run for hit in hits}.values(), words)
    form = words.search.found_newest if more else words.search.found[len(hits) != 1]
    told = [line for hit in hits for line in _told(hit, days, words)]
    end = [words.search.more.format(command=more)] if more else []
    return page([form.format(count=len(hits)), *told, *end])


def _told(hit: Hit, days: Days, words: Words) -> Iterator[str]:
    asked = hit.where.question or hit.where.id or begun(words.search.note)
    day = days.long(hit.run) if days.has_day(hit.run) else words.over_time.undated
    yield said(words.search.heard, day=day, question=asked)
    for excerpt in excerpts(hit):
        yield closed(plain(excerpt).strip("… "))
