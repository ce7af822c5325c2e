"""`reflect new`, with answers from a file and from plain lines."""

import stat
from pathlib import Path
from typing import Any

import pytest

from sheets import KINDS
from typed import Program, Run

EVERYTHING: dict[str, Any] = {
    "text": "Two lines\n## that look like a heading",
    "line": "one line",
    "scale": {"value": 7, "words": "more or less"},
    "yesno": True,
    "since": "always",
    "choice": "green",
    "choices": [],
    "list": ["first", "second"],
    "date": "2026-12-01",
    "action": {"text": "ring Mum", "by": "2026-12-01", "every": "week"},
    "near": {"for": {"Sam": 4, "Anne-Marie": {"declined": True}}},
}


TINY = "---\nid: {id}\ntitle: Tiny\n---\n\n## One\n\n- What? {kind}{{#what}}\n"


def new(reflect: Program, answers: str | bytes, *options: str) -> Run:
    """Run `new` with an answers file."""
    return reflect.new(answers, "--answers", "-", *options)


def test_an_answers_file_becomes_an_entry_and_its_path_is_all_that_is_printed(
    reflect: Program,
) -> None:
    run = new(reflect, '{"text": "x"}', "--date", "2026-11-23T21:14:00")

    path = reflect.journal / "2026" / "2026-11-23-kinds.md"
    assert (run.code, run.out, run.err) == (0, f"{path}\n", "")
    assert "status: complete" in path.read_text(encoding="utf-8")
    # A day is that day at any hour.
    assert new(reflect, '{"text": "x"}', "--date", "2026-07-15").path.name == "2026-07-15-kinds.md"


def test_every_kind_of_answer_comes_back_from_show_and_can_be_given_again(reflect: Program) -> None:
    first = reflect.kept(**EVERYTHING)

    shown = reflect.json("show")

    given = {(a["id"], a["for"]): (a["state"], a["value"], a["words"]) for a in shown["answers"]}
    deed = {"text": "ring Mum", "by": "2026-12-01", "every": "week"}
    assert given == {
        ("text", None): ("answered", "Two lines\n## that look like a heading", ""),
        ("line", None): ("answered", "one line", ""),
        ("scale", None): ("answered", 7, "more or less"),
        ("yesno", None): ("answered", True, ""),
        ("since", None): ("answered", "always", ""),
        ("choice", None): ("answered", "green", ""),
        ("choices", None): ("answered", [], ""),
        ("list", None): ("answered", ["first", "second"], ""),
        ("date", None): ("answered", "2026-12-01", ""),
        ("action", None): ("answered", [deed], ""),
        ("near", "Sam"): ("answered", 4, ""),
        ("near", "Anne-Marie"): ("declined", None, ""),
    }
    assert shown["about"] == ["Sam", "Anne-Marie"]

    answers: dict[str, Any] = {}
    for (id_, person), (state, value, words) in given.items():
        value = {"declined": True} if state == "declined" else value
        value = {"value": value, "words": words} if words else value
        if person:
            answers.setdefault(id_, {"for": {}})["for"][person] = value
        else:
            answers[id_] = value
    again = reflect.kept(**answers)
    body = [path.read_text(encoding="utf-8").partition("# All kinds")[2] for path in (first, again)]
    assert body[0] == body[1] != ""


def test_a_mistake_is_one_sentence_without_a_word_of_an_answer_and_nothing_is_written(
    reflect: Program,
) -> None:
    fields = ("scale", "choice", "date", "list", "yesno")
    secret = "{" + ", ".join(f'"{each}": "SECRET"' for each in fields) + ', "action": 5}'

    for stdin in (secret, '{"text": "SECRET"', "text: SECRET: SECRET", secret.encode("utf-16")):
        run = new(reflect, stdin)

        assert (run.code, run.out, run.err.count("\n")) == (1, "", 1)
        assert "SECRET" not in run.err
        assert not (reflect.journal / "2026").exists()


def test_without_answers_nothing_is_written(reflect: Program) -> None:
    for run in (new(reflect, "{}"), reflect.new(""), reflect.new(":skip\n")):
        assert (run.code, run.out) == (2, "")
        assert not (reflect.journal / "2026").exists()


