"""One run of a worksheet, as it is written and as it is understood."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from reflect import words as languages
from reflect import yaml
from reflect.entries import bodies
from reflect.entries.answer import Answer, Place, Section
from reflect.entries.block import Block, Key
from reflect.entries.bodies import Given
from reflect.entries.header import Header, Status
from reflect.entries.marks import damaged
from reflect.entries.outline import DEEPEST, headings
from reflect.entries.page import Page
from reflect.questions import Wordings
from reflect.text import LINE_END, lines


def digest(text: str) -> str:
    """What a text is known by, without telling it."""
    from hashlib import sha256  # only here: it takes its time

    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


class Problem(NamedTuple):
    """What could not be understood in an entry: the line, and what was made of it."""

    line: int
    what: str
    #: Its writer may well have meant it so.
    is_mild: bool = False
    #: What `check` knows it by: head, guessed, twice, mark or words.
    kind: str = ""


@dataclass(frozen=True, eq=False, repr=False)
class Entry:
    """The front matter, and the page below it."""

    header: Header
    page: Page

    @classmethod
    def read(cls, text: str, wordings: Wordings) -> "Entry":
        """The entry written in *text*."""
        front, rest = yaml.split(text)
        line_end = LINE_END.search(text)
        return cls(Header(front), Page.read(rest, wordings, line_end[0] if line_end else "\n"))

    @property
    def text(self) -> str:
        """The file, character for character."""
        return self.header.front.raw + self.page.text

    @property
    def blocks(self) -> tuple[Block, ...]:
        """What stands below the front matter."""
        return self.page.blocks

    @property
    def wordings(self) -> Wordings:
        """What is known of its worksheet."""
        return self.page.wordings

    @property
    def notes(self) -> str:
        """What its writer put before the first step or question."""
        notes = [block.body for block in self.blocks if block.role in ("notes", "title")]
        return "\n\n".join(bodies.unescaped(body) for body in notes if body)

    @cached_property
    def answers(self) -> tuple[Answer, ...]:
        """All answers, in the order of the file, each question and person once."""
        return tuple(self._by_key.values())

    @cached_property
    def _by_key(self) -> dict[Key, Answer]:
        return {key: self._answer(at) for key, at in self.page.chosen.items()}

    def answer(self, key: Key) -> Answer | None:
        """The answer to a question about a person."""
        return self._by_key.get(key)

    @cached_property
    def said(self) -> frozenset[str]:
        """A digest of each text in it: by these two states of a run are known, or two runs."""
        texts = (
            "\0".join((block.role, block.id, block.person or "", bodies.unescaped(block.body)))
            for block in self.blocks
            if block.body
        )
        return frozenset(map(digest, texts))

    @property
    def sections(self) -> tuple[Section, ...]:
        """The answers by step; those before any step stand in one without a title."""
        parts: list[tuple[Section, list[Answer]]] = [(Section("", "", ()), [])]
        for at, block in enumerate(self.blocks):
            if block.role == "step":
                note = bodies.unescaped(block.body)
                parts.append((Section(block.heading, note, ()), []))
            elif block.role == "question" and self.page.chosen[block.key] == at:
                parts[-1][1].append(self._by_key[block.key])
        first, *others = (section._replace(answers=tuple(listed)) for section, listed in parts)
        return (first, *others) if first.answers else tuple(others)

    def _answer(self, at: int) -> Answer:
        block = self.blocks[at]
        others = (self.blocks[place] for place in self.page.places[block.key] if place != at)
        beside = tuple(bodies.unescaped(other.body) for other in others if other.body)
        return Answer.read(block, self.wordings.kind(block.id), beside)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All that could not be understood, or was understood only by guessing."""
        front, found = self.header.front, []
        if front.problem:
            what = f"in the lines between --- at the top: {front.problem.what}"
            found.append(Problem(front.problem.line, what, kind="head"))
        offset = len(lines(front.raw))
        for at, block in enumerate(self.blocks):
            found += [each._replace(line=offset + each.line) for each in self._doubts(at, block)]
            if self._is_words_alone(block):
                what = f"no {self.wordings.kind(block.id).name} here, only words: all are kept"
                found.append(Problem(offset + block.line, what, is_mild=True, kind="words"))
        return tuple(sorted(found, key=lambda problem: problem.line))

    def _is_words_alone(self, block: Block) -> bool:
        """Whether the answer to a question that wants a value has none."""
        kind = self.wordings.kind(block.id)
        given = bodies.read(block.body, kind) if block.role == "question" else Given()
        return kind.takes_words and given.value is None and bool(given.words)

    def _doubts(self, at: int, block: Block) -> Iterator[Problem]:
        """What is doubtful in a block, with its line in the page."""
        if block.known_by in ("likeness", "position"):
            what = f"its mark is gone; by its {block.known_by} it is '{block.id}'"
            yield Problem(block.line, what, kind="guessed")
        if block.role == "question" and at != self.page.places[block.key][0]:
            what = "this question stands there twice; both texts are kept"
            yield Problem(block.line, what, kind="twice")
        above = block.line + len(lines(block.head + block.lead))
        for number, heading in headings(lines(block.body), above):
            if heading.level <= DEEPEST and self.wordings.asked(heading.text):
                what = "a mark names this question elsewhere; what stands here is kept as text"
                yield Problem(number, what, is_mild=True, kind="elsewhere")
        for number, is_mild in damaged(block.text):
            what = "this looks like a mark, but it cannot be read as one"
            yield Problem(block.line + number, what, is_mild=is_mild, kind="mark")

    def with_status(self, status: Status) -> "Entry":
        """The entry with its status set; raises yaml.Malformed."""
        return replace(self, header=self.header.with_status(status))

    def with_about(self, people: tuple[str, ...]) -> "Entry":
        """The entry with the people it is about; those that are there stay as written."""
        if people == self.header.about:
            return self
        return replace(self, header=self.header.with_about(people))

    def with_answer(self, place: Place, given: Given, earlier: Sequence[Place] = ()) -> "Entry":
        """The entry with one answer set; every other answer keeps its bytes.

        *earlier* are the places before it in the worksheet: they say where a question stands
        that is not in the file yet.
        """
        body = self._written(place, given)
        at = self.page.chosen.get(place.key)
        if at is not None:
            return replace(self, page=self.page.with_body(at, body))
        if not body:
            return self
        return replace(self, page=self._opened.with_block(place, body, earlier))

    def with_answers(self, answers: Sequence[tuple[Place, Given]]) -> "Entry":
        """The entry, in which nothing is answered yet, with *answers* in the worksheet's order."""
        written = [(place, self._written(place, given)) for place, given in answers]
        bodies_ = [(place, body) for place, body in written if body]
        return replace(self, page=self._opened.with_blocks(bodies_)) if bodies_ else self

    def _written(self, place: Place, given: Given) -> str:
        words = languages.of(self.header.language)
        return self._ended(bodies.written(given, self.wordings.kind(place.id), words))

    def with_aside(self, key: Key, aside: bool) -> "Entry":
        """The entry with an answer marked as no longer called for, or called for again."""
        at = self.page.chosen.get(key)
        if at is None or self.blocks[at].aside == aside:
            return self
        return replace(self, page=self.page.with_aside(at, aside))

    def with_second(self, key: Key, text: str) -> "Entry":
        """The entry with another text kept under a question that has one, for people to join."""
        body = self._ended(bodies.escaped(text))
        return replace(self, page=self.page.with_second(self.page.chosen[key], body))

    def with_marks(self) -> "Entry":
        """The entry with a mark wherever one is gone; itself where it would then read otherwise."""
        page = self.page.with_marks()
        return self if page is self.page else replace(self, page=page)

    @property
    def _opened(self) -> Page:
        """The page, with a blank line where nothing stands below the front matter yet."""
        raw, page = self.header.front.raw, self.page
        if page.blocks or not raw:
            return page
        end = "" if raw.endswith(("\n", "\r")) else page.newline
        return replace(page, blocks=(Block("notes", lead=end + page.newline, line=1),))

    def _ended(self, body: str) -> str:
        """*body* with the line ends of the file."""
        return body.replace("\n", self.page.newline)
