"""Options that several commands share, and the context of a call with their values."""

import os
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal, TypeVar

import typer
from typer.core import TyperOption
from typer.main import get_click_type

from reflect.errors import BadDay, UnknownWorksheet, WrongUse
from reflect.errors.phrases import command_line
from reflect.journal import Journal
from reflect.locale import N_
from reflect.settings import Settings, is_plain
from reflect.text import NO_BREAK

if TYPE_CHECKING:
    from reflect.journal.runs import Selection

#: Masks excluded people in a message that is printed beside a page.
MASKED: ContextVar[Callable[[str], str]] = ContextVar("MASKED", default=str)

AnyCommand = TypeVar("AnyCommand", bound=Callable[..., int | None])


@dataclass
class SharedOptions:
    """Values of the shared options of a call, or their defaults."""

    journal: Path | None = None
    plain: bool = False
    worksheet: str = ""
    about: Sequence[str] = ()
    tag: Sequence[str] = ()
    since: str = ""
    until: str = ""
    status: str = ""
    exclude: Sequence[str] = ()
    #: The language of the worksheet; "" for that of the person.
    language: str = ""
    format: str = "text"
    output: Path | None = None
    force: bool = False
    #: The values of this process's own call.
    current: "ClassVar[SharedOptions]"

    @property
    def journal_option(self) -> list[str]:
        """Arguments that name the same journal in another command."""
        return ["--journal", str(self.journal)] if self.journal else []

    @property
    def filters(self) -> Iterator[tuple[str, str]]:
        """Each filter that is set, as an option and its value."""
        for name in ("worksheet", "about", "tag", "since", "until", "status", "exclude"):
            value = getattr(self, name)
            for each in ([value] if value else []) if isinstance(value, str) else value:
                yield f"--{name}", each


SharedOptions.current = SharedOptions()


