"""`reflect new`, with answers from a file and from plain lines."""

import stat
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

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


def test_an_answers_file_becomes_an_entry_and_its_path_is_all_that_is_printed(
    reflect: Any, kinds: str, tmp_path: Path
) -> None:
    run = reflect(
        "new", kinds, "--answers", "-", "--date", "2026-11-23T21:14:00", stdin='{"text": "x"}'
    )

    path = tmp_path / "journal" / "2026" / "2026-11-23-kinds.md"
    assert (run.code, run.out, run.err) == (0, f"{path}\n", "")
    assert "status: complete" in path.read_text(encoding="utf-8")


def test_every_kind_of_answer_comes_back_from_show(
    reflect: Any, kinds: str, answered: Callable[..., Path]
) -> None:
    answered(kinds, EVERYTHING)

    shown = reflect("show", "--format", "json").json

    given = {(a["id"], a["for"]): (a["state"], a["value"], a["words"]) for a in shown["answers"]}
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
        ("action", None): (
            "answered", [{"text": "ring Mum", "by": "2026-12-01", "every": "week"}], "",
        ),
        ("near", "Sam"): ("answered", 4, ""),
        ("near", "Anne-Marie"): ("declined", None, ""),
    }  # fmt: skip
    assert shown["about"] == ["Sam", "Anne-Marie"]


def test_what_show_gives_can_be_given_as_answers_again(
    reflect: Any, kinds: str, answered: Callable[..., Path]
) -> None:
    answered(kinds, EVERYTHING)
    answers: dict[str, Any] = {}
    for a in reflect("show", "--format", "json").json["answers"]:
        value = {"declined": True} if a["state"] == "declined" else a["value"]
        value = {"value": value, "words": a["words"]} if a["words"] else value
        if a["for"]:
            answers.setdefault(a["id"], {"for": {}})["for"][a["for"]] = value
        else:
            answers[a["id"]] = value

    again = answered(kinds, answers)

    first = again.with_name(again.name.replace("-2.md", ".md"))
    body = [path.read_text(encoding="utf-8").partition("# All kinds")[2] for path in (first, again)]
    assert body[0] == body[1] != ""


def test_all_mistakes_are_named_at_once_and_nothing_is_written(
    reflect: Any, kinds: str, tmp_path: Path
) -> None:
    wrong = '{"scale": 11, "yesno": "maybe", "choise": "red", "line": "a\\nb"}'

    run = reflect("new", kinds, "--answers", "-", stdin=wrong)

    assert (run.code, run.out) == (1, "")
    assert run.err.count("\n") == 1
    for named in ("'scale'", "'yesno'", "'choise'", "Did you mean 'choice'?", "'line'"):
        assert named in run.err
    assert not (tmp_path / "journal" / "2026").exists()


def test_no_error_repeats_a_word_of_an_answer(reflect: Any, kinds: str) -> None:
    secret = (
        '{"scale": "SECRET", "choice": "SECRET", "date": "SECRET", "action": 5, "list": "SECRET"}'
    )

    for stdin in (secret, '{"text": "SECRET"', "text: SECRET: SECRET", secret.encode("utf-16")):
        run = reflect("new", kinds, "--answers", "-", stdin=stdin)

        assert run.code == 1
        assert "SECRET" not in run.err


def test_no_answer_at_all_writes_nothing(reflect: Any, kinds: str, tmp_path: Path) -> None:
    for arguments, stdin in (
        ((kinds, "--answers", "-"), "{}"),
        ((kinds,), ""),
        ((kinds,), ":skip\n"),
    ):
        run = reflect("new", *arguments, stdin=stdin)

        assert (run.code, run.out) == (2, "")
        assert not (tmp_path / "journal" / "2026").exists()


def test_plain_lines_are_answers_and_their_end_is_a_pause(
    reflect: Any, kinds: str, tmp_path: Path
) -> None:
    run = reflect("new", kinds, stdin="First line\nsecond\n.\none line\n7\nmore or less\n.\n")

    assert run.code == 0
    text = Path(run.out.strip()).read_text(encoding="utf-8")
    assert "First line\nsecond\n" in text
    assert "7 / 10\n\nmore or less\n" in text
    assert "status: draft" in text
    assert "reflect resume" in run.err


def test_an_answer_that_the_end_of_input_cuts_off_is_kept(reflect: Any, kinds: str) -> None:
    run = reflect("new", kinds, stdin="not quite")

    assert run.code == 0
    assert "not quite\n" in Path(run.out.strip()).read_text(encoding="utf-8")


