"""Actions: things to do, and the line of a task list that each is stored as."""

import re
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from reflect import languages
from reflect.languages import LanguageWords
from reflect.locale import N_
from reflect.questions.kinds import endings
from reflect.questions.kinds.days import iso_day, long_day
from reflect.questions.kinds.endings import BLANKS
from reflect.text import clean

DONE = True
LET_GO = "let-go"
_BOXES: dict[str, bool | str] = {"x": DONE, "X": DONE, "-": LET_GO}
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
    return line[:start] + _with_day(line[start:end], by or "", words) + line[end:]


def _box(line: str) -> re.Match[str]:
    """The beginning of a *line* up to its box; raises ValueError."""
    if found := BOX.match(line):
        return found
    raise ValueError("no box")


def _with_day(written: str, by: str, words: LanguageWords) -> str:
    """*written*, the text behind a box, with another day; "" takes it away."""
    there = endings.split(written)
    # Of several due dates, Obsidian Tasks takes the first.
    days = {each.field: each for each in reversed(there)}
    day = days.get("by") or (days.get("due") if not by or iso_day(by) else None)
    if day and by:
        return written[: day.value_at] + by + written[day.value_at + len(day.value) :]
    if day:
        return written[: day.start] + written[day.end :]
    at = there[0].start if there else len(written)
    return f"{written[:at]} ({words.by[0]} {by}){written[at:]}" if by else written


@dataclass(frozen=True)
class Action:
    """A thing to do, with a day or rhythm, and its state."""

    text: str
    by: str = ""
    every: str = ""
    #: False while it is open, True when done, LET_GO when it was let go.
    done: bool | str = False
    #: The words before day and rhythm, as they were written: ``jeden`` or ``alle``.
    by_word: str = field(default="", compare=False)
    every_word: str = field(default="", compare=False)

    @classmethod
    def of(cls, data: object) -> "Action | None":
        """The action in *data* of an answers file, None for an empty one; raises ValueError."""
        if isinstance(data, Action):
            return data if data.text else None
        known = {"text", "by", "every", "done"}
        fields: object = {"text": data} if isinstance(data, str) else data
        if not isinstance(fields, dict) or not fields.keys() <= known or "text" not in fields:
            raise ValueError(N_("a text, or {fields}", fields="{text, by?, every?, done?}"))
        text, by, every = (_line(fields.get(key)) for key in ("text", "by", "every"))
        done = fields.get("done")
        if not (done is None or isinstance(done, bool) or done == LET_GO):
            raise ValueError(N_('done is true, false or "let-go"'))
        if {"(", ")"} & {*by, *every}:
            raise ValueError(N_("a day or rhythm has no brackets"))
        return cls(text, by, every, done or False) if text else None

    @classmethod
    def read(cls, written: str, box: str = " ") -> "Action":
        """The action *written* behind the check box *box* of a line."""
        done = _BOXES.get(box, False)
        text, values = written.strip(), dict.fromkeys(("by", "every"), ("", ""))
        while ending := _Ending.of(text):
            # Brackets without a blank before them, or with a backslash, belong to the text.
            if any(values[ending.field]) or ending.before[-1:] not in ("", " ", "\t"):
                break
            text, values[ending.field] = ending.before.rstrip(" \t"), (ending.value, ending.word)
        if not text:
            return cls(written.strip(), done=done)
        if ending and ending.before.endswith("\\"):
            text = ending.before[:-1] + text[len(ending.before) :]
        (by, by_word), (every, every_word) = values["by"], values["every"]
        return cls(text, by, every, done, by_word, every_word)

    @property
    def state(self) -> str:
        """``done``, ``let go``, or "" while the action is open."""
        return {DONE: "done", LET_GO: "let go"}.get(self.done, "")

    def write(self, words: LanguageWords) -> str:
        """The Markdown line of the action."""
        box = {DONE: "x", LET_GO: "-"}.get(self.done, " ")
        return f"- [{box}] " + " ".join([_escaped(self.text), *self.endings(words)])

    def endings(self, words: LanguageWords) -> list[str]:
        """Day and rhythm in brackets, as far as they are set."""
        by = f"({self.by_word or words.by[0]} {self.by})"
        every = f"({self.every_word or words.every[0]} {self.every})"
        return [*([by] if self.by else []), *([every] if self.every else [])]

    def planned(self, words: LanguageWords) -> str:
        """Text, day and rhythm, the day with the name of its month."""
        endings = replace(self, by=long_day(self.by, words)).endings(words)
        return "  ".join([self.text, " ".join(endings)]).rstrip()

    def stated(self, words: LanguageWords) -> str:
        """`planned`, followed by the state unless the action is open."""
        state = _state(self.done, words)
        return f"{self.planned(words)} {state}" if state else self.planned(words)

    def editable(self, words: LanguageWords) -> str:
        """The text that `typed` reads as this action."""
        return f"{' '.join([self.text, *self.endings(words)])}{_state(self.done, words)}"

    @classmethod
    def typed(cls, text: str, words: LanguageWords) -> "Action":
        """The action in a typed *text*: the reverse of `editable`."""
        for done in (DONE, LET_GO):
            bare = text.removesuffix(_state(done, words))
            if bare != text:
                return replace(cls.read(bare), done=done)
        return cls.read(text)

    def data(self) -> dict[str, object]:
        """The action as an answers file has it."""
        fields = {"text": self.text, "by": self.by, "every": self.every, "done": self.done}
        return {key: value for key, value in fields.items() if value}


def _state(done: bool | str, words: LanguageWords) -> str:
    """The suffix ``(done)`` or ``(let go)`` with a blank before it; "" while open."""
    return f" ({words.done if done is DONE else words.let_go})" if done else ""


class _Ending(NamedTuple):
    """A ``(by …)`` or ``(every …)`` at the end of a text, in the words of any language."""

    before: str
    field: str
    word: str
    value: str

    @classmethod
    def of(cls, text: str) -> "_Ending | None":
        """The ending of *text*, or None."""
        before, bracket, inside = text.rpartition("(")
        word, *values = re.split(r"[ \t]+", inside.strip(" \t").removesuffix(")"), maxsplit=1)
        if not bracket or word not in _FIELDS or inside.find(")") != len(inside) - 1:
            return None
        return cls(before, _FIELDS[word], word, values[0].rstrip(" \t")) if any(values) else None


_FIELDS = {
    word: field
    for words in languages.every()
    for field in ("by", "every")
    for word in getattr(words, field)
}


def _escaped(text: str) -> str:
    """*text* with a backslash before last brackets that would be read as day or rhythm."""
    ending = _Ending.of(text)
    return f"{ending.before}\\{text[len(ending.before) :]}" if ending else text


def _line(value: object) -> str:
    text = clean("" if value is None else value) if isinstance(value, str | None) else "\n"
    if "\n" in text:
        raise ValueError(N_("each part is a single line"))
    return text.strip()
