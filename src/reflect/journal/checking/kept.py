"""Whether the words in a file that was left lying about are kept elsewhere, too."""

from dataclasses import dataclass
from functools import cached_property

from reflect.journal.unfinished import Unfinished
from reflect.text import LINE_END

#: Lines that say only whether there was more to come.
_NO_WORDS = {"", "---", "status: draft", "status: complete"}


@dataclass(frozen=True)
class Words:
    """The words in a file, line by line."""

    data: bytes

    @cached_property
    def text(self) -> str:
        """The text of the file, or what was typed where it holds that."""
        try:
            return Unfinished.read(self.data).typed
        except ValueError:
            return self.data.decode("utf-8", "replace").removeprefix("\ufeff")

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The lines that say something."""
        # NUL is what some disks give for what was never written; a backslash is our escape.
        plain = (line.strip(" \t\0\ufffd").lstrip("\\") for line in LINE_END.split(self.text))
        return tuple(line for line in plain if line not in _NO_WORDS)

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(self.lines)

    def hold(self, others: "Words") -> bool:
        """Whether all the words of *others* are among these."""
        *whole, last = others.lines or ("",)
        if others.text.endswith(("\n", "\r")):
            return self._known.issuperset(others.lines)
        # It was cut off: its last line may have had an end.
        begun = not last or any(line.startswith(last) for line in self.lines)
        return begun and self._known.issuperset(whole)
