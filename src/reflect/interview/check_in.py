"""The check-in: what became of open plans, asked before the first question."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from reflect import languages, locale
from reflect.entries.answer import Response
from reflect.entries.block import Key
from reflect.interview.asking import Asker, Ended, Move, Navigation, Passage, Prompt
from reflect.interview.open_plans import KEY, OpenPlans
from reflect.interview.route import Route
from reflect.journal.plans import Plan
from reflect.questions import Kind, Question, Wording
from reflect.questions.kinds import DayAhead, Outcome, Text
from reflect.questions.kinds.outcome import ONCE, REGULARLY
from reflect.text import case_folded, clean, has_unclean_characters
from reflect.worksheets import Step

#: How many plans are asked about.
MOST = 5
#: Saves an answer, or gives up: then the session ends as it is told to.
Retried = Callable[[Callable[[], None], Ended], None]


@dataclass(eq=False, repr=False)
class CheckIn:
    """Pages about open plans: the first shows none of their words, then one plan at a time."""

    open_plans: OpenPlans
    asker: Asker
    #: The day from which tomorrow is counted.
    today: date
    #: The command that shows all plans.
    plan_command: str
    #: Whether it comes before the first question; else only on the way back.
    is_due: bool
    #: Returns all answers so far, for reading.
    passages: Callable[[], Sequence[Passage]] = tuple
    #: Whether an invisible character was typed, which the answer leaves out.
    has_dropped_characters: bool = False

    def __post_init__(self) -> None:
        self._draft, sheet = self.open_plans.draft, self.open_plans.worksheet
        self._say, self._words = locale.of(sheet.language), languages.of(sheet.language)

    @property
    def _names(self) -> list[str]:
        return list(self.open_plans.plans)[:MOST]

    def ask(
        self, retried: Retried, stopped: Ended | None = None, *, back: bool = False
    ) -> Ended | Key | int | None:
        """Ask until the last page; how the session ends there, or the question to go to."""
        self.is_due = False
        said, at = self.open_plans.outcomes, -1
        if stopped and stopped.part != "words":
            left = (n for n, name in enumerate(self._names) if case_folded(name) not in said)
            at = next(left, len(self._names))
        elif stopped or (back and said):
            at = len(self._names)
        while True:
            way: Ended | Navigation | Key | int | None
            if at < 0:
                way = self._introduce()
            elif at < len(self._names):
                way = self._ask_about(self._names[at], at, retried)
            elif self.open_plans.outcomes:
                way = self._ask_for_words(stopped, retried)
                stopped = None
            else:
                return None
            if not isinstance(way, Navigation):
                return way
            at += -1 if way is Navigation.BACK else 1

    def _introduce(self) -> Ended | Navigation | None:
        """Say that something is open, in none of its words."""
        say = self._say
        text = say.ngettext(
            "Something you planned last time is still open.",
            "A few things you planned last time are still open.",
            len(self.open_plans.boxes),
        )
        ways = {
            "": say.gettext("begin the worksheet"),
            "l": say.gettext("look at your plans first"),
            "q": say.gettext("not today"),
        }
        way = self.asker.choose(text, ways)
        if way == "l":
            return Navigation.OPEN
        return None if way == "" else Ended(finished=False)

    def _ask_about(self, name: str, at: int, retried: Retried) -> Ended | Navigation | None:
        """Ask what became of a plan, and save that."""
        say, plan = self._say, self.open_plans.plans[name]
        former = self.open_plans.outcomes.get(case_folded(name))
        codes = dict(enumerate(REGULARLY if plan.action.every else ONCE, 1))
        # Enter alone ticks nothing.
        ways = {"": say.gettext("leave it as it is")}
        ways |= {str(number): self._words.became[code][0] for number, code in codes.items()}
        ways |= {"a": say.gettext("leave them all as they are"), "b": say.gettext("back")}
        ways["p"] = say.gettext("pause")
        way = self.asker.choose(self._page(plan, at, former), ways)
        if way is None or way == "p":
            return Ended(finished=False, key=KEY)
        if way in ("a", "b"):
            return Navigation.BACK if way == "b" else None
        code = codes[int(way)] if way else ""
        if code:
            self.open_plans.say(name, code, partial(self._save, retried=retried))
        if code != "not-yet":
            return Navigation.OPEN
        after = self._ask_for_day(name)
        # "Back" at the day leads to its plan.
        return self._ask_about(name, at, retried) if after is Navigation.BACK else after

    def _page(self, plan: Plan, at: int, former: Outcome | None) -> str:
        """A plan, when and about whom it was planned, and what was said of it so far."""
        say, day = self._say, self._words.long_date(plan.day)
        people = plan.boxes[0].key[1] and ", ".join(plan.people)
        planned = say.gettext("On {day} you planned:", day=day)
        if people:
            planned = say.gettext("On {day} you planned, for {people}:", day=day, people=people)
        where = say.gettext(
            "Before you begin: plan {number} of {count}", number=at + 1, count=len(self._names)
        )
        parts = [where, planned, f"   {plan.action.planned(self._words)}"]
        parts += [say.gettext("So far: {said}", said=former.said)] if former else []
        return "\n\n".join(parts)

    def _ask_for_day(self, name: str) -> Ended | Navigation:
        """Offer another day for a plan."""
        heading = self._say.gettext("Another day for it? Leave it empty to keep it as it is.")
        reply = self.asker.ask(self._prompt(heading, DayAhead()))
        if not isinstance(reply, Move):
            day = DayAhead().parse_typed(reply, self._words, self.today)
            if isinstance(day, str):
                self.open_plans.postpone(name, day)
        elif reply.navigation is Navigation.PAUSE:
            return Ended(finished=False, key=KEY)
        elif reply.navigation is Navigation.BACK:
            return Navigation.BACK
        return Navigation.OPEN

    def _ask_for_words(
        self, stopped: Ended | None, retried: Retried
    ) -> Ended | Navigation | Key | int | None:
        """Ask for free words about all plans, and save them."""
        say, shown = self._say, self._draft.entry.response(KEY)
        begun = stopped.typed if stopped and stopped.part == "words" else ""
        hint = say.gettext("If you like; leave it empty to go on.")
        if len(self.open_plans.plans) > MOST:
            more = say.gettext("More of your plans are open:  {command}", command=self.plan_command)
            hint = f"{hint}\n{more}"
        heading = say.gettext("What helped, or what got in the way?")
        reply = self.asker.ask(self._prompt(heading, Text(), hint, shown.words, begun))
        typed = reply.typed if isinstance(reply, Move) else reply
        if isinstance(reply, Move) and reply.navigation is Navigation.PAUSE:
            return Ended(finished=False, key=KEY, part="words", typed=typed or "")
        if typed is not None and clean(typed) != shown.words:
            self.has_dropped_characters |= has_unclean_characters(typed)
            self._keep(Response(shown.value, clean(typed)), typed, retried)
        self._draft.autosave_file.drop()
        if not isinstance(reply, Move):
            return None
        if reply.navigation is Navigation.ENOUGH:
            return Ended(finished=True, key=KEY, is_early=True)
        return Navigation.BACK if reply.navigation is Navigation.BACK else reply.destination

    def _save(self, outcomes: tuple[Outcome, ...], retried: Retried) -> None:
        words = self._draft.entry.response(KEY).words
        self._keep(Response(outcomes, words), "", retried)

    def _keep(self, given: Response, typed: str, retried: Retried) -> None:
        """Save an answer; where that fails for good, the session ends with the text *typed*."""
        shown, sheet = self._draft.entry.response(KEY), self.open_plans.worksheet
        [stop] = Route(sheet, {}, ()).above
        unkept = Ended(finished=False, key=KEY, part="words" if typed else "value", typed=typed)
        retried(partial(self._draft.answer, stop.place, given, (), shown), unkept)

    def _prompt(
        self, heading: str, kind: Kind, hint: str = "", words: str = "", begun: str = ""
    ) -> Prompt:
        """The prompt for a text that belongs to no step."""
        autosave = partial(self._draft.autosave, KEY, "words", self._draft.entry)
        return Prompt(
            question=Question(id=KEY[0], wording=Wording(heading), kind=kind, hint=hint),
            step=Step(id="", title="", guidance=""),
            heading=heading,
            part="value",
            typed=begun or words,
            is_begun=bool(begun),
            is_answered=bool(words),
            words=self._words,
            today=self.today,
            key=KEY,
            passages=self.passages,
            autosave=autosave if kind.is_prose else lambda _: None,
        )
