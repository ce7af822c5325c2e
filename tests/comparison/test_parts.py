"""Folding of unchanged parts: all changes stay visible."""

import random
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comparison.test_exactness import PIECED, edited
from reflect.comparison import prose
from reflect.comparison.parts import Part, PartFold, Segment, folded, sides

LONG = "Nobody ever calls there before noon."
LONGER = "I like the quiet of it most of the time."


def shown(old: str, new: str) -> list[str]:
    """Visible parts of a change, with marks; a fold as the number of its sentences."""
    return [
        f"... {len(piece.parts)}" if isinstance(piece, PartFold) else with_marks(piece).strip()
        for piece in folded(prose.between(old, new).parts)
    ]


def with_marks(part: Part) -> str:
    return "".join(
        words[-1] if sign == "=" else f"[{sign}{words[0].strip()}{sign}]"
        for sign, *words in part.segments
    )


@pytest.mark.parametrize(
    ("old", "new", "seen"),
    [
        (f"I fear he laughs. {LONG}", f"I fear he sighs. {LONG}", ["I fear he [-laughs-][+sighs+].", "... 1"]),
        (
            f"{LONG} {LONGER} We sit by the door.",
            f"{LONG} {LONGER} We sit by the window.",
            ["... 2", "We sit by the [-door-][+window+]."],
        ),
        (f"{LONG} {LONGER}", f"{LONG} {LONGER} On Sundays we walk.", ["... 1", LONGER, "[+On Sundays we walk.+]"]),
        (f"{LONG} {LONGER}", f"On Sundays we walk. {LONG} {LONGER}", ["[+On Sundays we walk.+]", LONG, "... 1"]),
        (f"{LONG} We walk. {LONGER}", f"{LONG} {LONGER}", [LONG, "[-We walk.-]", "... 1"]),
        ("We sit by the door. Yes.", "We sit by the window. Yes.", ["We sit by the [-door-][+window+].", "Yes."]),
        ("- tea\n- bread", "- tea\n- cake", ["- tea", "[-- bread-]", "[+- cake+]"]),
    ],
    ids=["inside", "before", "added", "added first", "removed", "too short to fold", "items"],
)  # fmt: skip
def test_only_unchanged_parts_are_folded(old: str, new: str, seen: Sequence[str]) -> None:
    assert shown(old, new) == seen


def test_list_items_are_distinguished_from_sentences() -> None:
    old = "- a long walk by the river\n- soup at the kitchen table\n- bread"
    [fold, *_] = folded(prose.between(old, f"{old}\n- milk").parts)

    assert isinstance(fold, PartFold)
    assert fold.are_items

    [fold, *_] = folded(prose.between(f"{LONG} {LONGER}", f"{LONG} {LONGER} Tea.").parts)

    assert isinstance(fold, PartFold)
    assert not fold.are_items


@given(PIECED, st.randoms(use_true_random=False))
def test_no_change_is_folded_and_no_text_is_lost(pieces: list[str], chance: random.Random) -> None:
    pair = "".join(pieces), "".join(edited(pieces, chance))
    difference = prose.between(*pair)
    unfolded: list[Segment] = []
    for piece in folded(difference.parts):
        if isinstance(piece, PartFold):
            assert all(part.is_unchanged for part in piece.parts)
        for part in piece.parts if isinstance(piece, PartFold) else [piece]:
            unfolded += part.segments

    assert sides(unfolded) == pair
    for sign in "-+<>":
        assert joined(unfolded, sign) == joined(difference.segments, sign)


def joined(segments: Sequence[Segment], sign: str) -> str:
    return "".join(words[0] for mark, *words in segments if mark == sign)
