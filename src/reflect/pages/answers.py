"""An answer on a page, from its first word to its last, and what it is worth."""

from collections.abc import Iterator

from reflect import locale
from reflect.entries.answer import Answer, Rating
from reflect.languages import LanguageWords, of
from reflect.locale import Locale
from reflect.questions import DEPENDS, Action
from reflect.questions.kinds import Outcome
from reflect.questions.kinds.days import long_day
from reflect.render.page import Block, Item, Items, Paragraph, Prose, Value, Voiced, theirs
from reflect.text import capitalized


def answer_blocks(
    answer: Answer | None, language: str, *, is_numbered: bool = False
) -> tuple[Block, ...]:
    """The blocks of an answer, or of its absence; a list *is_numbered* where its file is shown."""
    words, say = of(language), locale.of(language)
    if answer is None or answer.state != "answered":
        is_declined = answer is not None and answer.declined
        said = words.not_today if is_declined else say.gettext("left open")
        return (Paragraph(said, "aside"),)
    if plan := answer.actions:
        states = [action_state(each, say) for each in plan]
        deeds = (
            Item(action_text(each, words, state or say.gettext("to do")), state)
            for each, state in zip(plan, states, strict=True)
        )
        return (Items(tuple(deeds)), *_prose(answer.words))
    if answer.outcomes:
        became = (Item(each.plan, each.said) for each in answer.outcomes)
        return (Items(tuple(became)), *_prose(answer.words))
    if answer.kind == "list" and isinstance(answer.value, tuple) and answer.value:
        items = tuple(Item(str(item)) for item in answer.value)
        listed = Items(items, is_ordered=True, is_numbered=is_numbered)
        return (listed, *_prose(answer.words))
    value, beside = value_and_words(answer, words)
    return (Value(theirs(value), _prose(beside)),) if value else _prose(beside)


def is_given(answer: Answer | None) -> bool:
    """Whether there is an answer; not today is one, too."""
    return answer is not None and answer.state != "open"


def beside_blocks(answer: Answer, language: str) -> Iterator[Block]:
    """What stands under the same question besides."""
    lead = locale.of(language).gettext("Also under this question:")
    return (Prose(text, lead) for text in answer.duplicates)


def _prose(text: str) -> tuple[Block, ...]:
    return (Prose(text),) if text else ()


def action_text(action: Action, words: LanguageWords, state: str) -> str:
    """Something to do, with its day and its rhythm; a voice says first in which *state* it is."""

    return Voiced(
        action.planned(words),
        lambda: f"{capitalized(state)}: {', '.join([action.text, *action.when(words)])}",
    )


def action_state(action: Action, say: Locale) -> str:
    """What became of something to do; nothing while that is open and nothing was said of it."""
    is_told = action.done or action.outcome
    return became_label(action.became, action.outcome, say) if is_told else ""


def became_label(code: str, outcome: Outcome | None, say: Locale) -> str:
    """The words for what became of a plan, by its *code*; they are the same on all pages."""
    said = {code: words[0] for code, words in of(say.language).became.items()}
    words = said | {
        "said": theirs(outcome.said) if outcome else "",
        "done": say.gettext("done"),
        "let-go": say.gettext("let go"),
        "open": say.gettext("still open"),
        "again": say.gettext("planned again"),
        "new": say.gettext("new"),
    }
    return words[code]


def is_prose(answer: Answer) -> bool:
    """Whether an answer is its text, and not a rating, a choice or a list."""
    is_text = isinstance(answer.value, str) and answer.kind in ("", "text", "line")
    return answer.value is None or is_text


def is_value(answer: Answer | None) -> bool:
    """Whether an answer is one thing: a rating, a choice or a day."""
    if (
        answer is None
        or answer.state != "answered"
        or answer.kind in ("list", "action", "outcomes")
    ):
        return False
    return answer.rating is not None or not is_prose(answer)


def value_and_words(answer: Answer, words: LanguageWords) -> tuple[str, str]:
    """The rating, choice or day that an *answer* is, nothing where it is none; and its words."""
    if not is_value(answer):
        return "", readable(answer, words)
    rating = answer.rating
    return _value(answer, words), rating.words if rating else answer.words


def _value(answer: Answer, words: LanguageWords) -> str:
    """An answer of a few words: a rating, a choice or a day."""
    if rating := answer.rating:
        return _rated(rating, words, is_on_another=answer.is_on_other_scale)
    value = answer.value
    if answer.kind == "yesno":
        return yes_or_no(value, words) or answer.text
    if answer.kind == "date":
        return long_day(str(value), words)
    if isinstance(value, tuple):
        return ", ".join(map(str, value)) or words.none
    return str(value)


def yes_or_no(value: object, words: LanguageWords) -> str:
    """Yes, no or it depends; nothing of another value."""
    if isinstance(value, bool):
        return words.yes if value else words.no
    return words.depends if value == DEPENDS else ""


def _rated(rating: Rating, words: LanguageWords, *, is_on_another: bool) -> str:
    """A number with the end of its scale; beside one on another scale with what both ends say."""
    value, ends, _ = rating
    if ends.max is None:
        return str(value)
    say = locale.of(words.code)
    said = say.gettext("{value} of {max}", value=value, max=ends.max)
    says_more = ends.min != 1 or ends.low or ends.high
    if not (is_on_another and says_more) or ends.min is None:
        return said
    low, high = ends.labelled
    named = say.gettext("{low} to {high}", low=low, high=high)
    return f"{said} ({named})"


def readable(answer: Answer, words: LanguageWords) -> str:
    """An answer as one would write it on paper, without the signs that only its file needs."""
    if plan := answer.actions:
        value, beside = "\n".join(each.planned_with_state(words) for each in plan), answer.words
    elif is_value(answer):
        value, beside = value_and_words(answer, words)
    else:
        return answer.text
    return "\n\n".join(part for part in (value, beside) if part)
