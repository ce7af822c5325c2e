"""`reflect` alone: a greeting that writes nothing."""

import sys
from typing import Annotated

import typer

from reflect import __version__
from reflect.commands import output
from reflect.commands.call import Call

_WAITING = {"Go on where you stopped:": ("resume",)}
_KNOWN = {
    "Begin:": ("new",),
    "What is there:": ("list",),
    "Read the newest:": ("show",),
    "What has changed:": ("compare",),
}
_FIRST = {
    "Begin (there is a worksheet to start with):": ("new",),
    "First look at a made-up person's half year:": ("demo",),
}
_MORE = {"Everything else:": ("--help",)}
_OTHERS = {
    "In another folder:": ("new", "--journal", "FOLDER"),
    "With a screen reader:": ("new", "--plain"),
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
    from reflect.pages import greeting

    book = call.book
    is_known = next(iter(book), None) is not None
    is_waiting = any(each.is_waiting for each in book)
    ways = (_WAITING if is_waiting else {}) | (_KNOWN if is_known else _FIRST) | _MORE
    others = {} if is_known or call.given.journal else _OTHERS
    first, then = (
        {what: call.on_page(*way, again="--plain" not in way) for what, way in each.items()}
        for each in (ways, others)
    )
    output.show(call, greeting.page(first, then, book.root, is_known=is_known))
