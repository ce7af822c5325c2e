"""What two runs are to each other: then and now of one person, or the sheets of two people."""

import re
from typing import NamedTuple

from reflect.text import folded, one_line

#: The name of whoever is looking, for which each language has a word.
YOU = ""

_DAY = r"\d{4}-\d\d-\d\d(?!\d)"
_DATED = re.compile(_DAY)
_AROUND_DAY = re.compile(rf"[\s_.-]*{_DAY}[\s_.-]*")
_NUMBER = re.compile(r"-\d{1,3}$")
_LONGEST = 30


class Side(NamedTuple):
    """A run, as far as it says whose it is."""

    #: The name of its file, without the ending, and that of its folder.
    stem: str
    folder: str
    about: tuple[str, ...]
    #: Whether it lies in one's own journal.
    is_own: bool

    @property
    def is_dated(self) -> bool:
        """Whether it is named as runs are, by its day first."""
        return bool(_DATED.match(self.stem))

    @property
    def name(self) -> str:
        """What the file is called, whatever the day."""
        return _AROUND_DAY.sub(" ", self.stem).strip()

    @property
    def series(self) -> str:
        """What all runs of a worksheet are called, whatever the day and the number on it."""
        return _NUMBER.sub("", self.name)

    @property
    def sole(self) -> str:
        """The one person it is about; nothing where it is about several, or about no one."""
        return self.about[0] if len(self.about) == 1 else ""

    def is_about(self, person: str) -> bool:
        """Whether *person* is one of those it is about."""
        return folded(person) in map(folded, self.about)

    def names_others_than(self, other: "Side") -> bool:
        """Whether both are about somebody, and no one is in both."""
        return bool(self.about and other.about) and not any(map(other.is_about, self.about))


class Sides(NamedTuple):
    """The two names that stand above the answers; none where they are then and now."""

    names: tuple[str, str] | None = None

    @property
    def are_people(self) -> bool:
        """Whether these are the sheets of two people."""
        return self.names is not None

    @classmethod
    def of(cls, old: Side, new: Side) -> "Sides":
        """What *old* and *new* are to each other, as far as places, names and people tell."""
        # One's own is what lies in one's own journal, else what was named first.
        mine, theirs = (new, old) if new.is_own and not old.is_own else (old, new)
        partner = mine.sole if mine.sole and not theirs.is_about(mine.sole) else ""
        if _are_of_one_journal(mine, theirs, is_between_partners=bool(partner)):
            return cls()
        if partner:
            name = one_line(partner, _LONGEST)
            return cls((YOU, name) if mine is old else (name, YOU))
        return cls(_told_apart(old, new))


def _are_of_one_journal(mine: Side, theirs: Side, *, is_between_partners: bool) -> bool:
    """Whether two runs are one person's; elsewhere such runs are still named by their days."""
    if theirs.is_own:
        return True
    if not (mine.is_dated and theirs.is_dated and mine.series == theirs.series):
        return False
    is_another = mine.names_others_than(theirs) or (mine.is_own and is_between_partners)
    return mine.folder == theirs.folder or not is_another


def _told_apart(old: Side, new: Side) -> tuple[str, str]:
    """The names of the files, with as much around them as it takes."""
    ways = (
        (old.name, new.name),
        (old.stem, new.stem),
        (f"{old.folder}/{old.stem}", f"{new.folder}/{new.stem}"),
    )
    first, second = next((way for way in ways if all(way) and way[0] != way[1]), ways[-1])
    return one_line(first, _LONGEST), one_line(second, _LONGEST)
