"""Pages as they are seen: by whoever looks, listens, prints, or holds a phone."""

import re
from pathlib import Path
from typing import Any

import pypdf
import pytest
from chromium import Browser

pytestmark = pytest.mark.sweep

LIGHT: dict[str, Any] = {"prefers_color_scheme": "light"}
DARK: dict[str, Any] = {"prefers_color_scheme": "dark"}
PHONE: dict[str, Any] = {"wide": 390, "high": 844, **LIGHT}
LOOKS = {"light": LIGHT, "dark": DARK, "phone": PHONE, "phone, dark": PHONE | DARK}

FOUND = """axe.run(document).then(({violations}) => violations.map(
    ({id, nodes}) => `${id}: ${nodes.map(node => node.html).join(" ")}`))"""
STYLE = "getComputedStyle(document.querySelector({!r})).{}"


@pytest.mark.parametrize("look", LOOKS)
def test_nothing_keeps_anybody_out(browser: Browser, axe: str, page: Path, look: str) -> None:
    browser.look(**LOOKS[look])
    browser.open(page, trusting=True)

    browser.run(axe)

    assert browser.run(FOUND) == []


@pytest.mark.parametrize("wide", [320, 390, 700, 1000, 1280])
def test_nobody_has_to_scroll_sideways(browser: Browser, page: Path, wide: int) -> None:
    browser.look(wide=wide)
    browser.open(page)

    assert browser.run("document.documentElement.scrollWidth") == wide


def test_its_policy_lets_its_own_style_in_and_nothing_is_missed(
    browser: Browser, page: Path
) -> None:
    browser.look(**LIGHT)
    browser.open(page)

    assert browser.run(STYLE.format("html", "backgroundColor")) == "rgb(251, 249, 245)"
    assert [event for event in browser.events if event["method"] == "Log.entryAdded"] == []
    assert browser.run("performance.getEntriesByType('resource').length") == 0


@pytest.mark.parametrize("page", ["report", "compare", "turned"], indirect=True)
def test_what_went_and_came_is_seen_without_colour(browser: Browser, page: Path) -> None:
    for look in ({"media": "print"}, {"forced_colors": "active"}):
        browser.look(**look)
        browser.open(page)

        assert "line-through" in browser.run(STYLE.format("del", "textDecorationLine"))
        assert "underline" in browser.run(STYLE.format("ins", "textDecorationLine"))


def test_paper_holds_no_list_of_links(browser: Browser, page: Path, tmp_path: Path) -> None:
    browser.look(media="print", **DARK)
    browser.open(page)

    assert browser.run(STYLE.format("nav", "display")) == "none"
    assert browser.run(STYLE.format("html", "color")) == "rgb(0, 0, 0)"
    browser.printed(tmp_path / "page.pdf")
    assert (tmp_path / "page.pdf").read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize("page", ["fields"], indirect=True)
def test_long_answers_are_printed_and_saved_whole(
    browser: Browser, page: Path, tmp_path: Path
) -> None:
    browser.look(**LIGHT)
    browser.open(page, trusting=True)
    browser.run(
        """document.querySelectorAll(".field").forEach((field, at) => {
            field.innerText = field.matches(".long")
                ? Array.from({length: 60}, (_, line) => `a${at}l${line} `).join("words ") : `a${at}`
        })"""
    )
    count = browser.run("document.querySelectorAll('.field').length")
    long = browser.run("document.querySelectorAll('.field.long').length")

    browser.printed(tmp_path / "page.pdf")

    read = pypdf.PdfReader(tmp_path / "page.pdf").pages
    printed = {*re.findall(r"\ba\d+(?:l\d+)?\b", " ".join(each.extract_text() for each in read))}
    assert len(printed) == count - long + 60 * long
    saved = browser("Page.captureSnapshot", format="mhtml")["data"]
    assert printed <= {*re.findall(r"\ba\d+(?:l\d+)?\b", saved.replace("=\r\n", ""))}


@pytest.mark.parametrize("size", [(8.27, 11.69), (8.5, 11)], ids=["A4", "Letter"])
@pytest.mark.parametrize("page", ["sheet"], indirect=True)
def test_no_question_is_parted_from_its_lines_on_paper(
    browser: Browser, page: Path, tmp_path: Path, size: tuple[float, float]
) -> None:
    browser.look(**LIGHT)
    browser.open(page, trusting=True)
    browser.run("document.querySelectorAll('.rule').forEach(rule => { rule.innerText = 'write' })")

    browser.printed(tmp_path / "page.pdf", *size)

    pages = [each.extract_text().split() for each in pypdf.PdfReader(tmp_path / "page.pdf").pages]
    assert len(pages) > 3
    for words in pages[:-1]:
        assert words[-1] == "write"
