"""What is said of two runs as a whole: which they are, and how much of them changed."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from reflect.comparison.changes import Change
from reflect.comparison.revision import Asked
from reflect.render.pair import Pair, group, is_given, is_step
from reflect.render.spoken import day, named
from reflect.render.values import actions
from reflect.text import folded
from reflect.words.review import Forms
from reflect.words.spans import apart

#: What is counted, in the order in which it is told.
_TOUCHED = ("reworded", "extended", "shortened", "moved")
_HAPPENED = (
    "rewritten",
    "marks",
    "choices",
    "both",
    "scales",
    "plans",
    "changed",
    "new",
    "removed",
)


def title(pair: Pair) -> str:
    """What the two runs are called, and whom both are about."""
    titles = " / ".join(dict.fromkeys((pair.old.title, pair.new.title)))
    people = about(pair)
    return pair.review.with_people.format(title=titles, people=people) if people else titles


def about(pair: Pair) -> str:
    """Whom both runs are about; nothing where these are others, or nobody."""
    then, now = pair.people
    if pair.sides.are_people or not _are_same(then, now) or not now:
        return ""
    return named(now, pair.words)


def days(pair: Pair, two: str = "") -> str:
    """When the two runs were, joined as in *two*, and how far apart."""
    review, (then, now) = pair.review, _days(pair)
    two = two or review.two
    if pair.sides.are_people:
        both = zip(pair.names, (then, now), strict=True)
        then, now = (review.person.format(name=name, day=day) for name, day in both)
        return review.two_people.format(then=then, now=now)
    if then == now and pair.old.day != date.min:
        return _times(pair)
    both_days = two.format(then=then, now=now)
    if date.min in (pair.old.day, pair.new.day):
        return both_days
    span = apart(abs(pair.new.day - pair.old.day).days, pair.words)
    return review.apart.format(days=both_days, span=span)


def whom(pair: Pair) -> Iterator[str]:
    """Whom each run is about, where these are not the same."""
    then, now = pair.people
    if pair.sides.are_people or _are_same(then, now):
        return
    for when, names in zip(_whens(pair), (then, now), strict=True):
        people = named(names, pair.words) if names else pair.words.spoken.no_one
        yield pair.review.whom.format(day=when, whom=pair.words.spoken.about.format(people=people))


def _are_same(people: Iterable[str], others: Iterable[str]) -> bool:
    return set(map(folded, people)) == set(map(folded, others))


def revised(pair: Pair) -> Iterator[str]:
    """That the worksheet is another one than it was."""
    revision = pair.revision
    if revision.versions:
        then, now = revision.versions
        yield pair.review.versions.format(then=then, now=now)
    elif revision and not pair.sides.are_people:
        yield pair.review.revised


def asked(pair: Pair, how: Asked) -> str:
    """In which way a question is asked otherwise."""
    if not how.is_successor:
        return pair.review.asked_anew
    return pair.review.succeeded if how.is_reworded else pair.review.asked_again


def gone(pair: Pair) -> Iterator[str]:
    """What it no longer asks, and how much of what it asks may be new."""
    for wording in pair.revision.gone.values():
        yield pair.review.no_longer.format(question=wording)
    if count := len(pair.revision.uncertain):
        yield of_count(pair.review.uncertain, count)


def notes(pair: Pair, change: Change) -> Iterator[str]:
    """What survived a change, and what of it nobody may miss."""
    review = pair.review
    if change.kept and not actions(change.new):
        kept = "; ".join(" ".join(words.split()) for words in change.kept)
        yield review.still_there.format(text=kept)
    for sign, forms in (("+", review.added), ("-", review.taken)):
        words = dict.fromkeys(word for mark, word in change.negations if mark == sign)
        if words:
            listed = named([review.quoted.format(text=word) for word in words], pair.words)
            yield review.note.format(what=forms[len(words) > 1].format(words=listed))


def just_the_day(pair: Pair, seen: Iterable[Change]) -> str:
    """What a step on a scale can mean, where one of one person is *seen*."""
    is_said = not pair.sides.are_people and any(map(is_step, seen))
    return pair.words.spoken.just_the_day if is_said else ""


def counts(pair: Pair) -> tuple[int, int]:
    """How many answers read as they did, and how many do not."""
    same = sum(
        change.kind == "unchanged" and is_given(change.old) and is_given(change.new)
        for change in pair.changes
    )
    return same, sum(change.is_told for change in pair.changes)


def summary(pair: Pair) -> str:
    """How many answers changed and how, without a verdict."""
    return " ".join(_shared(pair) if pair.sides.are_people else _counted(pair))


def _days(pair: Pair) -> tuple[str, str]:
    """The two days, or the names of the files that have none."""
    then, now = (day(run.day, pair.words) or run.name for run in (pair.old, pair.new))
    return then, now


def _whens(pair: Pair) -> tuple[str, str]:
    """The two days; the times of day, where these tell the runs apart."""
    then, now = _days(pair)
    times = _clock(pair)
    return times if then == now and times else (then, now)


def _clock(pair: Pair) -> tuple[str, str] | None:
    """The times of day of both, where they are known and not the same."""
    then, now = pair.old.time, pair.new.time
    return (then, now) if then and now and then != now else None


def _times(pair: Pair) -> str:
    """One day, and when on it."""
    times, one_day = _clock(pair), day(pair.new.day, pair.words)
    if times is None:
        return pair.review.twice.format(day=one_day)
    return pair.review.one_day.format(day=one_day, then=times[0], now=times[1])


def of_count(forms: Forms, count: int, **parts: object) -> str:
    """The form for one or for several, filled in."""
    return forms[count != 1].format(count=count, **parts)


def _counted(pair: Pair) -> Iterator[str]:
    """How many read as they did, and what happened to the others."""
    review, (same, told) = pair.review, counts(pair)
    if not told:
        yield _of_three(review.all_same, same) if same else review.nothing
        return
    clauses = list(_clauses(pair))
    ones, listed = [one for one, _ in clauses], ", ".join(many for _, many in clauses)
    if same + told == 1:
        yield review.all_changed[0].format(one=ones[0])
    elif same == told == 1:
        yield review.one_each.format(other=ones[0])
    elif told == len(ones) == 2 and not same:
        yield review.one_changed.format(one=ones[0], other=ones[1])
    elif not same:
        yield _of_three(review.all_changed, told, list=listed)
    else:
        yield of_count(review.some_same, same, all=same + told)
        yield f"{listed}."


def _of_three(forms: tuple[str, str, str], count: int, **parts: object) -> str:
    return forms[min(count, 3) - 1].format(count=count, **parts)


def _clauses(pair: Pair) -> Iterator[tuple[str, str]]:
    """What happened to how many: as of one answer, and with the number before it."""
    counts = Counter(group(change) for change in pair.changes if change.is_told)
    if touched := [kind for kind in _TOUCHED if counts[kind]]:
        count = sum(counts[kind] for kind in touched)
        one, many = _touched(pair, touched)
        yield one, f"{count} {one if count == 1 else many}"
    happened = pair.review.happened
    if counts["marks"] and counts["choices"]:
        counts["both"] = counts.pop("marks") + counts.pop("choices")
    for kind in _HAPPENED:
        if count := counts[kind]:
            one, many = happened[kind]
            yield one, f"1 {one}" if count == 1 else many.format(count=count)


def _touched(pair: Pair, kinds: Sequence[str]) -> tuple[str, str]:
    """The ways in which texts were touched, of one and of several."""
    first, *others = (pair.review.touched[kind] for kind in kinds)
    several = [first[1], *(each[2] for each in others)]
    *before, last = several
    if not before:
        return first[0], last
    return first[0], pair.review.either.format(others=", ".join(before), last=last)


def _shared(pair: Pair) -> Iterator[str]:
    """How many questions two people have both answered, and how many answers are alike."""
    review = pair.review
    given = [(is_given(change.old), is_given(change.new), change) for change in pair.changes]
    both = [change for old, new, change in given if old and new]
    alike = sum(change.kind == "unchanged" for change in both)
    yield review.both_answered[min(len(both), 2)].format(count=len(both))
    if both:
        yield review.alike[min(alike, 2)].format(count=alike)
    alone = [sum(old > new for old, new, _ in given), sum(new > old for old, new, _ in given)]
    for count, name in zip(alone, pair.names, strict=True):
        if count:
            forms = review.only_you if name == review.you else review.only_one
            yield of_count(forms, count, name=name)
