"""Reads the tables of a step: forms, matrices, records, plans, and tables that only lay out."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from reflect.importers import marks, phrases
from reflect.importers.blocks import Block, Cell, Field, Note
from reflect.importers.kinds import Draft, taken, words
from reflect.importers.pieces import Piece
from reflect.importers.ratings import asks_for_rating, rating
from reflect.locale import N_
from reflect.questions import Kind
from reflect.questions.kinds import Actions, Choice, Choices, Day, Scale, YesNo

_NUMBERED = re.compile(r"\W*\d{0,3}\W*")
_COUNTER = re.compile(r"#|№|[Nn][or]\.?")
_COUNTED = re.compile(r"\d{1,3}(?!\w)")
_LONGEST_LABEL = 40
_CJK = re.compile("[\u3040-\u9fff]{6}")
_DAYS = re.compile(
    r"(?:mon|tue|wed|thu|fri|sat|sun|mo|di|mi|do|fr|sa|so|lun|mar|mer|jeu|ven|sam|dim|mié|jue|vie|sáb|dom"
    r"|[月火水木金土日]|day ?\d|tag ?\d|m|t|w|f|s)\w{0,6}\.?",
    re.IGNORECASE,
)


@dataclass
class _Place:
    """A cell of a table: all its blocks."""

    row: int
    column: int
    blocks: list[Block] = field(default_factory=list)

    @cached_property
    def texts(self) -> list[str]:
        return [
            line.strip() for block in self.blocks for line in block.text.split("\n") if line.strip()
        ]

    @cached_property
    def text(self) -> str:
        return " ".join(self.texts)

    @cached_property
    def fields(self) -> list[Field]:
        return [each for block in self.blocks for each in block.fields]

    @property
    def is_header(self) -> bool:
        return any(block.cell and block.cell.is_header for block in self.blocks)

    @cached_property
    def is_room(self) -> bool:
        """Whether it is empty, or holds nothing but marks to answer at."""
        return all(Piece(block).is_mark or not block.text for block in self.blocks) or (
            self.column > 1 and (self.is_digit or self.is_boxed)
        )

    @property
    def is_boxed(self) -> bool:
        return any(marks.is_box(block.text or block.glyph) for block in self.blocks)

    @property
    def digits(self) -> str:
        return self.text.strip("()[] ")

    @property
    def is_digit(self) -> bool:
        return self.digits.isdigit()

    @cached_property
    def is_number(self) -> bool:
        return bool(_NUMBERED.fullmatch(self.text))

    @cached_property
    def is_example(self) -> bool:
        is_italic = any(0 < len(block.text) <= block.italic for block in self.blocks)
        return bool(phrases.EXAMPLE.match(self.text)) or is_italic


def read(blocks: Sequence[Block]) -> "tuple[list[Draft | Block], list[Note]]":
    """The questions in a table, and the blocks around them; and notes on what was left out.

    A block that still has its cell is guidance; one without is read as if there were no table.
    """
    blocks = _ringed(blocks)
    table = _Table(blocks)
    found = list(table.read())
    found += _left(blocks, found, table.counted)
    numbers = ", ".join(place.text for place in table.counted)
    what = N_("left out: the numbers of empty rows ({numbers})", numbers=numbers)
    return found, [Note(blocks[0].line, what, is_omission=True)] if numbers else []


def _left(
    blocks: Sequence[Block], found: "Sequence[Draft | Block]", counted: Sequence[_Place]
) -> Iterator[Block]:
    """The blocks whose words are nowhere in what was *found*."""
    said = Counter(word for place in counted for word in words(place.text))
    for each in found:
        texts = [each.text, *each.hint, *each.marked] if isinstance(each, Draft) else [each.text]
        said.update(word for text in texts for word in words(text))
    for block in blocks:
        own = Counter(words(block.text))
        if not taken(own, said):
            yield block


class _Table:
    """The places of a table by row and column."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = blocks
        #: The numbers of empty rows.
        self.counted: list[_Place] = []
        self._places: dict[tuple[int, int], _Place] = {}
        for block in blocks:
            cell = block.cell or Cell(table=0, row=1, column=1)
            at = (cell.row, cell.column)
            self._places.setdefault(at, _Place(*at)).blocks.append(block)
        by_row: dict[int, list[_Place]] = defaultdict(list)
        for place in self._places.values():
            by_row[place.row].append(place)
        self.rows = [sorted(by_row[row], key=lambda each: each.column) for row in sorted(by_row)]
        self.columns = max(len(row) for row in self.rows)

    def read(self) -> "Iterator[Draft | Block]":
        """The questions, and the blocks around them."""
        self._drop_empty_rows()
        row = " ".join(place.text for place in self.rows[0])
        if len(self.rows) == 1 and marks.scale(row):
            yield replace(self.blocks[0], text=row, glyph="", cell=None)
            return
        if self.columns == 1 or (len(self.rows) == 1 and not self._is_form(self.rows)):
            yield from map(_linear, self.blocks)
            return
        head, body = self._split()
        are_options = all(Piece(block).options for block in self.blocks if block.text)
        if not body or are_options:
            yield from map(_linear, self.blocks)
        elif head and self._is_record(head, body):
            yield from self._record(head, body)
        elif head and self._is_matrix(head, body):
            yield from self._matrix(head, body)
        elif self._is_form(body):
            yield from self._form(head, body)
        elif self._alternates():
            yield from self._stacked()
        elif any(Piece(block).asks for block in self.blocks):
            yield from map(_linear, self.blocks)
        else:
            yield from self.blocks

    def _drop_empty_rows(self) -> None:
        """Without empty rows at its end but for one, a table says the same."""
        while len(self.rows) > 2 and all(
            not p.text and not p.fields for p in self.rows[-1] + self.rows[-2]
        ):
            self.rows.pop()

    def _split(self) -> tuple[list[_Place], list[list[_Place]]]:
        """The row of headings, if there is one, and the other rows."""
        first, *others = self.rows
        if not others:
            return [], self.rows
        named = [place for place in first if place.text and not place.is_room]
        if named and all(place.is_header for place in first):
            return first, others
        numbers = [place for place in first[1:] if _COUNTED.match(place.text)]
        if len(numbers) > 1 and len(numbers) >= len(first) - 2:
            # Numbers beside each statement, and no headings above.
            below = [place for place in others[0][1:] if place.is_digit]
            return ([], self.rows) if len(below) == len(numbers) else (first, others)
        # A first row that has all cells filled, above rows that do not.
        is_full = (
            len(first) == self.columns
            and len(named) >= len(first) - 1
            and all(place.text for place in first[1:])
        )
        has_room = any(place.is_room for row in others for place in row[1:])
        are_names = not any(place.is_room for place in first[1:])
        # "1-10" above empty cells is the name of their column.
        is_range = self.columns == 2 and not any(row[-1].text for row in others)
        if is_full and has_room and (are_names or (is_range and marks.scale(first[1].text))):
            return first, others
        return [], self.rows

    def _is_open_row(self, row: list[_Place]) -> bool:
        """Whether there is nothing in a row but room to write, numbers or examples."""
        if all(place.is_room or place.is_number for place in row):
            return True
        return all(place.is_room or place.is_example for place in row) or (
            row[0].is_example or bool(phrases.EXAMPLE.match(row[0].text))
        )

    def _is_record(self, head: list[_Place], body: list[list[_Place]]) -> bool:
        """Whether all is open below the headings, but for a row that explains short ones."""
        first, *others = body
        if all(self._is_open_row(row) for row in body):
            return True
        is_short = all(len(place.text) <= _LONGEST_LABEL for place in head)
        is_full = all(place.text and not place.is_room for place in first)
        is_open = bool(others) and all(self._is_open_row(row) for row in others)
        return is_short and is_full and is_open and len(first) == len(head)

    # Records and plans: a question for each column.

    def _record(self, head: list[_Place], body: list[list[_Place]]) -> "Iterator[Draft | Block]":
        columns = [place for place in head if place.text and not _COUNTER.fullmatch(place.text)]
        self.counted += [
            place for row in body for place in row if place.is_number and place.text.isalnum()
        ]
        examples = self._examples(head, body)
        if self._is_plan(columns):
            yield self._plan(columns, examples)
            return
        for place in columns:
            draft = _draft(place)
            draft.hint += examples.get(place.column, [])
            cells = [each for row in body for each in row if each.column == place.column]
            _mark(draft, [each for each in cells if each.is_room])
            draft.blanks += 1
            yield draft

    def _examples(self, head: list[_Place], body: list[list[_Place]]) -> dict[int, list[str]]:
        """The worked examples by column."""
        found: dict[int, list[str]] = defaultdict(list)
        for row in body:
            for place in row:
                if place.text and not place.is_room and not place.is_number:
                    found[place.column] += place.texts
        known = {place.column for place in head}
        return {column: texts for column, texts in found.items() if column in known}

    def _is_plan(self, columns: list[_Place]) -> bool:
        texts = [place.texts[0] for place in columns]
        if not 2 <= len(texts) <= 5 or phrases.WHEN.match(texts[0]):
            return False
        has_when = any(phrases.WHEN.match(each) or phrases.BY_WHEN.search(each) for each in texts)
        return has_when and any(phrases.WHAT.match(text) for text in texts)

    def _plan(self, columns: list[_Place], examples: dict[int, list[str]]) -> Draft:
        """A plan is one question, for actions, which have their day with them."""
        first, *others = columns
        draft = _draft(first)
        draft.kind = Actions()
        draft.hint.append(" · ".join(place.text for place in others))
        said = [text for texts in examples.values() for text in texts]
        if said:
            draft.hint.append(" · ".join(said))
        return draft

    # Matrices: a question for each row, all of one kind.

    def _is_matrix(self, head: list[_Place], body: list[list[_Place]]) -> bool:
        asked = [row for row in body if self._is_asked(row)]
        if not asked or len(asked) < len(body) / 2 or not self._labels(head):
            return False
        return self._matrix_kind(head, asked[0]) is not None

    def _is_asked(self, row: list[_Place]) -> bool:
        """Whether a row has a statement, and room to answer behind it."""
        statement, *cells = self._unnumbered(row)
        is_open = bool(cells) and all(cell.is_room for cell in cells)
        return is_open and bool(statement.text) and not statement.is_room

    def _unnumbered(self, row: list[_Place]) -> list[_Place]:
        """A row without the cell of its number."""
        is_counted = len(row) > 2 and row[0].text and row[0].is_number and not row[1].is_number
        return row[1:] if is_counted and not row[1].is_room else row

    def _labels(self, head: list[_Place]) -> list[_Place]:
        first = 1 if self._unnumbered(self.rows[-1]) == self.rows[-1] else 2
        return head[first:] if len(head) == self.columns else head

    def _matrix_kind(self, head: list[_Place], row: list[_Place]) -> Kind | None:
        """The kind that headings above room to tick or circle tell."""
        labels = [place.text for place in self._labels(head)]
        cells = self._unnumbered(row)[1:]
        if len(labels) < 2 or len(labels) != len(cells) or not _differ(labels):
            return None
        if marks.is_yes_no(labels):
            return YesNo()
        if len(labels) > 2 and all(cell.is_digit for cell in cells):
            labels = [f"{cell.digits} {name}" for cell, name in zip(cells, labels, strict=True)]
        if len(labels) > 2 and all(_COUNTED.match(label) for label in labels):
            return marks.chosen_from(labels, is_one=True)
        is_other = any(rating(label) or len(label) > _LONGEST_LABEL for label in labels)
        if is_other or self._is_pair(labels):
            return None
        if all(cell.text or cell.is_boxed for cell in cells):
            are_days = all(_DAYS.fullmatch(label) for label in labels)
            return Choices(tuple(labels)) if are_days else Choice(tuple(labels))
        # Answers may be longer than the names of columns, and begin small: trifft eher nicht zu.
        is_short = all(len(label.split()) <= 3 + label[0].islower() for label in labels)
        asking = any(label.endswith("?") for label in labels)
        if len(labels) > 2 and self._has_sentences and is_short and not asking:
            return Choice(tuple(labels))
        return None

    @cached_property
    def _has_sentences(self) -> bool:
        """Whether most rows begin with a sentence, not with a word."""
        statements = [self._unnumbered(row)[0].text for row in self.rows[1:]]
        # Chinese and Japanese have no blanks between words.
        are_long = [
            len(text.split()) > 2 or text.endswith(".") or _CJK.match(text) for text in statements
        ]
        return 2 * sum(map(bool, are_long)) > len(statements)

    def _is_pair(self, labels: Sequence[str]) -> bool:
        """Whether the columns are for two people."""
        return len(labels) in (2, 3) and all(map(phrases.is_partner, labels))

    def _matrix(self, head: list[_Place], body: list[list[_Place]]) -> "Iterator[Draft | Block]":
        if head[0].text and len(head) == self.columns:
            yield from head[0].blocks
        for row in body:
            kind = self._matrix_kind(head, row) if self._is_asked(row) else None
            if kind:
                draft = _draft(self._unnumbered(row)[0])
                draft.kind = kind
                yield draft
            else:
                yield from (block for place in row for block in place.blocks if block.text)

    # Forms: a question for each row, with room beside it.

    def _is_form(self, body: list[list[_Place]]) -> bool:
        asked = sum(map(self._is_asked_in_form, body))
        filled = sum(any(place.text for place in row) for row in body)
        return asked > 0 and 2 * asked >= filled

    def _is_asked_in_form(self, row: list[_Place]) -> bool:
        first, *others = self._unnumbered(row)
        is_beside = others and others[-1].is_room and first.text and not first.is_room
        return bool(is_beside) or self._is_inline(row)

    def _is_inline(self, row: list[_Place]) -> bool:
        """Whether each filled cell of a row is a label with its own room: "Place: ____"."""
        filled = [place for place in row if place.text]
        return bool(filled) and all(
            any(Piece(block).is_stem or Piece(block).beside for block in place.blocks)
            for place in filled
        )

    def _form(self, head: list[_Place], body: list[list[_Place]]) -> "Iterator[Draft | Block]":
        labels = {place.column: place for place in head}
        names = [place.text for place in head[1:] if place.text]
        is_pair = self._is_pair(names)
        # With several columns, their names are hints.
        for place in head[:1] if len(names) > 1 and not is_pair else head:
            if place.text:
                yield from place.blocks
        for row in body:
            if self._is_inline(row):
                yield from (_linear(block) for place in row for block in place.blocks)
                continue
            if not self._is_asked_in_form(row):
                yield from (block for place in row for block in place.blocks if block.text)
                continue
            for draft in self._pairs(row, labels, is_pair=is_pair):
                draft.is_beside = self.columns == 2 and all(len(n.split()) < 3 for n in names)
                draft.is_rated = len(names) == 1 and asks_for_rating(names[0])
                yield draft

    def _pairs(
        self, row: list[_Place], labels: dict[int, _Place], *, is_pair: bool
    ) -> Iterator[Draft]:
        """The questions of a row: mostly one; two where label and room alternate."""
        cells = self._unnumbered(row)
        filled = [place for place in cells if place.text and not place.is_room]
        if not labels and [place.is_room for place in cells] == [False, True, False, True]:
            for label, room in zip(cells[::2], cells[1::2], strict=True):
                draft = _draft(label)
                _mark(draft, [room])
                yield draft
            return
        asking = next((p for p in filled if Piece(Block(text=p.texts[0])).asks), filled[0])
        draft = _draft(asking)
        for place in filled:
            if place is not asking:
                draft.hint += place.texts
        rooms = [place for place in cells if place.is_room]
        if len(rooms) > 2 and all(place.is_digit for place in rooms):
            draft.kind = marks.scale(" ".join(place.text for place in rooms))
            draft.marked += [place.text for place in rooms]
            yield draft
            return
        if is_pair:
            draft.each = "person"
        _mark(draft, rooms[:1] if is_pair or len(rooms) == 1 else rooms)
        names = [labels[p.column].text for p in rooms if p.column in labels and not is_pair]
        draft.kind = draft.kind or next(filter(None, map(_rated, names)), None)
        if len(rooms) > 1 and any(names):
            draft.hint.append(" · ".join(filter(None, names)))
        yield draft

    # Headings with room below them, row by row.

    def _alternates(self) -> bool:
        """Whether filled and empty rows alternate."""
        if len(self.rows) < 2 or len(self.rows) % 2:
            return False
        return all(
            all(place.is_room for place in row) if number % 2 else not any(p.is_room for p in row)
            for number, row in enumerate(self.rows)
        )

    def _stacked(self) -> Iterator[Draft]:
        for labels, rooms in zip(self.rows[::2], self.rows[1::2], strict=True):
            for place in labels:
                draft = _draft(place)
                _mark(draft, [room for room in rooms if room.column == place.column])
                draft.blanks += 1
                yield draft


