"""Difference between two versions of an answer: its segments, and the class of the change."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from reflect.comparison import segments
from reflect.comparison import vocabulary as words
from reflect.comparison.alignment import Link, align, gaps
from reflect.comparison.kept import KeptPassage, kept_passages
from reflect.comparison.parts import Part, Segment, sides
from reflect.comparison.sentences import Unit, units
from reflect.comparison.tokens import Role, Token, keys, tokens
from reflect.comparison.vocabulary import FUNCTION, Vocabulary
from reflect.comparison.word_diff import Passage, Stretch, diff, kept_share

# Thresholds fitted to what readers called the changes of labelled pairs.
#: An answer is rewritten if less than this share of the shorter side stayed.
REWRITTEN = 0.3
#: The same share if a whole sentence stayed as it was.
REWRITTEN_BESIDE_KEPT = 0.1
#: Fewest added words that are a clause: set off by a comma or the sentence's end, or not.
CLAUSE, CLAUSE_INSIDE = 3, 6
#: Fewest words and letters of a clause in languages with long words.
CLAUSE_LONG, CLAUSE_LETTERS = 4, 30
#: Fewest words of a clause with a negation; a shorter one may negate the words before it.
CLAUSE_NEGATED = 5

#: ``("+", "not")`` was added, ``("-", "never")`` removed.
Negation = tuple[str, str]


class Difference(NamedTuple):
    """The difference between two versions of an answer.

    Joining the segments ``= - <`` gives the old version exactly, joining ``= + >`` the new one;
    those of all parts, one part after another, do the same.
    """

    segments: tuple[Segment, ...]
    #: unchanged, reworded, extended, shortened, rewritten, new, removed, moved or changed
    kind: str
    #: The segments by sentence.
    parts: tuple[Part, ...]
    #: Passages that a rewritten answer kept, as they read now, the longest first.
    kept: tuple[str, ...] = ()
    #: Negating words added (``+``) to or removed (``-``) from sentences that otherwise stayed.
    negations: tuple[Negation, ...] = ()


def between(old: str, new: str) -> Difference:
    """The difference between *old* and *new*."""
    found = _between(old, new)
    by_parts = [segment for part in found.parts for segment in part.segments]
    if sides(found.segments) == sides(by_parts) == (old, new):
        return found
    # Safety net: a bug must neither hide a word that was written nor invent one.
    return _single_part(segments.replaced(old, new), "rewritten")


def _between(old: str, new: str) -> Difference:
    vocabulary = words.detect(old, new)
    ours, theirs = tokens(old, vocabulary), tokens(new, vocabulary)
    if keys(ours) == keys(theirs):
        return _single_part(segments.unchanged(old, new), "unchanged")
    before, now = units(ours), units(theirs)
    if not ours or not theirs:
        shown, kind = segments.replaced(old, new), "removed" if ours else "new"
        if old and new:  # one of them is blank, not empty
            return _single_part(shown, kind)
        parts = segments.segments_of(list(_by_sentence([Stretch(False, ours, theirs)])))[1]
        return Difference(shown, kind, parts)
    passages = list(_passages(before, now))
    kind = _class_of(passages)
    if kind == "rewritten":
        survived = kept_passages(before, now, vocabulary)
        shown, parts = segments.segments_of(
            list(_by_sentence(_around_kept(survived, ours, theirs)))
        )
        return Difference(shown, kind, parts, kept=tuple(each.words for each in survived))
    shown, parts = segments.segments_of([part for passage in passages for part in _split(passage)])
    return Difference(shown, kind, parts, negations=_negations(passages, vocabulary))


def _single_part(shown: tuple[Segment, ...], kind: str) -> Difference:
    """A difference with a single part, not divided by sentence."""
    return Difference(shown, kind, (Part(shown),) if shown else ())


def _passages(old: Sequence[Unit], new: Sequence[Unit]) -> Iterator[Passage]:
    """Sentences in reading order: aligned ones, and between them removed and added ones."""

    def stretches_of(link: Link) -> list[Stretch]:
        return diff(
            [token for unit in old[link.old : link.old_end] for token in unit.tokens],
            [token for unit in new[link.new : link.new_end] for token in unit.tokens],
        )

    in_order, moved = align(old, new)
    leaving = {link.old: stretches_of(link) for link in moved}
    arriving = {link.new: leaving[link.old] for link in moved}
    rests = gaps(in_order, range(len(old)), range(len(new)))
    for (ours, theirs), link in zip_longest(rests, in_order):
        for at in ours:
            yield Passage("from", leaving[at]) if at in leaving else _changed(old[at].tokens, ())
        for at in theirs:
            yield Passage("to", arriving[at]) if at in arriving else _changed((), new[at].tokens)
        if link:
            yield Passage("here", stretches_of(link))


def _changed(old: Sequence[Token], new: Sequence[Token]) -> Passage:
    return Passage("here", [Stretch(False, tuple(old), tuple(new))])


def _split(passage: Passage) -> Iterator[Passage]:
    """*passage*, or two of them if one sentence replaced another: the old and the new one."""
    [first, *others] = passage.stretches
    if first.same or others or passage.place != "here":
        yield passage
        return
    if first.old:
        yield _changed(first.old, ())
    if first.new:
        yield _changed((), first.new)


def _by_sentence(stretches: Iterable[Stretch]) -> Iterator[Passage]:
    """*stretches* as passages, the changed ones cut between sentences."""
    for stretch in stretches:
        if stretch.same:
            yield Passage("here", [stretch])
        else:
            yield from (_changed(unit.tokens, ()) for unit in units(stretch.old))
            yield from (_changed((), unit.tokens) for unit in units(stretch.new))


def _around_kept(
    survived: Sequence[KeptPassage], old: Sequence[Token], new: Sequence[Token]
) -> Iterator[Stretch]:
    """Stretches, all changed but *survived*; of two passages that cross, the longer."""
    chosen: list[KeptPassage] = []
    for each in survived:
        if all(each.is_before(other) or other.is_before(each) for other in chosen):
            chosen.append(each)
    chosen.sort(key=lambda each: each.old.start)
    ends = [*((each.old.start, each.new.start) for each in chosen), (len(old), len(new))]
    at = there = 0
    for each, (end, other_end) in zip(chosen, ends[1:], strict=True):
        yield Stretch(False, tuple(old[at : each.old.start]), tuple(new[there : each.new.start]))
        at, there = each.old.stop, each.new.stop
        while at < end and there < other_end and old[at].key == new[there].key:
            at, there = at + 1, there + 1  # so did the punctuation after it
        yield Stretch(True, tuple(old[each.old.start : at]), tuple(new[each.new.start : there]))
    yield Stretch(False, tuple(old[at:]), tuple(new[there:]))


def _class_of(passages: Sequence[Passage]) -> str:
    """The class of the change, as a reader would call it."""
    if _is_rewritten(passages):
        return "rewritten"
    effects = {
        _effect(passage.stretches, number)
        for passage in passages
        for number, stretch in enumerate(passage.stretches)
        if passage.place != "to" and not stretch.same
    }
    if "reworded" in effects or effects >= {"extended", "shortened"}:
        return "reworded"
    for effect in ("extended", "shortened"):
        if effect in effects:
            return effect
    if effects:
        return "changed" if effects == {"ticked"} else "reworded"
    return "moved" if any(passage.place != "here" for passage in passages) else "unchanged"


def _negations(passages: Sequence[Passage], vocabulary: Vocabulary) -> tuple[Negation, ...]:
    """Negating words added to or removed from sentences that otherwise stayed, as written."""
    return tuple(
        each
        for passage in passages
        if passage.place != "to" and any(stretch.same for stretch in passage.stretches)
        for each in _unbalanced(passage, vocabulary)
    )


def _is_rewritten(passages: Sequence[Passage]) -> bool:
    old, new = (
        [each for passage in passages if passage.place != other for each in passage.stretches]
        for other in ("to", "from")
    )
    whole = any(all(stretch.same for stretch in passage.stretches) for passage in passages)
    return kept_share(old, new) < (REWRITTEN_BESIDE_KEPT if whole else REWRITTEN)


def _effect(stretches: Sequence[Stretch], number: int) -> str:
    """Effect on the sentence: "extended", "shortened", "reworded", "ticked" or "slight"."""
    stretch = stretches[number]
    if all(token.role is Role.BOX for token in stretch.old + stretch.new):
        return "ticked"
    gone, came = _without(stretch.old, stretch.new), _without(stretch.new, stretch.old)
    is_more, is_less = (any(token.weight > FUNCTION for token in side) for side in (came, gone))
    if _is_clause(came, stretches, number) and not is_less:
        return "extended"
    if _is_clause(gone, stretches, number) and not is_more:
        return "shortened"
    return "reworded" if is_more or is_less else "slight"


def _without(some: Sequence[Token], others: Sequence[Token]) -> list[Token]:
    """*some* without the words that are among *others* too, whatever their case."""
    known = {token.key.casefold() for token in others}
    return [token for token in some if token.key.casefold() not in known]


def _is_clause(some: Sequence[Token], stretches: Sequence[Stretch], number: int) -> bool:
    """Whether *some*, added or removed, is a clause of its own and not a mere modifier."""
    count = sum(token.words for token in some)
    if not some or len(stretches) == 1:
        return count > 0
    first, last = some[0], some[-1]
    behind = (token for stretch in stretches[number + 1 :] for token in stretch.old)
    is_closed = last.role is Role.SIGN or not any(token.words for token in behind)
    if any(token.role is Role.NEGATION for token in some):
        return is_closed and first.weight <= FUNCTION and count >= CLAUSE_NEGATED
    is_long = count >= CLAUSE_LONG and sum(len(token.key) for token in some) >= CLAUSE_LETTERS
    is_set_off = is_closed or first.role is Role.SIGN
    return is_long or count >= (CLAUSE if is_set_off else CLAUSE_INSIDE)


class _Occurrence(NamedTuple):
    sign: str
    word: str
    #: Base form of the negation.
    form: str


def _unbalanced(passage: Passage, vocabulary: Vocabulary) -> Iterator[Negation]:
    """Negations of which one side of a sentence has more than the other."""
    found = [
        each
        for number, stretch in enumerate(passage.stretches)
        if not stretch.same and _effect(passage.stretches, number) not in ("extended", "shortened")
        for each in _occurrences(stretch, vocabulary)
    ]
    spare = {sign: Counter(each.form for each in found if each.sign != sign) for sign in "-+"}
    left = []
    for each in found:
        spare[each.sign][each.form] -= 1
        if spare[each.sign][each.form] < 0:
            left.append(each)
    for each in left:
        beside = [other.form in vocabulary.companions for other in left if other.sign == each.sign]
        if each.form in vocabulary.beside:
            is_shown = any(beside)
        else:
            is_shown = each.form not in vocabulary.companions or all(beside)
        if is_shown:
            yield each.sign, each.word


def _occurrences(stretch: Stretch, vocabulary: Vocabulary) -> Iterator[_Occurrence]:
    """Negations in a changed *stretch*, among them words negated by an affix."""
    for sign, side, other in (("-", stretch.old, stretch.new), ("+", stretch.new, stretch.old)):
        for token in side:
            word = token.word
            if token.role is Role.NEGATION:
                yield _Occurrence(sign, token.text.strip(), vocabulary.negation(word))
            elif word in vocabulary.beside:
                yield _Occurrence(sign, token.text.strip(), word)
            elif any(vocabulary.negates(each.word, word) for each in other):
                yield _Occurrence(sign, token.text.strip(), "")
