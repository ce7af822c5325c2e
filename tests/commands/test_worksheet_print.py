"""`reflect worksheet print`: a blank sheet with room for each kind of answer."""

import re
from pathlib import Path

import pytest
from wellformed import Page

from sheets import FORMS
from typed import Program, Terminal

HOSTILE = """---
id: hostile
title: A <script>alert(1)</script>
---

<img src=https://example.org/seen.png>

## Step 1: "><b>One</b> {#one}

</main> Guidance.

- Which? [choose many: <i>this</i>, "that"] {#which}
  <a href="https://example.org">a hint</a>
- How near is {person|<u>anybody</u>}? [1-3: <b> ... </b>] [for each: person] {#near}
"""


def source(reflect: Program, sheet: str, *options: object) -> str:
    """The markup of a blank sheet, which is checked."""
    path = Path("sheet-as-sent.md")
    path.write_text(sheet, encoding="utf-8")
    run = reflect("worksheet", "print", path, *options)
    assert run.code == 0, run.err
    assert Page(run.out).faults == []
    return run.out


def part(markup: str, wording: str) -> str:
    """The part of a page about a question, up to the next heading."""
    return re.split(r"<h[1-6]", markup.split(f"{wording}</bdi></h", 1)[1])[0]


def count(markup: str, class_: str) -> int:
    """How many elements have this class and maybe others."""
    return len(re.findall(rf'class="(?:[^"]* )?{class_}(?: [^"]*)?"', markup))


@pytest.mark.parametrize("options", [(), ("--fillable",)])
def test_all_words_of_a_worksheet_are_on_its_sheet(
    reflect: Program, options: tuple[str, ...]
) -> None:
    page = Page(source(reflect, FORMS, *options))

    for words in (
        "All kinds",
        "What it is for.",
        "Guidance, as long as one likes.",
        "for example: tea",
        "If that number is below 4: Why so little?",
        "If Yes or It depends: Since when?",
        "If you wrote something there: And then?",
        "How safe with them?",
        "Once for each person.",
        "Name:",
        "Thank you.",
    ):
        assert words in page.text
    assert not {*"[]{}"}.intersection(page.text)
    assert page.policy.startswith("default-src 'none'; style-src 'sha256-")


def test_each_kind_of_question_has_its_room(reflect: Program) -> None:
    markup = source(reflect, FORMS)

    rules = {"What?": 6, "Which line?": 1, "Which things?": 3, "Three things?": 3, "When?": 1}
    assert {each: count(part(markup, each), "rule") for each in rules} == rules
    assert part(markup, "And do?").count(">by<") == 2
    numbers = re.findall(r">(\d+)<", part(markup, "How much?"))
    assert numbers == [str(each) for each in range(1, 11)]
    assert re.search("little.*much", part(markup, "How much?"))
    assert part(markup, "Is it?").count("<li>") == count(part(markup, "Is it?"), "circles") * 3
    assert count(part(markup, "Tea?"), "circles") == 1
    assert count(part(markup, "Teas?"), "boxes") == 1


def test_a_letter_that_is_all_of_its_step_has_room_to_be_one(reflect: Program) -> None:
    sheet = "---\nid: near\ntitle: Near\n---\n\n## A letter {#a}\n\n- Dear me? {#letter}\n\n## More {#b}\n\n"
    markup = source(reflect, sheet + "- What else? {#else}\n- And then? {#then}\n")

    assert count(part(markup, "Dear me?"), "rule") == 18
    assert count(part(markup, "What else?"), "rule") == 6


def test_of_a_long_scale_one_writes_the_number(reflect: Program) -> None:
    markup = source(reflect, FORMS.replace("[1-10: little ... much]", "[0-100: little ... much]"))

    assert "A number from 0, little, to 100, much." in Page(markup).text
    assert "<li>" not in part(markup, "How much?")


def test_there_are_copies_of_what_is_asked_for_each_person(reflect: Program) -> None:
    text = Page(source(reflect, FORMS, "--copies", 3)).text

    assert text.count("How safe with them?") == text.count("Name:") == 3
    assert text.count("What it is for.") == text.count("Which line?") == 1
    assert "Step 2: Two (3 of 3)" in text
    single = "- How near is {person|anybody}? [1-5] [for each: person] {#near}"
    text = Page(source(reflect, f"{FORMS.split('## Two')[0]}{single}\n", "--copies", 2)).text
    assert text.count("How near is anybody?") == text.count("Name:") == 2


