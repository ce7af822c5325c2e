"""An excluded person is named nowhere: in no page, error or list of candidates."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reflect import completion
from reflect.journal.runs import bare
from typed import Program, change, commands

SHEETS = {
    "near": """---
id: near
title: Near
version: 2
due: again
every: 3 months
was: {near: [How near am I?], owe: [What do I owe?]}
---

# Near

## One {#one}

- How near is Zoë today? [1-10: like Zoë ... far] {#near}
- What do I owe Zoë? {#owe}
- How safe with {person|them}? [1-10] [for each: person] {#safe}
- Who was there? [choose many: Zoë, Anna, other] {#who}
- How was it? {#how}
- How was it then? {#then}
- What will I do? [action] {#do}
- When again? [action] {#again}
""",
    "zoe-and-me": """---
id: zoe-and-me
title: Zoë and me
version: 1
due: again-zoe
every: 1 month
---

# Zoë and me

## With Zoë {#with-zoe}

- How was it? {#how}
- How near? [1-10] {#near-zoe}
- When again? [action] {#again-zoe}
""",
}
HEAD = """---
title: {title}
date: {day}T20:00:00
utc_offset: "+01:00"
worksheet: {sheet}
worksheet_version: 1
status: {status}
about: [{about}]
tags: [{tags}]
---

# {title}

"""
BODY = """## One
<!-- step: one -->

### How near am I?
<!-- q: near -->

{near} / 10

### What do I owe?
<!-- q: owe -->

Nothing, since {day}.

### How was it?
<!-- q: how -->

Well. {words}

### How was it then?
<!-- q: then -->

Fine. We sat by the window on {day}.
"""
DO = "\n\n### What will I do?\n<!-- q: do -->\n\n- [ ] "
#: File, title, worksheet, status, about, tags, further words.
ENTRIES = [
    ("2026-01-05-near", "Near", "near", "complete", "Anna", "home", ""),
    ("2026-02-05-near", "Near Zoë", "near", "complete", "Zoë, Anna", "Zoe, home", "ZOËS Katze."),
    ("2026-03-05-letter-to-zoe", "Near", "near", "complete", "Anna", "home", "A letter."),
    ("2026-04-05-near", "Near", "near", "complete", "Anna", "home", f"{DO}ask Zoë's sister"),
    ("2026-04-05-near-2", "Near", "near", "complete", "Anna", "", "Zoe's\n\n### With Zoë\n\nx"),
    ("2026-05-05-zoe-and-me", "Zoë and me", "zoe-and-me", "complete", "Anna", "", ""),
    ("2026-05-06-near", "Near", "near", "complete", "Anna", "", f"With Anna.{DO}walk with Anna"),
    ("Letter, zoe", "Near", "near", "complete", "Anna", "", ""),
    ("2026-06-05-near", "Near", "near", "draft", "Zoë", "", ""),
    ("2026-06-06-zoe", "Near", "near", "draft", "Anna", "", ""),
]


SEEN = commands("""
list: | --all | --limit 1 | --format json | --format lines | --limit 1 --output page.txt --force
list: --worksheet zoe-and-me | --worksheet zzz
show: | first | latest~1 | latest~30 | 2026 | 2026-04-05 | 2026-05-05 | zoe | zzz
show: 2026-02 | 2026-02 --format json | 2026-02 --format markdown | 2026-03 | 2026-03 --format json
show: latest --question near | latest --question how | latest --question zzz
show: 2026-04-05-near-2 --format json | Zoe.md | Zoe.md --format json | Zoe.md --format markdown
compare: | --all | --then-now | --format json | --format html | --format markdown --all
compare: 2026-01 2026-03 | 2026-02 | 2026 latest | --question how | --worksheet zoe-and-me
compare: zoe latest | Zoe.md me.md --all | Zoe.md me.md --format json | Zoe.md me.md --format html
compare: me.md Zoe.md --format markdown
timeline: | 1 | how | owe | zzz | --format json | near --format json | --worksheet zoe-and-me
timeline: --output page.txt --force
ratings: | --format json
plan: | --all | --all --format json | --about zoe
next: | --days 9999 | --days 9999 --format json | --line | --ics next.ics --with-words --force
report: --output page.html --force
search: a | a --format json | a --question how | zzzz | cat --all
""")
ASKED = commands("""
resume: | 2026
plan: done zoe
next: let-go zoe | let-go --about zoe | let-go zoe-and-me | let-go near --about anna | reopen zoe
edit: 2026 | zzz
delete: 2026
restore: | zzz
history: log | log --all --format json | log 2026 | log 2026-02 | show 2026 | status
history: show 2026-04-05-near-2@1
compare: 2026-01@1 2026-02@1
worksheet: list | list --format json | show zzz | check
new: | zzz
: | where
search: zoe
timeline: zoe
list: --about zoe
check: --all | --all --format json
""")


@pytest.fixture
def journal(reflect: Program, tmp_path: Path) -> Path:
    """A journal that mentions Zoë everywhere."""
    reflect.set(EDITOR="true")
    year = reflect.journal / "2026"
    year.mkdir(parents=True)
    for id_, text in SHEETS.items():
        reflect.own(id_, text)
    for at, (name, title, sheet, status, about, tags, words) in enumerate(ENTRIES):
        day = name[:10] if name[:4] == "2026" else "2026-03-20"
        head = HEAD.format(title=title, day=day, sheet=sheet, status=status, about=about, tags=tags)
        body = BODY.format(near=at + 1, day=day, words=words)
        (year / f"{name}.md").write_text(head + body, encoding="utf-8")
    damaged = (year / "2026-03-05-letter-to-zoe.md").read_bytes()
    (year / "2026-03-06-zoe.md").write_bytes(damaged.replace(b"Fine.", b"Fin\xe9."))
    for name, which in (("Zoe", 1), ("me", 0)):
        entry = year / f"{ENTRIES[which][0]}.md"
        (tmp_path / f"{name}.md").write_bytes(entry.read_bytes())
    if hasattr(os, "mkfifo"):
        os.mkfifo(year / "2026-03-07-zoe.md")
    gone = year / "2026-03-08-zoe.md"
    gone.write_bytes(damaged)
    assert reflect("delete", gone).code == 0
    return reflect.journal


def said(run: Any) -> Iterator[str]:
    """Lines that name her, except commands that repeat what was typed."""
    told = f"{run.out}\n{run.err}".replace("--exclude Zoe", "").replace("compare Zoe.md", "")
    return (line for line in told.splitlines() if "zoe" in bare(line))


@pytest.mark.parametrize("plain", [pytest.param(False, marks=pytest.mark.sweep), True])
@pytest.mark.usefixtures("journal")
def test_an_excluded_person_is_named_nowhere(reflect: Program, plain: bool) -> None:
    leaks: dict[str, list[str]] = {}
    for command in SEEN:
        run = reflect(*command.split(), "--exclude", "Zoe", *(["--plain"] if plain else []))

        leaks |= {command: found} if (found := list(said(run))) else {}
        assert run.code in (0, 1), (command, run.err)
    assert leaks == {}
    for page in ("page.txt", "page.html", "next.ics"):
        assert "zoe" not in bare(Path(page).read_text("utf-8"))


@pytest.mark.parametrize(
    "others",
    ["", pytest.param("discreet = true\nhistory_drafts = true\n", marks=pytest.mark.sweep)],
)
@pytest.mark.usefixtures("journal")
def test_a_person_excluded_in_the_config_is_named_nowhere(reflect: Program, others: str) -> None:
    reflect.configured(f'exclude = ["Zoë"]\n{others}')
    assert reflect("history", "on").code == 0
    leaks: dict[str, list[str]] = {}
    for command in [*SEEN, *ASKED]:
        run = reflect(*command.split())

        leaks |= {command: found} if (found := list(said(run))) else {}
        assert run.code in (0, 1, 2), (command, run.err)
    assert leaks == {}


def test_a_discreet_history_names_no_worksheet_and_no_person(
    reflect: Program, journal: Path
) -> None:
    reflect.configured("discreet = true\n")
    assert reflect("history", "on").code == 0
    sheet = journal / "worksheets" / "zoe-and-me.md"
    change(sheet, "version: 1", "version: 2")
    for day in ("2026-07-01", "2026-07-01", "2026-07-02"):
        reflect.answered("zoe-and-me", {"how": "Fine."}, "--date", day)

    git = next(journal.rglob("HEAD")).parent
    log = subprocess.check_output(["git", f"--git-dir={git}", "log", "--format=%B"], text=True)
    subjects = log.splitlines()

    days = [line for line in reversed(subjects) if line.startswith("write 2")]
    assert days == ["write 2026-07-01", "write 2026-07-01", "write 2026-07-02"]
    others = {"begin the history", "edit worksheet", "write worksheet"}
    assert set(filter(None, subjects)) - set(days) == others
    told = reflect.json("history", "log")["moments"]
    assert {each["id"] for each in told} >= {"2026-07-01", "2026-07-02"}


def test_completion_offers_no_excluded_person(reflect: Program, journal: Path, capfd: Any) -> None:
    def offered(words: str) -> str:
        environment = os.environ | {"REFLECT_JOURNAL": str(journal)}
        completion.complete([*words.split(), ""], environment)
        return bare(capfd.readouterr().out)

    every = commands("show: \nedit: \ncompare: | latest\nhistory: log\nnew: \nlist: --worksheet")
    assert [words for words in every if "zoe" not in offered(words)] == []
    reflect.configured('exclude = ["ZOE"]\n')
    assert [words for words in every if "zoe" in offered(words)] == []
    assert [words for words in every if "near" not in offered(words)] == []
