"""Saved copies of worksheets keep the scale of a rating, a choice's meaning, a draft's questions."""

import os
import re
import stat
from pathlib import Path
from typing import Any

import pytest

from reflect.journal import Journal
from reflect.journal.draft import Draft
from reflect.settings import Settings
from typed import Program, change

SHEET = """---
id: near
title: Near and far
# a remark of mine
language: en
---

# Near and far

## All {#all}

- How tense am I? [1-10: calm ... tense] {#tense}
- What helped? [choose many: silence, phone away, other] {#helped}
- How is it? [choose: warm, cold] {#how}
- What was it? {#what}
"""
TURNED = ("calm ... tense", "tense ... calm")
RENAMED = ("silence,", "quiet (was: silence | still),")


def copies(reflect: Program) -> list[str]:
    return sorted(path.name for path in (reflect.sheet.parent / "versions").glob("*"))


def twice(reflect: Program, *words: str, now: int = 7) -> Path:
    """The second of two runs, with changes to the worksheet between them."""
    reflect.kept("2026-02-01", tense=7)
    change(reflect.sheet, *words)
    return reflect.kept("2026-05-01", tense=now)


def version_in(entry: Path) -> str:
    [version] = re.findall(r"^worksheet_version: (\d+)$", entry.read_text("utf-8"), re.MULTILINE)
    return version


def scales(reflect: Any) -> list[tuple[Any, ...]]:
    series = reflect.json("ratings")["series"]
    cells = [(s["min"], s["max"], s["low"], s["high"], *s["rows"][0]["values"]) for s in series]
    return [each for each, s in zip(cells, series, strict=True) if s["kind"] == "scale"]


def test_the_first_answer_keeps_the_worksheet_as_it_was_asked(reflect: Program) -> None:
    reflect.kept("2026-02-01", tense=7)
    reflect.kept("2026-02-02", tense=6)

    assert copies(reflect) == ["near@1.md"]
    copy = reflect.sheet.parent / "versions" / "near@1.md"
    assert copy.read_bytes() == reflect.sheet.read_bytes()
    if os.name == "posix":
        assert stat.S_IMODE(copy.stat().st_mode) == 0o600
        assert stat.S_IMODE(copy.parent.stat().st_mode) == 0o700


def test_a_shipped_worksheet_is_kept_too_and_nothing_before_an_answer(reflect: Program) -> None:
    folder = reflect.journal / "worksheets" / "versions"
    reflect("new", "emotional-intimacy", stdin="")
    assert not folder.exists()

    reflect("new", "emotional-intimacy", stdin="A friend.\n.\n:pause\n")

    assert [path.name for path in folder.iterdir()] == ["emotional-intimacy@1.md"]


def test_swapped_ends_of_a_scale_have_a_row_of_their_own(reflect: Program) -> None:
    reflect.kept("2026-02-01", tense={"value": 7, "words": "Long day."})
    change(reflect.sheet, *TURNED)
    assert scales(reflect) == [(1, 10, "calm", "tense", 7)]
    reflect.kept("2026-05-01", tense=7)

    assert scales(reflect) == [(1, 10, "tense", "calm", None, 7), (1, 10, "calm", "tense", 7, None)]
    then, now = "7 of 10 (1 calm to 10 tense)", "7 of 10 (1 tense to 10 calm)"
    assert f"{then} then, {now} now" in reflect("compare").out
    assert f"{then} then, {now} now." in reflect("compare", "--plain").text
    assert f"{{>>{then} then, {now} now<<}}" in reflect("compare", "--format", "markdown").out
    page = reflect("compare", "--format", "html").out
    assert f"<bdi>{then}</bdi> then, <bdi>{now}</bdi> now" in page
    [told] = reflect.json("compare")["changes"]
    assert (told["class"], told["old_scale"]["low"], told["new_scale"]["low"]) == (
        "changed", "calm", "tense",
    )  # fmt: skip
    for plain in ([], ["--plain"]):
        out = reflect("timeline", "tense", *plain).out
        assert then in out
        assert now in out
    moments = reflect.json("timeline", "tense")["moments"]
    assert [each["scale"]["low"] for each in moments] == ["tense", "calm"]
    assert "From 1 tense to 10 calm.\n7 on 1 May 2026." in reflect("ratings", "--plain").out


