"""The prompts of a sitting as full-screen pages."""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path

from prompt_toolkit.input import Input
from prompt_toolkit.output import Output

from reflect.interview import Move, Navigation, Passage, Prompt
from reflect.locale import N_, Locale
from reflect.terminal import asking, page
from reflect.terminal.alternate_screen import AlternateScreen
from reflect.terminal.asking import Prompts
from reflect.terminal.choosing import Menu, OptionsPage, QuestionList
from reflect.terminal.field import ScaleField, TextField
from reflect.terminal.options import Option, Options
from reflect.terminal.page import Lines
from reflect.terminal.screen_session import ScreenSession, keys, screen
from reflect.text import visible, wrap
from reflect.worksheets import Worksheet

#: The letters of the menu that leave the question at once.
MOVES = {
    "b": Navigation.BACK,
    "s": Navigation.OPEN,
    "n": Navigation.NOT_TODAY,
    "f": Navigation.ENOUGH,
    "p": Navigation.PAUSE,
}
GO_ON = N_("continue writing")


class Screen(Prompts, ScreenSession):
    """The alternate screen of a terminal, for a whole sitting."""

    def __init__(
        self,
        locale: Locale,
        scratch: Path,
        given: Input | None = None,
        output: Output | None = None,
    ) -> None:
        Prompts.__init__(self, locale, scratch)
        ScreenSession.__init__(self, keys(given))
        self.stage = AlternateScreen(output or screen())
        #: The opening lines of the worksheet, until they are shown.
        self._preface: Lines | None = None
        self._is_refused = False

    def close(self) -> None:
        self.stage.close()

    @property
    def columns(self) -> int:
        """The width of a page."""
        return self.stage.get_size().columns

    def begin(self, worksheet: Worksheet, remarks: list[str]) -> None:
        """Keep the opening lines for the first question."""
        said = [page.minutes(worksheet), *remarks]

        def preface(columns: int) -> list[str]:
            lines = page.opening(worksheet, columns)
            for each in filter(None, said):
                lines += ["", *wrap(visible(each), columns - 2, " ")]
            return lines

        self._preface = preface

    def read(self, passages: Iterable[Passage]) -> None:
        """Show *passages*, page by page."""
        every = list(passages)

        def text(columns: int) -> list[str]:
            lines: list[str] = []
            for heading, answer in every:
                lines += page.strong(heading, columns)
                lines += ["", *wrap(visible(answer), columns - 4, "   "), ""]
            return lines

        self._choose(text, {"": N_("continue"), "q": N_("enough for now")})

    def ask(self, prompt: Prompt) -> str | Move:
        """The answer as text, or a move elsewhere."""
        field = self._field(prompt)
        self._introduce(field)
        reply: object = None
        while not (self.signal or self._is_refused):
            reply = self.run(field)
            if not isinstance(reply, str | Move):
                way = self._menu(field)
                field.is_guided |= way == "g"
                reply = self._way(way, field)
            reply = self.settled(prompt, reply) if isinstance(reply, str | Move) else None
            if isinstance(reply, str):
                return reply
            if reply:
                break
        move = reply if isinstance(reply, Move) else Move(Navigation.PAUSE, field.text_to_keep)
        if move.navigation is not Navigation.PAUSE:
            return move
        # At a pause the screen is cleared before anything else is done.
        self.close()
        ahead = self.unread()
        more = ahead if prompt.is_prose else " ".join(ahead.split())
        return Move(Navigation.PAUSE, f"{move.typed or ''}{more}")

    def choose(self, text: str, ways: Mapping[str, str]) -> str | None:
        """The key of the option in *ways* that is chosen below *text*; None at a pause."""
        text = visible(self.locale.say(text))
        return self._choose(lambda columns: wrap(text, columns - 2, " "), ways)

    def _field(self, prompt: Prompt) -> TextField | OptionsPage:
        """The page on which the answer is typed or chosen."""
        if not prompt.is_chosen:
            return TextField(self.stage, prompt)
        if prompt.question.kind.name == "scale":
            return ScaleField(self.stage, prompt)
        return OptionsPage(self.stage, prompt)

    def _introduce(self, field: TextField | OptionsPage) -> None:
        """Show the opening lines of the worksheet, and the guidance of a step.

        Each stands above the step's first question where there is room, else on its own page.
        """
        if not field.prompt.opens_step:
            return
        preface, self._preface = self._preface, None
        if preface and field.has_room(preface):
            field.is_guided, field.top = True, preface
            return
        if preface:
            ways = {"": N_("begin"), "q": N_("not today")}
            self._is_refused = self._choose(preface, ways) != ""
        field.is_guided = bool(self.signal) or self._is_refused or field.has_room()
        if not field.is_guided:
            self._choose(partial(page.introduction, field.prompt), {"": N_("continue")})

    def _menu(self, field: TextField | OptionsPage) -> str:
        """The letter chosen in the menu of a question; ``tab`` to go back to the field."""
        prompt, say = field.prompt, self.locale.say
        typed = prompt.plain(field.text) if prompt.is_chosen else field.text
        options = [
            Option(key, say(way), key, say(more))
            for key, (way, more) in asking.ways(prompt, field.text).items()
        ]

        def last(columns: int) -> list[str]:
            how = self.locale.gettext("a letter or arrows; Tab to continue writing")
            return ["", *wrap(how, columns - 2, " ")]

        def above(columns: int) -> list[str]:
            lines = page.strong(prompt.heading, columns)
            there = wrap(visible(typed), columns - 2, " ")[-3:] if typed else []
            lines += [*([""] if there else []), *map(page.dim, there)]
            helps = page.help_text(prompt)
            helping = ["", *page.quiet(helps, columns)] if helps else []
            # All options stay in view: a small screen has fewer lines above them.
            room = max(0, self.stage.get_size().rows - len(options) - 1 - len(last(columns)))
            return lines[:room] if len(lines) + len(helping) > room else lines + helping

        return self._run_menu(options, above, last=last, others=page.no_lines, out="tab") or "p"

    def _way(self, way: str, field: TextField | OptionsPage) -> Move | None:
        """Do what the letter *way* stands for; returns a move, or None to go back to the field."""
        prompt = field.prompt
        if way == "n" and (field.text.strip() or prompt.is_answered):
            text = N_(
                "“Not today” would replace what you wrote here. Press n again to do "
                "that; Enter keeps your words as they are."
            )
            if self.choose(text, {"": GO_ON, "n": N_("not today")}) != "n":
                return None
        if way in MOVES:
            return Move(MOVES[way], field.text_to_keep if way == "p" else field.text)
        if way == "t":
            questions = prompt.overview()
            at = self.run(QuestionList(self.stage, prompt, questions))
            key = questions[int(at)].key if isinstance(at, str) else None
            return Move(Navigation.QUESTION, field.text, key) if key else None
        if way == "r" and (written := prompt.passages()):
            self.read(written)
        elif way == "r":
            self.choose(N_("There are no answers to read back yet."), {"": GO_ON})
        elif way == "l":
            self._recall(field)
        elif way == "u" and isinstance(field, TextField):
            field.buffer.undo()
        elif way == "e" and isinstance(field, TextField):
            self._edit(field)
        return None

    def _recall(self, field: TextField | OptionsPage) -> None:
        """Show the earlier answer, and offer to insert it."""
        prompt, last = field.prompt, field.prompt.previous_answer()
        if not last:
            self.choose(N_("There is nothing from last time."), {"": GO_ON})
            return
        said = self.locale.gettext("On {day} you wrote:", day=prompt.words.long_date(last.day))
        found = {"": GO_ON, "t": N_("copy it into the field, to change it there")}
        if self.choose(f"{said}\n\n{last.said}", found) == "t" and not self.signal:
            field.take_over(last.typed)

    def _edit(self, field: TextField) -> None:
        """Open the text in the external editor."""
        field.prompt.autosave(field.text)
        changed, trouble = self.edited(field.text, self.released)
        if trouble:
            self.choose(trouble, {"": GO_ON})
        if changed is not None:
            field.replace(changed)
            field.prompt.autosave(changed)

    def _choose(self, text: Lines, ways: Mapping[str, str]) -> str | None:
        """The key of the option in *ways* that is chosen below *text*; None at a pause."""
        locale = self.locale
        enter, go_on = locale.gettext("Enter"), locale.gettext("continue")
        options = [Option(key or enter, locale.say(way), key) for key, way in ways.items()]
        how = locale.gettext("Arrows and Enter, or a letter.")
        if any(key.isdecimal() for key in ways):
            how = locale.gettext("Arrows and Enter, a number or a letter.")

        def last(columns: int) -> list[str]:
            # Two options need no explanation, which leaves a line more to the text.
            return ["", *page.quiet(how, columns)] if len(ways) > 2 else []

        def others(columns: int) -> list[str]:
            way_out = f"        q  {locale.say(ways['q'])}" if "q" in ways else ""
            line = f" {enter}  {go_on}{way_out}"
            return ["", page.dim(page.cut(line, columns))]

        return self._run_menu(options, text, last=last, others=others)

    def _run_menu(
        self, options: Sequence[Option], text: Lines, *, last: Lines, others: Lines, out: str = ""
    ) -> str | None:
        """The value of the option chosen in a menu below *text*; None at a pause.

        *last* and *others* are the key bars; *out* is the value where no option is pointed at.
        """
        listed = Options(self.stage, options)
        pressed = self.run(Menu(self.stage, listed, text, last=last, others=others, out=out))
        return pressed if isinstance(pressed, str) else None
