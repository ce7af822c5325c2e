"""One line of a worksheet: its text, and the attributes taken from its end."""

import re
import unicodedata
from collections.abc import Container
from dataclasses import dataclass
from hashlib import sha256

from reflect.questions import KINDS, Kind

LONGEST_ID = 60

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
STEP_NUMBER = re.compile(r"(?:(?:Step|Schritt)[ \t]+\d+[ \t]*[:.)–-]|\d+[.)])[ \t]+", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"(?:^|(?<=\s))(?:\{#([^{}\s]*)\}|(?<!\\)\[((?:\\.|[^\[\]\\])*)\])\s*$")
_EACH = re.compile(r"for each\s*:\s*(\S.*)", re.IGNORECASE)
_KEYWORDS = ("one", "yes/no", "choose", "list", "date", "action", "for each")


@dataclass(frozen=True)
class Line:
    """A heading or question with what its end says of it."""

    text: str
    id: str = ""
    each: str = ""
    kind: Kind | None = None
    problems: tuple[str, ...] = ()


def read(text: str) -> Line:
    """The line *text*; attributes are taken from the end, in any order, each once."""
    id_, each, kind = "", "", None
    problems: list[str] = []
    while found := _ATTRIBUTE.search(text):
        if found[1] is not None:
            if id_:
                break
            id_ = found[1]
            if not ID.fullmatch(id_) or len(id_) > LONGEST_ID:
                problems.append(f"'{id_}' is no id: {_id_hint(id_)}")
        elif each_found := _EACH.fullmatch(found[2].strip()):
            if each:
                break
            each = each_found[1].strip()
        else:
            parsed = None if kind else kind_of(found[2])
            if parsed is None:
                problems += [] if kind else _misspelt(found[2])
                break
            kind = parsed
        text = text[: found.start()].rstrip()
    return Line(text.strip(), id_, each, kind, tuple(problems))


def kind_of(bracket: str) -> Kind | None:
    """The kind that the inside of a bracket describes, or nothing."""
    parsed = (kind.parse(" ".join(bracket.split())) for kind in KINDS.values())
    return next((kind for kind in parsed if kind), None)


def _misspelt(bracket: str) -> list[str]:
    """What is wrong with a last bracket that nearly is a kind; without that it is text."""
    first = re.match(r"\s*(for\s+[^\s:]*|[^\s:]*)", bracket.casefold())
    word = " ".join(first[1].split()) if first else ""
    if word[:1].isdigit():
        return [f"[{bracket}] is no scale: write the smaller end first, as in [1-10: low ... high]"]
    if word == "choose":
        return [f"[{bracket}] is no choice: write at least two different options, [choose: a, b]"]
    near = next((keyword for keyword in _KEYWORDS if _one_edit(word, keyword)), None)
    return [f"[{bracket}] is no kind of question. Did you mean '{near}'?"] if near else []


def _one_edit(word: str, keyword: str) -> bool:
    """Whether *word* becomes *keyword* by changing, adding or leaving out one letter at most."""
    if abs(len(word) - len(keyword)) > 1 or len(word) < 2:
        return False
    start = 0
    while start < min(len(word), len(keyword)) and word[start] == keyword[start]:
        start += 1
    rest = (word[start:], keyword[start:])
    return rest[0][1:] == rest[1][1:] or rest[0][1:] == rest[1] or rest[0] == rest[1][1:]


def _id_hint(id_: str) -> str:
    fitting = slug(id_)
    if fitting:
        return f"did you mean '{fitting}'?"
    return "ids are small letters, digits and single hyphens"


def propose(text: str, taken: Container[str]) -> str:
    """An id for *text* that is not yet *taken*: its first six words, or a digest of it."""
    words = re.findall(r"[a-z0-9]+", _ascii(re.sub(r"['’]", "", text)))[:6]
    base = "-".join(words)[:LONGEST_ID].strip("-")
    base = base or "q-" + sha256(text.encode("utf-8", "replace")).hexdigest()[:6]
    id_, number = base, 2
    while id_ in taken:
        suffix = f"-{number}"
        id_ = base[: LONGEST_ID - len(suffix)].rstrip("-") + suffix
        number += 1
    return id_


def slug(text: str) -> str:
    """*text* as an id, nothing where no letter is left."""
    return "-".join(re.findall(r"[a-z0-9]+", _ascii(text)))[:LONGEST_ID].strip("-")


def _ascii(text: str) -> str:
    return unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
