"""Entries: a list of them, and one to be listened to."""

from collections.abc import Iterator, Sequence

from reflect.entries.answer import Answer
from reflect.journal.leaf import Leaf
from reflect.journal.runs import Run
from reflect.render.dates import Days, by_language
from reflect.render.spoken import begun, closed, day, labelled, named, page
from reflect.render.spoken.answers import told
from reflect.words import of
from reflect.words.table import Words


def listed(runs: Sequence[Run], *, more: str = "", discreet: bool = False) -> str:
    """Entries, newest first, or only their days; *more* says how to hear the others."""
    days = by_language(runs)
    rows = [_row(run, days[run.language], discreet=discreet) for run in runs]
    return page([*rows, *([more] if more else [])])


def shown(leaf: Leaf) -> str:
    """One entry: its questions and what was written under them."""
    return page(_shown(leaf))


def about(people: Sequence[str], words: Words) -> str:
    """Whom an entry is about."""
    return words.spoken.about.format(people=named(people, words) if people else words.spoken.no_one)


def as_of(leaf: Leaf, words: Words) -> str:
    """When it was so, if that is not now."""
    when = leaf.as_of
    return words.history.state.format(when=f"{words.long(when)}, {when:%H:%M}") if when else ""


def _row(run: Run, days: Days, *, discreet: bool) -> str:
    """When, which and about whom, and what its state is."""
    when, words = closed(begun(days.long(run))), days.words
    if discreet:
        return " ".join([when, *map(begun, states(run, words))])
    whom = [about(run.about, words)] if run.about else []
    which = closed(", ".join([run.title, *whom]))
    return " ".join([when, which, *map(begun, states(run, words))])


def _when(run: Run, words: Words) -> str:
    return closed(day(run.day, words)) or words.spoken.undated


def states(run: Run, words: Words) -> list[str]:
    """Whether an entry waits to be finished, or is a copy."""
    waits = [] if run.is_complete else [words.spoken.waits]
    return [*waits, *([words.spoken.copy] if run.is_copy else [])]


def _shown(leaf: Leaf) -> Iterator[str]:
    run, words = leaf.run, of(leaf.run.language)
    whom = [begun(about(run.about, words))] if run.about else []
    then = [begun(said)] if (said := as_of(leaf, words)) else []
    yield " ".join(
        [closed(run.title), _when(run, words), *whom, *map(begun, states(run, words)), *then]
    )
    if leaf.note:
        yield closed(leaf.note)
    for section in leaf.sections:
        if section.title:
            yield f"{begun(words.talk.steps[0])} {closed(section.title)}"
        if section.note:
            yield closed(section.note)
        for answer in (each for each in section.answers if each.state != "open" or each.beside):
            yield from _answer(answer, words)
    for question in leaf.unanswered:
        yield f"{begun(words.talk.questions[0])} {closed(question)}"
        yield words.spoken.open


def _answer(answer: Answer, words: Words) -> Iterator[str]:
    """One question and its answer."""
    asked = f"{begun(words.talk.questions[0])} {closed(answer.question or answer.id)}"
    yield f"{asked} {begun(words.spoken.aside)}" if answer.aside else asked
    if answer.state != "open":
        yield from told(answer, words)
    for text in answer.beside:
        yield from labelled(words.spoken.beside, [text])
