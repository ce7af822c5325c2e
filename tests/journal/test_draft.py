"""What is written is on the disk when the call returns, whatever others do to the file."""

import re
import sys
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflect import entries
from reflect.entries.answer import Place
from reflect.entries.bodies import Given
from reflect.entries.header import Header
from reflect.errors import DamagedHead, NotText
from reflect.errors.phrases import command
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

    draft.look()
    shown = draft.entry.given(ONE.key)
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

    draft.jot(ONE.key, "value", draft.entry, "a hi")
    [(_, waits)] = unfinished.every(journal.states)
    draft.answer(ONE, Given("a hill"), (), Given())
    draft.forget()

    assert (waits.id, waits.typed) == ("one", "a hi")
    assert waits.header.worksheet == "things"
    assert list(unfinished.every(journal.states)) == []


def test_two_sittings_keep_what_is_typed_apart(journal: Journal) -> None:
    ours, theirs = begun(journal), begun(journal)

    for typed in ("our", "our half sentence"):
        ours.jot(ONE.key, "value", ours.entry, typed)
        theirs.jot(ONE.key, "value", theirs.entry, typed.replace("our", "their"))

    kept = {waits.typed for _, waits in unfinished.every(journal.states)}
    assert kept == {"our half sentence", "their half sentence"}


def test_a_sitting_lets_go_only_of_its_own_words(journal: Journal) -> None:
    ours = begun(journal)
    ours.jot(ONE.key, "value", ours.entry, "our half sentence")
    theirs = begun(journal)
    [(theirs.slip, _)] = unfinished.every(journal.states)
    theirs.jot(ONE.key, "value", theirs.entry, "their half sentence")

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

    draft.jot(TWO.key, "value", draft.entry, "a la")

    assert [waits.typed for _, waits in unfinished.every(journal.states)] == ["a la"]


def test_what_was_typed_is_found_when_the_entry_was_renamed(journal: Journal) -> None:
    draft = begun(journal)
    draft.answer(ONE, Given("a hill"), (), Given())
    draft.jot(TWO.key, "value", draft.entry, "a la")
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
    # As a command that is told the journal's folder when it is said.
    assert command("edit") in draft.remarks[0]
    assert draft.path
    assert "title: a: b: c\n" in draft.path.read_text(encoding="utf-8")


@pytest.mark.parametrize("word", ["high hill", "hill\n\nand a lake", "rock"])
@pytest.mark.parametrize("part", [0, 0.5, 0.9])
def test_an_editor_in_the_middle_of_saving_is_waited_for(
    journal: Journal, monkeypatch: pytest.MonkeyPatch, word: str, part: float
) -> None:
    draft = begun(journal)
    draft.answer(ONE, Given("a mountain or a hill"), (), Given())
    draft.answer(TWO, Given("a pond"), (ONE,), Given())
    assert draft.path
    whole = draft.path.read_bytes().replace(b"hill", word.encode())
    draft.path.write_bytes(whole[: int(len(whole) * part)])
    monkeypatch.setattr("time.sleep", lambda _: draft.path and draft.path.write_bytes(whole))

    draft.wait()

    assert answers(draft) == {"one": f"a mountain or a {word}", "two": "a pond"}
    assert draft.remarks == []
    assert [*draft.path.parent.iterdir()] == [draft.path]


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


@pytest.mark.skipif(sys.platform == "win32", reason="Links take a right there.")
def test_a_link_put_where_the_entry_was_is_not_written_through(
    journal: Journal, tmp_path: Path
) -> None:
    draft = begun(journal)
    draft.answer(ONE, Given("a hill"), (), Given())
    assert draft.path
    elsewhere = tmp_path / "elsewhere.md"
    path, words = draft.path, draft.path.read_bytes()
    elsewhere.write_bytes(words)
    path.unlink()
    path.symlink_to(elsewhere)

    draft.answer(TWO, Given("a lake"), (ONE,), Given())

    assert elsewhere.read_bytes() == words
    assert draft.path != path
    assert [each.text for each in journal.read(draft.path).entry.answers] == ["a hill", "a lake"]
    assert str(path) in draft.remarks[0]


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


PLACES = [Place(f"q{n}", None, f"What is the {n}?", "all", "All of it") for n in range(4)]


def kept(draft: Draft, number: int, given: Given) -> None:
    draft.look()
    draft.answer(PLACES[number], given, PLACES[:number], draft.entry.given(PLACES[number].key))


@pytest.mark.parametrize("then", ["answer", "decline", "wait", "finish", "look"])
def test_what_was_answered_in_this_sitting_outlives_a_file_that_is_put_back(
    journal: Journal, then: str
) -> None:
    draft = begun(journal)
    kept(draft, 0, Given("a hill"))
    assert draft.path
    before = draft.path.read_bytes()
    kept(draft, 1, Given("a lake"))
    kept(draft, 2, Given(declined=True))

    draft.path.write_bytes(before)
    if then in ("answer", "decline"):
        kept(draft, 3, Given("a hut") if then == "answer" else Given(declined=True))
    elif then == "look":
        draft.look()
    else:
        draft.wait() if then == "wait" else draft.finish()

    there = answers(draft)
    assert (there["q0"], there["q1"], there["q2"]) == ("a hill", "a lake", "_(not today)_")
    [remark] = draft.remarks
    assert "put back to an earlier state" in remark
    assert "lake" not in remark


