"""Entries: a list of them, and one to be read."""

from collections.abc import Sequence
from datetime import date

from rich.console import Console

from reflect.entries import Answer
from reflect.journal import Stored
from reflect.render.drawing import put, styled
from reflect.render.spoken import day
from reflect.words import of


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
            _put(out, answer, language)


def _notes(stored: Stored) -> str:
    """Whom an entry is about, and whether it waits to be finished."""
    about = stored.header.about
    notes = [f"about {', '.join(about)}"] if about else []
    return "; ".join([*notes, *(["waits for you"] if stored.header.status == "draft" else [])])


def _put(out: Console, answer: Answer, language: str) -> None:
    """One question and its answer."""
    put(out, styled(answer.question or answer.id, "bold"), above=1)
    if answer.aside:
        put(out, styled("(a follow-up that no longer applies)", "dim"))
    if answer.declined:
        put(out, styled(f"({of(language).not_today})", "dim"), indent=2)
    elif answer.text:
        put(out, styled(answer.text), indent=2)
    for text in answer.beside:
        put(out, styled("also under this question:", "dim"))
        put(out, styled(text), indent=2)
