"""Worksheets: a list of them, and one to be listened to."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from reflect import locale
from reflect.interview import blank
from reflect.questions import Condition, Question
from reflect.render.spoken import begun, closed, page, said
from reflect.text import reflowed
from reflect.words import of
from reflect.words.table import Words
from reflect.worksheets import Reading, Worksheet


def listed(rows: Sequence[tuple[Reading, bool]], check: Callable[[str], str]) -> str:
    """Worksheets, a few sentences each; *check* is the command that looks at one."""
    return page(_row(row, check) for row in rows)


def shown(sheet: Worksheet) -> str:
    """A worksheet: steps, guidance, questions, and what is asked only sometimes."""
    return page(_shown(sheet))


def _row(row: tuple[Reading, bool], check: Callable[[str], str]) -> str:
    (reading, is_own), sheet = row, row[0].worksheet
    spoken = of(sheet.language).spoken
    called = said(spoken.called, title=sheet.title, id=sheet.id) if sheet.title else sheet.id
    said_of = [closed(called), closed(sheet.size)]
    said_of += [spoken.own] if is_own else []
    said_of += [] if reading.usable else [spoken.mistakes.format(command=check(sheet.id))]
    return " ".join(said_of)


def _shown(sheet: Worksheet) -> Iterator[str]:
    words = of(sheet.language)
    yield f"{closed(sheet.title)} {closed(sheet.size)}"
    if sheet.purpose:
        yield closed(reflowed(sheet.purpose))
    for at, step in enumerate(sheet.steps, 1):
        number = said(words.talk.step, number=at, count=len(sheet.steps))
        each = [said(words.spoken.each, each=step.each)] if step.each else []
        yield " ".join([number, closed(step.title), *each])
        if step.guidance:
            yield closed(words.talk.guidance_is.format(guidance=reflowed(step.guidance)))
        for question in step.questions:
            yield from _question(question, sheet.numbers, words, is_each=bool(step.each))
    if sheet.conclusion:
        yield closed(reflowed(sheet.conclusion))


def _question(
    question: Question,
    numbers: Mapping[str, int],
    words: Words,
    when: Condition | None = None,
    *,
    is_each: bool = False,
) -> Iterator[str]:
    """One question with how it is answered, its hint, and its follow-ups."""
    number = f"{begun(words.talk.questions[0]).rstrip('.')} {numbers[question.id]}."
    each = question.each if not is_each and not when else ""
    parts = [
        f"{condition(when, words)}:" if when else number,
        closed(question.wording.filled({})),
        kind(question, words),
        said(words.spoken.each, each=each) if each else "",
    ]
    yield " ".join(part for part in parts if part)
    if question.hint:
        yield begun(reflowed(question.hint))
    for follow_up in question.follow_ups:
        yield from _question(follow_up.question, numbers, words, follow_up.when)


def condition(when: Condition, words: Words) -> str:
    """When a follow-up is asked."""
    said_when = blank.condition(when.text, locale.of(words.code))
    return said_when[:1].upper() + said_when[1:]


def kind(question: Question, words: Words) -> str:
    """How a question is answered; nothing where it is prose."""
    shape, name = question.kind.shape(), question.kind.name
    if name == "scale":
        ends = [
            ", ".join(str(part) for part in (shape[number], shape[end]) if part != "")
            for number, end in (("min", "low"), ("max", "high"))
        ]
        low = f"{ends[0]}," if shape["low"] else ends[0]
        return said(words.talk.scale_from, low=low, high=ends[1])
    options = shape.get("options")
    listed_ = ", ".join(options) if isinstance(options, list) else ""
    named = said(words.spoken.kinds.get(name, ""), options=listed_)
    room = [said(words.spoken.room, count=shape["count"])] if shape.get("count") else []
    return " ".join([named, *room])