def test_a_report_draws_each_scale_separately(reflect: Program) -> None:
    twice(reflect, *TURNED, now=2)

    page = reflect("report", "--output", "page.html").path.read_text("utf-8")

    drawn = ["How tense am I? 2 on 1 May 2026.", "How tense am I? 7 on 1 February 2026."]
    assert re.findall(r'aria-label="([^"]*)"', page) == drawn


def test_ends_that_were_only_reworded_stay_in_one_row(reflect: Program) -> None:
    change(reflect.sheet, "language:", "version: 1\nlanguage:")
    twice(reflect, "calm ... tense", "quite calm ... very tense", "version: 1", "version: 2", now=4)

    assert scales(reflect) == [(1, 10, "quite calm", "very tense", 7, 4)]
    assert "7 then, 4 now" in reflect("compare").out


def test_a_scale_whose_ends_get_names_begins_a_row_and_the_one_before_keeps_its_ends(
    reflect: Program,
) -> None:
    change(reflect.sheet, ": calm ... tense", "")
    entry = twice(reflect, "1-10]", "1-10: tense ... calm]", now=4)

    assert version_in(entry) == "2"
    rows = [(1, 10, "tense", "calm", None, 4), (1, 10, None, None, 7, None)]
    assert scales(reflect) == rows


def test_without_its_copy_or_with_two_that_clash_a_rating_claims_no_ends(reflect: Program) -> None:
    reflect.kept("2026-02-01", tense=7)
    other = reflect.sheet.parent / "versions" / "near@1 (conflict).md"
    other.write_text(SHEET.replace(*TURNED), encoding="utf-8")
    assert scales(reflect) == [(None, 10, None, None, 7)]
    assert len(copies(reflect)) == 2
    other.unlink()

    change(reflect.sheet, *TURNED)
    reflect.kept("2026-05-01", tense=7)
    (reflect.sheet.parent / "versions" / "near@1.md").unlink()
    rows = [(1, 10, "tense", "calm", None, 7), (None, 10, None, None, 7, None)]
    assert scales(reflect) == rows
    assert "out of 10" in reflect("ratings").out
    assert reflect("worksheet", "check").code == 0


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("line", ["", "version: 1\n", "version: 1   # mine\n"])
def test_new_raises_the_number_and_changes_nothing_else(
    reflect: Program, newline: str, line: str
) -> None:
    text = SHEET.replace("language:", f"{line}language:").replace("\n", newline)
    reflect.sheet.write_bytes(text.encode())
    reflect.kept("2026-02-01", tense=7)
    change(reflect.sheet, *TURNED)
    before = reflect.sheet.read_bytes().decode()

    entry = reflect.kept("2026-05-01", tense=7)

    wanted = before.replace("version: 1", "version: 2")
    if not line:
        wanted = before.replace(
            f"language: en{newline}", f"language: en{newline}version: 2{newline}"
        )
    assert reflect.sheet.read_bytes().decode() == wanted
    assert version_in(entry) == "2"
    assert copies(reflect) == ["near@1.md", "near@2.md"]
    reflect.kept("2026-06-01", tense=7)
    assert copies(reflect) == ["near@1.md", "near@2.md"]


def test_a_raised_version_is_reported_once(reflect: Program) -> None:
    reflect.kept("2026-02-01", tense=7)
    change(reflect.sheet, *TURNED)

    for is_said in (True, False):
        talk = reflect.new("3\n.\n:pause\n").talk
        assert ("From now on the worksheet is version 2" in talk) is is_said


