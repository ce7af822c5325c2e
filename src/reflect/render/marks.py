"""Marks in words: what stands above them, what their scale is, and each of them."""

from collections.abc import Sequence

from reflect.comparison.ratings import Cell, Ratings, Series
from reflect.journal.runs import Run
from reflect.questions import DEPENDS
from reflect.render.dates import Days
from reflect.words.table import Words


def heading(ratings: Ratings[Run], days: Days, words: Words) -> str:
    """How many runs there are, and from when to when."""
    count = len(ratings.runs)
    oldest = next(filter(days.has_day, ratings.runs), None)
    newest = next(filter(days.has_day, reversed(ratings.runs)), None)
    said_of = [words.over_time.ratings[count != 1].format(count=count)]
    if oldest and newest:
        first, last = days.long(oldest), days.long(newest)
        period = words.over_time.period.format(first=first, last=last)
        said_of.append(period if first != last else first)
    return ", ".join(said_of)


def ends(series: Series, words: Words, form: str) -> str:
    """What a mark on this scale can be, in a *form* of ours; nothing where that is plain."""
    over_time = words.over_time
    if series.kind == "list":
        return over_time.counted
    if series.kind != "scale":
        return ""
    if series.min is None:
        return over_time.old_scale.format(max=series.max)
    low, high = series.ends.named
    return form.format(low=low, high=high)


def mark(cell: Cell, words: Words) -> str:
    """One mark."""
    if cell is True or cell is False:
        return words.yes if cell else words.no
    return words.depends if cell == DEPENDS else str(cell)


def notes(series: Sequence[Series], words: Words) -> str:
    """What a step between two marks can mean, and that nobody judges them."""
    has_scale = any(each.kind == "scale" for each in series)
    said_of = [words.over_time.a_step] if has_scale else []
    return " ".join([*said_of, words.over_time.not_judged])
