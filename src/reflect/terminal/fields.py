"""One field to write in: many lines, a line, or a key."""

import signal
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import questionary
from prompt_toolkit.application import get_app
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent

from reflect.interview import Move, To

Check = Callable[[str], str]

#: The bottom line, from the widest to the narrowest; the key for done stands before it.
_TOOLBARS = (
    " {} done, next     Tab back, skip, not today, more     Ctrl-C pause & hide",
    " {} done, next   Tab back, skip, more   Ctrl-C pause",
    " {} done  Tab more  Ctrl-C pause",
)


@dataclass(frozen=True)
class More:
    """Somebody asks what else there is; what was typed by then."""

    typed: str


@dataclass(frozen=True)
class Suspend:
    """Somebody wants to go back to the shell for a while; what was typed by then."""

    typed: str


Reply = str | Move | More | Suspend


def prose(typed: str, problem: Check) -> Reply:
    """What is written on as many lines as one likes."""
    return _asked(typed, problem, many_lines=True, done="Ctrl-D")


def line(typed: str, problem: Check) -> Reply:
    """What is written on one line."""
    return _asked(typed, problem, many_lines=False, done="Enter")


def key(keys: tuple[str, ...]) -> str | None:
    """The one of *keys* that is pressed; nothing for Ctrl-C or the end of input."""
    bindings = KeyBindings()
    for name in keys:
        for same in {name, name.upper()} if len(name) == 1 else {name}:
            bindings.add(same, eager=True)(_leaving(_always(name)))
    for name in ("c-c", "c-d", "<sigint>"):
        bindings.add(name, eager=True)(_leaving(_always(None)))
    bindings.add("<any>")(lambda _: None)
    question = questionary.text("", qmark="", key_bindings=bindings, erase_when_done=True)
    try:
        pressed = question.unsafe_ask()
    except EOFError:
        return None
    return pressed if isinstance(pressed, str) else None


def _asked(typed: str, problem: Check, *, many_lines: bool, done: str) -> Reply:
    def valid(text: str) -> bool | str:
        return problem(text) or True

    question = questionary.text(
        "",
        default=typed,
        validate=valid,
        qmark="" if many_lines else " >",
        multiline=many_lines,
        # Not None: then questionary would name keys of its own.
        instruction="",
        key_bindings=_bindings(many_lines=many_lines),
        bottom_toolbar=lambda: _toolbar(done),
        prompt_continuation="  ",
        erase_when_done=True,
    )
    try:
        reply = question.unsafe_ask()
    except EOFError:
        return Move(To.PAUSE, question.application.current_buffer.text)
    assert isinstance(reply, str | Move | More | Suspend)
    return reply


def _toolbar(done: str) -> str:
    """The widest bottom line that fits."""
    columns = get_app().output.get_size().columns
    lines = [line.format(done) for line in _TOOLBARS]
    return next((line for line in lines if len(line) <= columns), lines[-1])


def _bindings(*, many_lines: bool) -> KeyBindings:
    bindings = KeyBindings()
    done = ("c-d", "c-s") if many_lines else ("c-d", "c-s", "enter")
    for name in done:
        bindings.add(name, eager=True)(lambda event: event.current_buffer.validate_and_handle())
    for name in ("c-c", "<sigint>"):
        bindings.add(name, eager=True)(_leaving(lambda text: Move(To.PAUSE, text)))
    bindings.add("tab", eager=True)(_leaving(More))
    # Windows cannot suspend; there the key does nothing, rather than writing a control character.
    suspend = _leaving(Suspend) if hasattr(signal, "SIGTSTP") else lambda _: None
    bindings.add("c-z", eager=True)(suspend)
    return bindings


def _leaving(result: Callable[[str], Any]) -> Callable[[KeyPressEvent], None]:
    """A binding that ends the field with what *result* makes of its text."""

    def leave(event: KeyPressEvent) -> None:
        event.app.exit(result=result(event.current_buffer.text))

    return leave


def _always(result: str | None) -> Callable[[str], str | None]:
    return lambda _: result
