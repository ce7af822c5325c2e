"""A screen to write at, which shows afterwards what it showed before."""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path

from prompt_toolkit.input import Input
from prompt_toolkit.output import Output

from reflect.interview import Move, Passage, Prompt, Standing, To
from reflect.locale import Locale
from reflect.questions import Unfit, Value
from reflect.terminal import asking, page
from reflect.terminal.asking import Asking
from reflect.terminal.choosing import Choosing, Menu, Options
from reflect.terminal.field import Field, Scale
from reflect.terminal.page import Lines, Option
from reflect.terminal.room import Room, keys, screen
from reflect.terminal.stage import Around, Stage
from reflect.text import visible, wrap
from reflect.worksheets import Worksheet

#: The ways that lead away from a question at once.
MOVES = {"b": To.BACK, "s": To.OPEN, "n": To.NOT_TODAY, "f": To.ENOUGH, "p": To.PAUSE}


class Screen(Asking, Room):
    """The alternate screen of a terminal, from begin to end of a sitting."""

    def __init__(
        self,
        locale: Locale,
        scratch: Path,
        given: Input | None = None,
        output: Output | None = None,
    ) -> None:
        Asking.__init__(self, locale, scratch)
        Room.__init__(self, keys(given))
        self.stage = Stage(output or screen())
        #: What a worksheet is for, until it was shown; and while it stands above a question.
        self._preface: Lines | None = None
        self._above: Lines = page.no_lines
        self._is_refused = False

    def close(self) -> None:
        self.stage.close()

    @property
    def columns(self) -> int:
        """How wide the screen is."""
        return self.stage.get_size().columns

    def begin(self, worksheet: Worksheet, remarks: list[str]) -> None:
        """Say what the worksheet is for, above the first question where both have room."""
        said = [page.minutes(worksheet), *remarks]

        def preface(columns: int) -> list[str]:
            lines = page.opening(worksheet, columns)
            for each in filter(None, said):
                lines += ["", *wrap(visible(each), columns - 2, " ")]
            return lines

        self._preface = preface

    def read(self, passages: Iterable[Passage]) -> None:
        """Show what was written, page by page."""
        every = list(passages)

        def text(columns: int) -> list[str]:
            lines: list[str] = []
            for heading, answer in every:
                lines += page.strong(heading, columns)
                lines += ["", *wrap(visible(answer), columns - 4, "   "), ""]
            return lines

        self._turn(
            text, {"": self.locale.gettext("go on"), "q": self.locale.gettext("enough for now")}
        )

    def ask(self, prompt: Prompt) -> str | Move:
        """What is typed in answer, or where somebody wants to go instead."""
        whole = self._introduced(prompt)
        top = self._above
        field = self._field(prompt, self._around(prompt, top, whole=whole))
        while not (self.signal or self._is_refused):
            reply = self.run(field)
            if isinstance(reply, str):
                return reply
            move = reply if isinstance(reply, Move) else None
            if not move:
                way = self._more(prompt, field)
                if way == "g":
                    field.around = self._around(prompt, top, whole=True)
                move = self._way(way, prompt, field)
            if move:
                return self._left(move, prompt)
        return self._left(Move(To.PAUSE, field.text), prompt)

    def choose(self, text: str, ways: Mapping[str, str]) -> str | None:
        """The key of the one of several *ways* that is taken; nothing where somebody pauses."""
        text = self.locale.say(text)
        return self._turn(lambda columns: wrap(visible(text), columns - 2, " "), ways)

    def _left(self, move: Move, prompt: Prompt) -> Move:
        """The *move*; at a pause the curtain falls before anything else is done."""
        if move.to is not To.PAUSE:
            return move
        self.close()
        ahead = self.unread()
        more = ahead if prompt.is_prose else " ".join(ahead.split())
        return Move(To.PAUSE, f"{move.typed or ''}{more}")

    def _field(self, prompt: Prompt, around: Around) -> Field | Choosing:
        """Where the answer is typed, or chosen."""
        if not prompt.is_chosen:
            return Field(self.stage, around, prompt.typed, many_lines=prompt.is_prose)
        read = partial(_value, prompt)
        if rows := page.offers(prompt):
            is_many = prompt.question.kind.name == "choices"
            options = Options(rows, lambda: self.columns, is_many=is_many)
            write = prompt.editable
            return Choosing(self.stage, around, options, prompt.typed, read=read, write=write)
        return Scale(self.stage, around, prompt.typed, prompt.question.kind.shape(), read)

    def _around(self, prompt: Prompt, top: Lines, *, whole: bool) -> Around:
        done = (
            self.locale.gettext("Ctrl") + "-D" if prompt.is_prose else self.locale.gettext("Enter")
        )

        def problem(text: str, columns: int) -> list[str]:
            return [] if prompt.fits(text) else page.strong(page.wanted(prompt), columns)

        return Around(
            page=lambda columns, rows: page.above(prompt, columns, rows, whole=whole, top=top),
            keys=lambda columns: [
                page.bar(page.bars(self.locale, done, not prompt.asks_names), columns)
            ],
            problem=problem,
            jot=prompt.jot,
        )

    def _introduced(self, prompt: Prompt) -> bool:
        """Whether the whole guidance stands above a question that opens its step.

        A question and room to answer it come first: on a small screen its guidance has a page of
        its own, and so has what the worksheet is for.
        """
        rows, columns = self.stage.get_size()
        preface, self._preface, self._above = self._preface, None, page.no_lines
        if not prompt.opens_step:
            return False
        if preface and page.fits(prompt, columns, rows, top=preface):
            self._above = preface
            return True
        if preface:
            ways = {"": self.locale.gettext("begin"), "q": self.locale.gettext("not today")}
            self._is_refused = self._turn(preface, ways) != ""
        if self.signal or self._is_refused or page.fits(prompt, columns, rows):
            return True
        self._turn(
            lambda columns: page.introduction(prompt, columns), {"": self.locale.gettext("go on")}
        )
        return False

    def _more(self, prompt: Prompt, field: Field | Choosing) -> str:
        """One letter for everything else; ``tab`` to go on writing."""
        found = asking.ways(prompt, field.text)
        typed = prompt.spoken(field.text) if prompt.is_chosen else field.text

        def above(columns: int) -> list[str]:
            lines = page.strong(prompt.heading, columns)
            there = wrap(visible(typed), columns - 2, " ")[-3:] if typed else []
            lines += [*([""] if there else []), *map(page.dim, there)]
            # The ways are all seen at once; on a small screen there is less above them.
            taken = len(options) + 1 + len(last(columns))
            return lines[: max(0, self.stage.get_size().rows - taken)]

        def last(columns: int) -> list[str]:
            return [
                "",
                *wrap(
                    self.locale.gettext("a letter or arrows; Tab to go on writing"),
                    columns - 2,
                    " ",
                ),
            ]

        say = self.locale.say
        options = [Option(key, say(way), key, say(more)) for key, (way, more) in found.items()]
        return self._press(options, above, last=last, others=page.no_lines, out="tab") or "p"

    def _way(self, way: str, prompt: Prompt, field: Field | Choosing) -> Move | None:
        """Where a *way* leads; nothing where it leads back to the field."""
        has_words = bool(field.text.strip()) or prompt.is_answered
        if way == "n" and has_words and not self._is_sure():
            return None
        if way == "l":
            self._recall(prompt, field)
        elif way == "u" and isinstance(field, Field):
            field.buffer.undo()
        elif way == "e" and isinstance(field, Field):
            self._edit(prompt, field)
        if way == "t":
            chosen = self._question(prompt)
            return Move(To.QUESTION, field.text, chosen.key) if chosen else None
        if way == "r":
            self._read_back(prompt)
        return Move(MOVES[way], field.text) if way in MOVES else None

    def _is_sure(self) -> bool:
        """Whether "not today" is to take the place of what is there."""
        said = {"": self.locale.gettext("go on writing"), "n": self.locale.gettext("not today")}
        return (
            self.choose(
                self.locale.gettext(
                    "“Not today” would take the place of what you wrote here. n once more does "
                    "that; Enter leaves your words as they are."
                ),
                said,
            )
            == "n"
        )

    def _question(self, prompt: Prompt) -> Standing | None:
        """The question to go to, if any."""
        questions, locale = prompt.overview(), self.locale
        at = next((n for n, each in enumerate(questions) if each.key == prompt.key), None)
        options = Options(page.overview(questions, locale), lambda: self.columns, is_cut=True)

        def problem(typed: str, columns: int) -> list[str]:
            is_there = typed.isdecimal() and bool(options.worth(int(typed)))
            return (
                []
                if is_there
                else page.strong(locale.gettext("Nothing here matches that."), columns)
            )

        def below(columns: int) -> list[str]:
            return [
                "",
                *page.quiet(
                    locale.gettext("● answered  ○ open  – not today")
                    + "\n"
                    + locale.gettext(
                        "Arrows, a number or letters. Enter goes there, Esc back to writing."
                    ),
                    columns,
                ),
            ]

        around = Around(lambda *_: [], below, problem)
        choosing = Choosing(self.stage, around, options, may_escape=True)
        options.point(next(iter(options.worth(at)), None))
        picked = self.run(choosing)
        return questions[int(picked)] if isinstance(picked, str) else None

    def _read_back(self, prompt: Prompt) -> None:
        """Show what was written so far."""
        written = prompt.written()
        if written:
            self.read(written)
        else:
            self.choose(
                self.locale.gettext("There are no answers to read back yet."),
                {"": self.locale.gettext("go on writing")},
            )

    def _recall(self, prompt: Prompt, field: Field | Choosing) -> None:
        """Show what was written last time, and put it into the field if that is wanted."""
        last = prompt.last()
        if not last:
            self.choose(
                self.locale.gettext("There is nothing from an earlier time."),
                {"": self.locale.gettext("go on writing")},
            )
            return
        said = self.locale.gettext("On {day} you wrote:", day=prompt.words.long(last.day))
        found = {
            "": self.locale.gettext("go on writing"),
            "t": self.locale.gettext("put it into the field, to change it there"),
        }
        if self.choose(f"{said}\n\n{prompt.spoken(last.typed)}", found) != "t" or self.signal:
            return
        if isinstance(field, Scale):
            field.replace(last.typed)
        elif isinstance(field, Field):
            begins = not field.buffer.document.current_line_before_cursor
            field.put(last.typed if begins or not prompt.is_prose else f"\n{last.typed}")
        else:
            field.put(last.typed)

    def _edit(self, prompt: Prompt, field: Field) -> None:
        """Have what is written changed in the person's editor."""
        prompt.jot(field.text)
        changed, said = self.edited(field.text, self.left)
        if said:
            self.choose(said, {"": self.locale.gettext("go on writing")})
        if changed is not None:
            field.replace(changed)
            prompt.jot(changed)

    def _turn(self, text: Lines, ways: Mapping[str, str]) -> str | None:
        """The way that is taken below lines that may go on for pages."""
        # Two ways say for themselves how they are taken, and leave a line more to the text.
        locale, are_few = self.locale, len(ways) < 3
        enter, go_on = locale.gettext("Enter"), locale.gettext("go on")
        named = [Option(key or enter, locale.say(label), key) for key, label in ways.items()]

        def last(columns: int) -> list[str]:
            return (
                []
                if are_few
                else ["", *page.quiet(locale.gettext("Arrows and Enter, or a letter."), columns)]
            )

        def others(columns: int) -> list[str]:
            way_out = f"        q  {ways['q']}" if "q" in ways else ""
            line = f" {enter}  {go_on}{way_out}"
            return ["", page.dim(page.cut(line, columns))]

        return self._press(named, text, last=last, others=others)

    def _press(
        self, ways: Sequence[Option], text: Lines, *, last: Lines, others: Lines, out: str = ""
    ) -> str | None:
        """What the way is worth that is taken below a *text*; nothing where somebody pauses.

        One that leads *out* is taken where none is pointed at.
        """
        options = Options(ways, lambda: self.columns)
        pressed = self.run(Menu(self.stage, options, text, last=last, others=others, out=out))
        return pressed if isinstance(pressed, str) else None


def _value(prompt: Prompt, text: str) -> Value | None:
    """What a *text* means as an answer; None where it means nothing."""
    try:
        return prompt.value(text).value
    except Unfit:
        return None
