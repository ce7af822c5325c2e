"""Damage by editors, formatters and word processors."""

import re
from collections.abc import Callable

from damaged.case import ELSEWHERE, Case, body, case, edited, head
from damaged.evening import ANSWERS, BODY, HEAD, NOTES, WRITTEN, only

TITLES = re.findall(r"^## (.*)$", BODY, re.MULTILINE)
#: A heading of the entry.
NEAR = "### How near was I?"


def each(pattern: str, new: str | Callable[[re.Match[str]], str]) -> str:
    """The entry with all matches of *pattern* in its page replaced by *new*."""
    changed, count = re.subn(pattern, new, BODY, flags=re.MULTILINE)
    assert count, pattern
    return HEAD + changed


def unmarked(name: str, mark: str, *, kept: str = "", is_named: bool = True) -> Case:
    """A case of a damaged *mark*: its heading is still found, and the mark is content."""
    shown = kept or mark
    problems = {NEAR: "words"} | ({mark: "mark"} if is_named else {})
    words = only(f"{shown}\n\n{WRITTEN['near']}")
    return case(name, body(("<!-- q: near -->", mark)), but={"near": words}, problems=problems)


def folded(name: str, shown: str) -> Case:
    """A case of a damaged heading: it is content of the answer above."""
    return case(name, body((NEAR, shown)), but={"word": f"calm\n\n{shown}"})


OBSIDIAN = [
    case("properties of another order", "---\n" + "".join(sorted(HEAD.splitlines(keepends=True)[1:-1])) + "---\n" + BODY),
    case("a list one a line", head(("[Sam, Kim]", "\n  - Sam\n  - Kim"), ("[reflect]", "\n  - reflect"))),
    case("links to people", head(("[Sam, Kim]", '\n  - "[[Sam]]"\n  - "[[Kim]]"'))),
    case("a link to one", head(("[Sam, Kim]", '"[[Sam]]"')), top={"about": ("Sam",)}),
    case("links with another text", head(("[Sam, Kim]", '\n  - "[[Sam|my sister]]"\n  - "[[people/Kim|Kim]]"')), top={"about": ("Sam", "people/Kim")}),
    case("links without quotes", head(("[Sam, Kim]", "[[Sam]]")), top={"about": ("Sam",)}),
    case("aliases and classes", head(("tags:", "aliases: []\ncssclasses:\n  - wide\ntags:"))),
    case("a new tag", head(("[reflect]", "\n  - reflect\n  - evening/late")), top={"tags": ("reflect", "evening/late")}),
    case("no blank line below the properties", HEAD + BODY.lstrip("\n")),
    case("a block's name behind a paragraph", edited(("harbour.", "harbour. ^a1b2c3")), but={"how": "We sat by the window.\n\nShe told me about the harbour. ^a1b2c3"}),
    case("comments of its own", edited(("calm", "calm %% not quite %%")), but={"word": "calm %% not quite %%"}),
    case("boxes of its own kinds", edited(("- [x] mend", "- [>] mend")), but={"plan": [ANSWERS["plan"][0], {"text": "mend the lamp", "marks": ["[>]"]}]}),
    case("a day behind what is done", edited(("mend the lamp", "mend the lamp ✅ 2026-11-24")), but={"plan": [ANSWERS["plan"][0], {"text": "mend the lamp", "done": True, "marks": ["✅ 2026-11-24"]}]}),
]  # fmt: skip

