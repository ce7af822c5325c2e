"""A worksheet that is seen before it is kept: shown, agreed to, or changed in an editor first."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

import typer

from reflect import files, worksheets
from reflect.commands import messages
from reflect.commands.call import Call
from reflect.errors import (
    CannotRead,
    EditorFailed,
    EditorReturnedAtOnce,
    NoEditor,
    NotText,
    ReflectError,
)
from reflect.journal import Journal
from reflect.locale import N_, joined
from reflect.terminal import editor

NOTHING_KEPT = N_("Nothing was kept.")

#: A question, and the labels of the ways to go on, by their keys; ``e`` is into the editor.
Asked = tuple[str, Mapping[str, str]]

#: The ways that keep nothing.
_LEAVING = (None, "d", "q")


def opened(path: Path) -> bool:
    """Whether *path* was opened in the editor; what went wrong is said."""
    try:
        editor.edit(path)
    except NoEditor:
        messages.say(N_("No editor was found. Name yours in EDITOR."))
        return False
    except (EditorReturnedAtOnce, EditorFailed) as failed:
        messages.say(failed.sentence)
        return isinstance(failed, EditorReturnedAtOnce) or failed.started
    return True


def settled(
    journal: Journal,
    look: Callable[[], Asked | None],
    edit: Callable[[], object],
    is_changed: Callable[[], bool],
) -> tuple[str | None, int]:
    """The way chosen about a worksheet, after any rounds in the editor; the code of a signal.

    *look* shows the worksheet, and returns what to ask about it, or None where it can be kept. If
    it *is_changed* since, in the window of an editor, it is shown again before it is kept.
    """
    while asked := look():
        messages.print_error("")
        way, signal = messages.choose(journal, *asked)
        if way == "e":
            edit()
        elif way in _LEAVING or not is_changed():
            return way, signal
    return "", 0


class Proposal:
    """The text of a worksheet called *name*; while it is changed in an editor, in a file."""

    def __init__(self, call: Call, name: str, text: str) -> None:
        self._call, self._name, self.text = call, name, text
        self._first = text
        #: What was shown last, and the question about it.
        self._seen = self._question = ""
        #: The file for the editor.
        self.path: Path | None = None

    def is_agreed(self, show: Callable[[str], str], keep: str) -> bool:
        """Whether the text is to be kept, once it has been seen as it is.

        *show* shows it and returns the question; *keep* is the label of yes. A signal ends the
        command.
        """
        look = partial(self._look, show, keep)
        way, signal = settled(self._call.journal, look, self._edit, self._reread)
        if way not in _LEAVING:
            return True
        self._leave()
        if signal:
            raise typer.Exit(signal)
        return False

    def _look(self, show: Callable[[str], str], keep: str) -> Asked:
        reading = worksheets.read(self.text)
        if self._seen != self.text:
            self._seen, self._question = self.text, show(self.text)
            for each in reading.problems:
                at = f"{self.path or self._name}:{each.line}:"
                messages.say(joined([at, each.what], " "))
        if reading.is_usable:
            edit, later = N_("change it in my editor"), N_("not now")
            return self._question, {"": keep, "e": edit, "q": later}
        ways = {"e": N_("back to my editor"), "q": N_("not now")}
        return N_("It cannot be used like this yet."), ways

    @contextmanager
    def kept(self) -> Iterator[None]:
        """Context to keep the text in: then the file for the editor goes, or else is named."""
        try:
            yield
        except ReflectError:
            self._say_changes()
            raise
        self._drop()

    def _drop(self) -> None:
        if self.path:
            with suppress(OSError):
                self.path.unlink()

    def _edit(self) -> None:
        if not self.path:
            scratch = self._call.journal.state_folder / "worksheets" / f"{self._name}.md"
            self.path = files.create_free(scratch, self.text.encode("utf-8"))
        opened(self.path)
        self._reread()

    def _reread(self) -> bool:
        """Take over what the editor saved; whether it is another text, or cannot be read."""
        if not self.path:
            return False
        before = self.text
        try:
            self.text = files.read(self.path).decode("utf-8")
        except UnicodeDecodeError:
            messages.say(NotText(self.path).sentence)
            return True
        except CannotRead as gone:
            messages.say(gone.sentence)
            self.path = None
        return self.text != before

    def _leave(self) -> None:
        """Say that nothing is kept; changes that were made stay in their file."""
        messages.print_error(NOTHING_KEPT)
        if self._reread() or self.text != self._first:
            self._say_changes()
        else:
            self._drop()

    def _say_changes(self) -> None:
        if self.path:
            again = self._call.page_command("worksheet", "import", names=[str(self.path)])
            messages.say(N_("Your changes are in a file. To use them: {command}", command=again))
