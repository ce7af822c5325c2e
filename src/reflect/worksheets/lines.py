"""One line of a worksheet: its text, the attributes taken from its end, and what is wrong."""

import re
import unicodedata
from typing import NamedTuple

from reflect.questions import KINDS, Kind
from reflect.questions.kinds import Choice
from reflect.questions.kinds.choices import labels
from reflect.questions.kinds.kind import ESCAPE
from reflect.text import one_line

LONGEST_ID = 60
#: The id of a question that belongs to every worksheet, once there is an earlier run.
LOOKING_BACK = "looking-back"

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
STEP_NUMBER = re.compile(
    r"(?:(?:Step|Schritt)[ \t]+[0-9]+[ \t]*[:.)–-]|[0-9]+[.)])[ \t]+", re.IGNORECASE
)
_INSIDE = rf"((?:{ESCAPE}|(?!{ESCAPE})[^\[\]])*)"
_ATTRIBUTE = re.compile(rf"(?<!\S)(?:\{{#([^{{}}\s]*)\}}|\[{_INSIDE}\])\Z")
_GLUED = re.compile(rf"[^\s\\]\[{_INSIDE}\]\Z")
_EACH = re.compile(r"for each ?: ?(\S.*)", re.IGNORECASE)
#: What people call a kind elsewhere, and how it is written here; prose has no bracket at all.
_ELSEWHERE = (
    ("choice, single choice, select, radio, dropdown, options", "choose: a, b"),
    ("multiple choice, multi select, checkbox, checkboxes, tick", "choose many: a, b"),
    ("number, rating, rate, scale, slider, score", "1-10"),
    ("boolean, true/false, yes or no, yes no", "yes/no"),
    ("line, single line, short text, short answer, time", "one line"),
    ("day", "date"),
    ("items, bullets", "list"),
    ("todo, to do, task, tasks, plan", "action"),
    ("text, long text, free text, paragraph", ""),
)
_KINDS = {name: ours for names, ours in _ELSEWHERE for name in names.split(", ")}
_KEYWORDS = ("one line", "yes/no", "choose", "list", "date", "action", "for each")


class Problem(NamedTuple):
    """What is wrong on a line of a worksheet, and what may have been meant."""

    line: int
    what: str
    #: The worksheet can be used all the same.
    mild: bool = False


class Report:
    """All that is wrong with a worksheet, as it is found."""

    def __init__(self) -> None:
        self._problems: set[Problem] = set()

    def wrong(self, line: int, what: str, *, mild: bool = False) -> None:
        """Note *what* is wrong on a *line*."""
        self._problems.add(Problem(line, what, mild))

    @property
    def problems(self) -> tuple[Problem, ...]:
        """By line, each once."""
        return tuple(sorted(self._problems))


class Line(NamedTuple):
    """A heading or question with what its end says of it."""

    text: str
    id: str = ""
    each: str = ""
    kind: Kind | None = None
    problems: tuple[str, ...] = ()
    #: What may well be meant so.
    doubts: tuple[str, ...] = ()


def read(text: str) -> Line:
    """The line *text*; attributes are taken from the end, in any order, each once."""
    id_, each, kind = "", "", None
    problems: list[str] = []
    doubts: list[str] = []
    text = text.strip()
    while found := _ATTRIBUTE.search(text):
        inside = " ".join((found[2] or "").split())
        if found[1] is not None:
            if id_:
                break
            id_ = found[1]
            problems += _id_problem(id_)
        elif not each and (for_each := _EACH.fullmatch(inside)):
            each = for_each[1]
        elif not kind and (parsed := kind_of(inside)):
            kind = parsed
        else:
            wrong = [] if kind else _misspelt(inside)
            problems += wrong
            doubts += [] if kind or wrong else _from_elsewhere(inside)
            break
        text = text[: found.start()].rstrip()
    return Line(text, id_, each, kind, tuple(problems), tuple(doubts))


def glued(line: Line) -> str:
    """The bracket at the end of a question that would be its kind, were a blank before it."""
    found = None if line.kind else _GLUED.search(line.text)
    return f"[{found[1]}]" if found and kind_of(found[1]) else ""


def kind_of(bracket: str) -> Kind | None:
    """The kind that the inside of a bracket describes, or nothing."""
    parsed = (kind.parse(" ".join(bracket.split())) for kind in KINDS.values())
    return next((kind for kind in parsed if kind), None)


