"""Questions of an interview, and a screen whose keys come through a pipe."""

import io
import re
import select
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output.vt100 import Vt100_Output

from reflect import languages, locale, worksheets
from reflect.entries.answer import Response
from reflect.interview import Prompt
from reflect.interview.people import Names
from reflect.interview.route import Route
from reflect.locale import Locale
from reflect.questions import Question, Wording
from reflect.terminal.screen import Screen
from reflect.worksheets import Worksheet
from sheets import SMALL

DONE, PAUSE, TAB, ENTER, ESCAPE, ERASE = "\x04", "\x03", "\t", "\r", "\x1b", "\x7f"
UP, DOWN, RIGHT, LEFT = "\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D"
HOME, END, PAGE_UP, PAGE_DOWN = "\x1b[H", "\x1b[F", "\x1b[5~", "\x1b[6~"
WHOM = "Who is this about?"

#: Replies of terminals to queries, which are no keys.
REPLIES = [
    "\x1b[>41;354;0c",
    "\x1b[?62;c",
    "\x1b[?2026;2$y",
    "\x1b[<35;12;7M",
    "\x1b[M !!",
    "\x1b[201~",
    "\x1b]11;rgb:1e1e/1e1e/2e2e\x1b\\",
    "\x1b]11;rgb:1e1e/1e1e/2e2e\x07",
    "\x1b]52;c;a2VzdHJlbA==\x07",
    "\x1bP>|kitty(0.35)\x1b\\",
    "\x1bP1+r524742=38\x1b\\",
    "\x1b_Gi=1;OK\x1b\\",
    "\x1b^private\x1b\\",
    "\x1bXany\x1b\\",
    "\x9b?62;c",
    "\x9d11;rgb:0/0/0\x9c",
    "\udc90>|eight bits\udc9c",
]

SHEET = worksheets.read(SMALL).worksheet
PROSE, SCALE, CHOICE, LINE, LIST = range(5)


#: A paste, keys that send several characters, or one letter.
_KEY = re.compile(
    r"\x1b\[200~.*?\x1b\[201~|(?:\x1b\[[0-?]*[@-~])+[^\x1b]?|\x1b[^\x1b\[]|.", re.DOTALL
)


def sweep(*row: object) -> object:
    """A row that only the long suite tries."""
    return pytest.param(*row, marks=pytest.mark.sweep)


class Typist(io.StringIO):
    """An output that sends each key once the screen was drawn after the last one."""

    def __init__(self, keys: PipeInput, typed: str = "") -> None:
        super().__init__()
        self._keys = keys
        self.left = _KEY.findall(typed)

    def flush(self) -> None:
        super().flush()
        if self.left and not self._waits():
            self._keys.send_text(self.left.pop(0))

    def _waits(self) -> bool:
        """Whether the last key has not been read yet."""
        if sys.platform == "win32":
            return False
        return bool(select.select([self._keys.fileno()], [], [], 0)[0])


class Answerer(io.StringIO):
    """An output that sends a key each time one of *words* is shown."""

    def __init__(self, keys: PipeInput, words: Sequence[str], key: str) -> None:
        super().__init__()
        self._keys, self._words, self._key = keys, words, key

    def write(self, text: str) -> int:
        if any(word in text for word in self._words):
            self._keys.send_text(self._key)
        return super().write(text)


class Room:
    """A screen, its keys, and its output."""

    def __init__(
        self,
        keys: PipeInput,
        scratch: Path,
        columns: int = 80,
        rows: int = 24,
        talk: Locale = locale.ENGLISH,
        shown: io.StringIO | None = None,
    ) -> None:
        self.keys, self.shown = keys, shown or Typist(keys)
        output = Vt100_Output(self.shown, lambda: Size(rows, columns), term="xterm")
        self.screen = Screen(talk, scratch, keys, output)

    def text(self) -> str:
        return self.shown.getvalue()


def prompt(number: int = PROSE, sheet: Worksheet = SHEET, **changed: object) -> Prompt:
    """The question of a *number*, counted from 0, with *changed* fields."""
    [step] = sheet.steps
    question = step.questions[number]
    asked = Prompt(
        step=step,
        step_number=1,
        steps=1,
        number=number + 1,
        count=len(step.questions),
        question=question,
        heading=question.wording.text,
        part="value",
        typed="",
        value_text="4" if changed.get("part") == "words" else "",
        opens_step=False,
        words=languages.of(sheet.language),
        today=date(2026, 11, 23),
    )
    return replace(asked, **changed)  # type: ignore[arg-type]


def of_kind(kind: str, typed: str = "", language: str = "en") -> Prompt:
    """A question of a *kind*, in the notation of worksheets."""
    text = f"---\nid: a\ntitle: A\n---\n\n# A\n\n## One {{#one}}\n\n- Well? {kind} {{#q}}\n"
    sheet = worksheets.read(text).worksheet
    return prompt(sheet=sheet, typed=typed, words=languages.of(language))


def whom(*known: str, typed: str = "", **changed: object) -> Prompt:
    """The question whom a worksheet is about, with *known* people."""
    question = Question(id="", wording=Wording(WHOM), kind=Names(known))
    about: dict[str, object] = {"question": question, "heading": WHOM, "number": 0}
    return replace(prompt(**changed), **about, typed=typed, is_begun=True)  # type: ignore[arg-type]


#: Questions of the sheet: one answered, one declined, and one open.
OVERVIEW = Route(
    SHEET, {("see", None): Response("a"), ("sure", None): Response(declined=True)}, ()
).answerable[:3]

Ask = Callable[[Screen], object]


def asked(room: Room, keys: str, ask: Ask) -> object:
    """The result of *ask* where *keys* are pressed one after the other."""
    assert isinstance(room.shown, Typist)
    room.shown.left = _KEY.findall(keys)
    with room.screen as screen:
        return ask(screen)


def shown(
    scratch: Path,
    keys: str,
    ask: Ask,
    columns: int = 80,
    rows: int = 24,
    talk: Locale = locale.ENGLISH,
) -> tuple[object, str]:
    """The result of *ask* on a screen of a size, and the output."""
    with create_pipe_input() as typed:
        room = Room(typed, scratch, columns, rows, talk)
        return asked(room, keys, ask), room.text()


def at_once(room: Room, data: str, ask: Ask) -> object:
    """The result of *ask* where all of *data* is there at once, like a paste."""
    room.keys.send_text(data)
    with room.screen as screen:
        return ask(screen)


def kept(room: Room, keys: str, asking: Prompt) -> tuple[object, list[str]]:
    """The reply at a pause after the first autosave, and the texts autosaved."""
    jotted: list[str] = []

    def jot(typed: str) -> None:
        jotted.append(typed)
        room.keys.send_text(PAUSE)

    return at_once(room, keys, lambda screen: screen.ask(replace(asking, autosave=jot))), jotted
