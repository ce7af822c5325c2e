"""What Tab offers in a shell: names of commands, options, worksheets and entries, never of people.

A shell asks for it with every Tab, so typer is imported only where it alone knows the answer.
"""

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reflect.journal import Journal

#: Said to a shell where it knows better than we do.
FILES = ":files"

SHELLS = ("bash", "zsh", "fish")
#: How many entries are offered, the newest ones.
NEWEST = 20

#: The commands that have commands of their own.
GROUPS = {"worksheet", "history"}
#: The options after which no value comes.
FLAGS = {"--plain", "--help", "--editor", "--force", "--all", "--then-now", "--raw"}
FLAGS |= {"--write", "--dry-run", "--fix", "--for-good", "--existing"}
#: What is offered after a command; for one that takes two, the same twice.
TAKES = {
    "new": ["worksheets"],
    "worksheet show": ["worksheets"],
    "worksheet check": ["worksheets"],
    "worksheet import": ["files"],
    "resume": ["entries"],
    "show": ["entries"],
    "edit": ["entries"],
    "delete": ["entries"],
    "compare": ["entries", "entries"],
    "history log": ["entries"],
    "completion": ["shells"],
}
#: What is offered after an option; after any other, nothing: it may be somebody's name.
AFTER = {
    "--worksheet": "worksheets",
    "--journal": "files",
    "--output": "files",
    "--answers": "files",
}


def offer(words: Sequence[str], environment: Mapping[str, str]) -> None:
    """Put out what may stand in the place of the last of *words*, each on a line of its own."""
    from reflect.errors import ReflectError  # only here, like all else: a shell waits

    with suppress(ReflectError, OSError):
        found = list(_offered(words or [""], environment))
        sys.stdout.buffer.write("".join(f"{each}\n" for each in found).encode("utf-8"))
        sys.stdout.flush()


def _offered(words: Sequence[str], environment: Mapping[str, str]) -> Iterator[str]:
    *before, now = words
    path, option, journal = _read(before)
    if not option and now.startswith("-"):
        offered = _options(path)
    elif option:
        offered = _named(AFTER.get(option, ""), environment, journal)
    else:
        offered = _after(path, environment, journal)
    for each in offered:
        # Nothing that a terminal could obey, or that a shell would take for two.
        if each == FILES or (each.startswith(now) and each.isprintable()):
            yield each


def _read(before: Sequence[str]) -> tuple[list[str], str, str]:
    """The words that are no options, an option that waits for its value, and the journal."""
    path: list[str] = []
    option, journal = "", ""
    for word in before:
        if option:
            journal = word if option == "--journal" else journal
            option = ""
        elif word.startswith("-"):
            name, _, value = word.partition("=")
            journal = value if name == "--journal" and value else journal
            option = "" if value or name in FLAGS or not name.startswith("--") else name
        else:
            path.append(word)
    return path, option, journal


def _after(path: list[str], environment: Mapping[str, str], journal: str) -> Iterator[str]:
    """What may follow the words of a *path* that begins with a command."""
    if not path or (len(path) == 1 and path[0] in GROUPS):
        yield from _commands(path)
        return
    command = " ".join(path[: 2 if path[0] in GROUPS else 1])
    given = len(path) - len(command.split())
    kinds = TAKES.get(command, [])
    if given < len(kinds):
        yield from _named(kinds[given], environment, journal)


def _named(what: str, environment: Mapping[str, str], journal: str) -> Iterator[str]:
    """The names there are of *what*."""
    if what == "files":
        yield FILES
    elif what == "shells":
        yield from SHELLS
    elif what == "worksheets":
        from reflect.journal import exclusions

        yield from exclusions.worksheets(_journal(environment, journal))
    elif what == "entries":
        yield from _entries(_journal(environment, journal))


def _journal(environment: Mapping[str, str], named: str) -> "Journal":
    from reflect.journal import Journal
    from reflect.settings import Settings

    return Journal(Settings.made(environment, Path(named) if named else None))


def _entries(book: "Journal") -> Iterator[str]:
    """The names of the newest entries, but for what is to stay out of sight."""
    from reflect.journal.runs import Selection

    seen = Selection(excluded=book.settings.exclude).entries(book)
    for run in islice(seen, NEWEST):
        # What begins so would be taken for an option.
        if not run.is_copy and not run.name.startswith("-"):
            yield run.name


def _commands(path: list[str]) -> Iterator[str]:
    from reflect import cli

    yield from cli.GROUPS[path[0]][1] if path else cli.COMMANDS


def _options(path: list[str]) -> Iterator[str]:
    """The options of a command, as typer knows them."""
    from typer.main import get_command

    from reflect import cli

    command = get_command(cli.app(path))
    for name in path[: 2 if path and path[0] in GROUPS else 1]:
        command = getattr(command, "commands", {}).get(name, command)
    for option in command.params:
        yield from (name for name in option.opts if name.startswith("--"))
    yield "--help"
