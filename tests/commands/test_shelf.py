"""The worksheets that come with reflect, and the pages about three made-up runs of each.

Runs and pages are in ``tests/golden/shelf``. To write the pages anew, and to read them after:
``pytest tests/commands/test_shelf.py --write-golden``.
"""

import re
from pathlib import Path

import pytest

from reflect import settings, worksheets
from typed import Program

GOLDEN = Path(__file__).parents[1] / "golden" / "shelf"
#: The worksheets by the names of their files; those in German end with ``.de``.
SHELF = sorted(path.stem for path in settings.shipped_worksheets().glob("[a-z]*.md"))
#: This one has runs and pages of its own: the demo.
SHELF.remove("emotional-intimacy")
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

    for page, text in pages.items():
        path = GOLDEN / f"{name}.{page}.txt"
        if pytestconfig.getoption("write_golden"):
            path.write_text(text, encoding="utf-8", newline="\n")
        assert text == path.read_text("utf-8"), path.name


@each_sheet
def test_nothing_is_wrong_with_it_and_an_evening_is_enough(name: str) -> None:
    text = (settings.shipped_worksheets() / f"{name}.md").read_text("utf-8")
    reading = worksheets.read(text)

    assert not reading.problems
    assert 5 <= len([*reading.worksheet.family()]) <= 12
    assert (reading.worksheet.minutes or 60) <= 30
