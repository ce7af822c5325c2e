"""`reflect history status`: whether a history is kept, where, and what is not in it yet.

As JSON: ``{"schema", "on", "repository", "existing", "waiting", "ignored", "trouble"}``.
"""

from collections.abc import Iterator
from contextlib import suppress
from typing import NamedTuple

from reflect.commands import options, recorded
from reflect.commands.call import INTO_FILE, Call, formatted, takes
from reflect.errors import ReflectError
from reflect.errors.phrases import unmarked
from reflect.history import History
from reflect.words.history import HistoryWords


@takes(formatted(), *INTO_FILE)
def command(call: Call) -> int:
    """Whether a history is kept, and what is not in it yet."""
    book = call.book
    seen = _seen(History(book))
    if call.is_json:
        trouble = unmarked(seen.trouble) if seen.trouble else None
        options.put(call, {**seen._asdict(), "trouble": trouble})
        return 0
    said = recorded.words(book).history
    begin = call.called("history", "on")
    lines = recorded.told(*_lines(seen, said, begin), to=call.given.output)
    options.write(call, f"{lines}\n")
    if seen.trouble:
        options.say(seen.trouble)
    return 0


class _Seen(NamedTuple):
    """How it is about a history."""

    on: bool
    repository: str | None
    existing: bool
    waiting: int
    ignored: int
    trouble: str | None


def _seen(history: History) -> _Seen:
    """How it is, once all that can be recorded is."""
    folder, trouble = None, None
    ignored = waiting = 0
    try:
        if history.is_begun:
            folder = str(history.there.folder)
        history.expect_agreed()
        if history.is_on:
            history.record()
            ignored = history.ignored()
    except ReflectError as failed:
        trouble = failed.sentence
        with suppress(ReflectError):
            history.expect_agreed()
            waiting = len(history.waiting())
    existing = history.is_on and not history.is_ours
    return _Seen(history.is_on, folder, existing, waiting, ignored, trouble)


def _lines(seen: _Seen, said: HistoryWords, begin: str) -> Iterator[str]:
    if not seen.on:
        kept = said.was_kept.format(folder=seen.repository)
        yield kept if seen.repository else said.is_off.format(command=begin)
        return
    if seen.repository:
        where = said.is_on_existing if seen.existing else said.is_on
        yield where.format(folder=seen.repository)
    if seen.waiting:
        yield said.waiting[seen.waiting != 1].format(count=seen.waiting)
    elif not seen.trouble:
        yield said.complete
    if seen.ignored:
        yield said.ignored[seen.ignored != 1].format(count=seen.ignored)
