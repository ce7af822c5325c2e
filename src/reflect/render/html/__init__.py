"""Pages for a browser: one file each, without a script and without anything from elsewhere."""

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator, Sequence
from functools import singledispatchmethod
from hashlib import sha256
from importlib.resources import files
from itertools import takewhile
from typing import Any, NamedTuple

from reflect import locale
from reflect.comparison.parts import Segment
from reflect.render import page
from reflect.render.html.chart import picture
from reflect.render.html.markup import Child, Html, document, element, joined, style
from reflect.render.page import Block, Heading, Section, parted, unbound

_TAG = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*", re.IGNORECASE)
_TURNED = frozenset(
    ("ar", "arc", "ckb", "dv", "fa", "he", "iw", "ji", "ks", "ps", "sd", "syr", "ug", "ur", "yi")
)
_TURNED_SCRIPTS = frozenset(("arab", "hebr", "syrc", "thaa", "nkoo"))

#: Between one paragraph and the next.
_BREAK = re.compile(r"\n(?:[ \t]*\n)+")
_ELEMENTS = {"-": "del", "<": "del", "+": "ins", ">": "ins"}


def text(shown: page.Page) -> str:
    """A whole page; windows, histories and printers name it by its day, and tell no more."""
    return _Painter(shown).document()


class _Part(NamedTuple):
    """What stands under a heading, and the parts in it."""

    head: Heading | Section
    level: int
    blocks: list[Block]
    parts: list["_Part"]


