"""400 damaged files: each is read as intended, and none loses anything."""

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from claims import (
    GIVEN,
    PLACE,
    PLACES,
    QUESTIONS,
    WORDINGS,
    WORKSHEET,
    check_answer_set,
    check_no_word_lost,
    check_status_set,
    failure_note,
)
from damaged import CASES, FAMILIES
from damaged.case import Case
from damaged.disk import THINGS, Thing
from damaged.evening import ANSWERS, ENTRY, NOT_TODAY, OPEN, TOP

from reflect import entries
from reflect.entries.answer import Answer, Response
from reflect.entries.entry import Entry
from reflect.errors import NotAnEntry, NotText
from reflect.journal import Journal, Stored
from reflect.journal.draft import Draft
from reflect.settings import Settings
from sheets import EVENING


def journal(root: Path) -> Journal:
    """A journal with the worksheet of the entries."""
    (root / "worksheets").mkdir()
    (root / "worksheets" / "an-evening.md").write_text(EVENING, encoding="utf-8")
    return Journal(Settings.made({"HOME": str(root), "USERPROFILE": str(root)}, root))


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Journal:
    return journal(tmp_path_factory.mktemp("journal"))


def kept(book: Journal, case: Case) -> Stored:
    path = book.root / "entry.md"
    path.write_bytes(case.data)
    return book.read(path)


def key(answer: Answer) -> str:
    return " ".join(filter(None, (answer.id, answer.person)))


def said(answer: Answer) -> object:
    """The content of an answer, in the form in which cases state it."""
    if answer.state != "answered":
        return {"declined": NOT_TODAY, "open": OPEN}[answer.state]
    value = answer.data()["value"]
    return (value, answer.words) if answer.words else value


def test_there_are_400_damaged_files() -> None:
    assert len(CASES) + len(THINGS) == 400
    assert sum(map(len, FAMILIES.values())) == len(CASES)


@pytest.mark.parametrize("name", CASES)
def test_a_damaged_file_is_read_as_intended_and_kept_unchanged(book: Journal, name: str) -> None:
    case = CASES[name]
    if not case.is_entry:
        with pytest.raises(NotAnEntry):
            kept(book, case)
        return

    stored = kept(book, case)

    entry = stored.entry
    assert {key(answer): said(answer) for answer in entry.answers} == case.answers
    assert [("", entry.notes), *((s.title, s.note) for s in entry.sections)] == list(case.notes)
    assert {name: getattr(stored.header, name) for name in TOP} == case.top
    assert {key(a): list(a.duplicates) for a in entry.answers if a.duplicates} == case.beside
    front = entry.header.front.problem
    problems = [
        (problem.line, front.what if front and problem.kind == "head" else problem.kind)
        for problem in entry.problems
    ]
    assert [line for line, _ in problems] == sorted(line for line, _ in case.problems)
    assert all(
        any(at == line and part in what for at, what in problems) for line, part in case.problems
    )
    check_no_word_lost(entry)
    assert stored.is_text == case.is_text
    if case.is_text:
        assert entry.text.encode("utf-8") == case.data
    else:
        with pytest.raises(NotText):
            Draft.opened(book, stored)


def writable(cases: Iterable[Case]) -> Iterator[tuple[str, Entry]]:
    """The entries in *cases* that can be edited."""
    for case in cases:
        if case.is_entry and case.is_text:
            text = case.data.decode("utf-8")
            named = entries.read(text).header.worksheet
            yield case.name, entries.read(text, WORDINGS if named == WORKSHEET.id else None)


@pytest.mark.parametrize("family", FAMILIES)
def test_setting_one_answer_keeps_every_other_byte(family: str) -> None:
    for number, (name, entry) in enumerate(writable(FAMILIES[family])):
        kind = list(GIVEN)[number % len(GIVEN)] if entry.wordings.kinds else "text"
        id_ = QUESTIONS[kind][number % 2]
        with failure_note(f"{id_} in {name}"):
            check_answer_set(entry, PLACE[id_], GIVEN[kind], strictly=True)
            check_status_set(entry)


@pytest.mark.sweep
@pytest.mark.timeout(600)
@pytest.mark.parametrize("family", FAMILIES)
def test_setting_an_answer_of_any_kind_keeps_every_other_byte(family: str) -> None:
    for name, entry in writable(FAMILIES[family]):
        for kind, given in GIVEN.items():
            for id_ in QUESTIONS[kind] if entry.wordings.kinds or kind == "text" else ():
                with failure_note(f"{id_} in {name}"):
                    check_answer_set(entry, PLACE[id_], given, strictly=True)
                    check_answer_set(entry, PLACE[id_], Response(declined=True), strictly=True)
                    check_answer_set(entry, PLACE[id_], Response(), strictly=True)


@pytest.mark.timeout(20)
@pytest.mark.parametrize("thing", THINGS, ids=lambda thing: thing.name)
def test_special_files_are_reported_and_other_entries_read(tmp_path: Path, thing: Thing) -> None:
    if thing.is_posix and os.name != "posix":
        pytest.skip("Windows has no such thing, or gives it only to some")
    if thing.spares_root and os.geteuid() == 0:
        pytest.skip("root is refused nothing")
    if thing.is_utf8_only and sys.platform == "darwin":
        pytest.skip("macOS takes only names in UTF-8")
    book, path = journal(tmp_path), tmp_path / "2026-11-23-an-evening.md"
    (tmp_path / "2026-01-01-an-evening.md").write_text(ENTRY, encoding="utf-8")
    thing.make(path)

    found = list(book)

    if thing.spares_root:
        path.chmod(0o700)
    assert len(found) == thing.entries + 1
    assert [thing.reason in error.reason for error in book.unreadable] == [True] * bool(
        thing.reason
    )


def test_a_file_deleted_while_others_are_read_is_reported(tmp_path: Path) -> None:
    book = journal(tmp_path)
    for day in ("2026-01-01", "2026-01-02", "2026-01-03"):
        (tmp_path / f"{day}-an-evening.md").write_text(ENTRY, encoding="utf-8")

    found = iter(book)
    newest = next(found)
    (tmp_path / "2026-01-02-an-evening.md").unlink()
    others = list(found)

    assert [each.path.name[:10] for each in (newest, *others)] == ["2026-01-03", "2026-01-01"]
    assert [error.reason for error in book.unreadable] == ["this file or folder does not exist"]


def test_a_half_written_file_never_overwrites_the_complete_one(tmp_path: Path) -> None:
    book, path = journal(tmp_path), tmp_path / "2026-11-23-an-evening.md"
    path.write_bytes(ENTRY[: len(ENTRY) // 2].encode())
    draft = Draft.opened(book, book.read(path))
    path.write_bytes(ENTRY.encode())

    draft.answer(PLACE["text"], Response("done"), PLACES, Response())

    entry = book.read(path).entry
    assert entry.text.startswith(ENTRY)
    assert {key(answer): said(answer) for answer in entry.answers} == {**ANSWERS, "text": "done"}
