"""Sorts the lines of a document into the parts of a worksheet."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from reflect.importers import labels
from reflect.importers.blocks import Block, BlockKind, Unreadable
from reflect.importers.labels import Heading, Label, Role
from reflect.importers.markdown import ImportedQuestion, Outline, Step, clashes, uncommented
from reflect.locale import N_, joined

LONGEST_QUESTION = 300
#: Shorter lines were not wrapped.
SHORTEST_WRAPPED = 40

_CLOSERS = ")]\"'”’»“"
_SENTENCE_ENDS = (".", "?", "!", ":", "…", ")", '"', "”", "“", "’", "»")
LONGEST_TITLE = 150
#: Longer lines are paragraphs of their own.
LONGEST_WRAPPED = 100

_EXAMPLES = ("(", "e.g.", "for example", "example:", "z. b.", "z.b.", "zum beispiel", "beispiel:")

NO_WORD = N_("it does not contain any words")
NO_QUESTION = N_(
    "it does not seem to contain a question. A question is a line with a "
    "bullet (- or 1.), or one that ends with a question mark; a step "
    "begins with a line such as 'Step 1: Trust'"
)
NO_TITLE = N_("no title was found: the name of the file is used instead")
NO_STEP = N_(
    "there is no heading 'Step 1: ...' above these questions, so they "
    "were given a step of their own"
)
EMPTY_STEP = N_("no question was found in this step")
BY_MARK = N_("taken as a question, because it ends with a question mark")
HINT = N_("kept as a hint for the question above it")
AFTER = N_(
    "kept as guidance for its step, because it comes after a question; "
    "to end the worksheet with it, put it below a line 'Conclusion:'"
)
NOT_LAST = N_("what follows was kept where it is: a worksheet's conclusion comes after all steps")
UNASKED = N_("kept as text, because it does not belong to a step")
RULED = N_("left out: only lines or dots, to write on or as a divider")
COMMENT = N_("'<!--' would hide what follows, so an invisible character was put into it")
BRACKET = N_(
    "a bracket would be taken as an instruction, so an invisible character was put before it"
)


@dataclass(frozen=True, order=True)
class Note:
    """A line of the document to check, and what was done with it."""

    line: int
    what: str


def outline(blocks: Iterable[Block], stem: str) -> tuple[Outline, list[Note]]:
    """The outline of a document from a file named *stem*, and notes on lines to check."""
    reader = _Reader(stem)
    for block in blocks:
        reader.take(block)
    return reader.outline(), sorted(reader.notes)


@dataclass(frozen=True)
class DocumentParagraph:
    """A paragraph or bullet: a line, and the lines it was wrapped into."""

    blocks: list[Block]

    @property
    def first(self) -> Block:
        return self.blocks[0]

    @property
    def bullet(self) -> bool:
        return self.first.kind is BlockKind.BULLET

    @property
    def text(self) -> str:
        return " ".join(" ".join(block.text for block in self.blocks).split())

    @property
    def asks(self) -> bool:
        return self.text.rstrip(_CLOSERS).endswith("?")

    def is_nested_below(self, other: "DocumentParagraph | None") -> bool:
        """Whether this bullet is nested below that of *other*, and does not end with ``?``."""
        if not (other and other.bullet and self.bullet) or self.asks:
            return False
        return self.first.indent >= other.first.indent + 2


@dataclass
class Section:
    """The lines below one label."""

    role: Role
    blocks: list[Block] = field(default_factory=list)

    @cached_property
    def bulleted(self) -> bool:
        return any(block.kind is BlockKind.BULLET for block in self.blocks)

    def units(self) -> Iterator[DocumentParagraph]:
        """Paragraphs and bullets, wrapped lines joined."""
        lines: list[Block] = []
        for block in self.blocks:
            if lines and not _continues(lines, block):
                yield DocumentParagraph(lines)
                lines = []
            lines.append(block)
        if lines:
            yield DocumentParagraph(lines)


def _continues(lines: list[Block], block: Block) -> bool:
    """Whether *block* continues the wrapped *lines*."""
    last = lines[-1]
    if block.kind is not BlockKind.PARAGRAPH or last.kind is BlockKind.BLANK:
        return False
    wrapped = lines[0].kind is BlockKind.BULLET or len(last.text) >= SHORTEST_WRAPPED
    return block.text[0].islower() or (wrapped and not last.text.endswith(_SENTENCE_ENDS))


def continues_heading(heading: str, line: str) -> bool:
    """Whether *line* continues a wrapped *heading*."""
    wrapped = len(heading) >= SHORTEST_WRAPPED and not heading.endswith(_SENTENCE_ENDS)
    return wrapped and line[0].islower()


@dataclass
class Part:
    """The lines below one heading: the front, a step, or the conclusion."""

    role: Role
    line: int = 1
    title: str = ""
    number: str = ""
    #: The line it begins with, if that is a step heading.
    heading: str = ""
    sections: list[Section] = field(default_factory=lambda: [Section(Role.TEXT)])
    #: Whether it has no text yet.
    is_empty: bool = True
    asks: bool = False

    def open(self, role: Role) -> None:
        """Begin a section."""
        self.sections.append(Section(role))
        self.asks |= role is Role.QUESTIONS

    def add(self, block: Block) -> None:
        """Append *block*."""
        self.sections[-1].blocks.append(block)
        # A line to fill in name and date may stand above a title.
        self.is_empty &= block.kind is BlockKind.BLANK or "__" in block.text
        self.asks |= block.kind is BlockKind.BULLET or block.text.endswith("?")

    @property
    def blocks(self) -> list[Block]:
        """All lines of the part, with a blank one between sections."""
        gap = Block(kind=BlockKind.BLANK)
        return [block for section in self.sections for block in (*section.blocks, gap)]

    def rule(self) -> "Rule | None":
        """The rule that tells the questions of this part; None if it has none."""
        units = [(s, unit) for s in self.sections for unit in s.units() if unit.text]
        return next((rule for rule in RULES if any(rule(*each) for each in units)), None)

    def split(self) -> "Part | None":
        """Move the rest from the first question on to a new part; None without a question."""
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


Rule = Callable[[Section, DocumentParagraph], bool]


def _labelled(section: Section, unit: DocumentParagraph) -> bool:
    return section.role is Role.QUESTIONS and (unit.bullet or unit.asks or not section.bulleted)


def _bulleted(section: Section, unit: DocumentParagraph) -> bool:
    return unit.bullet and (section.role is Role.TEXT or unit.asks)


def asking(_: Section, unit: DocumentParagraph) -> bool:
    """Whether *unit* ends with a question mark, and is short enough."""
    return unit.asks and len(unit.text) <= LONGEST_QUESTION


#: The first that finds a question in a part is used for all of that part.
RULES: tuple[Rule, ...] = (_labelled, _bulleted, asking)


class _Reader:
    """Sorts a document into parts, line by line."""

    def __init__(self, stem: str) -> None:
        self.stem = stem
        self.parts = [Part(Role.PURPOSE)]
        self.notes: list[Note] = []
        self.texts: list[str] = []
        self.ruled: list[int] = []
        #: The part that the last line was the title of, and that line; or None.
        self.titled: tuple[Part, str] | None = None

    def note(self, line: int, what: str) -> None:
        self.notes.append(Note(line, what))

    def take(self, block: Block) -> None:
        """Add *block* to its part; headings and some labels begin a new one."""
        if block.kind is BlockKind.REMARK:
            self.note(block.line, block.whole)
            return
        if block.kind is BlockKind.RULE:
            self.ruled.append(block.line)
            block = Block(kind=BlockKind.BLANK, line=block.line)
        if "<!--" in block.text:
            self.note(block.line, COMMENT)
            block = replace(block, whole=uncommented(block.whole))
        self.texts.append(block.text)
        before, self.titled = self.titled, None
        if block.kind is not BlockKind.PARAGRAPH or not self._handle(block, before):
            self.parts[-1].add(block)

    def _handle(self, block: Block, titled: tuple[Part, str] | None) -> bool:
        """Handle *block* if it is a heading, label or title; whether it was one."""
        heading, label = labels.heading(block.text), labels.label(block.text)
        if heading:
            self._step(heading, block)
        elif label and self._applies(label, block.text):
            self._section(label, block)
        elif self._is_title(block.text):
            self._title(self.parts[-1], block.text, block.text)
        elif titled and continues_heading(titled[1], block.text):
            self._title(titled[0], f"{titled[0].title} {block.text}", block.text)
        else:
            return False
        return True

    def _title(self, part: Part, title: str, line: str) -> None:
        part.title, self.titled = " ".join(title.split()), (part, line)

    def _step(self, heading: Heading, block: Block) -> None:
        part = Part(Role.QUESTIONS, block.line, number=heading.number, heading=block.text)
        self.parts.append(part)
        self._title(part, heading.title, block.text)

    def _applies(self, label: Label, text: str) -> bool:
        """Whether *label* counts here: not as the title, not inside the conclusion."""
        if len(self.parts) == 1 and not self.parts[0].title and self.parts[0].is_empty:
            return ":" in text and (not label.rest or label.role in (Role.PURPOSE, Role.GUIDANCE))
        is_last = self.parts[-1].role is Role.CONCLUSION
        return not is_last or label.role in (Role.QUESTIONS, Role.CONCLUSION)

    def _section(self, label: Label, block: Block) -> None:
        part = self.parts[-1]
        if label.role is Role.CONCLUSION and not (part.asks or part.role is Role.CONCLUSION):
            part.open(Role.GUIDANCE)
        elif label.role is Role.CONCLUSION:
            self.parts.append(Part(Role.CONCLUSION, block.line, label.words))
        elif label.role is Role.QUESTIONS and part.role is not Role.QUESTIONS:
            self.note(block.line, NO_STEP)
            made = Part(Role.QUESTIONS, block.line, label.words)
            made.sections = [Section(Role.QUESTIONS)]
            self.parts.append(made)
        else:
            part.open(label.role)
        if label.rest:
            self.parts[-1].add(replace(block, whole=label.rest))

    def _is_title(self, text: str) -> bool:
        """Whether *text* is the title of the current part."""
        part = self.parts[-1]
        titled = part.heading or len(self.parts) == 1
        fits = len(text) <= LONGEST_TITLE and not (part.heading and text.endswith((".", ":", ",")))
        return bool(titled) and not part.title and part.is_empty and fits and "__" not in text

    def outline(self) -> Outline:
        """The outline of the whole document; raises Unreadable."""
        if not any(map(str.strip, self.texts)):
            raise Unreadable(NO_WORD)
        self._merge_early_conclusions()
        front, last = self.parts[0], [p for p in self.parts if p.role is Role.CONCLUSION]
        if not front.title:
            self.note(1, NO_TITLE)
            front.title = self.stem
        steps = [self._build_step(part, number) for number, part in enumerate(self._steps(), 1)]
        if not any(step.questions for step in steps):
            raise Unreadable(NO_QUESTION)
        self._note_unasked([front, *last])
        self._note_ruled()
        return Outline(
            title=front.title,
            language=labels.language(self.texts),
            purpose=_prose(front.blocks),
            steps=steps,
            conclusion_title=last[0].title if last else "",
            conclusion=_prose([block for part in last for block in part.blocks]),
        )

    def _steps(self) -> list[Part]:
        """The steps; without one, the first part from its first question on."""
        parts = [part for part in self.parts if part.role is Role.QUESTIONS]
        if parts or not (made := self.parts[0].split()):
            return parts
        made.title = self.parts[0].title
        self.note(made.line, NO_STEP)
        return [made]

    def _merge_early_conclusions(self) -> None:
        """Move a conclusion that a step follows into the step before it."""
        headed = [number for number, part in enumerate(self.parts) if part.heading]
        last, kept = (headed or [0])[-1], [self.parts[0]]
        for number, part in enumerate(self.parts[1:], 1):
            if part.role is not Role.CONCLUSION or number > last:
                kept.append(part)
                continue
            kept[-1].sections.append(Section(Role.GUIDANCE, part.blocks))
            self.note(part.line, NOT_LAST)
        self.parts = kept

    def _note_unasked(self, parts: list[Part]) -> None:
        units = [unit for part in parts for section in part.sections for unit in section.units()]
        for unit in units:
            if unit.bullet and unit.asks:
                self.note(unit.first.line, UNASKED)

    def _note_ruled(self) -> None:
        if self.ruled:
            others = N_("(and {count} more)", count=len(self.ruled) - 1) if self.ruled[1:] else ""
            self.note(min(self.ruled), joined([RULED, others], " "))

    def _build_step(self, part: Part, number: int) -> Step:
        rule = part.rule()
        if not rule:
            self.note(part.line, EMPTY_STEP)
        title = part.title or part.heading.rstrip(" :.)–—-")
        if clashes(title):
            self.note(part.line, BRACKET)
        asked: list[ImportedQuestion] = []
        guidance: list[Block] = []
        for section in part.sections:
            self._sort_section(section, rule, asked, guidance)
            guidance.append(Block(kind=BlockKind.BLANK))
        return Step(
            number=part.number or str(number),
            title=title,
            guidance=_prose(guidance),
            questions=asked,
        )

    def _sort_section(
        self,
        section: Section,
        rule: Rule | None,
        asked: list[ImportedQuestion],
        guidance: list[Block],
    ) -> None:
        """Add each line of *section* to *asked*, to the hint of a question, or to *guidance*."""
        question: DocumentParagraph | None = None
        near = False
        for unit in section.units():
            line = unit.first.line
            below = unit.is_nested_below(question)
            if unit.first.kind is BlockKind.BLANK:
                near = False
                guidance += unit.blocks
            elif not unit.text:
                self.ruled.append(line)
            elif rule and rule(section, unit) and not below:
                asked.append(ImportedQuestion(unit.text))
                question, near = unit, True
                if rule is asking:
                    self.note(line, BY_MARK)
            elif below or (near and not unit.bullet):
                asked[-1].hint.extend(" ".join(block.whole.split()) for block in unit.blocks)
                if not unit.text.casefold().startswith(_EXAMPLES):
                    self.note(line, HINT)
            else:
                guidance += unit.blocks
                if question:
                    self.note(line, AFTER)


def _prose(blocks: list[Block]) -> list[str]:
    """The lines of *blocks*, with single blank ones between paragraphs."""
    lines: list[str] = []
    for block in blocks:
        if lines and lines[-1] and max(len(lines[-1]), len(block.whole)) > LONGEST_WRAPPED:
            lines.append("")
        if block.whole or (lines and lines[-1]):
            lines.append(block.whole)
    return lines[:-1] if lines and not lines[-1] else lines
