"""Damage to the front matter."""

from damaged.case import Case, case, edited, head, lost, other
from damaged.evening import ANSWERS, BODY, ENTRY, HEAD, NOTES, UNKNOWN

INSIDE = HEAD[4:-4]
#: Part of the message about malformed front matter.
YAML = "cannot be read as YAML"


def titled(written: str) -> str:
    """The entry with the title *written*, in YAML."""
    return head(("An evening", written))


def bomb(lines: str) -> str:
    """The entry with *lines* appended to its front matter."""
    return f"---\n{INSIDE}{lines}\n---\n{BODY}"


FENCES = [
    case("three dots below", f"---\n{INSIDE}...\n{BODY}"),
    case("blanks behind them", f"---  \n{INSIDE}---   \n{BODY}"),
    case("a blank line above", f"\n{ENTRY}"),
    case("blank lines inside", f"---\n\n{INSIDE}\n\n---\n{BODY}"),
    case("the closing one gone", f"---\n{INSIDE}{BODY}", problems={1: "closing --- is missing"}),
    case(
        "the closing one gone, and a rule in an answer",
        edited(("We sat by", "---\n\nWe sat by"), text=f"---\n{INSIDE}{BODY}"),
        but={"how": "---\n\nWe sat by the window.\n\nShe told me about the harbour."},
        problems={1: "closing --- is missing"},
    ),
    case(
        "the closing one with a word behind it",
        f"---\n{INSIDE}--- end\n{BODY}",
        problems={1: "closing --- is missing"},
        notes=NOTES | {"": "--- end\n\nThe rain had just stopped."},
    ),
    case("the opening one gone", f"{INSIDE}---\n{BODY}", **lost(f"{INSIDE}---\n")),
    case("the opening one of four", f"-{ENTRY}", **lost(f"-{HEAD}")),
    case("a line above", f"Dear diary\n{ENTRY}", **lost(f"Dear diary\n{HEAD}")),
    case("a title above", f"# Mine\n\n{ENTRY}", **lost(HEAD, "\n# An evening")),
    case("dashes made one, as Word does", ENTRY.replace("---\n", "—\n"), **lost(HEAD.replace("---", "—"))),
    case("in a code block", f"```yaml\n{HEAD}```\n{BODY}", **lost(f"```yaml\n{HEAD}```")),
    case("pluses, as TOML has them", ENTRY.replace("---\n", "+++\n"), **lost(HEAD.replace("---", "+++"))),
    case("two heads", HEAD + "\n" + ENTRY, notes=NOTES | {"": f"{HEAD.strip()}\n\nThe rain had just stopped."}),
    case("a head around the head", f"---\ncssclass: x\n---\n{ENTRY}", top=UNKNOWN["top"], answers=UNKNOWN["answers"], notes=NOTES | {"": f"{HEAD}\n{NOTES['']}"}),
    case("a rule right below", HEAD + "\n---\n" + BODY, notes=NOTES | {"": "---\n\nThe rain had just stopped."}),
    other("gone, with all marks", "# An evening\n\n### How was it?\n\nfine\n"),
]  # fmt: skip

KEYS = [
    case("a key twice, alike", head(("language: en\n", "language: en\n" * 2)), problems={8: "twice"}),
    case("a key twice, otherwise", head(("status: complete\n", "status: draft\nstatus: complete\n")), top={"status": "draft"}, problems={9: "twice"}),
    case("the worksheet twice", head(("worksheet: an-evening\n", "worksheet: an-evening\nworksheet: a-morning\n")), problems={6: "twice"}),
    case("a list of people twice", head(("about: [Sam, Kim]\n", "about: [Sam, Kim]\nabout:\n  - Alex\n")), problems={10: "twice"}),
    case("reordered", "---\n" + "".join(sorted(INSIDE.splitlines(keepends=True), reverse=True)) + "---\n" + BODY),
    case("with capitals", head(("status: complete", "Status: Draft"), ("title:", "Title:")), top={"title": "", "status": "complete"}),
    case("in quotes", head(("title:", '"title":'), ("worksheet:", "'worksheet':"))),
    case("without a blank behind the colon", head(("language: en", "language:en")), problems={7: YAML}),
    case("indented, all of them", "---\n" + "".join(f"  {line}\n" for line in INSIDE.splitlines()) + "---\n" + BODY),
    case("indented, one of them", head(("status: complete", "  status: complete")), problems={8: YAML}),
    case("unknown ones", bomb("mood: 3\ncssclasses: [wide]\npublish: false")),
    case("nested ones", bomb("weather:\n  sky: grey\n  wind:\n    - north\n    - cold")),
    case("the worksheet's line gone", head(("worksheet: an-evening\n", "")), answers=UNKNOWN["answers"], top={"worksheet": ""}),
    case("a worksheet that is gone", head(("an-evening", "a-morning")), answers=UNKNOWN["answers"], top={"worksheet": "a-morning"}),
    case("a worksheet that is a path", head(("an-evening", "../../an-evening")), answers=UNKNOWN["answers"], top={"worksheet": "../../an-evening"}),
    case("a list for a head", "---\n- worksheet: an-evening\n---\n" + BODY, **UNKNOWN, problems={2: "not a list of"}),
    case("two documents", bomb("---\nmine: 1"), problems={}, notes=NOTES | {"": "mine: 1\n---\n\nThe rain had just stopped."}),
]  # fmt: skip

