"""`reflect timeline`: one question through all runs.

As JSON: ``{"schema", "worksheet", "question", "id", "moments": [M]}``, M ``{"entry": E, "for",
"id", "question", "class", "state", "value", "scale", "words", "text"}``, newest first, one person's
after another's. E is an entry as in ``list``; "scale" is that of a rating, ``{"min", "max", "low",
"high"}``, null where that is not known; "class" says what became of the answer before, as in
``compare``, and is null where there is none; "id" and "question" of M are those of that run. In
"value" options are named in the language of the newest run.
Without QUESTION: ``{"schema", "worksheet", "questions": [{"id", "number", "question"}]}``.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING, Annotated

import typer

from reflect.commands import messages, output
from reflect.commands.call import EXCLUDE, INTO_FILE, RUNS, Call, format_option, takes
from reflect.comparison import outcomes
from reflect.entries.answer import Answer
from reflect.errors import UnknownQuestion
from reflect.journal import Library, runs
from reflect.journal.references import QuestionRef, Questions, lineage
from reflect.journal.runs import Run
from reflect.questions import data

if TYPE_CHECKING:
    from reflect.comparison.timeline import Moment

#: Runs shown at a time.
SHOWN = 50


@takes(*RUNS, EXCLUDE, format_option(), *INTO_FILE)
def command(
    call: Call,
    question: Annotated[
        list[str] | None,
        typer.Argument(metavar="QUESTION", help="Its number, its id, or some of its words."),
    ] = None,
) -> None:
    """Follow one question through all runs, newest first."""
    journal, name = call.journal, " ".join(question or ())
    selection = call.selection
    newest = runs.of_last_used(journal, selection.comparable(journal), selection.filters)
    first = next(newest)
    found: Iterable[Run] = chain([first], newest)
    # A question named by id or number is found without reading all runs.
    known = _questions(journal.library, first)
    asked = next((each for each in known.listed if name in (each.id, each.number)), None)
    if not name or asked is None or call.is_json or selection.excluded:
        sheets = runs.by_worksheet(journal, selection.comparable(journal), selection.filters)
        if not name:
            _put_questions(call, sheets[first.header.worksheet])
            return
        if asked is None:
            id_, known, asked = _find_question(journal.library, sheets, name)
            first = sheets[id_][0]
        found = sheets[first.header.worksheet]
    _put_answers(call, first, known, asked, found)


def _put_questions(call: Call, found: Sequence[Run]) -> None:
    """Show the questions that have answers in *found*, the runs of a worksheet."""
    from reflect.pages import timeline

    first, library = found[0], call.journal.library
    after = library.successors(first.header.worksheet)
    answered = {answer.id for answer in _answers(found) if answer.text}
    today = {lineage(each, after)[0] for each in answered}
    questions = _questions(library, first, found)
    asked = [each for each in questions.listed if each.id in today]
    if call.is_json:
        rows = [{"id": e.id, "number": e.number or None, "question": e.wording} for e in asked]
        output.put_json(call, {"worksheet": first.header.worksheet or None, "questions": rows})
    else:
        names = [each.name for each in asked[:1]]
        how = call.page_command("timeline", *names, *call.filter_arguments, again=True)
        output.show(call, timeline.listing(asked, how, first.header.language))
    messages.say_omissions(call.journal, found)


def _put_answers(
    call: Call, first: Run, known: Questions, asked: QuestionRef, found: Iterable[Run]
) -> None:
    """Show the timeline of *asked* in *found*, runs of a worksheet; *first* is the newest."""
    from reflect.comparison import timeline  # only here: it loads word tables

    after = call.journal.library.successors(first.header.worksheet)
    ids = lineage(asked.id, after)
    asked = next((each for each in known.listed if each.id == ids[0]), asked)
    most = None if call.is_json else SHOWN
    lines = timeline.timelines(outcomes.told(found, ids), asked.id, after, most)
    shown = list(dict.fromkeys(each.run for line in lines for each in line.moments))
    if call.is_json:
        # Each copy caches its change, then is dropped: there may be ten thousand.
        moments = (_moment_data(replace(e), line.person) for line in lines for e in line.moments)
        which = {
            "worksheet": first.header.worksheet or None,
            "question": asked.wording,
            "id": asked.id,
        }
        output.put_json(call, {**which, "moments": moments})
    else:
        from reflect.pages import timeline as pages

        older, oldest = "", min((run.day for run in shown), default=date.min)
        if any(line.has_older for line in lines) and oldest > date.min:
            call.options.until = oldest.isoformat()
            older = call.page_command("timeline", asked.name, *call.filter_arguments, again=True)
        output.show(call, pages.page(asked, lines, first.header.language, older))
    hidden = 0
    if first.selection.excluded:
        hidden = sum(key[0] in ids for run in found for key in run.hidden)
    messages.say_omissions(call.journal, shown, hidden)


def _find_question(
    library: Library, sheets: Mapping[str, Sequence[Run]], name: str
) -> tuple[str, Questions, QuestionRef]:
    """The last used worksheet with a question called *name*, its questions, and that question.

    Raises UnknownQuestion, for the last used worksheet, or AmbiguousQuestion.
    """
    unknown: UnknownQuestion | None = None
    for id_, found in sheets.items():
        known = _questions(library, found[0], found)
        try:
            return id_, known, known.find(name)
        except UnknownQuestion as error:
            unknown = unknown or error
    assert unknown is not None
    raise unknown


def _questions(library: Library, first: Run, found: Iterable[Run] = ()) -> Questions:
    """The questions of the worksheet of the run *first*, and those in the runs *found*."""
    header = first.header
    answers = _answers(found)
    return Questions.of(library, header.worksheet, answers, first.masked, header.language)


def _answers(found: Iterable[Run]) -> Iterator[Answer]:
    """Answers of all runs; none stays in memory, as there may be ten thousand."""
    return (answer for run in found for answer in run.excerpt(lambda _: True).answers)


def _moment_data(moment: "Moment", person: str | None) -> dict[str, object]:
    """JSON fields of a moment."""
    answer = moment.answer
    rating = answer.rating if answer else None
    return {
        "entry": moment.run.header_data(),
        "for": person,
        "id": answer.id if answer else None,
        "question": answer.asked if answer else None,
        "class": moment.change.kind if moment.change else None,
        "state": answer.state if answer else "open",
        "value": data(answer.value) if answer else None,
        "scale": rating.ends.data() if rating else None,
        "words": answer.words if answer else "",
        "text": answer.text if answer and not answer.declined else "",
    }
