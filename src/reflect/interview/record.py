"""The answers of a sitting: what is there by now, and what becomes of what is typed."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from reflect import words as languages
from reflect.entries.block import Key
from reflect.entries.bodies import Given
from reflect.errors import CannotWrite, ReflectError
from reflect.interview.asking import Asker, Ended, Keeper, Part, Prompt, Standing
from reflect.interview.route import Route, Stop
from reflect.questions import Unfit, Value
from reflect.text import clean, has_unkept
from reflect.words.table import Words
from reflect.worksheets import Step, Worksheet


class NotKept(Exception):
    """An answer could not be kept, and nobody wants to try again."""

    def __init__(self, trouble: ReflectError, ended: Ended) -> None:
        super().__init__(trouble, ended)
        self.trouble, self.ended = trouble, ended


@dataclass(eq=False, repr=False)
class Record:
    """A worksheet with what the keeper has of it; whatever is taken is kept when it returns."""

    worksheet: Worksheet
    asker: Asker
    keeper: Keeper
    #: The day from which tomorrow is counted.
    today: date
    #: None until it is known; nobody is an answer too.
    people: tuple[str, ...] | None = None
    #: The steps that matter today, all of them where none is named.
    only: frozenset[str] = frozenset()
    #: Whether a character was typed that no answer keeps.
    has_unkept: bool = False
    answers: dict[Key, Given] = field(init=False)

    def __post_init__(self) -> None:
        self.look()

    def look(self) -> None:
        """See what is there by now: somebody may have changed it in an editor meanwhile."""
        self.answers = dict(self.keeper.answers())

    def shown(self, stop: Stop) -> Given:
        """The answer that is there."""
        return self.answers.get(stop.key, Given())

    @property
    def words(self) -> Words:
        """The words of the worksheet's language."""
        return languages.of(self.worksheet.language)

    @property
    def route(self) -> Route:
        """The way through the worksheet, as far as it is known by now."""
        return Route(self.worksheet, self.answers, self.people, self.only)

    def take(self, typed: str, stop: Stop, part: Part, shown: Given) -> Given:
        """Keep what was *typed* where the answer *shown* stood; where it is no value, as words."""
        self.has_unkept |= has_unkept(typed)
        is_word = part == "words"
        given = Given(shown.value, clean(typed)) if is_word else self._valued(typed, stop, shown)
        return self.give(given, stop, shown, Ended(False, stop.key, part=part, typed=typed))

    def _valued(self, typed: str, stop: Stop, shown: Given) -> Given:
        kind = stop.question.kind
        try:
            value = kind.typed(typed, self.words, self.today)
        except Unfit:
            return self._unfit(typed, stop, shown)
        if value is None and shown.value is None:
            return shown
        return Given(value, shown.words)

    def _unfit(self, typed: str, stop: Stop, shown: Given) -> Given:
        """What is no value stands as words beside the value there was."""
        if not stop.question.kind.takes_words:
            one_line = " ".join(typed.split())
            return Given(stop.question.kind.typed(one_line, self.words, self.today))
        typed = clean(typed)
        words = shown.words if typed in shown.words else f"{typed}\n\n{shown.words}".strip()
        return Given(shown.value, words)

    def give(self, given: Given, stop: Stop, shown: Given, unkept: Ended) -> Given:
        """Keep an answer where it differs from the one that was *shown*; what is there then.

        *unkept* is how the sitting ends where that fails.
        """
        if given == shown:
            self.keeper.forget()
            return given
        self.answers[stop.key] = given
        places = self.route.places()
        at = next(n for n, place in enumerate(places) if place.key == stop.key)
        self.keep(lambda: self.keeper.answer(places[at], given, places[:at], shown), unkept)
        for each in self.route.family(stop):
            if each.key != stop.key and each.key in self.answers:
                self.keep(partial(self.keeper.set_aside, each.key, not each.applies), unkept)
        self.keeper.forget()
        self.look()
        return self.shown(stop)

    def editable(self, stop: Stop, value: Value | None) -> str:
        """What to type in order to mean *value*."""
        return "" if value is None else stop.question.kind.editable(value, self.words)

    def _said(self, stop: Stop, value: Value | None) -> str:
        """A *value* as one would say it."""
        return "" if value is None else stop.question.kind.spoken(value, self.words)

    def overview(self) -> list[Standing]:
        """All questions that are asked, and how they stand by now."""
        return [
            Standing(
                key=stop.key,
                number=stop.number,
                step=self.worksheet.steps[stop.step].title,
                step_number=stop.step + 1,
                heading=self.route.heading(stop.question, stop.person),
                given=self.shown(stop),
                is_follow_up=stop.follows is not None,
            )
            for stop in self.route.stops()
            if isinstance(stop, Stop) and stop.applies
        ]

    def half(self, ended: Ended) -> str:
        """What was typed and is no answer yet, as one would read it."""
        stops = (each for each in self.route.stops() if isinstance(each, Stop))
        stop = next((each for each in stops if each.key == ended.key), None)
        prompt = self.prompt(stop, ended.part, Given(), ended.typed) if stop else None
        return prompt.spoken(ended.typed) if prompt and prompt.is_chosen else ended.typed

    def prompt(self, stop: Stop, part: Part, shown: Given, begun: str) -> Prompt:
        """A question as it is put, with what was *begun* in its field, or else what is there."""
        sheet, route = self.worksheet, self.route
        value = self.editable(stop, shown.value)
        belongs = stop.number > 0
        return Prompt(
            step=sheet.steps[stop.step] if belongs else Step(id="", title="", guidance=""),
            step_number=stop.step + 1 if belongs else 0,
            steps=len(sheet.steps),
            number=stop.number,
            count=sheet.length,
            question=stop.question,
            heading=route.heading(stop.question, stop.person),
            part=part,
            typed=begun or (shown.words if part == "words" else value),
            is_begun=bool(begun),
            said=self._said(stop, shown.value) if part == "words" else "",
            is_answered=shown.is_answered,
            is_declined=shown.declined,
            follows=route.heading(stop.follows, stop.person) if stop.follows else "",
            words=self.words,
            today=self.today,
            key=stop.key,
            overview=self.overview,
            jot=partial(self.keeper.jot, stop.key, part),
        )

    def keep(self, keep: Callable[[], None], ended: Ended) -> None:
        """Have something kept, if need be at a second try; raises NotKept."""
        while True:
            try:
                keep()
            except ReflectError as trouble:
                why = trouble.reason if isinstance(trouble, CannotWrite) else str(trouble)
                if not self.asker.again(why.rstrip(".")):
                    raise NotKept(trouble, ended) from trouble
            else:
                return
