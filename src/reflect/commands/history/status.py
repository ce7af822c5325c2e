"""`reflect history status`: whether and where a history is kept, and what is uncommitted.

As JSON: ``{"schema", "on", "repository", "existing", "waiting", "ignored", "trouble"}``.
"""

from contextlib import suppress

from reflect.commands import messages, output
from reflect.commands.call import INTO_FILE, Call, format_option, takes
from reflect.errors import ReflectError
from reflect.errors.phrases import plain_commands
from reflect.history import History
from reflect.pages import history as pages
from reflect.pages.history import Status


@takes(format_option(), *INTO_FILE)
def command(call: Call) -> None:
    """Show whether a history is kept, and what is not in it yet."""
    journal = call.journal
    seen = _status(History(journal))
    if call.is_json:
        trouble = plain_commands(seen.trouble) if seen.trouble else None
        output.put_json(call, {**seen._asdict(), "trouble": trouble})
        return
    begin = call.page_command("history", "on")
    output.show(call, pages.status(seen, journal.settings.locale, begin))
    if seen.trouble:
        messages.say(seen.trouble)


def _status(history: History) -> Status:
    """Status of *history*, after committing what can be."""
    folder, trouble = None, None
    ignored = waiting = 0
    try:
        if history.is_begun:
            folder = str(history.repository.folder)
        history.expect_consent()
        if history.is_on:
            history.record()
            ignored = history.ignored_count()
    except ReflectError as failed:
        trouble = failed.sentence
        with suppress(ReflectError):
            history.expect_consent()
            waiting = history.pending_count()
    existing = history.is_on and not history.is_ours
    return Status(history.is_on, folder, existing, waiting, ignored, trouble)
