"""Pages with a text field, of one or many lines, and with a scale."""

from collections.abc import Sequence
from functools import partial
from string import digits

from prompt_toolkit.buffer import Buffer
from prompt_toolkit.document import Document
from prompt_toolkit.history import DummyHistory
from prompt_toolkit.key_binding import KeyPressEvent
from prompt_toolkit.layout import AnyContainer, FormattedTextControl, VSplit, Window
from prompt_toolkit.layout.dimension import Dimension
from wcwidth import iter_graphemes

from reflect.interview import Prompt
from reflect.questions import Value
from reflect.questions.kinds import Scale
from reflect.terminal import page
from reflect.terminal.alternate_screen import AlternateScreen, PromptPage, shown
from reflect.terminal.page import bold
from reflect.terminal.screen_session import Interruption, KeyHandlers
from reflect.terminal.wrapping import WrappedBuffer
from reflect.text import visible, width, wrap

#: The longest grapheme cluster, in characters: emoji families are long.
LONGEST_CLUSTER = 32


class TextField(PromptPage):
    """A page with a text field, whose cursor and undo history outlast a look elsewhere."""

    def __init__(
        self,
        stage: AlternateScreen,
        prompt: Prompt,
        above: Sequence[AnyContainer] = (),
        moves: KeyHandlers | None = None,
    ) -> None:
        self._many_lines = prompt.is_prose
        self.buffer = Buffer(
            document=Document(prompt.typed, len(prompt.typed)),
            multiline=self._many_lines,
            history=DummyHistory(),
            on_text_changed=self._changed,
            # Every key that accepts the text in prompt_toolkit ends the page; the text stays.
            accept_handler=self._accepted,
        )
        self._prose = WrappedBuffer(self.buffer)
        #: The cursor position after the last typed letter.
        self._typed_to = -1
        left = " " if self._many_lines else " > "
        prose = Window(
            self._prose,
            width=lambda: Dimension.exact(max(1, self.size.columns - len(left) - 1)),
            height=Dimension(min=1),
            dont_extend_height=not self._many_lines,
        )
        margin = Window(FormattedTextControl(left), width=len(left), height=Dimension(min=1))
        rows = [
            *above,
            VSplit([margin, prose, Window()]),
            shown(self._day_notes),
            *([] if self._many_lines else [Window()]),
        ]
        super().__init__(stage, prompt, rows, {**self._moves(), **(moves or {})}, self._prose)

    @property
    def text(self) -> str:
        return self.buffer.text

    def answer_rows(self) -> int:
        return 1 + len(self._day_notes())

    def _day_notes(self) -> list[str]:
        """Lines on the days in the text, those nearest to the cursor, as far as there is room."""
        rows, columns = self.size
        at, most = self.buffer.cursor_position, max(2, rows // 6)
        typed = sorted(self.prompt.typed_days(self.text), key=lambda each: abs(each.end - at))
        for count in range(min(len(typed), most), 0, -1):
            notes = page.day_notes(self.prompt, sorted(typed[:count]))
            lines = [page.dim(line) for each in notes for line in wrap(each, columns - 4, "   ")]
            if len(lines) <= most or count == 1:
                return [*lines, ""]
        return []

    def _moves(self) -> KeyHandlers:
        text, prose = self.buffer, self._prose
        insert: KeyHandlers = {"enter": lambda: text.insert_text("\n")} if self._many_lines else {}
        return {
            **dict.fromkeys(("enter", "c-d", "c-s", "escape enter"), self.done),
            **insert,
            "tab": lambda: self.leave(Interruption.MORE),
            "up": lambda: prose.move(-1),
            "down": lambda: prose.move(1),
            "pageup": lambda: prose.move(-self._seen),
            "pagedown": lambda: prose.move(self._seen),
            "c-v": lambda: prose.move(self._seen),
            "home": lambda: prose.to_edge(0),
            "end": lambda: prose.to_edge(1),
            "left": lambda: self._move(-self._before),
            "right": lambda: self._move(self._behind),
            "backspace": lambda: text.delete_before_cursor(self._before),
            "delete": lambda: text.delete(self._behind),
            # prompt_toolkit would accept the line here or insert a control code; and Escape with
            # a digit would repeat the next key.
            **dict.fromkeys(("c-o", "c-q", "escape #"), lambda: None),
            **{f"escape {digit}": partial(self.type, digit, 1) for digit in digits},
        }

    def _accepted(self, _: Buffer) -> bool:
        self.done()
        return True

    def _move(self, by: int) -> None:
        """Move the cursor *by* so many characters, over line ends too."""
        self.buffer.cursor_position = max(0, self.buffer.cursor_position + by)

    @property
    def _before(self) -> int:
        """The length of the grapheme cluster before the cursor; a line end counts as one."""
        at = self.buffer.cursor_position
        near = self.text[max(0, at - LONGEST_CLUSTER) : at]
        return len([*iter_graphemes(near), "."][-2]) if near else 1

    @property
    def _behind(self) -> int:
        """The length of the grapheme cluster after the cursor."""
        at = self.buffer.cursor_position
        return len(next(iter(iter_graphemes(self.text[at : at + LONGEST_CLUSTER])), "."))

    @property
    def _seen(self) -> int:
        """The number of rows that Page Down skips: those in view, less one."""
        info = self.application.layout.current_window.render_info
        return max(1, info.window_height - 1) if info else 1

    def type(self, letter: str, count: int) -> None:
        """Insert a letter; undo takes back a word at a time."""
        if self.buffer.cursor_position != self._typed_to or letter.isspace():
            self.buffer.save_to_undo_stack()
        self.buffer.insert_text(letter * count)
        self._typed_to = self.buffer.cursor_position

    def paste(self, event: KeyPressEvent) -> None:
        """Insert a paste; in a field of one line its line ends become spaces."""
        text = event.data.replace("\r\n", "\n").replace("\r", "\n")
        self.insert(text if self._many_lines else " ".join(text.splitlines()))

    def take_over(self, text: str) -> None:
        """Insert an earlier answer; in prose on a new line."""
        begins = not self._many_lines or not self.buffer.document.current_line_before_cursor
        self.insert(text if begins else f"\n{text}")

    def insert(self, text: str) -> None:
        """Insert *text* at the cursor as one undo step."""
        self.buffer.save_to_undo_stack()
        self.buffer.insert_text(text)

    def replace(self, text: str) -> None:
        """Replace the whole text as one undo step."""
        self.buffer.save_to_undo_stack()
        self.buffer.document = Document(text, len(text))


class ScaleField(TextField):
    """The numbers of a scale in a row, and a field for one of them: typed, or set with arrows."""

    def __init__(self, stage: AlternateScreen, prompt: Prompt) -> None:
        assert isinstance(prompt.question.kind, Scale)
        self._scale = prompt.question.kind
        self._low, self._high = self._scale.min, self._scale.max
        #: Whether the number was set with arrows, or before: a digit begins another one.
        self._is_whole = True
        leap = max(1, (self._high - self._low) // 10)
        steps = {"up": 1, "right": 1, "down": -1, "left": -1, "pageup": leap, "pagedown": -leap}
        moves: KeyHandlers = {
            **{name: partial(self._step, by) for name, by in steps.items()},
            "home": partial(self.replace, str(self._low)),
            "end": partial(self.replace, str(self._high)),
        }
        super().__init__(stage, prompt, [shown(self._rail)], moves)

    def answer_rows(self) -> int:
        return len(self._rail()) + 1

    def _rail(self) -> list[str]:
        return [*rail(self._scale, self.size.columns, self.prompt.value(self.text)), ""]

    def type(self, letter: str, count: int) -> None:
        """Continue the number, or begin another one."""
        if self._is_whole and letter.isdecimal():
            self.buffer.reset()
        super().type(letter, count)

    def replace(self, text: str) -> None:
        super().replace(text)
        self._is_whole = True

    def take_over(self, text: str) -> None:
        self.replace(text)

    def _changed(self, _: object = None) -> None:
        self._is_whole = False
        super()._changed()

    def _step(self, by: int) -> None:
        """Change the number *by* so much; without a number, begin at an end of the scale."""
        number = self.prompt.value(self.text)
        if isinstance(number, int):
            self.replace(str(min(self._high, max(self._low, number + by))))
        else:
            self.replace(str(self._low if by > 0 else self._high))


def rail(scale: Scale, columns: int, at: Value | None) -> list[str]:
    """The numbers of a scale on a line, the chosen one (*at*) in bold; its end labels below."""
    low, high = scale.min, scale.max
    numbers = [*range(low, high + 1)] if high - low <= 20 else []
    dots = (" ..... ", " ... ", " . ", " ")
    gaps = (dot for dot in dots if len(dot.join(map(str, numbers))) <= columns - 5)
    gap = next(gaps, "") if numbers else ""
    ends = [visible(scale.low), visible(scale.high)]
    labels = [bold(str(number)) if number == at else str(number) for number in numbers]
    long = len(gap.join(map(str, numbers))) if gap else min(columns - 6, 60)
    line = gap.join(labels) if gap else _slider(low, high, long, at)
    between = long - width(ends[0]) - width(ends[1])
    if not any(ends):
        return [f"   {line}"]
    if between > 1:
        return [f"   {line}", f"   {ends[0]}{' ' * between}{ends[1]}"]
    named = [f"{n}  {end}".rstrip() for n, end in ((low, ends[0]), (high, ends[1]))]
    return [f"   {line}", *(line for end in named for line in wrap(end, columns - 4, "   "))]


def _slider(low: int, high: int, long: int, at: Value | None) -> str:
    """A dotted line from the lowest number to the highest, with the chosen one (*at*) on it."""
    first, last = str(low), str(high)
    dots = "." * max(3, long - len(first) - len(last) - 2)
    if not isinstance(at, int) or not low < at < high:
        ends = (bold(end) if str(at) == end else end for end in (first, last))
        return f" {dots} ".join(ends)
    here = f" {at} "
    before = round((len(dots) - len(here)) * (at - low) / (high - low))
    behind = max(0, len(dots) - len(here) - before)
    return f"{first} {dots[:before]}{bold(here)}{dots[:behind]} {last}"
