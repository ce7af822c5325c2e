"""When somebody wanted to look again at a worksheet: computed from the finished runs each time.

The question that the worksheet names under ``due:`` says it, in the newest run that answered it.
A rhythm counts from the newest run; a day is over with the next one. As for `runs.before`, a run
about nobody is the next one of any other of its worksheet: whoever was named earlier is looked at
with it, and it is what comes back.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple, TypeVar

from reflect import files, languages
from reflect.entries.answer import Answer, QuestionPlace, Response
from reflect.entries.block import Key
from reflect.errors.plans import NotOneWorksheet, PlanChanged, SaidByDate, SaidByWorksheet
from reflect.journal import Journal, plans
from reflect.journal.plans import Plan
from reflect.journal.runs import Run, Selection
from reflect.questions.kinds import DONE, LET_GO, Action, Day
from reflect.questions.kinds.action import ticked
from reflect.questions.kinds.days import day_after, iso_day, parse_rhythm
from reflect.text import case_folded, detect_encoding

#: For so many days after its day, something is mentioned unasked.
MENTIONED = 30

T = TypeVar("T")


class LookAgain(NamedTuple):
    """A worksheet that somebody may want to look at again, about one person or nobody."""

    #: The newest run of the worksheet about that person.
    run: Run
    person: str | None
    #: The run and the answer that say when; None where only the worksheet says it.
    said: tuple[Run, Answer] | None
    #: The day, None where none was wanted, and the rhythm it was computed from: ``3 months``.
    day: date | None
    every: str = ""
    #: Whether each person has an answer of their own, where the worksheet says it.
    is_own: bool = False

    @property
    def source(self) -> tuple[str, Key | None]:
        """The file and the answer that say when; those about several people share them."""
        if self.said:
            return self.said[0].file, self.said[1].key
        return self.run.file, ("", self.person) if self.is_own else None

    @property
    def is_shared(self) -> bool:
        """Whether what says when is about other people, too."""
        run, answer = self.said or (self.run, None)
        return len(run.about) > 1 and not (answer.person if answer else self.is_own)

    @property
    def is_let_go(self) -> bool:
        """Whether it was let go, or "not today" was said."""
        answer = self.said[1] if self.said else None
        return bool(answer and not self.day and (answer.declined or any(_actions(answer, LET_GO))))

    @property
    def is_mixed(self) -> bool:
        """Whether some of its boxes are open and others let go: neither can be undone."""
        actions = self.said[1].actions if self.said else ()
        return {False, LET_GO} <= {each.done for each in actions}

    @property
    def is_over(self) -> bool:
        """Whether there was a day, and it was let go or done."""
        if not self.said or self.day:
            return False
        run, answer = self.said
        words = languages.of(run.header.language)
        named = (each.again(words, run.day) for each in _actions(answer, LET_GO, DONE))
        return any(by or parse_rhythm(every) for by, every in named)

    def data(self) -> dict[str, object]:
        """The line by its JSON names."""
        head = self.run.header_data()
        return {
            "worksheet": head["worksheet"],
            "title": head["title"],
            "for": self.person,
            "day": self.day.isoformat() if self.day else None,
            "every": self.every or None,
            "run": head,
        }


def look_again(journal: Journal, selection: Selection) -> Iterator[LookAgain]:
    """The worksheets of a *selection*, each once for a person, those of the newest run first.

    All runs count, also those that were not asked for.
    """
    found = _Newest(journal)
    for run in selection.unfiltered.runs(journal):
        found.add(run)
    return found.lines(selection)


@dataclass
class _Found:
    """The newest run of a worksheet about a person, and what says when to look at it again."""

    run: Run
    person: str | None
    said: tuple[Run, Answer] | None = None
    #: Whether that was found; where nothing is said then, it is excluded.
    is_settled: bool = False


class _Newest:
    """The newest runs, and what they say, by worksheet and person; runs come newest first."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        #: By worksheet and folded name. "" is nobody: None where somebody was named later.
        self._found: dict[str, dict[str, _Found | None]] = defaultdict(dict)

    def add(self, run: Run) -> None:
        """Take in the next older *run*."""
        about = {case_folded(name): name for name in run.about}
        found = self._found[run.header.worksheet]
        if "" not in found:
            for key, name in about.items():
                found.setdefault(key, _Found(run.without_data(), name))
            if not about:
                found[""] = None if found else _Found(run.without_data(), None)
        meant = (each for key, each in found.items() if not (key and about) or key in about)
        waiting = [each for each in meant if each and not each.is_settled]
        for of, answer in self._said(run) if waiting else ():
            for each in waiting:
                if not each.is_settled and of in (None, "", case_folded(each.person or "")):
                    each.said, each.is_settled = answer and (run.without_data(), answer), True

    def _said(self, run: Run) -> Iterator[tuple[str | None, Answer | None]]:
        """The answers of a *run* that say when to look again, and whom each is about.

        None where an answer is excluded.
        """
        if due := self._journal.library.due_of(run.header):
            answers = (each for each in run.answers_to(due.__eq__) if each.state != "open")
            yield from ((answer.key[1], answer) for answer in answers)
            yield from ((of, None) for id_, of in run.hidden if id_ == due)

    def lines(self, selection: Selection) -> Iterator[LookAgain]:
        """The lines that a *selection* lets pass."""
        asked = set(map(case_folded, selection.about))
        for sheet, found in self._found.items():
            for key, each in found.items() if selection.worksheet in ("", sheet) else ():
                is_excluded = each is None or (each.is_settled and not each.said)
                if each and not is_excluded and (not asked or key in asked):
                    yield _line(self._journal, each.run, each.person, each.said)


