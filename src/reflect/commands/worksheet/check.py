"""`reflect worksheet check`: all mistakes in worksheets."""

from typing import Annotated

import typer

from reflect.commands import messages, output
from reflect.commands.call import INTO_FILE, LANGUAGE, Call, takes
from reflect.commands.worksheet.documents import expect_no_document
from reflect.commands.worksheet.ids import MissingIds
from reflect.locale import N_, ngettext
from reflect.text import visible


@takes(LANGUAGE, *INTO_FILE)
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
    expect_no_document(worksheet, may_be_unfinished=True)
    journal = call.journal
    language = call.options.language
    own = list(journal.library.own_paths(language))
    if not worksheet and not own:
        messages.say(N_("You have no worksheets of your own yet."))
    wrong: list[str] = []
    if worksheet:
        own = [journal.library.find(worksheet, language)]
    for path in own:
        name, missing = path.name, MissingIds.of(journal, path)
        if write and missing.number:
            missing.write()
            messages.say(
                ngettext(
                    "{name}: {count} id written.",
                    "{name}: {count} ids written.",
                    missing.number,
                    name=name,
                )
            )
        elif not write:
            _say_missing(missing, name)
        reading = journal.library.reading(path)
        found = messages.sheet_problems(journal, path, reading, path)
        wrong += [f"{visible(each)}\n" for each in found]
        if not found:
            count = reading.worksheet.length
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


def _say_missing(missing: MissingIds, name: str) -> None:
    """Say that ids are missing, if they are."""
    if missing.head:
        what = N_(
            "{name}: it has no id yet; --write adds 'id: {id}' at the top.",
            name=name,
            id=missing.head["id"],
        )
        messages.say(what)
    if count := len(missing.ids):
        messages.say(
            ngettext(
                "{name}: an id is missing; --write adds one to the file.",
                "{name}: {count} ids are missing; --write adds them to the file.",
                count,
                name=name,
            )
        )
