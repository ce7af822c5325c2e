"""`reflect resume`: nothing is lost, nothing is late."""

import json
import os
import shutil
from collections.abc import Callable
from itertools import product
from pathlib import Path
from typing import Any

import pytest

GO_ON, READ, FINISH = "\n", "2\n", "3\n"


def test_it_goes_on_where_one_stopped(reflect: Any, kinds: str) -> None:
    path = Path(reflect("new", kinds, stdin="words\n.\n").out.strip())

    run = reflect("resume", stdin=GO_ON + "one line\n")

    assert (run.code, run.out) == (0, f"{path}\n")
    assert "In one line?" in run.err
    assert "What is it?" not in run.err
    assert "words\n\n### In one line?\n<!-- q: line -->\n\none line\n" in path.read_text("utf-8")


def test_half_an_answer_waits_where_it_was_typed(reflect: Any, kinds: str, tmp_path: Path) -> None:
    run = reflect("new", kinds, stdin="half a sent\n:pause\n")

    path = Path(run.out.strip())
    assert "half a sent" not in path.read_text("utf-8")

    again = reflect("resume", stdin=GO_ON + "ence, and the rest\n.\n")

    assert "You had begun: half a sent" in again.err
    assert "\nhalf a sent\nence, and the rest\n" in path.read_text("utf-8")


def test_it_can_be_read_and_finished_as_it_is(reflect: Any, kinds: str, tmp_path: Path) -> None:
    path = Path(reflect("new", kinds, stdin="words\n.\n").out.strip())

    run = reflect("resume", stdin=READ + FINISH)

    assert run.code == 0
    assert "words" in run.err
    assert "status: complete" in path.read_text("utf-8")
    assert reflect("resume").err == (
        "reflect: Nothing is waiting to be finished. To begin something: reflect new --journal "
        f"{tmp_path / 'journal'}\n"
    )


def test_finishing_keeps_the_half_sentence_too(reflect: Any, kinds: str) -> None:
    path = Path(reflect("new", kinds, stdin="half a sent\n:pause\n").out.strip())

    run = reflect("resume", stdin=FINISH)

    assert "\nhalf a sent\n" in path.read_text("utf-8")
    assert "status: complete" in path.read_text("utf-8")
    assert "Kept." in run.err


def test_a_finished_entry_that_is_gone_on_with_waits_again(reflect: Any, kinds: str) -> None:
    path = Path(reflect("new", kinds, "--answers", "-", stdin='{"text": "words"}').out.strip())

    reflect("resume", "latest", stdin=GO_ON + "one line\n:pause\n")

    assert "status: draft" in path.read_text("utf-8")
    assert reflect("resume", stdin="").code == 0


def test_not_today_changes_nothing(reflect: Any, kinds: str) -> None:
    path = Path(reflect("new", kinds, stdin="words\n.\n").out.strip())
    before = path.read_bytes()

    run = reflect("resume", stdin="")

    assert run.code == 0
    assert path.read_bytes() == before


def test_an_entry_edited_in_between_keeps_every_change(reflect: Any, kinds: str) -> None:
    path = Path(reflect("new", kinds, stdin="words\n.\n").out.strip())
    text = (
        path.read_text("utf-8")
        .replace("words", "other words")
        .replace("tags:", "mood: calm\ntags:")
    )
    path.write_text(text + "\n> a note of mine\n", encoding="utf-8")

    reflect("resume", stdin=GO_ON + "one line\n")

    changed = path.read_text("utf-8")
    assert "mood: calm\n" in changed
    assert "other words\n\n> a note of mine\n\n### In one line?" in changed


def test_a_damaged_head_is_named_and_left_alone(reflect: Any, kinds: str) -> None:
    path = Path(reflect("new", kinds, stdin="words\n.\n").out.strip())
    path.write_text(
        path.read_text("utf-8").replace("title: All", "title: a: All"), encoding="utf-8"
    )
    before = path.read_bytes()

    run = reflect("resume", path, stdin=GO_ON)

    assert run.code == 1
    assert f"{path}:2:" in run.err
    assert path.read_bytes() == before


def test_a_worksheet_that_is_gone_is_named(reflect: Any, kinds: str, tmp_path: Path) -> None:
    reflect("new", kinds, stdin="words\n.\n")
    shutil.rmtree(tmp_path / "journal" / "worksheets")

    run = reflect("resume")

    assert run.code == 1
    assert "no worksheet 'kinds'" in run.err


@pytest.mark.parametrize(
    ("answer", "then"), [("all of it", "all of it\n\nhalf"), ("half of it", "half of it")]
)
def test_a_half_sentence_stands_below_what_was_answered_since_unless_it_is_part_of_it(
    reflect: Any, kinds: str, answer: str, then: str
) -> None:
    path = Path(reflect("new", kinds, stdin="half\n:pause\n").out.strip())
    text = path.read_text("utf-8").rstrip("\n")
    question = "## One of each\n<!-- step: each -->\n\n### What is it?\n<!-- q: text -->"
    path.write_text(f"{text}\n\n{question}\n\n{answer}\n", encoding="utf-8")

    assert reflect("resume", stdin=FINISH).code == 0

    assert path.read_text("utf-8").endswith(f"\n{then}\n")


def test_a_half_sentence_to_a_question_that_is_gone_is_named_and_kept(
    reflect: Any, kinds: str, tmp_path: Path
) -> None:
    reflect("new", kinds, stdin="secret\n:pause\n")
    sheet = tmp_path / "journal" / "worksheets" / "kinds.md"
    sheet.write_text(sheet.read_text("utf-8").replace("{#text}", "{#other}"), encoding="utf-8")

    run = reflect("resume", stdin=FINISH)

    [kept] = Path(os.environ["HOME"]).rglob("unfinished/*.json")
    assert str(kept) in run.err
    assert "secret" in kept.read_text("utf-8")
    assert "secret" not in run.err


