"""`reflect report`: one private file with all answers, which loads nothing."""

import re
import sys
from pathlib import Path
from typing import Any

import pytest
from wellformed import Page

from sheets import PLANS
from typed import Program, append, change

WORDS = {
    "text": "I sit by the window. Nobody calls before noon.",
    "line": "a grey day",
    "scale": {"value": 4, "words": "not much"},
    "yesno": {"value": True, "words": "since spring"},
    "since": "since June",
    "choice": "green",
    "choices": ["red", "blue"],
    "list": ["tea", "bread"],
    "date": "2026-12-01",
    "action": [{"text": "ring Mum", "by": "2026-12-24"}],
}
NEAR = {"for": {"Sam": 2, "Mum": {"value": 5, "words": "like never before"}}}
BOTH = ("--about", "Sam", "--about", "Mum")


PAGE = Path("page.html")


def keep(reflect: Program, day: str, *options: str, **changed: Any) -> Path:
    """Write a run with all kinds of questions."""
    return reflect.kept(day, *options, **{**WORDS, **changed})


def made(reflect: Program, *options: str) -> Page:
    """The page for some options, checked to be well formed."""
    run = reflect("report", "--output", PAGE, "--force", *options)
    assert run.code == 0, run.err
    page = Page(PAGE.read_text("utf-8"))
    assert page.faults == []
    return page


@pytest.mark.parametrize("days", [["2026-02-01"], ["2026-02-01", "2026-05-01"]])
def test_every_word_of_every_answer_is_on_the_page(reflect: Program, days: list[str]) -> None:
    for day in days:
        keep(reflect, day, *BOTH, near=NEAR)

    page = made(reflect)

    for words in ("I sit by the window.", "a grey day", "not much", "since spring", "since June", "green", "red",
                  "blue", "tea", "bread", "1 December 2026", "ring Mum", "24 December 2026", "like never before",
                  "Sam", "Mum"):  # fmt: skip
        assert words in page.text
    assert ("When there is a second run" in page.text) is (len(days) == 1)
    assert ("1 February 2026 and 1 May 2026" in page.text) is (len(days) == 2)


def test_it_shows_changes_ratings_and_each_question(reflect: Program) -> None:
    keep(reflect, "2026-02-01")
    keep(reflect, "2026-05-01", scale=6, text="I sit by the door. Nobody calls before noon.")

    page = made(reflect)

    assert "All kinds 2 runs: 1 Feb 2026 · 1 May 2026 On this page" in page.text
    assert "Day Rating Your words about it 1 Feb 2026 4 not much 1 May 2026 6" in page.text
    assert "three months apart 2 of 9 answers have changed: 1 reworded, 1 changed." in page.text
    assert "I sit by the [removed: window][added: door]. Nobody calls" in page.text
    assert page.text.count("I sit by the window.") == 1
    assert page.headings.count(2) == 4
    assert page.html == {"lang": "en", "dir": "ltr"}
    assert page.policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in page.policy


def test_it_begins_with_what_is_open_and_with_ones_own_words(reflect: Program) -> None:
    reflect.own("plans", PLANS)
    both, answers = ("--about", "Sam", "--about", "Mum"), reflect.answered
    answers(
        "plans",
        {
            "deeds": [{"text": "rest", "done": True}, {"text": "walk", "by": "2026-03-08"}],
            "theirs": {"for": {"Sam": "ring Sam up", "Mum": "send the photographs"}},
            "again": "look again (every month)",
        },
        *both,
        "--date",
        "2026-02-01",
    )
    newest = answers("plans", {"deeds": "sing"}, *both, "--date", "2026-05-01")
    append(newest, "\n### What became of it?\n<!-- q: last-time -->\n\n1. walk: not yet\n\nRain.\n")
    append(newest, "\n### What has changed?\n<!-- q: looking-back -->\n\nThat I sleep.\n")

    page = made(reflect)

    assert (
        "Still open Planned on 1 May 2026 sing "
        "Planned on 1 February 2026 walk (by 8 March 2026) "
        "Planned on 1 February 2026, about Sam ring Sam up "
        "Planned on 1 February 2026, about Mum send the photographs "
        "What became of it? 1 May 2026 walk not yet Rain. "
        "What has changed? 1 May 2026 That I sleep. "
        "Question by question"
    ) in page.text
    assert page.text.count("That I sleep.") == page.text.count("Rain.") == 1
    hidden = made(reflect, "--exclude", "Sam").text
    assert "Planned on 1 February 2026 walk (by 8 March 2026) send the photographs" in hidden
    assert "ring" not in hidden


