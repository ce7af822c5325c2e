"""What a sync program put aside is never taken for the run it is a copy of."""

import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Keep = Callable[..., Path]

NAMES = [
    "{} (Anna's conflicted copy 2026-11-05)",
    "{} (Annas iMac - in Konflikt stehende Kopie 2026-11-05)",
    "{} (Case Conflict 1)",
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


@pytest.fixture
def copied(kept: Keep) -> Callable[[str], tuple[Path, Path]]:
    """Have two runs, and a copy of the second one by a name; gives that run and its copy."""

    def make(name: str) -> tuple[Path, Path]:
        kept("2026-05-05", how="Fine.", near=4)
        path = kept("2026-11-05", how="Well.", near=6)
        copy = path.with_stem(name.format(path.stem))
        text = path.read_text("utf-8").replace("Well.", "Well.\n\nA word on the phone.")
        copy.write_text(text.replace("6 / 10", "4 / 10"), "utf-8")
        copy.chmod(0o600)
        return path, copy

    return make


@pytest.mark.parametrize("name", NAMES)
def test_a_copy_is_known_by_its_name(
    reflect: Any, copied: Callable[[str], tuple[Path, Path]], name: str
) -> None:
    path, copy = copied(name)

    listed = reflect("list", "--format", "json").json["entries"]

    assert {each["path"]: each["copy_of"] for each in listed if each["date"] > "2026-10"} == {
        str(path): None,
        str(copy): str(path),
    }


@pytest.mark.parametrize("name", [NAMES[0], NAMES[8], NAMES[-1]])
def test_a_copy_is_listed_as_one_and_stands_in_no_comparison(
    reflect: Any, copied: Callable[[str], tuple[Path, Path]], name: str, tmp_path: Path
) -> None:
    path, copy = copied(name)

    compared = reflect("compare", "--format", "json").json
    report = tmp_path / "report.html"
    reflect("report", "--output", report)

    assert reflect("list").out.count("a sync program's copy") == 1
    assert reflect("list", "--plain").out.count("A sync program's copy.") == 1
    assert (
        reflect("list", "--format", "lines").out.count(" Near and far (a sync program's copy)\n")
        == 1
    )
    assert [reflect("show", each, "--format", "json").json["path"] for each in (
        "latest", "2026-11", path.stem, copy.stem)] == [*[str(path)] * 3, str(copy)]  # fmt: skip
    assert [compared[side]["date"][:7] for side in ("old", "new")] == ["2026-05", "2026-11"]
    assert compared["new"]["path"] == str(path)
    assert reflect("ratings", "--format", "json").json["series"][0]["rows"] == [
        {"for": None, "values": [4, 6]}
    ]
    assert len(reflect("timeline", "near", "--format", "json").json["moments"]) == 2
    assert "phone" not in report.read_text("utf-8")


@pytest.mark.parametrize("name", [NAMES[1], NAMES[8], NAMES[-2]])
def test_check_names_what_only_the_copy_says_and_how_to_see_it(
    reflect: Any, copied: Callable[[str], tuple[Path, Path]], name: str
) -> None:
    path, copy = copied(name)

    [found] = [
        e for e in reflect("check", "--format", "json").json["findings"] if "copy" in e["kind"]
    ]

    assert (found["path"], found["kind"]) == (str(copy), "conflict-copy")
    assert found["what"].endswith(
        "aside, and it has words that the original lacks: how (line 17), near (line 24)."
    )
    assert "phone" not in found["what"]
    assert f"\n    {found['command']}\n" in reflect("check").out
    run = reflect(*shlex.split(found["command"])[1:])
    assert "A word on the phone." in run.out
    copy.write_text(path.read_text("utf-8").replace("Well.\n", ""), "utf-8")
    [found] = [
        e for e in reflect("check", "--format", "json").json["findings"] if "copy" in e["kind"]
    ]
    assert found["what"].endswith("though the two differ, the original has all its words.")


@pytest.mark.parametrize("change", ["it is gone", "another day", "another worksheet", "no date"])
def test_a_name_alone_makes_no_copy(
    reflect: Any, copied: Callable[[str], tuple[Path, Path]], change: str
) -> None:
    path, copy = copied(NAMES[0])
    text = path.read_text("utf-8")
    if change == "it is gone":
        path.unlink()
    else:
        old, new = {
            "another day": ("date: 2026-11-05T20", "date: 2026-11-05T21"),
            "another worksheet": ("worksheet: near\n", "worksheet: far\n"),
            "no date": ("date: ", "when: "),
        }[change]
        path.write_text(text.replace(old, new), "utf-8")

    listed = reflect("list", "--format", "json").json["entries"]

    assert [each["copy_of"] for each in listed if each["path"] == str(copy)] == [None]
    assert "sync program" not in reflect("list").out


def test_a_second_run_of_a_day_is_a_run_of_its_own(reflect: Any, kept: Keep) -> None:
    first = kept("2026-11-05T20:00:00", near=4)
    second = kept("2026-11-05T21:00:00", near=6)

    assert second.stem == f"{first.stem}-2"
    assert reflect("show", "--format", "json").json["path"] == str(second)
    assert reflect("compare", "--format", "json").json["old"]["path"] == str(first)


def test_a_copy_of_a_draft_is_not_gone_on_with(reflect: Any, sheet: Path) -> None:
    run = reflect("new", "near", "--date", "2026-11-05T20:00:00", stdin="Well.\n.\n")
    path = Path(run.out.strip())
    copy = path.with_stem(f"{path.stem} 2")
    copy.write_bytes(path.read_bytes())

    assert reflect("resume", stdin="\n:pause\n").out.strip() == str(path)