def bracket_of(kind: Kind) -> str:
    """The inside of a bracket that describes *kind*, as people read it; nothing for prose."""
    shape = kind.shape()
    if isinstance(options := shape.get("options"), list):
        return f"choose{' many' if kind.name == 'choices' else ''}: {', '.join(options)}"
    if "min" in shape:
        ends = f": {shape['low']} ... {shape['high']}" if shape["low"] or shape["high"] else ""
        return f"{shape['min']}-{shape['max']}{ends}"
    count = f" {shape['count']}" if shape.get("count") else ""
    return {"text": "", "line": "one line", "yesno": "yes/no"}.get(kind.name, kind.name + count)


def _misspelt(bracket: str) -> list[str]:
    """What is wrong with a last bracket that nearly is a kind; without that it is text."""
    words = re.findall(r"[^\s:]+", bracket.casefold())
    shown, as_text = f"[{one_line(bracket)}]", "Where it is text, write \\[."
    if bracket[:1].isdigit():
        scale = "[1-10] or [1-10: low ... high], the smaller end first"
        return [f"{shown} is no scale: write it as {scale}. {as_text}"]
    if words[:1] == ["choose"]:
        if twice := Choice(*labels(bracket.partition(":")[2])).doubled:
            what = f"'{one_line(twice)}' is there twice: a label, today's or one after 'was:', can"
            return [f"{what} belong to one option only"]
        return [f"{shown} is no choice: write two different options or more, as in [choose: a, b]"]
    for keyword in _KEYWORDS:
        if _one_edit(" ".join(words[: len(keyword.split())]), keyword):
            return [f"{shown} is no kind of question. Did you mean '{keyword}'? {as_text}"]
    return []


def _from_elsewhere(bracket: str) -> list[str]:
    """What is doubtful about a bracket with a word that is a kind elsewhere, and none here."""
    name, _, _ = bracket.casefold().partition(":")
    ours = _KINDS.get(re.sub(r"[ 0-9]*$", "", name))
    if ours is None:
        return []
    way = f"write it as [{ours}]" if ours else "leave it out, since prose needs none"
    shown = f"[{one_line(bracket)}]"
    return [f"{shown} is not a kind of question here: {way}. Where it is text, write \\[."]


def _one_edit(word: str, keyword: str) -> bool:
    """Whether *word* becomes *keyword* by changing, adding or leaving out one letter at most."""
    if abs(len(word) - len(keyword)) > 1 or len(word) < 2:
        return False
    start = 0
    while start < min(len(word), len(keyword)) and word[start] == keyword[start]:
        start += 1
    ours, theirs = word[start:], keyword[start:]
    swapped = ours[1::-1] == theirs[:2] and ours[2:] == theirs[2:]
    return ours[1:] in (theirs, theirs[1:]) or ours == theirs[1:] or swapped


def _id_problem(id_: str) -> list[str]:
    if ID.fullmatch(id_) and len(id_) <= LONGEST_ID:
        return []
    fitting = slug(id_)
    way = f"did you mean '{fitting}'?" if fitting else "ids are small letters, digits and hyphens"
    return [f"'{one_line(id_)}' is no id: {way}"]


class Ids:
    """The ids of a worksheet: which are taken, on which lines, and new ones."""

    def __init__(self) -> None:
        self.lines: dict[str, int] = {}
        self._clashes: dict[str, int] = {}

    def take(self, id_: str, number: int) -> int | None:
        """Note that *id_* stands on the line *number*; where it is taken already, that line."""
        there = self.lines.setdefault(id_, number)
        return None if there == number else there

    def proposed(self, text: str, number: int) -> str:
        """A new id for *text*: its first six words, or a digest of it."""
        words = re.findall(r"[^\W_]+", re.sub(r"['’]", "", _bare(text)))[:6]
        base = "-".join(filter(None, map(_ascii, words)))[:LONGEST_ID].strip("-")
        base = base or f"q-{_digest(text)}"
        id_, clash = base, self._clashes.get(base, 1)
        while id_ in self.lines or id_ == LOOKING_BACK:
            clash += 1
            id_ = base[: LONGEST_ID - len(f"-{clash}")].rstrip("-") + f"-{clash}"
        self._clashes[base] = clash
        self.lines[id_] = number
        return id_


def slug(text: str) -> str:
    """*text* as an id, nothing where no letter is left."""
    words = (_ascii(word) for word in re.findall(r"[^\W_]+", _bare(text)))
    return "-".join(filter(None, words))[:LONGEST_ID].strip("-")


def _bare(text: str) -> str:
    """*text* in small letters, and without their accents."""
    letters = unicodedata.normalize("NFKD", text).casefold()
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _digest(text: str) -> str:
    from hashlib import sha256  # only here: most questions have words in Latin letters

    return sha256(text.encode("utf-8", "replace")).hexdigest()[:6]


def _ascii(word: str) -> str:
    return "".join(re.findall("[a-z0-9]", word))
