"""Errors that users can fix: each holds facts, and a message that can be translated.

No message contains a word of an answer.
"""

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, dataclass_transform

from reflect.errors.phrases import (
    command,
    did_you_mean,
    listing,
    plain_commands,
    there_are,
    with_full_stop,
)
from reflect.locale import N_, Message, joined


@dataclass_transform()
class ReflectError(Exception):
    """An error that the user can fix: its message says what is wrong, and how to fix it.

    The annotations of a class are its arguments, in order, and the fields of its message. A class
    without a message is raised with sentences.
    """

    exit_code = 1
    message = Message("")

    def __init__(self, *facts: Any, **named: Any) -> None:
        names = [name for each in reversed(type(self).__mro__) for name in _facts(each)]
        self.__dict__.update(zip(names, facts, strict=False), **named)
        super().__init__(*facts, *named.values())

    def parts(self) -> "Iterable[str | ReflectError]":
        """The sentences of the message in order, or errors in the place of theirs."""
        return (self.message.filled(vars(self)),) if self.message else self.args

    @property
    def sentence(self) -> Message:
        """The whole message, for `Locale.say`, with commands as from `phrases.command`."""
        parts = (each.sentence if isinstance(each, ReflectError) else each for each in self.parts())
        return joined(parts, " ")

    def __str__(self) -> str:
        return plain_commands(self.sentence)


def _facts(kind: type) -> Iterable[str]:
    return vars(kind).get("__annotations__", ()) if issubclass(kind, ReflectError) else ()


class WrongUse(ReflectError):
    """A command was called with wrong arguments."""

    exit_code = 2


class CannotRead(ReflectError):
    """A file is missing, is no regular file, or may not be read."""

    path: Path
    reason: str
    message = N_("{path} could not be read: {reason}. Nothing has been changed.")


class LeavesJournal(CannotRead):
    """A link in the journal leads out of it, maybe to files of another person."""

    message = N_(
        "{path} leads out of the journal, to {to}, so reflect neither reads nor changes it. "
        "To use it here, replace the link with what it leads to."
    )

    def __init__(self, path: Path, to: Path) -> None:
        reason = N_("it leads out of the journal, to {to}", to=to)
        super().__init__(path, reason, to=to)  # type: ignore[call-arg]


class CannotWrite(ReflectError):
    """A file or folder may not be written."""

    path: Path
    reason: str
    message = N_(
        "{path} could not be written: {reason}. What was there before is "
        "unharmed; you can name another folder with --journal."
    )


class ReadOnly(CannotWrite):
    """A file that is to be changed is read-only."""

    message = N_(
        "{path} is read-only, so nothing in it was changed. Make the file writable, then try again."
    )

    def __init__(self, path: Path) -> None:
        super().__init__(path, N_("it is read-only"))


class CannotWriteOutput(ReflectError):
    """The output file cannot be written."""

    path: Path
    reason: str
    message = N_("{path} could not be written: {reason}. Name another file.")


class FileChanged(ReflectError):
    """A file has changed since it was read, so it was not replaced."""

    path: Path
    message = N_(
        "{path} has changed since reflect read it, perhaps because an editor "
        "saved it. It was left alone."
    )


class JournalLocked(ReflectError):
    """Another process holds the lock of a folder for longer than a save ever takes."""

    path: Path
    message = N_(
        "Another reflect has been saving in {path} for some time. "
        "Close it, or try again in a moment."
    )


class NotText(ReflectError):
    """A file is not UTF-8, so that rewriting it could lose something."""

    path: Path
    message = N_(
        "{path} is not UTF-8 text, so it was left alone. "
        "Save it as UTF-8 in an editor, then try again."
    )


class NoHome(ReflectError):
    """No journal was named, and there is no home folder for one."""

    message = N_(
        "There is no home folder to keep a journal in (HOME is not set). "
        "Name a folder with --journal, or in REFLECT_JOURNAL."
    )


class BadConfig(ReflectError):
    """The config file cannot be read, or has an invalid key or value."""

    path: Path
    what: str
    message = N_("{path}: {what} Nothing was changed.")


