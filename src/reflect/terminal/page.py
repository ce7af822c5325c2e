"""What stands on a page, as lines: the same words for a screen and for plain lines."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import timedelta
from typing import NamedTuple

from reflect.interview import Prompt, Standing
from reflect.questions import Value
from reflect.text import reflowed, visible, width, wrap
from reflect.words import of as words_of
from reflect.words.talk import Talk
from reflect.worksheets import Worksheet

#: Lines for a screen of so many columns.
Lines = Callable[[int], list[str]]

#: As many rows as a field and the line of keys need at least, and as a few options do.
LEAST = 4
FEW = 3
#: In columns: where a label would be cut shorter, nothing stands beside it.
NARROW = 24

BOLD, DIM, UNDONE = "\x1b[1m", "\x1b[2m", "\x1b[0m"


class Option(NamedTuple):
    """One of several to choose from: by its number or letter, by arrows, or by its name."""

    name: str
    label: str
    #: What it is worth as an answer.
    value: Value | None = None
    #: What stands at the other end of its line.
    beside: str = ""


#: An option, or a heading above some.
Row = Option | str


def bold(text: str) -> str:
    """*text* in bold."""
    return f"{BOLD}{text}{UNDONE}"


def dim(text: str) -> str:
    """*text* in a paler tone."""
    return f"{DIM}{text}{UNDONE}"


def strong(text: str, columns: int) -> list[str]:
    """*text* in bold, on lines of at most so many columns."""
    return [bold(line) for line in wrap(visible(text), columns - 2, " ")]


def quiet(text: str, columns: int) -> list[str]:
    """The same in a paler tone."""
    return [dim(line) for line in wrap(visible(text), columns - 2, " ")]


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


def place(prompt: Prompt) -> tuple[str, str]:
    """Which step and which question it is; no question where that has no number."""
    talk = prompt.words.talk
    step = talk.step.format(number=prompt.step_number, count=prompt.steps)
    asked = talk.question.format(number=prompt.number, count=prompt.count)
    return step, asked if prompt.number else ""


def heading(prompt: Prompt, columns: int) -> list[str]:
    """Where one is; nothing for a question that belongs to no step."""
    step, number = place(prompt)
    title = f"{step}   {visible(prompt.step.title)}"
    return aside(title, number, columns) if prompt.step_number else []


def guidance(prompt: Prompt, columns: int, *, whole: bool) -> list[str]:
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
        lines += [*quiet(prompt.follows, columns), ""]
    lines += strong(prompt.heading, columns)
    if prompt.question.hint and prompt.part == "value":
        lines += ["", *map(dim, wrap(visible(prompt.question.hint), columns - 4, "   "))]
    if prompt.is_declined and prompt.part == "value":
        lines += ["", *quiet(prompt.words.talk.was_declined, columns)]
    return lines


def instruction(prompt: Prompt, how: Mapping[str, str]) -> str:
    """How the answer is given, in a sentence, as *how* has it for some kinds."""
    talk, kind = prompt.words.talk, prompt.question.kind
    if prompt.asks_names:
        return talk.numbers_or_names if prompt.known else talk.names
    if prompt.part == "words":
        return talk.a_word.format(said=prompt.said)
    is_one = kind.name == "action" and kind.shape().get("count") in (None, 1)
    said = {**talk.how, **how}.get("one action" if is_one else kind.name, "")
    return said.format(day=_in_a_week(prompt))


def wanted(prompt: Prompt) -> str:
    """What would be an answer, asked for kindly."""
    kind = prompt.question.kind
    ends = {"min": 0, "max": 0} | kind.shape()
    return prompt.words.talk.wanted[kind.name].format(day=_in_a_week(prompt), **ends)


def introduction(prompt: Prompt, columns: int) -> list[str]:
    """Where one is, and the guidance of the step."""
    return [*heading(prompt, columns), *guidance(prompt, columns, whole=True)]


def fits(prompt: Prompt, columns: int, rows: int, *, top: Lines = no_lines) -> bool:
    """Whether all of it has room above a field on a screen of a size, the *top* included."""
    lines = _all(prompt, columns, whole=True, top=top)
    return len(lines) <= rows - _least(prompt, columns, rows)


def above(
    prompt: Prompt, columns: int, rows: int, *, whole: bool, top: Lines = no_lines
) -> list[str]:
    """What stands above a field: all of it where there is room, at least the question."""
    lines = _all(prompt, columns, whole=whole, top=top)
    room = max(1, rows - _least(prompt, columns, rows))
    if len(lines) > room:
        lines = _all(prompt, columns, whole=False, top=no_lines)
    if len(lines) > room:
        lines = [*heading(prompt, columns), "", *question(prompt, columns), ""]
    return lines[-max(room, rows - LEAST - FEW) :]


def _least(prompt: Prompt, columns: int, rows: int) -> int:
    """As many rows as are left below a question: for a field, or for many of the options."""
    if not prompt.is_chosen:
        return LEAST
    options = _chosen_from(prompt, columns)
    return LEAST + min(options, max(rows // 2 - LEAST, FEW)) - 1


def _all(prompt: Prompt, columns: int, *, whole: bool, top: Lines) -> list[str]:
    introduced = [*heading(prompt, columns), *guidance(prompt, columns, whole=whole)]
    above = [*top(columns), ""] if top is not no_lines else []
    lines = [*above, *introduced, *([""] if introduced else []), *question(prompt, columns)]
    if prompt.asks_names:
        return [*lines, "", *_how_to_name(prompt, columns), ""]
    how = instruction(prompt, prompt.words.talk.chosen)
    lines += ["", *quiet(how, columns)] if how else []
    return [*lines, "", *([dim(" " + "_" * (columns - 4))] if prompt.is_prose else [])]


def _how_to_name(prompt: Prompt, columns: int) -> list[str]:
    """Who can be named, and how."""
    known = [f"{number}  {visible(name)}" for number, name in enumerate(prompt.known, 1)]
    lines = wrap(prompt.words.talk.initials, columns - 2, " ")
    lines += ["", *wrap("     ".join(known), columns - 4, "   ")] if known else []
    return [*lines, "", *quiet(instruction(prompt, {}), columns)]


def _in_a_week(prompt: Prompt) -> str:
    return (prompt.today + timedelta(days=7)).isoformat()


def bar(bars: tuple[str, str, str], done: str, columns: int) -> str:
    """The widest line of keys that fits, with the key for *done*."""
    lines = [f" {line.format(done=done)}" for line in bars]
    return next((line for line in lines if len(line) <= columns), cut(lines[-1], columns))


def cut(text: str, columns: int) -> str:
    """*text* on one line of so many cells, cut between words."""
    if width(text) <= columns:
        return text
    short = wrap(text, columns - 2)[:1]
    return f"{short[0]} …" if short else ""


def offers(prompt: Prompt) -> list[Row]:
    """What is chosen from, where the answer is not typed and no number."""
    kind = prompt.question.kind
    if kind.name == "scale":
        return []
    found = kind.offered(prompt.words).items()
    rows: list[Row] = [Option(str(n), label, value) for n, (label, value) in enumerate(found, 1)]
    return [*rows, Option("0", prompt.words.none, ())] if kind.name == "choices" else rows


def steps(questions: Sequence[Standing], talk: Talk) -> Iterator[tuple[str, Standing]]:
    """The *questions*, each with the number of its step where it is the first of that."""
    number = 0
    for each in questions:
        opens = talk.a_step.format(number=each.step_number)
        yield opens if each.step_number != number else "", each
        number = each.step_number


def state(asked: Standing, talk: Talk) -> tuple[str, str]:
    """How a question stands: the sign for it, and the word."""
    if asked.given.declined:
        return "–", talk.later
    return ("○", talk.is_open) if asked.given.is_open else ("●", talk.is_answered)


def overview(questions: Sequence[Standing], talk: Talk) -> list[Row]:
    """All questions by their steps, each with a sign for how it stands."""
    rows: list[Row] = []
    for at, (opens, each) in enumerate(steps(questions, talk)):
        rows += [f"{opens}  {each.step}"] if opens else []
        sign, _ = state(each, talk)
        label = f"{sign}  {'   ' * each.is_follow_up}{each.heading}"
        rows.append(Option(str(each.number), label, at, talk.later * each.given.declined))
    return rows


def _chosen_from(prompt: Prompt, columns: int) -> int:
    """How many rows that takes from which an answer is chosen."""
    kind = prompt.question.kind
    if kind.name == "scale":
        return len(rail(kind.shape(), columns, None)) + 2
    return _height(offers(prompt), columns, is_many=kind.name == "choices")


def _height(rows: Sequence[Row], columns: int, *, is_many: bool = False) -> int:
    """How many rows a list takes."""
    return sum(1 + title.count("\n") for title in titles(rows, columns, is_many=is_many))


def titles(
    rows: Sequence[Row], columns: int, *, is_many: bool = False, is_cut: bool = False
) -> list[str]:
    """The *rows* of a list, broken between words or cut; without what a list puts before them."""
    options = [row for row in rows if isinstance(row, Option)]
    before = max((width(row.name) for row in options), default=0)
    # A pointer, a box, two blanks behind the name, and room at the right for a scrollbar.
    room = max(10, columns - 3 - 2 * is_many - before - 2 - 2)
    hang = " " * (3 + 2 * is_many + before + 2)
    beside = max(width(row.beside) for row in options) if options else 0
    label = max(width(visible(row.label)) for row in options) if options else 0
    if is_cut and beside and room - beside > NARROW:
        label = min(label, room - beside - 2)
    has_room = bool(beside) and label + 2 + beside <= room
    found = []
    for row in rows:
        if isinstance(row, str):
            found.append(cut(visible(row), columns - 5))
            continue
        text = visible(row.label)
        lines = [cut(text, label if has_room else room)] if is_cut else wrap(text, room)
        if has_room:
            lines[0] = f"{lines[0]}{' ' * (label + 2 - width(lines[0]))}{row.beside}".rstrip()
        name = f"{row.name:>{before}}" if row.name.isdecimal() else f"{row.name:{before}}"
        found.append(f"\n{hang}".join([f"{name}  {lines[0]}".rstrip(), *lines[1:]]))
    return found


def rail(shape: dict[str, object], columns: int, at: Value | None) -> list[str]:
    """The numbers of a scale, the one *at* which it stands in bold, with its two ends below."""
    low, high = int(str(shape["min"])), int(str(shape["max"]))
    numbers = [*range(low, high + 1)] if high - low <= 20 else []
    dots = (" ..... ", " ... ", " . ", " ")
    gaps = (dot for dot in dots if len(dot.join(map(str, numbers))) <= columns - 5)
    gap = next(gaps, "") if numbers else ""
    ends = [visible(str(shape["low"])), visible(str(shape["high"]))]
    shown = [bold(str(number)) if number == at else str(number) for number in numbers]
    long = len(gap.join(map(str, numbers))) if gap else min(columns - 6, 60)
    line = gap.join(shown) if gap else _slider(low, high, long, at)
    between = long - width(ends[0]) - width(ends[1])
    if not any(ends):
        return [f"   {line}"]
    if between > 1:
        return [f"   {line}", f"   {ends[0]}{' ' * between}{ends[1]}"]
    named = [f"{n}  {end}".rstrip() for n, end in ((low, ends[0]), (high, ends[1]))]
    return [f"   {line}", *(line for end in named for line in wrap(end, columns - 4, "   "))]


def _slider(low: int, high: int, long: int, at: Value | None) -> str:
    """A line from the lowest number to the highest, with the one *at* which it stands between."""
    first, last = str(low), str(high)
    dots = "." * max(3, long - len(first) - len(last) - 2)
    if not isinstance(at, int) or not low < at < high:
        ends = (bold(end) if str(at) == end else end for end in (first, last))
        return f" {dots} ".join(ends)
    here = f" {at} "
    before = round((len(dots) - len(here)) * (at - low) / (high - low))
    behind = max(0, len(dots) - len(here) - before)
    return f"{first} {dots[:before]}{bold(here)}{dots[:behind]} {last}"


def pages(lines: list[str], last: int, others: int) -> Iterator[list[str]]:
    """*lines* in pages of at most *others* lines, and of at most *last* the last one."""
    while lines and not lines[-1].strip():
        lines = lines[:-1]
    while len(lines) > last:
        end = _page_break(lines, min(others, len(lines) - 1))
        yield lines[:end]
        lines = lines[end:]
        lines = lines if lines[0].strip() else lines[1:]
    yield lines


def _page_break(lines: list[str], room: int) -> int:
    """Where a page of at most *room* lines ends: between paragraphs if that is not too early."""
    blanks = [at for at in range(room // 2, room + 1) if not lines[at].strip()]
    return blanks[-1] if blanks else room


def paged(
    text: Lines, last: Lines, others: Lines, rows: Sequence[Row], columns: int, height: int
) -> list[list[str]]:
    """The pages of a *text*, the last with room for the options in *rows*, and for the keys."""
    wanted = 1 + _height(rows, columns)
    room = min(wanted, max(height // 2, FEW)) + len(last(columns))
    others_room = height - len(others(columns))
    *first, final = pages(text(columns), max(FEW, height - room), max(FEW, others_room))
    return [*first, [*final, ""]]
