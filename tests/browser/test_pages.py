"""Pages as they are seen: by whoever looks, listens, prints, or holds a phone."""

from pathlib import Path
from typing import Any

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
