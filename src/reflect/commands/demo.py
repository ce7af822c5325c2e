"""`reflect demo`: a guided minute on the journal of somebody made up."""

import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import typer

from reflect import files
from reflect.commands import options
from reflect.journal import Journal
from reflect.journal.asked import Questions
from reflect.journal.runs import Run, Selection
from reflect.settings import Settings, demo_journal
from reflect.terminal import Terminal, is_attended, opened
from reflect.text import visible
from reflect.words import of

#: The question whose answers are told: its id in the worksheet that comes with reflect.
TOLD = "fears"
#: The page that is made to look at.
REPORT = "half-a-year.html"

_WELCOME = (
    "Somebody made up, and half a year: five evenings with the worksheet that comes with reflect. "
    "It is about S. and Mum, and about being open when one is tired. None of it is yours, and "
    "nothing of yours is touched.\n\nThese are the entries, each a plain text file:"
)
_COMPARE = "What has changed in seven weeks, answer by answer and without a verdict:"
_TIMELINE = "One question through all the evenings:"
_RATINGS = "The marks, each from its own day:"
_REPORT = (
    "All of this on one page to look at in a browser or to print, in a file that nobody else can "
    "read. It holds no script and calls nobody."
)
_TO_OPEN = "To look at it now, open this in your browser:"
_GO_ON, _ENOUGH = "go on", "enough"
_KEEP, _CLOSE = "keep the made-up journal, to look around in it", "close; the made-up journal goes"
_END = "That was the minute. To begin something of your own:  {command}"
_KEPT = "The made-up journal stays in {folder} until you delete it. Look around:  {command}"


#: How wide a page is where no screen says.
COLUMNS = 80


@dataclass(frozen=True)
class Page:
    """One thing to look at: what it is, the command that shows it, and how it is shown."""

    about: str
    command: str
    heard: Callable[[], str]
    drawn: Callable[[Any], None]

    def told(self, columns: int, *, plain: bool) -> str:
        """The page in so many columns, or to be listened to."""
        if plain:
            body = self.heard()
        else:
            from reflect.render import drawing

            body = drawing.text(self.drawn, columns)
        return f"{self.about}\n\n$ {self.command}\n\n{body.rstrip()}"


def command(context: typer.Context) -> int:
    """Look at a made-up person's half year first."""
    begin = options.called(context, "new")
    with _borrowed() as folder:
        options.call(context).journal = folder
        pages, plain = _pages(context, folder), options.plain(context)
        end = _END.format(command=begin)
        if not is_attended():
            told = [page.told(COLUMNS, plain=plain) for page in pages]
            sys.stdout.write("\n\n\n".join([*told, end]) + "\n")
            return 0
        with opened(of("en").talk, folder, plain=plain) as terminal:
            keeps = _is_kept(terminal, pages, end, plain=plain)
        if keeps:
            kept = _kept(folder)
            options.call(context).journal = kept
            look = options.called(context, "compare")
            sys.stderr.write(f"{_KEPT.format(folder=visible(str(kept)), command=look)}\n")
    return options.interrupted(terminal)


def _is_kept(terminal: Terminal, pages: Sequence[Page], end: str, *, plain: bool) -> bool:
    """Show *pages*, as many as somebody wants to see; whether the journal is to stay."""
    for page in pages:
        told = page.told(terminal.columns - 4, plain=plain)
        if (pressed := terminal.choose(told, {"": _GO_ON, "q": _ENOUGH})) is None:
            return False
        if pressed:
            break
    return terminal.choose(end, {"": _CLOSE, "k": _KEEP}) == "k"


@contextmanager
def _borrowed() -> Iterator[Path]:
    """A copy of the made-up journal, for as long as it is looked at."""
    with tempfile.TemporaryDirectory(prefix="reflect-demo-") as scratch:
        folder = Path(scratch, "journal")
        _copy(demo_journal(), folder)
        yield folder


def _kept(folder: Path) -> Path:
    """A copy of what is in *folder*, which stays."""
    kept = Path(tempfile.mkdtemp(prefix="reflect-demo-"))
    _copy(folder, kept)
    return kept


def _copy(journal: Path, to: Path) -> None:
    """Copy the entries of a *journal*, and the page that was made of them."""
    for path in sorted(journal.rglob("*.*")):
        if path.suffix in (".md", ".html"):
            files.create(to / path.relative_to(journal), path.read_bytes())


def _pages(context: typer.Context, folder: Path) -> list[Page]:
    """What there is to see, in turn."""
    book = Journal(Settings.made({**os.environ, "HOME": str(folder)}, folder))
    every = list(Selection().runs(book))
    return [
        _listed(context, every),
        _compared(context, book, every),
        _told(context, book, every),
        _rated(context, book, every),
        _reported(context, book, every),
    ]


def _listed(context: typer.Context, every: Sequence[Run]) -> Page:
    stored = [run.stored for run in every]

    def heard() -> str:
        from reflect.render.spoken import entries as spoken

        return spoken.listed(stored)

    def drawn(out: Any) -> None:
        from reflect.render import entries as render

        render.listed(out, stored)

    return Page(_WELCOME, options.called(context, "list"), heard, drawn)


def _compared(context: typer.Context, book: Journal, every: Sequence[Run]) -> Page:
    from reflect.render.pair import USUAL, Pair

    new, old, *_ = every
    pair = Pair.of(old, new, book)

    def heard() -> str:
        from reflect.render.spoken import changes as spoken

        return spoken.compared(pair, USUAL)

    def drawn(out: Any) -> None:
        from reflect.render import changes as render

        render.drawn(out, pair, USUAL)

    return Page(_COMPARE, options.called(context, "compare"), heard, drawn)


def _told(context: typer.Context, book: Journal, every: Sequence[Run]) -> Page:
    from reflect.comparison import timeline

    asked = Questions.of(book.library, every[0].worksheet, every[0].answers).named(TOLD)
    lines = timeline.of(every, asked.id)

    def heard() -> str:
        from reflect.render.spoken import timeline as spoken

        return spoken.heard(asked, lines, of("en"))

    def drawn(out: Any) -> None:
        from reflect.render import timeline as render

        render.drawn(out, asked, lines, of("en"))

    return Page(_TIMELINE, options.called(context, "timeline", TOLD), heard, drawn)


def _rated(context: typer.Context, book: Journal, every: Sequence[Run]) -> Page:
    from reflect.comparison import ratings

    found, more = ratings.of(every), options.called(context, "timeline")
    numbers = Questions.of(book.library, every[0].worksheet).numbers

    def heard() -> str:
        from reflect.render.spoken import ratings as spoken

        return spoken.heard(found, numbers, of("en"), more)

    def drawn(out: Any) -> None:
        from reflect.render import ratings as render

        render.drawn(out, found, numbers, of("en"), more)

    return Page(_RATINGS, options.called(context, "ratings"), heard, drawn)


def _reported(context: typer.Context, book: Journal, every: Sequence[Run]) -> Page:
    """The page is made at once: there is nothing to wait for when it is looked at."""
    from reflect.render import html
    from reflect.render.pair import Pair

    new, old, *_ = every
    answers = (answer for run in every for answer in run.answers)
    questions = Questions.of(book.library, new.worksheet, answers)
    report = html.Report.of(every, questions, {}, Pair.of(old, new, book))
    file = book.root / REPORT
    files.create(file, html.reported(report).encode())

    def heard() -> str:
        return f"{_TO_OPEN} {file.as_uri()}\n"

    def drawn(out: Any) -> None:
        out.print(heard(), soft_wrap=True)

    return Page(_REPORT, options.called(context, "report", "--output", REPORT), heard, drawn)
