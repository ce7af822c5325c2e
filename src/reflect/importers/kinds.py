"""Tells the kind of a question from its wording, and from the marks below it."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from reflect.importers import marks, phrases
from reflect.importers.blocks import Block, Field, FieldKind
from reflect.importers.outline import ImportedQuestion
from reflect.importers.ratings import rating
from reflect.importers.writing import bracket, can_be_written
from reflect.questions import Kind
from reflect.questions.kinds import Actions, Day, Items, Line, Scale, YesNo

_NUMBER = "|".join(sorted(phrases.NUMBERS, key=len, reverse=True))
_COUNT = re.compile(rf"(?<!\w)(?P<number>{_NUMBER})(?=\s+[^\W\d]{{3}})", re.IGNORECASE)
_CJK_COUNT = re.compile(
    "(?<![这那此该前上每第十とのこそ])(?P<number>[二三四五六七八九两2-9])(?:つ|個|件|个|样|種|条)"
)
_WHICH = re.compile(
    r"\W*(?:which|what|welche|quel(?:le)?s|qué|cuáles|che|quali|que|quais|welke|które|jakie)\b",
    re.IGNORECASE,
)
#: Signs and pictures in front of a text.
_CLUTTER = " \t\ufe0f✅☑✔➤→•·*_-–—0123456789.)("
#: Longer labels before a blank are sentences to complete.
_LONGEST_LABEL = 60


@dataclass
class Draft:
    """A question while the blocks below it are read."""

    text: str
    block: Block
    hint: list[str] = field(default_factory=list)
    #: As a row of numbers, boxes or words to circle tell it.
    kind: Kind | None = None
    options: list[str] = field(default_factory=list)
    #: Whether the options have circles or letters, for one answer.
    is_one: bool = False
    ends: tuple[str, str] | None = None
    #: The scale that a legend above explains.
    legend: Scale | None = None
    #: The number of lines to write on, and of empty items.
    blanks: int = 0
    empty: int = 0
    fields: list[Field] = field(default_factory=list)
    #: Whether a number is to be written, on a scale that a legend explains.
    is_rated: bool = False
    #: Whether one empty cell beside it is all the room there is.
    is_beside: bool = False
    #: The text of all marks, whose words must not be lost where the kind does not have them.
    marked: list[str] = field(default_factory=list)
    each: str = ""
    condition: str = ""
    #: The words that only say when it is asked: "If yes:".
    label: str = ""
    follow_ups: list["Draft"] = field(default_factory=list)

    @property
    def is_answered(self) -> bool:
        """Whether there is a place to answer already."""
        marked = self.kind or self.options or self.blanks or self.empty or self.fields
        return bool(marked)

    def made(self) -> ImportedQuestion:
        """The question with its kind."""
        kind = told(self)
        hint = [*self.hint, *self._unsaid(kind)]
        return ImportedQuestion(
            text=self.text,
            kind=kind,
            hint=tuple(hint),
            each=self.each,
            condition=self.condition,
            follow_ups=tuple(each.made() for each in self.follow_ups),
            line=self.block.line,
            source=" ".join([self.label, self.text, *self.hint, *self.marked, *self._listed]),
        )

    @property
    def _listed(self) -> list[str]:
        """The options of the fields."""
        return [option for each in self.fields for option in each.options]

    def _unsaid(self, kind: Kind | None) -> Iterator[str]:
        """The marks with words that the *kind* does not have."""
        said = Counter(words(bracket(kind))) if kind else Counter()
        for text in [*self.marked, *self._listed]:
            own = Counter(word for word in words(text) if not _is_rung(word, kind))
            if isinstance(kind, YesNo) and marks.is_yes_no(list(own)):
                continue
            if not taken(own, said):
                yield text


def taken(own: Counter[str], said: Counter[str]) -> bool:
    """Whether all of the words *own* are among those *said*, from which they are then taken."""
    is_said = all(said[word] >= count for word, count in own.items())
    if is_said:
        said.subtract(own)
    return is_said


def words(text: str) -> list[str]:
    """The words of *text*, by their letters and digits."""
    return re.findall(r"[^\W_]+", text.casefold())


def _is_rung(word: str, kind: Kind | None) -> bool:
    """Whether *word* is a number between the ends of the scale *kind*."""
    is_scale = isinstance(kind, Scale) and word.isdecimal()
    return is_scale and isinstance(kind, Scale) and kind.min < int(word) < kind.max


def told(draft: Draft) -> Kind | None:
    """The kind that the marks of *draft* tell; None for prose."""
    kind = _told(draft)
    if isinstance(kind, Scale):
        kind = _named(kind, draft)
    return kind if kind and can_be_written(kind) else None


def _told(draft: Draft) -> Kind | None:
    words = " ".join([draft.text, *draft.hint])
    if draft.kind:
        return draft.kind
    if draft.is_rated and draft.legend:
        return draft.legend
    if draft.options:
        return marks.chosen_from(draft.options, is_one=_one(words, is_one=draft.is_one))
    of_field = next(filter(None, map(_of_field, draft.fields)), None)
    if of_field and not isinstance(of_field, Line):
        return of_field
    if asked := rating(draft.text) or rating(words):
        return asked
    if marks.has_date(f"{draft.block.text} {words}") or _is_date_label(draft.block):
        return Day()
    if of_field:
        return of_field
    by_when = phrases.BY_WHEN.search(draft.text)
    if by_when and by_when.start() and phrases.WHAT.match(draft.text):
        return Actions()
    count = counted(draft.text)
    if draft.empty > 1 or count:
        return Items(count or draft.empty)
    return Line() if is_label(draft.block.text) or draft.is_rated else None


def _is_date_label(block: Block) -> bool:
    """Whether *block* is a label for a date, in a table also without a colon."""
    return marks.is_date_label(f"{block.text}:" if block.cell else block.text)


def _one(words: str, *, is_one: bool) -> bool:
    """Whether one option is to be chosen, as the instruction or else the marks say."""
    if phrases.MANY.search(words):
        return False
    return is_one or bool(phrases.ONE.search(words))


def _of_field(found: Field) -> Kind | None:
    if found.kind in (FieldKind.CHOOSE, FieldKind.CHOOSE_MANY):
        is_one = found.kind is FieldKind.CHOOSE
        return marks.chosen_from(found.options, is_one=is_one)
    if found.kind is FieldKind.NUMBER:
        is_range = found.min is not None and found.max is not None and found.max - found.min > 1
        return Scale(found.min or 0, found.max or 0) if is_range else Line()
    return {FieldKind.DATE: Day(), FieldKind.LINE: Line()}.get(found.kind)


def _named(scale: Scale, draft: Draft) -> Scale:
    """*scale* with the names of its ends, from wherever they stand."""
    low, high = scale.low, scale.high
    if not (low or high):
        asked = rating(" ".join([draft.text, *draft.hint]))
        if asked and (asked.min, asked.max) == (scale.min, scale.max):
            low, high = asked.low, asked.high
    if not (low or high) and draft.ends:
        low, high = draft.ends
    explained = draft.legend
    if not (low or high) and explained and explained.max == scale.max and scale.min < 2:
        return explained
    return Scale(scale.min, scale.max, marks.end(low), marks.end(high))


def counted(text: str) -> int | None:
    """The number of things to list, if *text* begins by asking for two to ten of them."""
    # What helped? Name two things.
    asked, _, rest = text.strip().rpartition("? ")
    if asked and phrases.IMPERATIVE.match(rest):
        text = rest
    if phrases.DUAL.search(text):
        return 2
    tells, which = phrases.IMPERATIVE.match(text), _WHICH.match(text)
    begins = tells or which
    start = begins.end() if begins else len(text) - len(text.lstrip(_CLUTTER))
    found = _COUNT.search(text, start)
    if found and found.start() - start < (30 if tells else 2):
        return phrases.NUMBERS[found["number"].casefold()]
    cjk = _CJK_COUNT.search(text)
    return phrases.NUMBERS.get(cjk["number"]) if cjk else None


def is_label(text: str) -> bool:
    """Whether *text* is a short label, and room to write behind it: "Place: ____"."""
    bare = marks.unanswered(text)
    return bare != text and bare.endswith((":", "：")) and len(bare) <= _LONGEST_LABEL
