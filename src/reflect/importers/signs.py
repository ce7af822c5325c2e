"""Signs in the text of documents: boxes, blanks, bullets, and numbers that people type."""

import re

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
SIGNS = frozenset({BOX, TICKED, RADIO, CHOSEN})
_BOXES = f"[{BOX}{TICKED}{RADIO}{CHOSEN}]"
_SPACES = re.compile("[\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
# Zero-width spaces, soft hyphens, and byte order marks of concatenated files; noncharacters.
_NOTHING = re.compile("[\xad\u200b\u2060\ufeff\ufffe\uffff]")
_WIDE = re.compile(r" *\t[ \t]*| {3,}")
_TYPED_BOX = re.compile(r"(?<!\S)(?:\[([ \t_xX✓✔]{0,4})\]|\([ \t_]{0,4}\))(?=\s|$)|（ ）|" + _BOXES)
_BOX_APART = re.compile(f"({_BOXES})\t")
#: A capital O before each answer.
_TYPED_O = re.compile(r"(?:^|(?<=\t))O (?=[^\W\d_])", re.MULTILINE)
_ANSWERS_BEGIN = re.compile(r"(?:^|[?:.)？：。）؟]\s*|\t)$")
_EMPTY_BRACKETS = re.compile("（[ \t]{2,20}）")
_NUMBER = (
    r"\(?\d{1,3}[a-z]?[.)]|\d{1,2}(?:\.\d{1,2}){1,3}[.)]?(?=\s+[^\W\d_a-z])|\(?[a-zA-Z]\)|"
    r"\d{1,2}[-–](?=\s+[^\W\d_a-zà-ÿ])|[QF]\d{1,3}[.:)]|\([ivx]{2,4}\)|[ivx]{2,4}[.)]|[IVX]{1,4}[.)]|[a-kA-K]\.(?=\s+(?!\w\.))|[①-⑳]"
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
    # Brackets with a space between them can be room to write in a sentence.
    is_clear = all(box[0][0] not in "(（" for box in boxes)
    if len(boxes) > 1 and (is_clear or _ANSWERS_BEGIN.search(text[: boxes[0].start()])):
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
    return found[0] if found[0] in SIGNS else RADIO


def is_rule(text: str) -> bool:
    """Whether *text* has only strokes or dots, or nothing: room to write, or a divider."""
    return not text or bool(_STROKES.fullmatch(text))
