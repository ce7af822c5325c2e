"""Whether somebody is named in a text, in any language."""

import pytest

from reflect.journal.mentions import mentions
from reflect.text import folded


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Zoe", "Zoe's cat, and ZOE’S"),
        ("Zoe", "'zoe'"),
        ("Zoe", "I thought of l’Zoe"),
        ("Zoe", "_Zoe_, *Zoe*, [[Zoe]], [[Zoe|her]]"),
        ("Zoe", "今天Zoe说"),
        ("Zoë", "Zoe\u0308 was here"),
        ("Mum", "Mums Garten"),
        ("Anna Lena", "Anna\nLena"),
        ("S.", "with S.and Mum"),
        ("S.", "'S.' it said"),
        ("妈妈", "今天妈妈说"),
        ("אמא", "אמרתי לאמא"),
        ("엄마", "엄마가 왔다"),
    ],
)
def test_whoever_is_named_is_found(name: str, text: str) -> None:
    assert mentions(folded(text), folded(name))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Mum", "maximum, mumble, mumsy"),
        ("Sam", "the same sesame"),
        ("S.", "It's late. Who's?"),
        ("S", "It's hers, and Sue's"),
        ("Ann", "Anna"),
        ("Zoe", ""),
    ],
)
def test_no_other_word_is_taken_for_a_name(name: str, text: str) -> None:
    assert not mentions(folded(text), folded(name))
