"""The skeleton of a page: its head and its policy, what is on it, and its parts."""

from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from importlib.resources import files

from reflect.render.html.markup import Child, Html, document, element, joined, style
from reflect.render.html.tongue import Tongue


@dataclass(frozen=True)
class Part:
    """What stands under a heading."""

    id: str
    title: Child
    body: Child = None
    parts: tuple["Part", ...] = ()
    #: Whether it stands among what is on the page.
    is_listed: bool = True

    @property
    def all(self) -> Child:
        """All that stands in it and in its parts."""
        return self.body, (each.all for each in self.parts)


def page(tongue: Tongue, day: str, head: Child, parts: Sequence[Part]) -> str:
    """A whole page; windows, histories and printers name it by its *day*, and tell no more."""
    report = tongue.words.report
    listed = element("h2", tongue.own(report.contents), id="contents")
    body = element(
        "body",
        element("a", tongue.own(report.skip), class_="skip", href="#main"),
        element("header", head),
        element("nav", listed, _contents(parts), aria_labelledby="contents"),
        element("main", [_part(each) for each in parts], id="main", tabindex="-1"),
        element("footer", element("p", tongue.own(report.foot))),
    )
    return document(_head(tongue, day), body, lang=tongue.tag, dir=tongue.direction)


def _head(tongue: Tongue, day: str) -> Html:
    sheet = files(__package__).joinpath("page.css").read_text("utf-8")
    digest = b64encode(sha256(sheet.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return joined(
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=policy),
        element("meta", name_="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name_="color-scheme", content="light dark"),
        element("meta", name_="referrer", content="no-referrer"),
        element("title", f"{tongue.words.report.looking_back}, {day}"),
        style(sheet),
    )


def _contents(parts: Sequence[Part]) -> Html | None:
    """The headings of *parts*, each leading to where it stands."""
    items = [
        element("li", element("a", each.title, href=f"#{each.id}"), _contents(each.parts))
        for each in parts
        if each.is_listed
    ]
    return element("ul", items) if items else None


def _part(part: Part, level: int = 2) -> Html:
    """A part of the page; those on top are landmarks."""
    label = f"{part.id}-title"
    heading = element(f"h{level}", part.title, id=label)
    inner = (_part(each, level + 1) for each in part.parts)
    return element(
        "section",
        heading,
        part.body,
        inner,
        id=part.id,
        aria_labelledby=label if level == 2 else None,
    )
