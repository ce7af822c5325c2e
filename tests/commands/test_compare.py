"""`reflect compare`: changes by question and person, readable without colour."""

import re
import shlex
from pathlib import Path

import pytest

from typed import Program, change

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
Runs = tuple[Path, Path]


@pytest.fixture
def runs(reflect: Program) -> Runs:
    return reflect.kept("2026-02-01", **THEN), reflect.kept("2026-05-01", **NOW)


def test_each_answer_is_classed_and_both_texts_can_be_rebuilt(reflect: Program, runs: Runs) -> None:
    compared = reflect.json("compare")

    assert [compared[side]["path"] for side in ("old", "new")] == [str(path) for path in runs]
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


def test_it_reads_without_colour(reflect: Program, runs: Runs) -> None:
    run = reflect("compare")

    assert run.code == 0
    assert "\x1b" not in run.out
    assert "1 February 2026 and 1 May 2026, three months apart" in run.out
    assert "4 of 6 answers have changed: 1 reworded, 2 changed, 1 answered now." in run.text
    assert "I sit by the [-window-] [+door+]. Nobody calls before noon." in run.out
    assert "4 then, 7 now\n     Then  not much" in run.out
    assert "No then, Yes now" in run.out
    assert "a grey day" not in run.out
    both = reflect("compare", "--then-now").out
    for side, text in (("Then", THEN["text"]), ("Now ", NOW["text"])):
        assert f"     {side}  {text}\n" in both
    assert "[-" not in both
    for columns in (1, 4, 9):  # even in the narrowest window
        reflect.set(COLUMNS=columns)
        assert "Nobodycallsbeforenoon." in reflect("compare").text.replace(" ", "")


def test_unchanged_answers_are_offered_as_all_of_it_where_nothing_changed(
    reflect: Program, runs: Runs
) -> None:
    same = reflect("compare", "latest", "latest").out

    assert "have not changed.\nAll of it:" in same
    assert "With the other" in reflect("compare").out


def test_offered_commands_run_as_printed(reflect: Program, runs: Runs) -> None:
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


@pytest.mark.parametrize("name", ["text", "1", "What is it?", "what it"])
def test_a_question_is_named_by_its_number_its_id_or_its_words(
    reflect: Program, runs: Runs, name: str
) -> None:
    for plain in ([], ["--plain"]):
        run = reflect("compare", "--question", name, *plain)

        assert run.code == 0
        assert "What is it?" in run.out
        assert "How much?" not in run.out
        assert "answers" not in run.out
    [change] = reflect.json("compare", "--question", name)["changes"]
    assert change["id"] == "text"


def test_requested_questions_are_shown_even_if_unchanged(reflect: Program, runs: Runs) -> None:
    several = reflect("compare", "--question", "line", "--question", "3")
    assert "a grey day" in several.out
    assert "4 then, 7 now" in several.out
    for format_ in ("html", "markdown"):
        page = reflect("compare", "--question", "line", "--format", format_).out
        assert "a grey day" in page
        assert "Nobody calls" not in page

    for plain in ([], ["--plain"]):
        open_ = reflect("compare", "--question", "action", *plain)
        assert open_.code == 0
        assert "Neither of the two runs has an answer to this question." in open_.out

    unknown = reflect("compare", "--question", "yesmo")
    assert (unknown.code, unknown.out) == (1, "")
    assert "no question 'yesmo' here. Did you mean 'yesno'?" in unknown.err


def test_with_one_run_only_there_is_a_kind_sentence(reflect: Program) -> None:
    assert reflect("compare").code == 1
    reflect.kept("2026-02-01", **THEN)

    run = reflect("compare")

    assert (run.code, run.out) == (1, "")
    assert run.err == (
        "reflect: There is one finished run so far, of 1 February 2026. When there are two, "
        "compare puts them side by side. To see how that looks: reflect demo --journal "
        f"{reflect.journal}\n"
    )
    filtered = reflect("compare", "--worksheet", "kinds").err
    assert "One finished run matches --worksheet kinds so far" in filtered

    reflect.set(LANG="de_DE.UTF-8")
    run = reflect("compare")
    assert run.code == 1
    assert "einen abgeschlossenen Durchgang, vom 1. Februar 2026." in run.err
    assert "zeigt: reflect demo" in run.err


def test_drafts_are_not_compared_unless_named(reflect: Program) -> None:
    reflect.kept("2026-02-01", **THEN)
    reflect.begun("I sit.\n.\n", "--date", "2026-05-01T20:00:00")

    assert reflect("compare").code == 1
    assert reflect("compare", "first", "latest").code == 0


def test_a_reworded_question_is_the_same_question(reflect: Program) -> None:
    reflect.kept("2026-02-01", **THEN)
    change(reflect.sheet, "What is it?", "What do I see?", "version: 1", "version: 2")
    reflect.kept("2026-05-01", **NOW)

    run = reflect("compare")

    assert "it was version 1, it is version 2." in run.out
    assert "  1  What do I see?\n     the question then was: What is it?\n" in run.out
    assert run.out.count("What is it?") == 1
    assert "I sit by the [-window-] [+door+]." in run.out


def test_two_files_anywhere_compare_also_without_their_worksheet(
    reflect: Program, runs: Runs, tmp_path: Path
) -> None:
    reflect.sheet.unlink()
    moved = [path.replace(tmp_path / path.name) for path in runs]

    changes = reflect.json("compare", *moved)["changes"]

    kinds = {change["id"]: change["class"] for change in changes}
    assert (kinds["text"], kinds["scale"], kinds["line"]) == ("reworded", "changed", "unchanged")


