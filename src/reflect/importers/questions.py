"""Sorts the blocks of a step into questions, their hints, and guidance."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from reflect.importers import legends, marks, phrases, tables
from reflect.importers.asking import StepPieces, is_below
from reflect.importers.blocks import Block, FieldKind, Note
from reflect.importers.kinds import Draft, is_label, told
from reflect.importers.legends import explained
from reflect.importers.outline import Role, Section, SortedStep
from reflect.importers.pieces import Piece, pieces
from reflect.importers.ratings import rating
from reflect.locale import N_
from reflect.questions import Condition, Kind
from reflect.questions.kinds import Day, Scale, YesNo

_LONGEST_HINT = 120

HINT = N_("kept as a hint for the question above it")
AFTER = N_(
    "kept as guidance for its step, because it comes after a question; "
    "to end the worksheet with it, put it below a line 'Conclusion:'"
)
LOOSE = N_("these options have no question above them, so they were kept as guidance")
ROOM = N_("left out: words that only say where to write")


def asks(block: Block) -> bool:
    """Whether *block* is a question by itself, wherever it stands."""
    if block.style == "code":
        return False
    return any(map(_asks, pieces([Section(role=Role.TEXT, blocks=[block])])))


def _asks(piece: Piece) -> bool:
    if piece.is_mark:
        return False
    is_rating = len(piece.text) < _LONGEST_HINT and rating(piece.text)
    if is_rating and not (piece.is_imperative or piece.text.endswith((".", "。"))):
        return True
    return piece.asks or bool(piece.beside) or (piece.is_stem and not piece.is_total)


def is_mark(block: Block) -> bool:
    """Whether *block* has only options, numbers or room to write for a question above it."""
    return Piece(block).is_mark


def explains(block: Block) -> bool:
    """Whether *block* explains a scale: "1 = never ... 5 = always"."""
    return explained(Piece(block)) is not None


def introduces(block: Block) -> bool:
    """Whether *block* belongs to the statements below: it explains, or names, their numbers."""
    names = block.text.split("\t")
    return explains(block) or (len(names) > 2 and all(0 < len(name) < 30 for name in names))


def sorted_out(sections: Sequence[Section], legend: Block | None = None) -> SortedStep:
    """The blocks of one step as questions and guidance.

    A *legend* that stands above the step explains statements with room for a number.
    """
    scale = explained(Piece(legend)) if legend else None
    return _Sorter(list(pieces(sections)), scale).sorted()


class _Sorter:
    """Sorts the pieces of a step, one after the other."""

    def __init__(self, found: Sequence[Piece], legend: Scale | None) -> None:
        self.drafts: list[Draft] = []
        self.guidance: list[Block] = []
        self.notes: list[Note] = []
        self._step = StepPieces(list(self._with_tables(found)))
        #: The question that marks and hints belong to; None after other text.
        self._open: Draft | None = None
        self._last: Piece | None = None
        #: What leads up to the next question.
        self._leads: list[str] = []
        #: The scale that a legend explains for the statements below it.
        self._legend: Scale | None = None
        #: Whether it stands right above.
        self._is_near = False
        #: The last one of the whole document.
        self._rating = legend

    def _with_tables(self, found: Sequence[Piece]) -> "Iterator[Piece | Draft]":
        """The pieces, with the questions of tables made, and tables of layout undone."""
        for table, group in groupby(found, lambda each: each.block.cell and each.block.cell.table):
            members = list(group)
            if table is None:
                yield from members
                continue
            read, notes = tables.read([piece.block for piece in members])
            self.notes += notes
            for each in read:
                yield each if isinstance(each, Draft) else Piece(each, members[0].role)

    def sorted(self) -> SortedStep:
        """The sorted step."""
        asked = self._step.asked()
        for at, piece in enumerate(self._step.pieces):
            if isinstance(piece, Draft):
                self.drafts.append(piece)
                piece.legend = self._legend or self._rating
                piece.is_rated |= piece.is_beside and self._legend is not None
                self._open, self._last = piece, None
            else:
                if at and not self._step.piece(at - 1):
                    self._legend = None
                self._take(at, piece, asked)
                self._last = piece
        return SortedStep(
            questions=[draft.made() for draft in self.drafts],
            guidance=self.guidance,
            notes=sorted({*self.notes, *self._step.notes}),
        )

    def _take(self, at: int, piece: Piece, asked: set[int]) -> None:
        if piece.block.cell:
            self._guide(piece)
        elif at in asked:
            self._ask(piece)
        elif self._open and at in self._step.options:
            self._pick(piece)
        elif self._open and at in self._step.partners:
            self._open.each = "person"
            self._open.blanks += 1
            self.notes.append(Note(piece.block.line, ROOM, is_omission=True))
        elif piece.is_mark:
            self._mark(piece)
        elif self._open and self._step.names_ends(at):
            self._open.ends = marks.ends(piece.text)
            self._open.marked.append(piece.text)
        elif at + 1 in asked and _leads_to(piece, self._step.piece(at + 1)):
            self._leads.append(_as_hint(piece))
        elif self._open and (self._step.is_instruction(at) or self._is_hint(piece)):
            self._open.hint.append(_as_hint(piece))
            self._open.fields += piece.block.fields
            if not (piece.is_aside or piece.block.is_item):
                self.notes.append(Note(piece.block.line, HINT))
        else:
            self._guide(piece, is_above_question=at + 1 in asked)

    def _ask(self, piece: Piece) -> None:
        draft = Draft(piece.bare, piece.block, fields=list(piece.block.fields))
        is_line = piece.block.is_item and is_label(piece.text)
        if piece.beside:
            draft.text, draft.kind = piece.beside.text, piece.beside.kind
            draft.marked.append(piece.text.removeprefix(draft.text))
        elif piece.after_blank:
            draft.text, draft.kind = piece.after_blank, self._legend or self._rating
        elif piece.before_blank and self._legend:
            draft.text, draft.kind = piece.before_blank, self._legend
        elif line := marks.line_scale(piece.text):
            draft.kind = line
        elif is_line or self._rates(piece):
            draft.kind = self._legend
        elif any(map(str.isalpha, piece.text.removeprefix(piece.bare))):
            self.notes.append(Note(piece.block.line, ROOM, is_omission=True))
        has_room = piece.beside or piece.after_blank or piece.before_blank or is_line
        if has_room:
            # A legend whose statements have room of their own says nothing about open questions.
            self._is_near = False
        elif not piece.block.is_item:
            self._legend = None
        draft.legend = self._legend or self._rating
        draft.hint, self._leads = self._leads, []
        self._open = draft
        if not self._follows_up(draft):
            self.drafts.append(draft)

    def _rates(self, piece: Piece) -> bool:
        """Whether the piece is a statement to rate as the legend above explains."""
        is_open = piece.is_stem or (piece.asks and not self._is_near)
        return bool(self._legend) and piece.block.is_item and not is_open

    def _pick(self, piece: Piece) -> None:
        """Add what is there to be picked to the open question."""
        words = () if piece.block.is_item else marks.bank(piece.text, 2)
        if draft := self._open:
            draft.options += words or [marks.without_blanks(piece.text)]
            draft.marked.append(piece.text)
            draft.is_one |= piece.is_lettered

    def _follows_up(self, draft: Draft) -> bool:
        """Whether *draft* is asked only after some answer above it, and now belongs there."""
        above = self.drafts[-1] if self.drafts else None
        if not above or _condition(above.text):
            return False
        wanted, kind = _condition(draft.text), told(above)
        is_open = kind is None and above.blanks < 2 and not above.options
        if wanted in ("yes", "no") and is_open and Piece(above.block).asks:
            above.kind = kind = YesNo()
        if not wanted or not kind or not Condition.parse(wanted, kind):
            return False
        draft.condition = wanted
        draft.label, draft.text = _unlabelled(draft.text)
        above.follow_ups.append(draft)
        return True

    def _mark(self, piece: Piece) -> None:
        """Add a line of marks to the open question."""
        draft = self._open
        if piece.is_blank:
            self._leave_room(piece)
            return
        if not draft:
            self._guide(piece)
            if piece.options:
                self.notes.append(Note(piece.block.line, LOOSE))
            return
        draft.marked.append(piece.text)
        if isinstance(piece.kind, Scale) and not draft.options:
            draft.kind = _with_names(piece.kind, draft.kind)
        elif piece.options:
            names, is_circle = piece.options
            draft.options += names
            draft.is_one |= is_circle
        elif piece.kind:
            draft.kind = piece.kind

    def _leave_room(self, piece: Piece) -> None:
        """Count room to write for the open question."""
        if draft := self._open:
            draft.empty += piece.is_empty_item
            draft.blanks += not piece.is_empty_item
            if marks.has_date(piece.text):
                draft.kind = draft.kind or Day()
            # A field below stands for lines of any number.
            draft.fields += [each for each in piece.block.fields if each.kind is not FieldKind.LINE]
        if any(map(str.isalpha, piece.text)):
            self.notes.append(Note(piece.block.line, ROOM, is_omission=True))

    def _is_hint(self, piece: Piece) -> bool:
        """Whether the piece belongs to the open question."""
        last = self._last
        if not self._open or piece.is_heading:
            return False
        if last and last.is_blank and not last.is_room:
            return False
        if piece.is_aside:
            return True
        if explained(piece):
            return False
        if piece.block.is_item:
            is_nested = self._open.block.is_item and is_below(Piece(self._open.block), piece)
            is_near = not self._open.block.is_item or bool(last and last.block is self._open.block)
            return is_nested or (is_near and len(piece.text) <= _LONGEST_HINT)
        if not last or last.is_mark or self._open.is_answered:
            return False
        return not piece.block.gap

    def _guide(self, piece: Piece, *, is_above_question: bool = False) -> None:
        if is_above_question and self.drafts and legends.is_label(piece) and not piece.is_heading:
            self._leads.append(piece.text)  # Now think of home:
            return
        self.guidance.append(piece.block)
        if scale := explained(piece):
            self._legend = self._rating = scale
            self._is_near = True
            # A legend may stand below its statements, too.
            for draft in reversed(self.drafts):
                if not isinstance(draft.kind, Scale) or draft.legend:
                    break
                draft.legend = scale
        elif not (piece.is_heading or piece.block.cell):
            self._legend = None
        else:
            self._is_near = False
        if self.drafts and not (scale or piece.is_heading or piece.block.cell):
            self.notes.append(Note(piece.block.line, AFTER))
        self._open = None


def _leads_to(piece: Piece, below: Piece | None) -> bool:
    """Whether an item of a list only leads to the questions nested below it."""
    are_items = below and piece.block.is_item and below.block.is_item
    return bool(are_items and below and is_below(piece, below))


def _condition(text: str) -> str:
    """The condition that *text* begins with, as a worksheet writes it; or ""."""
    if phrases.IF_YES.match(text):
        return "yes"
    if phrases.IF_NO.match(text):
        return "no"
    found = phrases.IF_NUMBER.match(text)
    return f"{'below' if found['below'] else 'above'} {int(found['number'])}" if found else ""


def _unlabelled(text: str) -> tuple[str, str]:
    """A label in front of a follow-up ("If yes:"), and its question; "" if these are a sentence."""
    label, colon, rest = text.partition(":")
    rest = rest.strip()
    if not colon or not rest or label.count(" ") > 1 or rest[0].islower():
        return "", text
    inner, question = _unlabelled(rest) if _condition(rest) else ("", rest)
    return f"{label}: {inner}", question


def _with_names(scale: Scale, known: Kind | None) -> Scale:
    """*scale*, with the ends of the one that is *known* already."""
    is_same = isinstance(known, Scale) and (known.min, known.max) == (scale.min, scale.max)
    return known if is_same and isinstance(known, Scale) and not scale.low else scale


def _as_hint(piece: Piece) -> str:
    block = piece.block
    if not block.is_item:
        return block.text
    mark = block.glyph if block.glyph[0].isalnum() or block.glyph[0] == "(" else "•"
    return f"{mark} {block.text}"
