"""`reflect resume`: continue a draft."""

from datetime import datetime

from reflect import entries
from reflect.commands import messages
from reflect.commands.call import Call, EntryName
from reflect.commands.session import Session, Steps, readable_answers
from reflect.errors import ReflectError, phrases
from reflect.interview import CheckIn, Interview, autosaved, blank
from reflect.interview.open_plans import KEY, OpenPlans, is_pending
from reflect.journal import Journal, Stored, autosaves, references
from reflect.journal.autosaves import AutosaveFile, UnfinishedAnswer
from reflect.journal.draft import Draft
from reflect.locale import N_
from reflect.locale import of as locale_of
from reflect.pages.days import ago
from reflect.questions.kinds import LAST_TIME
from reflect.terminal import editor, is_attended, opened
from reflect.worksheets import Worksheet

Autosave = tuple[AutosaveFile, UnfinishedAnswer]


def command(call: Call, entry: EntryName = "", step: Steps = None) -> int:
    """Continue where you stopped."""
    journal = call.journal
    if entry:
        stored = references.find(journal, entry)
        draft, autosave = Draft.opened(journal, stored), next(autosaves.of(journal, stored), None)
    else:
        draft, autosave = _newest(journal)
    asked = journal.library.begun(draft.entry.header)
    draft.ask(asked)
    sheet = asked.worksheet
    only = sheet.steps_named(step or [])
    is_sheet = blank.is_sheet(draft.entry, sheet)
    if is_sheet:
        draft.apply(lambda entry: blank.read(entry, sheet))
    locale = locale_of(sheet.language)
    with opened(locale, journal.state_folder, plain=call.is_plain) as terminal:
        today = journal.settings.day(datetime.now())
        stopped = autosaved.taken_up(draft, *autosave, sheet, today) if autosave else None
        plans, check_in = OpenPlans(draft, sheet, only), None
        is_due = bool(stopped and stopped.key == KEY)
        if is_attended() and sheet.asks(LAST_TIME) and (is_due or plans.outcomes):
            command_ = call.command_line("plan")
            check_in = CheckIn(plans, terminal, today, command_, is_due=is_due)
        interview = Interview(
            sheet,
            terminal,
            draft,
            today,
            _people(sheet, draft),
            only=only,
            check_in=check_in,
            resumed_at=stopped,
        )
        left = editor.left_behind(journal.state_folder)
        draft.remarks += [
            locale.gettext(
                "Your editor reported an error. What it saved is kept in {path}.", path=path
            )
            for path in left
        ]
        session = Session(call, interview)
        way = _way(session)
        if way in ("q", None):
            session.say_remarks()
            return messages.exit_code(terminal)
        if autosave and is_pending(autosave[1]):
            plans.take_up(autosave[1])
        elif is_sheet:
            plans.settle()
        if (
            way == "f"
            and draft.previous_autosave
            and journal.contains(draft.previous_autosave.path)
        ):
            # The autosave may have come with the journal, and has not been seen.
            interview.resumed_at = None
        ended = session.run(settle=way == "f")
    return session.farewell(ended)


def _newest(journal: Journal) -> tuple[Draft, Autosave | None]:
    """The newest draft, and its autosave if there is one; raises ReflectError without a draft."""
    draft = next(journal.drafts(), None)
    for file, unfinished in autosaves.every(journal.state_folders):
        found = next(iter(autosaves.owners(journal, unfinished)), None)
        since = draft.header.moment if draft else None
        if not unfinished.typed.strip() or not _is_newer(unfinished, found, since):
            continue
        if found and journal.contains(found.path):
            draft = found
            break
        if not found and journal.contains(unfinished.entry):
            # Of this run there is only the autosave.
            header = (
                unfinished.header
                if unfinished.header.front.problem
                else unfinished.header.with_status("draft")
            )
            begun = entries.begin(header, journal.library.wordings_of(header))
            return Draft(journal, begun, header.moment or datetime.now()), (file, unfinished)
    if draft is None:
        if journal.unreadable:
            raise journal.unreadable[0]
        begin = N_("You have nothing to finish. To begin something: {command}")
        raise ReflectError(begin.filled({"command": phrases.command("new")}))
    return Draft.opened(journal, draft), next(autosaves.of(journal, draft), None)


def _is_newer(unfinished: UnfinishedAnswer, found: Stored | None, since: datetime | None) -> bool:
    """Whether an autosave belongs to a later run than the one begun at *since*."""
    begun = unfinished.header.moment
    if not begun or not unfinished.header.worksheet:
        return False
    return since is None or begun > since or (begun == since and not found)


def _way(session: Session) -> str | None:
    """Key of the chosen way to continue, or None."""
    say, interview, draft = session.locale, session.interview, session.draft
    journal, moment = draft.journal, draft.entry.header.moment
    days = (interview.today - journal.settings.day(moment)).days if moment else -1
    intro = say.gettext(
        "You began this {when} and stopped in step {number} of {count}. Nothing "
        "has been lost, and nothing is late.",
        when=ago(days, say) if days >= 0 else say.gettext("some time ago"),
        number=interview.step_number,
        count=len(session.sheet.steps),
    )
    today = journal.library.number(session.sheet.id, session.sheet.language)
    if today not in (0, session.sheet.version):
        changed = say.gettext(
            "The worksheet has changed since. You continue with the questions you began with."
        )
        intro = f"{intro}\n\n{changed}"
    ways = {
        "": say.gettext("continue where you stopped"),
        "s": say.gettext("read what you wrote so far first"),
        "f": say.gettext("finish it as it is"),
        "q": say.gettext("not today"),
    }
    while (way := session.terminal.choose(intro, ways)) == "s":
        passages, stopped = readable_answers(draft), interview.resumed_at
        answers = {answer.text for answer in draft.entry.answers}
        if stopped and stopped.typed and stopped.typed not in answers:
            passages.append((say.gettext("And this, not finished yet:"), interview.unfinished))
        session.terminal.read(passages)
    return way


def _people(sheet: Worksheet, draft: Draft) -> tuple[str, ...] | None:
    """People the draft is about: empty for nobody, None if not yet asked."""
    per_person = {question.id for question in sheet.family() if question.each}
    asked = any(answer.id in per_person for answer in draft.entry.answers)
    return draft.entry.header.about or (() if asked else None)
