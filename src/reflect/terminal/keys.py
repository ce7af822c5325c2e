"""A key parser that finds pastes, and drops replies of the terminal.

Control sequences are those of ECMA-48: keys that send several characters, and replies of the
terminal to queries.
"""

import re
import select
from collections.abc import Iterator
from time import monotonic

from prompt_toolkit.input import Input
from prompt_toolkit.input.ansi_escape_sequences import ANSI_SEQUENCES
from prompt_toolkit.input.posix_utils import PosixStdinReader
from prompt_toolkit.input.vt100 import Vt100Input
from prompt_toolkit.input.vt100_parser import Vt100Parser
from prompt_toolkit.key_binding import KeyPress
from prompt_toolkit.keys import Keys

# Each sequence begins with an escape and a letter, or with the one C1 character that stands for
# both; a byte that is no UTF-8 arrives as a surrogate.
_CSI, _PARAMETERS = "\x1b\\[|[\x9b\udc9b]", "[0-?]*[ -/]*"
_SS3, _MODIFIER = "\x1bO|[\x8f\udc8f]", "[0-9;]*"
# OSC, DCS, APC, PM and SOS.
_STRING, _CONTENT = (
    "\x1b[]PX^_]|[\x90\x98\x9d-\x9f\udc90\udc98\udc9d-\udc9f]",
    "[^\x00-\x1f\x9c\udc9c]*",
)
_ENDS = "\x07|\x1b\\\\|[\x9c\udc9c]"

#: A whole sequence. Beside standard CSI: function keys of the Linux console, and X10 mouse clicks.
SEQUENCE = re.compile(
    f"(?:{_CSI})(?:\\[[A-E]|M[^\x00-\x1f]{{3}}|(?![M[]){_PARAMETERS}[@-~])"
    f"|(?:{_SS3}){_MODIFIER}[ -~]"
    f"|(?:{_STRING}){_CONTENT}(?:{_ENDS})"
)
#: The beginning of a sequence, at the end of the input.
BEGUN = re.compile(
    f"(?:(?:{_CSI})(?:{_PARAMETERS}|\\[|M[^\x00-\x1f]{{0,2}})|(?:{_SS3}){_MODIFIER}"
    f"|(?:{_STRING}){_CONTENT}\x1b?|\x1b)\\Z"
)
#: A malformed sequence; its one group is the introducer.
BROKEN = re.compile(f"({_CSI}){_PARAMETERS}|({_SS3}){_MODIFIER}|({_STRING}){_CONTENT}")
#: Letters, blanks and line ends: no control character or beginning of a sequence.
TEXT = re.compile(
    "[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x8f\x90\x98\x9b\x9d-\x9f"
    "\udc8f\udc90\udc98\udc9b\udc9d-\udc9f]+"
)
#: In seconds: keys closer together come from a paste or a program.
TOGETHER = 0.02
#: In seconds: after such a gap an unfinished sequence or paste has ended.
PAUSE = 0.5
#: The brackets of a bracketed paste.
PASTE_BEGINS, PASTE_ENDS = (re.compile(f"(?:{_CSI}){number}~") for number in (200, 201))

#: In seconds: the longest that input which keeps coming is collected.
LONGEST = 0.1
#: In seconds: a single key after such a gap was typed, and is no part of a sequence.
APART = 0.1

