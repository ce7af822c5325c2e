"""Conflict copies of sync programs are never taken for the original run."""

import shlex
from pathlib import Path

import pytest

from sheets import SHORT as SHEET  # noqa: F401 - what `kept` answers
from typed import Program, change

NAMES = [
    "{} (Anna's conflicted copy 2026-11-05)",
    "{} (Annas iMac - in Konflikt stehende Kopie 2026-11-05)",
    "{} (In Konflikt stehende Kopie von Anna 2026-11-05)",
    "{} (Konfliktkopie von Laptop)",
    "{} (Copie en conflit de Anna 2026-11-05)",
    "{} (Copia en conflicto de Anna 2026-11-05)",
    "{} (copia in conflitto di Anna 2026-11-05)",
    "{} (Anna の競合コピー 2026-11-05)",
    "{} (конфликтующая копия 2026-11-05)",
    "{} (SFConflict anna@example.org 2026-11-05-10-11-12)",
    "{} (Case Conflict 1)",
    "{}.Conflict",
    "{} [Conflict]",
    "{} (conflicted copy 2026-11-05 101112)",
    "{}_conflict-20261105-101112",
    "{}.sync-conflict-20261105-101112-ABCDEFG",
    "{}.sync-conflict-20261105-101112",
    "{} (Conflicted copy Annas-Phone 202611051011)",
    "{} 2",
    "{} (1)",
    "{}-LAPTOP-7Q2M",
    "{}-Annas-MacBook-Pro",
    "{} copy",
    "{} - Copy (2)",
    "{} (Anna's iMac (2)'s conflicted copy 2026-11-05)",
    "{} (conflicted copy 2026-11-05 101112) (conflicted copy 2026-11-06 101112)",
    "{} (Anna's conflicted copy 2026-11-05)-LAPTOP-7Q2M",
]


def copied(reflect: Program, name: str = NAMES[0]) -> tuple[Path, Path]:
    """The second of two runs, and a copy of it called *name*."""
    reflect.kept("2026-05-05", how="Fine.", near=4)
    path = reflect.kept("2026-11-05", how="Well.", near=6)
    copy = path.with_stem(name.format(path.stem))
    copy.touch(0o600)
    copy.write_bytes(path.read_bytes())
    change(copy, "Well.", "Well.\n\nA word on the phone.", "6 / 10", "4 / 10")
    return path, copy


@pytest.mark.parametrize("name", NAMES)
def test_a_copy_is_known_by_its_name(reflect: Program, name: str) -> None:
    path, copy = copied(reflect, name)

    newest, other, _ = reflect.json("list")["entries"]

    of = {each["path"]: each["copy_of"] for each in (newest, other)}
    assert of == {str(path): None, str(copy): str(path)}


@pytest.mark.parametrize("name", [NAMES[0], "{} 2", NAMES[-1]])
def test_a_copy_is_listed_as_one_and_is_in_no_comparison(reflect: Program, name: str) -> None:
    path, copy = copied(reflect, name)

    compared = reflect.json("compare")
    report = reflect("report", "--output", "report.html").path

    assert reflect("list").out.count("a sync program's copy") == 1
    assert reflect("list", "--plain").out.count("A sync program's copy.") == 1
    lines = reflect("list", "--format", "lines").out
    assert lines.count(" Near and far (a sync program's copy)\n") == 1
    for name in ("latest", "2026-11", path.stem, copy.stem):
        shown = copy if name == copy.stem else path
        assert reflect.json("show", name)["path"] == str(shown)
    assert [compared[side]["date"][:7] for side in ("old", "new")] == ["2026-05", "2026-11"]
    assert compared["new"]["path"] == str(path)
    assert reflect.json("ratings")["series"][0]["rows"] == [{"for": None, "values": [4, 6]}]
    assert len(reflect.json("timeline", "near")["moments"]) == 2
    assert "phone" not in report.read_text("utf-8")


@pytest.mark.parametrize("name", [NAMES[1], "{} 2", NAMES[-2]])
def test_check_names_answers_only_in_the_copy_and_how_to_see_them(
    reflect: Program, name: str
) -> None:
    path, copy = copied(reflect, name)

    def found() -> dict[str, str]:
        [found] = [each for each in reflect.json("check")["findings"] if "copy" in each["kind"]]
        return found

    told = found()
    assert (told["path"], told["kind"]) == (str(copy), "conflict-copy")
    lacks = "it has words that are missing in the original: how (line 17), near (line 24)."
    assert told["what"].endswith(f"; {lacks}")
    assert "phone" not in told["what"]
    assert f"\n    {told['command']}\n" in reflect("check").out
    assert "A word on the phone." in reflect(*shlex.split(told["command"])[1:]).out
    copy.write_bytes(path.read_bytes())
    change(copy, "Well.\n", "")
    assert found()["what"].endswith("though the two differ, all its words are in the original too.")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("", ""),  # it is gone
        ("date: 2026-11-05T20", "date: 2026-11-05T21"),
        ("worksheet: near\n", "worksheet: far\n"),
        ("date: ", "when: "),
    ],
)
def test_a_name_alone_makes_no_copy(reflect: Program, old: str, new: str) -> None:
    path, copy = copied(reflect)
    change(path, old, new) if old else path.unlink()

    listed = reflect.json("list")["entries"]

    assert [each["copy_of"] for each in listed if each["path"] == str(copy)] == [None]
    assert "sync program" not in reflect("list").out


def test_a_copy_of_a_draft_is_not_resumed(reflect: Program) -> None:
    path = reflect.begun("Well.\n.\n")
    path.with_stem(f"{path.stem} 2").write_bytes(path.read_bytes())

    assert reflect("resume", stdin="\n:pause\n").path == path
