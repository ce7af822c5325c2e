"""Questions that ask for a rating, and others that only contain numbers."""

import pytest

from reflect.importers.ratings import rating
from reflect.questions.kinds import Scale


@pytest.mark.parametrize(
    ("text", "scale"),
    [
        ("My trust (1 being very low, 10 being very high)?", Scale(1, 10, "very low", "very high")),
        ("My trust (1 = low, 10 = high)", Scale(1, 10, "low", "high")),
        ("My trust (0: none; 5: full)", Scale(0, 5, "none", "full")),
        ("My trust (10 = high, 1 = low)", Scale(1, 10, "low", "high")),
        ("My trust (1 - low, 10 - high)", Scale(1, 10, "low", "high")),
        ("If 1 is sad and alone and 10 is glad, where am I?", Scale(1, 10, "sad and alone", "glad")),
        ("From 1 (not at all) to 10 (fully), how open?", Scale(1, 10, "not at all", "fully")),
        ("Von 1 (gar nicht) bis 10 (ganz), wie offen?", Scale(1, 10, "gar nicht", "ganz")),
        ("On a scale of 1-10, how near?", Scale(1, 10)),
        ("On a scale from 0 to 10, how sad in the past 7 days?", Scale(0, 10)),
        ("Auf einer Skala von 1 bis 5: wie nah?", Scale(1, 5)),
        ("How near on a 1–10 scale?", Scale(1, 10)),
        ("Rate my week from 1 to 10", Scale(1, 10)),
        ("How glad am I? (1 not at all, 10 very)", Scale(1, 10, "not at all", "very")),
        ("Hoe blij ben ik? (1 helemaal niet – 5 erg)", Scale(1, 5, "helemaal niet", "erg")),
        ("Na ile ufam? (0 wcale – 10 całkiem)", Scale(0, 10, "wcale", "całkiem")),
        ("How strong is it (0-100 %)?", Scale(0, 100)),
        ("How strong was it? (0–10):", Scale(0, 10)),
        ("עד כמה אני כועס על עצמי מ-1 עד 10?", Scale(1, 10)),
        ("מ-0 עד 10, כמה קרוב אנחנו?", Scale(0, 10)),
        ("On a scale of 1-10 (1 = far, 10 = near), how near?", Scale(1, 10, "far", "near")),
    ],
)  # fmt: skip
def test_a_rating_is_recognized_by_its_words(text: str, scale: Scale) -> None:
    assert rating(text) == scale


@pytest.mark.parametrize(
    "text",
    [
        "What do I need?",
        "Am I well (1 = yes, 2 = no)?",
        "(1 = low, 5 = middle, 10 = high)",
        "From 1 (low) over 5 (middle) to 10 (high)",
        "How would I rate my sleep (1-10) and my food (1-10)?",
        "On a scale of 10-1, how near?",
        "Name things I am grateful for (1-10)",
        "How many friends do I see (1-10)?",
        "What did I do (1 walk, 10 squats)?",
        "How many did I eat (1 apple, 10 nuts)?",
        "How do we bake it (1 egg, 3 apples)?",
        "Rate the last 2 to 3 weeks",
        "Rate how it felt from 3 to 5 in the morning",
        "What happened from 1990 to 2000?",
        "On a scale of 1.5-10?",
        "If 1 is low and 10 is high how am I?",
        "What did I do between 7 and 10?",
        "See pages 1-10",
    ],
)
def test_other_numbers_are_no_rating(text: str) -> None:
    assert rating(text) is None
