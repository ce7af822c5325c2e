"""User text: clean it on input, escape it for terminals, compare, measure and wrap it."""

import re
from bisect import bisect
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from unicodedata import normalize

LINE_END = re.compile(r"\r\n|\r|\n")
#: Characters of blank lines.
BLANKS = " \t\r\n"
#: A no-break space of our own, so that commands are not wrapped and can be copied.
NO_BREAK = "\ue000"
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
# Strings: `re` compiles them on first use, and most commands need few of them.
_OTHER_LINE_ENDS = "\r\n|[\r\x85\u2028\u2029]"
_CONTROLS = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]"
_SURROGATES = "[\ud800-\udfff]"
# Surrogate pairs, which some terminals send for characters above U+FFFF.
_PAIRS = "[\ud800-\udbff][\udc00-\udfff]"
_FENCE = re.compile(r" {0,3}(`{3,}(?!`|.*`)|~{3,})(.*)")
# Latin, Greek, Cyrillic, symbols and NO_BREAK: one cell each, no combining marks (Unicode Character
# Database, EastAsianWidth and General_Category).
_ONE_CELL = (
    "[ -~\xa1-\xac\xae-\u02ff\u0370-\u0377\u0384-\u038a\u038c\u038e-\u03a1\u03a3-\u0482"
    "\u048a-\u052f\u1e00-\u1eff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2190-\u22ff"
    "\u2500-\u25fc\ue000]*"
)
# Combining marks that a search ignores: accents of Latin, Greek and Cyrillic, points of Hebrew and
# Arabic. Not: voicing of kana, viramas, tones and vowels of Thai, which make another word (Unicode
# Character Database, Canonical_Combining_Class).
_MARKS = (
    "[\u0300-\u0333\u0339-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
    "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20dc\u20e1\u20e5-\u20f0\ufe20-\ufe2f]+"
)
#: Length of the pieces in which `wrap` works, in lines.
_PIECE = 8
# Control characters, line separators and bidi overrides.
_UNSAFE = "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"


def clean(text: str) -> str:
    """*text* as stored: LF line ends, no control characters, no outer blank lines."""
    return trim(re.sub(_SURROGATES, "\ufffd", re.sub(_CONTROLS, "", _with_lf(text))))


def has_unclean_characters(text: str) -> bool:
    """Whether `clean` removes or replaces characters of *text*."""
    text = _with_lf(text)
    return bool(re.search(_CONTROLS, text) or re.search(_SURROGATES, text))


def _with_lf(text: str) -> str:
    """*text* with LF line ends, and surrogate pairs combined."""
    text = re.sub(_OTHER_LINE_ENDS, "\n", text)
    return re.sub(
        _PAIRS, lambda pair: pair[0].encode("utf-16", "surrogatepass").decode("utf-16"), text
    )


def trim(text: str) -> str:
    """*text* without its leading and trailing blank lines; the first line keeps its indent."""
    return split_blank_lines(LINE_END.sub("\n", text) if "\r" in text else text)[1]


def split_blank_lines(text: str) -> tuple[str, str, str]:
    """*text* split into leading blank lines, content, and its line end with trailing blank lines.

    The content keeps the indent of its first line, and the trailing blanks of its last.
    """
    inner = text.lstrip(BLANKS)
    if not inner:
        return text, "", ""
    lead = text[: len(text) - len(inner)].rstrip(" \t")
    tail = text[len(text.rstrip(BLANKS)) :].lstrip(" \t")
    return lead, text[len(lead) : len(text) - len(tail)], tail


def lines(text: str) -> list[str]:
    """The lines of *text* with their ends: LF, CRLF or CR, and no other."""
    return _LINE.findall(text)


def decode(data: bytes) -> str:
    """The text in *data*, decoded; invalid bytes become U+FFFD."""
    return data.decode(detect_encoding(data), "replace")


def detect_encoding(data: bytes) -> str:
    """utf-8, or UTF-16 if *data* begins with its byte order mark, or with ASCII in UTF-16."""
    start = data[:4]
    if start.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return "utf-16"
    if b"\0" not in start:
        return "utf-8"
    zeros = start[::2] == b"\0\0", start[1::2] == b"\0\0"
    return {(True, False): "utf-16-be", (False, True): "utf-16-le"}.get(zeros, "utf-8")


class Fences:
    """The code fences in *lines*, by line index."""

    def __init__(self, lines: Sequence[str]) -> None:
        found = ((number, _FENCE.match(line)) for number, line in enumerate(lines))
        self._rows = {number: (row[1], row[2].strip()) for number, row in found if row}
        self._numbers = list(self._rows)
        self._closed: set[int] = set()
        longest = {"`": 0, "~": 0}
        for number in reversed(self._numbers):
            fence, info = self._rows[number]
            if len(fence) <= longest[fence[0]]:
                self._closed.add(number)
            if not info:
                longest[fence[0]] = max(longest[fence[0]], len(fence))

    def __contains__(self, number: int) -> bool:
        return number in self._rows

    def closing(self, number: int) -> int | None:
        """The line that closes the fence on line *number*; None if it stays open."""
        if number not in self._closed:
            return None
        opening = self._rows[number][0]
        at = bisect(self._numbers, number)
        while True:
            fence, info = self._rows[self._numbers[at]]
            if not info and fence.startswith(opening):
                return self._numbers[at]
            at += 1


