"""What Tab offers, asked for as a shell asks, and by shells themselves."""

import io
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

import pytest

from reflect import cli, completion
from reflect.commands.completion import SCRIPTS

ENTRY = """---
title: Listening well
date: 2026-10-{day:02}T21:14:00
worksheet: listening-well
status: complete
about: [Ophelia]
tags: [windy]
---

# Listening well

### How was it? <!-- -->
<!-- q: how -->

Wonderful.
"""


@pytest.fixture(autouse=True)
def journal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A journal of 28 entries, with a worksheet of its own."""
    journal = tmp_path / "journal"
    (journal / "2026").mkdir(parents=True)
    for day in range(1, 29):
        write(journal / f"2026/2026-10-{day:02}-listening-well.md", ENTRY.format(day=day))
    sheet = (
        "---\nid: listening-well\ntitle: Listening well\n---\n\n## One\n\n- How was it? {#how}\n"
    )
    write(journal / "worksheets/mine.md", sheet)
    monkeypatch.setenv("REFLECT_JOURNAL", str(journal))
    return journal


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def exclude(name: str) -> None:
    """Have *name* stay out of sight for good."""
    write(Path(os.environ["HOME"]) / ".config/reflect/config.toml", f'exclude = ["{name}"]\n')


def offered(*words: str) -> list[str]:
    """The names that are offered in the place of the last of *words*."""
    return [line.partition("\t")[0] for line in told(*words)]


def told(*words: str) -> list[str]:
    """The same with what each is, behind a tab."""
    out, err = io.TextIOWrapper(io.BytesIO(), encoding="utf-8"), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        completion.complete(words, os.environ)
    assert err.getvalue() == ""
    return out.buffer.getvalue().decode("utf-8").splitlines()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["re"], ["resume", "report", "restore"]),
        (["--plain", "whe"], ["where"]),
        (["worksheet", ""], ["list", "show", "print", "new", "check", "import"]),
        (["worksheet", "new", "--from", "l"], ["listening-well"]),
        (["history", "re"], ["restore"]),
        (["plan", ""], ["done", "let-go", "later", "reopen"]),
        (["plan", "done", ""], []),
        (["new", "emot"], ["emotional-intimacy"]),
        (["new", "--plain", "--step=1", "l"], ["listening-well"]),
        (["new", "listening-well", ""], []),
        (["worksheet", "show", "l"], ["listening-well"]),
        (["worksheet", "print", "l"], ["listening-well"]),
        (["list", "--worksheet", "l"], ["listening-well"]),
        (["show", "2026-10-2"], [f"2026-10-{n}-listening-well" for n in range(28, 19, -1)]),
        (["compare", "2026-10-01-listening-well", "2026-10-28"], ["2026-10-28-listening-well"]),
        (["new", "--ans"], ["--answers"]),
        (["new", "--journal"], ["--journal"]),
        (["worksheet", "import", "--dr"], ["--dry-run"]),
        (["new", "three-good-things", "--language", "d"], ["de"]),
        (["--journal", ""], [":files"]),
        (["completion", ""], ["bash", "zsh", "fish"]),
        (["nonsense", ""], []),
        (["timeline", ""], ["how"]),
        (["compare", "--question", ""], ["how"]),
        (["timeline", "--worksheet", "emotional-intimacy", "f"], ["fears"]),
        (["new", "emotional-intimacy", "--step", "t"], ["trust"]),
        (["new", "listening-well", "--step", ""], ["one"]),
    ],
)
def test_names_are_offered_where_they_can_stand(words: list[str], expected: list[str]) -> None:
    assert offered(*words) == expected


@pytest.mark.parametrize(
    "words",
    [
        [""],
        ["worksheet", ""],
        ["list", "--"],
        ["new", ""],
        ["new", "--step", ""],
        ["show", ""],
        ["timeline", ""],
        ["completion", ""],
    ],
)
def test_each_name_comes_with_what_it_is(words: list[str]) -> None:
    lines = told(*words)

    assert lines
    assert all(re.fullmatch(r"\S+\t\S.*", line) for line in lines)


def test_what_each_is_comes_in_the_language_of_whoever_types(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("LANG", "de_DE.UTF-8")

    assert told("timeline", "") == ["how\tHow was it?"]
    assert told("new", "l") == ["listening-well\tListening well"]
    assert told("show", "2026-10-28") == ["2026-10-28-listening-well\tListening well"]
    assert told("worksheet", "sh") == ["show\tEin Arbeitsblatt lesen."]
    assert told("list", "--wo") == ["--worksheet\tNur Durchgänge dieses Arbeitsblatts."]


def test_of_many_entries_the_newest_are_offered() -> None:
    found = offered("show", "")

    assert len(found) == completion.NEWEST
    assert found[0] == "2026-10-28-listening-well"


@pytest.mark.parametrize(
    "words",
    [["new", "--about"], ["list", "--about"], ["list", "--tag"], ["search"], ["search", "Wond"]],
)
def test_no_person_no_tag_and_no_word_is_offered(words: list[str]) -> None:
    assert offered(*words, "") == []


@pytest.mark.parametrize(
    ("excluded", "words", "named"),
    [
        ("Zoe", ["new", ""], "(?i)zo[ëe]"),
        ("Zoe", ["timeline", ""], "(?i)zo[ëe]"),
        ("Zoe", ["new", "zoe", "--step", ""], "(?i)zo[ëe]"),
        ("fears", ["timeline", "--worksheet", "emotional-intimacy", ""], "fears"),
        ("2026-10-28", ["show", ""], "10-28"),
    ],
)
def test_what_is_to_stay_out_of_sight_is_not_offered(
    journal: Path, excluded: str, words: list[str], named: str
) -> None:
    sheet = "---\nid: zoe\ntitle: Zoë and I\n---\n\n## With Zoë\n\n- How is Zoë? {#it}\n"
    write(journal / "worksheets/zoe.md", sheet)
    entry = ENTRY.format(day=29).replace("listening-well", "zoe")
    write(journal / "2026/2026-10-29-zoe.md", entry)
    assert re.search(named, "".join(told(*words)))

    exclude(excluded)

    assert not re.search(named, "".join(told(*words)))


def test_a_name_that_says_whom_it_is_about_or_looks_like_an_option_is_not_offered(
    journal: Path,
) -> None:
    exclude("Sam")
    folder = journal / "2026"
    (folder / "2026-10-28-listening-well.md").rename(folder / "2026-10-28-with-sam.md")
    (folder / "2026-10-27-listening-well.md").rename(folder / "--for-good.md")

    found = offered("delete", "")
    assert found[:2] == ["2026-10-28-listening-well", "2026-10-26-listening-well"]


def test_the_journal_that_is_named_counts(
    journal: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REFLECT_JOURNAL", str(tmp_path / "elsewhere"))

    assert offered("--journal", str(journal), "new", "l") == ["listening-well"]
    assert offered(f"--journal={journal}", "new", "l") == ["listening-well"]
    assert offered("new", "l") == []


def test_what_is_wrong_elsewhere_is_not_said_between_two_keys(journal: Path) -> None:
    assert offered("--journal", str(journal / "worksheets/mine.md"), "show", "") == []


def parameters(command: Any) -> Iterator[Any]:
    yield from command.params
    for below in getattr(command, "commands", {}).values():
        yield from parameters(below)


def test_after_an_option_for_a_file_files_are_offered() -> None:
    every = list(parameters(cli.app([])))
    files = {name for each in every if each.metavar == "FILE" for name in each.opts}

    assert {name for name in files if name.startswith("-")} <= completion.OPTION_KINDS.keys()


@pytest.fixture
def scripted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the scripts for all shells; there is a `reflect` to call by that name."""
    program = tmp_path / "bin" / "reflect"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m reflect "$@"\n')
    program.chmod(0o700)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    for shell in SCRIPTS:
        with (tmp_path / shell).open("w", encoding="utf-8") as script, redirect_stdout(script):
            assert cli.run(["completion", shell]) == 0
    return tmp_path


