"""Half a sentence of an earlier sitting: what it answers, now that more may have been said."""

from datetime import date
from typing import get_args

from reflect import languages
from reflect.entries.answer import Answer
from reflect.entries.block import key as key_of
from reflect.entries.entry import digest
from reflect.interview.asking import Ended, Part
from reflect.journal import unfinished
from reflect.journal.draft import Draft
from reflect.journal.unfinished import Slip, Unfinished
from reflect.questions import Kind, Unfit
from reflect.worksheets import Worksheet


def taken_up(
    draft: Draft, slip: Slip, half: Unfinished, sheet: Worksheet, today: date
) -> Ended | None:
    """Where an earlier sitting stopped, and what was typed there; the draft keeps it from now."""
    part: Part = "words" if half.part == "words" else "value"
    key = key_of(half.id, half.person) if half.id else None
    kinds = {question.id: question.kind for question in [*sheet.family(), sheet.looking_back]}
    if not half.typed.strip():
        draft.slip = slip
    else:
        draft.waiting = slip
    if half.part not in get_args(Part) or (half.id and half.id not in kinds):
        return None
    stopped = Ended(finished=False, key=key, part=part, typed=half.typed)
    if not key:
        return stopped
    there, kind = draft.entry.answer(key), kinds[half.id]
    is_value = _is_value(stopped.typed, kind, sheet, today)
    if digest(there.text if there else "") != half.before:
        return _answered_since(stopped, there, kind, is_value)
    # Version 0.1 did not say how it was meant.
    can_differ = there is not None and (half.meant or part == "words")
    if there and can_differ and unfinished.meant(there, kind) != half.meant:
        return _asked_otherwise(stopped, there, kind, is_value)
    return stopped


def _is_value(typed: str, kind: Kind, sheet: Worksheet, today: date) -> bool:
    """Whether what was *typed* answers a question of a *kind*."""
    try:
        kind.typed(typed, languages.of(sheet.language), today)
    except Unfit:
        return False
    return True


def _asked_otherwise(stopped: Ended, there: Answer, kind: Kind, is_value: bool) -> Ended:
    """Half a sentence whose question is of another *kind* by now: what stood there stays above."""
    typed, text, is_word = stopped.typed, there.text, stopped.part == "words"
    if kind.takes_words and (there.value is not None if is_word else is_value):
        return stopped
    # A word began from those behind the first blank line; a value from all there is.
    first, _, behind = text.partition("\n\n")
    above = "" if text in typed else first if is_word and behind in typed else text
    typed = f"{above}\n\n{typed}".strip()
    if kind.takes_words:
        return stopped._replace(part="words", typed=typed)
    return stopped._replace(part="value", typed=typed if kind.is_prose else " ".join(typed.split()))


def _answered_since(
    stopped: Ended, there: Answer | None, kind: Kind, is_value: bool
) -> Ended | None:
    """What is left of a half sentence once its question has been answered in another way."""
    text = there.text if there else ""
    if stopped.typed.strip() in text:
        return None
    if not kind.is_prose and stopped.part == "value":
        # Another mark has been set since; what is no mark is a word about it.
        if is_value:
            return None
        stopped = stopped._replace(part="words")
    before = there.words if there and stopped.part == "words" else text
    return stopped._replace(typed=f"{before}\n\n{stopped.typed}".strip())
