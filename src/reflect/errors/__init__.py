"""What a person can do wrong, in words: each error takes facts and builds its sentence.

No sentence ever holds a word of an answer.
"""

import re
import shlex
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

#: What stands around a command in a sentence: whoever says it puts it as it is called from there.
COMMAND = re.compile("\ue003reflect(.*?)\ue004")


class ReflectError(Exception):
    """Something its reader can mend: one sentence that names the thing and the way out."""

    exit_code = 1

    @property
    def sentence(self) -> str:
        """The sentence, with its commands as values; `str` gives it without."""
        return str(self.args[0])

    def __str__(self) -> str:
        return unmarked(self.sentence)


class WrongUse(ReflectError):
    """A command was called in a way it cannot follow."""

    exit_code = 2


def nearest(name: str, known: Iterable[str]) -> str:
    """`` Did you mean 'x'?`` where one of *known* is close to *name*, else nothing."""
    from difflib import get_close_matches  # only where a name is not known

    close = get_close_matches(name.casefold(), list(known), n=1, cutoff=0.6)
    return f" Did you mean '{close[0]}'?" if close else ""


def listing(names: Sequence[object]) -> str:
    """*names* in one breath: ``a, b and c``."""
    words = [str(name) for name in names]
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def command_line(program: str, *words: str) -> str:
    """A *program* and its *words*, as the shell takes them: PowerShell on Windows."""
    call = "& " if sys.platform == "win32" and quoted(program) != program else ""
    return call + " ".join(map(quoted, (program, *words)))


def command(*words: str) -> str:
    """A command of this program, as a value in a sentence."""
    return f"\ue003{command_line('reflect', *words)}\ue004"


def unmarked(sentence: str) -> str:
    """*sentence* with its commands as they stand in a manual."""
    return COMMAND.sub(r"reflect\1", sentence)


def quoted(word: str) -> str:
    """One *word* for a shell."""
    if sys.platform != "win32":
        return shlex.quote(word)
    if re.fullmatch(r"[\w+=:./\\~-][\w@+=:./\\~-]*", word):
        return word
    # PowerShell ends a quotation at any of these, unless there are two.
    return "'" + re.sub("(['\u2018-\u201b])", r"\1\1", word) + "'"


class CannotRead(ReflectError):
    """A file that is not there, is no regular file, or that the system refuses to give."""

    def __init__(self, path: Path, reason: str) -> None:
        self.path, self.reason = path, reason
        super().__init__(f"{path} could not be read: {reason}. Nothing has been changed.")


class LeadsOut(CannotRead):
    """A path in the journal that a link takes out of it, to what may be somebody else's."""

    def __init__(self, path: Path, to: Path) -> None:
        self.path, self.reason = path, f"it leads out of the journal, to {to}"
        ReflectError.__init__(
            self,
            f"{path} leads out of the journal, to {to}, so reflect neither reads nor changes it. "
            "To use it here, replace the link with what it leads to.",
        )


class CannotWrite(ReflectError):
    """A file or folder that the system does not let us write."""

    def __init__(self, path: Path, reason: str) -> None:
        self.path, self.reason = path, reason
        super().__init__(
            f"{path} could not be written: {reason}. What was there before is unharmed; "
            "another folder can be named with --journal."
        )


class ChangedUnderneath(ReflectError):
    """A file is no longer what it was when it was read, so it was not replaced."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(
            f"{path} is not as it was when reflect read it, perhaps because an editor saved it. "
            "It was left alone."
        )


class Busy(ReflectError):
    """Another process holds the lock of a folder for longer than a save ever takes."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(
            f"Another reflect has been saving in {path} for some time. "
            "Close it, or try again in a moment."
        )


class BadClock(ReflectError):
    """A clock that shows a day which no calendar has."""

    def __init__(self) -> None:
        super().__init__(
            "This computer's clock or time zone gives a date that no calendar has. Please set them "
            "right, and try again."
        )


