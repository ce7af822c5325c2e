"""What became of earlier plans, as an entry keeps it: shown and found, and never compared."""

import re
from pathlib import Path

import pytest

from sheets import PLANS
from typed import Program, change

SHEET = PLANS
LAST_TIME = """
### What became of what I planned last time?
<!-- q: last-time -->

1. ring Mum, not text: in another way
2. sing: on Sundays, at least

The phone was broken.

## One step
"""


@pytest.fixture(autouse=True)
def entry(reflect: Program) -> Path:
    reflect.kept("2026-02-01", noticed="calm", deeds=["ring Mum, not text", "sing"])
    entry = reflect.kept("2026-03-01", noticed="calmer")
    change(entry, "\n## One step\n", LAST_TIME)
    return entry


def test_it_is_shown_above_the_first_step(reflect: Program) -> None:
    out = reflect("show", "--plain").out

    assert out.index("In another way: ring Mum, not text.") < out.index("Step. One step.")
    assert reflect.json("show")["answers"][0] == {
        "id": "last-time",
        "for": None,
        "question": "What became of what I planned last time?",
        "kind": "outcomes",
        "state": "answered",
        "value": [
            {"plan": "ring Mum, not text", "became": "another-way"},
            {"plan": "sing", "said": "on Sundays, at least"},
        ],
        "words": "The phone was broken.",
        "text": "1. ring Mum, not text: in another way\n2. sing: on Sundays, at least\n\n"
        "The phone was broken.",
        "aside": False,
        "beside": [],
    }


def test_compare_takes_its_words_for_a_plan_where_the_box_agrees(reflect: Program) -> None:
    older, _ = sorted((reflect.journal / "2026").iterdir())
    unticked = reflect("compare").text
    change(older, "- [ ] ring Mum", "- [x] ring Mum")

    told = reflect("compare").text

    assert "What you planned" in told
    assert "still open ring Mum, not text" in unticked
    assert "in another way ring Mum, not text on Sundays, at least sing" in told
    assert "What became of what I planned last time? The phone was broken." in told
    assert [(each["became"], each["said"]) for each in reflect.json("compare")["plans"]] == [
        (["another-way"], "in another way"),
        (["said"], "on Sundays, at least"),
    ]


@pytest.mark.parametrize(
    "command",
    [
        "show 2026-02-01 --plain",
        "timeline deeds --plain",
        "compare --plain",
        "compare 2026-02-01 2026-02-15 --plain",
        "report --output a.html",
    ],
)
def test_every_page_has_its_word_for_a_plan(reflect: Program, command: str) -> None:
    older, _ = sorted((reflect.journal / "2026").iterdir())
    change(older, "- [ ] ring Mum", "- [x] ring Mum")
    # What is said later counts for a plan that was made again, too.
    reflect.kept("2026-02-15", noticed="so", deeds=[{"text": "ring Mum, not text", "done": True}])

    run = reflect(*command.split())

    page = Path("a.html") if "report" in command else None
    told = page.read_text("utf-8").partition("Question by question")[2] if page else run.text
    assert "in another way" in told.casefold()
    assert not re.search(r"\bdone\b(?!, tick it)", told, re.IGNORECASE)


def test_compare_knows_what_became_of_a_plan_that_was_made_once_more(reflect: Program) -> None:
    reflect.kept("2026-03-08", deeds=[{"text": "Sing", "done": "let-go"}])

    [_, sing] = reflect.json("compare", "2026-02-01", "2026-03-01")["plans"]

    assert (sing["then"], sing["became"], sing["said"]) == ({"text": "sing"}, ["let-go"], None)


def test_it_is_found_but_neither_compared_nor_in_any_timeline(reflect: Program) -> None:
    assert "broken" in reflect("search", stdin="broken").out
    assert {each["id"] for each in reflect.json("compare")["changes"]} == {"noticed", "deeds"}
    assert reflect("timeline", "last-time").code == 1
    for command in ("timeline noticed", "ratings", "report --output a.html"):
        run = reflect(*command.split())
        assert "broken" not in run.out + run.err


@pytest.mark.parametrize("is_known", [True, False])
def test_check_has_nothing_against_it(reflect: Program, entry: Path, is_known: bool) -> None:
    if not is_known:
        reflect.sheet.unlink()
    before = reflect("check")

    change(entry, LAST_TIME, "\n## One step\n")

    assert before.out == reflect("check").out
    assert reflect("worksheet", "check", "plans").code == (0 if is_known else 1)


def test_a_question_of_ones_own_with_that_id_stays_a_question(reflect: Program) -> None:
    reflect.own("mine", "---\nid: mine\ntitle: M\n---\n\n## S\n\n- What? {#last-time}\n")
    for day, said in (("2026-02-01", "1. sing: done"), ("2026-03-01", "I rested.")):
        reflect.answered("mine", {"last-time": said}, "--date", f"{day}T20:00:00")

    [change_] = reflect.json("compare", "--worksheet", "mine")["changes"]
    checked = reflect("worksheet", "check", "mine")

    assert (change_["id"], change_["old_value"]) == ("last-time", "1. sing: done")
    assert "after: {last-time-2: last-time}" in checked.out + checked.err


def test_the_list_of_all_plans_says_it_of_one_that_is_closed_until_it_is_planned_again(
    reflect: Program,
) -> None:
    older, _ = sorted((reflect.journal / "2026").iterdir())
    change(older, "- [ ] ring Mum", "- [x] ring Mum")

    def said_of(words: str) -> str:
        lines = reflect("plan", "--list", "--all").out.splitlines()
        return next(line.partition(words)[2].strip() for line in lines if words in line)

    assert said_of("ring Mum, not text") == "in another way"
    assert said_of("sing") == ""

    reflect.kept("2026-04-01", deeds=[{"text": "ring Mum, not text", "done": True}])
    assert said_of("ring Mum, not text") == "done"
