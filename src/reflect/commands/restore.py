"""`reflect restore`: an entry back from the trash."""

import shutil
import sys
from datetime import date
from typing import Annotated

import typer

from reflect import words
from reflect.commands import options, recorded
from reflect.commands.call import Call
from reflect.errors.trash import NothingPutAway
from reflect.journal.runs import Selection
from reflect.journal.trash import Trash
from reflect.locale import Locale
from reflect.text import visible, width


def command(
    call: Call,
    entry: Annotated[
        str, typer.Argument(metavar="[ENTRY]", help="As it was called; else a list.")
    ] = "",
) -> None:
    """Bring an entry back from the trash."""
    book = call.book
    trash = Trash(book)
    if not entry:
        _list(trash, plain=call.is_plain)
        options.say_unreadable(book)
        return
    put_away = trash.find(entry)
    path, said = trash.bring_back(put_away), book.settings.locale
    if path == book.root / put_away.place:
        options.talk(said.gettext("It is back where it was."))
    else:
        options.talk(
            said.gettext("It is back, with a new name: another file has its old one by now.")
        )
    recorded.record(book, path, word=recorded.RESTORED)
    options.tell(visible(str(path)))


def _list(trash: Trash, *, plain: bool) -> None:
    """What is in the trash, a line each."""
    rows = []
    seen, hidden = Selection(excluded=trash.journal.settings.exclude), 0
    for put_away, name in trash.called().items():
        if seen.names_somebody(name):
            hidden += 1
            continue
        rows.append((visible(name), _deleted(trash.journal.settings.locale, put_away.day)))
    options.say_hidden(hidden, "entry", "entries")
    if not rows:
        if not hidden:
            options.say(str(NothingPutAway()))
        return
    if plain:
        from reflect.render import plain as voice

        sys.stdout.write(voice.lines(f"{name}, {when}." for name, when in rows))
        return
    room = max(map(width, (name for name, _ in rows)))
    is_narrow = room + 3 + max(len(when) for _, when in rows) > shutil.get_terminal_size().columns
    for name, when in rows:
        gap = "\n    " if is_narrow else " " * (room - width(name) + 3)
        sys.stdout.write(f"{name}{gap}{when}\n")


def _deleted(said: Locale, day: date | None) -> str:
    """When an entry was put away, if that is known."""
    if day is None:
        return said.gettext("deleted")
    return said.gettext("deleted on {day}", day=words.of(said.language).long(day))