PRETTIER = [
    case("blank lines around comments", each(r"^(<!-- .* -->)$", r"\n\1\n")),
    case("blank lines around headings", each(r"^(#+ .*)$", r"\n\1\n")),
    case("stars for dashes", each(r"^- ", "* ")),
    case("three blanks behind a dash", each(r"^- ", "-   ")),
    case("items set in", each(r"^- ", " - ")),
    case("every number made 1", each(r"^\d\. ", "1. ")),
    case("brackets behind numbers", each(r"^(\d)\. ", r"\1) ")),
    case("blank lines between items", edited(("quiet\n", "quiet\n\n"), ("bread\n", "bread\n\n"), ("12-01)\n", "12-01)\n\n")), but={"helped": (["quiet"], "- [x] a walk"), "good": (["bread"], "2. lamplight\n3. her laugh"), "plan": ([ANSWERS["plan"][0]], "- [x] mend the lamp")}),
    case("stars for emphasis", edited(("_(not today)_", "*(not today)*")), but={"safe Kim": only("*(not today)*")}, problems={"### How safe do I feel with Kim?": "words"}),
    case("escaped emphasis", edited(("_(not today)_", r"\_(not today)\_")), but={"safe Kim": only(r"\_(not today)\_")}, problems={"### How safe do I feel with Kim?": "words"}),
    case("escaped brackets", edited(("- [x] mend", r"- \[x\] mend")), but={"plan": (ANSWERS["plan"][:1], r"- \[x\] mend the lamp")}, problems={r"- \[x\] mend the lamp": "not-an-action"}),
    case("an escaped hash", edited(("Old habits.", r"\# Old habits.")), but={"held": "# Old habits."}),
    case("underscores for emphasis", edited(("Old habits.", "_Old_ __habits__.")), but={"held": "_Old_ __habits__."}),
    case("a table padded", edited(("Old habits.", "| a  | b  |\n| -- | -- |\n| 1  | 22 |")), but={"held": "| a  | b  |\n| -- | -- |\n| 1  | 22 |"}),
    case("long lines broken", edited(("She told me about", "She told me\nabout")), but={"how": "We sat by the window.\n\nShe told me\nabout the harbour."}),
    case("a long heading broken", edited(("### How safe do I feel with Sam?", "### How safe do I feel\nwith Sam?")), notes=NOTES | {"Each person": "### How safe do I feel\nwith Sam?"}),
    case("headings closed", each(r"^(#+) (.*)$", r"\1 \2 \1")),
    unmarked("comments without blanks", "<!--q: near-->"),
    unmarked("capitals in comments", "<!-- Q: near -->"),
]  # fmt: skip

TRIMMING = [
    case("blanks behind lines", each(r"$", "  "), but={"how": "We sat by the window.  \n  \nShe told me about the harbour.  ", "word": "calm  ", "near": (7, "Nearer than in spring.  "), "held": "Old habits.  ", "safe Kim": only("_(not today)_  ")}, notes=NOTES | {"": "The rain had just stopped.  ", "Looking back": "Before supper.  "}, problems={"### How safe do I feel with Kim?": "words"}),
    case("a line break of two blanks trimmed", edited(("window.", "window.  ")), but={"how": "We sat by the window.  \n\nShe told me about the harbour."}),
    case("never two blank lines", edited(("stopped.\n", "stopped.\n\n\n"))),
    case("blanks that do not break", edited(("### How near was I?", "### How\xa0near was\xa0I?"), ("7 / 10", "7\xa0/\xa010"))),
    unmarked("blanks that do not break in marks", "<!-- q:\xa0near -->"),
    case("letters without width", edited(("calm", "\u200bcalm\u200b"), ("7 / 10", "7 / 10\u200b")), but={"word": "\u200bcalm\u200b", "near": only("7 / 10\u200b\n\nNearer than in spring.")}, problems={"### How near was I?": "words"}),
    case("all set in by two blanks", each(r"^(?=[^-\n])", "  "), but={"how": "  We sat by the window.\n\n  She told me about the harbour.", "word": "  calm", "near": (7, "  Nearer than in spring."), "held": "  Old habits.", "safe Kim": only("  _(not today)_")}, notes=NOTES | {"": "  The rain had just stopped.", "Looking back": "  Before supper."}, problems={"### How safe do I feel with Kim?": "words"}),
]  # fmt: skip

WORD = [
    unmarked("dashes made one", "<!– q: near –>"),
    unmarked("comments shown as text", "&lt;!-- q: near --&gt;"),
    unmarked("comments escaped", r"\<!-- q: near --\>", kept=r"<!-- q: near --\>", is_named=False),
    case("smart quotes around a name", body(("for: Sam", "for: “Sam”")), gone="safe Sam", notes=NOTES | {"Each person": "### How safe do I feel with Sam?\n<!-- q: safe, for: “Sam” -->\n\n8 / 10"}, problems={"### How safe do I feel with Sam?": ELSEWHERE, "<!-- q: safe, for: “Sam” -->": "mark"}),
    case("straight quotes around a name", edited(("for: Sam", 'for: "Sam"'))),
    case("smart quotes in an answer", edited(("calm", "“calm” – it’s …")), but={"word": "“calm” – it’s …"}),
    case("three dots made one in a head", head(("An evening", "An evening…")), top={"title": "An evening…"}),
    case("another slash", edited(("7 / 10", "7 ⁄ 10")), but={"near": only("7 ⁄ 10\n\nNearer than in spring.")}, problems={"### How near was I?": "words"}),
    case("bullets", each(r"^- ", "• "), but={"helped": only(WRITTEN["helped"].replace("-", "•")), "plan": only("• [ ] write to her (by 2026-12-01)\n• [x] mend the lamp")}, problems={"### What helped?": "words", "### What will I do?": "words"}),
    case("boxes as letters", edited(("- [x] quiet\n- [x] a walk", "☒ quiet\n☒ a walk\n☐ time")), but={"helped": only("☒ quiet\n☒ a walk\n☐ time")}, problems={"### What helped?": "words"}),
    case("links of headings", edited(("### How near was I?", "### [How near was I?](#near)"))),
]  # fmt: skip