def _line(
    journal: Journal, newest: Run, person: str | None, said: tuple[Run, Answer] | None
) -> LookAgain:
    """When to look again at the worksheet of its *newest* run."""
    if said:
        return LookAgain(newest, person, said, *_when(newest, *said))
    sheet = journal.library.sheet(newest.header.worksheet, newest.header.language)
    if not sheet:
        return LookAgain(newest, person, None, None)
    is_own = any(each.each for each in sheet.family() if each.id == sheet.due)
    return LookAgain(newest, person, None, *_after(newest.day, sheet.every), is_own)


def _when(newest: Run, run: Run, answer: Answer) -> tuple[date | None, str]:
    """The day that an *answer* in a *run* names, and its rhythm; None where it names none."""
    is_over = newest.file != run.file
    if isinstance(run.wordings.kind(answer.id), Day):
        day = date.fromisoformat(answer.value) if isinstance(answer.value, str) else None
        return (None if is_over else day), ""
    found: dict[date, str] = {}
    for action in _actions(answer, False):
        by, rhythm = action.again(languages.of(run.header.language), run.day)
        is_day = by and not is_over
        day, every = (date.fromisoformat(by), "") if is_day else _after(newest.day, rhythm)
        if day:
            found.setdefault(day, every)
    return min(found.items(), default=(None, ""))


def _actions(answer: Answer, *states: bool | str) -> Iterator[Action]:
    """The actions of an *answer* that are in one of these *states*."""
    return (each for each in answer.actions if each.done in states)


def _after(day: date, every: str) -> tuple[date | None, str]:
    """The day that comes one rhythm after *day*, and the rhythm; None where it is none."""
    there = day_after(day, every) if day > date.min else None
    return there, every if there else ""


class Due(NamedTuple):
    """Worksheets to look at again and plans that are due within some days, latest day first."""

    lines: list[tuple[date, LookAgain]]
    plans: list[tuple[date, Plan]]

    @property
    def days(self) -> list[date]:
        """The days on which something is due."""
        return [day for day, _ in (*self.lines, *self.plans)]

    @property
    def files(self) -> Iterator[str]:
        """The entries that say so."""
        for _, line in self.lines:
            yield from (run.file for run in (line.run, *(line.said or ())[:1]))
        for _, plan in self.plans:
            yield from (box.run.file for box in plan.boxes)


def between(
    journal: Journal,
    selection: Selection,
    first: date,
    last: date,
    may_name: Callable[[bytes], bool] = bool,
) -> Due:
    """What is due from the day *first* to the day *last*.

    *may_name* is whether an entry may name such a day. No plan is older than the oldest that may;
    a plan that was also made before that has the code of a younger box.
    """
    newest = _Newest(journal)

    def runs() -> Iterator[Run]:
        """Runs with a box; all are taken in: reading ten thousand twice takes long."""
        waiting: list[Run] = []
        for run in selection.unfiltered.runs(journal):
            newest.add(run)
            data = run.data if detect_encoding(run.data) == "utf-8" else run.text.encode("utf-8")
            if plans.has_box(data):
                is_named = may_name(data)
                waiting.append(run if is_named else run.without_data())
                if is_named:
                    yield from waiting
                    waiting.clear()

    some = (
        (date.fromisoformat(by), each)
        for each in plans.in_runs(runs(), journal, selection)
        if each.is_open and (by := iso_day(each.action.by))
    )

    def latest(found: Iterable[tuple[date | None, T]]) -> list[tuple[date, T]]:
        there = [(day, each) for day, each in found if day and first <= day <= last]
        return sorted(there, key=itemgetter(0), reverse=True)

    of_plans = latest(some)
    return Due(latest((each.day, each) for each in newest.lines(selection)), of_plans)


