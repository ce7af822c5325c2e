"""`reflect show`: read an entry.

As JSON: E as in ``list``, with ``"notes"`` and ``"answers": [{"id", "for", "question", "kind",
"state", "value", "words", "text", "aside", "beside"}]``; only those that were asked for with
``--question``. ``text`` is the whole answer; ``value`` and ``words`` are as in an answers file.
The value of the kind ``outcomes``, the answer ``last-time``, is ``[{"plan", "became"}]``; became is
one of ``done another-way not-yet let-go still-doing not-now done-with``. Where somebody wrote other
words, they stand under ``"said"`` instead.
"""

import sys
from typing import Annotated

import typer

from reflect import locale
from reflect.commands import messages, output
from reflect.commands.call import (
    ABOUT,
    EXCLUDE,
    INTO_FILE,
    WORKSHEET,
    Call,
    EntryName,
    OfQuestions,
    format_option,
    takes,
)
from reflect.comparison.outcomes import outcomes_after
from reflect.errors import WrongUse
from reflect.journal import Stored, plans, references
from reflect.journal.references import Questions
from reflect.journal.runs import Run
from reflect.locale import N_
from reflect.pages import entry as pages
from reflect.render.page import Paragraph
from reflect.text import LINE_END, visible


@takes(
    WORKSHEET,
    ABOUT,
    EXCLUDE,
    format_option("markdown", help="text for people, json for programs, markdown to hand on."),
    *INTO_FILE,
)
def command(
    call: Call,
    entry: EntryName = "latest",
    question: OfQuestions = None,
    raw: Annotated[
        bool, typer.Option("--raw", help="Show the file as it is, byte for byte.")
    ] = False,
) -> None:
    """Read an entry."""
    if raw and (question or call.options.exclude or call.options.format != "text"):
        raise WrongUse(N_("--raw shows the whole file as it is. Leave out the other option."))
    journal = call.journal
    selection = call.selection
    among = selection.entries(journal)
    stored = references.find(journal, entry, among, selection)
    if raw:
        _put_bytes(call, stored)
        return
    run = Run.of(stored, selection)
    view = pages.EntryView.of(run, outcomes_after(run, journal))
    if question:
        known = Questions.of(journal.library, run.header.worksheet, view.answers, run.masked)
        view = view.only([known.find(name) for name in question])
    if call.is_json:
        output.put_json(call, view.data())
    else:
        page = pages.page(view)
        if call.options.format == "text" and not call.options.output and _has_open_plan(view, call):
            from reflect.pages.plan import how_to_tick

            how = how_to_tick(call.page_command("plan"), locale.of(run.header.language))
            page = page._replace(blocks=[*page.blocks, Paragraph(how, "quiet")])
        output.show(call, page)
    messages.say_unreadable(journal)
    messages.say_hidden(len(run.hidden))
    messages.say_hidden(view.notes_left_out, "note")
    messages.say_problems(stored)


def _has_open_plan(view: pages.EntryView, call: Call) -> bool:
    """Whether an answer of a finished entry holds a plan that is open."""
    run = view.run
    is_finished = run.header.status == "complete" and not run.copy_of
    ids = plans.planned(run, call.journal) & {each.id for each in view.answers}
    return is_finished and any(not box.action.done for box in plans.boxes(run, ids))


def _put_bytes(call: Call, stored: Stored) -> None:
    """Print the file of an entry as it is; on a terminal, without control characters."""
    if call.options.output:
        output.write_bytes(call, stored.data, ".md")
    elif sys.stdout.isatty():
        text = visible(LINE_END.sub("\n", stored.text))
        output.put_paged(call, text if text.endswith("\n") else f"{text}\n")
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(stored.data)
