"""An interview session of `new` or `resume`, from its first question to the last line."""

import shutil
import sys
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reflect import entries
from reflect.commands import autocommit, messages, output
from reflect.commands.call import Call
from reflect.errors import NothingAnswered, ReflectError
from reflect.interview import Ended, Interview, Passage
from reflect.interview.open_plans import OpenPlans
from reflect.journal import Journal, Stored
from reflect.journal.draft import Draft
from reflect.journal.sheet_files import AskedWorksheet
from reflect.languages import of
from reflect.locale import N_
from reflect.locale import of as locale_of
from reflect.terminal import is_attended
from reflect.text import reflowed
from reflect.worksheets import LOOKING_BACK

if TYPE_CHECKING:
    from reflect.journal.runs import Run

Steps = Annotated[
    list[str] | None,
    typer.Option(metavar="STEP", help="Only this step, by number or id; may be repeated."),
]

#: Number of newest entries searched for recent use.
RECENT = 50
NOT_KEPT = N_(
    "A few invisible characters were left out of an answer; everything else is as you typed it."
)


class Session:
    """An interview at a terminal, with the messages before and after it."""

    def __init__(self, call: Call, interview: Interview) -> None:
        self.call, self.interview = call, interview
        self.draft, self.terminal = interview.draft, interview.asker
        self.sheet = interview.worksheet
        self.locale = locale_of(self.sheet.language)
        #: The answer on the last page that could not be saved, if any.
        self.unkept: Ended | None = None
        interview.passages = partial(readable_answers, self.draft)
        if interview.check_in:
            interview.check_in.passages = interview.passages

    def run(self, *, settle: bool = False) -> Ended:
        """Ask and save answers, or only *settle* those given; an unfinished one is saved, too."""
        draft, interview = self.draft, self.interview
        ended = interview.settled() if settle else interview.run()
        while ended.finished and not interview.trouble:
            if not self._is_finished():
                break
            if self._closes(early=ended.is_early):
                if not interview.trouble:
                    self._is_finished()  # the file may have been reset while the page was open
                break
            interview.resumed_at = interview.resumed_at or ended._replace(finished=False)
            ended = interview.run()
        if interview.has_dropped_characters:
            draft.remarks.append(self.locale.say(NOT_KEPT))
        if interview.trouble:
            draft.remarks += [interview.trouble.sentence, *self._where_saved(self.unkept or ended)]
        elif not ended.finished and (draft.path or ended.typed.strip()):
            self._pause(ended)
        if draft.previous_autosave:
            draft.remarks.append(
                self.locale.gettext(
                    "What you had begun to write for another question is kept in {path}.",
                    path=draft.previous_autosave.path,
                )
            )
        return ended

    def _is_finished(self) -> bool:
        """Whether there is an entry, and it could be saved as complete."""
        try:
            self.draft.mark_as_complete()
        except ReflectError as trouble:
            self.interview.trouble = trouble
            return False
        self.draft.autosave_file.drop()
        return self.draft.path is not None

    def _pause(self, ended: Ended) -> None:
        try:
            self.draft.mark_as_draft()
            self.draft.write_autosave(ended.key, ended.part, self.interview.seen, ended.typed)
        except ReflectError as trouble:
            self.interview.trouble = trouble
            self.draft.remarks += [trouble.sentence, *self._where_saved(ended)]

    def _where_saved(self, ended: Ended) -> Iterator[str]:
        """A sentence with the file that the last text was saved to, or with the text itself."""
        if ended.typed.strip():
            try:
                kept = self.draft.write_autosave(
                    ended.key, ended.part, self.interview.seen, ended.typed
                )
                yield self.locale.gettext(
                    "What you wrote last is kept in {path}, a small file that any editor opens.",
                    path=kept,
                )
            except ReflectError:
                nowhere = self.locale.gettext(
                    "What you wrote last could not be saved anywhere. Here it is:"
                )
                yield f"{nowhere}\n\n{ended.typed}\n"

    def _closes(self, *, early: bool) -> bool:
        """Show the last page and its choices; False to go back to the questions."""
        say, (_, before) = self.locale, _run_and_before(self.draft)
        ways = {
            "": say.gettext("close and clear the screen"),
            "r": say.gettext("read it through once"),
        }
        if before:
            day = self.interview.words.long_date(before.day)
            ways["c"] = say.gettext("what has changed since {day}", day=day)
            if self.sheet.asks(LOOKING_BACK):
                ways["w"] = say.gettext("say in your own words what has changed")
        if early:
            ways["b"] = say.gettext("go back, not yet")
        while True:
            way = self.terminal.choose(self._last_page(), ways)
            if way == "r":
                self.terminal.read(readable_answers(self.draft))
            elif way == "c":
                self.terminal.choose(self._changes(), {"": say.gettext("continue")})
            elif way == "w":
                ended = self.interview.look_back()
                if self.interview.trouble:
                    self.unkept = ended
                    return True
            else:
                return way != "b"

    def _last_page(self) -> str:
        """Text of the last page: the conclusion, the planned actions, and how they are ticked."""
        from reflect.pages.plan import how_to_tick  # only here: needed on the last page

        answers = [each for each in self.draft.entry.answers if not each.inactive]
        plans = [(each.id, action) for each in answers for action in each.actions]
        planned = [f"   {action.planned(self.interview.words)}" for _, action in plans]
        chosen = "\n".join([self.locale.gettext("You chose"), *planned]) if planned else ""
        is_any_open = any(id_ != self.sheet.due and not action.done for id_, action in plans)
        how = how_to_tick(self.call.command_line("plan"), self.locale) if is_any_open else ""
        kept = self.locale.gettext("Everything is saved.")
        return "\n\n".join(filter(None, (reflowed(self.sheet.conclusion), chosen, how, kept)))

    def _changes(self) -> str:
        """Text of the comparison with the run before."""
        from reflect.pages import compare  # only here: it loads word tables
        from reflect.pages.comparison_view import ComparisonView

        run, before = _run_and_before(self.draft)
        page = compare.page(ComparisonView.of(before or run, run, self.draft.journal))
        return output.page_text(page, self.terminal.columns - 4, is_plain=self.call.is_plain)

    def say_remarks(self) -> None:
        """Print the remarks of the terminal and the draft."""
        messages.say(*self.terminal.remarks, *self.draft.remarks)

    def farewell(self, ended: Ended) -> int:
        """Print the closing line and the entry's path; the exit code."""
        self.say_remarks()
        if self.interview.trouble:
            return 1
        if not self.draft.path:
            if not self.terminal.signal and not is_attended():
                raise NothingAnswered
            messages.print_error(self.locale.gettext("Nothing was written."))
            return messages.exit_code(self.terminal)
        if ended.finished:
            say_saved(self.call, self.draft)
        else:
            command = self.call.page_command("resume")
            waits = self.locale.gettext(
                "Every word is saved. To continue:  {command}", command=command
            )
            messages.print_error(waits)
        # At a pause, nothing on the screen shows what the entry is about.
        if ended.finished or not sys.stdout.isatty():
            messages.print_result(self.draft.path)
        if not ended.finished and self.draft.other_files:
            # What was ticked is a change; later it would seem to be an edit by hand.
            autocommit.commit_silently(self.call.journal, *self.draft.other_files)
        return messages.exit_code(self.terminal)


