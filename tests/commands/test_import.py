"""A document becomes a worksheet; a newer version of the document changes that worksheet."""

import json
import os
import re
import stat
from pathlib import Path

import pytest

from sheets import KINDS
from typed import Program, Run, append, change

GERMAN = """\
Rückblick und Größe

Ein Blatt für mich und die Zeit, die ich habe.

- Was wünsche ich mir für die Woche?
- Was möchte ich nicht mehr so oft tun?
"""


def kept(reflect: Program, document: Path) -> Path:
    """The worksheet that the document became."""
    run = reflect("worksheet", "import", document, "--yes")
    assert run.code == 0, run.err
    return run.path


def everything(reflect: Program) -> dict[Path, bytes]:
    """All files of the journal."""
    return {path: path.read_bytes() for path in reflect.journal.rglob("*") if path.is_file()}


def test_the_worksheet_is_shown_and_its_source_and_licence_are_noted(
    reflect: Program, document: Path
) -> None:
    run = reflect("worksheet", "import", document, "--yes")

    assert "1  What is a good day like for me?" in run.err
    assert "From rest.txt, licence unknown: ask the author before you share it." in run.talk
    text = run.path.read_text("utf-8")
    assert "license: unknown\nsource: rest.txt\n" in text


def test_places_to_look_at_are_marked_and_counted(reflect: Program, document: Path) -> None:
    change(document, "- Did I interrupt anybody today?\n", "- Did I?\n  Or not.\n\nAnd so on.\n")

    run = reflect("worksheet", "import", document, "--dry-run")

    assert "2 places to look at, marked ?" in run.out
    lines = [line.strip() for line in run.out.splitlines()]
    assert lines[lines.index("Or not.") + 1].startswith("? Kept as a hint")
    assert (
        reflect("worksheet", "import", document, "--dry-run", "--plain").out.count("Look at") == 2
    )


def test_a_mark_about_the_conclusion_stands_at_the_conclusion(
    reflect: Program, document: Path
) -> None:
    change(document, "\nConclusion:\nThat was it.\n", "\n\n\n\nThat is all for today.\n")

    run = reflect("worksheet", "import", document, "--dry-run")

    lines = [line.strip() for line in run.out.splitlines() if line.strip()]
    assert lines[lines.index("That is all for today.") + 1].startswith("? Taken as the conclusion")
    noted = reflect("worksheet", "import", document, "--dry-run", "--format", "json")
    assert [note["id"] for note in json.loads(noted.out)["notes"]] == [""]


def test_what_was_kept_is_told_in_the_language_of_the_program(
    reflect: Program, document: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "de_DE.UTF-8")

    run = reflect("worksheet", "import", document, "--yes")

    assert "2 Schritte, 5 Fragen. So beginnst du:" in run.talk
    assert "2 steps, 5 questions" in run.err


@pytest.mark.parametrize("command", ["show", "check", "print"])
def test_a_document_where_a_worksheet_is_wanted_is_named_with_the_way_to_import_it(
    reflect: Program, tmp_path: Path, command: str
) -> None:
    sheet = tmp_path / "sheet.docx"
    sheet.write_bytes(b"PK\x03\x04\xff")

    run = reflect("worksheet", command, sheet)

    assert run.code == 1
    assert f"is a document. To make a worksheet of it: reflect worksheet import {sheet}" in run.talk


def test_a_file_without_a_byte_is_named_as_empty(reflect: Program, tmp_path: Path) -> None:
    (tmp_path / "sheet.docx").touch()

    run = reflect("worksheet", "import", tmp_path / "sheet.docx")

    assert "it is empty." in run.talk


def test_what_was_left_out_is_named_but_is_no_place_to_look_at(
    reflect: Program, document: Path
) -> None:
    append(document, "______\n______\n")

    run = reflect("worksheet", "import", document, "--dry-run")

    assert "Left out: lines and dots" in run.out
    assert "to look at" not in run.out


def test_json_names_the_question_at_each_place_to_look_at(reflect: Program, document: Path) -> None:
    change(document, "- Did I interrupt anybody today?\n", "- Did I?\n  Or not.\n______\n")

    notes = reflect.json("worksheet", "import", document, "--dry-run")["notes"]

    assert [(each["line"], each["id"], each["left_out"]) for each in notes] == [
        (9, "did-i", False),
        (10, "did-i", True),
    ]