HTML = [
    case("paragraphs", each(r"^(We sat.*|calm|7 / 10|Old habits\.)$", r"<p>\1</p>"), but={"how": "<p>We sat by the window.</p>\n\nShe told me about the harbour.", "word": "<p>calm</p>", "near": only("<p>7 / 10</p>\n\nNearer than in spring."), "held": "<p>Old habits.</p>"}, problems={"### How near was I?": "words"}),
    folded("headings", "<h3>How near was I?</h3>"),
    case("all in one element", HEAD + f"<div>\n{BODY}\n</div>\n", notes=NOTES | {"": "<div>\n\nThe rain had just stopped."}, but={"plan": (ANSWERS["plan"], "</div>")}),
    case("a comment around an answer", edited(("Old habits.", "<!--\nOld habits.\n-->")), but={"held": "<!--\nOld habits.\n-->"}),
    case("a comment around a question", body(("### In one word?", "<!--\n### In one word?"), ("calm\n", "calm\n-->\n")), but={"how": f"{WRITTEN['how']}\n\n<!--", "word": "calm\n-->"}),
    unmarked("two comments on a line", "<!-- q: near --><!-- mine -->"),
    case("a comment of one's own below a mark", edited(("<!-- q: word -->", "<!-- q: word -->\n<!-- mine -->")), but={"word": "<!-- mine -->\n\ncalm"}),
    unmarked("a mark on several lines", "<!--\nq: near\n-->", is_named=False),
]  # fmt: skip

HEADINGS = [
    case("one level up", each("^#(#+) ", r"\1 ")),
    case("one level down", each("^#", "##"), notes=NOTES | {"": "## An evening\n\nThe rain had just stopped."}),
    case("all of level 1", each("^#+ ", "# ")),
    case("all of level 6", each("^#+ ", "###### "), notes=NOTES | {"": "###### An evening\n\nThe rain had just stopped."}),
    folded("folded to bold", "**How near was I?**"),
    case("a step underlined", body(("## Looking closer", "Looking closer\n--------------")), but={"held": "Old habits.\n\nLooking closer\n--------------"}, notes=[(title.replace("Looking closer", ""), note) for title, note in NOTES.items()]),
    case("the title underlined", body(("# An evening\n", "An evening\n==========\n")), notes=NOTES | {"": "An evening\n==========\n\nThe rain had just stopped."}),
    folded("without a blank behind the hashes", "###How near was I?"),
    case("set in by three", each(r"^#", "   #")),
    folded("set in by four", "    ### How near was I?"),
    case("numbered", each(r"^### ", "### 1. ")),
    case("of other letters", each(r"^### (.*)$", lambda found: f"### {found[1].upper()}")),
    case("gone", each(r"^#+ .*\n", ""), notes=[("", "The rain had just stopped."), ("", "Before supper."), ("", ""), ("", ""), ("", "")]),
    case("empty", each(r"^(#+) .*$", r"\1"), notes=[("", "The rain had just stopped."), ("", "Before supper."), ("", ""), ("", ""), ("", "")]),
    case("another title", edited(("# An evening", "# A hard evening"))),
    case("two titles", body(("# An evening", "# An evening\n\n# An evening")), notes=NOTES | {"": "# An evening\n\nThe rain had just stopped."}),
    case("a heading of one's own in an answer", edited(("She told", "#### Later\n\nShe told")), but={"how": "We sat by the window.\n\n#### Later\n\nShe told me about the harbour."}),
    case("a heading of level 3 in an answer", edited(("She told", "### Later\n\nShe told")), but={"how": "We sat by the window.\n\n### Later\n\nShe told me about the harbour."}),
    case("a heading of level 2 in an answer", edited(("She told", "## Later\n\nShe told")), but={"how": "We sat by the window.\n\n## Later\n\nShe told me about the harbour."}),
    case("a heading at the end of an answer", body(("calm\n", "calm\n\n## Later\n")), notes=[*list(NOTES.items())[:2], ("Later", ""), *list(NOTES.items())[2:]]),
    case("a rule above a question", body((NEAR, f"---\n\n{NEAR}")), but={"word": "calm\n\n---"}),
]  # fmt: skip

FAMILIES: dict[str, list[Case]] = {
    "Obsidian": OBSIDIAN,
    "Prettier and its like": PRETTIER,
    "trimming": TRIMMING,
    "word processors": WORD,
    "HTML": HTML,
    "headings": HEADINGS,
}
