"""Takes the head and the signature off a mail that was saved as text."""

import re

from reflect.locale import N_

HEAD = N_("left out: sender, address and signature of a mail")

_FIELD = re.compile(r"[^\W\d][\w -]{0,20}: ?(.*)")
_ADDRESS = re.compile(r"\S@\S")
_TIME = re.compile(r"\d{1,2}:\d{2}")
_FORWARDED = re.compile(r"(?:(?:re|aw|antw|sv|fwd?|wg|tr|rv|vs) ?: ?){1,9}", re.IGNORECASE)
#: Fewer fields could be lines of the document.
FEWEST = 3
#: A signature has no more lines.
LONGEST = 12


def body(text: str) -> tuple[str, bool]:
    """*text* with its lines where they were, and whether it is a mail; the subject is kept."""
    lines = text.split("\n")
    start = next((n for n, line in enumerate(lines) if line.strip()), 0)
    end = start
    while end < len(lines) and _FIELD.fullmatch(lines[end].strip()):
        end += 1
    head = lines[start:end]
    is_sent = all(any(map(sign.search, head)) for sign in (_ADDRESS, _TIME))
    if len(head) < FEWEST or not is_sent:
        return text, False
    about = [line for line in head if not _ADDRESS.search(line) and not _TIME.search(line)]
    subject = max(about, key=len, default="").partition(":")[2].strip()
    forwarded = _FORWARDED.match(subject)
    lines[start:end] = [subject[forwarded.end() if forwarded else 0 :], *[""] * (len(head) - 1)]
    for number in range(len(lines) - 1, max(end, len(lines) - LONGEST), -1):
        if lines[number].rstrip() == "--":
            lines[number:] = [""] * (len(lines) - number)
            break
    return "\n".join(lines), True
