"""Entries are found newest first, by many names, among files that are none of ours."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import drafts
import pytest
from drafts import ENTRY
from hypothesis import given
from hypothesis import strategies as st

from reflect.errors import AmbiguousEntry, NoEntries, NotAFolder, NotAnEntry, UnknownEntry
from reflect.journal import Journal, Stored, references
from reflect.settings import Settings


def put(journal: Journal, name: str, moment: str = "2026-05-01T20:00:00", offset: str = "") -> Path:
    offset = f'\nutc_offset: "{offset}"' if offset else ""
    return drafts.put(journal.root / name, ENTRY.replace("2026-05-01T20:00:00", moment + offset))


def stems(journal: Journal) -> list[str]:
    return [stored.path.stem for stored in journal]


@pytest.mark.parametrize(
    ("files", "stems_"),
    [
        # By the day in the name, else by the date inside.
        (
            {"2026/2026-05-01-a.md": "", "2025/2025-12-24-b.md": "", "c.md": "2026-02-02T10:00:00"},
            ["2026-05-01-a", "c", "2025-12-24-b"],
        ),
        # Of one day, by the moment in UTC.
        (
            {
                "2026-10-25-a.md": "2026-10-25T02:30:00+01:00",
                "2026-10-25-b.md": "2026-10-25T02:30:00+02:00",
            },
            ["2026-10-25-a", "2026-10-25-b"],
        ),
        # Of one minute, by the number.
        (dict.fromkeys(["1-2.md", "1-10.md", "1-9.md", "1.md"], ""), ["1-10", "1-9", "1-2", "1"]),
    ],
)
def test_the_newest_comes_first(journal: Journal, files: dict[str, str], stems_: list[str]) -> None:
    for name, moment in files.items():
        put(journal, name, moment[:19] or "2026-05-01T20:00:00", moment[19:])

    assert stems(journal) == stems_


def test_a_day_without_a_time_is_that_day(journal: Journal) -> None:
    put(journal, "note.md", "2026-02-01")

    assert [stored.day for stored in journal] == [date(2026, 2, 1)]


def test_only_as_many_files_are_read_as_are_asked_for_and_one_that_cannot_be_stops_nothing(
    journal: Journal,
) -> None:
    put(journal, "2026-05-02-things.md")
    with (journal.root / "2026-05-01-too-large-to-be-read.md").open("wb") as file:
        file.truncate(200_000_000)

    newest = next(iter(journal))

    assert newest.path.stem == "2026-05-02-things"
    assert journal.unreadable == []
    assert stems(journal) == ["2026-05-02-things"]
    assert "larger than" in str(journal.unreadable[0])


def test_other_notes_are_never_entries(journal: Journal) -> None:
    put(journal, "2026-05-01-things.md")
    for name, text in {
        "note.md": "# A note\n\nworksheet: in its text\n",
        "front.md": "---\ntitle: A note\n---\n\n<!-- q of another kind -->\n",
        ".obsidian/plugin.md": "---\nworksheet: things\n---\n",
        "worksheets/things.md": "---\nid: things\n---\n",
        ".hidden.md": "---\nworksheet: things\n---\n",
        "2026-05-01-things.txt": "---\nworksheet: things\n---\n",
    }.items():
        (journal.root / name).parent.mkdir(exist_ok=True)
        (journal.root / name).write_text(text, encoding="utf-8")

    assert stems(journal) == ["2026-05-01-things"]


def test_a_mark_alone_makes_an_entry_and_so_does_a_damaged_worksheet_line(journal: Journal) -> None:
    journal.root.mkdir()
    (journal.root / "a.md").write_text("### Q\n<!-- q: one -->\n\nwords\n", encoding="utf-8")
    (journal.root / "b.md").write_text("---\nworksheet: [x\n---\n", encoding="utf-8")

    assert sorted(stems(journal)) == ["a", "b"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("latest", "2026-05-02-things"),
        ("latest~1", "2026-05-01-things"),
        ("previous", "2026-05-01-things"),
        ("latest~2", "2025-12-24-things"),
        ("first", "that evening"),
        ("2025", "2025-12-24-things"),
        ("2026-05-02", "2026-05-02-things"),
        ("2026-05-01-THINGS", "2026-05-01-things"),
        ("2026/2026-05-01-things.md", "2026-05-01-things"),
        # By its id, once it was renamed.
        ("2024-02-03-things", "that evening"),
    ],
)
def test_an_entry_has_many_names(
    journal: Journal, name: str, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for day in ("2026-05-02", "2026-05-01", "2025-12-24"):
        put(journal, f"{day[:4]}/{day}-things.md", f"{day}T20:00:00")
    put(journal, "that evening.md", "2024-02-03T20:00:00")
    monkeypatch.chdir(journal.root)

    assert references.find(journal, name).path.stem == expected


def test_a_name_that_fits_several_lists_them(journal: Journal) -> None:
    put(journal, "2026-05-01-things.md")
    put(journal, "2026-05-02-things.md")

    with pytest.raises(AmbiguousEntry, match="2026-05-02-things\n  2026-05-01-things"):
        references.find(journal, "2026-05")
    put(journal, "2026-05-02-things-2.md", "2026-05-02T21:30:00")
    with pytest.raises(AmbiguousEntry, match="-02-things-2  21:30\n  2026-05-02-things"):
        references.find(journal, "2026-05-02-t")


def test_what_is_not_there_is_said(journal: Journal, tmp_path: Path) -> None:
    with pytest.raises(NoEntries):
        references.find(journal, "latest")
    put(journal, "2026-05-01-things.md")
    with pytest.raises(UnknownEntry, match="There is one"):
        references.find(journal, "latest~3")
    with pytest.raises(UnknownEntry):
        references.find(journal, "1999")
    other = tmp_path / "other.md"
    other.write_text("# A note\n", encoding="utf-8")
    with pytest.raises(NotAnEntry):
        references.find(journal, str(other))


def test_a_journal_that_is_a_file_is_said(journal: Journal) -> None:
    journal.root.write_text("words", encoding="utf-8")

    with pytest.raises(NotAFolder):
        list(journal)


def test_a_hint_looks_at_so_many_of_the_newest(journal: Journal) -> None:
    put(journal, "2024/2026-06-01-moved.md")
    put(journal, "2026/2026-05-01-things.md")
    put(journal, "elsewhere/2026-04-01-things.md")

    newest = [stored.path.stem for stored in journal.filtered(newest=2)]

    assert newest == ["2026-06-01-moved", "2026-05-01-things"]


NAMES = st.lists(
    st.tuples(
        st.sampled_from(["", "2025", "2026", "old/one", "Ä"]),
        st.sampled_from(["2026-05-01", "2026-02-28", "2026-04-30", "2025-12-31", "2024-02-29"])
        | st.sampled_from(["2026-02-29", "2026-02-30", "2026-13-01", "0000-01-01", "٢٠٢٦-٠٥-٠١"])
        | st.sampled_from(["2026-05-011", "2025-", "", "z", "!", "10", "9999-12-31", "0001-01-01"]),
        st.sampled_from(["", "-a", "-2", " b", "Z"]),
    ),
    max_size=12,
    unique=True,
)


@given(NAMES)
def test_whatever_files_are_called_and_where_they_lie_the_newest_come_first(
    names: list[tuple[str, str, str]],
) -> None:
    with TemporaryDirectory() as folder:
        journal = Journal(Settings.made({"HOME": folder}, Path(folder) / "journal"))
        paths = {put(journal, f"./{where}/{day}{rest}x.md") for where, day, rest in names}
        found = list(journal)

    assert {stored.path for stored in found} == paths
    assert found == sorted(found, key=Stored.sort_key, reverse=True)
