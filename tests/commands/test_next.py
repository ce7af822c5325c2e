"""`reflect next`, the line for a prompt, the calendar file, and what `reflect` alone mentions."""

import os
import re
import stat
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from reflect import line_cache
from reflect.exporters.calendar import written
from reflect.journal import Journal
from reflect.journal.runs import Selection
from reflect.settings import Settings
from sheets import PLANS
from typed import Program, change

SHEET = PLANS
#: A day ends at 4 in the morning.
TODAY = (datetime.now() - timedelta(hours=4)).date()
LINE = "reflect: something you wanted to look at again\n"


def ago(days: int) -> str:
    return (TODAY - timedelta(days)).isoformat()


def evening(reflect: Program, days: int, *options: str, **answers: object) -> Path:
    """An entry of so many days ago."""
    return reflect.kept(ago(days), *options, **answers)


def weekly(reflect: Program, days: int, *options: str) -> Path:
    return evening(
        reflect, days, *options, again={"text": "read it", "every": "week"}, noticed="Tea."
    )


def test_what_is_due_is_said_in_words_and_without_a_count(reflect: Program) -> None:
    weekly(reflect, 28, "--about", "Sam", "--about", "Mum")
    evening(reflect, 24, "--about", "Sam", deeds=[{"text": "ring Mum", "by": ago(2)}, "walk"])

    run = reflect("next")

    assert (run.code, run.err) == (0, "")
    assert run.text.startswith(
        "You wanted to look again about two weeks ago: Plans, about Sam "
        "You wanted to look again three weeks ago: Plans, about Mum "
        "Begin, today or another day: "
    )
    assert "reflect new plans" in run.out.replace("\u00a0", " ")
    assert "ring Mum" in run.out
    assert "walk" not in run.out
    assert "Mum" not in reflect("next", "--exclude", "Mum").text


def test_where_a_draft_of_it_waits_one_goes_on_with_that(reflect: Program) -> None:
    weekly(reflect, 20, "--about", "Sam")
    weekly(reflect, 21, "--about", "Mum")
    reflect.begun("Tea.\n.\n:pause\n", "--about", "Zoe", "--date", ago(2))
    reflect.begun("Tea.\n.\n:pause\n", "--about", "Sam", "--date", ago(22))
    assert "resume" not in reflect("next").out

    draft = reflect.begun("Tea.\n.\n:pause\n", "--about", "Mum", "--date", ago(1))

    shown = reflect("next").out.replace("\u00a0", " ")
    assert f"Continue where you stopped: reflect resume {draft.stem} " in " ".join(shown.split())
    assert "reflect new" not in shown
    assert "resume" not in reflect("next", "--exclude", "Mum").out


def test_several_people_of_one_run_are_one_sentence(reflect: Program) -> None:
    weekly(reflect, 7, "--about", "Sam", "--about", "Mum")

    assert reflect("next").text.startswith(
        "You wanted to look again today: Plans, about Sam and Mum "
    )


def test_with_days_what_comes_is_there_too(reflect: Program) -> None:
    weekly(reflect, 0)
    evening(reflect, 0, deeds={"text": "ring Mum", "by": ago(-3)})

    assert reflect("next").text.startswith("Nothing is waiting for you.")
    ahead = reflect("next", "--days", "7").text
    assert ahead.startswith("Around ")
    assert "you want to look again: Plans" in ahead
    assert "ring Mum" in ahead
    assert "ring Mum" not in reflect("next", "--days", "2").text
    assert reflect("next", "--days", "99999999999").code == 0


@pytest.mark.parametrize("words", ["--line --days 3", "--line --ics a.ics", "--with-words"])
def test_options_that_would_be_dropped_are_refused(reflect: Program, words: str) -> None:
    run = reflect("next", *words.split())

    assert (run.code, run.out, "Use only one of" in run.talk) == (2, "", True)