class NoHome(ReflectError):
    """No journal was named, and there is no home folder to put one in."""

    def __init__(self) -> None:
        super().__init__(
            "There is no home folder to keep a journal in (HOME is not set). "
            "Name a folder with --journal, or in REFLECT_JOURNAL."
        )


class BadConfig(ReflectError):
    """The config file cannot be read, or has a key or value that means nothing."""

    def __init__(self, path: Path, what: str) -> None:
        super().__init__(f"{path}: {what} Nothing has been done.")


class UnclearFolder(ReflectError):
    """A path that leads somewhere else from each folder, or that no folder can have."""

    def __init__(self, said: str, source: str) -> None:
        super().__init__(
            f"The journal '{said}' ({source}) is not a full path, so reflect does not know which "
            "folder you mean. Write it in full, or starting with ~/, as in ~/notes."
        )


class NotAFolder(ReflectError):
    """The journal is a file."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"The journal {path} is a file and not a folder. Name another one with --journal."
        )


class UnknownWorksheet(ReflectError):
    """No worksheet has this id."""

    def __init__(self, name: str, known: Sequence[str], why: str = "") -> None:
        there = f" There are: {', '.join(known)}." if known else ""
        super().__init__(f"There is no worksheet '{name}'.{nearest(name, known)}{there}{why}")


class UnknownStep(WrongUse):
    """A worksheet has no such step."""

    def __init__(self, name: str, known: Sequence[str]) -> None:
        super().__init__(
            f"There is no step '{name}' here.{nearest(name, known)} There are: {', '.join(known)}."
        )


class BrokenWorksheet(ReflectError):
    """A worksheet with mistakes that its author has to mend first."""

    def __init__(self, path: Path, line: int, what: str, count: int) -> None:
        check = command("worksheet", "check", str(path))
        more = f" ({count - 1} more: {check})" if count > 1 else ""
        super().__init__(f"{path}:{line}: {what}{'' if what[-1:] in '.?' else '.'}{more}")


class UnknownEntry(ReflectError):
    """Nothing in the journal answers to this name."""

    def __init__(self, name: str, why: str = "") -> None:
        _, at, number = name.rpartition("@")
        state = f"An earlier state is read with: {command('history', 'show', 'ENTRY@1')}"
        way_out = (
            f"`{command('list')}` shows what there is; "
            "an entry is named by its file, its date, or yesterday, latest, latest~1, first."
        )
        super().__init__(
            f"There is no entry '{name}'.{why} {state if at and number.isdecimal() else way_out}"
        )


class NoEntries(ReflectError):
    """The journal is empty."""

    def __init__(self, journal: Path) -> None:
        super().__init__(f"There is no entry in {journal} yet. To begin one: {command('new')}")


class NothingMatches(ReflectError):
    """There are entries, and none is one of those that were asked for."""

    def __init__(self, what: str, said: Sequence[str]) -> None:
        # What the config file leaves out, `reflect list` leaves out, too.
        is_set = any(each.startswith("exclude") for each in said)
        what = (
            f"With {listing(said)}, no {what} is left. What is set there: {command('config')}"
            if is_set
            else f"No {what} matches {listing(said) or 'that'}. Your entries: {command('list')}"
        )
        super().__init__(what)


class AmbiguousEntry(ReflectError):
    """Several entries answer to this name."""

    def __init__(self, name: str, candidates: Sequence[str], count: int) -> None:
        shown = "".join(f"\n  {each}" for each in candidates)
        rest = count - len(candidates)
        more = f"\n  and {rest} more: {command('list', '--all')}" if rest else ""
        super().__init__(f"'{name}' may be any of these. Name one of them:{shown}{more}")


class NotAnEntry(ReflectError):
    """A file that is no run of a worksheet."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} is no entry of reflect, so it was left alone.")


