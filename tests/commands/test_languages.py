"""A worksheet in two languages is one worksheet."""

from pathlib import Path

from typed import Program, change

ENGLISH = """\
---
id: evening
title: Evening
language: en
---

# Evening

How was today?

## Today {#today}

- What was good? {#good}
- How full was it? [1-5: empty ... full] {#full}
- What helped? [choose many: quiet, friends, sleep] {#helped}
"""
GERMAN = """\
---
id: evening
title: Abend
language: de
---

# Abend

Wie war der Tag?

## Heute {#today}

- Was war gut? {#good}
- Wie voll war er? [1-5: leer ... voll] {#full}
- Was hat geholfen? [choose many: Ruhe, Freunde, Schlaf] {#helped}
"""


def both(reflect: Program) -> None:
    reflect.own("evening", ENGLISH)
    reflect.own("evening.de", GERMAN)


def test_it_is_asked_in_the_persons_language(reflect: Program) -> None:
    both(reflect)

    assert reflect.json("worksheet", "show", "evening")["title"] == "Evening"
    reflect.set(LANG="de_AT.UTF-8")
    assert reflect.json("worksheet", "show", "evening")["title"] == "Abend"
    entry = reflect.answered("evening", {"helped": ["Ruhe"]})
    assert "language: de\n" in entry.read_text("utf-8")


def test_it_is_asked_in_another_language_where_the_persons_is_missing(reflect: Program) -> None:
    reflect.own("evening.de", GERMAN)

    assert reflect.json("worksheet", "show", "evening")["language"] == "de"
    assert reflect("worksheet", "check").code == 0


def test_two_files_in_one_language_are_found_by_check(reflect: Program) -> None:
    both(reflect)

    assert reflect("worksheet", "check").code == 0
    assert "worksheets" not in reflect("check").out
    reflect.own("evening.more", GERMAN)
    for command in (["worksheet", "check"], ["check"]):
        run = reflect(*command)
        assert run.code == 1
        assert "same 'id' as evening.de.md" in run.out
        assert "evening.md" not in run.out


def test_a_draft_goes_on_in_the_language_it_began_in(reflect: Program) -> None:
    both(reflect)
    reflect("new", "evening", stdin="A walk.\n.\n:pause\n")
    reflect.set(LANG="de_DE.UTF-8")

    run = reflect("resume", stdin="\n3\n")

    assert "How full was it?" in run.err
    assert "voll" not in run.err


def test_a_sheet_that_is_sent_in_another_language_goes_beside_the_first(reflect: Program) -> None:
    reflect.own("evening", ENGLISH)
    Path("abend.md").write_text(GERMAN, encoding="utf-8")

    reflect("new", "abend.md", "--answers", "-", stdin='{"good": "Tee"}')

    own = (reflect.journal / "worksheets").glob("*.md")
    assert sorted(path.name for path in own) == ["evening.de.md", "evening.md"]


def test_a_changed_sheet_of_one_language_changes_nothing_in_the_other(reflect: Program) -> None:
    both(reflect)
    reflect.answered("evening", {"full": 3})
    change(reflect.journal / "worksheets" / "evening.de.md", "[1-5:", "[1-10:")

    reflect.answered("evening", {"full": 4})

    assert "version" not in (reflect.journal / "worksheets" / "evening.md").read_text("utf-8")
