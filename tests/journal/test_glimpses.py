"""Runs at a glance are the same runs: with the answers that are asked for, and nothing less."""

from datetime import date
from pathlib import Path

import pytest

from reflect.comparison.ratings import is_mark, may_be_marks, of
from reflect.journal import Journal
from reflect.journal.glance import Glimpse, Look
from reflect.journal.runs import Run, Selection, by_worksheet
from reflect.settings import Settings

SHEET = """\
---
id: evening
title: Evening
version: 1
language: en
---

# Evening

## Step 1: All {#all}

- What was there? {#what}
- How near was I? [1-10] {#near}
- Did I sleep? [yes/no] {#slept}
- How safe? [1-5] [for each: person] {#safe}
- What will I do? [action] {#plan}
"""
HEAD = "---\ntitle: Evening\ndate: {day}T21:14:00\nworksheet: evening\nabout: [Sam, Kim]\n---\n"
BODY = """
# Evening

### What was there?
<!-- q: what -->

7 / 10

### How near was I?
<!-- q: near -->

7 / 10

Nearer than before.

### Did I sleep?
<!-- q: slept, aside -->

Yes

### How safe with Sam?
<!-- q: safe, for: Sam -->

4 / 5

### How safe with Kim?
<!-- q: safe, for: Kim -->

3 / 9

### What will I do?
<!-- q: plan -->

2 / 3

### How was the sea?
<!-- q: sea -->

5 / 6
"""
TWICE = f"{BODY}\n### How near was I?\n<!-- q: near -->\n\n8 / 10\n"
NOT_UTF_8 = f"{BODY}\ncaf\udce9\n"


@pytest.fixture
def book(tmp_path: Path) -> Journal:
    (tmp_path / "worksheets").mkdir()
    (tmp_path / "worksheets" / "evening.md").write_text(SHEET, encoding="utf-8")
    bodies = {"05-01": BODY, "05-02": BODY.replace("\n", "\r\n"), "05-03": TWICE}
    bodies |= {"05-04": NOT_UTF_8, "05-05": BODY.replace("<!-- q: slept", "<!-- slept")}
    for day, body in bodies.items():
        text = HEAD.format(day=f"2026-{day}") + body
        (tmp_path / f"2026-{day}.md").write_bytes(text.encode("utf-8", "surrogateescape"))
    draft = (HEAD + BODY).format(day="2026-05-06").replace("about:", "status: draft\nabout:", 1)
    (tmp_path / "2026-05-06.md").write_text(draft, encoding="utf-8")
    return Journal(Settings.made({"HOME": str(tmp_path), "USERPROFILE": str(tmp_path)}, tmp_path))


def looked_at(book: Journal, selection: Selection) -> list[Run]:
    return by_worksheet(book, Look(book, selection, may_be_marks, is_mark).runs())["evening"]


@pytest.mark.parametrize(
    "selection", [Selection(), Selection(about=("sam",)), Selection(excluded=("Kim",))]
)
def test_marks_at_a_glance_are_the_marks_of_the_whole_runs(
    book: Journal, selection: Selection
) -> None:
    whole, seen = by_worksheet(book, selection.runs(book))["evening"], looked_at(book, selection)

    assert of(seen).series == of(whole).series
    for one, other in zip(seen, whole, strict=True):
        assert one.head() == other.head()
        assert (one.title, one.is_clear) == (other.title, other.is_clear)
        assert (one.hidden if selection.excluded else frozenset()) == other.hidden
        marks = [answer for answer in other.answers if is_mark(answer)]
        assert [answer for answer in one.answers if is_mark(answer)] == marks
        assert marks


def test_only_what_is_not_clear_or_stays_out_of_sight_is_kept_whole(book: Journal) -> None:
    runs = looked_at(book, Selection())

    assert [run.day.day for run in runs if isinstance(run, Glimpse)] == [5, 2, 1]
    assert [run.day.day for run in runs if run.is_clear] == [5, 2, 1]
    assert not any(isinstance(run, Glimpse) for run in looked_at(book, Selection(excluded=("x",))))


def test_what_is_older_is_not_even_opened(book: Journal) -> None:
    (book.root / "2026-04-30.md").symlink_to("nowhere")

    assert len(looked_at(book, Selection(since=date(2026, 5, 2)))) == 4
    assert book.unreadable == []
    assert len(looked_at(book, Selection())) == 5
    assert len(book.unreadable) == 1


def test_a_glimpse_keeps_no_file_in_memory_and_reads_it_again(book: Journal) -> None:
    *_, first = looked_at(book, Selection())

    assert first.stored.known is None
    assert first.stored.data == Path(first.stored.file).read_bytes()
    assert {answer.id for answer in first.stored.entry.answers} > {a.id for a in first.answers}
