"""Says what stood at the head and foot of the pages of a document: a worksheet has no pages."""

import re
from collections.abc import Iterable

from reflect.importers.blocks import Note
from reflect.locale import N_

#: The number of a page.
PAGE = re.compile(
    r"(?:[-–—]\s*\d{1,3}\s*[-–—]|(?:page|seite|página|pagina|pág\.?|pag\.?|p\.|s\.|strona|str\.|"
    r"ページ|頁|页|صفحة|עמוד)\s*\d{1,3}(?:\s*(?:of|von|de|di|sur|van|z|/|من|מתוך)\s*\d{1,3})?|"
    r"第?\s*\d{1,3}\s*(?:ページ|頁|页)(?:\s*[/／]\s*(?:共\s*)?\d{1,3}\s*(?:ページ|頁|页)?)?)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d+")
AROUND = N_("left out: what stands at the head and foot of the pages")
#: Longer texts are not quoted.
LONGEST = 200


def notes(texts: Iterable[str]) -> list[Note]:
    """One note on these *texts*, but for those that only count the pages."""
    said: dict[str, str] = {}
    for text in (" ".join(text.split()) for text in texts):
        if sum(map(str.isalpha, text)) > 1 and not PAGE.fullmatch(text):
            said.setdefault(_NUMBER.sub("", text), text)
    quoted = " · ".join(said.values())
    what = N_("left out: what stands at the head and foot of the pages ({text})", text=quoted)
    what = what if len(quoted) <= LONGEST else AROUND
    return [Note(0, what, is_omission=True)] if said else []
