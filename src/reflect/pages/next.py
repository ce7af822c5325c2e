"""What is due: worksheets to look at again, and plans whose day has come. Nothing is counted."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby

from reflect.journal import Journal
from reflect.journal.due import Due, LookAgain
from reflect.journal.plans import Plan
from reflect.journal.runs import Run
from reflect.locale import Locale
from reflect.pages.days import about_people, ago, yearless
from reflect.pages.plan import row
from reflect.render.page import Block, Command, Heading, Page, Paragraph, Table, theirs

#: So many plans are shown; `reflect plan` has them all.
SHOWN = 10


def page(
    due: Due,
    drafts: Mapping[str, Run],
    today: date,
    journal: Journal,
    called: Callable[..., str],
) -> Page:
    """What is *due* by *today*, or soon after; *called* gives the command lines.

    *drafts* are those that were begun since, by their worksheets.
    """
    say = journal.settings.locale
    blocks = [*_worksheets(due.lines, today, journal)]
    if due.lines:
        blocks += _commands([line for _, line in due.lines], drafts, journal, called)
    blocks += _plans(due.plans, say, called)
    if not blocks:
        nothing = say.gettext(
            "Nothing is waiting for you. What you plan for a day, or want to look at again, is "
            "shown here when its day has come."
        )
        blocks.append(Paragraph(nothing))
    return Page(blocks, say.language)


def _worksheets(
    lines: Sequence[tuple[date, LookAgain]], today: date, journal: Journal
) -> Iterator[Block]:
    say = journal.settings.locale
    # What one run says of several people is one sentence.
    for (day, _), some in groupby(lines, lambda each: (each[0], each[1].run.file)):
        line, *others = (each for _, each in some)
        people = [each.person for each in (line, *others) if each.person]
        which = "" if journal.settings.discreet else _which(line, people, say)
        yield Paragraph(_sentence(day, today, which, say))
        if line.run.header.worksheet not in journal.library.paths:
            gone = say.gettext("This worksheet is no longer there; what you wrote is.")
            yield Paragraph(gone, "quiet", joins=True)


def _commands(
    lines: Sequence[LookAgain],
    drafts: Mapping[str, Run],
    journal: Journal,
    called: Callable[..., str],
) -> Iterator[Block]:
    """What one can do about worksheets; the only one is named, unless nobody is to read that."""
    say, runs = journal.settings.locale, [line.run for line in lines]
    ids = {run.header.worksheet for run in runs}
    is_hidden = journal.settings.discreet or len(ids) > 1
    one = [id_ for id_ in ids if not is_hidden and not runs[0].names_excluded(id_)]
    if drafts:
        names = [each.name for each in drafts.values() if one]
        yield Command(say.gettext("Continue where you stopped:"), called("resume", names=names))
    if (ids - drafts.keys()) & journal.library.paths.keys():
        yield Command(say.gettext("Begin, today or another day:"), called("new", names=one))
    # The worksheet may come back for others another day, so it has to be said who is meant.
    are_several = len({line.source for line in lines}) > 1
    person = lines[0].person if len(lines) == 1 else None
    name = say.gettext("NAME") if are_several else person
    about = ["--about", name] if one and name else []
    label = say.gettext("To let one go:") if are_several else say.gettext("To let it go:")
    yield Command(label, called("next", "let-go", *about, names=one))


def _which(line: LookAgain, people: Sequence[str], say: Locale) -> str:
    """The worksheet of a *line*, and the *people* it is about."""
    title = theirs(line.run.title)
    return f"{title}, {about_people(people, say)}" if people else title


def _sentence(day: date, today: date, which: str, say: Locale) -> str:
    """When somebody wanted to look again, and at what unless nobody else is to read that."""
    if day > today:
        when = yearless(day, say)
        if which:
            return say.gettext("Around {day} you want to look again: {what}", day=when, what=which)
        return say.gettext("Around {day} you want to look again.", day=when)
    when = ago((today - day).days, say, loosely=True)
    if which:
        return say.gettext("You wanted to look again {ago}: {what}", ago=when, what=which)
    return say.gettext("You wanted to look again {ago}.", ago=when)


def _plans(
    plans: Sequence[tuple[date, Plan]], say: Locale, called: Callable[..., str]
) -> Iterator[Block]:
    if not plans:
        return
    yield Heading(say.gettext("What you planned"), 2)
    yield Table([row(plan, say) for _, plan in plans[:SHOWN]])
    label = (
        say.gettext("To tick one, or see the others:")
        if plans[SHOWN:]
        else say.gettext("To tick one:")
    )
    yield Command(label, called("plan"))
