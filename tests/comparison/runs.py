"""Stand-ins for runs, with what timelines and ratings read."""

from dataclasses import dataclass, field
from types import SimpleNamespace

from reflect.entries.answer import Answer
from reflect.questions import Wordings


@dataclass(frozen=True)
class Run:
    """A run's answers, and the wordings of its worksheet."""

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
    def everybody(self) -> tuple[str, ...]:
        return (*self.about, *(each.person for each in self.answers if each.person))
