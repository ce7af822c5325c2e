"""What the commands share: global options, formats, and how data and talk are put out."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperOption

from reflect.errors import WrongUse
from reflect.journal import Journal, Stored
from reflect.settings import Settings
from reflect.terminal import Terminal, is_plain
from reflect.text import visible, wrap

#: The version of every JSON that is put out: keys may be added, never renamed.
SCHEMA = 1


class Format(StrEnum):
    """How data is put out."""

    TEXT = "text"
    JSON = "json"


AsFormat = Annotated[Format, typer.Option("--format", help="For people, or for programs.")]
EntryName = Annotated[
    str, typer.Argument(metavar="ENTRY", help="A file, a date, or latest, latest~1, first.")
]


@dataclass
class Call:
    """What the global options say, wherever they stand."""

    journal: Path | None = None
    plain: bool = False


def global_options() -> list[Any]:
    """The options that every command takes, and that may also stand before it."""

    def remember(context: typer.Context, option: Any, value: Any) -> None:
        if value:
            setattr(call(context), option.name, Path(value) if option.name == "journal" else value)
        elif value == "":
            raise WrongUse("--journal names no folder. Leave it out, or name one.")

    return [
        TyperOption(
            param_decls=["journal", "--journal"],
            metavar="FOLDER",
            callback=remember,
            expose_value=False,
            help="Where the entries are.",
        ),
        TyperOption(
            param_decls=["plain", "--plain"],
            is_flag=True,
            callback=remember,
            expose_value=False,
            help="Plain lines, for screen readers. They stay on the screen.",
        ),
    ]


class Command(TyperCommand):
    """A command that takes the global options too."""

    def __init__(self, *args: Any, params: list[Any] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, params=[*(params or []), *global_options()], **kwargs)


def call(context: typer.Context) -> Call:
    """What the global options of this call say."""
    root = context.find_root()
    root.obj = root.obj or Call()
    assert isinstance(root.obj, Call)
    return root.obj


def journal(context: typer.Context) -> Journal:
    """The journal this call is about."""
    return Journal(Settings.made(os.environ, call(context).journal))


def plain(context: typer.Context) -> bool:
    """Whether plain lines are wanted."""
    return call(context).plain or is_plain(os.environ)


def put(data: dict[str, object]) -> None:
    """*data* as JSON on standard output, with nothing in it that a terminal could obey."""
    written = json.dumps({"schema": SCHEMA, **data}, ensure_ascii=False, indent=2)
    harmless = re.sub("[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]", _as_escape, written)
    sys.stdout.write(harmless + "\n")


def _as_escape(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"


def called(context: typer.Context, *command: str) -> str:
    """How to call *command* from here, on the same journal."""
    started = Path(sys.argv[0])
    program = (
        sys.argv[0] if started.stem == "reflect" and not shutil.which("reflect") else "reflect"
    )
    journal = call(context).journal
    words = [program, *command, *(["--journal", str(journal)] if journal else [])]
    return subprocess.list2cmdline(words) if sys.platform == "win32" else shlex.join(words)


def interrupted(terminal: Terminal) -> int:
    """The exit code of a sitting: that of the signal which ended it, if one did."""
    return 128 + terminal.signal if terminal.signal else 0


def say(sentence: str) -> None:
    """*sentence* on standard error, broken between words where somebody reads it."""
    line = f"reflect: {visible(sentence)}"
    if sys.stderr.isatty():
        line = "\n".join(wrap(line, shutil.get_terminal_size().columns))
    sys.stderr.write(line + "\n")


def say_unreadable(book: Journal) -> None:
    """Name the files that could not be read; the rest went on."""
    for error in book.unreadable:
        say(str(error))


def say_problems(stored: Stored, *, mild: bool = False) -> None:
    """Name what could not be understood in an entry, if asked what may be meant so, too."""
    if not stored.is_text:
        say(f"{stored.path} is not UTF-8 text: what cannot be read is shown as \ufffd and kept.")
    for problem in stored.entry.problems:
        if mild or not problem.is_mild:
            say(f"{stored.path}:{problem.line}: {problem.what}.")
