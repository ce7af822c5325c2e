"""Worksheets: a list of them, and one to be read."""

from collections.abc import Callable, Sequence

from rich.console import Console

from reflect.questions import Question
from reflect.render.drawing import put, styled
from reflect.render.spoken.worksheets import condition, kind
from reflect.words import of
from reflect.words.table import Words
from reflect.worksheets import Reading, Worksheet


def listed(out: Console, rows: Sequence[tuple[Reading, bool]], check: Callable[[str], str]) -> None:
    """Worksheets, one a line; *check* is the command that looks at one."""
    widest = max((len(reading.worksheet.id) for reading, _ in rows), default=0)
    for reading, is_own in rows:
        sheet = reading.worksheet
        notes = [f"{sheet.length} questions", *(["your own"] if is_own else [])]
        notes += [] if reading.usable else [f"has mistakes: {check(sheet.id)}"]
        line = styled(sheet.title) + styled(f"   {', '.join(notes)}", "dim")
        put(out, line, label=styled(f"{sheet.id:{widest + 2}}", "bold"))


def shown(out: Console, sheet: Worksheet) -> None:
    """A worksheet: steps, guidance, questions, and what is asked only sometimes."""
    words, number = of(sheet.language), 0
    put(out, styled(sheet.title, "bold"))
    if sheet.purpose:
        put(out, styled(sheet.purpose), above=1)
    for at, step in enumerate(sheet.steps, 1):
        each = f"  ({_each(step.each, words)})" if step.each else ""
        title = f"{words.talk.a_step.format(number=at)}: {step.title}{each}"
        put(out, styled(title, "bold underline"), above=1)
        if step.guidance:
            put(out, styled(step.guidance, "dim"), above=1)
        for question in step.questions:
            number += 1
            _put(out, question, f"{number}.", 0, words, each=bool(step.each))
    if sheet.conclusion:
        put(out, styled(sheet.conclusion), above=1)


def _put(
    out: Console, question: Question, label: str, depth: int, words: Words, *, each: bool = False
) -> None:
    """One question with its hint, how it is answered, and its follow-ups."""
    how = [kind(question, words).rstrip(".")]
    how += [_each(question.each, words)] if question.each and not each and not depth else []
    beside = ", ".join(filter(None, how))
    line = styled(f"{label} {question.wording.filled({})}")
    line += styled(f"  ({beside})" if beside else "", "dim")
    put(out, line, above=0 if depth else 1, indent=2 * depth)
    if question.hint:
        put(out, styled(question.hint, "dim"), indent=2 * depth + 3)
    for follow_up in question.follow_ups:
        _put(out, follow_up.question, f"{condition(follow_up.when, words)}:", depth + 1, words)


def _each(each: str, words: Words) -> str:
    sentence = words.spoken.each.format(each=each).rstrip(".")
    return sentence[:1].lower() + sentence[1:]
