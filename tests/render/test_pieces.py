"""What is marked inside an answer, and what stands on a line of its own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflect import words
from reflect.comparison import prose
from reflect.comparison.changes import CLASSES
from reflect.render.timeline import pieces

ENGLISH = words.of("en").over_time

SENTENCES = (
    "I swim.",
    "It rains!",
    "We read and we laugh a lot.",
    "He sighs",
    "Who knows?",
    "不知道。",
)
TEXTS = st.lists(
    st.sampled_from([*SENTENCES, "We read and we cry a lot.", "I never swim.", "\n\n", "\n- tea"]),
    max_size=6,
).map(" ".join)


def shown(old: str, new: str) -> list[str]:
    """The lines for an answer that was *old* and is *new*, labels before their texts."""
    found = pieces(prose.between(old, new).segments, ENGLISH)
    return [f"{label}: {text.plain}" if label else text.plain for label, text in found]


@pytest.mark.parametrize(
    ("old", "new", "lines"),
    [
        (
            "That he sighs.",
            "That he sighs. I sigh too.",
            ["That he sighs.", "and now: I sigh too."],
        ),
        ("I sigh too.", "He sighs. I sigh too.", ["and now: He sighs.", "I sigh too."]),
        ("He sighs. I sigh.", "He sighs.", ["He sighs.", "no longer: I sigh."]),
        (
            "He sighs when I come home.",
            "He sighs when I come home, and I go out again.",
            ["He sighs when I come home[+, and I go out again+]."],
        ),
        (
            "I am afraid he laughs at me.",
            "I am afraid he sighs at me.",
            ["I am afraid he [-laughs-] [+sighs+] at me."],
        ),
        (
            "- swim on Mondays\n- ring Olga",
            "- swim on Mondays\n- ring Olga\n- mend the bike",
            ["- swim on Mondays\n- ring Olga", "and now: - mend the bike"],
        ),
        (
            "I would move back home. It is far.",
            "I would not move back home. It is far.",
            ["I would [+not+] move back home. It is far."],
        ),
    ],
)
def test_sentences_that_came_or_went_stand_apart_and_other_changes_are_marked(
    old: str, new: str, lines: list[str]
) -> None:
    assert shown(old, new) == lines


@given(TEXTS, TEXTS)
def test_every_word_of_the_answer_can_be_read_and_nothing_else_unmarked(old: str, new: str) -> None:
    found = pieces(prose.between(old, new).segments, ENGLISH)
    read = []
    for label, text in found:
        plain = text.plain
        while "[-" in plain:
            before, _, rest = plain.partition("[-")
            plain = before + rest.partition("-]")[2]
        read += [] if label == ENGLISH.went else plain.replace("[+", "").replace("+]", "").split()

    assert "".join(read) == "".join(new.split())


@pytest.mark.parametrize("table", words.LANGUAGES.values())
def test_whatever_became_of_an_answer_has_a_name(table: words.Words) -> None:
    named = set(table.over_time.moments)

    assert named == {*CLASSES, "first", "open", "declined"} - {"new", "removed"}
