"""`reflect new`: start an entry and work through its worksheet."""

import sys
from datetime import datetime, time
from pathlib import Path
from typing import Annotated

import typer

from reflect import entries, files, text
from reflect.commands import autocommit, messages
from reflect.commands.call import LANGUAGE, Call, takes
from reflect.commands.session import (
    NOT_KEPT,
    RECENT,
    Session,
    Steps,
    draft_from_sheet,
    say_saved,
)
from reflect.commands.worksheet.documents import expect_no_document
from reflect.entries.entry import Entry
from reflect.entries.header import Header
from reflect.errors import (
    BadDay,
    EditorFailed,
    EditorReturnedAtOnce,
    NoEditor,
    NothingAnswered,
    NotText,
    WrongUse,
)
from reflect.interview import CheckIn, Interview
from reflect.interview.check_in import MOST
from reflect.interview.open_plans import OpenPlans
from reflect.journal import Journal, autosaves
from reflect.journal.draft import Draft
from reflect.journal.sheet_files import AskedWorksheet
from reflect.locale import N_, Locale
from reflect.locale import of as locale_of
from reflect.terminal import at_the_shell, is_attended, opened


@takes(LANGUAGE)
def command(
    call: Call,
    worksheet: Annotated[
        str, typer.Argument(metavar="WORKSHEET", help="Its name, or a file that someone sent you.")
    ] = "",
    about: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="Who it is about. Leave it out to be asked."),
    ] = None,
    answers_: Annotated[
        str,
        typer.Option(
            "--answers",
            metavar="FILE",
            help="Take the answers from a JSON or YAML file, or - for standard input.",
        ),
    ] = "",
    step: Steps = None,
    editor: Annotated[
        bool, typer.Option("--editor", help="Answer all questions at once, in your own editor.")
    ] = False,
    date: Annotated[
        str, typer.Option(metavar="DATE", help="A day other than today: yesterday, 2026-12-01.")
    ] = "",
    no_recall: Annotated[
        bool, typer.Option("--no-recall", help="Leave out what you planned last time.")
    ] = False,
) -> int:
    """Work through a worksheet."""
    if editor and answers_:
        both = N_(
            "Answers come from your editor or from a file: use --editor or --answers, not both."
        )
        raise WrongUse(both)
    if step and (editor or answers_):
        alone = N_("--step asks one question after another; leave out --editor or --answers.")
        raise WrongUse(alone)
    journal = call.journal
    moment = _entry_time(journal, date)
    people = text.distinct_names(filter(None, map(text.name, about or [])))
    asked = _worksheet(call, worksheet)
    sheet = asked.worksheet
    only = sheet.steps_named(step or [])
    journal.check_writable(moment)
    header = Header.new(
        title=sheet.title,
        moment=moment,
        worksheet=sheet.id,
        version=sheet.version,
        language=sheet.language,
    )
    begun = entries.begin(header, sheet.wordings()).with_about(people)
    recalls = journal.settings.recall and not no_recall
    if answers_:
        return _from_file(journal, asked, begun, moment, answers_)
    if editor:
        return _in_editor(call, asked, begun, moment, recalls=recalls)
    draft = Draft(journal, begun, moment, asked_worksheet=asked)
    open_plans = OpenPlans(draft, sheet, only)
    locale = locale_of(sheet.language)
    with opened(locale, journal.state_folder, plain=call.is_plain) as terminal:
        # The estimated minutes are for all steps.
        some = sheet._replace(steps=sheet.chosen(only), minutes=None) if only else sheet
        terminal.begin(some, _remarks(call, asked, locale))
        today = journal.settings.day(moment)
        known = people or None
        check_in = None
        # Who pipes lines into it cannot know that there are more questions.
        if recalls and is_attended() and open_plans.boxes:
            command_ = call.command_line("plan")
            check_in = CheckIn(open_plans, terminal, today, command_, is_due=True)
        interview = Interview(
            sheet, terminal, draft, today, people=known, only=only, check_in=check_in
        )
        session = Session(call, interview)
        ended = session.run()
    return session.farewell(ended)


def _remarks(call: Call, asked: AskedWorksheet, locale: Locale) -> list[str]:
    """Remarks: the folder of the entry, who can read it, what is unsure, and that a draft waits."""
    journal = call.journal
    goes_to = locale.gettext("Your words go to {folder}.", folder=journal.root)
    if not journal.root.exists():
        goes_to = locale.gettext(
            "Your words go to {folder} (nothing is there before your first answer).",
            folder=journal.root,
        )
    remarks = [
        f"{goes_to} " + locale.gettext("Anyone with access to your account can open that folder.")
    ]
    if asked.own_path and asked.is_doubtful:
        check = call.command_line("worksheet", "check", names=[asked.worksheet.id])
        remarks.append(
            locale.gettext("reflect is unsure about something here:  {command}", command=check)
        )
    typed = (each.entry for _, each in autosaves.every(journal.state_folders) if each.typed.strip())
    if any(journal.drafts(newest=RECENT)) or any(map(journal.contains, typed)):
        resume = call.command_line("resume")
        waits = locale.gettext("What you began earlier is waiting:  {command}", command=resume)
        remarks.append(waits)
    return remarks


