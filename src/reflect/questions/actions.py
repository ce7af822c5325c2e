"""Things somebody means to do, and the line each is kept as."""

import re
from dataclasses import dataclass

from reflect import words as languages
from reflect.text import clean
from reflect.words.table import Words

DONE = True
LET_GO = "let-go"
_BOXES: dict[str, bool | str] = {"x": DONE, "X": DONE, "-": LET_GO}


@dataclass(frozen=True)
class Action:
    """Something to do: by a day, in a rhythm, and whether it is done or let go."""

    text: str
    by: str = ""
    every: str = ""
    #: False while it is open, True when done, LET_GO when it was let go.
    done: bool | str = False

    @classmethod
    def of(cls, data: object) -> "Action | None":
        """The action that *data* of an answers file means, None for an empty one."""
        if isinstance(data, Action):
            return data if data.text else None
        known = {"text", "by", "every", "done"}
        fields: object = {"text": data} if isinstance(data, str) else data
        if not isinstance(fields, dict) or not fields.keys() <= known or "text" not in fields:
            raise ValueError("a text, or {text, by?, every?, done?}")
        text, by, every = (_line(fields.get(key)) for key in ("text", "by", "every"))
        done: object = fields.get("done") or False
        if done not in (False, DONE, LET_GO):
            raise ValueError(f'done is true, false or "{LET_GO}"')
        if re.search(r"[()]", by + every):
            raise ValueError("a day or rhythm has no brackets")
        if not text:
            return None
        return cls(text, by, every, LET_GO if done == LET_GO else bool(done))

    @classmethod
    def read(cls, written: str, box: str = " ") -> "Action":
        """The action on one line, without its box."""
        text, every = _take(written.strip(), "every")
        text, by = _take(text, "by")
        if not every:
            text, every = _take(text, "every")
        if not text:
            return cls(written.strip(), done=_BOXES.get(box, False))
        return cls(_unescape(text), by, every, _BOXES.get(box, False))

    def write(self, words: Words) -> str:
        """The line the action is kept as."""
        box = {DONE: "x", LET_GO: "-"}.get(self.done, " ")
        parts = [_escape(self.text)]
        parts += [f"({words.by[0]} {self.by})"] if self.by else []
        parts += [f"({words.every[0]} {self.every})"] if self.every else []
        return f"- [{box}] " + " ".join(parts)

    def data(self) -> dict[str, object]:
        """The action as an answers file has it."""
        fields = {"text": self.text, "by": self.by, "every": self.every, "done": self.done}
        return {key: value for key, value in fields.items() if value}


def _any_of(field: str) -> str:
    found = [word for words in languages.every() for word in getattr(words, field)]
    return "|".join(re.escape(word) for word in found)


def _take(text: str, field: str) -> tuple[str, str]:
    """*text* without a final ``(by …)`` or ``(every …)``, and what that says."""
    found = re.search(
        rf"(?:^|(?<=[ \t]))\((?:{_any_of(field)})[ \t]+([^()]*[^() \t])[ \t]*\)$", text
    )
    return (text[: found.start()].rstrip(" \t"), found[1]) if found else (text, "")


def _final() -> str:
    """What would be read as a day or a rhythm at the end of a text, with its backslashes."""
    return rf"(\\*)(\((?:{_any_of('by')}|{_any_of('every')})[ \t]+[^()]*\))$"


def _escape(text: str) -> str:
    return re.sub(_final(), r"\\\1\2", text)


def _unescape(text: str) -> str:
    return re.sub(_final(), lambda found: found[1][1:] + found[2], text)


def _line(value: object) -> str:
    text = clean("" if value is None else value) if isinstance(value, str | None) else "\n"
    if "\n" in text:
        raise ValueError("each part is a single line")
    return text.strip()
