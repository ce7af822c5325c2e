"""`reflect resume`: drafts are continued, and nothing is lost."""

import json
import shutil
from itertools import product

import pytest

from typed import Program, append, change

GO_ON, READ, FINISH = "\n", "2\n", "3\n"


def test_it_continues_where_it_stopped_and_keeps_edits_made_since(reflect: Program) -> None:
    path = reflect.begun("words\n.\n")
    before = path.read_bytes()
    assert reflect("resume", stdin="").code == 0  # not today
    assert path.read_bytes() == before
    change(path, "words", "other words", "tags:", "mood: calm\ntags:")
    append(path, "\n> a note of mine\n")

    run = reflect("resume", stdin=GO_ON + "one line\n")

    assert (run.code, run.out) == (0, f"{path}\n")
    assert "In one line?" in run.err
    assert "What is it?" not in run.err
    text = path.read_text("utf-8")
    assert "mood: calm\n" in text
    asked = "### In one line?\n<!-- q: line -->"
    assert f"other words\n\n> a note of mine\n\n{asked}\n\none line\n" in text


def test_an_unfinished_answer_waits_at_its_question(reflect: Program) -> None:
    path = reflect.begun("half a sent\n:pause\n")
    assert "half a sent" not in path.read_text("utf-8")

    again = reflect("resume", stdin=GO_ON + "ence, and the rest\n.\n")

    assert "You had begun: half a sent" in again.err
    assert "\nhalf a sent\nence, and the rest\n" in path.read_text("utf-8")


def test_a_draft_with_an_unfinished_answer_can_be_read_and_finished(reflect: Program) -> None:
    path = reflect.begun(b"words\n.\nhalf \xe9 sent\n:pause\n")

    run = reflect("resume", stdin=READ + FINISH)

    assert run.code == 0
    assert "words" in run.err
    assert "Saved." in run.err
    assert "status: complete" in path.read_text("utf-8")
    assert "\nhalf \ufffd sent\n" in path.read_text("utf-8")
    nothing = "You have nothing to finish. To begin something: reflect new"
    assert reflect("resume").err == f"reflect: {nothing} --journal {reflect.journal}\n"


def test_finishing_a_draft_keeps_the_answer_at_which_it_was_paused(reflect: Program) -> None:
    path = reflect.begun("words\n.\n:back\n")
    kept = path.read_bytes()

    assert reflect("resume", stdin=FINISH).code == 0

    assert path.read_bytes() == kept.replace(b"status: draft", b"status: complete")


def test_a_resumed_finished_entry_is_a_draft_again(reflect: Program) -> None:
    path = reflect.kept(text="words")

    reflect("resume", "latest", stdin=GO_ON + "one line\n:pause\n")

    assert "status: draft" in path.read_text("utf-8")
    assert reflect("resume", stdin="").code == 0


def test_damaged_front_matter_is_named_and_left_alone(reflect: Program) -> None:
    path = reflect.begun("words\n.\n")
    change(path, "title: All", "title: a: All")
    before = path.read_bytes()

    run = reflect("resume", path, stdin=GO_ON)

    assert run.code == 1
    assert f"{path}:2:" in run.err
    assert path.read_bytes() == before


def test_a_missing_worksheet_is_named(reflect: Program) -> None:
    reflect.begun("words\n.\n")
    shutil.rmtree(reflect.sheet.parent)

    run = reflect("resume")

    assert run.code == 1
    assert "no worksheet 'kinds'" in run.err


@pytest.mark.parametrize(
    ("answer", "then"), [("all of it", "all of it\n\nhalf"), ("half of it", "half of it")]
)
def test_an_autosave_goes_below_a_newer_answer_unless_it_is_part_of_it(
    reflect: Program, answer: str, then: str
) -> None:
    path = reflect.begun("half\n:pause\n")
    question = "## One of each\n<!-- step: each -->\n\n### What is it?\n<!-- q: text -->"
    append(path, f"\n{question}\n\n{answer}\n")

    assert reflect("resume", stdin=FINISH).code == 0

    assert path.read_text("utf-8").endswith(f"\n{then}\n")


def test_an_autosave_of_a_removed_question_is_named_and_kept(reflect: Program) -> None:
    reflect.begun("secret\n:pause\n")
    change(reflect.sheet, "{#text}", "{#other}")
    [kept] = reflect.half_sentences
    left = kept.parents[1] / "editing" / "answer.md"  # by an editor
    left.parent.mkdir()
    left.write_text("a secret", encoding="utf-8")

    run = reflect("resume", stdin=FINISH)

    assert str(kept) in run.err
    assert "secret" in kept.read_text("utf-8")
    assert str(left) in run.err
    assert left.read_text("utf-8") == "a secret"
    assert "secret" not in run.err


