"""Checks of HTML pages without a browser."""

import re
from html.parser import HTMLParser

VOID = ("meta", "br", "col")
INLINE = ("a", "span", "bdi", "del", "ins", "time")
#: Attributes and tags by which a browser would fetch or run something.
OUTSIDE = (
    "src",
    "srcset",
    "action",
    "formaction",
    "data",
    "poster",
    "background",
    "style",
    "xlink:href",
)
NAMING = ("aria-labelledby", "aria-describedby")


class Page(HTMLParser):
    """Parser of a page; collects what is wrong with it in *faults*."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.faults: list[str] = []
        self.ids: list[str] = []
        self.named: list[str] = []
        self.headings: list[int] = []
        self.metas: list[dict[str, str]] = []
        self.html: dict[str, str] = {}
        #: Path data of each line in a chart.
        self.lines: list[str] = []
        self.texts: list[str] = []
        self.tags: list[str] = []
        self._open: list[str] = []
        self.feed(source)
        self.close()
        self._look()

    @property
    def text(self) -> str:
        """Visible text, with white space collapsed."""
        return " ".join("".join(self.texts).split())

    @property
    def policy(self) -> str:
        """Its content security policy."""
        [policy] = [
            m["content"] for m in self.metas if m.get("http-equiv") == "Content-Security-Policy"
        ]
        return policy

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = {name: value or "" for name, value in attrs}
        self.tags.append(tag)
        self.faults += [
            f"{tag} has {name}" for name in held if name.startswith("on") or name in OUTSIDE
        ]
        self.faults += [f"{tag} twice has an attribute"] * (len(held) < len(attrs))
        href = held.get("href", "#")
        self.faults += [] if href.startswith("#") else [f"{tag} leads to {href}"]
        self.named += [href[1:]] if href != "#" else []
        self.named += [held[name] for name in NAMING if name in held]
        self.ids += [held["id"]] if "id" in held else []
        if held.get("class") == "line":
            self.lines.append(held["d"])
        if tag == "html":
            self.html = held
        if tag == "meta":
            self.metas.append(held)
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag == "p" and "p" in self._open:
            self.faults.append("a paragraph in a paragraph")
        if tag not in INLINE:
            self.texts.append(" ")
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open.pop() != tag:
            self.faults.append(f"{tag} is closed where it is not open")
        if tag not in INLINE:
            self.texts.append(" ")

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1] == "style":
            self.faults += (
                ["the style fetches something"] if re.search(r"url\(|@import", data) else []
            )
        else:
            self.texts.append(data)

    def _look(self) -> None:
        self.faults += [f"{tag} is not closed" for tag in self._open]
        self.faults += [
            f"the id {id_} is there twice" for id_ in {i for i in self.ids if self.ids.count(i) > 1}
        ]
        self.faults += [f"nothing is called {name}" for name in set(self.named) - set(self.ids)]
        for above, below in zip([0, *self.headings], self.headings, strict=False):
            self.faults += [f"h{below} below h{above}"] if below > above + 1 else []
        self.faults += ["not one h1"] if self.headings.count(1) != 1 else []
        self.faults += [f"a {tag}" for tag in ("script", "iframe", "object", "embed", "link", "img", "base", "form")
                        if tag in self.tags]  # fmt: skip
