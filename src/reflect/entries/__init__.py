"""Entry and Answer, and the Markdown they are kept as: text in, text out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from reflect import words as languages
from reflect import yaml
from reflect.entries import bodies
from reflect.entries.blocks import Block, split
from reflect.entries.bodies import Given
from reflect.entries.header import Header, Status
from reflect.entries.marks import Mark
from reflect.questions import Value, Wordings, data
from reflect.text import LINE_END, one_line

__all__ = [
    "Answer",
    "Entry",
    "Given",
    "Header",
    "Place",
    "Problem",
    "Section",
    "Status",
    "begin",
    "is_entry",
    "read",
]

Key = tuple[str, str | None]
State = Literal["answered", "declined", "open"]

_WORKSHEET_LINE = re.compile(r"^worksheet[ \t]*:", re.MULTILINE)
_QUESTION_MARK = re.compile(r"^ {0,3}<!-- q: ", re.MULTILINE)


@dataclass(frozen=True)
class Problem:
    """What could not be understood in an entry: the line, and what was made of it."""

    line: int
    what: str


@dataclass(frozen=True)
class Place:
    """Where an answer belongs: the question as it is asked, in its step."""

    id: str
    person: str | None
    heading: str
    step: str
    step_title: str

    @property
    def key(self) -> Key:
        """What no two answers of an entry share."""
        return self.id, self.person


@dataclass(frozen=True)
class Answer:
    """What was written under one question."""

    id: str
    person: str | None
    question: str
    #: The name of the question's kind, nothing where its worksheet is gone.
    kind: str
    value: Value | None
    words: str
    #: The whole body, escapes undone.
    text: str
    declined: bool = False
    #: It answers a follow-up that no longer applies.
    aside: bool = False
    #: What stands under the same question a second time: kept, for its writer to join.
    beside: tuple[str, ...] = ()

    @property
    def key(self) -> Key:
        """What no two answers of an entry share."""
        return self.id, self.person

    @property
    def state(self) -> State:
        """Answered, declined for today, or open."""
        if self.declined:
            return "declined"
        return "answered" if self.text else "open"

    @property
    def given(self) -> Given:
        """What was said, without where."""
        return Given(self.value, self.words, self.declined)

    def data(self) -> dict[str, object]:
        """The answer by its JSON names."""
        return {
            "id": self.id,
            "for": self.person,
            "question": self.question,
            "kind": self.kind or None,
            "state": self.state,
            "value": data(self.value),
            "words": self.words,
            "text": "" if self.declined else self.text,
            "aside": self.aside,
            "beside": list(self.beside),
        }


@dataclass(frozen=True)
class Section:
    """A step as it stands in an entry: its title, a note of its writer, and the answers."""

    title: str
    note: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True)
class Entry:
    """One run of a worksheet, as it is written and as it is understood."""

    header: Header
    blocks: tuple[Block, ...]
    wordings: Wordings

    @property
    def text(self) -> str:
        """The file, character for character."""
        return self.header.front.raw + "".join(block.text for block in self.blocks)

    @property
    def notes(self) -> str:
        """What its writer put before the first step or question."""
        notes = [block.body for block in self.blocks if block.role in ("notes", "title")]
        return LINE_END.sub("\n", "\n\n".join(body for body in notes if body))

    @cached_property
    def answers(self) -> tuple[Answer, ...]:
        """All answers, in the order of the file, each question and person once."""
        return tuple(self._answer(self.blocks[at]) for at in self._chosen)

    @cached_property
    def _chosen(self) -> tuple[int, ...]:
        """The blocks that count: of one question and person the first with a body."""
        chosen: dict[Key, int] = {}
        for at, block in enumerate(self.blocks):
            first = chosen.get(block.key)
            if block.role == "question" and (
                first is None or (block.body and not self.blocks[first].body)
            ):
                chosen[block.key] = at
        return tuple(sorted(chosen.values()))

    @property
    def sections(self) -> tuple[Section, ...]:
        """The answers by step; those before any step stand in one without a title."""
        found: list[Section] = []
        for at, block in enumerate(self.blocks):
            if block.role == "step":
                found.append(Section(block.heading, LINE_END.sub("\n", block.body), ()))
            elif at in self._chosen:
                last = found.pop() if found else Section("", "", ())
                found.append(replace(last, answers=(*last.answers, self._answer(block))))
        return tuple(found)

    def answer(self, key: Key) -> Answer | None:
        """The answer to a question about a person."""
        return next((answer for answer in self.answers if answer.key == key), None)

    def _answer(self, block: Block) -> Answer:
        kind = self.wordings.kind(block.id)
        given = bodies.read(block.body, kind)
        doubles = [b for b in self.blocks if b.role == "question" and b.key == block.key]
        return Answer(
            id=block.id,
            person=block.person,
            question=block.heading,
            kind=kind.name,
            value=given.value,
            words=given.words,
            text=bodies.unescaped(block.body) if not self._is_blank(block, given) else "",
            declined=given.declined,
            aside=block.aside,
            beside=tuple(bodies.unescaped(b.body) for b in doubles if b is not block and b.body),
        )

    def _is_blank(self, block: Block, given: Given) -> bool:
        """Whether nothing but an empty form stands in the block."""
        return given.is_open and bool(block.body)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All that could not be understood, or was understood only by guessing."""
        found: list[Problem] = []
        front = self.header.front
        offset = len(yaml.lines(front.raw))
        if front.problem:
            found.append(Problem(front.problem.line, f"front matter: {front.problem.what}"))
        seen: set[Key] = set()
        for block in self.blocks:
            line = offset + block.line
            if block.role != "question":
                continue
            if block.key in seen:
                found.append(Problem(line, f"'{block.id}' stands there twice; all of it is kept"))
            seen.add(block.key)
            if block.known_by in ("likeness", "position"):
                found.append(Problem(line, f"taken for '{block.id}' by its {block.known_by}"))
            given = bodies.read(block.body, self.wordings.kind(block.id))
            if given.value is None and given.words and self.wordings.kind(block.id).takes_words:
                found.append(Problem(line, f"the answer to '{block.id}' is read as words alone"))
        return tuple(found)

    def with_status(self, status: Status) -> "Entry":
        """The entry with its status set; raises yaml.Malformed."""
        return self._with_front("status", status)

    def with_about(self, people: tuple[str, ...]) -> "Entry":
        """The entry with the people it is about; those that are there stay as written."""
        if people == self.header.about:
            return self
        written = dict(zip(self.header.about, self.header.front.strings("about"), strict=True))
        return self._with_front("about", tuple(written.get(name, name) for name in people))

    def _with_front(self, key: str, value: str | tuple[str, ...]) -> "Entry":
        if not self.header.front.raw:
            raise yaml.Malformed(1, "there is no front matter")
        return replace(self, header=Header(self.header.front.with_value(key, value)))

    def with_answer(self, place: Place, given: Given, earlier: Sequence[Place] = ()) -> "Entry":
        """The entry with one answer set; every other answer keeps its bytes.

        *earlier* are the places before it in the worksheet: they say where a question stands
        that is not in the file yet.
        """
        words = languages.of(self.header.language)
        body = bodies.written(given, self.wordings.kind(place.id), words)
        body = body.replace("\n", self.newline)
        at = self._index(place.key)
        if at is None:
            return self._inserted(place, body, earlier) if body else self
        block = self.blocks[at]
        head = block.head if LINE_END.search(block.head[-1:]) else block.head + self.newline
        last = at == len(self.blocks) - 1
        changed = replace(
            block,
            head=head,
            lead=block.lead or self.newline,
            body=body,
            tail=block.tail or ("" if last and not body else self.newline),
        )
        return self._safely(*self.blocks[:at], changed, *self.blocks[at + 1 :])

    def with_aside(self, key: Key, aside: bool) -> "Entry":
        """The entry with an answer marked as no longer called for, or called for again."""
        at = self._index(key)
        if at is None or self.blocks[at].aside == aside or self.blocks[at].known_by != "mark":
            return self
        block = self.blocks[at]
        old = Mark(False, block.id, block.person, block.aside).written()
        new = Mark(False, block.id, block.person, aside).written()
        head = new.join(block.head.rsplit(old, 1))
        return self._replaced(at, replace(block, head=head, aside=aside))

    def with_second(self, key: Key, text: str) -> "Entry":
        """The entry with another text kept under a question that has one, for people to join."""
        at = self._index(key)
        assert at is not None
        mark = Mark(False, key[0], key[1]).written()
        body = bodies.escaped(text).replace("\n", self.newline)
        second = self._made("question", self.blocks[at].heading, 3, mark, body)
        before = self._ended(self.blocks[at])
        return self._safely(*self.blocks[:at], before, second, *self.blocks[at + 1 :])

    @cached_property
    def newline(self) -> str:
        """How the lines of the file end."""
        found = LINE_END.search(self.text)
        return found[0] if found else "\n"

    def _index(self, key: Key) -> int | None:
        """The block that holds the answer *key*."""
        return next((at for at in self._chosen if self.blocks[at].key == key), None)

    def _replaced(self, at: int, block: Block) -> "Entry":
        return replace(self, blocks=(*self.blocks[:at], block, *self.blocks[at + 1 :]))

    def _safely(self, *blocks: Block) -> "Entry":
        """The entry with *blocks*, where it reads back as they are; else each gets its mark.

        A heading of level 4 to 6 at the end of an answer would be taken for that of a mark
        without one; an open code fence could hide a heading without a mark.
        """
        again = self._read_again(*blocks)
        if [(b.key, b.body) for b in again.blocks] == [(b.key, b.body) for b in blocks]:
            return again
        return self._read_again(*(self._marked(block) for block in blocks))

    def _marked(self, block: Block) -> Block:
        if block.role not in ("step", "question") or not block.id:
            return block
        mark = Mark(block.role == "step", block.id, block.person, block.aside).written()
        depth = 2 if block.role == "step" else 3
        made = self._made(block.role, block.heading or block.id, depth, mark, block.body)
        return replace(made, tail=block.tail)

    def _read_again(self, *blocks: Block) -> "Entry":
        return read(self.header.front.raw + "".join(b.text for b in blocks), self.wordings)

    def _made(self, role: str, heading: str, depth: int, mark: str, body: str) -> Block:
        line = self.newline
        head = f"{'#' * depth} {one_line(heading, 1000)}{line}{mark}{line}"
        return Block(
            "step" if role == "step" else "question",
            head=head,
            lead=line,
            body=body,
            tail=line if body else "",
        )

    def _inserted(self, place: Place, body: str, earlier: Sequence[Place]) -> "Entry":
        """The entry with a question that was not in it before."""
        mark = Mark(False, place.id, place.person).written()
        new = [self._made("question", place.heading, 3, mark, body)]
        at = self._after_earlier([p for p in earlier if p.step == place.step])
        if at is None:
            steps = [
                n for n, b in enumerate(self.blocks) if b.role == "step" and b.id == place.step
            ]
            at = steps[0] if steps else None
        if at is None:
            at = self._after_earlier(earlier)
            if at is None:
                at = self._last_before_steps()
            step_mark = Mark(True, place.step).written()
            new.insert(0, self._made("step", place.step_title, 2, step_mark, ""))
        before = [self._ended(block) for block in self.blocks[at : at + 1]]
        after = self.blocks[at + 1 :]
        if after:
            new[-1] = replace(new[-1], tail=self.newline * 2)
        return self._safely(*self.blocks[:at], *before, *new, *after)

    def _after_earlier(self, earlier: Sequence[Place]) -> int | None:
        """The block of the nearest earlier question that is there."""
        for place in reversed(earlier):
            at = [
                n for n, b in enumerate(self.blocks) if b.role == "question" and b.key == place.key
            ]
            if at:
                return at[-1]
        return None

    def _last_before_steps(self) -> int:
        """The last block of what stands before all steps and questions, -1 without any."""
        roles = [block.role for block in self.blocks]
        return next((n for n, r in enumerate(roles) if r in ("step", "question")), len(roles)) - 1

    def _ended(self, block: Block) -> Block:
        """*block* with a blank line at its end."""
        text, line = block.text, self.newline
        if not text or re.search(r"(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)\Z", text):
            return block
        return replace(block, tail=block.tail + (line if text.endswith(("\n", "\r")) else line * 2))


def begin(header: Header, wordings: Wordings) -> Entry:
    """An entry without any answer."""
    return read(f"{header.front.raw}\n# {one_line(header.title, 200)}\n", wordings)


def read(text: str, wordings: Wordings | None = None) -> Entry:
    """The entry written in *text*."""
    wordings = wordings or Wordings()
    front, body = yaml.split(text)
    return Entry(Header(front), split(body, wordings), wordings)


def header(text: str) -> Header:
    """The header of the entry written in *text*, without reading its answers."""
    return Header(yaml.split(text)[0])


def is_entry(text: str) -> bool:
    """Whether a file is ours: it names its worksheet, or a question."""
    front, body = yaml.split(text)
    return bool(_WORKSHEET_LINE.search(front.raw) or _QUESTION_MARK.search(body))
