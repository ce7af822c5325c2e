"""Checks that hold for any file, however damaged."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from reflect import entries, worksheets
from reflect.entries.answer import QuestionPlace, Response
from reflect.entries.block import Key
from reflect.entries.entry import Entry
from reflect.entries.header import Status
from reflect.questions import Action
from reflect.text import LINE_END, lines
from reflect.yaml import Malformed
from reflect.yaml.plain import parse_plain
from sheets import EVENING

WORKSHEET = worksheets.read(EVENING).worksheet
WORDINGS = WORKSHEET.wordings()
PLACES = [
    QuestionPlace(question.id, person, question.heading({}, person), step.id, step.title)
    for step in WORKSHEET.steps
    for question in step.family()
    for person in (["Sam", "Kim"] if question.each else [None])
]
PLACE = {place.id: place for place in reversed(PLACES)}
#: Of each kind, a question that the undamaged entry has, and one that it lacks.
QUESTIONS = {
    "text": ("how", "text"),
    "line": ("word", "line"),
    "scale": ("near", "scale"),
    "yesno": ("said", "yesno"),
    "choice": ("most", "choice"),
    "choices": ("helped", "choices"),
    "list": ("good", "list"),
    "date": ("alone", "date"),
    "action": ("plan", "action"),
}
GIVEN = {
    "text": Response("One way.\n\n# And another\n```\n<!-- q: near -->"),
    "line": Response("at ease"),
    "scale": Response(3, "### How was it?\n\n```"),
    "yesno": Response("depends"),
    "choice": Response("joy", "on the whole"),
    "choices": Response(("time",)),
    "list": Response(("tea", "# rain")),
    "date": Response("2026-10-31"),
    "action": Response((Action("sleep", every="day"), Action("walk")), "or so"),
}
_STATUSES = ("draft", "complete")
_MARK = re.compile(r"^ {0,3}<!-- (?:q|step): .* -->[ \t]*$", re.MULTILINE)


@contextmanager
def failure_note(what: str) -> Iterator[None]:
    """Add *what* to the message of any failure in the block."""
    try:
        yield
    except Exception as error:
        error.add_note(f"It is of: {what}")
        raise


def words(text: str) -> set[str]:
    """The words in *text*."""
    return set(re.findall(r"[^\W_]+", text))


def check_no_word_lost(entry: Entry) -> None:
    """All words on the page are shown, except the title and blank forms."""
    stands, shown = [], [entry.notes]
    for at, block in enumerate(entry.blocks):
        answer = entry.answer(block.key) if block.role == "question" else None
        is_chosen = answer is not None and entry.page.index_of[block.key] == at
        is_form = answer is not None and is_chosen and answer.state != "answered"
        stands += [block.head] if block.role == "step" or is_chosen else []
        stands += [] if is_form else [block.body]
    for section in entry.sections:
        shown += [section.title, section.note]
        for answer in section.answers:
            shown += [answer.question, answer.text, *answer.duplicates]
    said = _MARK.sub("", LINE_END.sub("\n", "\n".join(stands)))
    assert words(said) <= words("\n".join(shown))


def check_status_set(entry: Entry) -> None:
    """Setting the status keeps every other byte, or fails for a known reason."""
    front = entry.header.front
    status: Status = "complete" if entry.header.status == "draft" else "draft"
    try:
        changed = entry.with_status(status)
    except Malformed as refused:
        inner = "".join(lines(front.raw.strip("\ufeff \t\r\n"))[1:-1])
        is_odd = parse_plain(inner) is None or "over several lines" in refused.what
        assert front.problem or not front.raw or is_odd
        return
    assert changed.page.text == entry.page.text
    assert changed.header.front.values == {**front.values, "status": status}
    old, new = (
        [line for line in lines(raw) if "status" not in line and line.strip() not in _STATUSES]
        for raw in (front.raw, changed.header.front.raw)
    )
    assert old == new


def check_answer_set(
    entry: Entry,
    place: QuestionPlace,
    given: Response,
    earlier: Sequence[QuestionPlace] | None = None,
    *,
    strictly: bool = False,
) -> None:
    """Setting or emptying one answer keeps every other byte, and all else that is parsed.

    Unless *strictly*, or if a mark is lost, a mark may be added below a heading, a heading above
    a mark, or a backslash before a line, so that nothing is parsed differently.
    """
    earlier = PLACES[: PLACES.index(place)] if earlier is None else earlier
    changed = entry.with_answer(place, given, earlier)

    again = entries.read(changed.text, entry.wordings)
    assert again.answers == changed.answers
    answer, before = again.answer(place.key), entry.answer(place.key)
    if not given.is_open:
        assert answer is not None
        assert answer.response == given
        assert answer.duplicates == (before.duplicates if before else ())
    elif not before:
        assert changed is entry
    _check_others_unchanged(entry, again, place.key)
    above, below = _around(entry, place, changed.text)
    if strictly and all(block.recognised_by == "mark" for block in entry.blocks if block.id):
        assert changed.text.startswith(above)
        assert changed.text.endswith(below)
    else:
        stood = lines(entry.text) if before is None else [*lines(above), *lines(below)]
        assert _has_lines(changed.text, stood)


def check_duplicate_kept(entry: Entry, key: Key, text: str) -> None:
    """Adding a duplicate of an answer keeps every line, and all that is parsed."""
    before = entry.answer(key)

    changed = entry.with_duplicate(key, text)

    again = entries.read(changed.text, entry.wordings)
    answer = again.answer(key)
    assert before is not None
    assert answer is not None
    assert answer.text == before.text
    assert [each for each in answer.duplicates if each != text] == [
        each for each in before.duplicates if each != text
    ]
    assert answer.duplicates.count(text) == before.duplicates.count(text) + 1
    _check_others_unchanged(entry, again, key)
    assert _has_lines(changed.text, lines(entry.text))


def check_aside_toggled(entry: Entry, key: Key) -> None:
    """Toggling whether an answer is inactive keeps all else that is parsed."""
    before = entry.answer(key)
    assert before is not None

    again = entries.read(entry.with_inactive(key, not before.inactive).text, entry.wordings)

    assert again.answer(key) == before._replace(inactive=not before.inactive)
    _check_others_unchanged(entry, again, key)


def _check_others_unchanged(entry: Entry, again: Entry, key: Key) -> None:
    """The entry *again* equals *entry*, except for the answer with *key*."""
    before, now = (
        [answer for answer in each.answers if answer.key != key] for each in (entry, again)
    )
    # A mark without a heading may have got one.
    assert [
        new if old.question else new._replace(question="")
        for old, new in zip(before, now, strict=True)
    ] == before
    # The last line may have got a missing line end.
    assert again.header.front.raw.startswith(entry.header.front.raw)
    assert again.header.front.values == entry.header.front.values
    assert again.notes == entry.notes
    sections = iter([(section.title, section.note) for section in again.sections])
    told = [(section.title, section.note) for section in entry.sections]
    assert all(each in sections for each in told if any(each))


def _has_lines(text: str, stood: list[str]) -> bool:
    """Whether *text* has all lines *stood*, in this order; an added backslash is ignored."""
    written = map(_stripped, lines(text))
    expected = filter(None, map(_stripped, stood))
    return all(any(old in (new, new.replace("\\", "", 1)) for new in written) for old in expected)


def _stripped(line: str) -> str:
    return line.strip("\r\n\ufeff")


def _around(entry: Entry, place: QuestionPlace, changed: str) -> tuple[str, str]:
    """The text above and below an answer, or above and below the place of a new one."""
    there, text = entry.page.index_of.get(place.key), entry.text
    if there is None:
        pairs = enumerate(zip(text, changed, strict=False))
        at = next((at for at, (old, new) in pairs if old != new), len(text))
        return text[:at], text[at:]
    block = entry.blocks[there]
    below = "".join(each.text for each in entry.blocks[there + 1 :])
    above = text[: len(text) - len(below + block.lead + block.body + block.tail)]
    return (above + block.lead, block.tail + below) if block.body else (above, below)
