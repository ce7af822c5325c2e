"""A rating keeps its own scale, a choice its meaning, a draft its questions: by copies kept."""

import os
import re
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reflect.journal import Journal
from reflect.journal.draft import Draft
from reflect.settings import Settings

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

Keep = Callable[..., Path]


def change(sheet: Path, *pairs: tuple[str, str]) -> None:
    text = sheet.read_bytes().decode()
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    sheet.write_bytes(text.encode())


def copies(sheet: Path) -> list[str]:
    return sorted(path.name for path in (sheet.parent / "versions").glob("*"))


def version_in(entry: Path) -> str:
    [version] = re.findall(r"^worksheet_version: (\d+)$", entry.read_text("utf-8"), re.MULTILINE)
    return version


def scales(reflect: Any) -> list[tuple[Any, ...]]:
    series = reflect("ratings", "--format", "json").json["series"]
    cells = [(s["min"], s["max"], s["low"], s["high"], *s["rows"][0]["values"]) for s in series]
    return [each for each, s in zip(cells, series, strict=True) if s["kind"] == "scale"]


def test_the_first_answer_keeps_the_worksheet_as_it_was_asked(
    reflect: Any, kept: Keep, sheet: Path
) -> None:
    kept("2026-02-01", tense=7)
    kept("2026-02-02", tense=6)

    assert copies(sheet) == ["near@1.md"]
    copy = sheet.parent / "versions" / "near@1.md"
    assert copy.read_bytes() == sheet.read_bytes()
    if os.name == "posix":
        assert stat.S_IMODE(copy.stat().st_mode) == 0o600
        assert stat.S_IMODE(copy.parent.stat().st_mode) == 0o700


def test_a_shipped_worksheet_is_kept_too_and_nothing_before_an_answer(
    reflect: Any, tmp_path: Path
) -> None:
    folder = tmp_path / "journal" / "worksheets" / "versions"
    reflect("new", "emotional-intimacy", stdin="")
    assert not folder.exists()

    reflect("new", "emotional-intimacy", stdin="A friend.\n.\n:pause\n")

    assert [path.name for path in folder.iterdir()] == ["emotional-intimacy@1.md"]


def test_ends_that_were_turned_round_stand_in_rows_of_their_own(
    reflect: Any, kept: Keep, sheet: Path
) -> None:
    kept("2026-02-01", tense={"value": 7, "words": "Long day."})
    change(sheet, TURNED)
    assert scales(reflect) == [(1, 10, "calm", "tense", 7)]
    kept("2026-05-01", tense=7)

    assert scales(reflect) == [(1, 10, "tense", "calm", None, 7), (1, 10, "calm", "tense", 7, None)]
    then, now = "7 of 10 (1 calm to 10 tense)", "7 of 10 (1 tense to 10 calm)"
    assert f"{then} then, {now} now" in reflect("compare").out
    assert f"{then} then, {now} now." in " ".join(reflect("compare", "--plain").out.split())
    assert f"{{>>{then} then, {now} now<<}}" in reflect("compare", "--format", "markdown").out
    page = reflect("compare", "--format", "html").out
    assert f"<bdi>{then}</bdi> then, <bdi>{now}</bdi> now" in page
    [told] = reflect("compare", "--format", "json").json["changes"]
    assert (told["class"], told["old_scale"]["low"], told["new_scale"]["low"]) == (
        "changed", "calm", "tense",
    )  # fmt: skip
    for plain in ([], ["--plain"]):
        out = reflect("timeline", "tense", *plain).out
        assert then in out
        assert now in out
    moments = reflect("timeline", "tense", "--format", "json").json["moments"]
    assert [each["scale"]["low"] for each in moments] == ["tense", "calm"]
    assert "From 1 tense to 10 calm.\n7 on 1 May 2026." in reflect("ratings", "--plain").out


def test_a_report_draws_each_scale_for_itself(
    reflect: Any, kept: Keep, sheet: Path, tmp_path: Path
) -> None:
    kept("2026-02-01", tense=7)
    change(sheet, TURNED)
    kept("2026-05-01", tense=2)
    reflect("report", "--output", tmp_path / "page.html")

    page = (tmp_path / "page.html").read_text("utf-8")

    assert re.findall(r'aria-label="([^"]*)"', page) == [
        "How tense am I? 2 on 1 May 2026.", "How tense am I? 7 on 1 February 2026.",
    ]  # fmt: skip


def test_ends_that_were_only_reworded_stay_in_one_row(
    reflect: Any, kept: Keep, sheet: Path
) -> None:
    kept("2026-02-01", tense=7)
    change(
        sheet,
        ("calm ... tense", "quite calm ... very tense"),
        ("language:", "version: 2\nlanguage:"),
    )
    kept("2026-05-01", tense=4)

    assert scales(reflect) == [(1, 10, "quite calm", "very tense", 7, 4)]
    assert "7 then, 4 now" in reflect("compare").out