def test_json_has_the_day_and_the_rhythm(reflect: Program) -> None:
    path = weekly(reflect, 8, "--about", "Sam")
    evening(reflect, 9, deeds={"text": "ring Mum", "by": ago(2)})

    found = reflect.json("next")

    [line], [plan] = found["look_again"], found["plans"]
    assert line["run"]["path"] == str(path)
    assert {name: value for name, value in line.items() if name != "run"} == {
        "worksheet": "plans",
        "title": "Plans",
        "for": "Sam",
        "day": ago(1),
        "every": "week",
    }
    assert (plan["text"], plan["by"]) == ("ring Mum", ago(2))


def test_a_discreet_page_names_neither_worksheet_nor_people(reflect: Program) -> None:
    weekly(reflect, 7, "--about", "Sam")
    reflect.configured("discreet = true")

    run = reflect("next")

    assert run.text.startswith("You wanted to look again today. Begin, ")
    assert not {"Plans", "plans", "Sam"} & set(run.text.split())


def test_a_worksheet_that_is_gone_is_said_to_be(reflect: Program) -> None:
    weekly(reflect, 7)
    reflect.sheet.unlink()

    run = reflect("next")

    assert "This worksheet is no longer there; what you wrote is." in run.text
    assert "reflect new" not in run.text


def test_letting_go_prints_the_line_that_undoes_it(reflect: Program) -> None:
    path = weekly(reflect, 20, "--about", "Sam", "--about", "Mum")
    before = path.read_bytes()

    run = reflect("next", "let-go", "plans", "--about", "Sam")

    assert run.code == 0
    assert "The same answer is about other people, too" in run.talk
    assert "[-] read it (every week)" in path.read_text("utf-8")
    assert reflect("next").text.startswith("Nothing is waiting for you.")
    back = run.out.replace("\u00a0", " ").split()
    run = reflect(*back[back.index("next") : back.index("--journal")])
    assert (run.code, path.read_bytes()) == (0, before)
    assert "let-go" in run.out


def test_where_some_was_let_go_before_only_an_editor_takes_it_back(reflect: Program) -> None:
    again = [{"text": "read", "every": "week"}, {"text": "sing", "every": "day", "done": "let-go"}]
    path = evening(reflect, 20, again=again)

    run = reflect("next", "let-go")

    assert "To put back what stood there before:" in run.talk
    assert run.out.startswith(f"reflect edit {path.stem}")


def test_letting_go_changes_nothing_where_it_is_not_clear_what_is_meant(reflect: Program) -> None:
    weekly(reflect, 20, "--about", "Sam")
    weekly(reflect, 21, "--about", "Mum")

    for words, said in (
        ([], "Which one do you mean: plans?"),
        (["--about", "Zoe"], "There is no such worksheet to look at again."),
        (["palns"], "Did you mean 'plans'?"),
    ):
        run = reflect("next", "let-go", *words)
        assert (run.code, run.out) == (1, "")
        assert said in run.talk

    run = reflect("next", "let-go", "--about", "Mum")
    assert (run.code, "other people" in run.talk) == (0, False)
    assert "Sam" in reflect("next").text


def test_the_line_that_lets_go_names_whom_it_is_about(reflect: Program) -> None:
    weekly(reflect, 20, "--about", "Sam")
    weekly(reflect, 1, "--about", "Mum")

    shown = reflect("next").out.replace("\u00a0", " ")

    assert "reflect next let-go --about Sam plans" in shown
    assert reflect("next", "let-go", "--about", "Sam", "plans").code == 0


def test_where_one_answer_is_about_several_people_nobody_is_named(reflect: Program) -> None:
    weekly(reflect, 20, "--about", "Sam", "--about", "Mum")

    assert "reflect next let-go plans" in reflect("next").out.replace("\u00a0", " ")


