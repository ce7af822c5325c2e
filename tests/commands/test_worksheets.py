"""`reflect worksheet list`, `show`, `check` and `import`."""

import shutil
from pathlib import Path

import pytest

from sheets import SHORT
from typed import Program, change

DOCUMENT = Path(__file__).parents[1] / "importers" / "documents" / "resting-well.txt"


def test_own_worksheets_win_over_shipped_ones(reflect: Program) -> None:
    def listed() -> list[tuple[str, bool]]:
        sheets = reflect.json("worksheet", "list")["worksheets"]
        return [(each["title"], each["own"]) for each in sheets if each["id"] in shipped]

    shipped = {each["id"] for each in reflect.json("worksheet", "list")["worksheets"]}
    before = listed()
    assert ("Emotional closeness", False) in before
    reflect.own("any name", SHORT.replace("id: near", "id: emotional-intimacy"))
    reflect.own("note", "# No worksheet\n")

    now = [("Near and far", True) if each[0] == "Emotional closeness" else each for each in before]
    assert listed() == now


def test_show_names_the_answer_that_a_question_depends_on(reflect: Program) -> None:
    out = reflect("worksheet", "show", reflect.sheet.stem).out

    follow_up = "     If Yes or It depends: Since when?\n"
    assert f"  4  Is it so?\n     Yes, no, or it depends.\n{follow_up}" in out
    assert "  3  How much?\n     A number from 1, little, to 10, much.\n" in out
    assert "How near is anybody?" in out
    assert not {*"[]{}"}.intersection(out)
    [step] = reflect.json("worksheet", "show", "kinds")["steps"]
    kinds = "text line scale yesno choice choices list date action scale"
    assert " ".join(question["kind"] for question in step["questions"]) == kinds
    assert step["questions"][3]["follow_ups"][0]["when"] == "yes"
    assert step["questions"][9]["each"] == "person"
    assert step["questions"][9]["text"] == "How near is {person|anybody}?"


def test_check_names_all_mistakes_with_their_lines(reflect: Program) -> None:
    path = reflect.own(
        "wrong",
        "---\nid: wrong\ntitle: Wrong\ndeu: a\n---\n\n## One {#one}\n\n- What? [yes/no] {#one}\n"
        "  - if mabye: And? {#and}\n- How? [10-1] {#how}\nA stray line.\n- {persn}? {#who}\n",
    )

    run = reflect("worksheet", "check")

    assert run.code == 1
    found = [line.removeprefix(f"{path}:").split(":")[0] for line in run.out.splitlines()]
    assert found == ["4", "9", "10", "11", "12", "13"]
    assert "Did you mean 'due'?" in run.out
    reflect.set(LANG="de_DE.UTF-8")
    assert "'deu' ist kein Schlüssel eines Arbeitsblatts" in reflect("worksheet", "check").out


def test_check_writes_missing_ids_and_changes_nothing_else(reflect: Program) -> None:
    text = "---\r\nid: new\r\ntitle: New\r\n---\r\n\r\n## One\r\n\r\n- What is it? [1-5]\r\n"
    path = reflect.own("new", text)

    looked = reflect("worksheet", "check", "new")
    assert (looked.code, "2 ids are missing" in looked.err) == (0, True)
    assert b"{#" not in path.read_bytes()
    run = reflect("worksheet", "check", "new", "--write")

    assert (run.code, "2 ids written" in run.err) == (0, True)
    assert path.read_bytes() == (
        b"---\r\nid: new\r\ntitle: New\r\n---\r\n\r\n## One {#one}\r\n\r\n"
        b"- What is it? [1-5] {#what-is-it}\r\n"
    )


BY_HAND = "\ufeff# Übungen{end}{end}## Heute{end}{end}1. Wofür?{end}2. Wie war es? [1-5]{end}"


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_check_makes_a_worksheet_of_a_file_that_was_written_by_hand(
    reflect: Program, tmp_path: Path, end: str
) -> None:
    path = tmp_path / "mine.txt"
    path.write_bytes(BY_HAND.format(end=end).encode())
    reflect.set(LANG="de_DE.UTF-8")

    looked = reflect("worksheet", "check", "mine.txt")
    assert (looked.code, "'id: uebungen'" in looked.err) == (1, True)
    assert path.read_bytes() == BY_HAND.format(end=end).encode()
    run = reflect("worksheet", "check", path, "--write")

    assert (run.code, run.out) == (0, "")
    assert path.read_bytes().decode() == (
        "---\nid: uebungen\nversion: 1\nlanguage: de\n---\n\n# Übungen\n\n## Heute {#heute}\n\n"
        "1. Wofür? {#wofuer}\n2. Wie war es? [1-5] {#wie-war-es}\n"
    ).replace("\n", end)
    assert reflect("worksheet", "check", path, "--write").code == 0
    assert reflect("new", path, "--answers", "-", stdin='{"wie-war-es": 4}').code == 0


@pytest.mark.parametrize("how", [("check", "--write"), ("import", "--yes"), ("new", "--from")])
def test_no_entry_is_taken_for_a_worksheet(
    reflect: Program, tmp_path: Path, how: tuple[str, str]
) -> None:
    path = tmp_path / "evening.md"
    path.write_text(
        "---\nworksheet: near\ndate: 2026-11-11T20:00:00\n---\n\n## One\n\n- My secret\n", "utf-8"
    )
    before = path.read_bytes()

    command, option = how
    run = reflect("worksheet", command, option, path)

    assert (run.code, "an entry" in run.err, "secret" in run.talk) == (1, True, False)
    assert path.read_bytes() == before
    assert not reflect.journal.exists()


