"""Worksheets as they were asked: a copy of each version, by which old answers keep their meaning.

A copy that is gone, or cannot be read, costs nothing but that.
"""

import os
import re
import stat
from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import cached_property
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reflect import files, yaml
from reflect.errors import CannotRead, CannotWrite
from reflect.locale import N_

if TYPE_CHECKING:
    from reflect.entries.header import Header
    from reflect.questions import Kind, Wordings
    from reflect.worksheets import Worksheet
    from reflect.worksheets.meaning import Difference

#: In bytes; a worksheet has some kilobytes.
LARGEST = 1_000_000

_LANGUAGE = re.compile(r"[A-Za-z0-9-]{1,35}")


class Asked(NamedTuple):
    """A worksheet as it is asked in a sitting, and the text it is written in."""

    worksheet: "Worksheet"
    text: str
    #: Where it lies among the person's own, if it is one of these.
    own: Path | None = None

    @property
    def is_renumbered(self) -> bool:
        """Whether it is asked under another version than its text says."""
        return _version(yaml.split(self.text)[0]) != self.worksheet.version

    @property
    def numbered(self) -> str:
        """Its text with the version that it is asked under; raises yaml.Malformed."""
        front, body = yaml.split(self.text)
        if not self.is_renumbered:
            return self.text
        return front.with_value("version", str(self.worksheet.version)).raw + body

    def renumber(self) -> None:
        """Write that version into the person's own file.

        Raises CannotWrite, ChangedUnderneath where somebody has changed it, or yaml.Malformed.
        """
        assert self.own
        if not files.is_writable(self.own):
            raise CannotWrite(self.own, N_("it is read-only"))
        files.replace(self.own, self.numbered.encode("utf-8"), was=self.text.encode("utf-8"))


