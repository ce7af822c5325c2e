"""A worksheet and someone to ask: answers, one at a time.

Each is given to a keeper, and only when that call returns is the next question put.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from reflect import words as languages
from reflect.entries import Given
from reflect.errors import ReflectError
from reflect.interview.asking import Asker, Ended, Keeper, Move, Part, Prompt, To, Whom
from reflect.interview.route import ForWhom, Key, Route, Stop
from reflect.questions import Unfit
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
        try:
            return self._asked()
        except _NotKept as failed:
            self.trouble = failed.trouble
            return failed.ended

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
        steps = len(self.worksheet.steps)
        reply = self.asker.whom(Whom(step, stop.step + 1, steps, self.known(), opens))
        if isinstance(reply, Move):
            return self._ended(reply) or reply.to
        self.people = reply
        self._keep(lambda: self.keeper.about(reply), Ended(finished=False))
        return None

    def _put(self, stop: Stop, opens: bool) -> Outcome:
        """Ask for the value, then for a word about it; each is given as soon as it is there."""
        stopped, self.stopped = self.stopped, None
        stopped = stopped if stopped and stopped.key == stop.key else None
        before = self.answers.get(stop.key, Given())
        given = before
        if not stopped or stopped.part == "value":
            reply = self.asker.ask(self._prompt(stop, opens, "value", before, stopped))
            if isinstance(reply, Move):
                return self._moved(reply, stop, before, "value")
            self.has_unkept |= has_unkept(reply)
            value = stop.question.kind.typed(reply, self._words)
            given = Given(value, before.words if value is not None else "")
            self._given(stop, given, before)
        if given.value is None or not self._asks_words(stop):
            return None
        reply = self.asker.ask(self._prompt(stop, False, "words", given, stopped))
        if isinstance(reply, Move):
            return self._moved(reply, stop, given, "words")
        self.has_unkept |= has_unkept(reply)
        self._given(stop, Given(given.value, clean(reply)), given)
        return None

    def _moved(self, move: Move, stop: Stop, before: Given, part: Part) -> Outcome:
        """What a move leaves behind: what was typed is kept where it is an answer already."""
        ended = self._ended(move, stop.key, part)
        if move.to is To.NOT_TODAY and part == "value":
            self._given(stop, Given(declined=True), before)
        elif move.typed.strip() and not (ended and not ended.finished):
            self._kept(move, stop, before, part)
        return ended or move.to

    def _kept(self, move: Move, stop: Stop, before: Given, part: Part) -> None:
        """The answer that what was typed makes, where it makes one."""
        if part == "words":
            self._given(stop, Given(before.value, clean(move.typed)), before)
            return
        try:
            value = stop.question.kind.typed(move.typed, self._words)
        except Unfit:
            return
        self._given(stop, Given(value, before.words), before)

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
                if not self.asker.again(str(trouble)):
                    raise _NotKept(trouble, ended) from trouble
            else:
                return

    def _ended(self, move: Move, key: Key | None = None, part: Part = "value") -> Ended | None:
        if move.to is To.ENOUGH:
            return Ended(finished=True)
        if move.to is To.PAUSE:
            return Ended(finished=False, key=key, part=part, typed=move.typed)
        return None

    def _asks_words(self, stop: Stop) -> bool:
        """Whether a word about the value is asked for: no follow-up does that already."""
        follows = any(each.applies for each in self.route.family(stop) if each.key != stop.key)
        return stop.question.kind.asks_words and not follows

    def _prompt(
        self, stop: Stop, opens: bool, part: Part, before: Given, stopped: Ended | None
    ) -> Prompt:
        kind = stop.question.kind
        value = "" if before.value is None else kind.editable(before.value, self._words)
        there = before.words if part == "words" else value
        return Prompt(
            step=self.worksheet.steps[stop.step],
            step_number=stop.step + 1,
            steps=len(self.worksheet.steps),
            number=stop.number,
            count=self.worksheet.count,
            question=stop.question,
            heading=self.route.place(stop).heading,
            part=part,
            typed=stopped.typed if stopped and stopped.part == part and stopped.typed else there,
            said=value if part == "words" else "",
            opens_step=opens,
            words=self._words,
        )

    @property
    def _words(self) -> Words:
        return languages.of(self.worksheet.language)
