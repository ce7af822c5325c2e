"""Reading a worksheet: everything that is wrong with it is found at once."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from reflect import yaml
from reflect.errors import nearest
from reflect.questions import Condition, FollowUp, Kind, Question, Wording
from reflect.questions.kinds import Text
from reflect.text import trim
from reflect.worksheets import lines
from reflect.worksheets.lines import Line
from reflect.worksheets.sheet import Step, Worksheet

KEYS = (
    "id", "title", "version", "language", "license", "minutes",
    "source", "due", "every", "was", "after", "retired",
)  # fmt: skip

_HEADING = re.compile(r"(#{1,6})[ \t]+(.*)")
_BULLET = re.compile(r"([ \t]*)[-*+][ \t]+(.*)")
_CONDITION = re.compile(r"if[ \t]+([^:]*):[ \t]*(.*)", re.IGNORECASE)
_FENCE = re.compile(r"[ \t]*(`{3,}|~{3,})")
_WRAPPED = re.compile(r"[a-zß-ÿ]")


@dataclass(frozen=True, order=True)
class Problem:
    """What is wrong on a line of a worksheet, and what may have been meant."""

    line: int
    what: str
    #: The worksheet can be used all the same.
    mild: bool = False


@dataclass(frozen=True)
class Reading:
    """A worksheet as far as it could be understood, and what could not."""

    worksheet: Worksheet
    problems: tuple[Problem, ...]
    #: The line numbers without an id, and the ids that are used for them.
    proposed: tuple[tuple[int, str], ...]
    #: The line of each step and question, by its id.
    lines: Mapping[str, int] = field(default_factory=dict)

    @property
    def usable(self) -> bool:
        """Whether it can be worked through."""
        return all(problem.mild for problem in self.problems)


@dataclass
class _Item:
    """A question while it is being read."""

    number: int
    line: Line
    indent: int
    condition: str = ""
    hint: list[str] = field(default_factory=list)
    children: list["_Item"] = field(default_factory=list)

    def family(self) -> Iterator["_Item"]:
        yield self
        for child in self.children:
            yield from child.family()


@dataclass
class _Part:
    """A step while it is being read."""

    number: int
    line: Line
    guidance: list[str] = field(default_factory=list)
    items: list[_Item] = field(default_factory=list)


def read(text: str) -> Reading:
    """The worksheet written in *text*."""
    front, body = yaml.split(text)
    offset = len(yaml.lines(front.raw))
    reader = _Reader(offset)
    for number, line in enumerate(_without_comments(yaml.lines(body)), offset + 1):
        reader.take(number, line)
    return reader.reading(front)


def with_ids(text: str, proposed: tuple[tuple[int, str], ...]) -> str:
    """*text* with the *proposed* ids written at the ends of their lines."""
    every = yaml.lines(text)
    for number, id_ in proposed:
        content = every[number - 1].rstrip("\r\n")
        ending = every[number - 1][len(content) :]
        every[number - 1] = f"{content.rstrip()} {{#{id_}}}{ending}"
    return "".join(every)


def _without_comments(every: list[str]) -> list[str]:
    """The lines with HTML comments taken out, except where they stand in code."""
    kept: list[str] = []
    fence, inside = "", False
    for line in every:
        line = line.rstrip("\r\n")
        found = _FENCE.match(line)
        if not inside and found and (not fence or found[1].startswith(fence)):
            fence = "" if fence else found[1]
        rest = "" if not fence else line
        while not fence and line:
            if inside:
                _, inside_end, line = line.partition("-->")
                inside = not inside_end
            else:
                before, start, line = line.partition("<!--")
                rest += before
                inside = bool(start)
        kept.append(rest)
    return kept


class _Reader:
    """Takes a worksheet line by line; knows what may come next."""

    def __init__(self, offset: int) -> None:
        self.problems: list[Problem] = []
        self.title: str | None = None
        self.title_line = offset + 1
        self.purpose: list[str] = []
        self.parts: list[_Part] = []
        self.conclusion: list[str] | None = None
        self.fence = ""

    def wrong(self, number: int, what: str, mild: bool = False) -> None:
        self.problems.append(Problem(number, what, mild))

    def take(self, number: int, line: str) -> None:
        """Put *line* where it belongs."""
        if self._is_code(line):
            self._prose(number, line)
            return
        heading = _HEADING.fullmatch(line)
        if heading and len(heading[1]) == 1 and self.conclusion is None:
            self._title(number, heading[2].strip())
        elif heading and len(heading[1]) == 2 and self.conclusion is None:
            self._step(number, heading[2])
        elif self.conclusion is None and self.parts and (bullet := _BULLET.fullmatch(line)):
            self._bullet(number, len(bullet[1].expandtabs(4)), bullet[2])
        else:
            self._prose(number, line)

    def _is_code(self, line: str) -> bool:
        found = _FENCE.match(line)
        if found and (not self.fence or found[1].startswith(self.fence)):
            self.fence = "" if self.fence else found[1]
            return True
        return bool(self.fence)

    def _title(self, number: int, title: str) -> None:
        if self.title is None and not self.parts:
            self.title, self.title_line = title, number
        else:
            self.conclusion = []

    def _step(self, number: int, text: str) -> None:
        line = lines.read(lines.STEP_NUMBER.sub("", text, count=1))
        if line.kind:
            self.wrong(number, "a step has no kind of answer: only [for each: ...] and {#id}")
        self._say_problems(number, line)
        self.parts.append(_Part(number, line))

    def _bullet(self, number: int, indent: int, text: str) -> None:
        condition = _CONDITION.fullmatch(text) if indent else None
        if indent and not condition:
            self.wrong(number, "an indented bullet is a follow-up and begins with 'if ...:'")
            return
        line = lines.read(condition[2] if condition else text)
        self._say_problems(number, line)
        if not line.text:
            self.wrong(number, "a question without words")
        item = _Item(number, line, indent, condition[1] if condition else "")
        parent = self._parent(indent)
        if indent and not parent:
            self.wrong(number, "a follow-up without a question before it")
        elif parent:
            parent.children.append(item)
            if line.each:
                self.wrong(number, "a follow-up is asked for whom its question is: no [for each]")
        else:
            self.parts[-1].items.append(item)

    def _say_problems(self, number: int, line: Line) -> None:
        for what in line.problems:
            self.wrong(number, what)

    def _parent(self, indent: int) -> _Item | None:
        """The last question that stands less far to the right."""
        if not self.parts or not self.parts[-1].items or not indent:
            return None
        family = list(self.parts[-1].items[-1].family())
        return next((item for item in reversed(family) if item.indent < indent), None)

    def _prose(self, number: int, line: str) -> None:
        if self.conclusion is not None:
            self.conclusion.append(line)
        elif not self.parts:
            self.purpose.append(line)
        elif not self.parts[-1].items:
            self.parts[-1].guidance.append(line)
        elif line.strip():
            self._below(number, line)

    def _below(self, number: int, line: str) -> None:
        """A line of text below a question: a hint where it is indented."""
        item = list(self.parts[-1].items[-1].family())[-1]
        if line[0] not in " \t":
            self.wrong(number, "a line of text below a question: indent it to make it a hint")
            return
        asked = item.line
        whole = asked.id or asked.kind or asked.text.endswith((".", "?", "!", ":", "…", ")", '"'))
        if not whole and not item.hint and _WRAPPED.match(line.strip()):
            self.wrong(number, "this looks like the rest of the question: keep that on one line")
        item.hint.append(line.strip())

    def reading(self, front: yaml.FrontMatter) -> Reading:
        """What all the lines came to."""
        if not self.parts:
            self.wrong(self.title_line, "there is no step: a step begins with '## '")
        proposed = self._propose_ids()
        ids = dict(proposed)
        steps = tuple(self._built(part, ids) for part in self.parts)
        self._check_slots(steps)
        head = _Head(front, steps, self.title or "")
        worksheet = head.worksheet(
            _joined(self.purpose), steps, _joined(self.conclusion or []), self.title_line
        )
        problems = tuple(sorted({*self.problems, *head.problems}))
        where = {line.id or ids[number]: number for number, line in self._named()}
        return Reading(worksheet, problems, proposed, where)

    def _named(self) -> Iterator[tuple[int, Line]]:
        for part in self.parts:
            yield part.number, part.line
            for item in part.items:
                for each in item.family():
                    yield each.number, each.line

    def _propose_ids(self) -> tuple[tuple[int, str], ...]:
        taken: dict[str, int] = {}
        for number, line in self._named():
            if line.id in taken:
                first = taken[line.id]
                self.wrong(number, f"the id '{line.id}' is already used on line {first}")
            elif line.id:
                taken[line.id] = number
        proposed: list[tuple[int, str]] = []
        for number, line in self._named():
            if not line.id:
                id_ = lines.propose(line.text, taken)
                taken[id_] = number
                proposed.append((number, id_))
        return tuple(proposed)

    def _built(self, part: _Part, ids: dict[int, str]) -> Step:
        if part.line.each:
            for item in part.items:
                if item.line.each:
                    self.wrong(item.number, "[for each] stands on the step already")
        if not part.items:
            self.wrong(part.number, "a step without a question", mild=True)
        questions = tuple(self._question(item, part.line.each, ids) for item in part.items)
        return Step(
            id=part.line.id or ids.get(part.number, ""),
            title=part.line.text,
            guidance=_joined(part.guidance),
            questions=questions,
            each=part.line.each,
        )

    def _question(self, item: _Item, each: str, ids: dict[int, str]) -> Question:
        each = each or item.line.each
        kind: Kind = item.line.kind or Text()
        follow_ups = []
        for child in item.children:
            when = Condition.parse(child.condition, kind)
            if not when:
                self.wrong(child.number, f"'if {child.condition}' can never be met here")
                when = Condition("answered")
            follow_ups.append(FollowUp(when, self._question(child, each, ids)))
        return Question(
            id=item.line.id or ids.get(item.number, ""),
            wording=Wording(item.line.text),
            kind=kind,
            hint="\n".join(item.hint),
            each=each,
            follow_ups=tuple(follow_ups),
        )

    def _check_slots(self, steps: tuple[Step, ...]) -> None:
        numbers = iter(
            [item.number for part in self.parts for i in part.items for item in i.family()]
        )
        earlier: list[str] = []
        for step in steps:
            for question in step.family():
                number = next(numbers)
                known = [*earlier, *([question.each] if question.each else [])]
                for slot in question.wording.slots:
                    if slot not in known:
                        self.wrong(number, _unknown_slot(slot, known))
                if question.kind.name in ("line", "choice"):
                    earlier.append(question.id)


def _unknown_slot(slot: str, known: list[str]) -> str:
    return (
        f"'{{{slot}}}' is neither the word of a [for each: ...] here nor the id of an earlier "
        f"one-line or choice question.{nearest(slot, known)}"
    )


def _joined(text: list[str]) -> str:
    return trim("\n".join(line.rstrip() for line in text))


class _Head:
    """The front matter of a worksheet, checked against the steps below it."""

    def __init__(self, front: yaml.FrontMatter, steps: tuple[Step, ...], title: str) -> None:
        self.front, self.title = front, title
        self.problems: list[Problem] = []
        self.questions = {q.id: q for step in steps for q in step.family()}
        self.ids = [*self.questions, *(step.id for step in steps)]

    def wrong(self, key: str, what: str, mild: bool = False) -> None:
        self.problems.append(Problem(yaml.line_of(self.front.raw, key) or 1, what, mild))

    def worksheet(
        self, purpose: str, steps: tuple[Step, ...], conclusion: str, title_line: int
    ) -> Worksheet:
        """The worksheet with what its front matter says."""
        if self.front.problem:
            self.problems.append(Problem(self.front.problem.line, self.front.problem.what))
        for key in self.front.values:
            if key not in KEYS:
                self.wrong(key, f"'{key}' is no key of a worksheet.{nearest(key, KEYS)}", mild=True)
        return Worksheet(
            id=self._id(),
            title=self._title(title_line),
            version=self._number("version", 1),
            language=self.front.string("language") or "en",
            purpose=purpose,
            steps=steps,
            conclusion=conclusion,
            license=self.front.string("license"),
            source=self.front.string("source"),
            minutes=self._number("minutes", 0) or None,
            due=self._due(),
            every=self.front.string("every"),
            was=self._was(),
            after=self._after(),
            retired=self._retired(),
        )

    def _id(self) -> str:
        id_ = self.front.string("id")
        if not id_:
            self.wrong("id", "the front matter has no 'id:'")
        elif not lines.ID.fullmatch(id_) or len(id_) > lines.LONGEST_ID:
            self.wrong("id", f"'{id_}' is no id: write '{lines.slug(id_) or 'small-letters'}'")
        return id_

    def _title(self, title_line: int) -> str:
        named = self.front.string("title")
        if named and self.title and " ".join(named.split()) != " ".join(self.title.split()):
            what = "the title is not the one in the front matter: make them equal, or leave one out"
            self.problems.append(Problem(title_line, what))
        if not named and not self.title:
            self.wrong("title", "there is no title")
        return named or self.title

    def _number(self, key: str, default: int) -> int:
        said = self.front.string(key)
        if not said:
            return default
        if not re.fullmatch(r"[0-9]{1,6}", said):
            self.wrong(key, f"'{key}' is a whole number")
            return default
        return int(said)

    def _due(self) -> str:
        due = self.front.string("due")
        timed = [id_ for id_, q in self.questions.items() if q.kind.name in ("action", "date")]
        if due and due not in timed:
            self.wrong("due", f"'due' names no action or date question.{nearest(due, timed)}")
        return due

    def _mapping(self, key: str) -> dict[str, yaml.Value]:
        value = self.front.values.get(key, {})
        if isinstance(value, dict):
            return value
        if value:
            self.wrong(key, f"'{key}' is a list of 'id: ...' lines")
        return {}

    def _was(self) -> dict[str, tuple[str, ...]]:
        was: dict[str, tuple[str, ...]] = {}
        for id_, value in self._mapping("was").items():
            listed = value if isinstance(value, list) else [value]
            was[id_] = tuple(each for each in listed if isinstance(each, str))
            known = [*self.ids, *self._retired()]
            if id_ not in known:
                self.wrong("was", f"'{id_}' under 'was' is no id here.{nearest(id_, known)}")
        return was

    def _after(self) -> dict[str, str]:
        after: dict[str, str] = {}
        for id_, value in self._mapping("after").items():
            if id_ not in self.ids:
                self.wrong("after", f"'{id_}' under 'after' is no id here.{nearest(id_, self.ids)}")
            if isinstance(value, str):
                after[id_] = value
        return after

    def _retired(self) -> tuple[str, ...]:
        retired = self.front.strings("retired")
        for id_ in retired:
            if id_ in self.ids:
                self.wrong("retired", f"'{id_}' is retired and yet asked: an id is never reused")
        return retired
