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
from reflect.journal.checking import CheckResult
from reflect.journal.trash import LineSet
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
- What will I do? [action] {#do}
"""
NOW = datetime(2027, 1, 1)
LONG_AGO = (NOW - timedelta(days=1)).timestamp()
HEAD = "title: Things\ndate: 2026-05-01T20:00:00\nworksheet: things\nworksheet_version: 2\n"

Put = Callable[..., Path]


@pytest.fixture(autouse=True)
def _with_worksheet(journal: Journal) -> None:
    for folder in (journal.root, journal.state_folder, journal.root / "worksheets"):
        folder.mkdir(0o700)
    (journal.root / "worksheets/things.md").write_text(SHEET, encoding="utf-8")


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
    look = CheckResult.at(journal, NOW)
    for each in look.findings:
        assert SECRET not in f"{each.what}{each.advice}"
        assert each.what.endswith((".", "?"))
        assert each.advice.endswith(".")
        told.append((each.path.name, each.line, each.kind))
    return told


def mended(journal: Journal) -> None:
    """Make all changes that need nobody's judgement."""
    look = CheckResult.at(journal, NOW)
    done, refused = checking.apply_repairs(journal, look.repairs)
    assert (refused, done) == ([], set(look.repairs))


def refused(journal: Journal, look: CheckResult) -> str:
    """Why the one change of a *look* cannot be made."""
    done, [error] = checking.apply_repairs(journal, look.repairs)
    assert done == set()
    return str(error)


A = "journal/2026/2026-05-01-things.md"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (entry(asked("what"), asked("rate", "7 / 10"), asked("so", "Yes")), []),
        (entry(asked("old"), asked("mood"), asked("looking-back")), []),
        (entry(asked("rate", "7 / 10\n\nMore <3."), asked("so", "_(not today)_")), []),
        (entry(status="draft"), []),
        (entry(asked("rate", f"11 / 10\n\n{SECRET}")), [(14, "out-of-range")]),
        (entry(asked("rate", "0")), [(14, "out-of-range")]),
        (entry(asked("rate", "3 / 5")), [(14, "other-scale")]),
        (entry(asked("rate", f"three {SECRET}")), [(14, "not-understood")]),
        (entry(asked("so", SECRET)), [(14, "not-understood")]),
        (entry(asked("do", f"- [x] {SECRET}\n- [?] {SECRET} ✅ 2026-12-02")), []),
        (
            entry(asked("do", f"- [xx] {SECRET}\n- [ ] {SECRET}\n- [] a\n{SECRET}\n\n- b")),
            [(17, "not-an-action"), (19, "not-an-action")],
        ),
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
        (entry(asked("what", f"<<<<<<< HEAD\n{SECRET}\n=======\nno {SECRET}\n>>>>>>> b")), [(17, "conflict-marks")]),
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
)  # fmt: skip
def test_what_cannot_be_understood_is_named_with_its_line(
    journal: Journal, put: Put, text: str | bytes, expected: list[tuple[int, str]]
) -> None:
    path = put(A, text)

    assert found(journal) == [(path.name, *each) for each in expected]


def test_nothing_is_found_where_all_is_well(journal: Journal, put: Put) -> None:
    put(A, entry(asked("what")))
    put("journal/2026/2026-05-01.md", "")
    put("journal/ideas.md", "# A note\n", 0o644)
    put("journal/.obsidian/app.json", "{}", 0o644)
    put("journal/.reflect/lock", b"")

    assert CheckResult.at(journal, NOW) == CheckResult([], 1)


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

    look = CheckResult.at(journal, NOW)

    assert [each.kind for each in look.findings] == ["lost-marks", "guessed"]
    assert [change for each in look.repairs for change in each.changes] == [
        "below line 11 comes <!-- step: one -->",
        "below line 13 comes <!-- q: rate -->",
    ]
    mended(journal)
    assert "### How much of it is there?\n<!-- q: rate -->\n\n7 / 10\n" in path.read_text("utf-8")


def test_a_file_that_was_saved_meanwhile_is_not_mended(journal: Journal, put: Put) -> None:
    path = put(A, entry(asked("what"), ("### Is it so?", "Yes")))
    look = CheckResult.at(journal, NOW)
    path.write_text(entry(asked("what", "other words")), encoding="utf-8")

    assert "has changed since" in refused(journal, look)
    assert path.read_text("utf-8") == entry(asked("what", "other words"))


def test_an_entry_in_bytes_that_are_no_text_is_never_mended(journal: Journal, put: Put) -> None:
    put(A, entry(asked("what"), ("### Is it so?", "Yes")).encode() + b"\xe9")

    assert CheckResult.at(journal, NOW).repairs == []


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

    assert CheckResult.at(journal, NOW).repairs == []
    kept = iter(lines(path.read_bytes().decode()))
    assert all(
        line.strip("\r\n") in (each.strip("\r\n") for each in kept)
        for line in lines(before.decode())
    )


def on(date: str = "2026-05-01T20:00", version: int = 2, id_: str = "things") -> str:
    """The head of an entry that is like the others, but for this."""
    head = HEAD.replace("2026-05-01T20:00", date).replace("version: 2", f"version: {version}")
    return head.replace("worksheet: things", f"worksheet: {id_}")


