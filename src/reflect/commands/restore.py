"""`reflect restore`: an entry back from the trash."""

import shutil
import sys
from typing import Annotated

import typer

from reflect import entries, files, words
from reflect.commands import options, recorded
from reflect.errors import CannotRead
from reflect.errors.trash import NothingPutAway
from reflect.journal.runs import Selection
from reflect.journal.trash import PutAway, Trash
from reflect.text import decoded, visible, width
from reflect.words.table import Words


def command(
    context: typer.Context,
    entry: Annotated[
        str, typer.Argument(metavar="[ENTRY]", help="As it was called; else a list.")
    ] = "",
) -> None:
    """Bring an entry back from the trash."""
    book = options.journal(context)
    trash = Trash(book)
    if not entry:
        _list(trash, plain=options.plain(context))
        options.say_unreadable(book)
        return
    put_away = trash.find(entry)
    was, said = book.root / put_away.place, _words(put_away).trash
    path = trash.bring_back(put_away)
    options.talk(said.back if path == was else said.back_beside)
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
        said = _words(put_away)
        day = put_away.day
        when = said.trash.deleted_on.format(day=said.long(day)) if day else said.trash.deleted
        rows.append((visible(name), when))
    options.say_hidden(hidden, "entry", "entries")
    if not rows:
        if not hidden:
            options.say(str(NothingPutAway()))
        return
    if plain:
        from reflect.render import spoken

        sys.stdout.write(spoken.page(f"{name}, {when}." for name, when in rows))
        return
    room = max(map(width, (name for name, _ in rows)))
    is_narrow = room + 3 + max(len(when) for _, when in rows) > shutil.get_terminal_size().columns
    for name, when in rows:
        gap = "\n    " if is_narrow else " " * (room - width(name) + 3)
        sys.stdout.write(f"{name}{gap}{when}\n")


def _words(put_away: PutAway) -> Words:
    """The words of its language."""
    try:
        text = decoded(files.read(put_away.path))
    except CannotRead:
        return words.of("")
    return words.of(entries.header(text).language)
