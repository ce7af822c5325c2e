"""Markup, and the one place where text becomes part of it."""

from collections.abc import Iterable
from html import escape

from reflect.text import visible


class Html(str):
    """Markup. Any other text is made harmless before it becomes part of it."""

    __slots__ = ()


#: What an element may have in it; nothing where it is None.
Child = str | Iterable["Child"] | None

#: Elements that have nothing in them, and no end.
_VOID = frozenset({"br", "col", "meta"})


def joined(*children: Child) -> Html:
    """*children* one after the other."""
    return Html("".join(map(_written, children)))


def element(name: str, *children: Child, **attributes: object) -> Html:
    """The element *name* with *children* in it.

    Of an attribute's name a last underscore is dropped, and any other is a hyphen; one that is
    None or False is left out, and one that is True has no value.
    """
    start = "".join(
        f" {key.removesuffix('_').replace('_', '-')}"
        + ("" if value is True else f'="{_harmless(str(value))}"')
        for key, value in attributes.items()
        if value is not None and value is not False
    )
    if name in _VOID:
        return Html(f"<{name}{start}>")
    return Html(f"<{name}{start}>{joined(*children)}</{name}>")


def style(sheet: str) -> Html:
    """An element with a style *sheet* of ours, in which nothing is escaped."""
    return Html(f"<style>{sheet}</style>")


def document(head: Child, body: Child, **attributes: object) -> Html:
    """A whole page."""
    html = element("html", element("head", head), "\n", body, **attributes)
    return Html(f"<!doctype html>\n{html}\n")


def _written(child: Child) -> str:
    if child is None or isinstance(child, Html):
        return child or ""
    return _harmless(child) if isinstance(child, str) else joined(*child)


def _harmless(text: str) -> str:
    """*text* as a browser shows it, whatever is in it: no markup, and nothing that turns it."""
    return escape(visible(text))