def test_the_chart_has_all_ratings_as_text(reflect: Program) -> None:
    keep(reflect, "2026-02-01")
    keep(reflect, "2026-05-01", scale=None)
    keep(reflect, "2026-08-01", scale=7)

    [line] = made(reflect).lines

    said = "How much? 4 on 1 February 2026, 7 on 1 August 2026."
    assert f'role="img" aria-label="{said}"' in PAGE.read_text("utf-8")
    assert (line.count("M"), line.count("L")) == (2, 0)  # a gap for a run without a rating


def test_a_chart_line_breaks_where_the_wording_changed(reflect: Program) -> None:
    keep(reflect, "2026-02-01")
    change(reflect.sheet, "version: 1", "version: 2", "- How much? [", "- How much of it? [")
    keep(reflect, "2026-05-01")

    page = made(reflect)

    assert "Until 1 Feb 2026 the question was: How much?" in page.text
    assert ["L" in line for line in page.lines] == [False]


def test_its_title_is_discreet_and_it_replaces_no_file(reflect: Program) -> None:
    keep(reflect, "2026-02-01")
    nowhere = reflect("report")
    assert (nowhere.code, nowhere.out) == (2, "")
    assert nowhere.err == "reflect: Where should the page go? Add --output FILE.\n"

    run = reflect("report", "--output", PAGE)

    assert run.out == "page.html\n"
    read_by = (
        "Only your account can read this page. It holds the answers of one run, in your words."
    )
    assert run.err == f"reflect: {read_by}\n"
    assert "<title>Looking back, 1 February 2026</title>" in PAGE.read_text("utf-8")
    assert sys.platform == "win32" or PAGE.stat().st_mode & 0o777 == 0o600
    PAGE.write_text("mine", encoding="utf-8")
    run = reflect("report", "--output", PAGE)
    assert (run.code, run.out, "already exists" in run.err) == (1, "", True)
    assert PAGE.read_text("utf-8") == "mine"


def test_a_worksheet_without_ratings_has_no_charts(reflect: Program) -> None:
    reflect.kept("2026-02-01", text="I sit.")

    page = made(reflect)

    assert "svg" not in page.tags
    assert "Marks over time" not in page.text


def test_excluded_names_are_not_on_the_page(reflect: Program) -> None:
    for day in ("2026-02-01", "2026-05-01"):
        path = keep(reflect, day, *BOTH, near=NEAR)
        text = re.sub(r"^## .*", "## All of Sam", path.read_text("utf-8"), flags=re.MULTILINE)
        path.write_text(text, encoding="utf-8")

    page = made(reflect, "--exclude", "Sam")

    assert "Something was left out, as requested." in page.text
    assert "Sam" not in page.text
    assert "like never before" in page.text
    assert "All of Sam" in made(reflect, "--exclude", "Mum").text
    assert "left out" not in made(reflect).text


def test_a_selection_of_runs_is_reported_as_one(reflect: Program) -> None:
    for day in ("2026-02-01", "2026-05-01"):
        keep(reflect, day)

    page = made(reflect, "--since", "2026-03-01")

    assert "This is not everything, only what was asked for." in page.text
    assert "1 Feb 2026" not in page.text
    assert "not everything" not in made(reflect).text


