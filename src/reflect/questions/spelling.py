"""How words are freed of their backslashes."""

import re

#: A backslash, and the character that it makes literal.
ESCAPE = r"\\[\[\]{},\\]"


def unescaped(text: str) -> str:
    """*text* with a backslash taken from each bracket, brace, comma and backslash that has one."""
    return re.sub(ESCAPE, lambda found: found[0][1], text)
