"""The lines of a worksheet, each put where it belongs; it knows what may come next."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from reflect.questions import Condition
from reflect.questions.kinds import Scale, YesNo
from reflect.text import trim
from reflect.worksheets import lines
from reflect.worksheets.lines import Line
from reflect.worksheets.report import Report
from reflect.worksheets.source import Source

#: How many follow-ups may hang on one another.
DEEPEST = 8

_HEADING = re.compile(r"(#{1,6})[ \t]+(.*)")
_BULLET = re.compile(r"([ \t]*)[-*+][ \t]+(.*)")
_CONDITION = re.compile(r"if[ \t]+(?![ \t])([^:]*):[ \t]*(.*)", re.IGNORECASE)
_WHOLE = (".", "?", "!", ":", "…", ")", "]", '"', "”", "“", "»", "«")
_EXAMPLES = ("for example", "for instance", "e.g.", "such as", "zum beispiel", "z. b.", "z.b.")


@dataclass(eq=False, repr=False)
class Item:
    """A question while it is being read."""

    number: int
    line: Line
    indent: int = 0
    condition: str = ""
    hint: list[str] = field(default_factory=list)
    children: list["Item"] = field(default_factory=list)

    def family(self) -> Iterator["Item"]:
        """The question and all its follow-ups, in order."""
        yield self
        for child in self.children:
            yield from child.family()


@dataclass(eq=False, repr=False)
class Part:
    """A step while it is being read."""

    number: int
    line: Line
    guidance: list[str] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)


class Parts:
    """What has been read so far."""

    def __init__(self, report: Report, first: int) -> None:
        self._report = report
        self.title: str | None = None
        self.title_line = first
        self.purpose: list[str] = []
        self.parts: list[Part] = []
        self.conclusion: list[str] | None = None
        #: The last question and those it follows up, outermost first.
        self._path: list[Item] = []

    def named(self) -> Iterator[tuple[int, Line]]:
        """All steps and questions, with the numbers of their lines."""
        for part in self.parts:
            yield part.number, part.line
            for item in part.items:
                yield from ((each.number, each.line) for each in item.family())

    def take(self, source: Source) -> None:
        """Put a line where it belongs."""
        number, text = source.number, source.text
        if source.problem:
            self._report.wrong(number, source.problem)
        is_code = source.is_code or self.conclusion is not None
        heading = None if is_code else _HEADING.fullmatch(text)
        bullet = _BULLET.fullmatch(text) if self.parts and not is_code else None
        if heading and len(heading[1]) == 1:
            self._title(number, heading[2].strip())
        elif heading and len(heading[1]) == 2:
            self._step(number, heading[2])
        elif bullet:
            self._bullet(number, len(bullet[1].expandtabs(4)), bullet[2])
        else:
            self._prose(number, text)

    def _title(self, number: int, title: str) -> None:
        if self.title is None and not self.parts:
            self.title, self.title_line = title, number
        else:
            self.conclusion = []

    def _step(self, number: int, text: str) -> None:
        counted = lines.STEP_NUMBER.match(text)
        line = self._line(number, text[counted.end() :] if counted else text)
        if line.kind:
            self._report.wrong(
                number, "a step takes no answer itself: only [for each: ...] and {#id}"
            )
        if not line.text:
            self._report.wrong(number, "a step without a title")
        self.parts.append(Part(number, line))
        self._path = []

    def _line(self, number: int, text: str) -> Line:
        line = lines.read(text)
        for what in line.problems:
            self._report.wrong(number, what)
        for what in line.doubts:
            self._report.wrong(number, what, mild=True)
        return line

    def _bullet(self, number: int, indent: int, text: str) -> None:
        condition = _CONDITION.fullmatch(text)
        if not indent:
            if condition and _is_known(condition[1]):
                what = "this looks like a follow-up: indent it below its question"
                self._report.wrong(number, what, mild=True)
            self._question(Item(number, self._line(number, text)))
        elif condition:
            self._question(Item(number, self._line(number, condition[2]), indent, condition[1]))
        else:
            what = "an indented bullet is a follow-up and begins with 'if ...:'"
            self._report.wrong(number, f"{what}; a hint has no bullet")

    def _question(self, item: Item) -> None:
        if not item.line.text:
            self._report.wrong(item.number, "a question without words")
        if bracket := lines.glued(item.line):
            what = f"put a blank before {bracket}, or a backslash where it is text"
            self._report.wrong(item.number, what)
        while self._path and self._path[-1].indent >= item.indent:
            self._path.pop()
        if not item.indent:
            self.parts[-1].items.append(item)
        elif not self._path:
            self._report.wrong(item.number, "a follow-up without a question before it")
            return
        elif len(self._path) > DEEPEST:
            self._report.wrong(item.number, "a follow-up of too many others")
            return
        else:
            self._path[-1].children.append(item)
            if item.line.each:
                what = "a follow-up is asked for whom its question is: no [for each: ...]"
                self._report.wrong(item.number, what)
        self._path.append(item)

    def _prose(self, number: int, text: str) -> None:
        if self.conclusion is not None:
            self.conclusion.append(text)
        elif not self.parts:
            self.purpose.append(text)
        elif not self._path:
            self.parts[-1].guidance.append(text)
        elif text.strip():
            self._below(number, text, self._path[-1])

    def _below(self, number: int, text: str, item: Item) -> None:
        """A line of text below a question: a hint where it is indented."""
        if text[0] not in " \t":
            self._report.wrong(
                number, "a line of text below a question: indent it to make it a hint"
            )
            return
        if not item.hint and _is_rest(item.line, text.strip()):
            what = "this looks like the rest of the question: keep that on one line"
            self._report.wrong(number, what)
        item.hint.append(text.strip())


def _is_known(condition: str) -> bool:
    """Whether *condition* says when a follow-up is asked, of whichever question."""
    some = YesNo(), Scale(0, 10**9)
    return any(Condition.parse(condition, kind) for kind in some)


def _is_rest(asked: Line, below: str) -> bool:
    """Whether the line *below* a question goes on with its sentence."""
    if asked.id or asked.kind or asked.text.endswith(_WHOLE):
        return False
    return below[0].islower() and not below.casefold().startswith(_EXAMPLES)


def joined(text: list[str]) -> str:
    """Lines of prose as one text."""
    return trim("\n".join(line.rstrip() for line in text))
