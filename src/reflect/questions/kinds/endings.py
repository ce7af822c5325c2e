"""Endings of an action's line: day, rhythm, and what programs for tasks write there.

The signs are those of Obsidian Tasks, the fields those of Dataview and todo.txt.
"""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from reflect import languages
from reflect.questions.kinds.days import iso_day

#: Blanks in a line, and between the lines of an action.
BLANKS = " \t\r\n"
_DATE = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
_SIGNS = "📅📆🗓⏳⌛🛫➕✅❌🔁🆔⛔🏁🔺⏫🔼🔽⏬"
_ID = "[A-Za-z0-9_-]+"
#: The field of an `Action` by the word in brackets, in any language.
_FIELDS = {
    word: field
    for words in languages.every()
    for field in ("by", "every")
    for word in getattr(words, field)
}
_OURS = re.compile(
    rf"\([{BLANKS}]*(?P<word>{'|'.join(map(re.escape, _FIELDS))})[{BLANKS}]+"
    rf"(?P<value>[^(){BLANKS}](?:[^()]*[^(){BLANKS}])?)[{BLANKS}]*\)"
)
_DUE = re.compile(
    rf"(?:[📅📆🗓]\ufe0f? *|due:|(?P<round>\()due::[ \t]+|(?P<square>\[)due::[ \t]+)"
    rf"(?P<value>{_DATE})(?(round)[ \t]*\))(?(square)[ \t]*\])"
)
_OTHER = re.compile(
    rf"[⏳⌛🛫➕✅❌]\ufe0f? *{_DATE}|🔁\ufe0f?[A-Za-z0-9, !]*[A-Za-z0-9,!]|[🔺⏫🔼🔽⏬]\ufe0f?"
    rf"|[🆔🏁]\ufe0f? *{_ID}|⛔\ufe0f? *{_ID}(?: *, *{_ID})*"
    rf"|\[[^][():]+::[ \t][^][]*\]|\([^][():]+::[ \t][^()]*\)|\^[A-Za-z0-9-]+"
)
_TAG = re.compile(rf"#[^\W\d_][^{BLANKS}]*")
#: Where an ending may begin; a sign needs no blank before it.
_STARTS = re.compile(rf"[([{_SIGNS}]|(?<![^{BLANKS}])(?:\^|#|due:)")


class Ending(NamedTuple):
    """A part of the end of a line, from the blanks before it on."""

    #: ``by`` or ``every`` for ours, ``due`` or "" for those of other programs, ``tag``.
    field: str = ""
    start: int = 0
    end: int = 0
    word: str = ""
    value: str = ""
    value_at: int = 0

    @property
    def is_ours(self) -> bool:
        """Whether it is a day or rhythm in brackets."""
        return self.field in ("by", "every")


def split(written: str, *, ours: bool = True) -> tuple[Ending, ...]:
    """The endings of *written*, a text without blanks around it, from left to right.

    They are never the whole text, and each of our own fields is there once. Tags belong to the
    text; those behind another ending are among the endings. Without *ours*, only endings that
    other programs wrote are taken off.
    """
    if not (first := _STARTS.search(written)):  # as mostly
        return ()
    at = first.start()
    if at and written[at - 1] == " " and (alone := _OURS.fullmatch(written, at)):
        start = len(written[:at].rstrip(BLANKS))
        return (_ours(alone, start),) if start and ours else ()
    starts = _starts(written, at)
    endings: list[Ending] = []
    end = len(written)
    while ending := _last(written, end, starts):
        is_apart = written[ending.start] in BLANKS or written[ending.start] in _SIGNS
        is_second = ending.is_ours and ending.field in {each.field for each in endings}
        if not ending.start or not is_apart or is_second or (ending.is_ours and not ours):
            break
        endings.append(ending)
        end = ending.start
    while endings and endings[-1].field == "tag":
        endings.pop()
    return tuple(reversed(endings))


def bare(written: str, there: Sequence[Ending]) -> str:
    """*written* without the endings *there*, but for tags."""
    if not there:
        return written
    tags = [written[each.start : each.end] for each in there if each.field == "tag"]
    return "".join([written[: there[0].start], *tags])


def unescaped(text: str) -> str:
    """*text* without the backslash that `escaped` added."""
    at = _bracket(text) if "\\(" in text else None
    return text[: at - 1] + text[at:] if at and text[at - 1] == "\\" else text


def escaped(text: str) -> str:
    """*text* with a backslash before last brackets that would be read as day or rhythm."""
    at = _bracket(text)
    return text if at is None else f"{text[:at]}\\{text[at:]}"


