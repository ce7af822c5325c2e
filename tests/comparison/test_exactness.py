"""Both versions of an answer can be rebuilt from segments, character for character."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comparison.test_cases import MIRRORED
from reflect.comparison import prose, segments
from reflect.comparison.parts import sides

#: Pieces of texts, many of which are hard for a tokenizer.
PIECES = [
    "we", "do", "not", "Ring", "Olga", "don’t", "I'm", "Dr.", "z.B.", "I.", " ", "  ", "\n", "\n\n",
    "\r\n", "\r", "\t", "\xa0", "\u2028", "\x85", "\x00", ".", "...", "…", "?", "!", "“", '"', "„",
    "«", "»", "--", "–", "- ", "* ", "2. ", "・", "①", "[ ] ", "- [x] ", "# ", "> ", "> > ",
    "```\n", "```py\n", "~~~\n", "*", "**", "_", "*no*", "_all_", "https://a.example/b?c=1.",
    "a@b.example", "€5", "$", "1,200", "6:30", "٣", "४", "e\u0301", "\u0301", "\u0308", "İ", "ß",
    "ﬁ", "\u200b", "\u200c", "\u200d", "\u200e", "\u200f", "\u202c", "\u202e", "\u2066", "\u2069",
    "\ufeff", "\xad", "שלום", "שָׁלוֹם", "״", 'ד"ר', "أخي", "مَعًا", "لا", "妈妈", "不", "春天", "。",
    "、", "テレビ", "話せ", "ません", "は", "ない", "が\u3099", "か", "안", "믿는다", "않는다",
    "ไม่ดี", "เ", "ะ", "ខ្មែរ", "မြန်", "नहीं", "हूँ", "güven", "𝔘", "\U00020000", "👩‍👧", "👩‍👧‍👦", "🏽",
    "👍🏽", "🇨🇭", "🇨", "🏴\U000e0067\U000e0062\U000e007f",
]  # fmt: skip
PIECED = st.lists(st.sampled_from(PIECES), max_size=40)
TEXTS = st.text(st.characters(exclude_categories=["Cs"])) | PIECED.map("".join)


def is_exact(old: str, new: str) -> bool:
    """Whether both can be rebuilt, without the safety net in between(), which would hide a bug."""
    difference = prose._between(old, new)
    by_parts = (segment for part in difference.parts for segment in part.segments)
    return sides(difference.segments) == sides(by_parts) == (old, new)


def edited(parts: list[str], chance: random.Random) -> list[str]:
    """*parts* with some of them removed, moved, replaced, or with others added."""
    left = list(parts)
    for _ in range(chance.randint(1, 4)):
        start = chance.randint(0, len(left))
        some = left[start : start + chance.randint(0, 6)]
        del left[start : start + len(some)]
        others = chance.choices(PIECES, k=chance.randint(0, 6))
        match chance.choice(["gone", "moved", "replaced", "added"]):
            case "moved":
                start = chance.randint(0, len(left))
                left[start:start] = some
            case "replaced":
                left[start:start] = others
            case "added":
                left[start:start] = some + others
    return left


@given(TEXTS, TEXTS)
def test_both_versions_can_be_rebuilt_exactly(old: str, new: str) -> None:
    assert is_exact(old, new)


@given(PIECED, st.randoms(use_true_random=False))
def test_both_versions_of_an_edit_can_be_rebuilt(parts: list[str], chance: random.Random) -> None:
    assert is_exact("".join(parts), "".join(edited(parts, chance)))


@pytest.mark.sweep
@pytest.mark.timeout(900)
def test_twenty_thousand_edits_are_exact_and_nearly_all_symmetric() -> None:
    chance = random.Random(20_000)
    other_kinds = 0
    for _ in range(20_000):
        parts = chance.choices(PIECES, k=chance.randint(0, 60))
        old, new = "".join(parts), "".join(edited(parts, chance))

        there, back = prose._between(old, new), prose._between(new, old)

        assert sides(there.segments) == (old, new)
        assert sides(back.segments) == (new, old)
        other_kinds += back.kind != MIRRORED.get(there.kind, there.kind)
    assert other_kinds <= 20


def test_a_bug_in_segments_hides_no_word(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(segments, "segments_of", lambda passages: ((("=", "I am."),), ()))

    difference = prose.between("I am sad.", "I am glad.")

    assert difference.kind == "rewritten"
    assert difference.segments == (("-", "I am sad."), ("+", "I am glad."))
