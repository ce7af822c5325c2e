"""`reflect compare`: by question and person, with marks that need no colour."""

import os
import re
import shlex
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sheets import KINDS

THEN = {
    "text": "I sit by the window. Nobody calls before noon.",
    "line": "a grey day",
    "scale": {"value": 4, "words": "not much"},
    "yesno": False,
    "near": {"for": {"Sam": 2}},
}
NOW = {
    "text": "I sit by the door. Nobody calls before noon.",
    "line": "a grey day",
    "scale": 7,
    "yesno": True,
    "since": "since June",
    "near": {"for": {"Sam": 2}},
}

Keep = Callable[..., Path]
SHEET = KINDS


@pytest.fixture
def two_runs(kept: Keep) -> tuple[Path, Path]:
    return (
        kept("2026-02-01", **THEN),
        kept("2026-05-01", **NOW),
    )


def test_each_answer_is_classed_and_both_texts_can_be_rebuilt(
    reflect: Any, two_runs: tuple[Path, Path]
) -> None:
    compared = reflect("compare", "--format", "json").json

    assert [compared[side]["path"] for side in ("old", "new")] == [str(path) for path in two_runs]
    assert {(c["id"], c["for"]): c["class"] for c in compared["changes"]} == {
        ("text", None): "reworded",
        ("line", None): "unchanged",
        ("scale", None): "changed",
        ("yesno", None): "changed",
        ("since", None): "new",
        ("near", "Sam"): "unchanged",
    }
    [text] = [change for change in compared["changes"] if change["id"] == "text"]
    assert "".join(s[1] for s in text["segments"] if s[0] in "=-<") == THEN["text"]
    assert "".join(s[-1] for s in text["segments"] if s[0] in "=+>") == NOW["text"]
    assert compared["summary"]["changed"] == 2


def test_it_reads_without_colour(reflect: Any, two_runs: tuple[Path, Path]) -> None:
    run = reflect("compare")

    assert run.code == 0
    assert "\x1b" not in run.out
    assert "1 February 2026 and 1 May 2026, three months apart" in run.out
    summary = "4 of 6 answers have changed: 1 reworded, 2 changed, 1 answered now."
    assert summary in " ".join(run.out.split())
    assert "I sit by the [-window-] [+door+]. Nobody calls before noon." in run.out
    assert "4 then, 7 now\n     Then  not much" in run.out
    assert "No then, Yes now" in run.out
    assert "a grey day" not in run.out


def test_what_is_offered_can_be_called_as_it_stands(
    reflect: Any, two_runs: tuple[Path, Path]
) -> None:
    for asked in ([], ["--exclude", "yesno"], ["--question", "3", "--worksheet", "kinds"]):
        run = reflect("compare", *asked)
        offered = re.findall(r":\s+(reflect compare .*)", run.out)
        assert len(offered) == 2
        for command in offered:
            called = shlex.split(command)[1:]
            shown = reflect(*called)
            assert shown.code == 0
            assert ("a grey day" in shown.out) is ("--all" in called)
            assert ("Is it so?" in shown.out) is {"yesno", "3"}.isdisjoint(called)


def test_both_texts_are_shown_in_full(reflect: Any, two_runs: tuple[Path, Path]) -> None:
    run = reflect("compare", "--then-now")

    for side, text in (("Then", THEN["text"]), ("Now ", NOW["text"])):
        assert f"     {side}  {text}\n" in run.out
    assert "[-" not in run.out


@pytest.mark.parametrize("name", ["text", "1", "What is it?", "what it"])
def test_one_question_is_called_by_its_number_its_id_or_its_words(
    reflect: Any, two_runs: tuple[Path, Path], name: str
) -> None:
    for plain in ([], ["--plain"]):
        run = reflect("compare", "--question", name, *plain)

        assert run.code == 0
        assert "What is it?" in run.out
        assert "How much?" not in run.out
        assert "answers" not in run.out
    [change] = reflect("compare", "--question", name, "--format", "json").json["changes"]
    assert change["id"] == "text"


def test_several_questions_can_be_asked_for_and_an_unchanged_one_is_shown(
    reflect: Any, two_runs: tuple[Path, Path]
) -> None:
    run = reflect("compare", "--question", "line", "--question", "3")

    assert "a grey day" in run.out
    assert "4 then, 7 now" in run.out


def test_a_question_without_an_answer_is_said_to_have_none(
    reflect: Any, two_runs: tuple[Path, Path]
) -> None:
    for plain in ([], ["--plain"]):
        run = reflect("compare", "--question", "action", *plain)

        assert run.code == 0
        assert "Neither of the two runs has an answer to that." in run.out


