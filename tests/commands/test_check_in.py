"""The check-in: what became of open plans, asked before the first question of a new run."""

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from person import Person
from reflect.journal.plans import RECENT
from sheets import PLANS
from typed import Program, Run, change

SHEET = PLANS
LOOK, BEGIN = "2", "1"
#: The numbers of what can be said of a plan; Enter alone says nothing.
DONE, OTHERWISE, NOT_YET, LET_GO, LEAVE_ALL, BACK, PAUSE = "2345678"
ENOUGH = (":enough", "")


@pytest.fixture(autouse=True)
def planned(reflect: Program) -> Path:
    deeds = ["ring Mum, not text", {"text": "walk", "every": "week"}]
    return reflect.kept(
        "2026-02-01", noticed="calm", deeds=deeds, again={"text": "look again", "every": "month"}
    )


def new(reflect: Program, *lines: str, options: str = "") -> Run:
    """A run of the worksheet in which these *lines* are typed at a terminal."""
    typed = "".join(f"{line}\n" for line in lines)
    return reflect.at_terminal(typed, "new", "plans", *options.split())


def resume(reflect: Program, *lines: str) -> Run:
    return reflect.at_terminal("".join(f"{line}\n" for line in lines), "resume")


def boxes(path: Path) -> list[str]:
    return re.findall(r"- \[.\] .*", path.read_text(encoding="utf-8"))


def said(reflect: Program) -> str:
    """What the newest entry says of the plans; nothing without an answer."""
    [*_, newest] = sorted(reflect.journal.glob("2*/*.md"))
    _, _, below = newest.read_text(encoding="utf-8").partition("<!-- q: last-time -->\n\n")
    return below.partition("\n\n## ")[0].rstrip("\n")


def written(reflect: Program, seen: Path, *changes: str) -> None:
    """Have an editor that keeps the sheet it sees in a file, and changes words in it."""
    code = (
        "import sys, pathlib; path = pathlib.Path(sys.argv[-1]); text = path.read_text('utf-8'); "
        "seen, *words = sys.argv[1:-1]; pathlib.Path(seen).write_text(text, 'utf-8'); "
        "[text := text.replace(*words[at : at + 2]) for at in range(0, len(words), 2)]; "
        "path.write_text(text, 'utf-8')"
    )
    reflect.set(EDITOR=shlex.join([sys.executable, "-c", code, str(seen), *changes]))


def test_the_first_page_has_no_word_of_a_plan(reflect: Program, planned: Path) -> None:
    run = new(reflect, BEGIN, "fine", ".", *ENOUGH)

    assert "A few things you planned last time are still open." in run.talk
    assert "not text" not in run.talk
    assert (said(reflect), boxes(planned)[0]) == ("", "- [ ] ring Mum, not text")


def test_not_today_leaves_nothing_behind(reflect: Program) -> None:
    run = new(reflect, "3")

    assert "Nothing was written." in run.talk
    assert len(list(reflect.journal.glob("2*/*.md"))) == 1


def test_what_is_said_stands_in_the_new_entry_and_in_the_boxes(
    reflect: Program, planned: Path
) -> None:
    run = new(reflect, LOOK, OTHERWISE, DONE, "It rained.", ".", *ENOUGH)

    assert "On 1 February 2026 you planned:" in run.talk
    assert said(reflect) == (
        "1. ring Mum, not text: in another way\n2. walk: still doing it\n\nIt rained."
    )
    assert boxes(planned) == [
        "- [x] ring Mum, not text",
        "- [ ] walk (every week)",
        "- [ ] look again (every month)",
    ]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (DONE, NOT_YET, ("x", "x", "I did it", "done with it")),
        (LET_GO, LET_GO, ("-", "-", "let it go", "let it go")),
        (NOT_YET + "\n", OTHERWISE, (" ", " ", "not yet", "not just now")),
    ],
)
def test_each_thing_that_can_be_said_has_its_box(
    reflect: Program, planned: Path, first: str, second: str, expected: tuple[str, ...]
) -> None:
    new(reflect, LOOK, first, second, ".", *ENOUGH)

    once, regularly = re.findall(r"- \[(.)\] (?:ring|walk)", planned.read_text(encoding="utf-8"))
    words = [line.rpartition(": ")[2] for line in said(reflect).splitlines()]
    assert (once, regularly, *words) == expected


