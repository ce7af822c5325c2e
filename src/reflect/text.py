"""Foreign text: cleaned where it comes in, made harmless where it goes to a terminal."""

import re
from bisect import bisect
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from unicodedata import normalize

LINE_END = re.compile(r"\r\n|\r|\n")
#: What a blank line is made of.
BLANKS = " \t\r\n"
#: In the place of a blank at which no line is broken: a command may be copied.
TIE = "\ue000"
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
# Compiled by `re` when they are first used: who lists entries needs few of them.
_OTHER_LINE_ENDS = "\r\n|[\r\x85\u2028\u2029]"
_CONTROLS = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]"
_SURROGATES = "[\ud800-\udfff]"
# As some terminals give a character beyond the first 65,536.
_PAIRS = "[\ud800-\udbff][\udc00-\udfff]"
_FENCE = re.compile(r" {0,3}(`{3,}(?!`|.*`)|~{3,})(.*)")
# Letters of Latin, Greek and Cyrillic, and signs: each takes one cell, and none is a mark on
# another (Unicode Character Database, EastAsianWidth and General_Category); and the TIE.
_ONE_CELL = (
    "[ -~\xa1-\xac\xae-\u02ff\u0370-\u0377\u0384-\u038a\u038c\u038e-\u03a1\u03a3-\u0482"
    "\u048a-\u052f\u1e00-\u1eff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2190-\u22ff"
    "\u2500-\u25fc\ue000]*"
)
# Marks that colour a letter and leave the word what it is: the accents of Latin, Greek and
# Cyrillic, the points of Hebrew and Arabic. The voicing of kana, viramas and the tones and vowels
# of Thai tell words apart (Unicode Character Database, Canonical_Combining_Class).
_MARKS = (
    "[\u0300-\u0333\u0339-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
    "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20dc\u20e1\u20e5-\u20f0\ufe20-\ufe2f]+"
)
#: So many lines are broken at once.
_AT_ONCE = 8
# What a terminal could obey, or what could turn around the order in which a line is read.
_OBEYED = "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"


def clean(text: str) -> str:
    """*text* as it is kept: LF line ends, no control characters, no outer blank lines."""
    return trim(re.sub(_SURROGATES, "\ufffd", re.sub(_CONTROLS, "", _with_lf(text))))


def has_unkept(text: str) -> bool:
    """Whether `clean` takes a character from *text*, or puts another one in its place."""
    text = _with_lf(text)
    return bool(re.search(_CONTROLS, text) or re.search(_SURROGATES, text))


def _with_lf(text: str) -> str:
    """*text* with LF line ends, and with one character for each pair of surrogates."""
    text = re.sub(_OTHER_LINE_ENDS, "\n", text)
    return re.sub(
        _PAIRS, lambda pair: pair[0].encode("utf-16", "surrogatepass").decode("utf-16"), text
    )


def trim(text: str) -> str:
    """*text* without its leading and trailing blank lines; the first line keeps its indent."""
    return apart(LINE_END.sub("\n", text) if "\r" in text else text)[1]


