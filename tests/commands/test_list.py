"""`reflect list`: which entries, how many, and their layout."""

import os
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from typed import Program, change

LINES = ["list", "--format", "lines"]
ENTRIES = {
    "2026-02-01": ("Listening well", "[Sam]", "complete", "[work]"),
    "2026-03-01": ("静かに聞くこと、そして待つこと", "[Sam, 母]", "complete", "[]"),
    "2026-04-01": ("Listening well, when it is late and both are tired", "[]", "draft", "[]"),
}


@pytest.fixture
def year(reflect: Program) -> Path:
    """Folder of three entries, one of them a draft."""
    folder = reflect.journal / "2026"
    folder.mkdir(parents=True)
    for day, (title, about, status, tags) in ENTRIES.items():
        head = f"title: {title}\ndate: {day}T20:00:00\nworksheet: listening\nstatus: {status}\n"
        head += f"about: {about}\ntags: {tags}\n"
        text = f"---\n{head}---\n\n### How?\n<!-- q: how -->\n\nSam.\n"
        (folder / f"{day}-listening.md").write_text(text, encoding="utf-8")
    return folder


def again(year: Path, number: int, time: str) -> None:
    """Add a run on the day of the oldest."""
    text = (year / "2026-02-01-listening.md").read_text("utf-8").replace("T20:00", time)
    (year / f"2026-02-01-listening-{number}.md").write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        (["--worksheet", "listening"], ["04", "03", "02"]),
        (["--about", "sam"], ["03", "02"]),
        (["--tag", "Work"], ["02"]),
        (["--since", "2026-03-01"], ["04", "03"]),
        (["--until", "2026-03-01"], ["03", "02"]),
        (["--since", "2026-03"], ["04", "03"]),
        (["--until", "2026-03"], ["03", "02"]),
        (["--until", "2026-W05"], ["02"]),
        (["--since", "2026", "--until", "2026"], ["04", "03", "02"]),
        (["--since", "1. März 2026", "--until", "March 2026"], ["03"]),
        (["--status", "draft"], ["04"]),
        (["--status", "complete", "--about", "母"], ["03"]),
        (["--exclude", "2026-03"], ["04", "02"]),
        (["--exclude", "Sam"], ["04", "03"]),
        (["--limit", "2"], ["04", "03"]),
    ],
)
@pytest.mark.usefixtures("year")
def test_filters_leave_the_rest_out(
    reflect: Program, chosen: list[str], expected: list[str]
) -> None:
    entries = reflect.json("list", *chosen)["entries"]

    assert [entry["date"][5:7] for entry in entries] == expected


def test_days_are_named_as_in_a_date_question(reflect: Program) -> None:
    # A day ends a minute before midnight, so that it is still yesterday.
    reflect.configured('day_ends_at = "23:59"')
    today = (datetime.now() - timedelta(hours=23, minutes=59)).date()
    yesterday, long_ago = today - timedelta(days=1), today.replace(year=2000)
    sunday = today - timedelta(days=today.weekday() + 1)
    at_its_end = [f"{day}T23:59" for day in {sunday, long_ago} - {yesterday}]
    for said in ("today", "yesterday", *at_its_end):
        reflect.new("words\n.\n", "--date", said)

    def of(*words: str) -> set[str]:
        run = reflect("list", *words, "--format", "lines")
        assert run.code == 0, run.err
        return {line.partition("\t")[2][:10] for line in run.out.splitlines()}

    assert of("--since", "today") == {str(today)}
    assert of("--since", "gestern", "--until", "yesterday") == {str(yesterday)}
    assert str(sunday) in of("--since", "last week", "--until", "letzte Woche")
    assert of("--until", "20 years ago") == {str(long_ago)}
    assert str(yesterday) in reflect.json("show", "yesterday")["path"]


@pytest.mark.parametrize("option", ["--since", "--until"])
@pytest.mark.parametrize(
    "day",
    ["soon", "2026-02-30", "0000-01-01", "2026-13", "2026-W54", "10000-01-01", "in 9999 years"],
)
def test_an_invalid_day_is_reported_with_a_fix(reflect: Program, option: str, day: str) -> None:
    run = reflect("list", option, day)

    assert (run.code, run.out) == (2, "")
    assert run.err.startswith(f"reflect: '{day}' is not a date I understand. For {option}, ")


def test_notes_have_a_column_of_their_own_if_there_is_room(reflect: Program, year: Path) -> None:
    reflect.set(COLUMNS=80)
    told = """\
2026-04-01  Listening well, when it is late and both are   waits for you
            tired
2026-03-01  静かに聞くこと、そして待つこと                 about Sam and 母
2026-02-01  Listening well                                 about Sam
"""
    assert reflect("list").out == told

    reflect.set(COLUMNS=40)
    told = """\
2026-04-01  Listening well, when it is
            late and both are tired
              waits for you
2026-03-01  静かに聞くこと、そして待つこ
            と
              about Sam and 母
2026-02-01  Listening well   about Sam
"""
    assert reflect("list").out == told

    # A long title without notes leaves no empty line.
    change(year / "2026-04-01-listening.md", "draft", "complete")
    assert "" not in reflect("list").out.splitlines()


@pytest.mark.usefixtures("year")
def test_older_entries_are_offered_with_the_same_filters(reflect: Program) -> None:
    run = reflect("list", "--limit", "1", "--about", "Sam", "--status", "complete")

    assert run.out.startswith("2026-03-01")
    older = "Older ones:\n    reflect list --all --about Sam --status complete --journal"
    assert older in run.out
    assert "Older" not in reflect("list", "--limit", "2", "--about", "Sam").out
    assert reflect("list", "--all", "--limit", "2").code == 2