def test_what_is_not_done_yet_may_have_another_day(reflect: Program, planned: Path) -> None:
    talk = new(reflect, LOOK, NOT_YET, "2026-12-24", LEAVE_ALL, *ENOUGH).talk

    assert talk.index("Saved: Thursday, 24 December 2026.") < talk.index("plan 2 of 2")
    assert boxes(planned)[0] == "- [ ] ring Mum, not text (by 2026-12-24)"
    assert said(reflect) == "1. ring Mum, not text: not yet"


def test_going_back_changes_the_answer_and_the_box(reflect: Program, planned: Path) -> None:
    earlier = reflect.kept("2026-01-01", deeds=[{"text": "ring Mum, not text", "done": True}])
    run = new(
        reflect, LOOK, DONE, DONE, ":back", BACK, NOT_YET, "", "", ".", ":back", "Late.", ".",
        *ENOUGH,
    )  # fmt: skip

    assert "So far: I did it" in run.talk
    assert boxes(planned)[:2] == ["- [ ] ring Mum, not text", "- [ ] walk (every week)"]
    assert said(reflect) == "1. ring Mum, not text: not yet\n2. walk: still doing it\n\nLate."
    assert boxes(earlier) == ["- [x] ring Mum, not text"]


def test_enter_and_leaving_all_of_them_be_change_nothing(reflect: Program, planned: Path) -> None:
    before = planned.read_bytes()

    new(reflect, LOOK, "", "", "fine", ".", *ENOUGH)
    assert said(reflect) == ""
    run = new(reflect, LOOK, LEAVE_ALL, "fine", ".", *ENOUGH)

    assert said(reflect) == ""
    assert "What helped" not in run.talk
    assert planned.read_bytes() == before


def test_a_pause_loses_nothing_and_goes_on_where_it_was(reflect: Program, planned: Path) -> None:
    paused = new(reflect, LOOK, DONE, PAUSE)
    assert "Every word is saved." in paused.talk
    assert boxes(planned)[0] == "- [x] ring Mum, not text"

    run = resume(reflect, "", DONE, "It was", "")
    assert "plan 2 of 2" in run.talk
    resume(reflect, "", "fine.", ".", *ENOUGH)

    assert said(reflect) == (
        "1. ring Mum, not text: I did it\n2. walk: still doing it\n\nIt was\nfine."
    )


def test_plans_are_those_of_the_newest_run_with_open_ones(reflect: Program) -> None:
    reflect.kept("2026-03-01", deeds=["sing", {"text": "Walk", "every": "week", "done": True}])
    done = reflect.kept("2026-04-01", deeds=[{"text": "sleep", "done": True}])
    reflect.answered("plans", {"deeds": "later"}, "--date", "2026-05-01T20:00:00")

    run = new(reflect, LOOK, options="--date 2026-04-15")

    assert "sing" in run.talk
    assert not [word for word in ("Mum", "walk", "later") if word in run.talk]
    change(done, "[x] sleep", "[ ] sleep")
    assert "sleep" in new(reflect, LOOK, options="--date 2026-04-15").talk


def test_the_runs_share_a_person_where_both_name_any(reflect: Program) -> None:
    reflect.kept("2026-03-01", "--about", "Tom", "--about", "Ada", deeds="sing", theirs={"for": {"Tom": "cook", "Ada": "bake"}})  # fmt: skip

    assert "Mum" in new(reflect, LOOK, options="--about Sam").talk
    run = new(reflect, LOOK, "", "", options="--about tom")
    assert "for Tom:" in run.talk
    assert ("cook" in run.talk, "bake" in run.talk) == (True, False)


def test_a_named_step_is_asked_about_its_plans_alone(reflect: Program, planned: Path) -> None:
    sheet = PLANS.replace("- What will I do?", "## Another step {#other}\n\n- What will I do?")
    reflect.own("plans", sheet)

    assert "planned" not in new(reflect, options="--step step").talk
    assert "still open" in new(reflect, options="--step other").talk


def test_at_most_five_are_asked_about(reflect: Program) -> None:
    reflect.kept("2026-03-01", deeds=[f"thing {number}" for number in range(1, 8)])

    run = new(reflect, LOOK, *[OTHERWISE] * 5)

    assert "plan 5 of 5" in run.talk
    assert "More of your plans are open: reflect plan --journal" in run.talk
    assert "thing 6" not in run.talk


