"""A look at all files finds what is amiss, names the way out, and never an answer."""

import json
import os
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reflect.journal import Journal, checking
from reflect.journal.checking import Look
from reflect.journal.checking.findings import KINDS
from reflect.journal.trash import Words
from reflect.settings import Settings
from reflect.text import lines

SECRET = "kestrel"
SHEET = """---
id: things
title: Things
version: 2
retired: [old]
after: {rate: mood}
---

# Things

## One {#one}

- What is it? {#what}
- How much is there? [1-10] {#rate}
- Is it so? [yes/no] {#so}
"""
NOW = datetime(2027, 1, 1)
LONG_AGO = (NOW - timedelta(days=1)).timestamp()
HEAD = "title: Things\ndate: 2026-05-01T20:00:00\nworksheet: things\nworksheet_version: 2\n"

Put = Callable[..., Path]
posix = pytest.mark.skipif(os.name != "posix", reason="modes and links as POSIX has them")


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    settings = Settings(
        journal=tmp_path / "journal", journal_from="", config=None, state=tmp_path / "state"
    )
    for folder in (settings.journal, tmp_path / "state", settings.journal / "worksheets"):
        folder.mkdir(0o700)
    (settings.journal / "worksheets/things.md").write_text(SHEET, encoding="utf-8")
    return Journal(settings)


@pytest.fixture
def put(tmp_path: Path) -> Put:
    """Put a file somewhere, private and a day old."""

    def put(name: str, text: str | bytes, mode: int = 0o600) -> Path:
        path = tmp_path / name
        for folder in reversed(path.parents):
            folder.mkdir(0o700, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        path.chmod(mode)
        os.utime(path, (LONG_AGO, LONG_AGO))
        return path

    return put


def entry(*answers: tuple[str, str], head: str = HEAD, status: str = "complete") -> str:
    """An entry with the bodies of some questions, by what stands above each."""
    text = f"---\n{head}status: {status}\n---\n\n# Things\n\n## One\n<!-- step: one -->\n"
    return text + "".join(f"\n{above}\n\n{body}\n" for above, body in answers)


def asked(id_: str, body: str = SECRET, wording: str = "Then?") -> tuple[str, str]:
    return f"### {wording}\n<!-- q: {id_} -->", body


def found(journal: Journal) -> list[tuple[str, int, str]]:
    """The file, line and kind of all that is found; nothing of it tells an answer."""
    told = []
    look = Look.at(journal, NOW)
    for each in look.findings:
        assert SECRET not in f"{each.what}{each.way}"
        assert each.what.endswith((".", "?"))
        assert each.way.endswith(".")
        told.append((each.path.name, each.line, each.kind))
    return told


def mended(journal: Journal) -> None:
    """Make all changes that need nobody's judgement."""
    look = Look.at(journal, NOW)
    done, refused = checking.mend(journal, look.mendings)
    assert (refused, done) == ([], set(look.mendings))


A = "journal/2026/2026-05-01-things.md"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (entry(asked("what"), asked("rate", "7 / 10"), asked("so", "Yes")), []),
        (entry(asked("old"), asked("mood"), asked("looking-back")), []),
        (entry(asked("rate", "_(not today)_")), []),
        (entry(status="draft"), []),
        (entry(asked("rate", f"11 / 10\n\n{SECRET}")), [(14, "out-of-range")]),
        (entry(asked("rate", "0")), [(14, "out-of-range")]),
        (entry(asked("rate", "3 / 5")), [(14, "other-scale")]),
        (entry(asked("rate", f"three {SECRET}")), [(14, "not-understood")]),
        (entry(asked("so", SECRET)), [(14, "not-understood")]),
        (entry(asked("whet")), [(14, "unknown-question")]),
        (entry(asked("what"), asked("what")), [(19, "twice")]),
        (entry(("### Then?\n<!-- q: What? -->", SECRET)), [(15, "mark")]),
        (entry(asked("what"), ("### Is it so?", "Yes")), [(19, "lost-marks")]),
        (entry(status="done"), [(6, "status")]),
        (entry(status="[a, b]"), [(6, "status")]),
        (entry(head=HEAD.replace("date", "day")), [(1, "no-date")]),
        (entry(asked("what"), head=HEAD.replace("worksheet:", "sheet:")), [(1, "no-worksheet")]),
        (entry(head=HEAD.replace("2026-05-01T", "soon ")), [(3, "date")]),
        (entry(head=f"{HEAD}title: {SECRET}: x\n"), [(6, "head")]),
        (entry(asked("what")).partition("---\n\n")[2], [(0, "no-head")]),
        (f"---\n{HEAD}\n### Then?\n<!-- q: what -->\n\n{SECRET}\n", [(1, "head")]),
        (
            entry(asked("what", f"<<<<<<< HEAD\n{SECRET}\n=======\nno {SECRET}\n>>>>>>> b")),
            [(17, "conflict-marks")],
        ),
        (
            entry(asked("what", "<<<<<<< HEAD\na\n=======\nb\n>>>>>>> b")).encode("utf-16"),
            [(0, "not-utf-8"), (17, "conflict-marks")],
        ),
        (entry(asked("what", "<<<<<<< and nothing more")), []),
        (entry(asked("what")).encode() + b"caf\xe9\n", [(0, "not-utf-8")]),
        (entry(asked("what")).encode("utf-16"), [(0, "not-utf-8")]),
        (b"", [(0, "empty")]),
        (bytes(4096), [(0, "empty")]),
        ("# A note of my own\n", []),
    ],
)
def test_what_cannot_be_understood_is_named_with_its_line(
    journal: Journal, put: Put, text: str | bytes, expected: list[tuple[int, str]]
) -> None:
    path = put(A, text)

    assert found(journal) == [(path.name, *each) for each in expected]


