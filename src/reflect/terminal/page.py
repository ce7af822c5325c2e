"""The lines of a page, and the sentences that plain lines share with it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import timedelta

from reflect.interview import Prompt, RouteQuestion
from reflect.locale import N_, Locale, Message
from reflect.locale import of as locale_of
from reflect.questions.kinds import Day
from reflect.questions.kinds.days import TypedDay
from reflect.text import case_folded, first_sentence, reflowed, visible, width, wrap
from reflect.worksheets import Worksheet

#: Lay out lines for a number of columns.
Lines = Callable[[int], list[str]]

#: The rows that a field and the key bar need at least; and those for a few options.
MIN_ROWS = 4
MIN_OPTION_ROWS = 3
#: Fewer columns say too little of a sentence.
_LEAST = 24


def bold(text: str) -> str:
    """*text* in bold."""
    return f"\x1b[1m{text}\x1b[0m"


def dim(text: str) -> str:
    """*text* in faint."""
    return f"\x1b[2m{text}\x1b[0m"


def strong(text: str, columns: int, style: Callable[[str], str] = bold) -> list[str]:
    """*text* wrapped and in *style*."""
    return [style(line) for line in wrap(visible(text), columns - 2, " ")]


def quiet(text: str, columns: int) -> list[str]:
    """*text* wrapped and in faint."""
    return strong(text, columns, dim)


def aside(left: str, right: str, columns: int) -> list[str]:
    """*left* and *right* at the two ends of a line; on lines of their own where it is too short."""
    gap = columns - 2 - width(left) - width(right)
    if gap < 2:
        return [*wrap(left, columns - 1, " "), *wrap(right, columns - 1, " ")]
    return [f" {left}{' ' * gap}{right}"]


def no_lines(columns: int) -> list[str]:
    """No lines."""
    return []


#: How to answer, by kind of question.
HOW = {
    "line": N_("One line."),
    "yesno": N_("Yes, no, or it depends. The first letter is enough."),
    "choice": N_("One of the numbers, then Enter."),
    "choices": N_("Numbers, with commas between them; none is an answer too."),
    "list": N_("One on each line."),
    "date": N_("A day: yesterday, Friday, 24 December, or {day}."),
    "day ahead": N_("A day: tomorrow, Friday, 24 December, or {day}."),
    "one action": N_(
        "If you like, end it with a day or a rhythm in brackets: ring Mum (by "
        "Friday), or: look again (every 3 months)."
    ),
    "action": N_(
        "One on each line. If you like, end it with a day or a rhythm in brackets: "
        "ring Mum (by Friday), or: a walk (every week)."
    ),
}
#: How to choose on a screen.
CHOSEN = {
    "scale": N_("Left and right arrows or a number, then Enter."),
    "yesno": N_("Arrows, a number or the first letter; then Enter."),
    "choice": N_("Arrows, a number, or letters to search; then Enter."),
    "choices": N_("Arrows and Space, or numbers; then Enter. None is an answer too."),
}
#: What to say beside the question whom a worksheet is about, and at an answer "not today".
INITIALS = N_("Initials are fine; leave it empty for no one in particular.")
DECLINED = N_("You said: not today. Leave it empty to keep it that way.")
#: What may help with some kinds of question: said with the menu, and with the other commands.
HELP = {
    "action": N_('If you like, say when: "When I come home from the walk, then I ring Mum."'),
}
#: What to say after an invalid answer.
WANTED = {
    "line": N_("One line, please."),
    "scale": N_("A whole number from {min} to {max}, please."),
    "yesno": N_("Yes, no, or it depends, please."),
    "choice": N_("One of the numbers, please."),
    "choices": N_("Numbers with commas between them, or none, please."),
    "list": N_("One thing on each line, please."),
    **dict.fromkeys(
        ("date", "day ahead"), N_("A day, please: tomorrow, Friday, 24 December, or {day}.")
    ),
    "action": N_("One thing to do on each line, please."),
    "whom": N_("That is long for a name. Initials are fine, with commas between them."),
}


def size(worksheet: Worksheet) -> str:
    """The size of the worksheet in its own language."""
    return locale_of(worksheet.language).say(worksheet.size)


def opening(worksheet: Worksheet, columns: int) -> list[str]:
    """The title, size and purpose of the worksheet."""
    lines = aside(visible(worksheet.title), size(worksheet), columns)
    purpose = visible(reflowed(worksheet.purpose))
    return [*lines, "", *wrap(purpose, columns - 2, " ")] if purpose else lines


def minutes(worksheet: Worksheet) -> str:
    """A sentence on how long the worksheet takes, and one on pausing."""
    locale = locale_of(worksheet.language)
    stops = locale.gettext(
        "Every step is a good place to stop, and the worksheet waits for as long as you like."
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
    """The step and the question with their numbers; an empty question where it has none."""
    locale = prompt.locale
    step = locale.gettext("Step {number} of {count}", number=prompt.step_number, count=prompt.steps)
    asked = locale.gettext("question {number} of {count}", number=prompt.number, count=prompt.count)
    return step, asked if prompt.number else ""


def heading(prompt: Prompt, columns: int) -> list[str]:
    """The step and question number; no lines for a question outside the steps."""
    step, number = place(prompt)
    title = f"{step}   {visible(prompt.step.title)}"
    return aside(title, number, columns) if prompt.step_number else []


def guidance(prompt: Prompt, columns: int, *, whole: bool) -> list[str]:
    """The *whole* guidance of a step; or one line of it, and the key for the rest."""
    text, rest = visible(reflowed(prompt.step.guidance)), prompt.locale.gettext("Tab g: all of it")
    if not text:
        return []
    if whole:
        return ["", *wrap(text, columns - 4, "   ")]
    first = first_sentence(text)
    if first == text and width(text) < columns - 4:
        return [f"   {text}"]
    gap = columns - 4 - width(first) - width(rest)
    if gap >= 2:
        return [f"   {first}{' ' * gap}{dim(rest)}"]
    return ["   " + cut(first, max(20, columns - 5))]


def question(prompt: Prompt, columns: int) -> list[str]:
    """The question, its hint, and the question that it follows up."""
    lines = [*quiet(prompt.parent_heading, columns), ""] if prompt.parent_heading else []
    lines += strong(prompt.heading, columns)
    if prompt.question.hint and prompt.part == "value":
        lines += ["", *map(dim, wrap(visible(prompt.question.hint), columns - 4, "   "))]
    if prompt.is_declined and prompt.part == "value":
        lines += ["", *quiet(prompt.locale.say(DECLINED), columns)]
    return lines


def instruction(prompt: Prompt, how: Mapping[str, Message]) -> str:
    """A sentence on how to answer; *how* overrides `HOW` for some kinds."""
    locale, kind = prompt.locale, prompt.question.kind
    if prompt.known:
        return locale.gettext("Numbers or names, with commas between them.")
    if prompt.asks_names:
        return locale.gettext("A name, or several, with commas between them.")
    if prompt.part == "words":
        return locale.gettext("{said}   and, if you like, a word about it:", said=prompt.value_text)
    is_one = kind.name == "action" and kind.parameters().get("count") in (None, 1)
    return _said(prompt, {**HOW, **how}.get("one action" if is_one else kind.name))


def day_notes(prompt: Prompt, typed: Sequence[TypedDay]) -> list[str]:
    """What each day or rhythm was taken for, or that it was not understood, in a sentence each."""
    say, notes = prompt.locale, []
    for each in typed:
        days = list(map(prompt.words.long_with_weekday, each.days))
        said = say.gettext(" or ").join(days)
        if each.is_rhythm and days:
            # Translators: how often, and for the first time when: "every week: next on Friday, 4
            # December 2026".
            said = say.gettext("{typed}: next on {day}", typed=each.typed, day=said)
        elif each.is_rhythm:
            said = say.gettext(
                "'{typed}' is not a rhythm I understand; it stays in your words.", typed=each.typed
            )
        elif not days:
            said = say.gettext(
                "'{typed}' is not a date I understand; it stays in your words.", typed=each.typed
            )
        elif not (isinstance(prompt.question.kind, Day) or _says(said, each.typed)):
            said = f"{each.typed}: {said}"
        notes.append(visible(said))
    return notes


def _says(day: str, typed: str) -> bool:
    """Whether a *day* in words has those *typed* in it, as "Friday, 4 December" has "Friday"."""
    return f" {case_folded(typed)} " in f" {case_folded(day.replace(',', ' '))} "


def help_text(prompt: Prompt) -> str:
    """A sentence that may help with the question; "" if there is none."""
    return _said(prompt, HELP.get(prompt.question.kind.name) if prompt.part == "value" else None)


def wanted(prompt: Prompt) -> str:
    """The sentence after an invalid answer."""
    other = N_("That does not fit this question. Please try again.")
    return _said(prompt, WANTED.get(prompt.question.kind.name, other))


def _said(prompt: Prompt, sentence: Message | None) -> str:
    """*sentence* in the prompt's language, with an example day and the ends of the scale."""
    day = (prompt.today + timedelta(days=7)).isoformat()
    fields = {"day": day, "min": 0, "max": 0, **prompt.question.kind.parameters()}
    return prompt.locale.say(sentence.filled(fields)) if sentence else ""


