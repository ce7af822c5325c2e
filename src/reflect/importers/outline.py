"""Outlines: the blocks of a document, sorted into the parts of a worksheet."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from reflect.importers.blocks import Block, Note
from reflect.questions import Kind


class Role(Enum):
    """The part of a worksheet that the blocks below a label belong to."""

    #: Below no label.
    TEXT = auto()
    PURPOSE = auto()
    GUIDANCE = auto()
    QUESTIONS = auto()
    CONCLUSION = auto()


@dataclass(frozen=True, kw_only=True)
class Section:
    """The blocks of a step below one label: TEXT, GUIDANCE or QUESTIONS.

    Headings of steps and labels are gone from the blocks. What is still a heading among them is
    a smaller one inside the step, or a question where the document writes these as headings (its
    role is then QUESTIONS).
    """

    role: Role
    blocks: Sequence[Block]


@dataclass(frozen=True, kw_only=True)
class ImportedQuestion:
    """A question with its kind (None: free text), hint and follow-ups."""

    text: str
    kind: Kind | None = None
    hint: Sequence[str] = ()
    #: Whom it is asked about, as in ``[for each: person]``.
    each: str = ""
    #: Of a follow-up: ``yes``, ``no``, ``below 5``, ``answered``.
    condition: str = ""
    follow_ups: Sequence["ImportedQuestion"] = ()
    #: The place in the document.
    line: int = 1
    #: The words of the document that the question, its kind and its hint are made of.
    source: str = ""


@dataclass(frozen=True, kw_only=True)
class SortedStep:
    """The blocks of a step as questions and guidance, with notes on places to look at."""

    questions: Sequence[ImportedQuestion]
    guidance: Sequence[Block]
    notes: Sequence[Note] = ()


@dataclass(frozen=True, kw_only=True)
class Step:
    """A step, ready to be written."""

    title: str
    #: As the document counts it; empty if it does not.
    number: str
    guidance: Sequence[Block]
    questions: Sequence[ImportedQuestion]
    line: int = 1


@dataclass(frozen=True, kw_only=True)
class Outline:
    """The parts of a worksheet, ready to be written."""

    title: str
    language: str
    purpose: Sequence[Block]
    steps: Sequence[Step]
    conclusion_title: str = ""
    conclusion: Sequence[Block] = ()
    #: The place of the conclusion in the document; 0 without one.
    conclusion_line: int = 0
    #: The copyright lines of the document.
    license: str = ""