def test_every_kind_says_what_it_is_and_the_way_out() -> None:
    for kind in KINDS.values():
        assert kind.what.count(". ") == kind.way.count(". ") == 0


def test_nothing_is_found_where_all_is_well(journal: Journal, put: Put) -> None:
    put(A, entry(asked("what")))
    put("journal/2026/2026-05-01.md", "")
    put("journal/ideas.md", "# A note\n", 0o644)
    put("journal/.obsidian/app.json", "{}", 0o644)
    put("journal/.reflect/lock", b"")

    look = Look.at(journal, NOW)

    assert (look.findings, look.entries) == ([], 1)


def test_a_journal_that_is_not_there_yet_is_left_so(tmp_path: Path) -> None:
    settings = Settings(journal=tmp_path / "none", journal_from="", config=None, state=None)

    look = Look.at(Journal(settings), NOW)

    assert (look.findings, look.entries) == ([], 0)
    assert not (tmp_path / "none").exists()


def test_marks_that_are_gone_are_put_back_and_nothing_else_changes(
    journal: Journal, put: Put
) -> None:
    whole = entry(asked("what", wording="What is it?"), asked("so", "No", "Is it so?"))
    whole = whole.replace("\n", "\r\n")
    path = put(A, whole.replace("<!-- q: what -->\r\n", ""))
    twin = put("journal/2026/2026-05-02-things.md", f"{whole[:-2]}\r\n".replace("01T", "02T"))
    before = twin.read_bytes()

    mended(journal)

    assert path.read_bytes() == whole.encode()
    assert twin.read_bytes() == before
    assert found(journal) == []


def test_a_guessed_question_is_shown_with_the_mark_it_would_get(journal: Journal, put: Put) -> None:
    path = put(
        A, entry(("### How much of it is there?", "7 / 10")).replace("<!-- step: one -->\n", "")
    )

    look = Look.at(journal, NOW)

    assert [each.kind for each in look.findings] == ["lost-marks", "guessed"]
    assert [change for each in look.mendings for change in each.changes] == [
        "below line 11 comes <!-- step: one -->",
        "below line 13 comes <!-- q: rate -->",
    ]
    mended(journal)
    assert "### How much of it is there?\n<!-- q: rate -->\n\n7 / 10\n" in path.read_text("utf-8")


