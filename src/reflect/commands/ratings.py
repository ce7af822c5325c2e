"""`reflect ratings`: the ratings of all runs, per question and person.

As JSON: ``{"schema", "worksheet", "runs": [E], "series": [S]}``, runs oldest first, E an entry as
in ``list``. S ``{"id", "question", "kind", "min", "max", "low", "high", "rows": [{"for",
"values": [...]}]}``, kind one of ``scale yesno list``; a value for each run, null where there is
none: a number on the scale; true, false or "depends"; how many things were named. A scale that is
another one than today has only its "max".
"""

from reflect.commands import messages, output
from reflect.commands.call import EXCLUDE, INTO_FILE, RUNS, Call, format_option, takes
from reflect.journal import runs
from reflect.journal.references import Questions
from reflect.locale import N_


@takes(*RUNS, EXCLUDE, format_option(), *INTO_FILE)
def command(call: Call) -> None:
    """See your ratings through all runs, as you gave them."""
    from reflect.comparison import ratings

    journal = call.journal
    selection = call.selection

    def rated(run: runs.Run) -> runs.Run:
        texts = ratings.texts(run.wordings)
        return run.excerpt(lambda id_: id_ not in texts)

    sheets = runs.by_worksheet(
        journal, map(rated, selection.comparable(journal)), selection.filters
    )
    id_, *others = sheets
    found = ratings.rating_table(sheets[id_], journal.library.successors(id_)).masked(
        sheets[id_][0].masked
    )
    numbers = Questions.of(journal.library, id_).numbers
    more = call.page_command("timeline", *call.filter_arguments, again=True)

    if call.is_json:
        content: dict[str, object] = {
            "worksheet": id_ or None,
            "runs": [run.header_data() for run in found.runs],
            "series": [each.data() for each in found.series],
        }
        output.put_json(call, content)
    else:
        from reflect.pages import ratings as pages

        output.show(call, pages.page(found, numbers, sheets[id_][0].header.language, more))
    if named := [each for each in others if each]:
        messages.say(
            N_(
                "Other worksheets have runs too. To see one of them, add --worksheet: {names}.",
                names=", ".join(named),
            )
        )
    messages.say_omissions(journal, found.runs)
