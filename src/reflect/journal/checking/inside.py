"""What is found inside an entry."""

import re
from collections.abc import Iterator

from reflect.entries import Problem
from reflect.entries.block import Block
from reflect.entries.bodies import unescaped
from reflect.entries.marks import Mark
from reflect.errors import nearest
from reflect.journal import Stored
from reflect.journal.checking.findings import Finding
from reflect.journal.checking.mending import Marks
from reflect.journal.checking.sheets import Sheet
from reflect.questions.kinds import Scale
from reflect.text import lines
from reflect.yaml import line_of

#: What an answer should begin with, by the name of the question's kind.
WANTED = {
    "scale": "number",
    "yesno": "yes or no",
    "choice": "option",
    "choices": "ticked option",
    "list": "list",
    "date": "day",
    "action": "plan",
}
_NUMBER = re.compile(r"\s*([0-9]{1,9})\s*(?:/\s*([0-9]{1,9})\s*)?")


def findings(stored: Stored, sheet: Sheet | None) -> Iterator[Finding]:
    """All that is found in an entry, held against the *sheet* it is from."""
    if not stored.is_text:
        yield Finding(stored.path, "not-utf-8")
    yield from _head(stored)
    yield from _conflicts(stored)
    marks = _marks(stored)
    is_newer = sheet and (stored.header.worksheet_version or 0) > sheet.version
    numbers: set[int] = set()
    if sheet and not is_newer:
        yield from _unknown(stored, sheet)
        for each in _numbers(stored):
            numbers.add(each.line)
            yield each
    blocks = {_line(stored, block): block for block in stored.entry.blocks}
    for problem in stored.entry.problems:
        if not (problem.kind == "words" and problem.line in numbers):
            yield _said(stored, problem, blocks.get(problem.line), marks)
    worded = [block for block in _unmarked(stored) if block.known_by == "wording"]
    if worded and marks:
        marks_are = f"marks below {len(worded)} headings are"
        facts = {"marks": marks_are if len(worded) > 1 else "mark below this heading is"}
        yield Finding(stored.path, "lost-marks", _line(stored, worded[0]), facts, marks)


def _line(stored: Stored, block: Block) -> int:
    return len(lines(stored.header.front.raw)) + block.line


def _head(stored: Stored) -> Iterator[Finding]:
    """What the lines at the top leave out, or say in a way that nobody can read."""
    header = stored.header
    if header.front.problem:
        return
    if not header.front.raw:
        yield Finding(stored.path, "no-head")
        return
    if not header.worksheet:
        yield Finding(stored.path, "no-worksheet", 1)
    if not header.date:
        yield Finding(stored.path, "no-date", 1)
    elif not header.moment:
        yield Finding(stored.path, "date", line_of(header.front.raw, "date"))
    status = header.front.values.get("status") or ""
    if not isinstance(status, str) or status.casefold() not in ("", "draft", "complete"):
        yield Finding(stored.path, "status", line_of(header.front.raw, "status"))


def _conflicts(stored: Stored) -> Iterator[Finding]:
    """Where git left two versions one below the other."""
    if b"<<<<<<<" not in stored.data:
        return
    begun = 0
    for number, line in enumerate(lines(stored.data.decode("utf-8", "replace")), 1):
        if line.startswith("<<<<<<< "):
            begun = number
        elif begun and line.startswith(">>>>>>> "):
            yield Finding(stored.path, "conflict-marks", begun)
            begun = 0


def _unknown(stored: Stored, sheet: Sheet) -> Iterator[Finding]:
    """The questions that are none of the *sheet*."""
    for block in stored.entry.blocks:
        if block.role == "question" and sheet.ids and block.id not in sheet.ids:
            facts = {"id": block.id, "nearest": nearest(block.id, sheet.ids)}
            yield Finding(stored.path, "unknown-question", _line(stored, block), facts)


def _numbers(stored: Stored) -> Iterator[Finding]:
    """The numbers that stand on no scale, or on another one."""
    for block in stored.entry.blocks:
        kind = stored.entry.wordings.kind(block.id)
        if block.role != "question" or not isinstance(kind, Scale):
            continue
        first, _ = kind.part(unescaped(block.body))
        found = _NUMBER.fullmatch(first)
        if not found or kind.read(first) is not None:
            continue
        name = "other-scale" if found[2] and int(found[2]) != kind.max else "out-of-range"
        facts = {"min": kind.min, "max": kind.max}
        yield Finding(stored.path, name, _line(stored, block), facts)


def _said(stored: Stored, problem: Problem, block: Block | None, marks: Marks | None) -> Finding:
    """A problem of the entry as what is found here."""
    path, line = stored.path, problem.line
    if problem.kind == "head":
        found = stored.header.front.problem
        return Finding(path, "head", line, {"problem": found.what if found else ""})
    if problem.kind == "guessed" and block:
        mark = Mark(False, block.id, block.person).written()
        facts = {"known_by": block.known_by, "id": block.id, "mark": mark}
        return Finding(path, "guessed", line, facts, marks)
    if problem.kind == "words" and block:
        kind = stored.entry.wordings.kind(block.id).name
        return Finding(path, "not-understood", line, {"wanted": WANTED.get(kind, "value")})
    return Finding(path, problem.kind, line)


def _unmarked(stored: Stored) -> list[Block]:
    return [block for block in stored.entry.blocks if block.id and block.known_by != "mark"]


def _marks(stored: Stored) -> Marks | None:
    """How the marks that are gone are put back, where that can be done."""
    entry = stored.entry
    if not _unmarked(stored) or not stored.is_text or entry.with_marks() is entry:
        return None
    lost = [
        (_line(stored, block), Mark(block.role == "step", block.id, block.person).written())
        for block in _unmarked(stored)
    ]
    return Marks(stored.path, stored.data, entry.wordings, tuple(lost))
