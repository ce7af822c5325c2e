"""A worksheet and someone to ask: answers, one at a time.

Each is given to a keeper, and only when that call returns is the next question put.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from reflect import words as languages
from reflect.entries import Given
from reflect.errors import CannotWrite, ReflectError
from reflect.interview.asking import Asker, Ended, Keeper, Move, Part, Prompt, To, Whom
from reflect.interview.route import ForWhom, Key, Route, Stop
from reflect.questions import DEPENDS, Unfit, Value
from reflect.text import clean, has_unkept
from reflect.words.table import Words
from reflect.worksheets import Worksheet

__all__ = ["Asker", "Ended", "Interview", "Keeper", "Move", "Part", "Prompt", "To", "Whom"]

Outcome = To | Ended | None


class _NotKept(Exception):
    """An answer could not be kept, and nobody wants to try again."""

    def __init__(self, trouble: ReflectError, ended: Ended) -> None:
        super().__init__(trouble, ended)
        self.trouble, self.ended = trouble, ended


@dataclass
class Interview:
    """One sitting with a worksheet."""

    worksheet: Worksheet
    asker: Asker
    keeper: Keeper
    #: What has been answered so far, and about whom.
    answers: dict[Key, Given] = field(default_factory=dict)
    people: tuple[str, ...] | None = None
    #: Gives the people of earlier entries, who are offered by number.
    known: Callable[[], tuple[str, ...]] = tuple
    #: Whether a character was typed that no answer keeps.
    has_unkept: bool = False
    #: The names that were typed and not yet given.
    names: str = ""
    #: Where an earlier sitting stopped, and what was typed there.
    stopped: Ended | None = None
    #: Why the last answer could not be kept, if it could not.
    trouble: ReflectError | None = None

    @property
    def route(self) -> Route:
        """The way through the worksheet, as far as it is known by now."""
        return Route(self.worksheet, self.answers, self.people)

    def run(self) -> Ended:
        """Ask until the last question is answered, or somebody wants to stop.

        Where an answer cannot be kept, it ends there with what was typed.
        """
        return self._guarded(self._asked)

    def settled(self) -> Ended:
        """Ask nothing more: what was typed last becomes an answer, and it is finished."""
        return self._guarded(self._settled)

    def _guarded(self, sitting: Callable[[], Ended]) -> Ended:
        try:
            return sitting()
        except _NotKept as failed:
            self.trouble = failed.trouble
            return failed.ended

    def _settled(self) -> Ended:
        stopped, self.stopped = self.stopped, None
        for stop in self.route.stops() if stopped else ():
            if stopped and isinstance(stop, Stop) and stop.key == stopped.key:
                before = self.answers.get(stop.key, Given())
                self._kept(stopped.typed, stop, before, stopped.part)
        return Ended(finished=True)

    def _asked(self) -> Ended:
        at = self._beginning()
        forward, seen = True, -1
        while at < len(stops := self.route.stops()):
            stop = stops[at]
            if self._passes(stop, forward=forward):
                forward = forward or at == 0
                at += 1 if forward else -1
                continue
            opens, seen = stop.step != seen, stop.step
            if isinstance(stop, ForWhom):
                outcome = self._whom(stop, opens)
            else:
                outcome = self._put(stop, opens)
            if isinstance(outcome, Ended):
                return outcome
            forward = outcome is not To.BACK
            at = at + 1 if forward else max(0, at - 1)
        return Ended(finished=True)

    @property
    def step_number(self) -> int:
        """The step in which it goes on, counted from 1."""
        stops = self.route.stops()
        at = self._beginning()
        return stops[at].step + 1 if at < len(stops) else len(self.worksheet.steps)

    def _passes(self, stop: Stop | ForWhom, *, forward: bool) -> bool:
        """Whether there is nothing to ask at *stop*; going back one may name people anew."""
        if isinstance(stop, ForWhom):
            return forward and self.people is not None
        return not stop.applies

    def _beginning(self) -> int:
        """Where to begin: at the first stop, or where an earlier sitting stopped."""
        stops = self.route.stops()
        if self.stopped and self.stopped.key:
            keys = [stop.key if isinstance(stop, Stop) else None for stop in stops]
            if self.stopped.key in keys:
                return keys.index(self.stopped.key)
        asked = ((at, stop) for at, stop in enumerate(stops) if isinstance(stop, Stop))
        done = [at for at, stop in asked if stop.key in self.answers]
        return done[-1] + 1 if done else 0

    def _whom(self, stop: ForWhom, opens: bool) -> Outcome:
        step = self.worksheet.steps[stop.step]
        stopped, self.stopped = self.stopped, None
        typed = stopped.typed if stopped else self.names or ", ".join(self.people or ())
        steps = len(self.worksheet.steps)
        reply = self.asker.whom(Whom(step, stop.step + 1, steps, self.known(), typed, opens))
        if isinstance(reply, Move):
            self.names = reply.typed or ""
            return self._ended(reply) or reply.to
        self.people = reply
        self._keep(lambda: self.keeper.about(reply), Ended(finished=False))
        return None

    def _put(self, stop: Stop, opens: bool) -> Outcome:
        """Ask for the value, then for a word about it; each is given as soon as it is there."""
        stopped, self.stopped = self.stopped, None
        stopped = stopped if stopped and stopped.key == stop.key else None
        before = given = self.answers.get(stop.key, Given())
        if not stopped or stopped.part == "value":
            reply = self.asker.ask(self._prompt(stop, opens, "value", before, stopped))
            if isinstance(reply, Move):
                return self._moved(reply, stop, before, "value")
            self.has_unkept |= has_unkept(reply)
            given = self._valued(stop.question.kind.typed(reply, self._words), before)
            self._given(stop, given, before)
        if not self._asks_words(stop, given):
            return None
        reply = self.asker.ask(self._prompt(stop, False, "words", given, stopped))
        if isinstance(reply, Move):
            outcome = self._moved(reply, stop, given, "words")
            # Back from the word about it leads to what it is about.
            return self._put(stop, opens) if outcome is To.BACK else outcome
        self.has_unkept |= has_unkept(reply)
        self._given(stop, Given(given.value, clean(reply)), given)
        return None

    def _valued(self, value: Value | None, before: Given) -> Given:
        """What an answer is with another value; one that never had any stays as it was."""
        if value is None:
            return before if before.value is None else Given()
        return Given(value, before.words)

    def _moved(self, move: Move, stop: Stop, before: Given, part: Part) -> Outcome:
        """What a move leaves behind: all that stands in the field is kept."""
        ended = self._ended(move, stop.key, part)
        if move.to is To.NOT_TODAY:
            given = Given(before.value) if part == "words" else Given(declined=True)
            self._given(stop, given, before)
        elif move.typed is not None and not (ended and not ended.finished):
            self._kept(move.typed, stop, before, part)
        return ended or move.to

    def _kept(self, typed: str, stop: Stop, before: Given, part: Part) -> None:
        """Keep what was *typed*; where it is no value, it is words."""
        self.has_unkept |= has_unkept(typed)
        if part == "words":
            self._given(stop, Given(before.value, clean(typed)), before)
            return
        try:
            given = self._valued(stop.question.kind.typed(typed, self._words), before)
        except Unfit:
            given = Given(None, clean(typed)) if stop.question.kind.takes_words else before
        self._given(stop, given, before)

    def _given(self, stop: Stop, given: Given, before: Given) -> None:
        """Keep an answer where it differs from the one before."""
        if given == before:
            return
        self.answers[stop.key] = given
        places = self.route.places()
        at = next(n for n, place in enumerate(places) if place.key == stop.key)
        ended = self._unkept(stop, given)
        self._keep(lambda: self.keeper.answer(places[at], given, places[:at]), ended)
        for each in self.route.family(stop):
            if each.key != stop.key and each.key in self.answers:
                self._keep(partial(self.keeper.set_aside, each.key, not each.applies), ended)

    def _unkept(self, stop: Stop, given: Given) -> Ended:
        """How the sitting ends if *given* cannot be kept."""
        if given.words:
            return Ended(finished=False, key=stop.key, part="words", typed=given.words)
        value = given.value
        typed = "" if value is None else stop.question.kind.editable(value, self._words)
        return Ended(finished=False, key=stop.key, typed=typed)

    def _keep(self, keep: Callable[[], None], ended: Ended) -> None:
        """Have something kept, if need be at a second try; raises _NotKept."""
        while True:
            try:
                keep()
            except ReflectError as trouble:
                why = trouble.reason if isinstance(trouble, CannotWrite) else str(trouble)
                if not self.asker.again(why.rstrip(".")):
                    raise _NotKept(trouble, ended) from trouble
            else:
                return

    def _ended(self, move: Move, key: Key | None = None, part: Part = "value") -> Ended | None:
        if move.to is To.ENOUGH:
            return Ended(finished=True, key=key)
        if move.to is To.PAUSE:
            return Ended(finished=False, key=key, part=part, typed=move.typed or "")
        return None

    def _asks_words(self, stop: Stop, given: Given) -> bool:
        """Whether a word is asked for: about a value, unless a follow-up does that already."""
        if not stop.question.kind.asks_words:
            return False
        if given.value is None or given.value == DEPENDS:
            return bool(given.words) or given.value == DEPENDS
        return not any(each.applies for each in self.route.family(stop) if each.key != stop.key)

    def _prompt(
        self, stop: Stop, opens: bool, part: Part, before: Given, stopped: Ended | None
    ) -> Prompt:
        kind = stop.question.kind
        value = "" if before.value is None else kind.editable(before.value, self._words)
        there = before.words if part == "words" else value
        begun = stopped.typed if stopped and stopped.part == part else ""
        follows = stop.follows
        return Prompt(
            step=self.worksheet.steps[stop.step],
            step_number=stop.step + 1,
            steps=len(self.worksheet.steps),
            number=stop.number,
            count=self.worksheet.count,
            question=stop.question,
            heading=self.route.heading(stop.question, stop.person),
            part=part,
            typed=begun or there,
            is_begun=bool(begun),
            said=value if part == "words" else "",
            is_declined=before.declined,
            follows=self.route.heading(follows, stop.person) if follows else "",
            opens_step=opens,
            words=self._words,
        )

    @property
    def _words(self) -> Words:
        return languages.of(self.worksheet.language)