def prompt(reflect: Program) -> str:
    """The line as a shell gets it, by a process of its own."""
    environment = {**os.environ, "REFLECT_JOURNAL": str(reflect.journal)}
    call = [sys.executable, "-m", "reflect", "next", "--line"]
    done = subprocess.run(call, env=environment, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


@pytest.fixture
def at_rest(reflect: Program) -> Program:
    """A journal that nobody has changed for a while."""
    reflect.set(REFLECT_JOURNAL=reflect.journal)
    return reflect


def settle(reflect: Program) -> None:
    """Have all files be older than a disk's clock is coarse."""
    then = datetime.now().timestamp() - 10
    for path in (reflect.journal, *reflect.journal.rglob("*")):
        os.utime(path, (then, then))


def kept(reflect: Program) -> str | None:
    """The line as it is kept, where it holds."""
    return line_cache.read(os.environ)


def test_the_line_for_a_prompt_names_nothing_and_is_kept(at_rest: Program) -> None:
    weekly(at_rest, 7, "--about", "Sam")
    settle(at_rest)
    assert kept(at_rest) is None

    assert at_rest.by_itself("next", "--line").out == LINE

    assert kept(at_rest) == LINE
    assert prompt(at_rest) == LINE
    path = Path(line_cache.path(os.environ))
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert "Sam" not in path.read_text("utf-8")


def test_a_kept_line_is_read_without_the_program(at_rest: Program) -> None:
    weekly(at_rest, 7)
    settle(at_rest)
    at_rest.by_itself("next", "--line")
    program = """
import os, sys
from reflect.__main__ import main
sys.argv = ["reflect", "next", "--line"]
os._exit = sys.exit
try:
    main()
finally:
    print({"typer", "pathlib", "re", "reflect.journal"} & sys.modules.keys())
"""

    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", f"import sys; sys.path[:0] = {sys.path}\n{program}"],
        capture_output=True,
        text=True,
    )

    assert done.stdout.splitlines() == [LINE.strip(), "set()"]