@pytest.mark.parametrize("way", ["option", "setting", "excluded", "earlier form", "pipe", "own"])
def test_nothing_is_asked_where_that_is_not_wanted(reflect: Program, way: str) -> None:
    if way == "setting":
        reflect.configured("recall = false")
    if way == "excluded":
        reflect.configured('exclude = ["2026-02-01"]')
    if way == "earlier form":
        change(reflect.sheet, "due:", "after: {deeds: old-deeds}\ndue:")
        reflect.configured('exclude = ["old-deeds"]')
    if way == "own":
        reflect.own("plans", PLANS.replace("{#noticed}", "{#last-time}"))
    lines = ("fine", ".", *ENOUGH)

    if way == "pipe":
        run = reflect.new("".join(f"{line}\n" for line in lines))
    else:
        run = new(reflect, *lines, options="--no-recall" * (way == "option"))

    assert "still open" not in run.talk
    assert run.code == 0


def test_words_that_were_planned_twice_change_in_both_runs(reflect: Program, planned: Path) -> None:
    again = reflect.kept("2026-03-01", deeds="Ring Mum, not text")

    new(reflect, LOOK, DONE, ".", *ENOUGH)

    assert boxes(again) == ["- [x] Ring Mum, not text"]
    assert boxes(planned)[0] == "- [x] ring Mum, not text"


def test_a_read_only_entry_costs_no_answer(reflect: Program, planned: Path) -> None:
    planned.chmod(0o400)
    before = planned.read_bytes()

    run = new(reflect, LOOK, DONE, LET_GO, ".", *ENOUGH)

    assert run.talk.count("is saved, but a box could not be changed") == 1
    assert said(reflect) == "1. ring Mum, not text: I did it\n2. walk: let it go"
    assert planned.read_bytes() == before


def test_a_box_that_changed_in_between_is_left_as_it_is(reflect: Program, planned: Path) -> None:
    person = Person("new", "plans", "--plain", journal=reflect.journal)
    person.sees("still open")
    person.is_asked()
    person.enters(LOOK)
    person.sees("plan 1 of 2")
    person.is_asked()
    change(planned, "- [ ] ring Mum", "- [-] ring Mum")
    person.enters(DONE)
    person.sees("plan 2 of 2")
    person.is_asked()
    change(planned, "- [ ] walk (every week)", "- walk")

    person.enters(LET_GO)
    person.sees("What helped")
    _, talk = person.pauses()

    assert " ".join(talk.split()).count("is saved, but a box could not be changed") == 1
    assert said(reflect) == "1. ring Mum, not text: I did it\n2. walk: let it go"
    assert boxes(planned) == ["- [-] ring Mum, not text", "- [ ] look again (every month)"]


@pytest.mark.parametrize("end", [(LET_GO, ".", *ENOUGH), (LET_GO, PAUSE), ()])
def test_boxes_that_changed_are_committed_as_a_change_at_the_end_and_at_a_pause(
    reflect: Program, end: tuple[str, ...]
) -> None:
    reflect("history", "on")

    talk = new(reflect, LOOK, DONE, *end).talk

    git = next(reflect.journal.rglob("HEAD")).parent
    log = subprocess.check_output(["git", f"--git-dir={git}", "log", "--format=%s"], text=True)
    assert "change 2026-02-01-plans" in log.splitlines()
    assert "history" not in talk
    assert "Everything you have finished is in it." in reflect("history", "status").text


def test_a_pause_asks_nothing_about_a_history_that_came_with_the_journal(
    reflect: Program, tmp_path: Path
) -> None:
    reflect("history", "on")
    reflect.set(XDG_STATE_HOME=tmp_path / "another computer")

    talk = new(reflect, LOOK, DONE, PAUSE).talk

    assert talk.endswith("To continue: reflect resume --journal " + str(reflect.journal))


