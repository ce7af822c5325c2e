"""A worksheet and someone to ask: answers, one at a time.

Each is given to a keeper, and only when that call returns is the next question put.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial

from reflect.entries.block import Key
from reflect.entries.bodies import Given
from reflect.errors import ReflectError
from reflect.interview.asking import (
    OFFERED,
    Asker,
    Earlier,
    Ended,
    Move,
    Part,
    Passage,
    Prompt,
    Standing,
    To,
    Whom,
)
from reflect.interview.people import alike, spelled
from reflect.interview.record import NotKept, Record
from reflect.interview.route import ForWhom, Stop
from reflect.questions import DEPENDS
from reflect.text import distinct

__all__ = [
    "OFFERED",
    "Asker",
    "Earlier",
    "Ended",
    "Interview",
    "Move",
    "Part",
    "Passage",
    "Prompt",
    "Record",
    "Standing",
    "To",
    "Whom",
]

#: Where it goes on from a stop: somewhere else, at a question or one of a number, or just on.
Outcome = To | Ended | Key | int | None


@dataclass(eq=False, repr=False)
class Interview:
    """One sitting with a worksheet."""

    record: Record
    #: Gives the people of earlier entries, who are offered by number.
    known: Callable[[], tuple[str, ...]] = tuple
    #: Gives what was answered in an earlier run, and on which day.
    earlier: Callable[[Key], tuple[date, Given] | None] = lambda _: None
    #: Gives what was written by now, as one reads it.
    written: Callable[[], Sequence[Passage]] = tuple
    #: Where an earlier sitting stopped, and what was typed there.
    stopped: Ended | None = None
    #: The names that were typed and not yet given.
    names: str = ""
    #: Why the last answer could not be kept, if it could not.
    trouble: ReflectError | None = None
    #: The names that somebody was asked about already, each with what to write for it.
    _spelled: dict[str, str] = field(default_factory=dict)
    #: The answer that half a sentence began from: it may be another one by the time it is asked.
    _before: Given = field(init=False)

    def __post_init__(self) -> None:
        key = self.stopped.key if self.stopped else None
        self._before = self.record.answers.get(key, Given()) if key else Given()

    def run(self) -> Ended:
        """Ask to the end or to a pause; what cannot be kept ends it, and is given back."""
        return self._guarded(self._asked)

    def settled(self) -> Ended:
        """Ask nothing more: what was typed last becomes an answer, and it is finished."""
        return self._guarded(self._settled)

    def look_back(self) -> Ended:
        """Ask what has changed since an earlier run, in one's own words, and keep it."""
        return self._guarded(self._looked_back)

    def _guarded(self, sitting: Callable[[], Ended]) -> Ended:
        try:
            return sitting()
        except NotKept as failed:
            self.trouble = failed.trouble
            return failed.ended

    def _settled(self) -> Ended:
        for stop in [*self.record.route.stops(), self._last_stop]:
            stopped = self._taken(stop.key) if isinstance(stop, Stop) else None
            if stopped and isinstance(stop, Stop):
                self.record.take(stopped.typed, stop, stopped.part, self._shown(stop, stopped))
        return Ended(finished=True)

    def _shown(self, stop: Stop, stopped: Ended | None) -> Given:
        """The answer that somebody has seen: with half a sentence, the one it began from."""
        return self._before if stopped and stopped.typed else self.record.shown(stop)

    def _taken(self, key: Key | None) -> Ended | None:
        """What was typed at a question and not finished, if it was there; the field has it now."""
        stopped = self.stopped
        if not stopped or stopped.key != key:
            return None
        self.stopped = None
        self.record.keeper.take_up()
        return stopped

    @property
    def _last_stop(self) -> Stop:
        """Where one is asked what has changed."""
        sheet = self.record.worksheet
        return Stop(len(sheet.steps) - 1, 0, sheet.looking_back)

    def _looked_back(self) -> Ended:
        stop = self._last_stop
        stopped = self._taken(stop.key)
        shown = self._shown(stop, stopped)
        reply = self.record.asker.ask(self._prompt(stop, False, "value", shown, stopped))
        typed = reply.typed if isinstance(reply, Move) else reply
        if typed is not None:
            self.record.take(typed, stop, "value", shown)
        return Ended(finished=True)

    def _asked(self) -> Ended:
        at = self._beginning()
        forward, seen = True, -1
        aim: Key | int | None = None
        while at < len(stops := self._stops()):
            stop = stops[at]
            if self._passes(stop, forward=forward):
                forward = forward or at == 0
                at += 1 if forward else -1
                continue
            opens, seen = stop.step != seen, stop.step
            if isinstance(stop, ForWhom):
                outcome, aim = self._whom(stop, opens) or aim, None
            else:
                outcome, aim = self._put(stop, opens), None
            if isinstance(outcome, Ended):
                return outcome
            forward = outcome is not To.BACK
            if isinstance(outcome, tuple | int):
                at, aim = self._place(outcome), outcome
            else:
                at = at + 1 if forward else max(0, at - 1)
        return Ended(finished=True)

    def _stops(self) -> list[Stop | ForWhom]:
        """The stops on the way, by what is answered now."""
        self.record.look()
        return self.record.route.stops()

    def _place(self, aim: Key | int) -> int:
        """Where a question is asked, or the first one with a number; the first where none is.

        Where it is about somebody who has not been named, that comes first.
        """
        stops = self._stops()
        asked = [(n, s) for n, s in enumerate(stops) if isinstance(s, Stop) and s.applies]
        exact = (n for n, stop in asked if aim in (stop.key, stop.number))
        # Once people are named, a question without anybody is asked about each of them.
        alike = (n for n, s in asked if isinstance(aim, tuple) and s.question.id == aim[0])
        at = next(exact, next(alike, 0))
        stop = stops[at]
        if isinstance(stop, Stop) and stop.question.each and self.record.people is None:
            return next(n for n, each in enumerate(stops) if isinstance(each, ForWhom))
        return at

    @property
    def step_number(self) -> int:
        """The step in which it goes on, counted from 1."""
        stops = self.record.route.stops()
        at = self._beginning()
        return stops[at].step + 1 if at < len(stops) else len(self.record.worksheet.steps)

    def _passes(self, stop: Stop | ForWhom, *, forward: bool) -> bool:
        """Whether there is nothing to ask at *stop*; going back one may name people anew."""
        if isinstance(stop, ForWhom):
            return forward and self.record.people is not None
        return not stop.applies

    def _beginning(self) -> int:
        """Where to begin: at the first stop, or where an earlier sitting stopped."""
        stops = [*self.record.route.stops(), self._last_stop]
        # Names have no key; what is asked on the last page stands behind all others.
        keys = [s.key if isinstance(s, Stop) and s.applies else None for s in stops]
        names = [at for at, stop in enumerate(stops) if isinstance(stop, ForWhom)]
        if self.stopped and self.stopped.key in keys and self.stopped.key:
            return keys.index(self.stopped.key)
        if self.stopped and not self.stopped.key and self.stopped.typed and names:
            return names[0]
        done = [at for at, key in enumerate(keys[:-1]) if key in self.record.answers]
        at = done[-1] + 1 if done else 0
        # Steps that are named are asked again, though all of them is answered.
        return 0 if self.record.only and not any(keys[at:-1]) else at

    def _whom(self, stop: ForWhom, opens: bool) -> Outcome:
        record = self.record
        # What was typed at a question is nobody's name.
        stopped = self._taken(None)
        prompt = Whom(
            step=record.worksheet.steps[stop.step],
            step_number=stop.step + 1,
            steps=len(record.worksheet.steps),
            known=self.known(),
            typed=(stopped and stopped.typed) or self.names or ", ".join(record.people or ()),
            opens_step=opens,
            words=record.words,
            jot=partial(record.keeper.jot, None, "value"),
            overview=record.overview,
            written=self.written,
        )
        reply = record.asker.whom(prompt)
        if isinstance(reply, Move):
            self.names = reply.typed or ""
            if reply.to in (To.BACK, To.ENOUGH) and self.names and prompt.fits(self.names):
                self._about(prompt.people(self.names), prompt.known)
            return self._way(reply)
        self._about(distinct(self._name(name, prompt.known) for name in reply), prompt.known)
        return None

    def _about(self, names: tuple[str, ...], known: tuple[str, ...]) -> None:
        """Keep whom it is about, spelled as it was before."""
        record = self.record
        known = (*(record.people or ()), *known)
        record.people = people = tuple(spelled(name, known) for name in names)
        unkept = Ended(finished=False, typed=", ".join(people))
        record.keep(lambda: record.keeper.about(people), unkept)
        record.keeper.forget()

    def _name(self, name: str, known: tuple[str, ...]) -> str:
        """*name*, or a known one that is only spelled otherwise; asked about once."""
        name = spelled(name, known)
        other = alike(name, known)
        if other and name not in self._spelled:
            talk = self.record.words.talk
            ways = {"": talk.same_person.format(name=other), "n": talk.another_person}
            chosen = self.record.asker.choose(talk.who_is_it.format(name=name, known=other), ways)
            self._spelled[name] = other if chosen == "" else name
        return self._spelled.get(name, name)

    def _put(self, stop: Stop, opens: bool) -> Outcome:
        """Ask for the value, then for a word about it; each is given as soon as it is there."""
        stopped = self._taken(stop.key)
        given = self._shown(stop, stopped)
        if not stopped or stopped.part == "value":
            reply = self.record.asker.ask(self._prompt(stop, opens, "value", given, stopped))
            if isinstance(reply, Move):
                return self._moved(reply, stop, given, "value")
            given = self.record.take(reply, stop, "value", given)
        if not self._asks_words(stop, given):
            if stopped and stopped.part == "words":
                # It was asked about another kind of answer, and nobody asks for it any more.
                self.record.take(stopped.typed, stop, "words", given)
            return None
        reply = self.record.asker.ask(self._prompt(stop, False, "words", given, stopped))
        if isinstance(reply, Move):
            outcome = self._moved(reply, stop, given, "words")
            # Back from the word about it leads to what it is about.
            return self._put(stop, opens) if outcome is To.BACK else outcome
        self.record.take(reply, stop, "words", given)
        return None

    def _moved(self, move: Move, stop: Stop, shown: Given, part: Part) -> Outcome:
        """What a move leaves behind: all that stands in the field is kept."""
        way = self._way(move, stop.key, part)
        pauses = isinstance(way, Ended) and not way.finished
        if move.to is To.NOT_TODAY and part == "value":
            unkept = Ended(finished=False, key=stop.key, typed=move.typed or "")
            self.record.give(Given(declined=True), stop, shown, unkept)
        elif move.typed is not None and not pauses:
            self.record.take(move.typed, stop, part, shown)
        return way

    def _way(self, move: Move, key: Key | None = None, part: Part = "value") -> Outcome:
        """Where a move leads."""
        if move.to is To.ENOUGH:
            return Ended(finished=True, key=key, is_early=True)
        if move.to is To.PAUSE:
            return Ended(finished=False, key=key, part=part, typed=move.typed or "")
        return move.aim if move.to is To.QUESTION else move.to

    def _asks_words(self, stop: Stop, given: Given) -> bool:
        """Whether a word is asked for: about a value, unless a follow-up does that already."""
        if not stop.question.kind.asks_words:
            return False
        if given.value is None or given.value == DEPENDS:
            return bool(given.words) or given.value == DEPENDS
        family = self.record.route.family(stop)
        return not any(each.applies for each in family if each.key != stop.key)

    def _prompt(
        self, stop: Stop, opens: bool, part: Part, shown: Given, stopped: Ended | None
    ) -> Prompt:
        begun = stopped.typed if stopped and stopped.part == part else ""
        prompt = self.record.prompt(stop, part, shown, begun)
        last = partial(self._last, stop, part)
        return replace(prompt, opens_step=opens, last=last, written=self.written)

    def _last(self, stop: Stop, part: Part) -> Earlier | None:
        """What was answered last time, as one would type it."""
        found = self.earlier(stop.key)
        if not found:
            return None
        day, given = found
        value = "" if part == "words" else self.record.editable(stop, given.value)
        typed = value or given.words
        return Earlier(day, typed) if typed else None
