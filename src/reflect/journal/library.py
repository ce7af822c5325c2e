"""The worksheets there are: shipped ones, and the person's own, which win over them.

And worksheets as they were asked: a copy of each version, by which old answers keep their meaning.
A copy that is gone, or cannot be read, costs nothing but that.
"""

import os
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cached_property
from itertools import chain, combinations, count, islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reflect import entries, files, yaml
from reflect.errors import (
    BrokenWorksheet,
    CannotRead,
    LeavesJournal,
    NotText,
    ReadOnly,
    ReflectError,
    UnknownWorksheet,
)
from reflect.locale import N_
from reflect.settings import shipped_worksheets

if TYPE_CHECKING:
    from reflect.entries.header import Header
    from reflect.questions import Kind, Wordings
    from reflect.worksheets import Reading, Worksheet
    from reflect.worksheets.compatibility import Difference

#: What no file can be called on Windows, whatever its ending (learn.microsoft.com, Naming Files).
_DEVICES = {"con", "prn", "aux", "nul"}
_DEVICES |= {f"{port}{number}" for port in ("com", "lpt") for number in range(10)}
#: So much of an id stays where a number is put behind it.
_MOST = 50
_LANGUAGE = re.compile(r"[A-Za-z0-9-]{1,35}")


def text_of(path: Path, root: Path | None = None) -> str:
    """The text of a worksheet's file; raises NotText, or CannotRead as files.read does."""
    try:
        return files.read(path, root).decode("utf-8")
    except UnicodeDecodeError:
        raise NotText(path) from None


def _read(text: str) -> "Reading":
    from reflect import worksheets  # only here: a list of entries needs none

    return worksheets.read(text)


def expect_usable(path: Path, reading: "Reading") -> None:
    """Raise BrokenWorksheet unless the worksheet in the file *path* can be worked through."""
    if wrong := [problem for problem in reading.problems if not problem.is_mild]:
        raise BrokenWorksheet(path, wrong[0].line, wrong[0].what, len(wrong))


def _worksheets_in(folder: Path, root: Path | None = None) -> dict[Path, tuple[str, str]]:
    """The worksheets in *folder*, each with its id and text: files with an ``id:`` at their head.

    Those are left out that a link takes out of the folder *root*.
    """
    found = {}
    is_there = os.path.isdir(folder)  # noqa: PTH112 - a path that is too long is none
    for path in sorted(folder.glob("*.md")) if is_there else ():
        with suppress(CannotRead, NotText):
            if root:
                files.check_inside(folder, root)
            text = text_of(path, root)
            if id_ := worksheet_id(text):
                found[path] = id_, text
    return found


def worksheet_id(text: str) -> str:
    """The ``id:`` at the head of a worksheet's *text*; "" where there is none."""
    return yaml.split(text)[0].string("id")


def _version(front: yaml.FrontMatter) -> int:
    number = front.number("version")
    return 1 if number is None else number


class AskedWorksheet(NamedTuple):
    """A worksheet as it is asked in a session, and its source."""

    worksheet: "Worksheet"
    text: str
    #: Its file, if it is one of the person's own worksheets.
    own_path: Path | None = None
    #: Whether something in it may be meant otherwise than it is read.
    is_doubtful: bool = False

    @property
    def is_renumbered(self) -> bool:
        """Whether the worksheet is asked under another version than its text says."""
        return _version(yaml.split(self.text)[0]) != self.worksheet.version

    @property
    def numbered(self) -> str:
        """The text of the worksheet with that version; raises yaml.Malformed."""
        front, body = yaml.split(self.text)
        if not self.is_renumbered:
            return self.text
        return front.with_value("version", str(self.worksheet.version)).raw + body

    def renumber(self) -> None:
        """Write that version into the person's own file.

        Raises ReadOnly, CannotWrite, FileChanged where somebody has changed it, or yaml.Malformed.
        """
        assert self.own_path
        if not files.is_writable(self.own_path):
            raise ReadOnly(self.own_path)
        files.replace(self.own_path, self.numbered.encode("utf-8"), was=self.text.encode("utf-8"))


