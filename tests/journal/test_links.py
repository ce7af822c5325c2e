"""Links in a journal: what stays inside is read once, and nothing is written where it is not read."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from drafts import answered, begun, put

from reflect.errors import CannotWrite, LeavesJournal, ReflectError
from reflect.journal import Journal
from reflect.settings import Settings

pytestmark = pytest.mark.posix

MOMENT = datetime(2026, 5, 1, 20, tzinfo=UTC)


def found(journal: Journal) -> list[str]:
    return [str(each.path.relative_to(journal.root)) for each in journal]


@pytest.mark.parametrize("to", ["archive/2026", "./archive/2026", "{root}/archive/2026", "2025"])
def test_a_year_that_is_a_link_to_a_folder_inside_is_written_and_read_once(
    journal: Journal, to: str
) -> None:
    put(journal.root / "archive" / "2026" / "2026-03-01-near.md")
    put(journal.root / "2025" / "2025-03-01-near.md")
    (journal.root / "2026").symlink_to(to.format(root=journal.root))

    answered(begun(journal, MOMENT, "new"))

    place = "2025" if to == "2025" else "archive/2026"
    assert sorted(found(journal)) == sorted(
        [f"{place}/2026-05-01-new.md", "archive/2026/2026-03-01-near.md", "2025/2025-03-01-near.md"]
    )
    assert journal.unreadable == []


@pytest.mark.parametrize(
    "to", ["{out}", ".stash", ".reflect/trash", "worksheets", "nowhere", "2026"]
)
def test_nothing_is_written_through_a_link_to_where_nothing_is_read(
    journal: Journal, tmp_path: Path, to: str
) -> None:
    out = tmp_path / "elsewhere"
    put(out / "2026-03-01-near.md")
    for name in (".stash", ".reflect/trash", "worksheets"):
        (journal.root / name).mkdir(parents=True)
    (journal.root / "2026").symlink_to(to.format(out=out))

    with pytest.raises(ReflectError) as refused:
        answered(begun(journal, MOMENT, "new"))

    assert isinstance(refused.value, LeavesJournal | CannotWrite)
    assert str(journal.root / "2026") in str(refused.value)
    assert found(journal) == []
    assert not list(tmp_path.rglob("*new.md"))
    assert [type(each) for each in journal.unreadable] == ([LeavesJournal] if to == "{out}" else [])


def test_an_entry_that_is_there_by_two_names_is_read_once(journal: Journal) -> None:
    path = put(journal.root / "2026" / "2026-05-01-near.md")
    (journal.root / "2026" / "2026-03-02-again.md").symlink_to(path.name)
    (journal.root / "favourite.md").symlink_to(path)
    (journal.root / "loop").symlink_to(".")
    (journal.root / "2026" / "up").symlink_to("..")

    assert found(journal) == ["2026/2026-05-01-near.md"]
    assert journal.read(journal.root / "favourite.md").day == journal.read(path).day
    assert journal.unreadable == []


def test_links_of_files_that_lead_out_or_nowhere_are_told(journal: Journal, tmp_path: Path) -> None:
    out = put(tmp_path / "elsewhere" / "2026-03-01-near.md")
    for name, to in (("a.md", out), ("b.md", "nowhere.md"), ("c.md", "c.md"), ("d.txt", out)):
        (journal.root / "2026").mkdir(parents=True, exist_ok=True)
        (journal.root / "2026" / name).symlink_to(to)
    (journal.root / "pictures").symlink_to(out.parent)

    assert found(journal) == []
    assert sorted(each.path.name for each in journal.unreadable) == ["a.md", "b.md", "c.md"]


@pytest.mark.parametrize("depth", [1, 2])
def test_the_journal_itself_may_be_a_link(tmp_path: Path, depth: int) -> None:
    real = tmp_path / ".hidden" / "real"
    real.mkdir(parents=True)
    at = real
    for number in range(depth):
        link = tmp_path / f"link{number}"
        link.symlink_to(at)
        at = link
    journal = Journal(Settings.made({"HOME": str(tmp_path)}, at))

    assert answered(begun(journal, MOMENT, "new")).is_relative_to(at)
    assert found(journal) == ["2026/2026-05-01-new.md"]
