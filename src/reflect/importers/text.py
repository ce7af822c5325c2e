"""Parses plain text documents: bytes to blocks."""

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE

from reflect.importers.blocks import Block, BlockKind, Unreadable
from reflect.locale import N_
from reflect.text import LINE_END, clean

# Word writes a vertical tab for a soft line end, and a form feed between pages.
_SOFT_END = re.compile("[\x0b\x0c]")
# Byte order marks inside concatenated files, and Unicode noncharacters.
_NO_CHARACTER = re.compile("[\ufeff\ufffe\uffff]")
_CONTROL = re.compile("[\x01-\x08\x0e-\x1f]")
_NUMBER = r"\(?\d{1,3}[.)]"
_STROKES = re.compile(r"[_.…·•*=~#|\s–—-]{2,}")
# Word saves some bullets as a lone o: told from a word by a wide gap or a capital behind it.
_LONE_O = r"o(?=\t|[ ]{2,}|[ ][\W_]?[A-ZÄÖÜ0-9])"
_BULLET = re.compile(rf"([·•●▪◦‣\uf0b7]|(?:[–*+-]|{_NUMBER}|{_LONE_O})(?=\s|$))\s*(.*)")

WINDOWS = N_(
    "this file is not UTF-8; it was read as Windows text: look at accents and quotation marks"
)
DAMAGED = N_("some characters in this file could not be read and are shown as �")


def blocks(data: bytes) -> list[Block]:
    """The lines of the text in *data*; raises Unreadable."""
    text, remark = _decoded(data)
    if "\0" in text or len(_CONTROL.findall(text)) > len(text) / 10:
        raise Unreadable(N_("it is not text. Save the document as text (UTF-8) and import that"))
    found = [Block(kind=BlockKind.REMARK, whole=remark)] if remark else []
    for number, raw in enumerate(LINE_END.split(_NO_CHARACTER.sub("", text)), 1):
        for line in clean(_SOFT_END.sub("\n", raw)).split("\n"):
            block = _block(line.replace("\xa0", " "), number)
            if block.kind is not BlockKind.BLANK or (
                found and found[-1].kind is not BlockKind.BLANK
            ):
                found.append(block)
    return found


def _decoded(data: bytes) -> tuple[str, str]:
    """The text in *data*, and a remark on its encoding, or ""."""
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        text = data.decode("utf-16", "replace")
        return text, DAMAGED if "\ufffd" in text else ""
    try:
        return data.decode("utf-8-sig"), ""
    except UnicodeDecodeError:
        text = data.decode("utf-8-sig", "replace")
    # A few invalid bytes among valid ones are damage; if most are invalid, it was never UTF-8.
    non_ascii = sum(not character.isascii() for character in text)
    if text.count("\ufffd") < non_ascii / 2:
        return text, DAMAGED
    return data.decode("cp1252", "replace"), WINDOWS


def _block(line: str, number: int) -> Block:
    text = line.strip()
    if not text:
        return Block(kind=BlockKind.BLANK, line=number)
    bullet = _BULLET.fullmatch(text)
    bare_number = bullet and not bullet[2] and bullet[1][-1] in ".)"
    if bare_number or _STROKES.fullmatch((bullet and bullet[2]) or text):
        return Block(kind=BlockKind.RULE, whole=text, line=number)
    wide = line.expandtabs(4)
    indent = len(wide) - len(wide.lstrip())
    kind, mark = (BlockKind.BULLET, bullet[1]) if bullet else (BlockKind.PARAGRAPH, "")
    return Block(kind=kind, whole=text, line=number, mark=mark, indent=indent)
