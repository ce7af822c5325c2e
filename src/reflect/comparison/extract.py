"""What of an answer has to be seen: the sentences that changed, and how many beside them stayed."""

from bisect import bisect, bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate, groupby, pairwise
from typing import NamedTuple

from reflect.comparison import vocabulary
from reflect.comparison.segments import Segment, sides, stayed
from reflect.comparison.sentences import units
from reflect.comparison.tokens import Role, text, tokens
from reflect.comparison.vocabulary import Vocabulary

#: To say that something as short as this stayed takes longer than to show it.
SHORT = 25

#: A stretch of a segment, as it was and as it is; one of them is empty where it went or came.
_Piece = tuple[str, str, str]


class Part:
    """A sentence, a list item or a line, with what became of it."""

    def __init__(self, segments: tuple[Segment, ...]) -> None:
        self.segments = segments

    @property
    def stayed(self) -> bool:
        """Whether nothing in it changed."""
        return all(segment[0] == "=" for segment in self.segments)

    @property
    def is_whole(self) -> bool:
        """Whether it came, went or moved from its first word to its last."""
        return all(segment[0] != "=" for segment in self.segments)

    @cached_property
    def text(self) -> str:
        """How it reads; how it read, where it is no longer there."""
        then, now = sides(self.segments)
        return now or then

    @cached_property
    def is_item(self) -> bool:
        """Whether it is one of a list."""
        found = tokens(self.text, vocabulary.of(self.text))
        return bool(found) and found[0].role is Role.BULLET


class Fold(NamedTuple):
    """Neighbours that stayed as they were, and need not be seen."""

    parts: tuple[Part, ...]

    @property
    def are_items(self) -> bool:
        """Whether they are items of a list."""
        return all(part.is_item for part in self.parts)

    @property
    def text(self) -> str:
        """How they read."""
        return "".join(part.text for part in self.parts)


def extract(segments: Sequence[Segment]) -> list[Part | Fold]:
    """*segments* by sentences, those folded away that stayed.

    Beside what came or went as a whole one stays in sight, to tell its place by.
    """
    every = parts(segments)
    seen = {at for at, part in enumerate(every) if not part.stayed} | set(_beside(every))
    found: list[Part | Fold] = []
    for is_seen, group in groupby(range(len(every)), key=seen.__contains__):
        fold = Fold(tuple(every[at] for at in group))
        is_short = len(fold.text.strip()) <= SHORT
        found += fold.parts if is_seen or is_short else [fold]
    return found


def _beside(every: Sequence[Part]) -> Iterator[int]:
    """What shows where whole ones came or went: the part before them, else the one after."""
    for has_stayed, group in groupby(range(len(every)), key=lambda at: every[at].stayed):
        run = list(group)
        if has_stayed or not all(every[at].is_whole for at in run):
            continue
        if run[0] > 0:
            yield run[0] - 1
        elif run[-1] + 1 < len(every):
            yield run[-1] + 1


def parts(segments: Sequence[Segment]) -> tuple[Part, ...]:
    """*segments* cut between sentences; those of all parts, joined, give both texts again."""
    texts = sides(segments)
    old, new = (_Side(each, vocabulary.of(*texts)) for each in texts)
    found: list[list[_Piece]] = [[]]
    for segment in segments:
        for piece in _pieces(segment, old, new):
            found[-1].append(piece)
            old.at += len(piece[1])
            new.at += len(piece[2])
            if old.is_between and new.is_between:
                found.append([])
    return tuple(Part(tuple(_joined(pieces))) for pieces in found if pieces)


def sentences(of: str) -> list[str]:
    """A text cut between its sentences; joined, they are the text."""
    found = units(tokens(of, vocabulary.of(of)))
    return [text(unit.tokens) for unit in found] or [of]


class _Side:
    """One of the two texts: where its words and its sentences end, and how far it has been read."""

    def __init__(self, whole: str, known: Vocabulary) -> None:
        found = tokens(whole, known)
        self.at = 0
        # A bullet belongs to the word behind it: only one of two layouts may have it.
        ends = zip(_ends(text([token]) for token in found), found, strict=True)
        self.words = [end for end, token in ends if token.role is not Role.BULLET]
        borders = {0, len(whole), *_ends(text(unit.tokens) for unit in units(found))}
        # The blanks between two sentences may belong to either.
        self._between = {0}
        for start, end in pairwise(sorted(borders)):
            filled = start + len(whole[start:end].rstrip())
            self._between.update(range(filled, end + 1))

    @property
    def is_between(self) -> bool:
        """Whether it has been read up to the end of a sentence."""
        return self.at in self._between

    def within(self, length: int) -> list[int]:
        """Where words end in the next *length* characters, counted from here."""
        first, last = bisect(self.words, self.at), bisect_left(self.words, self.at + length)
        return [end - self.at for end in self.words[first:last]]


def _ends(texts: Iterable[str]) -> list[int]:
    return list(accumulate(map(len, texts)))


def _pieces(segment: Segment, old: _Side, new: _Side) -> Iterator[_Piece]:
    """*segment* word by word, the blanks before a word kept with it."""
    sign, then, now = segment[0], segment[1], segment[-1]
    if sign in "-<":
        now = ""
    elif sign in "+>":
        then = ""
    ours, theirs = old.within(len(then)), new.within(len(now))
    if then and now:
        # Two layouts of one text have the same words; where they have not, they stay together.
        pairs = list(zip(ours, theirs, strict=True)) if len(ours) == len(theirs) else []
    else:
        pairs = [(end, 0) for end in ours] or [(0, end) for end in theirs]
    begin = 0, 0
    for end in [*pairs, (len(then), len(now))]:
        piece = then[begin[0] : end[0]], now[begin[1] : end[1]]
        if any(each.strip() for each in piece) or end == (len(then), len(now)):
            yield (sign, *piece)
            begin = end


def _joined(pieces: Sequence[_Piece]) -> Iterator[Segment]:
    """*pieces* as segments, neighbours with one sign in one."""
    for sign, group in groupby(pieces, key=lambda piece: piece[0]):
        then, now = ("".join(texts) for texts in zip(*(piece[1:] for piece in group), strict=True))
        if sign == "=":
            yield from stayed(then, now)
        else:
            yield (sign, then or now)
