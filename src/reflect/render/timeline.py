"""One question through all runs, newest first, with marks that need no colour."""

import re
from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.text import Text

from reflect.comparison.parts import Segment
from reflect.comparison.timeline import Fold, Moment, Timeline
from reflect.entries.answer import Answer
from reflect.journal.asked import Asked
from reflect.journal.runs import Run
from reflect.render.changes.marks import put_mark
from reflect.render.drawing import put, put_beside, styled
from reflect.render.moments import Told
from reflect.render.values import parts
from reflect.words.over_time import OverTime
from reflect.words.table import Words

#: From this width on there is room for something beside a question or a text.
_WIDE = 56

#: What is shown with marks in it.
_MARKED = ("reworded", "extended", "shortened")

#: The number of an item, which is another one as soon as one above it goes.
_NUMBER = re.compile(r"[0-9]{1,9}[.)] +")

#: Where a sentence ends, and perhaps what it closes.
_ENDED = re.compile("""[.!?…。！？।؟]["'’”“»«)\\]*_]*\\Z""")

#: So much of what stands before a sentence is looked at.
_END = 200

#: A text, with the word before it.
Part = tuple[str, Text]


def drawn(out: Console, asked: Asked, lines: Sequence[Timeline[Run]], words: Words) -> None:
    """Draw the timelines of a question that is *asked*, one person after the other."""
    told = [Told.of(asked, line, words) for line in lines]
    for number, each in enumerate(told):
        _put(out, each, above=2 if number else 0)
    if not told:
        put(out, styled(asked.wording, "bold"))
        put(out, styled(words.over_time.nothing), above=1)
    elif len(told) == len(told[0].line.moments) == 1:
        put(out, styled(words.over_time.only_one, "dim"), above=1)
    if any(each.has_other_marks for each in told):
        put(out, styled(words.spoken.just_the_day, "dim"), above=1)


def listed(out: Console, asked: Sequence[Asked], call: str, words: Words) -> None:
    """Draw the questions that have answers, and how to *call* for one of them."""
    over_time = words.over_time
    if not asked:
        put(out, styled(over_time.unwritten))
        return
    put(out, styled(over_time.questions[len(asked) != 1].format(count=len(asked)), "bold"))
    out.print()
    width = max(len(each.number) for each in asked)
    for each in asked:
        name = "" if each.number else f"({each.id})"
        text = Text.assemble(styled(each.wording), "  " if name else "", styled(name, "dim"))
        put(out, text, label=styled(f"{each.number:>{width + 1}}  "))
    put(out, styled(over_time.call), above=1)
    put(out, styled(call), indent=2)


def _put(out: Console, told: Told, *, above: int) -> None:
    over_time = told.words.over_time
    question, count = styled(told.question, "bold"), styled(told.count, "dim")
    if out.width < _WIDE:
        put(out, question, above=above)
        put(out, count)
    else:
        put_beside(out, question, count, above=above)
    bodies = [list(_body(fold, told.words)) for fold in told.folds]
    if any(marked for body in bodies for _, text in body for marked in text.spans):
        put(out, styled(told.words.review.legend, "dim"))
    told_above = True
    for (fold, asked), body in zip(told.each(), bodies, strict=True):
        days = ", ".join(told.days.short(moment.run) for moment in fold.moments)
        head = Text.assemble(styled(days, "bold"), "   ", styled(told.called(fold), "dim"))
        put(out, head, above=1 if body or told_above else 0)
        told_above = bool(body)
        if asked:
            put(out, styled(over_time.asked_then.format(text=asked), "dim"), indent=4)
        for label, text in body:
            _put_part(out, label, text)


def _put_part(out: Console, label: str, text: Text) -> None:
    """A text; where there is little room, below the word before it."""
    if label and out.width < _WIDE:
        put(out, styled(label, "dim"), indent=4)
    beside = label and out.width >= _WIDE
    put(out, text, indent=4, label=styled(f"{label}  ", "dim") if beside else None)


def _body(fold: Fold[Run], words: Words) -> Iterator[Part]:
    """What is shown of a moment; of one that says nothing new, what stands there besides."""
    moment = fold.moments[0]
    if not moment.answer:
        return
    if fold.kind not in ("open", "declined", "unchanged"):
        yield from _said(fold, moment, moment.answer, words)
    for text in moment.answer.beside:
        yield "", styled(words.spoken.beside.format(text=text))


def _said(fold: Fold[Run], moment: Moment[Run], answer: Answer, words: Words) -> Iterator[Part]:
    """What was said."""
    value, beside = parts(answer, words)
    if value:
        yield "", styled(value)
        if beside:
            yield "", styled(beside)
    elif moment.change and fold.kind in _MARKED and answer.kind != "action":
        told = pieces(moment.change.segments, words.over_time)
        is_list = answer.kind == "list"
        yield from ((label, _unnumbered(text) if is_list else text) for label, text in told)
    else:
        text = styled(beside)
        yield "", _unnumbered(text) if answer.kind == "list" else text


def pieces(segments: Sequence[Segment], over_time: OverTime) -> Iterator[Part]:
    """A text as it reads now: whole sentences that came or went apart, all else marked in it."""
    labels = {"+": over_time.came, "-": over_time.went}
    ends = {"-": "", "+": ""}  # of either side, as far as it is read
    here: list[Text] = []
    for (sign, *words), behind in zip(segments, _behind(segments), strict=True):
        whole = sign in labels and _is_whole(words[0], ends[sign], behind)
        for side, text in (("-", words[0]), ("+", words[-1])):
            if sign == "=" or sign in {"-": "-<", "+": "+>"}[side]:
                ends[side] = f"{ends[side]}{text}"[-_END:]
        if sign == "<":
            continue  # It is read where it moved to.
        if whole:
            yield from _stripped("", Text.assemble(*here))
            here = []
            yield from _stripped(labels[sign], styled(words[0]))
        elif sign in "-+":
            core = words[0].strip() or words[0]
            before, _, behind = words[0].partition(core)
            put_mark(here, before, core, behind, is_gone=sign == "-")
        else:
            here.append(styled(words[-1]))
    yield from _stripped("", Text.assemble(*here))


def _behind(segments: Sequence[Segment]) -> list[str]:
    """What each of the *segments* that came or went has behind it, on its own side."""
    after, found = {"-": "", "+": ""}, []
    for sign, *words in reversed(segments):
        found.append(after.get(sign, ""))
        if sign in "=-<":
            after["-"] = words[0]
        if sign in "=+>":
            after["+"] = words[-1]
    return found[::-1]


def _is_whole(text: str, before: str, behind: str) -> bool:
    """Whether what came or went is one sentence or line, or several, and not part of one."""
    glued = before.rstrip(" \t")
    begins = not glued or glued.endswith("\n") or text.lstrip(" \t").startswith("\n")
    begins = begins or bool(_ENDED.search(glued))
    ends = not behind or "\n" in text[len(text.rstrip()) :] or behind.lstrip(" \t").startswith("\n")
    return bool(text.strip()) and begins and (ends or bool(_ENDED.search(text.rstrip())))


def _unnumbered(text: Text) -> Text:
    """A list without the numbers of its items."""
    lines = text.split("\n")
    starts = [_NUMBER.match(line.plain) for line in lines]
    return Text("\n").join(
        line[found.end() :] if found else line for line, found in zip(lines, starts, strict=True)
    )


def _stripped(label: str, text: Text) -> Iterator[Part]:
    """*text* without the blanks around it, if anything is left."""
    bare = text.plain.strip()
    if bare:
        start = text.plain.index(bare)
        yield label, text[start : start + len(bare)]
