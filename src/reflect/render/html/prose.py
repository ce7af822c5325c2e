"""Text as it was written, in paragraphs, and with what went and what came in its place."""

import re
from collections.abc import Iterable, Iterator, Sequence

from reflect.comparison.parts import Segment
from reflect.render.html.markup import Child, Html, element, joined
from reflect.render.html.tongue import Tongue

#: Between one paragraph and the next.
_BREAK = re.compile(r"\n(?:[ \t]*\n)+")

#: No text has this in it, since none has the sign it begins with.
_MOVED = r'<(?:ins|del) class="moved"'
_ELEMENTS = {"-": "del", "<": "del", "+": "ins", ">": "ins"}

#: What became of a stretch of text, as segments have it, and the text.
Piece = tuple[str, str]


def written(text: str) -> Html:
    """*text* in paragraphs."""
    return _paragraphs([("=", text)], {})


def marked(segments: Sequence[Segment], tongue: Tongue) -> Html:
    """A text as it reads now, with what it was between marks that are seen and heard."""
    return _paragraphs([(sign, words[-1]) for sign, *words in segments], _said(tongue))


def marked_line(segments: Sequence[Segment], tongue: Tongue) -> Html:
    """The same of a text that has but one line."""
    return joined(_shown(sign, words[-1], _said(tongue)) for sign, *words in segments)


def _said(tongue: Tongue) -> dict[str, Html]:
    """What is heard before a stretch of text, by its sign."""
    report = tongue.words.report
    said = {"-": report.removed, "+": report.added, "<": report.moved_from, ">": report.moved_to}
    return {sign: tongue.own(words) for sign, words in said.items()}


def legend(shown: Html, tongue: Tongue) -> Html | None:
    """What the marks mean that are in *shown*; nothing where there are none."""
    report = tongue.words.report
    meant = [
        sentence
        for sign, sentence in ((r"<(?:ins|del)\b", report.legend), (_MOVED, report.legend_moved))
        if re.search(sign, shown)
    ]
    return quietly(tongue.said(" ".join(meant))) if meant else None


def quietly(*children: Child) -> Html:
    """A paragraph about an answer, beside it."""
    return element("p", *children, class_="quiet")


def _paragraphs(pieces: Iterable[Piece], said: dict[str, Html]) -> Html:
    return joined(
        element("p", [_shown(sign, text, said) for sign, text in some], dir="auto")
        for some in _parted(pieces)
        if any(text.strip() for _, text in some)
    )


def _parted(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    """*pieces* by paragraphs."""
    here: list[Piece] = []
    for sign, text in pieces:
        first, *others = _BREAK.split(text)
        here.append((sign, first))
        for other in others:
            yield here
            here = [(sign, other)]
    yield here


def _shown(sign: str, text: str, said: dict[str, Html]) -> Child:
    """A stretch of text; its marks do not reach to the blanks around it."""
    core = text.strip()
    if sign == "=" or not core:
        return text
    before, _, behind = text.partition(core)
    moved = "moved" if sign in "<>" else None
    heard = element("span", "[", said[sign], " ", class_="hidden")
    closed = element("span", "]", class_="hidden")
    return before, element(_ELEMENTS[sign], heard, core, closed, class_=moved), behind
