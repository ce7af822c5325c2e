"""`reflect worksheet import`: turn a document into a worksheet."""

import sys
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reflect import files, worksheets, yaml
from reflect.commands import autocommit, messages, output
from reflect.commands.call import INTO_FILE, Call, format_option, takes
from reflect.commands.worksheet.proposal import NOTHING_KEPT, Proposal
from reflect.errors import (
    BrokenWorksheet,
    CannotWrite,
    NotATerminal,
    ReflectError,
    UncertainImport,
    WrongUse,
)
from reflect.journal.sheet_files import expect_usable
from reflect.locale import N_, Message, joined
from reflect.questions import Question
from reflect.terminal import is_attended

if TYPE_CHECKING:
    from reflect.importers import Imported, Note
    from reflect.journal.documents import Earlier
    from reflect.pages.imported import Places
    from reflect.render.page import Page
    from reflect.worksheets import Worksheet
    from reflect.worksheets.matching import Match
    from reflect.worksheets.revision import Revised
    from reflect.worksheets.sheet_changes import SheetChange


@takes(format_option(), *INTO_FILE)
def command(
    call: Call,
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            help="A document: .txt, .md, .docx, .odt, .html, .pdf; with pandoc also .rtf, .epub.",
        ),
    ],
    yes: Annotated[bool, typer.Option("--yes", help="Keep it without asking.")] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show the worksheet, and keep nothing.")
    ] = False,
) -> None:
    """Turn a document into a worksheet, word for word."""
    from reflect.importers import child
    from reflect.journal import documents

    if dry_run and call.options.output:
        raise WrongUse(N_("--dry-run writes no file: leave out --dry-run or --output."))
    data = files.read(file)
    imported = child.import_safely(file.name, data)
    flow = _Flow(call, file, imported, yes=yes, dry_run=dry_run)
    if imported.text.encode("utf-8") == data:
        flow.copy()
    elif call.options.output:
        flow.write()
    elif not (found := documents.earlier(call.journal.library, imported.text)):
        flow.add()
    elif flow.is_version_of(found):
        flow.update(found)
    else:
        flow.add()