def _entry_time(journal: Journal, date: str) -> datetime:
    """The time of the entry: now, noon of another day, or the time that *date* has."""
    now = datetime.now().astimezone()
    if not date:
        return now
    from reflect.questions.kinds.days import parse_past_span  # only here: most entries are of today

    today = journal.settings.day(now)
    # If a day ends after noon, noon belongs to the day before.
    noon = max(time(12), journal.settings.day_ends_at)
    first, last = parse_past_span(date, today) or (None, None)
    if first != last:
        raise BadDay("--date", date, more=True)
    if first == today:
        return now
    try:
        moment = datetime.combine(first, noon) if first else datetime.fromisoformat(date)
        return moment.astimezone()
    except (ValueError, OverflowError, OSError):
        raise BadDay("--date", date) from None


def _worksheet(call: Call, name: str) -> AskedWorksheet:
    """The worksheet called *name*, or one chosen from a list."""
    journal, language = call.journal, call.options.language
    if name:
        if "." in name:
            expect_no_document(name)
        return journal.library.adopt(journal.library.find(name, language))
    from reflect.journal import shelf  # only here: mostly a worksheet is named

    offers = shelf.offers(journal, language, newest=RECENT)
    if len(offers) == 1:
        return journal.library.asked(offers[0].path)
    names = ", ".join(each.id for each in offers)
    messages.expect_terminal(N_("which worksheet you want. Name one: {names}", names=names))
    from reflect.pages import worksheet as pages  # only here, too

    say = journal.settings.locale
    with at_the_shell(say, journal.state_folder, plain=call.is_plain) as terminal:
        rows = [pages.offered(each.head, say, is_voiced=call.is_plain) for each in offers]
        chosen = terminal.select(say.gettext("Which worksheet?"), rows)
    if chosen is None:
        raise typer.Exit(messages.exit_code(terminal))
    return journal.library.asked(offers[chosen].path)


def _from_file(
    journal: Journal, asked: AskedWorksheet, begun: Entry, moment: datetime, name: str
) -> int:
    """Save an entry with the answers of the file *name*, all of them or none."""
    from reflect.interview import answers  # only here: most answers are typed one by one

    sheet = asked.worksheet
    data = sys.stdin.buffer.read() if name == "-" else files.read(Path(name))
    name = "standard input" if name == "-" else name
    draft = Draft(journal, begun, moment, asked_worksheet=asked)
    open_plans = OpenPlans(draft, sheet)
    try:
        about = begun.header.about
        given = answers.read(name, data.decode("utf-8"), sheet, about, open_plans.resolved)
    except UnicodeDecodeError:
        raise NotText(Path(name)) from None
    if not given.responses:
        raise NothingAnswered
    draft.entry = begun.with_about(given.people).with_answers(given.responses)
    open_plans.finish()
    messages.say(*draft.remarks)
    if given.has_dropped_characters:
        messages.say(locale_of(sheet.language).say(NOT_KEPT))
    assert draft.path
    messages.say_findings(journal, journal.read(draft.path))
    autocommit.commit(journal, draft.path, *draft.other_files)
    messages.print_result(draft.path)
    return 0


def _in_editor(
    call: Call, asked: AskedWorksheet, begun: Entry, moment: datetime, *, recalls: bool
) -> int:
    """Open a sheet in the editor, and save it as an entry."""
    from reflect.interview import blank  # only here: few write in an editor
    from reflect.terminal import editor

    journal, sheet = call.journal, asked.worksheet
    draft = Draft(journal, begun, moment, asked_worksheet=asked)
    plans = list(OpenPlans(draft, sheet).plans)[:MOST] if recalls else []
    draft.entry = blank.sheet(begun, sheet, plans)
    draft.save()
    messages.say(*draft.remarks)
    assert draft.path
    try:
        editor.edit(draft.path)
    except (EditorReturnedAtOnce, EditorFailed, NoEditor) as failed:
        messages.say(failed.sentence)
        _say_waiting(call, draft.path)
        return failed.exit_code
    seen = files.read(draft.path)
    stored = journal.read(draft.path) if seen.strip() else None
    made = draft_from_sheet(journal, stored, asked, draft.other_files) if stored else None
    if made:
        messages.say(*made.remarks)
        messages.say_findings(journal, journal.read(draft.path))
        say_saved(call, made)
        messages.print_result(draft.path)
        return 0
    if stored and _words(stored.header) != _words(begun.header):
        # Only the front matter has words of the person.
        _say_waiting(call, draft.path)
        return 0
    draft.delete_unchanged(seen)
    if not is_attended():
        raise NothingAnswered
    messages.print_error(locale_of(sheet.language).gettext("Nothing was written."))
    return 0


def _words(header: Header) -> list[str]:
    """The words of the front matter, whatever line ends it has."""
    return header.front.raw.removeprefix("\ufeff").split()


def _say_waiting(call: Call, sheet: Path) -> None:
    """Say that a blank *sheet* waits, and how to fill it in."""
    on, one_by_one = (call.page_command(name, names=[sheet.stem]) for name in ("edit", "resume"))
    waits = N_("{path} is waiting for you:  {on}  (or, question by question:  {one_by_one})")
    messages.say(waits.filled({"path": sheet, "on": on, "one_by_one": one_by_one}))