def test_an_unknown_question_is_named_with_the_nearest(
    reflect: Any, two_runs: tuple[Path, Path]
) -> None:
    run = reflect("compare", "--question", "yesmo")

    assert (run.code, run.out) == (1, "")
    assert "no question 'yesmo' here. Did you mean 'yesno'?" in run.err


def test_a_file_holds_what_the_screen_would(
    reflect: Any, two_runs: tuple[Path, Path], tmp_path: Path
) -> None:
    file = tmp_path / "compared.txt"

    for plain in ([], ["--plain"]):
        shown = reflect("compare", "--all", *plain).out
        run = reflect("compare", "--all", "--output", file, "--force", *plain)

        assert (run.code, run.out) == (0, "")
        assert file.stat().st_mode & 0o077 == 0 or sys.platform == "win32"
        kept = file.read_text("utf-8").splitlines()
        assert len(kept) > 10
        assert set(kept) <= set(shown.splitlines())
        assert not any("reflect compare" in line for line in kept)
    assert reflect("compare", "--output", file).code == 1


def test_with_one_run_only_there_is_a_kind_sentence(
    reflect: Any, kept: Keep, tmp_path: Path
) -> None:
    assert reflect("compare").code == 1
    kept("2026-02-01", **THEN)

    run = reflect("compare")

    assert (run.code, run.out) == (1, "")
    assert run.err == (
        "reflect: There is one finished run so far, of 1 February 2026. When there is a second, "
        "compare puts the two side by side. To see how that looks: reflect demo --journal "
        f"{tmp_path / 'journal'}\n"
    )
    filtered = reflect("compare", "--worksheet", "kinds").err
    assert "One finished run matches --worksheet kinds so far" in filtered


def test_the_kind_sentence_is_in_the_language_of_the_sheet(
    reflect: Any, kept: Keep, sheet: Path
) -> None:
    sheet.write_text(sheet.read_text("utf-8").replace("language: en", "language: de"), "utf-8")
    kept("2026-02-01", **THEN)

    run = reflect("compare")

    assert run.code == 1
    assert "einen abgeschlossenen Durchgang, vom 1. Februar 2026." in run.err
    assert "zeigt: reflect demo" in run.err


def test_runs_about_the_same_person_are_compared_first(reflect: Any, kept: Keep) -> None:
    for day, name in ((1, "Sam"), (2, "Mum"), (3, "Sam")):
        answers = {"near": {"for": {name: day}}}
        kept(f"2026-02-0{day}", **answers)

    compared = reflect("compare", "--format", "json").json

    assert [compared[side]["about"] for side in ("old", "new")] == [["Sam"], ["Sam"]]


def test_where_nobody_is_shared_it_says_whom_each_is_about(reflect: Any, kept: Keep) -> None:
    for day, name in ((1, "Sam"), (2, "Mum")):
        answers = {"near": {"for": {name: day}}}
        kept(f"2026-02-0{day}", **answers)

    run = reflect("compare")

    assert "1 February 2026: about Sam" in run.out
    assert "2 February 2026: about Mum" in run.out


def test_drafts_are_not_compared_unless_named(reflect: Any, kept: Keep, kinds: str) -> None:
    kept("2026-02-01", **THEN)
    reflect("new", kinds, "--date", "2026-05-01T20:00:00", stdin="I sit.\n.\n")

    assert reflect("compare").code == 1
    assert reflect("compare", "first", "latest").code == 0


def test_a_reworded_question_is_the_same_question(reflect: Any, kept: Keep, sheet: Path) -> None:
    kept("2026-02-01", **THEN)
    text = sheet.read_text("utf-8").replace("What is it?", "What do I see?")
    sheet.write_text(text.replace("version: 1", "version: 2"), encoding="utf-8")
    kept("2026-05-01", **NOW)

    run = reflect("compare")

    assert "it was version 1, it is version 2." in run.out
    assert "  1  What do I see?\n     asked then as: What is it?\n" in run.out
    assert run.out.count("What is it?") == 1
    assert "I sit by the [-window-] [+door+]." in run.out


def test_two_files_anywhere_compare_also_without_their_worksheet(
    reflect: Any, two_runs: tuple[Path, Path], tmp_path: Path
) -> None:
    (tmp_path / "journal" / "worksheets" / "kinds.md").unlink()
    moved = [
        path.replace(tmp_path / name) for path, name in zip(two_runs, ("a.md", "b.md"), strict=True)
    ]

    compared = reflect("compare", *moved, "--format", "json").json

    kinds = {change["id"]: change["class"] for change in compared["changes"]}
    assert (kinds["text"], kinds["scale"], kinds["line"]) == ("reworded", "changed", "unchanged")


