"""Entries: a list of them, and one to be listened to."""

from collections.abc import Iterator, Sequence

from reflect.entries.answer import Answer
from reflect.journal import Stored
from reflect.render.spoken import begun, closed, day, labelled, named, page
from reflect.render.spoken.answers import told
from reflect.words import of
from reflect.words.table import Words


def listed(stored: Sequence[Stored], *, more: str = "") -> str:
    """Entries, newest first; *more* says how to hear the others."""
    return page([*map(_row, stored), *([more] if more else [])])


def shown(stored: Stored) -> str:
    """One entry: its questions and what was written under them."""
    return page(_shown(stored))


def about(people: Sequence[str], words: Words) -> str:
    """Whom an entry is about."""
    return words.spoken.about.format(people=named(people, words) if people else words.spoken.no_one)


def _row(stored: Stored) -> str:
    """When, which and about whom, and whether it waits."""
    words = of(stored.header.language)
    whom = [about(stored.header.about, words)] if stored.header.about else []
    which = closed(", ".join([stored.title, *whom]))
    return " ".join([_when(stored, words), which, *_waits(stored, words)])


def _when(stored: Stored, words: Words) -> str:
    return closed(day(stored.day, words)) or words.spoken.undated


def _waits(stored: Stored, words: Words) -> list[str]:
    return [begun(words.spoken.waits)] if stored.header.status == "draft" else []


def _shown(stored: Stored) -> Iterator[str]:
    words = of(stored.header.language)
    whom = [begun(about(stored.header.about, words))] if stored.header.about else []
    head = [closed(stored.title), _when(stored, words), *whom, *_waits(stored, words)]
    yield " ".join(head)
    if stored.entry.notes:
        yield closed(stored.entry.notes)
    for section in stored.entry.sections:
        if section.title:
            yield f"{begun(words.talk.steps[0])} {closed(section.title)}"
        if section.note:
            yield closed(section.note)
        for answer in (each for each in section.answers if each.state != "open" or each.beside):
            yield from _answer(answer, words)


def _answer(answer: Answer, words: Words) -> Iterator[str]:
    """One question and its answer."""
    asked = f"{begun(words.talk.questions[0])} {closed(answer.question or answer.id)}"
    yield f"{asked} {begun(words.spoken.aside)}" if answer.aside else asked
    if answer.state != "open":
        yield from told(answer, words)
    for text in answer.beside:
        yield from labelled(words.spoken.beside, [text])
