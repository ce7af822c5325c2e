"""Pages with options: those of a question, all questions to go to, and menus."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache, partial

from prompt_toolkit.filters import Condition
from prompt_toolkit.input.typeahead import store_typeahead
from prompt_toolkit.key_binding import KeyPressEvent
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import ConditionalContainer, Window

from reflect.interview import Move, Prompt, RouteQuestion
from reflect.questions import Value
from reflect.terminal import page
from reflect.terminal.alternate_screen import AlternateScreen, Page, PromptPage, shown
from reflect.terminal.asking import said
from reflect.terminal.options import Option, Options, Row, options_of
from reflect.terminal.page import MIN_OPTION_ROWS, Lines
from reflect.terminal.screen_session import Interruption, KeyHandlers
from reflect.text import visible


class OptionsPage(PromptPage):
    """Options to answer a question with: chosen with arrows, by number, or by name.

    Typed letters search. Pointer, ticks and typed text outlast a look elsewhere.
    """

    #: The keys that open the menu.
    menu_keys: Sequence[str] = ("tab",)

    def __init__(
        self, stage: AlternateScreen, prompt: Prompt, options: Options | None = None
    ) -> None:
        is_many = prompt.question.kind.name == "choices"
        self.options = options or Options(stage, options_of(prompt), is_many=is_many)
        self._typed = ""
        #: Whether a comma was typed last: the space after it ticks nothing.
        self._is_after_comma = False
        moves: KeyHandlers = {
            **self.options.moves(self.move_pointer, self.move_pages),
            **dict.fromkeys(("enter", "c-d", "c-s"), self.done),
            **dict.fromkeys(("backspace", "delete"), self._delete),
            **dict.fromkeys(self.menu_keys, self._leave),
            "c-u": partial(self._search, ""),
        }
        rows = [self.options.window, shown(self._typed_line), Window()]
        super().__init__(stage, prompt, rows, moves, self.options)
        self.take_over(prompt.typed)

    @property
    def text(self) -> str:
        """The text that stands for the choice, as it could be typed."""
        value = self.options.value
        return self._typed.strip() if value is None else self.written(value)

    def written(self, value: Value) -> str:
        """The text to type for a *value*."""
        return self.prompt.question.kind.editable(value, self.prompt.words)

    def answer_rows(self) -> int:
        return self.options.height(self.size.columns)

    def take_over(self, text: str) -> None:
        """Choose the options that *text* stands for; other text becomes the typed text."""
        found, rest = self._named(text), ""
        if not found and self.options.is_many:
            ticked, _, rest = text.rpartition(", ")
            found = self._named(ticked)
        self.options.point(found[0] if found else None)
        if self.options.is_many:
            self.options.selected_options = found
        self._typed = "" if found else text
        if found and rest:
            self._search(rest)

    def type(self, letter: str, count: int) -> None:
        """Add a letter to the typed text; a space or comma ticks, where several can be chosen."""
        is_after_comma, self._is_after_comma = self._is_after_comma, letter == ","
        if self.options.is_many and letter in " ,":
            if self._typed or (letter == " " and not is_after_comma):
                self._tick()
        elif self._begins_another(letter):
            self._end_number()
            self._search(letter)
        elif letter != " " or self._typed:
            self._search(self._typed + letter)

    def paste(self, event: KeyPressEvent) -> None:
        """Add a paste to the typed text, on one line; it ticks nothing."""
        self._search(self._typed + " ".join(event.data.split()))

    @property
    def text_to_keep(self) -> str:
        """The text of the choice; after ticks, also typed text that is no option."""
        beside = self._typed.strip() if self.options.selected_options else ""
        return f"{self.text}, {beside}" if beside else self.text

    def pause_move(self) -> Move:
        self._end_number()
        return super().pause_move()

    def move_pointer(self, by: int, *, is_round: bool = True) -> None:
        """Move the pointer *by* so many options."""
        self._end_number()
        if not self.options.search_filter:
            self._typed = ""
        self.options.step(by, is_round=is_round)
        self._changed()

    def move_pages(self, by: int) -> None:
        """Move the pointer *by* so many pages."""
        self.move_pointer(by * self.options.page_step(), is_round=False)

    def done(self) -> None:
        """Tick the option that typed text points at, where several can be chosen; else end."""
        self._end_number()
        if not (self.options.is_many and self._typed and self._tick()):
            super().done()

    def pending_text(self) -> str:
        # Text typed beside ticks that is no option is not dropped silently.
        return (self._typed if self.options.is_many else "") or self.text

    def _named(self, text: str) -> list[Option]:
        """The options that *text* stands for as an answer, else the one with that name."""
        value = self.prompt.value(text)
        return self.options.named(text) if value is None else self.options.of_value(value)

    def _typed_line(self) -> list[str]:
        """The typed text."""
        return ["", f" > {visible(self._typed)}"] if self._typed else []

    def _begins_another(self, letter: str) -> bool:
        """Whether *letter* cannot continue the typed number."""
        whole = self._typed + letter
        is_number = self._typed.isdecimal() and bool(self._named(self._typed))
        return is_number and not (self._named(whole) or self.options.containing(whole))

    def _search(self, typed: str) -> None:
        """Point at the option that *typed* stands for; else search for it."""
        self._typed = typed
        if len(found := self._named(typed)) == 1:
            self.options.point(found[0])
        else:
            self.options.look_for(typed)
        self._changed()

    def _end_number(self) -> None:
        """Complete a typed number; the next digit begins another one."""
        if self._typed.isdecimal() and self._named(self._typed):
            if self.options.is_many:
                self._tick()
            self._typed = ""

    def _tick(self) -> bool:
        """Toggle the pointed option's tick; False where none is pointed at."""
        if not self.options.pointed:
            return False
        self.options.tick(self.options.pointed)
        self._typed = ""
        self._changed()
        return True

    def _delete(self) -> None:
        """Delete the last typed letter; without one, the single choice."""
        if self._typed or not self.options.is_many:
            self._search(self._typed[:-1])

    def _leave(self) -> None:
        self._end_number()
        self.leave(Interruption.MORE)


