"""`reflect timeline`: one question through all runs.

As JSON: ``{"schema", "worksheet", "question", "id", "moments": [M]}``, M ``{"entry": E, "for",
"id", "question", "class", "state", "value", "scale", "words", "text"}``, newest first, one person's
after another's. E is an entry as in ``list``; "scale" is that of a rating, ``{"min", "max", "low",
"high"}``, null where that is not known; "class" says what became of the answer before, as in
``compare``, and is null where there is none; "id" and "question" of M are those of that run.
Without QUESTION: ``{"schema", "worksheet", "questions": [{"id", "number", "question"}]}``.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Annotated

import typer

from reflect.commands import filters, messages, output
from reflect.commands.call import EXCLUDE, INTO_FILE, RUNS, Call, formatted, takes
from reflect.entries.answer import Answer
from reflect.errors import UnknownQuestion
from reflect.journal import Library, runs
from reflect.journal.asked import Asked, Questions
from reflect.journal.runs import Run
from reflect.questions import data

if TYPE_CHECKING:
    from reflect.comparison.timeline import Moment, Timeline
    from reflect.render.page import Page

#: So many runs are shown at a time.
SHOWN = 50


@takes(*RUNS, EXCLUDE, formatted(), *INTO_FILE)
def command(
    call: Call,
    question: Annotated[
        list[str] | None,
        typer.Argument(metavar="QUESTION", help="Its number, its id, or some of its words."),
    ] = None,
) -> None:
    """Follow one question through all runs, newest first."""
    from reflect.comparison.lineage import lineage

    book = call.book
    selection = filters.selection(call)
    said = " ".join(question or ())
    newest = runs.of_last_used(book, selection.runs(book), selection.said)
    first = next(newest)
    id_, questions, asked = _exact(book.library, first, said)
    found: Iterable[Run] = chain([first], newest)
    if asked is None or call.is_json or selection.excluded:
        sheets = runs.by_worksheet(book, selection.runs(book), selection.said)
        if asked is None:
            id_, questions, asked = _meant(book.library, sheets, said)
        found = sheets[id_]
        first = sheets[id_][0]
    after = book.library.successors(id_)
    ids = lineage(asked.id, after) if asked else ()
    hidden = [key for run in found for key in run.hidden] if selection.excluded else []
    if asked is None:
        shown = list(found)
        answered = {answer.id for answer in _answers(shown) if answer.text}
        today = {lineage(each, after)[0] for each in answered}
        listed = [each for each in questions.listed if each.id in today]
        content: dict[str, object] = {"questions": [_question(each) for each in listed]}
        page = partial(_listing, call, listed, first.language)
    else:
        from reflect.comparison import timeline  # only here: it brings tables of words

        asked = next((each for each in questions.listed if each.id == ids[0]), asked)
        hidden = [each for each in hidden if each[0] in ids]
        told = (run.only(ids) for run in found)
        lines = timeline.of(told, asked.id, after, None if call.is_json else SHOWN)
        moments = []
        if call.is_json:
            # Of each what became of it is said, and not kept: there may be ten thousand.
            every = ((replace(each), line.person) for line in lines for each in line.moments)
            moments = [_moment(each, person) for each, person in every]
        content = {"question": asked.wording, "id": asked.id, "moments": moments}
        shown = list(dict.fromkeys(each.run for line in lines for each in line.moments))
        page = partial(_page, call, asked, lines, shown, first.language)
    if call.is_json:
        output.put(call, {"worksheet": id_ or None, **content})
    else:
        output.show(call, page())
    messages.say_beside(book, shown, len(hidden))


def _listing(call: Call, listed: Sequence[Asked], language: str) -> "Page":
    """The questions that have answers."""
    from reflect.pages import timeline

    first = [each.name for each in listed[:1]]
    how = call.on_page("timeline", *first, *call.again, again=True)
    return timeline.listing(listed, how, language)


def _page(
    call: Call,
    asked: Asked,
    lines: "Sequence[Timeline]",
    shown: Sequence[Run],
    language: str,
) -> "Page":
    """One question through the runs *shown*; another command shows those before."""
    from reflect.pages import timeline

    older, oldest = "", min((run.day for run in shown), default=date.min)
    if any(line.goes_on for line in lines) and oldest > date.min:
        call.given.until = oldest.isoformat()
        older = call.on_page("timeline", asked.name, *call.again, again=True)
    return timeline.page(asked, lines, language, older)


def _exact(library: Library, newest: Run, said: str) -> tuple[str, Questions, Asked | None]:
    """The worksheet of the *newest* run, and the question that has *said* as its id or number.

    Who names one so need not wait for all that was ever asked.
    """
    questions = Questions.of(library, newest.worksheet, (), newest.masked)
    exact = (each for each in questions.listed if said in (each.id, each.number))
    return newest.worksheet, questions, next(exact, None) if said else None


def _meant(
    library: Library, sheets: Mapping[str, Sequence[Run]], said: str
) -> tuple[str, Questions, Asked | None]:
    """The worksheet that has the question which is *said*, and that one, if any is.

    The last used worksheet is asked first. Raises UnknownQuestion or AmbiguousQuestion.
    """

    def questions(id_: str) -> Questions:
        return Questions.of(library, id_, _answers(sheets[id_]), sheets[id_][0].masked)

    last_used, *others = sheets
    known = questions(last_used)
    try:
        return last_used, known, known.named(said) if said else None
    except UnknownQuestion:
        for id_ in others:
            with suppress(UnknownQuestion):
                known = questions(id_)
                return id_, known, known.named(said)
        raise


def _answers(found: Iterable[Run]) -> Iterator[Answer]:
    """The answers of all runs, none of which is kept: there may be ten thousand."""
    return (answer for run in found for answer in run.excerpt(lambda _: True).answers)


def _question(asked: Asked) -> dict[str, object]:
    """A question by its JSON names."""
    return {"id": asked.id, "number": asked.number or None, "question": asked.wording}


def _moment(moment: "Moment", person: str | None) -> dict[str, object]:
    """A moment by its JSON names."""
    answer = moment.answer
    rating = answer.rating if answer else None
    return {
        "entry": moment.run.head(),
        "for": person,
        "id": answer.id if answer else None,
        "question": answer.question if answer else None,
        "class": moment.change.kind if moment.change else None,
        "state": answer.state if answer else "open",
        "value": data(answer.value) if answer else None,
        "scale": rating.ends.data() if rating else None,
        "words": answer.words if answer else "",
        "text": answer.text if answer and not answer.declined else "",
    }