class Versions:
    """The copies in a *folder*, each known by its front matter whatever it is called."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._sheets: dict[str, Worksheet | None] = {}
        self._known: dict[tuple[str, str], Sequence[tuple[int, str]]] = {}

    def asked(self, id_: str, language: str) -> "dict[int, list[Worksheet]]":
        """The copies of a worksheet that can be used, by version, the newest first."""
        found: dict[int, list[Worksheet]] = {}
        for version, text in self._texts(id_, language):
            if sheet := self._sheet(text):
                found.setdefault(version, []).append(sheet)
        return dict(sorted(found.items(), reverse=True))

    def begun(self, header: "Header") -> Asked | None:
        """The worksheet that an entry with this *header* was begun with, where its copy is there.

        Of several copies of one version that is the last.
        """
        found = None
        for version, text in self._texts(header.worksheet, header.language):
            if version == header.worksheet_version and (sheet := self._sheet(text)):
                found = Asked(sheet, text)
        return found

    def number(self, sheet: "Worksheet", text: str) -> int:
        """The version under which *sheet*, written in *text*, is asked.

        That is its own, unless something else may have been asked under it: then the next where
        that is not. So all copies of a version mean the same, and none of them is needed to know
        what another does not say.
        """
        number, there = sheet.version, self._texts(sheet.id, sheet.language)
        while others := [each for at, each in there if at == number and each != text]:
            from reflect.worksheets.meaning import may_differ  # only here: mostly it is as it was

            known = filter(None, map(self._sheet, others))
            if not any(may_differ(each, sheet) for each in known):
                break
            number += 1
        return number

    def differences(self, sheet: "Worksheet") -> "Iterator[tuple[int, Difference]]":
        """What *sheet* asks in another sense than an earlier run: each once, with its version."""
        from reflect.worksheets.meaning import differences  # only here, too

        told: set[str] = set()
        for version, copies in self.asked(sheet.id, sheet.language).items():
            for each in (each for copy in copies for each in differences(copy, sheet)):
                if each.id not in told:
                    told.add(each.id)
                    yield version, each

    def wordings(self, header: "Header", today: "Worksheet | None", number: int) -> "Wordings":
        """What an entry needs to be read: its kinds are those of the version that it names.

        A kind that still means the same is that of *today*, which is asked under a *number*. Of a
        scale whose version is not known any more, only that is known which an answer says.
        """
        from reflect.questions import Wordings

        asked = self.asked(header.worksheet, header.language)
        version = header.worksheet_version
        own = asked.get(version or 0, [])
        base = today or next(iter(own), None)
        if base is None:
            return Wordings()
        known = base.wordings()
        is_today = version in (None, number) and base is today
        kinds = {id_: kind if is_today else _unsure(kind) for id_, kind in known.kinds.items()}
        questions = dict(known.questions)
        newest = [[today]] if today and today.language == header.language else []
        stages = [*newest, *asked.values()]
        at = next((at for at, stage in enumerate(stages) if stage is own), 0)
        for sheet in own:
            for id_, wordings in sheet.wordings().questions.items():
                questions.setdefault(id_, wordings)
        all_kinds = [[sheet.wordings().kinds for sheet in stage] for stage in stages]
        for id_ in dict.fromkeys(id_ for each in (all_kinds[at] if own else ()) for id_ in each):
            kinds[id_] = _kind([[k[id_] for k in stage if id_ in k] for stage in all_kinds], at)
        return Wordings(kinds, questions, known.steps)

    def keep(self, asked: Asked, *, discreet: bool) -> Path | None:
        """The new copy of what is *asked*; nothing where one is there.

        Raises CannotWrite, LeadsOut, or yaml.Malformed.
        """
        sheet, text = asked.worksheet, asked.numbered
        there = [
            each
            for version, each in self._texts(sheet.id, sheet.language)
            if version == sheet.version
        ]
        if text in there:
            return None
        from reflect.worksheets.meaning import covers  # only here: mostly it is there

        if any(covers(each, sheet) for each in map(self._sheet, there) if each):
            return None
        files.expect_inside(self.folder, self.folder.parent.parent)
        for name in _names(sheet, text, discreet=discreet):
            with suppress(FileExistsError):
                path = self.folder / f"{name}.md"
                files.create(path, text.encode("utf-8"))
                return path
        return None

    def _sheet(self, text: str) -> "Worksheet | None":
        """The worksheet written in *text*, where it can be used."""
        if text not in self._sheets:
            from reflect import worksheets  # only here: most journals have but one version

            reading = worksheets.read(text)
            self._sheets[text] = reading.worksheet if reading.usable else None
        return self._sheets[text]

    def _texts(self, id_: str, language: str) -> Sequence[tuple[int, str]]:
        """What the copies of a worksheet say, with their versions."""
        key = id_, language
        if key not in self._known:
            # A head of an unusual shape takes its time, and most copies are of other worksheets.
            fronts = ((yaml.split(text)[0], text) for text in self._every if id_ in text)
            self._known[key] = [
                (_version(front), text)
                for front, text in fronts
                if (front.string("id"), front.string("language") or "en") == key
            ]
        return self._known[key]

    @cached_property
    def _every(self) -> Sequence[str]:
        """What all copies say."""
        found: list[str] = []
        for path in sorted(self._files()):
            with suppress(CannotRead, UnicodeDecodeError):
                found.append(files.read(path).decode("utf-8"))
        return found

    def _files(self) -> Iterator[str]:
        """The files that may be copies: no links, and none that is too large."""
        with suppress(OSError, CannotRead):
            files.expect_inside(self.folder, self.folder.parent.parent)
            with os.scandir(self.folder) as every:
                for each in every:
                    status = each.stat(follow_symlinks=False)
                    is_fit = stat.S_ISREG(status.st_mode) and status.st_size <= LARGEST
                    if is_fit and each.name.casefold().endswith(".md"):
                        yield each.path


def _version(front: yaml.FrontMatter) -> int:
    said = front.string("version")
    return int(said) if re.fullmatch(r"[0-9]{1,6}", said) else 1


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


def _unsure(kind: "Kind") -> "Kind":
    """A *kind* where it may have been another scale."""
    from reflect.questions.kinds import AnyScale, Scale

    return AnyScale() if isinstance(kind, Scale) else kind


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
                newest = newest.knowing(each)
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
    from reflect.worksheets.meaning import may_be_other

    return any(may_be_other(one, other) for one, other in combinations(kinds, 2))
