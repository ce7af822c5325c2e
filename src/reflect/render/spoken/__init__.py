"""Pages to listen to: sentences, one thing after the other, with nothing drawn."""

from collections.abc import Iterable, Sequence
from datetime import date

from reflect.text import visible, wrap
from reflect.words.table import Words

#: As wide as the lines of a sitting that is read aloud.
COLUMNS = 79

_CLOSING = "\"'’”“»«)]*_ \t\n"


def page(paragraphs: Iterable[str]) -> str:
    """*paragraphs* as lines, each begun anew, with nothing in them that a terminal could obey."""
    lines = (line for each in paragraphs for line in wrap(visible(each), COLUMNS))
    return "".join(f"{line}\n" for line in lines)


def closed(text: str) -> str:
    """*text* with a full stop where it ends in a word, so that a voice comes to rest there."""
    return f"{text.rstrip()}." if text.rstrip(_CLOSING)[-1:].isalnum() else text.rstrip()


def said(sentence: str, **parts: object) -> str:
    """A *sentence* of ours with its *parts* filled in."""
    return closed(sentence.format(**parts))


def begun(text: str) -> str:
    """*text* as a sentence of its own."""
    return closed(text[:1].upper() + text[1:])


def labelled(sentence: str, paragraphs: Sequence[str]) -> list[str]:
    """*paragraphs*, the first of them filled into a *sentence* of ours."""
    return [said(sentence, text=paragraphs[0]), *paragraphs[1:]]


def named(names: Sequence[str], words: Words) -> str:
    """*names* in one breath."""
    *others, last = names
    return words.spoken.joined.format(others=", ".join(others), last=last) if others else last


def day(of: date, words: Words) -> str:
    """The day *of* an entry, in words; nothing where it has none."""
    return "" if of == date.min else words.long(of)
