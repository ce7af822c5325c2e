"""The browser that pages are looked at with, and the pages."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from chromium import PROGRAM, Browser, chromium

from missing import without
from reflect import cli
from reflect.settings import demo_journal
from sheets import FORMS

TURNED = """---
id: near
title: קרבה
version: 1
language: he
---

# קרבה

## מה קרוב אליי {#near}

- עם מי אני מרגיש קרוב עכשיו? {#whom}
- כמה אני סומך על {person|מישהו} היום? [1-10: כמעט לא ... לגמרי] [for each: person] {#trust}
"""
RUNS = {
    "2026-02-01": ("עם שרה, ביום ראשון.", 4),
    "2026-05-01": ("עם שרה, ביום שני.\n\nWith her I speak English, too.", 6),
    "2026-08-01": ("أنا قريب من سارة. نتكلم كل مساء.", 5),
}
RUN = """---
title: קרבה
date: {day}
worksheet: near
language: he
status: complete
about: ["שרה"]
---

### עם מי אני מרגיש קרוב עכשיו?
<!-- q: whom -->

{words}

### כמה אני סומך על שרה היום?
<!-- q: trust, for: שרה -->

{mark} / 10
"""


@pytest.fixture(scope="session")
def axe() -> str:
    """axe-core, which is no part of us: `.ci/run` gets it, and says in AXE where it is."""
    named = os.environ.get("AXE", "")
    if not named:
        without("AXE names no axe.min.js")
    return Path(named).read_text("utf-8")


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """Chromium, once for all."""
    if not PROGRAM:
        without("there is no Chromium here")
    with chromium(tmp_path_factory.mktemp("chromium")) as opened:
        yield opened


@pytest.fixture(scope="session", params=["report", "compare", "turned", "sheet", "fields"])
def page(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page as it is made: of one's runs, of two of them, or of what is read from the right.

    Or a blank sheet, on paper or with fields.
    """
    folder = tmp_path_factory.mktemp("page")
    journal, output = folder / "journal", folder / "page.html"
    blank = ["worksheet", "print", str(folder / "forms.md"), "--copies", "2"]
    commands = {"compare": ["compare", "--all", "--format", "html"], "sheet": blank}
    commands["fields"] = [*blank, "--fillable"]
    command = commands.get(request.param, ["report"])
    (folder / "forms.md").write_text(FORMS, encoding="utf-8")
    if request.param == "turned":
        (journal / "worksheets").mkdir(parents=True)
        (journal / "worksheets" / "near.md").write_text(TURNED, encoding="utf-8")
        for day, (words, mark) in RUNS.items():
            text = RUN.format(day=day, words=words, mark=mark)
            (journal / f"{day}-near.md").write_text(text, encoding="utf-8")
    else:
        shutil.copytree(demo_journal(), journal)
    assert cli.run(["--journal", str(journal), *command, "--output", str(output)]) == 0
    return output
