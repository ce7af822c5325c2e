"""Entries: a list of them, and one to be read."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from rich.console import Console
from rich.text import Text

from reflect.entries.answer import Answer
from reflect.journal.leaf import Leaf
from reflect.journal.runs import Run
from reflect.render.dates import by_language
from reflect.render.drawing import NARROWEST, lines, put, styled
from reflect.render.spoken import day
from reflect.render.spoken.entries import about, as_of, states
from reflect.render.values import readable
from reflect.text import width
from reflect.words import of
from reflect.words.table import Words

#: The gap behind a day.
_BESIDE_DAY = 2
#: What parts titles from the notes beside them.
_GAP = 3
#: Before titles are broken into lines shorter than this, the notes go below them.
_TITLE = 24


class _Row(NamedTuple):
    """An entry in a list."""

    day: str
    title: Text
    notes: Text


def listed(out: Console, runs: Sequence[Run], *, more: str = "", discreet: bool = False) -> None:
    """Draw entries, newest first, or only their days; *more* says how to see the others."""
    rows = list(_rows(runs, discreet=discreet))
    days = max(width(row.day) for row in rows) + _BESIDE_DAY
    room, widest = max(NARROWEST, out.width - days), _widest(row.title for row in rows)
    notes = min(_widest(row.notes for row in rows), room // 2)
    titles = max(1, room - notes - _GAP if notes and widest else room)
    is_narrow = titles < min(_TITLE, widest)
    if is_narrow:
        _one_by_one(out, rows, room, days)
    else:
        beside = [(row, lines(row.title, titles), lines(row.notes, notes)) for row in rows]
        _columns(out, beside, days)
    if more:
        put(out, styled(more, "dim"))


def _one_by_one(out: Console, rows: Iterable[_Row], room: int, days: int) -> None:
    """Draw entries in so little *room* that notes go below their title, unless both fit."""
    for row in rows:
        label, beside = styled(f"{row.day:{days}}"), row.title + " " * _GAP + row.notes
        beside.rstrip()
        if width(beside.plain) <= room:
            put(out, beside, label=label)
            continue
        put(out, row.title, label=label)
        if row.notes:
            put(out, row.notes, indent=days + 2)


def _columns(out: Console, rows: Sequence[tuple[_Row, list[Text], list[Text]]], days: int) -> None:
    """Draw entries, the lines of their titles and notes beside each other."""
    widest = _widest(line for _, titles, _ in rows for line in titles)
    for row, titles, notes in rows:
        label = f"{row.day:{days}}"
        for left, right in zip_longest(titles, notes, fillvalue=Text()):
            gap = " " * (widest + (_GAP if widest else 0) - width(left.plain))
            line = Text.assemble(label, left, gap, right)
            line.rstrip()
            out.print(line, soft_wrap=True)
            label = " " * days


def _rows(runs: Sequence[Run], *, discreet: bool) -> Iterator[_Row]:
    days = by_language(runs)
    for run in runs:
        said = days[run.language]
        notes = "; ".join(states(run, said.words)) if discreet else _notes(run)
        when = said.iso(run) if said.has_day(run) or not discreet else said.long(run)
        yield _Row(when, styled("" if discreet else run.title), styled(notes, "dim"))


def _widest(texts: Iterable[Text]) -> int:
    return max((width(text.plain) for text in texts), default=0)


def shown(out: Console, leaf: Leaf) -> None:
    """Draw one entry: its questions and what was written under them."""
    run, words = leaf.run, of(leaf.run.language)
    put(out, styled(run.title, "bold"))
    when = day(run.day, words)
    parts = (when, _notes(run), as_of(leaf, words))
    put(out, styled("; ".join(part for part in parts if part), "dim"))
    if leaf.note:
        put(out, styled(leaf.note), above=1)
    for section in leaf.sections:
        if section.title:
            put(out, styled(section.title, "bold underline"), above=1)
        if section.note:
            put(out, styled(section.note), above=1)
        for answer in (each for each in section.answers if each.state != "open" or each.beside):
            _put(out, answer, words)
    for question in leaf.unanswered:
        put(out, styled(question, "bold"), above=1)
        put(out, styled(f"({words.review.left_open})", "dim"), indent=2)


def _notes(run: Run) -> str:
    """Whom an entry is about, and what its state is."""
    words = of(run.language)
    notes = [about(run.about, words)] if run.about else []
    return "; ".join([*notes, *states(run, words)])


def _put(out: Console, answer: Answer, words: Words) -> None:
    """One question and its answer."""
    put(out, styled(answer.question or answer.id, "bold"), above=1)
    if answer.aside:
        put(out, styled(f"({words.spoken.aside})", "dim"))
    if answer.declined:
        put(out, styled(f"({words.not_today})", "dim"), indent=2)
    elif answer.text:
        put(out, styled(readable(answer, words)), indent=2)
    for text in answer.beside:
        put(out, styled(words.spoken.beside.format(text=text)), indent=2)
