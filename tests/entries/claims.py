"""What holds of any file, whatever was done to it."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from damaged.evening import SHEET

from reflect import entries, worksheets
from reflect.entries import Entry, Given, Place, Status
from reflect.questions import Action, Value
from reflect.text import LINE_END, lines
from reflect.yaml import Malformed

SETTING = worksheets.read(SHEET).worksheet
WORDINGS = SETTING.wordings()
PLACES = [
    Place(question.id, person, question.heading({}, person), step.id, step.title)
    for step in SETTING.steps
    for question in step.family()
    for person in (["Sam", "Kim"] if question.each else [None])
]
#: A value of each kind, and the questions it is given to: one that stands in the entry as the
#: tool left it, and one that does not.
VALUES: dict[str, tuple[Value, tuple[str, str]]] = {
    "text": ("One way.\n\n# And another\n```\n<!-- q: near -->", ("how", "text")),
    "line": ("at ease", ("word", "line")),
    "scale": (3, ("near", "scale")),
    "yesno": ("depends", ("said", "yesno")),
    "choice": ("joy", ("most", "choice")),
    "choices": (("time",), ("helped", "choices")),
    "list": (("tea", "# rain"), ("good", "list")),
    "date": ("2026-10-31", ("alone", "date")),
    "action": ((Action("sleep", every="day"), Action("walk")), ("plan", "action")),
}
_MARK = re.compile(r"^ {0,3}<!-- (?:q|step): .* -->[ \t]*$", re.MULTILINE)


@contextmanager
def of(what: str) -> Iterator[None]:
    """Whatever fails in the block is said to be of this."""
    try:
        yield
    except Exception as error:
        error.add_note(f"It is of: {what}")
        raise


def words(text: str) -> set[str]:
    """The words in *text*."""
    return set(re.findall(r"[^\W_]+", text))


def loses_no_word(entry: Entry) -> None:
    """Whatever stands below the head is shown, but for the title and forms nobody filled in."""
    stands, shown = [], [entry.notes]
    for at, block in enumerate(entry.blocks):
        answer = entry.answer(block.key) if block.role == "question" else None
        is_chosen = answer is not None and entry.page.chosen[block.key] == at
        is_form = answer is not None and is_chosen and answer.state != "answered"
        stands += [block.head] if block.role == "step" or is_chosen else []
        stands += [] if is_form else [block.body]
    for section in entry.sections:
        shown += [section.title, section.note]
        for answer in section.answers:
            shown += [answer.question, answer.text, *answer.beside]
    said = _MARK.sub("", LINE_END.sub("\n", "\n".join(stands)))
    assert words(said) <= words("\n".join(shown))


def takes_a_status(entry: Entry) -> None:
    """The status is set and every other byte stays, or it is said why it cannot be set."""
    front = entry.header.front
    status: Status = "complete" if entry.header.status == "draft" else "draft"
    try:
        changed = entry.with_status(status)
    except Malformed:
        assert front.problem or not front.raw
        return
    assert changed.page.text == entry.page.text
    assert changed.header.front.values == {**front.values, "status": status}
    others = [
        [line for line in lines(raw) if "status" not in line]
        for raw in (front.raw, changed.header.front.raw)
    ]
    assert others[0] == others[1]


def takes_one(entry: Entry, id_: str, value: Value, *, strictly: bool = False) -> None:
    """One answer is set, and every other byte and all else that is read stays.

    Unless *strictly*, or where a mark is gone, one may come in below a heading, a heading above a
    mark, or a backslash before a line, so that nothing is taken for what it is not.
    """
    at = next(number for number, place in enumerate(PLACES) if place.id == id_)
    place = PLACES[at]

    changed = entry.with_answer(place, Given(value), PLACES[:at])

    again = entries.read(changed.text, entry.wordings)
    answer, before = again.answer(place.key), entry.answer(place.key)
    assert answer is not None
    assert answer.given == Given(value)
    assert answer.beside == (before.beside if before else ())
    assert again.answers == changed.answers
    assert [a for a in again.answers if a is not answer] == [
        a for a in entry.answers if a is not before
    ]
    assert again.header.front.raw == entry.header.front.raw
    assert again.notes == entry.notes
    sections = iter([(section.title, section.note) for section in again.sections])
    told = [(section.title, section.note) for section in entry.sections]
    assert all(each in sections for each in told if any(each))
    above, below = _apart(entry, place, changed.text)
    if strictly and all(block.known_by == "mark" for block in entry.blocks if block.id):
        assert changed.text.startswith(above)
        assert changed.text.endswith(below)
    else:
        written = iter(lines(changed.text))
        stood = lines(entry.text) if before is None else [*lines(above), *lines(below)]
        for line in filter(None, map(_bare, stood)):
            assert any(line in (_bare(each), _bare(each).replace("\\", "", 1)) for each in written)


def _bare(line: str) -> str:
    return line.rstrip("\r\n")


def _apart(entry: Entry, place: Place, changed: str) -> tuple[str, str]:
    """What stands above and below an answer, or where one that was not there came in."""
    there, text = entry.page.chosen.get(place.key), entry.text
    if there is None:
        pairs = enumerate(zip(text, changed, strict=False))
        at = next((at for at, (old, new) in pairs if old != new), len(text))
        return text[:at], text[at:]
    block = entry.blocks[there]
    below = "".join(each.text for each in entry.blocks[there + 1 :])
    above = text[: len(text) - len(below + block.lead + block.body + block.tail)]
    return (above + block.lead, block.tail + below) if block.body else (above, below)
