"""Single prompts below the output of the shell, drawn by questionary.

Each is erased once it is answered.
"""

import sys
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from string import ascii_lowercase, digits
from typing import Any

from prompt_toolkit.application import Application
from prompt_toolkit.filters import is_done
from prompt_toolkit.key_binding import KeyPress, KeyPressEvent
from prompt_toolkit.layout import (
    ConditionalContainer,
    Dimension,
    FormattedTextControl,
    HSplit,
    Window,
)
from questionary import Choice, Question, path, select
from questionary.prompts.common import InquirerControl

from reflect.locale import Locale
from reflect.terminal import page
from reflect.terminal.asking import first_word, said
from reflect.terminal.choosing import drop_paste
from reflect.terminal.line_writer import LineWriter
from reflect.terminal.options import add_scrollbar
from reflect.terminal.screen_session import (
    Interruption,
    KeyHandlers,
    ScreenQuestion,
    ScreenSession,
    keys,
    screen,
)
from reflect.text import visible, wrap

#: Columns that a list needs in front of its rows, and at their end.
_POINTER = 4
#: Lines of the sentence below a list.
_MOST = 3


class SinglePrompt(ScreenQuestion):
    """A prompt of questionary's own, which a signal ends, and where a paste chooses nothing."""

    def __init__(
        self, question: Question, moves: KeyHandlers, put: Callable[[str], object] | None = None
    ) -> None:
        #: Inserts text, in a prompt where text is typed.
        self._put = put
        super().__init__(question.application, {"c-q": lambda: None, **moves})

    @property
    def text(self) -> str:
        return self.application.current_buffer.text

    def type(self, letter: str, count: int) -> None:
        """Insert a *letter*; in a list the letters with a meaning are bound by questionary."""
        if self._put:
            self._put(letter * count)

    def paste(self, event: KeyPressEvent) -> None:
        if self._put:
            self._put(" ".join(event.data.split()))
        else:
            drop_paste(event)


class NumberedList(SinglePrompt):
    """A list with numbered rows: digits move the pointer, letters search."""

    def __init__(self, question: Question, about: Sequence[Sequence[str]]) -> None:
        layout = question.application.layout
        window, self._rows = next(
            (each, each.content)
            for each in layout.find_all_windows()
            if isinstance(each.content, InquirerControl)
        )
        add_scrollbar(window)
        # What is in view is known once it has been drawn.
        question.application.after_render += self._draw_again
        self._about = about
        if isinstance(layout.container, HSplit) and any(about):
            height = Dimension(preferred=1 + max(map(len, about)))
            below = Window(FormattedTextControl(self._text_below), height=height)
            layout.container.children.append(ConditionalContainer(below, ~is_done))
        self._number = 0
        moves = {digit: partial(self._point, int(digit)) for digit in digits}
        super().__init__(
            question, {"escape": lambda: self.leave(Interruption.MORE), **moves}, self._search
        )

    def _draw_again(self, application: Application[Any]) -> None:
        application.after_render -= self._draw_again
        application.invalidate()

    def _text_below(self) -> str:
        """The lines about the row that is pointed at."""
        number = self._rows.get_pointed_at().value
        return "\n".join(["", *self._about[int(number or 1) - 1]])

    def _search(self, typed: str) -> None:
        self._rows.search_filter = (self._rows.search_filter or "") + typed
        self._rows.pointed_at = 0

    def _point(self, digit: int) -> None:
        """Point at the row of the number typed; a *digit* that does not fit begins another."""
        if self._rows.search_filter:
            self._search(str(digit))
            return
        begun = self._number if self._rows.pointed_at == self._number - 1 else 0
        for number in (10 * begun + digit, digit):
            if 0 < number <= self._rows.choice_count:
                self._number, self._rows.pointed_at = number, number - 1
                break


class Shell(ScreenSession):
    """The prompts of commands outside a sitting."""

    def __init__(self, locale: Locale) -> None:
        super().__init__(keys())
        self._locale = locale
        self._drawn: dict[str, Any] = {"input": self.input, "output": screen()}
        self._drawn["erase_when_done"] = True

    def choose(self, text: str, ways: Mapping[str, str]) -> str | None:
        """The key of the option in *ways* that is chosen below *text*; None at Ctrl-C or a signal.

        Enter alone chooses the first. A letter points at the option that begins with it, or at yes
        or no in any language.
        """
        LineWriter(sys.stderr, self._locale).say(text)
        yes_or_no = said(ways)
        every: Sequence[str] = [first_word(label)[:1] for label in ways.values()]
        if len({*every} & {*ascii_lowercase}) < len(every):
            # Two begin with the same letter, or one with a letter that questionary does not bind.
            every = digits[1:]
        letters = dict(zip(ways, every, strict=False))
        choices = [Choice(visible(ways[key]), key, shortcut_key=letters[key]) for key in ways]
        how = self._locale.gettext("Arrows, or the first letter; then Enter.")
        if letters[next(iter(ways))].isdecimal():
            how = self._locale.gettext("Arrows, or a number; then Enter.")
        if yes_or_no:
            how = self._locale.gettext("Arrows, or y and n; then Enter.")
        asked = select(
            "",
            choices,
            qmark="",
            pointer=">",
            instruction=how,
            use_shortcuts=True,
            use_jk_keys=False,  # j is a letter like others: ja
            **self._drawn,
        )
        same = {typed: letters[way] for typed, way in yes_or_no.items() if len(typed) == 1}
        same |= {typed.upper(): letter for typed, letter in same.items()}
        feed = asked.application.key_processor.feed
        others = {
            typed: partial(feed, KeyPress(letter, letter), first=True)
            for typed, letter in same.items()
            if typed not in letters.values()
        }
        chosen = self.run(SinglePrompt(asked, others))
        return chosen if isinstance(chosen, str) else None

    def select(self, question: str, rows: Sequence[tuple[str, str, str]]) -> int | None:
        """The index of the row that is chosen; None where none is.

        A row is a name, a word or two beside it, and a sentence about it. The sentence of the row
        that is pointed at stands whole below the list.
        """
        columns = self._drawn["output"].get_size().columns
        titles = page.numbered(rows, columns - _POINTER)
        choices = [Choice(title, str(number)) for number, title in enumerate(titles, 1)]
        how = self._locale.gettext("Arrows, a number, or type to search. Enter begins, Esc leaves.")
        asked = select(
            question,
            choices,
            qmark="",
            pointer=">",
            instruction="\n".join(["", *wrap(how, columns - 1, " ")]),
            use_search_filter=True,
            use_jk_keys=False,
            **self._drawn,
        )
        about = [page.beginning(text, _MOST, columns - 4, "   ") for _, _, text in rows]
        chosen = self.run(NumberedList(asked, about))
        return int(chosen) - 1 if isinstance(chosen, str) else None

    def path(self, question: str, proposed: str) -> str:
        """The path typed, in a field that holds the *proposed* one at first.

        Raises KeyboardInterrupt at Ctrl-C.
        """
        asked = path(question, proposed, **self._drawn)
        insert = asked.application.current_buffer.insert_text
        typed = self.run(SinglePrompt(asked, {}, insert))
        if not isinstance(typed, str):
            raise KeyboardInterrupt
        return typed.strip()
