"""One question through all runs, newest first: what was said, and what became of it since."""

from collections.abc import Iterator, Sequence

from reflect import locale
from reflect.comparison.timeline import MomentFold, Timeline, folds
from reflect.errors import phrases
from reflect.journal.references import QuestionRef
from reflect.locale import Locale
from reflect.pages import changes
from reflect.pages.answers import answer_blocks, beside_blocks, is_value
from reflect.pages.days import Days
from reflect.render.page import (
    Block,
    Command,
    Heading,
    Moments,
    Page,
    Paragraph,
    Row,
    Section,
    Table,
    Voiced,
    theirs,
)
from reflect.text import case_folded

#: Of these there is nothing to show but the word for them.
_SILENT = ("open", "declined", "unchanged")


def page(asked: QuestionRef, lines: Sequence[Timeline], language: str, older: str = "") -> Page:
    """One question, person by person; *older* is the command for what is not shown."""
    say = locale.of(language)
    blocks: list[Block] = []
    noun = say.gettext("timeline")
    for line in (line for line in lines if line.moments):
        count = len(line.moments)
        label = say.ngettext("1 run so far", "{count} runs, newest first", count)
        if older:
            label = say.gettext("the newest {count} runs", count=count)
        blocks.append(Heading(theirs(latest_wording(asked, line)), noun=noun, label=label))
        blocks.append(moments_block(asked, line, language))
    if not lines:
        blocks.append(Heading(theirs(asked.wording), noun=noun))
        blocks.append(
            Paragraph(say.gettext("You have not written anything under this question yet."))
        )
    elif not older and len(lines) == len(lines[0].moments) == 1:
        said = say.gettext("So far there is only this one. The next will appear above it.")
        blocks.append(Paragraph(said, "quiet"))
    every = [moment for line in lines for moment in line.moments]
    if any(each.kind == "changed" and each.answer and each.answer.rating for each in every):
        blocks.append(changes.caution(language))
    if older:
        blocks.append(Command(say.gettext("Older ones:"), older))
    return Page(blocks, language)


def listing(asked: Sequence[QuestionRef], call: str, language: str) -> Page:
    """The questions that have answers, and how to *call* for one of them."""
    say = locale.of(language)
    if not asked:
        return Page(
            [Paragraph(say.gettext("You have not written anything in these runs yet."))], language
        )
    count = say.ngettext(
        "You have answered one question:",
        "You have answered these {count} questions:",
        len(asked),
    )
    how = say.gettext(
        "To follow one of them through all runs, give its number or some of its words:"
    )
    rows = [_row(each, say) for each in asked]
    blocks: list[Block] = [
        Paragraph(count, "strong"),
        Table(rows),
        Paragraph(how),
        Command("", call),
    ]
    return Page(blocks, language)


def _row(asked: QuestionRef, say: Locale) -> Row:
    noun = say.gettext("question")
    number = Voiced(asked.number, lambda: f"{noun} {asked.name}")
    wording = theirs(asked.wording)
    return Row((number, wording if asked.number else f"{wording}  ({asked.id})"))


def latest_wording(asked: QuestionRef, line: Timeline) -> str:
    """The wording in which it was asked last."""
    return next((each.question for each in line.moments if each.question), asked.wording)


def moments_block(asked: QuestionRef, line: Timeline, language: str) -> Moments:
    """What was said each time, neighbours in one that say the same."""
    days = Days.of((each.run for each in line.moments), language)
    sections = []
    above = latest_wording(asked, line)
    for fold in folds(line.moments):
        blocks: list[Block] = []
        here = fold.moments[0].question or above
        if case_folded(here) != case_folded(above):
            blocks.append(Paragraph(changes.former_wording(here, days.locale), "quiet"))
        above = here
        blocks += _said(fold, language)
        label = _label(asked, fold, days)
        sections.append(Section(_days(fold, days), tuple(blocks), label=label))
    return Moments(sections)


def _days(fold: MomentFold, days: Days) -> str:
    runs = [moment.run for moment in fold.moments]
    seen = ", ".join(map(days.short, runs))
    return Voiced(seen, lambda: days.locale.say(phrases.listing([*map(days.long, runs)])))


def _label(asked: QuestionRef, fold: MomentFold, days: Days) -> str:
    """What became of an answer: that it is longer, or the same as on an earlier day."""
    say, change = days.locale, fold.moments[0].change
    if fold.unchanged_since and days.has_day(fold.unchanged_since.run):
        day = days.beside(fold.unchanged_since.run, fold.moments[-1].run)
        return say.gettext("the same as on {day}", day=day)
    if fold.kind == "open" and asked.is_follow_up:
        return say.gettext("not asked, or left open")
    is_told = change is not None and fold.kind == change.kind
    if change and is_told and (of_plans := changes.plans_label(change, say)):
        return of_plans
    return changes.outcome_label(changes.outcome(change) if change and is_told else fold.kind, say)


def _said(fold: MomentFold, language: str) -> Iterator[Block]:
    """What was said; of a moment that says nothing new, what stands there besides."""
    answer, change = fold.moments[0].answer, fold.moments[0].change
    if answer is None:
        return
    if fold.kind not in _SILENT:
        text = None
        if change and not is_value(answer):
            text = changes.marked_text(change, is_whole=True)
        yield from (text,) if text else answer_blocks(answer, language)
    yield from beside_blocks(answer, language)
