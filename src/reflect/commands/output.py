"""Output of commands: pages and JSON, on standard output or in the file of ``--output``."""

import os
import re
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from reflect import entries, files
from reflect.commands.call import Call
from reflect.commands.messages import reporting_saved
from reflect.errors import CannotRead, CannotWrite, CannotWriteOutput, ReflectError, WrongUse
from reflect.journal.sheet_files import worksheet_id
from reflect.locale import N_, joined
from reflect.text import NO_BREAK, decode, width

if TYPE_CHECKING:
    from reflect.render.page import Block, Page

#: The file of ``--output`` that stands for standard output.
STDOUT = Path("-")
#: Width, in columns, of a page in a file.
FILE = 80
#: Endings of documents that other programs write, and that would not open what we write.
_NEVER_WRITTEN = {".pdf", ".doc", ".docx", ".odt", ".rtf", ".epub"}
#: Version of all JSON output: keys may be added, never renamed.
SCHEMA = 1
# Styles that we print ourselves; those in entries are escaped before.
_STYLES = re.compile("\x1b\\[[0-9;]*m")
# Control characters and line breaks, which a terminal or a line reader could obey.
_HARMFUL = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def show(call: Call, page: "Page") -> None:
    """Print *page* in the format of the call: drawn, plain, Markdown or HTML."""
    if call.options.format == "markdown":
        from reflect.render import markdown

        write(call, [markdown.text(page)], ".md")
    elif call.options.format == "html":
        from reflect.render import html

        write(call, [html.text(page)], ".html")
    elif call.is_plain or call.options.output:
        write(call, [page_text(page, is_plain=call.is_plain)])
    else:
        from reflect.render import drawing, screen  # only here: it imports rich

        out = drawing.console(widest=page.widest)
        put_paged(call, "".join(screen.drawn(page, out)))


def show_result(call: Call, *blocks: "Block", language: str) -> None:
    """Print a page that reports a change; raises ReflectError if that fails."""
    from reflect.render.page import Page

    page = Page(blocks, language)
    with reporting_saved(page_text(page, is_plain=True).rstrip()):
        show(call, page)


def page_text(page: "Page", columns: int = FILE, *, is_plain: bool) -> str:
    """Text of *page*: plain lines, or drawn without colours, *columns* wide."""
    if is_plain:
        from reflect.render import plain

        return plain.text(page)
    from reflect.render import screen

    return screen.text(page, columns).replace(NO_BREAK, " ")


def put_paged(call: Call, text: str) -> None:
    """Print *text*, through a pager if it is too long for the screen."""
    text = text.replace(NO_BREAK, " ")
    if sys.stdin.isatty() and sys.stdout.isatty() and not call.is_plain:
        columns, lines = shutil.get_terminal_size()
        rows = (-(-width(line) // columns) or 1 for line in _STYLES.sub("", text).splitlines())
        if sum(rows) >= lines:
            from reflect.terminal import editor  # only here: most pages fit

            sys.stdout.flush()
            settings = call.journal.settings
            if editor.read(text, settings.pager, settings.locale):
                return
    sys.stdout.write(text)


def put_json(call: Call, data: Mapping[str, object]) -> None:
    """Print *data* as JSON, a line for each key and for each item of a list.

    Items of an iterator are written one by one: there may be ten thousand.
    """
    texts = (_HARMFUL.sub(_escaped, text) for text in _json({"schema": SCHEMA, **data}))
    write(call, texts, ".json")


def _json(data: Mapping[str, object]) -> Iterator[str]:
    """Lines of an object; an error before the first item leaves no partial output."""
    import json  # only here: pages need no JSON

    encode = json.JSONEncoder(ensure_ascii=False).encode
    text = "{"
    for key, value in data.items():
        text += f'\n  "{key}": '
        if isinstance(value, list | Iterator):
            text, end = f"{text}[", "]"
            for row in map(encode, value):
                yield f"{text}\n    {row}"
                text, end = ",", "\n  ]"
            text = text.removeprefix(",") + end
        else:
            text += encode(value)
        text += ","
    yield text.removesuffix(",") + "\n}\n"


def _escaped(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"


def write(call: Call, texts: Iterable[str], ending: str = ".txt") -> None:
    """Print *texts* one after another; raises as `write_bytes` does."""
    if call.options.output in (None, STDOUT):
        sys.stdout.writelines(texts)
    else:
        write_bytes(call, "".join(texts).encode("utf-8", "backslashreplace"), ending)


def asked_path(call: Call, first: Path) -> Path:
    """Path for a page, asked at the terminal; *first* is proposed, or the next one that is free.

    Raises WrongUse if none is given.
    """
    from reflect.terminal import (
        at_the_shell,
    )  # only here: mostly a file is named, or none is needed

    free = next(path for path in files.numbered(first) if not path.exists())
    say = call.journal.settings.locale
    with at_the_shell(say, call.journal.state_folder, plain=call.is_plain) as terminal:
        typed = terminal.path(say.gettext("Where should the page go?"), str(free))
    if not typed:
        raise WrongUse(N_("No file was named, so no page was made."))
    path = Path(typed).expanduser()
    return path / free if path.is_dir() else path


def write_bytes(call: Call, data: bytes, ending: str) -> None:
    """Write *data* to the file of ``--output``, readable only by its owner; ``-`` is no file.

    Raises CannotWriteOutput, ReflectError if the file exists and ``--force`` is not used, or
    WrongUse if its name promises what is never in it; *ending* is that of a fitting one.
    """
    output = call.options.output
    assert output is not None
    if output == STDOUT:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        return
    if (wrong := output.suffix.casefold()) in _NEVER_WRITTEN:
        named = N_(
            "reflect writes no {wrong} files. Name one that ends in {ending}.",
            wrong=wrong,
            ending=ending,
        )
        printed = N_("In a browser you can print that page as a PDF.")
        is_printed = (wrong, ending) == (".pdf", ".html")
        raise WrongUse(joined([named, printed if is_printed else ""], " "))
    if not os.path.isdir(output.parent):  # noqa: PTH112 - False for a path that is too long
        raise CannotWriteOutput(output, N_("this folder does not exist"))
    try:
        if call.options.force and os.path.lexists(output):
            was = files.read(output)
            text = decode(was)
            if entries.recognised(text):
                raise CannotWriteOutput(output, N_("it is an entry, and its words would be lost"))
            if worksheet_id(text):
                raise CannotWriteOutput(
                    output, N_("it is a worksheet, and its questions would be lost")
                )
            files.replace(output, data, was=was)
        else:
            files.create(output, data)
    except FileExistsError:
        raise ReflectError(
            N_(
                "{path} already exists, so it was left alone. Name another file, or "
                "add --force to overwrite it.",
                path=output,
            )
        ) from None
    except (CannotRead, CannotWrite) as error:
        raise CannotWriteOutput(output, error.reason) from error
