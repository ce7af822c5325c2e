"""An entry: one run of a worksheet, with its source and its parsed answers."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from reflect import languages, yaml
from reflect.entries import answer as answers
from reflect.entries.answer import Answer, QuestionPlace, Response, Section, escape, unescape
from reflect.entries.block import Block, Key
from reflect.entries.header import Header, Status
from reflect.entries.marks import damaged_marks
from reflect.entries.outline import DEEPEST_HEADING, headings
from reflect.entries.page import Page
from reflect.questions import Wordings
from reflect.questions.kinds import Actions
from reflect.text import LINE_END, lines


def digest(text: str) -> str:
    """A short hash of *text*, to recognise it without storing it."""
    from hashlib import sha256  # late: slow to import

    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


class Problem(NamedTuple):
    """A line of an entry that could not be parsed with certainty."""

    line: int
    #: The name by which findings know it; or one of "head", "words" and "elsewhere".
    kind: str
    #: The writer may have intended it.
    is_mild: bool = False
    #: The number of the block that it is about, if it is about one.
    block: int = -1


@dataclass(frozen=True, eq=False, repr=False)
class Entry:
    """A header, and the page below it."""

    header: Header
    page: Page

    @classmethod
    def read(cls, text: str, wordings: Wordings) -> "Entry":
        """The entry parsed from *text*."""
        front, rest = yaml.split(text)
        line_end = LINE_END.search(text)
        return cls(Header(front), Page(rest, wordings, line_end[0] if line_end else "\n"))

    @property
    def text(self) -> str:
        """The source of the file, character for character."""
        return self.header.front.raw + self.page.text

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks below the front matter."""
        return self.page.blocks

    @property
    def wordings(self) -> Wordings:
        """The kinds and wordings of the entry's worksheet."""
        return self.page.wordings

    @property
    def notes(self) -> str:
        """The writer's notes above the first step or question."""
        notes = [block.body for block in self.blocks if block.role in ("notes", "title")]
        return "\n\n".join(unescape(body) for body in notes if body)

    @cached_property
    def answers(self) -> tuple[Answer, ...]:
        """All answers in the order of the file, one for each key."""
        return tuple(self._by_key.values())

    @cached_property
    def _by_key(self) -> dict[Key, Answer]:
        return {key: self._answer(at) for key, at in self.page.index_of.items()}

    def answer(self, key: Key) -> Answer | None:
        """The answer with *key*, if any."""
        return self._by_key.get(key)

    def response(self, key: Key) -> Response:
        """The content of the answer with *key*; an empty one if it is missing."""
        answer = self.answer(key)
        return answer.response if answer else Response()

    @property
    def responses(self) -> dict[Key, Response]:
        """The content of all answers that are not open."""
        given = {key: each.response for key, each in self._by_key.items()}
        return {key: each for key, each in given.items() if not each.is_open}

    def answers_to(self, is_asked: Callable[[str], bool]) -> Iterator[Answer]:
        """The answers whose ids fulfil *is_asked*; others are not parsed."""
        return (self._answer(at) for (id_, _), at in self.page.index_of.items() if is_asked(id_))

    @property
    def duplicated(self) -> Iterator[Answer]:
        """The answers to questions with duplicate blocks."""
        chosen, places = self.page.index_of, self.page.indexes_of
        return (self._answer(chosen[key]) for key, some in places.items() if len(some) > 1)

    @cached_property
    def text_hashes(self) -> frozenset[str]:
        """Hashes of all texts in the entry; two versions of one run share some of them."""
        texts = (
            "\0".join((block.role, block.id, block.person or "", unescape(block.body)))
            for block in self.blocks
            if block.body
        )
        return frozenset(map(digest, texts))

    @property
    def sections(self) -> tuple[Section, ...]:
        """The answers by step; those above the first step are in one without a title."""
        parts: list[tuple[Section, list[Answer]]] = [(Section("", "", ()), [])]
        for at, block in enumerate(self.blocks):
            if block.role == "step":
                note = unescape(block.body)
                parts.append((Section(block.heading, note, ()), []))
            elif block.role == "question" and self.page.index_of[block.key] == at:
                parts[-1][1].append(self._by_key[block.key])
        first, *others = (section._replace(answers=tuple(listed)) for section, listed in parts)
        return (first, *others) if first.answers else tuple(others)

    def _answer(self, at: int) -> Answer:
        page, answer = self.page, self._read(at)
        places = page.indexes_of[page.heads[at].key]
        texts = [page.body(place) for place in places if place != at] if places[1:] else ()
        beside = tuple(map(unescape, filter(None, texts)))
        return answer._replace(duplicates=beside) if beside else answer

    def _read(self, at: int) -> Answer:
        """The answer in block number *at*, without those that are there twice."""
        page, body = self.page, self.page.body(at)
        read = answers.read if len(body) <= answers.SHORT else answers.read.__wrapped__
        return read(page.heads[at], body, page.wordings)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The lines that could not be parsed, or only by a guess, sorted by line."""
        front = self.header.front
        found = [Problem(front.problem.line, "head")] if front.problem else []
        above = len(lines(front.raw))
        found += [each._replace(line=above + each.line) for each in self._page_problems()]
        return tuple(sorted(found, key=lambda problem: problem.line))

    def _page_problems(self) -> Iterator[Problem]:
        """Problems on the page, with lines counted from its top."""
        page = self.page
        for at, block in enumerate(() if page.is_marked else page.blocks):
            if block.recognised_by in ("likeness", "position"):
                yield Problem(page.lines[at], "guessed", block=at)
            above = page.lines[at] + len(lines(block.head + block.lead))
            for number, heading in headings(lines(block.body), above):
                if heading.level <= DEEPEST_HEADING and page.wordings.ids_with_wording(
                    heading.text
                ):
                    yield Problem(number, "elsewhere", is_mild=True)
        for at in (at for places in page.indexes_of.values() for at in places[1:]):
            yield Problem(page.lines[at], "twice")
        marks = sum(bool(block.id) and block.recognised_by == "mark" for block in page.heads)
        for number, is_mild in damaged_marks(page.content, marks):
            yield Problem(number + 1, "mark", is_mild=is_mild)
        for at, block in enumerate(page.heads):
            if block.role == "question" and page.wordings.kind(block.id).takes_words:
                yield from self._answer_problems(at)

    def _answer_problems(self, at: int) -> Iterator[Problem]:
        """Problems with the answer in block number *at*, with lines counted from the page's top."""
        page, answer = self.page, self._read(at)
        if answer.value is None and answer.words:
            yield Problem(page.lines[at], "words", is_mild=True, block=at)
        kind = page.wordings.kind(answer.id)
        for number, what in kind.line_problems(unescape(page.body(at)), answer.value):
            block = page.blocks[at]
            line = page.lines[at] + len(lines(block.head + block.lead)) + number
            yield Problem(line, what, is_mild=True)

    def with_status(self, status: Status) -> "Entry":
        """The entry with *status*; raises yaml.Malformed."""
        return replace(self, header=self.header.with_status(status))

    def with_about(self, people: tuple[str, ...]) -> "Entry":
        """The entry about *people*; names already in it stay as written."""
        if people == self.header.about:
            return self
        return replace(self, header=self.header.with_about(people))

    def with_answer(
        self, place: QuestionPlace, given: Response, earlier: Sequence[QuestionPlace] = ()
    ) -> "Entry":
        """The entry with one answer set; all other answers keep their bytes.

        A question that is not in the file yet is inserted after the last of *earlier*, its
        predecessors in the worksheet.
        """
        body = self._formatted(place, given)
        at = self.page.index_of.get(place.key)
        if at is not None:
            return replace(self, page=self.page.with_body(at, body))
        if not body:
            return self
        return replace(self, page=self._base_page.with_block(place, body, earlier))

    def with_answers(self, answers: Sequence[tuple[QuestionPlace, Response]]) -> "Entry":
        """The entry, so far without answers, with *answers* in the worksheet's order."""
        bodies_ = ((place, self._formatted(place, given)) for place, given in answers)
        written = [(place, body) for place, body in bodies_ if body]
        return replace(self, page=self._base_page.with_blocks(written)) if written else self

    def _formatted(self, place: QuestionPlace, given: Response) -> str:
        words = languages.of(self.header.language)
        body = given.written(self.page.wordings.kind(place.id), words)
        return body.replace("\n", self.page.newline)

    def with_action(self, key: Key, number: int, change: Callable[[str], str]) -> "Entry":
        """The entry with the line of one action changed, *number* of its answer from 0."""
        at, kind = self.page.index_of[key], self.page.wordings.kind(key[0])
        assert isinstance(kind, Actions)
        body = kind.with_line(self.page.body(at), number, change)
        return replace(self, page=self.page.with_body(at, body))

    def with_inactive(self, key: Key, inactive: bool) -> "Entry":
        """The entry with an answer marked as inactive, or active again."""
        at = self.page.index_of.get(key)
        if at is None or self.page.heads[at].inactive == inactive:
            return self
        return replace(self, page=self.page.with_inactive(at, inactive))

    def with_duplicate(self, key: Key, text: str) -> "Entry":
        """The entry with *text* in a duplicate block below the answer, for the writer to merge."""
        body = escape(text).replace("\n", self.page.newline)
        return replace(self, page=self.page.with_duplicate(self.page.index_of[key], body))

    def with_marks(self) -> "Entry":
        """The entry with all lost marks restored; unchanged if that would alter its content."""
        page = self.page.with_marks()
        return self if page is self.page else replace(self, page=page)

    @property
    def _base_page(self) -> Page:
        """The page; if empty, with a blank line below the front matter."""
        raw, page = self.header.front.raw, self.page
        if page.heads or not raw:
            return page
        end = "" if raw.endswith(("\n", "\r")) else page.newline
        return Page(page.byte_order_mark + end + page.newline, page.wordings, page.newline)
