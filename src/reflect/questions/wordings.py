"""Wordings of questions, and how the headings of an entry are matched to them."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Any
from unicodedata import normalize

from reflect.questions.kinds import LAST_TIME, Kind, Outcomes, Unknown
from reflect.questions.kinds.kind import ESCAPE, unescape
from reflect.text import case_folded, normalised, one_line

#: Fills a slot where a wording is shown without a name.
PLACEHOLDER = "…"

#: A heading that lost its mark needs this similarity to a wording, and this lead over the next
#: one: tried on 24 questions, whole, reworded and shortened; none was taken for another.
MIN_SIMILARITY = 0.6
MIN_LEAD = 0.05
#: Longer headings are not matched by similarity, which takes quadratic time.
LONGEST = 1000

_EMPTY: Mapping[str, Any] = MappingProxyType({})
_UNKNOWN, _OUTCOMES = Unknown(), Outcomes()

_SLOT = rf"\{{([^{{}}|\\]*)(?:\|((?:{ESCAPE}|(?!{ESCAPE})[^{{}}])*))?\}}"
_PIECE = re.compile(rf"({ESCAPE})|{_SLOT}")


@dataclass(frozen=True)
class Wording:
    """The text of a question, with slots that are filled in when it is asked."""

    source: str

    @property
    def slots(self) -> list[str]:
        """The names of the slots, in order."""
        return [piece[2].strip() for piece in _PIECE.finditer(self.source) if not piece[1]]

    @property
    def text(self) -> str:
        """The wording as it is written, without escapes."""
        return unescape(self.source)

    def filled(self, names: Mapping[str, str]) -> str:
        """The wording with *names* in its slots, or else their fallbacks."""

        def fill(piece: re.Match[str]) -> str:
            if piece[1]:
                return piece[1][1]
            name = piece[2].strip()
            if names.get(name):
                return one_line(names[name])
            return name if piece[3] is None else unescape(piece[3])

        return _PIECE.sub(fill, self.source)

    @property
    def unnamed(self) -> str:
        """The wording without names: fallbacks in its slots, or else a `PLACEHOLDER`."""
        found = (piece for piece in _PIECE.finditer(self.source) if not piece[1])
        return self.filled({p[2].strip(): PLACEHOLDER for p in found if p[3] is None})

    @cached_property
    def literals(self) -> list[str]:
        """The text around the slots, in NFC, with runs of whitespace collapsed."""

        def shaped(piece: re.Match[str]) -> str:
            return piece[1][1] if piece[1] else "\0"

        shape = _PIECE.sub(shaped, self.source.replace("\0", ""))
        return normalize("NFC", re.sub(r"\s+", " ", shape).strip()).split("\0")

    def matches(self, heading: str) -> bool:
        """Whether *heading*, in its `normal` form, is this wording with anything in its slots."""
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
    """Kinds and wordings of a worksheet, also former ones, by which its entries are read."""

    def __init__(
        self,
        kinds: Mapping[str, Kind] = _EMPTY,
        questions: Mapping[str, tuple[Wording, ...]] = _EMPTY,
        steps: Mapping[str, tuple[str, ...]] = _EMPTY,
        translations: Mapping[str, tuple[Wording, Wording]] = _EMPTY,
    ) -> None:
        self.kinds = kinds
        #: By id, in the order of the worksheet; the current wording of a question first.
        self.questions = questions
        self.steps = steps
        #: Of questions that are shown in another language: their wording in the file and in that.
        self.translations = translations

    def extended_by(self, others: Iterable["Wordings"]) -> "Wordings":
        """These, and wordings of the same questions and steps that only the *others* know."""
        questions, steps = dict(self.questions), dict(self.steps)
        for other in others:
            for id_, asked in other.questions.items():
                questions[id_] = tuple(dict.fromkeys((*questions.get(id_, ()), *asked)))
            for id_, titles in other.steps.items():
                steps[id_] = tuple(dict.fromkeys((*steps.get(id_, ()), *titles)))
        return Wordings(self.kinds, questions, steps, self.translations)

    def kind(self, id: str) -> Kind:  # noqa: A002
        """The kind of the question *id*, Unknown if the worksheet has no such question."""
        is_known = self.kinds or id != LAST_TIME
        return self.kinds.get(id, _UNKNOWN if is_known else _OUTCOMES)

    def translated(self, id: str, heading: str) -> str:  # noqa: A002
        """The *heading* of the question *id* in the language that it is shown in."""
        if id not in self.translations:
            return heading
        here, there = self.translations[id]
        bare = _without_person(heading)
        for asked, rest in ((heading, ""), (bare, heading[len(bare) :])):
            if (text := _translated(normalised(asked), here, there)) is not None:
                return text + rest
        return heading

    def general_question(self, id: str, hole: str = "") -> str:  # noqa: A002
        """The current wording of the question *id* without names; "" if the question is gone.

        The *hole* fills its slots; without one, their fallbacks do.
        """
        first, *_ = self.questions.get(id, ()) or (Wording(""),)
        return first.filled(dict.fromkeys(first.slots, hole))

    def ids_with_wording(self, heading: str) -> tuple[str, ...]:
        """Ids of the questions with exactly this wording, then of those that had it formerly."""
        whole = normalised(heading)
        for each in filter(None, (whole, _without_person(whole))):
            if found := dict.fromkeys(
                id_ for wording, id_ in self._ranked if wording.matches(each)
            ):
                return tuple(found)
        return ()

    def step(self, heading: str) -> str | None:
        """The id of the step that has or had exactly this title."""
        return self._titles.get(normalised(heading))

    def closest(self, heading: str, among: Iterable[str]) -> tuple[str, float] | None:
        """The question of *among* that is most similar to *heading*, and the similarity (0 to 1).

        None unless it is similar enough, and clearly more so than the next one.
        """
        wanted = case_folded(heading)
        if len(wanted) > LONGEST:
            return None
        from difflib import SequenceMatcher  # only here: most headings match exactly

        found: dict[str, float] = {}
        for id_ in among:
            for wording in self.questions[id_]:
                matcher = SequenceMatcher(
                    None, wanted, case_folded(wording.filled({})), autojunk=False
                )
                # A quick upper bound, since `ratio` is slow.
                if matcher.quick_ratio() >= MIN_SIMILARITY - MIN_LEAD:
                    found[id_] = max(found.get(id_, 0), matcher.ratio())
        best, next_ = [*sorted(found.items(), key=lambda each: -each[1]), ("", 0.0), ("", 0.0)][:2]
        return best if best[1] >= MIN_SIMILARITY and best[1] - next_[1] >= MIN_LEAD else None

    @cached_property
    def _ranked(self) -> list[tuple[Wording, str]]:
        """Wordings with question ids: those without slots first, current before former ones."""
        known = [
            (bool(wording.slots), rank > 0, wording, id_)
            for id_, wordings in self.questions.items()
            for rank, wording in enumerate(wordings)
        ]
        return [(wording, id_) for *_, wording, id_ in sorted(known, key=lambda each: each[:2])]

    @cached_property
    def _titles(self) -> dict[str, str]:
        pairs = [(normalised(title), id_) for id_, titles in self.steps.items() for title in titles]
        return dict(reversed(pairs))


def _translated(heading: str, here: Wording, there: Wording) -> str | None:
    """*heading*, which is *here* with something in its slot, as *there* says it; None if unknown.

    Of several slots it is not known which of them stands where.
    """
    if heading == normalised(here.filled({})):
        return there.filled({})
    if len(here.literals) != 2 or len({*there.slots}) != 1 or not here.matches(heading):
        return None
    name = heading[len(here.literals[0]) : len(heading) - len(here.literals[1])]
    return there.filled(dict.fromkeys(there.slots, name))


def _without_person(heading: str) -> str:
    """*heading* without the person in its last brackets, ``(Sam)``; "" if there is none."""
    depth = 0
    for at in reversed(range(len(heading))):
        depth += (heading[at] == ")") - (heading[at] == "(")
        if depth == 0:
            return heading[:at].rstrip() if heading[at] == "(" else ""
    return ""
