"""Reads a worksheet, and finds all its problems at once."""

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import NamedTuple

from reflect import yaml
from reflect.errors.phrases import did_you_mean
from reflect.locale import N_, Message, joined
from reflect.questions import Condition, FollowUp, Question, Wording
from reflect.questions.kinds import Scale, Text, YesNo
from reflect.questions.kinds.kind import unescape
from reflect.text import Fences, lines, trim
from reflect.worksheets.front_matter import FrontMatterReader
from reflect.worksheets.lines import (
    RESERVED,
    STEP_NUMBER,
    IdRegistry,
    ParsedLine,
    Problem,
    round_bracket,
    unspaced_bracket,
)
from reflect.worksheets.lines import read as read_line
from reflect.worksheets.worksheet import Step, Worksheet

#: How deep follow-ups may nest.
MAX_DEPTH = 8
#: Kinds whose answers may fill the slots of later questions.
PUT_IN = ("line", "choice")

_HEADING = re.compile(r"(#{1,6})[ \t]+(.*)")
_STEP = re.compile(r"##[ \t]")
_BULLET = re.compile(r"([ \t]*)[-*+][ \t]+(.*)")
_NUMBER = re.compile(r"([ \t]*)[0-9]{1,3}[.)][ \t]+(.*)")
_CONDITION = re.compile(r"if[ \t]+(?![ \t])([^:]*):[ \t]*(.*)", re.IGNORECASE)
_QUESTION_MARKS = ("?", "？", "؟")
_SENTENCE_ENDS = (".", "?", "!", ":", "…", ")", "]", '"', "”", "“", "»", "«")
_EXAMPLES = ("for example", "for instance", "e.g.", "such as", "zum beispiel", "z. b.", "z.b.")


class Reading(NamedTuple):
    """A worksheet as far as it could be read, and its problems."""

    worksheet: Worksheet
    problems: tuple[Problem, ...]
    #: Lines of steps and questions without an id, each with the id proposed for it.
    proposed: tuple[tuple[int, str], ...]
    #: The line of each step and question, by its id.
    lines: Mapping[str, int]
    #: The line of the heading of the title, and that of the conclusion; 0 if there is none.
    title: int = 0
    conclusion: int = 0

    @property
    def is_usable(self) -> bool:
        """Whether the worksheet can be worked through."""
        return all(problem.is_mild for problem in self.problems)


def read(text: str, spelled: str = "") -> Reading:
    """The worksheet written in *text*.

    Ids that are *spelled* as in a language may be proposed only where nobody has answered yet.
    """
    front, body = yaml.split(text)
    found: set[Problem] = set()
    first = len(lines(front.raw)) + 1
    visible = [each[:3] for each in _visible(lines(body.removeprefix("\ufeff")), first, found)]
    has_steps = any(_STEP.match(line) for _, line, is_code in visible if not is_code)
    outline = _Outline(found, first, _numbered_questions(visible), has_steps=has_steps)
    for number, line, is_code in visible:
        outline.take(number, line, is_code=is_code)
    if not any(step.number for step in outline.steps):
        what = N_("there is no step: a step begins with '## '")
        found.add(Problem(outline.title_line, what))
    builder = _Builder(outline.steps, found, spelled)
    head = FrontMatterReader(front, tuple(map(builder.step, outline.steps)), found)
    worksheet = head.worksheet(
        outline.title,
        outline.title_line,
        purpose=_joined(outline.purpose),
        conclusion=_joined(outline.conclusion or []),
    )
    problems, proposed = tuple(sorted(found)), tuple(builder.proposed.items())
    title = 0 if outline.title is None else outline.title_line
    return Reading(worksheet, problems, proposed, builder.lines, title, outline.conclusion_line)


def with_ids(text: str, proposed: tuple[tuple[int, str], ...]) -> str:
    """*text* with the *proposed* ids written at the ends of their lines."""
    front, body = yaml.split(text)
    every, ids = lines(text), dict(proposed)
    above = len(lines(front.raw))
    for number, _, _, comment in _visible(lines(body), above + 1, set()):
        if number in ids:
            # Inside a comment that continues on the next line, the id would be hidden.
            line = every[number - 1]
            end = len(line.rstrip("\r\n")) if comment is None else comment
            hidden = line[end:]
            blank = "" if comment is None else " "
            every[number - 1] = f"{line[:end].rstrip()} {{#{ids[number]}}}{blank}{hidden}"
    return "".join(every)


