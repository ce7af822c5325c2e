"""`reflect demo`: a guided tour of a made-up journal."""

import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from reflect import files
from reflect.commands import messages, output
from reflect.commands.call import Call, program_line
from reflect.interview import Asker
from reflect.journal import Journal, plans
from reflect.journal.references import Questions
from reflect.journal.runs import Selection
from reflect.locale import Locale
from reflect.render.page import Command, Page, Prose
from reflect.settings import Settings, demo_journal
from reflect.terminal import can_show_pages, is_attended, opened

#: Id, in the shipped worksheet, of the question whose timeline is shown.
QUESTION = "fears"
#: The day of which it is shown what is due: three months after the last evening.
LATER = date(2027, 3, 2)
#: File name of the report.
REPORT = "half-a-year.html"


def command(call: Call) -> int:
    """Look at a made-up person's half year first."""
    plain, say = call.is_plain, messages.locale()
    end = say.gettext(
        "That was the demo. To begin something of your own:  {command}",
        command=call.command_line("new"),
    )
    folder, keeps = Path(tempfile.mkdtemp(prefix="reflect-demo-")), False
    try:
        journal, has_keys = _copied(folder, say), can_show_pages(plain=plain)
        pages = _pages(journal, say, with_report=is_attended(), has_keys=has_keys)
        if not is_attended():
            texts = [output.page_text(page, is_plain=plain) for page in pages]
            sys.stdout.write("\n\n".join([*texts, end]) + "\n")
            return 0
        with opened(say, folder, plain=plain) as terminal:
            keeps = _is_kept(terminal, pages, end, say, plain=plain)
    finally:
        if not keeps:
            shutil.rmtree(folder, ignore_errors=True)
    if keeps:
        call.options.journal = folder
        messages.print_error(
            say.gettext(
                "The made-up journal stays in {folder} until you delete it.\n"
                "Look around:  {command}",
                folder=folder,
                command=call.page_command("compare"),
            )
        )
    return messages.exit_code(terminal)


def _is_kept(terminal: Asker, pages: Iterable[Page], end: str, say: Locale, *, plain: bool) -> bool:
    """Show pages until the end or until told to stop; whether to keep the journal."""
    ways = {"": say.gettext("continue"), "q": say.gettext("enough")}
    for page in pages:
        text = output.page_text(page, terminal.columns - 4, is_plain=plain).rstrip()
        pressed = terminal.choose(text, ways)
        if pressed is None:
            return False
        if pressed:
            break
    close = say.gettext("close, and delete the made-up journal")
    keep = say.gettext("keep it for a while, to look around in it")
    return terminal.choose(end, {"": close, "k": keep}) == "k"


def _copied(folder: Path, say: Locale) -> Journal:
    """Copy of the made-up journal in *folder*, whose pages are in the language of *say*."""
    shipped = demo_journal()
    for path in sorted(shipped.rglob("*.md")):
        files.create(folder / path.relative_to(shipped), path.read_bytes())
    return Journal(
        Settings(folder, journal_from="", config=None, state=None, language=say.language)
    )


def _pages(journal: Journal, say: Locale, *, with_report: bool, has_keys: bool) -> Iterator[Page]:
    """Pages of the commands that read entries, each below a description and its command."""
    from reflect.comparison import ratings, timeline
    from reflect.journal import due
    from reflect.pages import compare, listing, plan, report
    from reflect.pages import next as next_page
    from reflect.pages import ratings as ratings_page
    from reflect.pages import timeline as timeline_page
    from reflect.pages.comparison_view import ComparisonView

    def shown(about: str, command: str, page: Page) -> Page:
        call = Command("", f"$ {program_line()} {command}")
        return page._replace(blocks=[Prose(about), call, *page.blocks])

    def called(*words: str, names: Sequence[str] = ()) -> str:
        return " ".join([program_line(), *words, *names])

    runs = tuple(Selection().runs(journal))
    welcome = say.gettext(
        "Half a year of a made-up person: five evenings with a worksheet "
        "that comes with reflect. It is about S. and Mum, and about being "
        "open when you are tired. None of it is yours, and nothing of yours "
        "is touched.\n\n"
        "These are the entries, each of them a plain text file:"
    )
    yield shown(welcome, "list", listing.page(runs))
    pair = ComparisonView.of(runs[1], runs[0], journal)
    about = say.gettext("What has changed in seven weeks, answer by answer and without a verdict:")
    yield shown(about, "compare", compare.page(pair))
    answers = (answer for run in runs for answer in run.answers)
    questions = Questions.of(journal.library, runs[0].header.worksheet, answers)
    asked = questions.find(QUESTION)
    page = timeline_page.page(asked, timeline.timelines(runs, asked.id), "en")
    about = say.gettext("One question through all the evenings:")
    yield shown(about, f"timeline {QUESTION}", page)
    more = f"{program_line()} timeline"
    page = ratings_page.page(ratings.rating_table(runs), questions.numbers, "en", more)
    yield shown(say.gettext("The ratings, each from its own day:"), "ratings", page)
    about = say.gettext(
        "Each evening ends in a small plan, and the next one can begin with what became of it. "
        "This is still open; a key ticks it, and so does an x in its box in any editor:"
    )
    opened = [each for each in plans.every(journal, Selection()) if each.is_open]
    yield shown(about, "plan", plan.page(opened, say, called, has_keys=has_keys))
    about = say.gettext("And three months later, this comes back. It is never late:")
    found = due.between(journal, Selection(), date.min, LATER)
    yield shown(about, "next", next_page.page(found, {}, LATER, journal, called))
    if with_report:
        from reflect.render import html

        content = report.Report(runs, questions, after={}, pair=pair, plans=opened)
        file = journal.root / REPORT
        files.create(file, html.text(report.page(content)).encode())
        about = say.gettext(
            "And all of this on one page, to look at in a browser or to print: a "
            "single file that only your account can read. It contains no scripts "
            "and loads nothing."
        )
        to_open = say.gettext("To look at it now, open this in your browser:")
        how = Page([Command(to_open, file.as_uri())])
        yield shown(about, f"report --output {REPORT}", how)
