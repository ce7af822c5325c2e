"""`reflect compare`: changes between two runs, or differences between two people.

As JSON: ``{"old": E, "new": E, "summary": {class: count}, "changes": [...], "plans": [{"id", "for",
"then", "now", "became", "said"}]}``, E as in ``list``. ``then`` and ``now`` are an action as the
older and as the newer run have it, or null. ``became`` has one or two of ``new``, ``done``,
``let-go``, ``open``, ``again`` and the codes of ``last-time``; or ``said``, for one's own words.
``said`` has the words of ``last-time``, or null. If the older run is in another language of the
worksheet, its options are named as in the newer one.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING, Annotated

import typer

from reflect import languages, locale
from reflect.commands import messages, output
from reflect.commands.call import (
    ABOUT,
    EXCLUDE,
    INTO_FILE,
    WORKSHEET,
    Call,
    OfQuestions,
    format_option,
    takes,
)
from reflect.errors import ReflectError, phrases
from reflect.journal import Journal, references, runs
from reflect.journal.references import Questions
from reflect.journal.runs import Run, Selection
from reflect.locale import N_, joined

if TYPE_CHECKING:
    from reflect.pages.comparison_view import ComparisonView
    from reflect.render.page import Command


@takes(
    ABOUT,
    WORKSHEET,
    EXCLUDE,
    format_option(
        "markdown", "html", help="text for people, json for programs, markdown or html for a page."
    ),
    *INTO_FILE,
)
def command(
    call: Call,
    old: Annotated[str, typer.Argument(metavar="OLD", help="The older entry, or any file.")] = "",
    new: Annotated[
        str, typer.Argument(metavar="NEW", help="The newer one; if left out, your newest.")
    ] = "",
    all_: Annotated[bool, typer.Option("--all", help="Include unchanged answers.")] = False,
    then_now: Annotated[bool, typer.Option("--then-now", help="Show both texts in full.")] = False,
    question: OfQuestions = None,
) -> None:
    """See what has changed since last time."""
    journal = call.journal
    selection = call.selection
    before, after = _pair(call, selection, old, new)
    if call.is_json:
        output.put_json(call, _data(journal, before, after, question or []))
    else:
        from reflect.pages import compare
        from reflect.pages.comparison_view import ComparisonView

        pair = ComparisonView.of(before, after, journal)
        if question:
            pair = pair.only(_ids(pair.questions, question))
        offers: Iterable[Command] = ()
        if call.options.format == "text" and not call.options.output:
            names = [name for name in (old, new) if name]
            offers = _offers(call, pair, names, question or [], all_=all_, then_now=then_now)
        view = compare.View(all_, then_now, bool(question), tuple(offers))
        output.show(call, compare.page(pair, view))
    messages.say_unreadable(journal)
    messages.say_hidden(len(before.hidden) + len(after.hidden))
    for stored in {each.path: each for each in (before, after)}.values():
        messages.say_problems(stored)


def _offers(
    call: Call,
    pair: "ComparisonView",
    names: Sequence[str],
    questions: Sequence[str],
    *,
    all_: bool,
    then_now: bool,
) -> "Iterator[Command]":
    """Commands that show what the page leaves out: unchanged answers, both texts, a report."""
    from reflect.render.page import Command

    def again(*, all_: bool = all_, then_now: bool = then_now, of: Sequence[str] = ()) -> str:
        chosen = [word for each in of for word in ("--question", each)]
        flags = {"--all": all_, "--then-now": then_now, "--plain": call.options.plain}
        chosen += [flag for flag, is_on in flags.items() if is_on]
        return call.page_command("compare", *call.filter_arguments, *chosen, names=names)

    say = locale.of(pair.language)
    shown = len(pair.shown_changes(everything=all_))
    rest = len(pair.shown_changes(everything=True)) - shown
    if rest and not questions:
        other = say.ngettext("With the other one:", "With the other {count}:", rest)
        label = other if shown else say.gettext("All of it:")
        yield Command(label, again(all_=True))
    if not then_now and not pair.writers:
        yield Command(say.gettext("Both texts:"), again(then_now=True, of=questions))
    if questions:
        yield Command(say.gettext("All of it:"), again())
    if not names:
        page = call.page_command("report", "--output", "reflect.html", *call.filter_arguments)
        yield Command(say.gettext("A page:"), page)


def _ids(questions: Questions, names: Sequence[str]) -> frozenset[str]:
    """Ids of the questions with these *names*; raises UnknownQuestion or AmbiguousQuestion."""
    return frozenset(questions.find(name).id for name in names)


def _data(journal: Journal, old: Run, new: Run, names: Sequence[str]) -> dict[str, object]:
    """JSON fields of the changes, of all questions or of those with these *names*."""
    from reflect.comparison.changes import changes_between, summary
    from reflect.pages.comparison_view import ComparisonView

    pair = ComparisonView.of(old, new, journal)
    library = journal.library
    before = old.beside(new.header, library).answers
    changes = changes_between(before, new.answers, library.successors(new.header.worksheet))
    if names:
        answers = [*new.answers, *old.answers]
        ids = _ids(Questions.of(library, new.header.worksheet, answers), names)
        pair = pair.only(ids)
        changes = [each for each in changes if each.concerns(ids)]
    return {
        "old": old.header_data(),
        "new": new.header_data(),
        "summary": summary(changes),
        "changes": [change.data() for change in changes],
        "plans": [plan for each in pair.plans for plan in each.data()],
    }


def _pair(call: Call, selection: Selection, old: str, new: str) -> tuple[Run, Run]:
    """The two runs to compare, as named; if one or none is named, the older one first."""
    journal = call.journal
    finished = selection.runs(journal)
    newest = next(finished, None)
    if not old:
        return _with_before(journal, newest, finished, selection.filters)
    of_sheet = chain([newest], finished) if newest else finished
    among = [
        run for run in of_sheet if not newest or run.header.worksheet == newest.header.worksheet
    ]

    def find(name: str) -> Run:
        if "@" in name:
            from reflect.errors.history import InvalidStateName
            from reflect.history import log  # only here: it imports git

            with suppress(InvalidStateName):
                return Run.of(log.state(journal, name)[0], selection)
        return Run.of(references.find(journal, name, among, selection), selection)

    if new:
        return find(old), find(new)
    named = find(old)
    others = (run for run in selection.runs(journal) if run.path != named.path)
    latest = next((run for run in others if run.header.worksheet == named.header.worksheet), None)
    if latest is None or latest.sort_key() < named.sort_key():
        return _with_before(journal, named, selection.runs(journal), selection.filters)
    return named, latest


def _with_before(
    journal: Journal, newest: Run | None, finished: Iterable[Run], filters: Sequence[str]
) -> tuple[Run, Run]:
    """The finished run before *newest*, and *newest* itself; raises ReflectError."""
    if newest is None and filters:
        raise runs.nothing_found(journal, filters)
    if newest and (before := runs.before(newest, finished)):
        return before, newest
    found = N_("There is no finished run yet.")
    if newest:
        long = languages.of(journal.settings.language).long_date
        day = long(newest.day) if newest.day > date.min else newest.name
        found = N_("There is one finished run so far, of {day}.", day=day)
        if filters:
            said = phrases.listing(filters)
            found = N_(
                "One finished run matches {filters} so far, of {day}.", filters=said, day=day
            )
    how = N_(
        "When there are two, compare puts them side by side. To see how that looks: {demo}",
        demo=phrases.command("demo"),
    )
    raise ReflectError(joined([found, how], " "))
