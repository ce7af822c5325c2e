"""`reflect search`: find words in entries.

As JSON: ``{"schema", "hits": [{"entry": E, "id", "for", "question", "text", "spans": [[start,
end]]}]}``, newest first, E an entry as in ``list``; ``id`` is null for a note. A span counts code
points of ``text``.
"""

import sys
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from typing import Annotated

import typer

from reflect.commands import messages, output
from reflect.commands.call import EXCLUDE, INTO_FILE, RUNS, STATUS, Call, format_option, takes
from reflect.errors import NotATerminal, UnknownQuestion, phrases
from reflect.journal import Journal
from reflect.journal.searching import Hit, Query
from reflect.locale import N_

#: Hits shown by default.
SHOWN = 20


@takes(*RUNS, STATUS, EXCLUDE, format_option(), *INTO_FILE)
def command(
    call: Call,
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="WORDS", help='All of these words, in any order; or "a phrase".'),
    ] = None,
    question: Annotated[
        list[str] | None,
        typer.Option(
            metavar="QUESTION",
            help="Only in answers to this question: its number, its id, or some of its words.",
        ),
    ] = None,
    all_: Annotated[bool, typer.Option("--all", help="Show all, not only the newest 20.")] = False,
) -> int:
    """Find words in what you wrote, whatever their case and accents."""
    query = Query.of(words) if words else Query.parse(_typed_words())
    if not query.terms:
        raise NotATerminal(N_("which words to look for"))
    journal = call.journal
    selection = call.selection
    found = query.hits(journal, selection)
    if question:
        found = _in_questions(found, journal, question)
    first = next(found, None)
    hits = islice(chain([first] if first else [], found), None if all_ else SHOWN)
    if call.is_json:
        output.put_json(call, {"hits": (hit.data() for hit in hits)})
    elif first:
        from reflect.pages import hits as pages

        def older() -> str:
            # Neither the words nor excluded names are repeated in a command.
            is_more = any(found) and not call.options.exclude
            return call.page_command("search", "--all") if is_more else ""

        output.show(call, pages.page(hits, older))
    else:
        nothing = N_("Nothing was found in your entries.")
        if selection.filters:
            among = phrases.listing(selection.filters)
            nothing = N_("Nothing was found in the entries that match {filters}.", filters=among)
        messages.say(nothing)
    messages.say_unreadable(journal)
    return 0 if first else 1


def _typed_words() -> str:
    """Search words from standard input, if there are none on the command line."""
    if sys.stdin.isatty():
        asked = N_("Words to look for (typed here, they stay out of your shell's history):")
        sys.stderr.write(f"{messages.locale().say(asked)} ")
        sys.stderr.flush()
    return sys.stdin.readline()


def _in_questions(found: Iterator[Hit], journal: Journal, names: Sequence[str]) -> Iterator[Hit]:
    """Hits in answers to one of the questions with these *names*.

    Raises UnknownQuestion at the end, if no worksheet has one of them.
    """
    from reflect.journal.references import Questions  # only here: most searches name no question

    # A run may have answers to questions that its worksheet no longer has.
    ids: dict[tuple[str, frozenset[str]], set[str]] = {}
    unknown: UnknownQuestion | None = None
    for hit in found:
        answers = list(hit.run.all_answers)
        known = hit.run.header.worksheet, frozenset(answer.id for answer in answers)
        if known not in ids:
            questions = Questions.of(journal.library, hit.run.header.worksheet, answers)
            ids[known] = set()
            for name in names:
                try:
                    ids[known].add(questions.find(name).id)
                except UnknownQuestion as error:
                    unknown = error
        if hit.answer and hit.answer.id in ids[known]:
            yield hit
    if unknown and not any(ids.values()):
        raise unknown