def test_without_a_limit_the_newest_twenty_are_listed(reflect: Program, year: Path) -> None:
    for number in range(2, 22):
        again(year, number, f"T20:{number:02}")

    lines = reflect("list").out.splitlines()

    assert lines[0].startswith("2026-04-01        Listening well")
    assert lines[20].startswith("2026-02-01 20:04  Listening well")
    assert lines[21:24] == [
        "",
        "Older ones:",
        f"    reflect list --all --journal {reflect.journal}",
    ]
    assert len(reflect.json("list")["entries"]) == 23
    assert "\nOlder ones:\nreflect list --all --plain --journal" in reflect("list", "--plain").out


def test_without_entries_the_list_is_empty_and_says_how_to_begin(reflect: Program) -> None:
    run = reflect("list")

    assert (run.code, run.out) == (0, "")
    assert "reflect new" in run.err
    assert reflect.json("list") == {"schema": 1, "entries": []}


@pytest.mark.usefixtures("year")
@pytest.mark.parametrize("asked", [["--about", "Zed"], ["--about", ""], ["--until", "1999-01-01"]])
def test_no_match_is_distinguished_from_an_empty_journal(
    reflect: Program, asked: list[str]
) -> None:
    run = reflect("list", *asked)

    assert (run.code, run.out) == (0, "")
    assert f"No entry matches {' '.join(asked).strip()}." in run.err
    assert "There is no entry yet" not in run.err


@pytest.mark.posix
def test_a_limit_and_a_day_read_no_more_files_than_they_need(reflect: Program, year: Path) -> None:
    (year / "2026-01-01-listening.md").symlink_to("nowhere.md")

    assert "2026-01-01" in reflect("list").err
    assert reflect("list", "--limit", "1").err == ""
    assert reflect("list", "--since", "2026-02-01").err == ""


def test_a_discreet_list_holds_the_date_alone(reflect: Program, year: Path) -> None:
    reflect.configured("discreet = true")
    again(year, 2, "T21:30")

    told = """\
2026-04-01        waits for you
2026-03-01
2026-02-01 21:30
2026-02-01 20:00
"""
    assert reflect("list").out == told
    told = """\
1 April 2026. Waits for you.
1 March 2026.
1 February 2026, 21:30.
1 February 2026, 20:00.
"""
    assert reflect("list", "--plain").out == told
    assert reflect.json("list")["entries"][0]["title"]


def test_two_runs_of_one_day_are_distinguished_by_their_time(reflect: Program, year: Path) -> None:
    for number in (2, 3):
        again(year, number, "T21:30")

    rows = reflect("list", "--until", "2026-02-01").out.splitlines()

    days = ["2026-02-01 21:30 (2)", "2026-02-01 21:30", "2026-02-01 20:00"]
    assert [row.partition("  ")[0] for row in rows] == days
    assert "1 February 2026, 20:00. Listening well" in reflect("list", "--plain").out
    assert "2026-02-01 21:30 (2)  Listening" in reflect(*LINES).out


def test_lines_for_pickers_hold_path_day_and_title(reflect: Program, year: Path) -> None:
    lines = reflect(*LINES).out.split("\n")

    assert lines == [
        f"{year / f'{day}-listening.md'}\t{day}  {title}"
        for day, (title, *_) in sorted(ENTRIES.items(), reverse=True)
    ] + [""]
    for line in lines[:-1]:
        assert reflect("show", line.partition("\t")[0]).code == 0
    assert reflect(*LINES, "--about", "母").out.split("\n") == [lines[1], ""]
    assert reflect(*LINES, "--limit", "2").out.split("\n") == [*lines[:2], ""]
    assert reflect(*LINES, "--until", "1999-01-01").out == ""


def test_no_title_and_no_file_name_breaks_a_line(reflect: Program, year: Path) -> None:
    path = year / "2026-04-01-listening.md"
    change(path, f"title: {ENTRIES['2026-04-01'][0]}", r'title: "Listening\n\twell\r\e[2J\L"')
    if os.name == "posix":
        for name in ("2026-05-01\tx.md", "2026-05-01\nx.md", "2026-05-01\x1bx.md"):
            (year / name).write_bytes(path.read_bytes())

    run = reflect(*LINES)

    assert run.out.count("\n") == run.out.count("\t") == len(ENTRIES)
    assert "\t2026-04-01  Listening well<0d><1b>[2J<2028>" in run.out
    assert run.err.count("its name would break the line") == (3 if os.name == "posix" else 0)


def test_lines_hide_excluded_names(reflect: Program, year: Path) -> None:
    path = year / "2026-03-01-listening.md"
    path.rename(path.with_stem("2026-03-01-with-sam"))

    out = reflect(*LINES, "--exclude", "Sam").out
    assert "sam" not in out.casefold()
    name = out.splitlines()[1].partition("\t")[0]
    assert "静" in reflect("show", name).out

    reflect.configured("discreet = true")
    told = [line.partition("\t")[2] for line in reflect(*LINES).out.splitlines()]
    assert told == sorted(ENTRIES, reverse=True)


def test_a_discreet_name_is_the_date_alone(reflect: Program) -> None:
    reflect.configured("discreet = true")

    first, second = (reflect.kept(f"2026-11-23T{time}:14:00", text="x") for time in ("08", "21"))

    assert (first.name, second.name) == ("2026-11-23.md", "2026-11-23-2.md")
    assert reflect.json("show", "2026-11-23-2")["path"] == str(second)
    found = reflect.json("check")["findings"]
    assert {each["kind"] for each in found} <= {"open-to-others"}
