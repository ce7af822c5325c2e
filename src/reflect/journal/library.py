"""The worksheets there are: shipped ones, and the person's own, which win over them."""

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cached_property
from itertools import chain, count, islice
from pathlib import Path
from typing import TYPE_CHECKING

from reflect import entries, files, yaml
from reflect.errors import (
    BrokenWorksheet,
    CannotRead,
    LeavesJournal,
    NotText,
    ReflectError,
    UnknownWorksheet,
)
from reflect.journal.sheet_files import (
    AskedWorksheet,
    SheetFile,
    expect_usable,
    is_in,
    language_of,
    read,
    text_of,
    worksheets_in,
)
from reflect.journal.versions import LANGUAGE, Versions
from reflect.locale import N_
from reflect.settings import shipped_worksheets

if TYPE_CHECKING:
    from reflect.entries.header import Header
    from reflect.questions import Wordings
    from reflect.worksheets import Reading, Worksheet

#: What no file can be called on Windows, whatever its ending (learn.microsoft.com, Naming Files).
_DEVICES = {"con", "prn", "aux", "nul"}
_DEVICES |= {f"{port}{number}" for port in ("com", "lpt") for number in range(10)}
#: So much of an id stays where a number is put behind it.
_MOST = 50


class Library:
    """Worksheets by id and language: shipped ones, and those in the folder *own*.

    Of a worksheet in several languages that in the *language* of the person is meant, if there is
    one, unless another is named.
    """

    def __init__(self, own: Path, language: str = "en") -> None:
        self.own, self._root, self._language = own, own.parent, language
        #: The worksheets as they were asked.
        self.versions = Versions(own / "versions")
        #: The folder of the worksheets that documents became, as they were imported.
        self.imported = own / "imported"
        self._readings: dict[Path, Reading | None] = {}
        self._as_asked: dict[tuple[str, ...], Wordings] = {}
        self._due: dict[tuple[str, str, str], str] = {}

    @cached_property
    def _own_files(self) -> list[SheetFile]:
        return worksheets_in(self.own, self._root)

    @cached_property
    def by_language(self) -> dict[str, dict[str, Path]]:
        """The files of each worksheet by language, by id: first the one that is meant."""
        found = defaultdict[str, dict[str, Path]](dict)
        for each in chain(worksheets_in(shipped_worksheets()), self._own_files):
            found[each.id][each.language] = each.path
        return {id_: self._sorted(paths) for id_, paths in found.items()}

    def _sorted(self, paths: Mapping[str, Path]) -> dict[str, Path]:
        """Files by language: the person's first, then one's own, then English ones."""

        def rank(language: str) -> tuple[bool, bool, bool, str]:
            is_own = paths[language].parent == self.own
            return not is_in(language, self._language), not is_own, language != "en", language

        return {language: paths[language] for language in sorted(paths, key=rank)}

    @property
    def paths(self) -> dict[str, Path]:
        """The file of each worksheet that is meant by its id alone."""
        return {id_: next(iter(paths.values())) for id_, paths in self.by_language.items()}

    def path(self, id_: str, language: str = "") -> Path | None:
        """The file of the worksheet *id_*, in a *language* if it is there in that; None if gone."""
        paths = self.by_language.get(id_, {})
        like = (path for each, path in paths.items() if is_in(each, language))
        return paths.get(language) or next(chain(like, paths.values()), None)

    def own_paths(self, language: str = "") -> Iterable[Path]:
        """The files of the person's own worksheets, those in a *language* if one is named."""
        own = self._own_files
        return [each.path for each in own if not language or is_in(each.language, language)]

    def namesakes(self, path: Path, sheet: "Worksheet") -> list[Path]:
        """Others of the person's own files with the id and the language of *sheet* in *path*."""
        own = self._own_files if path.parent == self.own else ()
        name = sheet.id, sheet.language
        return [each.path for each in own if each.path != path and (each.id, each.language) == name]

    def link_errors(self) -> Iterator[LeavesJournal]:
        """An error for each link among the worksheets that leads out of the journal."""
        for path in (self.own, *self.own.glob("*.md")):
            try:
                files.check_inside(path, self._root)
            except LeavesJournal as error:
                yield error
                if path == self.own:
                    return

    def _unknown(self, name: str) -> UnknownWorksheet:
        """The error for an unknown worksheet *name*, with a link that may be the reason."""
        return UnknownWorksheet(name, sorted(self.paths), [*islice(self.link_errors(), 1)])

    def find(self, name: str, language: str = "") -> Path:
        """The file of the worksheet called *name*, by its id or its path, in a *language*.

        Raises UnknownWorksheet, LeavesJournal, or ReflectError where it is an entry, or is not
        there in that language.
        """
        path: Path | None = Path(name)
        if not name.casefold().endswith(".md") and Path(name).name == name:
            # Somebody may have written it with an editor, and without an id.
            ways = (self.path(name, language) or self.new_path(name), Path(name))
            path = next(filter(os.path.isfile, ways), None)  # which a path too long is not
        if path is None:
            raise self._unknown(name)
        files.check_inside(path.absolute(), self._root)
        with suppress(CannotRead, NotText):  # whoever reads it says why it cannot be
            if name not in self.paths and entries.recognised(text_of(path)):
                what = N_("{path} is an entry, not a worksheet, so it was left alone.", path=path)
                raise ReflectError(what)
        if language and not is_in(there := language_of(yaml.split(text_of(path))[0]), language):
            what = N_(
                "There is no '{name}' in '{language}', only in {languages}.",
                name=name,
                language=language,
                languages=", ".join(self.by_language.get(name, [there])),
            )
            raise ReflectError(what)
        return path

    def reading(self, path: Path) -> "Reading":
        """A worksheet as far as it can be understood."""
        return read(text_of(path))

    def asked(self, path: Path) -> AskedWorksheet:
        """The worksheet in a file as it is asked now; raises BrokenWorksheet."""
        text = text_of(path)
        reading = read(text)
        expect_usable(path, reading)
        sheet = reading.worksheet
        sheet = sheet._replace(version=self.versions.number(sheet, text))
        own_path = path if path.parent == self.own else None
        return AskedWorksheet(sheet, text, own_path, is_doubtful=bool(reading.problems))

    def named(self, id_: str, language: str = "") -> AskedWorksheet:
        """The worksheet *id_* as it is asked now; raises UnknownWorksheet or BrokenWorksheet."""
        if path := self.path(id_, language):
            return self.asked(path)
        raise self._unknown(id_)

    def begun(self, header: "Header") -> AskedWorksheet:
        """The worksheet that an entry with this *header* was begun with, else that of today.

        Raises UnknownWorksheet or BrokenWorksheet.
        """
        then = self.versions.begun(header)
        if not then:
            return self.named(header.worksheet, header.language)
        with suppress(UnknownWorksheet, BrokenWorksheet, CannotRead, NotText):
            today = self.named(header.worksheet, header.language)
            asked = today.worksheet.version, today.worksheet.language
            if asked == (header.worksheet_version, then.worksheet.language):
                return today
        return then

    def sheet(self, id_: str, language: str = "") -> "Worksheet | None":
        """The worksheet *id_* as far as it can be understood; nothing where it cannot be read."""
        reading = self.known(id_, language)
        return reading.worksheet if reading else None

    def known(self, id_: str, language: str = "") -> "Reading | None":
        """The worksheet *id_* with its mistakes; None where its file cannot be read."""
        path = self.path(id_, language)
        if path and path not in self._readings:
            self._readings[path] = None
            with suppress(CannotRead, NotText):
                self._readings[path] = self.reading(path)
        return self._readings[path] if path else None

    def title(self, id_: str, language: str = "") -> str:
        """The title of a worksheet."""
        sheet = self.sheet(id_, language)
        return (sheet and sheet.title) or id_

    def adopt(self, path: Path) -> AskedWorksheet:
        """A worksheet that somebody sent, after its file was copied among the person's own."""
        names = (path, Path(os.path.realpath(path)))
        every = chain.from_iterable(paths.values() for paths in self.by_language.values())
        known = next((each for each in every if each in names), None)
        asked = self.asked(known or path)
        own = None if known else self.add(asked.worksheet.id, asked.text)
        return asked._replace(own_path=own) if own else asked

    def new_path(self, id_: str) -> Path:
        """The file in which a new worksheet *id_* of the person's own is kept."""
        return self.own / f"{id_}{'_' if id_ in _DEVICES else ''}.md"

    def free_id(self, title: str, language: str = "", path: Path | None = None) -> str:
        """An id for a worksheet with this *title* that no other one has but the file *path*."""
        from reflect.worksheets.lines import slug  # only here, too

        first = slug(title, None, language) or "worksheet"
        numbered = (f"{first[:_MOST]}-{number}" for number in count(2))

        def is_free(id_: str) -> bool:
            own = self.new_path(id_)
            return self.paths.get(id_, path) == path and (own == path or not own.exists())

        return next(filter(is_free, chain([first], numbered)))

    def add(self, id_: str, text: str) -> Path:
        """Save *text* among the person's own worksheets; returns its file.

        Raises ReflectError where another text has that id already, in the same language.
        """
        language = language_of(yaml.split(text)[0])
        others = self.by_language.get(id_, {})
        own = self.new_path(id_)
        if others and language not in others and LANGUAGE.fullmatch(language):
            own = own.with_suffix(f".{language}.md")
        files.check_inside(own, self._root)
        there = others.get(language, own)
        if not there.exists():
            # Unless another process has just made it, or a link to nowhere is there.
            with suppress(FileExistsError):
                files.create(own, text.encode("utf-8"))
            there = own
        if text_of(there) != text:
            what = N_(
                "You already have a worksheet '{id}' ({path}), so nothing was "
                "copied. Give one of the two another 'id:' at the top.",
                id=id_,
                path=there,
            )
            raise ReflectError(what)
        self.by_language[id_] = self._sorted({**others, language: there})
        self._readings.pop(there, None)
        return there

    def wordings(self, id_: str, language: str = "") -> "Wordings":
        """The kinds and wordings of a worksheet, also those in other languages; empty if gone."""
        from reflect.questions import Wordings  # only here, too

        sheet = self.sheet(id_, language)
        if not sheet:
            return Wordings()
        others = (self.sheet(id_, each) for each in self.by_language[id_] if each != sheet.language)
        return sheet.wordings().extended_by(each.wordings() for each in others if each)

    def wordings_of(self, header: "Header", language: str = "") -> "Wordings":
        """The wordings by which an entry with this *header* is read: those of its version.

        If another *language* of its worksheet is named, its answers are read as if in that.
        """
        name = (*header.worksheet_ref, language)
        if name not in self._as_asked:
            today = self.sheet(header.worksheet, header.language)
            number = self.number(header.worksheet, header.language)
            known = self.versions.wordings(header, today, number)
            other = self.sheet(header.worksheet, language) if language else None
            if today and other and today is not other:
                from reflect.worksheets.translation import translated  # only here: it is rare

                known = translated(known, today, other)
            self._as_asked[name] = known
        return self._as_asked[name]

    def due_of(self, header: "Header") -> str:
        """The question of an entry that says when to look again; "" if there is none."""
        if header.worksheet_ref not in self._due:
            then = self.versions.begun(header)
            sheet = then.worksheet if then else self.sheet(header.worksheet, header.language)
            self._due[header.worksheet_ref] = sheet.due if sheet else ""
        return self._due[header.worksheet_ref]

    def number(self, id_: str, language: str = "") -> int:
        """The version under which the worksheet *id_* is asked today; 0 where it is gone."""
        path, sheet = self.path(id_, language), self.sheet(id_, language)
        return self.versions.number(sheet, text_of(path)) if path and sheet else 0

    def successors(self, id_: str) -> Mapping[str, str]:
        """The id that each question of the worksheet *id_* replaces, by its own."""
        sheet = self.sheet(id_)
        return sheet.after if sheet else {}

    def related_ids(self, ids: Iterable[str]) -> frozenset[str]:
        """Ids of the earlier and later forms of the questions *ids*, in any worksheet."""
        pairs = [set(pair) for each in self.paths for pair in self.successors(each).items()]
        found = asked = frozenset(ids)
        while more := frozenset().union(*(pair for pair in pairs if pair & found)) - found:
            found |= more
        return found - asked