def test_fields_have_names_and_none_of_their_words_is_looked_up(reflect: Program) -> None:
    markup = source(reflect, FORMS, "--fillable")

    fields = re.findall(r"<[^>]*contenteditable[^>]*>", markup)
    assert len(fields) > 30
    for field in fields:
        for attribute in ('role="textbox"', 'spellcheck="false"', 'writingsuggestions="false"'):
            assert attribute in field
        assert re.search('aria-label="[^"]+"', field)
    assert "Nothing that you write on this page is kept until you print it" in Page(markup).text
    assert "contenteditable" not in source(reflect, FORMS)


def test_a_worksheet_that_somebody_sent_is_text_and_nothing_else(reflect: Program) -> None:
    for options in ((), ("--fillable",)):
        page = Page(source(reflect, HOSTILE, *options))

        for words in (
            "<script>alert(1)</script>",
            "<img src=",
            "</main> Guidance.",
            "<i>this</i>",
            "<u>anybody</u>",
        ):
            assert words in page.text  # fmt: skip
        assert not {"script", "img", "b", "i", "u"}.intersection(page.tags)


@pytest.mark.parametrize("option", ["html", "markdown"])
def test_a_terminal_obeys_nothing_in_it(reflect: Program, option: str) -> None:
    path = Path("sheet-as-sent.md")
    hostile = FORMS.replace("Guidance,", "\x1b[2J\u202eGuidance,").replace(
        "Teas?", "Te\x1b]0;x\x07?"
    )
    path.write_text(hostile, encoding="utf-8")

    out = reflect("worksheet", "print", path, "--format", option).out

    assert not {*"\x1b\x07\u202e"}.intersection(out)
    assert "2JGuidance," not in out


def test_a_german_worksheet_speaks_german(reflect: Program) -> None:
    german = FORMS.replace("title: All kinds", "title: All kinds\nlanguage: de")

    page = Page(source(reflect, german, "--fillable"))

    assert page.html["lang"] == "de"
    for words in ("Datum:", "Schritt 1: One", "Ja", "Wähle eines.", "bis", "Name:", "bleibt nur"):
        assert words in page.text


def test_the_file_is_private_and_no_other_is_replaced(reflect: Program, tmp_path: Path) -> None:
    for name, option in (("page.html", "html"), ("page.md", "markdown")):
        file = tmp_path / name
        command = ("worksheet", "print", reflect.sheet.stem, "--format", option, "--output", file)

        assert reflect(*command).path == file
        assert file.stat().st_mode & 0o077 == 0
        written = file.read_bytes()
        again = reflect(*command)
        assert (again.code, file.read_bytes()) == (1, written)
        assert "already exists" in again.talk


def test_in_markdown_it_is_an_entry_that_can_be_filled_in(reflect: Program) -> None:
    draft = reflect("worksheet", "print", reflect.sheet.stem, "--format", "markdown")
    path = reflect.journal / "2026-02-01-kinds.md"

    path.write_text(draft.out.replace("q: line -->\n<!-- one line -->\n", "q: line -->\na day\n"))

    assert "status: draft" in draft.out
    assert "a day" in reflect("show", path.stem, "--question", "line").out


@pytest.mark.parametrize(
    "options", ["--format markdown --copies 2", "--format markdown --fillable", "--copies 2"]
)
def test_options_that_would_change_nothing_are_named(reflect: Program, options: str) -> None:
    reflect.own("plain", "---\nid: plain\ntitle: Plain\n---\n\n## One\n\n- What? {#what}\n")

    run = reflect("worksheet", "print", "plain", *options.split())

    assert (run.code, run.out) == (2, "")
    assert "leave out" in run.talk


def test_at_a_terminal_it_asks_where_the_sheet_should_go(reflect: Program) -> None:
    command = ("worksheet", "print", reflect.sheet.stem, "--plain")

    sent_on = reflect.at_terminal("", *command)
    asked = reflect.at_terminal("\n", *command, out=Terminal)

    assert (sent_on.code, asked.code) == (0, 0)
    assert Path("kinds.html").read_text("utf-8") == sent_on.out


def test_in_german_it_asks_in_german(reflect: Program) -> None:
    reflect.set(LANG="de_DE.UTF-8")
    command = ("worksheet", "print", reflect.sheet.stem, "--plain")

    asked = reflect.at_terminal("\n", *command, out=Terminal)

    assert "Wohin soll die Seite? Nur die Eingabetaste: kinds.html" in asked.out + asked.err
