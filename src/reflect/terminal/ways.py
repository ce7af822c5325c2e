"""All else there is to do than to answer: each way has a letter, and a word about the field."""

import re
from collections.abc import Mapping

from reflect import languages
from reflect.interview import Prompt, To

#: The ways that lead away from a question at once.
MOVES = {"b": To.BACK, "s": To.OPEN, "n": To.NOT_TODAY, "f": To.ENOUGH, "p": To.PAUSE}

#: Each way by its letter: what it does, and what becomes of the field.
Ways = dict[str, tuple[str, str]]


def of(prompt: Prompt, typed: str) -> Ways:
    """The ways from a question in whose field *typed* stands."""
    if prompt.asks_names:
        return _of_names(prompt)
    talk = prompt.words.talk
    has_words = bool(typed.strip()) or prompt.is_answered
    # A word about a number is left out by skipping it: the number stays.
    declines = prompt.part == "value" and prompt.number > 0
    not_today = {"n": (talk.way_not_today, talk.in_its_place if has_words else talk.an_answer)}
    belongs = prompt.number > 0
    guided = {"g": (talk.way_guidance, "")} if prompt.step.guidance else {}
    edited = {"u": (talk.way_undo, ""), "e": (talk.way_editor, "")} if not prompt.is_chosen else {}
    read = {"r": (talk.way_read, talk.so_far)}
    if not belongs:
        return {"b": (talk.way_back, talk.to_the_last_page), **read, **edited}
    back = talk.to_its_value if prompt.part == "words" else talk.to_the_one_before
    has_typed = bool(typed.strip())
    go_on = (talk.way_on, talk.stays) if has_typed else (talk.way_open, talk.stays_open)
    return {
        "b": (talk.way_back, talk.stays if has_typed else back),
        "s": go_on,
        "t": (talk.way_questions, talk.to_any),
        **read,
        **(not_today if declines else {}),
        "l": (talk.way_last, ""),
        **guided,
        **edited,
        "f": (talk.way_enough, ""),
        "p": (talk.way_pause, talk.another_day),
    }


def _of_names(prompt: Prompt) -> Ways:
    """The ways from the question whom it is about."""
    talk = prompt.words.talk
    return {
        "b": (talk.way_back, talk.names_stay),
        "s": (talk.way_open, talk.about_no_one),
        "t": (talk.way_questions, talk.to_any),
        "r": (talk.way_read, talk.so_far),
        **({"g": (talk.way_guidance, "")} if prompt.step.guidance else {}),
        "f": (talk.way_enough, ""),
        "p": (talk.way_pause, talk.another_day),
    }


def said(ways: Mapping[str, str]) -> dict[str, str]:
    """What one may type for those of the *ways* that are a yes or a no, in any language."""
    found: dict[str, str] = {}
    every = languages.every()
    for words in ([each.yes.casefold() for each in every], [each.no.casefold() for each in every]):
        forms = [*words, *(word[0] for word in words)]
        for key, label in ways.items():
            if first_word(label) in words:
                found |= dict.fromkeys(forms, key)
    return found


def first_word(label: str) -> str:
    """The word that a *label* begins with, in small letters."""
    return re.split(r"\W", label)[0].casefold()
