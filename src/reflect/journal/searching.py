"""Words found in entries: whatever their case and accents, in any script."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reflect.journal import Journal
from reflect.journal.runs import Run, Selection
from reflect.text import clean, unaccented

if TYPE_CHECKING:
    from reflect.entries.answer import Answer

#: From the first to the last code point of what was found.
Span = tuple[int, int]

#: What is joined to the letter before it: marks, the vowel and end of a Korean syllable, and
#: whatever else is one character with that (Unicode Character Database, NFC).
_JOINED = (
    "[\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06ed\u1160-\u11ff\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\u3099\u309a\ufe20-\ufe2f"
    "\u093c\u09be\u09d7\u0b3e\u0b56\u0b57\u0bbe\u0bd7\u0c56\u0cc2\u0cd5\u0cd6\u0d3e\u0d57\u0dca\u0dcf\u0ddf"
    "\u102e\u1b35\uff9e\uff9f\U000110ba\U00011127\U0001133e\U00011357\U000114b0\U000114ba"
    "\U000114bd\U000115af\U00011930]"
)
_LETTER = f"(?s).{_JOINED}*"
_QUOTES = '"“”„«»'
_QUOTED = re.compile(rf"[{_QUOTES}]([^{_QUOTES}]+)[{_QUOTES}]|(\S+)")
_ASCII = bytes(range(128))


class Hit(NamedTuple):
    """A text in which every word of a query was found."""

    run: Run
    #: The answer that the text belongs to; None for a note.
    answer: "Answer | None"
    #: The whole text.
    text: str
    spans: tuple[Span, ...]
    query: "Query"

    def data(self) -> dict[str, object]:
        """The hit by its JSON names."""
        answer = self.answer
        return {
            "entry": self.run.header_data(),
            "id": answer.id if answer else None,
            "for": answer.person if answer else None,
            "question": answer.question if answer else None,
            "text": self.text,
            "spans": [list(span) for span in self.spans],
        }


@dataclass(frozen=True, eq=False)
class Query:
    """Words and phrases that must all occur, in any order."""

    terms: tuple[str, ...]

    @classmethod
    def of(cls, pieces: Iterable[str]) -> "Query":
        """The query for *pieces*: one with a blank in it is a phrase."""
        # A byte that is no UTF-8 is in a text what it is in a file.
        folded = (" ".join(fold(clean(piece)).split()).strip(_QUOTES) for piece in pieces)
        return cls(tuple(dict.fromkeys(filter(None, folded))))

    @classmethod
    def parse(cls, line: str) -> "Query":
        """The query that is typed on one *line*, with phrases in quotation marks."""
        return cls.of(phrase or word for phrase, word in _QUOTED.findall(line))

    def may_be_in(self, data: bytes) -> bool:
        """Whether the bytes of a file let it contain all words; it may still lack some."""
        foreign = b"" if data.isascii() else data.translate(None, _ASCII)
        spelled = _spelled("".join(sorted({*foreign.decode("utf-8", "replace")})))
        if spelled is None:
            return True
        folded = data.lower()
        for letter, plain in spelled:
            folded = folded.replace(letter, plain)
        return all(word in folded for word in self._words)

    def hits(self, journal: Journal, selection: Selection) -> Iterator[Hit]:
        """Texts in a journal that contain all words, newest first, drafts included."""
        for run in selection.entries(journal, self.may_be_in):
            found = run.without_data()
            texts: list[tuple[Answer | None, str]] = []
            for each in run.all_answers:
                said = () if each.declined else (each.text,)
                texts += [(each, text) for text in (*said, *each.duplicates)]
            texts += [(None, note) for note in run.notes]
            for answer, text in texts:
                if spans := self.spans(text):
                    yield Hit(found, answer, text, spans, self)

    @cached_property
    def _words(self) -> list[bytes]:
        return [word.encode() for each in self.terms for word in each.split()]

    def spans(self, text: str) -> tuple[Span, ...]:
        """The places of the words in *text*; none unless all of them are there."""
        folded, places = _placed(text)
        found: list[Span] = []
        for each in self._patterns:
            here = [match.span() for match in each.finditer(folded)]
            if not here:
                return ()
            found += ((places(start)[0], places(end - 1)[1]) for start, end in here)
        # Those that touch are one.
        joined: list[Span] = []
        for start, end in sorted(found):
            if joined and start <= joined[-1][1]:
                start, before = joined.pop()
                end = max(end, before)
            joined.append((start, end))
        return tuple(joined)

    @cached_property
    def _patterns(self) -> tuple[re.Pattern[str], ...]:
        return tuple(re.compile(r"\s+".join(map(re.escape, e.split()))) for e in self.terms)


def fold(text: str) -> str:
    """*text* without case, accents and points: letter by letter, as it is looked through."""
    return _placed(text)[0]


@lru_cache(maxsize=4096)
def _folded(letter: str) -> str:
    return unicodedata.normalize("NFC", unaccented(letter))


@lru_cache(maxsize=64)
def _spelled(letters: str) -> list[tuple[bytes, bytes]] | None:
    """Those of the *letters* that are folded into others, or away, each with what becomes of it.

    Nothing where one may be a part of the letter before it, or was no UTF-8.
    """
    pairs = [(letter, fold(letter)) for letter in letters]
    if any(
        folded and (letter == "\ufffd" or re.match(_JOINED, letter)) for letter, folded in pairs
    ):
        return None
    return [(letter.encode(), folded.encode()) for letter, folded in pairs if letter != folded]


def _placed(text: str) -> tuple[str, Callable[[int], Span]]:
    """*text* folded, and for each place in it the span of the letter it comes from."""
    if text.isascii():
        return text.lower(), lambda at: (at, at + 1)
    pieces: list[str] = []
    places: list[Span] = []
    for letter in re.finditer(_LETTER, text):
        piece = _folded(letter[0])
        pieces.append(piece)
        places += [letter.span()] * len(piece)
    return "".join(pieces), places.__getitem__
