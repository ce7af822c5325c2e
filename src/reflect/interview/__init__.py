"""Asks the questions of a worksheet; each answer is saved before the next question."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from functools import partial, wraps
from itertools import chain, takewhile

from reflect import languages, locale
from reflect.entries.answer import Response
from reflect.entries.block import Key
from reflect.entries.entry import Entry
from reflect.errors import CannotWrite, ReflectError
from reflect.interview.asking import (
    Asker,
    Ended,
    Move,
    Navigation,
    Part,
    Passage,
    PreviousAnswer,
    Prompt,
)
from reflect.interview.check_in import CheckIn
from reflect.interview.open_plans import KEY as PLANS
from reflect.interview.people import Names, alike, spelled
from reflect.interview.route import Route, RouteQuestion
from reflect.journal import runs
from reflect.journal.draft import Draft, PreviousAnswers
from reflect.languages import LanguageWords
from reflect.questions import DEPENDS, InvalidValue
from reflect.questions.kinds import Day, DayAhead
from reflect.text import clean, distinct_names, has_unclean_characters
from reflect.worksheets import Step, Worksheet

__all__ = [
    "Asker",
    "CheckIn",
    "Ended",
    "Interview",
    "Move",
    "Navigation",
    "Part",
    "Passage",
    "PreviousAnswer",
    "Prompt",
    "RouteQuestion",
]

#: The key of the question whom the next ones are about, which has no answer of its own.
NAMES: Key = ("", None)
#: What follows a question: a move, the end, a question by key or number, or the next one (None).
Outcome = Navigation | Ended | Key | int | None


class NotKept(Exception):
    """An answer could not be saved, and the person does not want to try again."""

    def __init__(self, trouble: ReflectError, ended: Ended) -> None:
        super().__init__(trouble, ended)
        self.trouble, self.ended = trouble, ended


def _reporting_unsaved(
    sitting: Callable[["Interview"], Ended | None],
) -> Callable[["Interview"], Ended]:
    """*sitting* with the file read again first; ends if an answer cannot be saved."""

    @wraps(sitting)
    def sit(interview: "Interview") -> Ended:
        try:
            interview.reload()
            return sitting(interview) or Ended(finished=True)
        except NotKept as failed:
            interview.trouble = failed.trouble
            return failed.ended

    return sit


@dataclass(eq=False, repr=False)
class Interview:
    """One session with a worksheet; every answer is saved in its draft."""

    worksheet: Worksheet
    asker: Asker
    draft: Draft
    #: The day from which tomorrow is counted.
    today: date
    #: The people that the questions are about; None until they are named, empty for nobody.
    people: tuple[str, ...] | None = None
    #: Ids of the steps that are asked; empty for all.
    only: frozenset[str] = frozenset()
    #: Asks about plans of an earlier run, if there are any.
    check_in: CheckIn | None = None
    #: The question at which an earlier session stopped, and the text in its field.
    resumed_at: Ended | None = None
    #: Returns all answers so far, for reading.
    passages: Callable[[], Sequence[Passage]] = tuple
    #: Names that were typed and not entered.
    typed_names: str = ""
    #: Whether an invisible character was typed, which answers leave out.
    has_dropped_characters: bool = False
    #: Why the last answer could not be saved.
    trouble: ReflectError | None = None
    #: Yes, no, months and so on in the worksheet's language.
    words: LanguageWords = field(init=False)
    #: The entry when the last question was asked, or its autosave was taken up; an answer that
    #: another session has given since then has not been seen here.
    seen: Entry = field(init=False)
    _begun: Entry = field(init=False)
    #: The questions, by the answers so far.
    _route: Route = field(init=False)
    #: The spelling chosen for each name that resembles a known one.
    _spellings: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.words = languages.of(self.worksheet.language)
        self.seen = self._begun = self.draft.entry
        self._past = PreviousAnswers(self.draft, self.worksheet.after)
        self.reload()

    def reload(self) -> None:
        """Read the file again: it may have been changed in an editor."""
        with suppress(ReflectError):  # the next save reports the error
            self.draft.reload()
        self._route = self._route_by(self.draft.entry)

    def _route_by(self, entry: Entry) -> Route:
        """The questions that are asked, by the answers of an *entry*."""
        return Route(self.worksheet, entry.responses, self.people, self.only)

    @_reporting_unsaved
    def settled(self) -> None:
        """Finish without asking: the autosaved text becomes an answer."""
        route = self._route
        for stop in (*route.answerable, *route.above, route.last_question):
            stopped = self._autosaved(stop.key)
            # Without a text it names only where the session stopped.
            if stopped and stopped.typed:
                self._save_typed(stopped.typed, stop, stopped.part, self._shown(stop, stopped))

    @_reporting_unsaved
    def look_back(self) -> None:
        """Ask what has changed since an earlier run, and save the answer."""
        stop = self._route.last_question
        stopped = self._autosaved(stop.key)
        shown = self._shown(stop, stopped)
        reply = self.asker.ask(self._prompt(stop, "value", shown, stopped))
        typed = reply.typed if isinstance(reply, Move) else reply
        if typed is not None:
            self._save_typed(typed, stop, "value", shown)

    @_reporting_unsaved
    def run(self) -> Ended | None:
        """Ask until the last question or a pause."""
        is_due = self.check_in is not None and self.check_in.is_due
        outcome: Outcome = self._ask_about_plans() if is_due else None
        if isinstance(outcome, Ended):
            return outcome
        aim = outcome if isinstance(outcome, tuple | int) else None
        at, step, forward = self._start() if aim is None else self._position(aim), 0, True
        while at < len(self._route.questions):
            way = self._route.questions
            stop = way[at]
            # Whom it is about is asked once; on the way back the people may be changed.
            if not stop.applies or (stop.asks_names and forward and self.people is not None):
                forward = forward or at == 0
                at += 1 if forward else -1
                continue
            opens, step = stop.step_number != step, stop.step_number
            if stop.asks_names:
                outcome = self._ask_people(stop, opens) or aim
            else:
                outcome = self._ask(stop, opens)
            is_first = not any(each.applies for each in way[:at])
            if outcome is Navigation.BACK and is_first and self.check_in:
                outcome, step = self._ask_about_plans(back=True), 0
                at -= 1  # the same question comes next
            if isinstance(outcome, Ended):
                return outcome
            forward = outcome is not Navigation.BACK
            aim = outcome if isinstance(outcome, tuple | int) else None
            at = max(0, at + (1 if forward else -1)) if aim is None else self._position(aim)
        return None

    def _ask_about_plans(self, *, back: bool = False) -> Outcome:
        """Ask what became of open plans, and save that."""
        assert self.check_in
        outcome = self.check_in.ask(self._retried, self._autosaved(PLANS), back=back)
        self.has_dropped_characters |= self.check_in.has_dropped_characters
        self.reload()
        self.seen = self.draft.entry
        return outcome

    def _position(self, aim: Key | int) -> int:
        """Position of a question, by its key or number; 0 if it is not asked.

        If its people are not named yet, the position at which they are.
        """
        asked = [(at, stop) for at, stop in enumerate(self._route.questions) if stop.applies]
        exact = (at for at, stop in asked if aim in (stop.key, stop.number))
        # Once people are named, a key without a person stands for the first of them.
        alike = (at for at, s in asked if isinstance(aim, tuple) and s.question.id == aim[0])
        at = next(chain(exact, alike), 0)
        if self._route.questions[at].question.each and self.people is None:
            return next(at for at, stop in asked if stop.asks_names)
        return at

    def _start(self) -> int:
        """Position of the question to begin with: an autosaved one, or the first open one."""
        route, stopped = self._route, self.resumed_at
        asked = [(at, stop.key) for at, stop in enumerate(route.questions) if stop.applies]
        if stopped and (stopped.key or stopped.typed):
            # The question of the last page comes after all others.
            places = [*asked, (len(route.questions), route.last_question.key)]
            begun = [at for at, key in places if key == (stopped.key or NAMES)]
            if begun:
                return begun[0]
        at = max((at + 1 for at, key in asked if key in route.answers), default=0)
        # Steps that are named are asked again if all their questions are answered.
        return 0 if self.only and not any(left >= at for left, _ in asked) else at

    @property
    def step_number(self) -> int:
        """Number of the step of the first question, from 1."""
        way, at = self._route.questions, self._start()
        return way[at].step_number if at < len(way) else len(self.worksheet.steps)

    def _autosaved(self, key: Key | None) -> Ended | None:
        """The autosaved text, if it belongs to the question *key*; handed out once."""
        stopped = self.resumed_at
        if not stopped or stopped.key != key:
            return None
        self.resumed_at = None
        self.draft.adopt_autosave()
        return stopped

    def _shown(self, stop: RouteQuestion, stopped: Ended | None) -> Response:
        """The answer shown with a question; with an autosaved text, the one it was begun from."""
        self.seen = self._begun if stopped and stopped.typed else self.draft.entry
        return self.seen.response(stop.key)

    def _ask_people(self, stop: RouteQuestion, opens: bool) -> Outcome:
        """Ask whom the next questions are about, and save the names."""
        stopped = self._autosaved(None)
        self.draft.put_back()
        known = runs.people(self.draft.journal)
        kind = Names(known)
        stop = stop._replace(question=stop.question._replace(kind=kind))
        typed = (stopped and stopped.typed) or self.typed_names or ", ".join(self.people or ())
        begun = Ended(finished=False, typed=typed)
        prompt = self._prompt(stop, "value", Response(), begun, opens=opens)
        reply = self.asker.ask(prompt)
        if not isinstance(reply, Move):
            self._save_people(
                distinct_names(self._resolved_name(each, known) for each in kind.people_in(reply)),
                known,
            )
        elif reply.navigation in (Navigation.OPEN, Navigation.NOT_TODAY):
            self._save_people((), known)
        else:
            self.typed_names = reply.typed or ""
            saves = reply.navigation in (Navigation.BACK, Navigation.ENOUGH)
            if saves and self.typed_names and prompt.is_valid(self.typed_names):
                self._save_people(kind.people_in(self.typed_names), known)
            elif self.typed_names and reply.navigation is not Navigation.PAUSE:
                self.draft.put_aside(self.typed_names)
            return self._outcome(reply)
        return None

    def _save_people(self, names: Iterable[str], known: Iterable[str]) -> None:
        """Save the *names*, spelled as in earlier entries."""
        known = (*(self.people or ()), *known)
        self.people = people = tuple(spelled(name, known) for name in names)
        unkept = Ended(finished=False, typed=", ".join(people))
        self._retried(partial(self.draft.set_about, people), unkept)
        self.draft.autosave_file.drop()
        self._route = self._route_by(self.draft.entry)

    def _resolved_name(self, name: str, known: tuple[str, ...]) -> str:
        """*name*, or the *known* spelling of it; asks once about each similar name."""
        name = spelled(name, known)
        other = alike(name, known)
        if other and name not in self._spellings:
            say = locale.of(self.worksheet.language)
            ways = {
                "": say.gettext("yes, write {name}", name=other),
                "n": say.gettext("no, someone else"),
            }
            who = say.gettext(
                "You wrote {name}. In earlier entries there is {known}. Is this the same person?",
                name=name,
                known=other,
            )
            self._spellings[name] = other if self.asker.choose(who, ways) == "" else name
        return self._spellings.get(name, name)

    def _ask(self, stop: RouteQuestion, opens: bool) -> Outcome:
        """Ask for the value, save it, then for words about it, and save these."""
        stopped = self._autosaved(stop.key)
        given = self._shown(stop, stopped)
        if not stopped or stopped.part == "value":
            reply = self.asker.ask(self._prompt(stop, "value", given, stopped, opens=opens))
            if isinstance(reply, Move):
                return self._after_move(reply, stop, given, "value")
            given = self._save_typed(reply, stop, "value", given)
        if not self._asks_words(stop, given):
            if stopped and stopped.part == "words":
                # The words belong to another kind of answer, and are not asked for any more.
                self._save_typed(stopped.typed, stop, "words", given)
            return None
        reply = self.asker.ask(self._prompt(stop, "words", given, stopped))
        if isinstance(reply, Move):
            outcome = self._after_move(reply, stop, given, "words")
            # "Back" at the words leads to their value.
            return self._ask(stop, opens) if outcome is Navigation.BACK else outcome
        self._save_typed(reply, stop, "words", given)
        return None

    def _asks_words(self, stop: RouteQuestion, given: Response) -> bool:
        """Whether words about a value are asked for: not if a follow-up does that already."""
        if not stop.question.kind.asks_words:
            return False
        if given.value is None or given.value == DEPENDS:
            return bool(given.words) or given.value == DEPENDS
        _, *follow_ups = self._route.family(stop)
        return not any(each.applies for each in follow_ups)

    def _after_move(self, move: Move, stop: RouteQuestion, shown: Response, part: Part) -> Outcome:
        """Save the text in the field, and return where *move* leads."""
        outcome = self._outcome(move, stop.key, part)
        if isinstance(outcome, Ended) and not outcome.finished:
            return outcome
        if move.navigation is Navigation.NOT_TODAY and part == "value":
            unkept = Ended(finished=False, key=stop.key, typed=move.typed or "")
            self._save(Response(declined=True), stop, shown, unkept)
        elif move.typed is not None:
            self._save_typed(move.typed, stop, part, shown)
        else:
            self.reload()
        return outcome

    def _outcome(self, move: Move, key: Key | None = None, part: Part = "value") -> Outcome:
        """The outcome of *move*: a direction, a question, or the end of the session."""
        if move.navigation is Navigation.ENOUGH:
            return Ended(finished=True, key=key, is_early=True)
        if move.navigation is Navigation.PAUSE:
            return Ended(finished=False, key=key, part=part, typed=move.typed or "")
        return move.destination if move.navigation is Navigation.QUESTION else move.navigation

    def _save_typed(self, typed: str, stop: RouteQuestion, part: Part, shown: Response) -> Response:
        """Save *typed* in place of the answer *shown*; as words, if it is no valid value."""
        self.has_dropped_characters |= has_unclean_characters(typed)
        is_word = part == "words"
        given = Response(shown.value, clean(typed)) if is_word else self._parsed(typed, stop, shown)
        return self._save(given, stop, shown, Ended(False, stop.key, part=part, typed=typed))

    def _parsed(self, typed: str, stop: RouteQuestion, shown: Response) -> Response:
        kind = stop.question.kind
        try:
            value = kind.parse_typed(typed, self.words, self.today, shown.value)
        except InvalidValue:
            if not kind.takes_words:
                return Response(kind.parse_typed(" ".join(typed.split()), self.words, self.today))
            # An invalid value is added to the words beside the earlier value.
            typed = clean(typed)
            words = shown.words if typed in shown.words else f"{typed}\n\n{shown.words}".strip()
            return Response(shown.value, words)
        if value is None and shown.value is None:
            return shown
        return Response(value, shown.words)

    def _save(
        self, given: Response, stop: RouteQuestion, shown: Response, unkept: Ended
    ) -> Response:
        """Save an answer that differs from the one *shown*, and return the answer in the file.

        *unkept* is how the session ends if that fails.
        """
        if given == shown:
            self.draft.autosave_file.drop()
            self.reload()
            return given
        every = (*self._route.above, *self._route.answerable)
        earlier = [each.place for each in takewhile(lambda each: each.key != stop.key, every)]
        then = partial(self._with_inactive, stop)
        self._retried(partial(self.draft.answer, stop.place, given, earlier, shown, then), unkept)
        self.draft.autosave_file.drop()
        self.seen = self.draft.entry
        self._route = self._route_by(self.seen)
        return self.seen.response(stop.key)

    def _with_inactive(self, stop: RouteQuestion, entry: Entry) -> Entry:
        """*entry* with the follow-ups of a question marked inactive that no longer apply."""
        route = self._route_by(entry)
        _, *follow_ups = route.family(stop)
        for each in follow_ups:
            if not each.given.is_open:
                entry = entry.with_inactive(each.key, not each.applies)
        return entry

    def _retried(self, keep: Callable[[], None], ended: Ended) -> None:
        """Call *keep* until it succeeds or the person gives up; then raises NotKept."""
        while True:
            try:
                return keep()
            except ReflectError as trouble:
                why = trouble.reason if isinstance(trouble, CannotWrite) else str(trouble)
                if not self.asker.try_again(why.rstrip(".")):
                    raise NotKept(trouble, ended) from trouble

    def _prompt(
        self,
        stop: RouteQuestion,
        part: Part,
        shown: Response,
        stopped: Ended | None,
        *,
        opens: bool = False,
    ) -> Prompt:
        """The prompt for a question; its field has the autosaved text or the answer *shown*."""
        sheet, question, kind = self.worksheet, stop.question, stop.question.kind
        is_due = question.id == sheet.due
        if is_due and isinstance(kind, Day):
            question = question._replace(kind=DayAhead())
        begun = stopped.typed if stopped and stopped.part == part else ""
        said = "" if shown.value is None else kind.plain(shown.value, self.words)
        return Prompt(
            question=question,
            step=stop.step if stop.step_number else Step(id="", title="", guidance=""),
            step_number=stop.step_number,
            steps=len(sheet.steps),
            number=stop.number,
            count=sheet.length,
            heading=stop.heading,
            part=part,
            typed=begun or (shown.words if part == "words" else self._editable(stop, shown)),
            is_begun=bool(begun),
            former=shown.value,
            value_text=said if part == "words" else "",
            is_answered=shown.is_answered,
            is_declined=shown.declined,
            asks_again=is_due,
            parent_heading=stop.parent.heading if stop.parent else "",
            opens_step=opens,
            words=self.words,
            today=self.today,
            key=stop.key,
            overview=self._overview,
            passages=self.passages,
            previous_answer=partial(self._last_answer, stop, part),
            autosave=partial(self.draft.autosave, stop.key, part, self.seen),
        )

    def _editable(self, stop: RouteQuestion, given: Response) -> str:
        """The text to type for the value of *given*."""
        return "" if given.value is None else stop.question.kind.editable(given.value, self.words)

    def _last_answer(self, stop: RouteQuestion, part: Part) -> PreviousAnswer | None:
        """The answer of the last run, as one would type it."""
        if not (found := self._past(stop.key)):
            return None
        day, given = found
        if part == "words" or given.value is None:
            return PreviousAnswer(day, given.words, given.words) if given.words else None
        said = stop.question.kind.plain(given.value, self.words)
        return PreviousAnswer(day, self._editable(stop, given), said)

    def _overview(self) -> list[RouteQuestion]:
        """All questions that are asked, each with its answer so far."""
        return [stop for stop in self._route.answerable if stop.applies]

    @property
    def unfinished(self) -> str:
        """The autosaved text, for reading."""
        ended = self.resumed_at or Ended(finished=False)
        stop = next((each for each in self._route.answerable if each.key == ended.key), None)
        prompt = self._prompt(stop, ended.part, Response(), ended) if stop else None
        return prompt.plain(ended.typed) if prompt and prompt.is_chosen else ended.typed
