"""The page of a comparison: which two runs these are, what changed at all, and each answer."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from reflect import locale
from reflect.comparison.changes import Change, RewordedQuestion
from reflect.errors import phrases
from reflect.languages import of
from reflect.locale import Locale
from reflect.pages import changes
from reflect.pages.answers import answer_blocks, is_given
from reflect.pages.comparison_view import ComparisonView
from reflect.pages.days import Days, about_people, span
from reflect.render.page import (
    COMFORTABLE,
    Answered,
    Block,
    Command,
    Heading,
    Item,
    Items,
    Page,
    Paragraph,
    Prose,
    Section,
    Sides,
    theirs,
)
from reflect.text import case_folded

#: Where both texts stand side by side, there may be so many.
WIDE = 180
#: What became of answers, in the order in which it is told.
_TOLD = ("reworded", "extended", "shortened", "moved", "rewritten", "changed", "new", "removed")


class View(NamedTuple):
    """How much of two runs is shown, and what is offered beyond it."""

    #: Unchanged answers, too.
    everything: bool = False
    #: Both texts whole, and not only what changed in them.
    in_full: bool = False
    #: Some questions were chosen: all of their answers are shown, and none are counted.
    is_choice: bool = False
    #: Commands that show more, each with its label.
    offers: tuple[Command, ...] = ()


USUAL = View()


def page(pair: ComparisonView, view: View = USUAL) -> Page:
    """What has changed, changed questions first."""
    say, language = locale.of(pair.language), pair.language
    name = Days.of((pair.old, pair.new), language).long(pair.new)
    blocks = [
        Heading(_title(pair, say), noun=say.gettext("compare")),
        *head(pair),
        *body(pair, view),
        *view.offers,
    ]
    return Page(blocks, language, WIDE if view.in_full else COMFORTABLE, name)


def head(pair: ComparisonView) -> Iterator[Paragraph]:
    """When the two runs were, and about whom."""
    say = locale.of(pair.language)
    yield Paragraph(_days(pair, say), joins=True)
    then, now = pair.people
    if not pair.writers and not _are_same(then, now):
        days = _both_days(pair)
        if days[0] == days[1]:
            days = _clock(pair) or days
        for day, people in zip(days, (then, now), strict=True):
            yield Paragraph(f"{day}: {about_people(people, say)}", joins=True)


def overview(pair: ComparisonView) -> Iterator[Paragraph]:
    """What became of the worksheet, and how many answers changed."""
    yield from _revision(pair, locale.of(pair.language))
    if said := summary(pair):
        yield Paragraph(said)


def body(pair: ComparisonView, view: View = USUAL) -> Iterator[Block]:
    """What became of the worksheet, of each answer and of each plan."""
    say, seen = (
        locale.of(pair.language),
        pair.shown_changes(everything=view.everything or view.is_choice),
    )
    yield from _revision(pair, say) if view.is_choice else overview(pair)
    if view.is_choice and not seen and not pair.plans:
        yield Paragraph(say.gettext("Neither of the two runs has an answer to this question."))
    numbers, noun = pair.questions.numbers, say.gettext("question")
    for asked in pair.revision.reworded:
        below = (Paragraph(_asked(asked, say), "quiet"),)
        number = numbers.get(asked.id, "")
        yield Section(theirs(asked.now), below, number, noun, is_brief=True, is_listed=False)
    for change in seen:
        tell = _of_two_people if pair.writers else _of_one
        blocks, label = tell(pair, change, view, say)
        question, number = theirs(pair.question(change)), numbers.get(change.id, "")
        yield Section(question, blocks, number, noun, label, is_brief=True)
    is_step = (changes.is_other_rating(each) and not changes.is_on_another(each) for each in seen)
    if not pair.writers and any(is_step):
        yield changes.caution(pair.language)
    yield from _plans(pair, say)


def _plans(pair: ComparisonView, say: Locale) -> Iterator[Block]:
    """What became of each plan of the older run, and the new ones."""
    words = tuple(_last_time(pair))
    if pair.plans or words:
        yield Heading(say.gettext("What you planned"), 2)
    for each in pair.plans:
        change = each.change
        if blocks := changes.plan_blocks(each, pair.names, pair.language):
            # Whoever gets the text alone has to know as well what became of each.
            told = (
                f"{theirs(plan.action.text)}: {changes.became(plan, say)}" for plan in each.plans
            )
            shown = Answered(blocks, change.difference.parts, tuple(told))
            is_declined = change.new is not None and change.new.declined
            label = changes.outcome_label("declined", say) if is_declined else ""
            number = pair.questions.numbers.get(change.id, "")
            question, noun = theirs(pair.question(change)), say.gettext("question")
            yield Section(question, (shown,), number, noun, label, is_brief=True)
    if pair.last_time and words:
        yield Section(theirs(pair.last_time.question), words, noun=say.gettext("question"))


def _last_time(pair: ComparisonView) -> Iterator[Block]:
    """What the newer run says of plans that the older one does not have, and of all of them."""
    here = {case_folded(plan.then.text) for each in pair.plans for plan in each.plans if plan.then}
    said = pair.last_time.outcomes if pair.last_time else ()
    others = [Item(each.plan, each.said) for each in said if case_folded(each.plan) not in here]
    if others:
        yield Items(tuple(others))
    if pair.last_time and pair.last_time.words:
        yield Prose(pair.last_time.words)


def _title(pair: ComparisonView, say: Locale) -> str:
    """What the two runs are called, and whom both are about."""
    then, now = pair.old.header, pair.new.header
    is_translated = then.worksheet == now.worksheet and then.language != now.language
    both = [pair.spoken] if is_translated else [pair.old, pair.new]
    titles = " / ".join(map(theirs, dict.fromkeys(each.title for each in both)))
    people, others = pair.people
    if pair.writers or not _are_same(people, others) or not others:
        return titles
    named = say.say(phrases.listing([*map(theirs, others)]))
    return say.gettext("{title}, with {people}", title=titles, people=named)


def _days(pair: ComparisonView, say: Locale) -> str:
    """When the two runs were, and how far apart."""
    then, now = _both_days(pair)
    if pair.writers:
        then, now = (f"{name}, {day}" for name, day in zip(pair.names, (then, now), strict=True))
        return say.gettext("{one}, and {other}", one=then, other=now)
    if then == now and pair.old.day != date.min:
        if times := _clock(pair):
            return say.gettext(
                "{day}, at {then} and at {now}", day=now, then=times[0], now=times[1]
            )
        return say.gettext("{day}, twice", day=now)
    both_days = say.say(phrases.listing((then, now)))
    if date.min in (pair.old.day, pair.new.day):
        return both_days
    between = span(abs(pair.new.day - pair.old.day).days, say)
    return say.gettext("{days}, {span} apart", days=both_days, span=between)


def _both_days(pair: ComparisonView) -> tuple[str, str]:
    """The two days, or the names of the files that have none."""
    words = of(pair.language)
    then, now = (
        theirs(run.name) if run.day == date.min else words.long_date(run.day)
        for run in (pair.old, pair.new)
    )
    return then, now


def _clock(pair: ComparisonView) -> tuple[str, str] | None:
    """The times of day of both, where they are known and not the same."""
    then, now = pair.old.time, pair.new.time
    return (then, now) if then and now and then != now else None


def _are_same(people: Iterable[str], others: Iterable[str]) -> bool:
    return set(map(case_folded, people)) == set(map(case_folded, others))


def _revision(pair: ComparisonView, say: Locale) -> Iterator[Paragraph]:
    """That the worksheet is another one than it was, and what it no longer asks."""
    revision = pair.revision
    if revision.versions:
        then, now = revision.versions
        said = say.gettext(
            "The worksheet has changed in between: it was version {then}, it is version {now}.",
            then=then,
            now=now,
        )
        yield Paragraph(said)
    elif revision and not pair.writers:
        yield Paragraph(say.gettext("The worksheet has changed in between."))
    for wording in revision.removed.values():
        asked = say.gettext("No longer asked: {question}", question=theirs(wording))
        yield Paragraph(asked, joins=True)
    if count := len(revision.uncertain):
        said = say.ngettext(
            "One answer is new: the question was not asked then, or was left open.",
            "{count} answers are new: the questions were not asked then, or were left open.",
            count,
        )
        yield Paragraph(said, joins=True)


def _asked(asked: RewordedQuestion, say: Locale) -> str:
    """How a question is asked otherwise."""
    if not asked.is_successor:
        return changes.former_wording(asked.then, say)
    if asked.then != asked.now:
        return say.gettext("replaces: {question}", question=theirs(asked.then))
    return say.gettext("a new question, in the same words")


def _of_one(
    pair: ComparisonView, change: Change, view: View, say: Locale
) -> tuple[tuple[Block, ...], str]:
    """An answer then and now, and what became of it."""
    language, notes = pair.language, tuple(changes.change_notes(change, pair.language))
    became = changes.outcome(change, is_asked=change.id not in pair.revision.removed)
    if view.in_full and change.kind != "unchanged":
        blocks = (*changes.both_sides(change, pair.names, language), *notes)
    else:
        # Whoever gets the text alone has to know as well which scales two ratings are on.
        beside = [note.text for note in notes]
        if change.old and change.new and changes.is_on_another(change):
            beside.insert(0, changes.values_sentence(change.old, change.new, language))
        told = changes.change_blocks(change, pair.names, language)
        blocks = (Answered(told, change.difference.parts, tuple(beside)),)
    return blocks, changes.outcome_label(became, say)


def _of_two_people(
    pair: ComparisonView, change: Change, view: View, say: Locale
) -> tuple[tuple[Block, ...], str]:
    """What each of two people wrote, and who of them did."""
    has_old, has_new = is_given(change.old), is_given(change.new)
    if has_old and has_new and change.kind == "unchanged":
        both = (say.gettext("both"), answer_blocks(change.new, pair.language))
        return (Sides((both,)),), changes.outcome_label("unchanged", say)
    blocks = changes.both_sides(change, pair.names, pair.language)
    if has_old and has_new:
        return blocks, ""
    return blocks, say.gettext("only {name}", name=pair.names[0 if has_old else 1])


def summary(pair: ComparisonView) -> str:
    """How many answers changed and how, without a verdict; "" where there are only plans."""
    say = locale.of(pair.language)
    return " ".join(_shared(pair, say)) if pair.writers else _counted(pair, say)


def _counted(pair: ComparisonView, say: Locale) -> str:
    """How many of all answers have changed, and in which way."""
    same = sum(
        change.kind == "unchanged" and is_given(change.old) and is_given(change.new)
        for change in pair.changes
    )
    seen = pair.shown_changes(everything=True)
    became = Counter(changes.outcome(change) for change in seen if change.is_shown)
    if not became:
        if not same:
            return "" if pair.plans else say.gettext("There is nothing to compare.")
        return say.ngettext(
            "The one answer has not changed.", "The {count} answers have not changed.", same
        )
    kinds = [(became[kind], changes.outcome_label(kind, say)) for kind in _TOLD if became[kind]]
    if len(seen) == 1:
        return say.gettext("The one answer has changed: {became}.", became=kinds[0][1])
    listed = ", ".join(f"{count} {label}" for count, label in kinds)
    changed = sum(became.values())
    if changed == len(seen) == 2:
        return say.gettext("Both answers have changed: {list}.", list=listed)
    if changed == len(seen):
        return say.gettext("All {count} answers have changed: {list}.", count=changed, list=listed)
    return say.ngettext(
        "{count} of {all} answers has changed: {list}.",
        "{count} of {all} answers have changed: {list}.",
        changed,
        all=len(seen),
        list=listed,
    )


def _shared(pair: ComparisonView, say: Locale) -> Iterator[str]:
    """How many questions two people have both answered, and how many answers are alike."""
    given = [(is_given(change.old), is_given(change.new), change) for change in pair.changes]
    both = [change for old, new, change in given if old and new]
    if not both:
        yield say.gettext("There is no question that both have answered.")
    else:
        yield say.ngettext(
            "There is one question that both have answered.",
            "There are {count} questions that both have answered.",
            len(both),
        )
        if alike := sum(change.kind == "unchanged" for change in both):
            yield say.ngettext(
                "In one of them the two answers are the same, word for word.",
                "In {count} of them the two answers are the same, word for word.",
                alike,
            )
        else:
            yield say.gettext("No two answers are the same, word for word.")
    alone = [sum(old > new for old, new, _ in given), sum(new > old for old, new, _ in given)]
    for count, name in zip(alone, pair.names, strict=True):
        if count:
            yield say.ngettext(
                "Answered only by {name}: one question.",
                "Answered only by {name}: {count} questions.",
                count,
                name=name,
            )
