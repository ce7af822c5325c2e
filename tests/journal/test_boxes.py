"""What was planned, what became of it, and the box that says so."""

import errno
import os
import time
from pathlib import Path

import pytest
from drafts import put

from reflect.errors import CannotRead, CannotWrite, NotText
from reflect.errors.plans import AmbiguousCode, PlanChanged, UnknownCode
from reflect.journal import Journal, plans
from reflect.journal.plans import Plan
from reflect.journal.runs import Selection
from reflect.questions.kinds import DONE
from sheets import PLANS

AGAIN = "- [ ] read this (every 3 months)"


@pytest.fixture
def journal(journal: Journal) -> Journal:
    put(journal.root / "worksheets" / "plans.md", PLANS)
    return journal


def run(
    journal: Journal,
    day: str,
    deeds: str,
    *,
    about: str = "",
    status: str = "complete",
    theirs: str = "",
    name: str = "",
) -> Path:
    """A run of a *day* with the lines *deeds*, and *theirs* about Mum."""
    head = f"worksheet: plans\ndate: {day}T20:00:00\nstatus: {status}\nabout: [{about}]\n"
    blocks = [("deeds", deeds), ("theirs, for: Mum", theirs), ("again", AGAIN)]
    page = "".join(f"\n### Q\n<!-- q: {q} -->\n\n{text}\n" for q, text in blocks if text)
    return put(journal.root / f"{name or day}.md", f"---\n{head}---\n{page}")


def every(journal: Journal, **filters: object) -> list[Plan]:
    return plans.every(journal, Selection(**filters))  # type: ignore[arg-type]


def words(found: list[Plan], *, are_open: bool = True) -> list[str]:
    return [plan.action.text for plan in found if plan.is_open is are_open]


def only(journal: Journal) -> Plan:
    [plan] = every(journal)
    return plan


def test_what_is_planned_are_the_actions_of_finished_runs_without_the_one_to_look_again(
    journal: Journal,
) -> None:
    run(journal, "2026-01-01", "- [ ] ring Mum\n- [x] walk (every week)\n- [-] sing")
    run(journal, "2026-02-01", "- [ ] tell him (by 2026-03-01)", theirs="- [ ] bake")
    run(journal, "2026-03-01", "- [ ] half a thought", status="draft")

    found = every(journal)

    assert words(found) == ["tell him", "bake", "ring Mum"]
    assert words(found, are_open=False) == ["walk", "sing"]
    assert (found[0].action.by, found[3].action.every) == ("2026-03-01", "week")
    assert [plan.people for plan in found[:2]] == [(), ("Mum",)]
    assert found[0].day.isoformat() == "2026-02-01"


def test_the_same_words_planned_again_for_the_same_person_are_one_plan(journal: Journal) -> None:
    run(journal, "2026-01-01", "- [ ] ring", about="Mum")
    run(journal, "2026-02-01", "- [ ] Ring", about="Tom")
    before = {plan.code for plan in every(journal)}
    run(journal, "2026-03-01", "- [ ] RING (by 2026-04-01)", about="mum")

    found = every(journal)

    assert [(plan.action.text, len(plan.boxes)) for plan in found] == [("RING", 2), ("Ring", 1)]
    assert {plan.code for plan in found} == before


def test_a_plan_that_was_closed_and_planned_again_is_open(journal: Journal) -> None:
    run(journal, "2026-01-01", "- [x] ring")
    run(journal, "2026-02-01", "- [ ] ring")

    assert words(every(journal)) == ["ring"]


@pytest.mark.parametrize(
    ("filters", "left"),
    [
        ({"since": plans.date(2026, 2, 1)}, ["bake"]),
        ({"about": ("Tom",)}, ["ring"]),
        ({"excluded": ("Tom",)}, ["bake"]),
        ({"excluded": ("theirs",)}, ["ring"]),
    ],
)
def test_only_the_plans_that_are_asked_for_are_found(
    journal: Journal, filters: dict[str, object], left: list[str]
) -> None:
    run(journal, "2026-01-01", "- [ ] ring", about="Tom")
    run(journal, "2026-02-01", "", about="Mum", theirs="- [ ] bake")

    assert words(every(journal, **filters)) == left


def test_a_plan_whose_words_name_somebody_excluded_stays_out_of_sight(journal: Journal) -> None:
    run(journal, "2026-01-01", "- [ ] write to Tom's sister")

    assert every(journal, excluded=("tom",)) == []


def test_a_code_stays_when_the_file_is_renamed_and_other_plans_come_and_go(
    journal: Journal,
) -> None:
    path = run(journal, "2026-01-01", "- [ ] sing\n- [ ] ring")
    code = every(journal)[1].code
    path.rename(path.with_name("january.md"))
    page = path.with_name("january.md")
    page.write_text(page.read_text("utf-8").replace("- [ ] sing\n", ""), encoding="utf-8")
    run(journal, "2026-02-01", "- [ ] swim")

    assert plans.find(every(journal), code.upper()).action.text == "ring"
    for other in (code[:-1], "", "2345678b"):
        with pytest.raises(UnknownCode):
            plans.find(every(journal), other)


