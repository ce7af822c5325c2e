"""What was planned: what is open, and what became of the rest, the newest first."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from reflect import languages
from reflect.journal.plans import Plan
from reflect.locale import Locale
from reflect.pages.answers import action_state
from reflect.pages.days import about_people, short
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
    unbound,
)


def page(
    plans: Sequence[Plan],
    say: Locale,
    called: Callable[..., str],
    older: str = "",
    *,
    has_keys: bool = False,
) -> Page:
    """Open *plans*, and below them closed ones; *older* is the command for the others.

    *called* gives the other command lines, or the only one where its list *has_keys*.
    """
    opened = [plan for plan in plans if plan.is_open]
    once = [plan for plan in opened if not plan.action.every]
    often = [plan for plan in opened if plan.action.every]
    closed = [plan for plan in plans if not plan.is_open]
    blocks: list[Block] = [Heading(say.gettext("What you planned"))]
    for text, some in (
        (say.gettext("Still open"), once),
        (say.gettext("Regularly"), often),
        (say.gettext("Done, or let go"), closed),
    ):
        if some:
            rows = [row(plan, say) for plan in some]
            blocks += [Heading(text, 2), Table(rows)]
    if older:
        blocks.append(Command(say.gettext("Older ones:"), older))
    if opened and has_keys:
        ways = say.gettext("To tick one, let it go or choose another day:")
        blocks.append(Command(ways, called("plan")))
    elif opened:
        code, day = say.gettext("CODE"), say.gettext("DAY")
        how = say.gettext("When one is done, tick it, or put an x in its box in any editor.")
        blocks += [
            Paragraph(how, "quiet"),
            Command(say.gettext("To tick one:"), called("plan", "done", names=[code])),
            Command(say.gettext("To let one go:"), called("plan", "let-go", names=[code])),
            Command(say.gettext("For another day:"), called("plan", "later", names=[code, day])),
        ]
    return Page(blocks, say.language)


def how_to_tick(command: str, say: Locale) -> str:
    """How one says later on that a plan is done; *command* is the call of `reflect plan`."""
    return say.gettext(
        "When a plan is done, tick it with {command}, or put an x in its box in any editor.",
        command=command,
    )


def row(plan: Plan, say: Locale) -> Row:
    """Code, day and words of a *plan*, and what there is to say of it besides."""
    code = Voiced(plan.code, lambda: say.gettext("Code {code}", code=plan.code))
    [*days] = _planned(plan, say)
    day = Voiced(short(plan.day, say), lambda: days[0]) if days else ""
    return Row((code, day, theirs(plan.action.text)), tuple(_notes(plan, say)))


def row_texts(plan: Plan, say: Locale) -> tuple[str, str, str, str]:
    """The sign in the box of a *plan*, its words, its day or rhythm, and all else about it."""
    action = plan.action
    when = action.when(languages.of(say.language))
    more = unbound("; ".join([*_planned(plan, say), *_notes(plan, say)]))
    return action.box, action.text, ", ".join(when), more


def _planned(plan: Plan, say: Locale) -> Iterator[str]:
    """On which day it was planned last; nothing where that is not known."""
    if plan.day > date.min:
        day = languages.of(say.language).long_date(plan.day)
        yield say.gettext("Planned on {day}", day=day)


def _notes(plan: Plan, say: Locale) -> Iterator[str]:
    """What became of a *plan*, whom it is about, by when and how often it is to be done."""
    if state := action_state(plan.action, say):
        yield state
    if plan.people:
        yield about_people(plan.people, say)
    yield from plan.action.when(languages.of(say.language))
