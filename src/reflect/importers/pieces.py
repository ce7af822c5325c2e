"""Pieces: the lines of a step's blocks, each with what it looks like by itself."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from reflect.importers import marks, phrases
from reflect.importers.blocks import Block, FieldKind
from reflect.importers.outline import Role, Section
from reflect.questions import Kind
from reflect.questions.kinds import Scale

LONGEST_QUESTION = 300
#: Longer lines are not looked at for several questions.
_LONGEST_PARTED = 1000
#: Shorter lines were not wrapped.
_SHORTEST_WRAPPED = 40
#: A longer text behind a bold question answers it.
_LONGEST_REMARK = 120
_CLOSERS = ")]）】\"'”’»“」』 _＿."
_BOLD_MARKS = ("?", "？", "؟")
_MARKS = (*_BOLD_MARKS, ";")
_ENDS = (*'.?!:;…)]"”“’»_＿,', "？", "。", "！", "：", "؟", "؛")
_LETTERED = re.compile(r"\(?[a-hа-з][.)]", re.IGNORECASE)
#: The number or bullet of a list item, typed by hand.
_TYPED = re.compile(
    r"(\(?\d{1,3}[a-h]?[.)]|\(?[a-hA-H]\)|[–•·▪►➢➤→-])[ \t]+(?=[^\s\d])"
    r"|((?:[QＱ]|問|问)?[ .]?\d{1,2}[、．]|[①-⑳]|[（(]\d{1,2}[）)]|問\d{1,2}(?=\s))\s*(?=\S)"
    r"|([QＱ]\.? ?\d{1,2}[.:)]?)\s+(?=\S)"
)
#: A label with room to write, and where the next one begins on the same line.
_LABEL = re.compile(r"^[^_＿:：]{1,60}[:：]\s*[_＿]{2,}")
_NEXT_LABEL = re.compile(r"(?<=[_＿%])\s+(?=[^_＿:：]{1,40}[:：]\s*[_＿]{2})")
#: Japanese and Chinese ask with a last word as well.
_ASKS_IN_CJK = re.compile("(?:[ぁ-ん]か|[吗嗎])[。．]?$")
#: Two words to choose from between two questions: "Did I ask? Yes / No Whom?"
_ANSWERS = re.compile(
    r"[?？؟]\s*[(（]?\s*[^\s/|]{1,12}\s*[/|]\s*[^\s/|]{1,12}\s+(?=[^?？؟]*[?？؟])"
)
#: Where an example may begin behind a question: "Whom could I ask? For example: ..."
_EXAMPLE_BEHIND = re.compile(r"([^?？؟]*[?？؟])\s+(?=[^?？؟(]*$)")
_GREEK = re.compile("[\u0370-\u03ff]")
_BRACKETED = re.compile(r"[(\[（].*[)\]）][.。]?", re.DOTALL)
_LAST_BRACKET = re.compile(r"\s*[(\[（][^()\[\]（）]*[)\]）]\s*$")
_LAST_BLANK = re.compile(r"([^_＿]{1,80}[^\s_＿:：])\s*[_＿]{2,}")
#: Words and one box behind them.
_BOX_BEHIND = re.compile(r"(\w[^☐☑○◉\[\]()?？؟:：]{0,60}?)\s*([☐☑○◉]|\[[ xX]?\]|\( ?\))")
_LEADING_BLANK = re.compile(r"(?:[_＿]{2,}|\[ *\]|\( *\))\s*(?:(\d{1,3})[.)]\s*)?(?=[^\W_])")
#: A divider, not a line to write on.
_DIVIDER = re.compile(r"(?:[-–—*=~#•·●\s]+|[_＿]{0,3})")
_TOTAL = re.compile(
    r"(?:add up (?:all |your |the )*(?:points|numbers|scores?|ticks)|(?:sub)?(?:total|totals|score"
    r"|summe|gesamt\w*|punkte|puntaje|punteggio|totaal|suma|razem|合計|总分|المجموع|סך הכל))\b"
    r"|zählen? [^.?!]{0,30}punkte zusammen\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Piece:
    """A line of a block, below a label of some role."""

    block: Block
    role: Role = Role.TEXT
    #: Whether it explains the scale of statements below it.
    is_legend: bool = False
    #: The scale of a line between two words, for a question above it.
    line: Scale | None = None
    #: The scale whose numbers it names for the statements below it.
    names: Scale | None = None
    #: The statement and the kind that columns of answers tell.
    columns: marks.Beside | None = None

    @property
    def text(self) -> str:
        return self.block.text

    @cached_property
    def bare(self) -> str:
        """The text without room to write at its end."""
        return self.text if self.is_blank else marks.unanswered(self.text)

    @cached_property
    def asks(self) -> bool:
        """Whether the text ends with the mark of a question, in any script.

        Behind one in bold, a short remark may follow.
        """
        # **What did I say?** Be exact.
        bold, rest = self.text[: self.block.bold], self.text[self.block.bold :]
        if rest and len(rest) <= _LONGEST_REMARK and bold.rstrip(_CLOSERS).endswith(_BOLD_MARKS):
            return True
        bracket = _LAST_BRACKET.search(self.bare, max(0, len(self.bare) - LONGEST_QUESTION))
        bare = (self.bare[: bracket.start()] if bracket else self.bare).rstrip(_CLOSERS)
        if bare.endswith(";"):
            return bool(_GREEK.search(bare))
        if bare.endswith(_MARKS) or _ASKS_IN_CJK.search(bare):
            return True
        # What did I feel? Name it.
        _, mark, rest = bare.rpartition("?")
        if mark and not any(map(str.isalpha, rest)):
            return True
        return bool(mark) and len(rest) <= 60 and bool(phrases.IMPERATIVE.match(rest.strip()))

    @cached_property
    def is_blank(self) -> bool:
        """Whether it is only room to write in, or a divider."""
        if self.is_lone_box:
            return False
        return self.block.is_rule or marks.is_blank(self.text)

    @cached_property
    def is_room(self) -> bool:
        """Whether it is room to write in for sure."""
        return self.is_blank and (self.is_empty_item or not _DIVIDER.fullmatch(self.text))

    @property
    def is_empty_item(self) -> bool:
        return self.block.is_item and self.is_blank

    @property
    def is_lone_box(self) -> bool:
        """Whether it is a box to tick, whose option may be in the block below."""
        block = self.block
        return bool(block.glyph and not block.text and not block.cell) and marks.is_box(block.glyph)

    @cached_property
    def options(self) -> tuple[list[str], bool] | None:
        """The options in a line of boxes, and whether these are for one."""
        return marks.options(self.text, self.block.glyph)

    @cached_property
    def kind(self) -> Kind | None:
        """The kind that the line tells if it is nothing but marks."""
        if self.is_blank or self.is_legend or self.asks or self.columns:
            return None
        return self.line or _slider(self.block) or marks.kind(self.text, self.block.glyph)

    @cached_property
    def beside(self) -> marks.Beside | None:
        """The statement and the kind, if marks stand beside it."""
        return None if self.is_mark else self.columns or marks.beside(self.text)

    @property
    def is_mark(self) -> bool:
        """Whether it belongs to a question above it: options, numbers, room to write."""
        return bool(self.is_blank or self.options or self.kind)

    @cached_property
    def after_blank(self) -> str:
        """The statement behind a blank to write a number in; or ""."""
        found = _LEADING_BLANK.match(self.text)
        return self.text[found.end() :].strip() if found else ""

    @cached_property
    def before_blank(self) -> str:
        """The statement in front of a blank to write a number in; or ""."""
        found = _LAST_BLANK.fullmatch(self.text)
        return found[1].strip() if found else ""

    @cached_property
    def is_stem(self) -> bool:
        """Whether it has room to write inside, and is more than a salutation."""
        if self.is_blank or not marks.has_blank(self.text):
            return False
        return not marks.BLANK.sub("", self.text).rstrip().endswith((",", "، "))

    @cached_property
    def is_example(self) -> bool:
        return bool(phrases.EXAMPLE.match(self.text))

    @cached_property
    def is_aside(self) -> bool:
        """Whether it looks like a hint: an example, all in brackets, all italic."""
        return self.is_example or self.is_italic or bool(_BRACKETED.fullmatch(self.text))

    @property
    def is_more(self) -> bool:
        """Whether it asks more than a hint does: after a yes, or with its own answers."""
        text = self.text
        return bool(self.beside or phrases.IF_YES.match(text) or phrases.IF_NO.match(text))

    @property
    def is_italic(self) -> bool:
        """Whether it is a paragraph in italics."""
        return 0 < len(self.text) <= self.block.italic and not self.block.is_item

    @cached_property
    def is_total(self) -> bool:
        return bool(_TOTAL.match(self.text)) and len(self.text) < 80

    @cached_property
    def is_imperative(self) -> bool:
        return bool(phrases.IMPERATIVE.match(self.text))

    @property
    def is_content(self) -> bool:
        """Whether it begins with what to write, not how: "Describe", "Name"."""
        return bool(phrases.DESCRIBE.match(self.text))

    @property
    def is_counted(self) -> bool:
        """Whether it has a number or letter in a list."""
        return any(map(str.isalnum, self.block.glyph)) and self.block.glyph != "o"

    @property
    def is_lettered(self) -> bool:
        return bool(_LETTERED.fullmatch(self.block.glyph))

    @property
    def is_bold(self) -> bool:
        """Whether the whole text is bold, but maybe for a colon at its end."""
        return 0 < len(self.text.rstrip(" :：")) <= self.block.bold

    @property
    def is_heading(self) -> bool:
        """Whether it is a heading, or as bold as one."""
        is_short = len(self.text) <= 100
        return self.block.heading is not None or (
            self.is_bold and is_short and not self.block.is_item
        )

    @property
    def form(self) -> tuple[object, ...]:
        """What it looks like: pieces of one form are of one rank."""
        block = self.block
        return (bool(block.glyph), block.level, self.is_bold, block.heading, self.is_lettered)


def _slider(block: Block) -> Scale | None:
    """The scale of a slider that stands between the names of its ends: "low ____ high"."""
    numbers = [each for each in block.fields if each.kind is FieldKind.NUMBER]
    if len(block.fields) != 1 or not numbers:
        return None
    least, most = numbers[0].min, numbers[0].max
    names = [marks.end(part) for part in marks.BLANK.split(block.text)]
    if least is None or most is None or most - least < 2 or len(names) != 2:
        return None
    is_named = all(len(name.split()) < 5 and not name.endswith(("?", ":")) for name in names)
    is_both = bool(names[0]) == bool(names[1])
    return Scale(least, most, *names) if is_named and is_both else None


def pieces(sections: Iterable[Section]) -> Iterator[Piece]:
    """The lines of *sections*; what runs over two lines or pages is joined."""
    last: Piece | None = None
    for section in sections:
        for line in _boxed([line for block in section.blocks for line in _lines(block)]):
            piece = Piece(line, section.role)
            if last and last.is_lone_box and not line.is_item and not line.cell and line.text:
                box = last.block
                last = Piece(replace(line, glyph=box.glyph, level=box.level or 1), section.role)
                continue
            if last and _continues(last, piece):
                last = Piece(_joined(last.block, line), last.role)
                continue
            if last:
                yield last
            last = piece
    if last:
        yield last


def _boxed(lines: Sequence[Block]) -> Iterator[Block]:
    """The *lines*, where boxes behind the answers to a question are in front of them."""
    behind = [None if line.cell else _BOX_BEHIND.fullmatch(line.text) for line in lines]
    asked: Block | None = None
    for at, (line, found) in enumerate(zip(lines, behind, strict=True)):
        is_one_of_several = any(behind[max(0, at - 1) : at] + behind[at + 1 : at + 2])
        if not found:
            asked = line if line.text.endswith((*_BOLD_MARKS, ":", "：")) else None
        is_below = asked and not (line.glyph and asked.glyph and line.level <= asked.level)
        if found and is_below and is_one_of_several and not marks.is_box(line.glyph):
            line = replace(line, text=found[1], glyph=found[2], level=line.level or 1, bold=0)
        yield line


def _lines(block: Block) -> Iterator[Block]:
    """The lines of *block*, which breaks them on purpose, without numbers typed by hand."""
    if block.cell or block.style == "code":
        yield block
        return
    lines = [part for line in block.text.split("\n") for part in _parts(line)]
    at = 0
    for number, line in enumerate(lines):
        text = line.strip()
        glyph = block.glyph if not number else ""
        # 3. a) What happened? b) What then?
        is_first = glyph[:1].isdigit() and text.startswith(("a)", "(a)"))
        typed = _TYPED.match(text) if not glyph or is_first else None
        if typed and not marks.scale(text) and not marks.legend(text):
            glyph = glyph or typed[1] or typed[2] or typed[3]
            text = text[typed.end() :]
        begin = at + len(line) - len(line.lstrip()) + (typed.end() if glyph and typed else 0)
        if text:
            yield replace(
                block,
                text=text,
                bold=max(0, min(len(text), block.bold - begin)),
                italic=max(0, min(len(text), block.italic - begin)),
                glyph=glyph,
                level=(block.level or 1) if glyph else 0,
                gap=block.gap and not number,
                fields=block.fields if len(lines) == number + 1 else (),
            )
        elif not number:
            yield block
        at += len(line) + 1


def _parts(line: str) -> list[str]:
    """A line with several labels, each with its room to write, or with a follow-up, in parts."""
    if len(line) > _LONGEST_PARTED:
        return [line]
    asked = _EXAMPLE_BEHIND.match(line)
    if asked and phrases.EXAMPLE.match(line[asked.end() :]):
        return [asked[1], line[asked.end() :]]
    labels = _NEXT_LABEL.split(line)
    if len(labels) > 1 and all(_LABEL.search(label) for label in labels):
        return labels
    if (answers := _ANSWERS.search(line)) and marks.beside(line[: answers.end()].rstrip()):
        return [line[: answers.end()].rstrip(), line[answers.end() :]]
    if marks.options(line) or marks.beside(line):
        for gap in re.finditer(r"\s+", line):
            rest = line[gap.end() :]
            if phrases.IF_YES.match(rest) or phrases.IF_NO.match(rest):
                return [line[: gap.start()], rest]
    return [line]


def _continues(above: Piece, piece: Piece) -> bool:
    """Whether *piece* goes on with the sentence of the piece *above*."""
    block, text = piece.block, piece.text
    if not text[:1].islower() or block.is_item or block.cell or above.block.cell:
        return False
    if block.heading is not None or (block.gap and block.page == above.block.page):
        return False
    if above.is_mark or piece.is_mark or piece.is_example or above.text.endswith(_ENDS):
        return False
    is_cut = block.page != above.block.page or len(above.text) >= _SHORTEST_WRAPPED or piece.asks
    if not is_cut:
        return False
    if above.block.is_bold != block.is_bold and not above.block.is_item:
        return False
    return not phrases.IF_YES.match(text) and not phrases.IF_NO.match(text)


def _joined(above: Block, below: Block) -> Block:
    is_bold = above.is_bold and below.is_bold
    text = f"{above.text} {below.text}"
    return replace(above, text=text, bold=len(text) if is_bold else above.bold)
