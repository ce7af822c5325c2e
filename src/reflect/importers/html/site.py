"""What on a page of HTML belongs to the website around a document, not to the document."""

import re
from collections.abc import Mapping

#: Elements whose text is not for reading, or not of the document.
SILENT = frozenset({
    "script", "style", "template", "noscript", "svg", "iframe", "object", "video", "audio",
    "canvas", "button", "datalist", "rt", "rp", "del", "map", "head", "title",
})  # fmt: skip
AROUND = frozenset({"nav", "aside", "dialog", "footer", "menu"})
_ROLES = frozenset({
    "navigation", "banner", "contentinfo", "search", "dialog", "alertdialog", "complementary",
    "menu", "menubar", "toolbar",
})  # fmt: skip
#: Programs make the ids of other elements from the words of the document.
_NAMED_BY_ID = frozenset({"div", "form", "ul", "header"})
_NAMED_BY_CLASS = _NAMED_BY_ID | {"section", "ol", "p", "span", "a", "h2", "h3", "h4"}
#: Words in the names of classes and ids.
_WORDS = frozenset({
    "nav", "navbar", "navigation", "breadcrumb", "breadcrumbs", "sidebar", "subscription",
    "comments", "disqus", "advert", "advertisement", "popup", "modal", "pagination", "masthead",
    "toc", "skiplink", "footer", "topbar", "byline", "cta",
})  # fmt: skip
#: Parts of names.
_PARTS = (
    "cookie", "gdpr", "onetrust", "usercentrics", "newsletter", "subscribe", "comment-respond",
    "comment-list", "related-posts", "relatedposts", "skip-link", "screen-reader-text", "sr-only",
    "visually-hidden", "site-header", "sharedaddy", "share-buttons", "social-share",
    "page-metadata",
    "social-links", "social-icons", "social-media", "author-box", "post-meta", "entry-meta",
    "posted-on", "reading-time", "site-info", "back-to-top", "table-of-contents", "consent-",
)  # fmt: skip
#: Whole ids.
_IDS = frozenset({
    "foot", "footer", "bottom", "comments", "respond", "disqus_thread", "sidebar", "newsletter",
    "related",
})  # fmt: skip
_BUTTONS = frozenset({"btn", "button"})
_WORD = re.compile("[a-z]+|[A-Z][a-z]*")


def is_around(tag: str, attributes: Mapping[str, str], styles: Mapping[str, str]) -> bool:
    """Whether an element is not part of the document, or cannot be seen."""
    if tag in AROUND or attributes.get("role", "") in _ROLES:
        # Notion and others set off a box of the document as an aside.
        return not (tag == "aside" and "callout" in attributes.get("class", ""))
    if tag == "table" and attributes.get("class") == "properties":  # of a page in Notion
        return True
    if tag == "div" and attributes.get("title") in ("header", "footer"):  # of LibreOffice
        return True
    if tag in ("div", "section") and attributes.get("id", "").casefold() in _IDS:
        return True
    return is_hidden(attributes, styles) or _is_named(tag, attributes)


def is_hidden(attributes: Mapping[str, str], styles: Mapping[str, str]) -> bool:
    """Whether an element is not shown."""
    return (
        "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or styles.get("display") == "none"
        or styles.get("visibility") == "hidden"
    )


def _is_named(tag: str, attributes: Mapping[str, str]) -> bool:
    """Whether its names say that an element belongs to the website."""
    names = attributes.get("class", "") if tag in _NAMED_BY_CLASS else ""
    names += f" {attributes.get('id', '')}" if tag in _NAMED_BY_ID else ""
    words = {word.casefold() for word in _WORD.findall(names)}
    return bool(words & _WORDS) or any(part in names.casefold() for part in _PARTS)


def is_button(tag: str, classes: str) -> bool:
    """Whether an element is a link that looks like a button."""
    return tag == "a" and not _BUTTONS.isdisjoint(map(str.casefold, _WORD.findall(classes)))
