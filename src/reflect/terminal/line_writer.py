"""Questions and messages as plain lines, for screen readers and pipes."""

import os
from collections.abc import Sequence
from contextlib import suppress
from typing import TextIO

from reflect.interview import Prompt, RouteQuestion
from reflect.locale import N_, Locale
from reflect.questions.kinds import Choice, Scale
from reflect.terminal import page
from reflect.text import capitalized, reflowed, visible, wrap
from reflect.worksheets import Worksheet

#: The maximum width of a line; a terminal may be narrower.
WIDEST = 79

HELP = N_("To hear the other commands, write :help, a colon and then help.")
END = N_("Write as many lines as you like. A line with only a full stop ends it.")
LEAVES = N_("An empty line leaves it as it is. Anything else replaces it.")


def goes_on(prompt: Prompt) -> bool:
    """Whether the first line continues an unfinished sentence of an earlier sitting."""
    is_written = prompt.is_prose or prompt.question.kind.name == "line"
    return prompt.is_begun and is_written and not prompt.typed.endswith("\n")


class LineWriter:
    """Writes messages to *out*, wrapped and translated."""

    def __init__(self, out: TextIO, locale: Locale) -> None:
        self._out, self._locale = out, locale
        self._has_told_the_keys = False
        self._guided: set[str] = set()

    @property
    def columns(self) -> int:
        """The maximum width of a line."""
        with suppress(OSError, ValueError):
            return min(WIDEST, os.get_terminal_size(self._out.fileno()).columns or WIDEST)
        return WIDEST

    def say(self, *sentences: str) -> None:
        """Write *sentences* as a paragraph; errors of a closed output are ignored."""
        text = visible(" ".join(map(self._locale.say, sentences)))
        with suppress(OSError):
            self._out.write("".join(f"{line}\n" for line in wrap(text, self.columns) if text))
            self._out.flush()

    def open(self, worksheet: Worksheet, remarks: list[str]) -> None:
        """Write the title, the purpose and the duration of the worksheet, and *remarks*."""
        self.say(f"{worksheet.title}. {page.size(worksheet)}.")
        for text in (reflowed(worksheet.purpose), page.minutes(worksheet), *remarks):
            self.say(text)

    def list(self, questions: Sequence[RouteQuestion]) -> None:
        """Write all questions by their steps, each with its state."""
        for opens, each in page.steps(questions, self._locale):
            if opens:
                self.say(f"{opens}. {sentence(each.step.title)}")
            _, state = page.state(each, self._locale)
            self.say(f"{each.number}. {sentence(each.heading)} {capitalized(state)}.")
        self.say(N_("To go to one of them, write :back and its number."))

    def put(self, prompt: Prompt) -> None:
        """Write a question with its step, guidance, options, and earlier text."""
        step = prompt.step
        if prompt.opens_step:
            self.say(f"{page.place(prompt)[0]}. {sentence(step.title)}")
            # The guidance is written once, however often the step is opened.
            if step.guidance and step.id not in self._guided:
                self._guided.add(step.id)
                self.say(N_("Guidance. {guidance}", guidance=reflowed(step.guidance)))
        if prompt.part == "words":
            self.say(N_("If you like, a word about it. A full stop alone ends it."))
        else:
            self._say_the_question(prompt)
        self._say_what_is_there(prompt)
        if prompt.is_prose and not self._has_told_the_keys:
            self._has_told_the_keys = True
            if prompt.part == "value":
                self.say(END)
            self.say(HELP)

    def _say_the_question(self, prompt: Prompt) -> None:
        if prompt.parent_heading:
            self.say(N_("About: {question}", question=prompt.parent_heading))
        # The question of what has changed, after the last one, has no number.
        _, place = page.place(prompt)
        self.say(f"{capitalized(place)}. {prompt.heading}" if place else prompt.heading)
        kind = prompt.question.kind
        self.say(prompt.question.hint)
        if prompt.asks_names:
            self.say(page.INITIALS)
        if isinstance(kind, Scale):
            self.say(kind.range)
        labels = kind.options if isinstance(kind, Choice) else prompt.known
        for number, label in enumerate(labels, 1):
            self.say(f"{number}. {label}")
        self.say(page.instruction(prompt, {}))

    def _say_what_is_there(self, prompt: Prompt) -> None:
        typed = prompt.typed.rstrip("\n")
        if prompt.asks_names:
            if typed:
                self.say(N_("So far: {names}. An empty line keeps it that way.", names=typed))
            return
        if prompt.is_chosen or not prompt.is_begun:
            typed = prompt.plain(typed)
        if prompt.is_begun:
            self.say(N_("You had begun: {typed}", typed=typed))
            is_more = goes_on(prompt) or prompt.is_prose
            self.say(N_("What you write now continues from there.") if is_more else LEAVES)
        elif prompt.typed:
            self.say(N_("You have already answered: {typed}", typed=typed))
            added = N_(
                "What you write now is added below it. A full stop alone leaves it "
                "as it is, and :clear lets you start again."
            )
            self.say(added if prompt.is_prose else LEAVES)
        elif prompt.is_declined:
            self.say(page.DECLINED)


def sentence(text: str) -> str:
    """*text* with a full stop, unless it ends like a sentence."""
    return text if text[-1:] in (*".!?…",) else f"{text}."