WHAT = entry(asked("what"))
OTHER = entry(asked("what", "in other words"))
OF_NEWER = entry(asked("brand-new"), asked("rate", "40 / 100"), head=on(version=3))


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        # A conflict copy may be all there is; a number is one only beside the same run.
        ({"things": WHAT, "things 2": WHAT}, ["same-copy 2026-05-01-things 2.md"]),
        ({"things (conflicted copy)": WHAT}, ["lone-copy 2026-05-01-things (conflicted copy).md"]),
        ({"things": WHAT, "things 2": entry(asked("what"), head=on("2026-05-01T21:00"))}, []),
        ({"things": WHAT, "things-At-Home": entry(head=on("2026-05-01T22:00"))}, []),
        # Another run of the same moment is no copy.
        ({"a": WHAT, "evening": WHAT.replace("\n", "\r\n")}, ["same-run 2026-05-01-evening.md"]),
        ({"a": WHAT, "b": OTHER, "c": entry(), "d": entry()}, []),
        # The night belongs to the day before; a name without a day says none.
        ({"a": entry(head=on("2026-05-04T20:00"))}, ["name 2026-05-01-a.md"]),
        ({"a": entry(head=on("2026-05-02T02:00"))}, []),
        ({"../that evening": entry(head=on("2026-05-09T20:00"))}, []),
        # Worksheets that are gone, older, double, broken or no text.
        ({"a": entry(asked("q"), head=on(id_="lost"))}, ["worksheet-gone lost.md"]),
        ({"a": OF_NEWER}, ["worksheet-older things.md"]),
        ({"../worksheets/again": SHEET}, ["worksheet-twice things.md"]),
        ({"../worksheets/a": "---\nid: a\ntitle: B\n---\n\nno\n"}, ["worksheet-broken a.md"]),
        ({"../worksheets/latin": b"---\nid: caf\xe9\n---\n"}, ["not-utf-8 latin.md"]),
        ({"../worksheets/note": "# No worksheet\n"}, []),
        # By one with mistakes no question is called unknown.
        ({"../worksheets/things": SHEET.replace("{#so}", "{#So}"), "a": entry(asked("so"))}, ["worksheet-broken things.md"]),
    ],
)  # fmt: skip
def test_what_is_found_around_entries(
    journal: Journal, put: Put, files: dict[str, str | bytes], expected: list[str]
) -> None:
    for name, text in files.items():
        put(f"journal/2026/2026-05-01-{name}.md".replace("2026/2026-05-01-../", ""), text)

    assert [f"{kind} {name}" for name, _, kind in found(journal)] == expected


@pytest.mark.posix
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


@pytest.mark.posix
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


@pytest.mark.posix
def test_a_disk_without_permissions_is_said_to_be_one(
    journal: Journal, put: Put, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(A, entry(asked("what")), 0o644)
    monkeypatch.setattr(Path, "chmod", lambda *_: None)

    assert "does not support such permissions" in refused(journal, CheckResult.at(journal, NOW))


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
    look = CheckResult.at(journal, NOW)
    path.write_text(entry(asked("what", "other words")), encoding="utf-8")

    assert path.name in refused(journal, look)
    assert left.exists()


def test_what_may_be_in_use_right_now_is_left_alone(journal: Journal, put: Put) -> None:
    for name in (
        "journal/.~reflect-00000001.tmp", "state/editing/answer.md", "state/unfinished/1.json",
    ):  # fmt: skip
        just_now = NOW.timestamp() - 60
        os.utime(put(name, "{}"), (just_now, just_now))

    assert found(journal) == []


def test_what_programs_left_is_told_and_only_what_is_kept_or_empty_can_go(
    journal: Journal, put: Put
) -> None:
    put(A, entry(asked("what", f"\\# {SECRET}\n\nand more")))
    put("state/editing/answer.md", f"# {SECRET}\n\nand more\n")
    put("state/editing/answer-2.md", f"# {SECRET}\n\nand much more\n")
    put("state/worksheets/rest.md", f"# {SECRET}\n")
    put("state/unfinished/1.json", slip(journal, SECRET, "2026-05-07-things"))
    put("state/unfinished/2.json", slip(journal, "  ", "2026-05-07-things"))
    put("state/unfinished/3.json", slip(journal, SECRET))
    put("state/unfinished/4.json", "{")
    put("state/unfinished/5.json", slip(journal, SECRET).replace("journal", "another"))
    lock = put("journal/.reflect/lock", b"")
    put("journal/.reflect/lock (conflicted copy)", b"")

    assert found(journal) == [
        ("lock (conflicted copy)", 0, "lock-copy"),
        ("answer-2.md", 0, "editor-file"),
        ("answer.md", 0, "editor-file-kept"),
        ("1.json", 0, "lone-slip"),
        ("2.json", 0, "empty-slip"),
        ("4.json", 0, "slip"),
        ("rest.md", 0, "unkept-worksheet"),
    ]
    mended(journal)
    assert [kind for *_, kind in found(journal)] == [
        "editor-file", "lone-slip", "slip", "unkept-worksheet",
    ]  # fmt: skip
    assert lock.exists()


@given(st.text(), st.integers(0, 400))
def test_what_a_file_begins_with_is_held_by_it(text: str, length: int) -> None:
    data = text.encode("utf-8", "replace")

    assert LineSet(data).contains(LineSet(data[:length]))


@given(
    st.lists(st.sampled_from(["a", "b", "a b", "", "\\# a", "status: draft"])), st.text(min_size=1)
)
def test_a_line_of_its_own_is_never_overlooked(others: list[str], own: str) -> None:
    said = "\n".join(others)
    line = f"c{own}c"

    assert not LineSet(said.encode()).contains(
        LineSet(f"{said}\n{line}\n".encode("utf-8", "replace"))
    )
