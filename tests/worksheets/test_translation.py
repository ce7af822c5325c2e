"""Answers in one language of a worksheet are read as answers in another."""

import pytest

from reflect import worksheets
from reflect.questions import Wordings
from reflect.questions.kinds import Choice, Scale
from reflect.worksheets import Worksheet
from reflect.worksheets.translation import translated


def sheet(language: str, *questions: str) -> Worksheet:
    head = f"---\nid: a\ntitle: A\nlanguage: {language}\n---\n\n## S {{#s}}\n\n"
    return worksheets.read(head + "".join(f"- {each}\n" for each in questions)).worksheet


def both(german: str, english: str, then: str = "") -> Wordings:
    """How entries in German are read in English, whose worksheet asked *then* when they began."""
    here, there = sheet("de", f"{german} {{#q}}"), sheet("en", f"{english} {{#q}}")
    began = sheet("de", f"{then} {{#q}}") if then else here
    return translated(began.wordings(), here, there)


def options(asked: Wordings, *labels: str) -> list[str | None]:
    kind = asked.kind("q")
    assert isinstance(kind, Choice)
    return [kind.option(each) for each in labels]


@pytest.mark.parametrize(
    ("german", "english", "heading", "shown"),
    [
        ("Wer ist es?", "Who is it?", "Wer ist es?", "Who is it?"),
        ("Wer ist es?", "Who is it?", "Wer war es?", "Wer war es?"),
        ("Wie nah ist mir {du|jemand}?", "How near is {you|anybody}?", "Wie nah ist mir Sam?",
         "How near is Sam?"),
        ("Wie nah ist mir {du|jemand}?", "How near is {you|anybody}?", "Wie nah ist mir jemand?",
         "How near is anybody?"),
        ("Wie nah?", "How near?", "Wie nah? (Sam)", "How near? (Sam)"),
        ("{a|Er} und {b|sie}?", "{b|She} and {a|he}?", "Er und sie?", "She and he?"),
        ("{a|Er} und {b|sie}?", "{b|She} and {a|he}?", "Sam und Jo?", "Sam und Jo?"),
        ("Was {a|da} war?", "What was it?", "Was hier war?", "Was hier war?"),
    ],
)  # fmt: skip
def test_a_question_is_shown_with_whom_it_was_asked_about(
    german: str, english: str, heading: str, shown: str
) -> None:
    assert both(german, english).translated("q", heading) == shown


def test_options_are_the_same_by_their_places() -> None:
    alike = both("Was? [choose: Gift, Rat]", "What? [choose: poison, gift]")
    assert options(alike, "Gift", "Rat") == ["poison", "gift"]

    renamed = both("Was? [choose: Ruhe (was: Stille), Tee]", "What? [choose: quiet, tea]")
    assert options(renamed, "Ruhe", "stille", "TEE", "tea") == ["quiet", "quiet", "tea", "tea"]


def test_an_option_that_is_gone_keeps_its_name() -> None:
    now, then = "Was? [choose: Ruhe, Tee]", "Was? [choose: Ruhe, Wein, Tee]"

    asked = both(now, "What? [choose: quiet, tea]", then)

    assert options(asked, "Ruhe", "Wein", "Tee") == ["quiet", "Wein", "tea"]


def test_what_cannot_be_matched_stays_as_it_was_written() -> None:
    asked = both("Was? [choose: Ruhe, Tee]", "What? [choose: quiet, tea, wine]")
    assert options(asked, "Ruhe", "quiet") == ["Ruhe", None]

    for then, high in (("[1-5: leer ... voll]", "full"), ("[1-7: leer ... voll]", "voll")):
        kind = both("Wie? [1-5: leer ... voll]", "How? [1-5: empty ... full]", f"Wie? {then}")
        scale = kind.kind("q")
        assert isinstance(scale, Scale)
        assert scale.high == high
    assert both("Was?", "What? [yes/no]").kind("q").name == "text"
