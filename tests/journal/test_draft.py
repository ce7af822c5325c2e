"""A draft saves each answer at once, whatever others do to the file."""

import re
from collections.abc import Callable
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from drafts import PLACES, answered, begun
from hypothesis import given
from hypothesis import strategies as st

from reflect.entries.answer import Response
from reflect.errors.phrases import command
from reflect.journal import Journal, autosaves
from reflect.journal.draft import Draft
from reflect.settings import Settings

FIRST = PLACES[0].key


def says(draft: Draft) -> dict[str, str]:
    """Texts of the answers in the file, by the ids of the questions."""
    assert draft.path
    return {each.id: each.text for each in draft.journal.read(draft.path).entry.answers}


def said(draft: Draft, *words: str) -> Path:
    """The file of a draft in which the first questions are answered."""
    for at, each in enumerate(words):
        path = answered(draft, each, at)
    return path


def kept(draft: Draft, at: int, given: Response) -> None:
    """Answer question number *at*, after reading the file."""
    draft.reload()
    draft.answer(PLACES[at], given, PLACES[:at], draft.entry.response(PLACES[at].key))


def edit(draft: Draft, old: str, new: str) -> None:
    """Replace a text in the file, as an editor does."""
    assert draft.path
    text = draft.path.read_text(encoding="utf-8")
    assert old in text
    draft.path.write_text(text.replace(old, new), encoding="utf-8")


def jotted(journal: Journal) -> set[str]:
    return {half.typed for _, half in autosaves.every(journal.state_folders)}


def test_the_first_answer_creates_the_file_with_everything_known(journal: Journal) -> None:
    draft = begun(journal)
    draft.set_about(("Sam",))
    assert not journal.root.exists()

    path = answered(draft, "a hill")

    assert path == journal.root / "2026" / "2026-11-23-things.md"
    assert path.read_text(encoding="utf-8") == (
        '---\ntitle: Things\ndate: 2026-11-23T21:14:00\nutc_offset: "+00:00"\n'
        "worksheet: things\nworksheet_version: 1\nlanguage: en\nstatus: draft\ntags: [reflect]\n"
        "about: [Sam]\n---\n\n# Things\n\n## All of it\n<!-- step: all -->\n\n"
        "### What is the 0?\n<!-- q: q0 -->\n\na hill\n"
    )


@pytest.mark.parametrize(
    ("at", "words", "is_seen", "texts"),
    [
        (1, "a lake", False, ["a high hill", "a lake"]),
        (0, "a low hill", True, ["a low hill"]),
        (0, "a low hill", False, ["a low hill", "a high hill"]),
        (0, "", False, ["a high hill"]),
    ],
    ids=["another one", "seen", "unseen", "emptied unseen"],
)
def test_an_answer_that_an_editor_changed_is_replaced_only_where_it_was_seen(
    journal: Journal, at: int, words: str, is_seen: bool, texts: list[str]
) -> None:
    draft = begun(journal)
    path = answered(draft, "a hill")
    shown = draft.entry
    edit(draft, "a hill", "a high hill")
    if is_seen:
        draft.reload()
        shown = draft.entry

    given = Response(words or None)
    draft.answer(PLACES[at], given, PLACES[:at], shown.response(PLACES[at].key))

    there = journal.read(path).entry.answers
    assert [text for each in there for text in (each.text, *each.duplicates)] == texts
    assert ["both texts" in each for each in draft.remarks] == [True] * (not at and not is_seen)


def test_an_unseen_answer_of_another_session_stays(journal: Journal) -> None:
    ours = begun(journal)
    path = answered(ours, "a lake", 1)
    theirs = Draft.opened(journal, journal.read(path))
    answered(theirs, "a hill")
    # Ours takes theirs in with its next answer; nobody has seen it here by then.
    ours.answer(PLACES[1], Response("a pond"), PLACES[:1], Response("a lake"))

    answered(ours, "a valley")

    [answer, _] = journal.read(path).entry.answers
    assert (answer.text, answer.duplicates) == ("a valley", ("a hill",))


