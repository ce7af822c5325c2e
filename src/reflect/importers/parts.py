"""A document taken apart: its parts, their sections, and which lines there are questions."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from reflect.importers.blocks import Block, Kind
from reflect.importers.labels import Role

LONGEST_QUESTION = 300
#: A line that is shorter was not wrapped.
SHORTEST_WRAPPED = 40

_CLOSERS = ")]\"'”’»“"
_ENDED = (".", "?", "!", ":", "…", ")", '"', "”", "“", "’", "»")


@dataclass(frozen=True)
class Unit:
    """A line with those that only continue it."""

    blocks: list[Block]

    @property
    def first(self) -> Block:
        return self.blocks[0]

    @property
    def bullet(self) -> bool:
        return self.first.kind is Kind.BULLET

    @property
    def text(self) -> str:
        return " ".join(" ".join(block.text for block in self.blocks).split())

    @property
    def asks(self) -> bool:
        return self.text.rstrip(_CLOSERS).endswith("?")

    def below(self, other: "Unit | None") -> bool:
        """Whether it is a bullet further to the right than the one of *other*, and asks nothing."""
        if not (other and other.bullet and self.bullet) or self.asks:
            return False
        return self.first.indent >= other.first.indent + 2


@dataclass
class Section:
    """What stands below one label."""

    role: Role
    blocks: list[Block] = field(default_factory=list)

    @cached_property
    def bulleted(self) -> bool:
        return any(block.kind is Kind.BULLET for block in self.blocks)

    def units(self) -> Iterator[Unit]:
        """Its lines, wrapped ones put together."""
        lines: list[Block] = []
        for block in self.blocks:
            if lines and not _continues(lines, block):
                yield Unit(lines)
                lines = []
            lines.append(block)
        if lines:
            yield Unit(lines)


def _continues(lines: list[Block], block: Block) -> bool:
    """Whether *block* is the rest of the wrapped *lines*."""
    last = lines[-1]
    if block.kind is not Kind.PARAGRAPH or last.kind is Kind.BLANK:
        return False
    wrapped = lines[0].kind is Kind.BULLET or len(last.text) >= SHORTEST_WRAPPED
    return block.text[0].islower() or (wrapped and not last.text.endswith(_ENDED))


def runs_on(heading: str, line: str) -> bool:
    """Whether *line* is the rest of a *heading* that was wrapped."""
    wrapped = len(heading) >= SHORTEST_WRAPPED and not heading.endswith(_ENDED)
    return wrapped and line[0].islower()


@dataclass
class Part:
    """What stands below one heading: the front, a step, or the conclusion."""

    role: Role
    line: int = 1
    title: str = ""
    number: str = ""
    #: The whole line that opens it, where it is a step of the document's own.
    heading: str = ""
    sections: list[Section] = field(default_factory=lambda: [Section(Role.TEXT)])
    #: Nothing has been said in it yet, nothing asked.
    bare: bool = True
    asks: bool = False

    def open(self, role: Role) -> None:
        """Begin a section."""
        self.sections.append(Section(role))
        self.asks |= role is Role.QUESTIONS

    def add(self, block: Block) -> None:
        """Put *block* at its end."""
        self.sections[-1].blocks.append(block)
        # A line for name and date may stand above a title.
        self.bare &= block.kind is Kind.BLANK or "__" in block.text
        self.asks |= block.kind is Kind.BULLET or block.text.endswith("?")

    @property
    def blocks(self) -> list[Block]:
        """All its lines, with a blank one between sections."""
        gap = Block(kind=Kind.BLANK)
        return [block for section in self.sections for block in (*section.blocks, gap)]

    def rule(self) -> "Rule | None":
        """What makes a line of it a question, or nothing where there is none."""
        units = [(s, unit) for s in self.sections for unit in s.units() if unit.text]
        return next((rule for rule in RULES if any(rule(*each) for each in units)), None)

    def split(self) -> "Part | None":
        """All from its first question on, taken out of it; or nothing where there is none."""
        rule = self.rule()
        if not rule:
            return None
        for number, section in enumerate(self.sections):
            start = 0
            for unit in section.units():
                if unit.text and rule(section, unit):
                    rest = Section(section.role, section.blocks[start:])
                    after = self.sections[number + 1 :]
                    self.sections[number:] = [Section(section.role, section.blocks[:start])]
                    return Part(Role.QUESTIONS, unit.first.line, sections=[rest, *after])
                start += len(unit.blocks)
        return None


Rule = Callable[[Section, Unit], bool]


def _labelled(section: Section, unit: Unit) -> bool:
    return section.role is Role.QUESTIONS and (unit.bullet or unit.asks or not section.bulleted)


def _bulleted(section: Section, unit: Unit) -> bool:
    return unit.bullet and (section.role is Role.TEXT or unit.asks)


def asking(_: Section, unit: Unit) -> bool:
    """A question by its mark alone."""
    return unit.asks and len(unit.text) <= LONGEST_QUESTION


#: The first that finds a question in a part holds there.
RULES: tuple[Rule, ...] = (_labelled, _bulleted, asking)
