"""One answer from its first word to its last."""

from collections.abc import Sequence

from reflect.entries.answer import Answer
from reflect.render.html.markup import Child, Html, element, joined
from reflect.render.html.prose import quietly, written
from reflect.render.html.tongue import Tongue, foreign
from reflect.render.values import actions, is_prose, parts


def whole(answer: Answer | None, tongue: Tongue) -> Html:
    """What was answered, if anything was."""
    words = tongue.words
    if answer is None or answer.state != "answered":
        is_declined = answer is not None and answer.declined
        said = words.not_today if is_declined else words.review.left_open
        return quietly("(", tongue.own(said), ")")
    if plan := actions(answer):
        todo = [(action.planned(words), action.state or "new") for action in plan]
        return joined(listed(todo, tongue), written(answer.words))
    if is_prose(answer) and not answer.rating:
        return written(answer.text)
    if answer.kind in ("list", "choices") and isinstance(answer.value, tuple) and answer.value:
        name = "ol" if answer.kind == "list" else "ul"
        items = [element("li", str(item), dir="auto") for item in answer.value]
        return joined(element(name, items, class_="items"), written(answer.words))
    value, beside = parts(answer, words)
    return joined(element("p", foreign(value), class_="value"), written(beside))


def listed(items: Sequence[tuple[Child, str]], tongue: Tongue) -> Html:
    """Things to do, each with its state, but for what is merely to be done."""
    plans = tongue.words.review.plans
    lines = (
        element("li", element("span", text, dir="auto"), " ", _state(plans[state], tongue))
        if state != "new"
        else element("li", element("span", text, dir="auto"))
        for text, state in items
    )
    return element("ul", lines, class_="items")


def _state(said: str, tongue: Tongue) -> Html:
    return element("span", tongue.own(said), class_="state")