# Alt and a letter.
_ALT = re.compile(r"\x1b[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_CURSOR = re.compile(r"\x1b\[[0-9]+;[0-9]+R")
# At the end of pasted text: the beginning of the closing bracket; or a key pressed instead.
_END_BEGUN = re.compile(r"\x1b(?:\[(?:2(?:01?)?)?)?\Z")
_KEY_LAST = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]\Z")
_GAP = re.compile(r"\r\n|[\t\r\n]")
# Numbers choose options, and leave no question: they are keys, even close together.
_NUMBERS = re.compile("[0-9 ,]{2,40}")
_SUSPEND = "\x1a"


def filtered(keys: Input) -> Input:
    """*keys* with this module's reader and parser."""
    if isinstance(keys, Vt100Input):
        keys.stdin_reader = Reader(keys.fileno(), encoding=keys.stdin.encoding)
        keys.vt100_parser = Parser(keys.vt100_parser.feed_key_callback)
    return keys


class Reader(PosixStdinReader):
    """Reads all input that comes together, so that the parser sees what follows a key."""

    def read(self, count: int = 65536) -> str:
        """All waiting input; after a Tab, or a key among letters, also what follows at once."""
        pieces, end = [super().read(count)], monotonic() + LONGEST
        while pieces[-1] and not self.closed:
            # Whether a line end or a Tab is a key depends on what follows.
            is_open = pieces[-1][-1] < " " and (len(pieces[-1]) > 1 or pieces == ["\t"])
            if not is_open and monotonic() > end:
                break
            if not select.select([self.stdin_fd], [], [], TOGETHER if is_open else 0)[0]:
                break
            pieces.append(super().read(count))
        return "".join(pieces)


class Parser(Vt100Parser):
    """Turns input into key presses: letters that come together become a paste.

    prompt_toolkit's own parser takes unknown sequences for text, waits for ever for the end of a
    paste, and does not recognise pastes without brackets.
    """

    def reset(self, request: bool = False) -> None:
        """Drop an unfinished sequence or paste."""
        self._is_pasting = False
        #: The beginning of a sequence, and how many of its characters came in later batches.
        self._held, self._late = "", 0
        self._fed_at = 0.0

    def feed(self, data: str) -> None:
        """Parse *data*, input that came together."""
        silence, self._fed_at = monotonic() - self._fed_at, monotonic()
        if silence > PAUSE or (silence > APART and len(data) == 1 and data >= " "):
            self.flush()
        is_key = silence > APART and (len(data) == 1 or bool(SEQUENCE.fullmatch(data)))
        known, late = len(self._held) - self._late, self._late + len(data)
        data = whole = self._held + data
        self._held, self._late = "", 0
        while data:
            if self._is_pasting:
                data = self._pasted(data, is_key=is_key)
            else:
                data = self._pressed(data, known if data is whole else 0)
        self._late = late if known and self._held == whole else 0

    def flush(self) -> None:
        """End an unfinished paste or sequence, after a gap in the input."""
        held, late = self._held, self._late
        self._held, self._late, self._is_pasting = "", 0, False
        if held == "\x1b":
            self._press(held)
        elif late:
            # The terminal sent the beginning; the rest may have been typed.
            self._press_text(held[-late:])

    def _pasted(self, data: str, *, is_key: bool) -> str:
        """Feed the pasted text in *data*, and return the rest after the closing bracket.

        Where no bracket comes, a key ends the paste too: one that comes alone and late, or a
        control character at the end of the input.
        """
        if end := PASTE_ENDS.search(data):
            self._is_pasting = False
            self._paste(data[: end.start()])
            return data[end.end() :]
        last = _END_BEGUN.search(data) or _KEY_LAST.search(data)
        at = last.start() if last else len(data)
        if last and last[0].startswith("\x1b"):
            self._held = last[0]
        elif last or is_key:
            self._is_pasting, at = False, 0 if is_key else at
        self._paste(data[:at])
        return "" if self._held else data[at:]

    def _pressed(self, data: str, known: int) -> str:
        """Feed the keys in *data*, and return the rest after the opening bracket of a paste."""
        begin = PASTE_BEGINS.search(data)
        every = [*_tokens(data[: begin.start()] if begin else data, known)]
        has_text = any(TEXT.match(each) for each in every)
        text = ""
        for number, each in enumerate(every, 1):
            is_last = number == len(every) and not begin
            is_alt = bool(_ALT.fullmatch(each))
            if TEXT.match(each) or (is_alt and has_text and not is_last):
                text += each.lstrip("\x1b")
                continue
            self._press_text(text)
            text = ""
            if is_last and BEGUN.fullmatch(each):
                self._held = each
            elif each != _SUSPEND or is_last:
                self._press(*each if is_alt else [each])
        self._press_text(text)
        self._is_pasting = begin is not None
        return data[begin.end() :] if begin else ""

    def _press_text(self, text: str) -> None:
        """Feed letters that came together, and the Enter or Tab after them as a key.

        With more text after it, Enter or Tab is no key but a part of the paste.
        """
        gaps = [found.start() for found in _GAP.finditer(text)]
        has_key = len(gaps) == 1 and bool(_GAP.fullmatch(text, gaps[0]))
        letters = text[: gaps[0]] if has_key else text
        if len(letters) > 1 and letters.strip() and not _NUMBERS.fullmatch(letters):
            self._paste(letters)
        else:
            self._press(*letters)
        self._press(*text[len(letters) :])

    def _paste(self, text: str) -> None:
        # A reply of the terminal may come in the middle of a paste.
        if kept := SEQUENCE.sub("", text):
            self.feed_key_callback(KeyPress(Keys.BracketedPaste, kept))

    def _press(self, *characters: str) -> None:
        """Feed keys by their characters or sequences; unknown sequences are dropped."""
        for each in characters:
            # A C1 character stands for an escape and a letter.
            code = ord(each[0]) & 0xFF if len(each) > 1 else 0
            data = f"\x1b{chr(code - 0x40)}{each[1:]}" if 0x80 <= code < 0xA0 else each
            found = ANSI_SEQUENCES.get(data, data if len(data) == 1 else ())
            found = Keys.CPRResponse if _CURSOR.fullmatch(data) else found
            for number, key in enumerate(found if isinstance(found, tuple) else (found,)):
                self.feed_key_callback(KeyPress(key, "" if number else data))


def _tokens(data: str, known: int) -> Iterator[str]:
    """Split *data* into texts, sequences and control characters.

    Of a malformed sequence only the *known* first characters, held from earlier input, are left
    out: the later ones may have been typed.
    """
    at = 0
    while at < len(data):
        found = TEXT.match(data, at) or SEQUENCE.match(data, at) or BEGUN.match(data, at)
        if not found and (broken := BROKEN.match(data, at)):
            at = max(min(broken.end(), known or len(data)), broken.end(broken.lastindex or 0))
            continue
        found = found or _ALT.match(data, at)
        yield found[0] if found else data[at]
        at = found.end() if found else at + 1
