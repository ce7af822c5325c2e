"""Options to choose from below a page; and menus, in which a letter is enough."""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache, partial

from prompt_toolkit.filters import Condition
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.input.typeahead import store_typeahead
from prompt_toolkit.key_binding import KeyPressEvent
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import (
    AnyContainer,
    ConditionalContainer,
    ConditionalMargin,
    ScrollbarMargin,
    ScrollOffsets,
    Window,
)
from questionary import Choice, Separator
from questionary.prompts.common import InquirerControl

from reflect.interview import Move
from reflect.questions import Value
from reflect.terminal.asking import said
from reflect.terminal.page import Lines, Option, Row, paged, titles
from reflect.terminal.room import Aside, Moves
from reflect.terminal.stage import Around, Page, Stage, shown
from reflect.text import folded, visible

#: No option is pointed at.
NOWHERE = -1


class Options(InquirerControl):
    """The list of questionary, with options of several lines, and none pointed at in the beginning.

    Where several may be chosen, each has a box for its tick.
    """

    def __init__(
        self,
        rows: Sequence[Row],
        columns: Callable[[], int],
        *,
        is_many: bool = False,
        is_cut: bool = False,
    ) -> None:
        self.rows, self.is_many = rows, is_many
        #: All there is to choose, without the headings.
        self.options = [row for row in rows if isinstance(row, Option)]
        self._titles = partial(titles, rows, is_many=is_many, is_cut=is_cut)
        self._columns = columns
        choices = [Separator(row) if isinstance(row, str) else Choice("", row) for row in rows]
        super().__init__(choices, pointer=">", use_indicator=is_many, focusable=True)
        self.pointed_at = NOWHERE

    def _get_choice_tokens(self) -> StyleAndTextTuples:
        for choice, title in zip(self.choices, self._titles(self._columns()), strict=True):
            choice.title = title
        return list(super()._get_choice_tokens())  # type: ignore[no-untyped-call]

    @property
    def filtered_choices(self) -> list[Choice]:
        """The options whose labels hold what is looked for; all of them where none does."""
        found = self.holding(self.search_filter or "")
        self.found_in_search = bool(found)
        return found or self.choices

    def holding(self, typed: str) -> list[Choice]:
        """The options whose labels hold what is *typed*, which is something."""
        wanted = folded(typed.strip())
        every = [each for each in self.choices if wanted and isinstance(each.value, Option)]
        return [each for each in every if each.value and wanted in folded(each.value.label)]

    @property
    def pointed(self) -> Option | None:
        """The option that is pointed at."""
        return None if self.pointed_at == NOWHERE else self.get_pointed_at().value

    @property
    def height(self) -> int:
        """How many lines the option takes that is pointed at."""
        return len(str(self.get_pointed_at().title).split("\n"))

    @property
    def value(self) -> Value | None:
        """What is chosen; nothing where nothing is."""
        if not self.is_many:
            return self.pointed.value if self.pointed else None
        ticked = [each.value for each in self.options if each in self.selected_options]
        return tuple(each for each in ticked if isinstance(each, str)) if ticked else None

    def worth(self, value: Value | None) -> list[Option]:
        """The options that are worth *value*, or that are in it."""
        each = value if isinstance(value, tuple) and value else (value,)
        return [option for option in self.options if option.value in each]

    def point(self, option: Option | None) -> None:
        """Show all options, and point at one of them or at none."""
        self.search_filter = None
        self.pointed_at = self.rows.index(option) if option else NOWHERE

    def look_for(self, typed: str) -> None:
        """Show what holds what is *typed*, and point at the likeliest."""
        self.search_filter, self.pointed_at = typed, NOWHERE
        if found := self.holding(typed):
            labels = [folded(each.value.label) for each in found if each.value]
            begun = (n for n, label in enumerate(labels) if label.startswith(folded(typed)))
            self.pointed_at = next(begun, 0)

    def tick(self, option: Option) -> None:
        """Tick an *option*, or take its tick away; "none" excludes the others."""
        self.point(option)
        if option in self.selected_options:
            self.selected_options.remove(option)
        else:
            is_none = option.value == ()
            others = [row for row in self.selected_options if (row.value == ()) is is_none]
            self.selected_options = [*others, option]

    def step(self, by: int, *, is_round: bool = True) -> None:
        """Point so many options further; behind the last comes the first, if it goes *round*."""
        places = [n for n, choice in enumerate(self.filtered_choices) if not choice.disabled]
        at = places.index(self.pointed_at) if self.pointed_at in places else -(by > 0)
        to = (at + by) % len(places) if is_round else min(max(0, at + by), len(places) - 1)
        self.pointed_at = places[to]