class _Painter:
    """Puts a page into markup, in the words of its language."""

    def __init__(self, shown: page.Page) -> None:
        self.page = shown
        self.locale = locale.of(shown.language)
        self.tag = tag(shown.language) or self.locale.language

    def document(self) -> str:
        """The whole page."""
        gettext, (title, *blocks) = self.locale.gettext, self._with_legend()
        assert isinstance(title, Heading)
        head = list(takewhile(lambda each: isinstance(each, page.Paragraph) and each.joins, blocks))
        main = _parted(title, blocks[len(head) :])
        foot = gettext(
            "Made with reflect, from your own words. This page is a single file "
            "that loads nothing and sends nothing. Anyone who has a copy of it "
            "can read it."
        )
        if self.page.sheet:
            foot = gettext(
                "Made with reflect. This page is a single file that loads nothing and "
                "sends nothing."
            )
        contents = self._contents(main.parts, "part")
        listed = element("h2", self.ours(gettext("On this page")), id="contents")
        nav = element("nav", listed, contents, aria_labelledby="contents")
        shown = (self.below(main.blocks), self._parts(main.parts, "part", 2))
        body = element(
            "body",
            element("a", self.ours(gettext("Go to the text")), class_="skip", href="#main"),
            element("header", element("h1", self.ours(title.text)), self.below(head)),
            nav if contents else None,
            element("main", *shown, id="main", tabindex="-1"),
            element("footer", element("p", self.ours(foot))),
            class_=f"sheet {self.page.sheet}" if self.page.sheet else None,
        )
        return document(
            self._head(unbound(title.text)), body, lang=self.tag, dir=direction(self.tag)
        )

    def _head(self, title: str) -> Html:
        names = ("page.css", "sheet.css") if self.page.sheet else ("page.css",)
        sheet = "".join(files(__package__).joinpath(each).read_text("utf-8") for each in names)
        digest = b64encode(sha256(sheet.encode()).digest()).decode()
        policy = "; ".join(
            (
                "default-src 'none'",
                f"style-src 'sha256-{digest}'",
                "base-uri 'none'",
                "form-action 'none'",
            )
        )
        if self.page.name:
            title = self.locale.gettext("Looking back, {day}", day=self.page.name)
        return joined(
            element("meta", charset="utf-8"),
            element("meta", http_equiv="Content-Security-Policy", content=policy),
            element("meta", name_="viewport", content="width=device-width, initial-scale=1"),
            element("meta", name_="color-scheme", content="light dark"),
            element("meta", name_="referrer", content="no-referrer"),
            element("title", title),
            style(sheet),
        )

    def _contents(self, parts: Sequence[_Part], id_: str) -> Html | None:
        """The headings of *parts*, each leading to where it stands."""
        items = [
            element(
                "li",
                element("a", self._title(each.head), href=f"#{id_}-{at}"),
                self._contents(each.parts, f"{id_}-{at}"),
            )
            for at, each in enumerate(parts, 1)
            if isinstance(each.head, Heading) or each.head.is_listed
        ]
        return element("ul", items) if items else None

    def _parts(self, parts: Sequence[_Part], id_: str, level: int) -> Iterator[Html]:
        """Parts of the page; those under a heading on top are landmarks."""
        for at, each in enumerate(parts, 1):
            name, is_question = f"{id_}-{at}", isinstance(each.head, Section)
            title, label = f"{name}-title", each.head.label
            yield element(
                "section",
                element(f"h{min(level, 6)}", self._title(each.head), id=title),
                element("p", self.ours(label), class_="became") if label else None,
                self.below(each.blocks),
                self._parts(each.parts, name, level + 1),
                id=name,
                class_="question" if is_question else None,
                aria_labelledby=title if level == 2 and not is_question else None,
            )

    def _title(self, head: Heading | Section) -> Html:
        if isinstance(head, Section) and head.number:
            return joined(element("span", head.number, class_="number"), " ", self.ours(head.text))
        return self.ours(head.text)

    def _with_legend(self) -> list[Block]:
        """The blocks, and at the top of the first part that has marks what these mean."""
        gettext, blocks = self.locale.gettext, [*self.page.blocks]
        signs = page.signs(blocks) - {"="}
        if not signs:
            return blocks
        meant = gettext("Text that is struck through was there then; underlined text is there now.")
        moved = gettext("Text that only moved has a dotted line.")
        shown = f"{meant} {moved}" if signs & {"<", ">"} else meant
        first = next(at for at, block in enumerate(blocks) if page.signs([block]) - {"="})
        heads = (at for at, block in enumerate(blocks[:first]) if _heads_part(block))
        at = max(heads) + 1
        while isinstance(blocks[at], page.Paragraph):
            at += 1
        return [*blocks[:at], page.Paragraph(shown, "quiet"), *blocks[at:]]

    def ours(self, text: str) -> Html:
        """A *text* of ours, and in it theirs; it says if it is in another language than the page.

        What somebody wrote has whatever direction it is read in.
        """
        pieces = parted(text)
        said = joined(element("bdi", piece) if at % 2 else piece for at, piece in enumerate(pieces))
        is_all_theirs = not "".join(pieces[::2]).strip()
        if is_all_theirs or self.tag.casefold().partition("-")[0] == self.locale.language:
            return said
        return element("span", said, lang=self.locale.language, dir="ltr")

    @singledispatchmethod
    def block(self, block: Any) -> Child:
        """The markup of one block."""
        raise TypeError(block)  # Grids are for the screen.

    def below(self, blocks: Iterable[Block]) -> Html:
        """The markup of *blocks*, one below the other."""
        return joined(map(self.block, blocks))

    @block.register
    def _(self, block: page.Answered) -> Child:
        return self.below(block.blocks)

    @block.register
    def _(self, block: page.Paragraph) -> Child:
        text = self.ours(block.text)
        if block.tone == "aside":
            return _quiet("(", text, ")")
        return element("p", text, class_={"quiet": "quiet", "note": "note"}.get(block.tone))

    @block.register
    def _(self, block: page.Prose) -> Child:
        lead = _quiet(self.ours(block.lead)) if block.lead else None
        return lead, self._paragraphs((("=", block.text),), block.tone)

    @block.register
    def _(self, block: page.Marked) -> Child:
        return self._paragraphs(segment for part in block.parts for segment in part.segments)

    @block.register
    def _(self, block: page.Value) -> Child:
        return element("p", self.ours(block.text), class_="value"), self.below(block.beside)

    @block.register
    def _(self, block: page.Items) -> Child:
        items = []
        for item in block.items:
            segments = item.segments or (("=", item.text),)
            marked = (self._stretch(sign, words[-1]) for sign, *words in segments)
            state = element("span", self.ours(item.state), class_="state") if item.state else None
            line = element("span", marked, dir="auto")
            mark = self._field("mark", item.text) if self._has_fields and block.to_mark else None
            items.append(element("li", mark, line, " " if state else None, state))
        kind = f"items {block.to_mark}".rstrip()
        # Where a list shows no signs, Safari takes it for none.
        role = "list" if block.to_mark else None
        return element("ol" if block.is_ordered else "ul", items, class_=kind, role=role)

    @block.register
    def _(self, block: page.Lines) -> Child:
        size = "short" if block.is_short else "long" if block.number > 1 else "line"
        room: Child = [element("div", class_=f"rule {size}")] * block.number
        day: Child = element("span", class_="rule short")
        if self._has_fields:
            room = self._field(size, block.name, is_long=block.number > 1)
            day = self._field("short", f"{block.name} {block.by}")
        if not block.lead and not block.by:
            return element("div", room, class_="room")
        lead = element("span", self.ours(block.lead)) if block.lead else None
        by = (element("span", self.ours(block.by)), day) if block.by else None
        return element("div", lead, room, by, class_="room led")

    @property
    def _has_fields(self) -> bool:
        return self.page.sheet == "fields"

    def _field(self, size: str, name: str, *, is_long: bool = False) -> Html:
        """A field to type in. It grows, and a saved page keeps it, as no tick would be kept."""
        return element(
            "span" if size == "mark" else "div",
            class_=f"field {size}",
            contenteditable="true",
            role="textbox",
            aria_label=unbound(name),
            aria_multiline="true" if is_long else None,
            # No word of it is for the services of a browser.
            spellcheck="false",
            writingsuggestions="false",
            autocorrect="off",
            dir="auto",
        )

    @block.register
    def _(self, block: page.Sides) -> Child:
        sides = (
            element("div", element("dt", self.ours(name)), element("dd", self.below(blocks)))
            for name, blocks in block.sides
        )
        return element("dl", sides, class_="sides")

    @block.register
    def _(self, block: page.Excerpt) -> Child:
        pieces = (element("mark", piece) if found else piece for piece, found in block.pieces)
        return element("p", pieces, dir="auto")

    @block.register
    def _(self, block: page.Table) -> Child:
        rows = []
        for row in block.rows:
            first, *others = map(self.ours, row.cells)
            notes = (element("span", " ", self.ours(note), class_="state") for note in row.notes)
            cells = [element("td", other) for other in others]
            rows.append(element("tr", element("th", first, scope="row"), cells, joined(notes)))
        return element("table", rows)

    @block.register
    def _(self, block: page.Command) -> Child:
        return None  # It is for a terminal.

    @block.register
    def _(self, block: page.Moments) -> Child:
        moments = []
        for each in block.blocks:
            label = element("span", self.ours(each.label), class_="became")
            when = element("p", self.ours(each.text), " ", label, class_="when")
            moments.append(element("li", when, self.below(each.blocks)))
        return element("ol", moments, class_="moments", role="list")

    @block.register
    def _(self, block: page.Figures) -> Child:
        return element("div", map(self._figure, block.figures), class_="figures")

    def _figure(self, figure: page.Figure) -> Html:
        heads = (element("th", self.ours(head), scope="col") for head in figure.heads)
        rows = []
        for day, rating, texts in figure.rows:
            when = element("th", self.ours(day), scope="row")
            words = self.below(map(page.Prose, texts))
            cells = [when, element("td", self.ours(rating)), element("td", words)]
            rows.append(element("tr", cells[: len(figure.heads)]))
        return element(
            "figure",
            element("figcaption", self.ours(figure.name)) if figure.name else None,
            map(picture, figure.charts),
            (_quiet(self.ours(note)) for note in figure.notes),
            element(
                "table",
                element("caption", self.ours(figure.caption), class_="hidden"),
                element("thead", element("tr", heads)),
                element("tbody", rows),
            ),
        )

    def _paragraphs(self, segments: Iterable[Segment], tone: str = "") -> Html:
        """A text in paragraphs, with marks that are seen and heard."""
        return joined(
            element(
                "p",
                (self._stretch(sign, text) for sign, text in some),
                dir="auto",
                class_=tone or None,
            )
            for some in _by_paragraph(segments)
            if any(text.strip() for _, text in some)
        )

    def _stretch(self, sign: str, text: str) -> Child:
        """A stretch of text; its marks do not reach to the blanks around it."""
        core = text.strip()
        if sign == "=" or not core:
            return text
        gettext = self.locale.gettext
        said = {
            "-": gettext("removed:"),
            "+": gettext("added:"),
            "<": gettext("moved from here:"),
            ">": gettext("moved to here:"),
        }
        before, _, behind = text.partition(core)
        heard = element("span", "[", self.ours(said[sign]), " ", class_="hidden")
        closed = element("span", "]", class_="hidden")
        moved = "moved" if sign in "<>" else None
        return before, element(_ELEMENTS[sign], heard, core, closed, class_=moved), behind