class Library:
    """Worksheets by id: shipped ones, and those in the folder *own*."""

    def __init__(self, own: Path) -> None:
        self.own, self._root = own, own.parent
        #: The worksheets as they were asked.
        self.versions = Versions(own / "versions")
        #: The folder of the worksheets that documents became, as they were imported.
        self.imported = own / "imported"
        self._readings: dict[str, Reading | None] = {}
        self._as_asked: dict[tuple[str, str, str], Wordings] = {}
        self._due: dict[tuple[str, str, str], str] = {}

    @cached_property
    def paths(self) -> dict[str, Path]:
        """The file of each worksheet, by id."""
        shipped, own = _worksheets_in(shipped_worksheets()), _worksheets_in(self.own, self._root)
        return {id_: path for path, (id_, _) in chain(shipped.items(), own.items())}

    def own_paths(self) -> Iterable[Path]:
        """The files of the person's own worksheets."""
        return _worksheets_in(self.own, self._root)

    @cached_property
    def own_ids(self) -> dict[Path, str]:
        """The ids of the person's own worksheets, by file."""
        found = _worksheets_in(self.own, self._root)
        return {path: id_ for path, (id_, _) in found.items()}

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

    def find(self, name: str) -> Path:
        """The file of the worksheet called *name*, by its id or its path.

        Raises UnknownWorksheet, LeavesJournal, or ReflectError where it is an entry.
        """
        path: Path | None = Path(name)
        if not name.casefold().endswith(".md") and Path(name).name == name:
            # Somebody may have written it with an editor, and without an id.
            ways = (self.paths.get(name, self.new_path(name)), Path(name))
            path = next(filter(os.path.isfile, ways), None)  # which a path too long is not
        if path is None:
            raise self._unknown(name)
        files.check_inside(path.absolute(), self._root)
        with suppress(CannotRead, NotText):  # whoever reads it says why it cannot be
            if name not in self.paths and entries.recognised(text_of(path)):
                what = N_("{path} is an entry, not a worksheet, so it was left alone.", path=path)
                raise ReflectError(what)
        return path

    def reading(self, path: Path) -> "Reading":
        """A worksheet as far as it can be understood."""
        return _read(text_of(path))

    def asked(self, path: Path) -> AskedWorksheet:
        """The worksheet in a file as it is asked now; raises BrokenWorksheet."""
        text = text_of(path)
        reading = _read(text)
        expect_usable(path, reading)
        sheet = reading.worksheet
        sheet = sheet._replace(version=self.versions.number(sheet, text))
        own_path = path if path.parent == self.own else None
        return AskedWorksheet(sheet, text, own_path, is_doubtful=bool(reading.problems))

    def named(self, id_: str) -> AskedWorksheet:
        """The worksheet *id_* as it is asked now; raises UnknownWorksheet or BrokenWorksheet."""
        if id_ not in self.paths:
            raise self._unknown(id_)
        return self.asked(self.paths[id_])

    def begun(self, header: "Header") -> AskedWorksheet:
        """The worksheet that an entry with this *header* was begun with, else that of today.

        Raises UnknownWorksheet or BrokenWorksheet.
        """
        then = self.versions.begun(header)
        if not then:
            return self.named(header.worksheet)
        with suppress(UnknownWorksheet, BrokenWorksheet, CannotRead, NotText):
            today = self.named(header.worksheet)
            asked = today.worksheet.version, today.worksheet.language
            if asked == (header.worksheet_version, then.worksheet.language):
                return today
        return then

    def sheet(self, id_: str) -> "Worksheet | None":
        """The worksheet *id_* as far as it can be understood; nothing where it cannot be read."""
        reading = self.known(id_)
        return reading.worksheet if reading else None

    def known(self, id_: str) -> "Reading | None":
        """The worksheet *id_* with its mistakes; None where its file cannot be read."""
        if id_ not in self._readings:
            self._readings[id_] = None
            with suppress(KeyError, CannotRead, NotText):
                self._readings[id_] = self.reading(self.paths[id_])
        return self._readings[id_]

    def title(self, id_: str) -> str:
        """The title of a worksheet."""
        sheet = self.sheet(id_)
        return (sheet and sheet.title) or id_

    def adopt(self, path: Path) -> AskedWorksheet:
        """A worksheet that somebody sent, after its file was copied among the person's own."""
        names = (path, Path(os.path.realpath(path)))
        known = next((each for each in self.paths.values() if each in names), None)
        asked = self.asked(known or path)
        own = None if known else self.add(asked.worksheet.id, asked.text)
        return asked._replace(own_path=own) if own else asked

    def new_path(self, id_: str) -> Path:
        """The file in which a new worksheet *id_* of the person's own is kept."""
        return self.own / f"{id_}{'_' if id_ in _DEVICES else ''}.md"

    def free_id(self, title: str, path: Path | None = None) -> str:
        """An id for a worksheet with this *title* that no other one has but the file *path*."""
        from reflect.worksheets.lines import slug  # only here, too

        first = slug(title) or "worksheet"
        numbered = (f"{first[:_MOST]}-{number}" for number in count(2))

        def is_free(id_: str) -> bool:
            own = self.new_path(id_)
            return self.paths.get(id_, path) == path and (own == path or not own.exists())

        return next(filter(is_free, chain([first], numbered)))

    def add(self, id_: str, text: str) -> Path:
        """Save *text* among the person's own worksheets; returns its file.

        Raises ReflectError where another text has that id already.
        """
        own = self.new_path(id_)
        files.check_inside(own, self._root)
        there = self.paths.get(id_, own)
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
        self.paths[id_] = there
        self._readings.pop(id_, None)
        return there

    def wordings(self, id_: str) -> "Wordings":
        """The wordings by which entries of a worksheet are read; empty where that is gone."""
        from reflect.questions import Wordings  # only here, too

        sheet = self.sheet(id_)
        return sheet.wordings() if sheet else Wordings()

    def wordings_of(self, header: "Header") -> "Wordings":
        """The wordings by which an entry with this *header* is read: those of its version."""
        if header.worksheet_ref not in self._as_asked:
            today, number = self.sheet(header.worksheet), self.number(header.worksheet)
            self._as_asked[header.worksheet_ref] = self.versions.wordings(header, today, number)
        return self._as_asked[header.worksheet_ref]

    def due_of(self, header: "Header") -> str:
        """The question of an entry that says when to look again; "" if there is none."""
        if header.worksheet_ref not in self._due:
            then = self.versions.begun(header)
            sheet = then.worksheet if then else self.sheet(header.worksheet)
            self._due[header.worksheet_ref] = sheet.due if sheet else ""
        return self._due[header.worksheet_ref]

    def number(self, id_: str) -> int:
        """The version under which the worksheet *id_* is asked today; 0 where it is gone."""
        sheet = self.sheet(id_)
        return self.versions.number(sheet, text_of(self.paths[id_])) if sheet else 0

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


