"""A question that stands by itself, below what the shell shows: asked as questionary asks it."""

import signal
import sys
from collections.abc import Mapping

from prompt_toolkit.application import create_app_session
from prompt_toolkit.key_binding import KeyBindings, merge_key_bindings
from prompt_toolkit.key_binding.key_processor import KeyPress
from questionary import Choice, Question, path, select

from reflect.terminal.choosing import drop_paste
from reflect.terminal.room import HANGUP, keys, screen
from reflect.terminal.voice import Voice
from reflect.terminal.ways import first_word, said
from reflect.text import visible
from reflect.words.talk import Talk


class Shell:
    """Somebody who sits at a terminal that keeps what is asked there."""

    def __init__(self, talk: Talk) -> None:
        self._talk = talk
        #: The number of the signal that ended the question, 0 without one.
        self.signal = 0

    def choose(self, text: str, ways: Mapping[str, str]) -> str | None:
        """The key of the one of several *ways* that is chosen; nothing at Ctrl-C or the end."""
        Voice(sys.stderr).say(text)
        with create_app_session(keys(), screen()):
            try:
                chosen: str = _question(ways, self._talk).unsafe_ask()
            except KeyboardInterrupt:
                self.signal = signal.SIGINT
            except (EOFError, OSError):
                self.signal = HANGUP
            else:
                return chosen
        return None


def asked_path(sentence: str, proposed: str) -> str:
    """The path that somebody types, beginning with the one that is *proposed*."""
    return str(path(sentence, proposed, input=keys(), output=screen()).unsafe_ask()).strip()


def _question(ways: Mapping[str, str], talk: Talk) -> Question:
    """The question which of the *ways* it is to be, the first where only Enter is pressed."""
    letters = {key: first_word(label)[:1] for key, label in ways.items()}
    choices = [Choice(visible(ways[key]), key, shortcut_key=letters[key]) for key in ways]
    asked = select(
        "", choices, qmark="", pointer=">", instruction=talk.yes_keys, use_shortcuts=True
    )
    bound = KeyBindings()
    for typed, way in said(ways).items():
        for letter in {typed, typed.upper()} - set(letters.values()) if len(typed) == 1 else ():
            press = KeyPress(letters[way], letters[way])
            bound.add(letter, eager=True)(
                lambda event, press=press: event.key_processor.feed(press, first=True)
            )
    usual = asked.application.key_bindings or KeyBindings()
    bound.add("<bracketed-paste>", eager=True)(drop_paste)
    asked.application.key_bindings = merge_key_bindings([usual, bound])
    return asked
