"""A journal from another person: nothing in it runs a program, or leads outside of it."""

import json
import os
from collections.abc import Iterator

import pytest
from journals import FIRST, Journal
from plants import PLANTS, SECRET, autosave, remove_deep_folders
from plants import plant as put

from reflect.completion import complete
from typed import Run, commands

COMMANDS = commands(f"""
:
list: --all | --format json
show: latest | 2026-03-03
compare:
timeline: near
ratings:
next: | --line
search: {SECRET}
report: --output {{home}}/report.html
worksheet: list | show near | show {SECRET} | check
where:
config:
check:
history: status | log --all | log 2026-01-05 | show 2026-01-05@1 | show 2026-04-04-near@1
new: near --answers {{home}}/answers.json --date 2026-02-01T20:00:00
edit: 2026-01-05 | 2026-03-03
resume:
delete: 2026-01-12 | 2026-03-03
restore: | 2026-01-12 | 2026-03-03
delete: 2026-01-19 --for-good
history: restore 2026-01-05@1 | restore 2026-04-04-near@1 | forget 2026-01-12
check: --fix
history: off | on | on --existing | status
""")
#: Commands to complete with Tab.
TABBED = (("show",), ("restore",), ("worksheet", "show"), ("list", "--worksheet"))
#: Tried with every change; all others are in the sweep.
FEW = ("a submodule",)


@pytest.fixture
def given(journal: Journal, plant: str) -> Iterator[Journal]:
    """A journal with a *plant* in it."""
    journal.patch.setenv("EDITOR", "true")
    journal.patch.setattr("reflect.history.git.PATIENCE", 5)
    put(journal, plant)
    yield journal
    remove_deep_folders(journal.folder)


def _outside(journal: Journal) -> dict[str, bytes]:
    """The user's files outside of the journal, except those that any command may change."""
    ours = ("journal", "state", "traces", "report.html")
    tops = [path for path in journal.home.iterdir() if path.name not in ours]
    every = [path for top in tops for path in (top, *top.rglob("*"))]
    return {str(path): path.read_bytes() for path in every if path.is_file()}


@pytest.mark.parametrize(
    "is_agreed",
    [pytest.param(True, id="agreed"), pytest.param(False, id="arrived", marks=pytest.mark.sweep)],
)
@pytest.mark.parametrize(
    "plant", [pytest.param(each, marks=[] if each in FEW else pytest.mark.sweep) for each in PLANTS]
)
def test_a_given_journal_runs_no_program_and_reaches_nothing_outside(
    plant: str, given: Journal, is_agreed: bool, capfd: pytest.CaptureFixture[str]
) -> None:
    if not is_agreed:
        given.disagree()
    before, problems, run = _outside(given), [], Run(0, "", "")

    for command in COMMANDS:
        if command.endswith("--existing") and plant == "a repository said to be theirs":
            # With --existing, programs of the repository run, as the message before has said.
            assert "hooks and filters will run" in run.err
            break
        run = given.reflect(*command.format(home=given.home).split())
        if given.traces:
            problems.append(f"{command} ran {given.traces}")
        if _outside(given) != before:
            problems.append(f"{command} changed something outside")
        if SECRET in run.out or SECRET in run.err.replace(f"'{SECRET}'", ""):
            problems.append(f"{command} shows what is outside: {run}")
        if run.code not in (0, 1, 2) or "Traceback" in run.err:
            problems.append(f"{command} ended with {run}")
        if run.code and not run.err + run.out:
            problems.append(f"{command} says nothing")
        before = _outside(given)

    for words in TABBED:
        complete(["--journal", str(given.folder), *words, ""], os.environ)
    problems += ["Tab offers what is outside"] * (SECRET in capfd.readouterr().out)
    assert not problems, "\n".join(problems)


@pytest.mark.parametrize("plant", ["links in the trash"])
def test_deleting_for_good_through_a_link_deletes_nothing_outside(given: Journal) -> None:
    before = _outside(given)
    planted = given.folder / ".reflect/trash/2026-02-03-000000/2026/2026-03-03-near.md"

    for name in ("2026-03-03", planted):
        run = given.at_terminal("2\n", "delete", name, "--for-good")
        assert run.code == 1

    assert _outside(given) == before


def test_an_autosave_that_came_with_a_journal_is_no_answer_unseen(journal: Journal) -> None:
    draft = journal.folder / FIRST
    draft.write_text(draft.read_text().replace("status: complete", "status: draft"))
    planted = json.loads(autosave(draft, "Words of somebody else."))
    planted["head"] = draft.read_text().split("\n# ")[0] + "\n"
    planted["id"] = "far"
    folder = journal.folder / ".reflect" / "unfinished"
    folder.mkdir()
    (folder / "1.json").write_text(json.dumps(planted))

    run = journal.at_terminal("3\n\n", "resume", "2026-01-05", "--plain")

    assert run.code == 0
    assert "status: complete" in draft.read_text()
    assert "somebody else" not in draft.read_text()
    assert str(folder / "1.json") in run.err.replace("\n", "")


@pytest.mark.parametrize("plant", ["a nested repository", "a submodule"])
def test_a_repository_inside_the_users_own_runs_nothing(plant: str, theirs: Journal) -> None:
    theirs.patch.setenv("EDITOR", "true")
    (theirs.folder / "2026").rename(theirs.folder / "before")
    put(theirs, plant)

    for command in (
        ("new", "near", "--answers", theirs.answers),
        ("delete", "first"),
        ("history", "log"),
    ):
        assert theirs.reflect(*command).code == 0

    assert theirs.traces == []
