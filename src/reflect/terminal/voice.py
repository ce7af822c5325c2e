"""What is said where nothing is drawn: line after line, and nothing is taken back."""

import os
from collections.abc import Sequence
from contextlib import suppress
from typing import TextIO

from reflect.interview import Prompt, Standing
from reflect.locale import Locale
from reflect.terminal import page
from reflect.terminal.written import Written
from reflect.text import reflowed, visible, wrap
from reflect.worksheets import Worksheet

#: The widest line; a terminal may be narrower.
WIDEST = 79


class Voice:
    """Sentences, one after the other, to whoever reads or hears them."""

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._has_told_the_keys = False
        self._guided: set[str] = set()

    @property
    def columns(self) -> int:
        """How wide a line may be."""
        with suppress(OSError, ValueError):
            return min(WIDEST, os.get_terminal_size(self._out.fileno()).columns or WIDEST)
        return WIDEST

    def say(self, text: str) -> None:
        """Say *text*; where nobody hears it any more, what was written is kept all the same."""
        with suppress(OSError):
            self._out.write("\n".join(wrap(visible(text), self.columns)) + "\n")
            self._out.flush()

    def open(self, worksheet: Worksheet, remarks: list[str]) -> None:
        """Say what the worksheet is for."""
        self.say(f"{worksheet.title}. {worksheet.size}.")
        for text in (reflowed(worksheet.purpose), page.minutes(worksheet), *remarks):
            if text:
                self.say(text)

    def put(self, prompt: Prompt) -> None:
        """Put a question, with all there is to know about it."""
        locale = prompt.locale
        self._say_the_step(prompt)
        if prompt.asks_names:
            self._put_names(prompt)
            return
        if prompt.part == "words":
            self.say(locale.gettext("If you like, a word about it. A full stop alone ends it."))
        else:
            self._say_the_question(prompt)
        self._say_what_is_there(prompt)
        if prompt.is_prose and not self._has_told_the_keys:
            self._has_told_the_keys = True
            if prompt.part == "value":
                self.say(
                    locale.gettext(
                        "Write as many lines as you like. A line with only a full stop ends it."
                    )
                )
            self.say(locale.gettext("To hear the other words, write :help, a colon and then help."))

    def _put_names(self, prompt: Prompt) -> None:
        """Ask whom it should be about."""
        locale = prompt.locale
        self.say(prompt.heading)
        self.say(locale.gettext("Initials are fine; leave it empty for no one."))
        for count, name in enumerate(prompt.known, 1):
            self.say(f"{count}. {name}")
        self.say(page.instruction(prompt, {}))
        if prompt.typed:
            self.say(
                locale.gettext(
                    "Until now: {names}. An empty line leaves it at that.", names=prompt.typed
                )
            )

    def list(self, questions: Sequence[Standing], locale: Locale) -> None:
        """Say all questions by their steps, and how each stands."""
        for opens, each in page.steps(questions, locale):
            if opens:
                self.say(f"{opens}. {_sentence(each.step)}")
            _, state = page.state(each, locale)
            self.say(f"{each.number}. {_sentence(each.heading)} {_capital(state)}.")
        self.say(locale.gettext("To go to one of them, write :back and its number."))

    def _say_the_step(self, prompt: Prompt) -> None:
        """Say where one is; the guidance is said once, however often one comes by."""
        locale, step = prompt.locale, prompt.step
        if prompt.opens_step:
            self.say(f"{page.place(prompt)[0]}. {_sentence(step.title)}")
            if step.guidance and step.id not in self._guided:
                self._guided.add(step.id)
                self.say(locale.gettext("Guidance. {guidance}", guidance=reflowed(step.guidance)))

    def _say_the_question(self, prompt: Prompt) -> None:
        locale = prompt.locale
        if prompt.follows:
            self.say(locale.gettext("About: {question}", question=prompt.follows))
        # What has changed is asked after the last question, and has no number.
        _, number = page.place(prompt)
        self.say(f"{_capital(number)}. {prompt.heading}" if number else prompt.heading)
        if prompt.question.hint:
            self.say(prompt.question.hint)
        shape = prompt.question.kind.shape()
        if "low" in shape:
            self.say(_ends(locale, shape))
            return
        options = shape.get("options")
        for count, option in enumerate(options if isinstance(options, list) else [], 1):
            self.say(f"{count}. {option}")
        if instruction := page.instruction(prompt, {}):
            self.say(instruction)

    def _say_what_is_there(self, prompt: Prompt) -> None:
        locale, written = prompt.locale, Written.at(prompt)
        if prompt.is_begun:
            typed = prompt.spoken(written.text) if prompt.is_chosen else written.text
            self.say(locale.gettext("You had begun: {typed}", typed=typed))
            self.say(
                locale.gettext("What you write now goes on from there.")
                if written.goes_on or written.is_many
                else locale.gettext(
                    "An empty line leaves it as it is. Anything else takes its place."
                )
            )
        elif prompt.typed:
            self.say(
                locale.gettext(
                    "There is an answer already. It reads: {typed}",
                    typed=prompt.spoken(written.text),
                )
            )
            self.say(
                locale.gettext(
                    "What you write now is added below it. A full stop alone leaves it as it "
                    "is, and :clear starts anew."
                )
                if written.is_many
                else locale.gettext(
                    "An empty line leaves it as it is. Anything else takes its place."
                )
            )
        elif prompt.is_declined:
            self.say(locale.gettext("You said: not today. Left empty, it stays at that."))


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


def _sentence(text: str) -> str:
    return text if text[-1:] in (*".!?…",) else f"{text}."


def _ends(locale: Locale, shape: dict[str, object]) -> str:
    """The ends of a scale, each with its name."""
    low, high = (
        f"{shape[end]}, {shape[name]}" if shape[name] else f"{shape[end]}"
        for end, name in (("min", "low"), ("max", "high"))
    )
    return locale.gettext(
        "A number from {low} to {high}.", low=f"{low}," if shape["low"] else low, high=high
    )