@pytest.mark.posix
def test_a_worksheet_that_cannot_get_a_number_is_named_and_asked_all_the_same(
    reflect: Program,
) -> None:
    reflect.kept("2026-02-01", tense=7)
    change(reflect.sheet, *TURNED)
    reflect.sheet.chmod(0o400)
    before = reflect.sheet.read_bytes()

    run = reflect.new("3\n.\n:pause\n")

    assert "Please write 'version: 2' at the top of it" in run.talk
    assert reflect.sheet.read_bytes() == before
    assert version_in(run.path) == "2"
    assert copies(reflect) == ["near@1.md", "near@2.md"]
    reflect.kept("2026-05-01", tense=2)
    assert scales(reflect)[:1] == [(1, 10, "tense", "calm", None, 2)]
    assert copies(reflect) == ["near@1.md", "near@2.md"]


def test_both_checks_report_changed_meanings(reflect: Program) -> None:
    reflect.kept("2026-02-01", tense=7)
    change(reflect.sheet, *TURNED, "silence, ", "", "choose: warm", "choose many: warm")
    change(reflect.sheet, "it? {", "it? [list] {")

    run = reflect("worksheet", "check")

    assert run.code == 1
    lines = [line.removeprefix(f"{reflect.sheet}:") for line in run.out.splitlines()]
    assert [line.split(".")[0] for line in lines] == [
        "12: 'tense' was [1-10: calm ", "13: 'helped' had the option 'silence' in version 1 and no "
        "longer has it", "14: 'how' was [choose: warm, cold] in version 1 and is [choose many: warm, cold] "
        "now", "15: 'what' was free text in version 1 and is [list] now",
    ]  # fmt: skip
    assert "after: {new-id: tense}" in lines[0]
    assert "(was: silence)" in lines[1]
    found = reflect("check", "--format", "json")
    kinds = [(each["line"], each["kind"]) for each in found.json["findings"] if each["line"]]
    assert kinds == [(line, "another-sense") for line in (12, 13, 14, 15)]
    assert found.code == 1


def test_a_change_with_a_new_version_needs_no_action(reflect: Program) -> None:
    for folder in (reflect.sheet.parent.parent, reflect.sheet.parent):
        folder.chmod(0o700)
    reflect.kept("2026-02-01", tense=7)
    change(reflect.sheet, *TURNED)
    assert reflect("check").code == 1
    reflect.kept("2026-05-01", tense=7)

    run = reflect("check")

    assert run.code == 0
    assert "'tense' was" in run.out
    change(reflect.sheet, "{#tense}", "{#tension}")
    change(reflect.sheet, "language:", "after: {tension: tense}\nlanguage:")
    assert reflect("worksheet", "check").code == 0


def test_an_option_with_a_new_label_is_the_same_choice(reflect: Program) -> None:
    old = reflect.kept("2026-02-01", helped=["silence", "other"], how="warm")
    before = old.read_bytes()
    change(reflect.sheet, *RENAMED, "warm, cold", "cosy (was: warm), cold")
    reflect.kept("2026-05-01", helped=["quiet", "other"], how="cosy")

    told = reflect.json("compare")["changes"]

    values = [("unchanged", ["quiet", "other"]), ("unchanged", "cosy")]
    assert [(each["class"], each["old_value"]) for each in told] == values
    assert told[0]["segments"] == [["=", "- [x] silence\n- [x] other", "- [x] quiet\n- [x] other"]]
    assert "The 2 answers have not changed" in reflect("compare").out
    assert "the same as on 1 February" in reflect("timeline", "helped").out
    assert old.read_bytes() == before
    assert "was:" not in reflect.sheet.read_text("utf-8").split("---")[1]
    assert reflect("worksheet", "check").code == 0
    assert version_in(reflect.kept("2026-06-01", helped=["still"])) == "1"