def visible(text: str) -> str:
    """*text* with control characters escaped, as in ``<1b>``.

    All text that is not our own passes through here before it is shown.
    """
    # A fast path: control characters are not printable, and most text has only line ends.
    if text.isprintable() or text.replace("\n", "").isprintable():
        return text
    return re.sub(_UNSAFE, lambda found: f"<{ord(found[0]):02x}>", text).replace("\t", "    ")


def capitalized(text: str) -> str:
    """*text* with a capital first letter."""
    return text[:1].upper() + text[1:]


def name(text: str) -> str:
    """*text* as a name of a person: one line, without separators of names."""
    return " ".join(re.sub(r"[,\[\]]", " ", clean(text)).split())


def one_line(text: str, limit: int = 60) -> str:
    """*text* on one line, blanks collapsed, truncated to *limit* characters."""
    folded = " ".join(text.split())
    return folded if len(folded) <= limit else folded[: limit - 1].rstrip() + "…"


def reflowed(text: str) -> str:
    """*text* with the lines of each paragraph joined, to be wrapped again."""
    return "\n\n".join(map(_joined, re.split(r"\n[ \t]*\n", text)))


def first_sentence(text: str) -> str:
    """The first sentence of *text*, which is one paragraph or more."""
    return re.split(r"(?<=[.!?…])\s", text, maxsplit=1)[0]


def _joined(paragraph: str) -> str:
    listed = re.search(r"^[ \t]*(?:[-*+>|#•]|\d+[.)]|```)", paragraph, re.MULTILINE)
    return paragraph if listed else " ".join(paragraph.split())


def normalised(text: str) -> str:
    """*text* normalised to compare wordings: NFC, blanks collapsed."""
    return normalize("NFC", " ".join(text.split()))


def case_folded(text: str) -> str:
    """*text* normalised to compare options and names: NFC, blanks collapsed, case-folded."""
    # Case folding may decompose letters, so compose them again.
    return normalize("NFC", normalised(text).casefold())


def distinct_names(names: Iterable[str]) -> tuple[str, ...]:
    """*names* without duplicates, ignoring case; the first spelling wins."""
    found: dict[str, str] = {}
    for each in names:
        found.setdefault(case_folded(each), each)
    return tuple(found.values())


def unaccented(text: str) -> str:
    """*text* case-folded, without accents and points; ligatures are split."""
    if text.isascii():
        return text.lower()
    # Again, since decomposing may yield capitals: ™ becomes TM.
    apart = normalize("NFKD", text.casefold()).casefold()
    return re.sub(_MARKS, "", apart)


def width(text: str) -> int:
    """The width of *text* in terminal cells."""
    if _is_narrow(text):
        return len(text)
    from wcwidth import width as cells  # late: 25 ms, and rarely needed

    return cells(text, control_codes="ignore")


def _is_narrow(text: str) -> bool:
    """Whether all characters of *text* are known to be one cell wide, without wcwidth."""
    return text.isascii() or bool(re.fullmatch(_ONE_CELL, text))


def wrap(text: str, columns: int, indent: str = "") -> list[str]:
    """*text* wrapped between words to lines of at most *columns* cells; line ends stay.

    A line with a NO_BREAK may have words longer than that, which are not broken.
    """
    wrapped: list[str] = []
    for line in LINE_END.split(text):
        wrapped += _wrap_line(line, columns, indent) if line.strip() else [""]
    return wrapped


def _wrap_line(line: str, columns: int, indent: str) -> list[str]:
    lead = indent + line[: len(line) - len(line.lstrip(" "))]
    if len(lead) >= columns // 2 and width(indent + line.rstrip()) > columns:
        lead = indent  # No room to wrap that far to the right: drop its own indent.
    if _is_narrow(line):
        from textwrap import wrap as fold
    else:
        from wcwidth import wrap as fold
    room = max(columns, len(lead) + 2)
    folded = partial(
        fold,
        width=room,
        initial_indent=lead,
        subsequent_indent=lead,
        break_on_hyphens=False,
        break_long_words=NO_BREAK not in line,
    )
    return [each.rstrip(" ") for each in _piecewise(folded, line.strip(), lead, _PIECE * room)]


def _piecewise(
    fold: Callable[[str], list[str]], text: str, lead: str, length: int
) -> Iterator[str]:
    """The lines of *text* wrapped by *fold*, in pieces of *length* characters, to stay linear.

    *fold* copies the rest of a long word for each line. The last two lines of a piece are wrapped
    again with the next piece, as a word may be cut in them.
    """
    at, taken = 0, length
    while at + taken < len(text):
        piece = text[at : at + taken]
        folded = fold(piece)
        last = piece.rfind(folded[-1].removeprefix(lead)) if folded else 0
        begin = piece.rfind(folded[-2].removeprefix(lead), 0, last) if len(folded) > 2 else 0
        if begin <= 0:
            taken *= 2
            continue
        yield from folded[:-2]
        at, taken = at + begin, length
    yield from fold(text[at:])
