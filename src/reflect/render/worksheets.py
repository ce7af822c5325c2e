"""Worksheets: a list of them, and one to be read."""

from collections.abc import Sequence

from rich.console import Console

from reflect.questions import Question
from reflect.render.drawing import put, styled
from reflect.worksheets import Reading, Worksheet
from reflect.worksheets.lines import bracket_of


def listed(out: Console, rows: Sequence[tuple[Reading, bool]]) -> None:
    """Worksheets, one a line."""
    widest = max((len(reading.worksheet.id) for reading, _ in rows), default=0)
    for reading, is_own in rows:
        sheet = reading.worksheet
        notes = [f"{sheet.length} questions", *(["your own"] if is_own else [])]
        notes += [] if reading.usable else ["has mistakes: reflect worksheet check " + sheet.id]
        line = styled(sheet.title) + styled(f"   {', '.join(notes)}", "dim")
        put(out, line, label=styled(f"{sheet.id:{widest + 2}}", "bold"))


def shown(out: Console, sheet: Worksheet) -> None:
    """A worksheet: steps, guidance, questions, and what is asked only sometimes."""
    put(out, styled(sheet.title, "bold"))
    if sheet.purpose:
        put(out, styled(sheet.purpose), above=1)
    number = 0
    for at, step in enumerate(sheet.steps, 1):
        each = f"  (for each {step.each})" if step.each else ""
        put(out, styled(f"Step {at}: {step.title}{each}", "bold underline"), above=1)
        if step.guidance:
            put(out, styled(step.guidance, "dim"), above=1)
        for question in step.questions:
            number += 1
            _put(out, question, f"{number}.", 0, each=bool(step.each))
    if sheet.conclusion:
        put(out, styled(sheet.conclusion), above=1)


def _put(out: Console, question: Question, label: str, depth: int, *, each: bool = False) -> None:
    """One question with its hint, its kind, and its follow-ups."""
    kind = described(question)
    kind += f" (for each {question.each})" if question.each and not each and not depth else ""
    line = styled(f"{label} {question.wording.text}") + styled(f"  {kind}" if kind else "", "dim")
    put(out, line, above=0 if depth else 1, indent=2 * depth)
    if question.hint:
        put(out, styled(question.hint, "dim"), indent=2 * depth + 3)
    for follow_up in question.follow_ups:
        _put(out, follow_up.question, f"if {follow_up.when.text}:", depth + 1)


def described(question: Question) -> str:
    """The kind of a question, as a worksheet's author writes it."""
    bracket = bracket_of(question.kind)
    return f"[{bracket}]" if bracket else ""
