"""Plans: the actions of finished runs, and what became of them.

Plans are computed from the entries each time, and stored nowhere else. The state of an action is
the check box in the entry where it was planned.
"""

import re
from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from reflect import files, languages
from reflect.entries.block import Key
from reflect.entries.entry import digest
from reflect.entries.header import Header
from reflect.errors import ReflectError
from reflect.errors.plans import AmbiguousCode, PlanChanged, UnknownCode
from reflect.journal import Journal, Stored
from reflect.journal.runs import Run, Selection
from reflect.questions.kinds import Action, Actions
from reflect.questions.kinds.action import SIGNS, rescheduled, ticked
from reflect.text import case_folded

#: Bytes without which a file has no check box with something behind it.
_BOX = re.compile(rb"\[[^\]\r\n]{1,8}\][ \t]")
#: A digit or letter of a code for each hexadecimal one: none looks like another, no vowels.
_LETTERS = str.maketrans("0123456789abcdef", "23456789bdhkmrtx")
#: Bytes without which a file has no box that is open.
_OPEN = re.compile(rb"\[[^\]\r\nxX-][^\]\r\n]{0,7}\][ \t]")
#: Among so many of the newest files plans are looked for before a run; a year, with one a day.
RECENT = 400
#: Length of a code; one that would be that of two plans is written in full.
_SHORT = 6


#: What the boxes of one plan have in common: the folded words, and the people.
Words = tuple[str, frozenset[str]]


class Box(NamedTuple):
    """The check box of an action, in the entry where it was planned."""

    run: Run
    key: Key
    #: The question as it was asked.
    question: str
    #: Number of the action among those of its answer, from 0.
    number: int
    action: Action
    #: The people it is about: one if the question is asked for each, else those of the run.
    people: tuple[str, ...]
    #: Computed from run, question, person and words; of two with the same words each has its own.
    code: str
    words: Words


class Plan(NamedTuple):
    """What was planned, once or again in the same words: its boxes, the newest first."""

    boxes: tuple[Box, ...]
    #: The code of its oldest box, which stays if it is planned again.
    code: str

    @property
    def action(self) -> Action:
        """The action as it was planned last; its state is that of the plan."""
        return self.boxes[0].action

    @property
    def is_open(self) -> bool:
        """Whether the plan is neither done nor let go."""
        return not self.action.done

    @property
    def boxes_in_state(self) -> list[Box]:
        """The boxes in the state of the plan: another state changes these."""
        return [box for box in self.boxes if box.action.done == self.action.done]

    @property
    def undo_code(self) -> str:
        """The code by which `since` leads back to the boxes in the state of the plan alone."""
        oldest = self.boxes_in_state[-1]
        return self.code if oldest is self.boxes[-1] else oldest.code

    def since(self, code: str) -> "Plan":
        """The plan without boxes older than the one of this *code*."""
        typed = code.casefold()
        last = max(n for n, box in enumerate(self.boxes, 1) if box.code.startswith(typed))
        return self._replace(boxes=self.boxes[:last])

    @property
    def people(self) -> tuple[str, ...]:
        """The people whom the plan is about."""
        return self.boxes[0].people

    @property
    def day(self) -> date:
        """The day on which it was planned last."""
        return self.boxes[0].run.day

    def data(self) -> dict[str, object]:
        """The plan by its JSON names."""
        action = self.action
        return {
            "code": self.code,
            "text": action.text,
            "people": list(self.people),
            "by": action.by or None,
            "every": action.every or None,
            "marks": action.data().get("marks", []),
            "state": action.state,
            "planned": [
                {
                    "path": (head := box.run.header_data())["path"],
                    "id": box.key[0],
                    "question": box.question,
                    "for": box.people[0] if box.key[1] else None,
                    "date": head["date"],
                }
                for box in self.boxes
            ],
        }


def every(journal: Journal, selection: Selection) -> list[Plan]:
    """The plans that a *selection* lets pass, the newest first.

    All boxes of a plan count, also those in runs that were not asked for.
    """
    return in_runs(selection.unfiltered.runs(journal, has_box), journal, selection)


