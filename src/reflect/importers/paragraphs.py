"""Makes blocks of the paragraphs of a document: trims them, and tells marks from their text."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from reflect.importers.blocks import Block, Field
from reflect.text import clean

#: The room to write in, in the text of a block.
BLANK = "____"
BOX, TICKED, RADIO, CHOSEN = "☐☑○◉"
#: Room to write within a line.
ROOM = f" {BLANK} "

# Signs of symbol fonts by their codes.
_WINGDINGS = {
    **dict.fromkeys(b"opqr\xa8", BOX),
    **dict.fromkeys(b"x\xfd\xfe", TICKED),
    **dict.fromkeys(b"m\xa1", RADIO),
    **dict.fromkeys(b"\xa4\xa5", CHOSEN),
    **dict(zip(b"JKL\xfb\xfc\xdf\xe0\xe8", "☺😐☹✗✓←→➔", strict=True)),
}
_FONTS = {
    "wingdings": _WINGDINGS,
    "wingdings 2": dict(zip(b"*0\xa3RSTOP", "☐☐☐☑☑☑✗✓", strict=True)),
    "webdings": dict(zip(b"ca", "☐✓", strict=True)),
    "symbol": {},
}
_PRIVATE = re.compile("[\uf020-\uf0ff]")
_SAME = str.maketrans(
    dict.fromkeys("□▢❏❐❑❒⬜◻◽🔲", BOX)
    | dict.fromkeys("☒🗹🗷", TICKED)
    | dict.fromkeys("◯⚪❍", RADIO)
    | dict.fromkeys("⦿🔘", CHOSEN)
)
_UNDERLINED_SPACE = re.compile("[ \xa0\u2002\u2003]{3,}|\t")
_SIGNS = frozenset({BOX, TICKED, RADIO, CHOSEN})
_BOXES = f"[{BOX}{TICKED}{RADIO}{CHOSEN}]"
_SPACES = re.compile("[\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
# Zero-width spaces, soft hyphens, and byte order marks of concatenated files; noncharacters.
_NOTHING = re.compile("[\xad\u200b\u2060\ufeff\ufffe\uffff]")
_WIDE = re.compile(r" *\t[ \t]*| {3,}")
_TYPED_BOX = re.compile(r"(?<!\S)(?:\[([ \t_xX✓✔]{0,4})\]|\([ \t_]{0,4}\))(?=\s)|（ ）|" + _BOXES)
_BOX_APART = re.compile(f"({_BOXES})\t")
#: A capital O before each answer.
_TYPED_O = re.compile(r"(?:^|(?<=\t))O (?=[^\W\d_])", re.MULTILINE)
_ANSWERS_BEGIN = re.compile(r"(?:^|[?:.)？：。）؟]\s*|\t)$")
_EMPTY_BRACKETS = re.compile("（[ \t]{2,20}）")
_NUMBER = (
    r"\(?\d{1,3}[a-z]?[.)]|\d{1,2}(?:\.\d{1,2}){1,3}[.)]?(?=\s+[^\W\d_a-z])|\(?[a-zA-Z]\)|"
    r"[QF]\d{1,3}[.:)]|\([ivx]{2,4}\)|[ivx]{2,4}[.)]|[IVX]{1,4}[.)]|[a-eA-E]\.(?=\s+(?!\w\.))|[①-⑳]"
)
# Typed among Chinese or Japanese letters, without a space behind it.
_FULL_WIDTH = r"Ｑ?[０-９]{1,3}[．）：、]|[0-9]{1,3}、|（[０-９0-9]{1,2}）"
# Word saves some bullets as a lone o: told from a word by a wide gap or a capital behind it.
_LONE_O = r"o(?=\t|[ ]{2,}|[ ][\W_]?[A-ZÄÖÜ0-9])"
_GLYPH = re.compile(
    rf"([·•・●▪■◆◦‣⁃➢➤►▶❖✓✔➔]\ufe0f?|{_FULL_WIDTH}|(?:[–—*+-]|{_NUMBER}|{_LONE_O})(?=\s|$))\s*(.*)",
    re.DOTALL,
)
#: Dots this many are no longer a sentence that trails off.
_WRITTEN_ON = re.compile(
    r"(?<![\w_])_(?=[ ]?/[ ]?\d)|[_＿]{2,}(?:[ \t]{0,3}[_＿]{2,})*|\.{8,}|…{3,}|(?:\. ){5,}\.?"
)
_ROMAN = re.compile("[IVX]{1,5}|[ivx]{2,5}")
_STROKES = re.compile(r"[_.…·•*=~#|\s–—‐‑―─-]{2,}|[_…―─—]")


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a paragraph that looks the same all through; its text may have line ends."""

    text: str
    bold: bool = False
    italic: bool = False
    size: float = 0
    underlined: bool = False


