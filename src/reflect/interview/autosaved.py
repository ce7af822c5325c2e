"""Autosaved text from an earlier session: where it goes once the entry or worksheet has changed."""

from datetime import date
from typing import get_args

from reflect import languages
from reflect.entries.answer import Answer, Response
from reflect.entries.block import key as key_of
from reflect.entries.entry import digest
from reflect.interview.asking import Ended, Part
from reflect.interview.open_plans import is_pending
from reflect.journal import autosaves
from reflect.journal.autosaves import AutosaveFile, UnfinishedAnswer
from reflect.journal.draft import Draft
from reflect.languages import LanguageWords
from reflect.questions import InvalidValue, Kind
from reflect.worksheets import Worksheet


def taken_up(
    draft: Draft, slip: AutosaveFile, half: UnfinishedAnswer, sheet: Worksheet, today: date
) -> Ended | None:
    """Question and text to continue with, if the autosave *half* still has a place in *sheet*.

    *draft* keeps its own autosave in the file *slip* from then on, or names that file at the end.
    """
    part: Part = "words" if half.part == "words" else "value"
    key = key_of(half.id, half.person) if half.id else None
    kinds = sheet.wordings().kinds
    if not half.typed.strip():
        draft.autosave_file = slip
    else:
        draft.previous_autosave = slip
    if is_pending(half):
        return Ended(finished=False, key=key)
    if half.part not in get_args(Part) or (half.id and half.id not in kinds):
        return None
    stopped = Ended(finished=False, key=key, part=part, typed=half.typed)
    if not key:
        return stopped
    there, kind = draft.entry.answer(key), kinds[half.id]
    words = languages.of(sheet.language)
    try:
        former = there.value if there else None
        value: Response | None = Response(kind.parse_typed(half.typed, words, today, former))
    except InvalidValue:
        value = None
    if digest(there.text if there else "") != half.before:
        return _answered_since(stopped, there, kind, value)
    # Version 0.1 saved no `meant`: the question may have been of any kind then.
    if there and there.response.is_answered and autosaves.meant(there, kind) != half.meant:
        return _asked_otherwise(stopped, there, kind, value, words)
    return stopped


def _asked_otherwise(
    stopped: Ended, there: Answer, kind: Kind, value: Response | None, words: LanguageWords
) -> Ended | None:
    """Text to continue with if the *kind* of the question may have changed: *there* stays.

    *value* is what the autosaved text gives as one of that kind, None if it is invalid.
    """
    typed, text, is_word = stopped.typed, there.text, stopped.part == "words"
    if not typed.strip():
        return None
    if kind.takes_words and there.value is not None:
        had = kind.editable(there.value, words)
        # A list that still has all that was in it may be replaced.
        is_kept = value and (value.value == there.value or (kind.is_prose and had in typed))
        if is_word or is_kept:
            return stopped
        text = there.words
    elif kind.takes_words and value and not is_word:
        return stopped
    # A word began from those behind the first blank line; a value from all there is.
    first, _, behind = text.partition("\n\n")
    above = "" if text in typed else first if is_word and behind in typed else text
    typed = f"{above}\n\n{typed}".strip()
    if kind.takes_words:
        return stopped._replace(part="words", typed=typed)
    return stopped._replace(part="value", typed=typed if kind.is_prose else " ".join(typed.split()))


def _answered_since(
    stopped: Ended, there: Answer | None, kind: Kind, value: Response | None
) -> Ended | None:
    """Text to continue with if the question was answered meanwhile; None if it has no place."""
    text = there.text if there else ""
    if stopped.typed.strip() in text:
        return None
    if not kind.is_prose and stopped.part == "value":
        # A newer value is there; a text that is no value is added to its words.
        if value:
            return None
        stopped = stopped._replace(part="words")
    before = there.words if there and stopped.part == "words" else text
    return stopped._replace(typed=f"{before}\n\n{stopped.typed}".strip())
