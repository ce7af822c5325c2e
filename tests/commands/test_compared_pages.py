"""`reflect compare` as HTML, or as Markdown with CriticMarkup."""

import re

import pytest
from wellformed import Page

from typed import Program

THEN = {
    "text": "I sit by the window. Nobody calls before noon.",
    "line": "a grey day",
    "scale": {"value": 4, "words": "not much {++ yet"},
    "yesno": False,
    "list": ["tea", "milk"],
}
NOW = {
    "text": "I do not sit by the window. Nobody calls before noon.\n\nAt noon she does.",
    "line": "a grey day",
    "scale": {"value": 7, "words": "not much {++ yet"},
    "yesno": True,
    "list": ["tea", "bread", "milk"],
    "since": "since June",
}


@pytest.fixture(autouse=True)
def _two_runs(reflect: Program) -> None:
    reflect.kept("2026-02-01", **THEN)
    reflect.kept("2026-05-01", **NOW)


def test_a_page_has_the_changes_and_the_rest_on_request(reflect: Program) -> None:
    run = reflect("compare", "--format", "html")

    page = Page(run.out)
    assert (run.code, page.faults) == (0, [])
    assert "1 February 2026 and 1 May 2026, three months apart" in page.text
    assert "I [added: do not ]sit" in page.text or "I [added: do not] sit" in page.text
    assert '"not" was added' in page.text
    assert "4 then, 7 now" in page.text
    assert "a grey day" not in page.text
    assert page.html["lang"] == "en"
    assert "<title>Looking back, 1 May 2026</title>" in run.out
    for options in (["--all"], ["--then-now"], ["--all", "--then-now"]):
        out = reflect("compare", "--format", "html", *options).out
        page = Page(out)
        assert page.faults == []
        assert "<dt></dt>" not in out
        assert ("a grey day" in page.text) == ("--all" in options)
        assert "At noon she does." in page.text


def test_in_markdown_all_changes_can_be_accepted_or_rejected(reflect: Program) -> None:
    page = reflect("compare", "--format", "markdown", "--all").out

    def read(question: str, sign: str) -> str:
        """Text under a question, with changes of one *sign* rejected."""
        answer = (
            rf"^## [^\n]*{re.escape(question)}\n\n\*[^\n]*\*\n\n(.*?)(?=\n\n## |\n\nA point|\Z)"
        )
        [text] = re.findall(answer, page, re.MULTILINE | re.DOTALL)
        text = re.sub(r"\{>>.*?<<\}", "", text)
        for mark in ("++", "--"):
            kept, around = "" if mark == sign else r"\1", re.escape(mark)
            text = re.sub(rf"\{{{around}(.*?){around}\}}", kept, text, flags=re.DOTALL)
        return text.replace("{\\++", "{++").strip()

    assert page.startswith("# All kinds\n\n1 February 2026 and 1 May 2026")
    assert read("What is it?", "--") == NOW["text"]
    assert read("What is it?", "++") == THEN["text"]
    assert read("In one line?", "++") == "a grey day"
    assert read("How much?", "--") == "7 / 10\n\nnot much {++ yet"
    assert read("How much?", "++") == "4 / 10\n\nnot much {++ yet"
    assert read("Which things?", "--") == "1. tea\n2. bread\n3. milk"
    assert read("Since when?", "++") == ""
    assert '{>>Note: "not" was added.<<}' in page
    both = reflect("compare", "--format", "markdown", "--then-now").out
    assert f"**Then**\n\n{THEN['text']}\n\n**Now**\n\n{NOW['text']}" in both


def test_a_format_that_is_no_page_is_refused(reflect: Program) -> None:
    for command in ("show", "list", "timeline", "ratings"):
        run = reflect(command, "--format", "html")
        assert (run.code, run.out) == (2, "")
        assert "'html' is not one of 'text', 'json'" in run.err
