"""Answers given to `new --answers` come back from `show --format json` unchanged."""

import random
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from typed import Program

RUNS, QUESTIONS = 40, 250
OPTIONS = ["quiet", "phone away", "enough time", "#1", "Ünïcode"]
BRACKETS = {
    "text": "",
    "line": "[one line]",
    "scale": "[1-10: low ... high]",
    "yesno": "[yes/no]",
    "choice": f"[choose: {', '.join(OPTIONS)}]",
    "choices": f"[choose many: {', '.join(OPTIONS)}]",
    "list": "[list]",
    "date": "[date]",
    "action": "[action]",
}
PIECES = """words|# heading|## The step|### Question 1?|#### deep|---|```|~~~|- item|* * *|1. one
- [x] quiet|7 / 10|Yes|_(not today)_|\\_(none)_|_(none)_|<!-- q: q1 -->|<!-- step: all -->
\\<!-- q: q1 -->|key: value|a: b: c|{x}|[y]|(by 2026-12-01)|(every week)|\\(by x)|[bold]|\\|||>
é|e\u0301|你好|مرحبا|👩‍👩‍👧|\u00a0|\u200b|'|"|\t|$|%%|[[link]]|^id|=|    code
""".replace("\n", "|").split("|")


def prose(r: random.Random) -> str:
    lines = [" ".join(r.choices(PIECES, k=r.randint(1, 4))) for _ in range(r.randint(1, 5))]
    return "\n".join(r.choice([line, "", line]) for line in lines)


def kept(text: str) -> str:
    """*text* without its outer blank lines."""
    lines = text.split("\n")
    while lines and not lines[-1].strip(" \t"):
        lines.pop()
    while lines and not lines[0].strip(" \t"):
        lines.pop(0)
    return "\n".join(lines)


def line(r: random.Random) -> str:
    return " ".join(r.choices(PIECES, k=r.randint(1, 5))).strip() or "words"


def action(r: random.Random) -> dict[str, Any]:
    # An id at the end of a task is no word of it: it comes back as a mark of another program.
    text = re.sub(r"(?:\s*\^id)+$", "", line(r))
    found: dict[str, Any] = {"text": text or "words"}
    found |= {"by": f"2026-0{r.randint(1, 9)}-11"} if r.random() < 0.5 else {}
    found |= {"every": r.choice(["week", "3 months"])} if r.random() < 0.3 else {}
    return found | ({"done": r.choice([True, "let-go"])} if r.random() < 0.3 else {})


MAKE: dict[str, Callable[[random.Random], Any]] = {
    "text": prose,
    "line": line,
    "scale": lambda r: r.randint(1, 10),
    "yesno": lambda r: r.choice([True, False, "depends"]),
    "choice": lambda r: r.choice(OPTIONS),
    "choices": lambda r: [option for option in OPTIONS if r.random() < 0.4],
    "list": lambda r: [line(r) for _ in range(r.randint(1, 4))],
    "date": lambda r: f"20{r.randint(10, 99)}-{r.randint(1, 12):02}-{r.randint(1, 28):02}",
    "action": lambda r: [action(r) for _ in range(r.randint(1, 3))],
}


@pytest.mark.sweep
@pytest.mark.timeout(900)
@pytest.mark.parametrize("kind", MAKE)
def test_ten_thousand_answers_of_each_kind_come_back(
    reflect: Program, tmp_path: Path, kind: str
) -> None:
    questions = "".join(
        f"- Question {n}? {BRACKETS[kind]} {{#q{n}}}\n".replace("  ", " ") for n in range(QUESTIONS)
    )
    sheet = tmp_path / "many.md"
    sheet.write_text(
        f"---\nid: many\ntitle: Many\n---\n\n## The step {{#all}}\n\n{questions}", "utf-8"
    )
    checked = 0
    for run in range(RUNS):
        r = random.Random(f"{kind} {run}")
        given = {f"q{n}": MAKE[kind](r) for n in range(QUESTIONS)}
        words = {
            id_: kept(prose(r))
            for id_ in given
            if kind not in ("text", "line") and r.random() < 0.3
        }
        answers = {
            i: {"value": v, "words": words[i]} if i in words else v for i, v in given.items()
        }

        path = reflect.answered(str(sheet), answers)

        shown = reflect.json("show", path)["answers"]
        found = {answer["id"]: (answer["value"], answer["words"]) for answer in shown}
        text = kind in ("text", "line")
        expected = {i: (kept(v) if text else v, words.get(i, "")) for i, v in given.items()}
        expected = {i: pair for i, pair in expected.items() if pair != ("", "")}
        assert found == expected
        checked += len(given)
    assert checked == RUNS * QUESTIONS == 10_000
