"""A blank sheet: an entry with empty answers and with the guidance, to fill in in an editor.

All that it says and nobody wrote stands in comments, by which it can be taken out again.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from reflect import words as languages
from reflect.entries.entry import Entry
from reflect.entries.headings import Heading
from reflect.entries.marks import Mark
from reflect.entries.page import Page
from reflect.interview.route import Route, Stop
from reflect.questions import Kind
from reflect.words.table import Words
from reflect.worksheets import Worksheet

_OPENING = re.compile(r"<!--")
_CLOSING = re.compile(r"--(!?>)")


def sheet(begun: Entry, worksheet: Worksheet) -> Entry:
    """The entry *begun*, which has no answer, with a place for each; one a person it is about."""
    text = begun.page.text + "".join(f"{line}\n" for line in _lines(begun, worksheet))
    return replace(begun, page=Page.read(text, begun.wordings))


def comments(worksheet: Worksheet) -> frozenset[str]:
    """All comments that a blank sheet of *worksheet* can have, whomever it is about."""
    words = languages.of(worksheet.language)
    stops = (stop for stop in Route(worksheet, {}, ()).stops() if isinstance(stop, Stop))
    texts = [_above(worksheet, words), worksheet.conclusion]
    texts += [step.guidance for step in worksheet.steps]
    texts += [_note(stop, words) for stop in stops]
    return frozenset(comment for text in texts for comment in _comment(text))


def _lines(begun: Entry, worksheet: Worksheet) -> Iterator[str]:
    """The lines below the title."""
    words = languages.of(worksheet.language)
    route = Route(worksheet, {}, begun.header.about)
    stops = [stop for stop in route.stops() if isinstance(stop, Stop)]
    yield from _comment(_above(worksheet, words))
    for at, step in enumerate(worksheet.steps):
        yield from ("", _heading(2, step.title), Mark(True, step.id).written())
        yield from _comment(step.guidance)
        for stop in (each for each in stops if each.step == at):
            yield from ("", _heading(3, route.heading(stop.question, stop.person)))
            yield Mark(False, stop.question.id, stop.person).written()
            yield from _comment(_note(stop, words))
            # Without a form there is an empty line to write on, between two others.
            yield from ("", *(stop.question.kind.form() or ("",)))
    if worksheet.conclusion:
        yield from ("", *_comment(worksheet.conclusion))


def _heading(level: int, text: str) -> str:
    return Heading(level, " ".join(text.split())).written()


def _above(worksheet: Worksheet, words: Words) -> str:
    """What stands below the title: what the worksheet is for, and how to fill it in."""
    return "\n\n".join(filter(None, (worksheet.purpose, words.sheet.how)))


def _note(stop: Stop, words: Words) -> str:
    """When a question is to be answered, with what, and its hint."""
    when = ""
    if stop.follows:
        follow_ups = stop.follows.follow_ups
        said = next(each.when.text for each in follow_ups if each.question is stop.question)
        first, _, limit = said.partition(" ")
        when = words.sheet.when[first].format(limit=limit)
    asked = ": ".join(filter(None, (when, _expected(stop.question.kind, words))))
    return "\n".join(filter(None, (asked, stop.question.hint)))


def _expected(kind: Kind, words: Words) -> str:
    """What an answer of this *kind* is, where that needs to be said."""
    shape = kind.shape()
    low, high, options = (shape.get(key) for key in ("low", "high", "options"))
    shape["ends"] = f": {low} ... {high}" if low or high else ""
    shape["options"] = ", ".join(options) if isinstance(options, list) else ""
    return words.sheet.expected.get(kind.name, "").format(**shape)


def _comment(text: str) -> tuple[str, ...]:
    """The comment that says *text*, if anything: nothing in it ends it, and it is no mark."""
    said = _CLOSING.sub(r"-- \1", _OPENING.sub("<! --", text))
    is_mark = said.startswith(("q:", "step:"))
    said = f"\n{said}\n" if is_mark or "\n" in said else f" {said} "
    return (f"<!--{said}-->",) if text else ()
