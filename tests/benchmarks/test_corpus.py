"""The corpus is what it says: what reflect writes, and the same from the same seed."""

from pathlib import Path
from statistics import median

import corpus
import pytest
from writer import COMMON, MARKS, QUESTIONS, RARE, SOME, Writer, about

from reflect import worksheets
from reflect.journal import Journal
from reflect.settings import Settings

COUNT = 30
#: Somebody with little to say is quickly made up.
WRITER = Writer(breath=20_000)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    corpus.make(folder, COUNT, WRITER)
    return folder


def paths(root: Path) -> list[Path]:
    return sorted(root.glob("1999/*.md"))


def tree(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*.md")}


def test_the_worksheet_has_nothing_to_mend() -> None:
    reading = worksheets.read(corpus.sheet())

    assert not reading.problems
    assert reading.worksheet.length == len(QUESTIONS) + len(MARKS) == 30


def test_every_entry_is_read_and_nothing_in_it_is_doubtful(root: Path) -> None:
    journal = Journal(Settings(journal=root, journal_from="", config=None, state=None))

    stored = list(journal)

    assert len(stored) == COUNT
    assert not journal.unreadable
    assert not [problem for each in stored for problem in each.entry.problems]
    assert {answer.state for each in stored for answer in each.entry.answers} == {"answered"}


def test_every_entry_is_what_reflect_writes(root: Path) -> None:
    worksheet = worksheets.read(corpus.sheet()).worksheet
    for number, path in enumerate(paths(root)):
        moment, texts, marks = WRITER.evening(number)

        expected = corpus.written(worksheet, moment, about(number), texts, marks)

        assert path.read_bytes() == expected.encode()


def test_the_same_seed_gives_the_same_files(root: Path, tmp_path: Path) -> None:
    corpus.make(tmp_path / "again", COUNT, Writer(breath=20_000))
    corpus.make(tmp_path / "other", COUNT, Writer(seed=2, breath=20_000))

    assert tree(tmp_path / "again") == tree(root)
    assert not set(tree(tmp_path / "other").values()) & {each.read_bytes() for each in paths(root)}


def test_a_few_are_the_beginning_of_many(root: Path, tmp_path: Path) -> None:
    corpus.make(tmp_path, 10, WRITER)

    assert tree(tmp_path).items() <= tree(root).items()


def test_an_entry_has_about_eight_kilobytes(root: Path) -> None:
    assert 7000 < median(path.stat().st_size for path in paths(root)) < 10_000


@pytest.mark.parametrize(("word", "count"), [(RARE, 1), (SOME, 1), (COMMON, 22)])
def test_a_word_is_as_rare_as_it_says(root: Path, word: str, count: int) -> None:
    assert sum(word in path.read_text(encoding="utf-8") for path in paths(root)) == count
