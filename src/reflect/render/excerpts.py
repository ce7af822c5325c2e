"""The words around what was found, as pieces that are found words or not."""

from collections.abc import Iterator, Sequence

from reflect.journal.searching import Hit, Span

#: So many characters are shown on either side of what was found.
AROUND = 70
#: So many places are shown of one answer.
MOST = 3

#: A piece of text, and whether it was looked for.
Piece = tuple[str, bool]


def excerpts(hit: Hit) -> list[list[Piece]]:
    """The first places in a text where something was found, each in pieces, on one line."""
    return [list(_pieces(hit.text, window, spans)) for window, spans in _windows(hit)][:MOST]


def plain(excerpt: Sequence[Piece]) -> str:
    """An excerpt as text."""
    return "".join(text for text, _ in excerpt)


def _windows(hit: Hit) -> Iterator[tuple[Span, list[Span]]]:
    """Stretches of a text, with the spans in them; those that would touch are one."""
    found: list[tuple[Span, list[Span]]] = []
    for start, end in hit.spans:
        first, last = _widened(hit.text, start, end)
        if found and first <= found[-1][0][1]:
            (begin, _), spans = found[-1]
            found[-1] = ((begin, last), [*spans, (start, end)])
        else:
            found.append(((first, last), [(start, end)]))
    yield from found


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
    return " ".join(text.splitlines()) if "\n" in text or "\r" in text else text
