"""What is asked alike at a screen and line by line."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from pathlib import Path

from reflect.errors import CannotRead, CannotWrite, EditorCameBack, EditorFailed, NoEditor, NotText
from reflect.locale import Locale
from reflect.terminal import editor


class Asking(ABC):
    """Somebody to ask, who speaks a language and has an editor."""

    def __init__(self, locale: Locale, scratch: Path) -> None:
        self.locale, self._scratch = locale, scratch
        self.remarks: list[str] = []

    @abstractmethod
    def choose(self, text: str, ways: Mapping[str, str]) -> str | None:
        """The key of the one of several *ways* that is chosen; nothing where somebody pauses."""

    def again(self, trouble: str) -> bool:
        """Whether to try once more to keep an answer, after some *trouble*."""
        said = " ".join(
            [
                self.locale.gettext("This could not be saved: {why}.", why=trouble),
                self.locale.gettext("Your words are still here."),
            ]
        )
        return (
            self.choose(
                said,
                {
                    "": self.locale.gettext("try again"),
                    "q": self.locale.gettext(
                        "stop; if they can be kept nowhere, they are shown in the shell, to be "
                        "copied"
                    ),
                },
            )
            == ""
        )

    def edited(
        self, text: str, at_rest: Callable[[], AbstractContextManager[None]]
    ) -> tuple[str | None, str]:
        """*text* as it comes back from the editor; else nothing, and what is to be said of it.

        The terminal is *at_rest* meanwhile.
        """
        locale = self.locale
        try:
            return editor.written(text, self._scratch, at_rest, self._is_saved), ""
        except EditorCameBack as early:
            self.remarks.append(
                locale.gettext(
                    "What you save in the window of your editor is kept in {path}.", path=early.path
                )
            )
            return None, ""
        except NoEditor:
            return None, locale.gettext(
                "No editor could be opened. Name yours in EDITOR, and try again."
            )
        except CannotWrite as refused:
            return None, locale.gettext("This could not be saved: {why}.", why=refused.reason)
        except (EditorFailed, NotText) as failed:
            # What such an editor saved is still in its file.
            self.remarks.append(
                locale.gettext(
                    "Your editor did not end well. What it saved is kept in {path}.",
                    path=failed.path,
                )
            )
        except CannotRead as gone:
            self.remarks.append(gone.sentence)
        return None, self.remarks[-1]

    def _is_saved(self) -> bool:
        """Whether something was saved in the window of an editor that came back at once."""
        said = {
            "": self.locale.gettext("I have saved there: take it over"),
            "q": self.locale.gettext("go on writing"),
        }
        return (
            self.choose(
                self.locale.gettext(
                    "Your editor came back at once, and nothing has changed. If it opened a "
                    "window, write and save there first."
                ),
                said,
            )
            == ""
        )
