"""Two runs beside each other: whose they are, and what has changed between them."""

import os
import re
from collections.abc import Container, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from reflect import locale
from reflect.comparison.changes import Change, WorksheetChanges, changes_between
from reflect.comparison.outcomes import outcomes_after
from reflect.comparison.plans import PlanChange, parted
from reflect.entries.answer import Answer
from reflect.entries.block import key
from reflect.journal import Journal
from reflect.journal.plans import planned
from reflect.journal.references import Questions
from reflect.journal.runs import Run
from reflect.pages.answers import is_given
from reflect.questions import PLACEHOLDER
from reflect.render.page import theirs
from reflect.text import case_folded, one_line

#: The name of whoever is looking, for which each language has a word.
YOU = ""

_DAY = r"\d{4}-\d\d-\d\d(?!\d)"
_AROUND_DAY = re.compile(rf"[\s_.-]*{_DAY}[\s_.-]*")
_NUMBER = re.compile(r"-\d{1,3}$")
_LONGEST = 30


class Side(NamedTuple):
    """A run, as far as it says whose it is."""

    #: The name of its file, without the ending, and that of its folder.
    stem: str
    folder: str
    about: tuple[str, ...]
    #: Whether it lies in one's own journal.
    is_own: bool

    @property
    def name(self) -> str:
        """The name of the file without its date."""
        return _AROUND_DAY.sub(" ", self.stem).strip()

    def is_about(self, person: str) -> bool:
        """Whether *person* is one of those it is about."""
        return case_folded(person) in map(case_folded, self.about)


def named_apart(old: Side, new: Side) -> tuple[str, str] | None:
    """The names of two people whose sheets these are; None where they are then and now of one.

    Places, file names and people tell, as far as they do.
    """
    # One's own is what lies in one's own journal, else what was named first.
    mine, other = (new, old) if new.is_own and not old.is_own else (old, new)
    sole = mine.about[0] if len(mine.about) == 1 else ""
    partner = "" if sole and other.is_about(sole) else sole
    if other.is_own:
        return None
    are_dated = all(re.match(_DAY, each.stem) for each in (mine, other))
    if are_dated and _NUMBER.sub("", mine.name) == _NUMBER.sub("", other.name):
        # Elsewhere, too, one person's runs are named by their days.
        is_other = mine.about and other.about and not any(map(other.is_about, mine.about))
        if mine.folder == other.folder or not (is_other or (mine.is_own and partner)):
            return None
    if partner:
        name = one_line(partner, _LONGEST)
        return (YOU, name) if mine is old else (name, YOU)
    ways = (
        (old.name, new.name),
        (old.stem, new.stem),
        (f"{old.folder}/{old.stem}", f"{new.folder}/{new.stem}"),
    )
    first, second = next((way for way in ways if all(way) and way[0] != way[1]), ways[-1])
    return one_line(first, _LONGEST), one_line(second, _LONGEST)


