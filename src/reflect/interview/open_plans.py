"""Plans that an earlier run left open, and the answer about them in a new one.

The answer is saved before the box of a plan is changed. In between the autosave names the plan, so
that a session that ended there can be put right.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from reflect import languages, locale
from reflect.entries.block import Key
from reflect.errors import ReflectError
from reflect.errors.plans import PlanChanged
from reflect.journal import plans
from reflect.journal.autosaves import UnfinishedAnswer
from reflect.journal.draft import Draft
from reflect.journal.plans import Box, Plan
from reflect.journal.runs import Selection
from reflect.questions.kinds import LAST_TIME, Actions, Outcome
from reflect.questions.kinds.action import STATES
from reflect.text import case_folded
from reflect.worksheets import Worksheet

#: The key of the answer about all plans.
KEY: Key = (LAST_TIME, None)
#: A plan, and the states in which its box is and is to be.
Change = tuple[Plan, bool | str, bool | str]


@dataclass(eq=False, repr=False)
class OpenPlans:
    """The open plans of the newest run before a *draft*, and the answer about them in it."""

    draft: Draft
    worksheet: Worksheet
    #: Ids of the steps that are asked; empty for all.
    only: frozenset[str] = frozenset()
    _has_failed: bool = False

    @cached_property
    def boxes(self) -> list[Box]:
        """The boxes that the earlier run left open, and those that the answer is about."""
        draft, sheet = self.draft, self.worksheet
        has_actions = any(isinstance(question.kind, Actions) for question in sheet.family())
        # A first version has never had any either: no entry has to be read.
        if not sheet.asks(LAST_TIME) or (sheet.version == 1 and not has_actions):
            return []
        steps = sheet.chosen(self.only) or sheet.steps
        ids = {question.id for step in steps for question in step.family()}
        ids |= {former for id_, former in sheet.after.items() if id_ in ids}
        header = draft.entry.header
        return plans.left_open(draft.journal, header, ids, self._said, draft.path)

    @cached_property
    def plans(self) -> dict[str, Plan]:
        """The plans by their words; with the people, where two plans have the same words."""
        found = [
            plan
            for plan in plans.with_all_boxes(self.draft.journal, self.boxes)
            if plan.is_open or plan.boxes[0].words[0] in self._said
        ]
        texts = Counter(plan.boxes[0].words[0] for plan in found)
        return {_name(plan, is_alone=texts[plan.boxes[0].words[0]] == 1): plan for plan in found}

    @property
    def outcomes(self) -> dict[str, Outcome]:
        """Outcomes by the folded words of their plans."""
        value = self.draft.entry.response(KEY).value
        said = value if isinstance(value, tuple) else ()
        return {case_folded(each.plan): each for each in said if isinstance(each, Outcome)}

    @property
    def _said(self) -> set[str]:
        """The folded words of plans that the answer is about, without the people behind them."""
        return {*self.outcomes, *(name.rpartition(" (")[0] for name in self.outcomes)}

    def find(self, said: str) -> str:
        """The name of the plan with the code or the words *said*.

        Raises UnknownCode or AmbiguousCode.
        """
        for name in self.plans:
            if case_folded(name) == case_folded(said):
                return name
        journal = self.draft.journal
        plan = plans.find(plans.every(journal, Selection.allowed(journal)), said)
        known = (name for name, each in self.plans.items() if each.code == plan.code)
        name = next(known, "") or _name(plan, is_alone=plan.action.text not in self.plans)
        self.plans[name] = plan
        return name

    def resolved(self, outcome: Outcome) -> Outcome:
        """An *outcome* of an answers file in the words of plan and worksheet; raises as `find`."""
        name, code = self.find(outcome.plan), outcome.became
        if self.plans[name].action.every:
            code = {"done": "done-with", "not-yet": "not-now"}.get(code, code)
        words = languages.of(self.worksheet.language).became
        return Outcome(name, words[code][0] if code else outcome.said)

    def say(self, name: str, code: str, save: Callable[[tuple[Outcome, ...]], None]) -> None:
        """Have *save* keep what became of a plan, by its code; then change its boxes."""
        words = languages.of(self.worksheet.language)
        outcomes, outcome = self.outcomes, Outcome(name, words.became[code][0])
        former = outcomes.get(case_folded(name))
        was = former.state if former else False
        changed = [(self.plans[name], was, outcome.state)] if outcome.state != was else []
        self._keep(lambda: save(tuple({**outcomes, case_folded(name): outcome}.values())), changed)

    def finish(self) -> None:
        """Save the entry, in which all was answered at once, and change the boxes of plans.

        It is a draft until these are changed.
        """
        draft, changed = self.draft, self._given
        if not changed:
            draft.rewrite(lambda entry: entry.with_status("complete"))
            return
        self._keep(lambda: draft.rewrite(lambda entry: entry.with_status("draft")), changed)
        draft.mark_as_complete()

    def settle(self) -> None:
        """Change the boxes of plans by an answer that was given at once, and is saved."""
        self._keep(lambda: None, self._given)

    @property
    def _given(self) -> list[Change]:
        """The changes by an answer that was given at once."""
        outcomes = self.outcomes
        asked = self.plans.items() if outcomes else ()
        named = ((plan, outcomes.get(case_folded(name))) for name, plan in asked)
        return [(plan, False, each.state) for plan, each in named if each and each.state]

    def take_up(self, unfinished: UnfinishedAnswer) -> None:
        """Change the boxes that an earlier session was about to, if they are as they were."""
        _, *pairs = unfinished.part.split(" ")
        for code, state in zip(pairs[::2], pairs[1::2], strict=True):
            with suppress(ReflectError):  # the plan may be gone
                name = self.find(code)
                if outcome := self.outcomes.get(case_folded(name)):
                    self._set_state(self.plans[name], STATES[state], outcome.state)
        self.draft.autosave_file.drop()

    def _keep(self, save: Callable[[], None], changed: Sequence[Change]) -> None:
        """Have *save* keep an answer, then change boxes; the autosave names them in between."""
        if changed:
            names = {state: name for name, state in STATES.items()}
            pending = " ".join(f"{plan.code} {names[was]}" for plan, was, _ in changed)
            self.draft.autosave(KEY, f"box {pending}", self.draft.entry, "")
        save()
        for plan, was, state in changed:
            self._set_state(plan, was, state)
        self.draft.autosave_file.drop()

    def postpone(self, name: str, day: str) -> None:
        """Give a plan another *day*."""
        journal, plan = self.draft.journal, self.plans[name]
        self._change(lambda: plans.postpone(journal, plans.renewed(journal, plan), day))

    def _set_state(self, plan: Plan, was: bool | str, state: bool | str) -> None:
        """Bring a *plan* from the state it *was* in to another *state*, if nobody else did."""
        journal = self.draft.journal

        def change() -> list[Path]:
            # What was closed before it was planned again stays closed.
            now = plans.renewed(journal, plan.since(plan.undo_code))
            if now.action.done not in (was, state):
                raise PlanChanged(now.boxes[0].run.path)
            return plans.set_state(journal, [now] if now.action.done == was else [], state)

        self._change(change)

    def _change(self, change: Callable[[], list[Path]]) -> None:
        """Make a *change* to a file; where that fails, the answer stays, and one remark is made."""
        try:
            self.draft.other_files += change()
        except ReflectError as trouble:
            say = locale.of(self.worksheet.language)
            remark = say.gettext(
                "What you said about your plans is saved, but a box could not be changed: {why}",
                why=say.say(trouble.sentence),
            )
            self.draft.remarks += [] if self._has_failed else [remark]
            self._has_failed = True


def is_pending(unfinished: UnfinishedAnswer) -> bool:
    """Whether a session ended after an answer was saved, before the boxes of plans were changed."""
    box, *pairs = unfinished.part.split(" ")
    are_pairs = bool(pairs) and len(pairs) % 2 == 0 and STATES.keys() >= set(pairs[1::2])
    return unfinished.id == LAST_TIME and box == "box" and are_pairs


def _name(plan: Plan, *, is_alone: bool) -> str:
    """The words of a plan on one line, with its people where they are not *alone*."""
    text = " ".join(plan.action.text.split())
    return text if is_alone or not plan.people else f"{text} ({', '.join(plan.people)})"
