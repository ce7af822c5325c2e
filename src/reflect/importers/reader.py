"""Sorts the blocks of a document into the parts of a worksheet."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from reflect.importers import questions
from reflect.importers.blocks import Block, Document, Note, Unreadable
from reflect.importers.headings import Heading
from reflect.importers.labels import Label
from reflect.importers.language import language
from reflect.importers.leftovers import without_leftovers
from reflect.importers.levels import Layout
from reflect.importers.outline import Outline, Role, Section, Step
from reflect.importers.titles import find_title
from reflect.locale import N_

NO_WORD = N_("it does not contain any words")
NO_QUESTION = N_(
    "it does not seem to contain a question. A question is a line with a "
    "bullet (- or 1.), or one that ends with a question mark; a step "
    "begins with a line such as 'Step 1: Trust'"
)
NO_TITLE = N_("no title was found: the name of the file is used instead")
NO_STEP = N_("there is no heading above these questions, so they were given a step of their own")
EMPTY_STEP = N_("no question was found in this step")
NOT_LAST = N_("what follows was kept where it is: a worksheet's conclusion comes after all steps")


def outline(document: Document, stem: str) -> tuple[Outline, list[Note]]:
    """The outline of a document from a file named *stem*, and notes on places to check."""
    if not any(block.text and not block.is_rule for block in document.blocks):
        raise Unreadable(NO_WORD)
    kept, rights, notes = without_leftovers(document.blocks)
    title, kept = find_title(kept, document.title)
    if not title:
        notes.append(Note(1, NO_TITLE))
        title = stem
    reading = _Reading(Layout(kept), title)
    parts = reading.parts()
    steps = [_step(part, notes) for part in parts if part.role is Role.QUESTIONS]
    if not any(step.questions for step in steps):
        raise Unreadable(NO_QUESTION)
    last = [part for part in parts if part.role is Role.CONCLUSION]
    made = Outline(
        title=title,
        language=language((block.text for block in document.blocks), document.language),
        purpose=_prose(part for part in parts if part.role is Role.PURPOSE),
        steps=steps,
        conclusion_title=last[0].title if last else "",
        conclusion=_prose(last),
        license=rights,
    )
    return made, sorted({*document.notes, *notes, *reading.notes})


@dataclass
class Part:
    """The blocks below one heading: the front, a step, or the conclusion."""

    role: Role
    line: int = 1
    title: str = ""
    number: str = ""
    #: The heading as it stands in the document.
    heading: Block | None = None
    #: Whether a word and a number make the heading.
    is_counted: bool = False
    sections: list[Section] = field(default_factory=lambda: [Section(role=Role.TEXT, blocks=())])
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


class _Reading:
    """Cuts a document into parts: the front, the steps, and the conclusion."""

    def __init__(self, layout: Layout, title: str) -> None:
        self.layout = layout
        self.title = title
        self.notes: list[Note] = []

    def parts(self) -> list[Part]:
        """The parts in order; a document without a heading has one step."""
        parts = self._with_parents(self._cut())
        parts = self._merged_front(parts)
        parts = self._merged_end(parts)
        return self._placed_conclusions(parts)

    def _cut(self) -> list[Part]:
        """A part for each heading, and for a label that begins one."""
        layout, parts = self.layout, [Part(Role.PURPOSE)]
        for place, block in enumerate(layout.blocks):
            if heading := layout.headings.get(place):
                parts.append(self._headed(heading, block, place))
            elif label := self._applies(place, parts[-1]):
                self._labelled(label, block, parts)
            elif place not in layout.titles:
                parts[-1].add(block, asks=layout.asks[place])
        return parts

    def _headed(self, heading: Heading, block: Block, place: int) -> Part:
        made = Part(
            Role.QUESTIONS,
            block.line,
            title=heading.title or heading.counted,
            number=heading.number,
            heading=block,
            is_counted=bool(heading.counted),
        )
        if prompt := self.layout.prompts.get(place):
            made.open(Role.QUESTIONS, prompt)
            made.asks = True
        return made

    def _applies(self, place: int, part: Part) -> Label | None:
        """The label at *place*, if it counts there: inside a conclusion, few do."""
        label = self.layout.labels[place]
        if part.role is Role.CONCLUSION and label and label.role in (Role.PURPOSE, Role.GUIDANCE):
            return None
        return label

    def _labelled(self, label: Label, block: Block, parts: list[Part]) -> None:
        part = parts[-1]
        rest = replace(block, text=label.rest, heading=None, bold=0, italic=0)
        asks = bool(label.rest) and questions.asks(rest)
        if label.role is Role.CONCLUSION and (len(parts) > 1 or part.asks):
            parts.append(Part(Role.CONCLUSION, block.line, title=label.words, heading=block))
        elif label.role is Role.QUESTIONS and part.role is not Role.QUESTIONS:
            parts.append(Part(Role.QUESTIONS, block.line, title=label.words, heading=block))
            self.notes.append(Note(block.line, NO_STEP))
            parts[-1].open(Role.QUESTIONS)
            parts[-1].asks = True
        else:
            part.open(Role.QUESTIONS if label.role is Role.QUESTIONS else Role.GUIDANCE)
            part.asks |= label.role is Role.QUESTIONS
        if label.rest:
            parts[-1].add(rest, asks=asks)

    def _with_parents(self, parts: list[Part]) -> list[Part]:
        """The *parts*, where a heading without text that has smaller ones goes into the first."""
        kept: list[Part] = []
        above: list[Block] = []
        for part in parts:
            if part.heading and part.heading in self.layout.parents and not part.asks:
                above += part.whole
                continue
            if above and part.role is Role.QUESTIONS:
                part.sections.insert(0, Section(role=Role.GUIDANCE, blocks=above))
                above = []
            kept.append(part)
        if above:
            kept[-1].add(*above)
        return kept

    def _merged_front(self, parts: list[Part]) -> list[Part]:
        """The *parts*, where text above the first question is the front.

        Questions above the first heading become a step of their own.
        """
        front, *rest = parts
        while rest and rest[0].role is Role.QUESTIONS and not (rest[0].asks or rest[0].is_counted):
            if not any(part.asks for part in rest[1:]):
                break
            front.add(*rest.pop(0).whole)
        steps = any(part.role is Role.QUESTIONS for part in rest)
        start = self._first_question(front, is_alone=not steps)
        if start is None:
            return [front, *rest]
        blocks = front.blocks
        made = Part(Role.QUESTIONS, blocks[start].line, title=self.title, asks=True)
        made.sections = _from(front.sections, start)
        front.sections = [Section(role=Role.TEXT, blocks=blocks[:start])]
        self.notes.append(Note(made.line, NO_STEP))
        return [front, made, *rest]

    def _first_question(self, front: Part, *, is_alone: bool) -> int | None:
        """The place of the first question above all headings; None without one.

        Where steps follow, a question in running text asks nobody.
        """
        blocks = front.blocks
        if is_alone:
            found = questions.sorted_out([replace(s, role=Role.TEXT) for s in front.sections])
            lines = {question.line for question in found.questions}
            return next((n for n, block in enumerate(blocks) if block.line in lines), None)
        asking = {id(b) for b, asks in zip(self.layout.blocks, self.layout.asks, strict=True) if asks}
        for place, block in enumerate(blocks):
            if id(block) in asking and (block.is_item or block.fields or block.cell):
                return place
        return None

    def _merged_end(self, parts: list[Part]) -> list[Part]:
        """The *parts*, where a last heading with text only begins the conclusion."""
        end = len(parts)
        while end > 1 and not (parts[end - 1].asks or parts[end - 1].is_counted):
            end -= 1
        if end == len(parts) or not any(part.asks for part in parts[:end]):
            return parts
        first, *others = parts[end:]
        first.role = Role.CONCLUSION
        for part in others:
            first.add(*part.whole)
        return [*parts[:end], first]

    def _placed_conclusions(self, parts: list[Part]) -> list[Part]:
        """The *parts*, where only the last is a conclusion; one that asks is a step."""
        for part in parts:
            if part.role is Role.CONCLUSION and part.asks:
                part.role = Role.QUESTIONS
        steps = [number for number, part in enumerate(parts) if part.role is Role.QUESTIONS]
        kept: list[Part] = []
        for number, part in enumerate(parts):
            if part.role is Role.CONCLUSION and steps and number < steps[-1]:
                kept[-1].open(Role.GUIDANCE, *part.blocks)
                self.notes.append(Note(part.line, NOT_LAST))
            else:
                kept.append(part)
        return kept


def _from(sections: Iterable[Section], start: int) -> list[Section]:
    """What of *sections* comes from the block *start* on."""
    rest = []
    for section in sections:
        if start < len(section.blocks):
            rest.append(replace(section, blocks=section.blocks[max(start, 0) :]))
        start -= len(section.blocks)
    return rest


def _step(part: Part, notes: list[Note]) -> Step:
    found = questions.sorted_out(part.sections)
    notes += found.notes
    if not found.questions:
        notes.append(Note(part.line, EMPTY_STEP))
    return Step(
        title=part.title,
        number=part.number,
        guidance=found.guidance,
        questions=found.questions,
        line=part.line,
    )


def _prose(parts: Iterable[Part]) -> list[Block]:
    blocks: Sequence[Block] = [block for part in parts for block in part.blocks]
    return [block for block in blocks if block.text and not block.is_rule]