class ComparisonView(NamedTuple):
    """Two runs, spoken of in the language of one's own, or else of the newer one."""

    old: Run
    new: Run
    #: Without those of plans, unless two people wrote them.
    changes: tuple[Change, ...]
    questions: Questions
    #: Whose sheets they are, where two people wrote them.
    writers: tuple[str, str] | None = None
    revision: WorksheetChanges = WorksheetChanges()
    plans: tuple[PlanChange, ...] = ()
    #: What the newer run says of plans of earlier runs.
    last_time: Answer | None = None

    @classmethod
    def of(cls, old: Run, new: Run, journal: Journal) -> "ComparisonView":
        """*old* and *new*, with what is known in a journal of where they are from."""
        writers = named_apart(_side(old, journal), _side(new, journal))
        is_later = date.min < new.day and new.sort_key() < old.sort_key()
        if not writers and is_later:
            old, new = new, old
        header = _spoken(old, new, writers).header
        old, new = (run.beside(header, journal.library) for run in (old, new))
        sheet = journal.library.sheet(new.header.worksheet, header.language)
        then, now = (
            _shared(run) if writers else _with_outcomes(run, journal) for run in (old, new)
        )
        changes = changes_between(then, now, sheet.after if sheet else None)
        of_both = sheet if old.header.worksheet == new.header.worksheet else None
        # Each language counts its own versions.
        is_one_language = old.header.language == new.header.language
        versions = (old.header.worksheet_version, new.header.worksheet_version)
        revision = WorksheetChanges.of(changes, of_both, versions if is_one_language else (0, 0))
        questions = Questions.of(
            journal.library, new.header.worksheet, [*new.answers, *old.answers]
        )
        if not writers:
            # Of one run in two states, plans are answers like all others.
            is_one_run = old.header.identity == new.header.identity is not None
            ids = planned(old, journal) | planned(new, journal) if not is_one_run else frozenset()
            last_time = next(new.said_of_plans, None)
            others, of_plans = parted(changes, ids)
            pair = cls(old, new, tuple(others), questions, None, revision, tuple(of_plans))
            return pair._replace(last_time=last_time)
        pair = cls(old, new, tuple(changes), questions, writers)
        # For two people only that matters of what a worksheet was.
        unlike = {change.id for change in changes if pair._asked(change) is None}
        asked = tuple(each for each in revision.reworded if each.id in unlike)
        return pair._replace(revision=WorksheetChanges(reworded=asked))

    def only(self, ids: Container[str]) -> "ComparisonView":
        """The pair as far as some questions go."""
        changes = tuple(change for change in self.changes if change.concerns(ids))
        plans = tuple(each for each in self.plans if each.change.concerns(ids))
        revision = self.revision.only(ids)
        return self._replace(changes=changes, plans=plans, revision=revision, last_time=None)

    @property
    def spoken(self) -> Run:
        """The run in whose language both are shown."""
        return _spoken(self.old, self.new, self.writers)

    @property
    def language(self) -> str:
        """The language that the runs are spoken of in."""
        return self.spoken.header.language

    @property
    def names(self) -> tuple[str, str]:
        """The labels of the two answers: then and now, or two names."""
        say = locale.of(self.language)
        if self.writers is None:
            return say.gettext("Then"), say.gettext("Now")
        first, second = (theirs(name) or say.gettext("you") for name in self.writers)
        return first, second

    @property
    def people(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The people of the old and of the new run, only those asked for."""
        return _people(self.old), _people(self.new)

    def shown_changes(self, *, everything: bool) -> list[Change]:
        """The changes that are shown, those first that are told anyway."""
        there = [change for change in self.changes if is_given(change.old) or is_given(change.new)]
        if self.writers:
            order = {asked.id: at for at, asked in enumerate(self.questions.listed)}
            return sorted(there, key=lambda change: order.get(change.id, len(order)))
        told = [change for change in there if change.is_shown]
        return [*told, *(each for each in there if not each.is_shown)] if everything else told

    def question(self, change: Change) -> str:
        """The wording of a question; between two people, without the names they put in."""
        shared = self._asked(change) if self.writers else None
        return shared or change.question or change.id

    def _asked(self, change: Change) -> str | None:
        """The question without the names that were put in, where it is one question then."""
        asked = {
            answer._replace(person=answer.person or _sole(run)).general_question(PLACEHOLDER)
            for run, answer in ((self.old, change.old), (self.new, change.new))
            if answer
        }
        return asked.pop() if len(asked) == 1 else None


def _spoken(old: Run, new: Run, writers: tuple[str, str] | None) -> Run:
    return old if writers and writers[0] == YOU else new


def _side(run: Run, journal: Journal) -> Side:
    path = Path(os.path.realpath(run.path))
    return Side(
        run.masked(path.stem), run.masked(path.parent.name), run.about, journal.contains(path)
    )


def _with_outcomes(run: Run, journal: Journal) -> list[Answer]:
    """The answers of a *run*, its plans with what later ones say of them."""
    outcomes = outcomes_after(run, journal, with_boxes=True)
    return [outcomes.put(answer, run.about) for answer in run.answers]


def _people(run: Run) -> tuple[str, ...]:
    wanted = set(map(case_folded, run.selection.about))
    return tuple(name for name in run.about if case_folded(name) in wanted) or run.about


def _sole(run: Run) -> str | None:
    """The one person a run is about."""
    return run.about[0] if len(run.about) == 1 else None


def _shared(run: Run) -> Sequence[Answer]:
    """The answers of a run, those about its one person as if they were about nobody.

    Two who write about each other are asked the same, and each has another name put in.
    """
    person = _sole(run)
    taken = {answer.id for answer in run.answers if answer.person is None}
    return [
        answer._replace(person=None)
        if person and answer.key == key(answer.id, person) and answer.id not in taken
        else answer
        for answer in run.answers
    ]
