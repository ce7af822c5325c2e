"""Which runs and answers are looked back on, and what stays out of sight."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from reflect.errors import NothingToExclude, ReflectError
from reflect.journal import Journal, runs
from reflect.journal.runs import Run, Selection
from reflect.settings import Settings
from sheets import KINDS


@pytest.fixture
def book(tmp_path: Path) -> Journal:
    """A journal of three runs: about Sam and Mum, about Mum, about nobody."""
    (tmp_path / "worksheets").mkdir()
    (tmp_path / "worksheets" / "kinds.md").write_text(KINDS, encoding="utf-8")
    of_sam, of_mum = ("near, for: Sam", "3 / 5"), ("near, for: Mum", "4 / 5")
    nobody = ("text", "Nobody but sam, and the fears of 2026-03.")
    write(tmp_path, "2026-03-01", "about: [Sam, Mum]\n", of_sam, of_mum)
    write(tmp_path, "2026-02-01", "about: [Mum]\ntags: [reflect, holiday]\n", of_mum)
    write(tmp_path, "2026-01-01", "", nobody, ("line", "The same as ever."))
    return Journal(Settings.made({"HOME": str(tmp_path)}, tmp_path))


def write(folder: Path, day: str, head: str, *answers: tuple[str, str]) -> None:
    front = f"---\ntitle: Kinds\ndate: {day}T20:00:00\nworksheet: kinds\n{head}---\n"
    blocks = [f"\n### Q\n<!-- q: {mark} -->\n\n{body}\n" for mark, body in answers]
    (folder / f"{day}-kinds.md").write_text(front + "".join(blocks), encoding="utf-8")


def days(found: Sequence[Run]) -> list[str]:
    return [run.day.isoformat() for run in found]


@pytest.mark.parametrize("key", ["about:", "about :", '"about":', "'about' :"])
def test_the_people_of_the_newest_entries_are_offered_but_for_the_excluded(
    book: Journal, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    write(book.root, "2026-04-01", f"{key} [Ada]\n")
    hidden = book.settings._replace(exclude=("mum",))

    assert runs.people(book) == ("Ada", "Sam", "Mum")
    assert runs.people(Journal(hidden)) == ("Ada", "Sam")
    monkeypatch.setattr("reflect.journal.runs.RECENT", 1)
    assert runs.people(book) == ("Ada",)


def test_an_exclusion_that_means_nothing_is_said_before_anything_is_shown(book: Journal) -> None:
    for known in ("Sam", "near", "2026", "2026-02-01-kinds"):
        runs.expect_excluded(book, [known])
    with pytest.raises(NothingToExclude, match="'Smam'"):
        runs.expect_excluded(book, ["Mum", "Smam"])
    for nobody in ("", "  "):
        with pytest.raises(NothingToExclude):
            runs.expect_excluded(book, [nobody])


@pytest.mark.parametrize("excluded", [(), ("Mum",)])
def test_an_excerpt_has_the_answers_that_are_asked_for_and_keeps_no_file(
    book: Journal, excluded: tuple[str, ...]
) -> None:
    write(book.root, "2026-05-01", "", ("line", "Dark."), ("line", "Mum."), ("near", "3 / 5"))
    for run in Selection(excluded=excluded).runs(book):
        some = run.excerpt(lambda id_: id_ not in ("near", "text"))

        assert some.answers == tuple(each for each in run.answers if each.id == "line")
        assert (some.hidden, some.is_intact) == (run.hidden, run.is_intact)
        assert some.header_data() == run.header_data()
        assert some.cached_data is None
        assert list(some.all_answers) == list(run.all_answers)


def test_an_older_run_of_the_worksheet_that_was_last_used_is_read_when_it_is_asked_for(
    book: Journal,
) -> None:
    other = (book.root / "2026-02-01-kinds.md").read_text(encoding="utf-8")
    (book.root / "2026-02-10.md").write_text(other.replace("sheet: kinds", "sheet: far"))
    (book.root / "2026-01-15.md").symlink_to("nowhere")

    found = runs.of_last_used(book, Selection().runs(book))

    assert days([next(found), next(found)]) == ["2026-03-01", "2026-02-01"]
    assert book.unreadable == []
    assert days(list(found)) == ["2026-01-01"]
    with pytest.raises(ReflectError):
        next(runs.of_last_used(book, Selection(tags=("x",)).runs(book)))
