"""Pages to listen to: sentences, one thing after the other, with nothing drawn."""

from collections.abc import Iterable, Iterator, Sequence
from functools import singledispatchmethod
from itertools import groupby
from typing import Any

from reflect import locale
from reflect.comparison.parts import Part, Segment, sides
from reflect.locale import Locale
from reflect.render import page
from reflect.render.page import Block, Heading, Section, Voiced, is_theirs, unbound
from reflect.text import NO_BREAK, capitalized, visible, wrap

#: As wide as the lines of a sitting that is read aloud.
COLUMNS = 79

_CLOSING = "\"'’”“»«)]*_ \t\n"
#: Signs that a voice makes of itself, between one part and the next.
_PAUSES = " ,;:-–—*"


def text(shown: page.Page) -> str:
    """A page as lines, with nothing in them that a terminal could obey."""
    return lines(_Voice(locale.of(shown.language)).paragraphs(shown.blocks))


def lines(paragraphs: Iterable[str]) -> str:
    """*paragraphs* as lines, each begun anew."""
    broken = (line for each in paragraphs for line in wrap(visible(each), COLUMNS))
    return "".join(f"{line.rstrip(NO_BREAK).replace(NO_BREAK, ' ')}\n" for line in broken)


def closed(text: str) -> str:
    """*text* with a full stop where it ends in a word, so that a voice comes to rest there.

    A command stays as it is: it may be copied.
    """
    is_word = NO_BREAK not in text and text.rstrip(_CLOSING)[-1:].isalnum()
    return f"{text.rstrip()}." if is_word else text.rstrip()


def begun(text: str) -> str:
    """*text* as a sentence of its own, as a voice says it.

    What begins with a name or with a command keeps its first letter.
    """
    said = _said(text)
    if is_theirs(said) or NO_BREAK in said.partition(" ")[0]:
        return closed(unbound(said))
    return closed(unbound(capitalized(said)))


def _said(text: str) -> str:
    return text.said() if isinstance(text, Voiced) else text


def _sentences(texts: Iterable[str]) -> str:
    return " ".join(filter(None, map(begun, texts)))


