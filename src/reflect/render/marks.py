"""Text on a screen with marks round what went and what came, so that it reads without colour."""

import re
from collections.abc import Iterable, Iterator, Sequence

from rich.text import Text

from reflect.comparison.parts import Part, PartFold, Segment, folded
from reflect.locale import Locale
from reflect.render.drawing import styled
from reflect.render.page import Marked
from reflect.text import LINE_END, lines, width

#: How what went looks, and what came, where there are styles.
_GONE, _CAME = "strike", "underline"

#: No mark is open for more than so many lines.
LINES = 2

# Compiled by `re` when they are first used: few answers are so long.
_CLAUSE = r"(?s).+?(?:[.!?…؟۔।,;:،؛][\"')\]”’»]*\s+|[–—]\s*|[。！？、，；：]|\Z)"
_WORD = r"\S+\s*|\s+"


def paragraphs(text: Marked, locale: Locale, columns: int) -> list[Text]:
    """A marked text for lines of so many *columns*, each item of a list for itself."""
    pieces = text.parts if text.is_whole else folded(text.parts)
    texts: list[list[Text]] = []
    for piece in pieces:
        if text.is_list or not texts:
            texts.append([])
        if isinstance(piece, Part):
            _mark(texts[-1], piece.segments, columns)
        else:
            before, _, behind = piece.text.partition(piece.text.strip())
            texts[-1] += [Text(before), _count(piece, locale), Text(behind or " ")]
    joined = (Text.assemble(*some) for some in texts)
    # Without the blanks around it.
    return [
        some[len(some.plain) - len(some.plain.lstrip()) : len(some.plain.rstrip())]
        for some in joined
        if some.plain.strip()
    ]


def marked(segments: Iterable[Segment], columns: int) -> Text:
    """*segments* with marks; what is long has one on each piece, so that its end is in sight."""
    found: list[Text] = []
    _mark(found, segments, columns)
    return Text.assemble(*found)


def _mark(found: list[Text], segments: Iterable[Segment], columns: int) -> None:
    """Put *segments* behind what was *found*, with one blank between two marks."""
    for sign, *words in segments:
        if sign == "=":
            found.append(styled(words[-1]))
            continue
        for before, core, behind in _pieces(words[0], LINES * max(1, columns)):
            if core and "\n" not in before and _ends_marked(found):
                while not found[-1].plain.strip(" "):
                    found.pop()
                before = " "
            found.append(styled(before))
            if core and sign in "-<":
                found.append(styled(f"[-{core}-]", _GONE))
            elif core:
                found.append(styled(f"[+{core}+]", _CAME))
            found.append(styled(behind))


def _ends_marked(found: Sequence[Text]) -> bool:
    """Whether there is nothing but blanks behind the last mark, and no new line."""
    last = next((text for text in reversed(found) if text.plain.strip(" ")), Text())
    return last.style in (_GONE, _CAME)


def _count(fold: PartFold, locale: Locale) -> Text:
    """How much stayed."""
    count, ngettext = len(fold.parts), locale.ngettext
    if fold.are_items:
        said = ngettext("... one item the same", "... {count} items the same", count)
    else:
        said = ngettext("... one sentence the same", "... {count} sentences the same", count)
    return styled(said, "dim")


def _pieces(text: str, limit: int) -> Iterator[tuple[str, str, str]]:
    """*text* line by line, and what is wider than *limit* in pieces that are not.

    Each piece has its outer blanks beside it, where no mark reaches.
    """
    for line in lines(LINE_END.sub("\n", text)):
        for piece in _broken(line, limit) if width(line) > limit else [line]:
            core = piece.strip()
            before, _, behind = piece.partition(core) if core else (piece, "", "")
            yield before, core, behind


def _broken(text: str, limit: int) -> list[str]:
    """*text* in pieces of at most such a width, broken where it pauses, else between words."""
    found = [""]
    for clause in re.findall(_CLAUSE, text):
        for part in re.findall(_WORD, clause) if width(clause) > limit else [clause]:
            if width(found[-1] + part.rstrip()) <= limit:
                found[-1] += part
            else:
                found.append(part)
    return [piece for piece in found if piece]
