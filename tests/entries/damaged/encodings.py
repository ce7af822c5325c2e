"""Damage to bytes: byte order marks, line ends, blanks, and other encodings."""

from damaged.case import ELSEWHERE, case, edited, lost, other
from damaged.evening import ANSWERS, BODY, ENTRY, HEAD, NOTES, UNKNOWN, WRITTEN, only

BOM = "\ufeff"
ACTIONS = ANSWERS["plan"]
#: A line that is none of the actions at the end of the file.
ODD = {ENTRY.count("\n") + 1: "not-an-action"}
CAFE = edited(("the harbour", "the café"))
HARBOUR = "She told me about the harbour."


def told(what: str) -> dict[str, object]:
    """The expected first answer, with *what* in place of the harbour."""
    return {"how": f"We sat by the window.\n\n{what}"}


BYTE_ORDER_MARKS = [
    case("one", BOM + ENTRY),
    case("and blank lines", f"{BOM}\n \n{ENTRY}"),
    case("and Windows' line ends", (BOM + ENTRY).replace("\n", "\r\n")),
    case("behind a blank line", f"\n{BOM}{ENTRY}"),
    case("twice", BOM * 2 + ENTRY),
    case("at the end", ENTRY + BOM, but={"plan": (ACTIONS, "\ufeff")}, problems=ODD),
    case("before the first key", HEAD.replace("title", f"{BOM}title") + BODY),
    case("before a mark", edited(("<!-- q: near", f"{BOM}<!-- q: near")), but={"near": only(f"{BOM}<!-- q: near -->\n\n7 / 10\n\nNearer than in spring.")}, problems={"### How near was I?": "words", f"{BOM}<!-- q: near -->": "mark"}),
    case("without a head", BOM + BODY, **UNKNOWN),
]  # fmt: skip

LINE_ENDS = [
    case("CRLF", ENTRY.replace("\n", "\r\n")),
    case("CR", ENTRY.replace("\n", "\r")),
    case("CRLF in the head", HEAD.replace("\n", "\r\n") + BODY),
    case("CRLF in the body", HEAD + BODY.replace("\n", "\r\n")),
    case("CR in the body", HEAD + BODY.replace("\n", "\r")),
    case("CR between two lines", edited(("window.\n\n", "window.\r\r"))),
    case("each in turn", "".join(line + ("\n", "\r\n", "\r")[n % 3] for n, line in enumerate(ENTRY.splitlines()))),
    case("CRLF doubled to CRCRLF", ENTRY.replace("\n", "\r\r\n"), but={
        "how": "We sat by the window.\n\n\n\nShe told me about the harbour.",
        "helped": (["quiet"], "- [x] a walk"), "good": (["bread"], "2. lamplight\n\n3. her laugh"),
        "plan": ([{"text": "write to her", "by": "2026-12-01"}], "- [x] mend the lamp")}),
    case("none at the end", ENTRY.rstrip("\n")),
    case("a blank line after each", ENTRY.replace("\n", "\n\n"), but={
        "how": "We sat by the window.\n\n\n\nShe told me about the harbour.",
        "helped": (["quiet"], "- [x] a walk"), "good": (["bread"], "2. lamplight\n\n3. her laugh"),
        "plan": ([{"text": "write to her", "by": "2026-12-01"}], "- [x] mend the lamp")}),
    case("no blank line at all", ENTRY.replace("\n\n", "\n"), but={"how": "We sat by the window.\nShe told me about the harbour."}),
]  # fmt: skip

OTHER_LINE_ENDS = [
    case("U+2028 in an answer", edited(("window.\n\n", "window.\u2028")), but={"how": f"We sat by the window.\u2028{HARBOUR}"}),
    case("NEL in an answer", edited(("window.\n\n", "window.\x85")), but={"how": f"We sat by the window.\x85{HARBOUR}"}),
    case("VT in an answer", edited(("window.\n\n", "window.\x0b")), but={"how": f"We sat by the window.\x0b{HARBOUR}"}),
    case("FF in an answer", edited(("window.\n\n", "window.\x0c")), but={"how": f"We sat by the window.\x0c{HARBOUR}"}),
    case("U+2028 before what looks like a heading", edited((HARBOUR, "the harbour.\u2028### How near was I?")), but=told("the harbour.\u2028### How near was I?")),
    case("NEL before what looks like a mark", edited((HARBOUR, "the harbour.\x85<!-- step: each -->")), but=told("the harbour.\x85<!-- step: each -->"), problems={"the harbour.\x85<!-- step: each -->": "mark"}),
    case("FF as a page break before a step", edited(("## Looking closer", "\x0c\n## Looking closer")), but={"held": "Old habits.\n\n\x0c"}),
    case("FF before a mark", edited(("<!-- q: word", "\x0c<!-- q: word")), but={"word": "\x0c<!-- q: word -->\n\ncalm"}, problems={"<!-- q: word -->": "mark"}),
    case("NEL in the title", edited(("title: An evening", "title: An\x85evening"))),
    case("U+2028 in the title", edited(("title: An evening", "title: An\u2028evening")), top={"title": "An\u2028evening"}),
    case("NEL after a fence", edited((ENTRY[:4], "---\x85\n"), text=ENTRY[:4]) + ENTRY[4:], **lost(HEAD.replace("---\n", "---\x85\n", 1))),
]  # fmt: skip