WRITTEN = [
    case("a colon", titled("Week 3: what now"), top={"title": "Week 3: what now"}, problems={2: YAML}),
    case("a hash", titled("C # minor"), top={"title": "C"}),
    case("a hash first", titled("#1"), top={"title": ""}),
    case("a bracket that stays open", titled("[not sure"), top={"title": "[not sure"}, problems={2: YAML}),
    case("braces", titled("{date}"), top={"title": ""}),
    case("a template's braces", titled("{{title}}"), top={"title": "{{title}}"}, problems={2: "not a plain word"}),
    case("a star", titled("*soft*"), top={"title": "*soft*"}, problems={2: "anchors and aliases"}),
    case("an at", titled("@home"), top={"title": "@home"}, problems={2: YAML}),
    case("a dash", titled("- one"), top={"title": "- one"}, problems={2: YAML}),
    case("single quotes", titled("'it''s fine'"), top={"title": "it's fine"}),
    case("a quote that stays open", titled('"An evening'), top={"title": "An evening"}, problems={4: YAML}),
    case("words behind a quote", titled('"An" evening'), top={"title": 'An" evening'}, problems={2: YAML}),
    case("escapes", titled(r'"An\u0020ev\ening"'), top={"title": "An ev\x1bning"}),
    case("an escape of half a pair", titled(r'"An \ud83d"'), top={"title": "An \ufffd"}),
    case("an escape beyond all letters", titled(r'"\U0011FFFF"'), top={"title": r"\U0011FFFF"}, problems={2: YAML}),
]  # fmt: skip

TYPES = [
    case("a day alone", head(("T21:14:00", "")), top={"date": "2026-11-23"}),
    case("a blank for the T", head(("T21:14:00", " 21:14")), top={"date": "2026-11-23 21:14"}),
    case("an offset behind the time", head(("T21:14:00", "T21:14:00+01:00")), top={"date": "2026-11-23T21:14:00+01:00"}),
    case("a day as Germans write it", head(("2026-11-23T21:14:00", "23.11.2026")), top={"date": "23.11.2026"}),
    case("a day that is none", head(("2026-11-23T21:14:00", "2026-02-30")), top={"date": "2026-02-30"}),
    case("only a time", head(("2026-11-23T21:14:00", "12:30:00")), top={"date": "12:30:00"}),
    case("an offset without quotes", head(('"+01:00"', "+01:00"))),
    case("no, as in Norwegian", head(("language: en", "language: no")), top={"language": "no"}),
    case("yes for a title", titled("yes"), top={"title": "yes"}),
    case("null for a title", titled("null"), top={"title": "null"}),
    case("an octal for a title", titled("012"), top={"title": "012"}),
    case("a sum of sixties for a title", titled("12:30:00"), top={"title": "12:30:00"}),
    case("a version with a point", head(("version: 2", "version: 2.0")), top={"worksheet_version": None}),
    case("a version of 5,000 digits", head(("version: 2", f"version: {'9' * 5000}")), top={"worksheet_version": None}),
    case("a status with capitals", head(("complete", "Draft")), top={"status": "draft"}),
    case("a status in a list", head(("complete", "[draft]")), top={"status": "complete"}),
    case("a worksheet in a list", head(("an-evening", "[an-evening]")), answers=UNKNOWN["answers"], top={"worksheet": ""}),
    case("people in one string", head(("[Sam, Kim]", "Sam, Kim")), top={"about": ("Sam, Kim",)}),
    case("people as keys", head(("[Sam, Kim]", "{Sam: 1}")), top={"about": ()}),
    case("people as numbers and truths", head(("[Sam, Kim]", "[7, true, null, Kim]")), top={"about": ("7", "true", "null", "Kim")}),
    case("tags with hashes", head(("[reflect]", '["#reflect"]')), top={"tags": ("#reflect",)}),
    case("tags in tags", head(("[reflect]", "[[reflect]]")), top={"tags": ()}),
]  # fmt: skip

