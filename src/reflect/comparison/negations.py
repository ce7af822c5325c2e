"""The negating words that came or went inside a sentence that otherwise stayed."""

from collections import Counter
from collections.abc import Iterator, Sequence

from reflect.comparison import kinds
from reflect.comparison.edits import Passage
from reflect.comparison.tokens import Role, Token

#: ``("+", "not")`` came, ``("-", "never")`` went.
Negation = tuple[str, str]


def of(passages: Sequence[Passage]) -> tuple[Negation, ...]:
    """Those of *passages*, as written, in reading order."""
    return tuple(
        negation
        for passage in passages
        if passage.place != "to" and any(stretch.same for stretch in passage.stretches)
        for negation in _inside(passage)
    )


def _inside(passage: Passage) -> Iterator[Negation]:
    found = [
        (sign, token)
        for number, stretch in enumerate(passage.stretches)
        if not stretch.same and not kinds.is_growth(passage.stretches, number)
        for sign, side in (("-", stretch.old), ("+", stretch.new))
        for token in side
        if token.role is Role.NEGATION
    ]
    spare = {sign: Counter(_key(token) for mark, token in found if mark != sign) for sign in "-+"}
    for sign, token in found:
        spare[sign][_key(token)] -= 1
        if spare[sign][_key(token)] < 0:
            yield sign, token.text.strip()


def _key(token: Token) -> str:
    return token.key.casefold()
