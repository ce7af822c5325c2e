"""A page of any blocks, in all media."""

import re

import pytest

from reflect.comparison.parts import Part
from reflect.render import html, markdown, plain, screen
from reflect.render.page import (
    Answered,
    Block,
    Excerpt,
    Heading,
    Item,
    Items,
    Lines,
    Marked,
    Moments,
    Page,
    Paragraph,
    Prose,
    Row,
    Section,
    Sides,
    Table,
    Value,
    theirs,
)

MEDIA = {
    "screen": lambda page: screen.text(page, 80),
    "plain": plain.text,
    "html": html.text,
    "markdown": markdown.text,
}
SIGHS = (Part((("=", "He sighs"),)),)


@pytest.mark.parametrize("medium", MEDIA)
@pytest.mark.parametrize(
    ("block", "words"),
    [
        (Section("Why", (Answered((Prose("He sighs"),), SIGHS),), "7"), "7 Why He sighs"),
        (Paragraph("One run so far", "quiet"), "One run so far"),
        (Prose("He sighs", lead="Now reads:"), "Now reads He sighs"),
        (Marked(SIGHS), "He sighs"),
        (Value("3 of 5", (Prose("some nights"),)), "3 of 5 some nights"),
        (Items((Item("tea", "new"), Item("rain")), are_compared=True), "tea rain"),
        (Sides((("Then", (Prose("anger"),)), ("Now", (Prose("a sigh"),)))), "Then anger Now a sigh"),
        (Items((Item("1", "little"), Item("2")), to_mark="numbers"), "1 2"),
        (Section("Why", (Lines("Why", lead="1."),)), "Why"),
        (Excerpt((("that he ", False), ("sighs", True))), "that he sighs"),
        (Table([Row(("2026", theirs("Near")), ("draft",)), Row(("2025", "Far"))]), "2026 Near draft 2025 Far"),
        (Moments([Section("1 May", (Prose("a sigh"),))]), "1 May a sigh"),
    ],
    ids=lambda each: type(each).__name__ if not isinstance(each, str) else "",
)  # fmt: skip
def test_each_kind_of_block_is_painted_in_every_medium(
    block: Block, words: str, medium: str
) -> None:
    painted = MEDIA[medium](Page([Heading("Looking back"), block]))

    shown = re.sub(r"<style>.*?</style>|<[^>]*>", " ", painted, flags=re.DOTALL).casefold()
    told = iter(re.findall(r"\w+", shown.rpartition("looking back")[2]))
    left = [word for word in re.findall(r"\w+", words.casefold()) if word not in told]
    assert left == []
