"""What an answer is worth, where its text says more than is read from it, or less."""

import re
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from reflect.comparison import plans
from reflect.entries.answer import Answer
from reflect.questions import DEPENDS, Action
from reflect.questions.kinds.days import iso_day
from reflect.text import trim
from reflect.words.table import Words

#: What holds several things: these change, and are not reworded.
SEVERAL = ("list", "action")

_RATED = re.compile(r"\s*([0-9]{1,9})\s*(?:/\s*([0-9]{1,9})\s*)?")


class Rating(NamedTuple):
    """A number on a scale, which may be another scale than that of today."""

    value: int
    #: The upper end, where the file names it.
    top: int | None
    words: str

    @classmethod
    def of(cls, answer: Answer) -> "Rating | None":
        """The rating that *answer* is, also on a scale that its worksheet no longer has."""
        first, _, rest = answer.text.partition("\n")
        found = _RATED.fullmatch(first)
        is_kept = isinstance(answer.value, int) and not isinstance(answer.value, bool)
        is_lost = answer.value is None and answer.kind in ("scale", "")
        if not found or not (is_kept or (is_lost and found[2])):
            return None
        return cls(int(found[1]), int(found[2]) if found[2] else None, trim(rest))

    def said(self, words: Words) -> str:
        """The number, with the end of its scale."""
        if self.top is None:
            return str(self.value)
        return words.spoken.scale.format(value=self.value, max=self.top)


def is_prose(answer: Answer) -> bool:
    """Whether an answer is its text, and not a mark, a choice or a list."""
    is_text = isinstance(answer.value, str) and answer.kind in ("", "text", "line")
    return answer.value is None or is_text


def mark(answer: Answer, words: Words) -> str:
    """An answer of a few words: a mark, a choice or a day."""
    if rating := Rating.of(answer):
        return rating.said(words)
    value = answer.value
    if answer.kind == "yesno":
        return {True: words.yes, False: words.no, DEPENDS: words.depends}.get(
            value if isinstance(value, bool | str) else "", answer.text
        )
    if answer.kind == "date":
        return day(str(value), words)
    if isinstance(value, tuple):
        return ", ".join(map(str, value)) or words.none
    return str(value)


def is_mark(answer: Answer | None) -> bool:
    """Whether an answer is one thing: a mark, a choice or a day."""
    if answer is None or answer.state != "answered" or answer.kind in ("list", "action"):
        return False
    return Rating.of(answer) is not None or not is_prose(answer)


def parts(answer: Answer, words: Words) -> tuple[str, str]:
    """The mark, choice or day that an *answer* is, nothing where it is none; and its words."""
    if not is_mark(answer):
        return "", readable(answer, words)
    rating = Rating.of(answer)
    return mark(answer, words), rating.words if rating else answer.words


def actions(answer: Answer | None) -> list[Action]:
    """What an answer plans; nothing where it is no plan."""
    value = answer.value if answer and isinstance(answer.value, tuple) else ()
    return [each for each in value if isinstance(each, Action)]


def planned(action: Action, words: Words) -> str:
    """Something to do, with its day and its rhythm in words."""
    dated = replace(action, by=day(action.by, words))
    return "  ".join([action.text, " ".join(dated.endings(words))]).rstrip()


def stated(action: Action, words: Words) -> str:
    """The same, and behind it whether it is done or was let go."""
    state = plans.Plan(action).state
    return planned(action, words) + ("" if state == "new" else f"  ({words.review.plans[state]})")


def readable(answer: Answer, words: Words) -> str:
    """An answer as one would write it on paper, without the signs that only its file needs."""
    if plan := actions(answer):
        value = "\n".join(stated(each, words) for each in plan)
    elif answer.value is not None and answer.kind in ("choices", "date"):
        value = mark(answer, words)
    else:
        return answer.text
    return "\n\n".join(part for part in (value, answer.words) if part)


def day(written: str, words: Words) -> str:
    """A day with the name of its month; as it is *written* where that is another thing."""
    known = iso_day(written)
    return words.long(date.fromisoformat(known)) if known else written
