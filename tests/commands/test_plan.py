"""`reflect plan`: what is open, and what became of it, said by code."""

import json
import os
import shlex
from pathlib import Path
from typing import Any

import pytest

from sheets import PLANS as SHEET  # noqa: F401 - `kept` answers it
from typed import Program, change

DEEDS = [
    {"text": "tell S. one thing", "by": "2026-02-01"},
    {"text": "walk on Sundays", "every": "week"},
]


@pytest.fixture
def winter(reflect: Program) -> Path:
    """An entry about Mum with four plans, and one that says when to look again."""
    return reflect.kept(
        "2026-01-10",
        "--about",
        "Mum",
        deeds=[*DEEDS, {"text": "sing", "done": True}],
        theirs={"for": {"Mum": "bake a cake"}},
        again={"text": "read this", "every": "3 months"},
    )


def listed(reflect: Program, *options: str) -> dict[str, dict[str, Any]]:
    """The plans by their words."""
    return {plan["text"]: plan for plan in reflect.json("plan", *options)["plans"]}


def code(reflect: Program, words: str) -> str:
    return str(listed(reflect, "--all")[words]["code"])


def undone(reflect: Program, out: str) -> None:
    """Run the commands that *out* prints."""
    for line in out.splitlines():
        program, *words = shlex.split(line)
        assert program == "reflect"
        assert reflect(*words).code == 0


def test_open_plans_are_listed_with_code_day_people_and_rhythm(
    reflect: Program, winter: Path
) -> None:
    reflect.set(COLUMNS=80)
    codes = {words: plan["code"] for words, plan in listed(reflect).items()}

    run = reflect("plan")

    assert [line.rstrip() for line in run.out.splitlines()[:9]] == [
        "What you planned",
        "",
        "Still open",
        "",
        f"{codes['tell S. one thing']}  10 Jan 2026  tell S. one thing   about Mum; by 1 February 2026",
        f"{codes['bake a cake']}  10 Jan 2026  bake a cake         about Mum",
        "",
        "Regularly",
        "",
    ]
    assert "walk on Sundays   about Mum; every week" in run.out
    assert "sing" not in run.out
    assert "read this" not in run.out
    assert f"reflect plan done {'CODE'}" in run.out


def test_the_page_can_be_listened_to_and_read_in_german(reflect: Program, winter: Path) -> None:
    some = code(reflect, "tell S. one thing")

    assert (
        f"Code {some}. Planned on 10 January 2026. tell S. one thing. About Mum. "
        "By 1 February 2026." in reflect("plan", "--plain").text
    )
    reflect.set(LANG="de_DE.UTF-8")
    run = reflect("plan", "--all", "--plain")
    assert "Noch offen." in run.out
    assert "Geplant am 10. Januar 2026. tell S. one thing. Es geht um Mum. Bis 1." in run.text
    assert "sing. Getan." in run.text


def test_json_tells_all_there_is_to_a_plan(reflect: Program, winter: Path) -> None:
    again = reflect.kept("2026-03-01", "--about", "mum", deeds=[{"text": "Bake a cake"}])

    plan = listed(reflect)["Bake a cake"]

    assert plan == {
        "code": plan["code"],
        "text": "Bake a cake",
        "people": ["mum"],
        "by": None,
        "every": None,
        "marks": [],
        "state": "open",
        "planned": [
            {
                "path": str(again),
                "id": "deeds",
                "question": "What will I do?",
                "for": None,
                "date": "2026-03-01T20:00:00",
            },
            {
                "path": str(winter),
                "id": "theirs",
                "question": "What for them? (Mum)",
                "for": "Mum",
                "date": "2026-01-10T20:00:00",
            },
        ],
    }
    assert listed(reflect, "--all")["sing"]["state"] == "done"
    assert len(listed(reflect, "--limit", "2")) == 2


def test_what_stays_out_of_sight_has_no_plan_and_no_code(reflect: Program, winter: Path) -> None:
    some = code(reflect, "walk on Sundays")

    assert listed(reflect, "--all", "--exclude", "Mum") == {}
    assert reflect("plan", "--exclude", "Mum", "done", some).code == 1
    reflect.configured('exclude = ["S."]')
    # Only the plan that names somebody stays out, not the others in the same answer.
    assert listed(reflect, "--all").keys() == {"bake a cake", "walk on Sundays", "sing"}
    assert "S." not in reflect("plan", "--all").out
    assert reflect("plan", "done", some).code == 0
    assert "- [ ] tell S. one thing" in winter.read_text("utf-8")
    assert "- [x] walk on Sundays" in winter.read_text("utf-8")


