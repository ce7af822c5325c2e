"""What is deleted can come back, whole and never over anything; what is deleted for good is gone."""

import json
import os
import shutil
from datetime import datetime
from pathlib import Path

import pytest

from reflect.errors import AmbiguousEntry, FileChanged, LeavesJournal, ReflectError
from reflect.errors.history import InTrash, LinkedEntry, NotInTrash, OutsideJournal, TrashEmpty
from reflect.journal import Journal, Stored, autosaves
from reflect.journal.trash import Trash, forget

NOW = datetime(2026, 12, 1, 21, 14)
NAME = "2026-05-01-things"
WORDS = b"words of somebody"


def text(time: str = "20:00", words: bytes = WORDS) -> bytes:
    head = f"---\ndate: 2026-05-01T{time}:00\nworksheet: things\n---\n"
    return f"{head}\n### Q\n<!-- q: one -->\n\n".encode() + words + b"\n"


def put(journal: Journal, name: str = f"2026/{NAME}.md", data: bytes = b"") -> Stored:
    path = journal.root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data or text())
    return journal.read(path)


def slip(journal: Journal, stored: Stored, typed: str = "half a sentence") -> Path:
    held = {"entry": str(stored.path), "id": "one", "person": None, "part": "value"}
    held |= {"typed": typed, "before": "", "head": stored.header.front.raw}
    folder = autosaves.folder(journal.state_folder)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{len(list(folder.iterdir()))}.json"
    path.write_text(json.dumps(held), encoding="ascii")
    return path


def everything(journal: Journal) -> list[str]:
    """All files but the lock, as seen from the home."""
    home = journal.root.parent
    paths = (path for path in home.rglob("*") if path.is_file() and path.name != "lock")
    return sorted(str(path.relative_to(home).as_posix()) for path in paths)


def test_two_of_one_name_in_one_second_are_both_kept(journal: Journal) -> None:
    trash = Trash(journal)
    first = trash.add(put(journal), NOW)
    second = trash.add(put(journal, data=text("23:00")), NOW)

    assert (first.path.read_bytes(), second.path.read_bytes()) == (text(), text("23:00"))
    with pytest.raises(AmbiguousEntry, match=f"2026-12-01-211400-2/2026/{NAME}.md"):
        trash.find(NAME)
    for each in (first, second):
        assert trash.find(trash.by_name()[each]) == each


NAMES = [NAME, NAME.upper(), f"{NAME}.md", f"2026/{NAME}.md", "2026-05"]


@pytest.mark.parametrize("name", [*NAMES, f"2026-12-01-211400/2026/{NAME}"])
def test_it_is_found_by_many_names(journal: Journal, name: str) -> None:
    with pytest.raises(TrashEmpty):
        Trash(journal).find(name)
    trashed = Trash(journal).add(put(journal), NOW)
    Trash(journal).add(put(journal, "2026/2026-06-01-things.md"), NOW)

    assert Trash(journal).find(name) == trashed
    with pytest.raises(NotInTrash, match="'1999'"):
        Trash(journal).find("1999")


def test_a_name_like_an_option_is_called_by_its_folder(journal: Journal) -> None:
    trashed = Trash(journal).add(put(journal, "--for-good.md"), NOW)

    assert Trash(journal).by_name()[trashed] == "2026-12-01-211400/--for-good.md"


@pytest.mark.posix
def test_it_comes_back_beside_a_link_that_leads_nowhere(journal: Journal) -> None:
    trashed = Trash(journal).add(put(journal), NOW)
    (trashed.folder / ".DS_Store").write_bytes(b"of a Mac")
    link = journal.root / trashed.original_path
    link.symlink_to("nowhere.md")

    path = Trash(journal).restore(trashed)

    assert (path.name, path.read_bytes()) == (f"{NAME}-2.md", text())
    assert link.is_symlink()
    assert list(Trash(journal)) == []


@pytest.mark.posix
def test_what_lies_elsewhere_is_left_alone(journal: Journal, tmp_path: Path) -> None:
    outside = tmp_path / "elsewhere" / "a.md"
    outside.parent.mkdir()
    outside.write_bytes(text())
    journal.root.mkdir()
    (journal.root / "a.md").symlink_to(outside)
    (journal.root / "b.md").symlink_to(put(journal, "c.md").path)
    (journal.root / "folder").symlink_to(outside.parent)
    trashed = Trash(journal).add(put(journal), NOW)

    refused: list[tuple[Path, type[ReflectError]]] = [
        (outside, OutsideJournal),
        (journal.root / "folder" / "a.md", LeavesJournal),
        (journal.root / "a.md", LeavesJournal),
        (journal.root / "b.md", LinkedEntry),
        (trashed.path, InTrash),
    ]
    for path, error in refused:
        with pytest.raises(error):
            Trash(journal).add(journal.read(path), NOW)

    assert outside.read_bytes() == text()