def introduction(prompt: Prompt, columns: int) -> list[str]:
    """The heading of a step and its whole guidance."""
    return [*heading(prompt, columns), *guidance(prompt, columns, whole=True)]


def layouts(prompt: Prompt, columns: int, *, whole: bool, top: Lines) -> list[list[str]]:
    """The lines above a field, in three layouts from the fullest to the question alone."""
    asked, where = question(prompt, columns), heading(prompt, columns)
    above = [*top(columns), ""] if top is not no_lines else []
    introduced = [[*where, *guidance(prompt, columns, whole=each)] for each in (whole, False)]
    all_, less = ([*lines, ""] if lines else [] for lines in introduced)
    how = _how(prompt, columns)
    return [[*above, *all_, *asked, *how], [*less, *asked, *how], [*where, "", *asked, ""]]


def _how(prompt: Prompt, columns: int) -> list[str]:
    """How to answer, the people who can be named, and a rule above prose."""
    how = instruction(prompt, CHOSEN)
    lines = ["", *quiet(how, columns)] if how else []
    if prompt.asks_names:
        known = [f"{number}  {visible(name)}" for number, name in enumerate(prompt.known, 1)]
        names = ["", *wrap("     ".join(known), columns - 4, "   ")] if known else []
        lines = ["", *wrap(prompt.locale.say(INITIALS), columns - 2, " "), *names, *lines]
    return [*lines, "", *([dim(" " + "_" * (columns - 4))] if prompt.is_prose else [])]