@pytest.mark.posix
@pytest.mark.parametrize("name", ["linked", "journal/worksheets/linked.md"])
def test_a_worksheet_behind_a_link_out_of_the_journal_is_not_written(
    reflect: Program, tmp_path: Path, name: str
) -> None:
    path = tmp_path / "theirs.md"
    path.write_text("# Theirs\n\n## One\n\n- What?\n", "utf-8")
    before = path.read_bytes()
    (reflect.journal / "worksheets").mkdir(parents=True)
    (reflect.journal / "worksheets" / "linked.md").symlink_to(path)

    run = reflect("worksheet", "check", name, "--write")

    assert (run.code, "leads out of the journal" in run.err) == (1, True)
    assert path.read_bytes() == before


def test_check_writes_an_id_that_no_other_worksheet_has(reflect: Program) -> None:
    reflect.own("near", SHORT)
    path = reflect.own("another", SHORT.replace("id: near\n", "").replace("Near and far", "Near"))

    run = reflect("worksheet", "check", "another", "--write")

    assert (run.code, "1 id written" in run.err) == (0, True)
    assert "\nid: near-2\n" in path.read_text("utf-8").partition("\n---\n")[0] + "\n"
    listed = reflect.json("worksheet", "list")["worksheets"]
    assert [each["id"] for each in listed if each["own"]] == ["near", "near-2"]


def test_a_file_without_a_title_is_called_by_its_name(reflect: Program, tmp_path: Path) -> None:
    path = tmp_path / "our_evenings.md"
    path.write_text("---\nminutes: 5\n---\n## One\n- What?\n", encoding="utf-8")

    assert reflect("worksheet", "check", path, "--write").code == 0

    head = "---\nminutes: 5\nid: our-evenings\ntitle: Our evenings\n---\n"
    assert path.read_text("utf-8") == head + "## One {#one}\n- What? {#what}\n"


def test_a_head_that_cannot_be_read_is_named_and_left_alone(
    reflect: Program, tmp_path: Path
) -> None:
    path = tmp_path / "sheet.md"
    path.write_text("---\n# A sheet\n\n## One {#one}\n- What? {#what}\n", encoding="utf-8")
    before = path.read_bytes()

    run = reflect("worksheet", "check", path, "--write")

    assert (run.code, path.read_bytes()) == (1, before)
    assert f"{path}:1: the closing --- is missing" in run.out


def test_new_says_what_it_is_not_sure_about_and_asks_all_the_same(reflect: Program) -> None:
    reflect.own("near", SHORT.replace("[1-10", "[time] {#when}\n- How? [1-10"))
    run = reflect("new", "near", stdin="\n")
    assert "reflect is unsure about something here:" in run.talk
    assert "reflect worksheet check near" in run.talk

    reflect.own("near", SHORT)
    assert "is unsure" not in reflect("new", "near", stdin="\n").talk


def test_check_reports_answers_the_worksheet_lacks(reflect: Program) -> None:
    reflect.kept(text="words", scale=7, line="x")
    change(reflect.sheet, "[1-10: little ... much]", "[1-5]", "{#line}", "{#one-line}")

    run = reflect("worksheet", "check", "kinds")

    assert run.code == 1
    assert "answers 'line', which is missing here" in run.out
    assert "'scale' was [1-10: little ... much] in version 1 and is [1-5] now" in run.out
    shutil.rmtree(reflect.sheet.parent / "versions")
    assert "answers 'scale' on another scale" in reflect("worksheet", "check", "kinds").out


def test_a_document_becomes_a_worksheet_that_can_be_run(reflect: Program) -> None:
    tried = reflect.json("worksheet", "import", DOCUMENT, "--dry-run")
    assert (tried["title"], tried["warnings"]) == ("Making Room for Rest in a Full Week", [])
    assert not reflect.journal.exists()

    run = reflect("worksheet", "import", DOCUMENT, "--yes")

    path = reflect.journal / "worksheets" / "making-room-for-rest-in-a-full-week.md"
    assert (run.code, run.out) == (0, f"{path}\n")
    assert "3 steps, 9 questions" in run.err
    assert path.read_text("utf-8") == DOCUMENT.with_suffix(".md").read_text("utf-8")
    assert reflect("worksheet", "check").code == 0
    assert reflect.answered(path.stem, {"when-did-i-last-feel-rested": "By the sea."}).exists()


@pytest.mark.posix
def test_if_a_worksheet_is_not_found_a_broken_link_is_named(
    reflect: Program, tmp_path: Path
) -> None:
    reflect.journal.mkdir()
    (tmp_path / "sheets").mkdir()
    (reflect.journal / "worksheets").symlink_to(tmp_path / "sheets")

    run = reflect("new", "mine")

    assert run.code == 1
    assert "There is no worksheet 'mine'" in run.err
    assert "worksheets leads out of the journal" in run.err


def test_show_says_a_worksheet_as_a_person_would_meet_it(reflect: Program) -> None:
    path = reflect.own(
        "met",
        "---\nid: met\ntitle: Met\n---\n\n## One\n\n"
        "- Which word? [one line] {#word}\n"
        "- What would {person|somebody near} say of {word}? [1-10] [for each: person] {#say}\n"
        "  - if below 5: And why, {person}?\n",
    )

    for plain in ([], ["--plain"]):
        shown = reflect("worksheet", "show", path, *plain).text

        assert "What would somebody near say of …? A number from 1 to 10." in shown
        assert "If that number is below 5: And why, …?" in shown
        assert "{" not in shown
