"""Sorts the blocks of a step into questions, their hints, and guidance."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from reflect.importers import marks, phrases, tables
from reflect.importers.blocks import Block, FieldKind, Note
from reflect.importers.kinds import Draft, told
from reflect.importers.outline import Role, Section, SortedStep
from reflect.importers.pieces import LONGEST_QUESTION, Piece, pieces
from reflect.importers.ratings import rating
from reflect.locale import N_
from reflect.questions.kinds import Scale, YesNo

#: Longer texts are no label, even with room to write below them.
_LONGEST_ANSWERED = 500
_LONGEST_WORD = 40

HINT = N_("kept as a hint for the question above it")
AFTER = N_(
    "kept as guidance for its step, because it comes after a question; "
    "to end the worksheet with it, put it below a line 'Conclusion:'"
)
UNSURE = N_("taken as a question, though it does not end with a question mark: look at it")
LOOSE = N_("these options have no question above them, so they were kept as guidance")
ROOM = N_("left out: words that only say where to write")


def asks(block: Block) -> bool:
    """Whether *block* is a question by itself, wherever it stands."""
    piece = Piece(block)
    if piece.is_mark or block.style == "code":
        return False
    return piece.asks or bool(piece.beside) or (piece.is_stem and not piece.is_total)


def explains(block: Block) -> bool:
    """Whether *block* explains a scale: "1 = never ... 5 = always"."""
    return _explained(Piece(block)) is not None


def sorted_out(sections: Sequence[Section], legend: Block | None = None) -> SortedStep:
    """The blocks of one step as questions and guidance.

    A *legend* that stands above the step explains statements with room for a number.
    """
    explained = _explained(Piece(legend)) if legend else None
    return _Sorter(list(pieces(sections)), explained).sorted()


class _Sorter:
    """Sorts the pieces of a step, one after the other."""

    def __init__(self, found: Sequence[Piece], legend: Scale | None) -> None:
        self.drafts: list[Draft] = []
        self.guidance: list[Block] = []
        self.notes: list[Note] = []
        self._pieces = self._with_tables(found)
        self._see_scales()
        #: The question that marks and hints belong to; None after other text.
        self._open: Draft | None = None
        self._last: Piece | None = None
        #: The scale that a legend explains for the statements below it.
        self._legend: Scale | None = None
        #: Whether it stands right above.
        self._is_near = False
        #: The last one of the whole document.
        self._rating = legend

    def _with_tables(self, found: Sequence[Piece]) -> "list[Piece | Draft]":
        """The pieces, with the questions of tables made, and tables of layout undone."""
        result: list[Piece | Draft] = []
        for table, group in groupby(found, lambda each: each.block.cell and each.block.cell.table):
            members = list(group)
            if table is None:
                result += members
                continue
            read, notes = tables.read([piece.block for piece in members])
            self.notes += notes
            for each in read:
                result.append(each if isinstance(each, Draft) else Piece(each, members[0].role))
        return result

    def _see_scales(self) -> None:
        """Tell legends of statements, and lines between two words, by what is around them."""
        for at, piece in enumerate(self._pieces):
            if isinstance(piece, Draft) or piece.block.cell:
                continue
            above, below = self._around(at)
            asks_above = bool(above and (above.asks or above.text.endswith((":", "："))))
            if marks.legend(piece.text) and not piece.asks and not piece.block.is_item:
                states = below and (below.block.is_item or below.after_blank or below.beside)
                if states and not (above and above.asks):
                    self._pieces[at] = replace(piece, is_legend=True)
            elif line := marks.line_scale(piece.text):
                is_row = bool(below and marks.line_scale(below.text)) or bool(
                    above and marks.line_scale(above.text)
                )
                if asks_above and not is_row:
                    self._pieces[at] = replace(piece, line=line)

    def _around(self, at: int) -> tuple[Piece | None, Piece | None]:
        """The pieces above and below a place."""
        near = [self._pieces[n] if 0 <= n < len(self._pieces) else None for n in (at - 1, at + 1)]
        above, below = (each if isinstance(each, Piece) else None for each in near)
        return above, below

    def sorted(self) -> SortedStep:
        """The sorted step."""
        asked = self._questions()
        for at, piece in enumerate(self._pieces):
            if isinstance(piece, Draft):
                self.drafts.append(piece)
                piece.legend = self._legend or self._rating
                self._open, self._last = piece, None
            else:
                if at and isinstance(self._pieces[at - 1], Draft):
                    self._legend = None
                self._take(at, piece, is_question=at in asked)
        return SortedStep(
            questions=[draft.made() for draft in self.drafts],
            guidance=self.guidance,
            notes=sorted(set(self.notes)),
        )

    # Which pieces are questions.

    def _questions(self) -> set[int]:
        """The places of the pieces that are questions."""
        strong = {at for at in self._every() if self._is_strong(at)}
        labelled = any(self._piece(at).role is Role.QUESTIONS for at in strong)
        if labelled or any(self._piece(at).role is not Role.GUIDANCE for at in strong):
            strong -= {
                at
                for at in strong
                if self._piece(at).role is Role.GUIDANCE and not self._is_answered(at)
            }
        strong -= self._leading(strong)
        has_drafts = any(isinstance(each, Draft) for each in self._pieces)
        asked = set(strong)
        for group in self._lists():
            asked |= self._listed(group, strong, has_drafts=has_drafts)
        return asked | self._plain(asked, has_drafts=has_drafts)

    def _leading(self, strong: set[int]) -> set[int]:
        """The places of paragraphs that only lead up to questions of another form."""
        first = min(strong, default=0)
        others = strong - {first}
        if len(others) < 2 or not isinstance(self._pieces[first], Piece):
            return set()
        piece = self._piece(first)
        if piece.role is Role.QUESTIONS or piece.block.is_item or piece.is_heading:
            return set()
        is_several = len(piece.text.rstrip(".?!…").split(". ")) > 1
        if not (piece.asks and is_several) or self._is_answered(first):
            return set()
        other_form = all(
            self._piece(at).block.is_item or self._piece(at).is_stem or self._is_answered(at)
            for at in others
        )
        return {first} if other_form else set()

    def _every(self) -> list[int]:
        return [at for at, each in enumerate(self._pieces) if isinstance(each, Piece)]

    def _piece(self, at: int) -> Piece:
        piece = self._pieces[at]
        assert isinstance(piece, Piece)
        return piece

    def _is_strong(self, at: int) -> bool:
        """Whether the piece is a question by what stands in it or below it."""
        piece = self._piece(at)
        if piece.is_mark or piece.is_total or piece.block.style == "code" or piece.block.cell:
            return False
        if piece.beside or piece.after_blank or marks.line_scale(piece.text):
            return True
        if piece.is_legend:
            return False
        if piece.is_stem and not (piece.is_example and not piece.block.is_item):
            return not _explains(piece)
        if piece.asks:
            is_short = len(piece.text) <= LONGEST_QUESTION or piece.block.is_item
            return (is_short or self._is_answered(at)) and not piece.is_example
        if piece.is_aside and not piece.block.is_item:
            return False
        if self._is_answered(at):
            return len(piece.text) <= _LONGEST_ANSWERED and not self._is_instruction(at)
        return self._is_form_label(at) or self._is_open_label(at)

    def _is_answered(self, at: int) -> bool:
        """Whether there is a place to answer below the piece."""
        above = self._piece(at)
        if above.block.fields:
            return True
        for below in self._pieces[at + 1 :]:
            if isinstance(below, Draft):
                return False
            if below.is_aside and not below.is_mark:
                continue
            if below.is_blank and not below.is_room:
                return False
            if below.options and above.text.endswith((".", "。")) and not above.is_imperative:
                return False
            is_bank = phrases.PICK.search(above.text) and marks.bank(below.text)
            return bool(below.is_mark or self._is_ends(below) or is_bank or self._words(at))
        return False

    def _words(self, at: int) -> list[Piece]:
        """The short lines below an instruction to pick some of them."""
        above = self._piece(at)
        if not _tells_to_pick(above):
            return []
        found: list[Piece] = []
        for below in self._pieces[at + 1 :]:
            if isinstance(below, Draft) or below.is_mark or not _is_word(below):
                break
            if found and found[0].form != below.form:
                break
            found.append(below)
        return found if len(found) > 1 else []

    def _is_ends(self, piece: Piece) -> bool:
        """Whether the piece names the ends of a row of numbers right below it."""
        at = next(n for n, each in enumerate(self._pieces) if each is piece)
        below = self._pieces[at + 1] if at + 1 < len(self._pieces) else None
        is_row = isinstance(below, Piece) and isinstance(below.kind, Scale)
        return bool(is_row and marks.ends(piece.text) and len(piece.text) < 120)

    def _is_instruction(self, at: int) -> bool:
        """Whether the piece says how to answer the question right above it."""
        above = self._pieces[at - 1] if at else None
        piece = self._piece(at)
        if not isinstance(above, Piece) or piece.block.is_item or piece.is_heading:
            return False
        has_room = above.is_stem or above.beside or above.block.fields
        return above.asks and not has_room and not self._is_answered_directly(at - 1)

    def _is_answered_directly(self, at: int) -> bool:
        below = self._pieces[at + 1] if at + 1 < len(self._pieces) else None
        return isinstance(below, Piece) and below.is_mark

    def _is_form_label(self, at: int) -> bool:
        """Whether the piece is a label with a colon, in a row of them, with nothing between."""
        piece = self._piece(at)
        if not _is_label(piece):
            return False
        around = [self._pieces[n] for n in (at - 1, at + 1) if 0 <= n < len(self._pieces)]
        return any(isinstance(each, Piece) and _is_label(each) for each in around) and not any(
            each is around[-1] and isinstance(each, Piece) and each.block.is_item
            for each in around
            if not piece.block.is_item
        )

    def _is_open_label(self, at: int) -> bool:
        """Whether the piece is a label with a colon, and nothing below it but the next question."""
        piece = self._piece(at)
        if not _is_label(piece) or piece.block.is_item:
            return False
        below = self._pieces[at + 1] if at + 1 < len(self._pieces) else None
        if below is None:
            return at > 0
        is_bold = piece.is_bold and isinstance(below, Piece) and below.form == piece.form
        return is_bold and isinstance(below, Piece) and below.asks

    def _lists(self) -> list[list[int]]:
        """The lists: places of items with nothing but marks and hints between."""
        found: list[list[int]] = []
        is_open = False
        for at, piece in enumerate(self._pieces):
            if isinstance(piece, Draft):
                is_open = False
            elif piece.block.is_item and not piece.is_mark and not piece.block.cell:
                if not is_open:
                    found.append([])
                found[-1].append(at)
                is_open = True
            elif not piece.is_mark and not piece.is_aside:
                is_open = False
        return found

    def _listed(self, group: list[int], strong: set[int], *, has_drafts: bool) -> set[int]:
        """The places of the items in a list that are questions."""
        first = self._piece(group[0])
        if first.role is Role.GUIDANCE:
            return set()
        above = self._pieces[group[0] - 1] if group[0] else None
        is_below = isinstance(above, Piece) and (group[0] - 1 in strong or above.is_imperative)
        if is_below and isinstance(above, Piece) and self._are_options(above, group):
            return set()
        top = min(self._piece(at).block.level for at in group)
        some_ask = any(at in strong for at in group)
        has_legend = isinstance(above, Piece) and bool(_explained(above))
        if first.role is Role.QUESTIONS or some_ask or has_legend:
            return {at for at in group if self._stands_alone(at, group, top, strong)}
        if strong or has_drafts:
            return set()
        return {at for at in group if self._piece(at).block.level == top}

    def _stands_alone(self, at: int, group: list[int], top: int, strong: set[int]) -> bool:
        """Whether an item of a list of questions is one, not a hint or lead of another."""
        piece = self._piece(at)
        if at in strong:
            return True
        if piece.block.level > top or (piece.is_lettered and not self._piece(group[0]).is_lettered):
            return False
        # 1. My friends: a. Who are they? b. When do we meet?
        following = [n for n in group if n > at]
        leads = bool(following) and _is_below(piece, self._piece(following[0]))
        return piece.is_imperative or not (leads and following[0] in strong)

    def _are_options(self, above: Piece, group: list[int]) -> bool:
        """Whether the items of a list are there to be picked for the question *above*."""
        items = [self._piece(at) for at in group]
        if len(items) < 2 or any(
            item.asks or item.is_stem or len(item.text) > 2 * _LONGEST_WORD for item in items
        ):
            return False
        if any(phrases.IMPERATIVE.match(item.text) for item in items) and not above.asks:
            return False
        lettered = all(item.is_lettered for item in items) and not above.is_lettered
        return lettered or _tells_to_pick(above)

    def _plain(self, asked: set[int], *, has_drafts: bool) -> set[int]:
        """The places of plain paragraphs that are questions though no mark says it."""
        found: set[int] = set()
        every = [at for at in self._every() if self._is_text(at)]
        labelled = [at for at in every if self._piece(at).role is Role.QUESTIONS]
        listed = any(self._piece(at).block.is_item for at in asked)
        if labelled and not listed:
            # Below a label for questions, each paragraph is one, but for what is said of another.
            asking = [self._piece(at).form for at in asked]
            for at in labelled:
                piece = self._piece(at)
                if at not in asked and not piece.is_heading:
                    fits = not asking or piece.form in asking
                    if fits and (piece.is_imperative or not asking):
                        found.add(at)
            return found
        first = min(asked, default=len(self._pieces))
        for at in every:
            piece = self._piece(at)
            if at in asked or not piece.is_imperative or piece.role is Role.GUIDANCE:
                continue
            if (
                piece.block.is_item
                or len(piece.text) > LONGEST_QUESTION
                or piece.text.endswith((":", "："))
            ):
                continue
            is_alone = not asked and not has_drafts
            is_among = at > first and not listed
            if is_alone or is_among:
                found.add(at)
                if not is_among:
                    self.notes.append(Note(piece.block.line, UNSURE))
        return found

    def _is_text(self, at: int) -> bool:
        piece = self._piece(at)
        return not (
            piece.is_mark
            or piece.is_aside
            or piece.is_total
            or piece.block.cell
            or piece.block.style in ("code", "quote", "callout")
            or _explained(piece)
        )

    # Where everything goes.

    def _take(self, at: int, piece: Piece, *, is_question: bool) -> None:
        if piece.block.cell:
            self._guide(piece)
        elif is_question:
            self._ask(piece)
        elif piece.is_mark:
            self._mark(piece)
        elif (self._open and self._is_ends(piece)) or (self._open and self._is_ends_below(piece)):
            self._open.ends = marks.ends(piece.text)
            self._open.marked.append(piece.text)
        elif self._open and self._is_picked(at, piece):
            pass
        elif self._open and self._is_hint(piece):
            self._open.hint.append(_as_hint(piece))
            self._open.fields += piece.block.fields
            if not (piece.is_aside or piece.block.is_item):
                self.notes.append(Note(piece.block.line, HINT))
        else:
            self._guide(piece)
        self._last = piece

    def _ask(self, piece: Piece) -> None:
        draft = Draft(marks.unanswered(piece.text), piece.block, fields=list(piece.block.fields))
        if piece.beside:
            draft.text, draft.kind = piece.beside.text, piece.beside.kind
            draft.marked.append(piece.text.removeprefix(draft.text))
        elif piece.after_blank:
            draft.text, draft.kind = piece.after_blank, self._legend or self._rating
        elif line := marks.line_scale(piece.text):
            draft.kind = line
        elif self._legend and piece.block.is_item and (self._is_near or not piece.asks):
            draft.kind = self._legend
        if not piece.block.is_item and not (piece.beside or piece.after_blank):
            self._legend = None
        draft.legend = self._legend or self._rating
        self._open = draft
        if not self._follows_up(draft):
            self.drafts.append(draft)

    def _follows_up(self, draft: Draft) -> bool:
        """Whether *draft* is asked only after a yes or no above it, and now belongs there."""
        yes, no = phrases.IF_YES.match(draft.text), phrases.IF_NO.match(draft.text)
        above = self.drafts[-1] if self.drafts else None
        if not above or not (yes or no):
            return False
        kind = told(above)
        if kind is None and above.blanks < 2 and not above.options and Piece(above.block).asks:
            above.kind = kind = YesNo()
        if not isinstance(kind, YesNo):
            return False
        draft.condition = "yes" if yes else "no"
        above.follow_ups.append(draft)
        return True

    def _mark(self, piece: Piece) -> None:
        """Add a line of marks to the open question."""
        draft = self._open
        if draft and not piece.is_blank:
            draft.marked.append(piece.text)
        if piece.is_blank:
            if draft and piece.is_empty_item:
                draft.empty += 1
            elif draft:
                draft.blanks += 1
            if draft:
                # A field below stands for lines of any number.
                draft.fields += [f for f in piece.block.fields if f.kind is not FieldKind.LINE]
            if any(each.isalpha() for each in piece.text):
                self.notes.append(Note(piece.block.line, ROOM, is_omission=True))
        elif not draft:
            self._guide(piece)
            self.notes.append(Note(piece.block.line, LOOSE))
        elif isinstance(piece.kind, Scale) and not draft.options:
            draft.kind = piece.kind
        elif piece.options:
            names, is_circle = piece.options
            draft.options += names
            draft.is_one |= is_circle
        elif piece.kind:
            draft.kind = piece.kind

    def _is_ends_below(self, piece: Piece) -> bool:
        """Whether the piece names the ends of the row of numbers right above it."""
        draft, above = self._open, self._last
        is_row = above and isinstance(above.kind, Scale) and draft and draft.kind == above.kind
        return bool(
            is_row
            and draft
            and isinstance(draft.kind, Scale)
            and not draft.kind.low
            and not piece.block.is_item
            and len(piece.text) < 120
            and marks.ends(piece.text)
        )

    def _is_picked(self, at: int, piece: Piece) -> bool:
        """Whether the piece is a word bank, or an option of a list, for the open question."""
        draft = self._open
        if not draft or draft.kind or not self._last:
            return False
        if piece.block.is_item:
            group = next((each for each in self._lists() if at in each), [])
            above = self._pieces[group[0] - 1] if group and group[0] else None
            if not isinstance(above, Piece) or above.block is not draft.block:
                return False
            if not self._are_options(above, group):
                return False
            draft.options.append(marks.without_blanks(piece.text))
            draft.marked.append(piece.text)
            draft.is_one |= piece.is_lettered
            return True
        if not (phrases.PICK.search(draft.text) or phrases.MANY.search(draft.text)):
            return False
        places = [
            n
            for n, each in enumerate(self._pieces[:at])
            if isinstance(each, Piece) and each.block is draft.block
        ]
        if places and any(each is piece for each in self._words(places[-1])):
            draft.options.append(marks.without_blanks(piece.text))
            draft.marked.append(piece.text)
            return True
        words = marks.bank(piece.text)
        draft.options += words
        draft.marked += words
        return bool(words)

    def _is_hint(self, piece: Piece) -> bool:
        """Whether the piece belongs to the open question."""
        last = self._last
        if not self._open or piece.is_heading:
            return False
        if piece.is_aside:
            return True
        if _explained(piece):
            return False
        if piece.block.is_item:
            is_nested = self._open.block.is_item and _is_below(Piece(self._open.block), piece)
            is_list = not self._open.block.is_item and len(piece.text) <= 120
            return is_nested or is_list
        if not last or last.is_mark or self._open.is_answered:
            return False
        above = self._open.block
        if above.is_item or above.heading is not None or above.is_bold:
            return not piece.block.gap and not piece.block.is_bold
        return not piece.block.gap and not piece.text.endswith((":", "："))

    def _guide(self, piece: Piece) -> None:
        self.guidance.append(piece.block)
        if explained := _explained(piece):
            self._legend = self._rating = explained
            self._is_near = True
        elif not piece.is_heading:
            self._legend = None
        else:
            self._is_near = False
        if self.drafts and not explained and not piece.is_heading:
            self.notes.append(Note(piece.block.line, AFTER))
        self._open = None


def _tells_to_pick(piece: Piece) -> bool:
    """Whether the piece tells to pick one, or some, of what stands below it."""
    if phrases.ONE.search(piece.text) or phrases.MANY.search(piece.text):
        return piece.asks or phrases.PICK.search(piece.text) is not None
    is_open = piece.text.rstrip().endswith((":", "：", "?", "？", "؟"))
    return is_open and bool(phrases.PICK.search(piece.text))


def _is_word(piece: Piece) -> bool:
    """Whether the piece is a word or two to pick."""
    is_plain = not (piece.asks or piece.is_stem or piece.is_heading or piece.block.is_item)
    return is_plain and len(piece.text) <= _LONGEST_WORD and piece.text[-1:] not in ".:。："


def _is_label(piece: Piece) -> bool:
    text = piece.text
    return not piece.is_mark and len(text) <= 60 and text.endswith((":", "："))


def _is_below(above: Piece, piece: Piece) -> bool:
    """Whether one item of a list is nested below another."""
    is_lettered = piece.is_lettered and not above.is_lettered
    return piece.block.level > above.block.level or is_lettered


def _explained(piece: Piece) -> Scale | None:
    """The scale that a text explains for the statements below it; or None."""
    if piece.asks or piece.block.is_item or piece.block.cell:
        return None
    return rating(piece.text) or marks.legend(piece.text)


def _explains(piece: Piece) -> bool:
    """Whether what looks like a stem is a legend: "1 = never ... 5 = always"."""
    return bool(marks.legend(piece.text)) and not marks.BLANK.search(piece.text)


def _as_hint(piece: Piece) -> str:
    block = piece.block
    if not block.is_item:
        return block.text
    mark = block.glyph if block.glyph[0].isalnum() or block.glyph[0] == "(" else "•"
    return f"{mark} {block.text}"
