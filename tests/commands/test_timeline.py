"""`reflect timeline`: one question through all runs, drawn, plain and as JSON."""

from datetime import date, timedelta

import pytest

from reflect.text import width
from typed import Program, append, change


@pytest.fixture
def half_year(reflect: Program) -> None:
    for day in ("2026-02-01", "2026-05-02"):
        reflect.kept(day, text="Nothing really. I am just tired in the evening.", yesno=False)
    reflect.kept("2026-06-03", yesno=True)
    reflect.kept("2026-07-04", text={"declined": True})
    reflect.kept("2026-08-24", text="That he sighs. Not even anger, just the sigh.")
    reflect.kept("2026-10-05", text="That he sighs. Not even anger, only the sigh.")
    reflect.kept("2026-11-23", text="That he sighs. Not even anger, only the sigh. I sigh too.")


def test_a_timeline_is_newest_first(reflect: Program, half_year: None) -> None:
    run = reflect("timeline", "text")

    assert (run.code, run.err) == (0, "")
    told = """\
What is it?                                                 7 runs, newest first
[-then-]  [+now+]

23 Nov 2026   longer
    That he sighs. Not even anger, only the sigh. [+I sigh too.+]

5 Oct 2026   reworded
    That he sighs. Not even anger, [-just-] [+only+] the sigh.

24 Aug 2026   written afresh
    That he sighs. Not even anger, just the sigh.

4 Jul 2026   not today
3 Jun 2026   left open
2 May 2026   the same as on 1 February

1 Feb 2026   the first time
    Nothing really. I am just tired in the evening.
"""
    assert run.out == told


