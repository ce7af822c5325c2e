"""The same words as a journal of jrnl, and jrnl itself, for comparison."""

import json
import subprocess
import sys
import venv
from pathlib import Path

from timing import HERE
from writer import QUESTIONS, Writer

VERSION = "4.6"
TIME = "%Y-%m-%d %H:%M"


def command(home: Path, *arguments: str) -> list[str]:
    """What calls jrnl with its journal."""
    config = str(home / "jrnl.yaml")
    return [str(home / "jrnl" / "bin" / "jrnl"), "--config-file", config, *arguments]


def install(home: Path, count: int) -> None:
    """Have jrnl in a folder of its own, and there a journal of it; needs a network."""
    venv.create(home / "jrnl", with_pip=True)
    python = home / "jrnl" / "bin" / "python"
    subprocess.run([python, "-m", "pip", "install", "-qq", f"jrnl=={VERSION}"], check=True)
    journal = home / "jrnl.txt"
    # In a process of its own, as all that grows large.
    subprocess.run([sys.executable, HERE / "jrnl.py", journal, str(count)], check=True)
    config = {
        "version": f"v{VERSION}",
        "journals": {"default": {"journal": str(journal)}},
        "timeformat": TIME,
        "editor": "",
        "encrypt": False,
        "template": False,
        "default_hour": 9,
        "default_minute": 0,
        "highlight": True,
        "linewrap": 79,
        "tagsymbols": "#@",
        "indent_character": "|",
        "colors": dict.fromkeys(("body", "date", "tags", "title"), "none"),
    }
    # JSON is YAML, but a brace at the top would mean jrnl 1.
    lines = [f"{key}: {json.dumps(value)}\n" for key, value in config.items()]
    (home / "jrnl.yaml").write_text("".join(lines), encoding="utf-8")


def write(journal: Path, count: int) -> None:
    """Put what somebody wrote on so many evenings into one file, as jrnl keeps it."""
    writer = Writer()
    with journal.open("w", encoding="utf-8") as file:
        for number in range(count):
            moment, texts, _ = writer.evening(number)
            file.write(f"[{moment:{TIME}}] Of the day.\n")
            both = zip(QUESTIONS, texts, strict=True)
            file.writelines(f"### {question}\n\n{text}\n\n" for question, text in both)


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]))