@pytest.mark.posix
def test_links_in_the_trash_and_around_it_are_no_way_into_another_folder(
    journal: Journal, tmp_path: Path
) -> None:
    outside = tmp_path / "another" / "2026" / "a.md"
    outside.parent.mkdir(parents=True)
    outside.write_bytes(text())
    stored, trash = put(journal), Trash(journal)
    kept = journal.root / ".reflect"
    (kept / "trash" / "2026-01-01-000000").mkdir(parents=True)
    (kept / "trash" / "2026-01-01-000000" / "b.md").symlink_to(outside)
    (kept / "trash" / "2026-01-02-000000").symlink_to(outside.parent.parent)

    assert list(trash) == []
    assert {error.path.name for error in journal.unreadable} == {"2026-01-02-000000", "b.md"}
    trashed = trash.add(stored, NOW)
    (journal.root / "2026").rmdir()
    (journal.root / "2026").symlink_to(outside.parent)
    with pytest.raises(LeavesJournal):
        trash.restore(trashed)
    shutil.rmtree(kept)
    kept.symlink_to(outside.parent.parent)
    with pytest.raises(LeavesJournal):
        trash.add(put(journal, "b.md"), NOW)

    assert sorted(path.name for path in outside.parent.parent.rglob("*")) == ["2026", "a.md"]


@pytest.mark.posix
def test_a_journal_behind_a_link_is_a_journal(journal: Journal, tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    journal.root.symlink_to(tmp_path / "real")
    stored = put(journal)

    trashed = Trash(journal).add(journal.read(stored.path.resolve()), NOW)

    assert trashed.original_path == Path("2026", f"{NAME}.md")


@pytest.mark.parametrize("is_away", [False, True])
def test_for_good_is_for_good(journal: Journal, is_away: bool) -> None:
    stored = put(journal)
    slip(journal, stored)
    slip(journal, stored, "more of it")
    if is_away:
        stored = journal.read(Trash(journal).add(stored, NOW).path)
    else:
        (stored.path.parent / ".~reflect-00000001.tmp").write_bytes(stored.data[:80])
        (stored.path.parent / ".~reflect-00000002.tmp").write_bytes(text(words=b"older"))
        half = slip(journal, stored, "killed while it was kept")
        half.rename(half.with_name(".~reflect-00000003.tmp"))
    editing = journal.state_folder / "editing" / "answer.md"
    editing.parent.mkdir()
    editing.write_bytes(WORDS + b"\n")

    traces = forget(journal, stored)

    assert everything(journal) == []
    assert traces.whole_files[-1] == stored.path
    assert (traces.other_entries, traces.editor_files) == ((), ())


def test_what_is_of_others_is_left_and_what_may_be_of_it_is_named(journal: Journal) -> None:
    stored = put(journal)
    away_too = Trash(journal).add(put(journal), NOW)
    stored = put(journal)  # back again from a backup
    copy = put(journal, "2026/a copy.md")
    put(journal, "2026/of that moment.md", text(words=b"another run"))
    other = put(journal, "2026/2026-05-02-things.md", text("22:00"))
    slip(journal, other)
    away = Trash(journal).add(put(journal, "2026/other.md", text("21:00")), NOW)
    leftover = stored.path.parent / ".~reflect-00000001.tmp"
    leftover.write_bytes(text("22:00", b"words of the other one"))
    editing = journal.state_folder / "editing" / "answer.md"
    editing.parent.mkdir()
    editing.write_bytes(b"other words\n")
    before = everything(journal)

    traces = forget(journal, stored)

    assert everything(journal) == [each for each in before if each != f"journal/2026/{NAME}.md"]
    assert (traces.other_entries, traces.editor_files) == ((copy.path, away_too.path), (editing,))
    assert away.path.exists()


def test_an_entry_that_was_saved_meanwhile_does_not_go(journal: Journal) -> None:
    stored = put(journal)
    stored.path.write_bytes(text(words=b"written while the question waited"))

    with pytest.raises(FileChanged):
        forget(journal, stored)

    assert stored.path.exists()


def test_an_editor_that_saves_while_it_is_put_away_is_not_lost(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    stored = put(journal)
    link = os.link

    def saving(old: Path, new: Path) -> None:
        link(old, new)
        beside = stored.path.with_suffix(".new")
        beside.write_bytes(text(words=b"saved in that very moment"))
        beside.replace(stored.path)

    monkeypatch.setattr(os, "link", saving)

    trashed = Trash(journal).add(stored, NOW)

    assert trashed.path.read_bytes() == text()
    assert b"saved in that very moment" in stored.path.read_bytes()
