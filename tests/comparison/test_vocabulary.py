"""Language detection, and the weights of words."""

import pytest

from reflect.comparison import vocabulary
from reflect.comparison.vocabulary import CONTENT, FUNCTION


@pytest.mark.parametrize(
    ("text", "small", "weighty"),
    [
        ("I said that my son would die of shame.", "that", "die"),
        ("Ich sagte, dass die Not nicht groß war.", "die", "not"),
        ("Mon père et son frère sont venus pour le dîner.", "son", "frère"),
        ("In May I said that I would not go.", "would", "mai"),
        ("Jag tror att hon saknar min mor.", "att", "saknar"),
        ("Я думаю, что он не придёт.", "что", "думаю"),
        ("मैं अपने पिता से बात करता हूँ।", "अपने", "पिता"),
        ("나는 엄마를 자주 생각한다.", "나는", "엄마를"),
    ],
)
def test_the_weight_of_a_word_depends_on_the_language(text: str, small: str, weighty: str) -> None:
    found = vocabulary.detect(text, "")

    assert (found.weight(small), found.weight(weighty)) == (FUNCTION, CONTENT)


def test_the_language_is_detected_from_both_versions() -> None:
    assert vocabulary.detect("Non.", "Non ho più fiducia in lui.").negation("non") == "non"
    assert vocabulary.detect("Je ne sais pas.", "Non.").negation("pas") == "pas"


def test_text_too_short_to_detect_may_be_any_language() -> None:
    found = vocabulary.detect("Hm.", "")

    assert all(map(found.negation, ("not", "nicht", "jamais", "не", "değil", "नहीं")))


def test_forms_of_a_negation_count_as_one() -> None:
    german = vocabulary.detect("Ich habe keine Zeit und keinen Hunger.", "")
    english = vocabulary.detect("I don't know what I cannot do for you.", "")

    assert german.negation("keine") == german.negation("keinen") == "kein"
    assert english.negation("don't") == english.negation("cannot") == "not"
