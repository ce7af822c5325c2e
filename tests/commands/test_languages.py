"""A worksheet in two languages is one worksheet."""

from pathlib import Path

import pytest

from reflect.settings import shipped_worksheets
from typed import Program, change

ENGLISH = """\
---
id: evening
title: Evening
language: en
---

# Evening

How was today?

## Today {#today}

- What was good? {#good}
- How full was it? [1-5: empty ... full] {#full}
- What helped? [choose many: quiet, friends, sleep] {#helped}
"""
GERMAN = """\
---
id: evening
title: Abend
language: de
---

# Abend

Wie war der Tag?

## Heute {#today}

- Was war gut? {#good}
- Wie voll war er? [1-5: leer ... voll] {#full}
- Was hat geholfen? [choose many: Ruhe, Freunde, Schlaf] {#helped}
"""


def both(reflect: Program) -> None:
    reflect.own("evening", ENGLISH)
    reflect.own("evening.de", GERMAN)


def test_it_is_asked_in_the_persons_language(reflect: Program) -> None:
    both(reflect)

    assert reflect.json("worksheet", "show", "evening")["title"] == "Evening"
    reflect.set(LANG="de_AT.UTF-8")
    assert reflect.json("worksheet", "show", "evening")["title"] == "Abend"
    entry = reflect.answered("evening", {"helped": ["Ruhe"]})
    assert "language: de\n" in entry.read_text("utf-8")


def test_it_is_asked_in_another_language_where_the_persons_is_missing(reflect: Program) -> None:
    reflect.own("evening.de", GERMAN)

    assert reflect.json("worksheet", "show", "evening")["language"] == "de"
    assert reflect("worksheet", "check").code == 0


def test_two_files_in_one_language_are_found_by_check(reflect: Program) -> None:
    both(reflect)

    assert reflect("worksheet", "check").code == 0
    assert "worksheets" not in reflect("check").out
    reflect.own("evening.more", GERMAN)
    for command in (["worksheet", "check"], ["check"]):
        run = reflect(*command)
        assert run.code == 1
        assert "same 'id' as evening.de.md" in run.out
        assert "evening.md" not in run.out


def test_a_draft_goes_on_in_the_language_it_began_in(reflect: Program) -> None:
    both(reflect)
    reflect("new", "evening", stdin="A walk.\n.\n:pause\n")
    reflect.set(LANG="de_DE.UTF-8")

    run = reflect("resume", stdin="\n3\n")

    assert "How full was it?" in run.err
    assert "voll" not in run.err


def test_a_sheet_that_is_sent_in_another_language_goes_beside_the_first(reflect: Program) -> None:
    reflect.own("evening", ENGLISH)
    Path("abend.md").write_text(GERMAN, encoding="utf-8")

    reflect("new", "abend.md", "--answers", "-", stdin='{"good": "Tee"}')

    own = (reflect.journal / "worksheets").glob("*.md")
    assert sorted(path.name for path in own) == ["evening.de.md", "evening.md"]


def test_a_changed_sheet_of_one_language_changes_nothing_in_the_other(reflect: Program) -> None:
    both(reflect)
    reflect.answered("evening", {"full": 3})
    change(reflect.journal / "worksheets" / "evening.de.md", "[1-5:", "[1-10:")

    reflect.answered("evening", {"full": 4})

    assert "version" not in (reflect.journal / "worksheets" / "evening.md").read_text("utf-8")


def in_two_languages(reflect: Program) -> None:
    """A run in German, and one in English a month later, with the same answers but for one."""
    both(reflect)
    said = {"good": "Tee.", "full": 3, "helped": ["Ruhe", "Schlaf"]}
    reflect.set(LANG="de_DE.UTF-8")
    reflect.answered("evening", said, "--date", "2026-05-01T20:00:00")
    reflect.set(LANG="C.UTF-8")
    now = said | {"full": 4, "helped": ["quiet", "sleep"]}
    reflect.answered("evening", now, "--date", "2026-06-01T20:00:00")


def test_runs_in_both_languages_compare(reflect: Program) -> None:
    in_two_languages(reflect)

    compared = reflect.json("compare")
    changed = {each["id"]: each["class"] for each in compared["changes"]}
    assert changed == {"good": "unchanged", "full": "changed", "helped": "unchanged"}
    full = compared["changes"][1]
    assert (full["question"], full["old_question"]) == ("How full was it?", "Wie voll war er?")
    page = reflect("compare", "--all").out
    assert "voll" not in page
    assert "changed from" not in page
    assert "3 then, 4 now" in page


def test_ratings_in_both_languages_are_on_one_scale(reflect: Program) -> None:
    in_two_languages(reflect)

    [series] = [each for each in reflect.json("ratings")["series"] if each["kind"] == "scale"]
    assert (series["low"], series["rows"]) == ("empty", [{"for": None, "values": [3, 4]}])


