"""What stands on a page, as lines: the same words for a screen and for plain lines."""

import re
from datetime import date, timedelta

from reflect.interview import Prompt, Whom
from reflect.questions import Kind
from reflect.text import clean, name, one_line, visible, width, wrap
from reflect.worksheets import Step, Worksheet

#: Where the rest of folded guidance is.
REST = "Tab g: all of it"

BOLD, DIM, UNDONE = "\x1b[1m", "\x1b[2m", "\x1b[0m"


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


def opening(worksheet: Worksheet, columns: int) -> list[str]:
    """The title and what the worksheet is for."""
    lines = [*aside(visible(worksheet.title), worksheet.size, columns), ""]
    lines += (
        wrap(visible(reflowed(worksheet.purpose)), columns - 2, " ") if worksheet.purpose else []
    )
    return lines


def minutes(worksheet: Worksheet) -> str:
    """How long it takes, told once and without hurry; nothing where its author says nothing."""
    if not worksheet.minutes:
        return ""
    length = (
        "about an hour" if 50 <= worksheet.minutes <= 70 else f"about {worksheet.minutes} minutes"
    )
    return (
        f"It takes {length} in all, on as many evenings as you like: every step is a good "
        "place to stop."
    )


def heading(prompt: Prompt | Whom, columns: int) -> list[str]:
    """Where one is."""
    step = f"Step {prompt.step_number} of {prompt.steps}   {visible(prompt.step.title)}"
    number = f"question {prompt.number} of {prompt.count}" if isinstance(prompt, Prompt) else ""
    return aside(step, number, columns)


def guidance(step: Step, columns: int, *, whole: bool) -> list[str]:
    """The guidance of a step, or its first sentence on one line and how to see the rest."""
    text = visible(reflowed(step.guidance))
    if not text:
        return []
    if whole:
        return ["", *wrap(text, columns - 4, "   ")]
    first = re.split(r"(?<=[.!?…])\s", text, maxsplit=1)[0]
    if first == text and width(text) < columns - 4:
        return [f"   {text}"]
    gap = columns - 4 - width(first) - width(REST)
    if gap >= 2:
        return [f"   {first}{' ' * gap}{dim(REST)}"]
    return ["   " + one_line(first, max(20, columns - 5))]


def question(prompt: Prompt, columns: int) -> list[str]:
    """The question, its hint, and what it follows up."""
    lines: list[str] = []
    if prompt.follows:
        lines += [*map(dim, wrap(visible(prompt.follows), columns - 2, " ")), ""]
    lines += [bold(line) for line in wrap(visible(prompt.heading), columns - 2, " ")]
    if prompt.question.hint and prompt.part == "value":
        lines += ["", *map(dim, wrap(visible(prompt.question.hint), columns - 4, "   "))]
    if prompt.is_declined and prompt.part == "value":
        lines += ["", dim(f" You said: {prompt.words.not_today}. Left empty, it stays at that.")]
    return lines


def means(kind: Kind, columns: int) -> list[str]:
    """How a question of this *kind* is answered, where that does not go without saying."""
    shape = kind.shape()
    if kind.name == "scale":
        return _ruler(shape, columns)
    options = shape.get("options")
    if isinstance(options, list):
        return [f"   {number}  {visible(option)}" for number, option in enumerate(options, 1)]
    return []


def instruction(prompt: Prompt) -> str:
    """What can be typed, in a sentence; nothing for prose."""
    words, kind = prompt.words, prompt.question.kind
    if prompt.part == "words":
        return f"> {prompt.said}   and, if you like, a word about it:"
    week = (date.today() + timedelta(days=7)).isoformat()
    sentences = {
        "line": "One line.",
        "scale": "A number, then Enter.",
        "yesno": f"{words.yes}, {words.no.lower()}, or {words.depends.lower()}. "
        "The first letter is enough.",
        "choice": "A number, then Enter.",
        "choices": f"Numbers, with commas between them; {words.none} is an answer too.",
        "list": "One on each line.",
        "date": f"A day, written like {week}.",
        "action": "One on each line. If you like, end it with a day or a rhythm in brackets: "
        f"ring Mum ({words.by[0]} {week}), or: a walk ({words.every[0]} week).",
    }
    return sentences.get(kind.name, "")


def named(typed: str, known: tuple[str, ...]) -> tuple[str, ...]:
    """The people that *typed* names, by number or by name, with commas between them."""
    numbers = {str(number): somebody for number, somebody in enumerate(known, 1)}
    parts = (name(part) for part in clean(typed).split(","))
    return tuple(dict.fromkeys(numbers.get(part, part) for part in parts if part))


def reflowed(text: str) -> str:
    """*text* with the lines of each paragraph joined, so that they can be broken anew."""
    paragraphs = re.split(r"\n[ \t]*\n", text)
    return "\n\n".join(_joined(paragraph) for paragraph in paragraphs)


def _joined(paragraph: str) -> str:
    listed = re.search(r"^[ \t]*(?:[-*+>|#]|\d+[.)]|```)", paragraph, re.MULTILINE)
    return paragraph if listed else " ".join(paragraph.split())


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
