"""Parses Markdown, as text editors, Obsidian and Notion write it: bytes to blocks."""

import re

from reflect.importers import pictures, text
from reflect.importers.blocks import Document, Note
from reflect.importers.markdown.source import cleaned
from reflect.locale import N_

CODE = N_("left out: code that an app fills in")
TAGS = N_("left out: tags, and links between notes")
COMMENT = N_("left out: comments, which are not to be seen")

_HEADING = re.compile(r"^#{1,6} \S", re.MULTILINE)
_BOLD = re.compile(r"^\*\*[^*\n]{1,200}\*\*", re.MULTILINE)


def document(data: bytes) -> Document:
    """The Markdown in *data*; raises Unreadable."""
    # markdown-it takes longer to import than all else here.
    from reflect.importers.markdown import tokens

    source, remark = text.readable(data)
    found = cleaned(source)
    reader = tokens.Reader()
    reader.read(found.text)
    notes = [Note(1, remark)] if remark else []
    first = min(filter(None, (found.coded, reader.coded)), default=0)
    notes += [Note(first, CODE, is_omission=True)] if first else []
    notes += pictures.notes(reader.pictures)
    said = ((found.commented, COMMENT), (found.tagged, TAGS))
    notes += [Note(line, what, is_omission=True) for line, what in said if line]
    return Document(
        blocks=tuple(reader.blocks),
        notes=tuple(notes),
        title=found.title,
        language=found.language,
    )


def in_text(data: bytes) -> Document:
    """The text in *data*, which may be Markdown under another name; raises Unreadable."""
    source, _ = text.readable(data)
    headings, bold = len(_HEADING.findall(source)), len(_BOLD.findall(source))
    return (
        document(data) if headings > 1 or (headings and bold) or bold > 1 else text.document(data)
    )
