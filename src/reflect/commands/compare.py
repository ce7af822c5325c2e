"""`reflect compare`: how the answers changed between two runs, or differ between two people."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from reflect.commands import filters, options, shown
from reflect.errors.looking_back import OneRunOnly
from reflect.journal import Journal, runs
from reflect.journal.asked import Questions
from reflect.journal.runs import Run, Selection
from reflect.words import of

if TYPE_CHECKING:
    from reflect.render.pair import Pair

#: The command that shows how this looks.
DEMO = "reflect demo"
#: Where both texts stand side by side, there may be so many.
WIDE = 180

Question = Annotated[
    list[str] | None,
    typer.Option(metavar="QUESTION", help="Only this one: its number, its id or its words."),
]


def command(
    context: typer.Context,
    old: Annotated[str, typer.Argument(metavar="[OLD]", help="An entry, or any file.")] = "",
    new: Annotated[str, typer.Argument(metavar="[NEW]", help="Another; else the newest.")] = "",
    all_: Annotated[bool, typer.Option("--all", help="Also what reads as it did.")] = False,
    then_now: Annotated[bool, typer.Option("--then-now", help="Both texts in full.")] = False,
    question: Question = None,
    about: filters.About = None,
    worksheet: filters.OfWorksheet = "",
    exclude: filters.Exclude = None,
    format: options.AsPage = options.PageFormat.TEXT,  # noqa: A002
    output: options.Output = None,
    force: options.Force = False,
) -> None:
    """What has changed since last time."""
    book = options.journal(context)
    selection = filters.selection(book, worksheet=worksheet, about=about, exclude=exclude)
    before, after = _pair(book, selection, old, new)
    if format is options.PageFormat.JSON:
        options.put(_data(book, before, after, question or []), output, force=force)
    else:
        from reflect.render.pair import Pair

        pair = Pair.of(before, after, book)
        if question:
            pair = pair.only(_ids(pair.questions, question))
        chosen = [("--worksheet", worksheet)] if worksheet else []
        chosen += [("--about", name) for name in about or ()]
        chosen += [("--exclude", each) for each in exclude or ()]
        chosen += [("--question", each) for each in question or ()]
        names = [name for name in (old, new) if name]
        call = _Call(context, names, chosen, everything=all_, in_full=then_now)
        if format is options.PageFormat.TEXT:
            _shown(call, pair, output, force=force)
        else:
            options.write(_page(call, pair, format), output, force=force)
    options.say_unreadable(book)
    options.say_left_out(before, after)
    for stored in {each.stored.path: each.stored for each in (before, after)}.values():
        options.say_problems(stored)


class _Call(NamedTuple):
    """How the two runs are to be shown, and how that was asked for."""

    context: typer.Context
    names: Sequence[str]
    filters: Sequence[tuple[str, str]]
    everything: bool
    in_full: bool

    @property
    def is_choice(self) -> bool:
        """Whether only some questions were asked for."""
        return any(option == "--question" for option, _ in self.filters)

    @property
    def whole(self) -> "_Call":
        """The same with all questions."""
        return self._replace(filters=[each for each in self.filters if each[0] != "--question"])

    def offers(self, pair: "Pair") -> Iterator[tuple[str, str]]:
        """What else there is to see, and the command for it."""
        review = pair.review
        rest = len(pair.seen(everything=True)) - len(pair.seen(everything=self.everything))
        if rest and not self.is_choice:
            label = review.others[rest != 1].format(count=rest)
            yield label, self._replace(everything=True).command
        if not self.in_full and not pair.sides.are_people:
            yield review.both_texts, self._replace(in_full=True).command
        if self.is_choice:
            yield review.whole, self.whole.command
        if not self.names:
            words = [word for each in self.whole.filters for word in each]
            page = options.on_page(self.context, "report", "--output", "reflect.html", *words)
            yield review.a_page, page

    @property
    def command(self) -> str:
        """What to type for it."""
        flags = {"--all": self.everything, "--then-now": self.in_full}
        flags["--plain"] = options.call(self.context).plain
        chosen = [flag for flag, is_on in flags.items() if is_on]
        words = [word for each in self.filters for word in each]
        return options.on_page(self.context, "compare", *words, *chosen, names=self.names)


def _ids(questions: Questions, names: Sequence[str]) -> frozenset[str]:
    """The ids of the questions with these *names*; raises UnknownQuestion or AmbiguousQuestion."""
    return frozenset(questions.named(name).id for name in names)


def _data(book: Journal, old: Run, new: Run, names: Sequence[str]) -> dict[str, object]:
    """The changes by their JSON names, of all questions or of those with these *names*."""
    from reflect.comparison.changes import between, summary

    changes = between(old.answers, new.answers, book.library.successors(new.worksheet))
    if names:
        answers = [*new.answers, *old.answers]
        ids = _ids(Questions.of(book.library, new.worksheet, answers), names)
        changes = [each for each in changes if each.is_of(ids)]
    return {
        "old": old.head(),
        "new": new.head(),
        "summary": summary(changes),
        "changes": [change.data() for change in changes],
    }


def _page(call: _Call, pair: "Pair", format: options.PageFormat) -> str:  # noqa: A002
    """Two runs as a page."""
    from reflect.render import html, markdown
    from reflect.render.pair import View

    view = View(call.everything, call.in_full, call.is_choice)
    if format is options.PageFormat.HTML:
        return html.compared(pair, view)
    return markdown.compared(pair, view)


def _shown(call: _Call, pair: "Pair", output: Path | None, *, force: bool) -> None:
    """Two runs as they are drawn or heard."""
    from reflect.render.pair import View

    offers = () if output else tuple(call.offers(pair))
    view = View(call.everything, call.in_full, call.is_choice, offers)
    widest = WIDE if call.in_full else 0
    options.show(call.context, shown.compared(pair, view), output, force=force, widest=widest)


def _pair(book: Journal, selection: Selection, old: str, new: str) -> tuple[Run, Run]:
    """The two runs that are meant; where only one was named or none, the older one first."""
    finished = selection.runs(book)
    newest = next(finished, None)
    if not old:
        return _with_before(book, newest, finished, selection.said)
    of_sheet = chain([newest], finished) if newest else finished
    among = [run for run in of_sheet if not newest or run.worksheet == newest.worksheet]

    def find(name: str) -> Run:
        from reflect.commands import recorded  # only here: mostly it is the last two runs
        from reflect.journal import references

        stored = recorded.state(book, name)
        counted = [run.stored for run in among]
        return Run(stored or references.find(book, name, counted, selection), selection)

    if new:
        return find(old), find(new)
    named = find(old)
    others = (run for run in selection.runs(book) if run.stored.path != named.stored.path)
    latest = next((run for run in others if run.worksheet == named.worksheet), None)
    if latest is None or latest.stored.order() < named.stored.order():
        return _with_before(book, named, selection.runs(book), selection.said)
    return named, latest


def _with_before(
    book: Journal, newest: Run | None, finished: Iterable[Run], said: Sequence[str]
) -> tuple[Run, Run]:
    """*newest* and that of the *finished* runs which was before it; raises OneRunOnly."""
    before = runs.before(newest, finished) if newest else None
    if newest and before:
        return before, newest
    latest = next(iter(book), None)
    review = of(newest.language if newest else latest.header.language if latest else "").review
    from reflect.render import spoken  # only here: mostly there are two

    if newest is None and said:
        raise runs.nothing_found(book, said)
    if newest is None:
        raise OneRunOnly(review.no_run.format(demo=DEMO))
    day = review.undated if newest.day == date.min else of(newest.language).long(newest.day)
    if not said:
        raise OneRunOnly(review.one_run.format(day=day, demo=DEMO))
    chosen = spoken.named(said, of(newest.language))
    raise OneRunOnly(review.one_chosen.format(filters=chosen, day=day, demo=DEMO))