def test_a_scale_whose_ends_get_names_begins_a_row_and_the_one_before_keeps_its_ends(
    reflect: Any, kept: Keep, sheet: Path
) -> None:
    change(sheet, (": calm ... tense", ""))
    kept("2026-02-01", tense=7)
    change(sheet, ("1-10]", "1-10: tense ... calm]"))
    entry = kept("2026-05-01", tense=4)

    assert version_in(entry) == "2"
    assert scales(reflect) == [
        (1, 10, "tense", "calm", None, 4), (1, 10, None, None, 7, None),
    ]  # fmt: skip


def test_without_its_copy_a_rating_claims_no_ends(reflect: Any, kept: Keep, sheet: Path) -> None:
    kept("2026-02-01", tense=7)
    change(sheet, TURNED)
    kept("2026-05-01", tense=7)
    (sheet.parent / "versions" / "near@1.md").unlink()

    assert scales(reflect) == [
        (1, 10, "tense", "calm", None, 7), (None, 10, None, None, 7, None),
    ]  # fmt: skip
    assert "out of 10" in reflect("ratings").out
    assert reflect("worksheet", "check").code == 0


def test_two_copies_of_one_version_that_clash_claim_no_ends(
    reflect: Any, kept: Keep, sheet: Path
) -> None:
    kept("2026-02-01", tense=7)
    other = sheet.parent / "versions" / "near@1 (conflict).md"
    other.write_text(SHEET.replace(*TURNED), encoding="utf-8")

    assert scales(reflect) == [(None, 10, None, None, 7)]
    assert len(copies(sheet)) == 2


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("line", ["", "version: 1\n", "version: 1   # mine\n"])
def test_new_raises_the_number_and_changes_nothing_else(
    reflect: Any, kept: Keep, sheet: Path, newline: str, line: str
) -> None:
    text = SHEET.replace("language:", f"{line}language:").replace("\n", newline)
    sheet.write_bytes(text.encode())
    kept("2026-02-01", tense=7)
    change(sheet, TURNED)
    before = sheet.read_bytes().decode()

    entry = kept("2026-05-01", tense=7)

    wanted = before.replace("version: 1", "version: 2")
    if not line:
        wanted = before.replace(
            f"language: en{newline}", f"language: en{newline}version: 2{newline}"
        )
    assert sheet.read_bytes().decode() == wanted
    assert version_in(entry) == "2"
    assert copies(sheet) == ["near@1.md", "near@2.md"]
    kept("2026-06-01", tense=7)
    assert copies(sheet) == ["near@1.md", "near@2.md"]


def test_that_it_was_raised_is_said_once(reflect: Any, kept: Keep, sheet: Path) -> None:
    kept("2026-02-01", tense=7)
    change(sheet, TURNED)

    said = [reflect("new", "near", stdin="3\n.\n:pause\n").err for _ in range(2)]

    assert [
        "The worksheet is version 2 from here on" in " ".join(each.split()) for each in said
    ] == [True, False]


@pytest.mark.skipif(os.name != "posix", reason="modes and links as POSIX has them")
def test_a_worksheet_that_cannot_get_a_number_is_named_and_asked_all_the_same(
    reflect: Any, kept: Keep, sheet: Path
) -> None:
    kept("2026-02-01", tense=7)
    change(sheet, TURNED)
    sheet.chmod(0o400)
    before = sheet.read_bytes()

    run = reflect("new", "near", stdin="3\n.\n:pause\n")

    assert "Please write 'version: 2' at its top" in " ".join(run.err.split())
    assert sheet.read_bytes() == before
    assert version_in(Path(run.out.strip())) == "2"
    assert copies(sheet) == ["near@1.md", "near@2.md"]
    kept("2026-05-01", tense=2)
    assert scales(reflect)[:1] == [(1, 10, "tense", "calm", None, 2)]
    assert copies(sheet) == ["near@1.md", "near@2.md"]


def test_both_checks_tell_what_means_another_thing(reflect: Any, kept: Keep, sheet: Path) -> None:
    kept("2026-02-01", tense=7)
    change(
        sheet,
        TURNED,
        ("silence, ", ""),
        ("choose: warm", "choose many: warm"),
        ("it? {", "it? [list] {"),
    )

    run = reflect("worksheet", "check")

    assert run.code == 1
    lines = [line.removeprefix(f"{sheet}:") for line in run.out.splitlines()]
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


