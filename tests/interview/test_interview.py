"""A sitting: what is asked, in which order, and what is kept when."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from reflect import worksheets
from reflect.entries.answer import Place
from reflect.entries.bodies import Given
from reflect.errors import CannotWrite
from reflect.interview import Ended, Interview, Move, Prompt, Record, To, Whom

SHEET = worksheets.read(
    """---
id: small
title: Small
---

## One {#one}

Look around. There is time.

- What do I see? {#see}
- Is it far? [yes/no] {#far}
  - if yes: How do I get there? {#way}
- How sure am I? [1-10: not at all ... fully] {#sure}

## Two {#two}

- What is the name of the place? [one line] {#name}
- How do I like {name|it}, with {person|the others}? [1-5] [for each: person] {#like}
"""
).worksheet

TODAY = date(2026, 11, 23)

Reply = str | Move


@dataclass
class Scripted:
    """Somebody who answers from a list, and remembers what was asked."""

    replies: list[Reply]
    people: tuple[str, ...] = ()
    prompts: list[Prompt] = field(default_factory=list)
    whoms: list[Whom] = field(default_factory=list)
    patience: int = 0
    troubles: list[str] = field(default_factory=list)
    choices: list[str] = field(default_factory=list)
    chosen: list[str] = field(default_factory=list)

    def ask(self, prompt: Prompt) -> Reply:
        self.prompts.append(prompt)
        return self.replies.pop(0)

    def whom(self, prompt: Whom) -> tuple[str, ...] | Move:
        self.whoms.append(prompt)
        return self.people

    def choose(self, text: str, ways: Mapping[str, str]) -> str:
        self.choices.append(text)
        return self.chosen.pop(0)

    def again(self, trouble: str) -> bool:
        self.troubles.append(trouble)
        return self.patience > len(self.troubles)


Key = tuple[str, str | None]


@dataclass
class Kept:
    """Whatever was given to be kept, in order, and what is there by now."""

    there: dict[Key, Given] = field(default_factory=dict)
    calls: list[tuple[object, ...]] = field(default_factory=list)
    shown: list[Given] = field(default_factory=list)
    jotted: list[tuple[Key | None, str, str]] = field(default_factory=list)
    taken_up: bool = False

    def answers(self) -> dict[Key, Given]:
        return self.there

    def answer(self, place: Place, given: Given, earlier: Sequence[Place], shown: Given) -> None:
        self.calls.append((place.key, given))
        self.shown.append(shown)
        self.there[place.key] = given

    def set_aside(self, key: Key, aside: bool) -> None:
        self.calls.append((key, "aside" if aside else "taken back"))

    def about(self, people: tuple[str, ...]) -> None:
        self.calls.append(("about", people))

    def jot(self, key: Key | None, part: str, typed: str) -> None:
        self.jotted.append((key, part, typed))

    def take_up(self) -> None:
        self.taken_up = True

    def forget(self) -> None:
        self.jotted.clear()


def interviewed(asker: "Scripted", keeper: Kept, **known: Any) -> Interview:
    record = {each: known.pop(each) for each in ("people", "only") if each in known}
    return Interview(Record(SHEET, asker, keeper, TODAY, **record), **known)


def sitting(*replies: Reply, people: tuple[str, ...] = ()) -> tuple[Scripted, Kept, Interview]:
    asker, keeper = Scripted(list(replies), people), Kept()
    return asker, keeper, interviewed(asker, keeper)


PAUSE = Move(To.PAUSE)


def test_every_question_is_put_once_and_its_answer_kept() -> None:
    asker, keeper, interview = sitting(
        "a hill", "no", "", "7", "windy", "Home", "4", "", "5", "near", people=("Sam", "Mum")
    )

    ended = interview.run()

    assert ended == Ended(finished=True)
    assert keeper.calls == [
        (("see", None), Given("a hill")),
        (("far", None), Given(False)),
        (("sure", None), Given(7)),
        (("sure", None), Given(7, "windy")),
        (("name", None), Given("Home")),
        ("about", ("Sam", "Mum")),
        (("like", "sam"), Given(4)),
        (("like", "mum"), Given(5)),
        (("like", "mum"), Given(5, "near")),
    ]
    assert [p.heading for p in asker.prompts if p.part == "value"][-2:] == [
        "How do I like Home, with Sam?",
        "How do I like Home, with Mum?",
    ]


def test_an_answer_is_kept_before_the_next_question_is_put() -> None:
    order: list[str] = []

    class Watched(Scripted):
        def ask(self, prompt: Prompt) -> Reply:
            order.append(f"asked {prompt.question.id}")
            return super().ask(prompt)

    class Noting(Kept):
        def answer(
            self, place: Place, given: Given, earlier: Sequence[Place], shown: Given
        ) -> None:
            order.append(f"kept {place.id}")

    interviewed(Watched(["a hill", PAUSE]), Noting()).run()

    assert order == ["asked see", "kept see", "asked far"]


def test_a_follow_up_is_asked_only_where_it_is_called_for() -> None:
    for reply, expected in (("yes", True), ("it depends", True), ("no", False)):
        asker, _, interview = sitting("", reply, "", PAUSE)

        interview.run()

        assert ("way" in [prompt.question.id for prompt in asker.prompts]) is expected


def test_a_follow_up_that_no_longer_applies_is_set_aside_with_its_words() -> None:
    back = Move(To.BACK)
    _, keeper, interview = sitting("", "yes", "by train", back, back, "no", "", PAUSE)

    interview.run()

    assert keeper.calls == [
        (("far", None), Given(True)),
        (("way", None), Given("by train")),
        (("far", None), Given(False)),
        (("way", None), "aside"),
    ]


def test_going_back_shows_the_answer_as_it_was() -> None:
    asker, _, interview = sitting("a hill", Move(To.BACK), PAUSE)

    interview.run()

    assert [prompt.typed for prompt in asker.prompts] == ["", "", "a hill"]


def test_back_at_the_first_question_stays_there() -> None:
    asker, _, interview = sitting(Move(To.BACK), Move(To.BACK), PAUSE)

    interview.run()

    assert [prompt.question.id for prompt in asker.prompts] == ["see", "see", "see"]


def test_what_was_typed_before_going_back_is_kept() -> None:
    _, keeper, interview = sitting("a hill", "no", "", "7", "", Move(To.BACK, "Home"), PAUSE)

    interview.run()

    assert keeper.calls[-1] == (("name", None), Given("Home"))


def test_not_today_is_an_answer_and_skipping_is_none() -> None:
    _, keeper, interview = sitting(Move(To.NOT_TODAY), Move(To.OPEN), PAUSE)

    interview.run()

    assert keeper.calls == [(("see", None), Given(declined=True))]


def test_enough_finishes_with_what_is_there() -> None:
    _, keeper, interview = sitting("a hill", Move(To.ENOUGH, ""))

    assert interview.run() == Ended(finished=True, key=("far", None), is_early=True)
    assert keeper.calls == [(("see", None), Given("a hill"))]


def test_pausing_gives_back_where_one_was_and_what_was_typed() -> None:
    _, keeper, interview = sitting("a hill", Move(To.PAUSE, "ye"))

    ended = interview.run()

    assert ended == Ended(finished=False, key=("far", None), part="value", typed="ye")
    assert keeper.calls == [(("see", None), Given("a hill"))]


def test_a_later_sitting_goes_on_where_the_earlier_one_stopped() -> None:
    asker, keeper = Scripted([PAUSE]), Kept({("see", None): Given("a hill")})
    stopped = Ended(finished=False, key=("far", None), part="value", typed="ye")

    interviewed(asker, keeper, stopped=stopped).run()

    assert [(prompt.question.id, prompt.typed) for prompt in asker.prompts] == [("far", "ye")]


def test_a_later_sitting_without_a_mark_goes_on_behind_the_last_answer() -> None:
    asker, keeper = Scripted([PAUSE]), Kept({("far", None): Given(False)})

    interviewed(asker, keeper).run()

    assert [prompt.question.id for prompt in asker.prompts] == ["sure"]


def test_nobody_is_an_answer_to_whom() -> None:
    asker, keeper, interview = sitting("", "", "", "Home", "3", "", people=())

    interview.run()

    assert ("about", ()) in keeper.calls
    assert asker.prompts[-1].heading == "How do I like Home, with the others?"


def test_people_who_are_known_already_are_not_asked_for() -> None:
    asker, keeper = Scripted(["", "", "", "", "3", "", "4", ""]), Kept()

    interviewed(asker, keeper, people=("Sam", "Mum")).run()

    assert asker.whoms == []
    assert [call[0] for call in keeper.calls[::1]] == [("like", "sam"), ("like", "mum")]


def test_guidance_opens_a_step_once() -> None:
    asker, _, interview = sitting("", "", "", "", PAUSE)

    interview.run()

    assert [prompt.opens_step for prompt in asker.prompts] == [True, False, False, True, False]


def test_emptying_an_answer_leaves_it_open_again() -> None:
    _, keeper, interview = sitting("a hill", Move(To.BACK), "", PAUSE)

    interview.run()

    assert keeper.calls[-1] == (("see", None), Given())


def test_an_unchanged_answer_is_not_kept_twice() -> None:
    _, keeper, interview = sitting("a hill", Move(To.BACK), "a hill", PAUSE)

    interview.run()

    assert keeper.calls == [(("see", None), Given("a hill"))]


class FullDisk(Kept):
    """Keeps nothing the first few times."""

    failures = 2

    def answer(self, place: Place, given: Given, earlier: Sequence[Place], shown: Given) -> None:
        if self.failures:
            self.failures -= 1
            raise CannotWrite(Path("journal"), "the disk is full")
        super().answer(place, given, earlier, shown)


def test_an_answer_that_could_not_be_kept_can_be_tried_again() -> None:
    asker, keeper = Scripted(["a hill", PAUSE], patience=9), FullDisk()

    interviewed(asker, keeper).run()

    assert keeper.calls == [(("see", None), Given("a hill"))]
    assert asker.troubles == ["the disk is full"] * 2


def test_an_answer_that_cannot_be_kept_is_given_back() -> None:
    asker, keeper = Scripted(["a hill", PAUSE]), FullDisk()
    interview = interviewed(asker, keeper)

    ended = interview.run()

    assert ended == Ended(finished=False, key=("see", None), part="value", typed="a hill")
    assert "the disk is full" in str(interview.trouble)


def test_a_sentence_typed_into_a_number_is_kept_as_words() -> None:
    for move in (To.BACK, To.OPEN, To.ENOUGH):
        _, keeper, interview = sitting("", "", Move(move, "it changes from day to day"), PAUSE)

        interview.run()

        assert keeper.calls == [(("sure", None), Given(None, "it changes from day to day"))]


def test_skipping_keeps_the_field_as_it_stands() -> None:
    _, keeper, interview = sitting(
        Move(To.OPEN, "a hill"), Move(To.BACK, ""), Move(To.OPEN, ""), PAUSE
    )

    interview.run()

    assert keeper.calls == [(("see", None), Given("a hill")), (("see", None), Given())]


def test_passing_by_leaves_not_today_at_that() -> None:
    asker, keeper, interview = sitting(Move(To.NOT_TODAY), Move(To.BACK), "", PAUSE)

    interview.run()

    assert keeper.calls == [(("see", None), Given(declined=True))]
    assert [prompt.is_declined for prompt in asker.prompts] == [False, False, True, False]


def test_not_today_at_the_word_costs_neither_number_nor_word() -> None:
    _, keeper, interview = sitting("", "", "7", Move(To.NOT_TODAY, "windy"), PAUSE)

    interview.run()

    assert keeper.there == {("sure", None): Given(7, "windy")}


def test_a_number_that_is_taken_back_leaves_its_words() -> None:
    there = {("sure", None): Given(7, "windy")}
    asker, keeper = Scripted(["", "", "", PAUSE]), Kept(there)

    interviewed(asker, keeper, stopped=Ended(finished=False, key=("see", None))).run()

    assert keeper.there == {("sure", None): Given(None, "windy")}


def test_words_typed_into_a_number_stand_beside_the_words_and_the_number_there() -> None:
    asker, keeper = (
        Scripted([Move(To.BACK, "it changes"), PAUSE]),
        Kept({("sure", None): Given(7, "windy")}),
    )

    interviewed(asker, keeper, stopped=Ended(finished=False, key=("sure", None))).run()

    assert keeper.there == {("sure", None): Given(7, "it changes\n\nwindy")}


def test_lines_pasted_into_a_line_are_kept_on_one() -> None:
    _, keeper, interview = sitting("", "", "", Move(To.BACK, "Home\nor away"), PAUSE)

    interview.run()

    assert keeper.there == {("name", None): Given("Home or away")}


def test_what_an_editor_changed_meanwhile_is_what_is_shown() -> None:
    class Edited(Kept):
        def answer(
            self, place: Place, given: Given, earlier: Sequence[Place], shown: Given
        ) -> None:
            super().answer(place, given, earlier, shown)
            self.there["see", None] = Given("a high hill")

    asker, keeper = (
        Scripted(["a hill", "no", Move(To.QUESTION, "", 1), "a low hill", PAUSE]),
        Edited(),
    )

    interviewed(asker, keeper).run()

    assert [prompt.typed for prompt in asker.prompts if prompt.question.id == "see"] == [
        "",
        "a high hill",
    ]
    assert keeper.shown[-1] == Given("a high hill")


def test_any_question_can_be_gone_to_by_its_number() -> None:
    asker, keeper, interview = sitting(
        Move(To.QUESTION, "a hill", 3), Move(To.QUESTION, "", 99), PAUSE
    )

    interview.run()

    assert [prompt.question.id for prompt in asker.prompts] == ["see", "sure", "see"]
    assert keeper.there == {("see", None): Given("a hill")}


def test_any_question_can_be_gone_to_from_the_list_of_all() -> None:
    asker, _, interview = sitting(PAUSE, people=("Sam", "Jo"))
    interview.record.people = ("Sam", "Jo")
    interview.run()
    overview = asker.prompts[0].overview()
    about_jo = next(each.key for each in overview if each.key[1] == "jo")

    asker, _, interview = sitting(Move(To.QUESTION, "", about_jo), PAUSE)
    interview.record.people = ("Sam", "Jo")
    interview.run()

    assert len({each.key for each in overview}) == len(overview)
    assert asker.prompts[-1].key == about_jo


def test_whom_it_is_about_comes_before_a_question_about_them() -> None:
    asker, _, interview = sitting(Move(To.QUESTION, "", 5), PAUSE, people=("Sam",))

    interview.run()

    assert len(asker.whoms) == 1
    assert [prompt.heading for prompt in asker.prompts][-1] == "How do I like it, with Sam?"


def test_where_one_went_before_does_not_matter_once_people_are_named() -> None:
    asker, _, interview = sitting(Move(To.QUESTION, "", 4), "Home", PAUSE, people=("Sam",))

    interview.run()

    assert [prompt.question.id for prompt in asker.prompts] == ["see", "name", "like"]


def test_only_the_steps_that_matter_today_are_asked() -> None:
    asker, keeper = Scripted(["Home", "4", ""], people=("Sam",)), Kept()

    ended = interviewed(asker, keeper, only=frozenset({"two"})).run()

    assert ended == Ended(finished=True)
    assert [prompt.question.id for prompt in asker.prompts] == ["name", "like", "like"]
    assert [(p.step_number, p.number) for p in asker.prompts] == [(2, 4), (2, 5), (2, 5)]


def test_a_half_sentence_waits_until_its_question_is_asked() -> None:
    stopped = Ended(finished=False, key=("see", None), part="value", typed="a hi")
    asker, keeper = Scripted(["Home", PAUSE]), Kept()
    interview = interviewed(asker, keeper, only=frozenset({"two"}), stopped=stopped)

    interview.run()
    assert (keeper.taken_up, interview.stopped) == (False, stopped)

    asker.replies = [PAUSE]
    interview.record.only = frozenset()
    interview.run()
    assert (keeper.taken_up, asker.prompts[-1].typed) == (True, "a hi")


def test_an_answer_given_since_half_a_sentence_was_begun_is_not_taken_for_seen() -> None:
    asker, keeper = Scripted(["a hill", PAUSE]), Kept()
    stopped = Ended(finished=False, key=("see", None), part="value", typed="a hi")
    interview = interviewed(asker, keeper, stopped=stopped)
    keeper.there["see", None] = Given("a lake")  # by another sitting

    interview.run()

    assert keeper.shown == [Given()]


def test_names_are_kept_where_it_is_enough() -> None:
    class Brief(Scripted):
        def whom(self, prompt: Whom) -> tuple[str, ...] | Move:
            return Move(To.ENOUGH, "Sam, Mum")

    asker, keeper = Brief(["Home"]), Kept()

    ended = interviewed(asker, keeper, only=frozenset({"two"})).run()

    assert ended == Ended(finished=True, is_early=True)
    assert keeper.calls[-1] == ("about", ("Sam", "Mum"))


def test_leaving_what_was_said_about_the_change_takes_nothing_from_it() -> None:
    asker, keeper = Scripted([Move(To.OPEN)]), Kept({("looking-back", None): Given("I sleep.")})

    interviewed(asker, keeper).look_back()

    assert keeper.there == {("looking-back", None): Given("I sleep.")}


def test_a_list_that_cannot_be_kept_is_given_back_as_it_was_typed() -> None:
    asker = Scripted(["8", PAUSE])
    keeper = FullDisk({("sure", None): Given(7, "windy")})
    interview = interviewed(asker, keeper, stopped=Ended(finished=False, key=("sure", None)))

    assert interview.run() == Ended(finished=False, key=("sure", None), typed="8")


def test_a_half_sentence_never_becomes_a_name() -> None:
    asker, keeper = Scripted([PAUSE]), Kept({("name", None): Given("Home")})
    stopped = Ended(finished=False, key=("gone", None), part="value", typed="a secret")

    interviewed(asker, keeper, stopped=stopped).run()

    assert [whom.typed for whom in asker.whoms] == [""]


def test_another_spelling_of_a_known_name_is_asked_about_once() -> None:
    for name, known, choice, expected in (
        ("Ana", "Anna", "", "Anna"),
        ("Ana", "Anna", "n", "Ana"),
        ("jose", "JOSÉ", "", "JOSÉ"),
    ):
        asker = Scripted(["Home", "", PAUSE], people=(name, "Mum"), chosen=[choice])
        keeper = Kept()

        interviewed(
            asker, keeper, only=frozenset({"two"}), known=lambda known=known: (known, "Sam")
        ).run()

        assert keeper.calls[-1] == ("about", (expected, "Mum"))
        assert len(asker.choices) == 1
        assert name in asker.choices[0]


def test_the_name_of_somebody_known_is_theirs_in_any_case() -> None:
    asker = Scripted(["Home", "", PAUSE], people=("jose\u0301", "SAM", "Sam"))
    keeper = Kept()

    interviewed(asker, keeper, only=frozenset({"two"}), known=lambda: ("Sam", "José")).run()

    assert keeper.calls[-1] == ("about", ("José", "Sam"))
    assert asker.choices == []


def test_what_was_answered_last_time_comes_only_when_it_is_asked_for() -> None:
    looked: list[Key] = []

    def earlier(key: Key) -> tuple[date, Given] | None:
        looked.append(key)
        return {("sure", None): (date(2026, 8, 24), Given(4, "calm"))}.get(key)

    asker, keeper = Scripted(["", "", "7", PAUSE]), Kept()
    interviewed(asker, keeper, earlier=earlier).run()
    assert looked == []

    last = [prompt.last() for prompt in asker.prompts]

    assert [each and each.typed for each in last] == [None, None, "4", "calm"]


def test_what_is_typed_can_be_kept_before_it_is_an_answer() -> None:
    asker, keeper, interview = sitting("", "", "7", PAUSE)

    interview.run()
    asker.prompts[0].jot("a hi")
    asker.prompts[3].jot("win")

    assert keeper.jotted == [(("see", None), "value", "a hi"), (("sure", None), "words", "win")]


def test_what_has_changed_is_kept_in_ones_own_words() -> None:
    for reply in ("I sleep better.", Move(To.PAUSE, "I sleep better.")):
        asker, keeper, interview = sitting(reply)

        interview.look_back()

        assert keeper.there == {("looking-back", None): Given("I sleep better.")}
        assert asker.prompts[0].heading == "In your own words: what has changed?"
        assert (asker.prompts[0].step_number, asker.prompts[0].number) == (0, 0)


def test_back_from_the_word_leads_to_its_number() -> None:
    asker, _, interview = sitting("", "", "7", Move(To.BACK, "windy"), "8", "", PAUSE)

    interview.run()

    asked = [(prompt.question.id, prompt.part, prompt.typed) for prompt in asker.prompts[2:6]]
    assert asked == [
        ("sure", "value", ""),
        ("sure", "words", ""),
        ("sure", "value", "7"),
        ("sure", "words", "windy"),
    ]


def test_what_it_depends_on_can_be_said() -> None:
    asker, keeper, interview = sitting("", "it depends", "on the day", "by train", PAUSE)

    interview.run()

    assert (("far", None), Given("depends", "on the day")) in keeper.calls
    assert asker.prompts[3].follows == "Is it far?"


def test_names_that_were_typed_stay_when_one_goes_back() -> None:
    class Hesitant(Scripted):
        def whom(self, prompt: Whom) -> tuple[str, ...] | Move:
            self.whoms.append(prompt)
            return Move(To.BACK, "Sam") if len(self.whoms) == 1 else ("Sam", "Mum")

    asker, keeper = Hesitant(["", "", "", "", "Home", Move(To.BACK), PAUSE]), Kept()

    interviewed(asker, keeper).run()

    assert ("about", ("Sam",)) in keeper.calls
    assert [whom.typed for whom in asker.whoms] == ["", "Sam"]


@pytest.mark.parametrize(
    ("key", "typed", "expected"),
    [
        (None, "Sam, Mu", "Sam, Mu"),
        (("sure", None), "7", None),
        (("looking-back", None), "I sleep", None),
    ],
)
def test_it_goes_on_where_it_stopped(key: Key | None, typed: str, expected: str | None) -> None:
    there = {("see", None): Given("a hill")}
    asker, keeper = Scripted([PAUSE], people=("Sam",)), Kept(there)
    stopped = Ended(finished=False, key=key, typed=typed)

    ended = interviewed(asker, keeper, stopped=stopped).run()

    assert [whom.typed for whom in asker.whoms] == ([expected] if expected else [])
    assert ended.finished is (key == ("looking-back", None))
    assert [prompt.typed for prompt in asker.prompts if prompt.question.id == "sure"] == (
        [typed] if key == ("sure", None) else []
    )


def test_a_step_that_is_named_is_asked_again_though_it_is_answered() -> None:
    asker, keeper = Scripted([PAUSE], people=()), Kept({("name", None): Given("Home")})
    stopped = Ended(finished=False, key=("see", None), typed="a hi")

    interviewed(asker, keeper, people=(), only=frozenset({"two"}), stopped=stopped).run()

    assert asker.prompts[0].question.id in ("name", "like")


def test_finishing_as_it_is_makes_the_half_sentence_an_answer() -> None:
    asker, keeper = Scripted([]), Kept()
    stopped = Ended(finished=False, key=("see", None), part="value", typed="a hi")

    ended = interviewed(asker, keeper, stopped=stopped).settled()

    assert ended == Ended(finished=True)
    assert keeper.calls == [(("see", None), Given("a hi"))]


def test_a_sentence_is_no_name() -> None:
    asker, _, interview = sitting("", "", "", "Home", PAUSE)
    interview.run()
    [whom] = asker.whoms

    assert whom.fits("Sam, Mum, Aunt Mary Ann, 1")
    assert not whom.fits("Sam, I am afraid that he might sigh")
    assert not whom.fits("w" * 41)
