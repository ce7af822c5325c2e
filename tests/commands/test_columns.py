"""`reflect ratings`: every rating in its own cell, drawn, plain and as JSON."""

import re
import shutil

import pytest

from reflect.text import width
from typed import Program, change


@pytest.fixture
def four_runs(reflect: Program) -> None:
    reflect.kept("2026-02-01", near={"for": {"S.": 5, "Mum": 2}}, scale=3, yesno=False)
    reflect.kept("2026-05-02", near={"for": {"S.": 4}}, scale=3, list=["the phone", "tea"])
    reflect.kept("2026-08-24", near={"for": {"S.": 4, "Mum": 2}}, scale={"declined": True})
    reflect.kept("2026-11-23", near={"for": {"S.": 3, "Mum": 1}}, scale=10, yesno="depends")


NOTES = """
Each rating is from its own day. A point or two of difference may just come from
a short night, or from how the question sounded that evening. Nothing here is
added up, and no rating is better than another.
"""


def test_all_ratings_stand_in_columns_oldest_first(reflect: Program, four_runs: None) -> None:
    run = reflect("ratings")

    assert (run.code, run.err) == (0, "")
    assert run.out.startswith(
        """\
All kinds
Your ratings in 4 runs, 1 February 2026 to 23 November 2026

                         1 Feb    2 May   24 Aug   23 Nov
                          2026     2026     2026     2026

3  How much?
  1 little to 10 much        3        3                10

10  How near is …?
  1 to 5
  S.                         5        4        4        3
  Mum                        2                 2        1

4  Is it so?
                            No                         It
                                                  depends

7  Which things?
  how many you named                  2
"""
        + NOTES
        + "Your words about them:\n    reflect timeline --journal"
    )


def test_columns_stand_beside_each_other_as_long_as_they_fit(
    reflect: Program, four_runs: None
) -> None:
    head = reflect("ratings").out.splitlines()[3]

    reflect.set(COLUMNS=len(head))
    assert head in reflect("ratings").out.splitlines()
    reflect.set(COLUMNS=len(head) - 1)
    assert head not in reflect("ratings").out.splitlines()
    reflect.set(COLUMNS="9")  # where not even one fits
    assert "10" in reflect("ratings").out.split()


@pytest.mark.parametrize(
    ("moments", "head"),
    [
        (["2026-02-01"], ["1 Feb", "2026"]),
        (["2025-02-01", "2026-02-01", "2026-02-03"], ["1 Feb 1 Feb 3 Feb", "2025 2026 2026"]),
        (["2026-02-01T09:05:00", "2026-02-01T21:40:00"], ["1 Feb 1 Feb", "2026 2026", "09:05 21:40"]),
    ],
)  # fmt: skip
def test_each_run_heads_its_own_column(
    reflect: Program, moments: list[str], head: list[str]
) -> None:
    for number, moment in enumerate(moments, 3):
        reflect.kept(moment, scale=number)

    lines = [" ".join(line.split()) for line in reflect("ratings").out.splitlines()]

    number = "2 runs" if len(moments) == 2 else "3 runs" if len(moments) == 3 else "one run"
    assert lines[1].startswith(f"Your ratings in {number}, 1 February 202")
    assert lines[3 : 3 + len(head)] == head
    heard = reflect("ratings", "--plain").text
    assert (" 09:05 and 4 on 1 February 2026, 21:40." in heard) is ("21:40" in moments[-1])


def test_at_any_width_each_rating_is_there_once_below_its_day(reflect: Program) -> None:
    change(reflect.sheet, "1-5", "100-999")
    people = ("S.", "伯母さん", "Grandmother by the sea")
    wanted = {}
    for month in range(1, 10):
        marks = {name: month * 100 + at for at, name in enumerate(people, 10)}
        wanted |= dict.fromkeys(map(str, marks.values()), f"{month * 3}")
        reflect.kept(f"2026-0{month}-{month * 3:02}", near={"for": marks}, yesno="depends")

    for columns in (30, 31, 40, 57, 80, 97, 160):
        reflect.set(COLUMNS=columns)
        lines = reflect("ratings").out.splitlines()

        assert max(width(line) for line in lines if "--journal" not in line) <= columns
        found, heads = {}, {}
        for line in lines:
            # Index characters by screen column: a wide one takes two.
            cells = "".join(char + "\0" * (width(char) - 1) for char in line)
            if re.fullmatch(r"(?:\s+\d+ [A-Z][a-z]{2})+", line):
                heads = {each.end(): each[1] for each in re.finditer(r"(\d+) [A-Z][a-z]{2}", line)}
            for each in re.finditer(r"(?<=\s)\d1\d(?=\s|\Z)", cells):
                assert each[0] not in found
                found[each[0]] = heads[each.end()]
        assert found == wanted, columns


def test_plain_lines_have_each_rating_with_its_day(reflect: Program, four_runs: None) -> None:
    heard = reflect("ratings", "--plain")

    assert heard.out.startswith("""\
All kinds. Your ratings in 4 runs, 1 February 2026 to 23 November 2026.
Question 3. How much? From 1 little to 10 much.
3 on 1 February 2026, 3 on 2 May and 10 on 23 November.
Question 10. How near is …? From 1 to 5.
S.: 5 on 1 February 2026, 4 on 2 May, 4 on 24 August and 3 on 23 November.
Mum: 2 on 1 February 2026, 2 on 24 August and 1 on 23 November.
Question 4. Is it so?
1 February 2026: No; 23 November: It depends.
Question 7. Which things? How many you named.
2 on 2 May 2026.
""")
    assert " ".join(NOTES.split()) in heard.text


