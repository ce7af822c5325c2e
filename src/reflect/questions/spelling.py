"""How words are told apart, and freed of their backslashes."""

import re
from unicodedata import normalize

#: A backslash, and the character that it makes literal.
ESCAPE = r"\\[\[\]{},\\]"


def normal(text: str) -> str:
    """*text* as wordings are compared: NFC, blanks folded."""
    return normalize("NFC", " ".join(text.split()))


def folded(text: str) -> str:
    """*text* as options and names are compared: NFC, blanks folded, any case."""
    return normal(text).casefold()


def unescaped(text: str) -> str:
    """*text* with a backslash taken from each bracket, brace, comma and backslash that has one."""
    return re.sub(ESCAPE, lambda found: found[0][1], text)