def test_plain_lines_are_answers_and_their_end_is_a_pause(reflect: Program) -> None:
    run = reflect.new("First line\nsecond\n.\none line\n7\nmore or less\n.\n")

    assert run.code == 0
    text = run.path.read_text(encoding="utf-8")
    assert "First line\nsecond\n" in text
    assert "7 / 10\n\nmore or less\n" in text
    assert "status: draft" in text
    assert "reflect resume" in run.err


@pytest.mark.posix
def test_files_are_private(reflect: Program) -> None:
    path = reflect.kept(**EVERYTHING)

    hidden = reflect.journal / ".reflect"
    assert {stat.S_IMODE(each.stat().st_mode) for each in (path, hidden / "lock")} == {0o600}
    assert {stat.S_IMODE(each.stat().st_mode) for each in (path.parent, hidden)} == {0o700}


def test_a_control_character_is_left_out_with_a_message(reflect: Program) -> None:
    run = new(reflect, '{"text": "a\\u001b[31mb"}')

    assert (run.code, "left out" in run.err) == (0, True)
    assert "a[31mb\n" in run.path.read_text(encoding="utf-8")


def test_a_worksheet_file_is_copied_first_and_replaces_none(
    reflect: Program, tmp_path: Path
) -> None:
    sent = tmp_path / "sent.md"
    answers = '{"what": "x"}'
    sent.write_text(TINY.format(id=reflect.sheet.stem, kind=""), encoding="utf-8")
    run = reflect("new", sent, "--answers", "-", stdin=answers)
    assert (run.code, "already" in run.err) == (1, True)
    assert not (reflect.journal / "2026").exists()

    sent.write_text(TINY.format(id="tiny", kind=""), encoding="utf-8")
    assert reflect("new", sent, "--answers", "-", stdin=answers).code == 0
    assert reflect.sheet.with_stem("tiny").read_bytes() == sent.read_bytes()
    assert reflect("new", "tiny", "--answers", "-", stdin=answers).code == 0


def test_an_unwritable_folder_is_reported_before_the_first_question(
    reflect: Program, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("words", encoding="utf-8")

    run = reflect("new", "emotional-intimacy", "--journal", tmp_path / "file", stdin="words\n.\n")

    assert run.code == 1
    assert "Step 1" not in run.err
    assert (tmp_path / "file").read_text(encoding="utf-8") == "words"


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["emotional-intimcy"], 1, "Did you mean 'emotional-intimacy'?"),
        (["kinds", "--date", "soon"], 2, "'soon' is not a date I understand."),
        (["kinds", "--date", "2026-11"], 2, "'2026-11' is more than one day."),
        (["kinds", "--date", "2026-02-30"], 2, "'2026-02-30' is not a date I understand."),
        (["kinds", "--answers", "nowhere.json"], 1, "nowhere.json could not be read"),
        ([], 2, "Name one: "),
        (["kinds", "--sandwich"], 2, "--sandwich"),
        (["kinds", "--date", "9999-12-31T23:59:59+99:00"], 2, "is not a date I understand"),
        (["kinds", "--journal", ""], 2, "There is no folder after --journal"),
    ],
)
def test_wrong_use_gets_one_sentence(
    reflect: Program, arguments: list[str], code: int, said: str
) -> None:
    reflect.own("kinds", KINDS)

    run = reflect("new", *arguments)

    assert (run.code, run.out) == (code, "")
    assert said in run.err
    assert run.err.count("\n") == 1


@pytest.mark.parametrize(("moment", "day"), [("03:59", "2026-11-24"), ("04:00", "2026-11-25")])
def test_tomorrow_respects_a_day_that_ends_after_midnight(
    reflect: Program, moment: str, day: str
) -> None:
    sheet = reflect.own("when", TINY.format(id="when", kind="[date] "))

    run = reflect("new", sheet, "--date", f"2026-11-24T{moment}", stdin="tomorrow\n")

    assert f"\n\n{day}\n" in run.path.read_text("utf-8"), run.err