def _parted(title: Heading, blocks: Iterable[Block]) -> _Part:
    """A page under its *title*: what stands above the first heading, and parts in each other."""
    open_ = [_Part(title, title.level, [], [])]
    for block in blocks:
        match block:
            case Section():
                open_[-1].parts.append(_of_section(block))
            case Heading():
                part = _Part(block, block.level, [], [])
                while open_[1:] and open_[-1].level >= part.level:
                    open_.pop()
                open_[-1].parts.append(part)
                open_.append(part)
            case _:
                open_[-1].blocks.append(block)
    return open_[0]


def _of_section(section: Section) -> _Part:
    """A section, and those in it, which stand below all else of it."""
    inner = [each for each in section.blocks if isinstance(each, Section)]
    own: list[Block] = [each for each in section.blocks if not isinstance(each, Section)]
    return _Part(section, 0, own, [*map(_of_section, inner)])


def _heads_part(block: Block) -> bool:
    return isinstance(block, Heading) and block.level < 3


def _by_paragraph(segments: Iterable[Segment]) -> Iterator[list[tuple[str, str]]]:
    """What became of each stretch of a text, and the stretch, by paragraphs."""
    here: list[tuple[str, str]] = []
    for sign, *texts in segments:
        first, *others = _BREAK.split(texts[-1])
        here.append((sign, first))
        for other in others:
            yield here
            here = [(sign, other)]
    yield here


def _quiet(*children: Child) -> Html:
    """A paragraph about an answer, beside it."""
    return element("p", *children, class_="quiet")


def tag(language: str) -> str:
    """The tag of a *language* as a worksheet names it (``de_AT``); nothing where it is none."""
    found = language.replace("_", "-")
    return found if _TAG.fullmatch(found) else ""


def direction(tag: str) -> str:
    """Whether a language is read from the left or from the right: ``ltr`` or ``rtl``."""
    language, *parts = tag.casefold().split("-")
    scripts = [part for part in parts if len(part) == 4 and part.isalpha()]
    is_turned = scripts[0] in _TURNED_SCRIPTS if scripts else language in _TURNED
    return "rtl" if is_turned else "ltr"
