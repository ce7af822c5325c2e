"""`reflect worksheet check`: all mistakes in worksheets."""

from pathlib import Path
from typing import Annotated

import typer

from reflect import files, worksheets, yaml
from reflect.commands import messages, output
from reflect.commands.call import INTO_FILE, Call, takes
from reflect.journal import Journal, library
from reflect.locale import N_, ngettext
from reflect.text import capitalized, visible
from reflect.worksheets import Reading


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
        reading = _completed(journal, path, write=write)
        found = messages.sheet_problems(journal, path, reading)
        wrong += [f"{visible(each)}\n" for each in found]
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


def _completed(journal: Journal, path: Path, *, write: bool) -> Reading:
    """The worksheet in a file, once missing ids are written to it or are said to be missing."""
    name, text = path.name, library.text_of(path)
    head = _missing_head(journal, path, text)
    ids = worksheets.read(text).proposed
    if not write:
        if head:
            missing = N_(
                "{name}: it has no id yet; --write adds 'id: {id}' at the top.",
                name=name,
                id=head["id"],
            )
            messages.say(missing)
        if ids:
            messages.say(
                ngettext(
                    "{name}: an id is missing; --write adds one to the file.",
                    "{name}: {count} ids are missing; --write adds them to the file.",
                    len(ids),
                    name=name,
                )
            )
        return worksheets.read(text)
    changed = worksheets.with_head(worksheets.with_ids(text, ids), head)
    if changed != text:
        files.replace(path, changed.encode("utf-8"), was=text.encode("utf-8"))
        messages.say(
            ngettext(
                "{name}: {count} id written.",
                "{name}: {count} ids written.",
                len(ids) + bool(head),
                name=name,
            )
        )
    return worksheets.read(changed)


def _missing_head(journal: Journal, path: Path, text: str) -> dict[str, str]:
    """The lines that a worksheet without an id lacks at its top; none where they cannot be read."""
    front, sheet = yaml.split(text)[0], worksheets.read(text).worksheet
    if sheet.id or front.problem:
        return {}
    title = sheet.title or " ".join(path.stem.replace("_", " ").replace("-", " ").split())
    head = {"id": journal.library.free_id(title, path)}
    head |= {} if sheet.title else {"title": capitalized(title)}
    return head if front.raw else {**head, "version": "1", "language": journal.settings.language}
