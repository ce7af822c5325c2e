"""A block: one heading with its mark, and the body below, as a part of an entry."""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from reflect.entries.marks import Heading, Mark
from reflect.text import BLANKS, case_folded, lines, split_blank_lines

Role = Literal["notes", "title", "step", "question"]
RecognisedBy = Literal["mark", "wording", "likeness", "position"]
#: Question id and folded name of the person: unique within an entry.
Key = tuple[str, str | None]


def key(id_: str, person: str | None) -> Key:
    """The key of the answer to question *id_* about *person*."""
    return id_, case_folded(person) if person else person


@dataclass(frozen=True, eq=False)
class Block:
    """A head (heading and mark), and a body; the texts of all blocks joined are the page."""

    role: Role
    head: str = ""
    lead: str = ""
    body: str = ""
    tail: str = ""
    id: str = ""
    person: str | None = None
    inactive: bool = False
    #: The wording of the question, or the title of the step.
    heading: str = ""
    #: How it was recognised: by its mark, by exact wording, or by a guess.
    recognised_by: RecognisedBy = "mark"

    @property
    def text(self) -> str:
        """The source of the block."""
        return self.head + self.lead + self.body + self.tail

    @cached_property
    def key(self) -> Key:
        """Question id and folded name of the person: unique within an entry."""
        return key(self.id, self.person)

    def cut(self, head: str, below: str) -> "Block":
        """The block with *head*, and the text *below* split into blank lines and body."""
        lead, body, tail = split_blank_lines(below)
        return replace(self, head=head, lead=lead, body=body, tail=tail)

    def with_body(self, body: str, newline: str, *, is_last: bool) -> "Block":
        """The block with another body; newlines are added only where missing."""
        head, lead, tail = self.head, self.lead, self.tail
        if head and not head.endswith(("\n", "\r")):
            head += newline
        if not self.body:
            lead, *rest = lines(self.lead) or [newline]
            lead = lead if lead.endswith(("\n", "\r")) else lead + newline
            # Otherwise blanks on the next line would trail the last word.
            rest = [newline, *rest] if rest and rest[0].strip("\r\n") else rest
            tail = "".join(rest) + ("" if is_last or len(rest) > 1 else newline)
        if not tail and not (is_last and not body):
            tail = newline
        return replace(self, head=head, lead=lead or newline, body=body, tail=tail)

    def with_head(self, heading: str, newline: str) -> "Block":
        """The block, so far without a head, with *heading*, mark, and a blank line below."""
        title = Heading(2 if self.role == "step" else 3, " ".join(heading.split()))
        head = f"{title.to_line()}{newline}{self._mark}{newline}"
        return replace(self, head=head, lead=newline, tail=newline if self.body else "")

    def with_mark(self, newline: str) -> "Block":
        """The block with a mark below its heading, if it had none."""
        if self.recognised_by == "mark" or not self.id:
            return self
        head = self.head if self.head.endswith(("\n", "\r")) else self.head + newline
        # With another kind of line end, CR and a following LF could merge into one.
        end = head[len(head.rstrip("\r\n")) :]
        return replace(self, head=head + self._mark + end, recognised_by="mark")

    def with_blank_line(self, newline: str) -> "Block":
        """The block with a blank line at its end."""
        *_, last = lines(self.text) or [newline]
        is_ended = last.endswith(("\n", "\r"))
        if is_ended and not last.strip(BLANKS):
            return self
        return replace(self, tail=self.tail + ("" if is_ended else newline) + newline)

    @property
    def _mark(self) -> str:
        return Mark(self.role == "step", self.id, self.person, self.inactive).to_line()
