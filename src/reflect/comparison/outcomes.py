"""Outcomes of plans: the words of later runs for what became of them."""

import re
from collections import defaultdict, deque
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace

from reflect.entries.answer import Answer
from reflect.journal import Journal, plans
from reflect.journal.plans import Box, Plan, Words
from reflect.journal.runs import Run, Selection
from reflect.questions import Action
from reflect.questions.kinds import LAST_TIME, Outcome
from reflect.text import case_folded


class Outcomes:
    """The outcomes of plans that later runs name; the newest run counts."""

    def __init__(self) -> None:
        #: By the folded words of the plan.
        self._found = defaultdict[str, list[Outcome]](list)
        #: What became of plans where they were made last.
        self._states: dict[Words, bool | str] = {}

    def add(self, last_time: Iterable[Answer], boxes: Iterable[Box] = ()) -> None:
        """Take in what the next older run says of earlier plans, and the boxes of its own."""
        for outcome in (each for answer in last_time for each in answer.outcomes):
            self._found[case_folded(outcome.plan)].append(outcome)
        for box in boxes:
            self._states.setdefault(box.words, box.action.done)

    def put(self, answer: Answer, about: Sequence[str]) -> Answer:
        """An *answer* of a run *about* some people, each of its actions with its outcome."""
        if not ((self._found or self._states) and answer.actions):
            return answer
        people = (answer.person,) if answer.person else tuple(about)
        value = [self._with_outcome(action, people) for action in answer.actions]
        return answer._replace(value=tuple(value))

    def told_of(self, plan: Plan) -> Plan:
        """A *plan* whose newest box has its outcome."""
        newest, *others = plan.boxes
        newest = newest._replace(action=self._with_outcome(newest.action, newest.people))
        return plan._replace(boxes=(newest, *others))

    def _with_outcome(self, action: Action, people: tuple[str, ...]) -> Action:
        text = " ".join(action.text.split())
        # Of two plans in the same words, it is said whom each is about.
        named = (case_folded(each) for each in (f"{text} ({', '.join(people)})", text))
        said = (outcome for name in named for outcome in self._found.get(name, ()))
        words = case_folded(action.text), frozenset(map(case_folded, people))
        closed = False if action.done else self._states.get(words, False)
        outcome = next((each for each in said if each.state == (action.done or closed)), None)
        return replace(action, outcome=outcome, closed=closed) if outcome or closed else action


def told(runs: Iterable[Run], ids: Container[str] = ()) -> Iterator[Run]:
    """*runs*, newest first, with the outcomes of their plans; only the answers to *ids*, if any."""
    outcomes = Outcomes()
    for run in runs:
        whole = run.transient if ids else run
        shown = whole.only(ids) if ids else run
        shown.answers = tuple(outcomes.put(each, run.about) for each in shown.answers)
        yield shown
        outcomes.add(whole.said_of_plans)


def outcomes_after(run: Run, journal: Journal, *, with_boxes: bool = False) -> Outcomes:
    """The outcomes of the plans in a *run* by later runs, also of those made again."""
    found, order = Outcomes(), run.sort_key()
    made = [action for answer in run.answers for action in answer.actions]
    again = {_longest_word(action.text) for action in made if with_boxes and not action.done}

    def may_be_meant(data: bytes) -> bool:
        lower = data.lower()
        return LAST_TIME.encode() in data or any(word in lower for word in again)

    if made:
        seen = replace(run.selection.unfiltered, since=run.day)
        for later in seen.runs(journal, may_be_meant):
            if later.sort_key() > order:
                boxes = plans.boxes(later, plans.planned(later, journal)) if again else ()
                found.add(later.said_of_plans, boxes)
    return found


def plans_told(journal: Journal, selection: Selection) -> list[Plan]:
    """`plans.every`, each that is closed with what later runs say of it."""
    said = deque[tuple[Run, list[Answer]]]()

    def runs() -> Iterator[Run]:
        for run in selection.unfiltered.runs(
            journal, lambda data: LAST_TIME.encode() in data or plans.has_box(data)
        ):
            if answers := [*run.said_of_plans]:
                said.append((run.without_data(), answers))
            yield run

    found, outcomes = list[Plan](), Outcomes()
    # Both come newest first.
    for plan in plans.in_runs(runs(), journal, selection):
        made = plan.boxes[0].run.sort_key()
        while said and said[0][0].sort_key() > made:
            outcomes.add(said.popleft()[1])
        found.append(plan if plan.is_open else outcomes.told_of(plan))
    return found


def _longest_word(text: str) -> bytes:
    """The longest word of plain letters in a *text*; of ten thousand files few hold it."""
    return max(re.findall(rb"[a-z0-9]+", text.lower().encode("utf-8")), key=len, default=b"")
