"""Shell completion: names of commands, options, worksheets, entries and questions.

Each has a description; neither excluded people nor answers are offered. A shell runs this at every
Tab, so typer is imported only for commands and options.
"""

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reflect.journal import Journal
    from reflect.journal.runs import Selection

#: Tells the shell to complete files itself.
FILES = ":files"

#: A name and its description.
Completion = tuple[str, str]

SHELLS = {"bash": "for ~/.bashrc", "zsh": "for ~/.zshrc", "fish": "for config.fish"}
#: Number of newest entries that are offered.
NEWEST = 20

#: Kinds of names that the arguments of a command take, in order.
ARGUMENT_KINDS = {
    "new": ["worksheets"],
    "worksheet show": ["worksheets"],
    "worksheet print": ["worksheets"],
    "worksheet check": ["worksheets"],
    "worksheet import": ["files"],
    "resume": ["entries"],
    "show": ["entries"],
    "edit": ["entries"],
    "delete": ["entries"],
    "compare": ["entries", "entries"],
    "timeline": ["questions"],
    "history log": ["entries"],
    "next let-go": ["worksheets"],
    "next reopen": ["worksheets"],
    "completion": ["shells"],
}
#: Kind of names that an option takes; others get nothing, since it may be a person's name.
OPTION_KINDS = {
    "--worksheet": "worksheets",
    "--from": "worksheets",
    "--language": "languages",
    "--question": "questions",
    "--step": "steps",
    "--journal": "files",
    "--output": "files",
    "--answers": "files",
    "--ics": "files",
}


def complete(words: Sequence[str], environment: Mapping[str, str]) -> None:
    """Print completions of the last of *words*: a name, a tab, a description a line."""
    from reflect.errors import ReflectError  # only here, as everywhere below: a shell waits

    with suppress(ReflectError, OSError):
        found = list(_offered(words or [""], environment))
        lines = ("\t".join(filter(None, each)) for each in found)
        sys.stdout.buffer.write("".join(f"{line}\n" for line in lines).encode("utf-8"))
        sys.stdout.flush()


def _offered(words: Sequence[str], environment: Mapping[str, str]) -> Iterator[Completion]:
    *before, now = words
    path, option, given = _parse(before)
    command = next((each for each in (path[:2], path[:1]) if " ".join(each) in ARGUMENT_KINDS), [])
    if option:
        offered = _names(OPTION_KINDS.get(option, ""), environment, path, given)
    elif now.startswith("-"):
        offered = _options(path)
    elif command:
        kinds = [*ARGUMENT_KINDS[" ".join(command)], *[""] * len(path)]
        offered = _names(kinds[len(path) - len(command)], environment, path, given)
    else:
        offered = _commands(path)
    from reflect.text import one_line, visible

    for name, what in offered:
        # Control characters could be obeyed, and a line break would make two names.
        if name == FILES or (name.startswith(now) and name.isprintable()):
            yield name, one_line(visible(what))


def _parse(before: Sequence[str]) -> tuple[list[str], str, Mapping[str, str]]:
    """Words that are no options, an option still without its value, and options with theirs."""
    path: list[str] = []
    given: dict[str, str] = {}
    option = ""
    for word in before:
        name, _, value = word.partition("=")
        if option:
            given[option], option = word, ""
        elif not word.startswith("-"):
            path.append(word)
        elif value:
            given[name] = value
        elif any(name in each.opts and not each.is_flag for each in _command(path).params):
            option = name
    return path, option, given


def _names(
    kind: str, environment: Mapping[str, str], path: Sequence[str], given: Mapping[str, str]
) -> Iterator[Completion]:
    """Names of this *kind*, without excluded ones."""
    if kind == "files":
        yield FILES, ""
    elif kind == "shells":
        yield from SHELLS.items()
    elif kind:
        from reflect.journal import Journal
        from reflect.journal.runs import Selection
        from reflect.settings import Settings

        folder = given.get("--journal")
        journal = Journal(Settings.made(environment, Path(folder) if folder else None))
        seen = Selection(excluded=journal.settings.exclude)
        if kind == "entries":
            yield from _entries(journal, seen)
            return
        sheet = path[1] if path[:1] == ["new"] and path[1:] else given.get("--worksheet", "")
        if kind == "languages":
            every = journal.library.by_language.values()
            yield from ((each, "") for each in sorted({code for paths in every for code in paths}))
            return
        found = _worksheets(journal) if kind == "worksheets" else _questions(kind, journal, sheet)
        yield from (each for each in found if not seen.excluded_names_in(" ".join(each)))


def _entries(journal: "Journal", seen: "Selection") -> Iterator[Completion]:
    """The newest entries."""
    for run in islice(seen.entries(journal), NEWEST):
        # A name with a leading hyphen would be taken for an option.
        if not run.copy_of and not run.name.startswith("-"):
            yield run.name, "" if journal.settings.discreet else run.title


def _worksheets(journal: "Journal") -> Iterator[Completion]:
    """Worksheets by id."""
    from reflect import yaml
    from reflect.journal import shelf
    from reflect.journal.sheet_files import text_of

    for id_ in shelf.worksheets(journal):
        front, _ = yaml.split(text_of(journal.library.paths[id_]))
        yield id_, front.string("title")


def _questions(kind: str, journal: "Journal", sheet: str) -> Iterator[Completion]:
    """Questions or steps of the worksheet *sheet*, or of the last used one."""
    from reflect.journal.references import Questions

    newest = (stored.header.worksheet for stored in journal)
    id_ = sheet or next(newest, "") or next(iter(sorted(journal.library.paths)), "")
    if kind == "steps":
        found = journal.library.sheet(id_)
        yield from ((step.id, step.title) for step in (found.steps if found else ()))
    else:
        yield from ((each.id, each.wording) for each in Questions.of(journal.library, id_).listed)


def _commands(path: list[str]) -> Iterator[Completion]:
    """Commands below *path*: all commands if it is empty, else those of the group."""
    command = _command(path)
    if len(path) < 2 and (not path or command.name == path[0]):
        from reflect.commands.help import summary
        from reflect.commands.messages import locale

        for name, each in getattr(command, "commands", {}).items():
            yield name, summary(each, locale())


def _options(path: list[str]) -> Iterator[Completion]:
    """Options of the command *path*."""
    from reflect.commands.help import options
    from reflect.commands.messages import locale

    for names, _, about in options(_command(path), locale()):
        yield from ((name, about) for name in names if name.startswith("--"))


def _command(path: list[str]) -> Any:
    """The typer command that the words of *path* name."""
    from reflect import cli

    command = cli.app(path)
    for name in path:
        command = getattr(command, "commands", {}).get(name, command)
    return command
