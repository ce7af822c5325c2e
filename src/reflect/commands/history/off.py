"""`reflect history off`: stop committing; the repository stays."""

from reflect import files
from reflect.commands import autocommit, output
from reflect.commands.call import Call
from reflect.errors.history import HistoryIsOff
from reflect.history import OFF, History
from reflect.pages import history as pages


def command(call: Call) -> None:
    "Stop keeping a history; what you have stays."
    journal = call.journal
    history = History(journal)
    if not (history.is_on or history.needs_consent):
        raise HistoryIsOff
    folder = history.repository.folder if history.is_begun else journal.root
    if history.is_on:
        autocommit.commit(journal)
    history.store_consent(OFF)
    files.remove(history.on_marker)
    say = journal.settings.locale
    ended = pages.copied(
        say.gettext(
            "From now on, no history is kept. The one you have stays where it is: {folder}",
            folder=folder,
        ),
        str(folder),
    )
    output.show_result(call, ended, language=say.language)