def test_a_new_scale_stands_beside_the_old_one(reflect: Program) -> None:
    reflect.kept("2026-02-01", **THEN)
    change(reflect.sheet, "[1-10: little ... much] {#scale}", "[0-100] {#percent}")
    change(reflect.sheet, "language: en", "after:\n  percent: scale\nretired: [scale]")
    reflect.kept("2026-05-01", percent=55)

    changes = reflect.json("compare")["changes"]

    [told] = [change for change in changes if change["id"] == "percent"]
    assert (told["class"], told["old_value"], told["new_value"]) == ("changed", 4, 55)
    said = "4 of 10 (1 little to 10 much) then, 55 of 100 (0 to 100) now"
    assert said in reflect("compare").out
    assert f"{said}." in reflect("compare", "--plain").text


def test_runs_of_two_people_are_shown_under_their_names(reflect: Program, tmp_path: Path) -> None:
    mine = reflect.kept("2026-02-01", **THEN, list=["tea", "bread"])
    answers = NOW | {"near": {"for": {"Ana": 3}}, "action": "ring Mum"}
    theirs = reflect.kept("2026-02-02", **answers).replace(tmp_path / "from-sam.md")
    heard = reflect("compare", mine, theirs, "--plain")

    told = """\
All kinds
you, 1 February 2026, and Sam, 2 February 2026

There are 5 questions that both have answered. In one of them the two answers
are the same, word for word. Answered only by you: one question. Answered only
by Sam: 2 questions.

  1  What is it?
     you  I sit by the window. Nobody calls before noon.
     Sam  I sit by the door. Nobody calls before noon.
  2  In one line?                                                       the same
     both  a grey day
  3  How much?
     you  4 of 10     "not much"
     Sam  7 of 10
  4  Is it so?
     you  No     Sam  Yes
 4a  Since when?                                                        only Sam
     Sam  since June
  7  Which things?                                                      only you
     you  tea
          bread
  9  What will I do?                                                    only Sam
     Sam  ring Mum
 10  How near is …?
     you  2 of 5     Sam  3 of 5
"""
    assert reflect("compare", mine, theirs).out == told
    assert "You: I sit by the window." in heard.out
    assert "Sam: I sit by the door." in heard.out
    assert not re.search("Then|Now|Before|Reworded", heard.out)


def test_an_earlier_run_is_compared_with_the_newest(reflect: Program) -> None:
    for day in (1, 2, 3):
        reflect.kept(f"2026-02-0{day}", scale=day)

    assert "1 then, 3 now" in reflect("compare", "first").out
    assert "1 then, 3 now" in reflect("compare", "latest", "first").out
    assert "2 then, 3 now" in reflect("compare").out


def test_a_page_in_the_journal_is_no_entry(reflect: Program) -> None:
    for day, text in (("01", "Dark."), ("02", "Dark.\n\n<!-- q: text -->\n\nOf it.")):
        reflect.kept(f"2026-02-{day}", text=text)
    for format_ in ("text", "json", "markdown", "html"):
        page = reflect.journal / f"{format_}.md"
        assert reflect("compare", "--then-now", "--format", format_, "--output", page).code == 0

    assert len(reflect.json("list")["entries"]) == 2


@pytest.mark.posix
def test_an_entry_is_never_compared_with_itself_by_another_name_of_the_journal(
    reflect: Program, runs: Runs, tmp_path: Path
) -> None:
    link = tmp_path / "link"
    link.symlink_to(reflect.journal)

    for path in runs:
        compared = reflect.json("compare", link / path.relative_to(reflect.journal))
        assert (compared["old"]["path"], compared["new"]["path"]) == tuple(map(str, runs))


def test_every_format_says_the_same_of_a_plan(reflect: Program) -> None:
    ticked, again = {"text": "ring Mum", "done": True}, "walk on Sundays"
    reflect.kept("2026-02-01", text="I sit.", action=[ticked, "rest", again])
    reflect.kept("2026-05-01", text="I sit.", action=[again, "sing"])
    told = {
        "ring Mum": "done",
        "rest": "still open",
        again: "planned again",
        "sing": "new",
    }

    page, heard = reflect("compare").out, reflect("compare", "--plain").text
    marked, web = (reflect("compare", "--format", each).text for each in ("markdown", "html"))

    assert "The one answer has not changed." in page
    for plan, became in told.items():
        assert f"{became}{' ' * (13 - len(became))}  {plan}\n" in page
        assert f"{became.capitalize()}: {plan}." in heard
        assert f"{{>>{plan}: {became}<<}}" in marked
        assert f'{plan}</span> <span class="state">{became}</span>' in web
    plans = reflect.json("compare")["plans"]
    assert [each["became"] for each in plans] == [["done"], ["open"], ["again"], ["new"]]
    assert plans[0]["then"] == ticked
    assert plans[3] == {
        "id": "action",
        "for": None,
        "then": None,
        "now": {"text": "sing"},
        "became": ["new"],
        "said": None,
    }


def test_plans_of_one_run_are_compared_as_answers(reflect: Program) -> None:
    path = reflect.kept("2026-02-01", text="I sit.", action=["ring Mum", "rest"])
    copy = path.with_name("2026-02-01-other.md")
    copy.write_bytes(path.read_bytes())
    change(copy, "- [ ] ring Mum", "- [x] ring Mum")

    told = reflect("compare", path, copy).text

    assert "1 of 2 answers has changed: 1 changed." in told
    assert "Then ring Mum rest Now ring Mum (done) rest" in told
    assert "planned" not in told
