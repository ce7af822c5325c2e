"""`reflect resume`: go on with what was begun."""

from collections.abc import Iterator
from datetime import date, datetime
from functools import partial
from itertools import chain
from typing import get_args

from reflect import entries, words
from reflect.commands import options
from reflect.commands.call import Call, EntryName
from reflect.commands.sitting import Sitting, Steps, read_back
from reflect.entries.answer import Answer
from reflect.entries.block import key as key_of
from reflect.entries.entry import digest
from reflect.errors import NothingToResume
from reflect.interview import Ended, Interview, Part, Passage, blank
from reflect.journal import Journal, Stored, references, unfinished
from reflect.journal.draft import Draft
from reflect.journal.unfinished import Slip, Unfinished
from reflect.questions import Kind, Unfit
from reflect.questions.kinds import Text
from reflect.terminal import editor, opened
from reflect.words import spans
from reflect.worksheets import Worksheet

Waits = tuple[Slip, Unfinished]


def command(call: Call, entry: EntryName = "", step: Steps = None) -> int:
    """Go on where you were."""
    book = call.book
    if entry:
        stored = references.find(book, entry)
        draft, waits = Draft.opened(book, stored), next(unfinished.of(book, stored), None)
    else:
        draft, waits = _newest(book)
    asked = book.library.begun(draft.entry.header)
    draft.ask(asked)
    sheet = asked.worksheet
    only = sheet.steps_named(step or [])
    if blank.is_sheet(draft.entry, sheet):
        draft.take(lambda entry: blank.read(entry, sheet))
    talk = words.of(sheet.language).talk
    with opened(talk, book.state, plain=call.is_plain) as terminal:
        today = book.settings.day(datetime.now())
        interview = Interview(
            sheet,
            terminal,
            draft,
            today,
            people=_people(sheet, draft),
            only=only,
            stopped=_stopped(draft, waits, sheet, today) if waits else None,
            written=partial(read_back, draft),
        )
        left = editor.left_behind(book.state)
        draft.remarks += [talk.editor_failed.format(path=path) for path in left]
        sitting = Sitting(call, interview)
        way = _way(sitting)
        if way in ("q", None):
            sitting.say_remarks()
            return options.interrupted(terminal)
        if way == "f" and draft.waiting and book.has(draft.waiting.path):
            # It may have come with the journal: its words are nobody's answer before they are seen.
            interview.stopped = None
        ended = sitting.run(settle=way == "f")
    return sitting.farewell(ended)


def _newest(book: Journal) -> tuple[Draft, Waits | None]:
    """What was begun last, and what was typed there; raises NothingToResume."""
    drafts = (each for each in book if each.header.status == "draft" and not each.copy_of)
    draft = next(drafts, None)
    for slip, half in unfinished.every(book.states):
        found = next(iter(unfinished.owners(book, half)), None)
        since = draft.header.moment if draft else None
        if not half.typed.strip() or not _is_newer(half, found, since):
            continue
        if found and book.has(found.path):
            draft = found
            break
        if not found and book.has(half.entry):
            return _without_file(book, half), (slip, half)
    if draft is None:
        raise book.unreadable[0] if book.unreadable else NothingToResume
    return Draft.opened(book, draft), next(unfinished.of(book, draft), None)


def _is_newer(half: Unfinished, found: Stored | None, since: datetime | None) -> bool:
    """Whether half a sentence is of a later run than one *since* then, and of another one."""
    begun = half.header.moment
    if not begun or not half.header.worksheet:
        return False
    return since is None or begun > since or (begun == since and not found)


def _without_file(book: Journal, half: Unfinished) -> Draft:
    """The run of which there is only half a sentence."""
    header = half.header if half.header.front.problem else half.header.with_status("draft")
    begun = entries.begin(header, book.library.wordings(header.worksheet))
    return Draft(book, begun, header.moment or datetime.now())


def _way(sitting: Sitting) -> str | None:
    """How to go on."""
    talk, interview = sitting.talk, sitting.interview
    said = talk.stopped_in.format(
        when=_begun(interview, sitting.draft),
        number=interview.step_number,
        count=len(sitting.sheet.steps),
    )
    sheet, library = sitting.sheet, sitting.draft.journal.library
    if library.number(sheet.id) not in (0, sheet.version):
        said = f"{said}\n\n{talk.as_it_began}"
    ways = {"": talk.resume, "s": talk.read_first, "f": talk.finish_it, "q": talk.later}
    while (way := sitting.terminal.choose(said, ways)) == "s":
        sitting.terminal.read(chain(read_back(sitting.draft), _half(interview, sitting.draft)))
    return way


