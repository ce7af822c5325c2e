"""Pages in every medium: the same words, in the language of what they show."""

from pathlib import Path

import near
import pytest
from near import keep

from reflect import worksheets
from reflect.pages import compare, worksheet
from reflect.pages.pair import Pair
from reflect.render import html, markdown, plain, screen

GERMAN = worksheets.read(
    near.SHEET.replace("version: 2", "version: 2\nlanguage: de").replace("## All", "## Alles")
).worksheet


@pytest.fixture
def two_runs(tmp_path: Path) -> Pair:
    folder = tmp_path / "journal"
    book, head = near.journal(folder), "version: 2\nabout: [Sam]"
    old, new = (
        keep(folder / f"2026-0{month}-01-near.md", answers, f"2026-0{month}-01T20:00:00", head)
        for month, answers in (
            (2, {"see": "We sit by the window.", "back": "No", "much": "3 / 10"}),
            (5, {"see": "We sit by the door.", "back": "Yes", "much": "3 / 10"}),
        )
    )
    return near.pair(book, old, new)


def test_a_german_worksheet_is_german_wherever_it_is_shown() -> None:
    page = worksheet.page(GERMAN)

    for shown in (screen.text(page, 80), plain.text(page)):
        assert "Schritt 1: Alles" in shown
        assert "1 Schritt, 10 Fragen" in shown
        assert "Eine Zahl von 1" in shown
        assert "Step" not in shown


def test_what_became_of_an_answer_is_called_the_same_in_every_medium(two_runs: Pair) -> None:
    page = compare.page(two_runs, compare.View(everything=True))
    said = "2 of 3 answers have changed: 1 reworded, 1 changed."

    for shown in (screen.text(page, 80), plain.text(page), html.text(page), markdown.text(page)):
        assert said in " ".join(shown.split())
        assert all(shown.lower().count(word) >= 2 for word in ("reworded", "changed"))
        assert "the same" in shown.lower()


def test_a_name_keeps_its_direction_in_a_sentence_of_ours(two_runs: Pair) -> None:
    page = compare.page(two_runs)

    assert "<h1><bdi>Near</bdi>, with <bdi>Sam</bdi></h1>" in html.text(page)
    for shown in (screen.text(page, 80), plain.text(page), markdown.text(page)):
        assert "Near, with Sam" in shown