def test_with_a_number_of_its_own_a_change_needs_nobody(
    reflect: Any, kept: Keep, sheet: Path, tmp_path: Path
) -> None:
    for folder in (sheet.parent.parent, sheet.parent):
        folder.chmod(0o700)
    kept("2026-02-01", tense=7)
    change(sheet, TURNED)
    assert reflect("check").code == 1
    kept("2026-05-01", tense=7)

    run = reflect("check")

    assert run.code == 0
    assert "'tense' was" in run.out
    change(sheet, ("{#tense}", "{#tension}"), ("language:", "after: {tension: tense}\nlanguage:"))
    assert reflect("worksheet", "check").code == 0


def test_an_option_with_a_new_label_is_the_same_choice(
    reflect: Any, kept: Keep, sheet: Path
) -> None:
    old = kept("2026-02-01", helped=["silence", "other"], how="warm")
    before = old.read_bytes()
    change(sheet, RENAMED, ("warm, cold", "cosy (was: warm), cold"))
    kept("2026-05-01", helped=["quiet", "other"], how="cosy")

    told = reflect("compare", "--format", "json").json["changes"]

    assert [(each["class"], each["old_value"]) for each in told] == [
        ("unchanged", ["quiet", "other"]), ("unchanged", "cosy"),
    ]  # fmt: skip
    assert told[0]["segments"] == [["=", "- [x] silence\n- [x] other", "- [x] quiet\n- [x] other"]]
    assert "The 2 answers read as they did" in reflect("compare").out
    assert "the same as on 1 February" in reflect("timeline", "helped").out
    assert old.read_bytes() == before
    assert "was:" not in sheet.read_text("utf-8").split("---")[1]
    assert reflect("worksheet", "check").code == 0
    assert version_in(kept("2026-06-01", helped=["still"])) == "1"


def test_words_beside_a_renamed_choice_are_compared_for_themselves(
    reflect: Any, kept: Keep, sheet: Path
) -> None:
    kept("2026-02-01", how={"value": "warm", "words": "In the evening."})
    change(sheet, ("warm, cold", "cosy (was: warm), cold"))
    kept("2026-05-01", how={"value": "cosy", "words": "In the evening, by the fire."})

    [told] = reflect("compare", "--format", "json").json["changes"]

    assert told["class"] == "extended"
    assert "".join(s[1] for s in told["segments"] if s[0] in "=-") == "warm\n\nIn the evening."
    assert "".join(s[-1] for s in told["segments"] if s[0] in "=+") == (
        "cosy\n\nIn the evening, by the fire."
    )


def test_back_at_an_old_label_it_is_known(reflect: Any, sheet: Path) -> None:
    draft = Path(reflect("new", "near", stdin="7\n.\nsilence\nwarm\n.\n:pause\n").out.strip())
    before = draft.read_bytes()
    change(sheet, RENAMED)

    run = reflect("resume", draft, stdin="\n:back 2\n\n:pause\n")

    assert run.code == 0
    assert "you began with" not in run.err
    assert "quiet" in run.err
    assert draft.read_bytes() == before


@pytest.mark.parametrize("number", ["", "version: 2\n"])
def test_a_draft_goes_on_with_the_version_it_began_with(
    reflect: Any, kept: Keep, sheet: Path, number: str
) -> None:
    draft = Path(reflect("new", "near", stdin="7\n.\n:pause\n").out.strip())
    change(
        sheet,
        ("[1-10: calm ... tense]", "[1-5: low ... high]"),
        ("- What was it?", "- And now? {#now}\n- What was it?"),
        ("language:", f"{number}language:"),
    )
    kept("2026-05-01", tense=3)

    run = reflect("resume", draft, stdin="\n:back 1\n8\n.\n:pause\n")

    assert "8 / 10" in draft.read_text("utf-8")
    assert version_in(draft) == "1"
    assert "And now?" not in run.err
    assert "continue with the questions you began with" in " ".join(run.err.split())
    assert reflect("resume", draft, stdin="3\n").code == 0
    assert [each[:2] for each in scales(reflect)] == [(1, 10), (1, 5)]


def test_a_draft_goes_on_though_its_worksheet_is_gone(reflect: Any, sheet: Path) -> None:
    draft = Path(reflect("new", "near", stdin="7\n.\n:pause\n").out.strip())
    sheet.unlink()

    assert reflect("resume", draft, stdin="\nsilence\n:pause\n").code == 0
    assert "- [x] silence" in draft.read_text("utf-8")


def test_a_question_that_came_under_the_same_number_is_kept_as_well(
    reflect: Any, kept: Keep, sheet: Path
) -> None:
    kept("2026-02-01", tense=7)
    change(sheet, ("- What was it?", "- How near? [1-10: far ... near] {#near}\n- What was it?"))
    kept("2026-03-01", near=7)
    assert len(copies(sheet)) == 2
    change(sheet, ("far ... near", "near ... far"))
    kept("2026-04-01", near=7)

    assert [each[2:] for each in scales(reflect)][1:] == [
        ("near", "far", None, None, 7), ("far", "near", None, 7, None),
    ]  # fmt: skip


