"""What is asked alike at a screen and line by line."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from pathlib import Path

from reflect.errors import CannotRead, CannotWrite, EditorCameBack, EditorFailed, NoEditor, NotText
from reflect.terminal import editor
from reflect.words.talk import Talk


class Asking(ABC):
    """Somebody to ask, who speaks a language and has an editor."""

    def __init__(self, talk: Talk, scratch: Path) -> None:
        self.talk, self._scratch = talk, scratch
        self.remarks: list[str] = []

    @abstractmethod
    def choose(self, text: str, ways: Mapping[str, str]) -> str | None:
        """The key of the one of several *ways* that is chosen; nothing where somebody pauses."""

    def again(self, trouble: str) -> bool:
        """Whether to try once more to keep an answer, after some *trouble*."""
        said = f"{self.talk.not_saved.format(why=trouble)} {self.talk.still_here}"
        return self.choose(said, {"": self.talk.try_again, "q": self.talk.stop_here}) == ""

    def edited(
        self, text: str, at_rest: Callable[[], AbstractContextManager[None]]
    ) -> tuple[str | None, str]:
        """*text* as it comes back from the editor; else nothing, and what is to be said of it.

        The terminal is *at_rest* meanwhile.
        """
        talk = self.talk
        try:
            return editor.written(text, self._scratch, at_rest, self._is_saved), ""
        except EditorCameBack as early:
            self.remarks.append(talk.saved_there.format(path=early.path))
            return None, ""
        except NoEditor:
            return None, talk.no_editor
        except CannotWrite as refused:
            return None, talk.not_saved.format(why=refused.reason)
        except (EditorFailed, NotText) as failed:
            # What such an editor saved is still in its file.
            self.remarks.append(talk.editor_failed.format(path=failed.path))
        except CannotRead as gone:
            self.remarks.append(gone.sentence)
        return None, self.remarks[-1]

    def _is_saved(self) -> bool:
        """Whether something was saved in the window of an editor that came back at once."""
        said = {"": self.talk.take_saved, "q": self.talk.leave_it}
        return self.choose(self.talk.came_back, said) == ""
