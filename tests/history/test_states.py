"""What each command does in each state of a repository."""

from collections.abc import Iterator

import pytest
from journals import FIRST, LINE, MARK, NEW, SECOND, Journal, Snapshot, append, git_raw
from states import STATES, State

from typed import Run

#: Commands, each with the entry that it changes.
COMMANDS = {
    "new": (("new", "near", "--answers", "{answers}", "--date", "2026-02-01T20:00:00"), NEW),
    "edit": (("edit", "2026-01-05"), FIRST),
    "delete": (("delete", "2026-01-12"), SECOND),
    "status": (("history", "status"), ""),
    "log": (("history", "log"), ""),
    "restore": (("history", "restore", "2026-01-05@1"), FIRST),
}
#: Tried with every change; all others are in the sweep.
FEW = ("another file staged", "a merge")


def _all() -> list[object]:
    sweep = pytest.mark.sweep
    return [
        pytest.param(state, command, id=f"{state}-{command}", marks=[] if state in FEW else sweep)
        for state in STATES
        for command in COMMANDS
    ]


@pytest.fixture
def placed(request: pytest.FixtureRequest, state: str) -> Journal:
    """A journal whose repository is in a *state*."""
    placed: Journal = request.getfixturevalue("theirs" if STATES[state].theirs else "journal")
    STATES[state].prepare(placed)
    return placed


@pytest.mark.parametrize(("state", "command"), _all())
def test_nothing_is_lost_or_unexpected(state: str, command: str, placed: Journal) -> None:
    expected, (words, changed) = STATES[state], COMMANDS[command]
    # A change from an editor waits to be committed; the state may have renamed the file.
    third = next(p for p in (placed.folder / "2026").iterdir() if p.name not in FIRST + SECOND)
    append(third)
    placed.editor(f'printf {LINE!r} >> "$1"')
    before, files = Snapshot.now(placed), _entries(placed)
    first = git_raw(placed.top, "cat-file", "blob", f"HEAD~1:{placed.place(FIRST)}", may_fail=True)

    run = placed.reflect(*(word.format(answers=placed.answers) for word in words))

    after, now = Snapshot.now(placed), _entries(placed)
    problems = [
        *_lost(placed, command, changed, expected, files, now, first),
        *_foreign_changes(placed, before, after),
        *_git_faults(placed, expected, before, after),
        *_message_problems(run, command, expected),
        *_history_problems(placed, expected, command, now, before, after),
    ]
    assert problems == [], run


def _entries(journal: Journal) -> dict[str, bytes]:
    return {
        path.relative_to(journal.folder).as_posix(): path.read_bytes()
        for path in (journal.folder / "2026").iterdir()
    }


def _is_recorded(expected: State, command: str) -> bool:
    held_back = command == "restore" and expected.lost
    return not (expected.says or expected.off or held_back)


def _lost(
    journal: Journal,
    command: str,
    changed: str,
    expected: State,
    before: dict[str, bytes],
    now: dict[str, bytes],
    first: bytes,
) -> Iterator[str]:
    """Entries that differ from what is expected."""
    wanted = dict(before)
    match command:
        case "new":
            if MARK.encode() not in now.get(NEW, b""):
                yield "the new entry is not there"
            wanted[NEW] = now.get(NEW, b"")
        case "edit":
            wanted[changed] += LINE.encode()
        case "delete":
            trashed = wanted.pop(changed)
            trash = (journal.folder / ".reflect").rglob("*")
            if trashed not in [path.read_bytes() for path in trash if path.is_file()]:
                yield "what was deleted is not in the trash"
        case "restore" if _is_recorded(expected, command):
            wanted[changed] = first or before[changed]
    for path in wanted.keys() | now.keys():
        if wanted.get(path) != now.get(path):
            yield f"{path} is not as it should be"


def _foreign_changes(journal: Journal, before: Snapshot, after: Snapshot) -> Iterator[str]:
    """Files, objects and programs of others that were changed, removed or run."""
    ours = journal.folder.resolve().relative_to(journal.home.resolve()).as_posix() + "/2026/"
    for path in before.files.keys() | after.files.keys():
        if not path.startswith(ours) and before.files.get(path) != after.files.get(path):
            yield f"{path} was touched"
    if gone := before.objects - after.objects:
        yield f"objects are gone: {gone}"
    if journal.traces:
        yield f"foreign programs ran: {journal.traces}"


def _git_faults(
    journal: Journal, expected: State, before: Snapshot, after: Snapshot
) -> Iterator[str]:
    """Wrong changes to the index, branches and locks."""
    here = (journal.place("2026/"), journal.place("worksheets/"))
    for path in before.staged.keys() | after.staged.keys():
        is_same = before.staged.get(path) == after.staged.get(path)
        if not is_same and not (path.startswith(here) and not expected.says):
            yield f"{path} is staged otherwise: {before.staged.get(path)} {after.staged.get(path)}"
    for name, commit in before.refs.items():
        behind = f"{after.refs.get(name)}..{commit}"
        if journal.git("rev-list", "--count", behind, may_fail=True) != "0":
            yield f"{name} has lost what it had"
    if expected.says and after.locks != before.locks:
        yield f"the locks are now {after.locks}"
    if not expected.says and after.locks:
        yield f"locks are left: {after.locks}"


def _message_problems(run: Run, command: str, expected: State) -> Iterator[str]:
    """Wrong messages, or a wrong exit code."""
    says, code = expected.says, 0
    if expected.off:
        says = "This journal has no history" if command in ("log", "restore") else ""
    elif command == "restore" and not says:
        says = expected.lost
    if command == "restore" or (command == "log" and not (expected.reads and not expected.off)):
        code = 1 if says else 0
    if run.code != code:
        yield f"it ended with {run.code}"
    if len(run.said) != bool(says) or not all(says in line for line in run.said):
        yield f"it said {run.said}"
    if "Traceback" in run.err or MARK in run.out + run.err:
        yield "it told too much"


def _history_problems(
    journal: Journal,
    expected: State,
    command: str,
    now: dict[str, bytes],
    before: Snapshot,
    after: Snapshot,
) -> Iterator[str]:
    """Differences between the history and what should be in it."""
    if expected.says or expected.off:
        if before.refs != after.refs:
            yield "something was committed"
        return
    for path, data in now.items():
        if (journal.recorded(path) == data) == (path == expected.but):
            yield f"{path} is {'' if path == expected.but else 'not '}recorded"
    if command == "delete" and journal.recorded(SECOND) is not None:
        yield "what was deleted is still there"
    if not expected.theirs:
        told = ("log", "--format=%an <%ae> %cn <%ce>", "HEAD", "--not", *before.refs.values())
        makers = set(journal.git(*told, may_fail=True).splitlines())
        if makers - {"reflect <reflect@localhost> reflect <reflect@localhost>"}:
            yield f"it was committed by {makers}"
    if MARK in journal.git("log", "--all", "--format=%B%an%ae%cn%ce%N"):
        yield "a commit tells too much"
    faults = journal.git("fsck", "--no-dangling", "--no-progress", may_fail=True)
    if faults and not expected.lost:
        yield f"git finds fault: {faults}"
