"""A page with things to do, each with a key to tick it, to let it go, or to give it another day."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from prompt_toolkit.key_binding import KeyPressEvent
from prompt_toolkit.layout import FormattedTextControl, Window

from reflect.locale import Locale
from reflect.terminal import page
from reflect.terminal.alternate_screen import AlternateScreen, Page
from reflect.terminal.choosing import drop_paste
from reflect.terminal.options import NARROW
from reflect.terminal.screen_session import KeyHandlers
from reflect.text import NO_BREAK, visible, width, wrap

#: The rows below the list, for the row that is pointed at.
_DETAILS = 4
#: In characters: no day takes more words than this.
_LONGEST_DAY = 60


class TickRow(NamedTuple):
    """A thing to do."""

    #: The sign in its box.
    box: str
    text: str
    #: Its day or rhythm.
    when: str
    #: All there is to say of it besides.
    notes: str


#: Does what a key stands for to the row of a number, with the day that was typed; returns the row
#: as it is now, and what to say of it.
Change = Callable[[int, str, str], tuple[TickRow, str]]


class TickList(Page):
    """Rows with boxes. Each key is done at once; a letter means the same in every language."""

    def __init__(
        self,
        stage: AlternateScreen,
        locale: Locale,
        rows: Sequence[TickRow],
        change: Change,
        day: Callable[[str], str],
        older: str = "",
    ) -> None:
        self._locale, self._rows, self._change = locale, list(rows), change
        #: How a typed day is read back; "" where it is none.
        self._day = day
        #: What to say at the end of rows that are not in the list.
        self._older = older
        self._at = self._top = 0
        self._beside = self._widest()
        self._remark = ""
        #: What is typed in the field for a day, while that is open.
        self._typed: str | None = None
        last = len(rows)
        moves: KeyHandlers = {
            **dict.fromkeys(("down", "right"), partial(self._go, 1)),
            **dict.fromkeys(("up", "left"), partial(self._go, -1)),
            "pagedown": lambda: self._go(self._room() - 1),
            "pageup": lambda: self._go(1 - self._room()),
            "home": partial(self._go, -last),
            "end": partial(self._go, last),
            **dict.fromkeys(("enter", "c-d", "c-s"), self._enter),
            "escape": self._escape,
            "backspace": lambda: self._type((self._typed or "")[:-1]),
            "c-u": partial(self._type, ""),
        }
        focused = FormattedTextControl("", focusable=True, show_cursor=False)
        super().__init__(stage, [Window(focused)], moves, focused)

    @property
    def text(self) -> str:
        return ""

    def type(self, letter: str, count: int) -> None:
        """Do what a *letter* stands for, or add it to the day that is typed."""
        if self._typed is not None:
            self._type(self._typed + letter * count)
        elif letter in "xX ":
            self._do("x")
        elif letter.casefold() in ("l", "o"):
            self._do(letter.casefold())
        elif letter.casefold() == "d":
            self._typed, self._remark = "", ""
            self._is_refused = False
        elif letter.casefold() == "q":
            self.done()

    def paste(self, event: KeyPressEvent) -> None:
        """Add a paste to the day that is typed; it is never taken for keys."""
        if self._typed is None:
            drop_paste(event)
        else:
            self._type(self._typed + " ".join(event.data.split()))

    def above(self) -> list[str]:
        columns, room = self.size.columns, self._room()
        self._top = min(max(self._top, self._at - room + 1), self._at)
        seen = range(self._top, min(self._top + room, len(self._rows)))
        lines = [self._line(at, columns) for at in seen]
        if not self._has_room:
            return lines
        title = page.bold(f" {self._locale.gettext('What you planned')}")
        more = "…" if seen.stop < len(self._rows) else self._older
        return [title, "", *lines, page.dim(f"   {visible(more)}"), "", *self._details(columns)]

    def problem(self) -> list[str]:
        if self._typed is None:
            return []
        not_read = self._locale.gettext("That is not a date I understand.")
        return page.strong(not_read, self.size.columns)

    def below(self) -> list[str]:
        say, columns = self._locale, self.size.columns
        if self._typed is not None:
            asked = say.gettext(
                "Which day? Friday, 24 December, in 3 weeks; or none for no day at all."
            )
            read = self._day(self._typed) if self._typed else ""
            ends = say.gettext("Enter takes it, Esc leaves it as it is.")
            field = [f" > {visible(self._typed)}_", *(wrap(read, columns - 4, "   ") or [""])]
            lines = ["", *wrap(asked, columns - 2, " "), *field, *page.quiet(ends, columns)]
            return lines[-self.size.rows + 2 :]
        remark = [*wrap(visible(self._remark), columns - 2, " "), ""] if self._remark else []
        keys = (
            say.gettext("x done"),
            say.gettext("l let go"),
            say.gettext("d another day"),
            say.gettext("o open again"),
            say.gettext("Enter close"),
        )
        bar = f"{NO_BREAK * 2} ".join(key.replace(" ", NO_BREAK) for key in keys)
        lines = ["", *remark, *wrap(bar, columns - 2, " ")]
        return [line.replace(NO_BREAK, " ").rstrip() for line in lines][-self.size.rows + 2 :]

    def _line(self, at: int, columns: int) -> str:
        """The row of a number on one line; its day or rhythm stands at the right, if it can."""
        row = self._rows[at]
        label = columns - 12 - self._beside
        pointer, text, when = ">" if at == self._at else " ", visible(row.text), visible(row.when)
        if label < NARROW:
            label, when = columns - 10, ""
        cut = page.cut(text, label)
        gap = " " * (label + 2 - width(cut)) if when else ""
        line = f" {pointer} [{visible(row.box)}]  {cut}{gap}{when}"
        return page.bold(line) if at == self._at else line

    def _widest(self) -> int:
        """The cells that the longest day or rhythm takes."""
        return max(width(visible(row.when)) for row in self._rows)

    def _details(self, columns: int) -> list[str]:
        """The row that is pointed at, with all its words."""
        row = self._rows[self._at]
        most = max(1, min(self.size.rows // 3, 2 * _DETAILS))
        text = wrap(visible(row.text), columns - 4, "   ")
        notes = [page.dim(line) for line in wrap(visible(row.notes), columns - 4, "   ")]
        room = max(1, most - len(notes))
        return [*(text if len(text) <= room else [*text[: room - 1], "   …"]), *notes]

    @property
    def _has_room(self) -> bool:
        """Whether title and details fit around a few rows."""
        return self._rows_between() >= page.MIN_OPTION_ROWS

    def _room(self) -> int:
        """The number of rows of the list that are in view."""
        alone = max(1, self.size.rows - len(self._bottom()))
        return self._rows_between() if self._has_room else alone

    def _rows_between(self) -> int:
        """The number of rows between title and details."""
        below = len(self._bottom()) + max(_DETAILS, len(self._details(self.size.columns)))
        return self.size.rows - 4 - below

    def _go(self, by: int) -> None:
        """Move the pointer *by* so many rows, not beyond the first and the last."""
        if self._typed is None:
            self._at = min(max(0, self._at + by), len(self._rows) - 1)
            self._remark = ""

    def _do(self, key: str, typed: str = "") -> None:
        self._rows[self._at], self._remark = self._change(self._at, key, typed)
        self._beside = self._widest()

    def _type(self, text: str) -> None:
        """Have *text* stand in the field for a day, where that is open."""
        if self._typed is not None:
            self._typed, self._is_refused = text[:_LONGEST_DAY], False

    def _enter(self) -> None:
        """Take the day that is typed, if it is one; else leave the list."""
        if self._typed is None:
            self.done()
        elif not self._typed.strip():
            self._typed = None
        elif self._day(self._typed):
            typed, self._typed = self._typed, None
            self._do("d", typed)
        else:
            self._is_refused = True

    def _escape(self) -> None:
        """Close the field for a day; else leave the list."""
        if self._typed is None:
            self.done()
        else:
            self._typed = None
