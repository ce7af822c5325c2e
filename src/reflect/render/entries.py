"""Entries: a list of them, and one to be read."""

from collections.abc import Sequence
from datetime import date

from rich.console import Console

from reflect.entries.answer import Answer
from reflect.journal import Stored
from reflect.render.drawing import put, styled
from reflect.render.spoken import day
from reflect.render.spoken.entries import about
from reflect.render.values import readable
from reflect.words import of
from reflect.words.table import Words


def listed(out: Console, stored: Sequence[Stored], *, more: str = "") -> None:
    """Draw entries, one a line, newest first; *more* says how to see the others."""
    for each in stored:
        title = styled(each.title)
        written = "" if each.day == date.min else each.day.isoformat()
        notes = _notes(each)
        line = title + styled(f"   {notes}", "dim") if notes else title
        put(out, line, label=styled(f"{written:12}"))
    if more:
        put(out, styled(more, "dim"))


def shown(out: Console, stored: Stored) -> None:
    """Draw one entry: its questions and what was written under them."""
    entry = stored.entry
    language = stored.header.language
    put(out, styled(stored.title, "bold"))
    when = day(stored.day, of(language))
    put(out, styled("; ".join(part for part in (when, _notes(stored)) if part), "dim"))
    if entry.notes:
        put(out, styled(entry.notes), above=1)
    for section in entry.sections:
        if section.title:
            put(out, styled(section.title, "bold underline"), above=1)
        if section.note:
            put(out, styled(section.note), above=1)
        for answer in (each for each in section.answers if each.state != "open" or each.beside):
            _put(out, answer, of(language))


def _notes(stored: Stored) -> str:
    """Whom an entry is about, and whether it waits to be finished."""
    people, words = stored.header.about, of(stored.header.language)
    notes = [about(people, words)] if people else []
    return "; ".join([*notes, *([words.spoken.waits] if stored.header.status == "draft" else [])])


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