def in_runs(runs: Iterable[Run], journal: Journal, selection: Selection) -> list[Plan]:
    """The plans in finished *runs*, newest first, that a *selection* lets pass."""
    found: dict[Words, list[Box]] = {}
    asked = set()
    questions: dict[tuple[str, str, str], frozenset[str]] = {}
    for run in runs:
        is_taken, sheet = selection.matches(run), run.header.worksheet_ref
        if sheet not in questions:
            questions[sheet] = planned(run, journal)
        for box in boxes(run, questions[sheet]):
            found.setdefault(box.words, []).append(box)
            if is_taken and selection.is_asked(box.key[1]):
                asked.add(box.words)
    short = Counter(code for some in found.values() for code in {box.code[:_SHORT] for box in some})
    return [
        Plan(tuple(some), code if short[code[:_SHORT]] > 1 else code[:_SHORT])
        for words, some in found.items()
        if words in asked
        for code in [some[-1].code]
    ]


def lost_worksheet(journal: Journal, selection: Selection) -> str:
    """The id of a worksheet that is gone, so that boxes in its entries are no plans; "" if none."""
    lost = (run for run in selection.runs(journal, has_box) if not run.wordings.kinds)
    return next((run.header.worksheet for run in lost), "")


def left_open(
    journal: Journal, ours: Header, ids: Container[str], said: Container[str], file: Path | None
) -> list[Box]:
    """The boxes of the newest run before *ours* with open ones, those of the questions *ids*.

    It is of the same worksheet, shares a person where both name any, and is not in *file*. A plan
    also counts whose folded words are among those *said*; one that was done or let go where it was
    planned again does not.
    """
    seen = Selection.allowed(journal, ours.worksheet)
    named, about = ours.worksheet.encode(), frozenset(map(case_folded, ours.about))
    newer: list[Run] = []

    def are_apart(people: Iterable[str]) -> bool:
        others = frozenset(map(case_folded, people))
        return bool(about and others) and about.isdisjoint(others)

    def may_be_meant(data: bytes) -> bool:
        return named in data and has_box(data)

    for run in seen.runs(journal, may_be_meant, newest=RECENT):
        now, then = ours.instant, run.header.instant
        if run.path == file or (now and then and now < then) or are_apart(run.about):
            continue
        if said or _OPEN.search(run.data):
            again = {box.words for each in newer for box in boxes(each, planned(each, journal))}
            some = [
                box
                for box in boxes(run, planned(run, journal))
                if (not box.action.done and box.words not in again) or box.words[0] in said
                if box.key[0] in ids and not are_apart(box.people)
            ]
            if some:
                return some
        newer.append(run)
    return []


def with_all_boxes(journal: Journal, some: Iterable[Box]) -> list[Plan]:
    """The plans of *some* boxes, in their order, each once."""
    found = every(journal, Selection.allowed(journal))
    by_words = {plan.boxes[0].words: plan for plan in found}
    wanted = dict.fromkeys(box.words for box in some)
    return [by_words[words] for words in wanted if words in by_words]


def planned(run: Run, journal: Journal) -> frozenset[str]:
    """The action questions of a *run*, without the one that says when to look again."""
    kinds, due = run.wordings.kinds, journal.library.due_of(run.header)
    return frozenset(id_ for id_, kind in kinds.items() if isinstance(kind, Actions)) - {due}


def boxes(run: Run, ids: Container[str]) -> Iterator[Box]:
    """The boxes in the answers of a finished *run* to the questions *ids*, in its order.

    A plan whose words name an excluded person is left out alone, not with its whole answer.
    """
    about, read, named = run.about, run.without_data(), run.header.identity or (run.id,)
    for answer in run.answers_to(ids.__contains__, by_text=False):
        people, key = (answer.person,) if answer.person else about, answer.key
        where, twins = "\0".join(map(str, (*named, *key))), dict[str, int]()
        for number, action in enumerate(answer.actions):
            words = case_folded(action.text)
            twin = twins[words] = twins.get(words, -1) + 1
            code = digest(f"{where}\0{words}\0{twin}").translate(_LETTERS)
            if not run.names_excluded(action.written):
                taken = (number, action, people, code, (words, _folded(people)))
                yield Box(read, key, answer.question, *taken)


