"""Findings inside an entry, checked against its worksheet."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from reflect import entries, files
from reflect.entries.answer import unescape
from reflect.entries.block import Block
from reflect.entries.entry import Problem
from reflect.entries.marks import Mark
from reflect.errors.phrases import did_you_mean
from reflect.journal import Stored
from reflect.journal.checking.findings import Finding, Repair
from reflect.journal.library import Library
from reflect.locale import N_
from reflect.questions.kinds import Scale
from reflect.questions.kinds.simple import RATING
from reflect.text import lines
from reflect.worksheets import Reading
from reflect.yaml import line_of

#: What an answer should begin with, by the name of the question's kind.
WANTED = {
    "scale": N_("number"),
    "yesno": N_("yes or no"),
    "choice": N_("option"),
    "choices": N_("ticked option"),
    "list": N_("list"),
    "date": N_("day"),
    "action": N_("plan"),
    "outcomes": N_("each plan, a colon, and what became of it"),
}
_KNOWN_BY = {"likeness": N_("wording"), "position": N_("position")}


class Sheet(NamedTuple):
    """The version and question ids of a worksheet, by which entries are checked."""

    #: The version under which it is asked.
    version: int
    #: All questions it has or had; none where a mistake may hide some of them.
    ids: frozenset[str]

    @classmethod
    def of(cls, library: Library, id_: str, language: str) -> "Sheet | None":
        """The worksheet with this id; None where it is gone, or cannot be read."""
        reading = library.known(id_, language)
        return cls.read(reading, library.number(id_, language)) if reading else None

    @classmethod
    def read(cls, reading: Reading, version: int) -> "Sheet":
        """The worksheet as it was read, asked under this *version*."""
        return cls(version, reading.worksheet.known_ids if reading.is_usable else frozenset())


def unknown(stored: Stored, sheet: Sheet) -> Iterator[Finding]:
    """The answers in an entry to questions that the worksheet has never had."""
    return _Entry(stored, sheet).unknown()


def uncertain(stored: Stored) -> Iterator[Finding]:
    """Findings for the parts of an entry that were read only by a guess."""
    entry = _Entry(stored, None)
    return (entry.told(each) for each in stored.entry.problems if not each.is_mild)


def findings(stored: Stored, sheet: Sheet | None) -> Iterator[Finding]:
    """The findings in an entry, checked against its worksheet."""
    entry = _Entry(stored, sheet)
    yield from entry.in_head()
    if not stored.is_text:
        yield entry.found("not-utf-8")
    yield from entry.conflicts()
    yield from entry.unknown()
    yield from map(entry.told, stored.entry.problems)
    worded = [at for at, block in entry.unmarked.items() if block.recognised_by == "wording"]
    if worded and entry.marks:
        yield entry.found(
            "lost-marks", entry.line(worded[0]), repair=entry.marks, count=len(worded)
        )


@dataclass(frozen=True)
class _Entry:
    """An entry that is checked, and its worksheet."""

    stored: Stored
    sheet: Sheet | None

    def found(
        self,
        kind: str,
        line: int = 0,
        *,
        repair: Repair | None = None,
        may_be_meant: bool = False,
        **facts: object,
    ) -> Finding:
        """A finding in this entry."""
        return Finding(self.stored.path, kind, line, facts, repair, may_be_meant)

    @cached_property
    def _above(self) -> int:
        """How many lines stand above the first block."""
        return len(lines(self.stored.header.front.raw))

    def line(self, at: int) -> int:
        """The line that the block at *at* begins on."""
        return self._above + self.stored.entry.page.lines[at]

    @property
    def _is_known(self) -> bool:
        """Whether the worksheet has every question of the entry, for it is no older version."""
        version = self.stored.header.worksheet_version or 0
        return self.sheet is not None and version <= self.sheet.version

    def in_head(self) -> Iterator[Finding]:
        """Lines at the top that are missing or unreadable."""
        header = self.stored.header
        front = header.front
        if front.problem:
            return
        if not front.raw:
            yield self.found("no-head")
            return
        if not header.worksheet:
            yield self.found("no-worksheet", 1)
        if not header.date:
            yield self.found("no-date", 1)
        elif not header.moment:
            yield self.found("date", line_of(front.raw, "date"))
        status = front.values.get("status") or ""
        if not isinstance(status, str) or status.casefold() not in ("", "draft", "complete"):
            yield self.found("status", line_of(front.raw, "status"))

    def conflicts(self) -> Iterator[Finding]:
        """Places where git left two versions one below the other."""
        if "<<<<<<<" not in self.stored.text:
            return
        begun = 0
        for number, line in enumerate(lines(self.stored.text), 1):
            if line.startswith("<<<<<<< "):
                begun = number
            elif begun and line.startswith(">>>>>>> "):
                yield self.found("conflict-marks", begun)
                begun = 0

    def unknown(self) -> Iterator[Finding]:
        """Questions that the worksheet has never had."""
        ids = self.sheet.ids if self.sheet and self._is_known else frozenset()
        for at, block in enumerate(self.stored.entry.page.heads if ids else ()):
            if block.role == "question" and block.id not in ids:
                hint = did_you_mean(block.id, ids)
                yield self.found("unknown-question", self.line(at), id=block.id, hint=hint)

    def told(self, problem: Problem) -> Finding:
        """The finding that a *problem* of the entry is."""
        line, front = problem.line, self.stored.header.front
        if problem.kind == "head" and front.problem:
            return self.found("head", line, problem=front.problem.what)
        if problem.kind == "guessed":
            block = self.stored.entry.page.heads[problem.block]
            known_by, mark = _KNOWN_BY[block.recognised_by], _mark(block)
            return self.found(
                "guessed", line, repair=self.marks, known_by=known_by, id=block.id, mark=mark
            )
        if problem.kind == "words":
            return self._words(problem.block, line)
        kind = "unclear" if problem.kind == "elsewhere" else problem.kind
        return self.found(kind, line, may_be_meant=problem.is_mild)

    def _words(self, at: int, line: int) -> Finding:
        """Words where a value belongs, which may be a number that is not on the scale."""
        page = self.stored.entry.page
        kind = page.wordings.kind(page.heads[at].id)
        first, _ = kind.split(unescape(page.body(at)))
        number = RATING.fullmatch(first)
        if not (self._is_known and isinstance(kind, Scale) and number):
            return self.found("not-understood", line, wanted=WANTED.get(kind.name, N_("value")))
        name = "other-scale" if number[2] and int(number[2]) != kind.max else "out-of-range"
        return self.found(name, line, min=kind.min, max=kind.max)

    @cached_property
    def unmarked(self) -> Mapping[int, Block]:
        """The blocks that have lost their marks, by their place on the page."""
        page = self.stored.entry.page
        blocks = enumerate(() if page.is_marked else page.heads)
        return {at: block for at, block in blocks if block.id and block.recognised_by != "mark"}

    @cached_property
    def marks(self) -> Repair | None:
        """The change that puts lost marks back, if the entry can be written."""
        entry, path, seen = self.stored.entry, self.stored.path, self.stored.data
        if not self.unmarked or not self.stored.is_text or entry.with_marks() is entry:
            return None
        wordings = entry.wordings

        def mend() -> None:
            marked = entries.read(seen.decode("utf-8"), wordings).with_marks()
            files.replace(path, marked.text.encode("utf-8"), was=seen)

        changes = [
            N_("below line {line} comes {mark}", line=self.line(at), mark=_mark(block))
            for at, block in self.unmarked.items()
        ]
        return Repair(path, tuple(changes), mend)


def _mark(block: Block) -> str:
    return Mark(block.role == "step", block.id, block.person).to_line()
