"""`reflect history restore`: replace an entry with an earlier state."""

from reflect import files
from reflect.commands import autocommit, messages
from reflect.commands.call import Call, StateName
from reflect.errors import ReflectError
from reflect.history import History
from reflect.journal.trash import expect_own
from reflect.locale import N_


def command(call: Call, entry: StateName) -> None:
    "Bring an earlier version back; the current one is kept."
    from reflect.history import log

    journal = call.journal
    autocommit.commit_silently(journal)
    stored, _ = log.state(journal, entry)
    # A commit can contain any path.
    expect_own(journal, stored.path)
    history = History(journal)
    if stored.path.exists():
        # Commit the present state first, even a draft; if git does not keep it, replace nothing.
        present = files.read(stored.path)
        history.record(whole=stored.path)
        if not history.is_committed(stored.path):
            raise ReflectError(
                N_(
                    "What is in {path} now is not in the history and would be lost, so "
                    "the file was left as it is. git may be set to ignore it; otherwise "
                    "copy the file, and try again.",
                    path=stored.path,
                )
            )
        with journal.lock():
            files.replace(stored.path, stored.data, was=present)
        back = N_(
            "The entry is back as it was then. The version you had until now is in the history."
        )
    else:
        files.create(stored.path, stored.data)
        back = N_("The entry is back.")
    autocommit.commit(journal, stored.path, word=autocommit.RESTORED)
    messages.print_error(back)
    messages.print_result(stored.path)
