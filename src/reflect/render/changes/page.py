"""The page of a comparison: which two runs these are, what changed at all, and each answer."""

from collections.abc import Iterable, Sequence
from itertools import zip_longest
from typing import NamedTuple

from rich.console import Console
from rich.text import Text

from reflect.comparison.changes import Change
from reflect.render import sentences
from reflect.render.changes.bodies import BESIDE, Bodies, Line
from reflect.render.changes.marks import MARKED
from reflect.render.drawing import cut, laid, lines, put, put_lines, styled
from reflect.render.pair import USUAL, Pair, View
from reflect.text import width

MARGIN = 1
#: Between the number, the question and what became of it.
GAP = 2
#: A question that has less room than this leaves the line to itself.
ROOM = 20
#: From here on two texts stand side by side, each with so much between them.
SIDE_BY_SIDE, BETWEEN = 120, 4
#: Where no answer takes more lines than this, the questions follow each other closely.
TALL = 3


def drawn(out: Console, pair: Pair, view: View = USUAL) -> None:
    """Draw what has changed, changed questions first."""
    seen = pair.seen(everything=view.is_whole)
    ids = [*(change.id for change in seen), *(asked.id for asked in pair.revision.asked)]
    digits = max((len(pair.numbers.get(id_, "")) for id_ in ids), default=0)
    page = _Page(out, pair, view.in_full, digits)
    bodies = [page.body(change) for change in seen]
    page.put_head()
    page.put_revision()
    if not view.is_choice:
        page.put(sentences.summary(pair), above=1)
    elif not seen:
        page.put(pair.review.none_asked, above=1)
    if any(body.has_marks for body in bodies):
        page.put(pair.review.legend, "dim")
    page.put_rows(seen, bodies)
    page.put_foot(seen, view.offers)


class Body(NamedTuple):
    """What stands below a question: one column, or two that are read side by side."""

    columns: list[list[Line]]
    notes: Sequence[Line] = ()

    @property
    def has_marks(self) -> bool:
        """Whether something in it is marked as gone or come."""
        spans = (span for column in self.columns for line in column for span in line.text.spans)
        return any(span.style in MARKED for span in spans)


