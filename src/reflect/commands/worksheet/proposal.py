"""A worksheet that is seen before it is kept: shown, agreed to, or changed in an editor first."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
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
from reflect.locale import N_, joined
from reflect.terminal import editor

NOTHING_KEPT = N_("Nothing was kept.")


class Proposal:
    """The text of a worksheet called *name*; while it is changed in an editor, in a file."""

    def __init__(self, call: Call, name: str, text: str) -> None:
        self._call, self._name, self.text = call, name, text
        self._first = text
        #: The file for the editor.
        self.path: Path | None = None

    def is_agreed(self, show: Callable[[str], str], keep: str) -> bool:
        """Whether the text is to be kept, once it has been seen as it is.

        *show* shows it and returns the question; *keep* is the label of yes. A signal ends the
        command.
        """
        seen = question = ""
        while True:
            reading = worksheets.read(self.text)
            if seen != self.text:
                seen, question = self.text, show(self.text)
                for each in reading.problems:
                    at = f"{self.path or self._name}:{each.line}:"
                    messages.say(joined([at, each.what], " "))
            ways = {"": keep, "e": N_("change it in my editor"), "q": N_("not now")}
            if not reading.is_usable:
                question = N_("It cannot be used like this yet.")
                ways = {"e": N_("back to my editor"), "q": N_("not now")}
            messages.print_error("")
            way, signal = messages.choose(self._call.journal, question, ways)
            if way == "e":
                self._edit()
            elif way in ("q", None):
                self._leave()
                if signal:
                    raise typer.Exit(signal)
                return False
            elif not self._reread():
                # Nothing was saved, in the window of an editor, since it was shown.
                return True

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
        scratch = self._call.journal.state_folder / "worksheets" / f"{self._name}.md"
        try:
            self.path = self.path or files.create_free(scratch, self.text.encode("utf-8"))
            editor.edit(self.path)
        except NoEditor:
            messages.say(N_("No editor could be opened. Name yours in EDITOR, and try again."))
        except (EditorReturnedAtOnce, EditorFailed) as failed:
            messages.say(failed.sentence)
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
