"""Two versions of an answer -> what stayed, what went, what came and what moved."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from reflect.comparison import kinds, segments
from reflect.comparison import vocabulary as words
from reflect.comparison.alignment import align
from reflect.comparison.chains import Link, gaps
from reflect.comparison.edits import Passage, Stretch, stretches
from reflect.comparison.kept import Kept, kept
from reflect.comparison.kinds import Negation
from reflect.comparison.parts import Part, Segment, sides
from reflect.comparison.sentences import Unit, units
from reflect.comparison.tokens import Token, keys, tokens


class Difference(NamedTuple):
    """What happened between two versions of an answer.

    Joining the segments ``= - <`` gives the old version exactly, joining ``= + >`` the new one;
    those of all parts, one part after another, do the same.
    """

    segments: tuple[Segment, ...]
    #: unchanged, reworded, extended, shortened, rewritten, new, removed, moved or changed
    kind: str
    #: The segments of each sentence.
    parts: tuple[Part, ...]
    #: What a rewritten answer has kept, as it reads now, the longest first.
    kept: tuple[str, ...] = ()
    #: The negating words that came ``+`` or went ``-`` inside sentences that otherwise stayed.
    negations: tuple[Negation, ...] = ()


def between(old: str, new: str) -> Difference:
    """The difference between *old* and *new*."""
    found = _between(old, new)
    by_parts = [segment for part in found.parts for segment in part.segments]
    if sides(found.segments) == sides(by_parts) == (old, new):
        return found
    # A mistake of ours must never hide a word that was written, or show one that was not.
    return _told(segments.apart(old, new), "rewritten")


def _between(old: str, new: str) -> Difference:
    vocabulary = words.of(old, new)
    ours, theirs = tokens(old, vocabulary), tokens(new, vocabulary)
    if keys(ours) == keys(theirs):
        return _told(segments.stayed(old, new), "unchanged")
    before, now = units(ours), units(theirs)
    if not ours or not theirs:
        shown, kind = segments.apart(old, new), "removed" if ours else "new"
        if old and new:  # but one of them is blank
            return _told(shown, kind)
        parts = segments.of(list(_by_sentence([Stretch(False, ours, theirs)])))[1]
        return Difference(shown, kind, parts)
    passages = list(_passages(before, now))
    kind = kinds.of(passages)
    if kind == "rewritten":
        survived = kept(before, now, vocabulary)
        shown, parts = segments.of(list(_by_sentence(_around(survived, ours, theirs))))
        return Difference(shown, kind, parts, kept=tuple(each.words for each in survived))
    shown, parts = segments.of([part for passage in passages for part in _split(passage)])
    return Difference(shown, kind, parts, negations=kinds.negations(passages, vocabulary))


def _told(shown: tuple[Segment, ...], kind: str) -> Difference:
    """What has nothing to be told of its sentences."""
    return Difference(shown, kind, (Part(shown),) if shown else ())


def _gone(tokens: Sequence[Token]) -> Passage:
    return Passage("here", [Stretch(False, tuple(tokens), ())])


def _come(tokens: Sequence[Token]) -> Passage:
    return Passage("here", [Stretch(False, (), tuple(tokens))])


def _split(passage: Passage) -> Iterator[Passage]:
    """A *passage*; where another sentence took the place of one, each of the two."""
    if any(stretch.same for stretch in passage.stretches) or passage.place != "here":
        yield passage
        return
    old = [token for stretch in passage.stretches for token in stretch.old]
    new = [token for stretch in passage.stretches for token in stretch.new]
    yield from (*([_gone(old)] if old else []), *([_come(new)] if new else []))


def _by_sentence(stretches: Iterable[Stretch]) -> Iterator[Passage]:
    """*stretches*, those that changed cut between sentences."""
    for stretch in stretches:
        if stretch.same:
            yield Passage("here", [stretch])
        else:
            yield from (_gone(unit.tokens) for unit in units(stretch.old))
            yield from (_come(unit.tokens) for unit in units(stretch.new))


def _around(
    survived: Sequence[Kept], old: Sequence[Token], new: Sequence[Token]
) -> Iterator[Stretch]:
    """All as changed but what *survived*; of two that changed places the longer."""
    chosen: list[Kept] = []
    for each in survived:
        if all(each.is_before(other) or other.is_before(each) for other in chosen):
            chosen.append(each)
    at = there = 0
    ordered = sorted(chosen, key=lambda each: each.old.start)
    ends = [(each.old.start, each.new.start) for each in ordered[1:]] + [(len(old), len(new))]
    for each, (end, other_end) in zip(ordered, ends, strict=False):
        yield Stretch(False, tuple(old[at : each.old.start]), tuple(new[there : each.new.start]))
        at, there = each.old.stop, each.new.stop
        while at < end and there < other_end and old[at].key == new[there].key:
            at, there = at + 1, there + 1  # the sign behind it stayed as well
        yield Stretch(True, tuple(old[each.old.start : at]), tuple(new[each.new.start : there]))
    yield Stretch(False, tuple(old[at:]), tuple(new[there:]))


def _passages(old: Sequence[Unit], new: Sequence[Unit]) -> Iterator[Passage]:
    """The sentences in reading order: those that stayed, and between them what went and came."""
    found = align(old, new)
    leaving = {link.old: _stretches(link, old, new) for link in found.moved}
    arriving = {link.new: leaving[link.old] for link in found.moved}
    rests = gaps(found.kept, range(len(old)), range(len(new)))
    for (ours, theirs), link in zip_longest(rests, found.kept):
        for at in ours:
            yield Passage("from", leaving[at]) if at in leaving else _gone(old[at].tokens)
        for at in theirs:
            yield Passage("to", arriving[at]) if at in arriving else _come(new[at].tokens)
        if link:
            yield Passage("here", _stretches(link, old, new))


def _stretches(link: Link, old: Sequence[Unit], new: Sequence[Unit]) -> list[Stretch]:
    return stretches(
        [token for unit in old[link.old : link.old_end] for token in unit.tokens],
        [token for unit in new[link.new : link.new_end] for token in unit.tokens],
    )