def with_title(text: str, title: str) -> str:
    """*text* under another title, wherever it says its title; raises yaml.Malformed."""
    front, body = yaml.split(text)
    every, above = lines(body), len(lines(front.raw))
    is_there = False
    for number, line, is_code, _ in _visible(every, above + 1, set()):
        heading = None if is_code else _HEADING.fullmatch(line)
        if heading and len(heading[1]) < 3:
            if is_there := len(heading[1]) == 1:
                old, was = every[number - above - 1], heading[2].strip()
                start = old.find(was, old.index("#") + 1)
                # Behind the title there may be a comment.
                rest = old[start + len(was) :] if start > 0 else old[len(old.rstrip()) :]
                every[number - above - 1] = f"# {title}{rest}"
            break
    if not is_there or "title" in front.values:
        front = front.with_value("title", title)
    return front.raw + "".join(every)


def _visible(
    every: Sequence[str], first: int, found: set[Problem]
) -> Iterator[tuple[int, str, bool, int | None]]:
    """Number, text without comments, and whether it is code, of each of the lines *every*.

    Last comes the column of a comment that continues on the next line, or None.
    """
    fences = Fences(every)
    closing, comment = -1, 0
    for at, line in enumerate(every):
        line, number = line.rstrip("\r\n"), first + at
        if at > closing and not comment and at in fences:
            end = fences.closing(at)
            if end is None:
                found.add(Problem(number, N_("the code that begins here has no end")))
            closing = closing if end is None else end
        if at <= closing:
            yield number, line, True, None
            continue
        shown, begun = _uncommented(line, is_open=bool(comment))
        if begun is None:
            comment = 0
        elif begun or not comment:
            comment = number
        yield number, shown, False, begun
    if comment:
        found.add(Problem(comment, N_("the comment that begins here has no end")))


def _uncommented(line: str, *, is_open: bool = False) -> tuple[str, int | None]:
    """*line* without HTML comments, and the column of one that stays open, or None."""
    kept: list[str] = []
    at, comment = 0, 0 if is_open else None
    while at < len(line):
        delimiter = "<!--" if comment is None else "-->"
        found = line.find(delimiter, at)
        if comment is None:
            kept.append(line[at:found] if found >= 0 else line[at:])
        if found < 0:
            break
        at, comment = found + len(delimiter), found if comment is None else None
    return "".join(kept), comment


def _numbered_questions(visible: Iterable[tuple[int, str, bool]]) -> set[int]:
    """The lines that begin with a number, as in ``1. ...``, and are questions.

    Above the bullets of a step they are part of its guidance, unless one of them is plainly a
    question.
    """
    found: set[int] = set()
    above: list[tuple[int, str]] | None = []
    for number, text, is_code in visible:
        if not is_code and _HEADING.match(text):
            found |= {line for line, _ in above or ()}
            above = []
        elif not is_code and (numbered := _NUMBER.fullmatch(text)) and not numbered[1]:
            if above is None:
                found.add(number)
            else:
                above.append((number, numbered[2]))
        elif not is_code and above is not None and text[:1] in "-*+" and _BULLET.fullmatch(text):
            if any(_asks(each) for _, each in above):
                found |= {line for line, _ in above}
            above = None
    return found | {line for line, _ in above or ()}


def _asks(text: str) -> bool:
    """Whether *text* has a question mark or an attribute at its end."""
    line = read_line(text, 0, set())
    return bool(line.id or line.kind or line.each) or line.text.endswith(_QUESTION_MARKS)


@dataclass(eq=False, repr=False)
class _Item:
    """A step or a question while it is being read."""

    number: int
    line: ParsedLine
    #: Columns; less for a step than for any question.
    indent: int = -1
    condition: str = ""
    #: Lines of the guidance of a step, or of the hint of a question.
    text: list[str] = field(default_factory=list)
    children: list["_Item"] = field(default_factory=list)
    #: Whether it begins with a number.
    is_numbered: bool = False

    def family(self) -> Iterator["_Item"]:
        """The step or question and all below it, in order."""
        yield self
        for child in self.children:
            yield from child.family()


