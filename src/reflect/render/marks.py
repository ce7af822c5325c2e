"""Text on a screen with marks round what went and what came, so that it reads without colour."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

from rich.text import Text

from reflect.comparison.parts import Fold, Part, Segment, extract
from reflect.locale import Locale
from reflect.render.drawing import styled
from reflect.render.page import Marked
from reflect.text import LINE_END, lines, width, wrap

#: How what went looks, and what came, where there are styles.
_GONE, _CAME = "strike", "underline"
_STYLES = frozenset({_GONE, _CAME})

#: No mark is open for more than so many lines.
LINES = 2

# Compiled by `re` when they are first used: few answers are so long.
_SENTENCE = r"(?s).+?(?:[.!?…؟۔।][\"'”’»)\]]*\s+|[。！？]|\Z)"
_CLAUSE = r"(?s).+?(?:[,;:،、，；：–—]\s*|\Z)"


def paragraphs(text: Marked, locale: Locale, columns: int) -> list[Text]:
    """A marked text for lines of so many *columns*, each item of a list for itself."""
    pieces = text.parts if text.is_whole else extract(text.parts)
    if text.is_list:
        items = (_item(piece, locale, columns) for piece in pieces)
        return [item for item in map(_trimmed, items) if item]
    found: list[Text] = []
    for piece in pieces:
        if isinstance(piece, Part):
            _mark(found, piece.segments, columns)
        else:
            found.append(_folded(piece, locale))
    joined = _trimmed(Text.assemble(*found))
    return [joined] if joined else []


def marked(segments: Iterable[Segment], columns: int) -> Text:
    """*segments* with marks; what is long has one on each piece, so that its end is in sight."""
    found: list[Text] = []
    _mark(found, segments, columns)
    return Text.assemble(*found)


def has_marks(text: Text) -> bool:
    """Whether something in *text* is marked as gone or come."""
    return any(span.style in _STYLES for span in text.spans)


def _item(piece: Part | Fold, locale: Locale, columns: int) -> Text:
    """A list item, or how many stayed."""
    if isinstance(piece, Fold):
        return styled(_count(piece, locale), "dim")
    return marked(piece.segments, columns)


def _mark(found: list[Text], segments: Iterable[Segment], columns: int) -> None:
    """Put *segments* behind what was *found*."""
    for sign, *words in segments:
        if sign == "=":
            found.append(styled(words[-1]))
            continue
        for piece in _pieces(words[0], LINES * max(1, columns)):
            _put_mark(found, *piece, is_gone=sign in "-<")


def _put_mark(found: list[Text], before: str, core: str, behind: str, *, is_gone: bool) -> None:
    """Put *core* in a mark behind what was *found*, with its blanks.

    Between two marks there is one blank.
    """
    if core and "\n" not in before and _ends_marked(found):
        while not found[-1].plain.strip(" "):
            found.pop()
        before = " "
    found.append(styled(before))
    if core:
        around = f"[-{core}-]" if is_gone else f"[+{core}+]"
        found.append(styled(around, _GONE if is_gone else _CAME))
    found.append(styled(behind))


def _ends_marked(found: Sequence[Text]) -> bool:
    """Whether there is nothing but blanks behind the last mark, and no new line."""
    last = next((text for text in reversed(found) if text.plain.strip(" ")), Text())
    return last.style in _STYLES


def _folded(fold: Fold, locale: Locale) -> Text:
    """How much stayed, and the blanks that stood around it."""
    text = fold.text
    before, behind = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return Text.assemble(before, styled(_count(fold, locale), "dim"), behind or " ")


def _count(fold: Fold, locale: Locale) -> str:
    count, ngettext = len(fold.parts), locale.ngettext
    if fold.are_items:
        return ngettext("... one item the same", "... {count} items the same", count)
    return ngettext("... one sentence the same", "... {count} sentences the same", count)


def _pieces(text: str, limit: int) -> Iterator[tuple[str, str, str]]:
    """*text* line by line, and what is wider than *limit* in pieces that are not.

    Each piece has its outer blanks beside it, where no mark reaches.
    """
    for line in lines(LINE_END.sub("\n", text)):
        for piece in _broken(line, limit) if width(line) > limit else [line]:
            core = piece.strip()
            before, _, behind = piece.partition(core) if core else (piece, "", "")
            yield before, core, behind


def _broken(text: str, limit: int, depth: int = 0) -> list[str]:
    """*text* broken where it pauses: between its sentences, else its clauses, else its words."""
    found, is_open = [""], True
    for part in _PAUSES[depth](text, limit):
        if width(part) > limit and depth + 1 < len(_PAUSES):
            found += _broken(part, limit, depth + 1)
            is_open = False
        elif is_open and width(found[-1] + part.rstrip()) <= limit:
            found[-1] += part
        else:
            found.append(part)
            is_open = True
    return [piece for piece in found if piece]


def _sentences(text: str, limit: int) -> list[str]:
    return re.findall(_SENTENCE, text)


def _clauses(text: str, limit: int) -> list[str]:
    return re.findall(_CLAUSE, text)


def _words(text: str, limit: int) -> list[str]:
    """*text* in as few pieces as there can be, with their blanks, and none much shorter."""
    count = -(-width(text) // limit)
    starts, at = [], 0
    for piece in wrap(text, min(limit, width(text) // count + limit // 5)):
        starts.append(text.index(piece.strip(), at))
        at = starts[-1] + len(piece.strip())
    return [text[start:end] for start, end in pairwise([0, *starts[1:], len(text)])]


_PAUSES: tuple[Callable[[str, int], list[str]], ...] = (_sentences, _clauses, _words)


def _trimmed(text: Text) -> Text:
    """*text* without its outer blanks."""
    start = len(text.plain) - len(text.plain.lstrip())
    return text[start : len(text.plain.rstrip())] if text.plain.strip() else Text()
