"""Takes the text of a worksheet apart into pieces, a step or a question each, to change some."""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from reflect import yaml
from reflect.questions import Question
from reflect.text import BLANKS, LINE_END, lines
from reflect.worksheets.reader import Reading, read, with_ids, with_title
from reflect.worksheets.worksheet import Worksheet

_LEAD = re.compile(r"[ \t]*(?:[-*+]|[0-9]+[.)])[ \t]+")
#: A comment, to the end of the text where it has none.
COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_ID = re.compile(r"[ \t]*\{#[^{}\s]*\}")

#: What a piece says: ``title`` and ``guidance`` of a step; of a question ``when`` (as in ``if
#: yes:``), ``wording``, ``brackets`` and ``hint``.
Parts = Mapping[str, str]


class Piece(NamedTuple):
    """A step or question as it is written, and what stands below it up to the next one."""

    id: str
    #: All its lines.
    raw: str
    parts: Parts
    #: The indent and the bullet of a question.
    lead: str = ""
    #: Its id before any change; empty if it comes from another worksheet.
    was: str = ""

    @property
    def is_step(self) -> bool:
        return not self.lead

    def with_parts(self, parts: Parts, id_: str) -> "Piece":
        """The piece with other parts and another id; the same lines where nothing differs."""
        if (parts, id_) == (self.parts, self.id):
            return self
        head, below = parts.get("title", ""), parts.get("guidance", "")
        if self.lead:
            head = " ".join(filter(None, [parts["when"], parts["wording"], parts["brackets"]]))
            below = parts["hint"]
        gap = "\n\n" if self.is_step else "\n"
        raw = f"{self.lead}{_with_id(head, id_)}\n" + (f"{gap[1:]}{below}\n" if below else "")
        return self._replace(id=id_, raw=raw, parts=parts)


class TakenApart(NamedTuple):
    """A worksheet in pieces."""

    reading: Reading
    front: yaml.FrontMatter
    #: What stands above the first step, and of that what ends with the title, if it has one.
    top: str
    title: str
    purpose: str
    pieces: Mapping[str, Piece]
    #: The conclusion with its heading.
    end: str
    newline: str

    @property
    def sheet(self) -> Worksheet:
        return self.reading.worksheet

    @property
    def steps(self) -> dict[str, str]:
        """The titles of the steps, by id."""
        return {step.id: step.title for step in self.sheet.steps}

    @property
    def wordings(self) -> dict[str, str]:
        """The wordings of all questions, by id."""
        return {each.id: each.wording.source for each in self.sheet.family()}

    def with_pieces(
        self, front: yaml.FrontMatter, title: str, purpose: str, pieces: Iterable[Piece], end: str
    ) -> str:
        """The text with another front matter, title and purpose, and other pieces and end.

        Raises yaml.Malformed.
        """
        top = self.top
        if purpose != self.purpose:
            top = f"{self.title}\n{purpose}\n\n" if purpose else f"{self.title}\n"
        text = LINE_END.sub("\n", front.raw) + top
        following, above = dict(pairwise(self.pieces)), None
        for piece in pieces:
            if above:
                was = self.pieces[above.was].raw if following.get(above.was) == piece.was else ""
                gap = "\n\n" if above.is_step or piece.is_step else "\n"
                text += was[len(was.rstrip("\n")) :] or gap
            text += piece.raw.rstrip("\n")
            above = piece
        text += f"\n\n{end}\n" if end else "\n"
        if title != self.sheet.title:
            text = with_title(text, title)
        return text.replace("\n", self.newline)

    @property
    def owners(self) -> dict[str, tuple[str, ...]]:
        """The step of each question and the questions above it as its follow-up, by its id."""
        found: dict[str, tuple[str, ...]] = {}

        def add(question: Question, above: tuple[str, ...]) -> None:
            found[question.id] = above
            for each in question.follow_ups:
                add(each.question, (*above, question.id))

        for step in self.sheet.steps:
            for question in step.questions:
                add(question, (step.id,))
        return found


def taken_apart(text: str) -> TakenApart:
    """The worksheet written in *text* in pieces, each with an id."""
    newline = LINE_END.search(text)
    text = with_ids(text, read(text).proposed)
    reading, front = read(text), yaml.split(text)[0]
    every = [each.rstrip("\r\n") + "\n" for each in lines(text)]
    starts = sorted((line, id_) for id_, line in reading.lines.items())
    ends = [*(line for line, _ in starts[1:]), reading.conclusion or len(every) + 1]
    ends = ends if starts else []
    top = every[len(lines(front.raw)) : starts[0][0] - 1 if starts else None]
    above = max(0, reading.title - len(lines(front.raw)))
    wordings = {each.id: each.wording.source for each in reading.worksheet.family()}
    pieces = {
        id_: _piece(id_, every[line - 1 : end - 1], wordings.get(id_))
        for (line, id_), end in zip(starts, ends, strict=True)
    }
    return TakenApart(
        reading,
        front,
        "".join(top),
        "".join(top[:above]),
        "".join(top[above:]).strip(BLANKS),
        pieces,
        "".join(every[reading.conclusion - 1 :]).strip(BLANKS) if reading.conclusion else "",
        newline[0] if newline else "\n",
    )


def _with_id(head: str, id_: str) -> str:
    """The line *head* with an id: in front of a comment that continues on the next line."""
    at = head.rfind("<!--")
    if at < 0 or "-->" in head[at:]:
        at = len(head)
    return f"{head[:at].rstrip()} {{#{id_}}} {head[at:]}".rstrip()


def _span(head: str, wording: str, first: int) -> tuple[int, int]:
    """Beginning and end of the *wording* in the line *head*, behind its *first* characters.

    Comments may stand inside it.
    """
    hidden = {at for each in COMMENT.finditer(head) for at in range(*each.span())}
    shown = [at for at in range(len(head)) if at not in hidden]
    text = "".join(head[at] for at in shown)
    begin = len(text) - len(text[first:].lstrip())
    if not text.startswith(wording, begin):
        # Behind a condition.
        begin = text.find(wording, text.find(":", first) + 1)
    if not wording or begin < 0:
        return first, first
    return shown[begin], shown[begin + len(wording) - 1] + 1


def _piece(id_: str, every: Sequence[str], wording: str | None) -> Piece:
    head, below = every[0].rstrip("\n"), "".join(every[1:]).strip("\n")
    lead = _LEAD.match(head)
    if wording is None or not lead:
        return Piece(id_, "".join(every), {"title": _ID.sub("", head), "guidance": below}, "", id_)
    at, end = _span(head, wording, lead.end())
    parts = {
        "when": head[lead.end() : at].strip(),
        "wording": head[at:end],
        "brackets": " ".join(_ID.sub("", head[end:]).split()),
        "hint": below,
    }
    return Piece(id_, "".join(every), parts, lead[0], id_)
