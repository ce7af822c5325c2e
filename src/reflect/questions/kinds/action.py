"""Actions: things to do, and the line of a task list that each is stored as."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from reflect import languages
from reflect.languages import LanguageWords
from reflect.locale import N_
from reflect.questions.kinds import endings
from reflect.questions.kinds.days import (
    TypedDay,
    day_after,
    iso_day,
    long_day,
    long_weekdays,
    parse_day,
    parse_rhythm,
    possible_days,
    spoken_rhythm,
)
from reflect.questions.kinds.endings import BLANKS, Ending
from reflect.questions.kinds.outcome import DONE, LET_GO, Outcome
from reflect.text import case_folded, clean

#: The states of an action by their JSON names, and the sign of each in a box.
STATES: dict[str, bool | str] = {"open": False, "done": DONE, "let-go": LET_GO}
_STATE_NAMES = {state: name for name, state in STATES.items()}
SIGNS: dict[bool | str, str] = {False: " ", DONE: "x", LET_GO: "-"}
_BOXES: dict[str, bool | str] = {"x": DONE, "X": DONE, "-": LET_GO}
_BULLET = r"\A\s*(?:[-*+•]\s+)?(?:\[[^][]\]\s+)?"  # compiled when an action is typed
#: Stands for an ending that is not there.
_NONE = Ending()
#: A day without a year that is further away may be meant of last year.
_NEAR = timedelta(days=183)
#: The beginning of an action's line: a bullet, and a box with a single sign.
BOX = re.compile(r"[ \t]*[-*+][ \t]+\[(?P<box>[^][\r\n]\ufe0f?)\](?=[ \t\r\n]|$)")


def ticked(line: str, box: str) -> str:
    """The *line* of an action with another sign in its box: ``x``, ``-`` or a blank.

    Not another byte changes. *line* may go on in indented lines, as in a file.
    Raises ValueError if it has no box.
    """
    start, end = _box(line).span("box")
    return f"{line[:start]}{box}{line[end:]}"


def rescheduled(line: str, by: str | None, words: LanguageWords) -> str:
    """The *line* of an action with another day, or with none.

    What changes is the text inside of ``(by …)``; or the due date of another program where that
    is all there is, and *by* is an ISO day. Without either, ``(by …)`` comes after the text,
    before all other endings, in *words*. Not another byte changes. *line* may go on in indented
    lines, as in a file. Raises ValueError if it has no box.
    """
    start, end = _box(line).end(), len(line.rstrip(BLANKS))
    start = end - len(line[start:end].lstrip(BLANKS))
    return line[:start] + endings.with_day(line[start:end], by or "", words.by[0]) + line[end:]


def _box(line: str) -> re.Match[str]:
    """The beginning of a *line* up to its box; raises ValueError."""
    if found := BOX.match(line):
        return found
    raise ValueError("no box")


@dataclass(frozen=True, slots=True)
class Action:
    """A thing to do, with a day or rhythm, and its state."""

    text: str
    #: The day, as it is written; without one, a due date that another program wrote.
    by: str = ""
    every: str = ""
    #: False while it is open, True when done, LET_GO when it was let go.
    done: bool | str = False
    #: What other programs wrote at the end, in order. Where day or rhythm come after the first of
    #: them they are here, too, in their brackets.
    marks: tuple[str, ...] = ()
    #: The sign that another program put into the box of an open action.
    sign: str = ""
    #: The words before day and rhythm, as they were written: ``jeden`` or ``alle``.
    by_word: str = field(default="", compare=False)
    every_word: str = field(default="", compare=False)
    #: What stood behind the box, for what has not changed to be written as it was.
    written: str = field(default="", compare=False)
    #: What became of an open one where it was planned again later.
    closed: bool | str = field(default=False, compare=False)
    #: What a later run says became of it, as long as the box agrees.
    outcome: Outcome | None = field(default=None, compare=False)

    @classmethod
    def of(cls, data: object) -> "Action | None":
        """The action in *data* of an answers file, None for an empty one; raises ValueError."""
        if isinstance(data, Action):
            return data if data.text else None
        known = {"text", "by", "every", "done", "marks"}
        fields: object = {"text": data} if isinstance(data, str) else data
        if not isinstance(fields, dict) or not fields.keys() <= known or "text" not in fields:
            what = "{text, by?, every?, done?, marks?}"
            raise ValueError(N_("a text, or {fields}", fields=what))
        text, by, every = (_line(fields.get(key)) for key in ("text", "by", "every"))
        done = fields.get("done")
        if not (done is None or isinstance(done, bool) or done == LET_GO):
            raise ValueError(N_('done is true, false or "let-go"'))
        if {"(", ")"} & {*by, *every}:
            raise ValueError(N_("a day or rhythm has no brackets"))
        sign, marks = _marks(fields.get("marks"))
        if not text:
            return None
        theirs = endings.split(text, ours=False)
        marks = (*endings.pieces(text, theirs), *marks)
        there = cls.read(endings.joined(endings.bare(text, theirs), marks))
        # Day and rhythm win over those among the marks.
        if by and there.by and (there.by_word or iso_day(by)):
            there = cls.read(endings.with_day(there.written, by, there.by_word))
        if every and there.every:
            there = cls.read(endings.with_rhythm(there.written, f"({there.every_word} {every})"))
        return replace(
            there,
            by=by or there.by,
            every=every or there.every,
            done=done or False,
            sign="" if done else sign,
        )

    @classmethod
    def read(cls, written: str, box: str = " ") -> "Action":
        """The action *written* behind the check box *box* of a line."""
        written = written.strip()
        done = _BOXES.get(box, False)
        sign = "" if done or box == " " else box
        there = endings.split(written)
        if not there:
            text = endings.unescaped(written)
            return cls(text, "", "", done, (), sign, "", "", written)
        text = endings.unescaped(endings.bare(written, there))
        # Of several due dates, Obsidian Tasks takes the first.
        found = {each.field: each for each in reversed(there)}
        by, every = found.get("by", _NONE), found.get("every", _NONE)
        day = by.value or found.get("due", _NONE).value
        theirs = there[endings.front(there) :]
        marks = endings.pieces(written, theirs) if theirs else ()
        return cls(text, day, every.value, done, marks, sign, by.word, every.word, written)

    @property
    def state(self) -> str:
        """The state by its JSON name."""
        return _STATE_NAMES[self.done]

    @property
    def is_over(self) -> bool:
        """Whether it was done or let go, here or where it was planned again."""
        return bool(self.done or self.closed)

    @property
    def became(self) -> str:
        """The code of its outcome, ``said`` if that is in words of one's own; or its state."""
        state = _STATE_NAMES[self.done or self.closed]
        return (self.outcome.became or "said") if self.outcome else state

    @property
    def box(self) -> str:
        """The sign in the box."""
        return SIGNS[self.done] if self.done else self.sign or " "

    def write(self, words: LanguageWords) -> str:
        """The Markdown line of the action."""
        return f"- [{self.box}] {self._behind_box(words)}"

    def _behind_box(self, words: LanguageWords) -> str:
        """`written`, with all that has changed since in its place."""
        written = self.written or endings.joined(self.text, self.marks)
        there = Action.read(written)
        if there.text != self.text:
            written = endings.with_text(written, self.text)
        if there.by != self.by:
            written = endings.with_day(written, self.by, self.by_word or words.by[0])
        if there.every != self.every or (self.every and there.every_word != self.every_word):
            every = f"({self.every_word or words.every[0]} {self.every})" if self.every else ""
            written = endings.with_rhythm(written, every)
        return written

    def edited(self, typed: "Action", words: LanguageWords) -> "Action":
        """*typed*, a line of `editable` that has been changed, with the marks of this action."""
        written = self.written or endings.joined(self.text, self.marks)
        more = [mark for mark in typed.marks if mark not in self.marks]
        written = endings.with_marks(written, more)
        there = Action.read(replace(typed, written=written)._behind_box(words))
        return replace(there, done=typed.done, sign="" if typed.done else self.sign)

    def brackets(self, words: LanguageWords) -> list[str]:
        """Day and rhythm in brackets, as far as they are set."""
        by = [f"({self.by_word or words.by[0]} {self.by})"] if self.by else []
        every = [f"({self.every_word or words.every[0]} {self.every})"] if self.every else []
        return by + every

    def when(self, words: LanguageWords) -> list[str]:
        """Day and rhythm as one says them, as far as they are set."""
        by_word = "" if iso_day(self.by) else self.by_word
        by = [f"{by_word or words.by[0]} {long_day(self.by, words)}"] if self.by else []
        every = [spoken_rhythm(self.every_word, self.every, words)] if self.every else []
        return by + every

    def planned(self, words: LanguageWords) -> str:
        """Text, day and rhythm as one says them."""
        endings = " ".join(f"({each})" for each in self.when(words))
        return f"{self.text}  {endings}".rstrip()

    def planned_with_state(self, words: LanguageWords) -> str:
        """`planned`, followed by the state unless the action is open."""
        state = _state(self.done, words)
        return f"{self.planned(words)} {state}" if state else self.planned(words)

    def editable(self, words: LanguageWords) -> str:
        """The text that `parse_typed` reads as this action."""
        return f"{' '.join([self.text, *self.brackets(words)])}{_state(self.done, words)}"

    @classmethod
    def parse_typed(cls, text: str, words: LanguageWords) -> "Action":
        """The action in a typed *text*: the reverse of `editable`."""
        for done in (DONE, LET_GO):
            bare = text.removesuffix(_state(done, words))
            if bare != text:
                return replace(cls.read(bare), done=done, written="")
        return replace(cls.read(text), written="")

    def dated(self, words: LanguageWords, today: date) -> "Action":
        """The action with the day that the words typed *today* name, if they name one."""
        if self.by:
            return replace(self, by=parse_day(self.by, words, today) or self.by)
        if alone := _day_alone(self.text, words, today):
            found, day = alone
            return replace(self, text=found[1] + found[3], by=day.isoformat(), written="")
        return self

    @staticmethod
    def typed_days(line: str, words: LanguageWords, today: date) -> Iterator[TypedDay]:
        """Days and rhythms in a *line* typed *today*."""
        bare = line.rstrip()
        # A line that is typed as in a file has its state in its box.
        for done in () if BOX.match(line) else (DONE, LET_GO):
            bare = bare.removesuffix(_state(done, words)).rstrip()
        # A bullet is no text that a day could end; blanks in its place keep all others.
        bare = re.sub(_BULLET, lambda found: " " * len(found[0]), bare)
        there = endings.split(bare)
        head = bare[: there[0].start] if there else bare
        is_dated = any(each.field in ("by", "due") for each in there)
        if not is_dated and (alone := _day_alone(head, words, today)):
            found, day = alone
            yield TypedDay(*found.span(2), found[2], (day,))
        for each in (each for each in there if each.is_ours):
            days = possible_days(each.value, words, today) if each.field == "by" else ()
            # The next one is meant, unless that is far away.
            is_near = days and days[0] <= today + _NEAR
            is_rhythm = each.field == "every"
            if not (is_rhythm and parse_rhythm(each.value)):
                where = (each.value_at, each.value_at + len(each.value), each.value)
                yield TypedDay(*where, days[:1] if is_near else days, is_rhythm)

    def again(self, words: LanguageWords, day: date) -> tuple[str, str]:
        """The ISO day and the rhythm at which to look again, said on a *day*; "" without one.

        "How often?" is answered without brackets, too: *every 3 months, on a walk*, or *in 3
        months*.
        """
        if self.by or self.every:
            return iso_day(self.by) or "", self.every
        phrase, every = _bare_rhythm(self.text)
        if every:
            return "", every
        by = parse_day(phrase, words, day)
        return (by if by and by > day.isoformat() else ""), ""

    @staticmethod
    def typed_again(line: str, words: LanguageWords, today: date) -> Iterator[TypedDay]:
        """The rhythm, or the day without brackets, in a *line* that says when to look again."""
        action = Action.parse_typed(re.sub(_BULLET, "", line.strip()), words)
        if action.by or action.done or _day_alone(action.text, words, today):
            return  # the day is read back anyway
        phrase, every = _bare_rhythm(action.text)
        if action.every:
            phrase, every = f"{action.every_word} {action.every}", action.every
        by, _ = action.again(words, today)
        day = date.fromisoformat(by) if by else day_after(today, every)
        start = max(line.find(phrase), 0)
        # A rhythm that is not understood is named in brackets; without them it is only words.
        if day:
            yield TypedDay(start, start + len(phrase), phrase, (day,), is_rhythm=bool(every))

    @property
    def unread(self) -> Sequence[str]:
        """Which of ``by`` and ``every`` are words that are no day and no rhythm."""
        is_by = self.by and not iso_day(self.by)
        is_every = self.every and not parse_rhythm(self.every)
        return ["by"] * bool(is_by) + ["every"] * bool(is_every)

    @property
    def unmarked(self) -> str:
        """The line of the action without what other programs wrote."""
        return replace(self, marks=(), sign="", written="").write(languages.of("en"))

    def data(self) -> dict[str, object]:
        """The action as an answers file has it."""
        there = endings.split(self.written)
        front = there[: endings.front(there)] if any(each.field == "due" for each in there) else ()
        marks = [*([f"[{self.sign}]"] if self.sign else []), *endings.pieces(self.written, front)]
        fields: dict[str, object] = {"text": self.text, "by": self.by, "every": self.every}
        fields |= {"done": self.done, "marks": [*marks, *self.marks]}
        return {key: value for key, value in fields.items() if value}