def test_words_beside_a_relabelled_choice_are_compared_separately(reflect: Program) -> None:
    reflect.kept("2026-02-01", how={"value": "warm", "words": "In the evening."})
    change(reflect.sheet, "warm, cold", "cosy (was: warm), cold")
    reflect.kept("2026-05-01", how={"value": "cosy", "words": "In the evening, by the fire."})

    [told] = reflect.json("compare")["changes"]

    assert told["class"] == "extended"
    old = "".join(s[1] for s in told["segments"] if s[0] in "=-")
    new = "".join(s[-1] for s in told["segments"] if s[0] in "=+")
    assert (old, new) == ("warm\n\nIn the evening.", "cosy\n\nIn the evening, by the fire.")


def test_an_option_that_returns_to_an_old_label_is_recognized(reflect: Program) -> None:
    draft = reflect.begun("7\n.\nsilence\nwarm\n.\n:pause\n")
    before = draft.read_bytes()
    change(reflect.sheet, *RENAMED)

    run = reflect("resume", draft, stdin="\n:back 2\n\n:pause\n")

    assert run.code == 0
    assert "you began with" not in run.err
    assert "quiet" in run.err
    assert draft.read_bytes() == before


@pytest.mark.parametrize("number", ["", "version: 2\n"])
def test_a_draft_continues_with_the_version_it_began_with(reflect: Program, number: str) -> None:
    draft = reflect.begun("7\n.\n:pause\n")
    change(reflect.sheet, "[1-10: calm ... tense]", "[1-5: low ... high]")
    change(reflect.sheet, "- What was it?", "- And now? {#now}\n- What was it?")
    change(reflect.sheet, "language:", f"{number}language:")
    reflect.kept("2026-05-01", tense=3)

    run = reflect("resume", draft, stdin="\n:back 1\n8\n.\n:pause\n")

    assert "8 / 10" in draft.read_text("utf-8")
    assert version_in(draft) == "1"
    assert "And now?" not in run.err
    assert "continue with the questions you began with" in run.talk
    reflect.sheet.unlink()  # even without it
    assert reflect("resume", draft, stdin="\nsilence\n:pause\n").code == 0
    assert "- [x] silence" in draft.read_text("utf-8")
    assert reflect("resume", draft, stdin="3\n").code == 0
    assert [each[:2] for each in scales(reflect)] == [(1, 10), (1, 5)]


def test_a_question_added_under_the_same_version_is_kept_too(reflect: Program) -> None:
    reflect.kept("2026-02-01", tense=7)
    near = "- How near? [1-10: far ... near] {#near}"
    change(reflect.sheet, "- What was it?", f"{near}\n- What was it?")
    reflect.kept("2026-03-01", near=7)
    assert len(copies(reflect)) == 2
    change(reflect.sheet, "far ... near", "near ... far")
    reflect.kept("2026-04-01", near=7)

    rows = [("near", "far", None, None, 7), ("far", "near", None, 7, None)]
    assert [each[2:] for each in scales(reflect)][1:] == rows


def test_copies_are_neither_entries_nor_worksheets(reflect: Program) -> None:
    entry = reflect.kept("2026-02-01", tense=7)
    copy = reflect.sheet.parent / "versions" / "far@1.md"
    copy.write_text(SHEET.replace("near", "far") + "\n<!-- q: what -->\n", encoding="utf-8")

    listed = reflect.json("list")["entries"]
    assert [each["path"] for each in listed] == [str(entry)]
    sheets = reflect.json("worksheet", "list")["worksheets"]
    assert [each["id"] for each in sheets if each["own"]] == ["near"]
    assert reflect("new", "far").code == 1
    assert "far@1" not in reflect("search", "tense").out


