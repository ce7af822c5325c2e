"""`reflect` alone: a greeting that writes nothing."""

import sys
from collections.abc import Mapping

import typer

from reflect.commands import options
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
_WAITING = {"reflect resume": "go on where you stopped"}
_KNOWN = {
    "reflect new": "begin",
    "reflect list": "what is there",
    "reflect show": "read the newest",
    "reflect compare": "what has changed",
}
_FIRST = {
    "reflect new": "begin (there is a worksheet to start with)",
    "reflect demo": "first look at a made-up person's half year",
}
_MORE = {"reflect --help": "everything else"}


def command(context: typer.Context) -> None:
    """Worksheets to think with. Your answers stay here, as plain text files."""
    if context.invoked_subcommand:
        return
    book = options.journal(context)
    is_known = next(iter(book), None) is not None
    is_waiting = any(each.header.status == "draft" and not each.copy_of for each in book)
    ways = (_WAITING if is_waiting else {}) | (_KNOWN if is_known else _FIRST) | _MORE
    again = " --plain" if options.call(context).plain else ""
    ways = {way + again: what for way, what in ways.items()}
    put = _speak if options.plain(context) else _draw
    put(ways, visible(str(book.root)), is_known=is_known)


def _draw(ways: Mapping[str, str], folder: str, *, is_known: bool) -> None:
    put = sys.stdout.write
    put("\n" + "\n".join(wrap(_WELCOME, _COLUMNS, "  ")) + "\n\n")
    room = max(map(len, ways)) + 3
    for way, what in ways.items():
        put(f"    {way:{room}}{what}\n")
    if is_known:
        put(f"\n  {_IN.format(folder=folder)}\n\n")
        return
    put("\n" + "\n".join(wrap(_NOTHING_YET.format(folder=folder), _COLUMNS, "  ")) + "\n\n")
    put("  Another folder:        reflect new --journal FOLDER\n")
    put("  With a screen reader:  reflect new --plain\n\n")


def _speak(ways: Mapping[str, str], folder: str, *, is_known: bool) -> None:
    from reflect.render import spoken

    # A command or a path ends its line without a full stop: it may be copied.
    said = [f"{what[:1].upper()}{what[1:]}: {way}" for way, what in ways.items()]
    another = "Another folder: reflect new --journal FOLDER"
    end = [_IN] if is_known else [_NOTHING_YET, another]
    end = [each.format(folder=folder) for each in end]
    sys.stdout.write(spoken.page([_WELCOME, *said, *end]))