class _Flow:
    """The import of one document: shows its worksheet, asks, and keeps it."""

    def __init__(
        self, call: Call, file: Path, imported: "Imported", *, yes: bool, dry_run: bool
    ) -> None:
        self.call, self.file, self.imported = call, file, imported
        self.yes, self.dry_run = yes, dry_run
        self.journal, self.library = call.journal, call.journal.library
        self.locale = call.journal.settings.locale
        self._lines = sorted((line, id_) for id_, line in imported.places.items())
        #: Whether somebody is asked.
        self.asks = is_attended() and not (yes or dry_run or call.is_json or call.options.output)

    def copy(self) -> None:
        """Keep a document that is a worksheet already, byte for byte."""
        expect_usable(self.file, worksheets.read(self.imported.text))
        if self.call.options.output:
            self.write()
        else:
            self._add(self.imported.text, is_made=False)

    def write(self) -> None:
        """Write the worksheet to the file of ``--output``, or its JSON."""
        text = self.imported.text
        sheet = worksheets.read(text).worksheet
        self._show_new(text)
        if self.call.is_json:
            self._report(sheet, None)
        else:
            output.write(self.call, [text], ".md")
            messages.say(N_("{size}.", size=sheet.size))

    def add(self) -> None:
        """Keep the worksheet that the document became, under an id that no other has."""
        text = self.imported.text
        id_ = self.library.free_id(worksheets.read(text).worksheet.id)
        self._add(worksheets.with_head(text, {"id": id_}), is_made=True)

    def _add(self, text: str, *, is_made: bool) -> None:
        proposal = Proposal(self.call, worksheets.read(text).worksheet.id, text)
        refused = N_("Nothing was kept, because nobody was asked: --yes keeps it.")
        if not self._is_agreed(proposal, self._show_new, N_("keep it"), refused):
            return
        sheet = worksheets.read(proposal.text).worksheet
        saved = None
        if not self.dry_run:
            with proposal.kept():
                saved = self.library.add(sheet.id, proposal.text)
            if is_made:
                self._keep_base(sheet, saved, self.imported.text)
            else:
                autocommit.commit(self.journal, saved)
        self._report(sheet, saved)

    def _show_new(self, text: str) -> str:
        """Show a new worksheet; the question about it."""
        from reflect.pages import imported as pages

        sheet, front = worksheets.read(text).worksheet, yaml.split(text)[0]
        places, source = self._places(sheet), front.string("source")
        origin = pages.Origin(source, front.string("license")) if source else None
        self._show(pages.preview(sheet, places, origin, self.locale))
        found = joined([sheet.size, places.said if places.number else ""], ", ")
        return N_("{title}: {found}. Keep it?", title=sheet.title, found=found)

    def is_version_of(self, found: "Earlier") -> bool:
        """Whether the document is a newer version of the one that *found* was made from."""
        if found.is_sure:
            return True
        if not (found.is_named or self.asks):
            # Documents of a series may ask the same: only a person can say more.
            return False
        what = N_(
            "whether {name} is a newer version of your worksheet '{title}' ({path})",
            name=self.file.name,
            title=found.sheet.title,
            path=found.path,
        )
        self._expect_asking(what)
        if self.dry_run:
            return True
        asked = N_(
            "{name} asks some of the same questions as your worksheet '{title}'. Is it a newer "
            "version of it?",
            name=self.file.name,
            title=found.sheet.title,
        )
        no, yes = N_("no, another worksheet"), N_("yes, a newer version")
        return self._chosen(asked, {"yes": yes, "no": no}) == "yes"

    def update(self, found: "Earlier") -> None:
        """Change the worksheet that an earlier version of the document became."""
        expect_usable(found.path, found.revision.mine.reading)
        same = self._same_questions(found)
        version = self.library.versions.number(found.sheet, found.text) + 1
        try:
            revised = found.revision.revised(version, same)
        except yaml.Malformed as bad:
            raise BrokenWorksheet(found.path, bad.line, bad.what, 1) from None
        if revised.text == found.text and not revised.conflicts:
            self._leave_unchanged(found, revised)
            return
        title = found.sheet.title
        if revised.conflicts or not found.has_base:
            self._expect_asking(
                N_("what should become of your own changes to '{title}'", title=title)
            )
        show = partial(self._show_update, found, revised)
        agreed = N_("yes, as version {version}", version=version)
        if revised.text == found.text:
            agreed = N_("yes, leave it as it is")
        proposal = Proposal(self.call, found.sheet.id, revised.text)
        refused = N_("Nothing was changed, because nobody was asked: --yes changes your worksheet.")
        if not self._is_agreed(proposal, show, agreed, refused):
            return
        sheet = worksheets.read(proposal.text).worksheet
        if not self.dry_run:
            with proposal.kept(), self.journal.lock():
                if not files.is_writable(found.path):
                    raise CannotWrite(found.path, N_("it is read-only"))
                files.replace(found.path, proposal.text.encode(), was=found.text.encode())
            self._keep_base(sheet, found.path, revised.imported)
        self._report(sheet, None if self.dry_run else found.path, self._changes(found, sheet))

    def _same_questions(self, found: "Earlier") -> "set[Match]":
        """The doubtful matches of questions that the person holds to be the same."""
        doubtful = found.revision.doubtful
        if not doubtful:
            return set()
        self._expect_asking(
            N_("which questions of '{title}' are the same", title=found.sheet.title)
        )
        same: set[Match] = set()
        for match, then, now in doubtful if self.asks else ():
            asked = N_(
                "Is this still the same question?\n  Then: {then}\n  Now: {now}", then=then, now=now
            )
            yes, no = N_("yes, its answers stay together"), N_("no, it is a new question")
            if self._chosen(asked, {"yes": yes, "no": no}) == "yes":
                same.add(match)
        return same

    def _expect_asking(self, what: Message) -> None:
        """Raise UncertainImport or NotATerminal about *what*, unless somebody can be asked."""
        if self.dry_run:
            messages.say(
                N_("It is not certain {what}. Without --dry-run, reflect asks you.", what=what)
            )
        if self.asks or self.dry_run:
            return
        if self.yes or is_attended():
            raise UncertainImport(self.file, what)
        raise NotATerminal(N_("{what}. Nothing was written", what=what))

    def _is_agreed(
        self, proposal: Proposal, show: Callable[[str], str], keep: Message, refused: Message
    ) -> bool:
        """Whether a *proposal* is agreed to, once it has been seen; see `Proposal.is_agreed`.

        Where nobody is asked, raises WrongUse with what was *refused* unless ``--yes`` agrees, and
        UncertainImport if a mistake is in it that nobody can mend.
        """
        if self.asks:
            return proposal.is_agreed(show, keep)
        show(proposal.text)
        if not (self.dry_run or worksheets.read(proposal.text).is_usable):
            raise UncertainImport(self.file, N_("how all that is in it is meant"))
        if not (self.dry_run or self.yes):
            raise WrongUse(refused)
        return True

    def _chosen(self, question: Message, ways: dict[str, str]) -> str:
        """The key of the way that the person chose; to choose none ends the command."""
        ways = {**ways, "q": N_("not now")}
        way, signal = messages.choose(self.journal, question, ways)
        if way in ("q", None):
            messages.print_error(NOTHING_KEPT)
            raise typer.Exit(signal)
        assert way
        return way

    def _leave_unchanged(self, found: "Earlier", revised: "Revised") -> None:
        """Say that the worksheet has all that the document has."""
        if not self.dry_run:
            self._keep_base(found.sheet, found.path, revised.imported)
        if not self.call.is_json:
            messages.say(
                N_(
                    "{name} has not changed since it became this worksheet, so the worksheet "
                    "stays as it is.",
                    name=self.file.name,
                )
            )
        self._report(found.sheet, found.path, [])

    def _keep_base(self, sheet: "Worksheet", saved: Path, imported: str) -> None:
        """Keep what the document became, for the next time; commit that and its worksheet.

        The worksheet *sheet* is *saved* already, whatever happens.
        """
        from reflect.journal import documents

        paths = [saved]
        try:
            paths.append(documents.keep_imported(self.library, imported, sheet))
        except ReflectError as failed:
            messages.say(
                N_(
                    "The worksheet is saved, but not what its document says now, with which "
                    "reflect compares a newer version: {why}",
                    why=failed.sentence,
                )
            )
        autocommit.commit(self.journal, *paths)

    def _changes(self, found: "Earlier", sheet: "Worksheet") -> "list[SheetChange]":
        from reflect.worksheets.sheet_changes import sheet_changes

        return list(sheet_changes(found.sheet, sheet))

    def _show_update(self, found: "Earlier", revised: "Revised", text: str) -> str:
        """Show what changes in a worksheet; the question about it."""
        from reflect.pages import imported as pages

        sheet = worksheets.read(text).worksheet
        changes = self._changes(found, sheet)
        places = self._places(sheet, revised.ids).only({each.id for each in changes})
        maybe = [(then, now) for _, then, now in found.revision.doubtful] if self.dry_run else []
        view = pages.UpdateView(
            found.sheet,
            sheet,
            changes,
            revised.conflicts,
            maybe,
            places,
            is_known=found.has_base,
        )
        self._show(pages.update(view, self.locale))
        if text == found.text:
            return N_("Leave your worksheet '{title}' as it is?", title=found.sheet.title)
        return N_("Change your worksheet '{title}' like this?", title=found.sheet.title)

    def _place(self, note: "Note") -> str:
        """The step or question at the place of a *note*, by its id in the imported worksheet."""
        at = bisect_right(self._lines, note.line, key=lambda each: each[0])
        return self._lines[at - 1][1] if at else ""

    def _places(self, sheet: "Worksheet", ids: Mapping[str, str] | None = None) -> "Places":
        """The places to look at in *sheet*, as far as it is what the document became.

        *ids* are its ids by those in the document's own worksheet.
        """
        from reflect.pages.imported import Places

        made = worksheets.read(self.imported.text).worksheet
        asked = {each.id: _content(each) for each in sheet.family()}
        was = {each.id: _content(each) for each in made.family()}
        unsure: dict[str, list[str]] = {}
        for note in self.imported.notes:
            place = self._place(note)
            id_ = place if ids is None else ids.get(place, "")
            if not note.is_omission and (place not in was or asked.get(id_) == was[place]):
                unsure.setdefault(id_, []).append(note.what)
        return Places(unsure, [note.what for note in self.imported.notes if note.is_omission])

    def _show(self, page: "Page") -> None:
        """Show *page*: as the output of ``--dry-run``, else beside it."""
        if self.call.is_json:
            return
        if self.dry_run or (self.asks and sys.stdout.isatty()):
            output.show(self.call, page)
            return
        # What is to be done is done, even if it cannot be shown.
        with suppress(OSError):
            if self.call.is_plain:
                from reflect.render import plain

                sys.stderr.write(plain.text(page))
            else:
                from reflect.render import drawing, screen

                sys.stderr.writelines(screen.drawn(page, drawing.console(to_stderr=True)))

    def _report(
        self,
        sheet: "Worksheet",
        saved: Path | None,
        changes: "Sequence[SheetChange] | None" = None,
    ) -> None:
        """Say what was kept, or print it as JSON."""
        if not self.call.is_json:
            if saved:
                begin = self.call.page_command("new", names=[sheet.id])
                messages.say(N_("{size}. To begin: {command}", size=sheet.size, command=begin))
                messages.print_result(saved)
            return
        notes = self.imported.notes
        warnings = [N_("line {line}: {what}", line=e.line, what=e.what) for e in notes]
        data: dict[str, object] = {**sheet.data(), "warnings": warnings}
        data["notes"] = [
            {
                "line": e.line,
                "id": self._place(e).strip(worksheets.CONCLUSION),
                "what": e.what,
                "left_out": e.is_omission,
            }
            for e in notes
        ]
        if changes is not None:
            data["changes"] = [each._asdict() for each in changes]
        if saved:
            data["path"] = str(saved)
        with messages.reporting_saved(str(saved)) if saved else nullcontext():
            output.put_json(self.call, data)


def _content(question: Question) -> tuple[object, ...]:
    """The wording, kind and hint of a *question*, without its id."""
    return question.wording, question.kind, question.hint