def test_a_file_that_was_saved_meanwhile_is_not_mended(journal: Journal, put: Put) -> None:
    path = put(A, entry(asked("what"), ("### Is it so?", "Yes")))
    look = Look.at(journal, NOW)
    path.write_text(entry(asked("what", "other words")), encoding="utf-8")

    done, refused = checking.mend(journal, look.mendings)

    assert (done, len(refused)) == (set(), 1)
    assert path.read_text("utf-8") == entry(asked("what", "other words"))


def test_an_entry_in_bytes_that_are_no_text_is_never_mended(journal: Journal, put: Put) -> None:
    put(A, entry(asked("what"), ("### Is it so?", "Yes")).encode() + b"\xe9")

    assert Look.at(journal, NOW).mendings == []


PIECES = [
    *("---", "worksheet: things", "date: 2026-05-01", "status: x", "a: [", "title: {0}", "\ufeff"),
    *("<!-- q: what -->", "<!-- q: rate, for: Sam -->", "<!-- q: a", "## One", "# T", "```", ""),
    *("### What is it?", "### Is it so?", "### How much is ther?", "7 / 10", "70", "maybe"),
    *("<<<<<<< a", "=======", ">>>>>>> b", "\x00", "\u2028", SECRET),
]


@given(st.lists(st.sampled_from(PIECES), max_size=15), st.sampled_from(["\n", "\r\n", "\r"]))
@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_in_a_file_it_is_looked_at_and_mended_once(
    journal: Journal, put: Put, pieces: list[str], end: str
) -> None:
    before = ("---\nworksheet: things\n---\n" + end.join(pieces)).encode()
    path = put(A, before)

    found(journal)
    mended(journal)

    assert Look.at(journal, NOW).mendings == []
    kept = iter(lines(path.read_bytes().decode()))
    assert all(
        line.strip("\r\n") in (each.strip("\r\n") for each in kept)
        for line in lines(before.decode())
    )


def test_nothing_is_found_in_an_entry_as_reflect_writes_it(journal: Journal, put: Put) -> None:
    answers = [asked("what"), asked("rate", "7 / 10\n\nMore <3."), asked("so", "_(not today)_")]
    put(A, entry(*answers, asked("old", "3 / 4")))

    assert found(journal) == []


@pytest.mark.parametrize(
    "name",
    [
        "2026-05-01-things.sync-conflict-20260502-101112-ABCDEFG.md",
        "2026-05-01-things (Anna's conflicted copy 2026-05-02).md",
        "2026-05-01-things (Annas in Konflikt stehende Kopie 2026-05-02).md",
        "2026-05-01-things (In Konflikt stehende Kopie von Anna 2026-05-02).md",
        "2026-05-01-things (Konfliktkopie von Laptop).md",
        "2026-05-01-things (Copie en conflit de Anna 2026-05-02).md",
        "2026-05-01-things (Copia en conflicto de Anna 2026-05-02).md",
        "2026-05-01-things (copia in conflitto di Anna 2026-05-02).md",
        "2026-05-01-things (Anna の競合コピー 2026-05-02).md",
        "2026-05-01-things (конфликтующая копия 2026-05-02).md",
        "2026-05-01-things (conflicted copy 2026-05-02 101112).md",
        "2026-05-01-things (Case Conflict 1).md",
        "2026-05-01-things (SFConflict anna@example.org 2026-05-02-10-11-12).md",
        "2026-05-01-things_conflict-20260502-101112.md",
        "2026-05-01-things.Conflict.md",
        "2026-05-01-things [Conflict].md",
        "2026-05-01-things 2.md",
        "2026-05-01-things (1).md",
        "2026-05-01-things-LAPTOP-7Q2M.md",
        "2026-05-01-things-Annas-MacBook.md",
    ],
)
def test_a_conflict_copy_is_named_with_its_original(journal: Journal, put: Put, name: str) -> None:
    original = put(A, entry(asked("what")))
    put(f"journal/2026/{name}", entry(asked("what", "otherwise")))

    [copy] = Look.at(journal, NOW).findings

    assert (copy.path.name, copy.kind, copy.mending) == (name, "conflict-copy", None)
    assert original.name in copy.what
    (original.parent / name).write_bytes(original.read_bytes())
    assert found(journal) == [(name, 0, "same-copy")]


