"""Passages that survive in a rewritten answer, and mere coincidences."""

import pytest

from reflect.comparison import changes
from reflect.comparison.parts import sides
from reflect.comparison.prose import between
from reflect.entries.answer import Answer

PHONE = (
    "When I begin to speak, he looks at his phone. Then I stop and make tea. It is not worth it."
)
CANDLES = (
    "In spring I said it out loud once: that he looks at his phone makes me small. He put it in "
    "the drawer, and now we have Thursdays with candles and no screens."
)
KITCHEN = "我不知道该怎么跟他说。每次他一回家就看手机，我就去厨房洗碗。"
RIVER = "春天的时候我终于开口了。他把手机放进抽屉，现在我们每个星期四一起散步，孩子也跟着去。我还是去厨房洗碗，但是心里不一样了。"


def kept(old: str, new: str) -> tuple[str, ...]:
    difference = between(old, new)
    assert difference.kind == "rewritten"
    stayed = [segment[-1].strip(" .,") for segment in difference.segments if segment[0] == "="]
    assert sides(difference.segments) == (old, new)
    assert set(stayed) <= set(difference.kept)
    assert bool(stayed) == bool(difference.kept)
    return difference.kept


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (PHONE, CANDLES, ("he looks at his phone",)),
        (KITCHEN, RIVER, ("去厨房洗碗",)),
        (
            "Evenings are long, and the cold light of the fridge is what I sit by until he sleeps.",
            "I moved the table to the window. The Cold Light of the fridge made me laugh last "
            "week, all by itself in an empty flat. I have bought a lamp, and a plant, and two "
            "chairs for whoever comes by after the choir.",
            ("The Cold Light of the fridge",),
        ),
        (
            "My father whistles when he lies. I count the stairs. It was the yellow kitchen where "
            "we were happy, and I have nothing to add to that.",
            "We have painted everything white, even the doors, and the new people want to keep "
            "the pear tree. Somebody asked about the yellow kitchen where the piano stood. I "
            "said: my father whistles when he lies, and then they laughed and I could not stop "
            "talking, about the piano, the cellar and the long summer of the flood.",
            ("my father whistles when he lies", "the yellow kitchen"),
        ),
    ],
)
def test_a_surviving_passage_is_found(old: str, new: str, expected: tuple[str, ...]) -> None:
    assert kept(old, new) == expected


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            "At the end of the day I am the one who has to do it. Nobody else remembers the "
            "appointments, and when I say so I am told that I like being in charge.",
            "We split the appointments in May. He has the dentist, I have the rest, and at the "
            "end of the day we check the calendar over tea. It is the first time in years that I "
            "have forgotten something and the sky stayed up.",
        ),
        (
            "I do not know if it is me or if it is the way that we have been living.",
            "It was never going to be easy to leave, but the way she put it to me on the phone "
            "made it sound as if we had a choice.",
        ),
        (
            "Ich weiß nicht, ob es an mir liegt oder daran, wie wir seit der Geburt leben.",
            "Es war nie leicht, aber so, wie sie es mir am Telefon gesagt hat, klang es, als "
            "hätten wir eine Wahl gehabt, und seitdem schlafe ich wieder durch.",
        ),
    ],
)
def test_everyday_phrases_do_not_count_as_kept(old: str, new: str) -> None:
    assert kept(old, new) == ()


def test_a_negated_passage_was_not_kept() -> None:
    old = "Some days I hide the car keys from my brother. The mornings are the worst of it, by far."
    new = (
        "We sat on the steps in June and he told me about the clinic, the pills and the nurse "
        "from Split who sings. I do not hide the car keys any more. He drives us to the lake."
    )

    assert kept(old, new) == ()


def test_only_a_rewritten_answer_has_kept_passages() -> None:
    assert between("He looks at his phone.", "He looks at his phone. I leave.").kept == ()


def test_changes_as_json_have_kept_passages_and_negations() -> None:
    def answer(id_: str, text: str) -> Answer:
        return Answer(id_, None, "And now?", "text", text, "", text)

    before = [answer("phone", PHONE), answer("trust", "I trust him.")]
    now = [answer("phone", CANDLES), answer("trust", "I do not trust him.")]

    phone, trust = (change.data() for change in changes.changes_between(before, now))

    assert (phone["kept"], phone["negations"]) == (["he looks at his phone"], [])
    assert (trust["kept"], trust["negations"]) == ([], [["+", "not"]])