def test_damaged_copies_are_ignored(reflect: Program, tmp_path: Path) -> None:
    folder = reflect.sheet.parent / "versions"
    folder.mkdir(0o700)
    turned = SHEET.replace(*TURNED)
    (folder / "binary.md").write_bytes(b"---\nid: near\n---\n\0\xff")
    (folder / "huge.md").write_text(turned + "x" * 1_000_001, encoding="utf-8")
    (folder / "another.md").write_text(turned.replace("id: near", "id: far"), encoding="utf-8")
    (folder / "broken.md").write_text(turned.replace("{#tense}", "{#Tense!}"), encoding="utf-8")
    (folder / "folder.md").mkdir()
    if os.name == "posix":
        (tmp_path / "turned.md").write_text(turned, encoding="utf-8")
        (folder / "link.md").symlink_to(tmp_path / "turned.md")
        os.mkfifo(folder / "pipe.md")

    entry = reflect.kept("2026-02-01", tense=7)

    assert version_in(entry) == "1"
    assert scales(reflect) == [(1, 10, "calm", "tense", 7)]
    assert reflect("worksheet", "check").code == 0
    assert "near@1.md" in copies(reflect)


@pytest.mark.posix
@pytest.mark.parametrize("leads_out", [True, False])
def test_if_no_copy_can_be_written_the_answer_is_saved(
    reflect: Program, tmp_path: Path, leads_out: bool
) -> None:
    folder, elsewhere = reflect.sheet.parent / "versions", tmp_path / "elsewhere"
    elsewhere.mkdir()
    if leads_out:
        folder.symlink_to(elsewhere)
    else:
        folder.write_text("in the way", encoding="utf-8")

    assert "7 / 10" in reflect.kept("2026-02-01", tense=7).read_text("utf-8")
    assert not list(elsewhere.iterdir())


def test_in_a_discreet_journal_the_name_of_a_copy_is_neutral(reflect: Program) -> None:
    reflect.configured("discreet = true")
    reflect.kept("2026-02-01", tense=7)

    assert re.fullmatch(r"[0-9a-f]{16}\.md", *copies(reflect))


def test_another_language_has_a_copy_of_its_own(reflect: Program) -> None:
    reflect.kept("2026-02-01", tense=7)
    change(reflect.sheet, "language: en", "language: de", "silence", "Stille")
    reflect.kept("2026-03-01", tense=7)

    assert copies(reflect) == ["near@1.de.md", "near@1.md"]


def test_two_simultaneous_sessions_raise_the_version_once(reflect: Program, tmp_path: Path) -> None:
    reflect.kept("2026-02-01", tense=7)
    change(reflect.sheet, *TURNED)
    folder = reflect.journal
    settings = Settings(journal=folder, journal_from="", config=None, state=tmp_path / "state")
    path = reflect.kept("2026-02-02", what="rain")
    change(reflect.sheet, "version: 2\n", "")
    (reflect.sheet.parent / "versions" / "near@2.md").unlink()
    drafts = []
    for _ in range(2):
        journal = Journal(settings)
        draft = Draft.opened(journal, journal.read(path))
        draft.ask(journal.library.named("near"))
        drafts.append(draft)

    for draft in drafts:
        draft.rewrite(lambda entry: entry)

    assert reflect.sheet.read_text("utf-8").count("version: 2") == 1
    assert copies(reflect) == ["near@1.md", "near@2.md"]
    assert {draft.entry.header.worksheet_version for draft in drafts} == {2}


def test_the_previous_answer_is_shown_on_its_own_scale(reflect: Program) -> None:
    reflect.kept("2026-02-01", tense=7, helped=["silence"])
    change(reflect.sheet, *TURNED, "choose many: silence,", "choose: silence,")

    run = reflect.new(":last\n\n:skip\n:last\n\n:pause\n")

    assert "7 (1-10: calm ... tense)" in run.talk
    assert "silence" in run.err.rpartition("How is it")[0].rpartition("What helped")[2]


def test_the_history_keeps_a_copy_and_names_no_worksheet(reflect: Program) -> None:
    assert reflect("history", "on").code == 0
    reflect.kept("2026-02-01", tense=7)

    said = reflect.json("history", "log")["moments"]

    assert [(each["what"], each["id"]) for each in said[:2]] == [
        ("write", "worksheet (copy)"), ("write", "2026-02-01-near"),
    ]  # fmt: skip
    assert "a worksheet, as you used it" in reflect("history", "log").out
