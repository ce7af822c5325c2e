"""Sorts the blocks of a document into the parts of a worksheet."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from reflect.importers import labels, phrases, questions
from reflect.importers.blocks import Block, Document, Note, Unreadable
from reflect.importers.headings import Heading
from reflect.importers.labels import Label
from reflect.importers.language import language
from reflect.importers.layout_tables import unframed
from reflect.importers.leftovers import left_out, without_leftovers
from reflect.importers.levels import Layout
from reflect.importers.outline import Outline, Role, Section, SortedStep, Step
from reflect.importers.titles import find_title
from reflect.locale import N_

LONGEST_PROMPT = 200
LONGEST_TITLE = 60
#: In letters; less is no closing text.
SHORTEST_CLOSING = 12

NO_WORD = N_("it does not contain any words")
NO_QUESTION = N_(
    "it does not seem to contain a question. A question is a line with a "
    "bullet (- or 1.), or one that ends with a question mark; a step "
    "begins with a line such as 'Step 1: Trust'"
)
NO_TITLE = N_("no title was found: the name of the file is used instead")
NO_STEP = N_("there is no heading above these questions, so they were given a step of their own")
EMPTY_STEP = N_("no question was found in this step")
COMMENT = N_("'<!--' would hide what follows, so an invisible character was put into it")
CLOSING = N_("taken as the conclusion, because it comes after the last question")
NOT_LAST = N_("what follows was kept where it is: a worksheet's conclusion comes after all steps")


def outline(document: Document, stem: str) -> tuple[Outline, list[Note]]:
    """The outline of a document from a file named *stem*, and notes on places to check."""
    if not any(block.text and not block.is_rule for block in document.blocks):
        raise Unreadable(NO_WORD)
    kept, rights, notes = without_leftovers(document.blocks)
    notes += [Note(block.line, COMMENT) for block in kept if "<!--" in block.text]
    title, above, kept = find_title(kept, document.title)
    notes += map(left_out, above)
    if not title:
        notes.append(Note(1, NO_TITLE))
        title = stem
    reading = _Reading(Layout(unframed(kept)), title)
    parts = reading.parts()
    purpose = _prose(part for part in parts if part.role is Role.PURPOSE)
    steps = _steps([part for part in parts if part.role is Role.QUESTIONS], purpose, notes)
    last = [part for part in parts if part.role is Role.CONCLUSION]
    code = language((block.text for block in document.blocks), document.language)
    made = Outline(
        title=title,
        language=code,
        purpose=purpose,
        steps=steps,
        conclusion_title=last[0].title or labels.closing_word(code) if last else "",
        conclusion=_prose(last),
        license=rights,
    )
    return made, sorted({*document.notes, *notes, *reading.notes})


_SENTENCE_ENDS = tuple(".?!…。？！؟")
# A hint or an example, not the end.
_ASIDE = re.compile(r"\W|[^.!?]{1,25}[:：]")


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
    def is_begun(self) -> bool:
        """Whether the part is more than text below a heading."""
        return self.asks or self.is_counted or self.role is not Role.QUESTIONS

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
        self.parents: set[int] = set()
        #: Blocks that ask for an answer.
        self.asking = {
            id(block) for block, asks in zip(layout.blocks, layout.asks, strict=True) if asks
        }

    def parts(self) -> list[Part]:
        """The parts in order; a document without a heading has one step."""
        parts = self._with_parents(self._cut())
        parts = self._merged_front(parts)
        parts = self._merged_end(parts)
        parts = self._placed_conclusions(parts)
        for part in parts:
            part.sections = self._settled(part.sections)
        return parts

    def _cut(self) -> list[Part]:
        """A part for each heading, and for a label that begins one."""
        layout, parts = self.layout, [Part(Role.PURPOSE)]
        for place, block in enumerate(layout.blocks):
            if heading := layout.headings.get(place):
                parts.append(self._headed(heading, block, place))
                self.parents |= {id(parts[-1])} if place in layout.parents else set()
            elif label := self._applies(place, parts[-1]):
                self._labelled(label, place, parts)
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

    def _labelled(self, label: Label, place: int, parts: list[Part]) -> None:
        part, block = parts[-1], self.layout.blocks[place]
        begins = part.asks and label.role is not Role.GUIDANCE and self.layout.is_sibling(place)
        rest = replace(block, text=label.rest, heading=None, bold=0, italic=0)
        asks = bool(label.rest) and questions.asks(rest)
        if label.role is Role.CONCLUSION and self._ends(place, part):
            parts.append(Part(Role.CONCLUSION, block.line, title=label.words, heading=block))
        elif begins or (label.role is Role.QUESTIONS and part.role is not Role.QUESTIONS):
            parts.append(Part(Role.QUESTIONS, block.line, title=label.words, heading=block))
            parts[-1].open(Role.QUESTIONS)
            parts[-1].asks = True
        else:
            part.open(Role.QUESTIONS if label.role is Role.QUESTIONS else Role.GUIDANCE)
            part.asks |= label.role is Role.QUESTIONS
        if label.rest:
            parts[-1].add(rest, asks=asks)

    def _ends(self, place: int, part: Part) -> bool:
        """Whether the label of a conclusion at *place* begins it.

        A summary before the questions of a step is guidance.
        """
        if part.asks or part.role is Role.CONCLUSION or not all(map(_is_prose, part.blocks)):
            return True
        layout = self.layout
        for below in range(place + 1, len(layout.blocks)):
            label = layout.labels[below]
            if layout.asks[below] or (label and label.role is Role.QUESTIONS):
                return False
            if below in layout.headings:
                break
        return part.role is not Role.PURPOSE

    def _with_parents(self, parts: list[Part]) -> list[Part]:
        """The *parts*, where a heading without text that has smaller ones goes into the first."""
        kept: list[Part] = []
        above: list[Block] = []
        for part in parts:
            if id(part) in self.parents:
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
        asking = [number for number, part in enumerate(rest) if part.asks]
        in_lists = any(id(block) in self.asking and block.is_item for block in self.layout.blocks)
        start = 0
        while asking and start < asking[0] and not rest[start].is_begun:
            if in_lists and _lists_sentences(rest[start]):
                break
            front.add(*rest[start].whole)
            start += 1
        rest = rest[start:]
        steps = any(part.role is Role.QUESTIONS for part in rest)
        made = self._early(front) if steps else self._only(front)
        return [front, made, *rest] if made else [front, *rest]

    def _early(self, front: Part) -> Part | None:
        """A step for questions above the first heading; one in running text asks nobody."""
        for number, section in enumerate(front.sections):
            found = questions.sorted_out([section])
            for place, block in enumerate(section.blocks):
                if _begins(block, found) and not self._is_in_passing(section, place):
                    place = _table_start(section.blocks, place)
                    made = Part(Role.QUESTIONS, block.line, title=self.title, asks=True)
                    made.sections = [replace(section, blocks=section.blocks[place:])]
                    front.sections[number] = replace(section, blocks=section.blocks[:place])
                    self.notes.append(Note(made.line, NO_STEP))
                    return made
        return None

    def _is_in_passing(self, section: Section, place: int) -> bool:
        """Whether the block at *place* of *section* is running text, with no room to answer."""
        block = section.blocks[place]
        below = section.blocks[place + 1] if place + 1 < len(section.blocks) else None
        has_room = (below and below.is_rule) or "__" in block.text
        is_marked = not _is_prose(block) and (
            section.role is not Role.GUIDANCE or block.fields or block.cell or questions.asks(block)
        )
        return not (is_marked or has_room or not block.text.endswith(_SENTENCE_ENDS))

    def _only(self, front: Part) -> Part | None:
        """The only step of a document without headings."""
        start = self._first_question(front)
        if start is None:
            return None
        made = Part(Role.QUESTIONS, front.blocks[start].line, title=self.title, asks=True)
        made.sections = _from(front.sections, start)
        front.sections = _until(front.sections, start)
        return made

    def _first_question(self, front: Part) -> int | None:
        """The place at which the only step begins."""
        found = questions.sorted_out(self._settled(front.sections))
        start = next((n for n, block in enumerate(front.blocks) if _begins(block, found)), None)
        if start is None:
            return None
        start, before = _table_start(front.blocks, start), 0
        while start and questions.introduces(front.blocks[start - 1]):
            start -= 1
        for section in front.sections:
            if section.role is Role.GUIDANCE:
                return min(start, before)
            before += len(section.blocks)
        return start

    def _settled(self, sections: Sequence[Section]) -> list[Section]:
        """The *sections*, where guidance without a label below it ends at the first question."""
        if any(section.role is Role.QUESTIONS for section in sections):
            return [*sections]
        settled = []
        for section in sections:
            blocks = section.blocks
            asked = [n for n, block in enumerate(blocks) if id(block) in self.asking]
            asked = asked or [n for n, block in enumerate(blocks) if not _is_prose(block)]
            end = asked[0] if asked and section.role is Role.GUIDANCE else len(blocks)
            settled.append(replace(section, blocks=blocks[:end]))
            settled.append(Section(role=Role.TEXT, blocks=blocks[end:]))
        return [section for section in settled if section.blocks]

    def _merged_end(self, parts: list[Part]) -> list[Part]:
        """The *parts*, where a last heading with text only begins the conclusion."""
        end = len(parts)
        while end > 1 and not (parts[end - 1].asks or parts[end - 1].is_counted):
            end -= 1
        if end == len(parts):
            return self._with_closing(parts)
        if not any(part.asks for part in parts[:end]):
            return parts
        while end < len(parts) and (heading := parts[end].heading) and _is_example(heading):
            parts[end - 1].open(Role.GUIDANCE, *parts.pop(end).whole)
        if end == len(parts):
            return parts
        first, *others = parts[end:]
        first.role = Role.CONCLUSION
        if first.heading and not first.blocks and not labels.label(first.heading):
            first.title = ""
            first.add(first.heading)
        for part in others:
            first.add(*part.whole)
        return [*parts[:end], first]

    def _with_closing(self, parts: list[Part]) -> list[Part]:
        """The *parts*, where text far below the last question is the conclusion.

        Where other steps end with such text, it belongs to each of them.
        """
        last = parts[-1]
        if last.role is not Role.QUESTIONS or any(map(self._closing, parts[1:-1])):
            return parts
        closing = self._closing(last)
        if not closing:
            return parts
        cut = len(last.blocks) - len(closing)
        last.sections = _until(last.sections, cut)
        self.notes.append(Note(closing[0].line, CLOSING))
        made = Part(Role.CONCLUSION, closing[0].line)
        if closing[1:] and _is_title(closing[0]):
            made.title = " ".join(closing.pop(0).text.split())
        made.add(*closing)
        return [*parts, made]

    def _closing(self, part: Part) -> list[Block]:
        """The paragraphs after the last question of *part*, parted from it by room or space."""
        blocks = part.blocks
        start = len(blocks)
        while start and _is_prose(blocks[start - 1]) and id(blocks[start - 1]) not in self.asking:
            start -= 1
        closing = blocks[start:]
        if not start or not closing or not (closing[0].gap or blocks[start - 1].is_rule):
            return []
        said = closing[1:] if closing[1:] and _is_title(closing[0]) else closing
        is_long = sum(len(block.text) for block in said) >= SHORTEST_CLOSING
        is_said = said[0].text.rstrip(")\"'”’»").endswith((".", "!", "。", "！", "؟"))
        is_parted = blocks[start - 1].is_rule and "_" not in blocks[start - 1].text
        is_aside = said is closing and not is_parted and _ASIDE.match(closing[0].text)
        is_aside_or_example = is_aside or _is_example(closing[0])
        return closing if is_long and is_said and not is_aside_or_example else []

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


def _lists_sentences(part: Part) -> bool:
    """Whether *part* has a list of sentences: where others ask in lists, these do, too."""
    items = [block for block in part.blocks if block.is_item]
    return bool(items) and all(block.text.endswith(_SENTENCE_ENDS) for block in items)


def _begins(block: Block, found: SortedStep) -> bool:
    """Whether one of the questions *found* stands in *block*."""
    return any(
        block.line == question.line
        and block.text
        and (block.text in question.text or question.text in block.text)
        for question in found.questions
    )


def _table_start(blocks: Sequence[Block], place: int) -> int:
    """The place of the first cell of the table at *place*; *place* itself outside of tables."""
    cell = blocks[place].cell
    while cell and place and (above := blocks[place - 1].cell) and above.table == cell.table:
        place -= 1
    return place


def _until(sections: Iterable[Section], end: int) -> list[Section]:
    """What of *sections* comes before the block *end*."""
    kept = []
    for section in sections:
        kept.append(replace(section, blocks=section.blocks[: max(end, 0)]))
        end -= len(section.blocks)
    return kept


def _is_prose(block: Block) -> bool:
    is_other = block.is_rule or block.glyph or block.cell or block.fields
    return bool(block.text) and not (is_other or questions.is_mark(block))


def _is_example(block: Block) -> bool:
    return bool(phrases.EXAMPLE.match(f"{block.text}:"))


def _is_title(block: Block) -> bool:
    """Whether *block* can name the text below it."""
    return len(block.text) <= LONGEST_TITLE and not block.text.endswith(
        (*_SENTENCE_ENDS, ":", "：", ",")
    )


def _steps(parts: Sequence[Part], purpose: Sequence[Block], notes: list[Note]) -> list[Step]:
    """The steps made from *parts*; raises Unreadable where none has a question."""
    found: list[SortedStep] = []
    legends = [block for block in purpose if questions.explains(block)]
    for part in parts:
        found.append(questions.sorted_out(_parted(part.sections), legends[-1] if legends else None))
        legends += [block for block in found[-1].guidance if questions.explains(block)]
    if not any(each.questions for each in found):
        found = [questions.sorted_out(_parted(_prompts(part))) for part in parts]
    if not any(each.questions for each in found):
        raise Unreadable(NO_QUESTION)
    for number, part in enumerate(parts):
        if part.heading and not found[number].questions and _is_prompted(part):
            found[number] = questions.sorted_out(_parted(_prompts(part)))
    for part, each in zip(parts, found, strict=True):
        notes += each.notes if each.questions else [*each.notes, Note(part.line, EMPTY_STEP)]
    return [
        Step(
            title=part.title,
            number=part.number,
            guidance=each.guidance,
            questions=each.questions,
            line=part.line,
        )
        for part, each in zip(parts, found, strict=True)
    ]


def _is_prompted(part: Part) -> bool:
    """Whether the few lines below a heading ask something, though not at their end."""
    blocks = [block for block in part.blocks if not block.is_rule]
    is_short = sum(len(block.text) for block in blocks) <= LONGEST_PROMPT
    return part.asks or (is_short and any(mark in b.text for b in blocks for mark in "?？؟"))


def _parted(sections: Iterable[Section]) -> list[Section]:
    """The *sections* with space above each, where a label stood."""
    return [
        replace(section, blocks=[replace(section.blocks[0], gap=True), *section.blocks[1:]])
        for section in sections
        if section.blocks
    ]


def _prompts(part: Part) -> list[Section]:
    """The sections of *part*, for a document in which nothing else asks: short texts do."""
    return [
        replace(section, role=Role.QUESTIONS)
        if all(len(block.text) <= LONGEST_PROMPT for block in section.blocks)
        else section
        for section in part.sections
    ]


def _prose(parts: Iterable[Part]) -> list[Block]:
    blocks: Sequence[Block] = [block for part in parts for block in part.blocks]
    return [block for block in blocks if block.text and not block.is_rule]
