"""The front matter of a worksheet, checked against the steps below it."""

import re
from typing import NamedTuple

from reflect import yaml
from reflect.errors.phrases import nearest
from reflect.worksheets.lines import ID, LONGEST_ID, Report, slug
from reflect.worksheets.sheet import Step, Worksheet

_TEXTS = ("id", "title", "language", "license", "source", "due", "every")
_NUMBERS = ("version", "minutes")
_MAPPINGS = ("was", "after")
KEYS = (*_TEXTS, *_NUMBERS, *_MAPPINGS, "retired")


class Head(NamedTuple):
    """What the front matter says, key by key; what it says wrongly is noted."""

    front: yaml.FrontMatter
    steps: tuple[Step, ...]
    report: Report

    def worksheet(
        self, heading: str | None, line: int, *, purpose: str, conclusion: str
    ) -> Worksheet:
        """The whole worksheet; its *heading*, where it has one, stands on a *line*."""
        self._check()
        return Worksheet(
            id=self._id(),
            title=self._title(heading, line),
            version=self._number("version", 1),
            language=self.front.string("language") or "en",
            purpose=purpose,
            steps=self.steps,
            conclusion=conclusion,
            license=self.front.string("license"),
            source=self.front.string("source"),
            minutes=self._number("minutes", 0) or None,
            due=self._due(),
            every=self.front.string("every"),
            was=self._was(),
            after=self._after(),
            retired=self._retired(),
        )

    def _check(self) -> None:
        """Note what is wrong with the front matter as such."""
        if self.front.problem:
            self.report.wrong(self.front.problem.line, self.front.problem.what)
        for key, value in self.front.values.items():
            if key not in KEYS:
                what = f"'{key}' is no key of a worksheet.{nearest(key, KEYS)}"
                self._wrong(key, what, mild=True)
            elif key in (*_TEXTS, *_NUMBERS) and not isinstance(value, str):
                self._wrong(key, f"'{key}' is a single line of text")

    def _wrong(self, key: str, what: str, below: str = "", *, mild: bool = False) -> None:
        line = yaml.line_of(self.front.raw, key, below)
        self.report.wrong(line or 1, what, mild=mild)

    @property
    def ids(self) -> list[str]:
        """The ids of all questions and steps."""
        questions = [question.id for step in self.steps for question in step.family()]
        return [*questions, *(step.id for step in self.steps)]

    def _id(self) -> str:
        """The id of the worksheet."""
        id_ = self.front.string("id")
        if not id_:
            self._wrong("id", "the front matter has no 'id:'")
        elif not ID.fullmatch(id_) or len(id_) > LONGEST_ID:
            self._wrong("id", f"'{id_}' is no id: write '{slug(id_) or 'small-letters'}'")
        return id_

    def _title(self, heading: str | None, line: int) -> str:
        """The title; the *heading* on a *line*, where there is one, says the same."""
        named = self.front.string("title")
        if named and heading is not None and named.split() != heading.split():
            what = "the title is not the one in the front matter: make them equal, or leave one out"
            self.report.wrong(line, what)
        if not named and not heading:
            self._wrong("title", "there is no title")
        return named or heading or ""

    def _number(self, key: str, default: int) -> int:
        """The whole number that *key* names."""
        said = self.front.string(key)
        if re.fullmatch(r"[0-9]{1,6}", said):
            return int(said)
        if said:
            self._wrong(key, f"'{key}' is a whole number")
        return default

    def _due(self) -> str:
        """The question whose day or rhythm says when to look again."""
        due = self.front.string("due")
        timed = [
            question.id
            for step in self.steps
            for question in step.family()
            if question.kind.name in ("action", "date")
        ]
        if due and due not in timed:
            self._wrong("due", f"'due' names no action or date question.{nearest(due, timed)}")
        return due

    def _was(self) -> dict[str, tuple[str, ...]]:
        """Former wordings, and titles of steps, by id."""
        was: dict[str, tuple[str, ...]] = {}
        known = [*self.ids, *self.front.strings("retired")]
        for id_, value in self._mapping("was", known).items():
            listed = value if isinstance(value, list) else [value]
            was[id_] = tuple(each for each in listed if isinstance(each, str) and each)
            if len(was[id_]) < len(listed):
                self._wrong("was", f"'{id_}' under 'was' has a list of former wordings", id_)
        return was

    def _after(self) -> dict[str, str]:
        """Which id came after which."""
        after: dict[str, str] = {}
        for id_, value in self._mapping("after", self.ids).items():
            if isinstance(value, str) and ID.fullmatch(value):
                after[id_] = value
            else:
                self._wrong("after", f"'{id_}' under 'after' names one id, the old one", id_)
        return after

    def _mapping(self, key: str, known: list[str]) -> dict[str, yaml.Value]:
        """What stands under *key*, by ids that are *known*."""
        value = self.front.values.get(key) or {}
        if not isinstance(value, dict):
            self._wrong(key, f"'{key}' is a list of 'id: ...' lines")
            return {}
        for id_ in value:
            if id_ not in known:
                what = f"'{id_}' under '{key}' is no id here.{nearest(id_, known)}"
                self._wrong(key, what, id_)
        return value

    def _retired(self) -> tuple[str, ...]:
        """Ids that are not asked any more."""
        value, retired = self.front.values.get("retired") or [], self.front.strings("retired")
        if isinstance(value, dict) or (isinstance(value, list) and len(retired) < len(value)):
            self._wrong("retired", "'retired' is a list of ids")
        for id_ in set(retired).intersection(self.ids):
            self._wrong("retired", f"'{id_}' is retired and yet asked: an id is never used again")
        return retired