def said(*command: str) -> list[str]:
    """The lines that a *command* puts out, where there is such a program."""
    if not shutil.which(command[0]):
        pytest.skip(f"{command[0]} is not installed")
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stderr == ""
    return done.stdout.splitlines()


def in_bash(scripted: Path, *words: str) -> list[str]:
    """What bash would offer, with the cursor behind the last of *words*."""
    line = shlex.join(("reflect", *words))
    asked = f"COMP_WORDS=({line}); COMP_CWORD={len(words)}; _reflect reflect"
    program = f'source {scripted}/bash; {asked}; printf "%s\\n" "${{COMPREPLY[@]}}"'
    return said("bash", "--norc", "-c", program)


def in_zsh(scripted: Path, *words: str) -> list[str]:
    """The same in zsh, whose own functions only work while somebody types."""
    line = shlex.join(("reflect", *words))
    doubles = "compdef() { }; compadd() { print -l $found }; _files() { print :files }"
    asked = f"words=({line}); CURRENT={len(words) + 1}; _reflect"
    return said("zsh", "-f", "-c", f"{doubles}; source {scripted}/zsh; {asked}")


def in_fish(scripted: Path, *words: str) -> list[str]:
    line = " ".join(("reflect", *words))
    found = said("fish", "--no-config", "-c", f"source {scripted}/fish; complete -C '{line}'")
    return [each.partition("\t")[0] for each in found]


@pytest.mark.posix
@pytest.mark.parametrize("ask", [in_bash, in_zsh, in_fish])
def test_the_shell_offers_what_we_do(scripted: Path, ask: Callable[..., list[str]]) -> None:
    assert ask(scripted, "new", "li") == ["listening-well"]
    assert ask(scripted, "show", "2026-10-2") == offered("show", "2026-10-2")
    assert "".join(ask(scripted, "search", "Won")) == ""


@pytest.mark.posix
def test_bash_lists_what_each_is_and_types_the_name_alone(
    scripted: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COMP_TYPE", "63")  # bash(1): listing after a second Tab

    assert in_bash(scripted, "worksheet", "sh") == ["show"]
    assert "show  (Read a worksheet.)" in in_bash(scripted, "worksheet", "")


@pytest.mark.posix
def test_bash_types_it_where_tab_is_pressed(scripted: Path) -> None:
    import pty  # Windows has none

    asked = f"source {scripted}/bash\nreflect new lis\t\n"
    program = shutil.which("bash") or pytest.skip("bash is not installed")
    terminal, there = pty.openpty()
    environment = {**os.environ, "INPUTRC": os.devnull, "PS1": "$ "}
    bash = subprocess.Popen(
        [program, "--norc", "--noprofile", "-i"],
        stdin=there,
        stdout=there,
        stderr=there,
        env=environment,
        start_new_session=True,
    )
    os.close(there)
    try:
        os.write(terminal, asked.encode())
        shown = b""
        while b"reflect new listening-well" not in shown:
            shown += os.read(terminal, 4096)
    finally:
        bash.kill()
        bash.wait()
        os.close(terminal)
