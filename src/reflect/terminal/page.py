"""What stands on a page, as lines: the same words for a screen and for plain lines."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Protocol

from reflect.interview import OFFERED, Prompt, Whom
from reflect.questions import Kind
from reflect.text import reflowed, visible, width, wrap
from reflect.words import of as words_of
from reflect.worksheets import Worksheet

#: A heading, and what was written below it.
Passage = tuple[str, str]

#: Lines for a screen of so many columns.
Lines = Callable[[int], list[str]]

#: As many rows as a field and the line of keys need at least.
LEAST = 4

BOLD, DIM, UNDONE = "\x1b[1m", "\x1b[2m", "\x1b[0m"


class Size(Protocol):
    """How large a screen is."""

    @property
    def columns(self) -> int:
        """How many cells a row has."""

    @property
    def rows(self) -> int:
        """How many rows there are."""


def bold(text: str) -> str:
    """*text* in bold."""
    return f"{BOLD}{text}{UNDONE}"


def dim(text: str) -> str:
    """*text* in a paler tone."""
    return f"{DIM}{text}{UNDONE}"


def aside(left: str, right: str, columns: int) -> list[str]:
    """*left* and, at the other end of the line where both fit, *right*."""
    gap = columns - 2 - width(left) - width(right)
    if gap < 2:
        return [*wrap(left, columns - 1, " "), *wrap(right, columns - 1, " ")]
    return [f" {left}{' ' * gap}{right}"]


def no_lines(columns: int) -> list[str]:
    """What stands above where there is nothing to say."""
    return []


def opening(worksheet: Worksheet, columns: int) -> list[str]:
    """The title and what the worksheet is for."""
    lines = [*aside(visible(worksheet.title), worksheet.size, columns), ""]
    purpose = visible(reflowed(worksheet.purpose))
    return [*lines, *(wrap(purpose, columns - 2, " ") if purpose else [])]


def minutes(worksheet: Worksheet) -> str:
    """How long it takes, told once and without hurry, and that one may stop after any step."""
    talk = words_of(worksheet.language).talk
    stops = talk.good_stops if len(worksheet.steps) > 1 else ""
    if not worksheet.minutes:
        return stops
    is_hour = 50 <= worksheet.minutes <= 70
    length = talk.an_hour if is_hour else talk.minutes.format(count=worksheet.minutes)
    return f"{talk.takes.format(length=length)} {stops}".strip()


def heading(prompt: Prompt | Whom, columns: int) -> list[str]:
    """Where one is; nothing for a question that belongs to no step."""
    if not prompt.step_number:
        return []
    talk = prompt.words.talk
    step = talk.step.format(number=prompt.step_number, count=prompt.steps)
    number = ""
    if isinstance(prompt, Prompt):
        number = talk.question.format(number=prompt.number, count=prompt.count)
    return aside(f"{step}   {visible(prompt.step.title)}", number, columns)


def guidance(prompt: Prompt | Whom, columns: int, *, whole: bool) -> list[str]:
    """The guidance of a step, or its first sentence on one line and how to see the rest."""
    text, rest = visible(reflowed(prompt.step.guidance)), prompt.words.talk.rest
    if not text:
        return []
    if whole:
        return ["", *wrap(text, columns - 4, "   ")]
    first = re.split(r"(?<=[.!?…])\s", text, maxsplit=1)[0]
    if first == text and width(text) < columns - 4:
        return [f"   {text}"]
    gap = columns - 4 - width(first) - width(rest)
    if gap >= 2:
        return [f"   {first}{' ' * gap}{dim(rest)}"]
    return ["   " + cut(first, max(20, columns - 5))]


def question(prompt: Prompt, columns: int) -> list[str]:
    """The question, its hint, and what it follows up."""
    lines: list[str] = []
    if prompt.follows:
        lines += [*map(dim, wrap(visible(prompt.follows), columns - 2, " ")), ""]
    lines += [bold(line) for line in wrap(visible(prompt.heading), columns - 2, " ")]
    if prompt.question.hint and prompt.part == "value":
        lines += ["", *map(dim, wrap(visible(prompt.question.hint), columns - 4, "   "))]
    if prompt.is_declined and prompt.part == "value":
        lines += ["", *map(dim, wrap(prompt.words.talk.was_declined, columns - 2, " "))]
    return lines


def means(kind: Kind, columns: int) -> list[str]:
    """How a question of this *kind* is answered, where that does not go without saying."""
    shape = kind.shape()
    if kind.name == "scale":
        return _ruler(shape, columns)
    options = shape.get("options")
    if isinstance(options, list):
        every = [f"{number}  {visible(option)}" for number, option in enumerate(options, 1)]
        return [line for each in every for line in wrap(each, columns - 4, "   ")]
    return []


def instruction(prompt: Prompt) -> str:
    """How the answer is typed, in a sentence."""
    talk, kind = prompt.words.talk, prompt.question.kind
    if prompt.part == "words":
        return talk.a_word.format(said=prompt.said)
    is_one = kind.name == "action" and kind.shape().get("count") in (None, 1)
    return talk.how.get("one action" if is_one else kind.name, "").format(day=_in_a_week(prompt))


def wanted(prompt: Prompt | Whom) -> str:
    """What would be an answer, asked for kindly."""
    if isinstance(prompt, Whom):
        return prompt.words.talk.wanted["whom"]
    kind = prompt.question.kind
    ends = {"min": 0, "max": 0} | kind.shape()
    return prompt.words.talk.wanted[kind.name].format(day=_in_a_week(prompt), **ends)


def introduction(prompt: Prompt | Whom, columns: int) -> list[str]:
    """Where one is, and the guidance of the step."""
    return [*heading(prompt, columns), *guidance(prompt, columns, whole=True)]


def fits(prompt: Prompt | Whom, size: Size, *, top: Lines = no_lines) -> bool:
    """Whether all of it has room above a field on a screen of a *size*, the *top* included."""
    lines = _all(prompt, size.columns, whole=True, top=top)
    return len(lines) <= size.rows - LEAST


def above(
    prompt: Prompt | Whom, columns: int, rows: int, *, whole: bool, top: Lines = no_lines
) -> list[str]:
    """What stands above a field: all of it where there is room, at least the question."""
    lines = _all(prompt, columns, whole=whole, top=top)
    room = max(1, rows - LEAST)
    if len(lines) > room:
        lines = _all(prompt, columns, whole=False, top=no_lines)
    if len(lines) > room:
        lines = [*heading(prompt, columns), "", *_asked(prompt, columns), ""]
    return lines[-room:]


def _all(prompt: Prompt | Whom, columns: int, *, whole: bool, top: Lines) -> list[str]:
    introduced = [*heading(prompt, columns), *guidance(prompt, columns, whole=whole)]
    above = [*top(columns), ""] if top is not no_lines else []
    lines = [*above, *introduced, *([""] if introduced else []), *_asked(prompt, columns)]
    if isinstance(prompt, Whom):
        return [*lines, "", *_how_to_name(prompt, columns), ""]
    ways = means(prompt.question.kind, columns) if prompt.part == "value" else []
    lines += ["", *ways] if ways else []
    how = instruction(prompt)
    lines += ["", *map(dim, wrap(how, columns - 2, " "))] if how else []
    return [*lines, "", *([dim(" " + "_" * (columns - 4))] if prompt.is_prose else [])]


def _asked(prompt: Prompt | Whom, columns: int) -> list[str]:
    if isinstance(prompt, Prompt):
        return question(prompt, columns)
    return [bold(line) for line in wrap(prompt.words.talk.whom, columns - 2, " ")]


def _how_to_name(prompt: Whom, columns: int) -> list[str]:
    """Who can be named, and how."""
    talk = prompt.words.talk
    known = [f"{number}  {visible(name)}" for number, name in enumerate(prompt.known[:OFFERED], 1)]
    lines = wrap(talk.initials, columns - 2, " ")
    lines += ["", *wrap("     ".join(known), columns - 4, "   ")] if known else []
    named = talk.numbers_or_names if known else talk.names
    return [*lines, "", *map(dim, wrap(named, columns - 2, " "))]


def _in_a_week(prompt: Prompt) -> str:
    return (prompt.today + timedelta(days=7)).isoformat()


def bar(bars: tuple[str, str, str], done: str, columns: int) -> str:
    """The widest line of keys that fits, with the key for *done*."""
    lines = [f" {line.format(done=done)}" for line in bars]
    return next((line for line in lines if len(line) <= columns), cut(lines[-1], columns))


def hung(key: str, label: str, columns: int) -> list[str]:
    """A *key* with its *label*, whose further lines stand below the first."""
    lines = wrap(label, columns - 14) or [""]
    return [f"   {key:<7}  {lines[0]}", *(f"{'':12}{line}" for line in lines[1:])]


def cut(text: str, columns: int) -> str:
    """*text* on one line of so many cells, cut between words."""
    if width(text) <= columns:
        return text
    short = wrap(text, columns - 2)[:1]
    return f"{short[0]} …" if short else ""


def _ruler(shape: dict[str, object], columns: int) -> list[str]:
    """The numbers of a scale, with its two ends below."""
    low, high = int(str(shape["min"])), int(str(shape["max"]))
    dots = (" ..... ", " ... ", " . ", " ")
    numbers = [str(number) for number in range(low, high + 1)] if high - low <= 20 else []
    rulers = (dot.join(numbers) for dot in dots)
    ruler = next((ruler for ruler in rulers if numbers and len(ruler) <= columns - 5), "")
    ends = [visible(str(shape["low"])), visible(str(shape["high"]))]
    gap = len(ruler) - width(ends[0]) - width(ends[1])
    if ruler and gap > 1:
        return [f"   {ruler}", f"   {ends[0]}{' ' * gap}{ends[1]}"]
    named = [f"{n}  {end}".rstrip() for n, end in ((low, ends[0]), (high, ends[1]))]
    return [line for end in named for line in wrap(end, columns - 4, "   ")]