class QuestionList(OptionsPage):
    """All questions by their steps, each with a sign for its state, to go to one of them."""

    menu_keys = ("tab", "escape")

    def __init__(
        self, stage: AlternateScreen, prompt: Prompt, questions: Sequence[RouteQuestion]
    ) -> None:
        rows: list[Row] = []
        for at, (opens, each) in enumerate(page.steps(questions, prompt.locale)):
            rows += [f"{opens}  {each.step.title}"] if opens else []
            sign, word = page.state(each, prompt.locale)
            label = f"{sign}  {'   ' * bool(each.parent)}{each.heading}"
            rows.append(Option(str(each.number), label, at, word if each.given.declined else ""))
        options = Options(stage, rows, is_cut=True)
        # Text typed here is no answer to the question: it is not kept.
        super().__init__(stage, replace(prompt, typed="", autosave=lambda _: None), options)
        at_key = next((n for n, each in enumerate(questions) if each.key == prompt.key), None)
        options.point(next(iter(options.of_value(at_key)), None))

    def _named(self, text: str) -> list[Option]:
        return self.options.named(text)

    def written(self, value: Value) -> str:
        return str(value)

    def above(self) -> list[str]:
        return []

    def below(self) -> list[str]:
        locale = self.prompt.locale
        signs = locale.gettext("● answered  ○ open  – not today")
        how = locale.gettext("Arrows, a number or letters. Enter goes there, Esc back to writing.")
        return ["", *page.quiet(f"{signs}\n{how}", self.size.columns)]

    def problem(self) -> list[str]:
        if self.text.isdecimal() and self.options.of_value(int(self.text)):
            return []
        nothing = self.prompt.locale.gettext("Nothing here matches that.")
        return page.strong(nothing, self.size.columns)


