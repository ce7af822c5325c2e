"""The app: the list of commands, and the conversion of errors to messages and exit codes."""

import os
import re
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from importlib import import_module
from keyword import iskeyword
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer
from typer.main import get_command

from reflect import __version__, files
from reflect.commands.call import MASKED
from reflect.commands.help import Command, Group
from reflect.commands.messages import say
from reflect.errors import ReflectError
from reflect.errors.phrases import command, with_full_stop
from reflect.files.systems import oserror_reason
from reflect.journal import Journal
from reflect.locale import N_, Message, joined
from reflect.settings import Settings

if TYPE_CHECKING:
    from traceback import StackSummary

# `typer` has its own copy of click and does not name its errors.
UsageError: type[Exception] = typer.BadParameter.__mro__[1]

INTERRUPTED = 130
#: Exit code of a bug, EX_SOFTWARE in sysexits.h.
FAULT = 70


def _group(**settings: Any) -> typer.Typer:
    return typer.Typer(
        cls=Group,
        add_completion=False,
        # Never rich's traceback: it can print local variables, and these hold answers.
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        context_settings={"help_option_names": ["-h", "--help"]},
        **settings,
    )


BEGIN, BACK, NEXT = "Begin", "Look back", "What is next"
SHEETS, FILES = "Worksheets", "Your files"

#: Commands in the order of the help, each with its heading.
COMMANDS = {
    "new": BEGIN,
    "resume": BEGIN,
    "demo": BEGIN,
    "compare": BACK,
    "timeline": BACK,
    "ratings": BACK,
    "show": BACK,
    "list": BACK,
    "search": BACK,
    "report": BACK,
    "next": NEXT,
    "plan": NEXT,
    "worksheet": SHEETS,
    "edit": FILES,
    "delete": FILES,
    "restore": FILES,
    "history": FILES,
    "check": FILES,
    "where": FILES,
    "config": FILES,
    "completion": FILES,
}
#: Command groups, each with its help and its commands; its package may have a `command`, too.
GROUPS = {
    "next": (
        "See what you wanted to look at again, and plans whose day has come.",
        ("let-go", "reopen"),
    ),
    "plan": (
        "See what you planned, and say what became of it.",
        ("done", "let-go", "later", "reopen"),
    ),
    "worksheet": (
        "\n\n".join(
            (
                "List, read, print, write, check and import worksheets.",
                "To write your own, begin with `new`. README.md shows with examples all that a "
                "worksheet can do. It is next to the worksheets that come with reflect; "
                "`reflect where` names the folder.",
            )
        ),
        ("list", "show", "print", "new", "check", "import"),
    ),
    "history": (
        "Keep every version of your entries in a private git repository.",
        ("on", "off", "status", "log", "show", "restore", "forget"),
    ),
}


def app(arguments: Sequence[str]) -> Any:
    """The app, with only the commands that *arguments* may call: importing all is slow."""
    from reflect.commands import greeting

    made = _group(help="Worksheets to think with. Your answers stay here, as plain text files.")
    made.callback(invoke_without_command=True)(greeting.command)
    for name in [name for name in COMMANDS if name in arguments] or COMMANDS:
        if name in GROUPS:
            made.add_typer(_of_group(name), name=name, rich_help_panel=COMMANDS[name])
        else:
            made.command(name, cls=Command, rich_help_panel=COMMANDS[name])(_command(name))
    program: Any = get_command(made)
    # typer puts groups behind all commands.
    found = program.commands
    program.commands = {name: found[name] for name in COMMANDS if name in found}
    return program


def _of_group(group: str) -> typer.Typer:
    about, names = GROUPS[group]
    made = _group(help=about)
    for name in names:
        made.command(name, cls=Command)(_command(group, name))
    bare = getattr(import_module(f"reflect.commands.{group}"), "command", _print_help)
    made.callback(invoke_without_command=True, help=about)(bare)
    return made


def _print_help(context: typer.Context) -> None:
    """Help of a group that is no command by itself."""
    if not context.invoked_subcommand:
        sys.stdout.write(context.get_help() + "\n")


def _command(*names: str) -> Callable[..., int | None]:
    """The function that a command is: `command` of a module that is named like it.

    A group may have its commands in its package. A hyphen is an underscore there.
    """
    *group, name = (f"{name}_" if iskeyword(name) else name.replace("-", "_") for name in names)
    package = ".".join(("reflect.commands", *group))
    function: Any = getattr(import_module(package), name, None)
    if not callable(function):
        function = import_module(f"{package}.{name}").command
    return function  # type: ignore[no-any-return]


