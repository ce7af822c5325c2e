"""Answers files: all answers of an entry as JSON or YAML, for `new --answers`."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from reflect import yaml
from reflect.entries.answer import QuestionPlace, Response
from reflect.entries.block import Key, key
from reflect.errors import BadAnswers, ReflectError
from reflect.errors.phrases import command, did_you_mean
from reflect.interview.people import spelled
from reflect.interview.route import Route
from reflect.languages import of as words_of
from reflect.locale import N_, joined
from reflect.questions import InvalidValue, Question
from reflect.questions.kinds import LAST_TIME, Outcome
from reflect.text import clean, distinct_names, has_unclean_characters
from reflect.text import name as named
from reflect.worksheets import Worksheet
from reflect.worksheets.lines import is_id

#: In characters, since YAML is read slowly; JSON may be as large as any file.
LARGEST_YAML = 20_000_000


@dataclass(frozen=True)
class Answers:
    """The people and answers of an answers file, checked against its worksheet."""

    people: tuple[str, ...]
    #: In the worksheet's order.
    responses: tuple[tuple[QuestionPlace, Response], ...]
    #: Whether the file has an invisible character, which answers leave out.
    has_dropped_characters: bool = False


def read(
    name: str,
    text: str,
    worksheet: Worksheet,
    about: tuple[str, ...],
    resolved: Callable[[Outcome], Outcome] = lambda outcome: outcome,
) -> Answers:
    """The answers in *text*, JSON or YAML; raises BadAnswers with all mistakes.

    *resolved* finds the plan of what became of one; raises ReflectError.
    """
    data = _parsed(name, text)
    checking = _Checking(worksheet, about or _people(data), resolved)
    checking.take(data)
    route = Route(worksheet, checking.given, checking.people)
    checking.check_follow_ups(route)
    if checking.problems:
        raise BadAnswers(name, tuple(checking.problems))
    given = checking.given
    return Answers(
        checking.people,
        tuple((place, given[place.key]) for place in route.places if place.key in given),
        _has_unkept(data),
    )


def _has_unkept(data: object) -> bool:
    """Whether *data* has an invisible character that answers leave out, at any depth."""
    waiting = [data]
    for each in waiting:
        if isinstance(each, Mapping):
            waiting += each.values()
        elif isinstance(each, list):
            waiting += each
    return any(has_unclean_characters(each) for each in waiting if isinstance(each, str))


def _parsed(name: str, text: str) -> Mapping[str, object]:
    text = text.removeprefix("\ufeff")
    try:
        data: object = json.loads(text, object_pairs_hook=_without_doubles)
    except yaml.Malformed as bad:
        raise BadAnswers(name, (bad.what,)) from None
    except (ValueError, RecursionError) as wrong:
        from reflect.yaml.full import parse_typed  # only here: most answers files are JSON

        try:
            data = parse_typed(text, LARGEST_YAML)
        except yaml.Malformed as bad:
            problem = bad
            if isinstance(wrong, json.JSONDecodeError) and text.lstrip()[:1] in ("{", "["):
                problem = yaml.Malformed(wrong.lineno, N_("it cannot be read as JSON"))
            raise BadAnswers(name, (problem.sentence,)) from None
    if not isinstance(data, dict):
        raise BadAnswers(name, (N_("it does not say which answer belongs to which question"),))
    return data


def _without_doubles(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise yaml.Malformed(1, N_("the same key is there twice"))
    return found


def _people(data: Mapping[str, object]) -> tuple[str, ...]:
    """People named under `for`, in order."""
    found = [each["for"] for each in data.values() if isinstance(each, dict) and "for" in each]
    names = (named(str(name)) for per in found if isinstance(per, dict) for name in per)
    return distinct_names(filter(None, names))


@dataclass
class _Checking:
    """Collects the answers, and the problems with them."""

    worksheet: Worksheet
    people: tuple[str, ...]
    #: Finds the plan of what became of one; raises ReflectError.
    resolved: Callable[[Outcome], Outcome]
    given: dict[Key, Response] = field(default_factory=dict)
    #: In order; each once, for however many people.
    problems: dict[str, None] = field(default_factory=dict)
    #: Questions with an invalid answer: whether their follow-ups are asked is unknown.
    unfit: set[Key] = field(default_factory=set)

    def wrong_with(self, question: Question, what: str) -> None:
        """Add a problem with the answer to a *question*."""
        self.problems[joined([f"'{question.id}'", what], " ")] = None

    def take(self, data: Mapping[str, object]) -> None:
        sheet = self.worksheet
        above = [sheet.last_time] if sheet.asks(LAST_TIME) else []
        questions = {question.id: question for question in (*above, *sheet.family())}
        for id_, answer in data.items():
            if id_ not in questions:
                # A key that is no id may be an answer that lost its indentation: not shown.
                what = N_("a key that is not an id is not a question of this worksheet")
                if is_id(id_):
                    what = N_("'{id}' is not a question of this worksheet", id=id_)
                self.problems[joined([what, did_you_mean(id_, questions)], ". ")] = None
                continue
            for person, each in self._per_person(questions[id_], answer):
                self._take_one(questions[id_], person, each)

    def _per_person(
        self, question: Question, answer: object
    ) -> Iterator[tuple[str | None, object]]:
        if not (isinstance(answer, dict) and "for" in answer):
            people = self.people if question.each else ()
            yield from ((person, answer) for person in people or (None,))
            return
        per = answer["for"]
        if len(answer) > 1 or not isinstance(per, dict) or not question.each:
            one, none = N_("has one answer for each person"), N_("is not asked per person")
            self.wrong_with(question, one if question.each else none)
            return
        names = [spelled(named(str(name)), self.people) for name in per]
        if len(set(names)) < len(names):
            self.wrong_with(question, N_("names someone twice"))
        for person, each in zip(names, per.values(), strict=True):
            if person in self.people:
                yield person, each
            else:
                self.wrong_with(question, N_("names someone it is not about"))

    def _take_one(self, question: Question, person: str | None, answer: object) -> None:
        try:
            given = self._with_plans(_given(question, answer))
        except InvalidValue as unfit:
            self.wrong_with(question, unfit.args[0])
            self.unfit.add(key(question.id, person))
            return
        if not given.is_open:
            words = words_of(self.worksheet.language)
            if Response.read(given.written(question.kind, words), question.kind) != given:
                self.wrong_with(question, N_("has only a text, which would be read as a value"))
            self.given[key(question.id, person)] = given

    def _with_plans(self, given: Response) -> Response:
        """*given* with the plans found of which it says what became; raises InvalidValue."""
        value = given.value if isinstance(given.value, tuple) else ()
        if not any(isinstance(each, Outcome) for each in value):
            return given
        try:
            found = tuple(self.resolved(each) for each in value if isinstance(each, Outcome))
        except ReflectError:
            codes = command("plan", "--list")
            what = N_("names a plan that is not there. Your plans and their codes: {command}")
            raise InvalidValue(what.filled({"command": codes})) from None
        if len({each.plan for each in found}) < len(found):
            raise InvalidValue(N_("names a plan twice"))
        return given._replace(value=found)

    def check_follow_ups(self, route: Route) -> None:
        """Add a problem for each answer to a follow-up that would not be asked."""
        unsure = set(self.unfit)
        for stop in route.answerable:
            if stop.applies or not stop.parent:
                continue
            if stop.parent.key in unsure:
                unsure.add(stop.key)
            elif stop.key in self.given:
                what = N_(
                    "is only asked if '{id}' is {condition}",
                    id=stop.parent.question.id,
                    condition=stop.condition,
                )
                self.wrong_with(stop.question, what)


def _given(question: Question, answer: object) -> Response:
    """The answer that the data *answer* stand for; raises InvalidValue."""
    if answer is None:
        return Response()
    if isinstance(answer, dict) and answer.keys() == {"declined"}:
        if not isinstance(answer["declined"], bool):
            raise InvalidValue(N_("takes {shape}", shape="{declined: true}"))
        return Response(declined=answer["declined"])
    if not (isinstance(answer, dict) and "value" in answer):
        return Response(question.kind.from_data(answer))
    words = "" if answer.get("words") is None else answer["words"]
    if not answer.keys() <= {"value", "words"} or not isinstance(words, str):
        raise InvalidValue(N_("takes {shape}", shape="{value: ..., words: a text}"))
    if words and not question.kind.takes_words:
        raise InvalidValue(N_("is a text itself and cannot have words beside it"))
    value = None if answer["value"] is None else question.kind.from_data(answer["value"])
    return Response(value, clean(words))