def test_an_old_window_of_an_editor_that_is_saved_with_a_change_costs_no_answer(
    journal: Journal,
) -> None:
    draft = begun(journal)
    kept(draft, 0, Given("a hill"))
    assert draft.path
    before = draft.path.read_text("utf-8")
    kept(draft, 1, Given("a lake"))
    kept(draft, 0, Given("a mountain"))

    draft.path.write_text(f"{before}\n> a note\n".replace("\n", "\r\n"), "utf-8", newline="")
    draft.wait()

    [first, second] = journal.read(draft.path).entry.answers
    assert (first.text, first.beside, second.text) == (
        "a mountain",
        ("a hill\n\n> a note",),
        "a lake",
    )
    assert len(draft.remarks) == 1


def test_what_somebody_takes_out_or_changes_is_left_so_and_told(journal: Journal) -> None:
    draft = begun(journal)
    for number, words in enumerate(("a hill", "a lake", "a hut")):
        kept(draft, number, Given(words))
    edit(draft, "a lake", "")
    edit(draft, "a hut", "a high hut")
    edit(draft, "a hill", "a low hill")

    draft.look()
    assert "put back" not in " ".join(draft.remarks)
    kept(draft, 3, Given("a valley"))
    edit(draft, "a valley", "")
    edit(draft, "a low hill", "a hill")
    draft.wait()

    assert answers(draft) == {"q0": "a hill", "q1": "", "q2": "a high hut", "q3": ""}
    assert any("did not put it back" in remark for remark in draft.remarks)


def test_undoing_an_edit_in_an_editor_is_no_putting_back(journal: Journal) -> None:
    draft = begun(journal)
    kept(draft, 0, Given("a hill"))
    edit(draft, "a hill", "a high hill")
    draft.look()
    edit(draft, "a high hill", "a hill")
    draft.wait()

    assert answers(draft) == {"q0": "a hill"}
    assert draft.remarks == []


@pytest.mark.parametrize("then", ["answer", "wait", "finish"])
@pytest.mark.parametrize("other", ["", "worksheet: others", "date: 2026-11-22T20:00:00"])
def test_where_the_file_is_gone_or_another_entry_all_of_it_is_written_anew(
    journal: Journal, then: str, other: str
) -> None:
    draft = begun(journal)
    kept(draft, 0, Given("a hill"))
    kept(draft, 1, Given("a lake"))
    path = draft.path
    assert path
    theirs = begun(journal)
    kept(theirs, 0, Given("other words"))
    kept(theirs, 1, Given("more words"))
    path.unlink()
    if other:
        assert theirs.path
        text = theirs.path.read_text("utf-8")
        line = other.partition(":")[0]
        text = re.sub(rf"^{line}: .*", other, text, flags=re.MULTILINE)
        path.write_text(text, "utf-8")
        held = path.read_bytes()

    if then == "answer":
        kept(draft, 2, Given("a hut"))
    else:
        draft.wait() if then == "wait" else draft.finish()

    assert (answers(draft)["q0"], answers(draft)["q1"]) == ("a hill", "a lake")
    assert "so a new one was written" in draft.remarks[0]
    if other:
        assert draft.path != path
        assert path.read_bytes() == held


def test_a_sitting_that_answered_nothing_brings_no_file_back(journal: Journal) -> None:
    first = begun(journal)
    kept(first, 0, Given("a hill"))
    assert first.path
    draft = Draft.opened(journal, journal.read(first.path))
    first.path.unlink()

    draft.look()
    draft.wait()

    assert not first.path.exists()


@given(st.lists(st.tuples(st.sampled_from("aaapne"), st.integers(0, 3), st.integers(0, 9))))
def test_no_word_that_was_answered_goes_missing_whatever_is_put_back(
    steps: list[tuple[str, int, int]],
) -> None:
    with TemporaryDirectory() as folder:
        draft = begun(Journal(Settings(Path(folder, "j"), "", None, Path(folder, "s"))))
        states, latest, number = list[bytes](), dict[int, str](), count()
        for what, place, at in steps:
            if what == "a":
                latest[place] = f"word{next(number)}x"
                kept(draft, place, Given(latest[place]))
                assert draft.path
                states.append(draft.path.read_bytes())
            elif draft.path and states:
                state = states[at % len(states)]
                if what == "n":  # with a note, as from an old window
                    state += f"\n<!-- step: n{next(number)} -->\n".encode()
                if what == "e":
                    draft.path.unlink(missing_ok=True)
                else:
                    draft.path.write_bytes(state)
        if draft.path:
            draft.wait()
            text = draft.path.read_text("utf-8")
            assert all(word in text for word in latest.values())
