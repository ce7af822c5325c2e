"""Tells which pieces of a step are questions, by what stands in them and around them."""

from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from itertools import takewhile

from reflect.importers import marks
from reflect.importers.blocks import Note
from reflect.importers.kinds import Draft
from reflect.importers.legends import explained, is_label, with_scales
from reflect.importers.outline import Role
from reflect.importers.phrases import is_partner
from reflect.importers.picking import are_options, instructs, is_word, tells_to_pick
from reflect.importers.pieces import LONGEST_QUESTION, Piece
from reflect.importers.ratings import rating
from reflect.locale import N_
from reflect.questions.kinds import Choice, Scale, YesNo

#: Longer texts are no label, even with room to write below them.
_LONGEST_ANSWERED = 500
_LONGEST_ENDS = 120
_LONGEST_RATING = 120

UNSURE = N_("taken as a question, though it does not end with a question mark: look at it")


class StepPieces:
    """The pieces of a step in order, among them the questions that its tables have."""

    def __init__(self, pieces: "Sequence[Piece | Draft]") -> None:
        self.pieces = with_scales(pieces)
        self.notes: list[Note] = []

    def piece(self, at: int) -> Piece | None:
        """The piece at a place; None if there is none, or a question of a table."""
        piece = self.pieces[at] if 0 <= at < len(self.pieces) else None
        return piece if isinstance(piece, Piece) else None

    @property
    def _every(self) -> list[tuple[int, Piece]]:
        return [(at, each) for at, each in enumerate(self.pieces) if isinstance(each, Piece)]

    @cached_property
    def _has_tables(self) -> bool:
        return any(isinstance(each, Draft) for each in self.pieces)

    # Options without boxes.

    @cached_property
    def options(self) -> dict[int, int]:
        """Places of what is there to be picked, each with the place of its question."""
        found: dict[int, int] = {}
        for at, piece in self._every:
            if at not in found and not piece.is_mark and not piece.block.cell:
                found |= dict.fromkeys(self._picked(at, piece), at)
        return found

    def _picked(self, at: int, piece: Piece) -> list[int]:
        """The places of what is there to be picked right below *piece*."""
        below = self.piece(at + 1)
        if not below or below.is_mark or below.asks or piece.is_aside:
            return []
        if below.block.is_item:
            run = self._run(at, piece, below)
            after = self.piece(at + 1 + len(run))
            # (tick all that fit)
            tells = bool(after and after.is_aside and instructs(after.text.strip("(（[")))
            return run if are_options(piece, [self.pieces[n] for n in run], tells=tells) else []
        tells = tells_to_pick(piece)
        if marks.bank(below.text) and (tells or (instructs(piece.text) and "," not in below.text)):
            rows = range(at + 2, len(self.pieces))
            more = takewhile(lambda n: self._is_bank(n, below), rows)
            return [at + 1, *more]
        run = self._run(at, piece, below) if tells and instructs(piece.text) else []
        end = next((n for n, place in enumerate(run) if not is_word(self.pieces[place])), len(run))
        return run[:end] if end > 1 else []

    def _is_bank(self, at: int, above: Piece) -> bool:
        """Whether a row of words goes on with those *above*."""
        piece = self.piece(at)
        if not piece or piece.form != above.form or piece.is_mark or piece.block.gap:
            return False
        return bool(marks.bank(piece.text, 2)) and not (piece.asks or piece.beside)

    def _run(self, at: int, above: Piece, first: Piece) -> list[int]:
        """The places of the pieces below *above* that look like the *first* of them."""
        if above.block.is_item and not is_below(above, first):
            return []
        run = []
        for place in range(at + 1, len(self.pieces)):
            piece = self.piece(place)
            if not piece or piece.form != first.form or piece.is_mark or piece.block.cell:
                break
            run.append(place)
        return run

    # Room to answer.

    def is_answered(self, at: int) -> bool:
        """Whether there is a place to answer below the piece."""
        above = self.piece(at)
        if not above:
            return False
        if above.block.fields or self.options.get(at + 1) == at:
            return True
        for place in range(at + 1, len(self.pieces)):
            below = self.piece(place)
            if not below or (below.is_blank and not below.is_room):
                return False
            if below.is_aside and not below.is_mark:
                continue
            is_set_off = above.role is Role.GUIDANCE or above.block.style in ("callout", "quote")
            is_prose = is_set_off and above.text.endswith((".", "。"))
            if below.options and is_prose and not instructs(above.text):
                return False
            return below.is_mark or self.names_ends(place)
        return False

    def names_ends(self, at: int) -> bool:
        """Whether the piece names the ends of a row of numbers right above or below it."""
        piece = self.piece(at)
        if not piece or piece.block.is_item or len(piece.text) > _LONGEST_ENDS:
            return False
        rows = [each.kind for n in (at - 1, at + 1) if (each := self.piece(n))]
        is_row = any(isinstance(kind, Scale) and not kind.low for kind in rows)
        return is_row and not (piece.asks or piece.is_mark) and marks.ends(piece.text) is not None

    # Questions.

    def asked(self) -> set[int]:
        """The places of the pieces that are questions."""
        strong = {at for at, piece in self._every if self._is_strong(at, piece)}
        roles = {each.role for at in strong if (each := self.piece(at))}
        if roles - {Role.GUIDANCE}:
            strong = {at for at in strong if self._counts(at)}
        strong |= self._looks_like(strong)
        # In italics below a question stands a hint, even one that asks.
        italic = {
            at
            for at in strong
            if (each := self.piece(at)) and each.is_italic and each.asks and not each.is_more
        }
        strong = strong - italic or strong
        strong -= self._leading(strong)
        strong = {at for at in strong if not self._introduces(at)}
        asked = set(strong)
        for group in self._lists():
            asked |= self._listed(group, strong)
        return asked | self._plain(asked)

    def _counts(self, at: int) -> bool:
        """Whether a question counts where the guidance is labelled."""
        piece = self.piece(at)
        return bool(piece and piece.role is not Role.GUIDANCE) or self.is_answered(at)

    def _leading(self, strong: set[int]) -> set[int]:
        """The place of a paragraph that only leads up to questions of another form."""
        first = min(strong, default=0)
        piece, others = self.piece(first), strong - {first}
        if not piece or len(others) < 2:
            return set()
        if piece.role is Role.QUESTIONS or piece.block.is_item or piece.is_heading:
            return set()
        is_several = len(piece.text.rstrip(".?!…").split(". ")) > 1
        if not (piece.asks and is_several) or self.is_answered(first):
            return set()
        looks = [(each, at) for at in others if (each := self.piece(at))]
        differs = all(p.block.is_item or p.is_stem or self.is_answered(at) for p, at in looks)
        return {first} if differs else set()

    def _introduces(self, at: int) -> bool:
        """Whether a paragraph asks only about the statements below it: "True or false?"."""
        piece, first, second = (self.piece(at + n) for n in range(3))
        if not piece or piece.block.is_item or not piece.asks:
            return False
        table = self.pieces[at + 1] if at + 1 < len(self.pieces) else None
        if isinstance(table, Draft):
            return isinstance(table.kind, Choice | Scale | YesNo)
        if not (first and second):
            return False
        own = [each.beside or each.after_blank for each in (first, second)]
        labelled = first.beside and first.beside.text.endswith((":", "："))
        return all(own) and not (piece.is_stem or piece.beside or first.asks or labelled)

    def _is_strong(self, at: int, piece: Piece) -> bool:
        """Whether the piece is a question by what stands in it or below it."""
        if self._is_none(at, piece):
            return False
        if piece.beside or piece.after_blank or marks.line_scale(piece.text):
            return True
        if piece.is_stem and not (piece.is_example and not piece.block.is_item):
            return not marks.legend(piece.text) or bool(marks.BLANK.search(piece.text))
        if piece.asks:
            is_short = len(piece.text) <= LONGEST_QUESTION or piece.block.is_item
            return (is_short or self.is_answered(at)) and not piece.is_example
        if piece.is_aside and not (piece.block.is_item or instructs(piece.text)):
            return False
        if self.is_answered(at):
            return len(piece.text) <= _LONGEST_ANSWERED and not self.is_instruction(at)
        is_open = is_label(piece) and (self._is_in_form(at) or self._is_open(at, piece))
        return is_open or self._is_rating(at, piece) or self._is_in_blank_form(at, piece)

    def _looks_like(self, strong: set[int]) -> set[int]:
        """The places of bold lines that look like the questions around them."""
        headings = [each for at in strong if (each := self.piece(at)) and each.is_heading]
        looks = Counter(each.form for each in headings)
        found = set()
        for at, piece in self._every:
            if at in strong or not piece.is_heading or looks[piece.form] < 2:
                continue
            below = self.piece(at + 1)
            is_alone = at + 1 == len(self.pieces) or bool(
                below and (below.form == piece.form or below.is_aside)
            )
            if is_alone and not self._is_none(at, piece):
                found.add(at)
        return found

    def _is_none(self, at: int, piece: Piece) -> bool:
        """Whether the piece cannot be a question."""
        is_part = at in self.options or at in self.partners or self.names_ends(at)
        is_other = piece.is_mark or piece.is_total or piece.is_legend or piece.block.cell
        return bool(is_part or is_other) or piece.block.style == "code"

    def _is_in_blank_form(self, at: int, piece: Piece) -> bool:
        """Whether a bold line stands right above or below another, with nothing between."""
        if not piece.is_heading or not piece.is_bold or piece.block.heading is not None:
            return False
        near = [each for n in (at - 1, at + 1) if (each := self.piece(n))]
        return any(each.form == piece.form and each.is_heading and not each.asks for each in near)

    def _is_rating(self, at: int, piece: Piece) -> bool:
        """Whether the piece asks for a number by itself, not for the statements below it."""
        if len(piece.text) > _LONGEST_RATING or not rating(piece.text):
            return False
        below = self.piece(at + 1)
        if piece.text.endswith((".", "。")) and not piece.is_imperative:
            return False
        if at + 1 < len(self.pieces) and (not below or below.block.cell):
            return False
        states = below and (
            below.block.is_item or below.after_blank or below.beside or below.is_stem
        )
        return bool(piece.block.is_item or not states)

    @cached_property
    def partners(self) -> set[int]:
        """The places of room for each of two people: "Partner A: ____", "Partner B: ____"."""
        found: set[int] = set()
        for at, piece in self._every:
            name = marks.without_blanks(piece.text).rstrip(":：")
            if is_partner(name) and (piece.is_stem or is_label(piece)):
                found.add(at)
        return {at for at in found if at - 1 in found or at + 1 in found}

    def is_instruction(self, at: int) -> bool:
        """Whether the piece says how to answer the question right above it."""
        piece, above = self.piece(at), self.piece(at - 1)
        if not piece or not above or not above.asks or not self.is_answered(at):
            return False
        if piece.block.is_item or piece.is_heading:
            return False
        return not (above.is_stem or above.beside or above.block.fields)

    def _is_in_form(self, at: int) -> bool:
        """Whether a label stands in a row of them, with nothing between."""
        piece, above, below = self.piece(at), self.piece(at - 1), self.piece(at + 1)
        if below and below.block.is_item and piece and not piece.block.is_item:
            return False
        return bool((above and is_label(above)) or (below and is_label(below)))

    def _is_open(self, at: int, piece: Piece) -> bool:
        """Whether nothing stands below a label but the next question, which looks like it."""
        if piece.block.is_item:
            return False
        if at + 1 == len(self.pieces):
            return at > 0
        below = self.piece(at + 1)
        return bool(
            below and piece.is_bold and below.form == piece.form and (below.asks or below.beside)
        )

    # Lists.

    def _lists(self) -> list[list[int]]:
        """The lists: places of items with nothing but marks, options and hints between."""
        found: list[list[int]] = []
        is_open, role = False, Role.TEXT
        for at, piece in enumerate(self.pieces):
            if isinstance(piece, Draft):
                is_open = False
            elif piece.block.is_item and not piece.is_mark and not piece.block.cell:
                if at in self.options:
                    continue
                if not is_open or role is not piece.role:
                    found.append([])
                found[-1].append(at)
                is_open, role = True, piece.role
            elif not piece.is_mark and not piece.is_aside and at not in self.options:
                is_open = False
        return found

    def _listed(self, group: list[int], strong: set[int]) -> set[int]:
        """The places of the items in a list that are questions."""
        items = {at: each for at in group if (each := self.piece(at))}
        first, above = items[group[0]], self.piece(group[0] - 1)
        if first.role is Role.GUIDANCE:
            return set()
        has_legend = bool(above and explained(above))
        asking = strong & items.keys()
        if first.role is Role.QUESTIONS or has_legend or asking:
            return {at for at in group if at in asking or _asks_among(at, items, asking)}
        if strong or self._has_tables or all(map(_is_remark, items.values())):
            return set()
        top = min(item.block.level for item in items.values())
        return {at for at, item in items.items() if item.block.level == top}

    # Paragraphs.

    def _plain(self, asked: set[int]) -> set[int]:
        """The places of plain paragraphs that are questions though no mark says it."""
        texts = {
            at: piece
            for at, piece in self._every
            if not (at in asked or at in self.options) and _is_text(piece)
        }
        looks = {each.form for at in asked if (each := self.piece(at))}
        listed = any(each.block.is_item for at in asked if (each := self.piece(at)))
        labelled = {at: each for at, each in texts.items() if each.role is Role.QUESTIONS}
        if labelled and not listed:
            # Below a label for questions, each paragraph is one, but for what is said of another.
            return {
                at
                for at, piece in labelled.items()
                if not piece.is_heading
                and (not looks or (piece.form in looks and piece.is_imperative))
            }
        first = min(asked, default=len(self.pieces))
        found: set[int] = set()
        for at, piece in texts.items():
            if not piece.is_imperative or piece.role is Role.GUIDANCE or piece.block.is_item:
                continue
            if len(piece.text) > LONGEST_QUESTION or piece.text.endswith((":", "：")):
                continue
            below = self.piece(at + 1)
            is_alone = not asked and not self._has_tables
            is_among = at > first and not listed
            # Describe your goal. Why now?
            begins = at + 1 == first and below and below.form == piece.form and piece.is_content
            if is_alone or is_among or begins:
                found.add(at)
                if not is_among:
                    self.notes.append(Note(piece.block.line, UNSURE))
        return found


