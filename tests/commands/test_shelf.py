"""The worksheets that come with reflect, and the pages about three made-up runs of each.

Runs and pages are in ``tests/golden/shelf``. To write the pages anew, and to read them after:
``pytest tests/commands/test_shelf.py --write-golden``.
"""

import re
from pathlib import Path

import pytest

from reflect import settings, worksheets
from reflect.terminal import page
from typed import Program

GOLDEN = Path(__file__).parents[1] / "golden" / "shelf"
#: The worksheets by the names of their files; those in German end with ``.de``.
SHEETS = {path.stem: path for path in settings.shipped_worksheets().glob("[a-z]*.md")}
#: Without the one that has runs and pages of its own: the demo.
SHELF = sorted(name for name in SHEETS if not name.startswith("emotional-intimacy"))
each_sheet = pytest.mark.parametrize("name", SHELF)


@pytest.fixture
def sheet(reflect: Program, name: str) -> str:
    """The id of the worksheet, which is answered three times by somebody of its language."""
    id_, _, language = name.partition(".")
    lang = {"": "en_GB.UTF-8", "de": "de_DE.UTF-8"}[language]
    reflect.set(LANG=lang, REFLECT_JOURNAL=reflect.journal)
    text = (GOLDEN / f"{name}.yaml").read_text("utf-8")
    _, *runs = re.split(r"^--- # (.*)\n", text, flags=re.MULTILINE)
    for about, answers in zip(runs[::2], runs[1::2], strict=True):
        day, *options = about.split()
        run = reflect("new", id_, "--answers", "-", "--date", day, *options, stdin=answers)
        assert run.code == 0, run.err
    return id_


@each_sheet
def test_the_pages_about_three_runs_are_as_they_were_read(
    reflect: Program, sheet: str, name: str, pytestconfig: pytest.Config
) -> None:
    answered = [each["id"] for each in reflect.json("timeline")["questions"]]
    pages = {
        "compare": reflect.by_itself("compare").out,
        "timeline": "\n\n".join(reflect.by_itself("timeline", id_).out for id_ in answered),
        "ratings": reflect.by_itself("ratings").out,
    }

    for kind, text in pages.items():
        path = GOLDEN / f"{name}.{kind}.txt"
        if pytestconfig.getoption("write_golden"):
            path.write_text(text, encoding="utf-8", newline="\n")
        assert text == path.read_text("utf-8"), path.name


@pytest.mark.parametrize("name", sorted(SHEETS))
def test_nothing_is_wrong_with_it_in_any_language(reflect: Program, name: str) -> None:
    assert reflect("worksheet", "check", SHEETS[name]).talk.endswith("questions, nothing wrong.")


@each_sheet
def test_an_evening_is_enough_and_the_first_page_is_one_page(name: str) -> None:
    sheet = worksheets.read(SHEETS[name].read_text("utf-8")).worksheet
    below = 11  # lines on how long it takes, where the words go, and what to press

    assert 5 <= len([*sheet.family()]) <= 12
    assert (sheet.minutes or 60) <= 30
    assert len(page.opening(sheet, 80)) + below <= 24
