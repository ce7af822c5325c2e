"""References to entries (``yesterday``, ``latest~1``) and to questions (number, id, words)."""

import os
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from itertools import chain, count, islice, product
from pathlib import Path
from string import ascii_lowercase
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize

from reflect import files
from reflect.entries.answer import Answer
from reflect.errors import AmbiguousEntry, AmbiguousQuestion, UnknownEntry, UnknownQuestion
from reflect.journal import Journal, Stored
from reflect.journal.library import Library
from reflect.journal.runs import Run, Selection, nothing_found
from reflect.locale import ngettext
from reflect.questions import PLACEHOLDER, Wordings
from reflect.questions.kinds.days import parse_past_span
from reflect.text import case_folded

if TYPE_CHECKING:
    from reflect.worksheets import Worksheet

#: Names that count, and how many entries have to be counted for each: for the first, all.
_COUNTED = {"latest": 1, "previous": 2, "first": None}
#: So many entries are named that one name may mean.
_SHOWN = 10
#: A word that is shorter says too little of a question to be suggested for another.
TELLING = 4


def find(
    journal: Journal,
    name: str,
    among: Iterable[Stored] | None = None,
    selection: Selection | None = None,
) -> Stored:
    """The entry called *name*; raises UnknownEntry, AmbiguousEntry or what `nothing_found` says.

    Names that count, as ``first`` and ``latest~1``, count *among* these entries, newest first,
    which are those of a *selection*.
    """
    seen = selection or Selection.allowed(journal)
    is_path = {os.sep, "/"} & {*name} or name.casefold().endswith(".md")
    if is_path or os.path.isfile(name):  # noqa: PTH113 - a name that is too long is no file
        return journal.read(_place(journal, name))
    steps = re.fullmatch(r"(?:latest)?~(\d{0,6})", name)
    if steps or name in _COUNTED:
        most = int(steps[1] or 1) + 1 if steps else _COUNTED[name]
        return _counted(journal, seen, name, journal if among is None else among, most)
    stored, wanted = list(journal), case_folded(name)
    if not stored:
        raise nothing_found(journal, seen.filters, are_finished=False)
    found = [each for each in stored if case_folded(each.path.stem) == wanted]
    if not found and wanted:
        found = [
            each
            for each in stored
            if case_folded(each.path.stem).startswith(wanted) or each.id.startswith(wanted)
        ]
    if not found and (days := parse_past_span(name, journal.settings.day(datetime.now()))):
        found = [each for each in stored if days[0] <= each.day <= days[1]]
    found = [each for each in found if not each.copy_of] or found
    if not found:
        raise UnknownEntry(name, journal.unreadable[:1])
    if len(found) > 1:
        runs = [Run.of(each, seen) for each in found if seen.matches(each)]
        runs = runs or [Run.of(each, seen) for each in found]
        raise AmbiguousEntry(name, _called(runs[:_SHOWN]), len(runs))
    return found[0]


def _counted(
    journal: Journal, seen: Selection, name: str, among: Iterable[Stored], most: int | None
) -> Stored:
    """The last of the *most* newest entries, or of all; raises UnknownEntry if there are fewer."""
    number, last = 0, None
    for each in islice((each for each in among if not each.copy_of), most):
        number, last = number + 1, each
    if not last:
        raise nothing_found(journal, seen.filters, are_finished=False)
    if most and number < most:
        raise UnknownEntry(name, [ngettext("There is one.", "There are {count}.", number)])
    return last


def _place(journal: Journal, name: str) -> Path:
    """The path *name* as the disk has it: an accent may be part of its letter, or follow it.

    It begins with the name that the *journal* goes by now, where it lies there by another.
    """
    path, missing = Path(os.path.abspath(name)), list[str]()  # noqa: PTH100 - keeps links
    while not os.path.lexists(path) and path != path.parent:
        missing.append(path.name)
        path = path.parent
    for each in reversed(missing):
        there: list[Path] = []
        with suppress(OSError):
            there = list(path.iterdir())
        like = (one for one in there if normalize("NFC", one.name) == normalize("NFC", each))
        path = next(like, path / each)
    if path.is_relative_to(journal.root) or os.path.islink(path):  # noqa: PTH114 - nor too long
        return path
    place = files.relative_path(journal.root, path)
    return journal.root / place if place else path


