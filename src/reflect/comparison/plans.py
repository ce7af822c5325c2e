"""The plans of two runs: each of the older one with what became of it, and the new ones."""

from collections import defaultdict
from collections.abc import Container, Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from reflect.comparison import prose
from reflect.comparison.changes import Change
from reflect.entries.answer import Answer
from reflect.questions import Action
from reflect.questions.kinds import Outcome
from reflect.text import case_folded

#: Classes of changes after which a plan is still the same one.
_SAME = ("reworded", "extended", "shortened")
#: Above this many pairs of plans, only equal texts are the same plan.
MAX_PAIRS = 2_500


class ComparedPlan(NamedTuple):
    """An action as the older run has it, and as the newer one has it; one of them may be None."""

    then: Action | None
    now: Action | None

    @property
    def action(self) -> Action:
        """The action as it reads now or, if it is not planned again, as it read then."""
        action = self.now or self.then
        assert action is not None
        return action

    @property
    def became(self) -> tuple[str, ...]:
        """The plan's outcome: one or two codes of an action's, or ``new`` and ``again``."""
        then, now = self.then, self.now
        if not then:
            return ("new", now.became) if now and now.is_over else ("new",)
        if now and now.is_over:
            return (now.became,)
        if not now or (then.outcome and not then.is_over):
            return (then.became,)
        return (then.became, "again") if then.is_over else ("again",)

    @property
    def said(self) -> Outcome | None:
        """The outcome of the plan in a later run, if `became` allows it."""
        told = self.now if self.now and self.now.is_over else self.then
        return told.outcome if told else None


@dataclass
class PlanChange:
    """The plans in both answers to a question: those of the older run first."""

    change: Change
    plans: list[ComparedPlan] = field(default_factory=list)

    def data(self) -> list[dict[str, object]]:
        """JSON fields of each plan."""
        return [
            {
                "id": self.change.id,
                "for": self.change.person,
                "then": each.then.data() if each.then else None,
                "now": each.now.data() if each.now else None,
                "became": list(each.became),
                "said": each.said.said if each.said else None,
            }
            for each in self.plans
        ]


def parted(
    changes: Iterable[Change], planned: Container[str]
) -> tuple[list[Change], list[PlanChange]]:
    """The changes of other answers, and those of plans: answers to the questions *planned*.

    The same words about the same person are one plan, whatever question they answer. It stands
    where the older run has it.
    """
    others, found = list[Change](), list[PlanChange]()
    for change in changes:
        has_plans = _actions(change.old) or _actions(change.new)
        if has_plans and change.concerns(planned):
            found.append(PlanChange(change))
        else:
            others.append(change)
    new = [(each, action) for each in found for action in _actions(each.change.new)]
    free = defaultdict[tuple[str, str], list[int]](list)
    for number, (each, action) in reversed(list(enumerate(new))):
        free[_words(each, action)].append(number)
    for each in found:
        for action in _actions(each.change.old):
            places = free[_words(each, action)]
            each.plans.append(ComparedPlan(action, new[places.pop()][1] if places else None))
    left = sorted(number for numbers in free.values() for number in numbers)
    for each in found:
        _add(each, [new[number][1] for number in left if new[number][0] is each])
    return others, found


def _actions(answer: Answer | None) -> list[Action]:
    return answer.actions if answer else []


def _words(each: PlanChange, action: Action) -> tuple[str, str]:
    return case_folded(action.text), case_folded(each.change.person or "")


def _add(each: PlanChange, new: list[Action]) -> None:
    """Add *new* actions: those that are lightly edited old ones to these."""
    if len(each.plans) * len(new) <= MAX_PAIRS:
        for at, plan in enumerate(each.plans):
            then = None if plan.now else plan.then
            if found := next((action for action in new if then and _is_same(then, action)), None):
                each.plans[at] = plan._replace(now=found)
                new.remove(found)
    each.plans += (ComparedPlan(None, action) for action in new)


def _is_same(one: Action, other: Action) -> bool:
    """Whether *other* is *one*, lightly edited: of a plan, more than half of its words stay."""
    kind = prose.between(one.text, other.text).kind
    words, others = (set(case_folded(each.text).split()) for each in (one, other))
    is_mostly_kept = 2 * len(words & others) > max(len(words), len(others))
    return kind in _SAME and (kind != "reworded" or is_mostly_kept)
