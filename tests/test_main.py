"""The door."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from reflect import __version__, cli


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


def test_all_is_put_out_before_it_ends_with_the_code_of_the_command() -> None:
    program = """
import sys
from reflect import cli
from reflect.__main__ import main
cli.run = lambda arguments: print(*arguments, end="") or print("!", end="", file=sys.stderr) or 3
sys.argv = ["reflect", "a", "word"]
main()
"""

    # Where Python keeps nothing back, this would hold in any case.
    kept_back = {**os.environ, "PYTHONUNBUFFERED": ""}
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, env=kept_back
    )

    assert (done.returncode, done.stdout, done.stderr) == (3, "a word", "!")


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


@pytest.mark.parametrize("command", [[], ["new"], ["worksheet"], ["worksheet", "show"]])
def test_help_is_there_for_h_too_and_names_all_commands(
    command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    told = []
    for asked in ("-h", "--help"):
        assert cli.run([*command, asked]) == 0
        told.append(capsys.readouterr().out)

    assert told[0] == told[1]
    assert "-h, --help" in told[0]
    assert ("--version" in told[0]) is (not command)
    _, _, listed = told[0].partition("\n\n")
    assert "..." not in listed, "what a command does is said to the end"


def test_the_version_is_told_beside_other_options() -> None:
    command = [sys.executable, "-m", "reflect", "--plain", "--version"]
    done = subprocess.run(command, capture_output=True, text=True)

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"reflect {__version__}\n"
