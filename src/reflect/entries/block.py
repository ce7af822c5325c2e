"""A block: the part of an entry that begins with one heading and mark."""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from reflect.text import apart, folded, lines

Role = Literal["notes", "title", "step", "question"]
Known = Literal["mark", "wording", "likeness", "position"]
#: The question, and the person, however spelled: each answer of an entry has its own.
Key = tuple[str, str | None]


def key(id_: str, person: str | None) -> Key:
    """The key of the answer to a question about a *person*."""
    return id_, folded(person) if person else person


@dataclass(frozen=True, eq=False)
class Block:
    """A head (heading and mark), and the body below; joined, all blocks are the body again."""

    role: Role
    head: str = ""
    lead: str = ""
    body: str = ""
    tail: str = ""
    id: str = ""
    person: str | None = None
    aside: bool = False
    #: The wording it was asked in, or the title of the step.
    heading: str = ""
    #: How it was recognised: by its mark, its exact wording, or by guessing.
    known_by: Known = "mark"
    #: The number of the line it begins on, in the body of the entry.
    line: int = 0

    @property
    def text(self) -> str:
        """The block as it is written."""
        return self.head + self.lead + self.body + self.tail

    @cached_property
    def key(self) -> Key:
        """The question and the person, however spelled: each answer of an entry has its own."""
        return key(self.id, self.person)

    def cut(self, head: str, below: str, line: int) -> "Block":
        """The block with its text: the *head*, and what stands *below* it."""
        lead, body, tail = apart(below)
        return replace(self, head=head, lead=lead, body=body, tail=tail, line=line)

    def holding(self, content: str) -> "Block":
        """The block with something else below its head."""
        return self.cut(self.head, content, self.line)

    def with_body(self, body: str, newline: str, *, is_last: bool) -> "Block":
        """The block with another body; a newline is added only where there was none."""
        head, lead, tail = self.head, self.lead, self.tail
        if head and not head.endswith(("\n", "\r")):
            head += newline
        if not self.body:
            lead, *rest = lines(self.lead) or [newline]
            lead = lead if lead.endswith(("\n", "\r")) else lead + newline
            # Blanks on the next line would end up behind the last word.
            rest = [newline, *rest] if rest and rest[0].strip("\r\n") else rest
            tail = "".join(rest) + ("" if is_last or len(rest) > 1 else newline)
        if not tail and not (is_last and not body):
            tail = newline
        return replace(self, head=head, lead=lead or newline, body=body, tail=tail)
