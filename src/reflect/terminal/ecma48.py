"""Control sequences as a terminal sends them (ECMA-48): keys, and replies to what it was asked."""

import re

# Each begins with an escape and a letter, or with the one character that is short for both; a
# byte that is no UTF-8 arrives as a surrogate.
_CSI, _PARAMETERS = "\x1b\\[|[\x9b\udc9b]", "[0-?]*[ -/]*"
_SS3, _MODIFIER = "\x1bO|[\x8f\udc8f]", "[0-9;]*"
# OSC, DCS, APC, PM and SOS.
_STRING, _CONTENT = (
    "\x1b[]PX^_]|[\x90\x98\x9d-\x9f\udc90\udc98\udc9d-\udc9f]",
    "[^\x00-\x1f\x9c\udc9c]*",
)
_ENDS = "\x07|\x1b\\\\|[\x9c\udc9c]"

#: A whole sequence. Beside CSI as it is defined: a function key of the Linux console, and a click
#: as X10 tells it.
SEQUENCE = re.compile(
    f"(?:{_CSI})(?:\\[[A-E]|M[^\x00-\x1f]{{3}}|(?![M[]){_PARAMETERS}[@-~])"
    f"|(?:{_SS3}){_MODIFIER}[ -~]"
    f"|(?:{_STRING}){_CONTENT}(?:{_ENDS})"
)
#: What may become one, at the end of what was read.
BEGUN = re.compile(
    f"(?:(?:{_CSI})(?:{_PARAMETERS}|\\[|M[^\x00-\x1f]{{0,2}})|(?:{_SS3}){_MODIFIER}"
    f"|(?:{_STRING}){_CONTENT}\x1b?|\x1b)\\Z"
)
#: What there is of one that ends as none does; its one group is how it begins.
BROKEN = re.compile(f"({_CSI}){_PARAMETERS}|({_SS3}){_MODIFIER}|({_STRING}){_CONTENT}")
#: Letters, blanks and line ends: neither a control character, nor does a sequence begin so.
TEXT = re.compile(
    "[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x8f\x90\x98\x9b\x9d-\x9f"
    "\udc8f\udc90\udc98\udc9b\udc9d-\udc9f]+"
)
#: In seconds: what a program sends comes closer together, what people type does not.
TOGETHER = 0.02
#: In seconds: after so long nothing that was begun goes on.
PAUSE = 0.5
#: The brackets that a terminal puts around what is pasted.
PASTE_BEGINS, PASTE_ENDS = (re.compile(f"(?:{_CSI}){number}~") for number in (200, 201))


def in_seven_bits(sequence: str) -> str:
    """A *sequence* with an escape and a letter where it began with the character short for them."""
    code = ord(sequence[0]) & 0xFF
    return f"\x1b{chr(code - 0x40)}{sequence[1:]}" if 0x80 <= code < 0xA0 else sequence
