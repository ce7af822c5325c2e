"""`reflect demo`: a guided minute on the journal of somebody made up."""

import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from reflect import files
from reflect.commands import messages, output
from reflect.commands.call import Call, program
from reflect.interview import Asker
from reflect.journal import Journal
from reflect.journal.asked import Questions
from reflect.journal.runs import Run, Selection
from reflect.locale import N_, Locale
from reflect.render.page import Command, Page, Prose
from reflect.settings import Settings, demo_journal
from reflect.terminal import is_attended, opened
from reflect.text import visible

if TYPE_CHECKING:
    from reflect.pages.pair import Pair

#: The question that is told through all runs: its id in the worksheet that comes with reflect.
TOLD = "fears"
#: The page that is made to look at.
REPORT = "half-a-year.html"

#: What each page is about, before its command.
_WELCOME = N_(
    "Somebody made up, and half a year: five evenings with the worksheet that comes with reflect. "
    "It is about S. and Mum, and about being open when one is tired. None of it is yours, and "
    "nothing of yours is touched.\n\nThese are the entries, each of them a plain text file:"
)
_COMPARE = N_("What has changed in seven weeks, answer by answer and without a verdict:")
_TIMELINE = N_("One question through all the evenings:")
_RATINGS = N_("The ratings, each from its own day:")
_REPORT = N_(
    "And all of this on one page, to look at in a browser or to print: a single file that only "
    "your account can read, with no script in it and nothing from elsewhere."
)


def command(call: Call) -> int:
    """Look at a made-up person's half year first."""
    plain, say = call.is_plain, messages.locale()
    end = say.gettext(
        "That was the minute. To begin something of your own:  {command}",
        command=call.called("new"),
    )
    folder, keeps = Path(tempfile.mkdtemp(prefix="reflect-demo-")), False
    try:
        tour = Tour.of(folder, say)
        if not is_attended():
            told = [output.painted(page, is_plain=plain) for page in tour.pages()]
            sys.stdout.write("\n\n".join([*told, end]) + "\n")
            return 0
        with opened(say, folder, plain=plain) as terminal:
            keeps = _is_kept(terminal, tour, end, plain=plain)
    finally:
        if not keeps:
            shutil.rmtree(folder, ignore_errors=True)
    if keeps:
        call.given.journal = folder
        messages.talk(
            say.gettext(
                "The made-up journal stays in {folder} until you delete it.\n"
                "Look around:  {command}",
                folder=visible(str(folder)),
                command=call.on_page("compare"),
            )
        )
    return messages.interrupted(terminal)


def _is_kept(terminal: Asker, tour: "Tour", end: str, *, plain: bool) -> bool:
    """Show as many pages as somebody wants to see; whether the journal is to stay."""
    say = tour.say
    ways = {"": say.gettext("go on"), "q": say.gettext("enough")}
    for page in [*tour.pages(), tour.page_made()]:
        told = output.painted(page, terminal.columns - 4, is_plain=plain).rstrip()
        pressed = terminal.choose(told, ways)
        if pressed is None:
            return False
        if pressed:
            break
    close = say.gettext("close; the made-up journal goes")
    keep = say.gettext("keep it for a while, to look around in it")
    return terminal.choose(end, {"": close, "k": keep}) == "k"


@dataclass(frozen=True)
class Tour:
    """The made-up journal, and what there is to see in it."""

    book: Journal
    #: Newest first.
    runs: Sequence[Run]
    #: The locale of whoever looks at it.
    say: Locale

    @classmethod
    def of(cls, folder: Path, say: Locale) -> "Tour":
        """The tour through a copy of the journal in *folder*."""
        shipped = demo_journal()
        for path in sorted(shipped.rglob("*.md")):
            files.create(folder / path.relative_to(shipped), path.read_bytes())
        settings = Settings(journal=folder, journal_from="", config=None, state=None)
        book = Journal(settings)
        return cls(book, tuple(Selection().runs(book)), say)

    def pages(self) -> Iterator[Page]:
        """What the commands show that look back, in turn."""
        from reflect.comparison import ratings, timeline
        from reflect.pages import compare, listing
        from reflect.pages import ratings as ratings_page
        from reflect.pages import timeline as timeline_page

        asked = self._questions.named(TOLD)
        yield self._shown(_WELCOME, "list", listing.page(self.runs))
        yield self._shown(_COMPARE, "compare", compare.page(self._pair))
        lines = timeline.of(self.runs, asked.id)
        yield self._shown(_TIMELINE, f"timeline {TOLD}", timeline_page.page(asked, lines, "en"))
        found, more = ratings.of(self.runs), f"{program()} timeline"
        page = ratings_page.page(found, self._questions.numbers, "en", more)
        yield self._shown(_RATINGS, "ratings", page)

    def page_made(self) -> Page:
        """The page that is made of all of it, and where it is."""
        from reflect.pages import report
        from reflect.render import html

        told = report.Report(runs=self.runs, questions=self._questions, after={}, pair=self._pair)
        file = self.book.root / REPORT
        files.create(file, html.text(report.page(told)).encode())
        to_open = self.say.gettext("To look at it now, open this in your browser:")
        how = Page([Command(to_open, file.as_uri())])
        return self._shown(_REPORT, f"report --output {REPORT}", how)

    @cached_property
    def _pair(self) -> "Pair":
        """The last two runs."""
        from reflect.pages.pair import Pair

        new, old = self.runs[:2]
        return Pair.of(old, new, self.book)

    @cached_property
    def _questions(self) -> Questions:
        answers = (answer for run in self.runs for answer in run.answers)
        return Questions.of(self.book.library, self.runs[0].worksheet, answers)

    def _shown(self, about: str, command: str, page: Page) -> Page:
        """What it is *about*, the command that shows it, and its *page*."""
        call = Command("", f"$ {program()} {command}")
        return page._replace(blocks=[Prose(self.say.say(about)), call, *page.blocks])
