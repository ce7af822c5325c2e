"""The words of a paragraph come in whole and in order, whatever the format of the document."""

import html
import re
from collections.abc import Callable
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_open_document import p as odt_paragraph
from test_open_document import text_document
from test_word import paragraph, run, word

from reflect.importers import docx, markdown, odt, text
from reflect.importers import html as web
from reflect.importers.blocks import Document

PIECES = st.sampled_from([
    "-", "*", "·", "1.", "2)", "a)", "Q1:", "iv.", "I.", "☐", "( )", "[ ]", "____", "...", "|", "==",
    "---", "#", "##", ">", "word", "Why", "ärger", "你好", "It’s", "A.", "3.5", "now?", "so,", "end.", ":",
    "\t", "    ", "\u00a0", "::", "^id", "#tag", "**bold**", "_so_", "www.a.b", "\\", "`x`", "~~", "&amp;", "[a](b)",
])  # fmt: skip
LINES = st.lists(
    st.lists(PIECES, min_size=1, max_size=7).map(" ".join).filter(str.strip), min_size=1, max_size=6
)


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text)


def shown(document: Document) -> list[str]:
    """The words of *document*, those of its marks included."""
    return words(" ".join(f"{block.glyph} {block.text}" for block in document.blocks))


MADE: dict[str, Callable[[list[str]], Document]] = {
    "text": lambda lines: text.document("\n".join(lines).encode()),
    "Markdown": lambda lines: markdown.document(
        "\n\n".join(re.sub(r"([^\w\s])", r"\\\1", line) for line in lines).encode()
    ),
    "a page": lambda lines: web.document(
        "".join(f"<p>{html.escape(line)}</p>" for line in lines).encode()
    ),
    "a list on a page": lambda lines: web.document(
        "".join(f"<li><b>{html.escape(line)}" for line in lines).encode()
    ),
    "lines of a page": lambda lines: web.document(
        f"<div>{'<br>'.join(map(html.escape, lines))}".encode()
    ),
    "Word": lambda lines: docx.document(word("".join(paragraph(escape(e)) for e in lines))),
    "lines in Word": lambda lines: docx.document(
        word(paragraph("<w:r><w:br/></w:r>".join(run(escape(e), "<w:b/>") for e in lines)))
    ),
    "OpenDocument": lambda lines: odt.document(
        text_document("".join(odt_paragraph(escape(e)) for e in lines))
    ),
}


@pytest.mark.parametrize("made", MADE.values(), ids=MADE)
@given(LINES)
def test_the_words_of_a_paragraph_come_in_whole_and_in_order(
    made: Callable[[list[str]], Document], lines: list[str]
) -> None:
    assert shown(made(lines)) == words(" ".join(lines))