def mentioned(journal: Journal, selection: Selection, today: date) -> Due:
    """What reflect mentions unasked: what was due in the last days, unless that is unwanted."""
    if not journal.settings.recall:
        return Due([], [])
    days = range(max(today.toordinal() - MENTIONED, 1), today.toordinal() + 1)
    months = {date.fromordinal(day).isoformat()[:7].encode() for day in days}
    first = date.fromordinal(days[0])
    return between(
        journal, selection, first, today, lambda data: any(month in data for month in months)
    )


def begun(journal: Journal, selection: Selection, lines: Sequence[LookAgain]) -> dict[str, Run]:
    """The newest draft that follows a run of *lines*, by its worksheet."""
    found: dict[str, Run] = {}
    seen, since = selection.unfiltered, min((line.run.day for line in lines), default=date.max)
    for stored in journal.drafts(since=since) if lines else ():
        about = set(map(case_folded, stored.header.about))
        follows = (
            line.run.header.worksheet == stored.header.worksheet
            and line.run.sort_key() < stored.sort_key()
            and (not about or not line.person or case_folded(line.person) in about)
            for line in lines
        )
        if any(follows) and seen.matches(stored):
            found.setdefault(stored.header.worksheet, Run.of(stored, seen))
    return found


def let_go(journal: Journal, line: LookAgain) -> list[Path]:
    """Look no more at a worksheet about somebody; the files that were changed.

    Its answer is let go, or becomes "not today" where only the worksheet says when. Raises
    SaidByDate where it is a date, SaidByWorksheet where there is no such question, or what
    `plans.change` does.
    """
    if not line.said:
        return _declare(journal, line, line.run, Response(), Response(declined=True))
    run, answer = line.said
    if not any(_actions(answer, False)):
        raise SaidByDate(run.path)
    return _tick(journal, run, answer, False, "-")


def reopen(journal: Journal, line: LookAgain) -> list[Path]:
    """Undo `let_go`; the files that were changed."""
    assert line.said
    run, answer = line.said
    if answer.declined:
        return _declare(journal, line, run, Response(declined=True), Response())
    return _tick(journal, run, answer, LET_GO, " ")


def _tick(journal: Journal, run: Run, answer: Answer, state: bool | str, sign: str) -> list[Path]:
    """Put another *sign* into all boxes of an *answer* that are in a *state*."""
    there = [box for box in plans.boxes(run, {answer.id}) if box.key == answer.key]
    if [box.action for box in there] != [*_actions(answer, False, DONE, LET_GO)]:
        raise PlanChanged(run.path)
    some = [box for box in there if box.action.done == state]
    return plans.change(journal, some, lambda written: ticked(written, sign))


def _declare(
    journal: Journal, line: LookAgain, run: Run, was: Response, given: Response
) -> list[Path]:
    """Answer the question when to look again, in a *run*, where the answer *was* another one."""
    sheet = journal.library.begun(run.header).worksheet
    # In the order of the worksheet, whether they are asked for each person or not.
    places = [
        QuestionPlace(asked.id, person, asked.heading({}, person), step.id, step.title)
        for step in sheet.steps
        for asked in step.family()
        for person in (run.about if asked.each else (None,))
    ]
    meant = [case_folded(line.person or ""), None]
    found = (n for n, each in enumerate(places) if each.id == sheet.due and each.key[1] in meant)
    if (at := next(found, None)) is None:
        raise SaidByWorksheet(journal.library.paths.get(sheet.id, run.path))
    with journal.lock():
        stored = journal.read_to_change(run.path)
        if stored.entry.response(places[at].key) != was:
            raise PlanChanged(run.path)
        entry = stored.entry.with_answer(places[at], given, places[:at])
        files.replace(stored.path, entry.text.encode("utf-8"), was=stored.data)
    return [stored.path]


def find(lines: Iterable[LookAgain], *, is_let_go: bool = False) -> LookAgain:
    """The one of some *lines* that has a day, or was let go; raises NotOneWorksheet.

    Those that one answer speaks of are one.
    """
    some = {each.source: each for each in lines if (each.is_let_go if is_let_go else each.day)}
    if len(some) != 1:
        names = dict.fromkeys(each.run.header.worksheet for each in some.values())
        raise NotOneWorksheet([*names])
    return next(iter(some.values()))
