"""The list of options below a page: its layout, its pointer, its ticks, and its search."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from prompt_toolkit.filters import Condition
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.layout import ConditionalMargin, ScrollbarMargin, ScrollOffsets, Window
from questionary import Choice, Separator
from questionary.prompts.common import InquirerControl

from reflect.interview import Prompt
from reflect.questions import Value
from reflect.terminal.alternate_screen import AlternateScreen
from reflect.terminal.page import cut
from reflect.terminal.screen_session import KeyHandlers
from reflect.text import case_folded, visible, width, wrap

#: The index of the pointer where no option is pointed at.
NOWHERE = -1
#: In columns: where a label would be cut shorter, nothing stands beside it.
NARROW = 24


class Option(NamedTuple):
    """An option, chosen by its number or letter, with arrows, or by its name."""

    #: The number or letter in front of the label.
    name: str
    label: str
    #: The answer that the option stands for.
    value: Value | None = None
    #: Text at the other end of the line.
    right_label: str = ""


#: An option, or a heading above some options.
Row = Option | str


def options_of(prompt: Prompt) -> list[Row]:
    """The options of a question, and "none" where several can be chosen."""
    kind = prompt.question.kind
    found = kind.labelled_values(prompt.words).items()
    rows: list[Row] = [Option(str(n), label, value) for n, (label, value) in enumerate(found, 1)]
    return [*rows, Option("0", prompt.words.none, ())] if kind.name == "choices" else rows


def add_scrollbar(window: Window) -> None:
    """Have a *window* show a scrollbar while not all of its lines are in view."""

    def is_long() -> bool:
        info = window.render_info
        return bool(info and info.content_height > info.window_height)

    bar = ScrollbarMargin(display_arrows=True)
    window.right_margins = [ConditionalMargin(bar, Condition(is_long))]


class Options(InquirerControl):
    """A list of questionary's whose options may take several lines; at first none is pointed at.

    Where several can be chosen, each has a box for its tick. Labels are broken, or cut (*is_cut*).
    """

    def __init__(
        self,
        stage: AlternateScreen,
        rows: Sequence[Row],
        *,
        is_many: bool = False,
        is_cut: bool = False,
    ) -> None:
        self.rows, self.is_many, self._is_cut = rows, is_many, is_cut
        #: The rows without the headings.
        self.options = [row for row in rows if isinstance(row, Option)]
        self._stage = stage
        choices = [Separator(row) if isinstance(row, str) else Choice("", row) for row in rows]
        super().__init__(choices, pointer=">", use_indicator=is_many, focusable=True)
        self.pointed_at = NOWHERE
        self.window = Window(
            self,
            # Keep all lines of the pointed option in view, and a heading above it.
            scroll_offsets=ScrollOffsets(top=1, bottom=lambda: self._pointed_height() - 1),
            dont_extend_height=True,
        )
        add_scrollbar(self.window)

    def _get_choice_tokens(self) -> StyleAndTextTuples:
        titles = self._titles(self._stage.get_size().columns)
        for choice, title in zip(self.choices, titles, strict=True):
            choice.title = title
        return list(super()._get_choice_tokens())  # type: ignore[no-untyped-call]

    @property
    def filtered_choices(self) -> list[Choice]:
        """The options whose labels contain the search text; all of them where none does."""
        found = self.containing(self.search_filter or "")
        self.found_in_search = bool(found)
        return found or self.choices

    def containing(self, typed: str) -> list[Choice]:
        """The options whose labels contain *typed*; none for an empty text."""
        wanted = case_folded(typed.strip())
        every = [each for each in self.choices if wanted and isinstance(each.value, Option)]
        return [each for each in every if each.value and wanted in case_folded(each.value.label)]

    @property
    def pointed(self) -> Option | None:
        """The option that is pointed at."""
        return None if self.pointed_at == NOWHERE else self.get_pointed_at().value

    @property
    def value(self) -> Value | None:
        """The answer chosen: the pointed option's value, or a tuple of the ticked ones'."""
        if not self.is_many:
            return self.pointed.value if self.pointed else None
        ticked = [each.value for each in self.options if each in self.selected_options]
        return tuple(each for each in ticked if isinstance(each, str)) if ticked else None

    def named(self, name: str) -> list[Option]:
        """The option with a *name*, if there is one."""
        return [option for option in self.options if option.name == name]

    def of_value(self, value: Value | None) -> list[Option]:
        """The options that stand for *value*, or for one of its items."""
        each = value if isinstance(value, tuple) and value else (value,)
        return [option for option in self.options if option.value in each]

    def point(self, option: Option | None) -> None:
        """Show all options, and point at *option* or at none."""
        self.search_filter = None
        self.pointed_at = self.rows.index(option) if option else NOWHERE

    def look_for(self, typed: str) -> None:
        """Show the options that contain *typed*, and point at the first that begins with it."""
        self.search_filter, self.pointed_at = typed, NOWHERE
        if found := self.containing(typed):
            labels = [case_folded(each.value.label) for each in found if each.value]
            begun = (n for n, label in enumerate(labels) if label.startswith(case_folded(typed)))
            self.pointed_at = next(begun, 0)

    def tick(self, option: Option) -> None:
        """Toggle the tick of *option*; "none" excludes the others."""
        self.point(option)
        if option in self.selected_options:
            self.selected_options.remove(option)
        else:
            is_none = option.value == ()
            others = [row for row in self.selected_options if (row.value == ()) is is_none]
            self.selected_options = [*others, option]

    def step(self, by: int, *, is_round: bool = True) -> None:
        """Move the pointer *by* so many options; past the last comes the first, if *is_round*."""
        places = [n for n, choice in enumerate(self.filtered_choices) if not choice.disabled]
        at = places.index(self.pointed_at) if self.pointed_at in places else -(by > 0)
        to = (at + by) % len(places) if is_round else min(max(0, at + by), len(places) - 1)
        self.pointed_at = places[to]

    def page_step(self) -> int:
        """The number of options that Page Down skips: about those in view."""
        info = self.window.render_info
        seen = info.window_height // self._pointed_height() if info else 1
        return max(1, seen - 1)

    def moves(self, go: Callable[..., object], leap: Callable[[int], object]) -> KeyHandlers:
        """The key bindings of a list: *go* moves the pointer, *leap* moves it by pages."""
        last = len(self.options)
        return {
            **dict.fromkeys(("down", "right"), partial(go, 1)),
            **dict.fromkeys(("up", "left"), partial(go, -1)),
            "pagedown": partial(leap, 1),
            "pageup": partial(leap, -1),
            "home": partial(go, -last, is_round=False),
            "end": partial(go, last, is_round=False),
        }

    def _pointed_height(self) -> int:
        return str(self.get_pointed_at().title).count("\n") + 1

    def height(self, columns: int) -> int:
        """The number of lines that the whole list takes."""
        return sum(1 + title.count("\n") for title in self._titles(columns))

    def _titles(self, columns: int) -> list[str]:
        """The text of each row, without its pointer and box."""
        options, is_cut = self.options, self._is_cut
        before = max((width(row.name) for row in options), default=0)
        # A pointer, a box, two blanks behind the name, and room at the right for a scrollbar.
        room = max(10, columns - 3 - 2 * self.is_many - before - 2 - 2)
        hang = " " * (3 + 2 * self.is_many + before + 2)
        beside = max(width(row.right_label) for row in options) if options else 0
        label = max(width(visible(row.label)) for row in options) if options else 0
        if is_cut and beside and room - beside > NARROW:
            label = min(label, room - beside - 2)
        has_room = bool(beside) and label + 2 + beside <= room
        is_numbered = all(row.name.isdecimal() for row in options)
        found = []
        for row in self.rows:
            if isinstance(row, str):
                found.append(cut(visible(row), columns - 5))
                continue
            text = visible(row.label)
            lines = [cut(text, label if has_room else room)] if is_cut else wrap(text, room)
            if has_room:
                lines[0] = (
                    f"{lines[0]}{' ' * (label + 2 - width(lines[0]))}{row.right_label}".rstrip()
                )
            name = f"{row.name:>{before}}" if is_numbered else f"{row.name:{before}}"
            found.append(f"\n{hang}".join([f"{name}  {lines[0]}".rstrip(), *lines[1:]]))
        return found
