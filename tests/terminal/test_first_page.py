"""The first page: there before prompt_toolkit is, and the same as it draws."""

import os
import re
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("Windows has no pseudo-terminals of this kind", allow_module_level=True)

import pty
import termios

LONGEST = 20.0
CURTAIN = b"\x1b[?1049l"
#: The first that prompt_toolkit says: it wants to know what is pasted.
TOOLKIT = b"\x1b[?2004h"
_PLACED = re.compile(r"\x1b\[(\d+);1H((?:[^\x1b]|\x1b\[[012]m)*)")
_SEQUENCE = re.compile(r"\x1b\[[?\d;]*[A-Za-z]|[\b]")

OTHERS = pytest.mark.sweep

SMALL = """---
id: small
title: Small
---

What it is for.

## One {#one}

Look around. There is time.

- %s {#see}
"""


class Terminal:
    """A terminal in which a sitting was begun, and all that it was told to show."""

    def __init__(self, worksheet: str, journal: Path, columns: int, rows: int) -> None:
        self.keys, self.there = pty.openpty()
        termios.tcsetwinsize(self.there, (rows, columns))
        self.before = termios.tcgetattr(self.there)
        self.shown = b""
        self.process = subprocess.Popen(
            [sys.executable, "-m", "reflect", "--journal", str(journal), "new", worksheet],
            stdin=self.there,
            stdout=self.there,
            stderr=self.there,
            start_new_session=True,
        )

    def sees(self, what: bytes) -> None:
        """Wait until *what* was shown."""
        end = time.monotonic() + LONGEST
        while what not in self.shown:
            ready, _, _ = select.select([self.keys], [], [], max(0.0, end - time.monotonic()))
            assert ready, self.shown[-500:]
            self.shown += os.read(self.keys, 65536)

    def types(self, keys: bytes) -> None:
        os.write(self.keys, keys)

    def ends(self) -> int:
        """The exit code."""
        self.sees(CURTAIN)
        return self.process.wait(LONGEST)

    def pages(self) -> tuple[list[str], list[str]]:
        """The lines of the first page before prompt_toolkit came, and as that drew them."""
        sketched, _, drawn = self.shown.decode().partition(TOOLKIT.decode())
        placed = {int(row): _SEQUENCE.sub("", line) for row, line in _PLACED.findall(sketched)}
        early = [placed.get(row, "").rstrip() for row in range(1, max(placed) + 1)]
        first = drawn.partition("\x1b[?12l")[0]
        late = [_SEQUENCE.sub("", line).rstrip() for line in first.split("\r\n")]
        return early, late[: len(early)]


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    sheets = tmp_path / "journal" / "worksheets"
    sheets.mkdir(parents=True)
    (sheets / "small.md").write_text(SMALL % "What do I see?", encoding="utf-8")
    scale = SMALL.replace("id: small", "id: scale") % "How sure am I? [1-10: not at all ... fully]"
    (sheets / "scale.md").write_text(scale, encoding="utf-8")
    return tmp_path / "journal"


@pytest.fixture
def opened(journal: Path) -> Iterator[list[Terminal]]:
    """Terminals that are closed in the end."""
    every: list[Terminal] = []
    yield every
    for each in every:
        each.process.kill()
        each.process.wait()
        os.close(each.keys)
        os.close(each.there)


@pytest.mark.parametrize(
    ("worksheet", "columns", "rows", "last"),
    [
        ("small", 80, 24, b"pause & hide"),
        ("scale", 80, 24, b"pause & hide"),
        ("emotional-intimacy", 50, 20, b"not today"),
        pytest.param("small", 120, 30, b"pause & hide", marks=OTHERS),
        pytest.param("emotional-intimacy", 80, 24, b"not today", marks=OTHERS),
        pytest.param("emotional-intimacy", 80, 60, b"pause & hide", marks=OTHERS),
    ],
)
def test_the_first_page_looks_as_prompt_toolkit_draws_it(
    journal: Path, opened: list[Terminal], worksheet: str, columns: int, rows: int, last: bytes
) -> None:
    terminal = Terminal(worksheet, journal, columns, rows)
    opened.append(terminal)
    terminal.sees(last)
    terminal.sees(TOOLKIT)
    terminal.types(b"\x03")
    terminal.ends()

    early, late = terminal.pages()

    assert len(list(filter(None, early))) > 5
    assert early == late


def test_the_field_is_where_the_cursor_waits(journal: Path, opened: list[Terminal]) -> None:
    terminal = Terminal("small", journal, 80, 24)
    opened.append(terminal)
    terminal.sees(TOOLKIT)

    sketched = terminal.shown.partition(TOOLKIT)[0].decode()
    row, column = re.findall(r"\x1b\[(\d+);(\d+)H\x1b\[\?25h", sketched)[-1]
    lines = dict(_PLACED.findall(sketched))

    assert set(_SEQUENCE.sub("", lines[str(int(row) - 1)]).strip()) == {"_"}
    assert column == "2"


def test_what_is_typed_meanwhile_waits_for_the_field_unseen(
    journal: Path, opened: list[Terminal]
) -> None:
    terminal = Terminal("small", journal, 80, 24)
    opened.append(terminal)
    terminal.sees(b"\x1b[?1049h")
    terminal.types(b"qzx")
    terminal.sees(b"qzx")

    before, _, _ = terminal.shown.partition(TOOLKIT)
    assert b"q" not in before.rpartition(b"H\x1b[?25h")[2]
    terminal.types(b"\x04\r")
    terminal.ends()
    [entry] = journal.glob("*/*-small.md")
    assert "\nqzx\n" in entry.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "number",
    [
        signal.SIGTERM,
        pytest.param(signal.SIGHUP, marks=OTHERS),
        pytest.param(signal.SIGINT, marks=OTHERS),
    ],
)
def test_a_signal_meanwhile_leaves_the_terminal_as_it_was(
    journal: Path, opened: list[Terminal], number: signal.Signals
) -> None:
    terminal = Terminal("small", journal, 80, 24)
    opened.append(terminal)
    terminal.sees(b"\x1b[?1049h")
    terminal.process.send_signal(number)

    assert terminal.ends() == 128 + number
    assert termios.tcgetattr(terminal.there) == terminal.before
    behind = terminal.shown.partition(CURTAIN)[2]
    assert b"\x1b[?25h" in behind
    assert b"Small" not in behind


def test_a_screen_is_there_without_waiting_for_prompt_toolkit() -> None:
    program = "import sys, reflect.terminal.screen; print('prompt_toolkit' in sys.modules)"

    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)

    assert done.stdout == "False\n", done.stderr
