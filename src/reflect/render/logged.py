"""A commit as one reads of it: when, what, of which worksheet, and how much."""

from datetime import datetime
from typing import NamedTuple, Protocol

from reflect.words.history import HistoryWords


class Moment(Protocol):
    """What has to be known of a commit."""

    @property
    def when(self) -> datetime:
        """When it was made."""

    @property
    def word(self) -> str:
        """What was done, in one word of ours; empty where it was not us."""

    @property
    def is_first(self) -> bool:
        """Whether it holds all there was when the history began."""


class Extent(Protocol):
    """How much a commit changed."""

    @property
    def more(self) -> int:
        """How many words came."""

    @property
    def fewer(self) -> int:
        """How many words went."""


class Row(NamedTuple):
    """A line of the log."""

    when: datetime
    what: str
    #: The worksheet that the entry is of.
    title: str
    extent: str
    #: That of the state of one entry, as in ENTRY@2.
    number: int | None

    @classmethod
    def of(
        cls, moment: Moment, extent: Extent, number: int | None, title: str, words: HistoryWords
    ) -> "Row":
        """The line for a *moment*."""
        what = words.all_there_was if moment.is_first else words.what.get(moment.word, "")
        counts = ((words.more, extent.more), (words.fewer, extent.fewer))
        told = [forms[count != 1].format(count=count) for forms, count in counts if count]
        # How much there was when it began, or went with an entry, says nothing of what changed.
        is_told = moment.word and moment.word != "delete"
        said = ", ".join(told) or words.same if is_told else ""
        return cls(moment.when.astimezone(), what or words.somebody, title, said, number)