def test_a_question_is_followed_through_both_languages(reflect: Program) -> None:
    in_two_languages(reflect)

    for said in ("helped", "Was hat geholfen?", "What helped?"):
        moments = reflect.json("timeline", said)["moments"]
        assert [each["value"] for each in moments] == [["quiet", "sleep"], ["quiet", "sleep"]]
        assert [each["class"] for each in moments] == ["unchanged", None]
        assert moments[1]["question"] == "Was hat geholfen?"
    page = reflect("timeline", "helped").out
    assert "geholfen" not in page


def test_what_was_said_last_time_is_offered_in_the_language_that_is_asked_in(
    reflect: Program,
) -> None:
    in_two_languages(reflect)
    reflect.set(LANG="de_DE.UTF-8")

    run = reflect("new", "evening", stdin=":nichts\n:skip\n:skip\n:last\n:pause\n")

    assert "Ruhe, Schlaf" in run.err
    assert "quiet" not in run.err


def test_an_entry_is_shown_in_its_own_language(reflect: Program) -> None:
    in_two_languages(reflect)

    shown = reflect.json("show", "2026-05-01")["answers"]
    assert shown[2]["question"] == "Was hat geholfen?"
    assert shown[2]["value"] == ["Ruhe", "Schlaf"]


def test_yes_is_yes_in_both_languages(reflect: Program) -> None:
    asked = (
        "---\nid: rest\ntitle: {}\nlanguage: {}\n---\n\n## Eins {{#one}}\n\n- {} [yes/no] {{#q}}\n"
    )
    reflect.own("rest", asked.format("Rest", "en", "Did I rest?"))
    reflect.own("rest.de", asked.format("Ruhe", "de", "Habe ich geruht?"))
    reflect.answered("rest", {"q": True}, "--date", "2026-05-01")
    reflect.set(LANG="de_DE.UTF-8")
    entry = reflect.answered("rest", {"q": True}, "--date", "2026-06-01")

    assert "\nJa\n" in entry.read_text("utf-8")
    assert [each["class"] for each in reflect.json("compare")["changes"]] == ["unchanged"]
    assert reflect.json("ratings")["series"][0]["rows"] == [{"for": None, "values": [True, True]}]


@pytest.mark.parametrize(
    ("was", "now", "line", "said"),
    [
        ("{#good}", "{#best}", 13, "'best' is missing in evening.md"),
        ("{#good}", "{#best}", 1, "'good' is in evening.md and missing here"),
        ("{#today}", "{#heute}", 11, "'heute' is missing in evening.md"),
        ("[1-5: leer", "[1-7: leer", 14, "[1-7: leer ... voll] here and [1-5: empty ... full] in"),
        ("[1-5: leer ... voll]", "[yes/no]", 14, "'full' is [yes/no] here and [1-5: empty"),
        ("Ruhe, ", "", 15, "'helped' has 2 options here and 3 in evening.md"),
        (
            "Schlaf",
            "friends",
            15,
            "the option 'friends' of 'helped' has another place in evening.md",
        ),
    ],
)
def test_check_finds_what_is_not_the_same_in_two_languages(
    reflect: Program, was: str, now: str, line: int, said: str
) -> None:
    both(reflect)
    path = reflect.own("evening.de", GERMAN.replace(was, now))

    run = reflect("worksheet", "check", path)

    assert run.code == 1
    assert f"{path}:{line}: " in run.out
    assert said in " ".join(run.out.split())
    assert "Make it the same in both languages" in run.out
    assert "Make it the same in both languages" in reflect("check").out


def test_a_language_can_be_named(reflect: Program) -> None:
    both(reflect)

    def title(*language: str) -> str:
        title: str = reflect.json("worksheet", "show", "evening", *language)["title"]
        return title

    assert [title(), title("--language", "de"), title("--language", "de-AT")] == [
        "Evening", "Abend", "Abend",
    ]  # fmt: skip
    new = reflect("new", "evening", "--language", "de", "--answers", "-", stdin='{"good": "Tee"}')
    assert "### Was war gut?" in new.path.read_text("utf-8")
    printed = reflect("worksheet", "print", "evening", "--language", "de", "--format", "markdown")
    assert "Wie voll war er?" in printed.out
    copied = reflect("worksheet", "new", "Mondays", "--from", "evening", "--language", "de")
    assert "Was war gut?" in copied.path.read_text("utf-8")
    change(reflect.journal / "worksheets" / "evening.de.md", "[1-5", "[9-5")
    assert reflect("worksheet", "check", "evening").code == 0
    assert reflect("worksheet", "check", "evening", "--language", "de").code == 1


def test_a_language_that_is_missing_is_said_with_those_that_are_there(reflect: Program) -> None:
    both(reflect)

    for command in (["new"], ["worksheet", "show"], ["worksheet", "print"], ["worksheet", "check"]):
        run = reflect(*command, "evening", "--language", "fr")
        assert (run.code, run.talk) == (
            1,
            "reflect: There is no 'evening' in 'fr', only in en, de.",
        )
    assert "There is no worksheet in 'fr'." in reflect("new", "--language", "fr").err
    named = reflect("new", "--language", "de").err
    assert "evening" in named
    assert "emotional-intimacy, e" not in named.replace("emotional-intimacy.de", "")


