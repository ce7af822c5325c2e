"""What a question says, and the wordings by which an entry's headings are known."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Any
from unicodedata import normalize

from reflect.questions.kinds import Kind, Unknown
from reflect.questions.kinds.kind import ESCAPE, unescaped
from reflect.text import folded, normal, one_line

#: What stands in a wording for whom it is about, where it is told without.
HOLE = "…"

#: How alike a heading must be to a wording, and how far ahead of the next one, where no mark
#: is left: tried on 24 questions, whole, reworded and shortened; none was taken for another.
ALIKE = 0.6
AHEAD = 0.05
#: A longer heading is no question that lost its mark, and comparing takes its length squared.
LONGEST = 1000

_NONE: Mapping[str, Any] = MappingProxyType({})
_UNKNOWN = Unknown()

_SLOT = rf"\{{([^{{}}|\\]*)(?:\|((?:{ESCAPE}|(?!{ESCAPE})[^{{}}])*))?\}}"
_PIECE = re.compile(rf"({ESCAPE})|{_SLOT}")


@dataclass(frozen=True)
class Wording:
    """What a question says: its text, with slots that are filled in when it is asked."""

    source: str

    @property
    def slots(self) -> list[str]:
        """The names of the slots, as they come."""
        return [piece[2].strip() for piece in _PIECE.finditer(self.source) if not piece[1]]

    @property
    def text(self) -> str:
        """The wording as it is written, without the backslashes."""
        return unescaped(self.source)

    def filled(self, names: Mapping[str, str]) -> str:
        """The wording with *names* in its slots, and fallbacks where there is none."""

        def fill(piece: re.Match[str]) -> str:
            if piece[1]:
                return piece[1][1]
            name = piece[2].strip()
            if names.get(name):
                return one_line(names[name])
            return name if piece[3] is None else unescaped(piece[3])

        return _PIECE.sub(fill, self.source)

    @cached_property
    def literals(self) -> list[str]:
        """The text around the slots: NFC, each run of blanks as one."""

        def shaped(piece: re.Match[str]) -> str:
            return piece[1][1] if piece[1] else "\0"

        shape = _PIECE.sub(shaped, self.source.replace("\0", ""))
        return normalize("NFC", re.sub(r"\s+", " ", shape).strip()).split("\0")

    def says(self, heading: str) -> bool:
        """Whether *heading*, in its `normal` form, is asked in this wording, whatever is put in."""
        first, *others = self.literals
        if not others:
            return heading == first
        if not heading.startswith(first) or not any(part.strip() for part in self.literals):
            return False
        at = len(first)
        for part in others[:-1]:
            found = heading.find(part, at + 1)
            if found < 0:
                return False
            at = found + len(part)
        return at < len(heading) - len(others[-1]) and heading.endswith(others[-1])


class Wordings:
    """All an entry needs to know of a worksheet: kinds by id, and wordings, also former ones."""

    def __init__(
        self,
        kinds: Mapping[str, Kind] = _NONE,
        questions: Mapping[str, tuple[Wording, ...]] = _NONE,
        steps: Mapping[str, tuple[str, ...]] = _NONE,
    ) -> None:
        self.kinds = kinds
        #: In the order of the worksheet; of each question, that of today first.
        self.questions = questions
        self.steps = steps

    def kind(self, id: str) -> Kind:  # noqa: A002
        """The kind of the question *id*, Unknown where its worksheet has none."""
        return self.kinds.get(id, _UNKNOWN)

    def general(self, id: str, hole: str = "") -> str:  # noqa: A002
        """The wording of the question *id* today, whomever it is about; nothing where it is gone.

        A *hole* stands where somebody is put in; without one, what does where nobody is.
        """
        first, *_ = self.questions.get(id, ()) or (Wording(""),)
        return first.filled(dict.fromkeys(first.slots, hole))

    def asked(self, heading: str) -> tuple[str, ...]:
        """The questions that are asked in exactly these words, then those that formerly were."""
        said = normal(heading)
        for each in filter(None, (said, _without_person(said))):
            if found := dict.fromkeys(id_ for wording, id_ in self._known if wording.says(each)):
                return tuple(found)
        return ()

    def step(self, heading: str) -> str | None:
        """The step that has or had exactly this title."""
        return self._titles.get(normal(heading))

    def closest(self, heading: str, among: Iterable[str]) -> tuple[str, float] | None:
        """The one question of *among* that *heading* must mean, though it says it otherwise.

        And how alike they are.
        """
        said = folded(heading)
        if len(said) > LONGEST:
            return None
        from difflib import SequenceMatcher  # only here: most headings are known word for word

        found: dict[str, float] = {}
        for id_ in among:
            for wording in self.questions[id_]:
                matcher = SequenceMatcher(None, said, folded(wording.filled({})), autojunk=False)
                # Comparing takes long, and what cannot come near is not compared.
                if matcher.quick_ratio() >= ALIKE - AHEAD:
                    found[id_] = max(found.get(id_, 0), matcher.ratio())
        best, next_ = [*sorted(found.items(), key=lambda each: -each[1]), ("", 0.0), ("", 0.0)][:2]
        return best if best[1] >= ALIKE and best[1] - next_[1] >= AHEAD else None

    @cached_property
    def _known(self) -> list[tuple[Wording, str]]:
        """All wordings with their questions: whole ones first, today's before former ones."""
        known = [
            (bool(wording.slots), rank > 0, wording, id_)
            for id_, wordings in self.questions.items()
            for rank, wording in enumerate(wordings)
        ]
        return [(wording, id_) for *_, wording, id_ in sorted(known, key=lambda each: each[:2])]

    @cached_property
    def _titles(self) -> dict[str, str]:
        pairs = [(normal(title), id_) for id_, titles in self.steps.items() for title in titles]
        return dict(reversed(pairs))


def _without_person(heading: str) -> str:
    """*heading* without a last ``(Sam)``, which says about whom it was asked."""
    depth = 0
    for at in reversed(range(len(heading))):
        depth += (heading[at] == ")") - (heading[at] == "(")
        if depth == 0:
            return heading[:at].rstrip() if heading[at] == "(" else ""
    return ""