def _ringed(blocks: Sequence[Block]) -> list[Block]:
    """The *blocks* of a table, with circles where the letter O was typed for them in its cells."""
    typed = [block for block in blocks if block.text in ("o", "O")]
    return [replace(b, text="○") if b in typed and len(typed) > 2 else b for b in blocks]


def _draft(place: _Place) -> Draft:
    """The question in a cell; what comes below it there is its hint."""
    first, *others = place.texts
    beside = marks.beside(first)
    draft = Draft(beside.text if beside else first, place.blocks[0])
    if beside:
        draft.kind = beside.kind
        draft.marked.append(first.removeprefix(beside.text))
    draft.hint += [text for text in others if not marks.is_blank(text)]
    return draft


def _mark(draft: Draft, rooms: Sequence[_Place]) -> None:
    """Add the marks in the *rooms* beside or below a question to it."""
    for room in rooms[:1] if len({room.row for room in rooms}) > 1 else rooms:
        draft.fields += room.fields
        draft.marked += room.texts
        pieces = [Piece(replace(block, cell=None)) for block in room.blocks]
        for piece in pieces:
            if isinstance(piece.kind, Scale | YesNo):
                draft.kind = piece.kind
            elif piece.options:
                draft.options += piece.options[0]
                draft.is_one |= piece.options[1]
            elif marks.has_date(piece.text):
                draft.kind = Day()
            elif piece.is_empty_item:
                draft.empty += 1


def _rated(name: str) -> Scale | None:
    """The scale in the name of a column: "1-10", "How much (0-5)"."""
    return marks.scale(name) or rating(name)


def _linear(block: Block) -> Block:
    """*block* as if there were no table."""
    return replace(block, cell=None)


def _differ(labels: Sequence[str]) -> bool:
    return len({label.casefold() for label in labels}) == len(labels) and all(labels)