TABS = [
    case("for blanks behind colons", edited(("title: An", "title:\tAn"), ("language: en", "language:\ten")), problems={2: "YAML"}),
    case("behind the fences", edited(("reflect]\n---", "reflect]\n---\t"), text=ENTRY.replace("---\nt", "---\t \nt", 1))),
    case("before a key", edited(("status: complete", "\tstatus: draft")), problems={"status: draft": "YAML"}),
    case("before items of the head", edited(("about: [Sam, Kim]", "about:\n\t- Sam\n\t- Kim")), problems={"- Sam": "YAML"}),
    case("behind marks", ENTRY.replace(" -->", " -->\t")),
    case("before a mark", edited(("<!-- q: word", "\t<!-- q: word")), but={"word": "\t<!-- q: word -->\n\ncalm"}, problems={"<!-- q: word -->": "mark"}),
    case("in headings", ENTRY.replace("\n### ", "\n###\t").replace("\n## ", "\n##\t")),
    case("around the parts of a scale", edited(("7 / 10", "\t7\t/\t10\t"))),
    case("before items", edited(("1. bread", "\t1.\tbread"), ("2. lamp", "\t2.\tlamp"), ("- [x] quiet", "\t- [x]\tquiet"))),
    case("on blank lines", ENTRY.replace("\n\n", "\n\t \n"), but={"how": "We sat by the window.\n\t \nShe told me about the harbour."}),
]  # fmt: skip

_LATIN = "latin-1"
NOT_UTF8 = [
    case("latin-1", CAFE.encode(_LATIN), but=told("She told me about the caf\ufffd."), is_text=False),
    case("Windows-1252", edited((HARBOUR, "“the harbour” – 5 €")).encode("cp1252"), but=told("\ufffdthe harbour\ufffd \ufffd 5 \ufffd"), is_text=False),
    case("Shift-JIS", edited(("calm", "静か")).encode("shift-jis"), but={"word": "\ufffd\xc2\ufffd"}, is_text=False),
    case("latin-1 in the title", edited(("title: An evening", "title: Un café")).encode(_LATIN), top={"title": "Un caf\ufffd"}, is_text=False),
    case("latin-1 in a name", edited(("for: Sam", "for: José")).encode(_LATIN), gone="safe Sam", notes=NOTES | {"Each person": "### How safe do I feel with Sam?\n<!-- q: safe, for: Jos\ufffd -->\n\n8 / 10"}, problems={"### How safe do I feel with Sam?": ELSEWHERE, "<!-- q: safe, for: Jos\ufffd -->": "mark", }, is_text=False),
    case("a stray byte in an answer", ENTRY.encode().replace(b"calm", b"c\xe9lm"), but={"word": "c\ufffdlm"}, is_text=False),
    case("a stray byte in a mark", ENTRY.encode().replace(b"q: word", b"q: w\xffrd"), but={"word": "<!-- q: w\ufffdrd -->\n\ncalm"}, problems={"<!-- q: w\ufffdrd -->": "mark"}, is_text=False),
    case("a stray byte behind a fence", ENTRY.encode().replace(b"---\nti", b"---\xff\nti"), **lost(HEAD.replace("---\n", "---\ufffd\n", 1)), is_text=False),
    case("the last letter cut in half", CAFE.replace("mend the lamp\n", "mend the café").encode()[:-1], but=told("She told me about the café.") | {"plan": [{"text": "write to her", "by": "2026-12-01"}, {"text": "mend the caf\ufffd", "done": True}]}, is_text=False),
    case("surrogates as in CESU-8", ENTRY.encode().replace(b"calm", b"\xed\xa0\xbd\xed\xb8\x80"), but={"word": "\ufffd" * 6}, is_text=False),
    case("UTF-8 taken for latin-1 and saved so", CAFE.encode().decode(_LATIN), but=told("She told me about the cafÃ©.")),
    case("words in NFD", edited(("calm", "cafe\u0301")), but={"word": "cafe\u0301"}),
]  # fmt: skip

