"""Takes the head, the greeting and the signature off a mail or a letter."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from reflect.importers.blocks import Block

#: Fewer fields could be lines of the document.
FEWEST_FIELDS = 3
_FIELD = re.compile(r"[^\W\d_][\w -]{0,15}\s?[:：]\s")
_SUBJECT = re.compile(
    r"(?:subject|betreff|objet|asunto|oggetto|assunto|onderwerp|temat|件名|主题|主題|الموضوع|נושא)"
    r"\s?[:：]\s*(?:(?:fwd?|re|aw|antw|sv|wg|tr|rv|rif|enc|odp|vs)\s?:\s*){0,9}(.+)",
    re.IGNORECASE | re.DOTALL,
)
_TIME = re.compile(r"\d{1,2}:\d{2}")
#: A greeting stands among the first blocks; it and the lines of a signature have few words.
_FIRST, _MOST_WORDS, _MOST_NAMES, _LONGEST = 6, 4, 3, 40
_COMMAS = (",", "，", "、")
_ENDS = (*".?!:;…。？！：", "__")


def body(blocks: Sequence[Block]) -> tuple[list[Block], list[Block]]:
    """The *blocks* without the words around a letter, and these; its subject is the title."""
    kept, out = _without_head(blocks)
    texts = [block for block in kept if block.text and not block.is_rule]
    greeting = [above for above, below in pairwise(texts[: _FIRST + 1]) if _greets(above, below)]
    signed = _signature(texts, is_letter=bool(greeting))
    # "Dear me," alone may begin a letter that is to be written.
    signed = [*greeting[:1], *signed] if out or signed else []
    kept = [block for block in kept if not any(block is each for each in signed)]
    return kept, [*out, *signed]


def _without_head(blocks: Sequence[Block]) -> tuple[list[Block], list[Block]]:
    """The *blocks* below the fields of a mail, and above the line that parts its signature."""
    head = list(takewhile(lambda block: _FIELD.match(block.text), blocks))
    subject = [
        replace(b, text=found[1], heading=0) for b in head if (found := _SUBJECT.fullmatch(b.text))
    ]
    is_sent = any("@" in block.text for block in head) and (
        subject or any(_TIME.search(block.text) for block in head)
    )
    if len(head) < FEWEST_FIELDS or not is_sent:
        return list(blocks), []
    rest = list(blocks[len(head) :])
    ends = [place for place, block in enumerate(rest) if block.is_rule and block.text == "--"]
    end = ends[-1] if ends else len(rest)
    out = [block for block in head if not _SUBJECT.fullmatch(block.text)]
    return [*subject, *rest[:end]], [*out, *rest[end + 1 :]]


def _greets(block: Block, below: Block) -> bool:
    """Whether *block* is "Dear Kim," above a sentence."""
    is_sentence = len(below.text) > _LONGEST and not below.is_item
    return _is_short(block) and block.text.endswith(_COMMAS) and is_sentence


def _signature(texts: Sequence[Block], *, is_letter: bool) -> list[Block]:
    """The last of *texts* if they are "Kind regards", maybe with a comma, and a name below it."""
    start = len(texts) - 1
    while start > 0 and not texts[start].gap:
        start -= 1
    last = texts[start:]
    lines = [replace(block, text=line) for block in last for line in block.text.split("\n")]
    if not 1 < len(lines) <= _MOST_NAMES + 1:
        return []
    first, *names = lines
    are_short = all(map(_is_short, [first, *names])) and not names[-1].text.endswith(_COMMAS)
    is_named = all(word[:1].isupper() for word in names[0].text.split())
    return [*last] if are_short and is_named and (is_letter or first.text.endswith(_COMMAS)) else []


def _is_short(block: Block) -> bool:
    text = block.text
    is_plain = not (block.is_item or block.cell or block.fields or block.heading)
    is_few = 0 < len(text) <= _LONGEST and len(text.split()) <= _MOST_WORDS
    return is_plain and is_few and not text.endswith(_ENDS)
