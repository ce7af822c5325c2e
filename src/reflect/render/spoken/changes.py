"""Changes between two entries: what was, what is, and each answer as it reads now."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from reflect.comparison import plans, prose
from reflect.comparison.changes import Change
from reflect.comparison.parts import Segment
from reflect.entries.answer import Answer
from reflect.render import sentences
from reflect.render.pair import USUAL, Marks, Pair, View, is_given
from reflect.render.spoken import begun, closed, labelled, page, said
from reflect.render.spoken.answers import deed, told
from reflect.render.values import actions, is_prose
from reflect.words.review import Review
from reflect.words.spoken import Spoken
from reflect.words.table import Words

#: Signs that a voice makes of itself, between one part and the next.
_PAUSES = " ,;:-–—*"


def compared(pair: Pair, view: View = USUAL) -> str:
    """What has changed, changed questions first."""
    voice, seen = _Voice(pair, view.in_full), pair.seen(everything=view.is_whole)
    paragraphs = [voice.head(), *voice.revision()]
    if not view.is_choice:
        paragraphs.append(voice.summary())
    elif not seen:
        paragraphs.append(pair.review.none_asked)
    for change in seen:
        paragraphs += voice.told(change)
    if caution := sentences.just_the_day(pair, seen):
        paragraphs.append(caution)
    return page([*paragraphs, *(f"{label} {command}" for label, command in view.offers)])


@dataclass(frozen=True)
class _Voice:
    """Two entries, heard in the language of the newer one."""

    pair: Pair
    in_full: bool

    @property
    def words(self) -> Words:
        return self.pair.words

    @property
    def spoken(self) -> Spoken:
        return self.words.spoken

    @property
    def review(self) -> Review:
        return self.words.review

    def head(self) -> str:
        """Which two entries these are, and about whom."""
        old, new = self.pair.old, self.pair.new
        titles = map(closed, dict.fromkeys((old.title, new.title)))
        days = closed(sentences.days(self.pair, self.spoken.days))
        whom = [closed(each) for each in sentences.whom(self.pair)]
        if both := sentences.about(self.pair):
            whom = [begun(self.spoken.about.format(people=both))]
        return " ".join([self.spoken.compare, *titles, begun(days), *whom])

    def summary(self) -> str:
        """How many answers changed."""
        same, told = sentences.counts(self.pair)
        if self.pair.sides.are_people or not (same and told) or same + told == 2:
            return sentences.summary(self.pair)
        return said(self.spoken.counted, count=told, all=same + told)

    def revision(self) -> Iterator[str]:
        """What became of the worksheet, once."""
        names, revision = self.pair.names, self.pair.revision
        yield from sentences.revised(self.pair)
        for asked in revision.asked:
            texts = zip(names, (asked.then, asked.now), strict=True) if asked.is_reworded else ()
            both = (closed(f"{_capital(name)}: {text}") for name, text in texts)
            how = begun(sentences.asked(self.pair, asked))
            yield " ".join([self._question(asked.id), how, *both])
        yield from sentences.gone(self.pair)

    def _question(self, id_: str) -> str:
        """The word for a question, with its number where it has one."""
        asked = begun(self.words.talk.questions[0]).rstrip(".")
        number = self.pair.numbers.get(id_)
        return f"{asked} {number}." if number else f"{asked}."

    def told(self, change: Change) -> list[str]:
        """One question and what became of its answer."""
        opening = [self._question(change.id), closed(self.pair.question(change))]
        became, *paragraphs = self._became(change)
        return [" ".join([*opening, became]).rstrip(), *paragraphs, *self._notes(change)]

    def _notes(self, change: Change) -> list[str]:
        """What survived a change, and what of it nobody may miss."""
        if self.pair.sides.are_people:
            return []
        return [closed(note) for note in sentences.notes(self.pair, change)]

    def _became(self, change: Change) -> list[str]:
        """What is said behind the question, and what in paragraphs of its own."""
        old, new, label = change.old, change.new, self.pair.label(change)
        first = begun(label) if label else ""
        if change.kind == "unchanged" and is_given(old) and is_given(new):
            return [first, *self._whole(self.spoken.still, new)]
        if self.pair.sides.are_people or self.in_full:
            return [first, *self._sides(change)]
        if not is_given(old):
            return [first, *self._whole(self.spoken.reads, new)]
        if old is None or new is None or change.kind in ("unchanged", "new", "removed"):
            return [first, *self._sides(change)]
        if actions(old) and actions(new):
            found = plans.between(actions(old), actions(new))
            return [first, *map(self._plan, found), *self._words(old.words, new.words)]
        if (marks := Marks.of(old, new, self.words)) and marks.then != marks.now:
            return self._marks(marks)
        places = [] if change.kind == "rewritten" else self._places(change, old, new)
        if places:
            return [" ".join([first, *places]), *self._whole(self.spoken.reads, new)]
        return [first, *self._sides(change)]

    def _sides(self, change: Change) -> list[str]:
        """Both texts in full, each behind its name; one where it is alone."""
        heard = []
        for name, answer in zip(self.pair.names, (change.old, change.new), strict=True):
            if answer and is_given(answer):
                first, *others = told(answer, self.words)
                heard += [closed(f"{_capital(name)}: {first}"), *others]
        return heard

    def _whole(self, sentence: str, answer: Answer | None) -> list[str]:
        """An answer from its first word to its last."""
        return labelled(sentence, told(answer, self.words)) if answer else []

    def _plan(self, plan: plans.Plan) -> str:
        """Something to do, and what became of it."""
        opening = {"new": self.spoken.came, "then": self.spoken.then}.get(plan.state, "")
        heard = [deed(plan.action, self.words, opening)]
        if plan.former and plan.is_there:
            then, now = (each.planned(self.words) for each in (plan.former, plan.action))
            heard += places(prose.between(then, now).segments, self.spoken)
        return " ".join(heard)

    def _marks(self, marks: Marks) -> list[str]:
        """Two marks, choices or days that are not the same, and the words about them."""
        heard = said(self.spoken.was, text=marks.then), said(self.spoken.is_now, text=marks.now)
        return [" ".join(heard), *self._words(*marks.words)]

    def _words(self, old: str, new: str) -> list[str]:
        """The words about a mark; also those of then, where these were others."""
        is_other = bool(old) and old != new
        then = [said(self.spoken.words_then, text=old)] if is_other else []
        sentence = self.spoken.words_now if is_other else self.spoken.words
        return [*then, *([said(sentence, text=new)] if new else [])]

    def _places(self, change: Change, old: Answer, new: Answer) -> list[str]:
        """Each place in a text that is another one; none where what changed is no text."""
        if is_prose(old) and is_prose(new):
            return list(places(change.segments, self.spoken))
        if old.kind == new.kind and old.value == new.value:
            return list(places(prose.between(old.words, new.words).segments, self.spoken))
        return []


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]


def places(segments: Sequence[Segment], spoken: Spoken) -> Iterator[str]:
    """What is to be heard of each stretch that is another one."""
    for stayed, stretch in groupby(segments, key=lambda segment: segment[0] == "="):
        heard = [] if stayed else [(sign, _piece(words[0], spoken)) for sign, *words in stretch]
        went, came, moved = (
            [piece for sign, piece in heard if sign == wanted and piece] for wanted in "-+>"
        )
        is_pair = len(went) == len(came) == 1
        sentences = (spoken.before, spoken.now) if is_pair else (spoken.went, spoken.came)
        for sentence, pieces in zip((*sentences, spoken.moved), (went, came, moved), strict=True):
            yield from (said(sentence, text=piece) for piece in pieces)


def _piece(text: str, spoken: Spoken) -> str:
    """Part of a text in one breath, signs that stand apart by name: a voice passes over them."""
    folded = " ".join(text.split()).replace("...", "…")
    at = next((at for at, sign in enumerate(folded) if sign.isalnum()), None)
    if at is None:
        return _named(folded, spoken)
    signs, _, glued = folded[:at].rpartition(" ")
    parts = _named(signs.strip(_PAUSES), spoken), glued + folded[at:].rstrip(_PAUSES)
    return ", ".join(part for part in parts if part)


def _named(signs: str, spoken: Spoken) -> str:
    """*signs* by their names; what has none, as an emoji, is left to the voice."""
    names = [spoken.signs.get(sign, sign) for sign in signs if sign != " "]
    return ", ".join(names) if any(sign in spoken.signs for sign in signs) else signs