@pytest.mark.parametrize("discreet", ["true", "false"])
def test_an_autosave_of_a_killed_run_never_opens_the_finished_one(
    reflect: Program, discreet: str
) -> None:
    reflect.configured(f"discreet = {discreet}")
    done = reflect.kept(text="words")
    before = done.read_bytes()
    # A killed run leaves an autosave and no entry yet.
    path = reflect.begun("half\n:pause\n")
    [slip] = reflect.half_sentences
    held = json.loads(slip.read_bytes())
    slip.write_text(json.dumps(held | {"is_kept": False}), encoding="ascii")
    path.unlink()

    run = reflect("resume", stdin=FINISH)

    assert (run.path, done.read_bytes()) == (path, before)
    assert "\nhalf\n" in path.read_text("utf-8")


ASKED = """---
id: one
title: One
---

## All {#all}

- How is it? KIND {#it}
FOLLOW- And? {#and}
"""
#: A slot, the text typed in it, the text in the file then, and the autosaved text.
ANSWERED = [
    ("[1-10]", "6\nhal\n", "6 / 10", "hal"),
    ("[yes/no]", "yes\nhal\n", "Yes", "hal"),
    ("[choose: red, green]", "red\nhal\n", "red", "hal"),
    ("[choose many: red, green]", "red, green\nhal\n", "[x] red\n[x] green", "hal"),
    ("[date]", "2026-12-01\n:back\nhal\n", "2026-12-01", "hal"),
    ("[one line]", "2026-12-01\n:back\n", "2026-12-01", "2026-12-05"),
    ("[one line]", "red\n:back\n", "red", "blue"),
    ("[list]", "milk\n.\n:back\nhal\n", "milk", "hal"),
    ("[action]", "ring Mum\n.\n:back\nhal\n", "ring Mum", "hal"),
    ("", "some words\n\nand more\n.\n:back\nhal\n", "some words\n\nand more", "hal"),
]
KINDS = ["[1-10]", "[choose: red, blue]", "[choose many: blue, red]", "[date]", "[action]"]
KINDS += ["[list]", "[one line]", ""]
WAYS = [FINISH, GO_ON + ":enough\n", GO_ON + ":pause\n"]
MORE = product(KINDS, WAYS, (False, True))


@pytest.mark.parametrize(
    ("now", "way", "is_old"),
    [
        ("[1-5]", FINISH, False),
        ("[yes/no]", GO_ON + ":pause\n", True),
        ("[choose: blue, grey]", GO_ON + ":enough\n", False),
        ("[one line]", FINISH, True),
        ("follow-up", FINISH, True),
        *(pytest.param(*each, marks=pytest.mark.sweep) for each in MORE),
    ],
)
def test_the_former_answer_stays_above_an_autosave_if_the_question_has_changed(
    reflect: Program, now: str, way: str, is_old: bool
) -> None:
    for bracket, typed, stands, half in ANSWERED:
        if bracket == "[one line]" and now in ("[one line]", "") and not is_old:
            continue  # the autosave is an edit of this very text
        sheet = reflect.own("one", ASKED.replace("KIND", bracket).replace("FOLLOW", ""))
        path = reflect("new", "one", stdin=f"{typed}:pause\n").path
        shutil.rmtree(sheet.parent / "versions")
        follow = "  - if answered: Why? {#why}\n" if now == "follow-up" else ""
        changed = bracket if follow else now
        reflect.own("one", ASKED.replace("KIND", changed).replace("FOLLOW", follow))
        [slip] = reflect.half_sentences
        held = json.loads(slip.read_bytes())
        if bracket == "[one line]":
            held["typed"] = half  # a line that is entered is an answer
        newer = {"said", "is_kept", "meant"} if is_old else set[str]()
        slip.write_text(json.dumps({k: held[k] for k in held.keys() - newer}), encoding="ascii")

        run = reflect("resume", stdin=way)

        assert run.code == 0, run.err
        waiting = [json.loads(each.read_bytes())["typed"] for each in reflect.half_sentences]
        there = path.read_text("utf-8") + "".join(waiting)
        for words in [*stands.split("\n"), half]:
            assert words in there, (bracket, now, there)
        reflect("delete", path)
        for each in reflect.half_sentences:
            each.unlink()
