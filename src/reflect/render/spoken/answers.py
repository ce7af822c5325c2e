"""An answer as it is read aloud: what it is worth in words, and no marks around it."""

import re
from datetime import date

from reflect.entries import Answer
from reflect.questions import DEPENDS, Action
from reflect.questions.kinds.action import DONE, LET_GO
from reflect.render.spoken import begun, closed, said
from reflect.words.table import Words

_HIGHEST = re.compile(r"\s*[0-9]+\s*/\s*([0-9]+)")


def told(answer: Answer, words: Words) -> list[str]:
    """What was answered, in paragraphs."""
    if answer.state != "answered":
        return [begun(words.not_today) if answer.declined else words.spoken.open]
    if is_prose(answer):
        return [closed(answer.text)]
    return [*_value(answer, words), *([closed(answer.words)] if answer.words else [])]


def is_prose(answer: Answer) -> bool:
    """Whether an answer is its text, and not a mark, a choice or a list."""
    is_text = isinstance(answer.value, str) and answer.kind in ("", "text", "line")
    return answer.value is None or is_text


def mark(answer: Answer, words: Words, *, alone: bool = False) -> str:
    """An answer of a few words: a mark, a day or what was chosen; *alone* without its scale."""
    value = answer.value
    if answer.kind == "yesno":
        return {True: words.yes, False: words.no, DEPENDS: words.depends}.get(
            value if isinstance(value, bool | str) else "", answer.text
        )
    if answer.kind == "date":
        return _long(str(value), words)
    if isinstance(value, tuple):
        return ", ".join(map(str, value)) or words.none
    highest = "" if alone or not isinstance(value, int) else scale_end(answer)
    return words.spoken.scale.format(value=value, max=highest) if highest else str(value)


def scale_end(answer: Answer) -> str:
    """The upper end of a scale, where the file names it."""
    found = _HIGHEST.match(answer.text)
    return found[1] if found else ""


def _value(answer: Answer, words: Words) -> list[str]:
    """What an answer is worth, each thing in it in a line of its own."""
    value = answer.value
    if not isinstance(value, tuple) or answer.kind == "choices":
        return [begun(mark(answer, words))]
    return [
        deed(each, words) if isinstance(each, Action) else closed(f"{number}. {each}")
        for number, each in enumerate(value, 1)
    ]


def deed(action: Action, words: Words, sentence: str = "") -> str:
    """Something to do, something done, or something let go; else what a *sentence* says it is."""
    spoken = words.spoken
    sentence = sentence or {DONE: spoken.done, LET_GO: spoken.let_go}.get(action.done, spoken.to_do)
    by = [f"{words.by[0]} {_long(action.by, words)}"] if action.by else []
    every = [f"{words.every[0]} {action.every}"] if action.every else []
    return said(sentence, text=", ".join([action.text, *by, *every]))


def _long(written: str, words: Words) -> str:
    """A day with the name of its month; as it is *written* where that is another thing."""
    try:
        return words.long(date.fromisoformat(written))
    except ValueError:
        return written
