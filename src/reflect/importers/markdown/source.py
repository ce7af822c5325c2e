"""Takes off a Markdown file what its reader does not see: front matter, comments, and templating.

Line numbers stay as they are. The marks of note-taking apps become plain Markdown.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from reflect.text import LINE_END

#: Stands for nothing in an item, so that an empty one begins a list as it does in editors.
NOTHING = "\u200b"
#: Stands before a comment that tells how to fill in the worksheet.
HINT = "\u2063"

_FRONT = re.compile(r"---[ \t]*\n(.*?\n)??(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)
_KEY = re.compile(r"(title|lang|language)\s*:\s*[\"']?([^\"'\n]{1,300})", re.IGNORECASE)
_CODE = (("<%", "%>"), ("{%", "%}"))
#: In comments for programs, and in what was taken out.
_NO_HINT = re.compile(r"[?？؟={}<>_/\\|#]")
# Notion writes the properties of a page below its title; one at least is a day and an hour.
_PROPERTIES = re.compile(r"\s*# [^\n]*\n\n((?:[^\W\d][^:\n]{0,40}: [^\n]*\n)+)\n")
_TIMED = re.compile(r"\d{4},? \d{1,2}:\d{2}")
_MUSTACHE = re.compile(r"\[\[\{\{[^{}\n]{0,200}\}\}\]\]|\{\{[^{}\n]{0,200}\}\}")
_FENCE = re.compile(r"\s{0,3}(?:`{3,}|~{3,})")
_WRAPPER = re.compile(
    r"</?(?:aside|details|summary|div|section|center|p|span|font|mark|figure)(?:\s[^<>\n]{0,300})?>",
    re.IGNORECASE,
)
_EMPTY_ITEM = re.compile(r"([ \t]{0,60}(?:>[ \t]{0,60})?(?:[-*+]|\d{1,3}[.)]))[ \t]*")
_UNDERLINE = re.compile(r"-{3,}[ \t]*")
_SENTENCE = re.compile(r"[.?!:;…。？！]['\")\]”’*_]*$")
_BLOCK_ID = re.compile(r"(?:^|\s)\^[A-Za-z0-9-]{1,60}$")
# Of a heading, as Google Docs and pandoc write them.
_ATTRIBUTES = re.compile(r"(?<=\S)[ \t]*\{[#.][^{}\n]{0,200}\}$")
#: Headings, and what would be some if a space stood behind the marks, as it did not have to once.
_HEADING = re.compile(r"^#{1,6} ", re.MULTILINE)
_UNSPACED_HEADING = re.compile(r"^(#{1,6})(?=[^\W\d_])([^#\n]*)$", re.MULTILINE)
_TAGS = re.compile(r"\s*(?:#[^\W\d][\w/-]{0,60}(?:\s+|$))+")
_TAG_AT_END = re.compile(r"(?<=\S)(?:[ \t]+#[^\W\d][\w/-]{0,60}){1,20}$")
_INLINE_KEY = re.compile(r"[\[(]([^\W\d][\w -]{0,40})::[ \t]*([^\])\n]{0,100})[\])]")
_KEY_VALUE = re.compile(r"^([ \t]*(?:[-*+][ \t]+)?(?:\*\*)?[^\W\d][^:\n`|]{0,60})::(?=\s|$)")
_EMBED = re.compile(r"!\[\[[^\[\]\n]{1,200}\]\]")
_WIKI = re.compile(r"\[\[(?:[^\[\]|\n]{1,200}\|)?([^\[\]|\n]{1,200})\]\]")
_MARKED = re.compile(r"==(?=\S)([^=\n]{1,300})==")
#: A line that only leads to other notes.
_LINKS = re.compile(r"(?:[\w ]{1,30}:)?[\s>|·•,/←→-]*")
_INLINE_TAG = re.compile(r"(?<!\S)#[^\W\d][\w/-]{0,60}")


@dataclass
class Source:
    """The text of a file without what is not to be seen."""

    text: str
    title: str = ""
    language: str = ""
    #: The first line with code that an app fills in, and with a comment; 0 if there is none.
    coded: int = 0
    commented: int = 0
    #: The first line with a tag, or with nothing but links.
    tagged: int = 0


def cleaned(text: str) -> Source:
    """The source that people read in *text*."""
    text = LINE_END.sub("\n", text)
    source = Source(text)
    front = _FRONT.match(text)
    if front:
        for key, value in _KEY.findall(front[1] or ""):
            if key.casefold() == "title":
                source.title = value.strip()
            else:
                source.language = value.strip()
        text = "\n" * front[0].count("\n") + text[front.end() :]
    properties = _PROPERTIES.match(text)
    if properties and _TIMED.search(properties[1]):
        source.coded = text.count("\n", 0, properties.start(1)) + 1
        blank = "\n" * properties[1].count("\n")
        text = text[: properties.start(1)] + blank + text[properties.end(1) :]
    text, source.commented = _without(text, "<!--", "-->", _hint)
    text, first = _without(text, "%%", "%%")
    source.commented = source.commented or first
    for begin, end in _CODE:
        text, first = _without(text, begin, end)
        source.coded = source.coded or first
    if not _HEADING.search(text) and len(_UNSPACED_HEADING.findall(text)) > 1:
        text = _UNSPACED_HEADING.sub(r"\1 \2", text)
    source.text = "\n".join(_lines(text.split("\n"), source))
    return source


def _nothing(_: str) -> str:
    return ""


def _without(
    text: str, begin: str, end: str, kept_of: Callable[[str], str] = _nothing
) -> tuple[str, int]:
    """*text* without what stands from *begin* to *end*, and the line of the first of these.

    *kept_of* says what is kept of such a piece on lines of its own right below another, but for a
    title.
    """
    kept, at, first = [], 0, 0
    while (start := text.find(begin, at)) >= 0:
        stop = text.find(end, start + len(begin))
        if stop < 0:
            break
        inside = text[start + len(begin) : stop]
        begun = text.rfind("\n", 0, start) + 1
        above = text[text.rfind("\n", 0, max(0, begun - 1)) + 1 : begun].strip()
        is_told = above and not above.startswith("# ") and not text[begun:start].strip()
        shown = kept_of(inside) if is_told else ""
        if not shown:
            first = first or text.count("\n", 0, start) + 1
        kept += [text[at:start], shown or "\n" * inside.count("\n")]
        at = stop + len(end)
    return "".join([*kept, text[at:]]), first


def _hint(comment: str) -> str:
    """*comment* if it tells people how to fill in the worksheet, else ""."""
    is_told = len(comment.split()) > 3 and not _NO_HINT.search(comment)
    return "\n".join(f"{HINT}{line.strip()}" for line in comment.split("\n")) if is_told else ""


def _lines(lines: list[str], source: Source) -> Iterator[str]:
    fence = ""
    for number, line in enumerate(lines):
        found = _FENCE.match(line)
        if found:
            mark = found[0].strip()
            fence = mark if not fence else "" if mark.startswith(fence) else fence
            yield line
        elif fence:
            yield line
        else:
            before = lines[number - 1] if number else ""
            is_apart = number < 2 or not lines[number - 2].strip()
            made = _line(line.rstrip(), number + 1, before if is_apart else f"{before}.", source)
            yield f"{made}  " if line.endswith("  ") and made.strip() else made


def _line(line: str, number: int, before: str, source: Source) -> str:
    """*line* as plain Markdown; *before* is the line above it, or ends like a sentence."""
    line = line.replace("\xa0", " ")
    if not line:
        return ""
    if _UNDERLINE.fullmatch(line):
        # A divider below a sentence, or a wrapped one, makes no heading of it.
        is_text = bool(_SENTENCE.search(before.rstrip())) or len(before) > 80
        return "***" if is_text else line
    if _MUSTACHE.search(line):
        source.coded = source.coded or number
        line = _MUSTACHE.sub("", line)
        if not re.search(r"[^\W_]", line):
            return ""
    line = _BLOCK_ID.sub("", line)
    if "[[" in line:
        if _LINKS.fullmatch(_INLINE_TAG.sub("", _WIKI.sub("", line))):
            source.tagged = source.tagged or number
            return ""
        line = _WIKI.sub(r"\1", _EMBED.sub("![](embedded)", line))
    if line.startswith("#"):
        line = _ATTRIBUTES.sub("", line)
    if "#" in line:
        shown = "" if _TAGS.fullmatch(line) else line[:-200] + _TAG_AT_END.sub("", line[-200:])
        source.tagged = source.tagged or (number if shown != line else 0)
        line = shown
    if "::" in line:
        line = _KEY_VALUE.sub(r"\1:", _INLINE_KEY.sub(r"\1: \2", line), count=1)
    line = _MARKED.sub(r"\1", _WRAPPER.sub("", line))
    empty = _EMPTY_ITEM.fullmatch(line)
    return f"{empty[1]} {NOTHING}" if empty else line
