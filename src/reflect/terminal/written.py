"""What stands at a question by now, where it is written line by line."""

import difflib
import re
from collections.abc import Callable
from dataclasses import dataclass, field

from reflect.interview import Prompt
from reflect.locale import Locale
from reflect.terminal.ways import MOVES

_COMMANDS = (
    *(move for move in MOVES if move[0] == ":"),
    *(":help", ":guidance", ":last", ":list", ":read", ":readback", ":undo", ":clear", ":edit"),
)
_LIKE_ONE = re.compile(r":[^\W\d_].*")
_NUMBERED = re.compile(r"(:[^ ]+) +([0-9]{1,9})")


@dataclass
class Written:
    """The text at a question, and how it came about."""

    text: str
    #: Keeps it while it is no answer.
    jot: Callable[[str], None]
    #: Lines stand below each other, instead of in each other's place.
    is_many: bool = False
    #: The next line goes on where the text breaks off.
    goes_on: bool = False
    #: What was written last time has been read out.
    has_heard_last: bool = False
    first: str = field(init=False)
    #: What it was before each step, with the line that was added then, if one was.
    _before: list[tuple[str, bool, str | None]] = field(default_factory=list)
    _jotted: str = field(init=False)

    def __post_init__(self) -> None:
        self.first, self._jotted = self.text, self.begun("")

    @classmethod
    def at(cls, prompt: Prompt) -> "Written":
        """What stands at *prompt* at first."""
        is_line = prompt.question.kind.name == "line"
        goes_on = prompt.is_begun and (prompt.is_prose or is_line)
        goes_on = goes_on and not prompt.typed.endswith("\n")
        return cls(prompt.typed.rstrip("\n"), prompt.jot, prompt.is_prose, goes_on)

    @property
    def is_changed(self) -> bool:
        """Whether it is no longer what it was at first."""
        return self.text != self.first

    @property
    def is_cleared(self) -> bool:
        """Whether all was taken away, on purpose."""
        return not self.text and any(line is None for _, _, line in self._before)

    def joined(self, line: str) -> str:
        """The text with a further *line*."""
        if self.goes_on and self.text:
            return f"{self.text.rstrip()} {line.strip()}".rstrip()
        return f"{self.text}\n{line}" if self.is_many and self.text else line

    def begun(self, half: str) -> str:
        """The text with a *half* line; without one, a new line is begun."""
        if half:
            return self.joined(half if self.is_many else half.replace("\n", " "))
        return f"{self.text}\n" if self.is_many and self.text and not self.goes_on else self.text

    def add(self, line: str) -> None:
        """Write a further line."""
        self._before.append((self.text, self.goes_on, line))
        self.text, self.goes_on = self.joined(line), False

    def put(self, text: str) -> None:
        """Write *text* in the place of what is there."""
        self._before.append((self.text, self.goes_on, None))
        self.text, self.goes_on = text, False

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self._before)

    def undo(self) -> str | None:
        """Take back the last step; the line that was added with it, if one was."""
        self.text, self.goes_on, line = self._before.pop()
        return line

    def keep(self, half: str) -> bool:
        """Keep it with a *half* line; whether something was new."""
        now = self.begun(half)
        if now == self._jotted:
            return False
        self._jotted = now
        self.jot(now)
        return True

    def settle(self) -> None:
        """Let nothing stay that was kept while it was typed, and then taken back."""
        if not self.is_changed:
            self.keep("")


def commands(locale: Locale) -> dict[str, str]:
    """The commands in a language, each with its English name, which is always understood."""
    return {
        locale.pgettext("a word behind a colon", "back"): "back",
        locale.pgettext("a word behind a colon", "skip"): "skip",
        locale.pgettext("a word behind a colon", "nottoday"): "nottoday",
        locale.pgettext("a word behind a colon", "enough"): "enough",
        locale.pgettext("a word behind a colon", "pause"): "pause",
        locale.pgettext("a word behind a colon", "help"): "help",
        locale.pgettext("a word behind a colon", "guidance"): "guidance",
        locale.pgettext("a word behind a colon", "last"): "last",
        locale.pgettext("a word behind a colon", "list"): "list",
        locale.pgettext("a word behind a colon", "read"): "read",
        locale.pgettext("a word behind a colon", "readback"): "readback",
        locale.pgettext("a word behind a colon", "undo"): "undo",
        locale.pgettext("a word behind a colon", "clear"): "clear",
        locale.pgettext("a word behind a colon", "edit"): "edit",
    }


def command(line: str, locale: Locale) -> str:
    """The command that a *line* is, by its English name, else nothing."""
    word = " ".join(line.casefold().split())
    numbered = _NUMBERED.fullmatch(word)
    named = numbered[1] if numbered else word
    name = f":{commands(locale).get(named[1:], named[1:])}" if named[:1] == ":" else ""
    if numbered:
        return f"{name} {numbered[2]}" if name == ":back" else ""
    return name if name in _COMMANDS else ""


def number(command: str) -> int | None:
    """The question that a *command* goes to by its number."""
    found = _NUMBERED.fullmatch(command)
    return int(found[2]) if found else None


def is_like_a_command(line: str) -> bool:
    """Whether a *line* may have been meant as a command."""
    return bool(_LIKE_ONE.fullmatch(line.strip().casefold()))


def nearest(line: str, locale: Locale) -> str:
    """The command that a *line* is most like, if it is like any."""
    names = [f":{name}" for name in commands(locale)]
    word = line.strip().casefold().partition(" ")[0]
    return "".join(difflib.get_close_matches(word, names, n=1))


def literal(line: str, locale: Locale, *, is_many: bool) -> str:
    """*line*, without a doubled first character that keeps it from being obeyed."""
    word = line.strip()
    single = word[1:]
    if word[:2] == "::":
        # A colon more is always one colon more: ``:::help`` is ``::help``.
        last = f":{word.lstrip(':')}"
        is_doubled = command(last, locale) or (not is_many and is_like_a_command(last))
    else:
        is_doubled = is_many and word == ".."
    return line.replace(word, single, 1) if is_doubled else line
