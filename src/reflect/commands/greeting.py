"""`reflect` alone: a greeting that writes nothing."""

import shutil
import sys
from collections.abc import Iterator, Mapping
from typing import Annotated

import typer

from reflect import __version__
from reflect.commands.call import Call
from reflect.text import visible, wrap

_COLUMNS = 76

_WELCOME = (
    "Worksheets to think with, in your own time. Your answers stay here, as plain text files that "
    "any editor opens."
)
_NOTHING_YET = (
    "Nothing has been written on this computer yet. What you write will go to {folder}, and "
    "nowhere else: no account, no network, nothing is counted."
)
_IN = "Your files are in {folder}"
_WAITING = {("resume",): "go on where you stopped"}
_KNOWN = {
    ("new",): "begin",
    ("list",): "what is there",
    ("show",): "read the newest",
    ("compare",): "what has changed",
}
_FIRST = {
    ("new",): "begin (there is a worksheet to start with)",
    ("demo",): "first look at a made-up person's half year",
}
_MORE = {("--help",): "everything else"}
_OTHERS = {
    ("new", "--journal", "FOLDER"): "in another folder",
    ("new", "--plain"): "with a screen reader",
}


def _say_version(_: typer.Context, __: object, is_asked: bool) -> None:
    if is_asked:
        sys.stdout.write(f"reflect {__version__}\n")
        raise typer.Exit


Version = Annotated[
    bool,
    typer.Option(
        "--version", is_eager=True, callback=_say_version, help="Say which version this is."
    ),
]


def command(call: Call, version: Version = False) -> None:
    """Worksheets to think with. Your answers stay here, as plain text files."""
    if call.invoked_subcommand:
        return
    book = call.book
    is_known = next(iter(book), None) is not None
    is_waiting = any(each.is_waiting for each in book)
    ways = (_WAITING if is_waiting else {}) | (_KNOWN if is_known else _FIRST) | _MORE
    others = {} if is_known or call.given.journal else _OTHERS
    first, then = (
        {call.called(*way, again=True): what for way, what in each.items()}
        for each in (ways, others)
    )
    folder = (_IN if is_known else _NOTHING_YET).format(folder=visible(str(book.root)))
    put = _speak if call.is_plain else _draw
    put(first, folder, then)


def _draw(ways: Mapping[str, str], folder: str, others: Mapping[str, str]) -> None:
    columns = min(_COLUMNS, shutil.get_terminal_size().columns)
    lines = ["", *wrap(_WELCOME, columns, "  "), "", *_beside(ways, columns), ""]
    lines += [*wrap(folder, columns, "  "), "", *_beside(others, columns)]
    lines += [""] * bool(others)
    sys.stdout.write("".join(f"{line}\n" for line in lines))


def _beside(ways: Mapping[str, str], columns: int) -> Iterator[str]:
    """Each command with what it does: on a line, or on two where that has no room."""
    room = max(map(len, ways), default=0) + 3
    has_room = all(4 + room + len(what) <= columns for what in ways.values())
    for way, what in ways.items():
        if has_room:
            yield f"    {way:{room}}{what}"
        else:
            yield from (f"    {way}", *wrap(what, columns, " " * 6))


def _speak(ways: Mapping[str, str], folder: str, others: Mapping[str, str]) -> None:
    from reflect.render import plain

    def told(ways: Mapping[str, str]) -> str:
        # A command ends its line without a full stop, and is not broken: it may be copied.
        return "".join(f"{what[:1].upper()}{what[1:]}: {way}\n" for way, what in ways.items())

    sys.stdout.write(plain.lines([_WELCOME]) + told(ways) + plain.lines([folder]) + told(others))
