"""Finds what stands on each page of a document: headers, footers and page numbers."""

import re
from collections.abc import Mapping, Sequence
from math import ceil

from reflect.importers import signs
from reflect.importers.pdf.lines import Line, lines, usual_size
from reflect.importers.pdf.spans import Span

#: The share of a page, at its top and bottom, that these stand in.
MARGIN = 0.16
#: The share of a single page below which its number stands.
FOOT = 0.9
#: Further out is what a browser prints around a page.
EDGE = 0.05
#: In points.
NEAR = 4.0
#: Headings are so many times larger than the text, and notes in a margin smaller.
HEADING, SMALL = 1.1, 0.9
#: A text, and its place.
Key = tuple[str, int]
_ASKS = re.compile(r"[?？؟]\W*$")
_NUMBER = re.compile(r"\d{1,4}")
_PAGE_NUMBER = re.compile(
    r"\W{0,3}(?:(?:[^\W\d]{1,12}\.?[ :]{1,2})?\d{1,4} ?(?:/|[^\W\d]{1,5}) ?\d{1,4}|\d{1,4}"
    r"|(?:page|seite|página|pagina|strona|p\.|s\.|pg\.?) ?\d{1,4})\W{0,3}",
    re.IGNORECASE,
)
# The day, the address, the number: what a browser prints there.
_PRINTED = re.compile(r"\b\d{1,4}[./-]\d{1,2}[./-]\d{2,4}\b|https?://|file://|\b\d+/\d+$")
_ADDRESS = re.compile(r"@[\w.]+|(?:https?://)?(?:www\.)?[\w-]+(?:\.[\w-]+)+(?:/\S*)?")


def without_margins(
    pages: Sequence[Sequence[Span]], heights: Sequence[float]
) -> tuple[list[list[Span]], list[str]]:
    """The spans of each page but for what repeats at the top or bottom of pages, and its texts."""
    found = [lines(spans) for spans in pages]
    repeated = _repeated(found, heights)
    body = usual_size(line for rows in found for line in rows)
    seen: set[Key] = set()
    kept, left = [], []
    for number, (rows, height) in enumerate(zip(found, heights, strict=True), 1):
        dropped: set[int] = set()
        for edge in (_outer(rows, height, top=True), _outer(rows, height, top=False)):
            for line in edge:
                key = _key(line, height)
                is_small = line.size < SMALL * body and not EDGE < line.y / height < 1 - EDGE
                is_rule = bool(dropped) and signs.is_rule(line.text)
                if not (
                    is_small or is_rule or key in repeated or _is_marginal(line, number, height)
                ):
                    break
                # A title that stands on each page is one on the first.
                if line.size <= HEADING * body or key in seen:
                    dropped.add(id(line))
                seen.add(key)
        kept.append([s for line in rows if id(line) not in dropped for s in line.spans])
        left += [line.text for line in rows if id(line) in dropped]
    return kept, left


def _outer(rows: Sequence[Line], height: float, *, top: bool) -> list[Line]:
    """The lines in the upper or lower margin, from the outside in."""
    if top:
        return [line for line in rows if line.y < MARGIN * height]
    return [line for line in rows[::-1] if line.y > (1 - MARGIN) * height]


def _key(line: Line, height: float) -> Key:
    """The text of *line* without numbers, and roughly its place from the nearer edge."""
    y = line.y if line.y < height / 2 else line.y - height
    return _NUMBER.sub("#", " ".join(line.text.split())), round(y / NEAR)


def _repeated(found: Sequence[Sequence[Line]], heights: Sequence[float]) -> set[Key]:
    """The keys of lines that stand on most pages, where a first page may have none."""
    standing: dict[Key, dict[int, Line]] = {}
    for number, (rows, height) in enumerate(zip(found, heights, strict=True)):
        for line in [*_outer(rows, height, top=True), *_outer(rows, height, top=False)]:
            standing.setdefault(_key(line, height), {}).setdefault(number, line)
    needed = max(2, ceil(0.6 * (len(found) - 1)))
    return {
        key
        for key, places in standing.items()
        if len(places) >= needed and not _ASKS.search(key[0]) and _counts_pages(places)
    }


def _counts_pages(places: Mapping[int, Line]) -> bool:
    """Whether lines on several pages are the same, or differ only in the number of the page.

    Not "Day 1" and "Day 2", which are headings.
    """
    texts = {page: " ".join(line.text.split()) for page, line in places.items()}
    if len(set(texts.values())) == 1:
        return True
    if any(re.fullmatch(r"[^\W\d]+\W{1,2}\d+\W*", text) for text in texts.values()):
        return all(map(_PAGE_NUMBER.fullmatch, texts.values()))
    counted = [
        {int(number) - page for number in _NUMBER.findall(text)} for page, text in texts.items()
    ]
    return bool(set.intersection(*counted))


def _is_marginal(line: Line, number: int, height: float) -> bool:
    """Whether *line* is the number of its page, or an address."""
    text = " ".join(line.text.split())
    if _PRINTED.search(text) and not EDGE < line.y / height < 1 - EDGE:
        return True
    parts = [part.strip() for part in re.split(r"\t| [·|•–—-] ", line.text) if part.strip()]
    numbers = [part for part in parts if _PAGE_NUMBER.fullmatch(part)]
    is_bare = all(_ADDRESS.fullmatch(part) for part in parts if part not in numbers)
    # Several numbers are those of a scale.
    is_footer = is_bare or ("\t" in line.text and len(numbers) == 1)
    is_counted = all(int(_NUMBER.findall(part)[0]) == number for part in numbers)
    return is_footer and is_counted and not 1 - FOOT < line.y / height < FOOT
