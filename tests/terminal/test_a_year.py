"""A year with one worksheet, lived through at a terminal whose clock is moved on."""

import json
import re
import sys
import time
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("Windows has no pseudo-terminals of this kind", allow_module_level=True)

from person import LONGEST, Person
from reflect import files
from sheets import PLANS

pytestmark = [pytest.mark.sweep, pytest.mark.timeout(600)]

#: What was planned with somebody who is gone in spring.
WITH_TOM = ("walk with Tom", "ask Tom to dinner", "hold Tom's hand")
LOOK = "still open: look at your plans first\n"
MOVED = str(Path(__file__).parents[1] / "moved.py")


class Year:
    """Somebody's journal, at one moment after another."""

    def __init__(self, journal: Path, way: str) -> None:
        self.journal, self.is_plain = journal, way == "plain"
        files.create(journal / "worksheets" / "plans.md", PLANS.encode())

    def calls(self, day: str, *arguments: str) -> Person:
        """The person, who has called the program on the evening of a *day*."""
        program = [sys.executable, MOVED, f"{day}T20:00", "--journal", str(self.journal)]
        return Person(*["--plain"] * self.is_plain, *arguments, program=program)

    def hears(self, day: str, *arguments: str) -> str:
        """What a command says that asks nothing."""
        code, said = self.calls(day, *arguments).leaves()
        assert code == 0, said
        return " ".join(said.split())

    def plans(self, day: str) -> dict[str, tuple[str, str]]:
        """The code and the state of each plan, by its words."""
        said = json.loads(self.hears(day, "plan", "--all", "--format", "json"))
        return {plan["text"]: (plan["code"], plan["state"]) for plan in said["plans"]}

    def open(self, day: str) -> list[str]:
        """The words of the open plans."""
        return [words for words, (_, state) in self.plans(day).items() if state == "open"]

    def entry(self, day: str) -> str:
        """The text of the entry of a *day*."""
        [path] = self.journal.glob(f"*/{day}-plans.md")
        return path.read_text(encoding="utf-8")

    def runs(self, day: str, about: str, *answers: str, became: str = "", words: str = "") -> None:
        """Say what *became* of earlier plans, and in which *words*; then answer all questions."""
        people = about.split()
        person = self.calls(day, "new", "plans", *(f"--about={name}" for name in people))
        for text, label in (line.split(": ") for line in became.splitlines()):
            self._chooses(person, text, label)
            if label == "not yet":
                self._types(person, "Another day for it?", "")
        if words:
            self._answers(person, "What helped, or what got in the way?", words)
        questions = ["What did I notice?", "What will I do?", *people, "When do I look"]
        for wording, lines in zip(questions, answers, strict=True):
            self._answers(person, wording, lines)
        self._types(person, "Everything is saved.", "")
        code, said = person.leaves()
        assert code == 0, said

    def _answers(self, person: Person, wording: str, text: str) -> None:
        """Answer a question by some lines."""
        lines = text.split("\n") if text else []
        person.sees(wording)
        if self.is_plain:
            person.is_asked()
            person.enters(*lines, ".")
        else:
            person.types("\r".join(lines) + "\x04")

    def _types(self, person: Person, text: str, keys: str) -> None:
        """Type something and Enter below a *text*."""
        person.sees(text)
        if self.is_plain:
            person.is_asked()
        person.types(f"{keys}\r")

    def _chooses(self, person: Person, text: str, label: str) -> None:
        """Choose the way with this *label* below a *text*, by its number, letter or Enter."""
        person.sees(text)
        sign = re.compile(rf"(\w+)(?:\.|\s|\x1b\[[\d;]*[A-Za-z])+{label}".encode())
        end = time.monotonic() + LONGEST
        while not (found := sign.search(person.seen)):
            assert time.monotonic() < end
            assert person.reads(), person.seen
        if self.is_plain:
            person.is_asked()
        key = found[1].decode()
        person.types("\r" if key == "Enter" else key + "\r" * self.is_plain)