class Call(typer.Context):
    """The context of a command: the values of its shared options, and its journal."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not isinstance(self.parent, Call):
            SharedOptions.current = SharedOptions()
        self.options = SharedOptions.current

    @cached_property
    def journal(self) -> Journal:
        """The journal of the call."""
        journal = Journal(Settings.made(os.environ, self.options.journal))
        if journal.settings.exclude:
            from reflect.journal.runs import Selection  # only here: most settings exclude nobody

            MASKED.set(Selection(excluded=journal.settings.exclude).masked)
        return journal

    @cached_property
    def selection(self) -> "Selection":
        """Filters for entries; raises UnknownWorksheet, BadDay or NothingToExclude."""
        from reflect.journal import runs  # only here: not every command reads entries

        journal, given = self.journal, self.options
        if given.exclude:
            runs.expect_excluded(journal, given.exclude)
        excluded = (*given.exclude, *journal.settings.exclude)
        if given.exclude:
            MASKED.set(runs.Selection(excluded=excluded).masked)
        if given.worksheet and given.worksheet not in journal.library.paths:
            known = {*journal.library.paths, *(each.header.worksheet for each in journal)} - {""}
            if given.worksheet not in known:
                raise UnknownWorksheet(given.worksheet, sorted(known))
        # Excluded names are not repeated: whoever typed or configured them knows.
        said = [f"{name} {value}".rstrip() for name, value in given.filters if name != "--exclude"]
        said += ["--exclude"] * bool(given.exclude)
        said += ["exclude in config.toml"] * bool(journal.settings.exclude)
        return runs.Selection(
            worksheet=given.worksheet,
            about=tuple(given.about),
            tags=tuple(given.tag),
            since=self._days("--since", given.since)[0],
            until=self._days("--until", given.until)[1],
            status=given.status,
            excluded=excluded,
            related_ids=journal.library.related_ids(excluded) if excluded else frozenset(),
            filters=tuple(said),
        )

    def _days(self, option: str, typed: str) -> tuple[date, date]:
        """The first and the last day that *option* names, by the clock of the journal."""
        if not typed:
            return date.min, date.max
        from reflect.questions.kinds.days import (
            parse_past_span,  # only here: most calls have no days
        )

        days = parse_past_span(typed, self.journal.settings.day(datetime.now()))
        if days is None:
            raise BadDay(option, typed)
        return days

    @property
    def is_plain(self) -> bool:
        """Whether plain lines are requested."""
        return self.options.plain or is_plain(os.environ)

    @property
    def is_json(self) -> bool:
        """Whether the output is JSON."""
        return self.options.format == "json"

    @property
    def filter_arguments(self) -> list[str]:
        """Arguments that repeat the filters in another command.

        They are as typed, but in a file the excluded names are replaced.
        """
        hidden = {"--exclude": "WHAT"} if self.options.output else {}
        pairs = self.options.filters
        return [word for option, said in pairs for word in (option, hidden.get(option, said))]

    def command_line(self, *command: str, names: Sequence[str] = (), again: bool = False) -> str:
        """Command line for *command* with *names*, on the same journal.

        With *again* it repeats ``--plain``, too.
        """
        options = ["--plain"] * (again and self.options.plain) + self.options.journal_option
        if any(name.startswith("-") for name in names):
            return command_line(*program_arguments(), *command, *options, "--", *names)
        return command_line(*program_arguments(), *command, *names, *options)

    def page_command(self, *command: str, names: Sequence[str] = (), again: bool = False) -> str:
        """Command line as in `command_line`, with ties for spaces: no page wraps it."""
        return self.command_line(*command, names=names, again=again).replace(" ", NO_BREAK)


def takes(*shared: TyperOption) -> Callable[[AnyCommand], AnyCommand]:
    """Decorator: add *shared* options to a command; their values are in its `Call`."""

    def add(command: AnyCommand) -> AnyCommand:
        command.shared = shared  # type: ignore[attr-defined]
        return command

    return add


def _store(call: Call, option: Any, value: Any) -> None:
    """Store the *value* of a shared *option*, which may stand before or after the command."""
    if value in (None, False, ()):
        return
    if option.name == "journal" and not value:
        raise WrongUse(N_("There is no folder after --journal. Add one, or leave --journal out."))
    is_path = option.name in ("journal", "output")
    setattr(call.options, option.name, Path(value) if is_path else value)


def _shared(name: str, metavar: str | None = None, **settings: Any) -> TyperOption:
    decls = [name.removeprefix("--"), name]
    return TyperOption(
        param_decls=decls, metavar=metavar, callback=_store, expose_value=False, **settings
    )


def _choice(*choices: str) -> Any:
    return get_click_type(annotation=Literal[choices], parameter_info=typer.Option())


#: Options of every command, which may also stand before it.
GLOBAL = (
    _shared("--journal", "FOLDER", help="Folder with your entries."),
    _shared(
        "--plain", is_flag=True, help="Plain lines, for screen readers. They stay on the screen."
    ),
)

WORKSHEET = _shared("--worksheet", "ID", help="Only runs of this worksheet.")
ABOUT = _shared("--about", "NAME", multiple=True, help="Only what is about this person.")
TAG = _shared("--tag", "TAG", multiple=True, help="Only runs with this tag.")
SINCE = _shared("--since", "DAY", help="From this day on: 2026-11, last week.")
UNTIL = _shared("--until", "DAY", help="Up to and including this day or month.")
STATUS = _shared(
    "--status", type=_choice("draft", "complete"), help="Only drafts, or only finished entries."
)
EXCLUDE = _shared(
    "--exclude", "WHAT", multiple=True, help="Leave out a person, a question or a day."
)
LANGUAGE = _shared(
    "--language", "CODE", help="The language of the worksheet, if it has several: en, de."
)
#: Filters for finished runs.
RUNS = (WORKSHEET, ABOUT, TAG, SINCE, UNTIL)

FORCE = _shared("--force", is_flag=True, help="Overwrite an existing file.")
#: Options for writing to a file, often used with `formatted`.
INTO_FILE = (
    _shared("--output", "FILE", help="Write to a file that only your account can read."),
    FORCE,
)
PAGE = _shared("--output", "FILE.html", help="Write to a file that only your account can read.")


def format_option(*others: str, help: str = "text for people, json for programs.") -> TyperOption:  # noqa: A002
    """The option ``--format``: text, JSON, or one of the *others*."""
    return _shared(
        "--format",
        type=_choice("text", "json", *others),
        default="text",
        show_default=True,
        help=help,
    )


EntryName = Annotated[
    str,
    typer.Argument(metavar="ENTRY", help="A file, a date, or yesterday, latest, latest~1, first."),
]
StateName = Annotated[
    str,
    typer.Argument(
        metavar="ENTRY@N", help="An entry and the number of its version in `history log`."
    ),
]
OfQuestions = Annotated[
    list[str] | None,
    typer.Option(
        "--question",
        metavar="QUESTION",
        help="Only this question: its number, its id, or some of its words.",
    ),
]


def program_line(*, anywhere: bool = False) -> str:
    """Command line that starts this program in this folder, or in any with *anywhere*."""
    first, *others = program_arguments()
    if anywhere and (first, others) != ("reflect", []):
        first = os.path.abspath(first)  # noqa: PTH100 - resolves no link, but ".."
    return command_line(first, *others)


def program_arguments() -> list[str]:
    """Arguments that start this program: its name alone, if a shell finds it by that."""
    called = Path(sys.argv[0])
    if called.parent == Path(__file__).parents[1]:  # python -m reflect
        called = Path(sys.executable).with_name("reflect")
        if not shutil.which(called):
            return [sys.executable, "-m", "reflect"]
    found = shutil.which("reflect")
    is_it = found is not None and _resolved(Path(found)) == _resolved(called)
    return ["reflect"] if is_it or called.stem != "reflect" else [str(called)]


def _resolved(program: Path) -> Path:
    return program.resolve().with_suffix("")  # on Windows, .exe may be missing
