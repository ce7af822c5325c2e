"""What is written is on the disk when the call returns, whatever others do to the file."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from reflect import entries
from reflect.entries.answer import Place
from reflect.entries.bodies import Given
from reflect.entries.header import Header
from reflect.errors import DamagedHead, NotText
from reflect.journal import Journal, unfinished
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

    draft.answer(ONE, Given("a hill"), (), Given())

    assert draft.path == journal.root / "2026" / "2026-11-23-things.md"
    assert draft.path.read_text(encoding="utf-8") == (
        '---\ntitle: Things\ndate: 2026-11-23T21:14:00\nutc_offset: "+00:00"\n'
        "worksheet: things\nworksheet_version: 1\nlanguage: en\nstatus: draft\ntags: [reflect]\n"
        "about: [Sam]\n---\n\n# Things\n\n## All of it\n<!-- step: all -->\n\n"
        "### What is the first thing?\n<!-- q: one -->\n\na hill\n"
    )


def test_a_second_run_that_day_has_a_name_of_its_own(journal: Journal) -> None:
    first, second = begun(journal), begun(journal)

    first.answer(ONE, Given("a hill"), (), Given())
    second.answer(ONE, Given("a lake"), (), Given())

    assert second.path
    assert second.path.name == "2026-11-23-things-2.md"
    assert (answers(first), answers(second)) == ({"one": "a hill"}, {"one": "a lake"})


def test_a_name_belongs_to_the_evening_until_four_in_the_morning(journal: Journal) -> None:
    draft = begun(journal)
    draft.moment = datetime(2026, 11, 24, 3, 59, tzinfo=UTC)

    draft.answer(ONE, Given("a hill"), (), Given())

    assert draft.path
    assert draft.path.name == "2026-11-23-things.md"


def test_another_answer_that_an_editor_changed_meanwhile_stays_changed(journal: Journal) -> None:
    draft = begun(journal)
    draft.answer(ONE, Given("a hill"), (), Given())
    edit(draft, "a hill", "a high hill")

    draft.answer(TWO, Given("a lake"), (ONE,), Given())

    assert answers(draft) == {"one": "a high hill", "two": "a lake"}
    assert draft.remarks == []


def test_of_an_answer_changed_on_both_sides_both_texts_are_kept(journal: Journal) -> None:
    draft = begun(journal)
    draft.answer(ONE, Given("a hill"), (), Given())
    edit(draft, "a hill", "a high hill")

    draft.answer(ONE, Given("a low hill"), (), Given("a hill"))

    assert draft.path
    [answer] = journal.read(draft.path).entry.answers
    assert (answer.text, answer.beside) == ("a low hill", ("a high hill",))
    assert "both texts" in draft.remarks[0]


def test_an_answer_that_was_shown_as_an_editor_left_it_is_replaced(journal: Journal) -> None:
    draft = begun(journal)
    draft.answer(ONE, Given("a hill"), (), Given())
    edit(draft, "a hill", "a high hill")

    shown = draft.answers()[ONE.key]
    draft.answer(ONE, Given("a low hill"), (), shown)

    assert shown == Given("a high hill")
    assert answers(draft) == {"one": "a low hill"}
    assert draft.remarks == []


def test_what_another_sitting_answered_unseen_stays(journal: Journal) -> None:
    ours = begun(journal)
    ours.answer(TWO, Given("a lake"), (ONE,), Given())
    assert ours.path
    theirs = Draft.opened(journal, journal.read(ours.path))
    theirs.answer(ONE, Given("a hill"), (), Given())
    # Ours takes theirs in with its next answer; nobody has seen it here by then.
    ours.answer(TWO, Given("a pond"), (ONE,), Given("a lake"))

    ours.answer(ONE, Given("a valley"), (), Given())

    [answer, _] = journal.read(ours.path).entry.answers
    assert (answer.text, answer.beside) == ("a valley", ("a hill",))


def test_emptying_an_answer_that_somebody_changed_unseen_leaves_it(journal: Journal) -> None:
    draft = begun(journal)
    draft.answer(ONE, Given("a hill"), (), Given())
    edit(draft, "a hill", "a high hill")

    draft.answer(ONE, Given(), (), Given("a hill"))

    assert answers(draft) == {"one": "a high hill"}


def test_what_is_typed_is_kept_until_it_is_an_answer(journal: Journal) -> None:
    draft = begun(journal)

    draft.jot(ONE.key, "value", "a hi")
    [(_, waits)] = unfinished.every(journal.states)
    draft.answer(ONE, Given("a hill"), (), Given())
    draft.forget()

    assert (waits.id, waits.typed) == ("one", "a hi")
    assert waits.header.worksheet == "things"
    assert list(unfinished.every(journal.states)) == []


def test_two_sittings_keep_what_is_typed_apart(journal: Journal) -> None:
    ours, theirs = begun(journal), begun(journal)

    for typed in ("our", "our half sentence"):
        ours.jot(ONE.key, "value", typed)
        theirs.jot(ONE.key, "value", typed.replace("our", "their"))

    kept = {waits.typed for _, waits in unfinished.every(journal.states)}
    assert kept == {"our half sentence", "their half sentence"}


def test_a_sitting_lets_go_only_of_its_own_words(journal: Journal) -> None:
    ours = begun(journal)
    ours.jot(ONE.key, "value", "our half sentence")
    theirs = begun(journal)
    [(theirs.slip, _)] = unfinished.every(journal.states)
    theirs.jot(ONE.key, "value", "their half sentence")

    ours.forget()

    assert [waits.typed for _, waits in unfinished.every(journal.states)] == ["their half sentence"]


def test_words_wait_in_the_journal_where_there_is_no_state_folder(
    journal: Journal, tmp_path: Path
) -> None:
    draft = begun(journal)
    draft.answer(ONE, Given("a hill"), (), Given())
    state = journal.state
    state.parent.mkdir(parents=True, exist_ok=True)
    state.write_text("a file, and no folder", encoding="utf-8")

    draft.jot(TWO.key, "value", "a la")

    assert [waits.typed for _, waits in unfinished.every(journal.states)] == ["a la"]


def test_what_was_typed_is_found_when_the_entry_was_renamed(journal: Journal) -> None:
    draft = begun(journal)
    draft.answer(ONE, Given("a hill"), (), Given())
    draft.jot(TWO.key, "value", "a la")
    assert draft.path

    renamed = draft.path.rename(draft.path.with_name("a quiet evening.md"))

    [(_, found)] = unfinished.of(journal, journal.read(renamed))
    assert found.typed == "a la"


def test_a_file_that_was_deleted_meanwhile_is_written_anew_with_every_answer(
    journal: Journal,
) -> None:
    draft = begun(journal)
    draft.answer(ONE, Given("a hill"), (), Given())
    assert draft.path
    draft.path.unlink()

    draft.answer(TWO, Given("a lake"), (ONE,), Given())

    assert answers(draft) == {"one": "a hill", "two": "a lake"}


def test_a_file_that_became_something_else_is_left_alone(journal: Journal) -> None:
    draft = begun(journal)
    draft.answer(ONE, Given("a hill"), (), Given())
    theirs = draft.path
    assert theirs
    theirs.write_bytes(b"caf\xe9")

    draft.answer(TWO, Given("a lake"), (ONE,), Given())

    assert theirs.read_bytes() == b"caf\xe9"
    assert draft.path != theirs
    assert answers(draft) == {"one": "a hill", "two": "a lake"}


def test_front_matter_broken_meanwhile_costs_no_answer(journal: Journal) -> None:
    draft = begun(journal)
    draft.answer(ONE, Given("a hill"), (), Given())
    edit(draft, "title: Things", "title: a: b: c")

    draft.answer(TWO, Given("a lake"), (ONE,), Given())
    draft.finish()

    assert answers(draft) == {"one": "a hill", "two": "a lake"}
    assert "cannot be changed" in draft.remarks[0]
    assert draft.path
    assert "title: a: b: c\n" in draft.path.read_text(encoding="utf-8")


def test_windows_line_ends_stay(journal: Journal) -> None:
    draft = begun(journal)
    draft.answer(ONE, Given("a hill"), (), Given())
    assert draft.path
    draft.path.write_bytes(draft.path.read_bytes().replace(b"\n", b"\r\n"))

    draft.answer(TWO, Given("a lake\nand a hut"), (ONE,), Given())

    data = draft.path.read_bytes()
    assert data.count(b"\n") == data.count(b"\r\n")
    assert answers(draft) == {"one": "a hill", "two": "a lake\nand a hut"}


def test_what_cannot_be_written_safely_is_not_gone_on_with(journal: Journal) -> None:
    draft = begun(journal)
    draft.answer(ONE, Given("a hill"), (), Given())
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


def test_a_rewritten_entry_has_what_others_wrote_meanwhile(journal: Journal) -> None:
    draft = begun(journal)
    draft.answer(ONE, Given("a hill"), (), Given())
    assert draft.path
    text = draft.path.read_text(encoding="utf-8")
    draft.path.write_text(text.replace("a hill", "a high hill"), encoding="utf-8")

    draft.rewrite(lambda entry: entry.with_status("complete"))

    assert answers(draft) == {"one": "a high hill"}
    assert "status: complete" in draft.path.read_text(encoding="utf-8")


def test_a_file_is_only_withdrawn_as_it_was_seen(journal: Journal) -> None:
    draft = begun(journal)
    draft.keep()
    path, seen = draft.path, draft.data
    assert path
    path.write_bytes(seen + b"words\n")

    draft.withdraw(seen)

    assert path.read_bytes() == seen + b"words\n"

    path.write_bytes(seen)
    draft.withdraw(seen)

    assert (draft.path, path.exists()) == (None, False)
