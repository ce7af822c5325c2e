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
from typing import TYPE_CHECKING, Annotated

import typer

from reflect.commands import filters, options, shown
from reflect.commands.call import EXCLUDE, INTO_FILE, RUNS, Call, formatted, takes
from reflect.errors.looking_back import UnknownQuestion
from reflect.journal import Library, runs
from reflect.journal.asked import Asked, Questions
from reflect.journal.runs import Run
from reflect.questions import data
from reflect.words import of
from reflect.words.table import Words

if TYPE_CHECKING:
    from reflect.comparison.timeline import Moment, Timeline

#: What is put out, for programs and for people.
Page = tuple[Mapping[str, object], shown.Shown]


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
    words = of(found[0].language)
    if asked is None:
        hidden = sum(run.left_out for run in found)
        answered = {answer.id for run in found for answer in run.answers if answer.text}
        newest = {lineage(each, after)[0] for each in answered}
        listed = [each for each in questions.listed if each.id in newest]
        first = [each.name for each in listed[:1]]
        how = call.on_page("timeline", *first, *call.again, again=True)
        content, page = _list(listed, how, words)
    else:
        from reflect.comparison import timeline  # only here: it brings tables of words

        ids = lineage(asked.id, after)
        asked = next((each for each in questions.listed if each.id == ids[0]), asked)
        content, page = _told(asked, timeline.of(found, asked.id, after), words)
        hidden = sum(each in ids for run in found for each, _ in run.hidden)
    if call.is_json:
        options.put(call, {"worksheet": id_ or None, **content})
    else:
        options.show(call, page)
    options.say_beside(book, found, hidden)


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
    known = questions(last_used)
    try:
        return last_used, known, known.named(said) if said else None
    except UnknownQuestion:
        for id_ in others:
            with suppress(UnknownQuestion):
                known = questions(id_)
                return id_, known, known.named(said)
        raise


def _list(listed: Sequence[Asked], call: str, words: Words) -> Page:
    """The questions that have answers."""
    rows = [{"id": e.id, "number": e.number or None, "question": e.wording} for e in listed]
    return {"questions": rows}, shown.questions(listed, call, words)


def _told(asked: Asked, lines: Sequence["Timeline[Run]"], words: Words) -> Page:
    """One question through all runs."""
    moments = [_moment(each, line.person) for line in lines for each in line.moments]
    content = {"question": asked.wording, "id": asked.id, "moments": moments}
    return content, shown.timeline(asked, lines, words)


def _moment(moment: "Moment[Run]", person: str | None) -> dict[str, object]:
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
