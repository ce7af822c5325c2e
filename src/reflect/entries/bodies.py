"""Bodies of answers: format and parse the text below one question."""

import re
from typing import NamedTuple

from reflect import languages
from reflect.languages import LanguageWords
from reflect.questions import Kind, Value
from reflect.text import LINE_END

_STRUCTURE = re.compile(r"^( {0,3})(\\*)(?=#{1,3}(?:[ \t]|$)|<!-- (?:q|step):)", re.MULTILINE)

_DECLINED = {f"_({words.not_today})_" for words in languages.every()}
_SIGNS = _DECLINED | {f"_({words.none})_" for words in languages.every()}


class Response(NamedTuple):
    """An answer's content: a value, free text beside it, or "not today" (declined)."""

    value: Value | None = None
    words: str = ""
    declined: bool = False

    @property
    def is_open(self) -> bool:
        """Whether there is no answer."""
        return self.value is None and not self.words and not self.declined

    @property
    def is_answered(self) -> bool:
        """Whether there is an answer that follow-up questions can depend on."""
        return not self.is_open and not self.declined


def format_body(given: Response, kind: Kind, words: LanguageWords) -> str:
    """*given* formatted as the body of an answer to a question of *kind*."""
    if given.declined:
        return f"_({words.not_today})_"
    first = "" if given.value is None else kind.write(given.value, words)
    if given.value == () and not given.words:
        return first
    return escape("\n\n".join(part for part in (first, given.words) if part))


def parse_body(body: str, kind: Kind) -> Response:
    """The content of *body*, an answer to a question of *kind*."""
    if body in _DECLINED:
        return Response(declined=True)
    raw = unescape(body)
    if not raw:
        return Response()
    first, free = kind.part(raw)
    value = kind.read(first)
    if value == () and raw in _SIGNS and body != raw:
        value = None  # Escaped: free text that only looks like the sign for "none".
    if value is not None:
        return Response(value, free)
    return Response(None, free if kind.blank(first) else raw)


def escape(text: str) -> str:
    """*text* with a backslash before anything that looks like structure, or like a sign."""
    text = _STRUCTURE.sub(r"\1\\\2", text)
    return "\\" + text if text.lstrip("\\") in _SIGNS else text


def unescape(body: str) -> str:
    """*body* without the backslashes of `escaped`, with LF line ends."""
    if "\\" not in body and "\r" not in body:
        return body
    text = LINE_END.sub("\n", body)
    if text.startswith("\\") and text.lstrip("\\") in _SIGNS:
        return text[1:]
    return _STRUCTURE.sub(lambda found: found[1] + found[2][1:], text)