def test_a_conflict_copy_may_be_all_there_is(journal: Journal, put: Put) -> None:
    put("journal/2026/2026-05-01-things (conflicted copy).md", entry(asked("what")))

    assert [kind for *_, kind in found(journal)] == ["lone-copy"]


def test_a_name_with_a_number_is_a_conflict_only_beside_the_same_run(
    journal: Journal, put: Put
) -> None:
    put(A, entry(asked("what")))
    later = HEAD.replace("20:00", "21:00")
    put("journal/2026/2026-05-01-things 2.md", entry(asked("what"), head=later))
    put("journal/2026/2026-05-01-things-At-Home.md", entry(head=later.replace("21:00", "22:00")))

    assert found(journal) == []


def test_a_copy_is_named_and_another_run_of_the_same_moment_is_none(
    journal: Journal, put: Put
) -> None:
    put(A, entry(asked("what"), status="draft"))
    put("journal/2026/2026-05-01-evening.md", entry(asked("what")).replace("\n", "\r\n"))
    put("journal/2026/2026-05-01-things-2.md", entry(asked("what", "in other words")))
    put("journal/2026/2026-05-01-things-3.md", entry())
    put("journal/2026/2026-05-01-things-4.md", entry())

    assert found(journal) == [("2026-05-01-evening.md", 0, "same-run")]


def test_a_name_that_says_another_day_is_mentioned_and_a_night_is_not(
    journal: Journal, put: Put
) -> None:
    put("journal/2026/2026-05-04-things.md", entry(asked("what")))
    night = HEAD.replace("2026-05-01T20", "2026-05-06T02")
    put("journal/2026/2026-05-05-things.md", entry(asked("what"), head=night))
    put("journal/that evening.md", entry(head=HEAD.replace("05-01", "05-09")))

    assert found(journal) == [("2026-05-04-things.md", 0, "name")]
    assert Look.at(journal, NOW).findings[0].is_mild


def test_worksheets_that_are_gone_or_older_or_broken_or_double_are_named(
    journal: Journal, put: Put
) -> None:
    put(A, entry(asked("what"), head=HEAD.replace("version: 2", "version: 3")))
    put(
        "journal/2026/2026-05-02-lost.md",
        entry(asked("q"), head=HEAD.replace(": things", ": lost").replace("05-01", "05-02")),
    )
    put("journal/worksheets/again.md", SHEET)
    put("journal/worksheets/broken.md", "---\nid: broken\ntitle: B\n---\n\nno step\n")
    put("journal/worksheets/latin.md", b"---\nid: caf\xe9\n---\n")
    put("journal/worksheets/note.md", "# No worksheet\n")

    assert found(journal) == [
        ("broken.md", 5, "worksheet-broken"),
        ("latin.md", 0, "not-utf-8"),
        ("lost.md", 0, "worksheet-gone"),
        ("things.md", 0, "worksheet-twice"),
        ("things.md", 0, "worksheet-older"),
    ]


def test_questions_of_a_newer_worksheet_are_not_called_unknown(journal: Journal, put: Put) -> None:
    newer = HEAD.replace("version: 2", "version: 3")
    put(A, entry(asked("brand-new"), asked("rate", "40 / 100"), head=newer))

    kinds = {kind for *_, kind in found(journal)}

    assert kinds == {"worksheet-older"}


