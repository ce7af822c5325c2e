"""What became of an answer: the one place where a change is put into words."""

import re
from collections.abc import Iterator, Sequence

from reflect import locale
from reflect.comparison import prose
from reflect.comparison.changes import Change
from reflect.comparison.parts import Part, Segment
from reflect.comparison.plans import ComparedPlan, PlanChange
from reflect.entries.answer import Answer, Rating
from reflect.errors import phrases
from reflect.languages import of
from reflect.locale import Locale
from reflect.pages.answers import (
    action_text,
    answer_blocks,
    became_label,
    is_given,
    is_prose,
    is_value,
    value_and_words,
)
from reflect.render.page import Block, Item, Items, Marked, Paragraph, Prose, Sides, Value, theirs
from reflect.text import case_folded

# Compiled by `re` when it is first used: few answers are lists.
_BULLET = r"\A(\s*)(?:[-*+•‣◦·–—]|[0-9]{1,9}[.)])\s+"
#: What holds several things: these change, and are not reworded.
_SEVERAL = ("list", "action")


def outcome(change: Change, *, is_asked: bool = True) -> str:
    """What became of an answer: the class of its change, or ``open``, or ``gone``."""
    if not is_given(change.new):
        return "open" if is_asked else "gone"
    if not is_given(change.old):
        return "new" if change.kind == "new" else "removed"
    is_several = change.new is not None and change.new.kind in _SEVERAL
    is_changed = is_other_rating(change) or (is_several and change.kind == "reworded")
    return "changed" if is_changed else change.kind


def outcome_label(kind: str, say: Locale) -> str:
    """The word for what became of an answer; there is one for each, on all pages."""
    words = {
        "unchanged": say.gettext("the same"),
        "reworded": say.gettext("reworded"),
        "extended": say.gettext("longer"),
        "shortened": say.gettext("shorter"),
        "moved": say.gettext("in another order"),
        "rewritten": say.gettext("written afresh"),
        "changed": say.gettext("changed"),
        "new": say.gettext("answered now"),
        "removed": say.gettext("not today"),
        "open": say.gettext("left open"),
        "gone": say.gettext("no longer asked"),
        "declined": say.gettext("not today"),
        "first": say.gettext("the first time"),
    }
    return words[kind]


def former_wording(wording: str, say: Locale) -> str:
    """In which words a question was asked."""
    return say.gettext("the question then was: {question}", question=theirs(wording))


def change_blocks(change: Change, names: Sequence[str], language: str) -> tuple[Block, ...]:
    """An answer in as few words as tell what became of it."""
    old, new = change.old, change.new
    if not (old and new) or change.kind in ("unchanged", "new", "removed"):
        if is_given(new) and (change.kind == "unchanged" or not is_given(old)):
            return answer_blocks(new, language)
        return both_sides(change, names, language)
    return (*_difference(change, old, new, names, language), *change_notes(change, language))


def both_sides(change: Change, names: Sequence[str], language: str) -> tuple[Block, ...]:
    """Both answers in full, each under its name, as far as they are given."""
    both = zip(names, (change.old, change.new), strict=True)
    given = [(name, answer_blocks(each, language)) for name, each in both if is_given(each)]
    return (Sides(tuple(given)),)


def change_notes(change: Change, language: str) -> Iterator[Paragraph]:
    """What survived a change, and what of it nobody may miss."""
    say = locale.of(language)
    if change.difference.kept and not (change.new and change.new.actions):
        kept = theirs("; ".join(" ".join(words.split()) for words in change.difference.kept))
        yield Paragraph(say.gettext("Still there: {text}", text=kept), "note")
    for sign in "+-":
        words = dict.fromkeys(word for mark, word in change.difference.negations if mark == sign)
        if words:
            quoted = [say.gettext('"{text}"', text=theirs(each)) for each in words]
            listed = say.say(phrases.listing(quoted))
            came = say.ngettext(
                "Note: {words} was added.", "Note: {words} were added.", len(words), words=listed
            )
            went = say.ngettext(
                "Note: {words} was removed.",
                "Note: {words} were removed.",
                len(words),
                words=listed,
            )
            yield Paragraph(came if sign == "+" else went, "note")


def values_sentence(old: Answer, new: Answer, language: str) -> str:
    """Two ratings, choices or days in one sentence; nothing where they are none.

    A rating is told with its scale only where that is another.
    """
    if not (is_value(old) and is_value(new)):
        return ""
    say, words = locale.of(language), of(language)
    then, now = value_and_words(old, words)[0], value_and_words(new, words)[0]
    rated = _ratings(old, new)
    if rated and not new.is_on_other_scale:
        then, now = (str(each.value) for each in rated)
    if then == now:
        return say.gettext("{value}, then and now", value=theirs(now))
    if isinstance(new.value, tuple):
        return ""  # Several choices are too many for a sentence.
    return say.gettext("{then} then, {now} now", then=theirs(then), now=theirs(now))


