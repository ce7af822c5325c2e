"""What is written is on the disk when the call returns, whatever others do to the file."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from reflect import entries
from reflect.entries import Given, Header, Place
from reflect.errors import DamagedHead, NotText
from reflect.journal import Journal
from reflect.journal.draft import Draft
from reflect.questions import Wordings
from reflect.settings import Settings

MOMENT = datetime(2026, 11, 23, 21, 14, tzinfo=UTC)
ONE = Place("one", None, "What is the first thing?", "all", "All of it")
TWO = Place("two", None, "What is the second thing?", "all", "All of it")


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return Journal(Settings.made({"HOME": str(tmp_path), "USERPROFILE": str(tmp_path)}))


def begun(journal: Journal) -> Draft:
    header = Header.new(title="Things", moment=MOMENT, worksheet="things", version=1, language="en")
    return Draft(journal, entries.begin(header, Wordings()), MOMENT)


def answers(draft: Draft) -> dict[str, str]:
    assert draft.path
    return {a.id: a.text for a in draft.journal.read(draft.path).entry.answers}


def test_nothing_is_on_the_disk_before_the_first_answer(journal: Journal) -> None:
    draft = begun(journal)

    draft.about(("Sam",))

    assert not journal.root.exists()


def test_the_first_answer_makes_the_file_with_all_that_is_known(journal: Journal) -> None:
    draft = begun(journal)
    draft.about(("Sam",))

    draft.answer(ONE, Given("a hill"), ())

    assert draft.path == journal.root / "2026" / "2026-11-23-things.md"
    assert draft.path.read_text(encoding="utf-8") == (
        '---\ntitle: Things\ndate: 2026-11-23T21:14:00\nutc_offset: "+00:00"\n'
        "worksheet: things\nworksheet_version: 1\nlanguage: en\nstatus: draft\ntags: [reflect]\n"
        "about: [Sam]\n---\n\n# Things\n\n## All of it\n<!-- step: all -->\n\n"
        "### What is the first thing?\n<!-- q: one -->\n\na hill\n"
    )


def test_a_second_run_that_day_has_a_name_of_its_own(journal: Journal) -> None:
    first, second = begun(journal), begun(journal)

    first.answer(ONE, Given("a hill"), ())
    second.answer(ONE, Given("a lake"), ())

    assert second.path
    assert second.path.name == "2026-11-23-things-2.md"
    assert (answers(first), answers(second)) == ({"one": "a hill"}, {"one": "a lake"})


def test_a_name_belongs_to_the_evening_until_four_in_the_morning(journal: Journal) -> None:
    draft = begun(journal)
    draft.moment = datetime(2026, 11, 24, 3, 59, tzinfo=UTC)

    draft.answer(ONE, Given("a hill"), ())

    assert draft.path
    assert draft.path.name == "2026-11-23-things.md"


def test_another_answer_that_an_editor_changed_meanwhile_stays_changed(journal: Journal) -> None:
    draft = begun(journal)
    draft.answer(ONE, Given("a hill"), ())
    edit(draft, "a hill", "a high hill")

    draft.answer(TWO, Given("a lake"), (ONE,))

    assert answers(draft) == {"one": "a high hill", "two": "a lake"}
    assert draft.remarks == []


def test_of_an_answer_changed_on_both_sides_both_texts_are_kept(journal: Journal) -> None:
    draft = begun(journal)
    draft.answer(ONE, Given("a hill"), ())
    edit(draft, "a hill", "a high hill")

    draft.answer(ONE, Given("a low hill"), ())

    assert draft.path
    [answer] = journal.read(draft.path).entry.answers
    assert (answer.text, answer.beside) == ("a low hill", ("a high hill",))
    assert "both texts" in draft.remarks[0]


def test_a_file_that_was_deleted_meanwhile_is_written_anew_with_every_answer(
    journal: Journal,
) -> None:
    draft = begun(journal)
    draft.answer(ONE, Given("a hill"), ())
    assert draft.path
    draft.path.unlink()

    draft.answer(TWO, Given("a lake"), (ONE,))

    assert answers(draft) == {"one": "a hill", "two": "a lake"}


def test_a_file_that_became_something_else_is_left_alone(journal: Journal) -> None:
    draft = begun(journal)
    draft.answer(ONE, Given("a hill"), ())
    theirs = draft.path
    assert theirs
    theirs.write_bytes(b"caf\xe9")

    draft.answer(TWO, Given("a lake"), (ONE,))

    assert theirs.read_bytes() == b"caf\xe9"
    assert draft.path != theirs
    assert answers(draft) == {"one": "a hill", "two": "a lake"}


def test_front_matter_broken_meanwhile_costs_no_answer(journal: Journal) -> None:
    draft = begun(journal)
    draft.answer(ONE, Given("a hill"), ())
    edit(draft, "title: Things", "title: a: b: c")

    draft.answer(TWO, Given("a lake"), (ONE,))
    draft.finish()

    assert answers(draft) == {"one": "a hill", "two": "a lake"}
    assert "cannot be changed" in draft.remarks[0]
    assert draft.path
    assert "title: a: b: c\n" in draft.path.read_text(encoding="utf-8")


def test_windows_line_ends_stay(journal: Journal) -> None:
    draft = begun(journal)
    draft.answer(ONE, Given("a hill"), ())
    assert draft.path
    draft.path.write_bytes(draft.path.read_bytes().replace(b"\n", b"\r\n"))

    draft.answer(TWO, Given("a lake\nand a hut"), (ONE,))

    data = draft.path.read_bytes()
    assert data.count(b"\n") == data.count(b"\r\n")
    assert answers(draft) == {"one": "a hill", "two": "a lake\nand a hut"}


def test_what_cannot_be_written_safely_is_not_gone_on_with(journal: Journal) -> None:
    draft = begun(journal)
    draft.answer(ONE, Given("a hill"), ())
    assert draft.path
    edit(draft, "status: draft", "status: draft\nstatus: draft")

    with pytest.raises(DamagedHead):
        Draft.opened(journal, journal.read(draft.path))

    draft.path.write_bytes(draft.path.read_bytes() + b"\xe9")
    with pytest.raises(NotText):
        Draft.opened(journal, journal.read(draft.path))


def edit(draft: Draft, old: str, new: str) -> None:
    assert draft.path
    text = draft.path.read_text(encoding="utf-8")
    assert old in text
    draft.path.write_text(text.replace(old, new), encoding="utf-8")
