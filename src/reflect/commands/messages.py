"""Messages on standard error, and questions that a command asks."""

import os
import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from reflect.commands.call import MASKED, SharedOptions, program_line
from reflect.errors import NotATerminal, ReflectError
from reflect.errors.phrases import COMMAND, quoted
from reflect.files.systems import oserror_reason
from reflect.journal import Journal, Stored
from reflect.locale import N_, Locale, Message, joined, ngettext
from reflect.locale import of as locale_of
from reflect.settings import Settings, requested_language
from reflect.terminal import at_the_shell, is_attended
from reflect.text import NO_BREAK, visible, wrap

if TYPE_CHECKING:
    from reflect.interview import Asker
    from reflect.journal.runs import Run
    from reflect.terminal.shell import Shell
    from reflect.worksheets import Reading


def say(*sentences: str) -> None:
    """Print sentences on standard error as messages of reflect, with runnable commands."""
    for sentence in sentences:
        print_error(f"reflect: {presentable(sentence)}")


def presentable(sentence: str) -> str:
    """*sentence* in the user's language, without excluded people, with runnable commands."""
    return runnable(MASKED.get()(locale().say(sentence)))


def say_unreadable(journal: Journal) -> None:
    """Name the files that could not be read, each once."""
    say(*dict.fromkeys(each.sentence for each in journal.unreadable))


def say_hidden(count: int, what: str = "answer") -> None:
    """Say how many answers, or other things, were left out, if any, but not whose."""
    asked = N_("Left out, as you asked: {what}")
    left_out = {
        "answer": ngettext("{count} answer.", "{count} answers.", count),
        "entry": ngettext("{count} entry.", "{count} entries.", count),
        "note": ngettext("{count} note.", "{count} notes.", count),
        "worksheet": ngettext("{count} worksheet.", "{count} worksheets.", count),
    }
    if count:
        say(asked.filled({"what": left_out[what]}))


def say_omissions(journal: Journal, runs: "Sequence[Run]", hidden: int | None = None) -> None:
    """Say what a page about *runs* does not show: unreadable files, and what was left out."""
    say_unreadable(journal)
    say_hidden(sum(len(run.hidden) for run in runs) if hidden is None else hidden)
    for run in runs:
        if not run.is_intact:
            say_problems(run)


def say_problems(stored: Stored) -> None:
    """Name the problems of an entry, with their lines."""
    if not stored.is_text:
        say(
            N_(
                "{path} is not UTF-8 text: what cannot be read is shown as \ufffd and kept.",
                path=stored.path,
            )
        )
    if any(not problem.is_mild for problem in stored.entry.problems):
        from reflect.journal.checking import inside  # only here: mostly there is none

        for each in inside.uncertain(stored):
            say(joined([f"{stored.path}:{each.line}:", each.what], " "))


def say_findings(journal: Journal, stored: Stored) -> None:
    """Name the findings in an entry that comes from an editor, each with its fix."""
    from reflect.journal import checking

    for each in checking.within(journal, stored):
        where = f"{each.path}:{each.line}" if each.line else each.path
        say(joined([f"{where}:", each.what, each.advice], " "))


def sheet_problems(
    journal: Journal, path: Path, reading: "Reading", place: str | Path
) -> list[str]:
    """All that is wrong with the worksheet in a file, each with its *place* and line."""
    from reflect.journal.checking import sheets

    say, masked = locale().say, MASKED.get()
    found = sheets.problems(journal, path, reading)
    return [masked(f"{place}:{each.line}: {say(each.what)}") for each in found]


def print_result(result: str | Path) -> None:
    """Print the *result* of a change on standard output; see `reporting_saved`."""
    text = visible(str(result))
    with reporting_saved(text):
        sys.stdout.write(f"{text}\n")


@contextmanager
def reporting_saved(what: str) -> Iterator[None]:
    """Context for printing the result *what* of a change; raises ReflectError if that fails."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise ReflectError(
            N_(
                "Everything is saved; only the output could not be written: {reason}.\n{said}",
                reason=oserror_reason(error),
                said=what,
            )
        ) from error


def print_error(sentence: str) -> None:
    """Print *sentence* on standard error, wrapped if that is a terminal.

    A closed standard error is ignored: the work of the command is done all the same.
    """
    sentence = visible(locale().say(sentence))
    with suppress(OSError):
        if sys.stderr.isatty():
            sentence = "\n".join(wrap(sentence, shutil.get_terminal_size().columns))
        sys.stderr.write(sentence.replace(NO_BREAK, " ") + "\n")
        sys.stderr.flush()


def locale() -> Locale:
    """Locale of messages: that of the config file, else that of the system."""
    try:
        # With any journal: its setting may be what is wrong.
        return Settings.made(os.environ, Path(os.sep)).locale
    except ReflectError:
        return locale_of(requested_language(os.environ)[0])


def runnable(sentence: str) -> str:
    """*sentence* in the user's language, its commands as they can be called from here."""
    sentence = locale().say(sentence)
    here = program_line()
    place = "".join(f" {quoted(word)}" for word in SharedOptions.current.journal_option)
    return COMMAND.sub(lambda found: f"{here}{found[1]}{place}".replace(" ", NO_BREAK), sentence)


def choose(journal: Journal, question: str, ways: Mapping[str, str]) -> tuple[str | None, int]:
    """Key of *ways* chosen at the shell's screen, or None; and the exit code of a signal."""
    say = journal.settings.locale
    with at_the_shell(say, journal.state_folder, plain=SharedOptions.current.plain) as terminal:
        way = terminal.choose(say.say(question), {key: say.say(way) for key, way in ways.items()})
    return way, exit_code(terminal)


def confirm(journal: Journal, question: str, *, no: str, yes: str, left: str) -> bool:
    """Whether *question* is answered with yes; if not, print *left*.

    A signal ends the command.
    """
    way, signal = choose(journal, question, {"": no, "yes": yes})
    if way != "yes":
        print_error(left)
    if signal:
        raise typer.Exit(signal)
    return way == "yes"


def expect_terminal(what: Message) -> None:
    """Raise NotATerminal about *what*, unless a terminal is attended."""
    if not is_attended():
        raise NotATerminal(what)


def exit_code(terminal: "Asker | Shell") -> int:
    """Exit code after *terminal* was used: that of the signal which ended it, else 0."""
    return 128 + terminal.signal if terminal.signal else 0
