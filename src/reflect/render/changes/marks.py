"""Text with marks round what went and what came, so that it reads without colour."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

from rich.text import Text

from reflect.comparison.parts import Fold, Part, Segment, extract
from reflect.render.drawing import styled
from reflect.text import LINE_END, lines, width, wrap
from reflect.words.review import Review

#: How what went looks, and what came, where there are styles.
_GONE, _CAME = "strike", "underline"
MARKED = frozenset({_GONE, _CAME})

#: No mark is open for more than so many lines.
LINES = 2

# Compiled by `re` when they are first used: few answers are so long, or lists.
_SENTENCE = r"(?s).+?(?:[.!?…؟۔।][\"'”’»)\]]*\s+|[。！？]|\Z)"
_CLAUSE = r"(?s).+?(?:[,;:،、，；：–—]\s*|\Z)"
_BULLET = r"\s*(?:[-*+•‣◦·–—]|[0-9]{1,9}[.)])\s+"


def flowing(parts: Sequence[Part], review: Review, columns: int) -> Text:
    """A text on lines of so many *columns*: what changed in it, and what shows where."""
    found: list[Text] = []
    for piece in extract(parts):
        if isinstance(piece, Part):
            _mark(found, piece.segments, columns)
        else:
            found.append(_folded(piece, review))
    text = Text.assemble(*found)
    text.rstrip()
    return text


def itemised(parts: Sequence[Part], review: Review, columns: int) -> list[Text]:
    """The same of a list, each item for itself and without its number."""
    found = []
    for piece in extract(parts):
        if isinstance(piece, Part):
            bare = _without_bullet(piece.segments) if piece.is_item else piece.segments
            found.append(marked(bare, columns))
        else:
            found.append(styled(_said(piece, review), "dim"))
    return [text for text in map(_trimmed, found) if text]


def marked(segments: Iterable[Segment], columns: int) -> Text:
    """*segments* with marks; what is long has one on each piece, so that its end is in sight."""
    found: list[Text] = []
    _mark(found, segments, columns)
    return Text.assemble(*found)


def put_mark(found: list[Text], before: str, core: str, behind: str, *, is_gone: bool) -> None:
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


def _mark(found: list[Text], segments: Iterable[Segment], columns: int) -> None:
    """Put *segments* behind what was *found*."""
    for sign, *words in segments:
        if sign == "=":
            found.append(styled(words[-1]))
            continue
        for piece in _pieces(words[0], LINES * max(1, columns)):
            put_mark(found, *piece, is_gone=sign in "-<")


def _ends_marked(found: Sequence[Text]) -> bool:
    """Whether there is nothing but blanks behind the last mark, and no new line."""
    last = next((text for text in reversed(found) if text.plain.strip(" ")), Text())
    return last.style in MARKED


def _folded(fold: Fold, review: Review) -> Text:
    """How much stayed, and the blanks that stood around it."""
    text = fold.text
    before, behind = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return Text.assemble(before, styled(_said(fold, review), "dim"), behind or " ")


def _said(fold: Fold, review: Review) -> str:
    count = len(fold.parts)
    forms = review.items if fold.are_items else review.sentences
    return forms[count != 1].format(count=count)


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


def _without_bullet(segments: Sequence[Segment]) -> list[Segment]:
    """An item without what marks it as one."""
    (sign, *words), *others = segments
    bare = [re.sub(_BULLET, "", text, count=1) for text in words]
    return [(sign, *bare), *others] if any(bare) else others


def _trimmed(text: Text) -> Text:
    """*text* without its outer blanks."""
    start = len(text.plain) - len(text.plain.lstrip())
    return text[start : len(text.plain.rstrip())] if text.plain.strip() else Text()