def test_without_ratings_it_says_where_the_answers_are(reflect: Program) -> None:
    reflect.kept("2026-02-01", text="He sighs.")

    for options in ((), ("--plain",)):
        run = reflect("ratings", *options)
        assert run.code == 0
        assert "There are no ratings in these runs.\nWhat you wrote in them:" in run.out
        assert "reflect timeline" in run.out


def test_the_newest_runs_worksheet_is_shown_and_the_others_named(reflect: Program) -> None:
    reflect.kept("2026-02-01", scale=3)
    reflect.answered("emotional-intimacy", {"comfort": 7}, "--date", "2026-05-02T20:00:00")

    newest, named = reflect("ratings"), reflect("ratings", "--worksheet", "kinds")

    assert newest.out.startswith("Emotional closeness\n")
    told = "Other worksheets have runs too. To see one of them, add --worksheet: kinds."
    assert newest.err == f"reflect: {told}\n"
    assert (named.out.splitlines()[0], named.err) == ("All kinds", "")


def test_ratings_are_shown_without_their_worksheet_and_dates(reflect: Program) -> None:
    for day, mark in ("2026-02-01", 4), ("2026-05-02", 5):
        path = reflect.kept(day, near={"for": {"S.": mark}})
        text = path.read_text("utf-8").replace(f"date: {day}T20:00:00\n", "")
        (reflect.journal / f"note {mark}.md").write_text(text, encoding="utf-8")
        path.unlink()
    shutil.rmtree(reflect.sheet.parent)

    assert reflect("ratings").out.startswith("""\
All kinds
Your ratings in 2 runs

        no    no
      date  date
       (1)   (2)

How near is …?
  out of 5
  S.     4     5
""")
    heard = reflect("ratings", "--plain").out
    assert "Question. How near is …? Out of 5.\n" in heard
    assert "S.: no date (1): 4 and no date (2): 5.\n" in heard
    assert "No date (2). Changed.\n5 of 5.\n" in reflect("timeline", "near", "--plain").out


def test_filters_and_exclusions_hold(reflect: Program, four_runs: None) -> None:
    about = reflect("ratings", "--about", "Mum")
    without = reflect("ratings", "--exclude", "Mum", "--since", "2026-05-01")

    assert "S." not in about.out
    assert "Mum" in about.out
    assert "Your ratings in 3 runs" in about.out
    assert about.err == ""  # what is about somebody else was not asked for
    assert "Mum" not in without.out.partition("Your words about them")[0]
    assert "reflect timeline --since 2026-05-01 --exclude Mum" in without.out
    assert "Feb" not in without.out
    assert without.err == "reflect: Left out, as you asked: 2 answers.\n"


def test_in_json_every_run_has_a_value_or_null(reflect: Program, four_runs: None) -> None:
    told = reflect.json("ratings")

    assert (told["schema"], told["worksheet"]) == (1, "kinds")
    days = ["2026-02-01", "2026-05-02", "2026-08-24", "2026-11-23"]
    assert [run["date"][:10] for run in told["runs"]] == days
    asked = {"id": "near", "question": "How near is …?", "kind": "scale", "min": 1, "max": 5}
    rows = [{"for": "S.", "values": [5, 4, 4, 3]}, {"for": "Mum", "values": [2, None, 2, 1]}]
    assert told["series"][1] == {**asked, "low": None, "high": None, "rows": rows}
    assert (told["series"][0]["low"], told["series"][0]["high"]) == ("little", "much")
    assert [(s["id"], s["kind"], s["rows"][0]["values"]) for s in told["series"]] == [
        ("scale", "scale", [3, 3, None, 10]),
        ("near", "scale", [5, 4, 4, 3]),
        ("yesno", "yesno", [False, None, None, "depends"]),
        ("list", "list", [None, 2, None, None]),
    ]


def test_a_german_worksheet_is_shown_in_german(reflect: Program) -> None:
    change(reflect.sheet, "language: en", "language: de")
    reflect.kept("2026-03-01", near={"for": {"S.": 5, "Mum": 2}}, yesno="depends")
    reflect.kept("2026-10-02", near=4, yesno=True)

    assert reflect("ratings").out.startswith("""\
All kinds
Deine Einschätzungen in 2 Durchgängen, 1. März 2026 bis 2. Oktober 2026

                 1. Mär     2. Okt
                   2026       2026

10  How near is …?
  1 bis 5
  ohne Namen                     4
  S.                  5
  Mum                 2

4  Is it so?
               Es kommt         Ja
              darauf an
""")
    heard = reflect("ratings", "--plain").out
    assert "Ohne Namen: 4 am 2. Oktober 2026.\nS.: 5 am 1. März 2026.\n" in heard
    assert "1. März 2026: Es kommt darauf an; 2. Oktober: Ja.\n" in heard
