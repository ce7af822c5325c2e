"""The questions of a worksheet, and what people call them: by id, by number, or in its words."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import count, product
from string import ascii_lowercase
from typing import TYPE_CHECKING, NamedTuple

from reflect.entries.answer import Answer
from reflect.errors import AmbiguousQuestion, UnknownQuestion
from reflect.journal.library import Library
from reflect.questions import HOLE, Wording, Wordings
from reflect.text import folded

if TYPE_CHECKING:
    from reflect.worksheets import Worksheet

#: A word that is shorter says too little of a question to be suggested for another.
TELLING = 4


class Asked(NamedTuple):
    """A question, and what it can be called."""

    id: str
    #: ``7`` in its worksheet; ``16a`` is the first that only some answers to 16 call for; or
    #: nothing, where its worksheet does not ask it any more.
    number: str
    wording: str
    #: All in which it is or was asked; those of a worksheet that is gone are an entry's headings.
    others: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The shortest way to call it."""
        return self.number or self.id

    @property
    def is_follow_up(self) -> bool:
        """Whether only some answers call for it."""
        return self.number[-1:].isalpha()


@dataclass(frozen=True)
class Questions:
    """All questions of a worksheet, and those of its runs that it does not ask any more."""

    listed: tuple[Asked, ...]
    wordings: Wordings

    @classmethod
    def of(
        cls,
        library: Library,
        worksheet: str,
        answers: Iterable[Answer] = (),
        shown: Callable[[str], str] = str,
    ) -> "Questions":
        """Those of the *worksheet* with this id, be it there or gone, and of *answers* to it.

        A wording is *shown* in some other way where it names somebody who is to stay out of sight.
        """
        wordings = library.wordings(worksheet)
        sheet = library.sheet(worksheet)
        found = {asked.id: asked for asked in _asked(sheet)} if sheet else {}
        headings: dict[str, dict[str, None]] = {}
        for answer in answers:
            if answer.id not in found:
                headings.setdefault(answer.id, {})[answer.general(HOLE)] = None
        for id_, worded in headings.items():
            wording = wordings.general(id_, HOLE) or next(filter(None, worded), "")
            found[id_] = Asked(id_, "", wording, tuple(worded))
        listed = (each._replace(wording=shown(each.wording)) for each in found.values())
        return cls(tuple(listed), wordings)

    @cached_property
    def numbers(self) -> Mapping[str, str]:
        """The number of each question that has one, by its id."""
        return {asked.id: asked.number for asked in self.listed if asked.number}

    def named(self, said: str) -> Asked:
        """The one question that is *said*; raises UnknownQuestion or AmbiguousQuestion."""
        for found in self._meant(said):
            if len(found) == 1:
                return found[0]
            if found:
                known = self.wordings.questions
                shown = [(each.name, each.wording if each.id in known else "") for each in found]
                raise AmbiguousQuestion(said, shown)
        # Only our author's words are suggested: a heading may hold a name, or part of an answer.
        texts = [each.wording for each in self.listed if each.id in self.wordings.questions]
        words = [word for text in texts for word in _words(text) if len(word) >= TELLING]
        count = sum(asked.number.isdecimal() for asked in self.listed)
        raise UnknownQuestion(said, [*(each.id for each in self.listed), *words], count)

    def _meant(self, said: str) -> Iterator[list[Asked]]:
        """Those that *said* can mean, the surest reading of it first."""
        name, words = folded(said).strip("#.) "), _words(said)
        yield [each for each in self.listed if name == each.id]
        yield [each for each in self.listed if name == each.number]
        ids = self.wordings.asked(said)
        yield [each for each in self.listed if each.id in ids]
        if not words:
            return
        # In small letters and without signs, a blank before each word.
        texts = {
            each: [f" {' '.join(_words(text))}" for text in (each.wording, *each.others)]
            for each in self.listed
        }
        phrase = f" {' '.join(words)}"
        ways: list[Callable[[str], bool]] = [
            lambda text: text == phrase,
            lambda text: phrase in text,
            lambda text: all(f" {word}" in text for word in words),
            lambda text: phrase[1:] in text,
        ]
        for fits in ways:
            yield [each for each, known in texts.items() if any(map(fits, known))]


def lineage(id_: str, after: Mapping[str, str]) -> tuple[str, ...]:
    """The question *id_* as it is asked today, and those before whose place it took.

    *after* says which question took the place of which. Where two took the place of one, that one
    goes on as itself.
    """
    newest, seen = id_, {id_}
    while True:
        following = [new for new, old in after.items() if old == newest]
        if len(following) != 1 or following[0] in seen:
            break
        newest = following[0]
        seen.add(newest)
    found = [newest]
    while (former := after.get(found[-1])) and former not in found:
        found.append(former)
    return tuple(found)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+(?:['’]\w+)*", folded(text))


def _asked(sheet: "Worksheet") -> Iterator[Asked]:
    """The questions of a worksheet, in order, each with its follow-ups."""
    first = ((step, question) for step in sheet.steps for question in step.questions)
    for number, (step, question) in enumerate(first, 1):
        for letters, each in zip(_letters(), question.family(), strict=False):
            wordings = [each.wording, *map(Wording, sheet.was.get(each.id, ()))]
            # Without anybody, and as it is asked where no one is named.
            known = [
                text
                for one in wordings
                for text in (one.filled(dict.fromkeys(one.slots, HOLE)), one.filled({}))
            ]
            wording = known[0 if each.each or step.each else 1]
            yield Asked(each.id, f"{number}{letters}", wording, tuple(dict.fromkeys(known)))


def _letters() -> Iterator[str]:
    """Nothing for a question itself; ``a`` to ``z`` for its follow-ups, then ``aa`` and so on."""
    for size in count():
        yield from map("".join, product(ascii_lowercase, repeat=size))
