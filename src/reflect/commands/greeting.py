"""`reflect` alone: a greeting that writes nothing."""

import sys

import typer

from reflect.commands import options
from reflect.text import visible, wrap

_COLUMNS = 76


def command(context: typer.Context) -> None:
    """Worksheets to think with. Your answers stay here, as plain text files."""
    if context.invoked_subcommand:
        return
    book = options.journal(context)
    newest = next(iter(book), None)
    put = sys.stdout.write
    put("\n  Worksheets to think with, in your own time. Your answers stay here, as\n")
    put("  plain text files that any editor opens.\n\n")
    if newest:
        waiting = any(stored.header.status == "draft" for stored in book)
        put("    reflect resume    go on where you stopped\n" if waiting else "")
        put("    reflect new       begin\n")
        put("    reflect list      what is there\n")
        put("    reflect show      read the newest\n")
        put("    reflect compare   what has changed\n")
    else:
        put("    reflect new       begin (there is a worksheet to start with)\n")
    put("    reflect --help    everything else\n\n")
    folder = visible(str(book.root))
    if newest:
        put(f"  Your files are in {folder}\n\n")
        return
    where = f"Nothing has been written on this computer yet. What you write will go to {folder}, "
    where += "and nowhere else: no account, no network, nothing is counted."
    put("\n".join(wrap(where, _COLUMNS, "  ")) + "\n\n")
    put("  Another folder:        reflect new --journal FOLDER\n")
    put("  With a screen reader:  reflect new --plain\n\n")