@dataclass
class Draft:
    """What has been read of a paragraph."""

    #: For each tab stop in turn, whether a line leads to it.
    leaders: list[bool] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    fields: list[Field] = field(default_factory=list)
    _tabs: int = 0

    def put(self, text: str, made: Field | None) -> None:
        """Add a box, or room with the field *made*."""
        self.runs.append(Run(f" {text} "))
        self.fields += [made] if made else []

    def tab(self) -> str:
        """The text of the next tab."""
        self._tabs += 1
        return ROOM if self.leaders[self._tabs - 1 : self._tabs] == [True] else "\t"

    def blocks(self, layout: Block) -> list[Block]:
        """The blocks of the paragraph; each has as many of the fields as it has blanks."""
        found, left = list(blocks(self.runs, layout)), list(self.fields)
        for index, block in enumerate(found):
            count = len(left) if index == len(found) - 1 else block.text.count(BLANK)
            if left[:count]:
                found[index] = replace(block, fields=tuple(left[:count]))
            del left[:count]
        return found


def blocks(runs: Iterable[Run], layout: Block) -> Iterator[Block]:
    """The blocks in a paragraph of *runs*: one, or one for each item typed into it."""
    runs = list(runs)
    if not any("\n" in run.text for run in runs):
        yield from _block(runs, layout)
        return
    group: list[Run] = []
    for piece in _lines(runs):
        line = boxed(normal("".join(run.text for run in piece)))
        if group and (not line or mark(line)[0]):
            yield from _block(group, layout)
            level = layout.level + bool(layout.glyph and line)
            group, layout = [], replace(layout, glyph="", level=level, gap=not line)
        if line:
            group += [Run("\n"), *piece] if group else piece
    yield from _block(group, layout)


def _lines(runs: Iterable[Run]) -> Iterator[list[Run]]:
    """The *runs* of each line."""
    line: list[Run] = []
    for run in runs:
        first, *others = run.text.split("\n")
        line.append(replace(run, text=first))
        for other in others:
            yield line
            line = [replace(run, text=other)]
    yield line


def _block(runs: list[Run], layout: Block) -> Iterator[Block]:
    whole = boxed(normal("".join(run.text for run in runs)))
    glyph, text = mark(whole)
    if layout.glyph and glyph not in _SIGNS:  # a box in an item says more than its bullet
        glyph, text = layout.glyph, whole
    if not text and not glyph:
        return
    start = len(whole) - len(text) if glyph else 0
    bold, italic = (
        max(0, _beginning(runs, style, len(whole)) - start) for style in ("bold", "italic")
    )
    yield replace(
        layout, text=text, glyph=glyph, bold=bold, italic=italic,
        size=_size(runs) or layout.size, style=_style(runs) or layout.style,
        is_rule=is_rule(text),
        level=0 if layout.heading is not None else layout.level or (1 if glyph else 0),
    )  # fmt: skip


def _beginning(runs: list[Run], style: str, length: int) -> int:
    """The number of letters that have *style* at the beginning of a text of this *length*."""
    text = ""
    for run in runs:
        if run.text.strip() and not getattr(run, style):
            return min(length, len(normal(text))) if text.strip() else 0
        text += run.text
    return length


