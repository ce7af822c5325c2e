"""`reflect show`: one entry, to be read.

As JSON: E as in ``list``, with ``"notes"`` and ``"answers": [{"id", "for", "question", "kind",
"state", "value", "words", "text", "aside", "beside"}]``; only those that were asked for with
``--question``. ``text`` is the whole answer; ``value`` and ``words`` are as in an answers file.
"""

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reflect.commands import filters, options, shown
from reflect.errors import WrongUse
from reflect.journal import Journal, Stored, references
from reflect.journal.runs import Run
from reflect.text import LINE_END, visible

if TYPE_CHECKING:
    from reflect.journal.leaf import Leaf


class Format(StrEnum):
    """How an entry is put out."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"


def command(
    context: typer.Context,
    entry: options.EntryName = "latest",
    question: Annotated[
        list[str] | None,
        typer.Option(metavar="QUESTION", help="Only this one: its number, its id or its words."),
    ] = None,
    raw: Annotated[bool, typer.Option("--raw", help="The file as it is, byte for byte.")] = False,
    worksheet: filters.OfWorksheet = "",
    about: filters.About = None,
    exclude: filters.Exclude = None,
    format: Annotated[  # noqa: A002
        Format, typer.Option("--format", help="For people, for programs, or to hand on.")
    ] = Format.TEXT,
    output: options.Output = None,
    force: options.Force = False,
) -> None:
    """Read an entry."""
    if raw and (question or exclude or format is not Format.TEXT):
        raise WrongUse("--raw is all of the file as it is. Leave it out, or the other option.")
    book = options.journal(context)
    selection = filters.selection(book, worksheet=worksheet, about=about, exclude=exclude)
    among = (run.stored for run in selection.entries(book))
    stored = references.find(book, entry, among, selection)
    if raw:
        _put_bytes(context, stored, output, force=force)
        return
    run = Run(stored, selection)
    leaf = _leaf(book, run, question or [])
    if format is Format.JSON:
        options.put(leaf.data(), output, force=force)
    elif format is Format.MARKDOWN:
        from reflect.render import handed

        options.write(handed.entry(leaf), output, force=force)
    else:
        options.show(context, shown.leaf(leaf), output, force=force)
    options.say_unreadable(book)
    options.say_left_out(run)
    options.say_hidden(leaf.notes_left_out, "note")
    options.say_problems(stored)


def _leaf(book: Journal, run: Run, names: list[str]) -> "Leaf":
    """What there is to read; raises UnknownQuestion or AmbiguousQuestion."""
    from reflect.journal.leaf import Leaf

    whole = Leaf.of(run)
    if not names:
        return whole
    from reflect.journal.asked import Questions

    known = Questions.of(book.library, run.worksheet, whole.answers, run.masked)
    return whole.only([known.named(name) for name in names])


def _put_bytes(context: typer.Context, stored: Stored, output: Path | None, *, force: bool) -> None:
    """The file of an entry, as it is; on a screen, with nothing in it that could be obeyed."""
    if output:
        options.write_bytes(stored.data, output, force=force)
    elif sys.stdout.isatty():
        text = visible(LINE_END.sub("\n", stored.text))
        options.page(context, text if text.endswith("\n") else f"{text}\n")
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(stored.data)
