"""The page of what was found: each place with its question and day, and the words around it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
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


def page(hits: Iterable[Hit], more: Callable[[], str]) -> Page:
    """*hits*, newest first; *more* tells the command for the older ones, if there are any.

    Of each only what is shown is kept: a common word is in ten thousand files.
    """
    cut = [
        (hit.run, hit.answer and (hit.answer.question or hit.answer.id), excerpts(hit))
        for hit in hits
    ]
    older, language = more(), cut[0][0].header.language
    say, days = locale.of(language), Days.of(dict.fromkeys(run for run, *_ in cut), language)
    if older:
        found = say.gettext("The newest {count} places.", count=len(cut))
    else:
        found = say.ngettext(
            "Found in one place.", "Found in {count} places, newest first.", len(cut)
        )
    blocks: list[Block] = [Paragraph(found)]
    for run, asked, places in cut:
        text = theirs(asked) if asked else say.gettext("a note of your own")
        day = days.short(run) if days.has_day(run) else ""
        label = Voiced(day, partial(days.long, run))
        blocks.append(Section(text, places, label=label, is_brief=True))
    if older:
        blocks.append(Command(say.gettext("Older places:"), older))
    return Page(blocks, language)


def excerpts(hit: Hit) -> tuple[Excerpt, ...]:
    """The first places in a text where something was found, each on one line."""
    text, answer = hit.text, hit.answer
    if answer and answer.text == text:
        text = readable(answer, of(hit.run.header.language))
    # What was found may be a sign that only the file needs.
    spans = hit.query.spans(text) or ((0, 0),)
    windows = islice(_windows(text, spans), MOST)
    return tuple(Excerpt(tuple(_pieces(text, window, within))) for window, within in windows)


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