def _called(runs: Sequence[Run]) -> list[str]:
    """A name to call each of these by: its path where two share one name.

    With the time of day behind it where that tells two of one day apart.
    """
    often = Counter(case_folded(run.name) for run in runs)
    of_day = Counter(day for day, _ in {(run.day, run.time) for run in runs})
    called = [
        (
            run.file
            if often[case_folded(run.name)] > 1 and not run.names_excluded(run.file)
            else run.name,
            run.time if of_day[run.day] > 1 else "",
        )
        for run in runs
    ]
    room = max(len(name) for name, _ in called)
    return [f"{name:{room}}  {time}".rstrip() for name, time in called]


class QuestionRef(NamedTuple):
    """A question, and the names people call it by."""

    id: str
    #: ``7`` in its worksheet; ``16a`` is the first that only some answers to 16 call for; or
    #: nothing, where its worksheet does not ask it any more.
    number: str
    wording: str
    #: All in which it is or was asked; those of a worksheet that is gone are an entry's headings.
    other_wordings: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The shortest name of the question."""
        return self.number or self.id

    @property
    def is_follow_up(self) -> bool:
        """Whether only some answers to another question call for this one."""
        return self.number[-1:].isalpha()


@dataclass(frozen=True)
class Questions:
    """Questions of a worksheet, also those in its runs that are no longer asked."""

    listed: tuple[QuestionRef, ...]
    wordings: Wordings

    @classmethod
    def of(
        cls,
        library: Library,
        worksheet: str,
        answers: Iterable[Answer] = (),
        shown: Callable[[str], str] = str,
        language: str = "",
    ) -> "Questions":
        """The questions of a *worksheet*, by its id, be it there or gone, and of *answers* to it.

        They are in a *language* that it is there in, else in the person's; they are found by their
        wordings in all. A wording is *shown* in some other way where it names somebody who is to
        stay out of sight.
        """
        wordings = library.wordings(worksheet, language)
        sheet = library.sheet(worksheet, language)
        found = {asked.id: asked for asked in _asked(sheet, wordings)} if sheet else {}
        headings: dict[str, dict[str, None]] = {}
        for answer in answers:
            if answer.id not in found:
                headings.setdefault(answer.id, {})[answer.general_question(PLACEHOLDER)] = None
        for id_, worded in headings.items():
            wording = wordings.general_question(id_, PLACEHOLDER) or next(filter(None, worded), "")
            found[id_] = QuestionRef(id_, "", wording, tuple(worded))
        listed = (each._replace(wording=shown(each.wording)) for each in found.values())
        return cls(tuple(listed), wordings)

    @cached_property
    def numbers(self) -> Mapping[str, str]:
        """The number of each question that has one, by its id."""
        return {asked.id: asked.number for asked in self.listed if asked.number}

    def find(self, said: str) -> QuestionRef:
        """The one question called *said*; raises UnknownQuestion or AmbiguousQuestion."""
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

    def _meant(self, said: str) -> Iterator[list[QuestionRef]]:
        """Lists of questions that *said* can mean, the surest reading first."""
        name, words = case_folded(said).strip("#.) "), _words(said)
        yield [each for each in self.listed if name == each.id]
        yield [each for each in self.listed if name == each.number]
        ids = self.wordings.ids_with_wording(said)
        yield [each for each in self.listed if each.id in ids]
        if not words:
            return
        # In small letters and without signs, a blank before each word.
        texts = {
            each: [f" {' '.join(_words(text))}" for text in (each.wording, *each.other_wordings)]
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
    """Ids of one question through time: today's first, then those that it replaced.

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
    return re.findall(r"\w+(?:['’]\w+)*", case_folded(text))


def _asked(sheet: "Worksheet", wordings: Wordings) -> Iterator[QuestionRef]:
    """The questions of a worksheet, in order, each with its follow-ups and all its *wordings*."""
    first = ((step, question) for step in sheet.steps for question in step.questions)
    for number, (step, question) in enumerate(first, 1):
        # None for the question itself; a to z for its follow-ups, then aa and so on.
        sizes = (product(ascii_lowercase, repeat=size) for size in count())
        for letters, each in zip(chain.from_iterable(sizes), question.family(), strict=False):
            # Without anybody, and as it is asked where no one is named.
            known = [
                text
                for one in wordings.questions[each.id]
                for text in (one.filled(dict.fromkeys(one.slots, PLACEHOLDER)), one.filled({}))
            ]
            wording = known[0 if each.each or step.each else 1]
            yield QuestionRef(
                each.id, f"{number}{''.join(letters)}", wording, tuple(dict.fromkeys(known))
            )
