"""No name a file has, or could have, costs anybody a word."""

import os
import re
import sys
from datetime import datetime
from pathlib import Path
from unicodedata import normalize

import pytest
from drafts import ENTRY, answered, begun, put
from hypothesis import given
from hypothesis import strategies as st

from reflect import files
from reflect.entries.header import Header
from reflect.errors import AmbiguousEntry, CannotRead, CannotWrite, UnknownEntry
from reflect.journal import Journal, Library, references
from reflect.settings import Settings
from reflect.worksheets import lines

#: What Windows takes for a device, whatever the ending, and for something else than a letter.
DEVICES = re.compile(
    r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?:\..*)?", re.IGNORECASE
)
FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]|[. ]$')
#: The most bytes that a name may have on Linux, macOS and Windows.
LONGEST_NAME = 255


@pytest.mark.parametrize("typed", ["NFC", "NFD"])
@pytest.mark.parametrize("lies", ["NFC", "NFD"])
def test_a_name_is_found_however_its_accents_are_put_together(
    journal: Journal, lies: str, typed: str
) -> None:
    path = put(journal.root / normalize(lies, "Zoë") / normalize(lies, "2026-05-01-café.md"))
    name = normalize(typed, "2026-05-01-café")

    by_stem = references.find(journal, name)
    by_path = references.find(journal, str(journal.root / normalize(typed, "Zoë") / f"{name}.md"))

    assert by_stem.path.samefile(path)
    assert by_path.path.samefile(path)


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS takes both for the same name")
def test_two_names_that_look_alike_are_two_entries(journal: Journal) -> None:
    for form in ("NFC", "NFD"):
        put(journal.root / normalize(form, "café.md"), ENTRY.replace("words", form))

    found = [stored.entry.answers[0].text for stored in journal]
    exact = references.find(journal, str(journal.root / normalize("NFD", "café.md")))

    assert sorted(found) == ["NFC", "NFD"]
    assert exact.entry.answers[0].text == "NFD"
    with pytest.raises(AmbiguousEntry):
        references.find(journal, "café")


def test_a_name_that_differs_only_in_case_is_not_overwritten(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs = put(journal.root / "2026" / "2026-11-23-Things.md")
    create, link = os.open, os.link

    def is_taken(path: Path) -> bool:
        """Whether a disk that tells no case, as those of macOS and Windows, has such a name."""
        there = [each.name for each in path.parent.iterdir()]
        return path.name.casefold() in {name.casefold() for name in there}

    def create_there(path: Path, flags: int, *mode: int) -> int:
        if flags & os.O_EXCL and is_taken(Path(path)):
            raise FileExistsError(path)
        return create(path, flags, *mode)

    def link_there(old: Path, new: Path) -> None:
        if is_taken(Path(new)):
            raise FileExistsError(new)
        link(old, new)

    monkeypatch.setattr(os, "open", create_there)
    monkeypatch.setattr(os, "link", link_there)

    assert answered(begun(journal)) == theirs.with_name("2026-11-23-things-2.md")
    assert theirs.read_bytes() == ENTRY.encode()


IDS = st.one_of(
    st.sampled_from(["con", "prn", "aux", "nul", "com1", "lpt9", "com0", "conin", "con-1"]),
    st.text().map(lines.slug).filter(bool),
    st.from_regex(r"[a-z0-9]{1,20}(-[a-z0-9]{1,20}){0,2}", fullmatch=True).filter(
        lambda id_: len(id_) <= lines.LONGEST_ID
    ),
)


@given(IDS, st.datetimes())
def test_no_file_gets_a_name_that_some_system_refuses(id_: str, moment: datetime) -> None:
    journal = Journal(Settings.made({"HOME": "/home/somebody"}))
    header = Header.new(title="T", moment=moment, worksheet=id_, version=1, language="en")
    sheet = Library(Path("worksheets")).new_path(id_)
    entry, second = (path for path, _ in zip(journal.new_paths(header, moment), "12", strict=False))

    for name in (sheet.name, entry.parent.name, entry.name, second.name):
        assert not DEVICES.fullmatch(name)
        assert not FORBIDDEN.search(name)
        assert name.isascii()
        assert len(name) <= LONGEST_NAME
    assert len({sheet.name.casefold(), entry.name.casefold(), second.name.casefold()}) == 3


@pytest.mark.parametrize("id_", ["con", "nul", "com1"])
def test_a_worksheet_called_like_a_device_is_kept_and_found(journal: Journal, id_: str) -> None:
    text = f"---\nid: {id_}\ntitle: T\n---\n\n## A {{#a}}\n\n- What? {{#w}}\n"
    path = journal.library.add(id_, text)

    again = Journal(journal.settings).library

    assert path.name == f"{id_}_.md"
    assert again.named(id_).worksheet.id == id_
    assert again.add(id_, text) == path


def test_a_path_of_three_hundred_letters_is_a_path_like_any_other(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*["a folder in a folder"] * 15)
    journal = Journal(Settings.made({"HOME": str(tmp_path)}, deep))

    path = answered(begun(journal), "a hill")

    assert len(str(path)) > 300
    assert [stored.path for stored in journal] == [path]
    assert references.find(journal, str(path)).entry.answers[0].text == "a hill"


@pytest.mark.posix
@pytest.mark.parametrize("name", ["x" * 300, "/".join(["y" * 200] * 30)], ids=["name", "path"])
def test_a_path_that_is_too_long_is_said_before_the_first_question_and_nothing_is_lost(
    tmp_path: Path, name: str
) -> None:
    journal = Journal(Settings.made({"HOME": str(tmp_path)}, tmp_path / name))
    draft = begun(journal)

    with pytest.raises(CannotWrite, match="its name, or the path to it, is too long"):
        files.check_writable(journal.root)
    with pytest.raises(CannotWrite, match="its name, or the path to it, is too long"):
        answered(draft, "a hill")

    draft.journal.settings = Settings.made({"HOME": str(tmp_path)}, tmp_path / "journal")
    assert answered(draft).is_relative_to(tmp_path / "journal")


@pytest.mark.posix
def test_a_journal_or_an_entry_with_too_long_a_name_cannot_be_read(
    journal: Journal, tmp_path: Path
) -> None:
    put(journal.root / "2026-05-01-things.md")
    too_long = Journal(Settings.made({"HOME": str(tmp_path)}, tmp_path / ("x" * 300)))

    assert list(too_long) == []
    assert ["too long" in error.reason for error in too_long.unreadable] == [True]
    assert "things" not in too_long.library.paths
    with pytest.raises(UnknownEntry):
        references.find(journal, "x" * 300)
    with pytest.raises(CannotRead, match="too long"):
        references.find(journal, "x" * 300 + ".md")


@pytest.mark.parametrize(
    "name", ["with a\nline end.md", "\x1b[2J.md", "trailing .md", "-rf.md", "#1.MD", "a:b.md"]
)
@pytest.mark.posix
def test_a_name_that_nobody_would_give_is_found(journal: Journal, name: str) -> None:
    put(journal.root / name)

    assert [stored.path.name for stored in journal] == [name]
    assert references.find(journal, str(journal.root / name)).path.name == name
    assert references.find(journal, name[:-3]).path.name == name
