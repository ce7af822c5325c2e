"""`reflect worksheet check`: all mistakes in worksheets."""

from collections.abc import Container, Iterator
from pathlib import Path
from typing import Annotated

import typer

from reflect import files, worksheets
from reflect.commands import messages, output
from reflect.commands.call import INTO_FILE, MASKED, Call, takes
from reflect.journal import Journal, library
from reflect.locale import N_, joined, ngettext
from reflect.questions.kinds import Scale
from reflect.text import visible
from reflect.worksheets import Problem, Reading


@takes(*INTO_FILE)
def command(
    call: Call,
    worksheet: Annotated[
        str,
        typer.Argument(
            metavar="WORKSHEET", help="Its name, or a file. Leave it out to check all of yours."
        ),
    ] = "",
    write: Annotated[bool, typer.Option("--write", help="Add missing ids to the file.")] = False,
) -> int:
    """Find mistakes in your own worksheets."""
    journal = call.journal
    own = list(journal.library.own_paths())
    if not worksheet and not own:
        messages.say(N_("You have no worksheets of your own yet."))
    wrong: list[str] = []
    for path in [journal.library.find(worksheet)] if worksheet else own:
        reading = journal.library.reading(path)
        meant = list(_changed_meanings(journal, reading))
        against = _against_entries(journal, reading, {each.line for each in meant})
        found = sorted([*reading.problems, *meant, *against])
        say = journal.settings.locale.say
        lines = [MASKED.get()(f"{path}:{each.line}: {say(each.what)}") for each in found]
        wrong += [f"{visible(each)}\n" for each in lines]
        if reading.proposed:
            _write_ids(path, reading, write=write)
        if not found:
            count, name = reading.worksheet.length, path.name
            messages.say(
                ngettext(
                    "{name}: {count} question, nothing wrong.",
                    "{name}: {count} questions, nothing wrong.",
                    count,
                    name=name,
                )
            )
    output.write(call, wrong)
    return 1 if wrong else 0


def _write_ids(path: Path, reading: Reading, *, write: bool) -> None:
    """Write proposed ids to the file, or only say that ids are missing."""
    count = len(reading.proposed)
    if not write:
        messages.say(
            ngettext(
                "{name}: an id is missing; --write adds one to the file.",
                "{name}: {count} ids are missing; --write adds them to the file.",
                count,
                name=path.name,
            )
        )
        return
    text = library.text_of(path)
    changed = worksheets.with_ids(text, reading.proposed)
    files.replace(path, changed.encode("utf-8"), was=text.encode("utf-8"))
    messages.say(
        ngettext(
            "{name}: {count} id written.", "{name}: {count} ids written.", count, name=path.name
        )
    )


def _changed_meanings(journal: Journal, reading: Reading) -> Iterator[Problem]:
    """Problems: questions whose meaning differs from that in an earlier run."""
    for version, each in journal.library.versions.differences(reading.worksheet):
        yield Problem(
            reading.lines.get(each.id, 1), joined([each.said(version), each.advice], ". ")
        )


def _against_entries(
    journal: Journal, reading: Reading, lines: Container[int]
) -> Iterator[Problem]:
    """Problems: existing entries with answers that the worksheet has no question or scale for.

    *lines* have a problem already and get no second one.
    """
    sheet = reading.worksheet
    kinds = {question.id: question.kind for question in sheet.family()}
    reported: set[str] = set()
    for stored in journal:
        if stored.header.worksheet != sheet.id:
            continue
        for answer in stored.entry.answers:
            what, kind, rating = "", kinds.get(answer.id), answer.rating
            if answer.id not in sheet.known_ids:
                what = N_(
                    "{name} answers '{id}', which is missing here: keep its id, or name "
                    "it under 'retired'",
                    name=stored.path.name,
                    id=answer.id,
                )
            elif isinstance(kind, Scale) and rating and rating.ends.max not in (None, kind.max):
                what = N_(
                    "{name} answers '{id}' on another scale: give the new one an id of its own, "
                    "with 'after'",
                    name=stored.path.name,
                    id=answer.id,
                )
            line = reading.lines.get(answer.id, 1)
            if what and answer.id not in reported and line not in lines:
                reported.add(answer.id)
                yield Problem(line, what)
