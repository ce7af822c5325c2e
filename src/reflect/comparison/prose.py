"""Two versions of an answer -> what stayed, went, came and moved, and what to call that."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from reflect.comparison import segments
from reflect.comparison import vocabulary as words
from reflect.comparison.alignment import Link, align, gaps
from reflect.comparison.edits import Passage, Stretch, kept_share, stretches
from reflect.comparison.kept import Kept, kept
from reflect.comparison.parts import Part, Segment, sides
from reflect.comparison.sentences import Unit, units
from reflect.comparison.tokens import Role, Token, keys, tokens
from reflect.comparison.vocabulary import FUNCTION, Vocabulary

# Found on labelled pairs, as what their readers called a change.
#: Where less of the shorter side stayed, it is another answer,
REWRITTEN = 0.3
#: or much less, where a whole sentence stayed as it was.
REWRITTEN_BESIDE_KEPT = 0.1
#: Added words are a clause from here on: set off by a comma or by the sentence's end, or not,
CLAUSE, CLAUSE_INSIDE = 3, 6
#: or so many with so many letters, where a word says what takes three elsewhere,
CLAUSE_LONG, CLAUSE_LETTERS = 4, 30
#: or with a "not" among them, which must not turn round what was there before.
CLAUSE_NEGATED = 5

#: ``("+", "not")`` came, ``("-", "never")`` went.
Negation = tuple[str, str]


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
    kind = _kind(passages)
    if kind == "rewritten":
        survived = kept(before, now, vocabulary)
        shown, parts = segments.of(list(_by_sentence(_around(survived, ours, theirs))))
        return Difference(shown, kind, parts, kept=tuple(each.words for each in survived))
    shown, parts = segments.of([part for passage in passages for part in _split(passage)])
    return Difference(shown, kind, parts, negations=_negations(passages, vocabulary))


def _told(shown: tuple[Segment, ...], kind: str) -> Difference:
    """What has nothing to be told of its sentences."""
    return Difference(shown, kind, (Part(shown),) if shown else ())


def _passages(old: Sequence[Unit], new: Sequence[Unit]) -> Iterator[Passage]:
    """The sentences in reading order: those that stayed, and between them what went and came."""

    def stretches_of(link: Link) -> list[Stretch]:
        return stretches(
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
    """A *passage*; where another sentence took the place of one, each of the two."""
    [first, *others] = passage.stretches
    if first.same or others or passage.place != "here":
        yield passage
        return
    if first.old:
        yield _changed(first.old, ())
    if first.new:
        yield _changed((), first.new)


def _by_sentence(stretches: Iterable[Stretch]) -> Iterator[Passage]:
    """*stretches*, those that changed cut between sentences."""
    for stretch in stretches:
        if stretch.same:
            yield Passage("here", [stretch])
        else:
            yield from (_changed(unit.tokens, ()) for unit in units(stretch.old))
            yield from (_changed((), unit.tokens) for unit in units(stretch.new))


def _around(
    survived: Sequence[Kept], old: Sequence[Token], new: Sequence[Token]
) -> Iterator[Stretch]:
    """All as changed but what *survived*; of two that changed places the longer."""
    chosen: list[Kept] = []
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
            at, there = at + 1, there + 1  # the sign behind it stayed as well
        yield Stretch(True, tuple(old[each.old.start : at]), tuple(new[each.new.start : there]))
    yield Stretch(False, tuple(old[at:]), tuple(new[there:]))


def _kind(passages: Sequence[Passage]) -> str:
    """What a person would call what happened, in one word."""
    if _rewritten(passages):
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
    """The negating words that came or went inside sentences that otherwise stayed, as written."""
    return tuple(
        each
        for passage in passages
        if passage.place != "to" and any(stretch.same for stretch in passage.stretches)
        for each in _inside(passage, vocabulary)
    )


def _rewritten(passages: Sequence[Passage]) -> bool:
    old, new = (
        [each for passage in passages if passage.place != other for each in passage.stretches]
        for other in ("to", "from")
    )
    whole = any(all(stretch.same for stretch in passage.stretches) for passage in passages)
    return kept_share(old, new) < (REWRITTEN_BESIDE_KEPT if whole else REWRITTEN)


def _effect(stretches: Sequence[Stretch], number: int) -> str:
    """What the changed stretch at *number* does to its sentence; "slight" where hardly anything."""
    stretch = stretches[number]
    if all(token.role is Role.BOX for token in stretch.old + stretch.new):
        return "ticked"
    gone, came = _without(stretch.old, stretch.new), _without(stretch.new, stretch.old)
    is_more, is_less = (any(token.weight > FUNCTION for token in side) for side in (came, gone))
    if _clause(came, stretches, number) and not is_less:
        return "extended"
    if _clause(gone, stretches, number) and not is_more:
        return "shortened"
    return "reworded" if is_more or is_less else "slight"


def _without(some: Sequence[Token], others: Sequence[Token]) -> list[Token]:
    """*some* but for the words that are among *others* too, whatever their capitals."""
    known = {token.key.casefold() for token in others}
    return [token for token in some if token.key.casefold() not in known]


def _clause(some: Sequence[Token], stretches: Sequence[Stretch], number: int) -> bool:
    """Whether *some*, which came or went, said a thing of its own rather than colour another."""
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


class _Found(NamedTuple):
    sign: str
    word: str
    #: The negation it is a form of.
    form: str


def _inside(passage: Passage, vocabulary: Vocabulary) -> Iterator[Negation]:
    """The negations of which one side of a sentence has more than the other."""
    found = [
        each
        for number, stretch in enumerate(passage.stretches)
        if not stretch.same and _effect(passage.stretches, number) not in ("extended", "shortened")
        for each in _found(stretch, vocabulary)
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
            is_told = any(beside)
        else:
            is_told = each.form not in vocabulary.companions or all(beside)
        if is_told:
            yield each.sign, each.word


def _found(stretch: Stretch, vocabulary: Vocabulary) -> Iterator[_Found]:
    """The negations in a changed *stretch*; a verb turned round by its ending is one, too."""
    for sign, side, other in (("-", stretch.old, stretch.new), ("+", stretch.new, stretch.old)):
        for token in side:
            word = token.word
            if token.role is Role.NEGATION:
                yield _Found(sign, token.text.strip(), vocabulary.negation(word))
            elif word in vocabulary.beside:
                yield _Found(sign, token.text.strip(), word)
            elif any(vocabulary.turns(each.word, word) for each in other):
                yield _Found(sign, token.text.strip(), "")
