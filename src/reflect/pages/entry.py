"""The page of an entry: its questions, and what was written under them."""

from collections.abc import Iterator

from reflect import locale
from reflect.comparison.parts import Part
from reflect.entries.answer import Answer
from reflect.journal.runs import Leaf
from reflect.languages import of
from reflect.locale import Locale
from reflect.pages.answers import also, whole
from reflect.pages.days import Days, notes
from reflect.render.page import (
    Answered,
    Block,
    Heading,
    Page,
    Paragraph,
    Prose,
    Section,
    theirs,
)


def page(leaf: Leaf) -> Page:
    """An entry, as far as it is read."""
    run, say = leaf.run, locale.of(leaf.run.header.language)
    return Page(
        tuple(_blocks(leaf, say)),
        run.header.language,
        name=Days.of([run], run.header.language).long(run),
    )


def _blocks(leaf: Leaf, say: Locale) -> Iterator[Block]:
    run, language = leaf.run, leaf.run.header.language
    yield Heading(theirs(run.title))
    days = Days.of([], language)
    facts = [days.long(run)] if days.has_day(run) else []
    facts += [*notes(run, say)]
    if leaf.as_of:
        when = f"{of(language).long(leaf.as_of)}, {leaf.as_of:%H:%M}"
        facts.append(say.gettext("as it was on {when}", when=when))
    yield from (Paragraph("; ".join(facts), "quiet", joins=True) for _ in facts[:1])
    if leaf.note:
        yield Prose(leaf.note)
    for section in leaf.sections:
        if section.title:
            yield Heading(theirs(section.title), 3, noun=say.gettext("step"))
        if section.note:
            yield Prose(section.note)
        for answer in section.answers:
            if answer.state != "open" or answer.beside:
                yield _answer(answer, language, say)
    for question in leaf.unanswered:
        left = Paragraph(say.gettext("left open"), "aside")
        yield Section(theirs(question), (left,), noun=say.gettext("question"))


def _answer(answer: Answer, language: str, say: Locale) -> Section:
    """One question and its answer."""
    blocks: list[Block] = []
    if answer.aside:
        blocks.append(Paragraph(say.gettext("a follow-up that no longer applies"), "aside"))
    if answer.state != "open":
        as_it_stands = (Part((("=", answer.text),)),)
        is_text = answer.state == "answered"
        told = whole(answer, language, is_numbered=True)
        blocks += [Answered(told, as_it_stands)] if is_text else told
    blocks += also(answer, language)
    question = theirs(answer.question or answer.id)
    return Section(question, tuple(blocks), noun=say.gettext("question"))
