"""An autosave belongs to its own run, however files are renamed, edited, deleted or restored."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from drafts import MOMENT, PLACES, answered, begun
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from reflect import entries
from reflect.journal import Journal, autosaves
from reflect.journal.autosaves import UnfinishedAnswer
from reflect.journal.draft import Draft
from reflect.journal.trash import Trash, TrashedEntry, forget
from reflect.questions import Wordings
from reflect.settings import Settings


def at(folder: Path, *, discreet: bool = False) -> Journal:
    root, state = folder / "journal", folder / "state"
    return Journal(
        Settings(journal=root, journal_from="", config=None, state=state, discreet=discreet)
    )


def half_typed(journal: Journal, words: str = "a hill", typed: str = "half") -> Path:
    """The file of an entry with one answer and an autosave."""
    draft = begun(journal)
    path = answered(draft, words)
    draft.autosave(PLACES[1].key, "value", draft.entry, typed)
    return path


def waiting(journal: Journal, path: Path) -> list[str]:
    return [half.typed for _, half in autosaves.of(journal, journal.read(path))]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("a hill", "a high hill"),
        ("2026-11-23T21:14:00", "2026-11-22T21:14:00"),
        ("\n# Things", "\n# Things\n\nmy notes"),
        ("status: draft", "status: complete"),
    ],
)
def test_an_edited_entry_keeps_its_autosave(journal: Journal, old: str, new: str) -> None:
    path = half_typed(journal)
    text = path.read_text(encoding="utf-8")
    assert old in text

    path.write_text(text.replace(old, new), encoding="utf-8")

    assert waiting(journal, path) == ["half"]


def test_two_runs_of_a_moment_whose_files_are_swapped_keep_their_autosaves(
    journal: Journal,
) -> None:
    first, second = half_typed(journal, "a hill", "half 0"), half_typed(journal, "a lake", "half 1")
    beside = first.rename(first.with_name("beside.md"))
    second.rename(first)
    beside.rename(second)

    assert (waiting(journal, first), waiting(journal, second)) == (["half 1"], ["half 0"])


def test_deleting_a_copy_leaves_the_autosave(journal: Journal) -> None:
    path = half_typed(journal)
    copy, other = (path.with_name(name) for name in ("copy.md", "evening.md"))
    copy.write_bytes(path.read_bytes())

    forget(journal, journal.read(copy))
    assert waiting(journal, path) == ["half"]

    copy.write_bytes(path.read_bytes())
    path.rename(other)
    forget(journal, journal.read(copy))
    assert waiting(journal, other) == ["half"]
    forget(journal, journal.read(other))
    assert list(autosaves.every(journal.state_folders)) == []


@pytest.mark.posix
@pytest.mark.parametrize("linked", [True, False])
def test_a_journal_reached_by_a_link_is_the_same_one(tmp_path: Path, linked: bool) -> None:
    link = Path("link")
    link.symlink_to(tmp_path / "journal")
    journal = at(tmp_path)
    other = Journal(journal.settings._replace(journal=link.absolute()))
    ours, theirs = (other, journal) if linked else (journal, other)
    (tmp_path / "journal").mkdir()
    path = half_typed(ours)

    [stored] = theirs
    assert [half.typed for _, half in autosaves.of(theirs, stored)] == ["half"]
    forget(theirs, stored)
    assert (path.exists(), list(autosaves.every(ours.state_folders))) == (False, [])


OLD = {"entry": "", "id": "q1", "person": None, "part": "value", "typed": "half", "before": ""}


@pytest.mark.parametrize(
    ("name", "status", "is_ours"),
    [
        ("2026-11-23-things.md", "draft", True),
        ("renamed.md", "draft", True),
        ("2026-11-23-things.md", "complete", False),
    ],
)
def test_an_autosave_of_version_0_1_belongs_to_an_unfinished_run(
    journal: Journal, name: str, status: str, is_ours: bool
) -> None:
    draft = begun(journal)
    path = answered(draft, "a hill")
    folder = autosaves.folder(journal.state_folder)
    folder.mkdir(parents=True)
    old = OLD | {"entry": str(path), "head": draft.entry.header.front.raw}
    (folder / "1.json").write_text(json.dumps(old), encoding="ascii")
    if status == "complete":
        draft.mark_as_complete()

    path = path.rename(path.with_name(name))

    assert waiting(journal, path) == ["half"] * is_ours


MALFORMED: list[Any] = [
    *("[" * 100_000, '{"a":' * 100_000, "", "{", "null", "[]", "{}", '"words"', "9" * 10_000),
    *(b"\xff\xfe\x00", OLD, OLD | {"head": 5}, OLD | {"head": "\ud800"}),
    *(OLD | {"head": "", "said": said} for said in ("words", [[]], 7)),
    *(OLD | {"head": "", "entry": entry} for entry in ("a\0b", "\ud800", "/" + "a/" * 3_000)),
    *(OLD | {"head": ""} | more for more in ({"entry": "a" * 5_000}, {"unknown": 1})),
    *(OLD | {"head": ""} | more for more in ({"person": []}, {"is_kept": "perhaps"})),
    OLD | {"head": "---\na: " + "[" * 100_000 + "\n---\n"},
    OLD | {"head": "---\nworksheet: things\ndate: soon\n---\n", "part": "nothing"},
]


@pytest.mark.parametrize("held", MALFORMED, ids=range(len(MALFORMED)))
def test_a_malformed_autosave_stops_nothing_and_stays(journal: Journal, held: Any) -> None:
    draft = begun(journal)
    path = answered(draft, "a hill")
    folder = autosaves.folder(journal.state_folder)
    folder.mkdir(parents=True)
    data = held if isinstance(held, bytes | str) else json.dumps(held)
    kept = folder / "1.json"
    kept.write_bytes(data if isinstance(data, bytes) else data.encode("ascii"))

    draft.autosave(PLACES[1].key, "value", draft.entry, "half")
    assert waiting(journal, path) == ["half"]
    forget(journal, journal.read(path))

    assert kept.exists()


@dataclass
class Run:
    """The expected state of one run."""

    number: int
    moment: datetime
    path: Path | None = None
    #: Its open session.
    draft: Draft | None = None
    half: str = ""
    answered: int = 0
    away: TrashedEntry | None = None

    @property
    def is_full(self) -> bool:
        """Whether all questions are answered."""
        return self.answered == len(PLACES)

    @property
    def is_kept(self) -> bool:
        """Whether it has a file, in the journal or in the trash."""
        return bool(self.path or self.away)


def some(**wanted: bool) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """A rule for one of the runs whose attributes are as *wanted*."""

    def of(machine: "Runs") -> list[Run]:
        return [
            run
            for run in machine.runs
            if all(bool(getattr(run, name)) == value for name, value in wanted.items())
        ]

    def made(act: Callable[..., None]) -> Callable[..., None]:
        def on(self: "Runs", data: st.DataObject) -> None:
            act(self, data.draw(st.sampled_from(of(self))))

        on.__name__ = act.__name__
        return precondition(lambda self: bool(of(self)))(rule(data=st.data())(on))

    return made


class Runs(RuleBasedStateMachine):
    """Runs of a day that are begun, killed, resumed, renamed, deleted and restored."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.numbers: Iterator[int] = count(1)
        self.runs: list[Run] = []
        self.now = datetime(2026, 12, 1)
        self.journal = at(Path(self.folder.name), discreet=True)
        for _ in range(2):
            self.begin(later=False, worksheet="things")

    def teardown(self) -> None:
        self.folder.cleanup()

    @precondition(lambda self: len(self.runs) < 4)
    @rule(later=st.booleans(), worksheet=st.sampled_from(["things", "others"]))
    def begin(self, later: bool, worksheet: str) -> None:
        moment = MOMENT + timedelta(minutes=later)
        draft = begun(self.journal, moment, worksheet)
        self.runs.append(Run(next(self.numbers), moment, draft=draft))

    @some(draft=True, is_full=False)
    def answer(self, run: Run) -> None:
        assert run.draft
        run.path = answered(run.draft, f"words {run.number} {run.answered}", run.answered)
        run.answered, run.half = run.answered + 1, ""

    @some(draft=True)
    def type(self, run: Run) -> None:
        assert run.draft
        run.half = f"half {run.number} {next(self.numbers)}"
        run.draft.autosave(PLACES[-1].key, "value", run.draft.entry, run.half)

    @some(draft=True)
    def kill(self, run: Run) -> None:
        run.draft = None
        if not run.path and not run.half:
            self.runs.remove(run)

    @some(draft=True)
    def pause(self, run: Run) -> None:
        assert run.draft
        run.draft.mark_as_draft()
        run.draft.write_autosave(PLACES[-1].key, "value", run.draft.entry, run.half)
        run.path, run.draft = run.draft.path, None

    @some(draft=True, path=True)
    def finish(self, run: Run) -> None:
        assert run.draft
        run.draft.mark_as_complete()
        run.draft.autosave_file.drop()
        run.half, run.draft = "", None

    @some(draft=False, path=True)
    def resume(self, run: Run) -> None:
        assert run.path
        stored = self.journal.read(run.path)
        run.draft = Draft.opened(self.journal, stored)
        found = next(autosaves.of(self.journal, stored), None)
        assert (found[1].typed if found else "") == run.half
        if found:
            run.draft.previous_autosave = found[0]
            run.draft.adopt_autosave()

    @some(draft=False, is_kept=False)
    def resume_without_a_file(self, run: Run) -> None:
        [(slip, half)] = [
            (slip, half)
            for slip, half in autosaves.every(self.journal.state_folders)
            if half.typed == run.half
        ]
        assert not autosaves.owners(self.journal, half)
        run.draft = Draft(self.journal, entries.begin(half.header, Wordings()), run.moment)
        run.draft.previous_autosave = slip
        run.draft.adopt_autosave()

    @some(draft=False, path=True)
    def rename(self, run: Run) -> None:
        # Two entries of one moment without a word in them are the same but for their names.
        alike = [each for each in self.runs if each.moment == run.moment]
        if run.path and (run.answered or len(alike) == 1):
            run.path = run.path.rename(run.path.with_name(f"named {next(self.numbers)}.md"))

    @some(draft=False, path=True)
    def delete(self, run: Run) -> None:
        assert run.path
        self.now += timedelta(seconds=1)
        run.away = Trash(self.journal).add(self.journal.read(run.path), self.now)
        run.path = None

    @some(away=True)
    def restore(self, run: Run) -> None:
        assert run.away
        run.path, run.away = Trash(self.journal).restore(run.away), None

    @some(draft=False, is_kept=True)
    def for_good(self, run: Run) -> None:
        path = run.away.path if run.away else run.path
        assert path
        forget(self.journal, self.journal.read(path))
        self.runs.remove(run)

    @invariant()
    def all_words_are_where_they_belong(self) -> None:
        for run in self.runs:
            path = run.away.path if run.away else run.path
            if path:
                text = path.read_text(encoding="utf-8")
                assert text.count("words ") == text.count(f"words {run.number} ") == run.answered
            if run.path:
                assert [half for half in waiting(self.journal, run.path) if half] == (
                    [run.half] if run.half else []
                )

    @invariant()
    def nothing_is_lost_and_nothing_left_behind(self) -> None:
        slips = [
            *(half for _, half in autosaves.every(self.journal.state_folders)),
            *(
                UnfinishedAnswer.read(path.read_bytes())
                for away in Trash(self.journal)
                for path in away.autosaves
            ),
        ]
        assert sorted(half.typed for half in slips if half.typed) == sorted(
            run.half for run in self.runs if run.half
        )
        files = (path for path in Path(self.folder.name).rglob("*.md") if path.is_file())
        there = [run for run in self.runs if run.path or run.away]
        assert len(list(files)) == len(there)


Runs.TestCase.settings = settings(max_examples=5, stateful_step_count=25, deadline=None)
TestRuns = Runs.TestCase


@pytest.mark.sweep
@pytest.mark.timeout(600)
class TestManyRuns(Runs.TestCase):  # type: ignore[name-defined,misc]
    """The same, for minutes."""

    settings = settings(
        max_examples=500, stateful_step_count=30, deadline=None, phases=[Phase.generate]
    )
