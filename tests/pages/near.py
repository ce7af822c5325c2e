"""A small journal about nearness, to be looked at side by side."""

import re
from pathlib import Path

from reflect.journal import Journal
from reflect.journal.runs import Run, Selection
from reflect.pages.comparison_view import ComparisonView
from reflect.settings import Settings
from sheets import NEARNESS

#: The questions by their ids, and two that were asked once.
ASKED = {
    id_: re.sub("{.*}", "{}", wording)
    for wording, id_ in re.findall(r"^- (.*?\?).*{#(.*)}$", NEARNESS, re.MULTILINE)
}
ASKED |= {"near": ASKED["nearer"], "hardest": "What was hardest?"}

#: Answers by what stands in their marks.
Answers = dict[str, str]


def journal(folder: Path) -> Journal:
    """A journal in *folder* that has the worksheet."""
    (folder / "worksheets").mkdir(parents=True)
    (folder / "worksheets" / "near.md").write_text(NEARNESS, encoding="utf-8")
    return book(folder)


def book(folder: Path) -> Journal:
    """The journal in *folder*."""
    return Journal(Settings.made({"HOME": str(folder)}, folder))


def keep(path: Path, answers: Answers, moment: str, head: str = "version: 2", **asked: str) -> Path:
    """A run in the file *path*, from a *moment*; *asked* are other wordings than those of today."""
    front = f"title: Near\nworksheet: near\ndate: {moment}\nworksheet_{head}\n"
    blocks = []
    for mark, body in answers.items():
        id_, _, person = mark.partition(", for: ")
        heading = (ASKED | asked)[id_].format(person or "anybody")
        blocks.append(f"\n### {heading}\n<!-- q: {mark} -->\n\n{body}\n")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"---\n{front}---\n\n# Near\n{''.join(blocks)}", encoding="utf-8")
    return path


def pair(book: Journal, old: Path, new: Path, selection: Selection | None = None) -> ComparisonView:
    """The runs in two files beside each other."""
    looked = selection or Selection()
    return ComparisonView.of(Run.of(book.read(old), looked), Run.of(book.read(new), looked), book)
