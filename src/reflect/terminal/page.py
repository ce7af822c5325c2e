"""What stands on a page, as lines: the same words for a screen and for plain lines."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import timedelta
from typing import NamedTuple

from reflect.interview import Prompt, Standing
from reflect.locale import N_, Locale, Message
from reflect.locale import of as locale_of
from reflect.questions import Value
from reflect.text import reflowed, visible, width, wrap
from reflect.worksheets import Worksheet

#: Lines for a screen of so many columns.
Lines = Callable[[int], list[str]]

#: As many rows as a field and the line of keys need at least, and as a few options do.
LEAST = 4
FEW = 3
#: In columns: where a label would be cut shorter, nothing stands beside it.
NARROW = 24


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
    return f"\x1b[1m{text}\x1b[0m"


def dim(text: str) -> str:
    """*text* in a paler tone."""
    return f"\x1b[2m{text}\x1b[0m"


def strong(text: str, columns: int, style: Callable[[str], str] = bold) -> list[str]:
    """*text* in bold or another *style*, on lines of at most so many columns."""
    return [style(line) for line in wrap(visible(text), columns - 2, " ")]


def quiet(text: str, columns: int) -> list[str]:
    """The same in a paler tone."""
    return strong(text, columns, dim)


def aside(left: str, right: str, columns: int) -> list[str]:
    """*left* and, at the other end of the line where both fit, *right*."""
    gap = columns - 2 - width(left) - width(right)
    if gap < 2:
        return [*wrap(left, columns - 1, " "), *wrap(right, columns - 1, " ")]
    return [f" {left}{' ' * gap}{right}"]


def no_lines(columns: int) -> list[str]:
    """What stands above where there is nothing to say."""
    return []


#: How a question is answered, by the name of its kind.
HOW = {
    "line": N_("One line."),
    "scale": N_("A number, then Enter."),
    "yesno": N_("Yes, no, or it depends. The first letter is enough."),
    "choice": N_("One of the numbers, then Enter."),
    "choices": N_("Numbers, with commas between them; none is an answer too."),
    "list": N_("One on each line."),
    "date": N_("A day: yesterday, Friday, 24 December, or {day}."),
    "one action": N_(
        "If you like, end it with a day or a rhythm in brackets: ring Mum (by "
        "Friday), or: look again (every 3 months)."
    ),
    "action": N_(
        "One on each line. If you like, end it with a day or a rhythm in brackets: "
        "ring Mum (by Friday), or: a walk (every week)."
    ),
}
#: The same where it is chosen at a screen.
CHOSEN = {
    "scale": N_("Left and right arrows or a number, then Enter."),
    "yesno": N_("Arrows, a number or the first letter; then Enter."),
    "choice": N_("Arrows, a number, or letters to search; then Enter."),
    "choices": N_("Arrows and Space, or numbers; then Enter. None is an answer too."),
}
#: What would have been an answer.
WANTED = {
    "line": N_("One line, please."),
    "scale": N_("A whole number from {min} to {max}, please."),
    "yesno": N_("Yes, no, or it depends, please."),
    "choice": N_("One of the numbers, please."),
    "choices": N_("Numbers with commas between them, or none, please."),
    "list": N_("One thing on each line, please."),
    "date": N_("A day, please: tomorrow, Friday, 24 December, or {day}."),
    "action": N_("One thing to do on each line, please."),
    "whom": N_("That is long for a name. Initials are fine, with commas between them."),
}


def opening(worksheet: Worksheet, columns: int) -> list[str]:
    """The title and what the worksheet is for."""
    lines = aside(visible(worksheet.title), worksheet.size, columns)
    purpose = visible(reflowed(worksheet.purpose))
    return [*lines, "", *wrap(purpose, columns - 2, " ")] if purpose else lines


def minutes(worksheet: Worksheet) -> str:
    """How long it takes, told once and without hurry, and that one may stop after any step."""
    locale = locale_of(worksheet.language)
    stops = locale.gettext(
        "Every step is a good place to stop, and it waits for as long as you like."
    )
    stops = stops if len(worksheet.steps) > 1 else ""
    if not worksheet.minutes:
        return stops
    length = locale.gettext("about {count} minutes", count=worksheet.minutes)
    if 50 <= worksheet.minutes <= 70:
        length = locale.gettext("about an hour")
    takes = locale.gettext(
        "It takes {length} in all, on as many evenings as you like.", length=length
    )
    return f"{takes} {stops}".strip()


def place(prompt: Prompt) -> tuple[str, str]:
    """Which step and which question it is; no question where that has no number."""
    locale = prompt.locale
    step = locale.gettext("Step {number} of {count}", number=prompt.step_number, count=prompt.steps)
    asked = locale.gettext("question {number} of {count}", number=prompt.number, count=prompt.count)
    return step, asked if prompt.number else ""


def heading(prompt: Prompt, columns: int) -> list[str]:
    """Where one is; nothing for a question that belongs to no step."""
    step, number = place(prompt)
    title = f"{step}   {visible(prompt.step.title)}"
    return aside(title, number, columns) if prompt.step_number else []


def guidance(prompt: Prompt, columns: int, *, whole: bool) -> list[str]:
    """The guidance of a step, or its first sentence on one line and how to see the rest."""
    text, rest = visible(reflowed(prompt.step.guidance)), prompt.locale.gettext("Tab g: all of it")
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
    lines = [*quiet(prompt.follows, columns), ""] if prompt.follows else []
    lines += strong(prompt.heading, columns)
    if prompt.question.hint and prompt.part == "value":
        lines += ["", *map(dim, wrap(visible(prompt.question.hint), columns - 4, "   "))]
    if prompt.is_declined and prompt.part == "value":
        said = prompt.locale.gettext("You said: not today. Left empty, it stays at that.")
        lines += ["", *quiet(said, columns)]
    return lines


def instruction(prompt: Prompt, how: Mapping[str, Message]) -> str:
    """How the answer is given, in a sentence, as *how* has it for some kinds."""
    locale, kind = prompt.locale, prompt.question.kind
    if prompt.known:
        return locale.gettext("Numbers or names, with commas between them.")
    if prompt.asks_names:
        return locale.gettext("A name, or several, with commas between them.")
    if prompt.part == "words":
        return locale.gettext("{said}   and, if you like, a word about it:", said=prompt.said)
    is_one = kind.name == "action" and kind.shape().get("count") in (None, 1)
    return _said(prompt, {**HOW, **how}.get("one action" if is_one else kind.name))


def wanted(prompt: Prompt) -> str:
    """What would be an answer, asked for kindly."""
    other = N_("That is no answer to this question. Please try again.")
    return _said(prompt, WANTED.get(prompt.question.kind.name, other))


def _said(prompt: Prompt, sentence: Message | None) -> str:
    """A *sentence* about an answer, with a day and the ends of a scale filled in."""
    day = (prompt.today + timedelta(days=7)).isoformat()
    fields = {"day": day, "min": 0, "max": 0, **prompt.question.kind.shape()}
    return prompt.locale.say(sentence.filled(fields)) if sentence else ""


def introduction(prompt: Prompt, columns: int) -> list[str]:
    """Where one is, and the guidance of the step."""
    return [*heading(prompt, columns), *guidance(prompt, columns, whole=True)]


def fits(prompt: Prompt, columns: int, rows: int, *, top: Lines = no_lines) -> bool:
    """Whether all of it has room above a field on a screen of a size, the *top* included."""
    return len(_layouts(prompt, columns, whole=True, top=top)[0]) <= _room(prompt, columns, rows)


def above(
    prompt: Prompt, columns: int, rows: int, *, whole: bool, top: Lines = no_lines
) -> list[str]:
    """What stands above a field: all of it where there is room, at least the question."""
    room, layouts = _room(prompt, columns, rows), _layouts(prompt, columns, whole=whole, top=top)
    lines = next((each for each in layouts if len(each) <= room), layouts[-1])
    return lines[-max(room, rows - LEAST - FEW) :]


def _room(prompt: Prompt, columns: int, rows: int) -> int:
    """How many rows there are above a field, or above as many of the options as are seen."""
    options, kind = 1, prompt.question.kind
    if prompt.is_chosen and kind.name == "scale":
        options = len(rail(kind.shape(), columns, None)) + 2
    elif prompt.is_chosen:
        options = taken(offers(prompt), columns, is_many=kind.name == "choices")
    return max(1, rows - LEAST + 1 - min(options, max(rows // 2 - LEAST, FEW)))


def _layouts(prompt: Prompt, columns: int, *, whole: bool, top: Lines) -> list[list[str]]:
    """What may stand above a field, from all there is to say to the question alone."""
    asked, where = question(prompt, columns), heading(prompt, columns)
    above = [*top(columns), ""] if top is not no_lines else []
    introduced = [[*where, *guidance(prompt, columns, whole=each)] for each in (whole, False)]
    all_, less = ([*lines, ""] if lines else [] for lines in introduced)
    how = _how(prompt, columns)
    return [[*above, *all_, *asked, *how], [*less, *asked, *how], [*where, "", *asked, ""]]


def _how(prompt: Prompt, columns: int) -> list[str]:
    """How to answer, who can be named, and a line above prose."""
    how = instruction(prompt, CHOSEN)
    lines = ["", *quiet(how, columns)] if how else []
    if prompt.asks_names:
        initials = prompt.locale.gettext("Initials are fine; leave it empty for no one.")
        known = [f"{number}  {visible(name)}" for number, name in enumerate(prompt.known, 1)]
        names = ["", *wrap("     ".join(known), columns - 4, "   ")] if known else []
        lines = ["", *wrap(initials, columns - 2, " "), *names, *lines]
    return [*lines, "", *([dim(" " + "_" * (columns - 4))] if prompt.is_prose else [])]


def keys(prompt: Prompt, columns: int) -> list[str]:
    """The widest line of keys that fits."""
    locale = prompt.locale
    done = locale.gettext("Ctrl") + "-D" if prompt.is_prose else locale.gettext("Enter")
    lines = [
        locale.gettext(
            "{done} done, next     Tab back, skip, not today, more     Ctrl-C pause & hide",
            done=done,
        ),
        locale.gettext("{done} done, next   Tab back, skip, more   Ctrl-C pause", done=done),
        locale.gettext("{done} done  Tab more  Ctrl-C pause", done=done),
    ]
    if prompt.asks_names:
        lines = [
            locale.gettext("Enter done, next     Tab back, no one, more     Ctrl-C pause & hide"),
            locale.gettext("Enter done, next   Tab back, more   Ctrl-C pause"),
            locale.gettext("Enter done  Tab more  Ctrl-C pause"),
        ]
    fitting = (line for line in lines if len(line) < columns)
    return [f" {next(fitting, cut(lines[-1], columns - 1))}"]


def cut(text: str, columns: int) -> str:
    """*text* on one line of so many cells, cut between words."""
    if width(text) <= columns:
        return text
    short = wrap(text, columns - 2)[:1]
    return f"{short[0]} …" if short else ""


def offers(prompt: Prompt) -> list[Row]:
    """What an answer is chosen from."""
    kind = prompt.question.kind
    found = kind.offered(prompt.words).items()
    rows: list[Row] = [Option(str(n), label, value) for n, (label, value) in enumerate(found, 1)]
    return [*rows, Option("0", prompt.words.none, ())] if kind.name == "choices" else rows


def steps(questions: Sequence[Standing], locale: Locale) -> Iterator[tuple[str, Standing]]:
    """The *questions*, each with the number of its step where it is the first of that."""
    number = 0
    for each in questions:
        opens = locale.gettext("Step {number}", number=each.step_number)
        yield opens if each.step_number != number else "", each
        number = each.step_number


def state(asked: Standing, locale: Locale) -> tuple[str, str]:
    """How a question stands: the sign for it, and the word."""
    if asked.given.declined:
        return "–", locale.gettext("not today")
    return (
        ("○", locale.gettext("open")) if asked.given.is_open else ("●", locale.gettext("answered"))
    )


def overview(questions: Sequence[Standing], locale: Locale) -> list[Row]:
    """All questions by their steps, each with a sign for how it stands."""
    rows: list[Row] = []
    for at, (opens, each) in enumerate(steps(questions, locale)):
        rows += [f"{opens}  {each.step}"] if opens else []
        sign, word = state(each, locale)
        label = f"{sign}  {'   ' * each.is_follow_up}{each.heading}"
        rows.append(Option(str(each.number), label, at, word if each.given.declined else ""))
    return rows


def taken(rows: Sequence[Row], columns: int, *, is_many: bool = False) -> int:
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


def paged(
    text: Lines, last: Lines, others: Lines, rows: Sequence[Row], columns: int, height: int
) -> list[list[str]]:
    """The pages of a *text*, the last with room for the options in *rows*, and for the keys."""
    wanted = 1 + taken(rows, columns)
    room = min(wanted, max(height // 2, FEW)) + len(last(columns))
    others_room = height - len(others(columns))
    last_room, others_room = max(FEW, height - room), max(FEW, others_room)
    lines, found = text(columns), []
    while lines and not lines[-1].strip():
        lines = lines[:-1]
    while len(lines) > last_room:
        # A page ends between paragraphs if that is not too early.
        end = min(others_room, len(lines) - 1)
        end = next((at for at in range(end, end // 2 - 1, -1) if not lines[at].strip()), end)
        found.append(lines[:end])
        lines = lines[end:] if lines[end].strip() else lines[end + 1 :]
    return [*found, [*lines, ""]]
