"""Changes between two entries: what was, what is, and each answer as it reads now."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from reflect.comparison import Change, prose
from reflect.comparison.prose import Segment
from reflect.entries import Answer
from reflect.journal.runs import Run
from reflect.render.spoken import begun, closed, day, labelled, page, said
from reflect.render.spoken.answers import is_prose, mark, scale_end, told
from reflect.render.spoken.entries import about
from reflect.words import of
from reflect.words.spoken import Spoken
from reflect.words.table import Words

#: Signs that a voice makes of itself, between one part and the next.
_PAUSES = " ,;:-–—*"


def compared(
    old: Run,
    new: Run,
    changes: Sequence[Change],
    numbers: Mapping[str, int],
    *,
    everything: bool,
    more: str = "",
) -> str:
    """What has changed, changed questions first; *more* is the command for the rest.

    *numbers* are those of the questions in the worksheet of the *new* entry.
    """
    pair = _Pair(old, new, numbers)
    heard = [change for change in changes if everything or change.is_told]
    paragraphs = [pair.head(), pair.summary(changes)]
    for change in sorted(heard, key=lambda change: change.kind == "unchanged"):
        paragraphs += pair.told(change)
    if any(each.kind == "changed" and each.new and each.new.kind == "scale" for each in heard):
        paragraphs.append(pair.spoken.just_the_day)
    if more and len(heard) < len(changes):
        paragraphs.append(pair.spoken.rest.format(command=more))
    return page(paragraphs)


@dataclass(frozen=True)
class _Pair:
    """Two entries, heard in the language of the newer one."""

    old: Run
    new: Run
    numbers: Mapping[str, int]

    @property
    def words(self) -> Words:
        return of(self.new.language)

    @property
    def spoken(self) -> Spoken:
        return self.words.spoken

    def head(self) -> str:
        """Which two entries these are, and about whom."""
        titles = dict.fromkeys((self.old.title, self.new.title))
        days = [self._day(each) or self.spoken.undated.rstrip(".") for each in self._both]
        weeks = abs((self.new.day - self.old.day).days) // 7
        is_apart = weeks > 1 and all(self._day(each) for each in self._both)
        apart = self.spoken.weeks if is_apart else self.spoken.days
        between = said(apart, then=days[0], now=days[1], weeks=weeks)
        sentences = [self.spoken.compare, *map(closed, titles), between, *self._about(days)]
        return " ".join([*sentences, *self._versions()])

    @property
    def _both(self) -> tuple[Run, Run]:
        return self.old, self.new

    def _day(self, run: Run) -> str:
        return day(run.day, self.words)

    def _about(self, days: Sequence[str]) -> list[str]:
        whom = [about(each.about, self.words) for each in self._both]
        if self.old.about == self.new.about:
            return [begun(whom[0])] if self.new.about else []
        return [closed(f"{at}: {who}") for at, who in zip(days, whom, strict=True)]

    def _versions(self) -> list[str]:
        then, now = (each.version for each in self._both)
        is_other = then != now and None not in (then, now)
        return [said(self.spoken.versions, then=then, now=now)] if is_other else []

    def summary(self, changes: Sequence[Change]) -> str:
        """How many answers changed."""
        same = sum(change.kind == "unchanged" for change in changes)
        changed = sum(change.is_told for change in changes)
        if not changed:
            return self.spoken.none_changed if same else self.spoken.nothing
        return said(self.spoken.count, count=changed, all=same + changed)

    def told(self, change: Change) -> list[str]:
        """One question and what became of its answer."""
        asked = begun(self.words.talk.questions[0]).rstrip(".")
        number = self.numbers.get(change.id)
        opening = [f"{asked} {number}." if number else f"{asked}.", closed(_asked(change))]
        if change.old and change.new and change.old.question != change.new.question:
            opening.append(said(self.spoken.asked_then, text=change.old.question))
        became, *paragraphs = self._became(change)
        return [" ".join([*opening, became]), *paragraphs]

    def _became(self, change: Change) -> list[str]:
        """What is said behind the question, and what in paragraphs of its own."""
        old, new = change.old, change.new
        said_first = self.spoken.classes[change.kind]
        if change.kind == "unchanged":
            return [said_first, *self._whole(self.spoken.still, new or old)]
        if change.kind == "new":
            return [said_first, *self._whole(self.spoken.reads, new)]
        if change.kind == "removed":
            now = self._whole(self.spoken.now, new) if new and new.state != "open" else []
            return [said_first, *self._whole(self.spoken.then, old), *now]
        assert old is not None
        assert new is not None
        if change.kind == "changed" and _is_mark(old) and _is_mark(new):
            return self._marks(old, new)
        places = [] if change.kind in ("rewritten", "changed") else self._places(change)
        if places:
            return [" ".join([said_first, *places]), *self._whole(self.spoken.reads, new)]
        then, now = self._whole(self.spoken.then, old), self._whole(self.spoken.now, new)
        return [said_first, *then, *now]

    def _whole(self, sentence: str, answer: Answer | None) -> list[str]:
        """An answer from its first word to its last."""
        return labelled(sentence, told(answer, self.words)) if answer else []

    def _marks(self, old: Answer, new: Answer) -> list[str]:
        """Two marks, choices or days, and the words about them."""
        is_same_scale = scale_end(old) == scale_end(new)
        then, now = (mark(each, self.words, alone=is_same_scale) for each in (old, new))
        heard = [f"{said(self.spoken.was, text=then)} {said(self.spoken.is_now, text=now)}"]
        is_other = bool(old.words) and old.words != new.words
        if is_other:
            heard.append(said(self.spoken.words_then, text=old.words))
        if new.words:
            sentence = self.spoken.words_now if is_other else self.spoken.words
            heard.append(said(sentence, text=new.words))
        return heard

    def _places(self, change: Change) -> list[str]:
        """Each place in a text that is another one; none where what changed is no text."""
        old, new = change.old, change.new
        assert old is not None
        assert new is not None
        if is_prose(old) and is_prose(new):
            return list(places(change.segments, self.spoken))
        if old.kind == new.kind and old.value == new.value:
            return list(places(prose.between(old.words, new.words).segments, self.spoken))
        return []


def _asked(change: Change) -> str:
    return change.question or change.id


def _is_mark(answer: Answer) -> bool:
    """Whether an answer is a mark, a choice or a day."""
    return not is_prose(answer) and answer.kind not in ("list", "action")


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