def test_files_belong_to_their_owner_alone(
    answered: Callable[..., Path], kinds: str, tmp_path: Path
) -> None:
    if sys.platform == "win32":
        pytest.skip("Windows has no such modes")

    path = answered(kinds, EVERYTHING)

    hidden = tmp_path / "journal" / ".reflect"
    assert {stat.S_IMODE(each.stat().st_mode) for each in (path, hidden / "lock")} == {0o600}
    assert {stat.S_IMODE(each.stat().st_mode) for each in (path.parent, hidden)} == {0o700}


def test_a_control_character_is_left_out_and_that_is_said(reflect: Any, kinds: str) -> None:
    run = reflect("new", kinds, "--answers", "-", stdin='{"text": "a\\u001b[31mb"}')

    assert run.code == 0
    assert "left out" in run.err
    assert "a[31mb\n" in Path(run.out.strip()).read_text(encoding="utf-8")


def test_a_worksheet_somebody_sent_is_copied_first(reflect: Any, tmp_path: Path) -> None:
    sent = tmp_path / "sent.md"
    sent.write_text(
        "---\nid: tiny\ntitle: Tiny\n---\n\n## One\n\n- What? {#what}\n", encoding="utf-8"
    )

    run = reflect("new", sent, "--answers", "-", stdin='{"what": "x"}')

    assert run.code == 0
    own = tmp_path / "journal" / "worksheets" / "tiny.md"
    assert own.read_bytes() == sent.read_bytes()
    assert reflect("new", "tiny", "--answers", "-", stdin='{"what": "y"}').code == 0


def test_another_worksheet_of_that_id_is_never_overwritten(
    reflect: Any, kinds: str, tmp_path: Path
) -> None:
    sent = tmp_path / "sent.md"
    sent.write_text(
        "---\nid: kinds\ntitle: Tiny\n---\n\n## One\n\n- What? {#what}\n", encoding="utf-8"
    )

    run = reflect("new", sent, "--answers", "-", stdin='{"what": "x"}')

    assert run.code == 1
    assert "already" in run.err
    assert not (tmp_path / "journal" / "2026").exists()


def test_a_folder_that_cannot_be_written_is_said_before_the_first_question(
    reflect: Any, kinds: str, tmp_path: Path
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
        ([], 2, "Name one: emotional-intimacy, kinds"),
        (["kinds", "--sandwich"], 2, "--sandwich"),
    ],
)
def test_wrong_use_gets_one_sentence(
    reflect: Any, kinds: str, arguments: list[str], code: int, said: str
) -> None:
    run = reflect("new", *arguments)

    assert (run.code, run.out) == (code, "")
    assert said in run.err
    assert run.err.count("\n") == 1


def test_an_empty_folder_name_is_not_the_usual_folder(reflect: Any) -> None:
    run = reflect("list", "--journal", "")

    assert (run.code, run.out) == (2, "")
    assert "names no folder" in run.err


def test_a_day_is_that_day_at_any_hour(reflect: Any, kinds: str) -> None:
    run = reflect("new", kinds, "--answers", "-", "--date", "2026-07-15", stdin='{"text": "x"}')

    assert Path(run.out.strip()).name == "2026-07-15-kinds.md"
    assert reflect("new", kinds, "--date", "9999-12-31T23:59:59+99:00").code == 2


def test_dots_at_the_beginning_of_a_line_stay(reflect: Any, kinds: str) -> None:
    run = reflect("new", kinds, stdin="...\n..\n... and then\n::help\n.\n")

    assert "...\n.\n... and then\n:help\n" in Path(run.out.strip()).read_text("utf-8")


@pytest.mark.parametrize(("moment", "day"), [("03:59", "2026-11-24"), ("04:00", "2026-11-25")])
def test_tomorrow_is_counted_from_a_day_that_ends_in_the_night(
    reflect: Any, tmp_path: Path, moment: str, day: str
) -> None:
    sheet = tmp_path / "when.md"
    sheet.write_text("---\nid: when\ntitle: When\n---\n## One {#one}\n- When? [date] {#when}\n")

    run = reflect("new", sheet, "--date", f"2026-11-24T{moment}", stdin="tomorrow\n")

    assert f"\n\n{day}\n" in Path(run.out.strip()).read_text("utf-8"), run.err
