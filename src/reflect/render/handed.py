"""One entry as Markdown to hand on: without what only its file needs."""

from collections.abc import Iterator

from reflect.entries.answer import Answer
from reflect.entries.bodies import escaped
from reflect.journal.leaf import Leaf
from reflect.journal.runs import Run
from reflect.render.spoken import day
from reflect.render.spoken.entries import about
from reflect.text import visible
from reflect.words import of
from reflect.words.table import Words


def entry(leaf: Leaf) -> str:
    """An entry: a heading for each step and question, and the answers as they were written."""
    return "\n\n".join(filter(None, map(_harmless, _blocks(leaf)))) + "\n"


def _blocks(leaf: Leaf) -> Iterator[str]:
    run, words = leaf.run, of(leaf.run.language)
    yield f"# {_line(run.title)}"
    yield "; ".join(part for part in (day(run.day, words), *_notes(run, words)) if part)
    yield escaped(leaf.note)
    for section in leaf.sections:
        if section.title:
            yield f"## {_line(section.title)}"
        yield escaped(section.note)
        for answer in (each for each in section.answers if each.state != "open" or each.beside):
            yield from _answer(answer, words)
    for question in leaf.unanswered:
        yield f"### {_line(question)}"
        yield f"*({words.review.left_open})*"


def _answer(answer: Answer, words: Words) -> Iterator[str]:
    yield f"### {_line(answer.question or answer.id)}"
    if answer.aside:
        yield f"*({words.spoken.aside})*"
    yield f"*({words.not_today})*" if answer.declined else escaped(answer.text)
    yield from map(escaped, answer.beside)


def _notes(run: Run, words: Words) -> Iterator[str]:
    if run.about:
        yield about(run.about, words)
    if not run.is_complete:
        yield words.spoken.waits


def _line(text: str) -> str:
    return " ".join(text.split())


def _harmless(text: str) -> str:
    """*text* with nothing in it that a terminal could obey; its tabs stay."""
    return "\t".join(map(visible, text.split("\t")))
