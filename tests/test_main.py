"""The door."""

import subprocess
import sys
from pathlib import Path

import pytest

from reflect import __version__, cli, locale
from reflect.commands.help import texts
from typed import Program, append


def test_a_crash_leaves_no_image_of_the_memory() -> None:
    pytest.importorskip("resource")
    program = """
import os, resource, sys
from reflect import cli
from reflect.__main__ import main
_, most = resource.getrlimit(resource.RLIMIT_CORE)
resource.setrlimit(resource.RLIMIT_CORE, (most, most))
sys.argv = ["reflect", "--version"]
os._exit = lambda code: None
cli.run = lambda arguments: 0
main()
print(resource.getrlimit(resource.RLIMIT_CORE) == (0, most))
"""

    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)

    assert done.stdout.splitlines()[-1:] == ["True"], done.stderr


def test_all_is_put_out_before_it_ends_with_the_code_of_the_command(reflect: Program) -> None:
    path = reflect.kept(text="words")
    append(path, "".join(f"\n### And?\n<!-- q: no-{n} -->\n\nwords\n" for n in range(100)))
    # Where Python keeps nothing back, this would hold in any case.
    reflect.set(PYTHONUNBUFFERED="")

    call = [sys.executable, "-m", "reflect", "--journal", reflect.journal, "check", "--all"]
    done = subprocess.run(call, capture_output=True, text=True)

    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.count("does not have a question 'no-") == 100


FULL = Path("/dev/full")


@pytest.mark.skipif(not FULL.exists(), reason="there is no /dev/full here")
@pytest.mark.parametrize("argument", ["--version", "--help"])
def test_a_full_disk_is_one_sentence(argument: str) -> None:
    with FULL.open("w", encoding="utf-8") as full:
        call = [sys.executable, "-m", "reflect", argument]
        done = subprocess.run(call, stdout=full, stderr=subprocess.PIPE, text=True)

    said = "reflect: The output could not be written: the disk is full.\n"
    assert (done.returncode, done.stderr) == (1, said)


def test_ctrl_c_before_there_is_a_program_ends_it_without_a_word() -> None:
    program = """
import sys
from reflect.__main__ import main

class Interrupting:
    def find_spec(self, name, *others):
        if name == "reflect.cli":
            raise KeyboardInterrupt

sys.meta_path.insert(0, Interrupting())
sys.argv = ["reflect", "list"]
main()
"""

    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)

    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")


CALLS = [[], *([name] for name in cli.COMMANDS)]
CALLS += [[group, name] for group, (_, names) in cli.GROUPS.items() for name in names]


@pytest.mark.parametrize("call", CALLS, ids=" ".join)
def test_help_is_there_for_h_too_and_in_the_language_of_whoever_asks(
    call: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = []
    for language, option in (("C", "-h"), ("C", "--help"), ("de_DE.UTF-8", "-h")):
        monkeypatch.setenv("LANG", language)
        assert cli.run([*call, option]) == 0
        pages.append(" ".join(capsys.readouterr().out.split()))

    english, _, german = pages
    assert pages[0] == pages[1]
    assert english.startswith(f"Usage: {' '.join(['reflect', *call])} [OPTIONS]")
    assert german.startswith(f"Aufruf: {' '.join(['reflect', *call])} [OPTIONEN]")
    assert ("--version" in english) is (not call)
    command = cli.app(call)
    for name in call:
        command = command.commands[name]  # type: ignore[attr-defined]
    de = locale.of("de")
    sentences = [text for text in texts(command) if " " in text]
    assert [text for text in sentences if text in german] == []
    assert de.say(locale.N_(sentences[0])) in german


@pytest.mark.parametrize(
    ("call", "english", "german"),
    [
        ("lst", "No such command 'lst'. Did you mean 'list'?", "Meintest du 'list'?"),
        ("hints", "No such command 'hints'.", "Einen Befehl 'hints' gibt es nicht."),
        ("list --al", "No such option: --al (Possible options: --all, --", "(möglich sind: --all, --"),
        ("list --zzz", "No such option: --zzz.", "Eine Option --zzz gibt es nicht."),
        ("delete", "Missing argument 'ENTRY'.", "Es fehlt: EINTRAG."),
        ("list --limit", "Option '--limit' requires an argument.", "Hinter --limit fehlt"),
        (
            "list --all=1",
            "Option '--all' does not take a value.",
            "Hinter --all darf kein Wert stehen.",
        ),
        ("list --limit x", "'x' is not a whole number.", "--limit passt so nicht"),
        ("list --limit 0", "0 is less than 1.", "--limit passt so nicht: 0 ist weniger als 1."),
        ("worksheet print x --copies 0", "0 is not from 1 to 50.", "0 liegt nicht zwischen 1 und 50."),
        ("list --format x", "'x' is not one of 'text', 'json', 'lines'.", "'x' ist keines davon"),
        ("list a b", "Got unexpected extra argument(s) (a b).", "Damit kann dieser Befehl nichts anfangen: a b."),
    ],
)  # fmt: skip
def test_a_wrong_call_is_one_sentence_in_the_language_of_whoever_made_it(
    call: str,
    english: str,
    german: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for language, said in (("C", english), ("de_DE.UTF-8", german)):
        monkeypatch.setenv("LANG", language)
        assert cli.run(call.split()) == 2
        told = capsys.readouterr().err
        assert said in told
        assert told.count("\n") == 1


def test_the_version_is_told_beside_other_options() -> None:
    command = [sys.executable, "-m", "reflect", "--plain", "--version"]
    done = subprocess.run(command, capture_output=True, text=True)

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"reflect {__version__}\n"
