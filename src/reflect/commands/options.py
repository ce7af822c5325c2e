"""Output of the commands: JSON, pages, and messages on standard error."""

import os
import re
import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

import typer

from reflect import entries, files
from reflect.commands.call import Call, Given, program
from reflect.errors import (
    CannotPutOut,
    CannotRead,
    CannotWrite,
    NobodyToAsk,
    OutputExists,
    ReflectError,
    SavedUntold,
)
from reflect.errors.phrases import COMMAND, quoted, with_stop
from reflect.files.systems import reason
from reflect.journal import Journal, Stored
from reflect.journal.mentions import MASKED
from reflect.locale import N_, Locale, Message, joined, ngettext
from reflect.locale import of as locale_of
from reflect.settings import Settings, asked_language
from reflect.terminal import at_the_shell, is_attended
from reflect.text import TIE, decoded, visible, width, wrap

if TYPE_CHECKING:
    from reflect.interview import Asker
    from reflect.journal.runs import Run
    from reflect.render.page import Block, Page
    from reflect.terminal.shell import Shell

#: How wide a file is that a page is drawn into.
FILE = 80
#: The version of every JSON that is put out: keys may be added, never renamed.
SCHEMA = 1
# Our own: those of others never come so far.
_STYLES = re.compile("\x1b\\[[0-9;]*m")


def write(call: Call, text: str) -> None:
    """*text* on standard output, or in the file of ``--output``, which only its owner may read.

    Raises OutputExists, unless ``--force`` is used, and CannotPutOut.
    """
    if call.given.output is None:
        sys.stdout.write(text)
        return
    write_bytes(call, text.encode("utf-8", "backslashreplace"))


@contextmanager
def saved(what: str) -> Iterator[None]:
    """Put out what came of a change; SavedUntold, with *what* it was, where that fails."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise SavedUntold(what, reason(error)) from error


def tell(text: str) -> None:
    """*text*, which is what came of a change, on standard output; raises SavedUntold."""
    with saved(text):
        sys.stdout.write(f"{locale().say(text)}\n")


def tell_page(call: Call, *blocks: "Block", language: str) -> None:
    """Put the page that reports a change on standard output; raises SavedUntold."""
    from reflect.render.page import Page

    page = Page(blocks, language)
    with saved(painted(page, FILE, is_plain=True).rstrip()):
        show(call, page)


def talk(sentence: str) -> None:
    """*sentence* on standard error, broken between words where somebody reads it.

    Where nobody hears it, what was done is done all the same.
    """
    sentence = locale().say(sentence)
    with suppress(OSError):
        if sys.stderr.isatty():
            sentence = "\n".join(wrap(sentence, shutil.get_terminal_size().columns))
        sys.stderr.write(sentence.replace(TIE, " ") + "\n")
        sys.stderr.flush()


def write_bytes(call: Call, data: bytes) -> None:
    """*data* in the file of ``--output``, which only its owner may read; raises as `write` does."""
    output = call.given.output
    assert output is not None
    if not os.path.isdir(output.parent):  # noqa: PTH112 - a path that is too long is none
        raise CannotPutOut(output, N_("there is no such folder"))
    try:
        if call.given.force and os.path.lexists(output):
            was = files.read(output)
            if entries.is_entry(decoded(was)):
                raise CannotPutOut(output, N_("it is an entry, and its words would be gone"))
            files.replace(output, data, was=was)
        else:
            files.create(output, data)
    except FileExistsError:
        raise OutputExists(output) from None
    except (CannotRead, CannotWrite) as error:
        raise CannotPutOut(output, error.reason) from error


def show(call: Call, page: "Page") -> None:
    """A *page* where `write` puts it: drawn, to be listened to, or as a page of its own format."""
    if call.given.format == "markdown":
        from reflect.render import markdown

        write(call, markdown.text(page))
        return
    if call.given.format == "html":
        from reflect.render import html

        write(call, html.text(page))
        return
    if call.is_plain or call.given.output:
        write(call, painted(page, FILE, is_plain=call.is_plain))
        return
    from reflect.render import drawing, screen  # only here: it brings rich

    out = drawing.console(widest=page.widest)
    with out.capture() as drawn:
        screen.put(out, page)
    put_paged(call, drawn.get())


def painted(page: "Page", columns: int, *, is_plain: bool) -> str:
    """A *page* as text: to be listened to, or drawn on so many *columns* without colours."""
    if is_plain:
        from reflect.render import plain

        return plain.text(page)
    from reflect.render import screen

    return screen.text(page, columns).replace(TIE, " ")


def put_paged(call: Call, text: str) -> None:
    """*text* on standard output; in a pager where it is too long for the screen it is read on."""
    text = text.replace(TIE, " ")
    is_read = sys.stdin.isatty() and sys.stdout.isatty() and not call.is_plain
    if is_read and _rows(text) >= shutil.get_terminal_size().lines:
        from reflect.terminal import pager  # only here: most pages fit

        sys.stdout.flush()
        if pager.read(text, call.book.settings.pager):
            return
    sys.stdout.write(text)


def _rows(text: str) -> int:
    """How many rows of the screen *text* takes."""
    columns = shutil.get_terminal_size().columns
    lines = _STYLES.sub("", text).splitlines()
    return sum(max(1, -(-width(line) // columns)) for line in lines)


def put(call: Call, data: dict[str, object]) -> None:
    """*data* as JSON, with nothing in it that a terminal could obey, where `write` puts it.

    A line for each key and for each thing in a list of it: quick to write, and to look through.
    """
    rows = (f'  "{key}": {_as_json(value)}' for key, value in {"schema": SCHEMA, **data}.items())
    written = ",\n".join(rows)
    harmless = re.sub("[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]", _as_escape, written)
    write(call, f"{{\n{harmless}\n}}\n")


def _as_json(value: object) -> str:
    import json  # only here: what people read is no JSON

    encode = json.JSONEncoder(ensure_ascii=False).encode
    if not isinstance(value, list) or not value:
        return encode(value)
    return "[\n    " + ",\n    ".join(map(encode, value)) + "\n  ]"


def _as_escape(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"


def locale() -> Locale:
    """The locale of messages: the one in the config file, else that of this computer."""
    try:
        return Settings.made(os.environ).locale
    except ReflectError:
        return locale_of(asked_language(os.environ)[0])


def as_called(sentence: str) -> str:
    """*sentence* in a person's language, each command in it as it can be called from here."""
    sentence = locale().say(sentence)
    here, place = program(), visible("".join(f" {quoted(word)}" for word in Given.current.place))
    return COMMAND.sub(lambda found: f"{here}{found[1]}{place}".replace(" ", TIE), sentence)


