"""Whether somebody is named in a text, in any language."""

import time

import pytest

from reflect.journal.runs import bare, masked, mentions


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Zoe", "Zoe's cat, and ZOE’S"),
        ("Zoe", "'zoe'"),
        ("Zoe", "I thought of l’Zoe"),
        ("Zoe", "_Zoe_, *Zoe*, [[Zoe]], [[Zoe|her]]"),
        ("Zoe", "今天Zoe说"),
        ("Zoë", "Zoe\u0308 was here"),
        ("Zoë", "with Zoe"),
        ("Zoe", "ZOËS Katze"),
        ("Zoe", "Zo\xade, Zo\u200be"),
        ("Soren", "Søren"),
        ("Łukasz", "lukasz"),
        ("Sam", "Ｓａｍ"),
        ("Strauß", "STRAUSS"),
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
    assert mentions(bare(text), bare(name))


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
    assert not mentions(bare(text), bare(name))


@pytest.mark.parametrize(
    ("name", "text", "left"),
    [
        ("Zoe", "/2026-03-letter-to-ZOË.md: Zoe\u0308's", "/2026-03-letter-to-….md: …'s"),
        ("S.", "about S., and Sam", "about …, and Sam"),
        ("Anna Lena", "Anna\nLena, Lena", "…, Lena"),
        ("O'Brien", "with O’Brien and O'Brien", "with … and …"),
        ("Jean-Luc", "jean-luc's", "…'s"),
        ("🦊", "a 🦊 here", "a … here"),
        ("Zoe", "nobody", "nobody"),
    ],
)
def test_what_is_said_is_said_without_a_name(name: str, text: str, left: str) -> None:
    assert masked(text, [bare(name)]) == left


@pytest.mark.sweep
@pytest.mark.parametrize("piece", ["s", "sees us ", "ß", "'s", "es\u0301 ", "sss "])
def test_a_text_of_eight_times_the_length_takes_about_eight_times_as_long(piece: str) -> None:
    def taken(size: int) -> float:
        text, start = f"x{piece * (size // len(piece))}x", time.process_time()
        mentions(bare(text), bare("Sss" if "ß" in piece else "S"))
        return time.process_time() - start

    short, long = (min(taken(size) for _ in range(3)) for size in (200_000, 1_600_000))
    assert long < 24 * max(0.02, short)