def apart(text: str) -> tuple[str, str, str]:
    """*text* as its leading blank lines, what stands between, and the end of that with the rest.

    The first line between keeps its indent, the last one the blanks at its end.
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


def decoded(data: bytes) -> str:
    """The text of a file; what cannot be read in it becomes U+FFFD."""
    return data.decode(encoding(data), "replace")


def encoding(data: bytes) -> str:
    """UTF-8, unless *data* begins as only UTF-16 does: with its mark, or a zero in each letter."""
    start = data[:4]
    if start.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return "utf-16"
    if b"\0" not in start:
        return "utf-8"
    zeros = start[::2] == b"\0\0", start[1::2] == b"\0\0"
    return {(True, False): "utf-16-be", (False, True): "utf-16-le"}.get(zeros, "utf-8")


class Fences:
    """The code fences among the lines *every*, by the numbers of their lines."""

    def __init__(self, every: Sequence[str]) -> None:
        found = ((number, _FENCE.match(line)) for number, line in enumerate(every))
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
        """The line that closes the fence on the line *number*, where there is one."""
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
    """*text* with everything a terminal could obey written out, as in ``<1b>``.

    The one door: whatever was not written by us passes here before it is shown.
    """
    # None of what is obeyed is printable, and most text has nothing else but line ends.
    if text.isprintable() or text.replace("\n", "").isprintable():
        return text
    return re.sub(_OBEYED, lambda found: f"<{ord(found[0]):02x}>", text).replace("\t", "    ")


def name(text: str) -> str:
    """*text* as the name of somebody: on one line, without what parts names from each other."""
    return " ".join(re.sub(r"[,\[\]]", " ", clean(text)).split())


def one_line(text: str, limit: int = 60) -> str:
    """*text* on one line, blanks folded, cut at *limit* characters."""
    folded = " ".join(text.split())
    return folded if len(folded) <= limit else folded[: limit - 1].rstrip() + "…"


def reflowed(text: str) -> str:
    """*text* with the lines of each paragraph joined, so that they can be broken anew."""
    return "\n\n".join(map(_joined, re.split(r"\n[ \t]*\n", text)))


def _joined(paragraph: str) -> str:
    listed = re.search(r"^[ \t]*(?:[-*+>|#]|\d+[.)]|```)", paragraph, re.MULTILINE)
    return paragraph if listed else " ".join(paragraph.split())


def normal(text: str) -> str:
    """*text* as wordings are compared: NFC, blanks folded."""
    return normalize("NFC", " ".join(text.split()))


def folded(text: str) -> str:
    """*text* as options and names are compared: NFC, blanks folded, any case."""
    # A letter without a case of its own may come apart with its marks.
    return normalize("NFC", normal(text).casefold())


def distinct(names: Iterable[str]) -> tuple[str, ...]:
    """Each person in *names* once, as they are spelled first: ``sam`` is ``Sam``."""
    found: dict[str, str] = {}
    for each in names:
        found.setdefault(folded(each), each)
    return tuple(found.values())


def unaccented(text: str) -> str:
    """*text* in any case without accents and points; letters that are joined come apart."""
    if text.isascii():
        return text.lower()
    # Some letters come apart into capitals: ™ into TM.
    apart = normalize("NFKD", text.casefold()).casefold()
    return re.sub(_MARKS, "", apart)


def width(text: str) -> int:
    """How many cells of a terminal *text* takes."""
    if _is_narrow(text):
        return len(text)
    from wcwidth import width as cells  # 25 ms, and most text never needs it

    return cells(text, control_codes="ignore")


def _is_narrow(text: str) -> bool:
    """Whether each character of *text* takes one cell, as far as that is told without a table."""
    return text.isascii() or bool(re.fullmatch(_ONE_CELL, text))


def wrap(text: str, columns: int, indent: str = "") -> list[str]:
    """*text* as lines of at most *columns* cells, broken between words; line ends stay.

    What holds a TIE is never broken, however long it is.
    """
    wrapped: list[str] = []
    for line in LINE_END.split(text):
        wrapped += _wrap_line(line, columns, indent) if line.strip() else [""]
    return wrapped


def _wrap_line(line: str, columns: int, indent: str) -> list[str]:
    lead = indent + line[: len(line) - len(line.lstrip(" "))]
    if len(lead) >= columns // 2 and width(indent + line.rstrip()) > columns:
        lead = indent  # Far to the right there is no room to break it; what fits there stays.
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
        break_long_words=TIE not in line,
    )
    return [each.rstrip(" ") for each in _piecewise(folded, line.strip(), lead, _AT_ONCE * room)]


def _piecewise(
    fold: Callable[[str], list[str]], text: str, lead: str, length: int
) -> Iterator[str]:
    """The lines that *fold* makes of *text*, from pieces of such a *length* at first.

    A word that is never over is copied by it once for each line. The last two lines of a piece
    are begun anew with the next one: a word may be cut in them.
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