class Versions:
    """The copies in a *folder*, each known by its front matter whatever it is called."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._sheets: dict[str, Worksheet | None] = {}

    @cached_property
    def _copies(self) -> defaultdict[tuple[str, str], list[tuple[int, str]]]:
        """The versions and texts of all copies, by the id and language of their worksheets."""
        found = defaultdict[tuple[str, str], list[tuple[int, str]]](list)
        for id_, text in _worksheets_in(self.folder, self.folder.parent.parent).values():
            front, _ = yaml.split(text)
            found[id_, front.string("language") or "en"].append((_version(front), text))
        return found

    def _sheet(self, text: str) -> "Worksheet | None":
        """The worksheet written in *text*, where it can be used."""
        if text not in self._sheets:
            reading = _read(text)
            self._sheets[text] = reading.worksheet if reading.is_usable else None
        return self._sheets[text]

    def _asked(self, id_: str, language: str) -> "dict[int, list[Worksheet]]":
        """The copies of a worksheet that can be used, by version, the newest first."""
        found = defaultdict[int, list["Worksheet"]](list)
        for version, text in self._copies[id_, language]:
            if sheet := self._sheet(text):
                found[version].append(sheet)
        return dict(sorted(found.items(), reverse=True))

    def begun(self, header: "Header") -> AskedWorksheet | None:
        """The worksheet that an entry with this *header* was begun with, where its copy is there.

        Of several copies of one version that is the last.
        """
        found = None
        for version, text in self._copies[header.worksheet, header.language]:
            if version == header.worksheet_version and (sheet := self._sheet(text)):
                found = AskedWorksheet(sheet, text)
        return found

    def number(self, sheet: "Worksheet", text: str) -> int:
        """The version under which *sheet*, written in *text*, is asked.

        That is its own, unless something else may have been asked under it: then the next where
        that is not. So all copies of a version mean the same, and none of them is needed to know
        what another does not say.
        """
        number, there = sheet.version, self._copies[sheet.id, sheet.language]
        while others := [each for at, each in there if at == number and each != text]:
            from reflect.worksheets.compatibility import (
                may_differ,  # only here: mostly it is as it was
            )

            known = filter(None, map(self._sheet, others))
            if not any(may_differ(each, sheet) for each in known):
                break
            number += 1
        return number

    def differences(self, sheet: "Worksheet") -> "Iterator[tuple[int, Difference]]":
        """Questions that *sheet* asks in another sense than a version before, with that version."""
        from reflect.worksheets.compatibility import differences  # only here, too

        told: set[str] = set()
        for version, copies in self._asked(sheet.id, sheet.language).items():
            for each in (each for copy in copies for each in differences(copy, sheet)):
                if each.id not in told:
                    told.add(each.id)
                    yield version, each

    def wordings(self, header: "Header", today: "Worksheet | None", number: int) -> "Wordings":
        """The wordings by which an entry is read, with the kinds of the version in its header.

        A kind that still means the same is that of *today*, which is asked under a *number*. Of a
        scale whose version is not known any more, only that is known which an answer says.
        """
        from reflect.questions import Wordings
        from reflect.questions.kinds import AnyScale, Scale

        asked = self._asked(header.worksheet, header.language)
        version = header.worksheet_version
        own = asked.get(version or 0, [])
        base = today or next(iter(own), None)
        if base is None:
            return Wordings()
        known = base.wordings()
        kinds, questions = dict(known.kinds), dict(known.questions)
        if not (version in (None, number) and base is today):
            kinds = {id_: AnyScale() if isinstance(k, Scale) else k for id_, k in kinds.items()}
        newest = [[today]] if today and today.language == header.language else []
        stages = [*newest, *asked.values()]
        at = next((at for at, stage in enumerate(stages) if stage is own), 0)
        for sheet in own:
            questions = {**sheet.wordings().questions, **questions}
        all_kinds = [[sheet.wordings().kinds for sheet in stage] for stage in stages]
        for id_ in dict.fromkeys(id_ for each in (all_kinds[at] if own else ()) for id_ in each):
            kinds[id_] = _kind([[k[id_] for k in stage if id_ in k] for stage in all_kinds], at)
        return Wordings(kinds, questions, known.steps)

    def keep(self, asked: AskedWorksheet, *, discreet: bool) -> Path | None:
        """The new copy of what is *asked*; nothing where one is there.

        Raises CannotWrite, LeavesJournal, or yaml.Malformed.
        """
        sheet, text = asked.worksheet, asked.numbered
        every = self._copies[sheet.id, sheet.language]
        there = [each for version, each in every if version == sheet.version]
        if text in there:
            return None
        from reflect.worksheets.compatibility import covers  # only here: mostly it is there

        if any(covers(each, sheet) for each in map(self._sheet, there) if each):
            return None
        files.check_inside(self.folder, self.folder.parent.parent)
        for name in _names(sheet, text, discreet=discreet):
            with suppress(FileExistsError):
                path = self.folder / f"{name}.md"
                files.create(path, text.encode("utf-8"))
                return path
        return None


def _names(sheet: "Worksheet", text: str, *, discreet: bool) -> Iterator[str]:
    """The names that a copy may have, best first: by the last one of them no two copies clash."""
    from reflect.entries.entry import digest  # only here: a list of entries reads none whole

    last = digest(text)
    if not discreet and _LANGUAGE.fullmatch(sheet.language):
        tongue = "" if sheet.language == "en" else f".{sheet.language}"
        name = f"{sheet.id}@{sheet.version}{tongue}"
        yield name
        last = f"{name}-{last}"
    yield last


def _kind(stages: "Sequence[Sequence[Kind]]", at: int) -> "Kind":
    """The kind by which answers are read to a question that was asked as the version *at* has it.

    *stages* are its kinds in each version, the newest first. Versions of which each means the same
    as every other share the newest kind. Where several copies of a version clash, nobody knows
    which of them was asked.
    """
    from reflect.questions.kinds import AnyScale, Choice, Scale, Unknown

    own, name = stages[at], stages[at][0].name
    if isinstance(own[0], Choice) and all(each.name == name for each in own):
        newest = next(each for stage in stages for each in stage if each.name == name)
        for each in own:
            if isinstance(newest, Choice) and isinstance(each, Choice):
                newest = newest.extended_by(each)
        return newest
    if _clash(own):
        return AnyScale() if all(isinstance(each, Scale) for each in own) else Unknown()
    shared: list[list[Kind]] = []
    group: list[Kind] = []
    for stage in filter(None, stages[: at + 1]):
        group = next((each for each in shared if not _clash([*each, *stage])), [])
        shared += [] if group else [group]
        group += [each for each in stage if each not in group]
    return group[0]


def _clash(kinds: "Sequence[Kind]") -> bool:
    """Whether two of some *kinds* may mean different things."""
    from reflect.worksheets.compatibility import may_be_changed

    return any(may_be_changed(one, other) for one, other in combinations(kinds, 2))