def run(arguments: list[str]) -> int:
    """Run the command line *arguments*; the exit code."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        # UTF-8 whatever the console says; an invalid byte is read as a surrogate.
        errors = "surrogateescape" if stream is sys.stdin else "backslashreplace"
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors=errors)
    MASKED.set(str)
    try:
        _check_time_zone()
        code = app(arguments)(arguments, standalone_mode=False, prog_name="reflect")
        sys.stdout.flush()
    except ReflectError as error:
        say(error.sentence)
        return error.exit_code
    except UsageError as error:
        say(_usage_message(error))
        return 2
    except (KeyboardInterrupt, typer.Abort):
        return INTERRUPTED
    except OSError as error:
        return report_unwritten(error)
    except Exception as error:
        with suppress(OSError, ValueError):
            say(_fault_message(error))
        return FAULT
    return code if isinstance(code, int) else 0


def report_unwritten(error: OSError) -> int:
    """Report that the output could not be written, unless its reader left; the exit code."""
    if isinstance(error, BrokenPipeError):
        # The reader closed the pipe; without this, Python would complain again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    why = oserror_reason(error)
    message = N_("The output could not be written: {why}.", why=why)
    if error.filename is not None:
        name = os.fsdecode(error.filename)
        message = N_("{path} could not be used: {why}.", path=name, why=why)
    elif isinstance(error, FileNotFoundError):
        message = N_("The folder you are in is no longer there. Change to another, and try again.")
    with suppress(OSError, ValueError):  # standard error may be closed, too
        say(message)
    return 1


def _check_time_zone() -> None:
    """Drop a time zone that gives invalid dates; raises ReflectError if none is valid."""
    try:
        datetime.now().astimezone()
    except (ValueError, OverflowError, OSError):
        zone = os.environ.pop("TZ", None)
        if zone is None or not hasattr(time, "tzset"):
            raise ReflectError(
                N_(
                    "This computer's clock or time zone gives a date that does not "
                    "exist. Please correct them, and try again."
                )
            ) from None
        time.tzset()
        _check_time_zone()
        say(
            N_(
                "TZ is '{zone}', which does not give a valid date, so the computer's "
                "own time zone is used.",
                zone=zone,
            )
        )


#: What to say instead of usage errors of typer, which has them in English only.
USAGE_ERRORS = {
    each.text: each
    for each in (
        N_("No such command '{name}'. Did you mean {names}?"),
        N_("No such command '{name}'."),
        N_("No such option: {name} (Possible options: {names})"),
        N_("No such option: {name}"),
        N_("Missing argument '{value}'."),
        N_("Option '{name}' requires an argument."),
        N_("Option '{name}' does not take a value."),
        N_("Invalid value for '{value}': {what}"),
        N_("'{word}' is not one of {names}."),
        N_("Got unexpected extra argument(s) ({words})"),
    )
} | {
    "'{word}' is not a valid int range.": N_("'{word}' is not a whole number."),
    "{word} is not in the range {least}<=x<={most}.": N_("{word} is not from {least} to {most}."),
    "{word} is not in the range x>={least}.": N_("{word} is less than {least}."),
}


def _usage_message(error: Exception) -> str:
    """Message about a usage error, with the command for help."""
    what = error.format_message() if hasattr(error, "format_message") else str(error)
    message = _translatable(" ".join(line.strip() for line in what.splitlines()))
    context = getattr(error, "ctx", None)
    words = context.command_path.split()[1:] if context else ()
    more = N_("More: {command}", command=command(*words, "--help"))
    return joined([with_full_stop(message), more], " ")


def _translatable(message: str) -> str:
    """Translatable version of a usage error *message* of typer."""
    for theirs, each in USAGE_ERRORS.items():
        text = re.sub(r"\\{(\w+)\\}", r"(?P<\1>.*)", re.escape(theirs))
        if found := re.fullmatch(text, message):
            fields = found.groupdict()
            if "value" in fields:
                fields["value"] = Message.of(fields["value"], "", {})  # the help has it, too
            if "what" in fields:
                fields["what"] = _translatable(fields["what"])
            return each.filled(fields)
    return message


def _fault_message(error: Exception) -> str:
    """Message about a bug: its place in the code, and nothing of the data."""
    from traceback import extract_tb  # only here: it is slow to import

    frames = extract_tb(error.__traceback__)
    where = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "?"
    message = N_(
        "This is a bug in reflect itself ({error} in {where}). Everything you had saved is safe.",
        error=type(error).__name__,
        where=where,
    )
    try:
        report = N_(
            "A report is in {path}: it contains nothing you wrote, and helps to fix the bug.",
            path=_write_report(error, frames),
        )
    except Exception:  # the same bug may strike here, too
        report = N_("Please report this line; it contains nothing you wrote.")
    return joined([message, report], " ")


def _write_report(error: Exception, frames: "StackSummary") -> Path:
    """Path of a new fault report: places in the code, and no values."""
    import platform  # only here: it is slow to import

    now = datetime.now(UTC)
    lines = [
        f"reflect {__version__}, Python {platform.python_version()}, {platform.platform()}",
        f"{now:%Y-%m-%dT%H:%M:%S%z}",
        type(error).__name__,
        *(f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames),
    ]
    folder = Journal(Settings.made(os.environ)).state_folder
    path = folder / f"fault-{now:%Y-%m-%d-%H%M%S}-{os.getpid()}.txt"
    files.create(path, "".join(f"{line}\n" for line in lines).encode("utf-8", "replace"))
    return path
