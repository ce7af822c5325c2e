"""What stands beside an entry: whom it is about, and whether it waits, or is a copy."""

from collections.abc import Iterator, Sequence

from reflect.journal.runs import Run
from reflect.locale import Locale
from reflect.render.page import theirs


def notes(run: Run, say: Locale) -> Iterator[str]:
    """Whom an entry is about, and whether it waits to be finished, or is a copy."""
    if run.about:
        yield about(run.about, say)
    yield from states(run, say)


def states(run: Run, say: Locale) -> Iterator[str]:
    """Whether an entry waits to be finished, or is a copy."""
    if not run.is_complete:
        yield say.gettext("waits for you")
    if run.is_copy:
        yield say.gettext("a sync program's copy")


def named(names: Sequence[str], say: Locale) -> str:
    """*names* in one breath."""
    *others, last = names
    if not others:
        return last
    return say.gettext("{others} and {last}", others=", ".join(others), last=last)


def about(people: Sequence[str], say: Locale) -> str:
    """Whom an entry is about."""
    if not people:
        return say.gettext("about no one named")
    return say.gettext("about {people}", people=named([*map(theirs, people)], say))
