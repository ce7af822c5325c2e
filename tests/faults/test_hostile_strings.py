"""Whatever stands in a file, a terminal finds nothing in it to obey."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("termios", reason="Windows has no terminals of this kind")

from display import HANGS, Watched
from processes import Figures
from stories import environment

from typed import commands

pytestmark = [pytest.mark.sweep, pytest.mark.timeout(1800)]

ESC = b"\x1b"
STRINGS: list[bytes] = [
    # What begins with an escape: clear, move, colour, ask, alternate screen, keys, title, clipboard.
    *(ESC + b"[" + rest for rest in (b"2J", b"1;1H", b"31m", b"6n", b"c", b"?1049h", b"?2004h")),
    *(ESC + b"[" + rest for rest in (b"8m", b"5n", b"?25l", b"!p", b"200~", b">1u", b"1", b"")),
    *(ESC + b"]" + rest for rest in (b"0;t\x07", b"52;c;eA==\x07", b"8;;http://a.example\x1b\\")),
    *(ESC + b"]" + rest for rest in (b"1337;File=x\x07", b"10;?\x07", b"9;hello\x07", b"52;c;?")),
    *(
        ESC + rest
        for rest in (b"c", b"P$q\x1b\\", b"_x\x1b\\", b"^x\x1b\\", b"(0", b"7", b"=", b"")
    ),
    # Other controls.
    *(bytes([code]) for code in (0, 5, 7, 8, 11, 12, 13, 14, 15, 24, 26, 127)),
    b"over\rwritten",
    b"over\b\b\b\bwritten",
    # The same in one character of the second hundred and twenty-eight.
    *(chr(code).encode() for code in (0x84, 0x85, 0x8D, 0x90, 0x98, 0x9F)),
    "\x9b2J".encode(),
    "\x9d52;c;eA==\x9c".encode(),
    # What turns the order around, or ends a line for some.
    *(chr(code).encode() for code in (0x202A, 0x202B, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068)),
    *(chr(code).encode() for code in (0x2028, 0x2029)),
    # What is no UTF-8: half of a pair, a lone byte, a cut one.
    "\ud83d".encode("utf-8", "surrogatepass"),
    b"\xff",
    b"\xe2\x82",
    # What rich would take for its own.
    b"[bold red]x[/]",
    b"[/]",
    b"[link=http://a.example]x[/link]",
    b"10:smile:",
    b"[@click=app.bell]x[/]",
    b"[not sure]",
    b"%s {0} {x.__class__}",
]
OBEYED = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
COLOUR = re.compile(r"\x1b\[[0-9;]*m")
#: How the program draws while it asks: it moves, erases, and switches a few modes.
DRAWN = re.compile(r"\x1b\[(?:[0-9;]*[ABCDHJKmn]|\?(?:1|7|12|25|1049|2004)[hl])|\x1b\[6n|[\b\r]")

#: What a line of a worksheet can hold and mean nothing.
HARMLESS = [s for s in STRINGS if not re.search(rb"[\r{]", s)]
EVERY = b" ".join(STRINGS)

COMMANDS = commands("""
:
list: --all | --format json | --all --tag \x1b[31m
show: 2026-11-01 | 2026-11-02 --question q0 | 2026-11-02 --format markdown | 2026-11-02
show: 2026-11-02 --question \x1b[31m | 2026-11-02 --format json | \x1b[31m\u202e
show: 2026-10-01
search: day --all | day --format json | \x1b[31m
timeline: | q0
ratings:
next: | --days 9999 | --days 9999 --format json | --ics next.ics --with-words | let-go \x1b[31m
config:
plan: --list | --list --all | --all --format json | --all --format markdown | done \x1b[31m
compare: | 2026-11-01 2026-11-02 --all | 2026-11-01 2026-11-02 --format json
compare: 2026-11-01 2026-11-02 --all --format markdown
compare: 2026-11-01 2026-11-02 --all --format html
report: --output page.html
worksheet: list | list --format json | show hostile | show hostile --format json
worksheet: print hostile --output - | print hostile --fillable --output sheet.html
worksheet: print hostile --format markdown --output -
worksheet: check | check broken.md | import document.txt --dry-run | import document.txt --yes
edit: 2026-11-02
where:
check: --all | --format json
delete: 2026-10-01-3- | 2026-10-01-4-
restore: | 2026-10-01-3- | \x1b[31m
new: broken.md | \x1b]0;x\x07 | hostile --answers answers.json
resume: 2026-11-01 |
new: hostile
plan:
""")
#: These ask, and so draw.
ASKING = COMMANDS[-3:]


def journal(home: Path) -> None:
    """A journal in which every string stands wherever one can stand."""
    sheets, year = home / "journal" / "worksheets", home / "journal" / "2026"
    for folder in (sheets, year, home / "tmp"):
        folder.mkdir(parents=True)
    (sheets / "hostile.md").write_text(worksheet(HARMLESS, "hostile"), encoding="utf-8")
    (sheets / "titled.md").write_text(
        worksheet(HARMLESS, "titled").replace(": Ho", ": \x1b[31mHo"), encoding="utf-8"
    )
    (home / "broken.md").write_text(worksheet(STRINGS, "broken"), encoding="utf-8")
    document = b"".join(b"%d. What %s is it?\n" % (n, s) for n, s in enumerate(STRINGS, 1))
    document = document.replace(b"\x00", b"").decode("utf-8", "replace").encode()
    (home / "document.txt").write_bytes(b"Rather hostile\n\nStep 1: All\n\n" + document)
    answers = json.dumps({"q0": {"value": "x", "\x1b[31m": 1}, "\x1b]0;x\x07": "x"})
    (home / "answers.json").write_text(answers, encoding="utf-8")
    (year / "2026-11-01-hostile.md").write_bytes(entry(1, b"complete", STRINGS))
    for day, status, last in ((2, b"complete", None), (3, b"draft", 5)):
        text = entry(day, status, STRINGS[:last]).decode("utf-8", "replace")
        (year / f"2026-11-0{day}-hostile.md").write_text(text, encoding="utf-8")
    for number, string in enumerate(STRINGS):
        head = b"title: T %s\nworksheet: w%s\nabout: [A %s]\ntags: [%s]\n" % ((string,) * 4)
        text = b"---\n%sstatus: complete\n---\n\n# T %s\n\n%s\n" % (head, string, string)
        name = b"2026-10-01-%d-%s.md" % (number, re.sub(rb"[/\x00]", b"", string))
        (year / os.fsdecode(name)).write_bytes(text)


def worksheet(strings: list[bytes], id_: str) -> str:
    """A worksheet with some strings in title, guidance, questions, hints and options."""
    every = b" ".join(strings)
    head = f"---\nid: {id_}\ntitle: Hostile\n---\n\n".encode()
    guidance = b"%s\n\n## Step %s so {#s}\n\nGuidance %s\n\n" % (every, strings[1], every)
    question = b"- What %s is it? [choose: a%s, b] {#q%d}\n  hint %s\n"
    questions = [question % (s, strings[2], n, s) for n, s in enumerate(strings)]
    questions.append(b"- What %s to do? [action] {#do}\n" % strings[2])
    text = head + guidance + b"".join(questions) + b"\n# Afterword\n\n" + every + b"\n"
    return text.decode("utf-8", "replace")


def entry(day: int, status: bytes, strings: list[bytes]) -> bytes:
    """An entry with some strings in headings, answers and notes, in other words each day."""
    head = b"---\ntitle: Hostile\ndate: 2026-11-0%dT21:00:00\nworksheet: hostile\n" % day
    head += b"language: en\nstatus: %s\nabout: [Sam]\n---\n\n# Hostile\n\n%s\n\n" % (status, EVERY)
    block = b"### What %s is it?\n<!-- q: q%d -->\n\nIt is %s on day %d, so %s.\n\n"
    deeds = [b"- [%s] act %s (by day %s)" % (sign, s, s) for s in strings for sign in (b" ", s[:1])]
    plans = b"### What to do?\n<!-- q: do -->\n\n%s\n" % b"\n".join(deeds)
    return head + b"".join(block % (s, n, s, day, s) for n, s in enumerate(strings)) + plans


def obeyed(shown: bytes, *, colours: bool, draws: bool) -> str:
    """What a terminal would obey in what was shown, but for what is our own."""
    try:
        text = shown.decode("utf-8")
    except UnicodeDecodeError as wrong:
        return f"no UTF-8 at {wrong.start}: {shown[wrong.start - 20 : wrong.start + 5]!r}"
    text = text.replace("\r\n", "\n")
    text = DRAWN.sub("", text) if draws else COLOUR.sub("", text) if colours else text
    found = OBEYED.search(text)
    return repr(text[max(0, found.start() - 40) : found.end() + 10]) if found else ""


def piped(command: str, home: Path) -> tuple[int, bytes]:
    """What a command puts out where nobody sees it."""
    done = subprocess.run(
        [sys.executable, "-m", "reflect", *command.split()],
        input=b"\n",
        capture_output=True,
        cwd=home,
        env=environment(home) | {"EDITOR": "true"},
        timeout=60,
    )
    return done.returncode, done.stdout + done.stderr


def shown(command: str, home: Path, term: str) -> tuple[int, bytes]:
    """What a command shows at a terminal; where it asks, up to the first questions."""
    # What a pager draws is its own affair: it is given the same text as a terminal without one.
    there = environment(home) | {"EDITOR": "true", "PAGER": "cat", "TERM": term}
    person = Watched(*command.split(), environment=there, folder=home)
    if command in ASKING:
        for keys in ("\r", "\r", "1\r", "\x03"):
            before = -1
            while before != len(person.seen):  # until it has said all
                before = len(person.seen)
                person.looks(1.5 if not before else 0.3)
            person.types(keys)
    code, _ = person.ends()
    return code, person.seen


def test_no_command_puts_out_what_a_terminal_obeys(
    forks: None, tmp_path: Path, figures: Figures
) -> None:
    wrong, count = [], 0
    for mode in ("pipe", "dumb", "xterm-256color"):
        home = tmp_path / mode
        journal(home)
        for command in COMMANDS:
            code, output = piped(command, home) if mode == "pipe" else shown(command, home, mode)
            colours = mode == "xterm-256color"
            what = obeyed(output, colours=colours, draws=colours and command in ASKING)
            if code in (HANGS, 70) or b"Traceback" in output:
                what = what or f"it ended with {code}: {output[-300:]!r}"
            wrong += [f"{mode}, {command!r}: {what}"] if what else []
            count += 1
    figures(
        f"hostile strings: {len(STRINGS)} in one journal, {count} commands, {len(wrong)} obeyed"
    )
    assert not wrong, "\n".join(wrong)
