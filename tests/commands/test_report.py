"""`reflect report`: one file that holds all, loads nothing, and is read by nobody else."""

import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from wellformed import Page

Keep = Callable[..., Path]

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
NEAR = {"near": {"for": {"Sam": 2, "Mum": {"value": 5, "words": "like never before"}}}}
BOTH = ("--about", "Sam", "--about", "Mum")


@pytest.fixture
def made(reflect: Any, tmp_path: Path) -> Callable[..., Page]:
    """Make a page with these options, and look at it."""

    def make(*options: str) -> Page:
        run = reflect("report", "--output", tmp_path / "page.html", "--force", *options)
        assert run.code == 0, run.err
        page = Page((tmp_path / "page.html").read_text("utf-8"))
        assert page.faults == []
        return page

    return make


@pytest.fixture
def kept(answered: Keep, kinds: str) -> Keep:
    """Keep a run of all kinds of questions, of a day."""

    def keep(day: str, changed: dict[str, Any] | None = None, *options: str) -> Path:
        answers = {**WORDS, **(changed or {})}
        return answered(kinds, answers, "--date", f"{day}T20:00:00", *options)

    return keep


@pytest.mark.parametrize("days", [["2026-02-01"], ["2026-02-01", "2026-05-01"]])
def test_every_word_of_every_answer_is_on_the_page(
    made: Callable[..., Page], kept: Keep, days: list[str]
) -> None:
    for day in days:
        kept(day, NEAR, *BOTH)

    text = made().text

    for words in ("I sit by the window.", "a grey day", "not much", "since spring", "since June", "green", "red",
                  "blue", "tea", "bread", "1 December 2026", "ring Mum", "24 December 2026", "like never before",
                  "Sam", "Mum"):  # fmt: skip
        assert words in text


def test_it_shows_what_changed_the_marks_and_each_question(
    made: Callable[..., Page], kept: Keep
) -> None:
    kept("2026-02-01")
    kept(
        "2026-05-01",
        {"scale": 6, "text": "I sit by the door. Nobody calls before noon."},
    )

    page = made()

    assert "What this is about 2 runs: 1 Feb 2026 · 1 May 2026" in page.text
    assert "I sit by the [removed: window][added: door]. Nobody calls" in page.text
    assert "4 then, 6 now" in page.text
    assert "Day Rating Words beside it 1 Feb 2026 4 not much 1 May 2026 6" in page.text
    assert page.headings.count(2) == 5
    assert page.html == {"lang": "en", "dir": "ltr"}


def test_the_picture_of_the_marks_says_all_of_them(
    made: Callable[..., Page], kept: Keep, answered: Keep, tmp_path: Path
) -> None:
    kept("2026-02-01")
    kept("2026-05-01", {"scale": None})
    kept("2026-08-01", {"scale": 7})

    [line] = made().lines

    said = "How much? 4 on 1 February 2026, 7 on 1 August 2026."
    assert f'role="img" aria-label="{said}"' in (tmp_path / "page.html").read_text("utf-8")
    assert (line.count("M"), line.count("L")) == (2, 0)  # where nothing was answered there is a gap


def test_a_line_breaks_off_where_the_question_was_another(
    made: Callable[..., Page], kept: Keep, kinds: str, tmp_path: Path
) -> None:
    kept("2026-02-01")
    sheet = tmp_path / "journal" / "worksheets" / f"{kinds}.md"
    text = sheet.read_text("utf-8").replace("version: 1", "version: 2")
    sheet.write_text(text.replace("- How much? [", "- How much of it? ["), encoding="utf-8")
    kept("2026-05-01")

    page = made()

    assert "Until 1 Feb 2026 it was asked as: How much?" in page.text
    assert ["L" in line for line in page.lines] == [False]


def test_no_policy_of_it_lets_anything_in(made: Callable[..., Page], kept: Keep) -> None:
    kept("2026-02-01")

    policy = made().policy

    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy


def test_its_title_tells_nobody_what_it_is_about(reflect: Any, kept: Keep, tmp_path: Path) -> None:
    kept("2026-02-01")

    run = reflect("report", "--output", "page.html")

    page = (tmp_path / "page.html").read_text("utf-8")
    assert "<title>Looking back, 1 February 2026</title>" in page
    assert run.out == "page.html\n"
    assert sys.platform == "win32" or (tmp_path / "page.html").stat().st_mode & 0o777 == 0o600
    assert (
        run.err
        == "reflect: Only your account can read this page. It holds the answers of one run, in your words.\n"
    )


def test_it_takes_no_other_files_place(reflect: Any, kept: Keep, tmp_path: Path) -> None:
    kept("2026-02-01")
    (tmp_path / "page.html").write_text("mine", encoding="utf-8")

    run = reflect("report", "--output", "page.html")

    assert (run.code, run.out) == (1, "")
    assert "is there already" in run.err
    assert (tmp_path / "page.html").read_text("utf-8") == "mine"
    assert reflect("report", "--output", "page.html", "--force").code == 0


def test_after_one_run_there_is_nothing_to_compare(made: Callable[..., Page], kept: Keep) -> None:
    kept("2026-02-01")

    page = made()

    assert "When there is a second run" in page.text
    assert "Since last time" not in page.text


def test_a_sheet_without_marks_has_no_pictures(
    made: Callable[..., Page], answered: Keep, kinds: str
) -> None:
    answered(kinds, {"text": "I sit."}, "--date", "2026-02-01T20:00:00")

    page = made()

    assert "svg" not in page.tags
    assert "Marks over time" not in page.text


def test_what_is_left_out_is_not_named(made: Callable[..., Page], kept: Keep) -> None:
    kept("2026-02-01", NEAR, *BOTH)
    kept("2026-05-01", NEAR, *BOTH)

    page = made("--exclude", "Sam")

    assert "Something was left out, as was asked for." in page.text
    assert "Sam" not in page.text
    assert "like never before" in page.text
    assert "left out" not in made().text


def test_some_of_the_runs_are_said_to_be_some(made: Callable[..., Page], kept: Keep) -> None:
    kept("2026-02-01")
    kept("2026-05-01")

    page = made("--since", "2026-03-01")

    assert "This is not all there is, only what was asked for." in page.text
    assert "1 Feb 2026" not in page.text
    assert "not all there is" not in made().text


def test_whatever_somebody_writes_stays_text(
    made: Callable[..., Page], kept: Keep, tmp_path: Path
) -> None:
    hostile = (
        "<script>alert(1)</script> ]]> & &amp; <!-- q --> </p></main> \"'` {braces} %s \u202e\u2066"
    )
    answers = {
        "text": hostile,
        "line": hostile,
        "list": [hostile],
        "scale": {"value": 4, "words": hostile},
    }
    name = "<b>Ida"
    for day in ("2026-02-01", "2026-05-01"):
        near = {"near": {"for": {name: 3}}}
        path = kept(day, answers | near, "--about", name)
        data = path.read_bytes()
        path.write_bytes(
            data.replace(b"%s", "\x1b[2J\x07\x00\x9b\x85".encode() + b"\xff\xed\xa0\x80")
        )

    page = made()

    assert (
        page.text.count(
            "<script>alert(1)</script> ]]> & &amp; <!-- q --> </p></main> \"'` {braces} <1b>[2J<07>"
        )
        > 4
    )
    assert "<202e><2066>" in page.text
    source = (tmp_path / "page.html").read_text("utf-8")
    assert not set(source) & {"\x1b", "\x07", "\x00", "\x9b", "\x85", "\u202e"}


def test_a_long_answer_is_there_to_its_end(made: Callable[..., Page], kept: Keep) -> None:
    long = "\n\n".join(f"{number} of a long evening. {'And so on ' * 15}" for number in range(600))
    kept("2026-02-01", {"text": f"{long} The end."})

    assert "599 of a long evening." in made().text
    assert made().text.count("The end.") == 1