def test_a_byte_that_is_no_text_does_not_cost_the_sentence(reflect: Any, kinds: str) -> None:
    reflect("new", kinds, stdin=b"half \xe9 words\n:pause\n")

    run = reflect("resume", stdin=FINISH)

    assert run.code == 0
    assert "half \ufffd words" in Path(run.out.strip()).read_text("utf-8")


@pytest.mark.parametrize("discreet", [True, False])
def test_half_a_sentence_of_a_killed_run_never_opens_the_finished_one(
    reflect: Any, kinds: str, configured: Callable[[str], Path], tmp_path: Path, discreet: bool
) -> None:
    configured(f"discreet = {str(discreet).lower()}")
    done = Path(reflect("new", kinds, "--answers", "-", stdin='{"text": "words"}').out.strip())
    before = done.read_bytes()
    # What a kill leaves: the slip of a run that has no file yet.
    path = Path(reflect("new", kinds, stdin="half\n:pause\n").out.strip())
    [slip] = Path(os.environ["HOME"]).rglob("unfinished/*.json")
    held = json.loads(slip.read_bytes())
    slip.write_text(json.dumps(held | {"is_kept": False}), encoding="ascii")
    path.unlink()

    run = reflect("resume", stdin=FINISH)

    assert (Path(run.out.strip()), done.read_bytes()) == (path, before)
    assert "\nhalf\n" in path.read_text("utf-8")


def test_what_an_editor_left_behind_is_named(reflect: Any, kinds: str) -> None:
    reflect("new", kinds, stdin="words\n.\n")
    [state] = Path(os.environ["HOME"]).rglob("unfinished")
    left = state.with_name("editing") / "answer.md"
    left.parent.mkdir()
    left.write_text("a secret", encoding="utf-8")

    run = reflect("resume", stdin=FINISH)

    assert str(left) in run.err
    assert "secret" not in run.err
    assert left.read_text(encoding="utf-8") == "a secret"


ASKED = """---
id: one
title: One
---

## All {#all}

- How is it? KIND {#it}
FOLLOW- And? {#and}
"""
#: A bracket, what is typed to answer it, what stands in the file then, and more words.
ANSWERED = {
    "[1-10]": ("6\n", "6 / 10", "hal"),
    "[yes/no]": ("yes\n", "Yes", "hal"),
    "[choose: red, green]": ("red\n", "red", "hal"),
    "[choose many: red, green]": ("red, green\n", "[x] red\n[x] green", "hal"),
    "[date]": ("2026-12-01\n:back\n", "2026-12-01", "hal"),
    "[list]": ("milk\n.\n:back\n", "milk", "hal"),
    "[action]": ("ring Mum\n.\n:back\n", "ring Mum", "hal"),
    "": ("some words\n\nand more\n.\n:back\n", "some words\n\nand more", "hal"),
}
OTHERS = ["[1-10]", "[choose: red, green]", "[choose many: blue, red]", "[date]", "[action]"]
WAYS = [FINISH, GO_ON + ":enough\n", GO_ON + ":pause\n"]


@pytest.mark.parametrize(
    ("now", "way", "is_old"),
    [
        ("[1-5]", FINISH, False),
        ("[yes/no]", GO_ON + ":pause\n", True),
        ("[choose: blue, grey]", GO_ON + ":enough\n", False),
        ("[list]", FINISH, True),
        ("[one line]", FINISH, False),
        ("", GO_ON + ":pause\n", False),
        ("follow-up", FINISH, True),
        *(pytest.param(*each, marks=pytest.mark.sweep) for each in product(OTHERS, WAYS, (0, 1))),
    ],
)
def test_what_stood_there_stays_above_half_a_sentence_when_the_question_has_changed(
    reflect: Any, tmp_path: Path, now: str, way: str, is_old: bool
) -> None:
    sheet = tmp_path / "journal" / "worksheets" / "one.md"
    sheet.parent.mkdir(parents=True)
    for bracket, (typed, stands, half) in ANSWERED.items():
        sheet.write_text(ASKED.replace("KIND", bracket).replace("FOLLOW", ""), encoding="utf-8")
        path = Path(reflect("new", "one", stdin=f"{typed}{half}\n:pause\n").out.strip())
        shutil.rmtree(sheet.parent / "versions")
        changed, follow = (
            (bracket, "  - if answered: Why? {#why}\n") if now == "follow-up" else (now, "")
        )
        sheet.write_text(ASKED.replace("KIND", changed).replace("FOLLOW", follow), encoding="utf-8")
        [slip] = Path(os.environ["HOME"]).rglob("unfinished/*.json")
        if is_old:
            held = json.loads(slip.read_bytes())
            new = {"said", "is_kept", "meant"}
            kept = {key: value for key, value in held.items() if key not in new}
            slip.write_text(json.dumps(kept), encoding="ascii")

        run = reflect("resume", stdin=way)

        assert run.code == 0, run.err
        slips = [path.read_text("utf-8") for path in slip.parent.glob("*.json")]
        lost = json.loads(slips[0])["typed"] if slips else ""
        there = path.read_text("utf-8") + lost
        for words in [*stands.split("\n"), half]:
            assert words in there, (bracket, now, there)
        reflect("delete", path)
        for each in slip.parent.glob("*.json"):
            each.unlink()
