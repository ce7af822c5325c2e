"""Parts of a document: the front, steps and the conclusion, with the blocks of each."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import pairwise

from reflect.importers import questions
from reflect.importers.blocks import Block
from reflect.importers.headings import Heading
from reflect.importers.labels import Label
from reflect.importers.levels import Layout, prompts
from reflect.importers.outline import Role, Section

#: The ends of sentences.
SENTENCE_ENDS = tuple(".?!…。？！؟")


@dataclass
class Part:
    """The blocks below one heading; before the first one, its role is PURPOSE."""

    role: Role
    line: int = 1
    title: str = ""
    number: str = ""
    #: The heading as it stands in the document.
    heading: Block | None = None
    #: Whether a word and a number make the heading.
    is_counted: bool = False
    #: Whether smaller headings stand below, and no question of its own.
    is_parent: bool = False
    sections: list[Section] = field(default_factory=lambda: [Section(role=Role.TEXT, blocks=())])
    #: Whether something in it asks for an answer.
    asks: bool = False

    def open(self, role: Role, *blocks: Block) -> None:
        """Begin a section."""
        self.sections.append(Section(role=role, blocks=blocks))

    def add(self, *blocks: Block, asks: bool = False) -> None:
        """Append *blocks* to the last section."""
        last = self.sections[-1]
        self.sections[-1] = replace(last, blocks=[*last.blocks, *blocks])
        self.asks |= asks

    @property
    def blocks(self) -> list[Block]:
        return [block for section in self.sections for block in section.blocks]

    @property
    def whole(self) -> list[Block]:
        """All blocks of the part with its heading."""
        return [*([self.heading] if self.heading else []), *self.blocks]

    @property
    def is_text(self) -> bool:
        """Whether the part is nothing but text below a heading that nothing counts."""
        return self.role is Role.QUESTIONS and not (self.asks or self.is_counted)

    def cut_off(self, start: int) -> list[Section]:
        """Take the sections from the block *start* on off the part."""
        kept, rest = [], []
        for section in self.sections:
            here = min(max(start, 0), len(section.blocks))
            kept.append(replace(section, blocks=section.blocks[:here]))
            if here < len(section.blocks):
                rest.append(replace(section, blocks=section.blocks[here:]))
            start -= len(section.blocks)
        self.sections = kept
        return rest


def cut(layout: Layout) -> list[Part]:
    """The parts of a document: one for each heading, and for a label that begins one."""
    parts = [Part(Role.PURPOSE)]
    for place, block in enumerate(layout.blocks):
        label = layout.labels[place]
        if heading := layout.headings.get(place):
            parts.append(_headed(layout, heading, place))
        elif label and _applies(label, parts[-1]):
            _begin_labelled(layout, label, place, parts)
        elif place not in layout.titles:
            parts[-1].add(block, asks=layout.asks[place])
    for part in parts[1:]:
        part.asks |= part.role is Role.QUESTIONS and (_is_prompts(part) or _is_rated(part))
    return _without_parents(parts)


def _is_prompts(part: Part) -> bool:
    """Whether most of *part*, or of the list in it, tells to write something."""
    sections = [section for section in part.sections if section.role is not Role.GUIDANCE]
    blocks = [b for section in sections for b in section.blocks if b.text and not b.is_rule]
    told = [block for block in blocks if block.is_item] or blocks
    return bool(told) and 2 * sum(map(prompts, told)) >= len(told)


def _is_rated(part: Part) -> bool:
    """Whether a list in *part* stands right below the scale of its items."""
    pairs = pairwise(part.blocks)
    return any(below.is_item and questions.explains(block) for block, below in pairs)


def is_prose(block: Block) -> bool:
    """Whether *block* is text outside of lists, tables and forms."""
    is_other = block.is_rule or block.glyph or block.cell or block.fields
    return bool(block.text) and not (is_other or questions.is_mark(block))


def _headed(layout: Layout, heading: Heading, place: int) -> Part:
    """The part that the *heading* at *place* begins."""
    block = layout.blocks[place]
    made = Part(
        Role.QUESTIONS,
        block.line,
        title=heading.title or heading.counted,
        number=heading.number,
        heading=block,
        is_counted=bool(heading.counted),
        is_parent=place in layout.parents,
    )
    if prompt := layout.prompts.get(place):
        made.open(Role.QUESTIONS, prompt)
        made.asks = True
    return made


def _applies(label: Label, part: Part) -> bool:
    """Whether *label* counts in *part*: inside a conclusion, few do."""
    return part.role is not Role.CONCLUSION or label.role in (Role.QUESTIONS, Role.CONCLUSION)


def _begin_labelled(layout: Layout, label: Label, place: int, parts: list[Part]) -> None:
    """Begin what the *label* at *place* names: a section, a step, or the conclusion."""
    part, block = parts[-1], layout.blocks[place]
    is_step = part.asks and label.role is not Role.GUIDANCE and layout.is_sibling(place)
    if label.role is Role.CONCLUSION and _ends(layout, place, part):
        parts.append(Part(Role.CONCLUSION, block.line, title=label.words, heading=block))
    elif is_step or (label.role is Role.QUESTIONS and part.role is not Role.QUESTIONS):
        parts.append(Part(Role.QUESTIONS, block.line, title=label.words, heading=block))
        parts[-1].open(Role.QUESTIONS)
        parts[-1].asks = True
    else:
        part.open(Role.QUESTIONS if label.role is Role.QUESTIONS else Role.GUIDANCE)
        part.asks |= label.role is Role.QUESTIONS
    if label.rest:
        rest = replace(block, text=label.rest, heading=None, bold=0, italic=0)
        parts[-1].add(rest, asks=questions.asks(rest))


def _ends(layout: Layout, place: int, part: Part) -> bool:
    """Whether the label of a conclusion at *place* begins it.

    A summary before the questions of a step is guidance.
    """
    if part.asks or part.role is Role.CONCLUSION or not all(map(is_prose, part.blocks)):
        return True
    for below in range(place + 1, len(layout.blocks)):
        label = layout.labels[below]
        if layout.asks[below] or (label and label.role is Role.QUESTIONS):
            return False
        if below in layout.headings:
            break
    return part.role is not Role.PURPOSE


def _without_parents(parts: Iterable[Part]) -> list[Part]:
    """The *parts*, where one that is a parent is guidance for the first below it."""
    kept: list[Part] = []
    above: list[Block] = []
    for part in parts:
        if part.is_parent:
            above += part.whole
            continue
        if above and part.role is Role.QUESTIONS:
            part.sections.insert(0, Section(role=Role.GUIDANCE, blocks=above))
            above = []
        kept.append(part)
    if above:
        kept[-1].add(*above)
    return kept