def test_the_list_has_each_worksheet_once_with_its_languages_and_its_last_use(
    reflect: Program,
) -> None:
    both(reflect)
    change(
        reflect.journal / "worksheets" / "evening.md", "language: en", "language: en\nminutes: 9"
    )

    def listed() -> tuple[list[str], str]:
        known = reflect.json("worksheet", "list")["worksheets"]
        [evening] = [each for each in known if each["id"] == "evening"]
        return [each["language"] for each in evening["languages"]], evening["last_used"]

    [line] = [each for each in reflect("worksheet", "list").out.splitlines() if "Evening" in each]
    assert line.split() == ["evening", "9", "min", "Evening", "en,", "de;", "your", "own"]
    assert listed() == (["en", "de"], None)
    reflect.answered("evening", {"good": "Tea."}, "--date", "2026-05-01")
    assert listed() == (["en", "de"], "2026-05-01")
    reflect.set(LANG="de_DE.UTF-8")
    assert listed() == (["de", "en"], "2026-05-01")


def test_a_worksheet_of_ones_own_may_differ_from_a_shipped_one_in_another_language(
    reflect: Program,
) -> None:
    there = (shipped_worksheets() / "three-good-things.md").read_text("utf-8")
    path = reflect.own("three-good-things", there.replace("{#", "{#my-"))

    run = reflect("check")

    assert "is missing in three-good-things.de.md" in " ".join(run.out.split())
    path.parent.parent.chmod(0o700)
    assert reflect("check").code == 0


def test_the_last_used_worksheet_is_offered_first(reflect: Program) -> None:
    both(reflect)

    assert "Name one: evening" not in reflect("new").err
    reflect.answered("evening", {"good": "Tea."})
    assert "Name one: evening, " in reflect("new").err


def test_a_worksheet_that_names_somebody_in_one_language_is_hidden_in_all(reflect: Program) -> None:
    both(reflect)
    change(reflect.journal / "worksheets" / "evening.de.md", "Abend", "Abend mit Sam")
    reflect.configured("exclude = ['Sam']")

    listed = reflect("worksheet", "list")

    assert "evening" not in listed.out
    assert "Sam" not in reflect("worksheet", "list", "--format", "json").text


def test_plans_come_back_in_another_language(reflect: Program) -> None:
    planned = "\n- {} [action] {{#plan}}\n"
    reflect.own("evening", ENGLISH + planned.format("What will I do?"))
    reflect.own("evening.de", GERMAN + planned.format("Was mache ich?"))
    reflect.set(LANG="de_DE.UTF-8")
    reflect.answered("evening", {"plan": "Mama anrufen"}, "--date", "2026-05-01")
    reflect.set(LANG="C.UTF-8")

    [there] = reflect.json("plan")["plans"]
    answers = {"last-time": [{"plan": there["code"], "became": "done"}], "plan": "Call again"}
    entry = reflect.answered("evening", answers, "--date", "2026-06-01").read_text("utf-8")

    assert "Mama anrufen: I did it" in entry
    [plan] = [each for each in reflect.json("compare")["plans"] if each["then"]]
    assert plan["became"] == ["done"]


def test_a_language_that_reflect_does_not_speak_is_asked_in_where_it_is_there(
    reflect: Program,
) -> None:
    both(reflect)
    french = ENGLISH.replace("language: en", "language: fr-CA").replace("Evening", "Le soir")
    reflect.own("evening.fr", french)
    named = {"fr_FR.UTF-8": "Le soir", "it_IT": "Evening", "POSIX": "Evening", "de": "Abend"}

    for language, title in named.items():
        reflect.set(LANG=language)
        assert reflect.json("worksheet", "show", "evening")["title"] == title
    reflect.configured("language = 'de'")
    reflect.set(LANG="fr_FR.UTF-8")
    assert reflect.json("worksheet", "show", "evening")["title"] == "Abend"


def test_nothing_is_lost_where_another_worksheet_has_the_id_already(reflect: Program) -> None:
    both(reflect)
    Path("abend.md").write_text(GERMAN.replace("gut", "schön"), encoding="utf-8")

    run = reflect("new", "abend.md", "--answers", "-", stdin='{"good": "Tee"}')

    assert run.code == 1
    assert "You already have a worksheet 'evening'" in run.err
    assert "evening.de.md" in run.err
    assert not list(reflect.journal.glob("2*"))


def test_two_people_compare_what_each_wrote_in_their_language(reflect: Program) -> None:
    in_two_languages(reflect)
    ours = next(reflect.journal.glob("2026/2026-06-01*"))
    change(ours, "language: en", "language: en\nabout: [Bo]")
    theirs = next(reflect.journal.glob("2026/2026-05-01*")).rename("bo.md")

    for runs in ((ours, theirs), (theirs, ours)):
        page = reflect("compare", *runs).out
        assert page.startswith("Evening\n")
        assert "3 questions that both have answered" in page
        assert "Ruhe" not in page
