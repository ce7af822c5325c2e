"""`reflect` without a command: a greeting; writes nothing."""

import sys
from datetime import datetime
from typing import Annotated

import typer

from reflect import __version__
from reflect.commands import output
from reflect.commands.call import Call


def _say_version(_: typer.Context, __: object, is_asked: bool) -> None:
    if is_asked:
        sys.stdout.write(f"reflect {__version__}\n")
        raise typer.Exit


Version = Annotated[
    bool,
    typer.Option("--version", is_eager=True, callback=_say_version, help="Show the version."),
]


def command(call: Call, version: Version = False) -> None:
    """Worksheets to think with. Your answers stay here, as plain text files."""
    if call.invoked_subcommand:
        return
    from reflect.journal import due
    from reflect.pages import journal as pages

    journal = call.journal

    def called(*words: str) -> str:
        return call.page_command(*words, again="--plain" not in words)

    today = journal.settings.day(datetime.now())
    drafts = journal.drafts() if journal.settings.recall else ()
    page = pages.greeting(
        journal.settings.locale,
        called,
        journal.root,
        known=any(journal),
        waiting=any((today - journal.last_written(each)).days <= due.MENTIONED for each in drafts),
        due=due.mentioned(journal, call.selection, today),
        named=bool(call.options.journal),
    )
    output.show(call, page)
