"""Worksheets as they were asked: a copy of each version, by which old answers keep their meaning.

A copy that is gone, or cannot be read, costs nothing but that.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import cached_property
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

from reflect import files, yaml
from reflect.journal.sheet_files import AskedWorksheet, read, version_of, worksheets_in

if TYPE_CHECKING:
    from reflect.entries.header import Header
    from reflect.questions import Kind, Wordings
    from reflect.worksheets import Worksheet
    from reflect.worksheets.compatibility import Difference

#: A language that may stand in the name of a file.
LANGUAGE = re.compile(r"[A-Za-z0-9-]{1,35}")


def language_suffix(language: str) -> str:
    """The ending of a file's name for a *language*; "" for English, and where there is none."""
    return f".{language}" if language != "en" and LANGUAGE.fullmatch(language) else ""


class Versions:
    """The copies in a *folder*, each known by its front matter whatever it is called."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._sheets: dict[str, Worksheet | None] = {}

    @cached_property
    def _copies(self) -> defaultdict[tuple[str, str], list[tuple[int, str]]]:
        """The versions and texts of all copies, by the id and language of their worksheets."""
        found = defaultdict[tuple[str, str], list[tuple[int, str]]](list)
        for each in worksheets_in(self.folder, self.folder.parent.parent):
            version = version_of(yaml.split(each.text)[0])
            found[each.id, each.language].append((version, each.text))
        return found

    def _sheet(self, text: str) -> "Worksheet | None":
        """The worksheet written in *text*, where it can be used."""
        if text not in self._sheets:
            reading = read(text)
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
    if not discreet and LANGUAGE.fullmatch(sheet.language):
        name = f"{sheet.id}@{sheet.version}{language_suffix(sheet.language)}"
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