class NotAFolder(ReflectError):
    """The journal is a file."""

    path: Path
    message = N_("The journal {path} is a file, not a folder. Name another one with --journal.")


class UnknownWorksheet(ReflectError):
    """No worksheet has this id."""

    name: str
    known: Sequence[str]
    why: Sequence[ReflectError] = ()

    def parts(self) -> Iterable[str | ReflectError]:
        problem = N_("There is no worksheet '{name}'.", name=self.name)
        return problem, did_you_mean(self.name, self.known), there_are(self.known), *self.why


class BrokenWorksheet(ReflectError):
    """A worksheet has mistakes that its author has to fix first."""

    path: Path
    line: int
    what: str
    count: int

    def parts(self) -> Iterable[str | ReflectError]:
        yield f"{self.path}:{self.line}:"
        yield with_full_stop(self.what)
        if more := self.count - 1:
            check = command("worksheet", "check", str(self.path))
            yield N_("({count} more: {command})", count=more, command=check)


class CannotImport(ReflectError):
    """A document cannot be converted to a worksheet."""

    name: str
    reason: str
    message = N_("{name} could not be turned into a worksheet: {reason}.")


class UncertainImport(ReflectError):
    """A document may be a newer version of one that became a worksheet: nobody was asked."""

    file: Path
    what: str
    message = N_(
        "Nothing was written, because it is not certain {what}. In a terminal, without --yes, "
        "reflect shows it and asks you: {command}"
    )

    def __init__(self, file: Path, what: str) -> None:
        super().__init__(file, what, command=command("worksheet", "import", str(file)))


class UnknownEntry(ReflectError):
    """No entry has this name."""

    name: str
    why: Sequence[str | ReflectError] = ()

    def parts(self) -> Iterable[str | ReflectError]:
        _, at, number = self.name.rpartition("@")
        yield N_("There is no entry '{name}'.", name=self.name)
        yield from self.why
        if at and number.isdecimal():
            show = command("history", "show", "ENTRY@1")
            yield N_("To read an earlier version: {command}", command=show)
        else:
            yield N_(
                "`{command}` shows your entries; name one by its file or its date, "
                "or with yesterday, latest, latest~1 or first.",
                command=command("list"),
            )


class NoEntries(ReflectError):
    """The journal is empty."""

    journal: Path
    message = N_(
        "There is no entry in {journal} yet. To begin one: {command}", command=command("new")
    )


class NoMatch(ReflectError):
    """The journal has entries, but none matches the filters."""

    said: Sequence[str]
    are_finished: bool

    def parts(self) -> Iterable[str | ReflectError]:
        asked = listing(self.said) or N_("that")
        # What the config file leaves out, `reflect list` leaves out, too.
        if any(each.startswith("exclude") for each in self.said):
            finished = N_("With {asked}, there are no finished entries left to show.", asked=asked)
            yield (
                finished
                if self.are_finished
                else N_("With {asked}, there are no entries left to show.", asked=asked)
            )
            yield N_("Your settings: {command}", command=command("config"))
        else:
            finished = N_("No finished entry matches {asked}.", asked=asked)
            yield finished if self.are_finished else N_("No entry matches {asked}.", asked=asked)
            yield N_("Your entries: {command}", command=command("list"))


class NothingFinished(ReflectError):
    """There is no finished run to look back on."""

    is_begun: bool

    def parts(self) -> Iterable[str | ReflectError]:
        yield N_(
            "You have not finished an entry yet. As soon as you have, you can look back on it here."
        )
        if self.is_begun:
            yield N_("To continue with yours: {command}", command=command("resume"))
        else:
            yield N_("To begin one: {command}", command=command("new"))


class AmbiguousEntry(ReflectError):
    """Several entries have this name."""

    name: str
    candidates: Sequence[str]
    count: int

    def parts(self) -> Iterable[str | ReflectError]:
        rest, every = self.count - len(self.candidates), command("list", "--all")
        intro = N_("'{name}' could be any of these. Name one of them:", name=self.name)
        more = [N_("and {count} more: {command}", count=rest, command=every)] if rest else []
        return (joined([intro, *self.candidates, *more], "\n  "),)


