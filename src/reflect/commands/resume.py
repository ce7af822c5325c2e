"""`reflect resume`: go on with what was begun."""

from datetime import datetime
from typing import get_args

import typer

from reflect.commands import options
from reflect.entries import Answer
from reflect.errors import NothingToResume
from reflect.interview import Ended, Interview, Part
from reflect.journal import Journal, Stored, references, unfinished
from reflect.journal.draft import Draft
from reflect.terminal import Terminal, opened
from reflect.words import of
from reflect.worksheets import Worksheet

_WAYS = {
    "": "go on where you were",
    "s": "first read what you wrote so far",
    "f": "let it be finished as it is",
    "q": "not today",
}


def command(context: typer.Context, entry: options.EntryName = "") -> int:
    """Go on where you were."""
    book = options.journal(context)
    stored = references.find(book, entry) if entry else _newest_draft(book)
    draft = Draft.opened(book, stored)
    sheet = book.library.named(stored.header.worksheet)
    with opened(plain=options.plain(context)) as terminal:
        interview = _interview(book, stored, sheet, draft, terminal)
        way = _way(terminal, stored, interview)
        if way == "q":
            return options.interrupted(terminal)
        ended = options.sitting(draft, interview, terminal, settle=way == "f")
    failed = interview.trouble is not None
    return options.farewell(context, draft, ended, terminal, failed=failed)


def _newest_draft(book: Journal) -> Stored:
    for stored in book:
        if stored.header.status == "draft":
            return stored
    raise NothingToResume


def _way(terminal: Terminal, stored: Stored, interview: Interview) -> str:
    """How to go on."""
    steps = len(interview.worksheet.steps)
    said = f"You began this {_ago(stored)} and stopped in step {interview.step_number} of {steps}. "
    said += "Nothing has been lost, and nothing is late."
    while (way := terminal.choose(said, _WAYS)) == "s":
        _read(terminal, stored, interview)
        if terminal.signal:
            return "q"
    return way


def _read(terminal: Terminal, stored: Stored, interview: Interview) -> None:
    """Show what was written so far, the half sentence included."""
    words = of(stored.header.language)
    for answer in stored.entry.answers:
        text = words.not_today if answer.declined else answer.text
        if text and not terminal.read(answer.question or answer.id, text):
            return
    if interview.stopped and interview.stopped.typed:
        terminal.read("And, not yet an answer:", interview.stopped.typed)


def _ago(stored: Stored) -> str:
    """When an entry was begun, told as one would."""
    if not stored.header.moment:
        return "some time ago"
    days = (datetime.now().date() - stored.header.moment.date()).days
    near = {0: "today", 1: "yesterday"}
    return near.get(days, f"{days} days ago" if days > 1 else "some time ago")


def _interview(
    book: Journal, stored: Stored, sheet: Worksheet, draft: Draft, terminal: Terminal
) -> Interview:
    answers = stored.entry.answers
    return Interview(
        sheet,
        terminal,
        draft,
        answers={answer.key: answer.given for answer in answers if answer.state != "open"},
        people=_people(sheet, answers, stored.header.about),
        known=book.people,
        stopped=_stopped(book, stored),
    )


def _people(
    sheet: Worksheet, answers: tuple[Answer, ...], about: tuple[str, ...]
) -> tuple[str, ...] | None:
    """The people it is about; none where it was said to be about nobody, None where unknown."""
    per_person = {question.id for question in sheet.family() if question.each}
    asked = any(answer.id in per_person for answer in answers)
    return about or (() if asked else None)


def _stopped(book: Journal, stored: Stored) -> Ended | None:
    kept = unfinished.of(book.state, stored.path)
    if not kept or kept.part not in get_args(Part):
        return None
    there = stored.entry.answer((kept.id, kept.person))
    if kept.id and unfinished.digest(there.text if there else "") != kept.before:
        # It was answered since: going on from the half sentence would write over that.
        return None
    part: Part = "words" if kept.part == "words" else "value"
    return Ended(
        finished=False, key=(kept.id, kept.person) if kept.id else None, part=part, typed=kept.typed
    )