def test_a_new_scale_stands_beside_the_old_one(reflect: Any, kept: Keep, sheet: Path) -> None:
    kept("2026-02-01", **THEN)
    text = sheet.read_text("utf-8").replace(
        "[1-10: little ... much] {#scale}", "[0-100] {#percent}"
    )
    text = text.replace("language: en", "language: en\nafter:\n  percent: scale\nretired: [scale]")
    sheet.write_text(text, encoding="utf-8")
    kept("2026-05-01", percent=55)

    compared = reflect("compare", "--format", "json").json

    [change] = [change for change in compared["changes"] if change["id"] == "percent"]
    assert (change["class"], change["old_value"], change["new_value"]) == ("changed", 4, 55)
    assert "4 of 10 (1 little to 10 much) then, 55 of 100 (0 to 100) now" in reflect("compare").out
    heard = " ".join(reflect("compare", "--plain").out.split())
    assert "4 of 10 (1 little to 10 much) then, 55 of 100 (0 to 100) now." in heard


def test_what_a_partner_sent_stands_under_two_names(
    reflect: Any, kept: Keep, tmp_path: Path
) -> None:
    mine = kept("2026-02-01", **THEN)
    theirs = kept("2026-02-02", **NOW | {"near": {"for": {"Ana": 3}}})
    theirs = theirs.replace(tmp_path / "from-sam.md")

    drawn = reflect("compare", mine, theirs)
    heard = reflect("compare", mine, theirs, "--plain")

    assert "you  I sit by the window. Nobody calls before noon." in drawn.out
    assert "Sam  I sit by the door. Nobody calls before noon." in drawn.out
    assert "both  a grey day" in drawn.out
    assert "How near is …?" in drawn.out
    assert not re.search(r"\[[-+]| then\b| now\b|grew|reworded|--all", drawn.out)
    assert "You: I sit by the window." in heard.out
    assert "Sam: I sit by the door." in heard.out
    assert not re.search("Then|Now|Before|Reworded", heard.out)


def test_an_earlier_run_is_compared_with_the_newest(reflect: Any, kept: Keep) -> None:
    for day in (1, 2, 3):
        kept(f"2026-02-0{day}", scale=day)

    assert "1 then, 3 now" in reflect("compare", "first").out
    assert "1 then, 3 now" in reflect("compare", "latest", "first").out
    assert "2 then, 3 now" in reflect("compare").out


def test_an_entry_saved_as_utf_16_is_known_as_one_there_too(
    reflect: Any, two_runs: tuple[Path, Path]
) -> None:
    there = two_runs[0].read_text("utf-8").encode("utf-16")
    two_runs[0].write_bytes(there)

    assert reflect("compare", "--output", two_runs[0], "--force").code == 1
    assert two_runs[0].read_bytes() == there


def test_only_a_file_is_replaced_and_what_is_none_is_named(
    reflect: Any, two_runs: tuple[Path, Path], tmp_path: Path
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to("nowhere")

    for name in ("folder", "link"):
        run = reflect("compare", "--output", tmp_path / name, "--force")
        assert run.code == 1
        assert "could not be written" in run.err
        assert "add --force" not in run.err
    assert not (tmp_path / "nowhere").exists()


def test_a_page_in_the_journal_is_no_entry(reflect: Any, kept: Keep, tmp_path: Path) -> None:
    for day, text in (("01", "Dark."), ("02", "Dark.\n\n<!-- q: text -->\n\nOf it.")):
        kept(f"2026-02-{day}", text=text)
    for format_ in ("text", "json", "markdown", "html"):
        page = tmp_path / "journal" / f"{format_}.md"
        assert reflect("compare", "--then-now", "--format", format_, "--output", page).code == 0

    assert len(reflect("list", "--format", "json").json["entries"]) == 2


def test_the_narrowest_window_shows_it(
    reflect: Any, two_runs: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    for columns in ("1", "4", "9"):
        monkeypatch.setenv("COLUMNS", columns)
        assert "Nobodycallsbeforenoon." in "".join(reflect("compare").out.split())


@pytest.mark.skipif(os.name != "posix", reason="links as POSIX has them")
def test_an_entry_is_never_compared_with_itself_by_another_name_of_the_journal(
    reflect: Any, two_runs: tuple[Path, Path], tmp_path: Path
) -> None:
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "journal")
    old, new = two_runs

    for path in (old, new):
        other = link / path.relative_to(tmp_path / "journal")
        compared = reflect("compare", other, "--format", "json").json
        assert (compared["old"]["path"], compared["new"]["path"]) == (str(old), str(new))
