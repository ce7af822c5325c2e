"""A worksheet and someone to ask: answers, one at a time.

Each is in the draft before the next question is put.
"""

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from functools import partial, wraps
from itertools import chain
from typing import Any

from reflect import languages, locale
from reflect.entries.block import Key
from reflect.entries.bodies import Given
from reflect.entries.entry import Entry
from reflect.errors import CannotWrite, ReflectError
from reflect.interview.asking import (
    Asker,
    Earlier,
    Ended,
    Move,
    Part,
    Passage,
    Prompt,
    Standing,
    To,
)
from reflect.interview.people import Names, alike, spelled
from reflect.interview.route import ForWhom, Route, Stop
from reflect.journal import runs
from reflect.journal.draft import Draft, Past
from reflect.languages import Words
from reflect.questions import DEPENDS, Question, Unfit, Wording
from reflect.text import clean, distinct, has_unkept
from reflect.worksheets import Step, Worksheet

__all__ = [
    "Asker",
    "Earlier",
    "Ended",
    "Interview",
    "Move",
    "Part",
    "Passage",
    "Prompt",
    "Standing",
    "To",
]

#: Where it goes on from a stop: somewhere else, at a question or one of a number, or just on.
Outcome = To | Ended | Key | int | None


class NotKept(Exception):
    """An answer could not be kept, and nobody wants to try again."""

    def __init__(self, trouble: ReflectError, ended: Ended) -> None:
        super().__init__(trouble, ended)
        self.trouble, self.ended = trouble, ended


def _until_unkept(
    sitting: Callable[["Interview"], Ended | None],
) -> Callable[["Interview"], Ended]:
    """A *sitting* with what is there by now; an answer that cannot be kept ends it."""

    @wraps(sitting)
    def sit(interview: "Interview") -> Ended:
        try:
            interview.look()
            return sitting(interview) or Ended(finished=True)
        except NotKept as failed:
            interview.trouble = failed.trouble
            return failed.ended

    return sit