class NotAnEntry(ReflectError):
    """A file is not a run of a worksheet."""

    path: Path
    message = N_("{path} is not a reflect entry, so it was left alone.")


class InvalidFrontMatter(ReflectError):
    """The front matter cannot be parsed, so it is not rewritten."""

    path: Path
    line: int
    what: str

    def parts(self) -> Iterable[str | ReflectError]:
        yield f"{self.path}:{self.line}:"
        yield N_("the lines between --- at the top cannot be changed: {what}.", what=self.what)
        yield N_(
            "Your answers are all there; fix that line in an editor ({command}).",
            command=command("edit"),
        )


class NothingToExclude(ReflectError):
    """No entry has the person, question or day to exclude, so it may be misspelt."""

    name: str
    message = N_(
        "'{name}' is not a person, question or day in your entries, so it "
        "could not be left out, and nothing was shown. Check how it is "
        "written there ({command}).",
        command=command("list"),
    )


class UnknownQuestion(ReflectError):
    """No question has this number, id or words."""

    name: str
    known: Sequence[str]
    count: int

    def parts(self) -> Iterable[str | ReflectError]:
        yield N_("There is no question '{name}' here.", name=self.name)
        yield did_you_mean(self.name, self.known)
        number = N_("its number (1 to {count})", count=self.count)
        yield N_(
            "Name one by {number}, its id, or some of its words.",
            number=number if self.count else N_("its number"),
        )


class AmbiguousQuestion(ReflectError):
    """Several questions have these words."""

    name: str
    #: Each a name and a wording.
    candidates: Sequence[tuple[str, str]]

    def parts(self) -> Iterable[str | ReflectError]:
        shown = [f"{name:4} {wording}".rstrip() for name, wording in self.candidates]
        intro = N_(
            "'{name}' could be any of these. Name one by the number or id in front of it:",
            **vars(self),
        )
        return (joined([intro, *shown], "\n  "),)


class BadAnswers(ReflectError):
    """An answers file has mistakes, so nothing of it was used."""

    name: str
    problems: Iterable[str]

    def parts(self) -> Iterable[str | ReflectError]:
        yield N_("{name}: {what}. Nothing was written.", name=self.name, what=joined(self.problems))


class NothingAnswered(WrongUse):
    """The input ended before the first answer."""

    message = N_("You gave no answer, so nothing was written.")


class NotATerminal(WrongUse):
    """A choice is needed, but the input is not a terminal."""

    what: str
    message = N_("This is not a terminal, so reflect cannot ask {what}.")


class BadDay(WrongUse):
    """A date on the command line cannot be parsed, or is *more* than one day."""

    option: str
    typed: str
    more: bool = False

    def parts(self) -> Iterable[str | ReflectError]:
        none = N_("'{typed}' is not a date I understand.", typed=self.typed)
        yield N_("'{typed}' is more than one day.", typed=self.typed) if self.more else none
        yield N_(
            "For {option}, give a date such as 2026-12-01, yesterday or last Friday.",
            option=self.option,
        )


class NoEditor(ReflectError):
    """No editor was named, and none was found."""

    path: Path
    message = N_(
        "No editor was found to open {path}. Open it in some other way, or "
        "name your editor: {command}",
        command=("$env:EDITOR='nano'; " if sys.platform == "win32" else "EDITOR=nano ")
        + command("edit"),
    )


class EditorFailed(ReflectError):
    """The editor could not be started, or ended with an error."""

    editor: str
    path: Path
    started: bool

    def parts(self) -> Iterable[str | ReflectError]:
        if self.started:
            yield N_("'{editor}' reported an error. What it saved is in {path}.", **vars(self))
        else:
            yield N_("'{editor}' could not be started.", editor=self.editor)


class EditorReturnedAtOnce(ReflectError):
    """The editor returned at once, and the file was not saved."""

    editor: str
    path: Path
    message = N_(
        "'{editor}' returned at once, and {path} is unchanged. If it opened a "
        "window, write and save there. To make reflect wait until you close "
        "the window, add --wait (EDITOR='code --wait'), or -f for gvim."
    )
