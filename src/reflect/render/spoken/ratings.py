"""All marks through all runs as they are listened to: each with its day, oldest first."""

from collections.abc import Iterator, Mapping

from reflect.comparison.ratings import Ratings, Row, Series
from reflect.journal.runs import Run
from reflect.render.dates import Days
from reflect.render.marks import ends, heading, mark, notes
from reflect.render.spoken import begun, closed, named, page
from reflect.words.table import Words


def heard(ratings: Ratings[Run], numbers: Mapping[str, str], words: Words, more: str) -> str:
    """All marks; *numbers* are those of the questions, *more* is the command for the words."""
    days = Days.of(ratings.runs, words)
    paragraphs = [f"{closed(heading(ratings, days, words))} {closed(ratings.runs[-1].title)}"]
    for series in ratings.series:
        paragraphs += _series(series, numbers.get(series.id, ""), ratings, days)
    if ratings.series:
        paragraphs.append(notes(ratings.series, words))
        paragraphs.append(f"{words.over_time.beside} {more}")
    else:
        paragraphs.append(f"{words.over_time.no_marks} {more}")
    return page(paragraphs)


def _series(series: Series, number: str, ratings: Ratings[Run], days: Days) -> Iterator[str]:
    words = days.words
    asked = begun(f"{words.talk.questions[0]} {number}".rstrip())
    scale = ends(series, words, words.over_time.ends_spoken)
    yield " ".join([asked, closed(series.question), *([begun(scale)] if scale else [])])
    for row in series.rows:
        who = row.person or ("" if len(series.rows) == 1 else words.over_time.nobody)
        is_word = series.kind == "yesno"
        marks = list(_marks(row, ratings, days, is_word=is_word))
        heard_ = " ".join(map(begun, marks)) if is_word else named(marks, words)
        yield closed(f"{who}: {heard_}") if who else begun(heard_)


def _marks(row: Row, ratings: Ratings[Run], days: Days, *, is_word: bool) -> Iterator[str]:
    """Each mark with its day; the year is said when it is another one."""
    over_time, before = days.words.over_time, None
    for run, cell in zip(ratings.runs, row.cells, strict=True):
        if cell is not None:
            day = days.beside(run, before)
            form = over_time.answered if is_word or not days.has_day(run) else over_time.heard
            yield form.format(mark=mark(cell, days.words), day=day)
            before = run