def test_a_dry_run_writes_nothing(reflect: Program, document: Path) -> None:
    reflect("worksheet", "import", document, "--dry-run")

    assert not reflect.journal.exists()


def test_the_worksheet_can_go_to_a_file_of_ones_own(
    reflect: Program, document: Path, tmp_path: Path
) -> None:
    file = tmp_path / "sheet.md"
    run = reflect("worksheet", "import", document, "--output", file)

    assert (run.code, run.out) == (0, "")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600 or os.name != "posix"
    assert not reflect.journal.exists()
    assert file.read_bytes() == kept(reflect, document).read_bytes()
    again = reflect("worksheet", "import", document, "--output", file)
    assert (again.code, "already exists" in again.err) == (1, True)
    both = reflect("worksheet", "import", document, "--output", file, "--dry-run")
    assert (both.code, "--dry-run" in both.err) == (2, True)


def test_json_tells_the_worksheet_and_what_changed(reflect: Program, document: Path) -> None:
    first = reflect.json("worksheet", "import", document, "--yes")
    change(document, "How present was I this week?", "How present was I today?")
    then = reflect.json("worksheet", "import", document, "--yes")

    assert (first["id"], first["version"], first["warnings"]) == ("room-for-rest", 1, [])
    assert first["path"] == then["path"]
    assert then["version"] == 2
    assert then["changes"] == [
        {
            "kind": "reworded",
            "id": "how-present-was-i-this-week",
            "then": "How present was I this week?",
            "now": "How present was I today?",
        }
    ]


def test_answers_before_and_after_a_newer_version_are_compared_by_id(
    reflect: Program, document: Path
) -> None:
    sheet = kept(reflect, document)
    words = {"how-present-was-i-this-week": "Hardly.", "what-keeps-me-awake-for-long": "Worry."}
    reflect.answered(sheet.stem, words, "--date", "2026-02-01")
    change(
        document,
        "- How present was I this week?\n- Did I interrupt anybody today?\n",
        "- Did I interrupt anybody today?\n- How present was I today?\n- What did I notice?\n",
    )

    assert kept(reflect, document) == sheet
    words = {"how-present-was-i-this-week": "Quite.", "what-keeps-me-awake-for-long": "Worry."}
    reflect.answered(sheet.stem, words, "--date", "2026-03-01")

    found = reflect.json("compare")["changes"]
    kinds = {each["id"]: each["class"] for each in found}
    assert kinds["what-keeps-me-awake-for-long"] == "unchanged"
    assert kinds["how-present-was-i-this-week"] not in ("new", "removed")
    assert reflect("worksheet", "check").code == 0
    assert reflect("check").code == 0
    assert len(list((reflect.journal / "worksheets").glob("*.md"))) == 1


def test_a_german_document_has_ids_as_german_spells_them_and_earlier_ones_stay(
    reflect: Program, document: Path
) -> None:
    document.write_text(GERMAN, encoding="utf-8")
    sheet = kept(reflect, document)
    assert sheet.stem == "rueckblick-und-groesse"
    assert (
        "- Was wünsche ich mir für die Woche? {#was-wuensche-ich-mir-fuer-die}\n"
        in sheet.read_text("utf-8")
    )
    for path in (sheet, sheet.parent / "imported" / f"{sheet.stem}.de.md"):
        # As an earlier version of the program spelled it.
        change(path, "#was-wuensche-ich-mir-fuer-die", "#was-wunsche-ich-mir-fur-die")
    change(document, "für die Woche?", "für diese Woche?\n- Wer könnte mir dabei helfen?")

    assert kept(reflect, document) == sheet
    text = sheet.read_text("utf-8")
    assert "für diese Woche? {#was-wunsche-ich-mir-fur-die}\n" in text
    assert "dabei helfen? {#wer-koennte-mir-dabei-helfen}\n" in text


def test_what_was_changed_by_hand_is_still_there_after_a_newer_version(
    reflect: Program, document: Path
) -> None:
    sheet = kept(reflect, document)
    change(
        sheet,
        "How present was I this week?", "How present was I this week? [1-10: far ... here]",
        "language: en", "language: en\nminutes: 15",
        "{#who-could-help-me-with-that}", "{#helper}\n  or what",
    )  # fmt: skip
    change(document, "How present was I this week?", "How present was I today?")

    run = reflect("worksheet", "import", document, "--yes")

    text = sheet.read_text("utf-8")
    assert run.code == 0, run.err
    assert "- How present was I today? [1-10: far ... here] {#how-present-was-i-this-week}" in text
    assert "minutes: 15\n" in text
    assert "{#helper}\n  or what\n" in text
    assert "1 question reworded" in run.talk