def _half(interview: Interview, draft: Draft) -> Iterator[Passage]:
    """The half sentence, where there is one that is no answer by now."""
    stopped = interview.stopped
    answers = {answer.text for answer in draft.entry.answers}
    if stopped and stopped.typed and stopped.typed not in answers:
        yield interview.words.talk.half_sentence, interview.half


def _begun(interview: Interview, draft: Draft) -> str:
    """When an entry was begun, told as one would."""
    moment, said = draft.entry.header.moment, interview.words
    days = (interview.today - draft.journal.settings.day(moment)).days if moment else -1
    return spans.ago(days, said) if days >= 0 else said.talk.some_time_ago


def _people(sheet: Worksheet, draft: Draft) -> tuple[str, ...] | None:
    """The people it is about; none where it was said to be about nobody, None where unknown."""
    per_person = {question.id for question in sheet.family() if question.each}
    asked = any(answer.id in per_person for answer in draft.entry.answers)
    return draft.entry.header.about or (() if asked else None)


def _stopped(draft: Draft, waits: Waits, sheet: Worksheet, today: date) -> Ended | None:
    """Where an earlier sitting stopped, and what was typed there; the draft keeps it from now."""
    slip, half = waits
    part: Part = "words" if half.part == "words" else "value"
    key = key_of(half.id, half.person) if half.id else None
    asked = {question.id for question in [*sheet.family(), sheet.looking_back]}
    if not half.typed.strip():
        draft.slip = slip
    else:
        draft.waiting = slip
    if half.part not in get_args(Part) or (half.id and half.id not in asked):
        return None
    stopped = Ended(finished=False, key=key, part=part, typed=half.typed)
    there = draft.entry.answer(key) if key else None
    if not key:
        return stopped
    kinds = {question.id: question.kind for question in sheet.family()}
    kind = kinds.get(half.id, Text())
    is_value = _is_value(stopped.typed, kind, sheet, today)
    if digest(there.text if there else "") != half.before:
        return _answered_since(stopped, there, kind, is_value)
    # Version 0.1 did not say how it was meant.
    can_differ = there is not None and (half.meant or part == "words")
    if there and can_differ and unfinished.meant(there, kind) != half.meant:
        return _asked_otherwise(stopped, there, kind, is_value)
    return stopped


def _is_value(typed: str, kind: Kind, sheet: Worksheet, today: date) -> bool:
    """Whether what was *typed* answers a question of a *kind*."""
    try:
        kind.typed(typed, words.of(sheet.language), today)
    except Unfit:
        return False
    return True


def _asked_otherwise(stopped: Ended, there: Answer, kind: Kind, is_value: bool) -> Ended:
    """Half a sentence whose question is of another *kind* by now: what stood there stays above."""
    typed, text, is_word = stopped.typed, there.text, stopped.part == "words"
    if kind.takes_words and (there.value is not None if is_word else is_value):
        return stopped
    # A word began from those behind the first blank line; a value from all there is.
    first, _, behind = text.partition("\n\n")
    above = "" if text in typed else first if is_word and behind in typed else text
    typed = f"{above}\n\n{typed}".strip()
    if kind.takes_words:
        return stopped._replace(part="words", typed=typed)
    return stopped._replace(part="value", typed=typed if kind.is_prose else " ".join(typed.split()))


def _answered_since(
    stopped: Ended, there: Answer | None, kind: Kind, is_value: bool
) -> Ended | None:
    """What is left of a half sentence once its question has been answered in another way."""
    text = there.text if there else ""
    if stopped.typed.strip() in text:
        return None
    if not kind.is_prose and stopped.part == "value":
        # Another mark has been set since; what is no mark is a word about it.
        if is_value:
            return None
        stopped = stopped._replace(part="words")
    before = there.words if there and stopped.part == "words" else text
    return stopped._replace(typed=f"{before}\n\n{stopped.typed}".strip())