def test_questions_are_not_called_unknown_by_a_worksheet_with_mistakes(
    journal: Journal, put: Put
) -> None:
    put("journal/worksheets/things.md", SHEET.replace("{#so}", "{#So}"))
    put(A, entry(asked("so", "Yes")))

    assert "unknown-question" not in {kind for *_, kind in found(journal)}


@posix
def test_links_are_named_that_lead_nowhere_or_outside(
    journal: Journal, put: Put, tmp_path: Path
) -> None:
    outside = put("elsewhere.md", entry(asked("what")))
    inside = put("journal/kept.md", entry(head=HEAD.replace("05-01", "05-09")))
    (journal.root / "2026").mkdir(0o700)
    for name, target in {"1-a": tmp_path / "gone.md", "2-b": outside, "3-c": inside}.items():
        (journal.root / f"2026/2026-05-0{name}.md").symlink_to(target)

    assert [(name, kind) for name, _, kind in found(journal)][:2] == [
        ("2026-05-01-a.md", "link-to-nowhere"),
        ("2026-05-02-b.md", "link-outside"),
    ]


@posix
def test_a_file_that_cannot_be_read_is_named_and_the_rest_goes_on(
    journal: Journal, put: Put
) -> None:
    put(A, entry(asked("whet")))
    os.mkfifo(journal.root / "2026/2026-05-02-things.md")
    with (journal.root / "2026/2026-05-03-things.md").open("wb") as large:
        large.truncate(200_000_000)

    assert [kind for *_, kind in found(journal)] == ["unknown-question", "unreadable", "unreadable"]


@posix
def test_what_others_may_open_is_mended_and_other_files_are_none_of_ours(
    journal: Journal, put: Put
) -> None:
    path = put(A, entry(asked("what")), 0o444)
    path.parent.chmod(0o755)
    put("journal/.reflect/trash/2026-01-01-000000/2026/x.md", "words\n", 0o640)
    put("state/unfinished/x.txt", "words\n", 0o604)
    note = put("journal/note.md", "# Mine\n", 0o644)

    assert [name for name, *_ in found(journal)] == ["x.md", "2026", path.name, "x.txt"]
    mended(journal)

    assert found(journal) == []
    assert path.stat().st_mode & 0o777 == 0o400
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert note.stat().st_mode & 0o777 == 0o644


