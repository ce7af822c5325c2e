"""Entries as they lie there, and drafts as a sitting keeps them, of four questions."""

from datetime import UTC, datetime
from pathlib import Path

from reflect import entries
from reflect.entries.answer import QuestionPlace, Response
from reflect.entries.header import Header
from reflect.journal import Journal
from reflect.journal.draft import Draft
from reflect.questions import Wordings

MOMENT = datetime(2026, 11, 23, 21, 14, tzinfo=UTC)
PLACES = [QuestionPlace(f"q{n}", None, f"What is the {n}?", "all", "All of it") for n in range(4)]

ENTRY = (
    "---\nworksheet: things\ndate: 2026-05-01T20:00:00\n---\n\n### Q\n<!-- q: one -->\n\nwords\n"
)


def put(path: Path, text: str = ENTRY) -> Path:
    """A file, and the folders around it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    return path


def begun(journal: Journal, moment: datetime = MOMENT, worksheet: str = "things") -> Draft:
    """A draft without an answer, and without a file."""
    header = Header.new(
        title="Things", moment=moment, worksheet=worksheet, version=1, language="en"
    )
    return Draft(journal, entries.begin(header, Wordings()), moment)


def answered(draft: Draft, text: str = "words", at: int = 0) -> Path:
    """The file of a draft, after question number *at* is answered."""
    draft.answer(PLACES[at], Response(text), PLACES[:at], Response())
    draft.autosave_file.drop()
    assert draft.path
    return draft.path