class Menu(Page):
    """Text that is turned page by page; below its last page stand the options to go on."""

    def __init__(
        self,
        stage: AlternateScreen,
        options: Options,
        text: Lines,
        *,
        last: Lines,
        others: Lines,
        out: str = "",
    ) -> None:
        self.options, self._text, self._last, self._others = options, text, last, others
        self._out, self._page = out, 0
        self._ways = {str(each.value): each.label for each in options.options}
        #: Keys by other letters: those of yes and no in any language.
        self._said: Mapping[str, str] = said(self._ways)
        # Drawing a page asks for the pages several times.
        self._paged = lru_cache(maxsize=1)(self._split)
        moves: KeyHandlers = {
            **options.moves(self.move_pointer, self.move_pages),
            **dict.fromkeys(("enter", "c-d", "c-s"), self.done),
            **dict.fromkeys(("tab", "escape"), partial(self._turn, partial(self.leave, out))),
        }
        chosen = ConditionalContainer(options.window, Condition(lambda: self.is_last))
        super().__init__(stage, [chosen, Window()], moves, options)
        if not out:
            options.step(1)  # Enter takes the first

    @property
    def text(self) -> str:
        """The key of the option that is pointed at, or of the way out."""
        pointed = self.options.pointed
        return str(pointed.value) if pointed else self._out

    @property
    def is_last(self) -> bool:
        """Whether the last page is shown, with the options."""
        return self._page >= len(self._pages) - 1

    def above(self) -> list[str]:
        return self._pages[min(self._page, len(self._pages) - 1)]

    def below(self) -> list[str]:
        return (self._last if self.is_last else self._others)(self.size.columns)

    @property
    def _pages(self) -> list[list[str]]:
        """All pages; a screen that became smaller has more of them."""
        return self._paged(self.size.columns, self.size.rows)

    def _split(self, columns: int, height: int) -> list[list[str]]:
        """The pages of the text, the last with room for the options and the key bar."""
        wanted = 1 + self.options.height(columns)
        room = min(wanted, max(height // 2, MIN_OPTION_ROWS)) + len(self._last(columns))
        last_room = max(MIN_OPTION_ROWS, height - room)
        others_room = max(MIN_OPTION_ROWS, height - len(self._others(columns)))
        lines, found = self._text(columns), []
        while lines and not lines[-1].strip():
            lines = lines[:-1]
        while len(lines) > last_room:
            # A page ends between paragraphs if that is not too early.
            end = min(others_room, len(lines) - 1)
            end = next((at for at in range(end, end // 2 - 1, -1) if not lines[at].strip()), end)
            found.append(lines[:end])
            lines = lines[end:] if lines[end].strip() else lines[end + 1 :]
        return [*found, [*lines, ""]]

    def type(self, letter: str, count: int) -> None:
        """Take the option of a *letter*; the way out is open on every page."""
        way = self._said.get(letter.casefold(), letter.casefold())
        if way in self._ways and (self.is_last or way == "q"):
            self.leave(way)

    def paste(self, event: KeyPressEvent) -> None:
        """Keep a paste for the next field, and leave by the way out, if there is one."""
        drop_paste(event)
        store_typeahead(self.application.input, event.key_sequence)
        if self._out:
            self.leave(self._out)

    def done(self) -> None:
        self._turn(super().done)

    def move_pointer(self, by: int, *, is_round: bool = True) -> None:
        """Move the pointer; above the first option are the other pages."""
        is_first = self.options.pointed in (None, self.options.options[0])
        if is_round and (not self.is_last or (by < 0 and is_first and self._page)):
            self._page = max(0, self._page + by)
        elif self.is_last:
            self.options.step(by, is_round=is_round)

    def move_pages(self, by: int) -> None:
        """Turn the page."""
        self._page = min(max(0, self._page + by), len(self._pages) - 1)

    def _turn(self, at_last: Callable[[], object]) -> None:
        """Turn the page; on the last one call *at_last*."""
        if self.is_last:
            at_last()
        else:
            self._page += 1


def drop_paste(event: KeyPressEvent) -> None:
    """Drop a paste, and all keys after it but Ctrl-C."""
    behind = event.key_processor.empty_queue()
    event.key_processor.feed_multiple([each for each in behind if each.key == Keys.ControlC])
