"""Files by the days that their names begin with."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Any, TypeVar

F = TypeVar("F")
T = TypeVar("T")

#: How long a day is in a name.
DAY = 10
#: What pairs of a day and a file are sorted by.
BY_DAY = itemgetter(0)
_DATED = re.compile(r"(\d{4}-\d\d-\d\d)(?!\d)", re.ASCII)
# Names with NUL behind each, all of which begin with a day, if every year has a 29th of February.
_ALL_DATED = re.compile(
    r"(?:(?!0000)\d{4}-(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d)|(?:0[13-9]|1[0-2])-30"
    r"|(?:0[13578]|1[02])-31)(?!\d)[^\0]*\0)*",
    re.ASCII,
)
_LEAP = "-02-29"


def dated(name: str) -> str:
    """The day that a file's *name* begins with, as it is written there."""
    found = _DATED.match(name)
    with suppress(ValueError):
        return date.fromisoformat(found[1]).isoformat() if found else ""
    return ""


def are_dated(names: Sequence[str]) -> bool:
    """Whether all *names* begin with a day; a few thousand are not to be looked at one by one."""
    every = "\0".join([*names, ""])
    leap = [name for name in names if name[4:DAY] == _LEAP] if _LEAP in every else []
    return bool(_ALL_DATED.fullmatch(every)) and all(map(dated, leap))


def newest_first(
    files: Iterable[tuple[str, F]], read: Callable[[str, F], T | None], order: Callable[[T], Any]
) -> Iterator[T]:
    """What is *read* in *files*, which come by day, that of one day by its *order*."""
    for day, group in groupby(files, BY_DAY):
        of_day = [found for _, file in group if (found := read(day, file)) is not None]
        yield from sorted(of_day, key=order, reverse=True) if len(of_day) > 1 else of_day
