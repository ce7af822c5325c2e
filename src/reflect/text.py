"""Foreign text: cleaned where it comes in, made harmless where it goes to a terminal."""

import re

LINE_END = re.compile(r"\r\n|\r|\n")
_OTHER_LINE_ENDS = re.compile("\r\n|[\r\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_SURROGATES = re.compile("[\ud800-\udfff]")
# What a terminal could obey, or what could turn around the order in which a line is read.
_OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def clean(text: str) -> str:
    """*text* as it is kept: LF line ends, no control characters, no outer blank lines."""
    text = _OTHER_LINE_ENDS.sub("\n", text)
    text = _SURROGATES.sub("\ufffd", _CONTROLS.sub("", text))
    return trim(text)


def has_unkept(text: str) -> bool:
    """Whether `clean` takes a character from *text*, or puts another one in its place."""
    text = _OTHER_LINE_ENDS.sub("\n", text)
    return bool(_CONTROLS.search(text) or _SURROGATES.search(text))


def trim(text: str) -> str:
    """*text* without its leading and trailing blank lines; the first line keeps its indent."""
    lines = LINE_END.split(text)
    while lines and not lines[-1].strip(" \t"):
        lines.pop()
    while lines and not lines[0].strip(" \t"):
        lines.pop(0)
    return "\n".join(lines)


def visible(text: str) -> str:
    """*text* with everything a terminal could obey written out, as in ``<1b>``.

    The one door: whatever was not written by us passes here before it is shown.
    """
    return _OBEYED.sub(lambda found: f"<{ord(found[0]):02x}>", text).replace("\t", "    ")


def one_line(text: str, limit: int = 60) -> str:
    """*text* on one line, blanks folded, cut at *limit* characters."""
    folded = " ".join(text.split())
    return folded if len(folded) <= limit else folded[: limit - 1].rstrip() + "…"


def width(text: str) -> int:
    """How many cells of a terminal *text* takes."""
    if text.isascii():
        return len(text)
    from wcwidth import width as cells  # 18 ms, and most text never needs it

    return cells(text, control_codes="ignore")


def wrap(text: str, columns: int, indent: str = "") -> list[str]:
    """*text* as lines of at most *columns* cells, broken between words; line ends stay."""
    lines: list[str] = []
    for line in LINE_END.split(text):
        lines += _wrap_line(line, columns, indent) if line.strip() else [""]
    return lines


def _wrap_line(line: str, columns: int, indent: str) -> list[str]:
    lead = indent + line[: len(line) - len(line.lstrip(" "))]
    lead = lead if len(lead) < columns // 2 else indent
    if line.isascii():
        from textwrap import wrap as fold
    else:
        from wcwidth import wrap as fold
    return fold(
        line.strip(),
        max(columns, len(lead) + 2),
        initial_indent=lead,
        subsequent_indent=lead,
        break_on_hyphens=False,
    )