def _style(runs: list[Run]) -> str:
    """What the whole text looks like, where that says more than the name of a style."""
    return "underlined" if all(run.underlined for run in runs if run.text.strip()) else ""


def _size(runs: list[Run]) -> float:
    """The size of most characters."""
    sizes: dict[float, int] = {}
    for run in runs:
        sizes[run.size] = sizes.get(run.size, 0) + len(run.text.strip())
    return max(sizes, key=lambda size: sizes[size], default=0)


def normal(text: str) -> str:
    """*text* trimmed, with plain spaces, a tab for each wide one, and the signs of boxes."""
    if not text.isascii() or not text.isprintable():
        text = _SPACES.sub(" ", _NOTHING.sub("", clean(text)))
        text = _PRIVATE.sub(lambda sign: symbol(ord(sign[0]), "wingdings"), text.translate(_SAME))
    text = _EMPTY_BRACKETS.sub(f"（{BLANK}）", _WRITTEN_ON.sub(BLANK, text))
    lines = (_WIDE.sub("\t", line.strip()).replace("  ", " ") for line in text.split("\n"))
    return "\n".join(lines).strip("\n")


def symbol(code: int, font: str) -> str:
    """The sign of *code* in the symbol font *font*; a bullet where it is only an ornament."""
    return _FONTS.get(font.casefold(), _WINGDINGS).get(code & 0xFF, "•")


def is_symbol_font(font: str) -> bool:
    """Whether the letters of *font* are signs."""
    return font.casefold() in _FONTS.keys() - {"symbol"}  # its letters are Greek


def shown(text: str, font: str, *, is_underlined: bool) -> str:
    """*text* as it looks: signs of a symbol font, and underlined space as room to write."""
    if is_symbol_font(font):
        return "".join(sign if sign.isspace() else symbol(ord(sign), font) for sign in text)
    return _UNDERLINED_SPACE.sub(ROOM, text) if is_underlined else text


def boxed(text: str) -> str:
    """*text* with a sign for each of several boxes in it that a person typed."""
    text = _BOX_APART.sub(r"\1 ", text)
    boxes = list(_TYPED_BOX.finditer(text))
    if len(boxes) > 1 and _ANSWERS_BEGIN.search(text[: boxes[0].start()]):
        text = _TYPED_BOX.sub(_box, text)
    return _TYPED_O.sub(f"{RADIO} ", text) if len(_TYPED_O.findall(text)) > 1 else text


def mark(text: str) -> tuple[str, str]:
    """The glyph that a person typed before *text*, and the rest; "" if there is none.

    Several boxes in a line are options: they stay in the text.
    """
    box = _TYPED_BOX.match(text)
    if box and not _TYPED_BOX.search(text, box.end()):
        return _box(box), text[box.end() :].strip()
    found = None if box or _STROKES.fullmatch(text) else _GLYPH.fullmatch(text)
    if not found:
        return "", text
    box = _TYPED_BOX.match(found[2])
    if box and len(found[1]) == 1 and not _TYPED_BOX.search(found[2], box.end()):
        return _box(box), found[2][box.end() :].strip()
    return "•" if found[1] == "o" else found[1].rstrip("\ufe0f"), found[2]


def kind(glyph: str) -> str:
    """What the marks of the items beside *glyph* look like: ``1``, ``a``, ``I``, or its sign."""
    word = glyph.strip("().:")
    if word[:1].isdecimal():
        return "1"
    return "I" if _ROMAN.fullmatch(word) else "a" if word.isalpha() and len(word) == 1 else glyph


def _box(found: re.Match[str]) -> str:
    """The sign of a typed box, such as ``[ ]``."""
    if found[1] is not None:
        return TICKED if found[1].strip(" \t_") else BOX
    return found[0] if found[0] in _SIGNS else RADIO


def is_rule(text: str) -> bool:
    """Whether *text* has only strokes or dots, or nothing: room to write, or a divider."""
    return not text or bool(_STROKES.fullmatch(text))
