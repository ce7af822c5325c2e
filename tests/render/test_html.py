"""Pages: one place where text becomes markup, and in it every word as it was written."""

import ast
import re
from datetime import date, timedelta
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflect.comparison import prose
from reflect.render import html
from reflect.render.html import chart, markup
from reflect.render.html.chart import Axes
from reflect.render.html.markup import element, joined
from reflect.render.page import Chart, Dot, Heading, Marked, Page, Paragraph, Prose, theirs
from reflect.text import visible

ANY = st.text(st.characters(), max_size=60) | st.sampled_from(
    [
        "<script>alert(1)</script>",
        "]]>",
        "&amp;",
        "\"'><",
        "</p>",
        "\x1b[31m",
        "\ud800",
        "<!--",
        "{0}",
    ]
)
WORDS = st.lists(
    st.sampled_from(
        ["I wait. ", "She calls. ", "not ", "<b>", "窓。", "أنا ", "- tea\n", "\n\n", "\n"]
    ),
    max_size=10,
).map("".join)


class Read(HTMLParser):
    """What a browser would make of markup: tags, attributes and text."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text: list[tuple[str, str]] = []
        self._open: list[str] = []
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        marks = [tag for tag in self._open if tag in ("del", "ins", "span")]
        self.text.append((marks[-1] if marks else "", data))

    def handle_comment(self, data: str) -> None:
        self.tags.append("!--")


@given(ANY, ANY)
def test_any_text_stays_text(words: str, value: str) -> None:
    page = Read(element("p", words, title=value))

    assert page.tags == ["p"]
    assert "".join(text for _, text in page.text) == visible(words)
    assert page.attributes == [("title", visible(value))]


def painted(block: Any, language: str = "en") -> str:
    """What stands in the main part of a page that has one *block*."""
    page = html.text(Page([Heading("Title"), block], language))
    return page.partition('tabindex="-1">')[2].partition("</main>")[0]


def changed(old: str, new: str, language: str = "en") -> str:
    """The markup of a text that was *old* and is *new*, without the legend."""
    found = painted(Marked(prose.between(old, new).parts), language)
    return re.sub('<p class="quiet">.*?</p>', "", found)


@given(ANY)
def test_text_that_is_filled_in_stays_text(words: str) -> None:
    page = Read(painted(Paragraph(f"<{theirs(words)}>")))

    assert page.tags == ["p", *(["bdi"] if words else [])]
    assert "".join(text for _, text in page.text) == f"<{visible(words)}>"


def test_markup_is_made_in_one_place_only() -> None:
    rooms = Path(markup.__file__).parent
    for module in rooms.glob("*.py"):
        calls = [
            node
            for node in ast.walk(ast.parse(module.read_text("utf-8")))
            if isinstance(node, ast.Call)
        ]
        makers = [
            call
            for call in calls
            if isinstance(call.func, ast.Name) and call.func.id in ("Html", "escape")
        ]
        assert bool(makers) == (module.name == "markup.py"), module.name


def test_what_is_no_text_is_left_out() -> None:
    assert (
        element("p", None, ["a", None, joined("b")], hidden=True, class_=None) == "<p hidden>ab</p>"
    )


@given(WORDS, WORDS)
def test_both_texts_are_on_the_page(old: str, new: str) -> None:
    page = Read(changed(old, new))

    def read(without: str) -> str:
        kept = (text for mark, text in page.text if mark not in ("span", without))
        return "".join("".join(kept).split())

    assert read("del") == "".join(new.split())
    if "=" not in {segment[0] for segment in prose.between(old, new).segments if len(segment) == 3}:
        assert read("ins") == "".join(old.split())


def test_paragraphs_each_have_their_own_direction() -> None:
    assert (
        painted(Prose("I wait.\n\nأنا أنتظر"))
        == '<p dir="auto">I wait.</p><p dir="auto">أنا أنتظر</p>'
    )


@pytest.mark.parametrize(
    ("language", "named", "read"),
    [
        ("en", "en", "ltr"),
        ("de_AT", "de-AT", "ltr"),
        ("he", "he", "rtl"),
        ("ar-EG", "ar-EG", "rtl"),
        ("az-Arab", "az-Arab", "rtl"),
        ("ur-Latn", "ur-Latn", "ltr"),
        ("my own", "en", "ltr"),
        ("", "en", "ltr"),
    ],
)
def test_a_page_is_in_the_language_of_its_worksheet(language: str, named: str, read: str) -> None:
    assert f'<html lang="{named}" dir="{read}">' in html.text(Page([Heading("A")], language))


def test_our_words_say_that_they_are_in_another_language() -> None:
    assert painted(Paragraph("Tag"), "de-AT") == "<p>Tag</p>"
    ours = '<p><span lang="en" dir="ltr">on <bdi>&lt;3&gt;</bdi></span></p>'
    assert painted(Paragraph(f"on {theirs('<3>')}"), "he") == ours
    assert painted(Paragraph(theirs("אני")), "he") == "<p><bdi>אני</bdi></p>"


DAYS = st.dates(date(2000, 1, 1), date(2040, 1, 1))
MARKS = st.lists(st.tuples(DAYS, st.integers(1, 10), st.booleans()), min_size=1, max_size=12).map(
    sorted
)


@given(MARKS)
def test_marks_and_their_digits_stay_in_the_picture(marks: list[tuple[date, int, bool]]) -> None:
    dots = [Dot(*mark) for mark in marks]
    axes = Axes(1, 10, dots[0].day, dots[-1].day)

    for x, y in [(axes.x(dot.day), axes.y(dot.value)) for dot in dots]:
        assert chart.LEFT <= x <= chart.WIDTH - chart.RIGHT
        assert chart.TOP <= y <= chart.HEIGHT - chart.BOTTOM
    for x, y in chart.places(axes, dots):
        assert 0 < x < chart.WIDTH
        assert 0 < y < chart.HEIGHT


def test_marks_of_one_week_keep_their_digits_apart() -> None:
    first = date(2026, 1, 1)
    dots = [Dot(first + timedelta(days), 7, True) for days in (0, 1, 2, 200)]

    found = chart.places(Axes(1, 10, first, dots[-1].day), dots)

    apart = [abs(a[0] - b[0]) >= chart.LETTER or abs(a[1] - b[1]) >= chart.LINE
             for at, a in enumerate(found) for b in found[:at]]  # fmt: skip
    assert all(apart)


def test_days_that_have_no_room_are_left_to_the_table() -> None:
    days = [(date(2026, 1, 1) + timedelta(7 * week), f"day {week:02} of it") for week in range(12)]
    drawn = chart.picture(Chart(1, 10, [], days, "said"))

    shown = [text for _, text in Read(drawn).text if text.startswith("day")]

    assert {days[0][1], days[-1][1]} <= set(shown)
    assert len(shown) < 6
    assert Read(drawn).tags.count("path") == 10 + 12


@pytest.mark.parametrize(("low", "high"), [(1, 10), (1, 5), (0, 100), (1, 999_999_999), (3, 4)])
def test_an_axis_has_few_lines_and_both_its_ends(low: int, high: int) -> None:
    lines = list(Axes(low, high, date.min, date.max).lines())

    assert lines[0] == low
    assert lines[-1] == high
    assert len(lines) <= chart.LINES + 1
    assert lines == sorted(set(lines))


SHEET = (Path(markup.__file__).parent / "page.css").read_text("utf-8")


def colours(rules: str) -> dict[str, str]:
    """The colours that *rules* give names to."""
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", rules))


def light(colour: str) -> float:
    """How light a colour is, as it is reckoned for contrasts."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize(
    ("text", "ground"),
    [("ink", "paper"), ("quiet", "paper"), ("link", "paper"), ("quiet", "sheet"), ("link", "sheet"),
     ("came", "came-ground"), ("went", "went-ground")],
)  # fmt: skip
def test_all_text_stands_out_from_its_ground(mode: str, text: str, ground: str) -> None:
    day, night = SHEET.split("prefers-color-scheme: dark")[:2]
    found = colours(day) if mode == "light" else colours(night.split("\n}\n")[0])

    low, high = sorted((light(found[text]), light(found[ground])))

    assert (high + 0.05) / (low + 0.05) >= 4.5
