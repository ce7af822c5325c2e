"""Keys as people press them, told from what is pasted and from what a terminal replies.

Control sequences are those of ECMA-48: keys that send several characters, and replies to what a
terminal was asked.
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

#: In seconds: how long more is waited for while it keeps coming.
LONGEST = 0.1
#: In seconds: a key that comes alone so late was typed, whatever was begun before.
APART = 0.1

# Alt and a letter.
_ALT = re.compile(r"\x1b[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_CURSOR = re.compile(r"\x1b\[[0-9]+;[0-9]+R")
# At the end of what is pasted: what may become its end; a key that was pressed instead.
_END_BEGUN = re.compile(r"\x1b(?:\[(?:2(?:01?)?)?)?\Z")
_KEY_LAST = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]\Z")
_GAP = re.compile(r"\r\n|[\t\r\n]")
# No number leads away from a question: such are keys, also where they come together.
_NUMBERS = re.compile("[0-9 ,]{2,40}")
_SUSPEND = "\x1a"


def filtered(keys: Input) -> Input:
    """*keys*, with this parser for whatever is asked there."""
    if isinstance(keys, Vt100Input):
        keys.stdin_reader = Reader(keys.fileno(), encoding=keys.stdin.encoding)
        keys.vt100_parser = Parser(keys.vt100_parser.feed_key_callback)
    return keys


class Reader(PosixStdinReader):
    """Reads all that comes together, so that it is seen whether more waits behind a key."""

    def read(self, count: int = 65536) -> str:
        """All there is; behind a key among letters, and behind a Tab, what comes right after it."""
        pieces, end = [super().read(count)], monotonic() + LONGEST
        while pieces[-1] and not self.closed:
            # What a line end or a Tab means depends on what is behind it.
            is_open = pieces[-1][-1] < " " and (len(pieces[-1]) > 1 or pieces == ["\t"])
            if not is_open and monotonic() > end:
                break
            if not select.select([self.stdin_fd], [], [], TOGETHER if is_open else 0)[0]:
                break
            pieces.append(super().read(count))
        return "".join(pieces)


class Parser(Vt100Parser):
    """Makes keys of what comes together: of letters that do, a paste.

    prompt_toolkit's own takes unknown sequences for text, waits for ever for the end of a paste,
    and knows none without brackets.
    """

    def reset(self, request: bool = False) -> None:
        """Forget what was begun."""
        self._is_pasting = False
        #: The beginning of a sequence, and how much of it came later than the first of it.
        self._held, self._late = "", 0
        self._fed_at = 0.0

    def feed(self, data: str) -> None:
        """Take in what came together."""
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
        """After a pause a paste has ended, and what was begun becomes no sequence any more."""
        held, late = self._held, self._late
        self._held, self._late, self._is_pasting = "", 0, False
        if held == "\x1b":
            self._press(held)
        elif late:
            # A terminal began it; whether the rest was typed nobody knows.
            self._press_text(held[-late:])

    def _pasted(self, data: str, *, is_key: bool) -> str:
        """Put in what is pasted as far as it is there, and return what comes after its end.

        Where no end comes, a key ends it as well: one that comes alone and late, or a control
        character behind which nothing waits.
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
        """Press the keys, and return what comes after the beginning of a paste."""
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
        """Put in letters that came together, and press the Enter or Tab behind them.

        With more behind it neither is a key, nor is any letter a command.
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
        # A terminal's reply may come in the midst of it.
        if kept := SEQUENCE.sub("", text):
            self.feed_key_callback(KeyPress(Keys.BracketedPaste, kept))

    def _press(self, *characters: str) -> None:
        """Press keys by their characters or sequences; an unknown sequence is none."""
        for each in characters:
            # A sequence may begin with the character that is short for an escape and a letter.
            code = ord(each[0]) & 0xFF if len(each) > 1 else 0
            data = f"\x1b{chr(code - 0x40)}{each[1:]}" if 0x80 <= code < 0xA0 else each
            found = ANSI_SEQUENCES.get(data, data if len(data) == 1 else ())
            found = Keys.CPRResponse if _CURSOR.fullmatch(data) else found
            for number, key in enumerate(found if isinstance(found, tuple) else (found,)):
                self.feed_key_callback(KeyPress(key, "" if number else data))


def _tokens(data: str, known: int) -> Iterator[str]:
    """Texts, sequences and control characters.

    Of a sequence that was broken off only what was *known* before is left out: whatever came
    later may have been typed.
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
