"""The journal of somebody who wrote every evening for 27 years, as reflect keeps it."""

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from pathlib import Path

from writer import MARKS, QUESTIONS, STEPS, Writer, about

from reflect import entries, worksheets
from reflect.entries.answer import Place
from reflect.entries.bodies import Given
from reflect.entries.header import Header

AHEAD = "+01:00"


def slug(text: str) -> str:
    """An id of the first words of *text*."""
    return "-".join(re.findall("[a-z]+", text.lower())[:6])


def sheet() -> str:
    """The worksheet: 24 questions to write about, and 6 marks."""
    lines = ["---", "id: daily", "title: Of the day", "version: 1", "language: en", "---", ""]
    lines += ["# Of the day", "", "A look back, before the light goes out."]
    for title, questions in STEPS.items():
        lines += ["", f"## {title} {{#{slug(title)}}}", "", "Take your time.", ""]
        lines += [f"- {each.strip()} {{#{slug(each)}}}" for each in questions.split("|")]
    lines += ["", "## Marks {#marks}", ""]
    lines += [f"- {text} [1-10: low ... high] {{#{id_}}}" for id_, text in MARKS.items()]
    return "".join(f"{line}\n" for line in lines)


@dataclass(frozen=True)
class Mould:
    """An entry as reflect writes it, cut where entries differ: time, answers and marks."""

    pieces: Sequence[str]

    @classmethod
    def of(cls, worksheet: worksheets.Worksheet, people: tuple[str, ...]) -> "Mould":
        """The mould for entries about these *people*."""
        texts = [f"hole {number}." for number in range(len(QUESTIONS))]
        marks = range(1001, 1001 + len(MARKS))
        text = written(worksheet, datetime(1, 1, 1), people, texts, marks)
        holes = ["0001-01-01T00:00:00", *texts, *map(str, marks)]
        return cls(re.split("|".join(map(re.escape, holes)), text))

    def filled(self, moment: datetime, texts: Iterable[str], marks: Iterable[int]) -> str:
        """The entry of one evening."""
        values = chain([moment.isoformat()], texts, map(str, marks), [""])
        return "".join(chain.from_iterable(zip(self.pieces, values, strict=True)))


def written(
    worksheet: worksheets.Worksheet,
    moment: datetime,
    people: tuple[str, ...],
    texts: Iterable[str],
    marks: Iterable[int],
) -> str:
    """What reflect writes when somebody has answered all of it."""
    header = Header.new(
        title=worksheet.title,
        moment=datetime.fromisoformat(f"{moment.isoformat()}{AHEAD}"),
        worksheet=worksheet.id,
        version=worksheet.version,
        language=worksheet.language,
    )
    given = [*(Given(words) for words in texts), *map(Given, marks)]
    places = [
        Place(question.id, None, question.heading({}, None), step.id, step.title)
        for step in worksheet.steps
        for question in step.family()
    ]
    begun = entries.begin(header, worksheet.wordings()).with_about(people)
    answered = begun.with_answers(list(zip(places, given, strict=True)))
    return answered.with_status("complete").text


def make(root: Path, count: int, writer: Writer) -> None:
    """Put the first *count* entries and their worksheet into the folder *root*."""
    for path, text in files(root, count, writer):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())


def files(root: Path, count: int, writer: Writer) -> Iterator[tuple[Path, str]]:
    """The worksheet, then every entry: where it lies and what it says."""
    yield root / "worksheets" / "daily.md", sheet()
    worksheet = worksheets.read(sheet()).worksheet
    moulds: dict[tuple[str, ...], Mould] = {}
    for number in range(count):
        people = about(number)
        mould = moulds.get(people) or moulds.setdefault(people, Mould.of(worksheet, people))
        moment, texts, marks = writer.evening(number)
        name = f"{moment.date().isoformat()}-daily.md"
        yield root / f"{moment.year:04}" / name, mould.filled(moment, texts, marks)


if __name__ == "__main__":
    # In a process of its own: what starts others should itself be small.
    make(Path(sys.argv[1]), int(sys.argv[2]), Writer())
