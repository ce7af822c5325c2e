"""Exclusions hold for previous answers, renamed questions and messages."""

import pytest

from sheets import SHORT as SHEET  # noqa: F401 - what `kept` answers
from typed import Program, change


def test_no_previous_answer_names_an_excluded_person(reflect: Program) -> None:
    reflect.configured('exclude = ["Sam"]\n')
    reflect.kept("2026-02-01", fears="The dark.")
    reflect.kept("2026-03-01", fears="Sam's silence.")

    run = reflect.new(":last\n:pause\n")

    assert "On 1 February 2026 you wrote:" in run.err
    assert "The dark." in run.err
    assert "silence" not in run.err


@pytest.mark.parametrize("named", ["fears", "dread"])
def test_a_question_is_excluded_in_its_earlier_and_later_forms_too(
    reflect: Program, named: str
) -> None:
    reflect.kept("2026-02-01", fears="The dark.", how="Fine.")
    after = "version: 2\nafter:\n  dread: fears\nretired: [fears]"
    change(reflect.sheet, "version: 1", after, "{#fears}", "{#dread}")
    reflect.kept("2026-03-01", dread="The night.", how="My dread.")

    for command in (["compare", "--all"], ["timeline", "1"], ["compare", "--format", "json"]):
        run = reflect(*command, "--exclude", named)
        assert run.code == 0
        assert "The dark" not in run.out
        assert "The night" not in run.out
        assert "Left out, as you asked" in run.err
    assert "My" in reflect("compare", "--exclude", named).out


COMMANDS = ["list", "show", "show first", "compare", "timeline", "timeline how", "ratings"]
COMMANDS += ["report --output x.html", "search fine", "compare latest"]
#: Arguments, and the filters named in the message.
ASKED = {
    "--about Zed": "--about Zed",
    "--exclude Sam": "--exclude",
    "--exclude 2026": "--exclude",
    "--about Sam --exclude SAM": "--about … and --exclude",
}


@pytest.mark.parametrize("command", COMMANDS)
def test_without_matches_it_says_which_filters_leave_nothing(
    reflect: Program, command: str
) -> None:
    reflect.kept("2026-02-01", "--about", "Sam", how="Fine.")
    matches = "match" if "search" in command else "matches"

    for asked, filters in ASKED.items():
        run = reflect(*command.split(), *asked.split())
        assert f"{matches} {filters}" in run.talk
        assert [w for w in ("Sam", "To begin", "yet") if w in run.err.replace(asked, "")] == []
    reflect.configured('exclude = ["Sam"]')
    run = reflect(*command.split())
    assert "exclude in config.toml" in run.talk
    assert [word for word in ("Sam", "To begin") if word in run.err] == []


def test_excluding_a_question_does_not_exclude_its_worksheet(reflect: Program) -> None:
    change(reflect.sheet, "{#how}", "{#evening}")
    reflect.kept("2026-02-01", fears="The dark.", near=7)
    reflect.configured('exclude = ["near"]')

    assert "near" in {each["id"] for each in reflect.json("worksheet", "list")["worksheets"]}
    assert "The dark." in reflect("show").out
    assert "7 / 10" not in reflect("show").out
