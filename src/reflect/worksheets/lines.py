"""Parses a line of a worksheet: its text, and the attributes at its end."""

import re
import unicodedata
from typing import NamedTuple

from reflect import languages
from reflect.locale import N_, joined
from reflect.questions import KINDS, Kind
from reflect.questions.kinds import LAST_TIME, Choice, Scale
from reflect.questions.kinds.choices import parse_options
from reflect.questions.kinds.kind import ESCAPE
from reflect.text import one_line

LONGEST_ID = 60
#: The id of the question about changes since an earlier run, which every worksheet has.
LOOKING_BACK = "looking-back"
#: Ids of questions that every worksheet has, unless it has one of its own by that id.
RESERVED = (LAST_TIME, LOOKING_BACK)
#: In place of an id, where something is said of the conclusion, which has none.
CONCLUSION = "#"

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
STEP_NUMBER = re.compile(
    r"(?:(?:Step|Schritt)[ \t]+[0-9]+[ \t]*[:.)–-]|[0-9]+[.)])[ \t]+", re.IGNORECASE
)
_BRACKET_TEXT = rf"((?:{ESCAPE}|(?!{ESCAPE})[^\[\]])*)"
_ATTRIBUTE = re.compile(rf"(?<!\S)(?:\{{#([^{{}}\s]*)\}}|\[{_BRACKET_TEXT}\])\Z")
_UMLAUT = re.compile("([aou])\u0308")
_GLUED = re.compile(rf"[^\s\\]\[{_BRACKET_TEXT}\]\Z")
_ROUND = re.compile(r"\(([^()]*)\)([?.!:]?)\Z")
_EACH = re.compile(r"for each ?: ?(\S.*)", re.IGNORECASE)
#: Names of kinds in other programs and in German, and the bracket to write instead; prose has none.
_FOREIGN_KINDS = (
    (
        "choice, single choice, single select, select, select one, pick one, one of, "
        "radio, radio button, radio buttons, dropdown, drop down, options, auswahl, einfachauswahl",
        "choose: a, b",
    ),
    (
        "multiple choice, multi choice, multiple select, multi select, multiselect, select many, "
        "pick many, any of, check all, checkbox, checkboxes, check box, check boxes, tick, "
        "tick box, tick boxes, mehrfachauswahl",
        "choose many: a, b",
    ),
    (
        "number, integer, rating, rate, scale, slider, score, likert, stars, points, percent, "
        "zahl, skala, bewertung",
        "1-10",
    ),
    ("boolean, true/false, yes or no, yes no, true or false, bool, y/n, ja/nein", "yes/no"),
    (
        "line, single line, short, short text, short answer, time, uhrzeit, eine zeile, zeile",
        "one line",
    ),
    ("day, datum", "date"),
    ("items, bullets, bullet points, bullet list, liste", "list"),
    ("todo, to do, todos, task, tasks, plan, plans, next step, aufgabe", "action"),
    (
        "text, long, long text, long answer, free text, open, open text, paragraph, textarea, "
        "text area, freitext, langer text",
        "",
    ),
)
_KINDS = {name: bracket for names, bracket in _FOREIGN_KINDS for name in names.split(", ")}
#: The name before the digits or the colon of a bracket, and the rest.
_FOREIGN = re.compile(r"([^0-9:]*):?(.*)")
#: A last bracket of so many words looks like a kind.
_FEW_WORDS = 3
_KEYWORDS = ("one line", "yes/no", "choose", "list", "date", "action", "for each")


class Problem(NamedTuple):
    """A mistake on a line of a worksheet, maybe with a suggestion."""

    line: int
    what: str
    #: Whether the worksheet can be used despite the mistake.
    is_mild: bool = False


class ParsedLine(NamedTuple):
    """A heading or question, and the attributes at its end."""

    text: str
    id: str = ""
    each: str = ""
    kind: Kind | None = None


