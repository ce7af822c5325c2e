"""Recognizes labels, step headings and the language of a document."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto


class Role(Enum):
    """The part of a worksheet that the lines below a label belong to."""

    TEXT = auto()
    PURPOSE = auto()
    GUIDANCE = auto()
    QUESTIONS = auto()
    CONCLUSION = auto()


_LABELS = {
    Role.PURPOSE: """
        purpose, objective, objectives, aim, introduction, intro, overview, about this worksheet,
        ziel, ziele, zweck, einleitung, einführung, worum es geht, über dieses arbeitsblatt
    """,
    Role.GUIDANCE: """
        guidance, instruction, instructions, directions, how to use this worksheet,
        anleitung, anweisung, anweisungen, hinweis, hinweise
    """,
    Role.QUESTIONS: """
        reflection questions, questions, reflection, questions for reflection,
        self-reflection questions, prompts, reflection prompts, journal prompts, writing prompts,
        fragen, reflexionsfragen, fragen zur reflexion, reflexion, impulse, impulsfragen
    """,
    Role.CONCLUSION: """
        conclusion, summary, closing, closing thoughts, final thoughts, afterword,
        schluss, abschluss, fazit, zusammenfassung, schlusswort, nachwort
    """,
}
LABELS = {word.strip(): role for role, listed in _LABELS.items() for word in listed.split(",")}

LONGEST_HEADING = 150
_STEP = re.compile(
    r"(?i:step|schritt|part|teil|section|abschnitt|phase)\s+"
    r"(?:(?P<number>\d{1,3})|(?i:[ivxl]{1,6}))\s*"
    r"(?:(?:[:.)–—-])\s*(?P<title>.*)|(?P<bare>(?<=\s)[A-ZÄÖÜ].*[^.,;:])|)"
)

# Common words that only one of the two languages has.
_COMMON = {
    "en": "the and of to i my what how is are you your with this for when",
    "de": "und der das ist ich mir mich mein meine wie welche nicht du dir dein zu fragen ziel",
}


@dataclass(frozen=True)
class Label:
    """A line, or the start of one, that names the part below it."""

    role: Role
    words: str
    #: The text behind the colon.
    rest: str


@dataclass(frozen=True)
class Heading:
    """A line that begins a step; its number is empty if it is Roman."""

    number: str
    title: str


def label(text: str) -> Label | None:
    """The label that *text* is or begins with, or None."""
    words, _, rest = text.partition(":")
    role = LABELS.get(" ".join(words.casefold().split()))
    return Label(role, words.strip(), rest.strip()) if role else None


def heading(text: str) -> Heading | None:
    """The heading of a step in *text*, or None."""
    found = _STEP.fullmatch(text) if len(text) <= LONGEST_HEADING else None
    if not found:
        return None
    if found["bare"] and not found["number"]:
        return None  # "Part I love" is no heading
    title = found["title"] or found["bare"] or ""
    return Heading(found["number"] or "", " ".join(title.split()))


def language(texts: Iterable[str]) -> str:
    """``de`` if *texts* have more German than English common words, else ``en``."""
    counted = Counter(word for text in texts for word in re.findall(r"\w+", text.casefold()))
    totals = {code: sum(counted[word] for word in _COMMON[code].split()) for code in _COMMON}
    return "de" if totals["de"] > totals["en"] else "en"
