"""Automatic commits at the end of a command, and the messages about them.

All files are saved before git runs, so no command fails with it.
"""

from collections.abc import Iterable
from pathlib import Path

from reflect.commands import messages
from reflect.commands.call import Call
from reflect.errors import ReflectError
from reflect.errors.phrases import command
from reflect.history import EXISTING, OFF, OWN, History
from reflect.journal import Journal
from reflect.locale import N_, joined
from reflect.terminal import is_attended

#: Word in the commit message for an entry that was deleted or overwritten and is restored.
RESTORED = "restore"


def commit(journal: Journal, *paths: Path, word: str = "") -> None:
    """Commit *paths* and all pending changes, if a history is kept."""
    history = History(journal)
    try:
        if history.is_on or (history.needs_consent and _is_agreed(journal, history)):
            history.record(dict.fromkeys(paths, word))
    except ReflectError as failed:
        messages.say(N_("Saved, but not in the history yet: {why}", why=failed.sentence))


def commit_undoable(
    call: Call, paths: Iterable[Path], now: str, undo: Iterable[str], edited: str = ""
) -> None:
    """Say what is so *now*, commit the files in *paths*, and print command lines that *undo* it.

    Where none does, the entry *edited* is to be.
    """
    way = N_("To take that back:")
    if edited:
        # An answer's words are never put on a command line.
        way = N_("To put back what stood there before:")
        undo = [call.command_line("edit", names=[edited])]
    messages.print_error(joined([now, way], " "))
    commit(call.journal, *paths)
    messages.print_result("\n".join(undo))


def _is_agreed(journal: Journal, history: History) -> bool:
    """Whether the history that came with the journal is agreed to; raises ReflectError."""
    around = history.repository_around if is_attended() else None
    if not is_attended() or not (around or history.is_ours):
        history.expect_consent()
    if around:
        asked = N_(
            "A history of this journal was kept in the git repository {top}, and git "
            "would run the programs that are set up there. If that repository is your "
            "own: keep the history up to date on this computer?",
            top=around.top,
        )
    else:
        asked = N_(
            "This journal already has a history of its entries, begun elsewhere or "
            "with an earlier version of reflect. Before reflect adds to it on this "
            "computer, it asks once: keep it up to date here?"
        )
    ways = {"no": N_("no, leave it as it is"), "yes": N_("yes, keep it up to date")}
    way, _ = messages.choose(journal, asked, ways)
    if not way:
        history.expect_consent()
    if way == "yes":
        history.store_consent(*((EXISTING, around.folder) if around else (OWN,)))
        return True
    history.store_consent(OFF)
    left = N_(
        "The history stays as it is. If you change your mind: {command}",
        command=command("history", "on"),
    )
    messages.say(left)
    return False


def commit_silently(journal: Journal, *paths: Path) -> ReflectError | None:
    """Commit *paths* and all pending changes; the error if that fails, None if not or if off."""
    history = History(journal)
    try:
        if history.is_on or history.needs_consent:
            history.record(dict.fromkeys(paths, ""))
    except ReflectError as failed:
        return failed
    return None


def say_incomplete(trouble: ReflectError | None) -> None:
    """Say that the history is incomplete, if there is *trouble*."""
    if trouble:
        messages.say(N_("The history does not hold everything yet: {why}", why=trouble.sentence))