class _Voice:
    """Says blocks in the words of a *locale*."""

    def __init__(self, locale: Locale) -> None:
        self.locale = locale

    def paragraphs(self, blocks: Iterable[Block]) -> list[str]:
        """What is said of *blocks*, one after the other."""
        found: list[str] = []
        for block in blocks:
            said = list(self.block(block))
            is_joined = isinstance(block, page.Paragraph) and block.joins and found
            if is_joined and not found[-1].endswith(NO_BREAK):  # Nothing stands behind a command.
                found[-1] = " ".join([found[-1], *said])
            else:
                found += said
        return found

    @singledispatchmethod
    def block(self, block: Any) -> Iterable[str]:
        """What is said of one block, in paragraphs."""
        raise TypeError(block)  # Charts are for pages that are looked at in a browser.

    @block.register
    def _(self, block: Heading) -> Iterable[str]:
        return [_sentences((block.noun, block.text, block.label))]

    @block.register
    def _(self, block: Section) -> Iterable[str]:
        noun = f"{block.noun} {block.number}".strip()
        head = page.Paragraph(_sentences((noun, block.text, block.label)))
        return self.paragraphs([head, *block.blocks])

    @block.register
    def _(self, block: page.Answered | page.Moments) -> Iterable[str]:
        return self.paragraphs(block.blocks)

    @block.register
    def _(self, block: page.Paragraph) -> Iterable[str]:
        return [begun(block.text)]

    @block.register
    def _(self, block: page.Prose) -> Iterable[str]:
        if block.lead:
            return [f"{block.lead} {closed(block.text)}"]
        return [begun(block.text) if block.tone else closed(block.text)]

    @block.register
    def _(self, block: page.Marked) -> Iterable[str]:
        segments = [each for part in block.parts for each in part.segments]
        now = closed(sides(segments)[1].strip())
        reads = self.locale.gettext("Now reads: {text}", text=now)
        places = " ".join(self._places(block.parts))
        return [*filter(None, [places]), *([reads] if now else [])]

    @block.register
    def _(self, block: page.Value) -> Iterable[str]:
        return self.paragraphs([page.Paragraph(block.text), *block.beside])

    @block.register
    def _(self, block: page.Items) -> Iterable[str]:
        for number, item in enumerate(block.items, 1):
            is_said = isinstance(item.text, Voiced)
            text = closed(f"{number}. {item.text}") if block.is_ordered else begun(item.text)
            state = f"{begun(item.state).rstrip('.')}: " if item.state and not is_said else ""
            text = f"{state}{closed(item.text)}" if state else text
            yield " ".join([text, *self._places([Part(item.segments)])])

    @block.register
    def _(self, block: page.Lines) -> Iterable[str]:
        return ()  # They are for paper.

    @block.register
    def _(self, block: page.Sides) -> Iterable[str]:
        for name, blocks in block.sides:
            first, *others = self.paragraphs(blocks)
            yield f"{begun(name).rstrip('.')}: {first}"
            yield from others

    @block.register
    def _(self, block: page.Excerpt) -> Iterable[str]:
        return [closed("".join(text for text, _ in block.pieces).strip("… "))]

    @block.register
    def _(self, block: page.Table) -> Iterable[str]:
        return [_sentences((*row.cells, *row.notes)) for row in block.rows]

    @block.register
    def _(self, block: page.Grid) -> Iterable[str]:
        for group in block.groups:
            noun = self.locale.gettext("question")
            yield _sentences((f"{noun} {group.number}".strip(), group.text, group.scale))
            yield from map(begun, group.said())

    @block.register
    def _(self, block: page.Command) -> Iterable[str]:
        # The NO_BREAK at the end keeps what has no blank in it whole, too.
        command = _said(block.command).replace(" ", NO_BREAK) + NO_BREAK
        return [f"{unbound(_said(block.label))} {command}".lstrip()]

    def _places(self, parts: Iterable[Part]) -> Iterator[str]:
        """What is to be heard of each place where a text is another one.

        What changed within a part is said by itself, what came or went whole with its neighbours.
        """
        whole: list[Segment] = []
        for part in parts:
            for stayed, group in groupby(part.segments, key=lambda each: each[0] == "="):
                some = [] if stayed else list(group)
                if stayed or {"-", "+"} <= {sign for sign, *_ in some}:
                    yield from (*self._place(whole), *self._place(some))
                    whole = []
                else:
                    whole += some
        yield from self._place(whole)

    def _place(self, segments: Sequence[Segment]) -> Iterator[str]:
        """What went and came in one place: one thing for another, or several things."""
        gettext = self.locale.gettext
        pieces = [(sign, self._piece(words[0])) for sign, *words in segments]
        went, came, moved = (
            [piece for sign, piece in pieces if sign == wanted and piece] for wanted in "-+>"
        )
        is_pair = len(went) == len(came) == 1
        for piece in went:
            was = gettext("Before: {text}", text=piece)
            yield closed(was if is_pair else gettext("No longer there: {text}", text=piece))
        for piece in came:
            now = gettext("Now: {text}", text=piece)
            yield closed(now if is_pair else gettext("New: {text}", text=piece))
        for piece in moved:
            yield closed(gettext("Moved: {text}", text=piece))

    def _piece(self, text: str) -> str:
        """Part of a text in one breath; signs that stand apart by name, which voices leave out."""
        folded = " ".join(text.split()).replace("...", "…")
        at = next((at for at, sign in enumerate(folded) if sign.isalnum()), None)
        if at is None:
            return self._named(folded)
        signs, _, glued = folded[:at].rpartition(" ")
        parts = self._named(signs.strip(_PAUSES)), glued + folded[at:].rstrip(_PAUSES)
        return ", ".join(part for part in parts if part)

    def _named(self, signs: str) -> str:
        """*signs* by their names; what has none, as an emoji, is left to the voice."""
        known = _names(self.locale)
        names = [known.get(sign, sign) for sign in signs if sign != " "]
        return ", ".join(names) if any(sign in known for sign in signs) else signs


def _names(locale: Locale) -> dict[str, str]:
    """What signs are called."""
    gettext = locale.gettext
    names = {
        ",": gettext("comma"),
        ".": gettext("full stop"),
        "?": gettext("question mark"),
        "!": gettext("exclamation mark"),
        ":": gettext("colon"),
        ";": gettext("semicolon"),
        "…": gettext("three dots"),
    }
    names |= dict.fromkeys("-–—", gettext("dash"))
    names |= dict.fromkeys('"„“”‚‘', gettext("quotation mark"))
    names |= dict.fromkeys("'’", gettext("apostrophe"))
    return names | dict.fromkeys("()", gettext("bracket"))