UTF16 = [
    case("with a mark, as Notepad writes it", (BOM + ENTRY.replace("\n", "\r\n")).encode("utf-16-le"), is_text=False),
    case("the other way round with a mark", (BOM + ENTRY).encode("utf-16-be"), is_text=False),
    case("without a mark", ENTRY.encode("utf-16-le"), is_text=False),
    case("the other way round without a mark", ENTRY.encode("utf-16-be"), is_text=False),
    case("with an odd byte at the end", (BOM + ENTRY).encode("utf-16-le") + b"x", but={"plan": (ACTIONS, "\ufffd")}, problems=ODD, is_text=False),
    case("with half a pair", (BOM + edited(("calm", "c\ud83dalm"))).encode("utf-16-le", "surrogatepass"), but={"word": "c\ufffdalm"}, is_text=False),
    case("with letters of all the world", (BOM + edited(("calm", "静か 🌊"))).encode("utf-16-le"), but={"word": "静か 🌊"}, is_text=False),
    case("added to UTF-8, as PowerShell did", ENTRY.encode() + "one more\r\n".encode("utf-16-le"), but={"plan": (ACTIONS, "o\0n\0e\0 \0m\0o\0r\0e\0\n\0\n\0")}, problems=ODD),
    other("of a note of another kind", (BOM + "# A note\n\nwords\n").encode("utf-16-le")),
    other("four bytes a letter", ENTRY.encode("utf-32")),
]  # fmt: skip

CONTROLS = [
    case("NUL in an answer", edited(("calm", "ca\0lm")), but={"word": "ca\0lm"}),
    case("NUL in the title", edited(("title: An evening", "title: An\0evening")), top={"title": "An\0evening"}, problems={2: "does not allow"}),
    case("NUL first of all", "\0" + ENTRY, **lost(f"\0{HEAD}")),
    case("a block of NULs at the end, as after a power cut", ENTRY + "\0" * 512, but={"plan": (ACTIONS, "\0" * 512)}, problems=ODD),
    case("ESC in an answer", edited(("calm", "\x1b[2Jcalm")), but={"word": "\x1b[2Jcalm"}),
    case("ESC in the title", edited(("title: An evening", "title: \x1b]52;c;x\x07")), top={"title": "\x1b]52;c;x\x07"}, problems={2: "does not allow"}),
    case("BEL in a heading", edited(("### How near was I?", "### How near was I?\x07"))),
    case("letters that turn the line round", edited(("calm", "\u202emlac")), but={"word": "\u202emlac"}),
    case("Ctrl-Z at the end, as DOS left it", ENTRY + "\x1a", but={"plan": (ACTIONS, "\x1a")}, problems=ODD),
]  # fmt: skip

SIZES = [
    other("0 bytes", b""),
    other("only blank lines", "\n \n\t\n\r\n"),
    other("only a byte order mark", BOM),
    other("only NULs, as after a power cut", b"\0" * 4096),
    other("two fences", "---\n---\n"),
    case("only a head", HEAD, answers={}, notes={"": ""}),
    case("cut off in the head", HEAD[: HEAD.index("language")], answers={}, notes={"": ""}, top={"status": "complete", "about": (), "tags": ()}, problems={1: "closing --- is missing"}),
    case("cut off in a mark", ENTRY[: ENTRY.index("near -->")], answers={key: ANSWERS[key] for key in ("how", "word")} | {"near": only("<!-- q: ")}, notes={"": "The rain had just stopped.", "Looking back": "Before supper."}, problems={"### How near was I?": "words", "<!-- q:": "mark"}),
    case("cut off in an answer", ENTRY[: ENTRY.index("than in spring")], answers={key: ANSWERS[key] for key in ("how", "word")} | {"near": (7, "Nearer ")}, notes={"": "The rain had just stopped.", "Looking back": "Before supper."}),
    other("only the second half", ENTRY[ENTRY.index("mend the lamp") :]),
    case("only the last question", ENTRY[ENTRY.index("### What will I do?") :], answers={"plan": WRITTEN["plan"]}, notes=[("", ""), ("", "")], top=UNKNOWN["top"]),
]  # fmt: skip

FAMILIES = {
    "byte order marks": BYTE_ORDER_MARKS,
    "line ends": LINE_ENDS,
    "what others take for line ends": OTHER_LINE_ENDS,
    "tabs": TABS,
    "not UTF-8": NOT_UTF8,
    "UTF-16": UTF16,
    "controls": CONTROLS,
    "cut off": SIZES,
}