def test_what_a_document_became_is_kept_by_language(reflect: Program, document: Path) -> None:
    document.write_text(GERMAN, encoding="utf-8")
    sheet = kept(reflect, document)
    base = sheet.parent / "imported" / "rueckblick-und-groesse.de.md"
    assert base.exists()
    # As an earlier version of the program called it.
    base.rename(base.with_name(sheet.name))
    change(sheet, "die Zeit, die", "die Stunde, die")
    change(document, "Was wünsche ich", "Was wünschte ich")

    kept(reflect, document)

    assert "die Stunde, die" in sheet.read_text("utf-8")
    assert "Was wünschte ich" in base.read_text("utf-8")


def test_a_document_is_known_by_its_title_and_questions_under_another_name(
    reflect: Program, document: Path
) -> None:
    sheet = kept(reflect, document)
    change(document, "That was it.", "That was all.")

    assert kept(reflect, document.rename(document.with_name("rest2.txt"))) == sheet
    assert "source: rest2.txt\n" in sheet.read_text("utf-8")


def test_another_document_of_the_same_title_gets_its_own_id(
    reflect: Program, document: Path, tmp_path: Path
) -> None:
    first = kept(reflect, document)
    other = tmp_path / "other.txt"
    other.write_text("Room for rest\n\n- Where do I sit?\n- What do I hear?\n", encoding="utf-8")

    second = kept(reflect, other)

    assert (first.stem, second.stem) == ("room-for-rest", "room-for-rest-2")
    assert "id: room-for-rest-2\n" in second.read_text("utf-8")
    assert reflect("worksheet", "check").code == 0
    assert kept(reflect, other) == second


def test_a_shipped_worksheet_is_never_changed(reflect: Program, tmp_path: Path) -> None:
    shipped = reflect.json("worksheet", "show", "emotional-intimacy")
    questions = [each["text"] for step in shipped["steps"] for each in step["questions"]]
    document = tmp_path / "mine.txt"
    lines = "\n".join(f"- {each}" for each in questions)
    document.write_text(f"Emotional intimacy\n\n{lines}\n", encoding="utf-8")

    assert kept(reflect, document).stem == "emotional-intimacy-2"
    assert reflect.json("worksheet", "show", "emotional-intimacy") == shipped


@pytest.mark.parametrize("form", ["text", "json"])
def test_where_nobody_is_asked_a_worksheet_is_kept_or_changed_only_with_yes(
    reflect: Program, document: Path, tmp_path: Path, form: str
) -> None:
    def imported(file: Path) -> Run:
        before = everything(reflect)
        run = reflect("worksheet", "import", file, "--format", form)
        assert (run.code, run.out, everything(reflect)) == (2, "", before)
        return run

    assert "nobody was asked: --yes keeps it" in imported(document).talk
    (tmp_path / "sent.md").write_text(KINDS, encoding="utf-8")
    assert "nobody was asked: --yes keeps it" in imported(tmp_path / "sent.md").talk
    assert not reflect.journal.exists()

    kept(reflect, document)
    change(document, "How present was I this week?", "How present was I today?")
    run = imported(document)

    assert "nobody was asked: --yes changes your worksheet" in run.talk
    assert ("the question then was: How present was I this week?" in run.talk) == (form == "text")


DOUBTS = {
    "a question with few of its words left": (
        (), ("Did I interrupt anybody today?", "Did I cut somebody short today?"),
        "which questions of 'Room for rest' are the same",
    ),
    "what both changed": (
        ("keeps me awake for long", "keeps me awake all night"),
        ("keeps me awake for long", "keeps me awake so long"),
        "what should become of your own changes to 'Room for rest'",
    ),
    "few questions in common": (
        (), ("Did I interrupt anybody today?", "Where do I sit?", "What keeps me awake for long?",
             "Which noise do I hear?", "How present was I this week?", "Is it warm?"),
        "whether rest.txt is a newer version",
    ),
}  # fmt: skip