def test_where_nothing_is_open_a_kind_sentence_says_so(reflect: Program) -> None:
    assert "You have not planned anything yet." in reflect("plan").err
    reflect.kept("2026-01-10", deeds=[{"text": "sing", "done": "let-go"}])

    run = reflect("plan")

    assert (run.code, run.out) == (0, "")
    assert "Nothing you planned is open. What became of it: reflect plan --all" in run.talk
    assert reflect("plan", "--all").text.startswith("What you planned Done, or let go")
    assert "No plan matches --about Tom." in reflect("plan", "--about", "Tom").talk
    assert reflect.json("plan") == {"schema": 1, "plans": []}
    assert reflect("plan", "--all", "--limit", "3").code == 2


def test_of_many_plans_the_newest_fifty_are_shown_and_how_to_see_the_others(
    reflect: Program,
) -> None:
    reflect.kept("2026-01-10", deeds=[{"text": f"thing {number}"} for number in range(60)])

    run = reflect("plan")

    assert run.out.count("thing ") == 50
    assert "reflect plan --list --all" in run.text
    assert reflect("plan", "--all").out.count("thing ") == 60
    assert len(listed(reflect)) == 60


@pytest.mark.parametrize(
    ("verb", "box", "said"),
    [("done", "[x]", "Done. To take"), ("let-go", "[-]", "Let go. To take")],
)
def test_a_plan_is_closed_by_its_code_and_the_printed_line_opens_it_again(
    reflect: Program, winter: Path, verb: str, box: str, said: str
) -> None:
    before = winter.read_bytes()
    some = code(reflect, "tell S. one thing")

    run = reflect("plan", verb, some.upper())

    assert (run.code, run.err) == (0, f"{said} that back:\n")
    assert run.out == f"reflect plan reopen {some} --journal {reflect.journal}\n"
    assert winter.read_bytes() == before.replace(b"[ ] tell", f"{box} tell".encode())
    undone(reflect, run.out)
    assert winter.read_bytes() == before


def test_several_plans_are_changed_together_and_each_gets_its_own_way_back(
    reflect: Program, winter: Path
) -> None:
    before = winter.read_bytes()
    open_, done = code(reflect, "walk on Sundays"), code(reflect, "sing")

    run = reflect("plan", "let-go", open_, done, open_)

    assert [line.split()[2:4] for line in run.out.splitlines()] == [
        ["reopen", open_],
        ["done", done],
    ]
    assert winter.read_bytes().count(b"[-]") == 2
    again = reflect("plan", "let-go", open_, done)
    assert (again.code, again.out) == (0, "")
    assert again.err == f"Already let go: {open_}, {done}\n"
    undone(reflect, run.out)
    assert winter.read_bytes() == before


def test_what_was_done_before_it_was_planned_again_stays_done(reflect: Program) -> None:
    files = [
        reflect.kept(f"2026-0{month}-10", deeds=[{"text": "sing", "done": month == 1}])
        for month in (1, 2, 3)
    ]
    before = [path.read_bytes() for path in files]

    run = reflect("plan", "done", code(reflect, "sing"))

    assert all(b"[x] sing" in path.read_bytes() for path in files)
    undone(reflect, run.out)
    assert [path.read_bytes() for path in files] == before


@pytest.mark.parametrize(
    ("words", "day", "said"),
    [
        (["2026-12-04"], "2026-12-04", "Its day is Friday, 4 December 2026."),
        (["4.", "Dezember", "2026"], "2026-12-04", "Its day is Friday, 4 December 2026."),
        (["none"], "", "It has no day any more."),
    ],
)
def test_another_day_is_read_back_and_can_be_taken_back(
    reflect: Program, winter: Path, words: list[str], day: str, said: str
) -> None:
    before = winter.read_bytes()
    some = code(reflect, "tell S. one thing")

    run = reflect("plan", "later", some, *words)

    assert (run.code, run.err) == (0, f"{said} To take that back:\n")
    assert run.out.startswith(f"reflect plan later {some} 2026-02-01 --journal ")
    written = f"(by {day})" if day else ""
    line = f"- [ ] tell S. one thing {written}".rstrip()
    assert line in winter.read_text("utf-8").splitlines()
    undone(reflect, run.out)
    assert winter.read_bytes() == before


