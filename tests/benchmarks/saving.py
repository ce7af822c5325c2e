"""Keeping an answer in an entry of 8 KB, in turn with the least that keeps a file safe."""

import json
import os
import sys
from pathlib import Path
from time import perf_counter

from reflect.entries.answer import QuestionPlace, Response
from reflect.journal import Journal
from reflect.journal.draft import Draft
from reflect.settings import Settings


def pairs(entry: Path, count: int) -> list[tuple[float, float]]:
    """Seconds for each: an answer kept in the *entry*, and its bytes kept beside it."""
    journal = Journal(Settings.made(os.environ, entry.parents[1]))
    draft = Draft.opened(journal, journal.read(entry))
    answer = draft.entry.answers[0]
    place = QuestionPlace(answer.id, answer.person, answer.question, "", "")
    shown, found = answer.response, list[tuple[float, float]]()
    for number in range(count):
        given = Response(f"{answer.words} For the {number}th time.")
        begun = perf_counter()
        draft.answer(place, given, (), shown)
        between = perf_counter()
        keep(entry.with_suffix(".txt"), draft.data)
        found.append((between - begun, perf_counter() - between))
        shown = given
    return found[1:]


def keep(path: Path, data: bytes) -> None:
    """Have a file that is old or new, whatever happens, and new when this returns."""
    temp = path.with_suffix(".tmp")
    descriptor = os.open(temp, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    os.write(descriptor, data)
    os.fsync(descriptor)
    os.close(descriptor)
    temp.rename(path)
    folder = os.open(path.parent, os.O_RDONLY)
    os.fsync(folder)
    os.close(folder)


if __name__ == "__main__":
    sys.stdout.write(json.dumps(pairs(Path(sys.argv[1]), int(sys.argv[2]))))
