"""Makes the golden documents of the first half that are no text.

Run by hand: ``python tests/importers/making``. It needs python-docx, reportlab, LibreOffice and
Chromium; what it makes is committed. Text, Markdown and HTML documents are written by hand.
"""

import friendship
import word
from files import converted, keep


def main() -> None:
    keep("friendship.truth.md", friendship.truth())
    keep("friendship.txt", friendship.text())
    keep("friendship.md", friendship.markdown())
    keep("friendship.html", friendship.html())
    made = word.friendship_docx()
    keep("friendship.docx", made)
    for ending in ("odt", "pdf"):
        keep(f"friendship.{ending}", converted("friendship.docx", made, ending))


main()
