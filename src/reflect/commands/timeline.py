"""`reflect timeline`: one question through all runs.

As JSON: ``{"schema", "worksheet", "question", "id", "moments": [M]}``, M ``{"entry": E, "for",
"id", "question", "class", "state", "value", "scale", "words", "text"}``, newest first, one person's
after another's. E is an entry as in ``list``; "scale" is that of a rating, ``{"min", "max", "low",
"high"}``, null where that is not known; "class" says what became of the answer before, as in
``compare``, and is null where there is none; "id" and "question" of M are those of that run.
Without QUESTION: ``{"schema", "worksheet", "questions": [{"id", "number", "question"}]}``.
"""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from reflect.commands import filters, options
from reflect.commands.call import EXCLUDE, INTO_FILE, RUNS, Call, formatted, takes
from reflect.errors.looking_back import UnknownQuestion
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
        typer.Argument(metavar="[QUESTION]", help="Its number, its id, or some of its words."),
    ] = None,
) -> None:
    """One question through all runs, newest first."""
    from reflect.comparison.lineage import lineage

    book = call.book
    selection = filters.selection(call)
    sheets = runs.by_worksheet(book, selection.runs(book), selection.said)
    id_, questions, asked = _meant(book.library, sheets, " ".join(question or ()))
    found, after = sheets[id_], book.library.successors(id_)
    ids = lineage(asked.id, after) if asked else ()
    # Reading ten thousand runs takes long: who left out nobody has nothing hidden.
    hidden = [key for run in found if selection.excluded for key in run.hidden]
    shown: Sequence[Run] = found
    if asked is None:
        answered = {answer.id for run in found for answer in run.answers if answer.text}
        newest = {lineage(each, after)[0] for each in answered}
        listed = [each for each in questions.listed if each.id in newest]
        content: dict[str, object] = {"questions": [_question(each) for each in listed]}
        page = partial(_listing, call, listed, found[0].language)
    else:
        from reflect.comparison import timeline  # only here: it brings tables of words

        asked = next((each for each in questions.listed if each.id == ids[0]), asked)
        hidden = [each for each in hidden if each[0] in ids]
        lines = timeline.of(found, asked.id, after, None if call.is_json else SHOWN)
        moments = [_moment(each, line.person) for line in lines for each in line.moments]
        content = {"question": asked.wording, "id": asked.id, "moments": moments}
        shown = list(dict.fromkeys(each.run for line in lines for each in line.moments))
        page = partial(_page, call, asked, lines, shown, found[0].language)
    if call.is_json:
        options.put(call, {"worksheet": id_ or None, **content})
    else:
        options.show(call, page())
    options.say_beside(book, shown, len(hidden))


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


def _meant(
    library: Library, sheets: Mapping[str, Sequence[Run]], said: str
) -> tuple[str, Questions, Asked | None]:
    """The worksheet that has the question which is *said*, and that one, if any is.

    The last used worksheet is asked first. Raises UnknownQuestion or AmbiguousQuestion.
    """

    def questions(id_: str) -> Questions:
        answers = (a for run in sheets[id_] for a in run.answers)
        return Questions.of(library, id_, answers, sheets[id_][0].masked)

    last_used, *others = sheets
    # Who names a question of the worksheet exactly need not wait for all that was ever asked.
    asked = Questions.of(library, last_used, (), sheets[last_used][0].masked)
    if exact := next((each for each in asked.listed if said in (each.id, each.number)), None):
        return last_used, asked, exact
    known = questions(last_used)
    try:
        return last_used, known, known.named(said) if said else None
    except UnknownQuestion:
        for id_ in others:
            with suppress(UnknownQuestion):
                known = questions(id_)
                return id_, known, known.named(said)
        raise


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
