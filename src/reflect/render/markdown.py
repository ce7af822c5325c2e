"""Changes in Markdown, marked as CriticMarkup has it: ``{--went--}{++came++}``.

Whoever takes all changes has the answer of today, whoever refuses them that of then, character
for character; only where a stretch stayed in another layout, it is the one of today. A mark is
never larger than a sentence, and breaks between lines have marks of their own, since no two
programs agree on what reaches across a blank line or an item of a list.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reflect.comparison.changes import Change
from reflect.comparison.parts import Part
from reflect.entries.answer import Answer
from reflect.render import sentences
from reflect.render.pair import Pair, View, is_given
from reflect.render.values import mark
from reflect.text import visible

_MARKS = {"-": "{{--{}--}}", "+": "{{++{}++}}", "<": "{{--{}--}}", ">": "{{++{}++}}"}

#: Breaks between lines, blank ones among them.
_BREAKS = re.compile(r"(\n(?:[ \t]*\n)*)")
# What is meant by the writer, and would be taken for a mark or a heading of ours, or for a comment
# that nobody sees: one more backslash each, so that none has to be guessed at when they are taken
# out again.
_COMMENTS = re.compile(r"(<)(\\*)(?=!--)")
_OPENS = re.compile(r"(\{)(\\*)(?=\+\+|--|~~|==|>>)")
_CLOSES = re.compile(r"([+~=<-])(\\*)(?=\1\})")
_HEADS = re.compile(r"^( {0,3})(\\*)(?=#{1,6}(?:[ \t]|$))", re.MULTILINE)


def compared(pair: Pair, view: View) -> str:
    """A page of two runs, with as much of them as *view* has."""
    page = _Page(pair, in_full=view.in_full)
    return "".join(f"{each}\n\n" for each in page.blocks(view) if each).rstrip("\n") + "\n"


@dataclass(frozen=True)
class _Page:
    """Two runs on a page, block by block."""

    pair: Pair
    in_full: bool

    def blocks(self, view: View) -> Iterator[str]:
        """All that is on it."""
        pair = self.pair
        yield f"# {_line(sentences.title(pair))}"
        yield from map(_line, (sentences.days(pair), *sentences.whom(pair)))
        yield from self._revision()
        seen = pair.seen(everything=view.is_whole)
        if not view.is_choice:
            yield _line(sentences.summary(pair))
        elif not seen:
            yield _line(pair.review.none_asked)
        for change in seen:
            number = f"{pair.numbers[change.id]}. " if change.id in pair.numbers else ""
            yield f"## {number}{_line(pair.question(change))}"
            yield f"*{_line(pair.label(change))}*" if pair.label(change) else ""
            yield from self._body(change)

    def _revision(self) -> Iterator[str]:
        """What became of the worksheet, once."""
        pair, revision = self.pair, self.pair.revision
        yield from map(_line, sentences.revised(pair) if revision else ())
        for asked in revision.asked:
            yield f"*{_line(sentences.asked(pair, asked))}*"
            for name, wording in zip(pair.names, (asked.then, asked.now), strict=True):
                yield f"**{_line(name)}** {_line(wording)}" if asked.is_reworded else ""
        yield from map(_line, sentences.gone(pair))

    def _body(self, change: Change) -> Iterator[str]:
        is_same = change.kind == "unchanged" and is_given(change.new)
        if is_same or not (self.in_full or self.pair.sides.are_people):
            yield marked(change.parts, self.pair.words.report.moved)
            for note in [*self._scales(change), *sentences.notes(self.pair, change)]:
                yield f"{{>>{_line(note)}<<}}"
            return
        for name, answer in zip(self.pair.names, (change.old, change.new), strict=True):
            if is_given(answer):
                yield f"**{_line(name)}**"
                yield self._whole(answer)

    def _scales(self, change: Change) -> Iterator[str]:
        """On which scales two ratings are, where these are two: no mark in the text says it."""
        if change.old and change.new and change.new.is_on_another:
            then, now = (mark(each, self.pair.words) for each in (change.old, change.new))
            yield self.pair.review.marks.format(then=then, now=now)

    def _whole(self, answer: Answer | None) -> str:
        if answer is None or answer.state != "answered":
            return f"({self.pair.words.not_today})"
        return marked([Part((("=", answer.text),))], "")


def marked(parts: Sequence[Part], moved: str) -> str:
    """Both texts of *parts* in one; *moved* is said of what only changed its place."""
    shown = []
    for sign, *words in (segment for part in parts for segment in part.segments):
        if sign == "=":
            shown.append(escaped(words[-1]))
            continue
        note = f"{{>>{moved}<<}}" if sign in "<>" else ""
        for piece in filter(None, _BREAKS.split(words[0])):
            shown.append(_MARKS[sign].format(escaped(piece)) + (note if piece.strip() else ""))
    return _HEADS.sub(r"\1\\\2", "".join(shown))


def escaped(words: str) -> str:
    """*words* without anything that a terminal could obey, or that could be taken for a mark."""
    shown = "\t".join(map(visible, words.split("\t")))
    for sign in (_COMMENTS, _OPENS, _CLOSES):
        shown = sign.sub(r"\1\\\2", shown)
    return shown


def _line(words: str) -> str:
    return escaped(" ".join(words.split()))
