"""Recognizes what is there to be picked without boxes: words to circle, short lists."""

from collections.abc import Sequence

from reflect.importers import marks, phrases
from reflect.importers.kinds import Draft
from reflect.importers.pieces import Piece

_LONGEST_OPTION = 80
_LONGEST_WORD = 40
#: What stands before the beginning of a sentence.
_BEFORE = (*".?!:;(（[—–-…>»•", "please", "Please", "bitte", "Bitte", "por favor")
_OPEN = (":", "：", "?", "？", "؟")


def tells_to_pick(piece: Piece) -> bool:
    """Whether the piece tells to pick one, or some, of what stands below it."""
    text = piece.text
    if instructs(text) and (text.rstrip().endswith(_OPEN) or phrases.BELOW.search(text)):
        return True
    number = phrases.ONE.search(text) or phrases.MANY.search(text)
    if not number:
        return False
    before = text[: number.start()]
    return instructs(text) or max(map(before.rfind, "(（")) > max(map(before.rfind, ")）"))


def instructs(text: str) -> bool:
    """Whether a sentence of *text* begins by telling to pick: "Circle", not "How do I choose"."""
    return any(
        not before or before.endswith(_BEFORE) or before[-1] > "\u3000"
        for found in phrases.PICK.finditer(text)
        for before in [text[: found.start()].rstrip(" \t*_")]
    )


def are_options(above: Piece, items: "Sequence[Piece | Draft]", *, tells: bool) -> bool:
    """Whether the items of a list are there to be picked for the question *above*."""
    found = [item for item in items if isinstance(item, Piece)]
    if len(found) < 2 or any(item.asks or len(item.text) > _LONGEST_OPTION for item in found):
        return False
    if any(item.is_stem and not _is_other(item) for item in found):
        return False
    if any(item.is_imperative for item in found) and not above.asks:
        return False
    if marks.is_yes_no([item.text for item in found]):
        return above.asks
    lettered = all(item.is_lettered for item in found) and not above.is_lettered
    return lettered or tells or tells_to_pick(above)


def _is_other(piece: Piece) -> bool:
    return bool(phrases.OTHER.match(piece.text))


def is_word(piece: "Piece | Draft") -> bool:
    """Whether the piece is a word or two to pick."""
    if not isinstance(piece, Piece) or len(piece.text) > _LONGEST_WORD:
        return False
    if _is_other(piece):
        return True
    is_plain = not (piece.asks or piece.beside or piece.is_stem or piece.is_heading)
    return is_plain and piece.text[-1:] not in ".:。："
