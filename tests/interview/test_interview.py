"""A sitting: what is asked, in which order, and what is kept when."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from reflect import worksheets
from reflect.entries import Given, Place
from reflect.errors import CannotWrite
from reflect.interview import Ended, Interview, Move, Prompt, To, Whom

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

    def ask(self, prompt: Prompt) -> Reply:
        self.prompts.append(prompt)
        return self.replies.pop(0)

    def whom(self, prompt: Whom) -> tuple[str, ...] | Move:
        self.whoms.append(prompt)
        return self.people

    def again(self, trouble: str) -> bool:
        self.troubles.append(trouble)
        return self.patience > len(self.troubles)


@dataclass
class Kept:
    """Whatever was given to be kept, in order."""

    calls: list[tuple[object, ...]] = field(default_factory=list)

    def answer(self, place: Place, given: Given, earlier: Sequence[Place]) -> None:
        self.calls.append((place.key, given))

    def set_aside(self, key: tuple[str, str | None], aside: bool) -> None:
        self.calls.append((key, "aside" if aside else "taken back"))

    def about(self, people: tuple[str, ...]) -> None:
        self.calls.append(("about", people))


def sitting(*replies: Reply, people: tuple[str, ...] = ()) -> tuple[Scripted, Kept, Interview]:
    asker, keeper = Scripted(list(replies), people), Kept()
    return asker, keeper, Interview(SHEET, asker, keeper)


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
        (("like", "Sam"), Given(4)),
        (("like", "Mum"), Given(5)),
        (("like", "Mum"), Given(5, "near")),
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
        def answer(self, place: Place, given: Given, earlier: Sequence[Place]) -> None:
            order.append(f"kept {place.id}")

    Interview(SHEET, Watched(["a hill", PAUSE]), Noting()).run()

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

    assert interview.run() == Ended(finished=True, key=("far", None))
    assert keeper.calls == [(("see", None), Given("a hill"))]


def test_pausing_gives_back_where_one_was_and_what_was_typed() -> None:
    _, keeper, interview = sitting("a hill", Move(To.PAUSE, "ye"))

    ended = interview.run()

    assert ended == Ended(finished=False, key=("far", None), part="value", typed="ye")
    assert keeper.calls == [(("see", None), Given("a hill"))]


def test_a_later_sitting_goes_on_where_the_earlier_one_stopped() -> None:
    asker, keeper = Scripted([PAUSE]), Kept()
    stopped = Ended(finished=False, key=("far", None), part="value", typed="ye")
    answers = {("see", None): Given("a hill")}

    Interview(SHEET, asker, keeper, answers=dict(answers), stopped=stopped).run()

    assert [(prompt.question.id, prompt.typed) for prompt in asker.prompts] == [("far", "ye")]


def test_a_later_sitting_without_a_mark_goes_on_behind_the_last_answer() -> None:
    asker, keeper = Scripted([PAUSE]), Kept()

    Interview(SHEET, asker, keeper, answers={("far", None): Given(False)}).run()

    assert [prompt.question.id for prompt in asker.prompts] == ["sure"]


def test_nobody_is_an_answer_to_whom() -> None:
    asker, keeper, interview = sitting("", "", "", "Home", "3", "", people=())

    interview.run()

    assert ("about", ()) in keeper.calls
    assert asker.prompts[-1].heading == "How do I like Home, with the others?"


def test_people_who_are_known_already_are_not_asked_for() -> None:
    asker, keeper = Scripted(["", "", "", "", "3", "", "4", ""]), Kept()

    Interview(SHEET, asker, keeper, people=("Sam", "Mum")).run()

    assert asker.whoms == []
    assert [call[0] for call in keeper.calls[::1]] == [("like", "Sam"), ("like", "Mum")]


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

    def answer(self, place: Place, given: Given, earlier: Sequence[Place]) -> None:
        if self.failures:
            self.failures -= 1
            raise CannotWrite(Path("journal"), "the disk is full")
        super().answer(place, given, earlier)


def test_an_answer_that_could_not_be_kept_can_be_tried_again() -> None:
    asker, keeper = Scripted(["a hill", PAUSE], patience=9), FullDisk()

    Interview(SHEET, asker, keeper).run()

    assert keeper.calls == [(("see", None), Given("a hill"))]
    assert asker.troubles == ["the disk is full"] * 2


def test_an_answer_that_cannot_be_kept_is_given_back() -> None:
    asker, keeper = Scripted(["a hill", PAUSE]), FullDisk()
    interview = Interview(SHEET, asker, keeper)

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


def test_no_word_today_leaves_the_number() -> None:
    _, keeper, interview = sitting("", "", "7", Move(To.NOT_TODAY, "windy"), PAUSE)

    interview.run()

    assert keeper.calls == [(("sure", None), Given(7))]


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


def test_names_that_were_typed_wait_where_they_were() -> None:
    class Hesitant(Scripted):
        def whom(self, prompt: Whom) -> tuple[str, ...] | Move:
            self.whoms.append(prompt)
            return Move(To.BACK, "Sam") if len(self.whoms) == 1 else ("Sam",)

    asker, keeper = Hesitant(["", "", "", "", "", PAUSE]), Kept()

    Interview(SHEET, asker, keeper).run()

    assert [whom.typed for whom in asker.whoms] == ["", "Sam"]


def test_finishing_as_it_is_makes_the_half_sentence_an_answer() -> None:
    asker, keeper = Scripted([]), Kept()
    stopped = Ended(finished=False, key=("see", None), part="value", typed="a hi")

    ended = Interview(SHEET, asker, keeper, stopped=stopped).settled()

    assert ended == Ended(finished=True)
    assert keeper.calls == [(("see", None), Given("a hi"))]
