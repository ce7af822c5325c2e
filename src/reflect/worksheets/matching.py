"""Finds the questions of an earlier worksheet in a later one whose author kept no ids."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from typing import NamedTuple

from reflect.text import case_folded, normalised

#: The least similarity of two wordings of one question: surely, where both stand between the same
#: neighbours and anywhere; and maybe. Tried on thirteen pairs, reworded and merely alike.
SURE_IN_PLACE, SURE = 0.6, 0.72
MAYBE_IN_PLACE, MAYBE = 0.45, 0.6
#: The next best has to be this much less similar.
LEAD = 0.05
#: More pairs than this are not compared by similarity, nor longer wordings.
MOST_PAIRS, LONGEST = 10_000, 1000


class Match(NamedTuple):
    """A question, or step, of the earlier worksheet and the same one in the later, by their ids."""

    old: str
    new: str
    is_sure: bool = True


def matches(old: Mapping[str, str], new: Mapping[str, str]) -> list[Match]:
    """What is still there of the *old* wordings, by id and in order, in the *new* ones."""
    found: dict[str, str] = {}
    for key in (normalised, words):
        taken = set(found.values())
        found |= _equal(
            {id_: key(text) for id_, text in old.items() if id_ not in taken},
            {id_: key(text) for id_, text in new.items() if id_ not in found},
        )
    sure = [Match(id_, at) for at, id_ in found.items()]
    return [*sure, *_similar(old, new, found)]


def words(text: str) -> str:
    """The words of *text*, without case and punctuation."""
    return " ".join(re.findall(r"\w+", case_folded(text))) or normalised(text)


def _equal(old: Mapping[str, str], new: Mapping[str, str]) -> dict[str, str]:
    """The old id by the new one, of equal texts: those in the same order before others."""
    olds, news, found = list(old), list(new), dict[str, str]()
    blocks = SequenceMatcher(None, [*old.values()], [*new.values()]).get_matching_blocks()
    for then, now, length in blocks:
        found |= zip(news[now : now + length], olds[then : then + length], strict=True)
    left, taken = defaultdict[str, list[str]](list), set(found.values())
    for id_ in reversed(olds):
        if id_ not in taken:
            left[old[id_]].append(id_)
    for id_ in news:
        if id_ not in found and left[new[id_]]:
            found[id_] = left[new[id_]].pop()
    return found


def _similar(
    old: Mapping[str, str], new: Mapping[str, str], found: Mapping[str, str]
) -> Iterator[Match]:
    """Matches among what is left: the most similar first."""
    there = {id_: at for at, id_ in found.items()}
    before, after = _places(list(old), there), _places(list(new), {id_: id_ for id_ in found})
    if len(before) * len(after) > MOST_PAIRS:
        return
    scored = [
        (similarity(old[then], new[now]), before[then] == after[now], then, now)
        for then in before
        for now in after
    ]
    left = sorted((each for each in scored if each[0] >= MAYBE_IN_PLACE), reverse=True)
    while left:
        (score, in_place, then, now), *left = left
        if score < (MAYBE_IN_PLACE if in_place else MAYBE):
            continue
        rivals = [s for s, _, a, b in left if then == a or now == b]
        leads = score - max(rivals, default=0) >= LEAD
        yield Match(then, now, leads and score >= (SURE_IN_PLACE if in_place else SURE))
        left = [each for each in left if then != each[2] and now != each[3]]


def _places(ids: list[str], matched: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """The neighbours of each id that is not *matched*: the nearest ones that are."""
    before, after, last = dict[str, str](), dict[str, str](), ""
    for id_ in ids:
        before[id_] = last
        last = matched.get(id_, last)
    last = ""
    for id_ in reversed(ids):
        after[id_] = last
        last = matched.get(id_, last)
    return {id_: (before[id_], after[id_]) for id_ in ids if id_ not in matched}


def similarity(one: str, other: str) -> float:
    """How alike two wordings are, from 0 to 1: by letters, and by words where there are some."""
    if max(len(one), len(other)) > LONGEST:
        return float(one == other)
    first, second = words(one), words(other)
    letters = SequenceMatcher(None, first, second, autojunk=False)
    if letters.quick_ratio() < MAYBE_IN_PLACE:
        return 0.0
    one_by_one = first.split(), second.split()
    if min(map(len, one_by_one)) < 3:
        return letters.ratio()
    return (letters.ratio() + SequenceMatcher(None, *one_by_one, autojunk=False).ratio()) / 2
