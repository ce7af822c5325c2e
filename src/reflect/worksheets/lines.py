"""One line of a worksheet: its text, the attributes taken from its end, and what is wrong."""

import re
import unicodedata
from typing import NamedTuple

from reflect.locale import N_, joined
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


class Line(NamedTuple):
    """A heading or question with what its end says of it."""

    text: str
    id: str = ""
    each: str = ""
    kind: Kind | None = None


def read(text: str, number: int, found: set[Problem]) -> Line:
    """The line *text*; attributes are taken from the end, in any order, each once.

    What is wrong with them joins the problems *found*, with the *number* of the line.
    """
    id_, each, kind = "", "", None
    text = text.strip()
    while attribute := _ATTRIBUTE.search(text):
        inside = " ".join((attribute[2] or "").split())
        if attribute[1] is not None:
            if id_:
                break
            id_ = attribute[1]
            if not is_id(id_):
                found.add(Problem(number, _no_id(id_)))
        elif not each and (for_each := _EACH.fullmatch(inside)):
            each = for_each[1]
        elif not kind and (parsed := kind_of(inside)):
            kind = parsed
        else:
            if not kind and (mistake := _mistake(inside)):
                found.add(Problem(number, *mistake))
            break
        text = text[: attribute.start()].rstrip()
    return Line(text, id_, each, kind)


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


def _mistake(bracket: str) -> tuple[str, bool] | None:
    """What is wrong with a last *bracket* that is meant as a kind, and whether it may be text."""
    shown, as_text = f"[{one_line(bracket)}]", N_("Where it is text, write \\[.")
    words = re.findall(r"[^\s:]+", bracket.casefold())
    if words[:1] == ["choose"]:
        if twice := Choice(*labels(bracket.partition(":")[2])).doubled:
            what = N_(
                "'{label}' is there twice: a label, today's or one after 'was:', can belong to one "
                "option only",
                label=one_line(twice),
            )
            return what, False
        what = N_(
            "{bracket} is not a choice: write two different options or more, as in [choose: a, b]",
            bracket=shown,
        )
        return what, False
    if bracket[:1].isdigit():
        what = N_(
            "{bracket} is not a scale: write it as [1-10] or [1-10: low ... high], the smaller end "
            "first.",
            bracket=shown,
        )
        return joined([what, as_text], " "), False
    for keyword in _KEYWORDS:
        if _one_edit(" ".join(words[: len(keyword.split())]), keyword):
            what = N_("{bracket} is not a kind of question.", bracket=shown)
            meant = N_("Did you mean '{name}'?", name=keyword)
            return joined([what, meant, as_text], " "), False
    name, _, _ = bracket.casefold().partition(":")
    ours = _KINDS.get(re.sub(r"[ 0-9]*$", "", name))
    if ours is None:
        return None
    what = N_(
        "{bracket} is not a kind of question here: leave it out, since prose needs none.",
        bracket=shown,
    )
    if ours:
        what = N_(
            "{bracket} is not a kind of question here: write it as [{kind}].",
            bracket=shown,
            kind=ours,
        )
    return joined([what, as_text], " "), True


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


def is_id(text: str) -> bool:
    """Whether *text* can be the id of a step or question."""
    return len(text) <= LONGEST_ID and bool(ID.fullmatch(text))


def _no_id(text: str) -> str:
    if fitting := slug(text):
        what = N_(
            "'{id}' is not an id: did you mean '{fitting}'?", id=one_line(text), fitting=fitting
        )
    else:
        what = N_(
            "'{id}' is not an id: ids are small letters, digits and hyphens", id=one_line(text)
        )
    return what


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
        base = slug(re.sub("['’]", "", unicodedata.normalize("NFKD", text)), 6)
        if not base:
            from hashlib import sha256  # only here: most questions have words in Latin letters

            base = f"q-{sha256(text.encode('utf-8', 'replace')).hexdigest()[:6]}"
        id_, clash = base, self._clashes.get(base, 1)
        while id_ in self.lines or id_ == LOOKING_BACK:
            clash += 1
            id_ = base[: LONGEST_ID - len(f"-{clash}")].rstrip("-") + f"-{clash}"
        self._clashes[base] = clash
        self.lines[id_] = number
        return id_


def slug(text: str, most: int | None = None) -> str:
    """*text*, or so many of its words at *most*, as an id; nothing where no letter is left."""
    letters = unicodedata.normalize("NFKD", text).casefold()
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    words = (re.sub("[^a-z0-9]", "", word) for word in re.findall(r"[^\W_]+", bare)[:most])
    return "-".join(filter(None, words))[:LONGEST_ID].strip("-")