def test_a_page_is_in_the_language_and_the_direction_of_its_worksheet(
    made: Callable[..., Page], kept: Keep, kinds: str, tmp_path: Path
) -> None:
    sheet = tmp_path / "journal" / "worksheets" / f"{kinds}.md"
    english = sheet.read_text("utf-8")
    kept("2026-02-01", None, "--about", "שרה")

    sheet.write_text(english.replace("language: en", "language: de"), encoding="utf-8")
    german = kept("2026-05-01", {"text": "窓辺に座る。\n\nأنا أنتظر"}, "--about", "שרה")
    page = made()
    assert page.html == {"lang": "de", "dir": "ltr"}
    assert "Auf dieser Seite" in page.text
    assert "Es geht um שרה." in page.text
    assert "窓辺に座る。" in page.text

    german.write_text(
        german.read_text("utf-8").replace("language: de", "language: he"), encoding="utf-8"
    )
    page = made()
    assert page.html == {"lang": "he", "dir": "rtl"}
    assert "On this page" in page.text


def test_sixty_runs_are_all_there(made: Callable[..., Page], answered: Keep, kinds: str) -> None:
    path = answered(kinds, {"scale": 1, "text": "I sit."}, "--date", "2020-01-01T20:00:00")
    text = path.read_text("utf-8")
    for number in range(1, 60):
        day = f"20{20 + number // 12}-{number % 12 + 1:02}-01"
        other = text.replace("2020-01-01", day).replace("1 / 10", f"{number % 10 + 1} / 10")
        path.with_name(f"{day}-{kinds}.md").write_text(
            other.replace("I sit.", f"I sit {number // 20}."), "utf-8"
        )

    page = made()

    assert "60 runs:" in page.text
    assert page.tags.count("circle") == 60
    assert page.tags.count("svg") == 5
    assert page.text.count("1 Dec 2024") >= 2


def test_a_run_without_a_day_has_a_place_in_the_table(
    made: Callable[..., Page], kept: Keep
) -> None:
    path = kept("2026-02-01")
    text = path.read_text("utf-8")
    path.unlink()
    path.with_name("undated.md").write_text(
        text.replace("date: 2026-02-01T20:00:00\n", ""), "utf-8"
    )
    kept("2026-05-01")

    page = made()

    assert "no date 4 not much 1 May 2026 4 not much" in page.text
    assert page.tags.count("circle") == 1


def test_it_is_of_the_worksheet_used_last_or_of_the_one_that_is_named(
    reflect: Any, kept: Keep, answered: Keep, kinds: str
) -> None:
    kept("2026-02-01")
    answered("emotional-intimacy", {"fears": "I wait."}, "--date", "2026-05-01T20:00:00")

    assert "I wait." in Path(reflect("report", "--output", "a.html").out.strip()).read_text("utf-8")
    own = Path(reflect("report", "--output", "b.html", "--worksheet", kinds).out.strip()).read_text(
        "utf-8"
    )

    assert "I wait." not in own
    assert "I sit by the window." in own


def test_what_cannot_be_read_is_named_once_and_the_page_is_made(
    reflect: Any, kept: Keep, tmp_path: Path
) -> None:
    path = kept("2026-02-01")
    path.write_bytes(path.read_bytes() + b"\xff\n")
    kept("2026-05-01")
    (tmp_path / "journal" / "loop.md").symlink_to("loop.md")

    run = reflect("report", "--output", tmp_path / "page.html")

    assert run.code == 0
    assert run.err.count("loop.md could not be read") == 1
    assert run.err.count(f"{path} is not UTF-8 text") == 1


def test_whoever_is_excluded_is_in_no_heading_of_a_step(
    reflect: Any, kept: Keep, tmp_path: Path
) -> None:
    path = kept("2026-02-01", NEAR, *BOTH)
    page = re.sub(r"^## .*", "## All of Sam", path.read_text("utf-8"), flags=re.MULTILINE)
    path.write_text(page, encoding="utf-8")

    for excluded, is_named in (("Mum", True), ("Sam", False)):
        file = tmp_path / f"{excluded}.html"
        assert reflect("report", "--output", file, "--exclude", excluded).code == 0
        assert ("All of Sam" in file.read_text("utf-8")) is is_named


def test_without_a_terminal_a_page_needs_its_file_named(reflect: Any, kept: Keep) -> None:
    kept("2026-02-01")

    run = reflect("report")

    assert (run.code, run.out) == (2, "")
    assert run.err == "reflect: Where should the page go? Add --output FILE.\n"
