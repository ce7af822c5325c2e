"""Makes the golden documents that are no text.

Run by hand: ``python tests/importers/making``. It needs python-docx, reportlab, LibreOffice and
Chromium; what it makes is committed. The other documents, and all truths, are written by hand.
"""

import again_last
import again_later
import again_paper
import again_word
import friendship
import open_document
import paper
import paper_exported
import paper_flow
import word_fields
import word_tables
import word_text
from files import converted, keep


def main() -> None:
    keep("friendship.truth.md", friendship.truth())
    keep("friendship.txt", friendship.text())
    keep("friendship.md", friendship.markdown())
    keep("friendship.html", friendship.html())
    made = word_text.friendship_docx()
    keep("friendship.docx", made)
    for ending in ("odt", "pdf"):
        keep(f"friendship.{ending}", converted("friendship.docx", made, ending))
    for ending, modules in (
        ("docx", (word_fields, word_tables, word_text)),
        ("odt", (open_document,)),
        ("pdf", (paper, paper_exported, paper_flow)),
    ):
        for module in modules:
            for name, make in module.DOCUMENTS.items():
                keep(f"{name}.{ending}", make())
    for module in (again_word, again_paper, again_later, again_last):
        for name, make in module.DOCUMENTS.items():
            keep(name, make(), "second")


main()
