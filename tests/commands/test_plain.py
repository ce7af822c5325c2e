"""`--plain`: sentences for screen readers from every command."""

import pytest

from typed import Program


@pytest.mark.parametrize(
    ("name", "value", "speaks"),
    [("ACCESSIBLE", "1", True), ("TERM", "dumb", True), ("ACCESSIBLE", "0", False)],
)
def test_an_environment_variable_switches_it_on(
    reflect: Program, name: str, value: str, speaks: bool
) -> None:
    reflect.kept("2026-02-01", "--about", "Sam", scale=7)
    reflect.set(**{name: value})

    spoken = reflect("list").out == "1 February 2026. All kinds. About Sam.\n"

    assert spoken is speaks
    assert ("7 of 10." in reflect("show").out) is speaks


def test_json_is_unaffected(reflect: Program) -> None:
    reflect.kept(scale=7)

    for command in (["show"], ["list"], ["where"], ["worksheet", "list"]):
        assert reflect.json(*command, "--plain")


def test_a_comparison_has_the_numbers_of_the_newer_worksheet(reflect: Program) -> None:
    reflect.kept("2026-02-01", yesno=True, since="May", text="a")
    reflect.kept("2026-05-01", yesno=True, since="June", text="a")

    said = reflect("compare", "--plain")

    assert (said.code, said.err) == (0, "")
    assert said.out.splitlines()[:5] == [
        "Compare. All kinds. 1 February 2026 and 1 May 2026, three months apart.",
        "1 of 3 answers has changed: 1 written afresh.",
        "Question 4a. Since when? Written afresh.",
        "Then: May.",
        "Now: June.",
    ]
    assert "compare --all --plain" in said.text
    reflect.sheet.unlink()  # without it nobody knows the numbers
    assert "\nQuestion. Since when? Written afresh.\n" in reflect("compare", "--plain").out


def test_where_has_each_place_on_one_line(reflect: Program) -> None:
    said = reflect("where", "--plain")

    assert said.out.split("\n")[-2] == "The folder of your entries was named by --journal."
    assert said.text.startswith(f"Your entries are in {reflect.journal} Your own")


def test_the_greeting_lists_its_commands_one_per_line(reflect: Program) -> None:
    on = f"--journal {reflect.journal}"
    welcome = "Worksheets to think with, in your own time. Your answers stay here, as plain\n"
    welcome += "text files that any editor opens.\n"
    first = f"Begin (there are worksheets to choose from):\nreflect new --plain {on}\n"
    assert reflect("--plain").out.startswith(welcome + first)

    reflect.kept(text="words")
    reflect.set(ACCESSIBLE="1")

    ways = " ".join(reflect().out.removeprefix(welcome).split())
    assert ways == (
        f"Begin: reflect new {on} Your entries: reflect list {on} Read the newest: reflect show "
        f"{on} What has changed: reflect compare {on} Everything else: reflect --help {on} "
        f"Your files are in {reflect.journal}"
    )