def is_other_rating(change: Change) -> bool:
    """Whether a number on a scale is another one, or the scale is."""
    both = _ratings(change.old, change.new)
    return both is not None and (is_on_another(change) or both[0].value != both[1].value)


def is_on_another(change: Change) -> bool:
    """Whether a number stands on another scale than before."""
    return change.new is not None and change.new.is_on_other_scale


def caution(language: str) -> Paragraph:
    """What a point more or less can mean."""
    said = locale.of(language).gettext("A point up or down is often just the day.")
    return Paragraph(said, "quiet")


def _ratings(old: Answer | None, new: Answer | None) -> tuple[Rating, Rating] | None:
    """The two ratings, where both answers are one."""
    then, now = (answer.rating if answer else None for answer in (old, new))
    return (then, now) if then and now else None


def _difference(
    change: Change, old: Answer, new: Answer, names: Sequence[str], language: str
) -> tuple[Block, ...]:
    """What an answer was and is, with marks where it is one text."""
    if said := values_sentence(old, new, language):
        then, now = (value_and_words(each, of(language))[1] for each in (old, new))
        return (Value(said, _beside(then, now, names)),)
    text = marked_text(change)
    return (text,) if text else both_sides(change, names, language)


def marked_text(change: Change, *, is_whole: bool = False) -> Marked | None:
    """An answer with marks where it has changed; None where it is no text, or another one."""
    old, new = change.old, change.new
    if not (old and new) or change.kind == "rewritten":
        return None
    is_list = old.kind == new.kind == "list"
    is_text = is_list or (is_prose(old) and is_prose(new) and not _ratings(old, new))
    has_stayed = any(sign == "=" for sign, *_ in change.difference.segments)
    if not (is_text and has_stayed):
        return None
    parts = tuple(map(_bare, change.difference.parts)) if is_list else change.difference.parts
    return Marked(parts, is_list, is_whole)


def _bare(part: Part) -> Part:
    """An item of a list without what marks it as one."""
    if not part.is_item:
        return part
    (sign, *words), *others = part.segments
    texts = [re.sub(_BULLET, lambda found: "\n" * ("\n" in found[1]), each) for each in words]
    bare: list[Segment] = [(sign, *texts), *others] if any(texts) else others
    return part._replace(segments=tuple(bare))


def _beside(old: str, new: str, names: Sequence[str]) -> tuple[Block, ...]:
    """The words beside a value: those of now, with marks where they go on from those of then."""
    if not old or old == new:
        return (Prose(new),) if new else ()
    found = prose.between(old, new)
    if not new or found.kind == "rewritten":
        both = zip(names, (old, new), strict=True)
        return (Sides(tuple((name, (Prose(text),)) for name, text in both if text)),)
    return (Marked(found.parts),)


def plan_blocks(each: PlanChange, names: Sequence[str], language: str) -> tuple[Block, ...]:
    """What became of the plans in both answers to a question, and the words beside them."""
    items = tuple(_plan(plan, language) for plan in each.plans)
    then, now = (answer.words if answer else "" for answer in (each.change.old, each.change.new))
    listed = (Items(items, are_compared=True),) if items else ()
    return (*listed, *_beside(then, now, names))


def became(plan: ComparedPlan, say: Locale) -> str:
    """The words for what became of a *plan*."""
    return ", ".join(became_label(each, plan.said, say) for each in plan.became)


def plans_label(change: Change, say: Locale) -> str:
    """The word for what became of plans as a whole; "" of other answers, and of the same ones."""
    old, new = (each.actions if each else [] for each in (change.old, change.new))
    then, now = ([(each.text, each.by, each.every) for each in some] for some in (old, new))
    if not (then and now) or change.kind == "unchanged":
        return ""
    if {case_folded(text) for text, *_ in then}.isdisjoint(case_folded(text) for text, *_ in now):
        return say.gettext("new")
    if then == now and not any(each.done for each in new):
        return say.gettext("planned again")
    return say.gettext("changed")


def _plan(plan: ComparedPlan, language: str) -> Item:
    """Something to do, and what became of it."""
    words, state = of(language), became(plan, locale.of(language))
    then, now = (
        each.planned(words) if each else "" for each in (plan.then or plan.now, plan.action)
    )
    segments = prose.between(then, now).segments if then != now else ()
    return Item(action_text(plan.action, words, state), state, segments)