@dataclass(eq=False, repr=False)
class Interview:
    """One sitting with a worksheet; whatever is answered is kept in its draft."""

    worksheet: Worksheet
    asker: Asker
    draft: Draft
    #: The day from which tomorrow is counted.
    today: date
    #: None until it is known; nobody is an answer too.
    people: tuple[str, ...] | None = None
    #: The steps that matter today, all of them where none is named.
    only: frozenset[str] = frozenset()
    #: Where an earlier sitting stopped, and what was typed there.
    stopped: Ended | None = None
    #: Gives what was written by now, as one reads it.
    written: Callable[[], Sequence[Passage]] = tuple
    #: The names that were typed and not yet given.
    names: str = ""
    #: Whether a character was typed that no answer keeps.
    has_unkept: bool = False
    #: Why the last answer could not be kept, if it could not.
    trouble: ReflectError | None = None
    #: The words of the worksheet's language.
    words: Words = field(init=False)
    #: The entry as it was when the last question was put, or half a sentence to it was taken up:
    #: what others have answered since has not been seen here.
    seen: Entry = field(init=False)
    _begun: Entry = field(init=False)
    #: The way through the worksheet by what is answered now.
    _route: Route = field(init=False)
    #: The names that somebody was asked about already, each with what to write for it.
    _spelled: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.words = languages.of(self.worksheet.language)
        self.seen = self._begun = self.draft.entry
        self._past = Past(self.draft, self.worksheet.after)
        self.look()

    def look(self) -> None:
        """Go on by what the file says now: somebody may have changed it in an editor."""
        with suppress(ReflectError):  # whatever is in the way is said at the next save
            self.draft.look()
        self._go_by_the_draft()

    def _go_by_the_draft(self) -> None:
        self._route = self._route_by(self.draft.entry)

    def _route_by(self, entry: Entry) -> Route:
        """The way through the worksheet, as far as it is known by the answers of an *entry*."""
        answers = {each.key: each.given for each in entry.answers if each.state != "open"}
        return Route(self.worksheet, answers, self.people, self.only)

    @_until_unkept
    def settled(self) -> None:
        """Ask nothing more: what was typed last becomes an answer, and it is finished."""
        for stop in [*self._route.stops, self._route.last]:
            if stopped := self._taken_up(stop.key):
                self._take(stopped.typed, stop, stopped.part, self._shown(stop, stopped))

    @_until_unkept
    def look_back(self) -> None:
        """Ask what has changed since an earlier run, in one's own words, and keep it."""
        stop = self._route.last
        stopped = self._taken_up(stop.key)
        shown = self._shown(stop, stopped)
        reply = self.asker.ask(self._prompt(stop, "value", shown, stopped))
        typed = reply.typed if isinstance(reply, Move) else reply
        if typed is not None:
            self._take(typed, stop, "value", shown)

    @_until_unkept
    def run(self) -> Ended | None:
        """Ask to the end or to a pause."""
        at, step, forward = self._beginning(), -1, True
        aim: Key | int | None = None
        while at < len(self._route.way):
            stop = self._route.way[at]
            is_asked = stop.applies
            if isinstance(stop, ForWhom):
                # Going back one may name people anew.
                is_asked = self.people is None or not forward
            if not is_asked:
                forward = forward or at == 0
                at += 1 if forward else -1
                continue
            opens, step = stop.step != step, stop.step
            if isinstance(stop, ForWhom):
                outcome = self._whom(stop, opens) or aim
            else:
                outcome = self._put(stop, opens)
            if isinstance(outcome, Ended):
                return outcome
            forward = outcome is not To.BACK
            aim = outcome if isinstance(outcome, tuple | int) else None
            at = max(0, at + (1 if forward else -1)) if aim is None else self._place(aim)
        return None

    def _place(self, aim: Key | int) -> int:
        """Where a question is asked, or the first one with a number; the first where none is.

        Where it is about somebody who has not been named, that comes first.
        """
        way = self._route.way
        asked = [(n, s) for n, s in enumerate(way) if isinstance(s, Stop) and s.applies]
        exact = (n for n, stop in asked if aim in (stop.key, stop.number))
        # Once people are named, a question without anybody is asked about each of them.
        alike = (n for n, s in asked if isinstance(aim, tuple) and s.question.id == aim[0])
        at = next(chain(exact, alike), 0)
        stop = way[at]
        if isinstance(stop, Stop) and stop.question.each and self.people is None:
            return next(n for n, each in enumerate(way) if isinstance(each, ForWhom))
        return at

    def _beginning(self) -> int:
        """Where to begin: at the first stop, or where an earlier sitting stopped."""
        route, stopped = self._route, self.stopped
        # What is asked on the last page stands behind all others.
        behind = len(route.way)
        places = {s.key: at for at, s in enumerate([*route.way, route.last]) if s.applies}
        if stopped and (stopped.key or stopped.typed) and stopped.key in places:
            return places[stopped.key]
        asked = [(at, key) for key, at in places.items() if key and at < behind]
        at = max((at + 1 for at, key in asked if key in route.answers), default=0)
        # Steps that are named are asked again, though all of them is answered.
        return 0 if self.only and not any(left >= at for left, _ in asked) else at

    @property
    def step_number(self) -> int:
        """The step in which it goes on, counted from 1."""
        way, at = self._route.way, self._beginning()
        return way[at].step + 1 if at < len(way) else len(self.worksheet.steps)

    def _taken_up(self, key: Key | None) -> Ended | None:
        """What was typed at a question and not finished, if it was there; the field has it now."""
        stopped = self.stopped
        if not stopped or stopped.key != key:
            return None
        self.stopped = None
        self.draft.take_up()
        return stopped

    def _shown(self, stop: Stop, stopped: Ended | None) -> Given:
        """The answer that somebody has seen: with half a sentence, the one it began from."""
        self.seen = self._begun if stopped and stopped.typed else self.draft.entry
        return self.seen.given(stop.key)

    def _whom(self, stop: ForWhom, opens: bool) -> Outcome:
        """Ask whom the next questions are about, and keep it."""
        # What was typed at a question is nobody's name.
        stopped = self._taken_up(None)
        known = runs.people(self.draft.journal)
        kind = Names(known)
        say = locale.of(self.worksheet.language)
        heading = say.gettext("Whom should the questions about a person be about?")
        prompt = self._made(
            Question(id="", wording=Wording(heading), kind=kind),
            stop.step,
            number=0,
            heading=heading,
            part="value",
            typed=(stopped and stopped.typed) or self.names or ", ".join(self.people or ()),
            is_begun=True,
            opens_step=opens,
            jot=partial(self.draft.jot, None, "value", self.draft.entry),
        )
        reply = self.asker.ask(prompt)
        if not isinstance(reply, Move):
            self._about(distinct(self._name(each, known) for each in kind.named(reply)), known)
        elif reply.to in (To.OPEN, To.NOT_TODAY):
            self._about((), known)
        else:
            self.names = reply.typed or ""
            if reply.to in (To.BACK, To.ENOUGH) and self.names and prompt.fits(self.names):
                self._about(kind.named(self.names), known)
            return self._outcome(reply)
        return None

    def _about(self, names: Iterable[str], known: Iterable[str]) -> None:
        """Keep whom it is about, spelled as it was before."""
        known = (*(self.people or ()), *known)
        self.people = people = tuple(spelled(name, known) for name in names)
        unkept = Ended(finished=False, typed=", ".join(people))
        self._keep(partial(self.draft.about, people), unkept)
        self.draft.slip.drop()
        self._go_by_the_draft()

    def _name(self, name: str, known: tuple[str, ...]) -> str:
        """*name*, or a known one that is only spelled otherwise; asked about once."""
        name = spelled(name, known)
        other = alike(name, known)
        if other and name not in self._spelled:
            say = locale.of(self.worksheet.language)
            ways = {
                "": say.gettext("yes, write {name}", name=other),
                "n": say.gettext("no, somebody else"),
            }
            who = say.gettext(
                "You wrote {name}. In earlier entries there is {known}. Is this the same person?",
                name=name,
                known=other,
            )
            self._spelled[name] = other if self.asker.choose(who, ways) == "" else name
        return self._spelled.get(name, name)

    def _put(self, stop: Stop, opens: bool) -> Outcome:
        """Ask for the value, then for a word about it; each is kept as soon as it is there."""
        stopped = self._taken_up(stop.key)
        given = self._shown(stop, stopped)
        if not stopped or stopped.part == "value":
            reply = self.asker.ask(self._prompt(stop, "value", given, stopped, opens=opens))
            if isinstance(reply, Move):
                return self._moved(reply, stop, given, "value")
            given = self._take(reply, stop, "value", given)
        if not self._asks_words(stop, given):
            if stopped and stopped.part == "words":
                # It was asked about another kind of answer, and nobody asks for it any more.
                self._take(stopped.typed, stop, "words", given)
            return None
        reply = self.asker.ask(self._prompt(stop, "words", given, stopped))
        if isinstance(reply, Move):
            outcome = self._moved(reply, stop, given, "words")
            # Back from the word about it leads to what it is about.
            return self._put(stop, opens) if outcome is To.BACK else outcome
        self._take(reply, stop, "words", given)
        return None

    def _asks_words(self, stop: Stop, given: Given) -> bool:
        """Whether a word is asked for: about a value, unless a follow-up does that already."""
        if not stop.question.kind.asks_words:
            return False
        if given.value is None or given.value == DEPENDS:
            return bool(given.words) or given.value == DEPENDS
        _, *follow_ups = self._route.family(stop)
        return not any(each.applies for each in follow_ups)

    def _moved(self, move: Move, stop: Stop, shown: Given, part: Part) -> Outcome:
        """What a move leaves behind: all that stands in the field is kept."""
        outcome = self._outcome(move, stop.key, part)
        if isinstance(outcome, Ended) and not outcome.finished:
            return outcome
        if move.to is To.NOT_TODAY and part == "value":
            unkept = Ended(finished=False, key=stop.key, typed=move.typed or "")
            self._give(Given(declined=True), stop, shown, unkept)
        elif move.typed is not None:
            self._take(move.typed, stop, part, shown)
        else:
            self.look()
        return outcome

    def _outcome(self, move: Move, key: Key | None = None, part: Part = "value") -> Outcome:
        """Where a move leads."""
        if move.to is To.ENOUGH:
            return Ended(finished=True, key=key, is_early=True)
        if move.to is To.PAUSE:
            return Ended(finished=False, key=key, part=part, typed=move.typed or "")
        return move.aim if move.to is To.QUESTION else move.to

    def _take(self, typed: str, stop: Stop, part: Part, shown: Given) -> Given:
        """Keep what was *typed* where the answer *shown* stood; where it is no value, as words."""
        self.has_unkept |= has_unkept(typed)
        is_word = part == "words"
        given = Given(shown.value, clean(typed)) if is_word else self._valued(typed, stop, shown)
        return self._give(given, stop, shown, Ended(False, stop.key, part=part, typed=typed))

    def _valued(self, typed: str, stop: Stop, shown: Given) -> Given:
        kind = stop.question.kind
        try:
            value = kind.typed(typed, self.words, self.today)
        except Unfit:
            if not kind.takes_words:
                return Given(kind.typed(" ".join(typed.split()), self.words, self.today))
            # What is no value stands as words beside the value there was.
            typed = clean(typed)
            words = shown.words if typed in shown.words else f"{typed}\n\n{shown.words}".strip()
            return Given(shown.value, words)
        if value is None and shown.value is None:
            return shown
        return Given(value, shown.words)

    def _give(self, given: Given, stop: Stop, shown: Given, unkept: Ended) -> Given:
        """Keep an answer where it differs from the one that was *shown*; what is there then.

        *unkept* is how the sitting ends where that fails.
        """
        if given == shown:
            self.draft.slip.drop()
            self.look()
            return given
        *earlier, place = self._route.places(stop)
        then = partial(self._with_asides, stop)
        self._keep(partial(self.draft.answer, place, given, earlier, shown, then), unkept)
        self.draft.slip.drop()
        self._go_by_the_draft()
        self.seen = self.draft.entry
        return self._route.answers.get(stop.key, Given())

    def _with_asides(self, stop: Stop, entry: Entry) -> Entry:
        """An *entry* in which those follow-ups of a question are set aside that do not apply."""
        route = self._route_by(entry)
        _, *follow_ups = route.family(stop)
        for each in follow_ups:
            if each.key in route.answers:
                entry = entry.with_aside(each.key, not each.applies)
        return entry

    def _keep(self, keep: Callable[[], None], ended: Ended) -> None:
        """Have something kept, if need be at a second try; raises NotKept."""
        while True:
            try:
                return keep()
            except ReflectError as trouble:
                why = trouble.reason if isinstance(trouble, CannotWrite) else str(trouble)
                if not self.asker.again(why.rstrip(".")):
                    raise NotKept(trouble, ended) from trouble

    def _prompt(
        self, stop: Stop, part: Part, shown: Given, stopped: Ended | None, *, opens: bool = False
    ) -> Prompt:
        """A question as it is put, with what was begun in its field, or else what is there."""
        route, kind = self._route, stop.question.kind
        begun = stopped.typed if stopped and stopped.part == part else ""
        said = "" if shown.value is None else kind.spoken(shown.value, self.words)
        return self._made(
            stop.question,
            stop.step if stop.number else None,
            number=stop.number,
            heading=route.heading(stop.question, stop.person),
            part=part,
            typed=begun or (shown.words if part == "words" else self._editable(stop, shown)),
            is_begun=bool(begun),
            said=said if part == "words" else "",
            is_answered=shown.is_answered,
            is_declined=shown.declined,
            follows=route.heading(stop.follows, stop.person) if stop.follows else "",
            opens_step=opens,
            key=stop.key,
            last=partial(self._last, stop, part),
            jot=partial(self.draft.jot, stop.key, part, self.seen),
        )

    def _made(self, question: Question, step: int | None, **more: Any) -> Prompt:
        """A prompt for a *question* in a *step*, or behind them all."""
        sheet = self.worksheet
        return Prompt(
            question=question,
            step=Step(id="", title="", guidance="") if step is None else sheet.steps[step],
            step_number=0 if step is None else step + 1,
            steps=len(sheet.steps),
            count=sheet.length,
            words=self.words,
            today=self.today,
            overview=self._overview,
            written=self.written,
            **more,
        )

    def _editable(self, stop: Stop, given: Given) -> str:
        """What to type in order to mean the value that is *given*."""
        return "" if given.value is None else stop.question.kind.editable(given.value, self.words)

    def _last(self, stop: Stop, part: Part) -> Earlier | None:
        """What was answered last time, as one would type it."""
        if not (found := self._past(stop.key)):
            return None
        day, given = found
        value = "" if part == "words" else self._editable(stop, given)
        typed = value or given.words
        return Earlier(day, typed) if typed else None

    def _overview(self) -> list[Standing]:
        """All questions that are asked, and how they stand by now."""
        route = self._route
        return [
            Standing(
                key=stop.key,
                number=stop.number,
                step=self.worksheet.steps[stop.step].title,
                step_number=stop.step + 1,
                heading=route.heading(stop.question, stop.person),
                given=route.answers.get(stop.key, Given()),
                is_follow_up=stop.follows is not None,
            )
            for stop in route.stops
            if stop.applies
        ]

    @property
    def half(self) -> str:
        """What was typed where an earlier sitting stopped, as one would read it."""
        ended = self.stopped or Ended(finished=False)
        stop = next((each for each in self._route.stops if each.key == ended.key), None)
        prompt = self._prompt(stop, ended.part, Given(), ended) if stop else None
        return prompt.spoken(ended.typed) if prompt and prompt.is_chosen else ended.typed