def test_two_sessions_write_and_delete_their_own_autosaves(journal: Journal) -> None:
    ours, theirs = begun(journal), begun(journal)
    for typed in ("our", "our half sentence"):
        ours.autosave(FIRST, "value", ours.entry, typed)
        theirs.autosave(FIRST, "value", theirs.entry, typed.replace("our", "their"))
    assert jotted(journal) == {"our half sentence", "their half sentence"}

    third = begun(journal)
    third.autosave_file = next(
        slip for slip, half in autosaves.every(journal.state_folders) if "our" in half.typed
    )
    third.autosave(FIRST, "value", third.entry, "another half sentence")
    ours.autosave_file.drop()

    assert jotted(journal) == {"another half sentence", "their half sentence"}


def test_autosaves_are_in_the_journal_if_there_is_no_state_folder(journal: Journal) -> None:
    draft = begun(journal)
    answered(draft)
    journal.state_folder.write_text("a file, and no folder", encoding="utf-8")

    draft.autosave(PLACES[1].key, "value", draft.entry, "a la")

    assert jotted(journal) == {"a la"}


def test_front_matter_broken_meanwhile_costs_no_answer(journal: Journal) -> None:
    draft = begun(journal)
    path = answered(draft, "a hill")
    edit(draft, "title: Things", "title: a: b: c")

    answered(draft, "a lake", 1)
    draft.mark_as_complete()

    assert says(draft) == {"q0": "a hill", "q1": "a lake"}
    assert "cannot be changed" in draft.remarks[0]
    # As a command that is told the journal's folder when it is said.
    assert command("edit") in draft.remarks[0]
    assert "title: a: b: c\n" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("word", ["high hill", "hill\n\nand a lake", "rock"])
@pytest.mark.parametrize("part", [0, 0.5, 0.9])
def test_an_editor_in_the_middle_of_saving_is_waited_for(
    journal: Journal, monkeypatch: pytest.MonkeyPatch, word: str, part: float
) -> None:
    draft = begun(journal)
    path = said(draft, "a mountain or a hill", "a pond")
    whole = path.read_bytes().replace(b"hill", word.encode())
    path.write_bytes(whole[: int(len(whole) * part)])
    monkeypatch.setattr("time.sleep", lambda _: path.write_bytes(whole))

    draft.mark_as_draft()

    assert says(draft) == {"q0": f"a mountain or a {word}", "q1": "a pond"}
    assert draft.remarks == []
    assert [*path.parent.iterdir()] == [path]


@pytest.mark.posix
def test_a_link_put_where_the_entry_was_is_not_written_through(
    journal: Journal, tmp_path: Path
) -> None:
    draft = begun(journal)
    path = answered(draft, "a hill")
    words = path.read_bytes()
    elsewhere = path.rename(tmp_path / "elsewhere.md")
    path.symlink_to(elsewhere)

    answered(draft, "a lake", 1)

    assert elsewhere.read_bytes() == words
    assert draft.path != path
    assert says(draft) == {"q0": "a hill", "q1": "a lake"}
    assert str(path) in draft.remarks[0]


def test_a_file_is_only_withdrawn_if_it_is_unchanged(journal: Journal) -> None:
    draft = begun(journal)
    draft.save()
    path, seen = draft.path, draft.data
    assert path
    path.write_bytes(seen + b"words\n")

    draft.delete_unchanged(seen)
    assert path.read_bytes() == seen + b"words\n"

    path.write_bytes(seen)
    draft.delete_unchanged(seen)
    assert (draft.path, path.exists()) == (None, False)


#: Steps that may come next in a session.
THEN: dict[str, Callable[[Draft], None]] = {
    "answer": lambda draft: kept(draft, 3, Response("a hut")),
    "decline": lambda draft: kept(draft, 3, Response(declined=True)),
    "wait": Draft.mark_as_draft,
    "finish": Draft.mark_as_complete,
    "look": Draft.reload,
}


@pytest.mark.parametrize("then", THEN)
def test_answers_of_this_session_outlive_a_file_that_is_put_back(
    journal: Journal, then: str
) -> None:
    draft = begun(journal)
    path = said(draft, "a hill")
    before = path.read_bytes()
    kept(draft, 1, Response("a lake"))
    kept(draft, 2, Response(declined=True))

    path.write_bytes(before)
    THEN[then](draft)

    there = says(draft)
    assert (there["q0"], there["q1"], there["q2"]) == ("a hill", "a lake", "_(not today)_")
    [remark] = draft.remarks
    assert "reset to an earlier version" in remark
    assert "lake" not in remark


