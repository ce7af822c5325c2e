"""What the commands share: global options, formats, and how data and talk are put out."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperOption

from reflect.errors import NothingAnswered, ReflectError, WrongUse
from reflect.interview import Ended, Interview
from reflect.journal import Journal, Stored, unfinished
from reflect.journal.draft import Draft
from reflect.settings import Settings
from reflect.terminal import Terminal, is_attended, is_plain
from reflect.text import visible, wrap

#: The version of every JSON that is put out: keys may be added, never renamed.
SCHEMA = 1

UNKEPT = (
    "A few invisible characters were left out of an answer; everything else is as you typed it."
)

#: How many of the newest entries are looked at where only those can matter.
_RECENT = 50


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


def sitting(draft: Draft, interview: Interview, terminal: Terminal, *, settle: bool) -> Ended:
    """Ask and keep, or only settle what is there; what is not yet an answer is kept as well."""
    ended = interview.settled() if settle else interview.run()
    while ended.finished and not interview.trouble:
        draft.finish()
        if not draft.path:
            break
        unfinished.drop(draft.journal.state, draft.path)
        if terminal.end(interview.worksheet, early=ended.key is not None):
            break
        interview.stopped = replace(ended, finished=False)
        ended = interview.run()
    draft.remarks += [UNKEPT] if interview.has_unkept else []
    if interview.trouble:
        draft.remarks += [str(interview.trouble), _rescued(draft, ended)]
    elif not ended.finished and (draft.path or ended.typed.strip()):
        try:
            draft.wait()
            _keep_unfinished(draft, ended)
        except ReflectError as trouble:
            interview.trouble = trouble
            draft.remarks += [str(trouble), _rescued(draft, ended)]
    return ended


def _keep_unfinished(draft: Draft, ended: Ended) -> Path:
    """The file that keeps what was typed last."""
    path = draft.path or next(draft.journal.new_paths(draft.entry.header, draft.moment))
    id_, person = ended.key or ("", None)
    there = draft.entry.answer((id_, person))
    before = unfinished.digest(there.text if there else "")
    kept = unfinished.Unfinished(str(path), id_, person, ended.part, ended.typed, before)
    return unfinished.keep(draft.journal.state, kept)


def _rescued(draft: Draft, ended: Ended) -> str:
    """Where what was typed last is, after all: in a file, or else here in the sentence."""
    try:
        kept = _keep_unfinished(draft, ended)
        return f"What you wrote last is kept in {kept}, a small file that any editor opens."
    except ReflectError:
        return f"What you wrote last could be kept nowhere. Here it is:\n\n{ended.typed}\n"


def farewell(
    context: typer.Context, draft: Draft, ended: Ended, terminal: Terminal, *, failed: bool
) -> int:
    """The neutral line that stays behind, the entry's path, and the exit code."""
    for remark in draft.remarks:
        say(remark)
    if failed:
        return 1
    if not draft.path:
        if not terminal.signal and not is_attended():
            raise NothingAnswered
        sys.stderr.write("Nothing was written.\n")
        return interrupted(terminal)
    talk = (
        _kept(context, draft)
        if ended.finished
        else f"Kept, to the last word. It waits for you:  {called(context, 'resume')}"
    )
    sys.stderr.write(f"{visible(talk)}\n")
    sys.stderr.flush()
    # At a pause nothing on the screen tells what it was about.
    if ended.finished or not sys.stdout.isatty():
        sys.stdout.write(f"{draft.path}\n")
    return interrupted(terminal)


def _kept(context: typer.Context, draft: Draft) -> str:
    """That it is kept, and how to read or to compare it."""
    recent = list(islice(draft.journal, _RECENT))
    is_newest = bool(recent) and recent[0].path == draft.path
    assert draft.path is not None
    show = called(context, "show", *([] if is_newest else [draft.path.stem]))
    sheet = draft.entry.header.worksheet
    runs = [s for s in recent if s.header.worksheet == sheet and s.header.status == "complete"]
    read = f"Kept. To read it:  {show}"
    compare = f"What has changed:  {called(context, 'compare')}" if len(runs) > 1 else ""
    fits = len(read + compare) + 6 < shutil.get_terminal_size().columns
    return f"{read}{'      ' if fits else chr(10)}{compare}".rstrip()


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
