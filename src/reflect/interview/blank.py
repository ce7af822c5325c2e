"""A blank sheet: an entry with empty answers and with the guidance, to fill in in an editor.

All that it says and nobody wrote stands in comments. What comes back is read without those that
are still as they were, and without the forms that nobody filled in.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from reflect import locale
from reflect.entries import bodies, edits
from reflect.entries.block import Block, Key
from reflect.entries.bodies import Given
from reflect.entries.entry import Entry
from reflect.entries.marks import Heading, Mark
from reflect.entries.page import Page
from reflect.interview.route import Route, Stop
from reflect.locale import Locale
from reflect.questions import Kind, Question
from reflect.questions.kinds import Items
from reflect.text import LINE_END, lines, normal
from reflect.worksheets import Worksheet

_OPENING = "<!--"
_CLOSING = re.compile(r"--(!?>)")
_COMMENT_END = re.compile(f"{_OPENING}|-->")
_BLANKS = " \t"
_LINE_ENDS = ("\r", "\n", "")


def sheet(begun: Entry, worksheet: Worksheet) -> Entry:
    """The entry *begun*, which has no answer, with a place for each; one a person it is about."""
    text = begun.page.text + "".join(f"{line}\n" for line in _lines(begun, worksheet))
    return replace(begun, page=Page(text, begun.wordings))


def _comments(worksheet: Worksheet) -> frozenset[str]:
    """All comments that a blank sheet of *worksheet* can have, whomever it is about."""
    say = locale.of(worksheet.language)
    texts = [_above(worksheet, say), worksheet.conclusion]
    texts += [step.guidance for step in worksheet.steps]
    texts += [_note(stop, say) for stop in Route(worksheet, {}, ()).stops]
    return frozenset(comment for text in texts for comment in _comment(text))


def _lines(begun: Entry, worksheet: Worksheet) -> Iterator[str]:
    """The lines below the title."""
    say = locale.of(worksheet.language)
    route = Route(worksheet, {}, begun.header.about)
    yield from _comment(_above(worksheet, say))
    for at, step in enumerate(worksheet.steps):
        yield from ("", _heading(2, step.title), Mark(True, step.id).written())
        yield from _comment(step.guidance)
        for stop in (each for each in route.stops if each.step == at):
            yield from ("", _heading(3, route.heading(stop.question, stop.person)))
            yield Mark(False, stop.question.id, stop.person).written()
            yield from _comment(_note(stop, say))
            # Without a form there is an empty line to write on, between two others.
            yield from ("", *(stop.question.kind.form() or ("",)))
    if worksheet.conclusion:
        yield from ("", *_comment(worksheet.conclusion))


def _heading(level: int, text: str) -> str:
    return Heading(level, " ".join(text.split())).written()


def _above(worksheet: Worksheet, say: Locale) -> str:
    """What stands below the title: what the worksheet is for, and how to fill it in."""
    # Translators: this stands in a file, broken as it is here, and is known by its exact words when
    # the file comes back: do not change it later. _(not today)_ is an answer, as in languages/.
    how = say.gettext(
        "Write below the questions, as much or as little as you like. A number, or\n"
        "a Yes or No, has a line of its own; more words may follow below it. What you\n"
        "leave empty is left out, and so are notes like this one. If a question is\n"
        "not for today, you can say so: _(not today)_. At the end, save and close."
    )
    return "\n\n".join(filter(None, (worksheet.purpose, how)))


def _note(stop: Stop, say: Locale) -> str:
    """When a question is to be answered, with what, and its hint."""
    when = condition(stop.condition, say) if stop.condition else ""
    asked = ": ".join(filter(None, (when, _expected(stop.question.kind, say))))
    return "\n".join(filter(None, (asked, stop.question.hint)))


def condition(text: str, say: Locale) -> str:
    """When a follow-up is called for: the *text* of its condition, in words."""
    first, _, limit = text.partition(" ")
    return {
        "yes": say.gettext("if Yes or It depends"),
        "no": say.gettext("if No or It depends"),
        "below": say.gettext("if that number is below {limit}", limit=limit),
        "above": say.gettext("if that number is above {limit}", limit=limit),
        "answered": say.gettext("if you wrote something there"),
    }[first]


def _expected(kind: Kind, say: Locale) -> str:
    """What an answer of this *kind* is, where that needs to be said."""
    shape = kind.shape()
    low, high, options = (shape.get(key) for key in ("low", "high", "options"))
    lowest, highest = shape.get("min"), shape.get("max")
    listed = ", ".join(options) if isinstance(options, list) else ""
    number = say.gettext("a number from {min} to {max}", min=lowest, max=highest)
    return {
        "line": say.gettext("one line"),
        "scale": f"{number}: {low} ... {high}" if low or high else number,
        "yesno": say.gettext("Yes, No, or It depends"),
        "choice": say.gettext("one of: {options}", options=listed),
        # Translators: _(none)_ is an answer, in German _(keine)_.
        "choices": say.gettext(
            "an x between the brackets, [x], wherever it fits; or _(none)_ alone"
        ),
        "list": say.gettext("one on each line"),
        "date": say.gettext("a day, as 2026-12-01"),
        # Translators: what is in brackets is read, in German (bis 2026-12-01) and (jede Woche).
        "action": say.gettext(
            "one on each line; at its end, if you like, (by 2026-12-01) or (every week)"
        ),
    }.get(kind.name, "")


def _comment(text: str) -> tuple[str, ...]:
    """The comment that says *text*, if anything: nothing in it ends it, and it is no mark."""
    said = _CLOSING.sub(r"-- \1", text.replace(_OPENING, "<! --"))
    is_mark = said.startswith(("q:", "step:"))
    said = f"\n{said}\n" if is_mark or "\n" in said else f" {said} "
    return (f"<!--{said}-->",) if text else ()


def is_sheet(entry: Entry, worksheet: Worksheet) -> bool:
    """Whether a comment of a blank sheet stands in *entry*, as it was."""
    return next(_ours(entry.page.text, worksheet), None) is not None


def read(entry: Entry, worksheet: Worksheet) -> Entry:
    """*entry*, once a blank sheet, without what is still as it was there.

    Comments go wherever they stand now, and so do questions left open and steps with nothing in
    them. Follow-ups that were answered though nothing calls for them are set aside.
    """
    text = _without_comments(entry.page.text, worksheet)
    page = Page(text, worksheet.wordings(), entry.page.newline)
    entry = replace(entry, page=page)
    for key in list(_uncalled(entry, worksheet)):
        entry = entry.with_aside(key, True)
    kept = list(_kept(entry.blocks, worksheet))
    return replace(entry, page=edits.with_only(entry.page, kept))


def is_bare(entry: Entry, begun: Entry) -> bool:
    """Whether *entry* says nothing that did not stand in the one that was *begun*."""
    there = set(map(str.strip, LINE_END.split(begun.text)))
    return there.issuperset(line.strip() for line in LINE_END.split(entry.text.lstrip("\ufeff")))


def _ours(text: str, worksheet: Worksheet) -> Iterator[tuple[int, int]]:
    """Where a comment of ours stands in *text*, unchanged but for line ends."""
    ours, start = _comments(worksheet), 0
    for found in _COMMENT_END.finditer(text):
        # An opening within a comment is somebody's, who began one of their own: ours have none.
        if found[0] == _OPENING:
            start = found.start()
            continue
        end = found.end()
        if LINE_END.sub("\n", text[start:end]) in ours:
            yield start, end
        start = end


def _without_comments(text: str, worksheet: Worksheet) -> str:
    """*text* without our comments; one alone on its lines takes them along."""
    kept, at = [], 0
    for start, end in _ours(text, worksheet):
        before, after = start, end
        while text[before - 1 : before] in (" ", "\t"):
            before -= 1
        while text[after : after + 1] in (" ", "\t"):
            after += 1
        begins = before == 0 or text[before - 1] in _LINE_ENDS
        if begins and text[after : after + 1] in _LINE_ENDS:
            after += 2 if text.startswith("\r\n", after) else 1
            start, end = before, after
        elif begins:
            # The blank between it and the words belongs to neither.
            end += text[end] in _BLANKS
        else:
            start -= text[start - 1] in _BLANKS
        kept.append(text[at:start])
        at = end
    return "".join([*kept, text[at:]])


def _uncalled(entry: Entry, worksheet: Worksheet) -> Iterator[Key]:
    """The follow-ups that are answered, and nothing calls for them."""
    given = {answer.key: answer.given for answer in entry.answers if answer.state != "open"}
    route = Route(worksheet, given, None)
    people = dict.fromkeys(person for _, person in given)
    asked = [question for step in worksheet.steps for question in step.questions]
    for question, person in ((question, person) for question in asked for person in people):
        unsure: set[str] = set()
        for stop in route.family(Stop(0, 0, question, person)):
            said = given.get(stop.key, Given())
            if stop.follows and stop.follows.id in unsure:
                unsure.add(stop.question.id)
            elif stop.key in given and not stop.applies:
                yield stop.key
            if said.value is None and said.words:
                # What these words mean, and whether they call for more, only people can tell.
                unsure.add(stop.question.id)


def _kept(blocks: tuple[Block, ...], worksheet: Worksheet) -> Iterator[Block]:
    """The blocks in which something is said, each in its step."""
    questions = {question.id: question for question in worksheet.family()}
    titles = {step.id: step.title for step in worksheet.steps}
    waiting: Block | None = None
    for block in blocks:
        if block.role == "step":
            is_ours = not block.body and _is_as_asked(block, titles.get(block.id, ""))
            waiting = block if is_ours else None
            if not is_ours:
                yield block
        elif block.role != "question" or not _is_open(block, questions.get(block.id)):
            if waiting:
                yield waiting
            waiting = None
            yield _tidied(block, questions.get(block.id))


def _is_as_asked(block: Block, heading: str) -> bool:
    """Whether the heading of *block*, if there is one, is still ours."""
    return not block.heading or normal(block.heading) == normal(heading)


def _is_open(block: Block, question: Question | None) -> bool:
    """Whether nothing was said to a *question*, neither below its heading nor in it."""
    if not question or not _is_as_asked(block, question.heading({}, block.person)):
        return False
    form = {"", *map(str.strip, question.kind.form())}
    is_form = form.issuperset(map(str.strip, LINE_END.split(block.body)))
    return is_form and bodies.read(block.body, question.kind).is_open


def _tidied(block: Block, question: Question | None) -> Block:
    """*block* without the lines of a list that nobody filled in, the others counted anew."""
    if block.role != "question" or not question or not isinstance(question.kind, Items):
        return block
    form = question.kind.form()
    blank, numbers = {line.strip() for line in form}, iter(form)
    filled: list[str] = []
    for line in lines(block.lead + block.body + block.tail):
        if line.strip() in blank:
            continue
        if not line.strip() and any(map(str.strip, filled)):
            # What stands below a blank line is no list, but words.
            numbers = iter(())
        # The number is the form's, and with others gone it could be taken for a word.
        ours = next((each for each in form if line.startswith(each)), "")
        filled.append((next(numbers, ours) if ours else "") + line[len(ours) :])
    return block.holding("".join(filled))