def test_copies_are_neither_entries_nor_worksheets(
    reflect: Any, kept: Keep, sheet: Path, tmp_path: Path
) -> None:
    entry = kept("2026-02-01", tense=7)
    copy = sheet.parent / "versions" / "far@1.md"
    copy.write_text(SHEET.replace("near", "far") + "\n<!-- q: what -->\n", encoding="utf-8")

    listed = reflect("list", "--format", "json").json["entries"]
    assert [each["path"] for each in listed] == [str(entry)]
    sheets = reflect("worksheet", "list", "--format", "json").json["worksheets"]
    assert [each["id"] for each in sheets] == ["emotional-intimacy", "near"]
    assert reflect("new", "far").code == 1
    assert "far@1" not in reflect("search", "tense").out


def test_a_damaged_copy_costs_nothing_but_the_check(
    reflect: Any, kept: Keep, sheet: Path, tmp_path: Path
) -> None:
    folder = sheet.parent / "versions"
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

    entry = kept("2026-02-01", tense=7)

    assert version_in(entry) == "1"
    assert scales(reflect) == [(1, 10, "calm", "tense", 7)]
    assert reflect("worksheet", "check").code == 0
    assert "near@1.md" in copies(sheet)


@pytest.mark.skipif(os.name != "posix", reason="links as POSIX has them")
@pytest.mark.parametrize("leads_out", [True, False])
def test_where_no_copy_can_be_written_the_answer_is_kept(
    kept: Keep, sheet: Path, tmp_path: Path, leads_out: bool
) -> None:
    folder, elsewhere = sheet.parent / "versions", tmp_path / "elsewhere"
    elsewhere.mkdir()
    if leads_out:
        folder.symlink_to(elsewhere)
    else:
        folder.write_text("in the way", encoding="utf-8")

    assert "7 / 10" in kept("2026-02-01", tense=7).read_text("utf-8")
    assert not list(elsewhere.iterdir())


def test_in_a_discreet_journal_its_name_says_nothing(
    kept: Keep, sheet: Path, configured: Callable[[str], Path]
) -> None:
    configured("discreet = true")
    kept("2026-02-01", tense=7)

    assert re.fullmatch(r"[0-9a-f]{16}\.md", *copies(sheet))


def test_another_language_has_a_copy_of_its_own(kept: Keep, sheet: Path) -> None:
    kept("2026-02-01", tense=7)
    change(sheet, ("language: en", "language: de"), ("silence", "Stille"))
    kept("2026-03-01", tense=7)

    assert copies(sheet) == ["near@1.de.md", "near@1.md"]


def test_two_sittings_at_once_raise_the_number_once(
    kept: Keep, sheet: Path, tmp_path: Path
) -> None:
    kept("2026-02-01", tense=7)
    change(sheet, TURNED)
    folder = tmp_path / "journal"
    settings = Settings(journal=folder, journal_from="", config=None, state=tmp_path / "state")
    path = kept("2026-02-02", what="rain")
    change(sheet, ("version: 2\n", ""))
    (sheet.parent / "versions" / "near@2.md").unlink()
    drafts = []
    for _ in range(2):
        journal = Journal(settings)
        draft = Draft.opened(journal, journal.read(path))
        draft.ask(journal.library.named("near"))
        drafts.append(draft)

    for draft in drafts:
        draft.rewrite(lambda entry: entry)

    assert sheet.read_text("utf-8").count("version: 2") == 1
    assert copies(sheet) == ["near@1.md", "near@2.md"]
    assert {draft.entry.header.worksheet_version for draft in drafts} == {2}


def test_what_i_wrote_last_time_is_told_on_its_own_scale(
    reflect: Any, kept: Keep, sheet: Path
) -> None:
    kept("2026-02-01", tense=7, helped=["silence"])
    change(sheet, TURNED, ("choose many: silence,", "choose: silence,"))

    run = reflect("new", "near", stdin=":last\n\n:skip\n:last\n\n:pause\n")

    assert "7 (1-10: calm ... tense)" in " ".join(run.err.split())
    assert "silence" in run.err.rpartition("How is it")[0].rpartition("What helped")[2]


def test_the_history_keeps_a_copy_and_names_no_worksheet(
    reflect: Any, kept: Keep, sheet: Path
) -> None:
    assert reflect("history", "on").code == 0
    kept("2026-02-01", tense=7)

    said = reflect("history", "log", "--format", "json").json["moments"]

    assert [(each["what"], each["id"]) for each in said[:2]] == [
        ("write", "worksheet (copy)"), ("write", "2026-02-01-near"),
    ]  # fmt: skip
    assert "a worksheet, as it was asked" in reflect("history", "log").out
