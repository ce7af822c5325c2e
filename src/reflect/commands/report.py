"""`reflect report`: a page for a browser, in one file."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from reflect.commands import messages, output
from reflect.commands.call import EXCLUDE, FORCE, PAGE, RUNS, Call, takes
from reflect.errors import WrongUse
from reflect.journal import Journal, plans, runs
from reflect.journal.references import Questions
from reflect.journal.runs import Run, Selection
from reflect.locale import N_, ngettext
from reflect.terminal import is_attended


@takes(PAGE, *RUNS, EXCLUDE, FORCE)
def command(call: Call) -> None:
    """Make a page to read and to print: changes, ratings and answers."""
    if call.options.output is None and not is_attended():
        raise WrongUse(N_("Where should the page go? Add --output FILE."))
    from reflect.pages import report as pages  # only here: it loads word tables
    from reflect.pages.comparison_view import ComparisonView
    from reflect.render import html

    journal = call.journal
    selection = call.selection
    by_sheet = runs.by_worksheet(journal, selection.comparable(journal), selection.filters)
    id_, found = next(iter(by_sheet.items()))
    answers = (answer for run in found for answer in run.answers)
    before = runs.before(found[0], found)
    is_selected, is_partial = _reach(journal, selection, found)
    report = pages.Report(
        runs=found,
        questions=Questions.of(
            journal.library, id_, answers, found[0].masked, found[0].header.language
        ),
        after=journal.library.successors(id_),
        pair=ComparisonView.of(before, found[0], journal) if before else None,
        plans=[
            plan for plan in plans.every(journal, replace(selection, worksheet=id_)) if plan.is_open
        ],
        is_selected=is_selected,
        is_partial=is_partial,
    )
    day = journal.settings.day(datetime.now())
    first = Path(f"reflect-{day}.html")
    call.options.output = call.options.output or output.asked_path(call, first)
    output.write(call, [html.text(pages.page(report))], ".html")
    messages.say_omissions(journal, found)
    if call.options.output == output.STDOUT:
        return
    messages.say(
        ngettext(
            "Only your account can read this page. It holds the answers of one run, in your words.",
            "Only your account can read this page. It holds the answers of {count} runs, in your "
            "words.",
            len(found),
        )
    )
    messages.print_result(call.options.output)


def _reach(journal: Journal, selection: Selection, found: Sequence[Run]) -> tuple[bool, bool]:
    """Whether filters select only some runs, and whether exclusions hide some of these."""
    every = list(Selection(worksheet=found[0].header.worksheet).runs(journal))
    asked_for = [run for run in every if replace(selection, excluded=()).matches(run)]
    is_partial = len(found) < len(asked_for) or any(
        run.hidden or run.about != run.header.about for run in found
    )
    return len(asked_for) < len(every) or bool(selection.about), is_partial
