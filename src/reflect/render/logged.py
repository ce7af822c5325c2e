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
    #: How much was changed, where that says something.
    extent: Extent | None
    #: That of the state of one entry, as in ENTRY@2.
    number: int | None

    @classmethod
    def of(
        cls, moment: Moment, extent: Extent, number: int | None, title: str, words: HistoryWords
    ) -> "Row":
        """The line for a *moment*."""
        what = words.all_there_was if moment.is_first else words.what.get(moment.word, "")
        # How much there was when it began, or went with an entry, says nothing of what changed.
        is_told = moment.word and moment.word != "delete"
        told = extent if is_told else None
        return cls(moment.when.astimezone(), what or words.somebody, title, told, number)

    def signs(self, words: HistoryWords) -> str:
        """How much was changed, as it is drawn: +6 −1 words."""
        if self.extent is None:
            return ""
        counts = (("+", self.extent.more), ("−", self.extent.fewer))
        told = [f"{sign}{count}" for sign, count in counts if count]
        is_one = self.extent.more + self.extent.fewer == 1
        return " ".join([*told, words.words[not is_one]]) if told else words.same

    def sentence(self, words: HistoryWords) -> str:
        """The same as it is said: 6 words more, one word fewer."""
        if self.extent is None:
            return ""
        counts = ((words.more, self.extent.more), (words.fewer, self.extent.fewer))
        told = [forms[count != 1].format(count=count) for forms, count in counts if count]
        return ", ".join(told) or words.same