def test_a_day_in_words_of_ones_own_is_never_put_on_a_command_line(
    reflect: Program, winter: Path
) -> None:
    change(winter, "(by 2026-02-01)", "(by the thaw)")

    run = reflect("plan", "later", code(reflect, "tell S. one thing"), "2026-12-04")

    assert run.talk == (
        "Its day is Friday, 4 December 2026. The words in its brackets are gone. To put back what "
        "stood there before:"
    )
    assert run.out == f"reflect edit {winter.stem} --journal {reflect.journal}\n"
    assert "thaw" not in run.out + run.err


@pytest.mark.parametrize(
    ("written", "day", "left", "said"),
    [
        ("sing (by 2026-03-01) 📅 2026-03-02", "none", "sing 📅 2026-03-02", "2 March 2026."),
        ("sing 📅 2026-03-02 ⏫", "none", "sing ⏫", "It has no day any more."),
    ],
)
def test_a_day_that_one_command_cannot_write_again_is_written_in_an_editor(
    reflect: Program, winter: Path, written: str, day: str, left: str, said: str
) -> None:
    change(winter, "[x] sing", f"[ ] {written}")

    run = reflect("plan", "later", code(reflect, "sing"), day)

    assert f"- [ ] {left}\n" in winter.read_text("utf-8")
    assert f"{said} To put back what stood there before:" in run.talk
    assert run.out == f"reflect edit {winter.stem} --journal {reflect.journal}\n"


def test_what_is_no_day_and_no_code_changes_nothing(reflect: Program, winter: Path) -> None:
    before = winter.read_bytes()
    some = code(reflect, "tell S. one thing")
    for words, exit_code, said in (
        (["later", some, "blue moon"], 2, "'blue moon' is not a date I understand."),
        (["later", some, "March"], 2, "'March' is not a date I understand."),
        (["done", some, "2345678b"], 1, "No plan has the code '2345678b'."),
        (["let-go", "x"], 1, "No plan has the code 'x'."),
        (["done"], 2, "Missing argument"),
    ):
        run = reflect("plan", *words)
        assert (run.code, run.out, said in run.talk) == (exit_code, "", True), run.err
    assert winter.read_bytes() == before


def test_of_several_plans_none_is_changed_where_one_cannot_be(
    reflect: Program, winter: Path
) -> None:
    other = reflect.kept("2026-02-10", deeds=[{"text": "swim"}])
    some = [code(reflect, words) for words in ("walk on Sundays", "swim")]
    before = other.read_bytes()
    winter.chmod(0o400)

    run = reflect("plan", "done", *some)

    assert (run.code, run.out) == (1, "")
    assert run.talk.endswith(" Make the file writable, then try again.")
    assert other.read_bytes() == before


@pytest.mark.usefixtures("winter")
def test_an_entry_that_was_deleted_in_between_leaves_an_unknown_code(reflect: Program) -> None:
    some = code(reflect, "walk on Sundays")
    reflect("delete", "latest")

    run = reflect("plan", "done", some)

    assert (run.code, run.out) == (1, "")
    assert f"No plan has the code '{some}'. Your plans and their codes: reflect plan" in run.talk


@pytest.mark.usefixtures("winter")
def test_the_history_calls_it_a_change_and_says_no_word_of_it(reflect: Program) -> None:
    assert reflect("history", "on").code == 0

    reflect("plan", "done", code(reflect, "walk on Sundays"))

    newest = reflect.json("history", "log")["moments"][0]
    assert newest["what"] == "change"
    assert "Sundays" not in json.dumps(newest)


@pytest.mark.parametrize("options", [["--list"], ["--plain"], ["--format", "markdown"]])
def test_at_a_terminal_too_it_can_be_lines(
    reflect: Program, winter: Path, options: list[str]
) -> None:
    run = reflect.at_terminal("", "plan", *options)

    assert (run.code, code(reflect, "bake a cake") in run.out) == (0, True)


def test_a_page_of_them_can_go_to_a_file(reflect: Program, winter: Path, tmp_path: Path) -> None:
    file = tmp_path / "plans.md"

    reflect("plan", "--format", "markdown", "--output", file)

    assert file.read_text("utf-8").startswith("# What you planned\n\n## Still open\n\n- ")
    assert os.name != "posix" or file.stat().st_mode & 0o777 == 0o600
