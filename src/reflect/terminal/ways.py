"""All else there is to do than to answer: each way has a letter, and a word about the field."""

import re
from collections.abc import Mapping

from reflect import languages
from reflect.interview import Prompt, To

#: The ways that lead away from a question at once, by letter on a screen and by word elsewhere.
MOVES = {
    **dict.fromkeys(("b", ":back"), To.BACK),
    **dict.fromkeys(("s", ":skip"), To.OPEN),
    **dict.fromkeys(("n", ":nottoday"), To.NOT_TODAY),
    **dict.fromkeys(("f", ":enough"), To.ENOUGH),
    **dict.fromkeys(("p", ":pause"), To.PAUSE),
}

#: Each way by its letter: what it does, and what becomes of the field.
Ways = dict[str, tuple[str, str]]


def of(prompt: Prompt, typed: str) -> Ways:
    """The ways from a question in whose field *typed* stands."""
    talk, is_asked = prompt.words.talk, not prompt.asks_names
    has_words = bool(typed.strip()) or prompt.is_answered
    # A word about a number is left out by skipping it: the number stays.
    declines = prompt.part == "value" and prompt.number > 0
    not_today = {"n": (talk.way_not_today, talk.in_its_place if has_words else talk.an_answer)}
    guided = {"g": (talk.way_guidance, "")} if prompt.step.guidance else {}
    is_typed = is_asked and not prompt.is_chosen
    edited = {"u": (talk.way_undo, ""), "e": (talk.way_editor, "")} if is_typed else {}
    read = {"r": (talk.way_read, talk.so_far)}
    if is_asked and not prompt.number:
        return {"b": (talk.way_back, talk.to_the_last_page), **read, **edited}
    back = talk.to_its_value if prompt.part == "words" else talk.to_the_one_before
    go_on = (talk.way_open, talk.stays_open)
    if not is_asked:
        back, go_on = talk.names_stay, (talk.way_open, talk.about_no_one)
    elif typed.strip():
        back, go_on = talk.stays, (talk.way_on, talk.stays)
    return {
        "b": (talk.way_back, back),
        "s": go_on,
        "t": (talk.way_questions, talk.to_any),
        **read,
        **(not_today if declines else {}),
        **({"l": (talk.way_last, "")} if is_asked else {}),
        **guided,
        **edited,
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