class _Page(NamedTuple):
    """The console, and where on it things stand."""

    out: Console
    pair: Pair
    in_full: bool
    #: How much room the numbers of the questions take.
    digits: int

    @property
    def indent(self) -> int:
        """Where the questions and the answers begin."""
        return MARGIN + self.digits + GAP

    def put(self, text: str, style: str = "", *, above: int = 0) -> None:
        """A paragraph that is about both runs."""
        put(self.out, styled(text, style), indent=MARGIN, above=above)

    def put_head(self) -> None:
        """Which two runs these are."""
        self.put(sentences.title(self.pair), "bold")
        for line in (sentences.days(self.pair), *sentences.whom(self.pair)):
            self.put(line)

    def put_revision(self) -> None:
        """What became of the worksheet, once."""
        pair, revision = self.pair, self.pair.revision
        if not revision:
            return
        self.out.print()
        for sentence in sentences.revised(pair):
            self.put(sentence)
        for asked in revision.asked:
            drawn = [*self._question(asked.id, styled(sentences.asked(pair, asked), "dim"))]
            texts = zip(pair.names, (asked.then, asked.now), strict=True)
            if asked.is_reworded:
                drawn += self._lines([Line(styled(text), name) for name, text in texts])
            put_lines(self.out, drawn)
        for sentence in sentences.gone(pair):
            self.put(sentence)

    def body(self, change: Change) -> Body:
        """What stands below a question."""
        bodies = Bodies(self.pair, self.out.width - self.indent)
        if not self.in_full:
            return Body([bodies.told(change)])
        if self.out.width >= SIDE_BY_SIDE:
            sides = Bodies(self.pair, self.half).sides(change)
        else:
            sides = [[line for side in bodies.sides(change) for line in side]]
        return Body(sides, bodies.notes(change))

    @property
    def half(self) -> int:
        """How wide each of two texts is that stand side by side."""
        return (self.out.width - self.indent - MARGIN - BETWEEN) // 2

    def put_rows(self, seen: Sequence[Change], bodies: Sequence[Body]) -> None:
        """Each question, at its right what became of the answer, and below it the answer."""
        labels = [self.pair.label(change) for change in seen]
        widest = max(map(width, labels), default=0)
        is_airy = self.in_full or any(self._is_tall(body.columns[0]) for body in bodies)
        drawn: list[Text] = []
        for at, (change, label, body) in enumerate(zip(seen, labels, bodies, strict=True)):
            drawn += [Text()] if is_airy or not at else []
            drawn += self._question(change.id, self._asked(change, label, widest))
            is_one = len(body.columns) == 1
            drawn += self._lines(body.columns[0]) if is_one else self._beside(*body.columns)
            drawn += self._lines(body.notes)
        put_lines(self.out, drawn)

    def _is_tall(self, some: Sequence[Line]) -> bool:
        """Whether what stands below a question is too much to find the next one at a glance."""
        return sum(1 for _ in _wrapped(some, self.out.width - self.indent)) > TALL

    def _asked(self, change: Change, label: str, widest: int) -> Text:
        """The question on one line, cut where it has to be, and the *label* behind it."""
        room = self.out.width - self.indent - MARGIN
        question, beside = self.pair.question(change), room - widest - GAP
        if beside < ROOM or not widest:
            lone = styled(cut(question, room), "bold")
            return Text.assemble(lone, "\n" if label else "", styled(label, "dim"))
        asked = cut(question, beside)
        blanks = " " * (beside - width(asked) + GAP)
        return Text.assemble(styled(asked, "bold"), blanks, styled(label, "dim"))

    def _question(self, id_: str, text: Text) -> Iterable[Text]:
        """What stands beside the number of a question."""
        number = self.pair.numbers.get(id_, "").rjust(self.digits)
        label = Text(number + " " * GAP, style="dim")
        return laid(text, self.out.width, indent=MARGIN, label=label)

    def _lines(self, some: Sequence[Line]) -> Iterable[Text]:
        """The lines of an answer, each behind its label."""
        for text, label in _margined(some):
            yield from laid(text, self.out.width, indent=self.indent, label=label)

    def _beside(self, left: Sequence[Line], right: Sequence[Line]) -> Iterable[Text]:
        """Two texts side by side."""
        columns = [list(_wrapped(some, self.half)) for some in (left, right)]
        for one, other in zip_longest(*columns, fillvalue=Text()):
            gap = " " * (self.half + BETWEEN - one.cell_len)
            line = Text.assemble(" " * self.indent, one, gap, other)
            line.rstrip()
            yield line

    def put_foot(self, seen: Sequence[Change], offers: Sequence[tuple[str, str]]) -> None:
        """What there is to bear in mind, and what else there is to see."""
        if offers:
            self.out.print()
        widest = max((width(label) for label, _ in offers), default=0)
        for label, command in offers:
            before = " " * MARGIN + label + " " * (widest - width(label) + GAP)
            # A command is for copying: it is left to the terminal to break it.
            self.out.print(styled(before + command, "dim"), soft_wrap=True)
        if caution := sentences.just_the_day(self.pair, seen):
            self.put(caution, "dim", above=0 if offers else 1)


def _margined(some: Sequence[Line]) -> Iterable[tuple[Text, Text | None]]:
    """The texts of *some* lines, and what stands before each, all of one width."""
    widest = max((width(line.label) for line in some), default=0)
    for line in some:
        if line.is_shared:
            yield line.text, None
            continue
        label = line.label + " " * (widest - width(line.label) + BESIDE)
        yield line.text, styled(label, "dim") if widest else None


def _wrapped(some: Sequence[Line], columns: int) -> Iterable[Text]:
    """*some* lines with their labels, broken to so many *columns*."""
    for text, label in _margined(some):
        margin = label or Text()
        for line in lines(text, columns - margin.cell_len):
            yield margin + line
            margin = Text(" " * margin.cell_len)
