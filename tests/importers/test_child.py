"""Documents are read in a process of their own, which is limited and not trusted."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from reflect import locale
from reflect.errors import CannotImport
from reflect.importers import import_document
from reflect.importers.child import PATIENCE, import_safely

SHEET = b"Sleep\n\n- How well do I sleep?\n"
POEM = b"Over the hills\nthe evening goes.\n"


def answered(parser: str, tmp_path: Path) -> dict[str, Any]:
    """What the child answers to a document whose *parser* does this."""
    code = (
        "import sys; from reflect import importers; from reflect.importers import child\n"
        f"def parse(data): {parser}\n"
        "importers.IMPORTERS['.x'] = parse; child.main()"
    )
    call = [sys.executable, "-c", code]
    done = subprocess.run(
        call, input=b"a.x\0data", stdout=subprocess.PIPE, cwd=tmp_path, check=True
    )
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def test_the_child_says_what_the_importer_says() -> None:
    assert import_safely("sleep.txt", SHEET) == import_document("sleep.txt", SHEET)


def test_its_notes_and_reasons_can_still_be_translated() -> None:
    with pytest.raises(CannotImport) as refused:
        import_safely("poem.txt", POEM)
    notes = import_safely("sleep.txt", SHEET.replace(b"Sleep", b"Caf\xe9")).notes

    for sentence in (refused.value.sentence, *(note.what for note in notes)):
        assert locale.of("de").say(sentence) != str(sentence)
    assert notes


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("printf ''", "damaged"),
        ("printf '<p>'", "damaged"),
        ("printf '[]'", "damaged"),
        ("""printf '{"text": 1, "notes": [], "places": {}}'""", "damaged"),
        ("""printf '{"text": "", "notes": [["a", "b", false]], "places": {}}'""", "damaged"),
        ("""printf '{"reason": {"text": 1, "many": "", "fields": {}}}'""", "damaged"),
        ("head -c 20000000 /dev/zero", "damaged"),
        ("kill -9 $$", "damaged"),
        ("kill -XCPU $$", "longer than 10 seconds"),
    ],
)
@pytest.mark.posix
def test_an_answer_that_is_none_is_a_sentence(
    answer: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    child = tmp_path / "python"
    child.write_text(f"#!/bin/sh\ncat >/dev/null\n{answer}\n")
    child.chmod(0o700)
    monkeypatch.setattr(sys, "executable", str(child))

    with pytest.raises(CannotImport, match=said):
        import_safely("sleep.txt", SHEET)


def test_a_child_that_cannot_be_started_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "")

    with pytest.raises(CannotImport, match=r"sleep\.txt .* could not be started"):
        import_safely("sleep.txt", SHEET)


def test_what_a_parser_stumbles_over_is_not_told(tmp_path: Path) -> None:
    answer = answered("raise RuntimeError('My secret')", tmp_path)

    assert "damaged" in answer["reason"]["text"]
    assert "secret" not in str(answer)


@pytest.mark.posix
def test_the_child_has_little_memory_and_writes_no_file(tmp_path: Path) -> None:
    assert "memory" in answered("bytearray(2**30)", tmp_path)["reason"]["text"]
    answered("open('out', 'w').write('My secret')", tmp_path)
    assert not (tmp_path / "out").read_text()


def test_the_child_calls_nobody(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0)
        port = server.getsockname()[1]
        answered(f"import socket; socket.create_connection(('127.0.0.1', {port}))", tmp_path)
        with pytest.raises(BlockingIOError):
            server.accept()


def program(folder: Path, script: str) -> Path:
    """A pandoc in *folder* that does what *script* says."""
    pandoc = folder / "pandoc"
    pandoc.write_text(f"#!/bin/sh\n{script}\n")
    pandoc.chmod(0o700)
    return folder


@pytest.mark.posix
@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="only Linux shows it")
def test_the_child_knows_nothing_of_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = "echo '<ul><li>What?</ul><p>'; tr '\\0' ' ' </proc/$PPID/environ"
    monkeypatch.setenv("PATH", f"{program(tmp_path, shown)}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("SECRET", "My secret")

    text = import_safely("sleep.rtf", b"{}").text

    assert "PATH=" in text
    assert not re.search("secret|HOME=|LANG=", text)


def running(argument: str) -> list[int]:
    """The processes that were started with an *argument*."""
    found = []
    for entry in Path("/proc").iterdir():
        with suppress(OSError):  # others come and go
            if entry.name.isdigit():
                words = (entry / "cmdline").read_bytes().split(b"\0")
                found += [int(entry.name)] * (argument.encode() in words)
    return found


def all_ended(argument: str) -> bool:
    """Whether no process with an *argument* is left, a moment later."""
    deadline = time.monotonic() + 3
    while running(argument) and time.monotonic() < deadline:
        time.sleep(0.02)
    return not running(argument)


@pytest.mark.sweep
@pytest.mark.posix
@pytest.mark.skipif(not Path("/proc/self").exists(), reason="only Linux shows processes")
def test_a_program_that_hangs_is_ended_with_all_it_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hanging = "sleep 47.11 & sleep 47.11"
    monkeypatch.setenv("PATH", f"{program(tmp_path, hanging)}{os.pathsep}{os.environ['PATH']}")
    start = time.monotonic()

    with pytest.raises(CannotImport, match="too long"):
        import_safely("sleep.rtf", b"{}")

    assert time.monotonic() - start < PATIENCE
    assert all_ended("47.11")


@pytest.mark.posix
@pytest.mark.skipif(not Path("/proc/self").exists(), reason="only Linux shows processes")
def test_an_interrupt_ends_the_child_at_once(tmp_path: Path) -> None:
    hanging = program(tmp_path, "exec sleep 48.11")
    document = tmp_path / "sleep.rtf"
    document.write_bytes(b"{}")
    call = [sys.executable, "-m", "reflect", "worksheet", "import", str(document), "--dry-run"]
    path = f"{hanging}{os.pathsep}{os.environ['PATH']}"
    process = subprocess.Popen(
        call, env={**os.environ, "PATH": path, "REFLECT_JOURNAL": str(tmp_path / "journal")}
    )
    deadline = time.monotonic() + 20
    while not running("48.11") and time.monotonic() < deadline:
        time.sleep(0.02)

    process.send_signal(signal.SIGINT)

    assert process.wait(timeout=5) == 130
    assert all_ended("48.11")
