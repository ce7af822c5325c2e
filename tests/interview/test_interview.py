"""A session: which questions are asked, in which order, and when each answer is in the file."""

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from somebody import MOMENT, Key, Somebody, begun, kept

from reflect import worksheets
from reflect.entries.answer import Response
from reflect.interview import Ended, Interview, Move, Navigation, Prompt
from reflect.journal import autosaves
from reflect.journal.draft import Draft

SOURCE = """---
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
SHEET = worksheets.read(SOURCE).worksheet
TWO = frozenset({"two"})

Reply = str | Move | tuple[str, ...]
Asked = list[tuple[str, str]]


class Scripted(Somebody):
    """Answers from a list, then pauses, and remembers the prompts."""

    def __init__(self, draft: Draft, *replies: Reply, chosen: str = "") -> None:
        super().__init__()
        self.draft = draft
        self.replies = list(replies)
        self.chosen = chosen
        self.prompts: list[Prompt] = []
        self.whoms: list[Prompt] = []
        self.choices: list[str] = []
        #: Answers in the file at each prompt.
        self.kept: list[dict[Key, Response]] = []

    def ask(self, prompt: Prompt) -> str | Move:
        (self.whoms if prompt.asks_names else self.prompts).append(prompt)
        self.kept.append(kept(self.draft))
        reply = self.replies.pop(0) if self.replies else Move(Navigation.PAUSE)
        if isinstance(reply, str | Move):
            return reply
        assert prompt.asks_names
        return ", ".join(reply)

    def choose(self, text: str, ways: Mapping[str, str]) -> str:
        self.choices.append(text)
        return self.chosen

    @property
    def asked(self) -> Asked:
        """Each question that was asked, with the text in its field."""
        return [(prompt.question.id, prompt.typed) for prompt in self.prompts]


class Sitting:
    """An interview, its draft, and an asker who gives the *replies*."""

    def __init__(self, home: Path, *replies: Reply, chosen: str = "", **known: Any) -> None:
        there = known.pop("there", {})
        self.draft = begun(home, SHEET, people=known.get("people") or (), there=there)
        self.asker = Scripted(self.draft, *replies, chosen=chosen)
        self.interview = Interview(SHEET, self.asker, self.draft, MOMENT.date(), **known)

    def run(self) -> "Sitting":
        self.ended = self.interview.run()
        return self

    @property
    def kept(self) -> dict[str, Response]:
        """Answers in the file, by the ids of the questions."""
        return {id_: given for (id_, _), given in kept(self.draft).items()}


def stopped(id_: str | None, typed: str = "", **more: Any) -> Ended:
    return Ended(finished=False, key=(id_, None) if id_ else None, typed=typed, **more)


def test_every_question_is_asked_once_and_its_answer_saved_before_the_next(tmp_path: Path) -> None:
    sitting = Sitting(
        tmp_path, *("a hill", "no", "", "7", "windy", "Home", ("Sam", "Mum"), "4", "", "5", "near")
    ).run()

    assert sitting.ended == Ended(finished=True)
    assert kept(sitting.draft) == {
        ("see", None): Response("a hill"),
        ("far", None): Response(False),
        ("sure", None): Response(7, "windy"),
        ("name", None): Response("Home"),
        ("like", "sam"): Response(4),
        ("like", "mum"): Response(5, "near"),
    }
    assert sitting.draft.entry.header.about == ("Sam", "Mum")
    assert [len(there) for there in sitting.asker.kept] == [0, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6]
    assert [p.heading for p in sitting.asker.prompts if p.part == "value"][-2:] == [
        "How do I like Home, with Sam?",
        "How do I like Home, with Mum?",
    ]


BACK, OPEN, PAUSE, NOT_TODAY = (
    Move(Navigation.BACK),
    Move(Navigation.OPEN),
    Move(Navigation.PAUSE),
    Move(Navigation.NOT_TODAY),
)


@pytest.mark.parametrize(
    ("replies", "asked"),
    [
        (["", "no", ""], ["see", "far", "far", "sure"]),
        (["", "yes"], ["see", "far", "way"]),
        (["", "it depends", ""], ["see", "far", "far", "way"]),
        (["a hill", BACK], ["see", "far", "see: a hill"]),
        ([BACK, BACK], ["see", "see", "see"]),
        ([NOT_TODAY, OPEN], ["see", "far", "sure"]),
        (["", "", "7", Move(Navigation.BACK, "windy")], ["see", "far", "sure", "sure", "sure: 7"]),
        ([Move(Navigation.QUESTION, "", 3), Move(Navigation.QUESTION, "", 99)], ["see", "sure", "see"]),
        # Whom it is about comes first, wherever one goes.
        ([Move(Navigation.QUESTION, "", 5), ("Sam",)], ["see", "like"]),
        ([Move(Navigation.QUESTION, "", 4), "Home", ("Sam",)], ["see", "name", "like"]),
        (["", "", "", "", (), Move(Navigation.BACK)], ["see", "far", "sure", "name", "like"]),
        (["", "", "", "", OPEN], ["see", "far", "sure", "name", "like"]),
        (["", "", "", "", NOT_TODAY], ["see", "far", "sure", "name", "like"]),
    ],
)  # fmt: skip
def test_what_is_asked_next_depends_on_the_answer_or_on_where_one_goes(
    tmp_path: Path, replies: list[Reply], asked: list[str]
) -> None:
    sitting = Sitting(tmp_path, *replies).run()

    assert [f"{id_}: {typed}".rstrip(": ") for id_, typed in sitting.asker.asked] == asked


@pytest.mark.parametrize(
    ("there", "at", "replies", "expected"),
    [
        ({}, "see", [NOT_TODAY, OPEN], {"see": Response(declined=True)}),
        ({}, "see", [NOT_TODAY, BACK, ""], {"see": Response(declined=True)}),
        ({}, "see", ["a hill", Move(Navigation.ENOUGH, "")], {"see": Response("a hill")}),
        ({}, "see", ["a hill", BACK, ""], {}),
        ({}, "see", [Move(Navigation.OPEN, "a hill"), Move(Navigation.BACK, ""), Move(Navigation.OPEN, "")], {}),
        ({}, "see", [Move(Navigation.QUESTION, "a hill", 3)], {"see": Response("a hill")}),
        ({}, "name", [Move(Navigation.BACK, "Home")], {"name": Response("Home")}),
        ({}, "name", [Move(Navigation.BACK, "Home\nor away")], {"name": Response("Home or away")}),
        ({}, "sure", ["7", Move(Navigation.NOT_TODAY, "windy")], {"sure": Response(7, "windy")}),
        ({}, "far", ["it depends", "on the day"], {"far": Response("depends", "on the day")}),
        # A sentence that was typed into a number is kept as words.
        ({}, "sure", [Move(Navigation.BACK, "it changes")], {"sure": Response(None, "it changes")}),
        ({}, "sure", [Move(Navigation.OPEN, "it changes")], {"sure": Response(None, "it changes")}),
        ({}, "sure", [Move(Navigation.ENOUGH, "it changes")], {"sure": Response(None, "it changes")}),
        (
            {"sure": Response(7, "windy")},
            "sure",
            [Move(Navigation.BACK, "it changes")],
            {"sure": Response(7, "it changes\n\nwindy")},
        ),
        ({"sure": Response(7, "windy")}, "sure", ["", PAUSE], {"sure": Response(None, "windy")}),
    ],
)  # fmt: skip
def test_the_text_in_the_field_is_saved_wherever_one_goes(
    tmp_path: Path,
    there: dict[str, Response],
    at: str,
    replies: list[Reply],
    expected: dict[str, Response],
) -> None:
    assert Sitting(tmp_path, *replies, there=there, resumed_at=stopped(at)).run().kept == expected


def test_a_follow_up_that_no_longer_applies_is_set_aside_with_its_words(tmp_path: Path) -> None:
    sitting = Sitting(tmp_path, "", "yes", "by train", BACK, BACK, "no").run()

    [_, way] = sitting.draft.entry.answers
    assert (way.text, way.inactive) == ("by train", True)

    sitting.interview.resumed_at = stopped("far")
    sitting.asker.replies = ["yes"]
    sitting.run()
    assert sitting.kept == {"far": Response(True), "way": Response("by train")}


def test_an_unchanged_answer_is_not_written_again(tmp_path: Path) -> None:
    sitting = Sitting(tmp_path, "a hill").run()
    assert sitting.draft.path
    before = sitting.draft.path.stat()

    sitting.asker.replies = [BACK, "a hill"]
    sitting.run()

    assert sitting.draft.path.stat() == before


def test_enough_finishes_with_the_answers_and_names_so_far(tmp_path: Path) -> None:
    first = Sitting(tmp_path / "a", "a hill", Move(Navigation.ENOUGH, "")).run()
    names = Sitting(tmp_path / "b", "Home", Move(Navigation.ENOUGH, "Sam, Mum"), only=TWO).run()

    assert first.ended == Ended(finished=True, key=("far", None), is_early=True)
    assert names.ended == Ended(finished=True, is_early=True)
    assert names.draft.entry.header.about == ("Sam", "Mum")


def test_names_that_were_typed_stay_when_one_goes_back(tmp_path: Path) -> None:
    back = Move(Navigation.BACK, "Sam")
    sitting = Sitting(tmp_path, "Home", back, "Home", BACK, ("Sam", "Mum"), only=TWO).run()

    assert [whom.typed for whom in sitting.asker.whoms] == ["", "Sam"]


@pytest.mark.parametrize("to", [Navigation.BACK, Navigation.ENOUGH])
def test_a_sentence_in_place_of_names_stays_autosaved(tmp_path: Path, to: Navigation) -> None:
    sentence = "Sam, I am afraid that he might sigh"
    pause = Move(Navigation.PAUSE, "")

    sitting = Sitting(tmp_path, "Home", Move(to, sentence), "House", pause, only=TWO).run()

    typed = [half.typed for _, half in autosaves.every(sitting.draft.journal.state_folders)]
    assert typed == [sentence]


def test_an_autosaved_sentence_goes_once_names_are_given(tmp_path: Path) -> None:
    back = Move(Navigation.BACK, "Sam, I am afraid that he might sigh")
    sitting = Sitting(tmp_path, "Home", back, "Home", ("Sam",), only=TWO).run()

    assert list(autosaves.every(sitting.draft.journal.state_folders)) == []


@pytest.mark.parametrize(
    ("there", "known", "asked"),
    [
        ({"far": Response(False)}, {}, [("sure", "")]),
        # Steps that are named are asked again, though all of them is answered.
        ({"name": Response("Home")}, {"only": TWO, "people": ()}, [("like", "")]),
        ({"name": Response("a"), "like": Response(3)}, {"only": TWO, "people": ()}, [("name", "a")]),
        ({"see": Response("a hill")}, {"resumed_at": stopped("sure", "7")}, [("sure", "7")]),
        # What was said of the change stands behind all questions.
        ({"see": Response("a hill")}, {"resumed_at": stopped("looking-back", "I sleep")}, []),
    ],
)  # fmt: skip
def test_a_later_sitting_goes_on_behind_the_last_answer_or_where_it_stopped(
    tmp_path: Path, there: dict[str, Response], known: dict[str, Any], asked: Asked
) -> None:
    assert Sitting(tmp_path, there=there, **known).run().asker.asked == asked


def test_guidance_is_shown_once_a_step_and_the_people_may_be_nobody(tmp_path: Path) -> None:
    prompts = Sitting(tmp_path, "", "", "", "", ()).run().asker.prompts

    assert [prompt.opens_step for prompt in prompts] == [True, False, False, True, False]
    assert prompts[-1].heading == "How do I like it, with the others?"


def test_people_who_are_known_already_are_not_asked_for(tmp_path: Path) -> None:
    replies = ("", "3", "", "4", "")
    sitting = Sitting(tmp_path, *replies, people=("Sam", "Mum"), only=TWO).run()

    assert sitting.asker.whoms == []
    assert list(kept(sitting.draft)) == [("like", "sam"), ("like", "mum")]


class Patient(Scripted):
    """Asked whether to try again, removes the file in the way, or says no."""

    in_the_way: Path
    is_patient = True

    def try_again(self, trouble: str) -> bool:
        self.choices.append(trouble)
        if self.is_patient:
            self.in_the_way.unlink()
        return self.is_patient


@pytest.mark.parametrize("is_patient", [True, False])
def test_an_answer_that_cannot_be_kept_is_tried_again_or_given_back(
    tmp_path: Path, is_patient: bool
) -> None:
    sitting = Sitting(tmp_path)
    sitting.interview.asker = asker = Patient(sitting.draft, "a hill")
    asker.in_the_way, asker.is_patient = sitting.draft.journal.root, is_patient
    asker.in_the_way.parent.mkdir(parents=True, exist_ok=True)
    asker.in_the_way.touch()

    sitting.run()

    assert asker.choices == ["it is a file, not a folder"]
    if is_patient:
        assert sitting.kept == {"see": Response("a hill")}
    else:
        assert sitting.ended == stopped("see", "a hill")
        assert "it is a file, not a folder" in str(sitting.interview.trouble)


def test_an_answer_changed_in_an_editor_is_shown_as_changed(tmp_path: Path) -> None:
    class Editing(Scripted):
        def ask(self, prompt: Prompt) -> str | Move:
            if self.draft.path and prompt.question.id == "far":
                text = self.draft.path.read_text(encoding="utf-8")
                self.draft.path.write_text(text.replace("a hill", "a high hill"), encoding="utf-8")
            return super().ask(prompt)

    sitting = Sitting(tmp_path)
    asker = Editing(sitting.draft, "a hill", Move(Navigation.QUESTION, "", 1), "a low hill")
    sitting.interview.asker = asker

    sitting.run()

    assert asker.asked == [("see", ""), ("far", ""), ("see", "a high hill"), ("far", "")]
    assert sitting.kept == {"see": Response("a low hill")}


def test_any_question_can_be_gone_to_from_the_list_of_all(tmp_path: Path) -> None:
    sitting = Sitting(tmp_path, people=("Sam", "Jo")).run()
    overview = sitting.asker.prompts[0].overview()
    about_jo = next(each.key for each in overview if each.key[1] == "jo")

    sitting.asker.replies = [Move(Navigation.QUESTION, "", about_jo)]
    sitting.run()

    assert len({each.key for each in overview}) == len(overview)
    assert sitting.asker.prompts[-1].key == about_jo


def test_an_autosaved_answer_never_becomes_a_name_but_an_autosaved_name_does(
    tmp_path: Path,
) -> None:
    for typed, key, expected in (("a secret", "gone", ""), ("Sam, Mu", None, "Sam, Mu")):
        there = {"name": Response("Home")}
        sitting = Sitting(
            tmp_path / typed, PAUSE, there=there, resumed_at=stopped(key, typed)
        ).run()

        assert [whom.typed for whom in sitting.asker.whoms] == [expected]


def before(home: Path, people: tuple[str, ...] = (), **there: Response) -> None:
    """Write a finished run of three months ago, and its worksheet."""
    run = begun(home, SHEET, MOMENT - timedelta(days=91), people, there)
    run.mark_as_complete()
    folder = run.journal.root / "worksheets"
    folder.mkdir()
    (folder / "small.md").write_text(SOURCE, encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "known", "chosen", "expected", "is_asked"),
    [
        ("Ana", "Anna", "", "Anna", True),
        ("Ana", "Anna", "n", "Ana", True),
        ("jose", "JOSÉ", "", "JOSÉ", True),
        ("jose\u0301", "José", "", "José", False),
        ("SAM", "Sam", "", "Sam", False),
    ],
)
def test_another_spelling_of_a_known_name_is_asked_about_once(
    tmp_path: Path, name: str, known: str, chosen: str, expected: str, is_asked: bool
) -> None:
    before(tmp_path, (known,), see=Response("a hill"))

    sitting = Sitting(tmp_path, "Home", (name, "Mum"), chosen=chosen, only=TWO).run()

    assert sitting.interview.people == (expected, "Mum")
    assert [name in text for text in sitting.asker.choices] == [True] * is_asked


def test_what_was_answered_last_time_can_be_asked_for(tmp_path: Path) -> None:
    before(tmp_path, see=Response("a lake"), sure=Response(4, "calm"))
    asker = Sitting(tmp_path, "", "", "7").run().asker

    last = [prompt.previous_answer() for prompt in asker.prompts]

    assert [each and each.typed for each in last] == ["a lake", None, "4", "calm"]
    assert last[0]
    assert last[0].day == (MOMENT - timedelta(days=91)).date()


def test_a_text_can_be_autosaved_before_it_is_an_answer(tmp_path: Path) -> None:
    sitting = Sitting(tmp_path, "", "", "7").run()

    for at, typed, id_, part in ((0, "a hi", "see", "value"), (3, "win", "sure", "words")):
        sitting.asker.prompts[at].autosave(typed)
        [(_, half)] = autosaves.every(sitting.draft.journal.state_folders)
        assert (half.id, half.part, half.typed) == (id_, part, typed)


def test_a_prompt_says_what_it_follows_and_that_it_was_declined(tmp_path: Path) -> None:
    prompts = Sitting(tmp_path, NOT_TODAY, BACK, "", "yes").run().asker.prompts

    assert [prompt.is_declined for prompt in prompts] == [False, False, True, False, False]
    assert prompts[-1].parent_heading == "Is it far?"


def test_a_sentence_is_no_name(tmp_path: Path) -> None:
    [whom] = Sitting(tmp_path, "Home", only=TWO).run().asker.whoms

    assert whom.is_valid("Sam, Mum, Aunt Mary Ann, 1")
    assert not whom.is_valid("Sam, I am afraid that he might sigh")
    assert not whom.is_valid("w" * 41)