def choose(book: Journal, question: str, ways: Mapping[str, str]) -> tuple[str | None, int]:
    """The way that somebody chooses below what the shell shows; the exit code of a signal."""
    say = book.settings.locale
    with at_the_shell(say, book.state, plain=Given.current.plain) as terminal:
        way = terminal.choose(say.say(question), {key: say.say(way) for key, way in ways.items()})
    return way, interrupted(terminal)


def is_agreed(book: Journal, question: str, *, no: str, yes: str, left: str) -> bool:
    """Whether somebody says yes; else it is said that everything is *left* as it is.

    A signal ends the command.
    """
    way, signal = choose(book, question, {"": no, "yes": yes})
    if way != "yes":
        talk(left)
    if signal:
        raise typer.Exit(signal)
    return way == "yes"


def expect_somebody(what: Message) -> None:
    """Raise NobodyToAsk, who would have to say *what*, where nobody sits at a terminal."""
    if not is_attended():
        raise NobodyToAsk(what)


def interrupted(terminal: "Asker | Shell") -> int:
    """The exit code of a sitting: that of the signal which ended it, if one did."""
    return 128 + terminal.signal if terminal.signal else 0


def say(*sentences: str) -> None:
    """Each sentence as one of ours on standard error, its commands as they are called from here."""
    for sentence in sentences:
        talk(f"reflect: {as_called(visible(MASKED.get()(locale().say(sentence))))}")


def say_unreadable(book: Journal) -> None:
    """Name the files that could not be read, each once; the rest went on."""
    say(*dict.fromkeys(each.sentence for each in book.unreadable))


def say_hidden(count: int, what: str = "answer") -> None:
    """Say that so many answers, or other things, were left out, if any were: not whose."""
    asked = N_("Left out, as you asked: {what}")
    left_out = {
        "answer": ngettext("{count} answer.", "{count} answers.", count),
        "entry": ngettext("{count} entry.", "{count} entries.", count),
        "note": ngettext("{count} note.", "{count} notes.", count),
        "worksheet": ngettext("{count} worksheet.", "{count} worksheets.", count),
    }
    if count:
        say(asked.filled({"what": left_out[what]}))


def say_beside(book: Journal, runs: "Sequence[Run]", hidden: int | None = None) -> None:
    """Say what a page about *runs* does not show: what could not be read, or was left out."""
    say_unreadable(book)
    say_hidden(sum(run.left_out for run in runs) if hidden is None else hidden)
    for run in runs:
        if not run.is_clear:
            say_problems(run.stored)


def say_problems(stored: Stored) -> None:
    """Name what could not be understood in an entry."""
    if not stored.is_text:
        say(
            N_(
                "{path} is not UTF-8 text: what cannot be read is shown as \ufffd and kept.",
                path=stored.path,
            )
        )
    for problem in stored.entry.problems:
        if not problem.is_mild:
            say(joined([f"{stored.path}:{problem.line}:", with_stop(problem.what)], " "))


def say_findings(book: Journal, stored: Stored) -> None:
    """Name what is amiss in an entry that comes back from an editor, and the way out of each."""
    from reflect.journal import checking

    for each in checking.within(book, stored):
        where = f"{each.path}:{each.line}" if each.line else each.path
        say(joined([f"{where}:", each.what, each.way], " "))
