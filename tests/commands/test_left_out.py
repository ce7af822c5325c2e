"""What is excluded stays out of sight, wherever it may have come from."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sheets import SHORT

Keep = Callable[..., Path]


@pytest.fixture
def hidden(configured: Callable[[str], Path]) -> None:
    """Sam is to stay out of sight for good."""
    configured('exclude = ["Sam"]\n')


@pytest.mark.usefixtures("sheet", "hidden")
def test_what_names_somebody_who_stays_out_of_sight_is_no_answer_from_last_time(
    reflect: Any, answered: Keep
) -> None:
    answered("near", {"fears": "The dark."}, "--date", "2026-02-01")
    answered("near", {"fears": "Sam's silence."}, "--date", "2026-03-01")

    run = reflect("new", "near", stdin=":last\n:pause\n")

    assert "On 1 February 2026 you wrote:" in run.err
    assert "The dark." in run.err
    assert "silence" not in run.err


@pytest.mark.usefixtures("sheet", "hidden")
def test_an_ambiguous_name_lists_nothing_that_stays_out_of_sight(
    reflect: Any, answered: Keep
) -> None:
    answered("near", {"fears": "The dark."}, "--date", "2026-02-01", "--about", "Sam")
    for day in ("2026-02-02", "2026-02-03"):
        path = answered("near", {"fears": "The dark."}, "--date", day)
    path.rename(path.with_name("2026-02-03-talk-with-sam.md"))

    listed = reflect("show", "2026-02").err.splitlines()[1:]

    assert listed == ["  2026-02-03-near", "  2026-02-02-near"]
    assert reflect("show", "2026-02-01").code == 0


@pytest.mark.parametrize("named", ["fears", "dread"])
def test_a_question_is_excluded_in_its_earlier_and_later_forms_too(
    reflect: Any, answered: Keep, sheet: Path, named: str
) -> None:
    answered("near", {"fears": "The dark.", "how": "Fine."}, "--date", "2026-02-01")
    text = SHORT.replace("version: 1", "version: 2\nafter:\n  dread: fears\nretired: [fears]")
    sheet.write_text(text.replace("{#fears}", "{#dread}"), encoding="utf-8")
    answered("near", {"dread": "The night.", "how": "My dread."}, "--date", "2026-03-01")

    for command in (["compare", "--all"], ["timeline", "1"], ["compare", "--format", "json"]):
        run = reflect(*command, "--exclude", named)
        assert run.code == 0
        assert "The dark" not in run.out
        assert "The night" not in run.out
        assert "Left out, as you asked" in run.err
    assert "My" in reflect("compare", "--exclude", named).out


COMMANDS = ["list", "show", "show first", "compare", "timeline", "timeline how", "ratings"]
COMMANDS += ["report --output x.html", "search fine", "compare latest"]


@pytest.mark.usefixtures("sheet")
@pytest.mark.parametrize("command", COMMANDS)
def test_where_nothing_that_was_asked_for_is_there_it_says_which_filter_leaves_nothing(
    reflect: Any, answered: Keep, configured: Callable[[str], Path], command: str
) -> None:
    answered("near", {"how": "Fine."}, "--date", "2026-02-01", "--about", "Sam")

    for asked in ("--about Zed", "--exclude Sam", "--exclude 2026", "--about Sam --exclude SAM"):
        run = reflect(*command.split(), *asked.split())
        words = " ".join(run.err.split())
        filters = {
            "--about Zed": "--about Zed",
            "--about Sam --exclude SAM": "--about … and --exclude",
        }
        assert (
            f"match{'' if 'search' in command else 'es'} {filters.get(asked, '--exclude')}" in words
        )
        assert "Sam" not in run.err.replace(asked, "")
        assert "To begin" not in run.err
        assert "yet" not in run.err
    configured('exclude = ["Sam"]')
    run = reflect(*command.split())
    assert "exclude in config.toml" in " ".join(run.err.split())
    assert "Sam" not in run.err
    assert "To begin" not in run.err


@pytest.mark.usefixtures("sheet")
def test_a_question_that_is_left_out_leaves_its_worksheet_there(
    reflect: Any, answered: Keep, sheet: Path, configured: Callable[[str], Path]
) -> None:
    text = sheet.read_text("utf-8").replace("{#how}", "{#evening}")
    sheet.write_text(text, encoding="utf-8")
    answered("near", {"fears": "The dark.", "near": 7}, "--date", "2026-02-01")
    configured('exclude = ["near"]')

    assert [each["id"] for each in reflect("worksheet", "list", "--format", "json").json[
        "worksheets"]][-1:] == ["near"]  # fmt: skip
    assert "The dark." in reflect("show").out
    assert "7 / 10" not in reflect("show").out