@pytest.mark.parametrize(
    "then",
    [
        "delete",
        "let go",
        "new",
        "edited",
        "worksheet",
        "settings",
        "journal",
        "language",
        "day",
        "damaged",
    ],
)
def test_a_line_never_outlives_what_it_speaks_of(
    at_rest: Program, then: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = weekly(at_rest, 7)
    settle(at_rest)
    assert at_rest.by_itself("next", "--line").out == LINE
    assert kept(at_rest) == LINE

    said = ""
    if then == "delete":
        at_rest("delete", path)
    elif then == "let go":
        at_rest("next", "let-go")
    elif then == "new":
        evening(at_rest, 0, noticed="Tea.")
    elif then == "edited":
        change(path, "- [ ]", "- [x]")
    elif then == "worksheet":
        change(at_rest.sheet, "title: Plans", "title: Mine")
        said = LINE
    elif then == "settings":
        at_rest.configured("recall = false")
    elif then == "journal":
        at_rest.set(REFLECT_JOURNAL=at_rest.journal / "none")
    elif then == "language":
        at_rest.set(LANG="de_DE.UTF-8")
        said = "reflect: etwas, das du dir wieder ansehen wolltest\n"
    elif then == "day":
        now = datetime.now().timestamp()
        monkeypatch.setattr(line_cache.time, "time", lambda: now + 86_400)
        said = LINE
    else:
        Path(line_cache.path(os.environ)).write_bytes(b"\0x")
        said = LINE

    assert kept(at_rest) is None
    assert at_rest.by_itself("next", "--line").out == said


def test_what_was_just_written_is_not_kept_for_it_may_change_in_the_same_instant(
    at_rest: Program,
) -> None:
    weekly(at_rest, 7)

    assert at_rest.by_itself("next", "--line").out == LINE

    assert kept(at_rest) is None


def test_where_there_is_no_journal_no_line_is_written(at_rest: Program) -> None:
    assert at_rest.by_itself("next", "--line").out == ""
    assert not list(Path(os.environ["HOME"]).iterdir())


def test_a_line_with_filters_is_not_kept_for_others(at_rest: Program) -> None:
    weekly(at_rest, 7, "--about", "Sam")
    settle(at_rest)

    assert at_rest.by_itself("next", "--line", "--exclude", "Sam").out == ""
    assert at_rest("next", "--line").out == LINE

    assert kept(at_rest) is None


@pytest.mark.posix
def test_a_link_or_a_pipe_in_its_place_costs_no_entry_and_no_wait(at_rest: Program) -> None:
    entry = weekly(at_rest, 7)
    before = entry.read_bytes()
    path = Path(line_cache.path(os.environ))
    path.parent.mkdir(parents=True)
    for made in (path.symlink_to, lambda _: os.mkfifo(path)):
        made(entry)
        settle(at_rest)
        assert at_rest.by_itself("next", "--line").out == LINE

        assert (entry.read_bytes(), kept(at_rest)) == (before, LINE)
        path.unlink()


def test_the_line_is_kept_in_the_state_folder(reflect: Program, tmp_path: Path) -> None:
    assert Path(line_cache.path(os.environ)).parent == Settings.made(os.environ).state
    reflect.set(XDG_STATE_HOME=tmp_path / "state")
    assert Path(line_cache.path(os.environ)).parent == Settings.made(os.environ).state


@pytest.mark.parametrize(("days", "is_said"), [(6, False), (7, True), (37, True), (38, False)])
def test_reflect_alone_mentions_what_is_due_for_thirty_days(
    reflect: Program, days: int, is_said: bool
) -> None:
    weekly(reflect, days)

    assert ("You wanted to look again around" in reflect().text) is is_said
    assert (reflect("next", "--line").out == LINE) is is_said
    reflect.configured("recall = false")
    assert "look again" not in reflect().text


def test_reflect_alone_mentions_a_plan_where_nothing_else_is_due(reflect: Program) -> None:
    evening(reflect, 3, deeds={"text": "ring Mum", "by": ago(1)})

    said = reflect().text
    assert "You planned something for" in said
    assert "ring Mum" not in said


def test_a_draft_is_mentioned_for_thirty_days_after_it_was_written_in(reflect: Program) -> None:
    path = reflect.begun("Tea.\n.\n:pause\n", "--date", f"{ago(60)}T20:00:00")
    assert "Continue where you stopped:" in reflect().text

    then = (datetime.now() - timedelta(days=40)).timestamp()
    os.utime(path, (then, then))

    assert "Continue where you stopped:" not in reflect().text
    os.utime(path)
    reflect.configured("recall = false")
    assert "Continue where you stopped:" not in reflect().text


def events(data: bytes) -> dict[str, dict[str, str]]:
    """The events of a calendar file by their UIDs, read by hand."""
    assert data.endswith(b"END:VCALENDAR\r\n")
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    lines = data.decode().replace("\r\n ", "").split("\r\n")
    found, event = {}, {}
    for name, _, value in (line.partition(":") for line in lines):
        if (name, value) == ("BEGIN", "VEVENT"):
            event = {}
        elif name == "END" and value == "VCALENDAR":
            break
        elif (name, value) == ("END", "VEVENT"):
            assert event["UID"] not in found
            found[event["UID"]] = event
        else:
            event[name] = value
    return found


def calendar(reflect: Program, *options: str) -> dict[str, dict[str, str]]:
    path = reflect.journal.parent / "ahead.ics"
    run = reflect("next", "--ics", path, "--force", *options)
    assert (run.code, run.out, run.err) == (0, "", "")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    return events(path.read_bytes())


def test_what_is_ahead_is_a_calendar_of_private_days_in_neutral_words(reflect: Program) -> None:
    weekly(reflect, 1, "--about", "Sam")
    evening(reflect, 3, deeds=[{"text": "ring Mum; now, or later", "by": ago(-2)}, "walk"])
    evening(reflect, 4, deeds=[{"text": "yesterday", "by": ago(1)}])

    plan, again = calendar(reflect).values()

    stamp = [event.pop("DTSTAMP") for event in (plan, again)]
    assert all(each.endswith("Z") for each in stamp)
    assert int(plan.pop("SEQUENCE")) == int(again.pop("SEQUENCE"))
    assert plan.pop("UID") != again.pop("UID")
    assert again == {
        "DTSTART;VALUE=DATE": ago(-6).replace("-", ""),
        "SUMMARY": "Look again",
        "STATUS": "CONFIRMED",
        "TRANSP": "TRANSPARENT",
        "CLASS": "PRIVATE",
    }
    assert plan == again | {"DTSTART;VALUE=DATE": ago(-2).replace("-", "")}
    spoken = [event["SUMMARY"] for event in calendar(reflect, "--with-words").values()]
    assert spoken == [r"ring Mum\; now\, or later", r"Look again: Plans\, about Sam"]


def test_importing_the_next_calendar_changes_moves_and_cancels_its_events(
    reflect: Program,
) -> None:
    path = weekly(reflect, 1)
    evening(reflect, 3, deeds=[{"text": "a", "by": ago(-2)}, {"text": "b", "by": ago(-3)}])
    first = calendar(reflect)
    assert calendar(reflect) == first

    weekly(reflect, 0)
    change(path.parent / f"{ago(3)}-plans.md", "[ ] a", "[x] a")
    second = calendar(reflect)

    assert first.keys() == second.keys()
    changed = {uid for uid in first if first[uid] != second[uid]}
    assert sorted(second[uid]["STATUS"] for uid in changed) == ["CANCELLED", "CONFIRMED"]
    assert all(int(second[uid]["SEQUENCE"]) > int(first[uid]["SEQUENCE"]) for uid in changed)

    reflect("delete", path.parent / f"{ago(3)}-plans.md")
    third = calendar(reflect)
    assert sorted(event["STATUS"] for event in third.values()) == [
        "CANCELLED",
        "CANCELLED",
        "CONFIRMED",
    ]


def test_a_clock_that_was_set_back_does_not_keep_a_calendar_from_changing(
    reflect: Program,
) -> None:
    path = evening(reflect, 0, deeds={"text": "ring\x1b[31m Mum " * 20, "by": ago(-5)})
    journal = Journal(Settings.made(os.environ, reflect.journal))
    now, was = datetime.now(), b""
    sequences = []
    for day in (5, 4, 4, 3):
        change(path, re.findall(r"by [\d-]+", path.read_text("utf-8"))[0], f"by {ago(-day)}")
        was = written(journal, Selection(), TODAY, now, was, with_words=True)
        [event] = events(was).values()
        sequences.append(int(event["SEQUENCE"]))
        now -= timedelta(days=400)

    first = sequences[0]
    assert sequences == [first, first + 1, first + 1, first + 2]
    assert "\x1b" not in was.decode()


@pytest.mark.parametrize("lines", [b"SEQUENCE:soon", b"SEQUENCE:1\r\nSEQUENCE:2"])
def test_a_calendar_that_another_program_changed_is_written_anew(
    reflect: Program, lines: bytes
) -> None:
    weekly(reflect, 1)
    calendar(reflect)
    path = reflect.journal.parent / "ahead.ics"
    path.write_bytes(re.sub(rb"SEQUENCE:\d+", lines, path.read_bytes()))

    [event] = calendar(reflect, "--with-words").values()

    assert (event["SUMMARY"], int(event["SEQUENCE"]) > 2) == ("Look again: Plans", True)


def test_a_calendar_overwrites_nothing_unasked_and_no_entry_ever(
    reflect: Program, tmp_path: Path
) -> None:
    entry = weekly(reflect, 1)
    other = tmp_path / "other.ics"
    other.write_bytes(b"BEGIN:VCALENDAR\r\nhalf of something")

    run = reflect("next", "--ics", other)
    assert (run.code, "already exists" in run.talk) == (1, True)
    run = reflect("next", "--ics", entry, "--force")
    assert (run.code, "its words would be lost" in run.talk) == (1, True)
    run = reflect("next", "--ics", reflect.sheet, "--force")
    assert (run.code, "its questions would be lost" in run.talk) == (1, True)

    assert reflect("next", "--ics", other, "--force").code == 0
    assert len(events(other.read_bytes())) == 1


def test_a_calendar_can_go_to_standard_output(
    reflect: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    weekly(reflect, 1)
    monkeypatch.chdir(tmp_path)

    run = reflect("next", "--ics", "-")

    assert (run.code, run.err, len(events(run.out.encode()))) == (0, "", 1)
    assert not Path("-").exists()


def test_what_is_next_is_said_in_german(reflect: Program) -> None:
    weekly(reflect, 28, "--about", "Sam")
    reflect.set(LANG="de_DE.UTF-8")

    assert reflect("next").text.startswith(
        "Du wolltest vor drei Wochen wieder hinschauen: Plans, es geht um Sam "
    )
