"""What differs between two versions of a worksheet."""

from collections.abc import Container, Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

from reflect.questions import Question
from reflect.worksheets.worksheet import Worksheet


class SheetChange(NamedTuple):
    """What became of a question, or of the words around the questions."""

    #: Of a question ``replaced`` (by one whose answers mean something else), ``reworded``, ``new``,
    #: ``gone``, ``moved``, ``answered`` (other options or ends), ``hint``; of a step ``step`` (its
    #: title) and ``guidance``; of the worksheet ``title``, ``purpose`` and ``conclusion``.
    kind: str
    id: str = ""
    then: str = ""
    now: str = ""


def sheet_changes(then: Worksheet, now: Worksheet) -> Iterator[SheetChange]:
    """What differs between two versions of a worksheet: for each question what matters most."""
    was = {each.id: each for each in then.family()}
    there = {each.id for each in now.family()}
    moved = _moved(_in_order(then), _in_order(now))
    for each in now.family():
        after = now.after.get(each.id, "")
        old = was.get(each.id) or (was.get(after) if after not in there else None)
        if kind := _kind(old, each, moved):
            yield SheetChange(kind, each.id, old.wording.text if old else "", each.wording.text)
    for id_, old in was.items():
        if id_ not in there and id_ not in now.after.values():
            yield SheetChange("gone", id_, old.wording.text)
    yield from _texts(then, now)


def _kind(old: Question | None, new: Question, moved: Container[str]) -> str:
    """What became of a question; "" if nothing did."""
    if old is None:
        return "new"
    differs = {
        "replaced": old.id != new.id,
        "reworded": old.wording != new.wording,
        "answered": old.kind != new.kind or old.each != new.each,
        "moved": new.id in moved,
        "hint": old.hint.split() != new.hint.split(),
    }
    return next((kind for kind, is_so in differs.items() if is_so), "")


def _texts(then: Worksheet, now: Worksheet) -> Iterator[SheetChange]:
    """What differs around the questions."""
    steps = {step.id: step for step in then.steps}
    for step in now.steps:
        if before := steps.get(step.id):
            if before.title != step.title:
                yield SheetChange("step", step.id, before.title, step.title)
            if before.guidance.split() != step.guidance.split():
                yield SheetChange("guidance", step.id)
    for part in ("title", "purpose", "conclusion"):
        old_text, text = getattr(then, part), getattr(now, part)
        if old_text.split() != text.split():
            yield SheetChange(part)


def _in_order(sheet: Worksheet) -> list[tuple[str, str]]:
    """Each question with the id of its step."""
    return [(each.id, step.id) for step in sheet.steps for each in step.family()]


def _moved(then: list[tuple[str, str]], now: list[tuple[str, str]]) -> set[str]:
    """Questions that stand elsewhere than before: in another step, or in another order."""
    steps, ids = dict(then), {id_ for id_, _ in now}
    was, shared = [id_ for id_, _ in then if id_ in ids], [id_ for id_, _ in now if id_ in steps]
    blocks = SequenceMatcher(None, was, shared).get_matching_blocks()
    stayed = {id_ for block in blocks for id_ in shared[block.b : block.b + block.size]}
    old_steps = {step for _, step in then}
    left = {id_ for id_, step in now if step in old_steps and steps.get(id_, step) != step}
    return ({*shared} - stayed) | left