def test_no_line_is_wider_than_the_window_and_no_day_is_lost(reflect: Program) -> None:
    for month in range(1, 9):
        said = "我喜欢和她一起走路。" * (month // 3 + 1)
        long = "Averyveryverylongwordthatnobodywouldeversay."
        reflect.kept(f"2026-0{month}-03", text=f"{said} {long}")

    for columns in (30, 31, 47, 55, 56, 80, 160):
        reflect.set(COLUMNS=columns)
        out = reflect("timeline", "text").out

        assert max(map(width, out.splitlines())) <= columns
        for month in ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug"):
            assert f"3 {month} 2026" in " ".join(out.split()), columns


def test_plain_lines_are_sentences(reflect: Program, half_year: None) -> None:
    told = """\
Timeline. What is it? 7 runs, newest first.
23 November 2026. Longer.
New: I sigh too.
Now reads: That he sighs. Not even anger, only the sigh. I sigh too.
5 October 2026. Reworded.
Before: just. Now: only.
Now reads: That he sighs. Not even anger, only the sigh.
24 August 2026. Written afresh.
That he sighs. Not even anger, just the sigh.
4 July 2026. Not today.
3 June 2026. Left open.
2 May 2026. The same as on 1 February.
1 February 2026. The first time.
Nothing really. I am just tired in the evening.
"""
    assert reflect("timeline", "text", "--plain").out == told


def test_each_person_has_a_timeline_of_their_own(reflect: Program) -> None:
    reflect.kept("2026-02-01", near={"for": {"S.": {"value": 2, "words": "With money."}}})
    reflect.kept("2026-05-02", near={"for": {"S.": {"value": 4, "words": "With money."}, "Mum": 5}})
    reflect.kept("2026-08-24", near={"for": {"S.": {"value": 4, "words": "Some nights."}}})

    told = """\
How near is S.?                                             3 runs, newest first

24 Aug 2026   reworded
    4 of 5     "Some nights."

2 May 2026   changed
    4 of 5     "With money."

1 Feb 2026   the first time
    2 of 5     "With money."

How near is Mum?                                            1 run so far

2 May 2026   the first time
    5 of 5

A point up or down is often just the day.
"""
    assert reflect("timeline", "near").out == told
    heard = reflect("timeline", "10", "--about", "Mum", "--plain").out
    assert heard == (
        "Timeline. How near is Mum? 1 run so far.\n"
        "2 May 2026. The first time.\n5 of 5.\n"
        "So far there is only this one. The next will appear above it.\n"
    )


def test_a_plan_a_list_and_a_follow_up_are_shown_without_markup(reflect: Program) -> None:
    deed = {"text": "ring Olga", "by": "2026-05-03"}
    asked = {"yesno": True, "since": "That she asks."}
    reflect.kept("2026-02-01", action=deed, list=["tea", "rain", "the dog"], **asked)
    deed |= {"done": True}
    reflect.kept("2026-05-02", action=deed, list=["tea", "the dog"], yesno=False)

    plan, good = reflect("timeline", "action").out, reflect("timeline", "list").out

    assert "changed\n    ring Olga  (by 3 May 2026)  (done)\n" in plan
    assert "the first time\n    ring Olga  (by 3 May 2026)\n" in plan
    assert "    tea\n    [-rain-]\n    the dog\n" in good
    assert "the first time\n    tea\n    rain\n    the dog\n" in good
    assert "2 May 2026   not asked, or left open\n" in reflect("timeline", "4a").out


def test_another_wording_of_the_question_is_shown(reflect: Program) -> None:
    reflect.kept("2026-02-01", text="He sighs.")
    change(reflect.sheet, "What is it? {#text}", "What is hard? {#heavy}")
    change(reflect.sheet, "version: 1", "version: 2\nafter:\n  heavy: text\nretired: [text]")
    reflect.kept("2026-05-02", heavy="He sighs.")

    for name in ("text", "heavy", "1", "what is hard"):
        out = reflect("timeline", name).out
        assert "What is hard?" in out.splitlines()[0]
        assert "2 May 2026   the same as on 1 February\n" in out
        assert "    the question then was: What is it?\n    He sighs.\n" in out
    assert reflect("timeline").out.count("What") == 1


def test_runs_of_one_day_are_distinguished_by_the_time_of_day(reflect: Program) -> None:
    first = reflect.kept("2026-02-01T09:05:00", text="I am awake.")
    second = reflect.kept("2026-02-01T21:40:00", text="I am awake.")

    assert reflect("timeline", "text").out.splitlines()[2:5] == [
        "1 Feb 2026, 21:40   the same as on 1 February 2026, 09:05",
        "",
        "1 Feb 2026, 09:05   the first time",
    ]
    change(first, "T09:05:00", "")
    change(second, "T21:40:00", "")

    heard = reflect("timeline", "text", "--plain").out
    assert "1 February 2026 (2). The same as on 1 February 2026 (1).\n" in heard


def test_a_second_answer_to_a_question_is_shown(reflect: Program) -> None:
    path = reflect.kept("2026-02-01", text="He sighs.", scale=3)
    append(path, "\n### Again\n<!-- q: text -->\n\nHe laughs.\n")
    append(path, "\n### Again\n<!-- q: scale -->\n\n9 / 10\n")

    run = reflect("timeline", "text")

    assert "    He sighs.\n    Also under this question: He laughs.\n" in run.out
    assert "is here twice" in run.err
    assert "is here twice" in reflect("ratings").err


def test_without_a_question_all_answered_ones_are_listed(reflect: Program, half_year: None) -> None:
    run = reflect("timeline")

    assert run.code == 0
    assert "\n1  What is it?\n4  Is it so?\n\n" in run.out
    assert "reflect timeline 1 --journal" in run.text
    assert "How much" not in run.out
    heard = reflect("timeline", "--plain").out
    assert "Question 1. What is it?\nQuestion 4. Is it" in heard
    questions = [
        {"id": "text", "number": "1", "question": "What is it?"},
        {"id": "yesno", "number": "4", "question": "Is it so?"},
    ]
    listed = {"schema": 1, "worksheet": "kinds", "questions": questions}
    assert reflect.json("timeline") == listed
    # A question without answers is no error.
    nothing = "What will I do?\n{}You have not written anything under this question yet.\n"
    run = reflect("timeline", "action")
    assert (run.code, run.out) == (0, nothing.format("\n"))
    heard = reflect("timeline", "action", "--plain").out
    assert heard == "Timeline. " + nothing.format("")


def test_an_unknown_question_is_reported_in_one_sentence(reflect: Program, half_year: None) -> None:
    run = reflect("timeline", "tect")

    assert (run.code, run.out) == (1, "")
    assert "There is no question 'tect' here. Did you mean 'text'?" in run.err
    assert len(run.err.splitlines()) == 1
    assert reflect("timeline", "which").err.count("\n") == 5


def test_other_worksheets_are_searched_if_the_last_used_has_no_such_question(
    reflect: Program,
) -> None:
    reflect.kept("2026-02-01", line="That he sighs.")
    reflect.answered("emotional-intimacy", {"fears": "None."}, "--date", "2026-05-02T20:00:00")

    assert "That he sighs." in reflect("timeline", "in one line").out
    assert reflect("timeline", "fears", "--worksheet", "kinds").code == 1


def test_in_json_nothing_is_folded(reflect: Program, half_year: None) -> None:
    told = reflect.json("timeline", "text")

    moments = told.pop("moments")
    assert told == {"schema": 1, "worksheet": "kinds", "question": "What is it?", "id": "text"}
    assert [(m["entry"]["date"][:10], m["class"], m["state"]) for m in moments] == [
        ("2026-11-23", "extended", "answered"),
        ("2026-10-05", "reworded", "answered"),
        ("2026-08-24", "rewritten", "answered"),
        ("2026-07-04", None, "declined"),
        ("2026-06-03", None, "open"),
        ("2026-05-02", "unchanged", "answered"),
        ("2026-02-01", None, "answered"),
    ]
    nothing = dict.fromkeys(("for", "id", "question", "class", "value", "scale"))
    open_ = {**nothing, "state": "open", "words": "", "text": ""}
    assert moments[4] == {**open_, "entry": moments[4]["entry"]}
    assert moments[1]["text"] == "That he sighs. Not even anger, only the sigh."
    some = reflect.json("timeline", "1", "--since", "2026-08-01", "--until", "2026-10-31")
    days = [(each["entry"]["date"][:10], each["class"]) for each in some["moments"]]
    assert days == [("2026-10-05", "reworded"), ("2026-08-24", None)]


def test_a_german_worksheet_is_shown_in_german(reflect: Program) -> None:
    change(reflect.sheet, "language: en", "language: de")
    near = {"for": {"Jo": {"value": 2, "words": "Mit Geld."}}}
    reflect.kept("2025-12-01", text="Ich bin müde.", near=near)
    reflect.kept("2026-03-02", text="Ich bin müde.")
    reflect.kept("2026-03-03", text={"declined": True})
    reflect.kept("2026-05-02", text="Ich bin müde. Er seufzt.")

    told = """\
What is it?                                     4 Durchgänge, der neueste zuerst
[-damals-]  [+jetzt+]

2. Mai 2026   länger
    Ich bin müde. [+Er seufzt.+]

3. Mär 2026   heute nicht
2. Mär 2026   wie am 1. Dezember 2025

1. Dez 2025   das erste Mal
    Ich bin müde.
"""
    assert reflect("timeline", "text").out == told
    assert reflect("timeline", "text", "--plain").out.startswith(
        "Im Lauf der Zeit. What is it? 4 Durchgänge, der neueste zuerst.\n"
        "2. Mai 2026. Länger.\nNeu: Er seufzt.\n"
    )
    assert "    2 von 5     „Mit Geld.“\n" in reflect("timeline", "near").out


def test_after_fifty_runs_it_says_how_to_see_the_others(reflect: Program) -> None:
    path = reflect.kept("2025-01-01", text="That he sighs.")
    text = path.read_text("utf-8")
    for day in (date(2025, 1, 1) + timedelta(number) for number in range(1, 60)):
        file = path.with_name(f"{day}-near.md")
        file.write_text(text.replace("2025-01-01", f"{day}").replace("sighs", f"{day:%B %d}"))

    run = reflect("timeline", "text")

    assert run.out.splitlines()[0].endswith("   the newest 50 runs")
    assert run.out.count(" 2025   ") == 50
    assert "\nOlder ones:\n    reflect timeline 1 --until 2025-01-11 --journal" in run.out
    older = reflect("timeline", "1", "--until", "2025-01-11").out
    assert "11 Jan 2025" in older
    assert "1 Jan 2025   the first time" in older
    assert len(reflect.json("timeline", "text")["moments"]) == 60


def test_a_ticked_plan_that_is_planned_again_is_called_so(reflect: Program) -> None:
    reflect.kept("2026-02-01", action={"text": "ring Olga", "done": True})
    reflect.kept("2026-05-01", action="ring Olga")
    reflect.kept("2026-08-01", action="write to Olga, and send the photographs")

    told = reflect("timeline", "action").out

    assert "1 Aug 2026   new\n    write to Olga, and send the photographs\n" in told
    assert "1 May 2026   planned again\n    ring Olga\n" in told
