"""`reflect new`: work through a worksheet."""

import sys
from datetime import date as day
from datetime import datetime, time
from itertools import islice
from pathlib import Path
from typing import Annotated

import typer

from reflect import entries, files, text
from reflect.commands import options
from reflect.entries import Header
from reflect.errors import NobodyToAsk, NothingAnswered, NotText, WrongUse
from reflect.interview import Interview, answers
from reflect.journal import Journal
from reflect.journal.draft import Draft
from reflect.terminal import is_attended, opened
from reflect.worksheets import Worksheet

#: How many of the newest entries are looked at before the first question.
_RECENT = 50


def command(
    context: typer.Context,
    worksheet: Annotated[
        str, typer.Argument(metavar="[WORKSHEET]", help="Its name, or a file somebody sent.")
    ] = "",
    about: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="Whom it is about; without it you are asked."),
    ] = None,
    answers_: Annotated[
        str, typer.Option("--answers", metavar="FILE", help="JSON or YAML, - for standard input.")
    ] = "",
    date: Annotated[
        str, typer.Option(metavar="DATE", help="Another day than today, as 2026-12-01.")
    ] = "",
) -> int:
    """Work through a worksheet."""
    book = options.journal(context)
    moment = _moment(date)
    people = tuple(dict.fromkeys(filter(None, map(text.name, about or []))))
    sheet = _worksheet(context, book, worksheet)
    files.check_writable(book.root)
    if answers_:
        return _from_file(book, sheet, moment, people, answers_)
    waiting = any(stored.header.status == "draft" for stored in islice(book, _RECENT))
    draft = Draft(book, _begun(sheet, moment).with_about(people), moment)
    with opened(plain=options.plain(context)) as terminal:
        folder = f"Your words go to {book.root} (nothing is there before your first answer)."
        folder = folder if not book.root.exists() else f"Your words go to {book.root}."
        who = "Whoever can use your account on this computer can open that folder."
        remarks = [f"{folder} {who}"]
        earlier = f"What you began earlier keeps: {options.called(context, 'resume')}."
        remarks += [earlier] if waiting else []
        if not terminal.begin(sheet, remarks):
            return options.interrupted(terminal)
        interview = Interview(sheet, terminal, draft, people=people or None, known=book.people)
        ended = options.sitting(draft, interview, terminal, settle=False)
    failed = interview.trouble is not None
    return options.farewell(context, draft, ended, terminal, failed=failed)


def _moment(date: str) -> datetime:
    """Now; else noon of another day, or the very moment that is named."""
    if not date:
        return datetime.now().astimezone()
    try:
        return datetime.combine(day.fromisoformat(date), time(12)).astimezone()
    except (ValueError, OverflowError, OSError):
        pass
    try:
        return datetime.fromisoformat(date).astimezone()
    except (ValueError, OverflowError, OSError):
        raise WrongUse(f"'{date}' is no day. Write it like 2026-12-01.") from None


def _worksheet(context: typer.Context, book: Journal, name: str) -> Worksheet:
    """The worksheet called *name*, else the one that is chosen."""
    if name:
        return book.library.adopted(book.library.find(name))
    known = _last_used_first(book)
    if len(known) == 1:
        return book.library.named(known[0])
    if not is_attended():
        raise NobodyToAsk(f"which worksheet it shall be. Name one: {', '.join(known)}")
    with opened(plain=options.plain(context)) as terminal:
        question = "Which worksheet?"
        question += " The others are begun by name: reflect worksheet list." if known[9:] else ""
        ways = {str(n): book.library.title(id_) for n, id_ in enumerate(known[:9], 1)}
        chosen = terminal.choose(question, ways | {"q": "not today"})
    if chosen == "q":
        raise typer.Exit(options.interrupted(terminal))
    return book.library.named(known[int(chosen) - 1])


def _last_used_first(book: Journal) -> list[str]:
    """The ids of all worksheets."""
    used = dict.fromkeys(stored.header.worksheet for stored in islice(book, _RECENT))
    known = sorted(book.library.paths)
    return [id_ for id_ in used if id_ in known] + [id_ for id_ in known if id_ not in used]


def _begun(sheet: Worksheet, moment: datetime) -> entries.Entry:
    header = Header.new(
        title=sheet.title,
        moment=moment,
        worksheet=sheet.id,
        version=sheet.version,
        language=sheet.language,
    )
    return entries.begin(header, sheet.wordings())


def _from_file(
    book: Journal, sheet: Worksheet, moment: datetime, people: tuple[str, ...], name: str
) -> int:
    """Keep the answers that a file gives, all of them or none."""
    data = sys.stdin.buffer.read() if name == "-" else files.read(Path(name))
    try:
        written = data.decode("utf-8")
    except UnicodeDecodeError:
        raise NotText(Path("standard input" if name == "-" else name)) from None
    given = answers.read("standard input" if name == "-" else name, written, sheet, people)
    if not given.given:
        raise NothingAnswered
    entry = _begun(sheet, moment).with_about(given.people).with_answers(given.given)
    draft = Draft(book, entry.with_status("complete"), moment)
    draft.keep()
    if given.has_unkept:
        options.say(options.UNKEPT)
    sys.stdout.write(f"{draft.path}\n")
    return 0
