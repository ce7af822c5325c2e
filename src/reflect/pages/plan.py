"""What was planned: what is open, and what became of the rest, the newest first."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from reflect import languages
from reflect.journal.plans import Plan
from reflect.locale import Locale
from reflect.pages.answers import action_state
from reflect.pages.days import about_people, short
from reflect.questions.kinds.days import iso_day, long_day
from reflect.render.page import (
    Block,
    Command,
    Heading,
    Page,
    Paragraph,
    Row,
    Table,
    Voiced,
    theirs,
)


def page(plans: Sequence[Plan], say: Locale, called: Callable[..., str], older: str = "") -> Page:
    """Open *plans*, and below them closed ones; *older* is the command for the others.

    *called* gives the other command lines.
    """
    opened = [plan for plan in plans if plan.is_open]
    once = [plan for plan in opened if not plan.action.every]
    often = [plan for plan in opened if plan.action.every]
    closed = [plan for plan in plans if not plan.is_open]
    blocks: list[Block] = []
    for text, some in (
        (say.gettext("Still open"), once),
        (say.gettext("Regularly"), often),
        (say.gettext("Done, or let go"), closed),
    ):
        if some:
            rows = [row(plan, say) for plan in some]
            blocks += [Heading(text, 2 if blocks else 1), Table(rows)]
    if older:
        blocks.append(Command(say.gettext("Older ones:"), older))
    if opened:
        code, day = say.gettext("CODE"), say.gettext("DAY")
        how = say.gettext("When one is done, tick it, or put an x in its box in any editor.")
        blocks += [
            Paragraph(how, "quiet"),
            Command(say.gettext("To tick one:"), called("plan", "done", names=[code])),
            Command(say.gettext("To let one go:"), called("plan", "let-go", names=[code])),
            Command(say.gettext("For another day:"), called("plan", "later", names=[code, day])),
        ]
    return Page(blocks, say.language)


def row(plan: Plan, say: Locale) -> Row:
    """Code, day and words of a *plan*, and what there is to say of it besides."""
    code = Voiced(plan.code, lambda: say.gettext("Code {code}", code=plan.code))
    return Row((code, _day(plan, say), theirs(plan.action.text)), tuple(notes(plan, say)))


def _day(plan: Plan, say: Locale) -> str:
    """The day on which a *plan* was made last; nothing where that is not known."""
    if plan.day == date.min:
        return ""
    day = languages.of(say.language).long_date(plan.day)
    return Voiced(short(plan.day, say), lambda: say.gettext("Planned on {day}", day=day))


def notes(plan: Plan, say: Locale) -> Iterator[str]:
    """What became of a *plan*, whom it is about, by when and how often it is to be done."""
    words, action = languages.of(say.language), plan.action
    if state := action_state(action, say):
        yield state
    if plan.people:
        yield about_people(plan.people, say)
    if action.by:
        by = words.by[0] if iso_day(action.by) else action.by_word or words.by[0]
        yield f"{by} {long_day(action.by, words)}"
    if action.every:
        yield f"{action.every_word or words.every[0]} {action.every}"
