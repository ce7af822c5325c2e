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
    locale, is_asked = prompt.locale, not prompt.asks_names
    has_words = bool(typed.strip()) or prompt.is_answered
    # A word about a number is left out by skipping it: the number stays.
    declines = prompt.part == "value" and prompt.number > 0
    not_today = {
        "n": (
            locale.gettext("not today"),
            locale.gettext("in the place of what you wrote")
            if has_words
            else locale.gettext("an answer of its own"),
        )
    }
    guided = {"g": (locale.gettext("the guidance again"), "")} if prompt.step.guidance else {}
    is_typed = is_asked and not prompt.is_chosen
    edited = (
        {
            "u": (locale.gettext("take back what I typed (Ctrl-_)"), ""),
            "e": (locale.gettext("write this one in my editor"), ""),
        }
        if is_typed
        else {}
    )
    read = {"r": (locale.gettext("read back"), locale.gettext("what you wrote so far"))}
    if is_asked and not prompt.number:
        return {"b": (locale.gettext("back"), locale.gettext("to the last page")), **read, **edited}
    back = (
        locale.gettext("to what it is about")
        if prompt.part == "words"
        else locale.gettext("to the question before")
    )
    go_on = (locale.gettext("skip: leave it open"), locale.gettext("you can come back to it"))
    if not is_asked:
        back, go_on = (
            locale.gettext("the names stay here"),
            (locale.gettext("skip: leave it open"), locale.gettext("about no one in particular")),
        )
    elif typed.strip():
        back, go_on = (
            locale.gettext("what you wrote here stays"),
            (locale.gettext("go on to the next"), locale.gettext("what you wrote here stays")),
        )
    return {
        "b": (locale.gettext("back"), back),
        "s": go_on,
        "t": (locale.gettext("all questions"), locale.gettext("a list, to go to any of them")),
        **read,
        **(not_today if declines else {}),
        **({"l": (locale.gettext("what I wrote last time"), "")} if is_asked else {}),
        **guided,
        **edited,
        "f": (locale.gettext("enough: finish with what is there"), ""),
        "p": (locale.gettext("pause"), locale.gettext("go on another day")),
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
