"""What became of one answer, as lines below its question."""

from collections.abc import Sequence
from typing import NamedTuple

from rich.text import Text

from reflect.comparison import plans, prose
from reflect.comparison.changes import Change
from reflect.entries.answer import Answer
from reflect.render import sentences
from reflect.render.changes.marks import flowing, itemised, marked
from reflect.render.drawing import styled
from reflect.render.pair import Marks, Pair, is_given
from reflect.render.values import actions, is_prose, parts
from reflect.text import width
from reflect.words.review import Review

#: Between a mark and the words beside it, and between the marks of two people.
GAP = "     "
#: Between a label and what it stands before.
BESIDE = 2


class Line(NamedTuple):
    """A paragraph of an answer, and what stands to the left of it."""

    text: Text
    label: str = ""
    #: Of both texts, and so before the labels and not behind them.
    is_shared: bool = False


class Bodies(NamedTuple):
    """The answers of two runs, drawn on lines of so many *columns*."""

    pair: Pair
    columns: int

    @property
    def review(self) -> Review:
        """The words for two runs."""
        return self.pair.review

    def told(self, change: Change) -> list[Line]:
        """What became of an answer, in as few words as tell it."""
        if self.pair.sides.are_people:
            return self._of_two_people(change)
        old, new = change.old, change.new
        if not (old and new) or change.kind in ("unchanged", "new", "removed"):
            return self._where_given(change)
        return [*self._became(change, old, new), *self.notes(change)]

    def sides(self, change: Change) -> list[list[Line]]:
        """Both texts in full, each under its name; only one where it is alone, or the same."""
        if change.kind == "unchanged" and is_given(change.old) and is_given(change.new):
            name = self.review.both if self.pair.sides.are_people else ""
            return [self._side(name, change.new)]
        both = zip(self.pair.names, (change.old, change.new), strict=True)
        return [self._side(name, answer) for name, answer in both if is_given(answer)]

    def _side(self, name: str, answer: Answer | None) -> list[Line]:
        """An answer behind a *name*, on lines that are shorter by it."""
        room = max(map(width, self.pair.names)) + BESIDE if name else 0
        return _labelled(name, self._replace(columns=self.columns - room).whole(answer))

    def notes(self, change: Change) -> list[Line]:
        """What survived a change, and what of it nobody may miss."""
        return [Line(styled(note), is_shared=True) for note in sentences.notes(self.pair, change)]

    def whole(self, answer: Answer | None) -> list[Line]:
        """An answer from its first word to its last."""
        if answer is None or answer.state != "answered":
            is_declined = answer is not None and answer.declined
            said = self.pair.words.not_today if is_declined else self.review.left_open
            return [Line(styled(f"({said})", "dim"))]
        if plan := actions(answer):
            steps = [Line(styled(each.stated(self.pair.words))) for each in plan]
            return [*steps, *_lines(answer.words)]
        if answer.kind == "list" and isinstance(answer.value, tuple):
            return [*(Line(styled(str(item))) for item in answer.value), *_lines(answer.words)]
        value, words = parts(answer, self.pair.words)
        return self._beside(value, self._quoted(words)) if value else [Line(styled(words))]

    def _of_two_people(self, change: Change) -> list[Line]:
        """What each of them wrote; two marks alone stand in one line."""
        sides, both = self.sides(change), (change.old, change.new)
        if len(sides) == 2 and all(map(self._is_bare, both)):
            one, other = (Text.assemble(line.label, "  ", line.text) for [line] in sides)
            beside = Text.assemble(one, GAP, other)
            if beside.cell_len <= self.columns:
                return [Line(beside)]
        return [line for side in sides for line in side]

    def _is_bare(self, answer: Answer | None) -> bool:
        """Whether an answer is a mark with no words beside it."""
        value, words = parts(answer, self.pair.words) if answer else ("", "")
        return bool(value) and not words

    def _where_given(self, change: Change) -> list[Line]:
        """The one text there is, as it is, or what it was before it was left."""
        has_old, has_new = is_given(change.old), is_given(change.new)
        if has_new and (change.kind == "unchanged" or not has_old):
            return self.whole(change.new)
        return [line for side in self.sides(change) for line in side]

    def _became(self, change: Change, old: Answer, new: Answer) -> list[Line]:
        """What an answer was and is, with marks where it is one text."""
        found = plans.between(actions(old), actions(new))
        if any(plan.is_there and plan.former for plan in found):
            return [*map(self._plan, found), *self._words(old.words, new.words)]
        if (marks := Marks.of(old, new, self.pair.words)) and marks.are_brief:
            return self._beside(self._moved(marks.then, marks.now), self._words(*marks.words))
        if change.kind != "rewritten" and any(sign == "=" for sign, *_ in change.segments):
            if is_prose(old) and is_prose(new):
                return [Line(flowing(change.parts, self.review, self.columns))]
            if old.kind == new.kind == "list":
                items = itemised(change.parts, self.review, self.columns)
                return [Line(item) for item in items]
        return [line for side in self.sides(change) for line in side]

    def _moved(self, then: str, now: str) -> str:
        if then == now:
            return self.review.same_mark.format(value=now)
        return self.review.marks.format(then=then, now=now)

    def _words(self, old: str, new: str) -> list[Line]:
        """The words beside a mark: those of now, with marks where they go on from those of then."""
        if not old or not new or old == new:
            then = _labelled(self.review.then, self._quoted(old)) if not new else []
            return then or self._quoted(new)
        found = prose.between(old, new)
        if found.kind == "rewritten":
            then, now = self._quoted(old), self._quoted(new)
            return [*_labelled(self.review.then, then), *_labelled(self.review.now, now)]
        return [Line(self._in_quotes(flowing(found.parts, self.review, self.columns)))]

    def _quoted(self, words: str) -> list[Line]:
        return [Line(self._in_quotes(styled(words)))] if words else []

    def _in_quotes(self, text: Text) -> Text:
        before, _, behind = self.review.quoted.partition("{text}")
        return Text.assemble(before, text, behind)

    def _beside(self, value: str, words: Sequence[Line]) -> list[Line]:
        """A mark, with the words about it to the right of it if there is room."""
        first = Line(styled(value), is_shared=any(line.label for line in words))
        if len(words) == 1 and not words[0].label and "\n" not in words[0].text.plain:
            beside = Text.assemble(first.text, GAP, words[0].text)
            if beside.cell_len <= self.columns:
                return [Line(beside)]
        return [first, *words]

    def _plan(self, plan: plans.Plan) -> Line:
        """Something to do, and before it what became of it."""
        now = plan.action.planned(self.pair.words)
        then = plan.former.planned(self.pair.words) if plan.former else now
        segments = prose.between(then, now).segments
        return Line(marked(segments, self.columns), self.review.plans[plan.state])


def _labelled(label: str, lines: Sequence[Line]) -> list[Line]:
    """*lines* with a *label* before the first of them."""
    return [line._replace(label=label if not at else line.label) for at, line in enumerate(lines)]


def _lines(words: str) -> list[Line]:
    return [Line(styled(words))] if words else []
