"""An answer as it is read aloud: what it is worth in words, and no marks around it."""

from reflect.entries.answer import Answer
from reflect.questions import Action
from reflect.questions.kinds.action import DONE, LET_GO
from reflect.questions.kinds.days import spoken_day
from reflect.render.spoken import begun, closed, said
from reflect.render.values import is_prose, mark
from reflect.words.table import Words


def told(answer: Answer, words: Words) -> list[str]:
    """What was answered, in paragraphs."""
    if answer.state != "answered":
        return [begun(words.not_today) if answer.declined else words.spoken.open]
    if is_prose(answer):
        return [closed(answer.text)]
    return [*_value(answer, words), *([closed(answer.words)] if answer.words else [])]


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
    by = [f"{words.by[0]} {spoken_day(action.by, words)}"] if action.by else []
    every = [f"{words.every[0]} {action.every}"] if action.every else []
    return said(sentence, text=", ".join([action.text, *by, *every]))
