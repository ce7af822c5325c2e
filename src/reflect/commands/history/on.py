"""`reflect history on`: commit every entry automatically from now on."""

from typing import Annotated

import typer

from reflect.commands import messages, output
from reflect.commands.call import Call
from reflect.history import History
from reflect.locale import N_
from reflect.terminal import is_attended


def command(
    call: Call,
    existing: Annotated[
        bool, typer.Option("--existing", help="Use the existing git repository.")
    ] = False,
) -> int:
    "Start a private history of your entries, in git."
    from reflect.history import beginning
    from reflect.pages import history as pages

    journal = call.journal
    history, say = History(journal), journal.settings.locale
    around = history.repository_around
    name = beginning.PRIVATE
    if not around and not history.is_ours and is_attended():
        usual = beginning.configured_name()
        ways = {"1": N_("no name ({name})", name=name[0])}
        if usual:
            ways["2"] = N_(
                "{name} <{email}>, as in your other repositories", name=usual[0], email=usual[1]
            )
        asked = N_("Which name should the history use? The history stays on this computer.")
        way, signal = messages.choose(journal, asked, ways | {"q": N_("not now")})
        if way not in ("1", "2"):
            return signal
        name = usual if usual and way == "2" else name
    committed, others = beginning.begin(history, name, existing=existing)
    blocks = pages.begun(say, committed, others, around.top if around else None)
    output.show_result(call, *blocks, language=say.language)
    return 0