def _asks_among(at: int, items: dict[int, Piece], asking: set[int]) -> bool:
    """Whether an item of a list of questions is one of them, though nothing in it says so."""
    piece, first = items[at], next(iter(items.values()))
    if piece.is_imperative:
        return True
    # A part of another, or a remark: Is there something we avoid? • Small things count, too.
    if piece.block.level > first.block.level or (piece.is_lettered and not first.is_lettered):
        return False
    if piece is not first and 2 * len(asking) > len(items) and _is_remark(piece):
        return False
    # 1. My friends: a. Who are they? b. When do we meet?
    below = items.get(at + 1)
    return not (below and at + 1 in asking and is_below(piece, below))


def _is_remark(piece: Piece) -> bool:
    """Whether an item among questions is none: a sentence that tells nobody to write."""
    is_sentence = piece.text.endswith((".", "。"))
    return is_sentence and not (piece.is_counted or piece.is_imperative)


def _is_text(piece: Piece) -> bool:
    """Whether the piece is running text."""
    return not (
        piece.is_mark
        or piece.is_aside
        or piece.is_total
        or piece.block.cell
        or piece.block.style in ("code", "quote", "callout")
        or explained(piece)
    )


def is_below(above: Piece, piece: Piece) -> bool:
    """Whether one item of a list is nested below another."""
    is_lettered = piece.is_lettered and not above.is_lettered
    return piece.block.level > above.block.level or is_lettered