def test_an_old_window_of_an_editor_that_is_saved_with_a_change_costs_no_answer(
    journal: Journal,
) -> None:
    draft = begun(journal)
    path = said(draft, "a hill")
    before = path.read_text("utf-8")
    kept(draft, 1, Response("a lake"))
    kept(draft, 0, Response("a mountain"))

    path.write_text(f"{before}\n> a note\n".replace("\n", "\r\n"), "utf-8", newline="")
    draft.mark_as_draft()

    [first, second] = journal.read(path).entry.answers
    assert (first.text, second.text) == ("a mountain", "a lake")
    assert first.duplicates == ("a hill\n\n> a note",)
    # The ends of lines are those of that editor.
    assert path.read_bytes().count(b"\n") == path.read_bytes().count(b"\r\n")
    assert len(draft.remarks) == 1


def test_an_answer_taken_out_or_changed_in_an_editor_stays_so_and_is_told(journal: Journal) -> None:
    draft = begun(journal)
    said(draft, "a hill", "a lake", "a hut")
    edit(draft, "a lake", "")
    edit(draft, "a hut", "a high hut")
    edit(draft, "a hill", "a low hill")

    draft.reload()
    assert "put back" not in " ".join(draft.remarks)
    kept(draft, 3, Response("a valley"))
    edit(draft, "a valley", "")
    edit(draft, "a low hill", "a hill")
    draft.mark_as_draft()

    assert says(draft) == {"q0": "a hill", "q1": "", "q2": "a high hut", "q3": ""}
    assert any("did not put it back" in remark for remark in draft.remarks)


def test_undoing_an_edit_in_an_editor_stays_undone(journal: Journal) -> None:
    draft = begun(journal)
    said(draft, "a hill")
    for old, new in (("a hill", "a high hill"), ("a high hill", "a hill")):
        edit(draft, old, new)
        draft.reload()

    assert says(draft) == {"q0": "a hill"}
    assert draft.remarks == []


@pytest.mark.parametrize("then", ["answer", "wait", "finish"])
@pytest.mark.parametrize(
    "theirs", [None, "", b"caf\xe9", "worksheet: others", "date: 2026-11-22T20:00:00"]
)
def test_where_the_file_is_gone_or_another_one_all_is_written_anew(
    journal: Journal, then: str, theirs: str | bytes | None
) -> None:
    draft = begun(journal)
    path = said(draft, "a hill", "a lake")
    held = theirs if isinstance(theirs, bytes) else b""
    if theirs and isinstance(theirs, str):
        other = said(begun(journal), "other words", "more words").read_text("utf-8")
        line, _, _ = theirs.partition(":")
        held = re.sub(rf"^{line}: .*", theirs, other, flags=re.MULTILINE).encode()
    path.write_bytes(held)
    if theirs is None:
        path.unlink()

    THEN[then](draft)

    assert (says(draft)["q0"], says(draft)["q1"]) == ("a hill", "a lake")
    assert "so a new one was written" in draft.remarks[0]
    assert (draft.path == path) == (theirs is None)
    assert theirs is None or path.read_bytes() == held


def test_a_session_without_answers_does_not_bring_a_file_back(journal: Journal) -> None:
    path = answered(begun(journal))
    draft = Draft.opened(journal, journal.read(path))
    path.unlink()

    draft.reload()
    draft.mark_as_draft()

    assert not path.exists()


STEPS = st.tuples(st.sampled_from("aaapne"), st.integers(0, 3), st.integers(0, 9))


@given(st.lists(STEPS, max_size=12))
def test_no_word_that_was_answered_goes_missing_whatever_is_put_back(
    steps: list[tuple[str, int, int]],
) -> None:
    with TemporaryDirectory() as folder:
        draft = begun(Journal(Settings(Path(folder, "j"), "", None, Path(folder, "s"))))
        states, latest, number = list[bytes](), dict[int, str](), count()
        for what, place, at in steps:
            if what == "a":
                latest[place] = f"word{next(number)}x"
                kept(draft, place, Response(latest[place]))
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
            draft.mark_as_draft()
            text = draft.path.read_text("utf-8")
            assert all(word in text for word in latest.values())