def test_a_session_that_ended_before_the_box_was_changed_is_put_right(
    reflect: Program, planned: Path
) -> None:
    new(reflect, LOOK, DONE)
    [file] = reflect.half_sentences
    code = reflect.json("plan", "--list", "--all")["plans"][0]["code"]
    waits = json.loads(file.read_text())
    file.write_text(json.dumps({**waits, "part": f"box {code} open"}))

    def resumed(box: str) -> list[str]:
        change(planned, "[x] ring", box)
        resume(reflect, "")
        return boxes(planned)

    assert resumed("[ ] ring")[0] == "- [x] ring Mum, not text"
    # What a person opened again later stays open.
    assert resumed("[ ] ring")[0] == "- [ ] ring Mum, not text"


def test_answers_given_at_once_are_a_draft_until_their_boxes_are_changed(
    reflect: Program, planned: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    newer = reflect.kept("2026-02-08", deeds=["sing"])
    answers = {
        "last-time": [
            {"plan": plan["code"], "became": "done"} for plan in reflect.json("plan")["plans"][1:]
        ]
    }
    replace = os.replace

    def ended(old: Path, new: Path) -> None:
        if new == planned:
            raise KeyboardInterrupt
        replace(old, new)

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", ended)
        stopped = reflect("new", "plans", "--answers", "-", stdin=json.dumps(answers))
    [entry] = {*reflect.journal.glob("2*/*.md")} - {planned, newer}
    assert (stopped.code, "status: draft" in entry.read_text("utf-8")) == (130, True)

    resume(reflect, "3", "")

    assert boxes(planned)[:2] == ["- [x] ring Mum, not text", "- [x] walk (every week)"]
    assert boxes(newer) == ["- [ ] sing"]
    assert "status: complete" in entry.read_text("utf-8")
    assert reflect.half_sentences == []


def test_the_editor_shows_the_plans_and_reads_what_is_written_behind_them(
    reflect: Program, planned: Path, tmp_path: Path
) -> None:
    seen = tmp_path / "seen.md"
    written(reflect, seen, "1. ring Mum, not text:", "1. ring Mum, not text: Did it!\nIt rained.")

    run = reflect.at_terminal("", "new", "plans", "--editor")

    sheet = seen.read_text(encoding="utf-8")
    assert "\n1. ring Mum, not text:\n2. walk:\n\n## One step\n" in sheet
    assert "I did it | in another way | not yet | let it go\n" in sheet
    assert run.code == 0
    assert said(reflect) == "1. ring Mum, not text: Did it!\n\nIt rained."
    assert "<!-- Behind" not in run.path.read_text(encoding="utf-8")
    assert boxes(planned)[:2] == ["- [x] ring Mum, not text", "- [ ] walk (every week)"]


def test_a_list_that_is_left_blank_leaves_no_answer(reflect: Program, tmp_path: Path) -> None:
    written(reflect, tmp_path / "seen.md")

    assert "Nothing was written." in reflect.at_terminal("", "new", "plans", "--editor").talk

    written(reflect, tmp_path / "seen.md", "2. walk:", "2. walk:\n\nIt rained.")
    reflect.at_terminal("", "new", "plans", "--editor")

    assert said(reflect) == "It rained."


def test_an_answers_file_names_plans_by_code_or_words(reflect: Program, planned: Path) -> None:
    codes = {each["text"]: each["code"] for each in reflect.json("plan", "--list")["plans"]}
    became = [
        {"plan": codes["walk"], "became": "done"},
        {"plan": "Ring Mum, not text", "became": "let-go"},
    ]

    reflect.kept("2026-03-01", **{"last-time": {"value": became, "words": "It rained."}})

    assert said(reflect) == "1. walk: done with it\n2. ring Mum, not text: let it go\n\nIt rained."
    assert boxes(planned)[:2] == ["- [-] ring Mum, not text", "- [x] walk (every week)"]


def test_a_plan_about_somebody_is_kept_in_its_words_where_its_code_names_it(
    reflect: Program,
) -> None:
    reflect.kept("2026-02-15", "--about", "Tom", deeds=["sing"])
    code = next(p["code"] for p in reflect.json("plan")["plans"] if p["text"] == "sing")

    reflect.kept(
        "2026-03-01", "--about", "Tom", **{"last-time": [{"plan": code, "became": "done"}]}
    )

    assert said(reflect) == "1. sing: I did it"


@pytest.mark.parametrize(
    "wrong", [[{"plan": "zzzzzz", "became": "done"}], [{"plan": "walk", "became": "done"}] * 2]
)
def test_a_wrong_plan_in_an_answers_file_changes_nothing(
    reflect: Program, planned: Path, wrong: object
) -> None:
    before = planned.read_bytes()

    run = reflect("new", "plans", "--answers", "-", stdin=json.dumps({"last-time": wrong}))

    assert (run.code, planned.read_bytes()) == (1, before)
    assert "'last-time' names a plan" in run.talk
    assert "zzzzzz" not in run.talk


def test_plans_are_looked_for_in_the_newest_files_alone(reflect: Program) -> None:
    other = "---\nworksheet: other\ndate: 2026-02-{day:02}T21:00:00\nstatus: complete\n---\n"
    for number in range(RECENT):
        day = 2 + number % 27
        path = reflect.journal / "2026" / f"2026-02-{day:02}-other-{number}.md"
        path.write_text(other.format(day=day), encoding="utf-8")
        last = path

    assert "still open" not in new(reflect).talk
    last.unlink()
    assert "still open" in new(reflect).talk


def test_what_was_done_where_it_was_planned_again_is_not_asked_about(reflect: Program) -> None:
    deeds = [
        {"text": "ring Mum, not text", "done": True},
        {"text": "walk", "every": "week", "done": "let-go"},
    ]
    reflect.kept("2026-03-01", deeds=deeds)

    assert "still open" not in new(reflect).talk


def test_a_worksheet_in_german_asks_in_german(reflect: Program, planned: Path) -> None:
    reflect.own("plans", PLANS.replace("language: en", "language: de"))

    run = new(reflect, LOOK, OTHERWISE, DONE, "Regen.", ".", ":genug", "")

    assert "Ein paar Dinge, die du dir letztes Mal vorgenommen hast, sind noch offen." in run.talk
    assert "Am 1. Februar 2026 hast du dir vorgenommen:" in run.talk
    assert said(reflect) == (
        "1. ring Mum, not text: auf andere Weise\n2. walk: mache ich weiter\n\nRegen."
    )
    assert boxes(planned)[0] == "- [x] ring Mum, not text"


def test_back_at_the_day_leads_to_its_plan(reflect: Program, planned: Path) -> None:
    run = new(reflect, LOOK, NOT_YET, ":back", DONE, LEAVE_ALL, *ENOUGH)

    assert run.talk.count("plan 1 of 2") == 2
    assert said(reflect) == "1. ring Mum, not text: I did it"
    assert boxes(planned)[0] == "- [x] ring Mum, not text"


def test_finishing_as_it_is_keeps_what_was_typed_about_the_plans(reflect: Program) -> None:
    half = Person("new", "plans", "--plain", journal=reflect.journal)
    half.sees("still open")
    half.is_asked()
    half.enters(LOOK)
    for number in (1, 2):
        half.sees(f"plan {number} of 2")
        half.is_asked()
        half.enters(DONE)
    half.sees("What helped")
    half.is_asked()
    half.types("It rai")
    half.pauses()

    resume(reflect, "3", "")

    assert said(reflect) == "1. ring Mum, not text: I did it\n2. walk: still doing it\n\nIt rai"


def test_finishing_as_it_is_keeps_what_was_said_of_some_plans(reflect: Program) -> None:
    new(reflect, LOOK, DONE)

    resume(reflect, "3", "")

    assert said(reflect) == "1. ring Mum, not text: I did it"


def test_the_same_words_for_two_people_are_two_plans(reflect: Program) -> None:
    reflect.own("plans", PLANS)
    about = ("--about", "Tom", "--about", "Ada")
    entry = reflect.kept("2026-03-01", *about, theirs={"for": {"Tom": "ring", "Ada": "ring"}})

    new(reflect, LOOK, DONE)
    resume(reflect, "", LET_GO, ".", *ENOUGH)

    assert said(reflect) == "1. ring (Tom): I did it\n2. ring (Ada): let it go"
    assert boxes(entry) == ["- [x] ring", "- [-] ring"]


def test_what_is_left_out_of_the_words_is_said(reflect: Program) -> None:
    run = new(reflect, LOOK, DONE, DONE, "It \x07rained.", ".", *ENOUGH)

    assert said(reflect).endswith("It rained.")
    assert "A few invisible characters were left out" in run.talk