@pytest.mark.parametrize("doubt", DOUBTS.values(), ids=DOUBTS)
def test_in_doubt_nothing_is_written_unless_somebody_is_asked(
    reflect: Program, document: Path, doubt: tuple[tuple[str, ...], tuple[str, ...], str]
) -> None:
    hand, words, what = doubt
    change(kept(reflect, document), *hand)
    change(document, *words)
    before, task = everything(reflect), ("worksheet", "import", document)

    sure, piped = reflect(*task, "--yes"), reflect(*task)

    assert (sure.code, what in sure.talk) == (1, True), sure.err
    assert (piped.code, what in piped.talk) == (2, True), piped.err
    assert reflect(*task, "--dry-run").code == 0
    assert everything(reflect) == before


def test_a_document_that_has_not_changed_writes_nothing(reflect: Program, document: Path) -> None:
    sheet = kept(reflect, document)
    base = sheet.parent / "imported" / sheet.name
    before = [(path, path.stat().st_mtime_ns) for path in (sheet, base, base.parent)]

    run = reflect("worksheet", "import", document, "--yes")

    assert "rest.txt has not changed since it became this worksheet" in run.talk
    assert [(path, path.stat().st_mtime_ns) for path in (sheet, base, base.parent)] == before


def test_a_draft_keeps_its_questions_where_its_document_changes(
    reflect: Program, document: Path
) -> None:
    sheet = kept(reflect, document)
    draft = reflect("new", sheet.stem, stdin="Sunny.\n.\nHardly.\n.\n:pause\n").path
    change(
        document,
        "How present was I this week?", "How present was I today?",
        "- Did I interrupt anybody today?\n", "",
    )  # fmt: skip
    kept(reflect, document)
    assert "version: 2\n" in sheet.read_text("utf-8")

    run = reflect("resume", draft, stdin="1\nOnce.\n.\n" + ":skip\n" * 9)

    assert "You continue with the questions you began with." in run.talk
    text = draft.read_text("utf-8")
    assert "worksheet_version: 1\n" in text
    assert (
        "### Did I interrupt anybody today?\n<!-- q: did-i-interrupt-anybody-today -->\n\nOnce.\n"
        in text
    )
    assert reflect("check").code == 0
    reflect.answered(sheet.stem, {"how-present-was-i-this-week": "Quite."})
    found = {each["id"]: each["class"] for each in reflect.json("compare")["changes"]}
    assert found["how-present-was-i-this-week"] not in ("new", "removed")


HOSTILE = """\
<b>Room</b> for \x1b[31mrest\x1b]0;x\x07

- Is this \u202ebidi\u202c, or <script>alert(1)</script>?
- What is \x1b[2J\x9b2J{day} & {{person|<img src=x>}} [x](javascript:alert(1))?
"""


def test_nothing_that_a_document_says_is_obeyed_on_any_page(
    reflect: Program, document: Path, tmp_path: Path
) -> None:
    document.write_text(HOSTILE, encoding="utf-8")
    sheet = kept(reflect, document)
    asked = [
        each["id"] for each in reflect.json("worksheet", "show", sheet)["steps"][0]["questions"]
    ]
    for day in ("2026-02-01", "2026-03-01"):
        reflect.answered(sheet.stem, dict.fromkeys(asked, f"Words of {day}."), "--date", day)

    for words in ("compare --all", "show latest", "timeline 1", f"worksheet show {sheet.stem}"):
        run = reflect(*words.split())
        assert "<script>alert(1)</script>" in run.text
        assert not re.search("[\x07\x1b\x80-\x9f\u202a-\u202e\u2066-\u2069]", run.out + run.err)
    page = tmp_path / "page.html"
    for words in ("report", "compare --all --format html", f"worksheet print {sheet.stem}"):
        assert reflect(*words.split(), "--output", page, "--force").code == 0
        text = page.read_text("utf-8")
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text
        assert not re.search(r"<(script|img|b)>|<img src=x|href=.javascript", text)


def test_the_next_sheet_of_a_series_becomes_a_worksheet_of_its_own(
    reflect: Program, document: Path
) -> None:
    kept(reflect, document)
    change(document, "Room for rest", "Room for play", "keeps me awake for long", "wakes me up")

    assert kept(reflect, document.rename(document.with_name("play.txt"))).stem == "room-for-play"


