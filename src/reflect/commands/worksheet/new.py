"""`reflect worksheet new`: begin a worksheet of your own."""

from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from reflect import files, settings, text, worksheets, yaml
from reflect.commands import autocommit, messages
from reflect.commands.call import LANGUAGE, Call, takes
from reflect.commands.worksheet.ids import MissingIds
from reflect.commands.worksheet.proposal import NOTHING_KEPT, Asked, opened, settled
from reflect.errors import (
    BrokenWorksheet,
    NotText,
    ReflectError,
)
from reflect.journal import sheet_files
from reflect.journal.trash import tidy
from reflect.locale import N_
from reflect.terminal import is_attended
from reflect.worksheets.lines import slug


@takes(LANGUAGE)
def command(
    call: Call,
    name: Annotated[str, typer.Argument(metavar="NAME", help="What it is called.")] = "",
    from_: Annotated[
        str,
        typer.Option("--from", metavar="WORKSHEET", help="Begin with a copy of this worksheet."),
    ] = "",
) -> None:
    """Begin a worksheet of your own, in your editor."""
    begun = _copy(call, name, from_) if from_ else _example(call, name)
    id_ = worksheets.read(begun).worksheet.id
    is_first = not call.journal.root.exists()
    saved = call.journal.library.add(id_, begun)
    new = _NewWorksheet(call, saved, begun, is_copy=bool(from_), is_first=is_first)
    if is_attended():
        if not new.is_kept():
            return
        new.complete(takes_id_from_title=not (name or from_))
    new.report()


def _example(call: Call, name: str) -> str:
    """The worksheet that a new one begins as, with a word on each of its parts."""
    language = call.options.language or call.journal.settings.language
    start = worksheets.example(sheet_files.text_of(settings.worksheets_readme(language)))
    sheet = worksheets.read(start).worksheet
    title = _title(name) or sheet.title
    return worksheets.copied(start, _id(call, name, title, sheet.language), title)


def _copy(call: Call, name: str, original: str) -> str:
    """A copy of the worksheet called *original*."""
    path = call.journal.library.find(original, call.options.language)
    whole = sheet_files.text_of(path)
    sheet, source = worksheets.read(whole).worksheet, yaml.split(whole)[0].string("source")
    copy = call.journal.settings.locale.gettext("{title} (copy)", title=sheet.title)
    title = _title(name) or copy
    # Not the same source: a newer version of that document is to change the original only.
    source = " ".join(filter(None, [sheet.id or path.name, source and f"({source})"]))
    try:
        return worksheets.copied(
            whole, _id(call, name, title, sheet.language), title, source=source
        )
    except yaml.Malformed as bad:
        raise BrokenWorksheet(path, bad.line, bad.what, 1) from None


def _title(name: str) -> str:
    """The title that *name* is, on one line; raises ReflectError if it cannot be one."""
    title = " ".join(text.clean(name).split())
    if "<!--" in title:
        raise ReflectError(N_("A worksheet cannot be called '{name}'.", name=title))
    return title


def _id(call: Call, name: str, title: str, language: str) -> str:
    """The id of a new worksheet; raises ReflectError if another one is called *name* already."""
    there, wanted = call.journal.library, call.journal.library.free_id(title, language)
    taken = slug(title, None, language)
    if name and taken and wanted != taken:
        raise ReflectError(
            N_(
                "There is already a worksheet '{id}' ({path}). Choose another name.",
                id=taken,
                path=there.paths.get(taken, there.new_path(taken)),
            )
        )
    return wanted


class _NewWorksheet:
    """A new worksheet, which was *begun* as some text, in its file."""

    def __init__(
        self, call: Call, path: Path, begun: str, *, is_copy: bool, is_first: bool
    ) -> None:
        self._call, self._journal = call, call.journal
        self._path = path
        #: How it began, and was seen last.
        self._first = self._seen = begun.encode("utf-8")
        #: Whether it was copied from another one, and whether the journal was made for it.
        self._is_copy, self._is_first = is_copy, is_first
        self._begun = worksheets.read(begun).worksheet

    def is_kept(self) -> bool:
        """Whether it stays, once it was changed in the editor; what is wrong with it is named."""
        edit = partial(opened, self._path)
        if not edit():
            return True
        way, signal = settled(self._journal, self._look, edit, lambda: self._read() != self._seen)
        written = self._read()
        is_kept = way in ("", "k") or (way is None and written != self._first)
        if not is_kept:
            self._drop(written)
        if signal:
            if is_kept:
                messages.print_result(self._path)
            raise typer.Exit(signal)
        return is_kept

    def _look(self) -> Asked | None:
        """Name what is wrong with it; the question about it, if there is one."""
        self._seen = self._read()
        found = self._problems()
        messages.say(*found)
        if not found and (self._seen != self._first or self._is_copy):
            return None
        question = N_("You have not changed anything yet.")
        if found:
            question = N_("Go back and look at this?")
        ways = {
            "e": N_("back to my editor"),
            "k": N_("keep it as it is"),
            "d": N_("do not keep it"),
        }
        return question, ways

    def _read(self) -> bytes:
        return files.read(self._path, self._journal.root)

    def _problems(self) -> list[str]:
        """All that is wrong with it, each with its line."""
        try:
            reading = self._journal.library.reading(self._path)
        except NotText as error:
            return [error.sentence]
        return messages.sheet_problems(self._journal, self._path, reading, self._path.name)

    def _drop(self, seen: bytes) -> None:
        """Take it out of the journal again; what was changed in it stays in a file elsewhere."""
        messages.print_error(NOTHING_KEPT)
        if seen != self._first:
            aside = self._journal.state_folder / "worksheets" / self._path.name
            aside = files.create_free(aside, seen)
            messages.say(N_("What you wrote is still in {path}.", path=aside))
        files.remove(self._path)
        if self._is_first:
            tidy(self._journal.root)

    def complete(self, *, takes_id_from_title: bool) -> None:
        """Write ids that are missing, once it was edited, and maybe one that fits its new title."""
        if self._read() == self._first:
            return
        with suppress(NotText, BrokenWorksheet, yaml.Malformed):
            if takes_id_from_title:
                self._take_id_from_title()
            missing = MissingIds.of(self._journal, self._path, is_new=True)
            if missing.number:
                missing.write()

    def _take_id_from_title(self) -> None:
        written = sheet_files.text_of(self._path)
        sheet = worksheets.read(written).worksheet
        if sheet.id != self._begun.id or sheet.title == self._begun.title:
            return
        id_ = self._journal.library.free_id(sheet.title, sheet.language)
        changed = worksheets.with_head(written, {"id": id_})
        files.replace(self._path, changed.encode("utf-8"), was=written.encode("utf-8"))
        path = self._journal.library.new_path(id_)
        files.rename(self._path, path)
        self._path = path

    def report(self) -> None:
        """Say what can be done with it."""
        with suppress(NotText):
            reading = self._journal.library.reading(self._path)
            sheet = reading.worksheet
            if self._read() == self._first:
                check = self._call.page_command("worksheet", "check", names=[sheet.id])
                messages.say(
                    N_(
                        "Open the worksheet in any editor you like. To find mistakes: {command}",
                        command=check,
                    )
                )
            if reading.is_usable:
                begin = self._call.page_command("new", names=[sheet.id])
                messages.say(N_("{size}. To begin: {command}", size=sheet.size, command=begin))
            else:
                check = self._call.page_command("worksheet", "check", names=[self._path.stem])
                messages.say(
                    N_("It cannot be used like this yet. To see why: {command}", command=check)
                )
        autocommit.commit(self._journal, self._path)
        messages.print_result(self._path)