@lru_cache(256)
def _folded(people: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(case_folded, people))


def has_box(data: bytes) -> bool:
    """Whether *data* has a check box with something behind it."""
    return bool(_BOX.search(data))


def find(plans: Iterable[Plan], code: str) -> Plan:
    """The plan with a box of this *code*; raises UnknownCode or AmbiguousCode."""
    typed = code.casefold()
    found = [
        plan
        for plan in plans
        if len(typed) >= _SHORT and any(box.code.startswith(typed) for box in plan.boxes)
    ]
    if not found:
        raise UnknownCode(code)
    if len(found) > 1:
        raise AmbiguousCode(code, [plan.code for plan in found])
    return found[0]


def set_state(journal: Journal, some: Iterable[Plan], state: bool | str) -> list[Path]:
    """Bring *some* plans into another *state*; the files that were changed."""
    boxes_ = [box for plan in some for box in plan.boxes_in_state]
    return change(journal, boxes_, lambda line: ticked(line, SIGNS[state]))


def postpone(journal: Journal, plan: Plan, day: str) -> list[Path]:
    """Give a *plan* another *day*, or none ("") where it was planned last; the changed files."""
    newest = plan.boxes[0]
    words = languages.of(newest.run.header.language)
    return change(journal, [newest], lambda line: rescheduled(line, day, words))


def once_postponed(plan: Plan, day: str) -> tuple[str, bool]:
    """The day that `postpone` to a *day* leaves to a *plan*, and whether it can undo that."""
    words, line = languages.of(plan.boxes[0].run.header.language), f"- [ ] {plan.action.written}"
    then = rescheduled(line, day, words)
    left = Action.read(then.removeprefix("- [ ] ")).by
    return left, rescheduled(then, plan.action.by, words) == line


def renewed(journal: Journal, plan: Plan) -> Plan:
    """The *plan* as it stands in its entries now; raises PlanChanged where a box is gone."""
    some = []
    for box in plan.boxes:
        run = Run.of(journal.read(box.run.path), box.run.selection)
        now = next((each for each in boxes(run, {box.key[0]}) if each.code == box.code), None)
        if not now:
            raise PlanChanged(box.run.path)
        some.append(now)
    return plan._replace(boxes=tuple(some))


def change(journal: Journal, some: Iterable[Box], written: Callable[[str], str]) -> list[Path]:
    """Rewrite the line of each box; the files that were changed.

    All lines are looked at before the first file is written. The oldest is written first, as the
    newest says what became of the plan; where a file cannot be written, those before it are what
    they were again. Raises PlanChanged where a line is not as it was, or CannotRead, NotAnEntry,
    NotText, FileChanged or CannotWrite.
    """
    by_file: dict[str, list[Box]] = {}
    for box in sorted(some, key=lambda box: box.run.sort_key(), reverse=True):
        by_file.setdefault(box.run.file, []).append(box)
    with journal.lock():
        changed = [_changed(journal, Path(file), by_file[file], written) for file in by_file]
        begun: list[tuple[Stored, bytes]] = []
        try:
            for stored, text in reversed(changed):
                begun.append((stored, text.encode("utf-8")))
                files.replace(stored.path, begun[-1][1], was=stored.data)
        except ReflectError:
            for stored, data in reversed(begun):
                with suppress(ReflectError):
                    files.replace(stored.path, stored.data, was=data)
            raise
    return [stored.path for stored, _ in changed]


def _changed(
    journal: Journal, path: Path, some: Sequence[Box], written: Callable[[str], str]
) -> tuple[Stored, str]:
    """The entry in *path*, and its text with the lines of its boxes changed."""
    stored = journal.read_to_change(path)
    entry = stored.entry
    ids = {box.key[0] for box in some}
    there = {box.code: box for box in boxes(Run.of(stored), ids)}
    for box in some:
        now = there.get(box.code)
        if not now or now.action != box.action:
            raise PlanChanged(path)
        entry = entry.with_action(now.key, now.number, written)
    return stored, entry.text