def test_a_worksheet_with_mistakes_is_to_be_mended_first(reflect: Program, document: Path) -> None:
    sheet = kept(reflect, document)
    change(sheet, "How present was I this week?", "How present was I this week? [10-1]")
    change(document, "How present was I this week?", "How present was I today?")

    run = reflect("worksheet", "import", document, "--yes")

    assert (run.code, f"{sheet}:17:" in run.talk) == (1, True), run.err


def test_without_the_copy_of_what_was_imported_it_is_asked(
    reflect: Program, document: Path
) -> None:
    sheet = kept(reflect, document)
    (sheet.parent / "imported" / sheet.name).unlink()
    change(document, "How present was I this week?", "How present was I today?")

    run = reflect("worksheet", "import", document, "--yes")

    assert (run.code, "your own changes" in run.talk) == (1, True)


def test_a_worksheet_that_somebody_sent_is_copied_byte_for_byte(
    reflect: Program, tmp_path: Path
) -> None:
    text = "\ufeff---\r\nid: sent\r\ntitle: Sent\r\n---\r\n\r\n## One\r\n\r\n- What? [1-5] \r\n"
    for name in ("sent.md", "sent.txt"):
        (tmp_path / name).write_bytes(text.encode())

    run = reflect("worksheet", "import", tmp_path / "sent.txt", "--yes")

    assert run.path == reflect.journal / "worksheets" / "sent.md"
    assert run.path.read_bytes() == text.encode()
    assert "licence" not in run.err
    change(tmp_path / "sent.txt", "What?", "What then?")
    clash = reflect("worksheet", "import", tmp_path / "sent.txt", "--yes")
    assert (clash.code, "already have a worksheet 'sent'" in clash.talk) == (1, True)
    assert run.path.read_bytes() == text.encode()


def test_a_broken_worksheet_is_not_copied(reflect: Program, tmp_path: Path) -> None:
    path = tmp_path / "sent.txt"
    path.write_text(
        "---\nid: sent\ntitle: Sent\n---\n\n## One\n\n- What? [0-0]\n", encoding="utf-8"
    )

    run = reflect("worksheet", "import", path)

    assert (run.code, "sent.txt:8:" in run.talk) == (1, True)
    assert not reflect.journal.exists()


def test_new_says_how_a_document_becomes_a_worksheet(reflect: Program, document: Path) -> None:
    run = reflect("new", document)

    assert (run.code, "worksheet import" in run.talk) == (1, True)
    assert not reflect.journal.exists()


def test_the_history_keeps_both_versions_of_the_worksheet(reflect: Program, document: Path) -> None:
    reflect("history", "on")
    sheet = kept(reflect, document)
    change(document, "How present was I this week?", "How present was I today?")
    kept(reflect, document)

    log = json.dumps(reflect.json("history", "log"))
    assert "room-for-rest" in log
    assert "How present" not in log
    assert reflect("history", "status").code == 0
    assert (sheet.parent / "imported" / sheet.name).exists()


def test_the_worksheet_is_saved_where_only_what_the_document_became_cannot_be(
    reflect: Program, document: Path
) -> None:
    worksheets = reflect.journal / "worksheets"
    worksheets.mkdir(parents=True)
    (worksheets / "imported").touch()

    run = reflect("worksheet", "import", document, "--yes")

    assert (run.code, run.path) == (0, worksheets / "room-for-rest.md")
    assert "The worksheet is saved, but not what its document says now" in run.talk
    (worksheets / "imported").unlink()
    change(document, "How present was I this week?", "How present was I today?")
    assert "your own changes" in reflect("worksheet", "import", document, "--yes").talk


@pytest.mark.posix
def test_a_link_to_nowhere_in_the_place_of_a_worksheet_is_named(
    reflect: Program, document: Path
) -> None:
    there = reflect.journal / "worksheets" / "room-for-rest.md"
    there.parent.mkdir(parents=True)
    there.symlink_to(there.with_name("nowhere.md"))

    run = reflect("worksheet", "import", document, "--yes")

    assert (run.code, str(there) in run.talk) == (1, True)


@pytest.mark.posix
def test_all_that_is_written_is_private(reflect: Program, document: Path) -> None:
    kept(reflect, document)
    change(document, "How present was I this week?", "How present was I today?")
    kept(reflect, document)

    for path in reflect.journal.rglob("*"):
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600)
