"""The page of what was found: each place with its question and day, and the words around it."""

from collections.abc import Iterator, Sequence
from itertools import islice

from reflect import locale
from reflect.journal.searching import Hit, Span
from reflect.languages import of
from reflect.pages.answers import readable
from reflect.pages.days import Days
from reflect.render.page import Block, Command, Excerpt, Page, Paragraph, Section, Voiced, theirs
from reflect.text import LINE_END

#: So many characters are shown on either side of what was found.
AROUND = 70
#: So many places are shown of one answer.
MOST = 3
#: Where places touch, so many characters at most are shown as one.
LONGEST = 1_000

#: A piece of text, and whether it was looked for.
Piece = tuple[str, bool]


def page(hits: Sequence[Hit], more: str) -> Page:
    """*hits*, newest first; *more* is the command for the older ones."""
    language = hits[0].run.language
    say = locale.of(language)
    days = Days.of({hit.run.stored.path: hit.run for hit in hits}.values(), language)
    if more:
        found = say.gettext("The newest {count} places.", count=len(hits))
    else:
        found = say.ngettext(
            "Found in one place.", "Found in {count} places, newest first.", len(hits)
        )
    blocks: list[Block] = [Paragraph(found), *(_section(hit, days) for hit in hits)]
    if more:
        blocks.append(Command(say.gettext("Older places:"), more))
    return Page(blocks, language)


def _section(hit: Hit, days: Days) -> Section:
    """One place."""
    answer = hit.answer
    note = days.locale.gettext("a note of your own")
    text = theirs(answer.question or answer.id) if answer else note
    day = Voiced(days.short(hit.run) if days.has_day(hit.run) else "", lambda: days.long(hit.run))
    blocks = tuple(Excerpt(tuple(pieces)) for pieces in excerpts(hit))
    return Section(text, blocks, label=day, is_brief=True)


def excerpts(hit: Hit) -> list[list[Piece]]:
    """The first places in a text where something was found, each in pieces, on one line."""
    text = _text(hit)
    # What was found may be a sign that only the file needs.
    spans = hit.query.spans(text) or ((0, 0),)
    windows = islice(_windows(text, spans), MOST)
    return [list(_pieces(text, window, within)) for window, within in windows]


def _text(hit: Hit) -> str:
    """The text in which something was found, as one reads it."""
    answer = hit.answer
    if answer and answer.text == hit.text:
        return readable(answer, of(hit.run.language))
    return hit.text


def _windows(text: str, spans: Sequence[Span]) -> Iterator[tuple[Span, list[Span]]]:
    """Stretches of a text, with the spans in them; those that would touch are one, to a length."""
    begin, end, inside = 0, 0, list[Span]()
    for span in spans:
        first, last = _widened(text, *span)
        if inside and first > end:
            yield (begin, end), inside
            inside = []
        elif inside and last > begin + LONGEST:
            yield (begin, inside[-1][1]), inside
            first, inside = span[0], []
        begin, end = begin if inside else first, last
        inside.append(span)
    if inside:
        yield (begin, end), inside


def _widened(text: str, start: int, end: int) -> Span:
    """Where to begin and to end around a span, so that no word is cut in two."""
    first, last = max(0, start - AROUND), min(len(text), end + AROUND)
    while first and first < start and not text[first - 1].isspace():
        first += 1
    while last < len(text) and last > end and not text[last].isspace():
        last -= 1
    return first, last


def _pieces(text: str, window: Span, spans: Sequence[Span]) -> Iterator[Piece]:
    at, end = window
    if text[:at].strip():
        yield "… ", False
    for start, stop in spans:
        yield _folded(text[at:start]), False
        yield _folded(text[start:stop]), True
        at = stop
    yield _folded(text[at:end]), False
    if text[end:].strip():
        yield " …", False


def _folded(text: str) -> str:
    """*text* with its line ends as blanks."""
    return LINE_END.sub(" ", text)
