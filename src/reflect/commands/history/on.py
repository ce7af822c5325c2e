"""`reflect history on`: every entry is committed by itself from now on."""

from typing import Annotated

import typer

from reflect.commands import options, recorded
from reflect.commands.call import Call
from reflect.history import History
from reflect.terminal import is_attended


def command(
    call: Call,
    existing: Annotated[
        bool, typer.Option("--existing", help="In the git repository that is there already.")
    ] = False,
) -> int:
    """Keep a private history of your entries, in git."""
    from reflect.history import beginning
    from reflect.pages import status

    book = call.book
    history, words = History(book), recorded.words(book)
    said = words.history
    around = beginning.somebodys(history)
    name: tuple[str, str] | None = beginning.PRIVATE
    if not around and not history.is_ours and is_attended():
        usual = beginning.configured_name()
        ways = {"1": said.nobody.format(name=beginning.PRIVATE[0])}
        if usual:
            ways["2"] = said.as_usual.format(name=usual[0], email=usual[1])
        way, signal = options.choose(book, said.whose, ways | {"q": said.leave}, words)
        name = {"1": beginning.PRIVATE, "2": usual}.get(way or "")
        if name is None:
            return signal
    begun = beginning.begin(history, name or beginning.PRIVATE, existing=existing)
    told = status.begun(said, begun.committed, begun.others, around.top if around else None)
    options.tell_page(call, *told, language=words.code)
    return 0