class Listed(Page):
    """A page with options below it, between which one goes with arrows."""

    def __init__(
        self,
        stage: Stage,
        around: Around,
        options: Options,
        moves: Moves,
        rows: Sequence[AnyContainer] = (),
    ) -> None:
        self.options = options
        margin = ConditionalMargin(ScrollbarMargin(display_arrows=True), Condition(self._is_long))
        self._window = Window(
            options,
            # All lines of an option are seen, and a heading above it.
            scroll_offsets=ScrollOffsets(top=1, bottom=lambda: options.height - 1),
            right_margins=[margin],
            dont_extend_height=True,
        )
        last = len(options.options)
        every: Moves = {
            **dict.fromkeys(("down", "right"), partial(self.go, 1)),
            **dict.fromkeys(("up", "left"), partial(self.go, -1)),
            "pagedown": partial(self.leap, 1),
            "pageup": partial(self.leap, -1),
            "home": partial(self.go, -last, is_round=False),
            "end": partial(self.go, last, is_round=False),
            **dict.fromkeys(("enter", "c-d", "c-s"), self.done),
            **moves,
        }
        chosen = ConditionalContainer(self._window, Condition(lambda: self.is_choosing))
        super().__init__(stage, around, [chosen, *rows, Window()], every, options)

    @property
    def is_choosing(self) -> bool:
        """Whether the options are seen."""
        return True

    def go(self, by: int, *, is_round: bool = True) -> None:
        """Point so many options further."""
        self.options.step(by, is_round=is_round)

    def leap(self, by: int) -> None:
        """Point about as far as can be seen at once."""
        info = self._window.render_info
        seen = info.window_height // self.options.height if info else 1
        self.go(by * max(1, seen - 1), is_round=False)

    def _is_long(self) -> bool:
        info = self._window.render_info
        return bool(info and info.content_height > info.window_height)


class Choosing(Listed):
    """Options, one or several of which are an answer: with arrows, by number, or by name.

    What is typed and is no number is looked for. All of it stays while one looks elsewhere.
    """

    def __init__(
        self,
        stage: Stage,
        around: Around,
        options: Options,
        typed: str = "",
        *,
        read: Callable[[str], Value | None] = lambda _: None,
        write: Callable[[Value], str] = str,
        may_escape: bool = False,
    ) -> None:
        #: What a text means, None where it means nothing; and the text for a meaning.
        self._read, self._write = read, write
        self._typed = ""
        #: Whether a comma was typed last: the blank behind it ticks nothing.
        self._is_behind_comma = False
        moves: Moves = {
            **dict.fromkeys(("backspace", "delete"), self._take_back),
            **dict.fromkeys(("tab", "escape") if may_escape else ("tab",), self._leave),
            "c-u": partial(self._look_for, ""),
        }
        super().__init__(stage, around, options, moves, [shown(self._line)])
        self.take_over(typed)

    @property
    def text(self) -> str:
        """What one would type to choose the same."""
        value = self.options.value
        return self._typed.strip() if value is None else self._write(value)

    def take_over(self, text: str) -> None:
        """Choose what a *text* stands for; what stands for nothing is there to be corrected."""
        found, rest = self._named(text), ""
        if not found and self.options.is_many:
            ticked, _, rest = text.rpartition(", ")
            found = self._named(ticked)
        self.options.point(found[0] if found else None)
        if self.options.is_many:
            self.options.selected_options = found
        self._typed = "" if found else text
        if found and rest:
            self._look_for(rest)

    def type(self, letter: str, count: int) -> None:
        """Go on with what is typed, or tick."""
        is_behind_comma, self._is_behind_comma = self._is_behind_comma, letter == ","
        if self.options.is_many and letter in " ,":
            if self._typed or (letter == " " and not is_behind_comma):
                self._tick()
        elif self._begins_another(letter):
            self._decide()
            self._look_for(letter)
        elif letter != " " or self._typed:
            self._look_for(self._typed + letter)

    def paste(self, event: KeyPressEvent) -> None:
        """Take what is pasted for typed, on one line; it ticks nothing."""
        self._look_for(self._typed + " ".join(event.data.split()))

    @property
    def kept(self) -> str:
        """What is chosen, and beside ticks what is typed and is no option."""
        beside = self._typed.strip() if self.options.selected_options else ""
        return f"{self.text}, {beside}" if beside else self.text

    def paused(self) -> Move:
        self._decide()
        return super().paused()

    def go(self, by: int, *, is_round: bool = True) -> None:
        self._decide()
        if not self.options.search_filter:
            self._typed = ""
        super().go(by, is_round=is_round)
        self._changed()

    def done(self) -> None:
        """Be done; or, where several are chosen, tick first what was typed."""
        self._decide()
        if not (self.options.is_many and self._typed and self._tick()):
            super().done()

    def problem(self, columns: int) -> list[str]:
        # What is typed beside ticks, and is no option, is not let go unseen.
        beside = self._typed if self.options.is_many else ""
        return self.around.problem(beside or self.text, columns)

    def _named(self, text: str) -> list[Option]:
        """The options that a *text* stands for: by its meaning, else by the name of one."""
        value = self._read(text)
        if value is not None:
            return self.options.worth(value)
        return [option for option in self.options.options if option.name == text]

    def _line(self) -> list[str]:
        """What is typed."""
        return ["", f" > {visible(self._typed)}"] if self._typed else []

    def _begins_another(self, letter: str) -> bool:
        """Whether a *letter* makes nothing together with the number before it."""
        whole = self._typed + letter
        is_number = self._typed.isdecimal() and bool(self._named(self._typed))
        return is_number and not (self._named(whole) or self.options.holding(whole))

    def _look_for(self, typed: str) -> None:
        """Point at what is *typed*, if it means something; else look for it."""
        self._typed = typed
        if len(found := self._named(typed)) == 1:
            self.options.point(found[0])
        else:
            self.options.look_for(typed)
        self._changed()

    def _decide(self) -> None:
        """Let a number be whole; what is typed next is another one."""
        if self._typed.isdecimal() and self._named(self._typed):
            if self.options.is_many:
                self._tick()
            self._typed = ""

    def _tick(self) -> bool:
        """Tick what is pointed at, if anything is."""
        if not self.options.pointed:
            return False
        self.options.tick(self.options.pointed)
        self._typed = ""
        self._changed()
        return True

    def _take_back(self) -> None:
        """Take back what was typed last; without that, what one is chosen."""
        if self._typed or not self.options.is_many:
            self._look_for(self._typed[:-1])

    def _leave(self) -> None:
        self._decide()
        self.leave(Aside.MORE)


