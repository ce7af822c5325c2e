"""Runs, as far as timelines and ratings look at them."""

from dataclasses import dataclass, field
from types import SimpleNamespace

from reflect.entries.answer import Answer
from reflect.questions import Wordings


@dataclass(frozen=True)
class Run:
    """What a run says, and what is known of its worksheet."""

    answers: tuple[Answer, ...] = ()
    about: tuple[str, ...] = ()
    version: int | None = 1
    wordings: Wordings = field(default_factory=Wordings)
    hidden: frozenset[tuple[str, str | None]] = frozenset()
    number: int = field(default=0, compare=False)

    @property
    def header(self) -> SimpleNamespace:
        return SimpleNamespace(worksheet_version=self.version)

    @property
    def named(self) -> tuple[str, ...]:
        return (*self.about, *(each.person for each in self.answers if each.person))
