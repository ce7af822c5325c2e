"""One question through all runs, newest first, as it is listened to."""

from collections.abc import Iterator, Sequence

from reflect.comparison.timeline import Fold, Timeline
from reflect.journal.asked import Asked
from reflect.journal.runs import Run
from reflect.render.moments import Told
from reflect.render.spoken import begun, closed, labelled, named, page, said
from reflect.render.spoken.answers import told
from reflect.render.spoken.changes import places
from reflect.render.values import is_prose, parts
from reflect.words.table import Words


def heard(asked: Asked, lines: Sequence[Timeline[Run]], words: Words) -> str:
    """The timelines of a question that is *asked*, one person after the other."""
    every = [Told.of(asked, line, words) for line in lines]
    paragraphs = [words.over_time.timeline]
    for each in every:
        paragraphs += [f"{closed(each.question)} {begun(each.count)}", *_moments(each)]
    if not every:
        paragraphs += [closed(asked.wording), words.over_time.nothing]
    elif len(every) == len(every[0].line.moments) == 1:
        paragraphs.append(words.over_time.only_one)
    if any(each.has_other_marks for each in every):
        paragraphs.append(words.spoken.just_the_day)
    return page(paragraphs)


def listed(asked: Sequence[Asked], call: str, words: Words) -> str:
    """The questions that have answers, and how to *call* for one of them."""
    over_time, question = words.over_time, words.talk.questions[0]
    if not asked:
        return page([over_time.unwritten])
    paragraphs = [over_time.questions[len(asked) != 1].format(count=len(asked))]
    for each in asked:
        paragraphs.append(f"{begun(f'{question} {each.name}')} {closed(each.wording)}")
    return page([*paragraphs, f"{over_time.call} {call}"])


def _moments(line: Told) -> Iterator[str]:
    for fold, asked in line.each():
        days = named([line.days.long(moment.run) for moment in fold.moments], line.words)
        head = [begun(days), begun(line.called(fold))]
        head += [begun(line.words.over_time.asked_then.format(text=asked))] if asked else []
        near, *below = _said(fold, line.words)
        yield " ".join([*head, near]).rstrip()
        yield from below
        answer = fold.moments[0].answer
        for text in answer.beside if answer else ():
            yield from labelled(line.words.spoken.beside, [text])


def _said(fold: Fold[Run], words: Words) -> list[str]:
    """What was said: behind the day, and in paragraphs of its own."""
    moment, spoken = fold.moments[0], words.spoken
    answer = moment.answer
    if answer is None or fold.kind in ("open", "declined", "unchanged"):
        return [""]
    value, beside = parts(answer, words)
    if value:
        return [begun(value), *([said(spoken.words, text=beside)] if beside else [])]
    if moment.change and fold.kind in ("reworded", "extended", "shortened") and is_prose(answer):
        became = " ".join(places(moment.change.segments, spoken))
        return [became, *labelled(spoken.still, told(answer, words))]
    return ["", *told(answer, words)]
