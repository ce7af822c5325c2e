"""Worksheets: a list of them, and one to be read."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import count
from types import MappingProxyType

from reflect import languages, locale
from reflect.journal.shelf import Offer
from reflect.locale import Locale
from reflect.pages.days import short
from reflect.pages.listing import WIDE
from reflect.questions import Condition, Kind, Question
from reflect.questions.kinds import Choice, Items, Scale
from reflect.render.page import (
    Block,
    Heading,
    Page,
    Paragraph,
    Prose,
    Row,
    Section,
    Table,
    Voiced,
    theirs,
)
from reflect.text import capitalized, first_sentence, reflowed
from reflect.worksheets import CONCLUSION, Reading, Worksheet

#: What is said of the worksheet (under an empty id), of its steps and questions, and of its end.
Marks = Mapping[str, Sequence[Block]]
_NO_MARKS: Marks = MappingProxyType({})


def listing(
    rows: Sequence[tuple[Offer, Reading]], check: Callable[[str], str], say: Locale
) -> Page:
    """Worksheets with what is known of them; *check* is the command that looks at one."""
    listed = [_row(offer, reading, check, say) for offer, reading in rows]
    return Page([Table(listed)], say.language, WIDE)


def _row(offer: Offer, reading: Reading, check: Callable[[str], str], say: Locale) -> Row:
    sheet, notes = reading.worksheet, [", ".join(map(theirs, offer.languages))]
    if day := offer.last_used:
        days = short(day, say), languages.of(say.language).long_date(day)
        # Translators: when a worksheet was used last, in a narrow column.
        seen, said = (say.gettext("used {day}", day=each) for each in days)
        notes.append(Voiced(seen, lambda: said))
    notes += [say.gettext("your own")] if offer.is_own else []
    if not reading.is_usable:
        notes.append(say.gettext("has mistakes: {command}", command=check(sheet.id)))
    return Row((theirs(sheet.id), _minutes(sheet, say), theirs(sheet.title)), tuple(notes))


def _minutes(sheet: Worksheet, say: Locale) -> Voiced:
    """The minutes a worksheet takes; "" where it does not say."""
    count = sheet.minutes or 0
    long = say.ngettext("{count} minute", "{count} minutes", count) if count else ""
    return Voiced(say.gettext("{count} min", count=count) if count else "", lambda: long)


def offered(head: Worksheet, say: Locale, *, is_voiced: bool) -> tuple[str, str, str]:
    """A worksheet in a choice of several: its title, how long it takes, and what it is for."""
    length = _minutes(head, say)
    about = first_sentence(reflowed(head.purpose))
    return head.title, length.said() if is_voiced else length, about


def page(sheet: Worksheet) -> Page:
    """A worksheet: steps, guidance, questions, and what is asked only sometimes."""
    return Page([*blocks(sheet)], sheet.language)


def blocks(
    sheet: Worksheet, marks: Marks = _NO_MARKS, below: Sequence[Block] = ()
) -> Iterator[Block]:
    """The blocks of a worksheet, with *marks*, and some *below* its size."""
    say = locale.of(sheet.language)
    yield Heading(theirs(sheet.title))
    yield Paragraph(say.say(sheet.size), "quiet", joins=True)
    yield from below
    if sheet.purpose:
        yield Prose(reflowed(sheet.purpose))
    yield from marks.get("", ())
    numbers = count(1)
    for at, step in enumerate(sheet.steps, 1):
        each = for_each(step.each, say) if step.each else ""
        number = say.gettext("Step {number}", number=at)
        yield Heading(f"{number}: {theirs(step.title)}", 3, label=each)
        yield from marks.get(step.id, ())
        if step.guidance:
            yield Prose(reflowed(step.guidance), tone="quiet")
        for question in step.questions:
            yield _section(question, say, marks, next(numbers), is_each=bool(step.each))
    if sheet.conclusion:
        yield Prose(reflowed(sheet.conclusion))
    yield from marks.get(CONCLUSION, ())


def _section(
    question: Question,
    say: Locale,
    marks: Marks,
    number: int = 0,
    when: Condition | None = None,
    *,
    is_each: bool = False,
) -> Section:
    """One question with how it is answered, its hint, and its follow-ups."""
    blocks: list[Block] = []
    how = [how_answered(question.kind, say)]
    how += [for_each(question.each, say)] if question.each and not is_each and not when else []
    if said := " ".join(filter(None, how)):
        blocks.append(Paragraph(said, "quiet", joins=True))
    if question.hint:
        blocks.append(Prose(reflowed(question.hint), tone="quiet"))
    blocks += marks.get(question.id, ())
    for each in question.follow_ups:
        blocks.append(_section(each.question, say, marks, when=each.when))
    text = title(question, when, say)
    if when:
        return Section(text, tuple(blocks))
    return Section(text, tuple(blocks), str(number), say.gettext("question"))


def title(question: Question, when: Condition | None, say: Locale) -> str:
    """The wording of a question without names, and before it when a follow-up is asked."""
    wording = theirs(question.wording.unnamed)
    return f"{capitalized(say.say(when.said))}: {wording}" if when else wording


def how_answered(kind: Kind, say: Locale) -> str:
    """How a question of this *kind* is answered; nothing where it is prose."""
    if isinstance(kind, Scale):
        return say.say(kind.range)
    listed = ", ".join(kind.options) if isinstance(kind, Choice) else ""
    said = {
        "line": say.gettext("One line."),
        "yesno": say.gettext("Yes, no, or it depends."),
        "choice": say.gettext("One of: {options}", options=theirs(listed)),
        "choices": say.gettext("Any of: {options}", options=theirs(listed)),
        "list": say.gettext("Several short things."),
        "date": say.gettext("A day."),
        "action": say.gettext("Something to do."),
    }
    count = kind.count if isinstance(kind, Items) else None
    room = say.gettext("Room for {count}.", count=count) if count else ""
    return " ".join(filter(None, (said.get(kind.name, ""), room)))


def for_each(each: str, say: Locale) -> str:
    return say.gettext("Once for each {each}.", each=theirs(each))
