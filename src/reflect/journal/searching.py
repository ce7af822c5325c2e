"""Words found in entries: whatever their case and accents, in any script."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from reflect.journal import Journal
from reflect.journal.runs import Run, Selection
from reflect.text import clean, unaccented

#: From the first to the last code point of what was found.
Span = tuple[int, int]
#: Letters of a file that are folded into ASCII, or away, each with what becomes of it.
Spelled = list[tuple[bytes, bytes]]

#: A letter with what is joined to it: marks, the vowel and end of a Korean syllable, and whatever
#: else is one character with the letter before it (Unicode Character Database, NFC).
_LETTER = (
    "(?s).[\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06ed\u1160-\u11ff\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\u3099\u309a\ufe20-\ufe2f"
    "\u093c\u09be\u09d7\u0b3e\u0b56\u0b57\u0bbe\u0bd7\u0c56\u0cc2\u0cd5\u0cd6\u0d3e\u0d57\u0dca\u0dcf\u0ddf"
    "\u102e\u1b35\uff9e\uff9f\U000110ba\U00011127\U0001133e\U00011357\U000114b0\U000114ba"
    "\U000114bd\U000115af\U00011930]*"
)
_QUOTES = '"“”„«»'
_QUOTED = re.compile(rf"[{_QUOTES}]([^{_QUOTES}]+)[{_QUOTES}]|(\S+)")
#: What is not ASCII in most texts that have no accents: quotes and dashes, which are folded into
#: nothing else; an ellipsis is: into three dots.
_PUNCTUATION = re.compile(rb"(?:\xe2\x80[\x90\x92-\x96\x98-\xa3])*")
_ASCII = bytes(range(128))
_WORD = re.compile(rb"[^ \n]*")
#: The letters from the rarest to the most frequent, as English has them; others not much else.
_RARE = b"zqxjkvbpygfwmucldrhsnioate"
#: Those that are so seldom met in most languages that a look around each of them is quick; and so
#: many of them are looked around.
_SELDOM, _A_FEW = b"zqxj", 4


class Said(NamedTuple):
    """What was written in one place: an answer, or a note."""

    #: The question and person that an answer belongs to; a note belongs to none.
    id: str | None
    person: str | None
    question: str | None
    text: str


class Hit(NamedTuple):
    """A text in which all that was looked for is."""

    run: Run
    where: Said
    spans: tuple[Span, ...]
    query: "Query"

    @property
    def text(self) -> str:
        """All that was written there."""
        return self.where.text

    def data(self) -> dict[str, object]:
        """The hit by its JSON names."""
        where = self.where
        return {
            "entry": self.run.head(),
            "id": where.id,
            "for": where.person,
            "question": where.question,
            "text": where.text,
            "spans": [list(span) for span in self.spans],
        }


@dataclass(frozen=True, eq=False)
class Query:
    """Words that all have to be there, in any order, and phrases as they stand."""

    wanted: tuple[str, ...]

    @classmethod
    def of(cls, pieces: Iterable[str]) -> "Query":
        """The query for *pieces*: one with a blank in it is a phrase."""
        # A byte that is no UTF-8 is in a text what it is in a file.
        folded = (" ".join(fold(clean(piece)).split()).strip(_QUOTES) for piece in pieces)
        return cls(tuple(dict.fromkeys(filter(None, folded))))

    @classmethod
    def typed(cls, line: str) -> "Query":
        """The query that is typed on one *line*, with phrases in quotation marks."""
        return cls.of(phrase or word for phrase, word in _QUOTED.findall(line))

    def may_be_in(self, data: bytes) -> bool:
        """Whether a file can have all of it, at a glance at its bytes; it may yet be a mistake."""
        letters = b"" if data.isascii() else data.translate(None, _ASCII)
        is_plain = bool(_PUNCTUATION.fullmatch(letters))
        distinct = "" if is_plain else "".join(sorted({*letters.decode("utf-8", "replace")}))
        spelled = _spelled(distinct)
        unsure: list[bytes] = []
        for word, rarest in self._needles:
            is_there = _is_in(data, word, rarest, spelled)
            if is_there is False:
                return False
            if is_there is None:
                unsure.append(word)
        return not unsure or _may_be_in(data, unsure, spelled, is_plain=is_plain)

    def hits(self, journal: Journal, selection: Selection) -> Iterator[Hit]:
        """Where in a journal all of it is, newest first, drafts included."""
        for run in selection.entries(journal, self.may_be_in):
            found = Run(run.stored.without_data(), selection)
            for said in _texts(run):
                if spans := self.spans(said.text):
                    yield Hit(found, said, spans, self)

    @cached_property
    def _needles(self) -> tuple[tuple[bytes, bytes], ...]:
        """The words, each with its rarest letter, where it has any of ours."""
        words = [word.encode() for each in self.wanted for word in each.split()]
        return tuple(
            (word, next((bytes([at]) for at in _RARE if at in word), b"")) for word in words
        )

    def spans(self, text: str) -> tuple[Span, ...]:
        """Where in *text* each of the words is; nothing unless all of them are there."""
        folded, places = _placed(text)
        found: list[Span] = []
        for each in self._patterns:
            here = [match.span() for match in each.finditer(folded)]
            if not here:
                return ()
            found += ((places(start)[0], places(end - 1)[1]) for start, end in here)
        return tuple(_joined(sorted(found)))

    @cached_property
    def _patterns(self) -> tuple[re.Pattern[str], ...]:
        return tuple(re.compile(r"\s+".join(map(re.escape, e.split()))) for e in self.wanted)


def _may_be_in(data: bytes, words: Iterable[bytes], spelled: Spelled, *, is_plain: bool) -> bool:
    """Whether all *words* can be there, by a look at all of *data*."""
    lowered = data.lower()
    missing = [word for word in words if word not in lowered]
    if is_plain or not missing:
        return not missing
    if all(map(bytes.isascii, missing)):
        for letter, folded in spelled:
            lowered = lowered.replace(letter, folded)
        return all(each in lowered for each in missing)
    # What is missing can only be in words with a letter that is not ASCII.
    foreign = b" ".join(word for word in data.split() if not word.isascii())
    said = unaccented(foreign.decode("utf-8", "replace"))
    return all(unaccented(each.decode()) in said for each in missing)


def _is_in(data: bytes, word: bytes, rarest: bytes, spelled: Spelled) -> bool | None:
    """Whether a *word* is there, by a look around its *rarest* letter; None if that is frequent."""
    if not rarest:
        return None
    forms = [rarest, rarest.upper(), *(letter for letter, folded in spelled if rarest in folded)]
    if not any(form in data for form in forms):
        return False
    if rarest not in _SELDOM:
        return None
    for number, at in enumerate(place for form in forms for place in _places(data, form)):
        if number == _A_FEW:
            return None
        around = _WORD.match(data, max(data.rfind(b" ", 0, at), data.rfind(b"\n", 0, at)) + 1)
        if around and unaccented(word.decode()) in unaccented(around[0].decode("utf-8", "replace")):
            return True
    return False


def _places(data: bytes, part: bytes) -> Iterator[int]:
    at = data.find(part)
    while at >= 0:
        yield at
        at = data.find(part, at + 1)


def _texts(run: Run) -> Iterator[Said]:
    """All that was written in a run: answers, second texts beside them, and notes."""
    for answer in run.written:
        for text in (*(() if answer.declined else (answer.text,)), *answer.beside):
            yield Said(answer.id, answer.person, answer.question, text)
    yield from (Said(None, None, None, note) for note in run.notes)


def fold(text: str) -> str:
    """*text* without case, accents and points: letter by letter, as it is looked through."""
    return _placed(text)[0]


@lru_cache(maxsize=4096)
def _folded(letter: str) -> str:
    return unicodedata.normalize("NFC", unaccented(letter))


@lru_cache(maxsize=64)
def _spelled(letters: str) -> Spelled:
    """Those of the *letters* that are folded into ASCII, or away, each with what becomes of it."""
    pairs = ((letter, fold(letter)) for letter in letters)
    return [
        (letter.encode(), folded.encode())
        for letter, folded in pairs
        if not folded or any(map(str.isascii, folded))
    ]


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


def _joined(spans: Sequence[Span]) -> Iterator[Span]:
    """*spans*, in order, those that touch as one."""
    start, end = spans[0]
    for first, last in spans[1:]:
        if first > end:
            yield start, end
            start, end = first, last
        end = max(end, last)
    yield start, end
