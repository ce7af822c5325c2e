"""Two runs beside each other: what became of each answer, and of the worksheet."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reflect.comparison import plans, prose
from reflect.comparison.changes import Change
from reflect.entries.answer import Answer
from reflect.render import sentences
from reflect.render.dates import Days
from reflect.render.html.answers import listed, whole
from reflect.render.html.markup import Child, Html, element, joined
from reflect.render.html.page import Part, page
from reflect.render.html.prose import legend, marked, marked_line, quietly, written
from reflect.render.html.tongue import Tongue, foreign
from reflect.render.pair import Marks, Pair, View, is_given
from reflect.render.values import actions, is_prose


def compared(pair: Pair, view: View) -> str:
    """A page of two runs, with as much of them as *view* has."""
    tongue = Tongue(pair.new.language)
    head = (
        element("h1", tongue.said(sentences.title(pair))),
        (element("p", tongue.said(line)) for line in head_lines(pair)),
    )
    days = Days.of((pair.old, pair.new), pair.words)
    return page(tongue, days.long(pair.new), head, [changes(pair, view, is_listed=True)])


def head_lines(pair: Pair) -> Iterator[str]:
    """When the two runs were, and about whom."""
    yield sentences.days(pair)
    yield from sentences.whom(pair)


def changes(pair: Pair, view: View, *, is_listed: bool) -> Part:
    """The part of a page that tells what has changed; *is_listed* if that is all of the page."""
    told = _Told(pair, Tongue(pair.new.language))
    seen = pair.seen(everything=view.is_whole)
    report, said = told.tongue.words.report, sentences.summary(pair)
    if view.is_choice:
        said = "" if seen else pair.review.none_asked
    bodies = [joined(told.body(change, in_full=view.in_full)) for change in seen]
    caution = sentences.just_the_day(pair, seen)
    about = (
        told.revision(),
        element("p", told.tongue.said(said)) if said else None,
        legend(joined(bodies), told.tongue),
        quietly(told.tongue.said(caution)) if caution else None,
    )
    rows = (
        Part(f"change-{number}", told.question(change), body, is_listed=is_listed)
        for number, (change, body) in enumerate(zip(seen, bodies, strict=True), 1)
    )
    title = report.compared if pair.sides.are_people else report.changed
    return Part("changes", told.tongue.own(title), about, tuple(rows))


@dataclass(frozen=True)
class _Told:
    """Two runs, told in a tongue."""

    pair: Pair
    tongue: Tongue

    def question(self, change: Change) -> Html:
        """What was asked, behind its number."""
        number = self.pair.numbers.get(change.id)
        shown = number and (element("span", number, class_="number"), " ")
        return joined(shown or None, foreign(self.pair.question(change)))

    def body(self, change: Change, *, in_full: bool) -> Iterator[Child]:
        """What stands below a question: what became of the answer, and the answer."""
        if label := self.pair.label(change):
            yield element("p", self.tongue.said(label), class_="became")
        if self.pair.sides.are_people or in_full:
            yield self._sides(change)
        elif not (change.old and change.new) or change.kind in ("unchanged", "new", "removed"):
            yield self._where_given(change)
        else:
            yield from self._became(change, change.old, change.new)
            yield from self._notes(change)

    def _where_given(self, change: Change) -> Html:
        """The one text there is, or what it was before it was left."""
        if is_given(change.new) and (change.kind == "unchanged" or not is_given(change.old)):
            return whole(change.new, self.tongue)
        return self._sides(change)

    def _sides(self, change: Change) -> Html:
        """Both texts in full, each under its name; only one where it is the same."""
        if change.kind == "unchanged" and is_given(change.old) and is_given(change.new):
            text = whole(change.new, self.tongue)
            is_shared = self.pair.sides.are_people
            return self._beside([(self.pair.review.both, text)]) if is_shared else text
        both = zip(self.pair.names, (change.old, change.new), strict=True)
        return self._beside(
            [(name, whole(answer, self.tongue)) for name, answer in both if is_given(answer)]
        )

    def _beside(self, sides: Sequence[tuple[str, Child]]) -> Html:
        """Texts beside each other where there is room, each below its name."""
        return element(
            "dl",
            (
                element("div", element("dt", self.tongue.said(name)), element("dd", text))
                for name, text in sides
            ),
            class_="sides",
        )

    def _became(self, change: Change, old: Answer, new: Answer) -> Iterator[Child]:
        """What an answer was and is, marked where it is one text."""
        found = plans.between(actions(old), actions(new))
        if any(plan.is_there and plan.former for plan in found):
            yield listed(list(self._plans(found)), self.tongue)
            yield from self._words(old.words, new.words)
        elif (marks := Marks.of(old, new, self.pair.words)) and marks.are_brief:
            yield self._moved(marks.then, marks.now)
            yield from self._words(*marks.words)
        elif change.kind != "rewritten" and self._is_text(old, new):
            yield marked(change.segments, self.tongue)
        else:
            yield self._sides(change)

    def _is_text(self, old: Answer, new: Answer) -> bool:
        return (is_prose(old) and is_prose(new)) or old.kind == new.kind == "list"

    def _plans(self, found: Sequence[plans.Plan]) -> Iterator[tuple[Child, str]]:
        """What became of each thing to do."""
        for plan in found:
            now = plan.action.planned(self.pair.words)
            then = plan.former.planned(self.pair.words) if plan.former else now
            yield marked_line(prose.between(then, now).segments, self.tongue), plan.state

    def _moved(self, then: str, now: str) -> Html:
        """Two marks, choices or days."""
        review = self.pair.review
        said = review.same_mark.format(value=now)
        if then != now:
            said = review.marks.format(then=then, now=now)
        return element("p", self.tongue.said(said), class_="value")

    def _words(self, old: str, new: str) -> Iterator[Child]:
        """The words beside a mark."""
        found = prose.between(old, new)
        if found.kind == "rewritten" or (old and not new):
            both = zip(self.pair.names, (old, new), strict=True)
            yield self._beside([(name, written(text)) for name, text in both if text])
        elif new:
            yield marked(found.segments, self.tongue) if old else written(new)

    def _notes(self, change: Change) -> Iterator[Html]:
        """What survived a change, and what of it nobody may miss."""
        for note in sentences.notes(self.pair, change):
            yield element("p", self.tongue.said(note), class_="note")

    def revision(self) -> Iterator[Child]:
        """What became of the worksheet, once."""
        pair, revision = self.pair, self.pair.revision
        for sentence in sentences.revised(pair) if revision else ():
            yield element("p", self.tongue.said(sentence))
        for asked in revision.asked:
            yield quietly(self.tongue.said(sentences.asked(pair, asked)))
            texts = zip(pair.names, (asked.then, asked.now), strict=True)
            if asked.is_reworded:
                yield self._beside([(name, element("p", text, dir="auto")) for name, text in texts])
        for sentence in sentences.gone(pair):
            yield element("p", self.tongue.said(sentence))
