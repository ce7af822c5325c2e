"""Options in a list, and numbers in a row: what is pointed at, ticked, or looked for."""

from collections.abc import Callable, Sequence

from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.layout import FormattedTextControl
from questionary import Choice, Separator
from questionary.prompts.common import InquirerControl

from reflect.questions import Value
from reflect.terminal.drawn import drawn
from reflect.terminal.page import Option, Row, rail, titles
from reflect.text import folded

#: No option is pointed at.
NOWHERE = -1


class Options(InquirerControl):
    """Options below each other; where several may be chosen, each has a box for its tick."""

    def __init__(
        self,
        rows: Sequence[Row],
        columns: Callable[[], int],
        *,
        is_many: bool = False,
        is_cut: bool = False,
    ) -> None:
        self.is_many, self._is_cut = is_many, is_cut
        #: Gives how many rows of it are seen.
        self.seen: Callable[[], int] = lambda: 1
        self._rows, self._columns = rows, columns
        self._options = [row for row in rows if isinstance(row, Option)]
        choices = [Separator(row) if isinstance(row, str) else Choice("", row) for row in rows]
        super().__init__(choices, pointer=">", use_indicator=is_many, focusable=True)
        self.pointed_at = NOWHERE

    def _get_choice_tokens(self) -> StyleAndTextTuples:
        shown = titles(self._rows, self._columns(), is_many=self.is_many, is_cut=self._is_cut)
        for choice, title in zip(self.choices, shown, strict=True):
            choice.title = title
        return list(super()._get_choice_tokens())  # type: ignore[no-untyped-call]

    @property
    def filtered_choices(self) -> list[Choice]:
        """The options that hold what is looked for; all of them where none does."""
        wanted = folded(self.search_filter or "")
        found = [each for each in self.choices if self._holds(each, wanted)] if wanted else []
        self.found_in_search = bool(found)
        return found or self.choices

    @staticmethod
    def _holds(choice: Choice, wanted: str) -> bool:
        return isinstance(choice.value, Option) and wanted in folded(choice.value.label)

    @property
    def rows(self) -> Sequence[Row]:
        """All options, and the headings above them."""
        return self._rows

    @property
    def values(self) -> list[Value | None]:
        """What all options are worth."""
        return [option.value for option in self._options]

    @property
    def pointed(self) -> Option | None:
        """The option that is pointed at."""
        return None if self.pointed_at == NOWHERE else self.get_pointed_at().value

    @property
    def is_first(self) -> bool:
        """Whether the first option is pointed at."""
        return self.pointed_at == self._places[0]

    @property
    def is_filtered(self) -> bool:
        """Whether only what is looked for is shown."""
        return bool(self.search_filter) and self.found_in_search

    @property
    def height(self) -> int:
        """How many lines the option takes that is pointed at."""
        return len(str(self.get_pointed_at().title).split("\n"))

    @property
    def value(self) -> Value | None:
        """What is chosen; nothing where nothing is."""
        if not self.is_many:
            return self.pointed.value if self.pointed else None
        ticked = [each.value for each in self._options if each in self.selected_options]
        return tuple(each for each in ticked if isinstance(each, str)) if ticked else None

    def show(self, value: Value | None) -> None:
        """Point at the option worth *value*, or tick all that are in it."""
        found = self._worth(value)
        if self.is_many:
            self.selected_options = found
        self._point(found[0] if found else None)

    def point_at(self, value: Value | None) -> None:
        """Point at the option that is worth *value*, and leave all ticks."""
        self._point(next(iter(self._worth(value)), None))

    def _worth(self, value: Value | None) -> list[Option]:
        worth = value if isinstance(value, tuple) and value else (value,)
        return [option for option in self._options if option.value in worth]

    def _point(self, option: Option | None) -> None:
        self.search_filter = None
        self.pointed_at = self._rows.index(option) if option else NOWHERE

    def look_for(self, typed: str) -> None:
        """Show what holds what is *typed*, and point at the likeliest."""
        self.search_filter, self.pointed_at = typed.strip(), NOWHERE
        shown = self.filtered_choices
        if self.found_in_search:
            labels = (folded(each.value.label) for each in shown if each.value)
            begun = (n for n, label in enumerate(labels) if label.startswith(folded(typed)))
            self.pointed_at = next(begun, 0)

    def named(self, name: str) -> Value | None:
        """What the option called *name* is worth, nothing where there is none."""
        return next((each.value for each in self._options if each.name == name), None)

    def may_go_on(self, number: str) -> bool:
        """Whether a further digit may follow on a *number*: from ten options on, it always may."""
        labels = (each.label for each in self._options if each.label != number)
        is_long = any(len(each.name) > 1 for each in self._options)
        return is_long or any(label.startswith(number) for label in labels)

    def tick(self) -> bool:
        """Tick the option that is pointed at, or take its tick away; "none" excludes the others."""
        option = self.pointed
        self._point(option)
        if option in self.selected_options:
            self.selected_options.remove(option)
        elif option:
            is_none = option.value == ()
            others = [row for row in self.selected_options if (row.value == ()) is is_none]
            self.selected_options = [*others, option]
        return option is not None

    def step(self, by: int) -> None:
        """Point at the next option or the one before; behind the last comes the first."""
        places = self._places
        if self.pointed_at == NOWHERE:
            self.pointed_at = places[0 if by > 0 else -1]
        else:
            self.pointed_at = places[(places.index(self.pointed_at) + by) % len(places)]

    def leap(self, by: int) -> None:
        """Point as far away as can be seen at once."""
        rows, places = self.seen(), self._places
        at = places.index(self.pointed_at) if self.pointed_at in places else 0
        to = at
        while 0 <= to + by < len(places) and (rows := rows - self.height) > 0:
            to += by
            self.pointed_at = places[to]
        self.pointed_at = places[to]

    def go_to(self, end: int) -> None:
        """Point at the first option, or at the last."""
        self.pointed_at = self._places[end]

    @property
    def _places(self) -> list[int]:
        """Where options can be pointed at; headings cannot."""
        return [n for n, choice in enumerate(self.filtered_choices) if not choice.disabled]


class Ruler(FormattedTextControl):
    """The numbers of a scale beside each other, with its two ends below."""

    is_many = is_filtered = False
    height = 1

    def __init__(self, shape: dict[str, object], columns: Callable[[], int]) -> None:
        self._shape = shape
        self._ends = int(str(shape["min"])), int(str(shape["max"]))
        #: The number that is pointed at.
        self.value: Value | None = None
        super().__init__(
            lambda: drawn(rail(shape, columns(), self.value)), focusable=True, show_cursor=False
        )

    def show(self, value: Value | None) -> None:
        """Point at *value*."""
        self.value = value

    def named(self, name: str) -> Value | None:
        """Numbers have no other name."""
        return None

    def look_for(self, typed: str) -> None:
        """Point at nothing: among numbers there is nothing to look for."""
        self.value = None

    def step(self, by: int) -> None:
        """Point at the next number or the one before."""
        low, high = self._ends
        before = self.value if isinstance(self.value, int) else None
        first = low if by > 0 else high
        self.value = first if before is None else max(low, min(high, before + by))

    def leap(self, by: int) -> None:
        """Point a tenth of the scale further up or down."""
        low, high = self._ends
        self.step(by * max(1, (high - low) // 10))

    def go_to(self, end: int) -> None:
        """Point at the lowest number, or at the highest."""
        self.value = self._ends[end]