@pytest.mark.parametrize("way", ["screen", "plain"])
def test_what_is_planned_in_a_year_comes_back_and_is_let_go(tmp_path: Path, way: str) -> None:
    year = Year(tmp_path / "journal", way)

    year.runs(
        *("2027-01-10", "Tom Mum", "Calm."),
        "tell Tom of my day (by 12 Jan)\nwrite to Ada",
        "walk with Tom (every Sunday)",
        "bake for Mum",
        "with tea (every 2 months)",
    )
    assert year.hears("2027-01-11", "next", "--line") == ""
    assert year.hears("2027-01-12", "next", "--line").startswith("reflect: something you wanted")

    year.runs(
        *("2027-03-12", "Tom Mum", "Less calm."),
        "ask Tom to dinner\nread to Mum (every week)",
        "hold Tom's hand",
        "find Mum's glasses (by 1 Apr)",
        "with tea (every 2 months)",
        became=f"{LOOK}tell Tom of my day: I did it\nwrite to Ada: not yet\n"
        "walk with Tom: still doing it\nbake for Mum: in another way",
        words="It was raining.",
    )
    assert (
        "1. tell Tom of my day: I did it\n2. write to Ada: not yet\n3. walk with Tom: still doing "
        "it\n4. bake for Mum: in another way\n\nIt was raining.\n"
    ) in year.entry("2027-03-12")
    assert "".join(re.findall(r"- \[(.)\]", year.entry("2027-01-10"))) == "x  x "
    assert year.open("2027-03-13") == [
        *("ask Tom to dinner", "read to Mum", "hold Tom's hand", "find Mum's glasses"),
        *("write to Ada", "walk with Tom"),
    ]

    # Tom is gone, and what was planned with him is let go.
    plans = year.plans("2027-04-20")
    codes = [plans[words][0] for words in WITH_TOM]
    assert "plan reopen" in year.hears("2027-04-20", "plan", "let-go", *codes)
    assert "next reopen" in year.hears("2027-04-20", "next", "let-go", "plans", "--about", "Tom")
    assert "Tom" not in year.hears("2027-05-13", "next")

    year.runs(
        *("2027-05-20", "Mum", "Quiet."),
        "sort the photos (by 1 June)",
        "plant beans with Mum",
        "with tea (every 2 months)",
        became=f"{LOOK}read to Mum: not just now\nfind Mum's glasses: I did it",
        words="They were in the fridge.",
    )
    assert "sort the photos" in year.hears("2027-06-01", "next")
    photos = year.plans("2027-06-01")["sort the photos"][0]
    year.hears("2027-06-01", "plan", "later", photos, "1 Sep")
    assert "sort the photos (by 2027-09-01)" in year.entry("2027-05-20")
    assert "sort the photos" not in year.hears("2027-06-01", "next")

    # Twice the plans are left alone, seen and unseen.
    for day, became in (
        ("2027-07-25", f"{LOOK}sort the photos: leave them all as they are"),
        ("2027-09-26", "still open: begin the worksheet"),
    ):
        year.runs(day, "Mum", "Calm again.", "", "", "", became=became)
        assert "last-time" not in year.entry(day)

    year.runs(
        *("2027-12-01", "Mum", "A year.", "", "", "with tea (every 3 months)"),
        became=f"{LOOK}sort the photos: let it go\nplant beans with Mum: I did it",
        words="It took a summer.",
    )
    states = {words: state for words, (_, state) in year.plans("2027-12-02").items()}
    assert len(states) == 10
    assert {words for words, state in states.items() if state == "open"} == {
        "read to Mum",
        "write to Ada",
    }
    assert {words for words, state in states.items() if state == "let-go"} == {
        *WITH_TOM,
        "sort the photos",
    }

    assert year.hears("2028-02-28", "next", "--line") == ""
    said = year.hears("2028-03-02", "next")
    assert "You wanted to look again" in said
    assert "Mum" in said
    assert "Tom" not in said
    assert year.hears("2028-03-02", "next", "--line")
    assert year.hears("2028-04-02", "next", "--line") == ""
    assert "Nothing" in year.hears("2028-03-02", "next", "--exclude", "Mum")
    assert "all is well" in year.hears("2028-03-02", "check")
