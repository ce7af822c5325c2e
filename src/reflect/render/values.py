"""What an answer is worth, where its text says more than is read from it, or less."""

from reflect.entries.answer import Answer, Rating
from reflect.questions import DEPENDS, Action
from reflect.questions.kinds.days import spoken_day
from reflect.words.table import Words

#: What holds several things: these change, and are not reworded.
SEVERAL = ("list", "action")


def is_prose(answer: Answer) -> bool:
    """Whether an answer is its text, and not a mark, a choice or a list."""
    is_text = isinstance(answer.value, str) and answer.kind in ("", "text", "line")
    return answer.value is None or is_text


def mark(answer: Answer, words: Words) -> str:
    """An answer of a few words: a mark, a choice or a day."""
    if rating := answer.rating:
        return rated(rating, words, is_on_another=answer.is_on_another)
    value = answer.value
    if answer.kind == "yesno":
        return {True: words.yes, False: words.no, DEPENDS: words.depends}.get(
            value if isinstance(value, bool | str) else "", answer.text
        )
    if answer.kind == "date":
        return spoken_day(str(value), words)
    if isinstance(value, tuple):
        return ", ".join(map(str, value)) or words.none
    return str(value)


def rated(rating: Rating, words: Words, *, is_on_another: bool = False) -> str:
    """A number with the end of its scale; beside one on another scale with what both ends say."""
    value, ends, _ = rating
    if ends.max is None:
        return str(value)
    said = words.spoken.scale.format(value=value, max=ends.max)
    says_more = ends.min != 1 or ends.low or ends.high
    if not (is_on_another and says_more) or ends.min is None:
        return said
    low, high = ends.named
    named = words.over_time.ends.format(low=low, high=high)
    return words.spoken.on_scale.format(rating=said, ends=named)


def is_mark(answer: Answer | None) -> bool:
    """Whether an answer is one thing: a mark, a choice or a day."""
    if answer is None or answer.state != "answered" or answer.kind in ("list", "action"):
        return False
    return answer.rating is not None or not is_prose(answer)


def parts(answer: Answer, words: Words) -> tuple[str, str]:
    """The mark, choice or day that an *answer* is, nothing where it is none; and its words."""
    if not is_mark(answer):
        return "", readable(answer, words)
    rating = answer.rating
    return mark(answer, words), rating.words if rating else answer.words


def actions(answer: Answer | None) -> list[Action]:
    """What an answer plans; nothing where it is no plan."""
    value = answer.value if answer and isinstance(answer.value, tuple) else ()
    return [each for each in value if isinstance(each, Action)]


def readable(answer: Answer, words: Words) -> str:
    """An answer as one would write it on paper, without the signs that only its file needs."""
    if plan := actions(answer):
        value, beside = "\n".join(each.stated(words) for each in plan), answer.words
    elif is_mark(answer):
        value, beside = parts(answer, words)
    else:
        return answer.text
    return "\n\n".join(part for part in (value, beside) if part)