def actions_in(value: object) -> list[Action]:
    """The actions that the *value* of an answer is; empty if it is another one."""
    listed = value if isinstance(value, tuple | list) else ()
    return [each for each in listed if isinstance(each, Action)]


def _bare_rhythm(text: str) -> tuple[str, str]:
    """The first phrase of *text*, and the rhythm in it, which follows a word like *every*."""
    phrase = text.partition(",")[0].strip()
    first, _, rest = phrase.partition(" ")
    is_rhythm = any(case_folded(first) in words.every for words in languages.every())
    return phrase, rest if is_rhythm else ""


def _day_alone(text: str, words: LanguageWords, today: date) -> tuple[re.Match[str], date] | None:
    """A day to come at the end of *text*, in brackets and without ``by``: *(in 3 months)*.

    The match has what is before it, its words, and the tags behind it.
    """
    found = re.fullmatch(r"(.*\S)[ \t]+\(([^()]+)\)((?:[ \t]+#\S+)*)", text)
    days = possible_days(found[2], long_weekdays(words), today) if found else ()
    return (found, days[0]) if found and days and days[0] >= today else None


def _state(done: bool | str, words: LanguageWords) -> str:
    """The suffix ``(done)`` or ``(let go)`` with a blank before it; "" while open."""
    return f" ({words.done if done is DONE else words.let_go})" if done else ""


def _marks(data: object) -> tuple[str, tuple[str, ...]]:
    """The sign in the box and the marks in *data* of an answers file; raises ValueError."""
    listed = [] if data is None else data
    if isinstance(listed, list) and all(isinstance(each, str) and each for each in listed):
        box = BOX.fullmatch(f"- {listed[0]}") if listed else None
        marks = tuple(listed[1:] if box else listed)
        written = endings.joined("_", marks)
        there = endings.split(written)
        is_whole = endings.bare(written, there) == "_"
        is_state = box is not None and box["box"] in {" ", *_BOXES}
        if is_whole and not is_state and clean(written) == written and "\n" not in written:
            return box["box"] if box else "", marks
    raise ValueError(N_("marks is a list of what other programs wrote at the end"))


def _line(value: object) -> str:
    text = clean("" if value is None else value) if isinstance(value, str | None) else "\n"
    if "\n" in text:
        raise ValueError(N_("each part is a single line"))
    return text.strip()
