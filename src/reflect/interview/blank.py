"""Blank sheets: entries with empty answers, and guidance in comments, to fill in in an editor.

When a sheet comes back, unchanged comments and forms that nobody filled in are taken out.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product

from reflect import languages, locale
from reflect.entries.answer import Response, unescape
from reflect.entries.block import Block, Key
from reflect.entries.entry import Entry
from reflect.entries.marks import Heading, Mark
from reflect.entries.page import Page
from reflect.interview.route import Route, RouteQuestion
from reflect.locale import Locale
from reflect.questions import Condition, Kind, Question
from reflect.questions.kinds import LAST_TIME, Choice, Items, Outcomes, Scale
from reflect.questions.kinds.outcome import ONCE, REGULARLY
from reflect.text import LINE_END, lines, normalised
from reflect.worksheets import Worksheet

_OPENING = "<!--"
_CLOSING = re.compile(r"--(!?>)")
_COMMENT_END = re.compile(f"{_OPENING}|-->")
_BLANKS = " \t"
_LINE_ENDS = ("\r", "\n", "")


def sheet(begun: Entry, worksheet: Worksheet, plans: Sequence[str] = ()) -> Entry:
    """*begun*, an entry without answers, with all questions, once for each person.

    Above them stand *plans* of an earlier run, with room for what became of each.
    """
    text = begun.page.text + "".join(f"{line}\n" for line in _body(begun, worksheet, plans))
    return replace(begun, page=Page(text, begun.wordings))


def _comments(worksheet: Worksheet) -> frozenset[str]:
    """All comments that a blank sheet of *worksheet* can have."""
    say = locale.of(worksheet.language)
    texts = [_above(worksheet, say), _plans_note(worksheet, say), worksheet.conclusion]
    texts += [step.guidance for step in worksheet.steps]
    texts += [_note(stop, say) for stop in Route(worksheet, {}, ()).answerable]
    return frozenset(comment for text in texts for comment in _comment(text))


def _body(begun: Entry, worksheet: Worksheet, plans: Sequence[str]) -> Iterator[str]:
    """The lines below the title."""
    say = locale.of(worksheet.language)
    route = Route(worksheet, {}, begun.header.about)
    yield from _comment(_above(worksheet, say))
    for stop in route.above if plans else ():
        yield from ("", _heading(3, stop.heading), Mark(False, stop.question.id).to_line())
        yield from (*_comment(_plans_note(worksheet, say)), "")
        yield from (f"{number}. {plan}:" for number, plan in enumerate(plans, 1))
    for number, step in enumerate(worksheet.steps, 1):
        yield from ("", _heading(2, step.title), Mark(True, step.id).to_line())
        yield from _comment(step.guidance)
        for stop in (each for each in route.answerable if each.step_number == number):
            yield from ("", _heading(3, stop.heading))
            yield Mark(False, stop.question.id, stop.person).to_line()
            yield from _comment(_note(stop, say))
            # Without a form there is an empty line to write on, between two others.
            yield from ("", *(stop.question.kind.blank_form() or ("",)))
    if worksheet.conclusion:
        yield from ("", *_comment(worksheet.conclusion))


def _heading(level: int, text: str) -> str:
    return Heading(level, " ".join(text.split())).to_line()


def _above(worksheet: Worksheet, say: Locale) -> str:
    """The text below the title: the purpose of the worksheet, and how to fill it in."""
    # Translators: this stands in a file, broken as it is here, and is known by its exact words when
    # the file comes back: do not change it later. _(not today)_ is an answer, as in languages/.
    how = say.gettext(
        "Write below the questions, as much or as little as you like. A number, or\n"
        "a Yes or No, has a line of its own; more words may follow below it. What you\n"
        "leave empty is left out, and so are notes like this one. If a question is\n"
        "not for today, you can say so: _(not today)_. At the end, save and close."
    )
    return "\n\n".join(filter(None, (worksheet.purpose, how)))


def _plans_note(worksheet: Worksheet, say: Locale) -> str:
    """The comment that lists the words for outcomes of plans."""
    became = languages.of(worksheet.language).became
    once, regularly = (" | ".join(became[code][0] for code in each) for each in (ONCE, REGULARLY))
    # Translators: this stands in a file, too, and is known by its exact words.
    return say.gettext(
        "After each colon, if you like:\n"
        "{once}\n"
        "or, for what you do regularly:\n"
        "{regularly}\n"
        "Below the list: What helped, or what got in the way?",
        once=once,
        regularly=regularly,
    )


def _note(stop: RouteQuestion, say: Locale) -> str:
    """The condition of a question, the form of its answer, and its hint."""
    when = say.say(Condition(stop.condition).said) if stop.condition else ""
    asked = ": ".join(filter(None, (when, _expected(stop.question.kind, say))))
    return "\n".join(filter(None, (asked, stop.question.hint)))


def _expected(kind: Kind, say: Locale) -> str:
    """The form of an answer of this *kind*, if it needs to be explained."""
    if isinstance(kind, Scale):
        number = say.gettext("a number from {min} to {max}", min=kind.min, max=kind.max)
        return f"{number}: {kind.low} ... {kind.high}" if kind.low or kind.high else number
    listed = ", ".join(kind.options) if isinstance(kind, Choice) else ""
    return {
        "line": say.gettext("one line"),
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
    """The comment with *text*, escaped so that it neither ends early nor is a mark."""
    said = _CLOSING.sub(r"-- \1", text.replace(_OPENING, "<! --"))
    is_mark = said.startswith(("q:", "step:"))
    said = f"\n{said}\n" if is_mark or "\n" in said else f" {said} "
    return (f"<!--{said}-->",) if text else ()


def is_sheet(entry: Entry, worksheet: Worksheet) -> bool:
    """Whether *entry* still has an unchanged comment of a blank sheet."""
    return next(_own_comments(entry.page.text, worksheet), None) is not None


def read(entry: Entry, worksheet: Worksheet) -> Entry:
    """*entry*, once a blank sheet, without unchanged comments, open questions and empty steps.

    Comments go wherever they are now. Answered follow-ups whose condition is not met are marked
    `aside`.
    """
    text = _without_comments(entry.page.text, worksheet)
    page = Page(text, worksheet.wordings(), entry.page.newline)
    entry = replace(entry, page=page)
    for key in list(_unasked(entry, worksheet)):
        entry = entry.with_inactive(key, True)
    kept = list(_kept(entry.blocks, worksheet))
    return replace(entry, page=entry.page.with_only(kept))


def is_bare(entry: Entry, begun: Entry) -> bool:
    """Whether *entry* has no line that is not in *begun*."""
    there = set(map(str.strip, LINE_END.split(begun.text)))
    return there.issuperset(line.strip() for line in LINE_END.split(entry.text.lstrip("\ufeff")))


def _own_comments(text: str, worksheet: Worksheet) -> Iterator[tuple[int, int]]:
    """Start and end of each comment of the sheet in *text*, unchanged but for line ends."""
    ours, start = _comments(worksheet), 0
    for found in _COMMENT_END.finditer(text):
        # A comment of the sheet has no opening in it, so the last opening counts.
        if found[0] == _OPENING:
            start = found.start()
            continue
        end = found.end()
        if LINE_END.sub("\n", text[start:end]) in ours:
            yield start, end
        start = end


def _without_comments(text: str, worksheet: Worksheet) -> str:
    """*text* without the comments of the sheet; their lines go if nothing else is on them."""
    kept, at = [], 0
    for start, end in _own_comments(text, worksheet):
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
            # The blank between comment and words goes, too.
            end += text[end] in _BLANKS
        else:
            start -= text[start - 1] in _BLANKS
        kept.append(text[at:start])
        at = end
    return "".join([*kept, text[at:]])


def _unasked(entry: Entry, worksheet: Worksheet) -> Iterator[Key]:
    """Answered follow-ups whose condition is not met."""
    given = entry.responses
    route = Route(worksheet, given, None)
    people = dict.fromkeys(person for _, person in given)
    asked = [(step, question) for step in worksheet.steps for question in step.questions]
    for (step, question), person in product(asked, people):
        unsure: set[str] = set()
        for stop in route.family(RouteQuestion(step, 0, 0, question, person, "")):
            if stop.parent and stop.parent.question.id in unsure:
                unsure.add(stop.question.id)
            elif not (stop.given.is_open or stop.applies):
                yield stop.key
            if stop.given.value is None and stop.given.words:
                # Words without a value may mean that the condition is met.
                unsure.add(stop.question.id)


def _kept(blocks: tuple[Block, ...], worksheet: Worksheet) -> Iterator[Block]:
    """The blocks with an answer or a note, each after the heading of its step."""
    above = [worksheet.last_time] if worksheet.asks(LAST_TIME) else []
    questions = {question.id: question for question in (*above, *worksheet.family())}
    titles = {step.id: step.title for step in worksheet.steps}
    waiting: Block | None = None
    for block in blocks:
        if block.role == "step":
            is_ours = not block.body and _has_own_heading(block, titles.get(block.id, ""))
            waiting = block if is_ours else None
            if not is_ours:
                yield block
        elif block.role != "question" or not _is_open(block, questions.get(block.id)):
            if waiting:
                yield waiting
            waiting = None
            yield _tidied(block, questions.get(block.id))


def _has_own_heading(block: Block, heading: str) -> bool:
    """Whether the heading of *block*, if there is one, is unchanged."""
    return not block.heading or normalised(block.heading) == normalised(heading)


def _is_open(block: Block, question: Question | None) -> bool:
    """Whether a *question* has no answer, and its heading is unchanged."""
    if not question or not _has_own_heading(block, question.heading({}, block.person)):
        return False
    form = {"", *map(str.strip, question.kind.blank_form())}
    is_form = form.issuperset(map(str.strip, LINE_END.split(block.body)))
    is_form = is_form or isinstance(question.kind, Outcomes)
    return is_form and Response.read(block.body, question.kind).is_open


def _tidied(block: Block, question: Question | None) -> Block:
    """*block* without the list items that nobody filled in, the others renumbered."""
    if block.role != "question" or not question or not isinstance(question.kind, Items):
        return block
    if isinstance(question.kind, Outcomes):
        return _with_outcomes(block, question.kind)
    form = question.kind.blank_form()
    blank, numbers = {line.strip() for line in form}, iter(form)
    filled: list[str] = []
    for line in lines(block.lead + block.body + block.tail):
        if line.strip() in blank:
            continue
        if not line.strip() and any(map(str.strip, filled)):
            # Lines below a blank one are words, not list items.
            numbers = iter(())
        # A number of the form that is out of order could be taken for words.
        ours = next((each for each in form if line.startswith(each)), "")
        filled.append((next(numbers, ours) if ours else "") + line[len(ours) :])
    return block.cut(block.head, "".join(filled))


def _with_outcomes(block: Block, kind: Outcomes) -> Block:
    """*block* without the plans about which nothing was said, the others renumbered."""
    given = Response.read(block.body, kind)
    if given.value is None and not kind.is_blank(kind.split(unescape(block.body))[0]):
        return block
    body = given.written(kind, languages.of("en"))
    [newline] = LINE_END.findall(block.lead + block.body)[:1] or ["\n"]
    return block.cut(block.head, block.lead + body.replace("\n", newline) + block.tail)