@posix
def test_a_disk_without_permissions_is_said_to_be_one(
    journal: Journal, put: Put, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(A, entry(asked("what")), 0o644)
    monkeypatch.setattr(Path, "chmod", lambda *_: None)

    done, refused = checking.mend(journal, Look.at(journal, NOW).mendings)

    assert done == set()
    assert "keeps no such permissions" in str(refused[0])


def slip(journal: Journal, typed: str, name: str = "2026-05-01-things") -> str:
    head = f"---\n{HEAD}---\n".replace("2026-05-01", name[:10])
    path = str(journal.root / f"2026/{name}.md")
    held = {"entry": path, "id": "what", "person": None, "part": "value", "typed": typed}
    return json.dumps(held | {"before": "", "head": head})


def test_a_leftover_that_holds_nothing_of_its_own_is_removed(journal: Journal, put: Put) -> None:
    whole = entry(asked("what", f"{SECRET}\n\nand more"), asked("so", "Yes"))
    put(A, whole)
    put("state/unfinished/1.json", slip(journal, "half a sentence"))
    for number, text in enumerate((
        whole, whole[:-30], "\n", "", bytes(99), entry(asked("what", SECRET), status="draft"),
    )):  # fmt: skip
        put(f"journal/2026/.~reflect-0000000{number}.tmp", text)
    put("state/unfinished/.~reflect-00000009.tmp", slip(journal, "half a sent"))

    assert [kind for *_, kind in found(journal)] == ["leftover"] * 7
    mended(journal)

    assert found(journal) == []
    assert not list(journal.root.parent.rglob("*.tmp"))


def test_a_leftover_with_words_of_its_own_is_made_a_file_to_see(journal: Journal, put: Put) -> None:
    put(A, entry(asked("what", "older words")))
    lost = put("journal/2026/.~reflect-00000001.tmp", entry(asked("what")))
    typed = put("state/unfinished/.~reflect-00000002.tmp", slip(journal, SECRET))
    torn = put("state/unfinished/.~reflect-00000003.tmp", f'{{"typed": "{SECRET}')
    held = [path.read_bytes() for path in (lost, typed, torn)]
    put("state/unfinished/found.txt", "taken\n")

    assert [kind for *_, kind in found(journal)] == ["leftover-words"] * 3
    mended(journal)

    visible = [lost.parent / "2026-05-01-things-found.md", typed.parent / "found.json"]
    visible.append(typed.parent / "found-2.txt")
    assert [path.read_bytes() for path in visible] == held
    assert found(journal) == []


def test_a_leftover_is_kept_if_its_words_have_gone_from_the_entry_meanwhile(
    journal: Journal, put: Put
) -> None:
    path = put(A, entry(asked("what")))
    left = put("journal/2026/.~reflect-00000001.tmp", entry(asked("what")))
    look = Look.at(journal, NOW)
    path.write_text(entry(asked("what", "other words")), encoding="utf-8")

    done, refused = checking.mend(journal, look.mendings)

    assert (done, len(refused), left.exists()) == (set(), 1, True)


def test_what_may_be_in_use_right_now_is_left_alone(journal: Journal, put: Put) -> None:
    for name in (
        "journal/.~reflect-00000001.tmp", "state/editing/answer.md", "state/unfinished/1.json",
    ):  # fmt: skip
        just_now = NOW.timestamp() - 60
        os.utime(put(name, "{}"), (just_now, just_now))

    assert found(journal) == []


def test_what_editors_and_sittings_left_is_told_and_only_what_is_kept_can_go(
    journal: Journal, put: Put
) -> None:
    put(A, entry(asked("what", f"\\# {SECRET}\n\nand more")))
    put("state/editing/answer.md", f"# {SECRET}\n\nand more\n")
    put("state/editing/answer-2.md", f"# {SECRET}\n\nand much more\n")
    put("state/unfinished/1.json", slip(journal, SECRET, "2026-05-07-things"))
    put("state/unfinished/2.json", slip(journal, "  ", "2026-05-07-things"))
    put("state/unfinished/3.json", slip(journal, SECRET))
    put("state/unfinished/4.json", "{")
    put("state/unfinished/5.json", slip(journal, SECRET).replace("journal", "another"))

    assert found(journal) == [
        ("answer-2.md", 0, "editor-file"),
        ("answer.md", 0, "editor-file-kept"),
        ("1.json", 0, "lone-slip"),
        ("2.json", 0, "empty-slip"),
        ("4.json", 0, "slip"),
    ]
    mended(journal)
    assert [kind for *_, kind in found(journal)] == ["editor-file", "lone-slip", "slip"]


def test_a_copy_of_the_lock_goes_and_the_lock_stays(journal: Journal, put: Put) -> None:
    lock = put("journal/.reflect/lock", b"")
    copy = put("journal/.reflect/lock (conflicted copy)", b"")

    assert found(journal) == [(copy.name, 0, "lock-copy")]
    mended(journal)

    assert (lock.exists(), copy.exists()) == (True, False)


@given(st.text(), st.integers(0, 400))
def test_what_a_file_begins_with_is_held_by_it(text: str, length: int) -> None:
    data = text.encode("utf-8", "replace")

    assert Words(data).hold(Words(data[:length]))


@given(
    st.lists(st.sampled_from(["a", "b", "a b", "", "\\# a", "status: draft"])), st.text(min_size=1)
)
def test_a_line_of_its_own_is_never_overlooked(others: list[str], own: str) -> None:
    said = "\n".join(others)
    line = f"c{own}c"

    assert not Words(said.encode()).hold(Words(f"{said}\n{line}\n".encode("utf-8", "replace")))