def read(text: str, number: int, found: set[Problem]) -> ParsedLine:
    """Parse the line *text*, with attributes at its end in any order, each once.

    Problems with them are added to *found*, under the line *number*.
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
                found.add(Problem(number, _id_problem(id_)))
        elif not each and (for_each := _EACH.fullmatch(inside)):
            each = for_each[1]
        elif not kind and (parsed := kind_of(inside)):
            kind = parsed
        else:
            if not kind and (mistake := _bracket_problem(inside)):
                found.add(Problem(number, *mistake))
            break
        text = text[: attribute.start()].rstrip()
    return ParsedLine(text, id_, each, kind)


def unspaced_bracket(line: ParsedLine) -> str:
    """The last bracket of a question, if it lacks only a blank before it to be its kind."""
    found = None if line.kind else _GLUED.search(line.text)
    return f"[{found[1]}]" if found and kind_of(found[1]) else ""


def round_bracket(line: ParsedLine) -> str:
    """The words in round brackets at the end of a question that would be a kind in square ones."""
    found = None if line.kind else _ROUND.search(line.text)
    kind = found and kind_of(found[1])
    # In a sentence, "(date)" may be a word like others; a scale is none.
    return found[1] if found and kind and (isinstance(kind, Scale) or not found[2]) else ""


def kind_of(bracket: str) -> Kind | None:
    """The kind that the text inside a bracket describes, or None."""
    parsed = (kind.parse(" ".join(bracket.split())) for kind in KINDS.values())
    return next((kind for kind in parsed if kind), None)


def _bracket_problem(bracket: str) -> tuple[str, bool] | None:
    """The problem with a last *bracket* that is no valid kind, and whether it is mild; or None."""
    shown, as_text = f"[{one_line(bracket)}]", N_("If it is meant as text, write \\[.")
    words = re.findall(r"[^\s:]+", bracket.casefold())
    if words[:1] == ["choose"]:
        what = N_(
            "{bracket} is not a choice: write two different options or more, as in [choose: a, b]",
            bracket=shown,
        )
        if label := Choice(*parse_options(bracket.partition(":")[2])).duplicate_label:
            what = N_(
                "'{label}' is there twice: a label, today's or one after 'was:', can belong to one "
                "option only",
                label=one_line(label),
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
    name, rest = _FOREIGN.fullmatch(bracket).groups()  # type: ignore[union-attr]
    kind = _KINDS.get(" ".join(re.split(r"[\s_-]+", name.casefold().strip())))
    if kind is not None:
        return joined([_foreign(shown, kind, rest.strip()), as_text], " "), True
    if len(words) <= _FEW_WORDS or ":" in bracket:
        what = N_("{bracket} is not a kind of question, so it is shown as text.", bracket=shown)
        return joined([what, as_text], " "), True
    return None


def _foreign(shown: str, kind: str, rest: str) -> str:
    """What to write instead of a bracket that names a *kind* of ours by another name."""
    if not kind:
        return N_(
            "{bracket} is not a kind of question here: leave it out, because free text needs none.",
            bracket=shown,
        )
    # With the options or ends that the bracket has.
    word = re.split(r"(?<=:) |$", kind)[0]
    named = (rest, f"{word} {rest}", f"{word}: {rest}") if rest else ()
    own = next(filter(kind_of, named), kind)
    return N_(
        "{bracket} is not a kind of question here: write it as [{kind}].", bracket=shown, kind=own
    )


def _one_edit(word: str, keyword: str) -> bool:
    """Whether at most one letter of *word* is changed, added, missing or swapped with the next."""
    if abs(len(word) - len(keyword)) > 1 or len(word) < 2:
        return False
    start = 0
    while start < min(len(word), len(keyword)) and word[start] == keyword[start]:
        start += 1
    rest, wanted = word[start:], keyword[start:]
    swapped = rest[1::-1] == wanted[:2] and rest[2:] == wanted[2:]
    return rest[1:] in (wanted, wanted[1:]) or rest == wanted[1:] or swapped


def is_id(text: str) -> bool:
    """Whether *text* can be the id of a step or question."""
    return len(text) <= LONGEST_ID and bool(ID.fullmatch(text))


def _id_problem(text: str) -> str:
    shown, fitting = one_line(text), slug(text)
    if fitting:
        return N_("'{id}' is not an id: did you mean '{fitting}'?", id=shown, fitting=fitting)
    return N_("'{id}' is not an id: ids are small letters, digits and hyphens", id=shown)


class IdRegistry:
    """The ids of a worksheet with their lines, and proposals for new ones."""

    def __init__(self, language: str = "") -> None:
        self._language = language
        self.lines: dict[str, int] = {}
        self._clashes: dict[str, int] = {}

    def register(self, id_: str, number: int) -> int | None:
        """Register *id_* for the line *number*; the line that has it already, or None."""
        line = self.lines.setdefault(id_, number)
        return None if line == number else line

    def propose(self, text: str, number: int) -> str:
        """Register a new id for *text*: its first six words, or a digest of it."""
        base = slug(re.sub("['’]", "", unicodedata.normalize("NFKD", text)), 6, self._language)
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


def slug(text: str, most: int | None = None, language: str = "") -> str:
    """*text* as an id, of at *most* so many words; "" if no letter or digit is left.

    German writes ``ae`` for ``ä``; in other languages the letter stays without its marks.
    """
    letters = unicodedata.normalize("NFKD", text).casefold()
    if languages.code(language) == "de":
        letters = _UMLAUT.sub(r"\1e", letters)
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    words = (re.sub("[^a-z0-9]", "", word) for word in re.findall(r"[^\W_]+", bare)[:most])
    return "-".join(filter(None, words))[:LONGEST_ID].strip("-")
