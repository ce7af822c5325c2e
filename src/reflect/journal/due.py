"""When somebody wanted to look again at a worksheet: computed from the finished runs each time.

The question that the worksheet names under ``due:`` says it. A rhythm counts from the newest run
of that worksheet about that person, whatever it was about; a day is over with the next run.
"""

from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from typing import NamedTuple

from reflect.entries.answer import Answer
from reflect.journal import Journal
from reflect.journal.runs import Run, Selection
from reflect.questions.kinds import Action, Day
from reflect.questions.kinds.days import iso_day, later, parse_rhythm
from reflect.text import case_folded


class LookAgain(NamedTuple):
    """A worksheet that somebody wanted to look at again, about one person or nobody."""

    #: The newest run of the worksheet about that person.
    run: Run
    person: str | None
    #: The run and the answer that say when; None where only the worksheet says it.
    said: tuple[Run, Answer] | None
    #: The day, and the rhythm it was computed from, as it was written: ``3 months``.
    day: date
    every: str = ""


def look_again(journal: Journal, selection: Selection) -> Iterator[LookAgain]:
    """The worksheets to look at again, each once for a person, those of the newest run first."""
    newest: dict[tuple[str, str], tuple[Run, str | None]] = {}
    said: dict[tuple[str, str], tuple[Run, Answer]] = {}
    for run in selection.runs(journal):
        sheet, about = run.header.worksheet, run.about or (None,)
        keys = {(sheet, case_folded(person or "")): person for person in about}
        for key, person in keys.items():
            newest.setdefault(key, (run.without_data(), person))
        if not keys.keys() <= said.keys():
            due = journal.library.due_of(run.header)
            for answer in run.answers_to(due.__eq__) if due else ():
                for key in keys:
                    is_about = not answer.person or answer.key[1] == key[1]
                    if answer.state != "open" and is_about:
                        said.setdefault(key, (run.without_data(), answer))
    for key, (run, person) in newest.items():
        found = said.get(key)
        if found:
            when = _when(run, *found)
        else:
            known = journal.library.sheet(run.header.worksheet)
            when = _after(run.day, known.every) if known else None
        if when:
            yield LookAgain(run, person, found, *when)


def _when(newest: Run, run: Run, answer: Answer) -> tuple[date, str] | None:
    """The day that an *answer* in a *run* names, and its rhythm; None where it names none."""
    is_over = newest.file != run.file
    if isinstance(run.wordings.kind(answer.id), Day) and isinstance(answer.value, str):
        return None if is_over else (date.fromisoformat(answer.value), "")
    for action in answer.value if isinstance(answer.value, tuple) else ():
        if isinstance(action, Action) and not action.done:
            by = iso_day(action.by)
            if by and not is_over:
                return date.fromisoformat(by), ""
            if found := _after(newest.day, action.every):
                return found
    return None


def _after(day: date, every: str) -> tuple[date, str] | None:
    """The day that comes one rhythm after *day*, and the rhythm; None where it is none."""
    rhythm = parse_rhythm(every)
    with suppress(ValueError, OverflowError):  # beyond date.max
        return (later(day, *rhythm), every) if rhythm else None
    return None