LEVELS = range(9)
BOMBS = [
    case("aliases of aliases", bomb("a0: &a0 [x, x]\n" + "\n".join(f"a{n + 1}: &a{n + 1} [{', '.join([f'*a{n}'] * 9)}]" for n in LEVELS)), problems={11: "anchors and aliases"}),
    case("merged keys of merged keys", bomb("m0: &m0 {k: v}\n" + "\n".join(f"m{n + 1}: &m{n + 1}\n  <<: [{', '.join([f'*m{n}'] * 9)}]" for n in LEVELS)), problems={11: "anchors and aliases"}),
    case("a list that holds itself", bomb("a: &a [*a]"), problems={11: "anchors and aliases"}),
    case("an anchor that nobody uses", head(("An evening", "&t An evening")), top={"title": "&t An evening"}, problems={2: "anchors and aliases"}),
    case("a merged key", bomb("<<: {mood: 3}")),
    case("1,000 lists deep", bomb("deep: " + "[" * 1000 + "]" * 1000), problems={11: "nested too deeply"}),
    case("1,000 lists deep, never closed", bomb("deep: " + "[" * 1000), problems={11: "nested too deeply"}),
    case("1,000 mappings deep", bomb("deep: " + "{a: " * 1000 + "}" * 1000), problems={11: "nested too deeply"}),
    case("1,000 dashes deep", bomb("deep:\n" + "- " * 1000 + "x"), problems={12: "nested too deeply"}),
    case("1,000 indents deep", bomb("deep:\n" + "".join(f"{' ' * n}a:\n" for n in range(1, 1000))), problems={60: "nested too deeply"}),
    case("1,000 keys", bomb("\n".join(f"key{n}: {n}" for n in range(1000)))),
    case("a key of 10,000 letters", bomb("k" * 10_000 + ": x"), problems={11: YAML}),
    case("a million letters", bomb(f"mine: {'x' * 1_000_000}"), problems={2: "longer than 1000000"}),
]  # fmt: skip

TAGS = [
    case("one of Python's", bomb('run: !!python/object/apply:os.system ["true"]')),
    case("of one's own", titled("!mine An evening")),
    case("that says: text", titled("!!str 012"), top={"title": "012"}),
    case("that says: number", head(("version: 2", 'version: !!int "2"'))),
    case("that says: bytes", titled("!!binary aGk="), top={"title": "aGk="}),
    case("that says: set", head(("[Sam, Kim]", "!!set {Sam, Kim}")), top={"about": ()}),
    case("that is not defined", titled("!x!y An evening"), top={"title": "!x!y An evening"}, problems={2: YAML}),
]  # fmt: skip

SEVERAL_LINES = [
    case("kept as they are", titled("|\n  An\n  evening"), top={"title": "An\nevening\n"}),
    case("folded", titled(">-\n  An\n  evening")),
    case("simply gone on with", titled("An\n  evening")),
    case("with what looks like keys", titled("|-\n  An evening\n  worksheet: other")[:], top={"title": "An evening\nworksheet: other"}),
    case("with what looks like a fence", titled("|-\n  An evening\n  ---"), top={"title": "An evening\n---"}),
    case("with a fence at their front", titled("|-\n  An evening\n---\nmore"), top={"title": "An evening", "date": "", "utc_offset": "", "worksheet": "", "worksheet_version": None, "about": (), "tags": ()}, answers=UNKNOWN["answers"], notes=NOTES | {"": "more\n" + HEAD[len("---\ntitle: An evening\n"):].strip() + "\n\nThe rain had just stopped."}),
    case("a list of people", head(("[Sam, Kim]", "\n- Sam\n- Kim"))),
    case("a list between brackets", head(("[Sam, Kim]", "[\n  Sam,\n  Kim,\n]"))),
]  # fmt: skip

COMMENTS = [
    case("behind a value", head(("complete", "complete # at last"))),
    case("between items", head(("[Sam, Kim]", "\n  - Sam\n  # and\n  - Kim # too"))),
    case("indented", head(("language", "   # mine\nlanguage"))),
    case("of HTML", head(("language", "<!-- mine -->\nlanguage")), problems={1: "closing --- is missing"}, top={"language": "en", "status": "complete", "about": (), "tags": ()}, notes=NOTES | {"": "<!-- mine -->\n" + HEAD[HEAD.index("language"):].strip() + "\n\nThe rain had just stopped."}),
    case("of Obsidian", head(("language", "%% mine %%\nlanguage")), problems={7: YAML}),
    case("a mark", head(("language", "<!-- q: text -->\nlanguage")), problems={1: "closing --- is missing"}, top={"about": (), "tags": ()}, answers={"text": HEAD[HEAD.index("language"):].strip() + "\n\n# An evening\n\nThe rain had just stopped.", **ANSWERS}, notes=[("", ""), ("", ""), *list(NOTES.items())[1:]]),
]  # fmt: skip

FAMILIES: dict[str, list[Case]] = {
    "fences": FENCES,
    "keys": KEYS,
    "a title with": WRITTEN,
    "as YAML sees them": TYPES,
    "bombs": BOMBS,
    "tags": TAGS,
    "values of several lines": SEVERAL_LINES,
    "comments in the head": COMMENTS,
}
