"""`reflect show`: one entry, a part of it, or its file."""

from pathlib import Path

import pytest

from sheets import PLANS
from typed import Program, change


@pytest.fixture(autouse=True)
def entry(reflect: Program) -> Path:
    given = {"text": "# Words\nof Sam", "scale": 7, "line": "a line", "near": {"for": {"Sam": 3}}}
    return reflect.kept("2026-02-01", "--about", "Sam", "--about", "Ada", **given)


@pytest.mark.parametrize("asked", ["3", "scale", "how much"])
def test_one_question_is_shown_alone(reflect: Program, asked: str) -> None:
    [answer] = reflect.json("show", "--question", asked)["answers"]

    assert answer["id"] == "scale"
    for way in ([], ["--plain"], ["--format", "markdown"]):
        out = reflect("show", "--question", asked, *way).out
        assert "How much?" in out
        assert "a line" not in out


def test_several_questions_may_be_named_even_unanswered_ones(reflect: Program) -> None:
    out = reflect("show", "--question", "2", "--question", "date").out

    assert "a line" in out
    assert "On which day?\n    (left open)" in out
    assert "Left open." in reflect("show", "--question", "date", "--plain").out
    assert reflect("show", "--question", "nonesuch").code == 1


def test_raw_is_the_file_byte_for_byte(reflect: Program, entry: Path, tmp_path: Path) -> None:
    change(entry, "a line", "a \x1b[31mline", "\n", "\r\n")

    assert reflect("show", "--raw").out.encode() == entry.read_bytes()
    assert reflect("show", "--raw", "--output", tmp_path / "copy.md").code == 0
    assert (tmp_path / "copy.md").read_bytes() == entry.read_bytes()
    assert reflect("show", "--raw", "--format", "json").code == 2


def test_markdown_omits_what_only_the_file_needs(reflect: Program) -> None:
    out = reflect("show", "--format", "markdown").out

    assert out.startswith("# All kinds\n\n1 February 2026; about Sam and Ada\n\n## One of each\n")
    assert "### What is it?\n\n\\# Words\nof Sam\n\n### In one line?\n\na line\n" in out
    assert "<!--" not in out


def test_an_excluded_person_is_hidden_with_a_message(reflect: Program) -> None:
    def seen(*options: str) -> None:
        for way in ([], ["--plain"], ["--format", "json"], ["--format", "markdown"]):
            run = reflect("show", *options, *way)
            assert [w for w in ("Sam", "Ada", "a line") if w in run.out] == ["Ada", "a line"]
            assert "Left out, as you asked: 2 answers." in run.err

    seen("--exclude", "Sam")
    reflect.configured('exclude = ["Sam"]')
    seen()
    seen("2026-02-01")
    assert "Sam" in reflect("show", "--raw").out


def test_references_count_only_entries_that_match_the_filters(reflect: Program) -> None:
    reflect.kept("2026-03-01", text="later")

    def of(*options: str) -> str:
        return str(reflect.json("show", *options)["date"][:10])

    assert of() == of("latest") == "2026-03-01"
    assert of("~") == of("latest~") == of("latest~1") == of("previous") == "2026-02-01"
    assert of("--about", "Sam") == of("latest", "--exclude", "2026-03") == "2026-02-01"
    for name in ("2026", "2026-0"):  # each that it may be, in a line
        run = reflect("show", name)
        assert run.code == 1
        assert run.err.splitlines()[1:] == ["  2026-03-01-kinds", "  2026-02-01-kinds"]
    assert reflect("show", "").code == 1


def test_two_entries_of_one_name_are_distinguished_by_their_paths(
    reflect: Program, entry: Path
) -> None:
    other = entry.parents[1] / "elsewhere" / entry.name
    other.parent.mkdir()
    other.write_bytes(entry.read_bytes())

    assert set(reflect("show", "2026-02").err.split()[-2:]) == {str(entry), str(other)}


def test_an_open_plan_is_shown_with_how_it_is_ticked(reflect: Program) -> None:
    how = "When a plan is done, tick it with reflect plan"
    done, dropped = {"text": "rest", "done": True}, {"text": "run", "done": "let-go"}
    reflect.kept("2026-03-01", action=[done, dropped])
    closed = reflect("show").text

    reflect.kept("2026-04-01", text="So.", action=[done, "sing"])

    assert how not in closed
    for way in ([], ["--plain"], ["--question", "action"]):
        assert reflect("show", *way).text.endswith("put an x in its box in any editor.")
        assert how in reflect("show", *way).text
    for way in (["--question", "text"], ["--format", "markdown"], ["--exclude", "action"]):
        assert how not in reflect("show", *way).text


def test_a_rhythm_for_looking_again_is_no_plan_to_tick(reflect: Program) -> None:
    reflect.own("plans", PLANS)
    reflect.answered("plans", {"again": "look again (every month)"})
    assert "tick" not in reflect("show").text

    draft = reflect("new", "plans", stdin="Calm.\n.\nrest\n")

    assert "waits for you" in reflect("show").text
    assert "rest" in draft.path.read_text("utf-8")
    assert "tick" not in reflect("show").text