class Menu(Listed):
    """Text that is turned page by page, and below its last page the ways on from there."""

    def __init__(
        self,
        stage: Stage,
        options: Options,
        text: Lines,
        *,
        last: Lines,
        others: Lines,
        out: str = "",
    ) -> None:
        self._out, self._page = out, 0
        self._ways = {str(each.value): each.label for each in options.options}
        #: What else stands for a way: yes and no in any language.
        self._said: Mapping[str, str] = said(self._ways)
        self._paged = lru_cache(maxsize=1)(partial(paged, text, last, others, options.rows))
        around = Around(
            lambda columns, rows: self._pages[min(self._page, len(self._pages) - 1)],
            lambda columns: (last if self.is_choosing else others)(columns),
        )
        moves = dict.fromkeys(("tab", "escape"), partial(self._turn, partial(self.leave, out)))
        super().__init__(stage, around, options, moves)
        if not out:
            options.step(1)  # Enter is the first of them

    @property
    def text(self) -> str:
        """The way that is pointed at, or the one out."""
        pointed = self.options.pointed
        return str(pointed.value) if pointed else self._out

    @property
    def is_choosing(self) -> bool:
        return self._page >= len(self._pages) - 1

    @property
    def _pages(self) -> list[list[str]]:
        """All pages; a screen that became smaller has more of them."""
        return self._paged(self.size.columns, self.size.rows)

    def type(self, letter: str, count: int) -> None:
        """Take the way that a *letter* stands for; the way out is open on every page."""
        way = self._said.get(letter.casefold(), letter.casefold())
        if way in self._ways and (self.is_choosing or way == "q"):
            self.leave(way)

    def paste(self, event: KeyPressEvent) -> None:
        """Leave a paste to the next field, and go there where that is a key away."""
        drop_paste(event)
        store_typeahead(self.application.input, event.key_sequence)
        if self._out:
            self.leave(self._out)

    def done(self) -> None:
        self._turn(super().done)

    def go(self, by: int, *, is_round: bool = True) -> None:
        """Point at the next way; above the first of them are the other pages."""
        is_first = self.options.pointed in (None, self.options.options[0])
        if is_round and (not self.is_choosing or (by < 0 and is_first and self._page)):
            self._page = max(0, self._page + by)
        elif self.is_choosing:
            super().go(by, is_round=is_round)

    def leap(self, by: int) -> None:
        """Turn the page."""
        self._page = min(max(0, self._page + by), len(self._pages) - 1)

    def _turn(self, last: Callable[[], object]) -> None:
        """Turn the page; at the last one do what is done there."""
        if self.is_choosing:
            last()
        else:
            self._page += 1


def drop_paste(event: KeyPressEvent) -> None:
    """Drop a paste where nothing is written, and the keys behind it but Ctrl-C."""
    behind = event.key_processor.empty_queue()
    event.key_processor.feed_multiple([each for each in behind if each.key == Keys.ControlC])