def test_answers_are_escaped(reflect: Program) -> None:
    hostile = "<script>alert(1)</script> ]]> & &amp; <!-- q --> </p></main> \"'` {braces} "
    written = f"{hostile}%s \u202e\u2066"
    name = "<b>Ida"
    answers = {"text": written, "line": written, "list": [written], "near": {"for": {name: 3}}}
    answers["scale"] = {"value": 4, "words": written}
    for day in ("2026-02-01", "2026-05-01"):
        path = keep(reflect, day, "--about", name, **answers)
        controls = "\x1b[2J\x07\x00\x9b\x85".encode() + b"\xff\xed\xa0\x80"
        path.write_bytes(path.read_bytes().replace(b"%s", controls))

    page = made(reflect)

    assert page.text.count(f"{hostile}<1b>[2J<07>") > 4
    assert "<202e><2066>" in page.text
    assert not set(PAGE.read_text("utf-8")) & {"\x1b", "\x07", "\x00", "\x9b", "\x85", "\u202e"}


def test_a_long_answer_is_shown_to_its_end(reflect: Program) -> None:
    long = "\n\n".join(f"{number} of a long evening. {'And so on ' * 15}" for number in range(600))
    keep(reflect, "2026-02-01", text=f"{long} The end.")

    page = made(reflect)

    assert "599 of a long evening." in page.text
    assert page.text.count("The end.") == 1


def test_a_page_is_in_the_language_and_the_direction_of_its_worksheet(reflect: Program) -> None:
    keep(reflect, "2026-02-01", "--about", "שרה")
    change(reflect.sheet, "language: en", "language: de")
    german = keep(reflect, "2026-05-01", "--about", "שרה", text="窓辺に座る。\n\nأنا أنتظر")

    page = made(reflect)

    assert page.html == {"lang": "de", "dir": "ltr"}
    assert "Auf dieser Seite" in page.text
    assert "Es geht um שרה." in page.text
    assert "窓辺に座る。" in page.text
    change(german, "language: de", "language: he")
    page = made(reflect)
    assert page.html == {"lang": "he", "dir": "rtl"}
    assert "On this page" in page.text


def test_sixty_runs_are_all_shown(reflect: Program) -> None:
    path = reflect.kept("2020-01-01", scale=1, text="I sit.")
    text = path.read_text("utf-8")
    for number in range(1, 60):
        day = f"20{20 + number // 12}-{number % 12 + 1:02}-01"
        other = text.replace("2020-01-01", day).replace("1 / 10", f"{number % 10 + 1} / 10")
        other = other.replace("I sit.", f"I sit {number // 20}.")
        path.with_name(f"{day}-kinds.md").write_text(other, "utf-8")

    page = made(reflect)

    assert "60 runs:" in page.text
    assert page.tags.count("circle") == 60
    assert page.tags.count("svg") == 5
    assert page.text.count("1 Dec 2024") >= 2


def test_a_run_without_a_day_has_a_place_in_the_table(reflect: Program) -> None:
    path = keep(reflect, "2026-02-01")
    change(path, "date: 2026-02-01T20:00:00\n", "")
    path.rename(path.with_name("undated.md"))
    keep(reflect, "2026-05-01")

    page = made(reflect)

    assert "no date 4 not much 1 May 2026 4 not much" in page.text
    assert page.tags.count("circle") == 1


def test_it_is_about_the_last_used_or_the_named_worksheet(reflect: Program) -> None:
    keep(reflect, "2026-02-01")
    reflect.answered("emotional-intimacy", {"fears": "I wait."}, "--date", "2026-05-01")

    assert "I wait." in made(reflect).text
    own = made(reflect, "--worksheet", "kinds").text
    assert "I wait." not in own
    assert "I sit by the window." in own


def test_an_unreadable_file_is_named_once_and_the_page_is_made(reflect: Program) -> None:
    path = keep(reflect, "2026-02-01")
    path.write_bytes(path.read_bytes() + b"\xff\n")
    keep(reflect, "2026-05-01")
    (reflect.journal / "loop.md").symlink_to("loop.md")

    run = reflect("report", "--output", PAGE)

    assert run.code == 0
    assert run.err.count("loop.md could not be read") == 1
    assert run.err.count(f"{path} is not UTF-8 text") == 1
