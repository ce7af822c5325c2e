"""What is found inside an entry, among the worksheets, and between these and the entries."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from reflect import files, yaml
from reflect.entries.block import Block
from reflect.entries.bodies import unescaped
from reflect.entries.entry import Problem
from reflect.entries.header import Header
from reflect.entries.marks import Mark
from reflect.errors import CannotRead, LeadsOut, NotText
from reflect.errors.phrases import did_you_mean, with_stop
from reflect.journal import Stored
from reflect.journal.checking import mending
from reflect.journal.checking.findings import KINDS, Finding
from reflect.journal.checking.mending import Mending
from reflect.journal.library import Library, text_of
from reflect.locale import N_
from reflect.questions.kinds import Scale
from reflect.text import lines
from reflect.worksheets import LOOKING_BACK, Reading
from reflect.yaml import line_of

#: What an entry says of its worksheet: id and version.
Said = tuple[str, int | None]
#: What an answer should begin with, by the name of the question's kind.
WANTED = {
    "scale": N_("number"),
    "yesno": N_("yes or no"),
    "choice": N_("option"),
    "choices": N_("ticked option"),
    "list": N_("list"),
    "date": N_("day"),
    "action": N_("plan"),
}
_NUMBER = re.compile(r"\s*([0-9]{1,9})\s*(?:/\s*([0-9]{1,9})\s*)?")


@dataclass(frozen=True)
class Sheet:
    """A worksheet, as far as entries are held against it."""

    reading: Reading
    #: The version under which it is asked.
    version: int

    @cached_property
    def ids(self) -> frozenset[str]:
        """All questions it has or had; none where a mistake may hide some of them."""
        if not self.reading.usable:
            return frozenset()
        sheet = self.reading.worksheet
        former = (*sheet.retired, *sheet.after.values(), *sheet.was)
        return frozenset((*(each.id for each in sheet.family()), *former, LOOKING_BACK))


def sheets(library: Library) -> dict[str, Sheet]:
    """The worksheets that can be read, by id."""
    found = {id_: sheet(library, id_) for id_ in library.paths}
    return {id_: each for id_, each in found.items() if each}


def sheet(library: Library, id_: str) -> Sheet | None:
    """The worksheet with this id; None where it is gone, or cannot be read."""
    reading = library.known(id_)
    return Sheet(reading, library.number(id_)) if reading else None


@dataclass(frozen=True)
class Inside:
    """An entry, held against the worksheet it is from."""

    stored: Stored
    sheet: Sheet | None

    def findings(self) -> Iterator[Finding]:
        """All that is found in it."""
        yield from self._head()
        if not self.stored.is_text:
            yield Finding(self.stored.path, "not-utf-8")
        yield from self._conflicts()
        yield from self._unknown()
        yield from map(self._said, self.stored.entry.problems)
        worded = [block for block in self._unmarked if block.known_by == "wording"]
        if worded and self._marks:
            facts = {"count": len(worded)}
            yield Finding(self.stored.path, "lost-marks", self._line(worded[0]), facts, self._marks)

    @cached_property
    def _first(self) -> int:
        """How many lines stand above the first block."""
        return len(lines(self.stored.header.front.raw))

    def _line(self, block: Block) -> int:
        return self._first + block.line

    @cached_property
    def _by_line(self) -> dict[int, Block]:
        return {self._line(block): block for block in self.stored.entry.blocks}

    @property
    def _is_known(self) -> bool:
        """Whether the worksheet that is here has all that was asked, for it is no older one."""
        version = self.stored.header.worksheet_version or 0
        return self.sheet is not None and version <= self.sheet.version

    def _head(self) -> Iterator[Finding]:
        """What the lines at the top leave out, or say in a way that nobody can read."""
        path, header = self.stored.path, self.stored.header
        if header.front.problem:
            return
        if not header.front.raw:
            yield Finding(path, "no-head")
            return
        if not header.worksheet:
            yield Finding(path, "no-worksheet", 1)
        if not header.date:
            yield Finding(path, "no-date", 1)
        elif not header.moment:
            yield Finding(path, "date", line_of(header.front.raw, "date"))
        status = header.front.values.get("status") or ""
        if not isinstance(status, str) or status.casefold() not in ("", "draft", "complete"):
            yield Finding(path, "status", line_of(header.front.raw, "status"))

    def _conflicts(self) -> Iterator[Finding]:
        """Where git left two versions one below the other."""
        if "<<<<<<<" not in self.stored.text:
            return
        begun = 0
        for number, line in enumerate(lines(self.stored.text), 1):
            if line.startswith("<<<<<<< "):
                begun = number
            elif begun and line.startswith(">>>>>>> "):
                yield Finding(self.stored.path, "conflict-marks", begun)
                begun = 0

    def _unknown(self) -> Iterator[Finding]:
        """The questions that the worksheet has never had."""
        ids = self.sheet.ids if self.sheet and self._is_known else frozenset()
        page = self.stored.entry.page
        for at, block in enumerate(page.heads if ids else ()):
            if block.role == "question" and block.id not in ids:
                line, hint = self._first + page.lines[at], did_you_mean(block.id, ids)
                yield Finding(
                    self.stored.path, "unknown-question", line, {"id": block.id}, hint=hint
                )

    def _words(self, block: Block, line: int) -> Finding:
        """Words where a value belongs, which may be a number that is not on the scale."""
        kind = self.stored.entry.wordings.kind(block.id)
        first, _ = kind.part(unescaped(block.body))
        number = _NUMBER.fullmatch(first)
        if not (self._is_known and isinstance(kind, Scale) and number):
            wanted = {"wanted": WANTED.get(kind.name, N_("value"))}
            return Finding(self.stored.path, "not-understood", line, wanted)
        name = "other-scale" if number[2] and int(number[2]) != kind.max else "out-of-range"
        return Finding(self.stored.path, name, line, {"min": kind.min, "max": kind.max})

    def _said(self, problem: Problem) -> Finding:
        """A problem of the entry as what is found here."""
        path, line = self.stored.path, problem.line
        block = self._by_line.get(line)
        if problem.kind == "head":
            front = self.stored.header.front.problem
            return Finding(path, "head", line, {"problem": front.what if front else ""})
        if problem.kind == "guessed" and block:
            mark = Mark(False, block.id, block.person).written()
            known_by = {"likeness": N_("likeness"), "position": N_("position")}
            facts = {
                "known_by": known_by.get(block.known_by, block.known_by),
                "id": block.id,
                "mark": mark,
            }
            return Finding(path, "guessed", line, facts, self._marks)
        if problem.kind == "words" and block:
            return self._words(block, line)
        mild = problem.is_mild
        if problem.kind in KINDS:
            return Finding(path, problem.kind, line, may_be_meant=mild)
        what = f"{problem.what[:1].upper()}{problem.what[1:]}"
        if problem.kind == "elsewhere":
            what = N_("A mark names this question elsewhere; what stands here is kept as text")
        return Finding(path, "unclear", line, {"problem": what}, may_be_meant=mild)

    @cached_property
    def _unmarked(self) -> list[Block]:
        page = self.stored.entry.page
        blocks = () if page.is_marked else page.blocks
        return [block for block in blocks if block.id and block.known_by != "mark"]

    @cached_property
    def _marks(self) -> Mending | None:
        """How the marks that are gone are put back, where that can be done."""
        entry = self.stored.entry
        if not self._unmarked or not self.stored.is_text or entry.with_marks() is entry:
            return None
        lost = [
            (self._line(block), Mark(block.role == "step", block.id, block.person).written())
            for block in self._unmarked
        ]
        return mending.marks(self.stored.path, self.stored.data, entry.wordings, tuple(lost))


def among(library: Library) -> Iterator[Finding]:
    """What is found in the person's own worksheets."""
    by_id: dict[str, Path] = {}
    for leading in library.leading_out():
        yield Finding(leading.path, "link-outside")
    for path in sorted(library.own.glob("*.md")):
        try:
            files.expect_inside(path, library.own.parent)
            id_ = yaml.split(text_of(path))[0].string("id")
        except LeadsOut:
            continue
        except CannotRead as error:
            yield Finding(path, "unreadable", facts={"reason": error.reason})
            continue
        except NotText:
            yield Finding(path, "not-utf-8")
            continue
        if not id_:
            continue
        if id_ in by_id:
            yield Finding(path, "worksheet-twice", facts={"other": by_id[id_].name})
        by_id[id_] = path
        yield from _in_another_sense(library, path)
        wrong = [each for each in library.reading(path).problems if not each.mild]
        if wrong:
            problem = with_stop(wrong[0].what)
            yield Finding(path, "worksheet-broken", wrong[0].line, {"problem": problem})