def test_two_boxes_with_the_same_words_in_one_answer_are_one_plan_with_two_codes(
    journal: Journal,
) -> None:
    path = run(journal, "2026-01-01", "- [ ] ring\n- [ ] ring")
    plan = only(journal)

    assert len({box.code for box in plan.boxes}) == 2
    plans.set_state(journal, [plan], True)
    assert path.read_text("utf-8").count("- [x] ring\n") == 2


def test_a_code_that_two_plans_share_names_none_of_them(journal: Journal) -> None:
    run(journal, "2026-01-01", "- [ ] sing\n- [ ] ring")
    one, two = every(journal)
    twin = two._replace(boxes=(two.boxes[0]._replace(code=one.boxes[0].code),))

    with pytest.raises(AmbiguousCode):
        plans.find([one, twin], one.code)


LINES = (
    "---\r\nworksheet: plans\r\ndate: 2026-01-01\r\n---\r\nMine.\r\n\r\n### Q\r\n"
    "<!-- q: deeds -->\r\n\r\n* [ ]  ring Mum,\r\n   not text  (by 2026-02-01) (every week)\r\n"
    "+ [ ] sing\r\n\r\nWords.\r\n"
)


def test_only_the_sign_in_the_box_or_the_day_changes_in_a_file(journal: Journal) -> None:
    path = put(journal.root / "2026-01-01.md", LINES)

    plans.set_state(journal, [every(journal)[0]], True)
    assert path.read_bytes() == LINES.replace("* [ ]", "* [x]").encode()
    plans.set_state(journal, [every(journal)[0]], False)
    assert path.read_bytes() == LINES.encode()
    plans.set_state(journal, [every(journal)[1]], "let-go")
    assert path.read_bytes() == LINES.replace("+ [ ]", "+ [-]").encode()
    plans.set_state(journal, [every(journal)[1]], False)
    plans.postpone(journal, every(journal)[0], "2026-03-05")
    assert path.read_bytes() == LINES.replace("2026-02-01)", "2026-03-05)").encode()


def test_what_is_done_is_done_wherever_it_was_planned_and_can_be_taken_back(
    journal: Journal,
) -> None:
    files = [run(journal, f"2026-0{n}-01", "- [ ] ring") for n in (1, 2)]
    was = [path.read_bytes() for path in files]

    assert sorted(plans.set_state(journal, [only(journal)], True)) == files
    assert all(b"- [x] ring" in path.read_bytes() for path in files)
    plans.set_state(journal, [only(journal)], False)
    assert [path.read_bytes() for path in files] == was


def test_a_plan_that_changed_underneath_is_left_alone_everywhere(journal: Journal) -> None:
    first, second = (run(journal, f"2026-0{n}-01", "- [ ] ring") for n in (1, 2))
    plan = only(journal)
    for edited in ("- [-] ring", "- [ ] ring (by 2026-05-01)", "- [ ] sing", "ring"):
        run(journal, "2026-01-01", edited)
        was = first.read_bytes(), second.read_bytes()
        with pytest.raises(PlanChanged):
            plans.set_state(journal, [plan], True)
        assert (first.read_bytes(), second.read_bytes()) == was

    first.unlink()
    with pytest.raises(CannotRead):
        plans.set_state(journal, [plan], True)
    assert b"- [ ] ring" in second.read_bytes()


def test_where_one_entry_cannot_be_written_no_box_of_any_plan_is_changed(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = [run(journal, f"2026-0{month}-01", f"- [ ] ring\n- [ ] {month}") for month in (1, 2, 3)]
    before = [file.read_bytes() for file in files]
    replace, refused = os.replace, [files[2]]

    def replaced(old: Path, new: Path) -> None:
        if new in refused:
            refused.remove(new)
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        replace(old, new)

    monkeypatch.setattr(os, "replace", replaced)
    with pytest.raises(CannotWrite):
        plans.set_state(journal, every(journal), DONE)

    assert [file.read_bytes() for file in files] == before
    assert plans.set_state(journal, every(journal), DONE) == files[::-1]


def test_an_editor_that_has_written_half_of_an_entry_is_waited_for(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = run(journal, "2026-01-01", "- [ ] ring", theirs="- [ ] bake")
    whole, age = path.read_text(encoding="utf-8"), [0.01, 60]
    found = every(journal)
    path.write_text(whole.partition("<!-- q: theirs")[0], encoding="utf-8")
    changed = path.stat().st_mtime
    monkeypatch.setattr(time, "time", lambda: changed + age.pop(0))
    monkeypatch.setattr(time, "sleep", lambda _: path.write_text(whole, encoding="utf-8"))

    plans.set_state(journal, [plan for plan in found if plan.action.text == "ring"], DONE)

    assert path.read_text(encoding="utf-8") == whole.replace("[ ] ring", "[x] ring")


def test_a_read_only_entry_and_one_that_is_no_utf_8_are_left_alone(journal: Journal) -> None:
    path = run(journal, "2026-01-01", "- [ ] ring")
    path.chmod(0o400)
    with pytest.raises(CannotWrite):
        plans.set_state(journal, [only(journal)], True)
    path.chmod(0o600)
    path.write_bytes(path.read_bytes().replace(b"ring", b"r\xfcng"))
    with pytest.raises(NotText):
        plans.set_state(journal, [only(journal)], True)
    assert b"[ ] r\xfcng" in path.read_bytes()