class NotText(ReflectError):
    """A file that is not UTF-8, so that writing it again could lose something."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(
            f"{path} is not UTF-8 text, so it was left alone. "
            "Save it as UTF-8 in an editor, then try again."
        )


class DamagedHead(ReflectError):
    """Front matter that cannot be parsed, and so is never written."""

    def __init__(self, path: Path, line: int, what: str) -> None:
        super().__init__(
            f"{path}:{line}: the lines between --- at the top cannot be changed while {what}. "
            f"Your answers are all there; mend that line in an editor ({command('edit')})."
        )


class UnknownFormat(ReflectError):
    """A document whose ending tells nothing that can be read."""

    def __init__(self, name: str, known: Sequence[str]) -> None:
        super().__init__(
            f"{name} cannot become a worksheet: reflect reads documents that end in "
            f"{listing(known)}. Save it as one of these, and import that."
        )


class CannotImport(ReflectError):
    """A document in which no worksheet can be found."""

    def __init__(self, name: str, reason: str) -> None:
        self.reason = reason
        super().__init__(f"{name} could not become a worksheet: {reason}.")


class BadAnswers(ReflectError):
    """An answers file with mistakes; nothing of it was taken."""

    def __init__(self, name: str, problems: Sequence[str]) -> None:
        self.problems = tuple(problems)
        super().__init__(f"{name}: {'; '.join(problems)}. Nothing was written.")


class NothingAnswered(WrongUse):
    """The answers came to an end before there was one."""

    def __init__(self) -> None:
        super().__init__("There was no answer, so nothing was written.")


class NobodyToAsk(WrongUse):
    """Something has to be chosen, and nobody sits at the terminal."""

    def __init__(self, what: str) -> None:
        super().__init__(f"This is not a terminal, so reflect cannot ask {what}.")


class WorksheetExists(ReflectError):
    """Another worksheet has this id already."""

    def __init__(self, id_: str, path: Path) -> None:
        super().__init__(
            f"There is another worksheet '{id_}' already ({path}), so nothing was copied. "
            "Give one of them another 'id:' at its head."
        )


class NothingToResume(ReflectError):
    """No draft is waiting."""

    def __init__(self) -> None:
        super().__init__(f"Nothing is waiting to be finished. To begin something: {command('new')}")


class NoEditor(ReflectError):
    """No editor was named, and none was found."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"There is no editor to open {path} with. Open it in any other way, or name yours: "
            + ("$env:EDITOR='nano'; " if sys.platform == "win32" else "EDITOR=nano ")
            + command("edit")
        )


class EditorFailed(ReflectError):
    """The editor could not be started, or ended with an error."""

    def __init__(self, editor: str, path: Path, *, started: bool) -> None:
        self.path, self.started = path, started
        what = f"did not end well. What it saved is in {path}"
        super().__init__(f"'{editor}' {what if started else 'could not be started'}.")


class EditorCameBack(ReflectError):
    """The editor ended at once, and nothing was saved by then."""

    def __init__(self, editor: str, path: Path) -> None:
        self.path = path
        super().__init__(
            f"'{editor}' came back at once, and {path} is as it was. If it opened a window, write "
            "and save there. For an editor to come back only when you close it, add --wait "
            "(EDITOR='code --wait'), or -f for gvim."
        )


class NothingToExclude(ReflectError):
    """What was to be left out is not there, so it may have been meant otherwise."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"'{name}' is no person, question or day in your entries, so it could not be left "
            f"out, and nothing was shown. Look at how it is written there ({command('list')})."
        )


class BadDay(WrongUse):
    """A day on the command line that is none, or *more* than one where one is asked for."""

    def __init__(self, option: str, typed: str, *, more: bool = False) -> None:
        what = "is more than one day" if more else "is not a date I understand"
        super().__init__(
            f"'{typed}' {what}. {option} takes one such as 2026-12-01, yesterday or last Friday."
        )


class OutputExists(ReflectError):
    """There is a file already where something was to be put out."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} is there already, so it was left alone. Name another file, or add --force."
        )


class SavedUntold(ReflectError):
    """Something that is saved, and an output in which that cannot be said."""

    def __init__(self, said: str, reason: str) -> None:
        super().__init__(
            f"Everything is saved; only the output could not be written: {reason}.\n{said}"
        )


class CannotPutOut(ReflectError):
    """The file that something was to be put out to cannot be written."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path} could not be written: {reason}. Name another file.")