def keys(prompt: Prompt, columns: int) -> list[str]:
    """The key bar, in the longest version that fits."""
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
    """*text* cut between words to one line of at most *columns* cells."""
    if width(text) <= columns:
        return text
    short = wrap(text, columns - 2)[:1]
    return f"{short[0]} …" if short else ""


def beginning(text: str, rows: int, columns: int, indent: str) -> list[str]:
    """The first *rows* of *text*, with a sign that there are more."""
    first, rest = (every := wrap(visible(text), columns, indent))[:rows], every[rows:]
    return [*first[:-1], cut(f"{first[-1]} {rest[0].strip()}", columns)] if rest else first


def numbered(rows: Sequence[tuple[str, str, str]], columns: int) -> list[str]:
    """Rows of a name and a word or two beside it, with as much of a sentence as fits behind."""
    shown = [tuple(map(visible, row)) for row in rows]
    before = len(str(len(rows)))
    widest = max(width(beside) for _, beside, _ in shown)
    room = columns - before - widest - 4
    names = min(room, max(width(name) for name, _, _ in shown))
    found = []
    for number, (name, beside, text) in enumerate(shown, 1):
        name = cut(name, names)
        line = f"{number:{before}}  {name}{' ' * (names - width(name) + 2)}{beside:>{widest}}"
        rest = columns - width(line) - 2
        found.append((f"{line}  {cut(text, rest)}" if rest >= _LEAST else line).rstrip())
    return found


def steps(
    questions: Sequence[RouteQuestion], locale: Locale
) -> Iterator[tuple[str, RouteQuestion]]:
    """The *questions*, each with the number of its step if it opens one, else with no text."""
    number = 0
    for each in questions:
        opens = locale.gettext("Step {number}", number=each.step_number)
        yield opens if each.step_number != number else "", each
        number = each.step_number


def state(asked: RouteQuestion, locale: Locale) -> tuple[str, str]:
    """The sign and the word for the state of a question."""
    if asked.given.declined:
        return "–", locale.gettext("not today")
    if asked.given.is_open:
        return "○", locale.gettext("open")
    return "●", locale.gettext("answered")