class _Outline:
    """Sorts the lines of a worksheet into title, purpose, steps and conclusion."""

    def __init__(
        self, found: set[Problem], first: int, numbered: Container[int], *, has_steps: bool
    ) -> None:
        self._found = found
        #: Without a step, questions are read as those of one on line 0: what is wrong is named.
        self._has_steps = has_steps
        #: Lines that begin with a number and are questions.
        self._numbered = numbered
        self.title: str | None = None
        self.title_line = first
        self.purpose: list[str] = []
        self.steps: list[_Item] = []
        self.conclusion: list[str] | None = None
        self.conclusion_line = 0
        #: The current step, its question and nested follow-ups, outermost first.
        self._path: list[_Item] = []

    def take(self, number: int, text: str, *, is_code: bool) -> None:
        """Add a line to the part it belongs to."""
        is_code = is_code or self.conclusion is not None
        heading = None if is_code else _HEADING.fullmatch(text)
        is_among_questions = bool(self.steps) or not self._has_steps
        bullet = self._bullet_of(number, text) if is_among_questions and not is_code else None
        if heading and len(heading[1]) == 1:
            self._title(number, heading[2].strip())
        elif heading and len(heading[1]) == 2:
            self._step(number, heading[2])
        elif bullet:
            if not self.steps:
                self._begin(_Item(0, ParsedLine("")))
            self._bullet(number, len(bullet[1].expandtabs(4)), bullet[2])
        else:
            self._prose(number, text)

    def _bullet_of(self, number: int, text: str) -> re.Match[str] | None:
        """The indent and the text of a line with a bullet, or with a number that counts as one."""
        numbered = _NUMBER.fullmatch(text)
        if numbered and numbered[1] and not _CONDITION.fullmatch(numbered[2]):
            return None
        if numbered and not numbered[1] and number not in self._numbered:
            return None
        return numbered or _BULLET.fullmatch(text)

    def _title(self, number: int, title: str) -> None:
        if self.title is None and not self.steps:
            self.title, self.title_line = title, number
        else:
            self.conclusion, self.conclusion_line = [], number

    def _step(self, number: int, text: str) -> None:
        counted = STEP_NUMBER.match(text)
        line = read_line(text[counted.end() :] if counted else text, number, self._found)
        if line.kind:
            what = N_("a step takes no answer itself: only [for each: ...] and {id}", id="{#id}")
            self._found.add(Problem(number, what))
        if not line.text:
            self._found.add(Problem(number, N_("a step without a title")))
        self._begin(_Item(number, line))

    def _begin(self, step: _Item) -> None:
        self.steps.append(step)
        self._path = [step]

    def _bullet(self, number: int, indent: int, text: str) -> None:
        condition = _CONDITION.fullmatch(text)
        if indent and not condition:
            what = N_(
                "an indented bullet is a follow-up and begins with 'if ...:'; a hint has no bullet"
            )
            self._found.add(Problem(number, what))
            return
        if condition and not indent and _is_condition(condition[1]):
            what = N_("this looks like a follow-up: indent it below its question")
            self._found.add(Problem(number, what, is_mild=True))
        when, question = condition.groups() if condition and indent else ("", text)
        line = read_line(question, number, self._found)
        is_numbered = number in self._numbered
        self._question(_Item(number, line, indent, when, is_numbered=is_numbered))

    def _question(self, item: _Item) -> None:
        if not item.line.text:
            self._found.add(Problem(item.number, N_("a question without words")))
        if bracket := unspaced_bracket(item.line):
            what = N_(
                "put a space before {bracket}, or a backslash where it is text", bracket=bracket
            )
            self._found.add(Problem(item.number, what))
        if bracket := round_bracket(item.line):
            what = N_(
                "({kind}) is shown as text: to ask for such an answer, write [{kind}].",
                kind=bracket,
            )
            self._found.add(Problem(item.number, what, is_mild=True))
        while self._path[-1].indent >= item.indent:
            self._path.pop()
        if item.indent and len(self._path) == 1:
            self._found.add(Problem(item.number, N_("a follow-up without a question before it")))
        elif len(self._path) > MAX_DEPTH + 1:
            self._found.add(Problem(item.number, N_("too many follow-ups inside each other")))
        else:
            if item.indent and item.line.each:
                what = N_(
                    "a follow-up is asked about the same people as its question: leave "
                    "out [for each: ...]"
                )
                self._found.add(Problem(item.number, what))
            self._path[-1].children.append(item)
            self._path.append(item)

    def _prose(self, number: int, text: str) -> None:
        """Add a line of prose; below a question, indented, it is a hint."""
        if self.conclusion is not None:
            self.conclusion.append(text)
        elif not self._path:
            self.purpose.append(text)
        elif len(self._path) == 1:
            self._path[0].text.append(text)
        elif text[:1] in (" ", "\t") and (hint := text.strip()):
            item = self._path[-1]
            if not item.text and _continues(item.line, hint):
                what = N_("this looks like the rest of the question: keep a question on one line")
                self._found.add(Problem(number, what))
            item.text.append(hint)
        elif hint := text.strip():
            what = N_("a line of text below a question: indent it to make it a hint")
            # In version 0.1 a numbered list was always guidance: such worksheets still run.
            is_mild = self._path[-1].is_numbered
            self._found.add(Problem(number, what, is_mild))
            self._path[-1].text += [hint] if is_mild else []