def front(there: Sequence[Ending]) -> int:
    """How many of the endings *there* come before the first of another program."""
    for n, each in enumerate(there):
        if each.field in ("due", ""):
            return n
    return len(there)


def pieces(written: str, there: Sequence[Ending]) -> tuple[str, ...]:
    """The endings *there* but for tags, each without its blank if that is a single one."""
    raw = [written[each.start : each.end] for each in there if each.field != "tag"]
    return tuple(
        each.removeprefix(" ") if each.lstrip(BLANKS) == each[1:] else each for each in raw
    )


def joined(text: str, marks: Iterable[str]) -> str:
    """*text*, and behind it the *marks* as `pieces` returns them."""
    return escaped(text) + "".join(each if each[0] in BLANKS else f" {each}" for each in marks)


def with_marks(written: str, marks: Iterable[str]) -> str:
    """*written* with those of *marks* that are no day or rhythm before its other marks."""
    there = split(written)
    theirs = there[front(there) :]
    at = theirs[0].start if theirs else len(written)
    more = "".join(f" {mark}" for mark in marks if not _OURS.fullmatch(mark.strip(BLANKS)))
    return written[:at] + more + written[at:]


def with_text(written: str, text: str) -> str:
    """*written* with another *text* before its endings; tags between those may stay there."""
    there = split(written)
    tags = "".join(written[each.start : each.end] for each in there if each.field == "tag")
    stay = text.removesuffix(tags)
    if tags and stay not in (text, "") and stay[-1] not in BLANKS:
        return escaped(stay) + written[there[0].start :]
    others = (written[each.start : each.end] for each in there if each.field != "tag")
    return "".join([escaped(text), *others])


def with_day(written: str, by: str, word: str) -> str:
    """*written*, the text behind a box, with the day *by*; a *word* goes before a new one."""
    there = split(written)
    # Of several due dates, Obsidian Tasks takes the first.
    days = {each.field: each for each in reversed(there)}
    day = days.get("by") or (days.get("due") if not by or iso_day(by) else None)
    if day and by:
        return written[: day.value_at] + by + written[day.value_at + len(day.value) :]
    if day:
        return written[: day.start] + written[day.end :]
    at = there[0].start if there else len(written)
    return f"{written[:at]} ({word} {by}){written[at:]}" if by else written


def with_rhythm(written: str, every: str) -> str:
    """*written* with a rhythm in brackets, *every*; "" takes it away."""
    there = split(written)
    if rhythm := next((each for each in there if each.field == "every"), None):
        raw = written[rhythm.start : rhythm.end]
        blanks = raw[: len(raw) - len(raw.lstrip(BLANKS))] if every else ""
        return written[: rhythm.start] + blanks + every + written[rhythm.end :]
    at = len(written)
    if there:
        at = there[0].end if there[0].field == "by" else there[0].start
    return f"{written[:at]} {every}{written[at:]}" if every else written


def _bracket(written: str) -> int | None:
    """Where a day or rhythm begins that only tags follow, whatever is before its bracket."""
    starts, end = _starts(written), len(written)
    while (ending := _last(written, end, starts)) and ending.field == "tag":
        end = ending.start
    return written.index("(", ending.start) if ending and ending.is_ours else None


def _starts(written: str, first: int = 0) -> dict[str, list[int]]:
    """Where endings may begin from *first* on, by the bracket that opens them."""
    starts: dict[str, list[int]] = {"(": [], "[": [], "": []}
    for found in _STARTS.finditer(written, first):
        starts[found[0] if found[0] in starts else ""].append(found.start())
    return starts


def _ours(found: re.Match[str], start: int) -> Ending:
    """The day or rhythm *found* in brackets, with the blanks before it from *start* on."""
    word, value = found["word"], found["value"]
    return Ending(_FIELDS[word], start, found.end(), word, value, found.start("value"))


def _last(written: str, end: int, starts: dict[str, list[int]]) -> Ending | None:
    """The part that ends at *end*, or None; drops *starts* behind it."""
    opening = {")": "(", "]": "["}.get(written[end - 1 : end], "")
    places = starts[opening]
    while places and places[-1] >= end:
        places.pop()
    if not places:
        return None
    at = start = places[-1]
    while start and written[start - 1] in BLANKS:
        start -= 1
    if ours := _OURS.fullmatch(written, at, end):
        return _ours(ours, start)
    due = _DUE.fullmatch(written, at, end)
    if due and iso_day(due["value"]):
        return Ending("due", start, end, "", due["value"], due.start("value"))
    if due or _OTHER.fullmatch(written, at, end):
        return Ending("", start, end)
    return Ending("tag", start, end) if _TAG.fullmatch(written, at, end) else None