def _in_another_sense(library: Library, path: Path) -> Iterator[Finding]:
    """Where a question means another thing than it did; with a number of its own it may."""
    reading = library.reading(path)
    for version, each in library.versions.differences(reading.worksheet):
        facts = {"what": each.said(version), "way": each.way}
        line, is_known = reading.lines.get(each.id, 1), version != reading.worksheet.version
        yield Finding(path, "another-sense", line, facts, may_be_meant=is_known)


def against(
    library: Library, known: Mapping[str, Sheet], heads: Iterable[Header]
) -> Iterator[Finding]:
    """Where entries are from a worksheet that is gone, or from a newer version of it."""
    gone: dict[str, int] = {}
    newer: dict[str, list[int]] = {}
    for head in heads:
        id_, version = head.worksheet, head.worksheet_version
        if id_ and id_ not in library.paths:
            gone[id_] = gone.get(id_, 0) + 1
        elif version and id_ in known and version > known[id_].version:
            newer.setdefault(id_, []).append(version)
    for id_, count in gone.items():
        gone_facts = {"id": id_, "count": count}
        yield Finding(library.own / f"{id_}.md", "worksheet-gone", facts=gone_facts)
    for id_, versions in newer.items():
        facts = {
            "here": known[id_].version,
            "there": max(versions),
            "count": len(versions),
        }
        yield Finding(library.paths[id_], "worksheet-older", facts=facts)