def _is_condition(condition: str) -> bool:
    """Whether *condition* is valid for any kind of question."""
    return any(Condition.parse(condition, kind) for kind in (YesNo(), Scale(0, 10**9)))


def _continues(question: ParsedLine, below: str) -> bool:
    """Whether the line *below* a question continues its sentence."""
    if question.id or question.kind or question.text.endswith(_SENTENCE_ENDS):
        return False
    return below[0].islower() and not below.casefold().startswith(_EXAMPLES)


def _joined(text: list[str]) -> str:
    """*text* as one trimmed string."""
    return trim("\n".join(line.rstrip() for line in text))


class _Builder:
    """Builds steps and questions from items, with ids and conditions."""

    def __init__(self, steps: Sequence[_Item], found: set[Problem], spelled: str) -> None:
        self._found = found
        ids = IdRegistry(spelled)
        #: The line of each step and question, by its id.
        self.lines = ids.lines
        items = [item for step in steps for item in step.family() if item.number]
        for number, id_ in ((item.number, item.line.id) for item in items if item.line.id):
            if first := ids.register(id_, number):
                self._found.add(
                    Problem(
                        number,
                        N_("the id '{id}' is already used on line {line}", id=id_, line=first),
                    )
                )
        #: New ids by line number, for items without one.
        self.proposed = {
            item.number: ids.propose(item.line.text, item.number)
            for item in items
            if not item.line.id
        }
        for item in (each for step in steps for child in step.children for each in child.family()):
            id_ = item.line.id or self.proposed[item.number]
            if id_ in RESERVED:
                self._found.add(Problem(item.number, _reserved(id_, ids), is_mild=True))
        #: Ids of the questions so far whose answers may fill slots.
        self._earlier: list[str] = []

    def step(self, item: _Item) -> Step:
        """The step made from *item*."""
        each = item.line.each
        if item.number and not item.children:
            self._found.add(Problem(item.number, N_("a step without a question"), is_mild=True))
        for child in item.children:
            if each and child.line.each:
                self._found.add(Problem(child.number, N_("the step already has [for each: ...]")))
        return Step(
            id=item.line.id or self.proposed.get(item.number, ""),
            title=unescape(item.line.text),
            guidance=_joined(item.text),
            questions=tuple(self._question(child, each) for child in item.children),
            each=each,
        )

    def _question(self, item: _Item, each: str) -> Question:
        each = each or item.line.each
        wording, kind = Wording(item.line.text), item.line.kind or Text()
        id_ = item.line.id or self.proposed[item.number]
        self._check_slots(item.number, wording, [*self._earlier, *filter(None, [each])])
        if kind.name in PUT_IN:
            self._earlier.append(id_)
        follow_ups = []
        for child in item.children:
            when = Condition.parse(child.condition, kind)
            # What cannot be met may only follow from a mistake in the bracket of the question.
            if not when and (item.line.kind or not self._is_wrong(item.number)):
                what = N_("'if {condition}' can never be met here", condition=child.condition)
                self._found.add(Problem(child.number, what))
            follow_ups.append(FollowUp(when or Condition("answered"), self._question(child, each)))
        return Question(
            id=id_,
            wording=wording,
            kind=kind,
            hint="\n".join(item.text),
            each=each,
            follow_ups=tuple(follow_ups),
        )

    def _is_wrong(self, number: int) -> bool:
        return any(each.line == number and not each.is_mild for each in self._found)

    def _check_slots(self, number: int, wording: Wording, known: list[str]) -> None:
        for slot in wording.slots:
            shown = f"{{{slot}}}"
            if slot.startswith("#"):
                what = N_(
                    "'{slot}' is an id only at the end of the line, after a space", slot=shown
                )
                self._found.add(Problem(number, what))
            elif slot not in known:
                what = N_(
                    "'{slot}' is neither the word of a [for each: ...] here nor the id of an "
                    "earlier one-line or choice question.",
                    slot=shown,
                )
                self._found.add(Problem(number, joined([what, did_you_mean(slot, known)], " ")))


def _reserved(id_: str, ids: IdRegistry) -> Message:
    """What to do about a question whose id is one of ours."""
    new = next(each for n in count(2) if (each := f"{id_}-{n}") not in ids.lines)
    return N_(
        "'{id}' is an id of reflect's own: give this question another one, {{#{new}}}, and write "
        "'after: {{{new}: {id}}}' at the top, so that its earlier answers stay with it",
        id=id_,
        new=new,
    )