def say_saved(call: Call, draft: Draft) -> None:
    """Say that *draft* is saved and how to read and compare it; commit it."""
    say, (run, before) = locale_of(draft.entry.header.language), _run_and_before(draft)
    newest = next((each for each in run.selection.entries(draft.journal) if not each.copy_of), run)
    named = [] if newest.path == run.path else [run.path.stem]
    kept = say.gettext(
        "Saved. To read it:  {command}", command=call.page_command("show", names=named)
    )
    if before:
        compare = call.page_command("compare", names=named)
        changed = say.gettext("What has changed:  {command}", command=compare)
        fits = len(kept + changed) + 6 < shutil.get_terminal_size().columns
        kept = f"{kept}{'      ' if fits else chr(10)}{changed}"
    messages.print_error(kept)
    autocommit.commit(draft.journal, run.path, *draft.other_files)


def _run_and_before(draft: Draft) -> "tuple[Run, Run | None]":
    """The run of *draft*, as saved, and the finished run before it."""
    from reflect.journal import runs  # only here: needed on the last page

    assert draft.path is not None
    hidden = runs.Selection.allowed(draft.journal)
    run = runs.Run.of(draft.journal.read(draft.path), hidden)
    return run, runs.before(run, hidden.runs(draft.journal))


def readable_answers(draft: Draft) -> list[Passage]:
    """Questions and answers so far, as readable text."""
    from reflect.pages.answers import readable  # only here: few read back

    words, found = of(draft.entry.header.language), []
    for answer in draft.entry.answers:
        text = words.not_today if answer.declined else readable(answer, words)
        if text:
            found.append((answer.question or answer.id, text))
    return found


def draft_from_sheet(
    journal: Journal, stored: Stored, asked: AskedWorksheet, beside: Sequence[Path] = ()
) -> Draft | None:
    """The finished entry from a sheet filled in with an editor; None if it was left blank."""
    from reflect.interview import blank  # only here: few write in an editor

    made, sheet = Draft.opened(journal, stored), asked.worksheet
    made.ask(asked)
    made.other_files = list(beside)
    begun = entries.begin(made.entry.header, made.entry.wordings)
    if blank.is_bare(blank.read(made.entry, sheet), begun):
        return None
    made.apply(lambda entry: blank.read(entry, sheet))
    OpenPlans(made, sheet).finish()
    return made
