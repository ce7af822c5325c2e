"""Damage to marks, blocks and answers."""

import re

from damaged.case import ELSEWHERE, Case, body, case, edited
from damaged.evening import (
    ANSWERS,
    BODY,
    ENTRY,
    HEAD,
    NOT_TODAY,
    NOTES,
    OPEN,
    UNKNOWN,
    WRITTEN,
    only,
)

BARE = HEAD + re.sub(r"<!-- .* -->\n", "", BODY)
#: A block of the entry, and two kinds of problem.
NEAR = "### How near was I?\n<!-- q: near -->\n\n7 / 10\n\nNearer than in spring.\n\n"
TWICE, GUESSED = "twice", "guessed"
SAFE = {"safe": 8}
KIM = "### How safe do I feel with Kim?"


def without(*marks: str) -> str:
    """The entry without *marks*."""
    return body(*((f"<!-- {mark} -->\n", "") for mark in marks))


def again(text: str) -> dict[int | str, str]:
    """The problems if the lower half of *text* repeats all questions."""
    every = list(enumerate(text.split("\n"), 1))[ENTRY.count("\n") :]
    return {number: TWICE for number, line in every if line.startswith("### ")}


def moved(block: str, before: str) -> str:
    """The entry with *block* moved directly above the text *before*."""
    return edited((before, block + before), text=body((block, "")))


DELETED = [
    *(case(f"of {key}", without(f"q: {key}")) for key in ("how", "near", "most", "helped", "plan")),
    case("of a step", without("step: closer")),
    case("of the steps", without("step: back", "step: closer", "step: each", "step: step")),
    case("of one person", without("q: safe, for: Sam"), gone="safe Sam", notes=NOTES | {"Each person": "### How safe do I feel with Sam?\n\n8 / 10"}, problems={"### How safe do I feel with Sam?": ELSEWHERE}),
    case("of both persons", without("q: safe, for: Sam", "q: safe, for: Kim"), gone="safe Sam, safe Kim", but=SAFE, beside={"safe": ["_(not today)_"]}, problems={KIM: TWICE}),
    case("all", BARE, gone="safe Sam, safe Kim", but=SAFE, beside={"safe": ["_(not today)_"]}, problems={KIM: TWICE}),
    case("all, and the headings put otherwise", edited(("How near was I?", "How near was I to her?"), ("What helped?", "What did help?"), text=BARE), gone="safe Sam, safe Kim", but=SAFE, beside={"safe": ["_(not today)_"]}, problems={"### How near was I to her?": GUESSED, "### What did help?": GUESSED, KIM: TWICE}),
    case("all, and one heading means something else", edited(("Did I say what I felt?", "Candour"), text=BARE), gone="safe Sam, safe Kim", but=SAFE, beside={"safe": ["_(not today)_"]}, problems={"### Candour": GUESSED, KIM: TWICE}),
    case("all, and two headings mean nothing", edited(("What was there most?", "A"), ("When was I last alone with this?", "B"), text=BARE), gone="safe Sam, safe Kim", but=SAFE, beside={"safe": ["_(not today)_"]}, problems={"### A": GUESSED, "### B": GUESSED, KIM: TWICE}),
    case("all, and a heading of a former wording", edited(("How was it?", "What was it like?"), text=BARE), gone="safe Sam, safe Kim", but=SAFE, beside={"safe": ["_(not today)_"]}, problems={KIM: TWICE}),
    case("all, with the headings", HEAD + re.sub(r"^#+ .*\n\n?", "", BARE.removeprefix(HEAD), flags=re.MULTILINE), answers={}, notes={"": re.sub(r"^#+ .*\n\n?", "", BARE.removeprefix(HEAD), flags=re.MULTILINE).strip()}),
    case("all but one, and the headings put otherwise", edited(("### How near was I?", "### How near?\n<!-- q: near -->"), ("What helped?", "What did help?"), text=BARE), gone="safe Sam, safe Kim, helped", but=SAFE | {"most": ("both", "### What did help?\n\n" + WRITTEN["helped"])}, beside={"safe": ["_(not today)_"]}, problems={KIM: TWICE}),
    case("half of one", body(("<!-- q: near -->", "<!-- q: near")), but={"near": only(f"<!-- q: near\n\n{WRITTEN['near']}")}, problems={"### How near was I?": "words", "<!-- q: near": "mark"}),
    case("the first half of one", body(("<!-- q: near -->", "q: near -->")), but={"near": only(f"q: near -->\n\n{WRITTEN['near']}")}, problems={"### How near was I?": "words"}),
]  # fmt: skip

#: If no heading is a question, all text below the title of a step is its note.
BELOW = [
    ("", NOTES[""]),
    *(
        (title, text.strip())
        for title, text in re.findall(r"^## (.*)\n((?:.+\n|\n+(?!## ))*)", BARE, re.MULTILINE)
    ),
    *[("", "")] * 4,
]
MOVED = [
    case("above its heading", body(("### How near was I?\n<!-- q: near -->", "<!-- q: near -->\n### How near was I?")), but={"near": only("### How near was I?\n\n" + WRITTEN["near"])}, problems={"<!-- q: near -->": "words", "### How near was I?": ELSEWHERE}),
    case("onto its heading", body(("### How near was I?\n<!-- q: near -->", "### How near was I? <!-- q: near -->")), gone="near", but={"word": f"calm\n\n### How near was I? <!-- q: near -->\n\n{WRITTEN['near']}"}, problems={"### How near was I? <!-- q: near -->": "mark"}),
    case("onto its answer", body(("<!-- q: near -->\n\n7 / 10", "<!-- q: near --> 7 / 10")), but={"near": only("<!-- q: near --> 7 / 10\n\nNearer than in spring.")}, problems={"### How near was I?": "words", "<!-- q: near --> 7 / 10": "mark"}),
    case("behind its answer", body(("<!-- q: word -->\n\ncalm\n", "\ncalm\n\n<!-- q: word -->\n")), but={"how": f"{WRITTEN['how']}\n\n### In one word?\n\ncalm", "word": OPEN}, problems={"### In one word?": ELSEWHERE}),
    case("into a list", body(("<!-- q: near", "- <!-- q: near")), but={"near": only(f"- <!-- q: near -->\n\n{WRITTEN['near']}")}, problems={"### How near was I?": "words", "- <!-- q: near -->": "mark"}),
    case("into a quotation", body(("<!-- q: near", "> <!-- q: near")), but={"near": only(f"> <!-- q: near -->\n\n{WRITTEN['near']}")}, problems={"### How near was I?": "words", "> <!-- q: near -->": "mark"}),
    case("set in by three", ENTRY.replace("<!--", "   <!--")),
    case("set in by four", body(("<!-- q: near", "    <!-- q: near")), but={"near": only(f"    <!-- q: near -->\n\n{WRITTEN['near']}")}, problems={"### How near was I?": "words", "<!-- q: near -->": "mark"}),
    case("far below its heading", body(("<!-- q: near", "\n\n\n\n<!-- q: near"))),
    case("to the end, all of them", BARE + "".join(re.findall(r"<!-- .* -->\n", BODY)), answers=dict.fromkeys(ANSWERS, OPEN), notes=BELOW, problems={line: ELSEWHERE for line in BARE.split("\n") if line.startswith("### ")}),
]  # fmt: skip

SECTIONS = [
    case("a question moved up", moved(NEAR, "### How was it?")),
    case("a question moved to another step", moved(NEAR, "### What was good?")),
    case("a question moved above all steps", moved(NEAR, "## Looking back"), notes=[("", NOTES[""]), ("", ""), *list(NOTES.items())[1:]]),
    case("a question moved to the end", body((NEAR, "")) + f"\n{NEAR}"),
    case("the questions in reverse", HEAD + "\n" + "\n\n".join(reversed(re.findall(r"^### .*\n<!-- q: .* -->\n\n(?:.+\n|\n(?!#))+", BODY, re.MULTILINE))), notes=[("", ""), ("", "")]),
    case("the steps in another order", HEAD + re.sub(r"(?s)(## Looking back.*?)(## Looking closer.*?)(?=## Each)", r"\2\1", BODY), notes={key: NOTES[key] for key in ("", "Looking closer", "Looking back", "Each person", "One step")}),
    case("two steps merged", body(("## Looking closer\n<!-- step: closer -->\n\n", "")), notes={key: note for key, note in NOTES.items() if key != "Looking closer"}),
    case("a step of one's own", body(("### What was good?", "## Good things\n\n### What was good?")), notes=[*list(NOTES.items())[:3], ("Good things", ""), *list(NOTES.items())[3:]]),
    case("two answers merged", body(("### In one word?\n<!-- q: word -->\n\n", "")), gone="word", but={"how": f"{WRITTEN['how']}\n\ncalm"}),
    case("an answer emptied", body(("calm\n", "")), but={"word": OPEN}),
    case("an answer deleted with all that is its", body((NEAR, "")), gone="near"),
    case("a whole step deleted", HEAD + re.sub(r"(?s)## Looking closer.*?(?=## Each)", "", BODY), gone="most, helped, good, alone", notes={key: note for key, note in NOTES.items() if key != "Looking closer"}),
    case("words above all", body(("# An evening", "Late.\n\n# An evening")), notes=NOTES | {"": "Late.\n\nThe rain had just stopped."}),
    case("a note below a step", body(("### What was there most?", "Quieter now.\n\n### What was there most?")), notes=NOTES | {"Looking closer": "Quieter now."}),
    case("words behind the last answer", ENTRY + "\nAnd so to bed.\n", but={"plan": (ANSWERS["plan"], "And so to bed.")}),
    case("a note of another kind at the end", ENTRY + "\n# Shopping\n\n- milk\n", but={"plan": (ANSWERS["plan"], "# Shopping\n\n- milk")}),
]  # fmt: skip

SECOND = {key: [text] for key, text in WRITTEN.items() if "," not in key}
SECOND |= {"safe Sam": [WRITTEN["safe, for: Sam"]], "safe Kim": [WRITTEN["safe, for: Kim"]]}
TWO_PAGES = [*NOTES.items(), *list(NOTES.items())[1:]]
COPIES = [
    case("the same below it", body((NEAR, NEAR * 2)), beside={"near": [WRITTEN["near"]]}, problems={41: TWICE}),
    case("another text at the end", ENTRY + "\n### How near was I?\n<!-- q: near -->\n\n4 / 10\n", beside={"near": ["4 / 10"]}, problems={99: TWICE}),
    case("the first is empty", body((NEAR, f"### How near was I?\n<!-- q: near -->\n\n{NEAR}")), problems={37: TWICE}),
    case("the second is empty", body((NEAR, f"{NEAR}### How near was I?\n<!-- q: near -->\n\n")), problems={41: TWICE}),
    case("three of them", body((NEAR, NEAR + NEAR.replace("7 /", "4 /") + NEAR.replace("7 /", "9 /"))), beside={"near": [WRITTEN["near"].replace("7 /", "4 /"), WRITTEN["near"].replace("7 /", "9 /")]}, problems={41: TWICE, 48: TWICE}),
    case("only the heading again", body((NEAR, f"{NEAR}### How near was I?\n\n4 / 10\n\n")), but={"near": (7, "Nearer than in spring.\n\n### How near was I?\n\n4 / 10")}, problems={41: ELSEWHERE}),
    case("only the mark again", body((NEAR, f"{NEAR}<!-- q: near -->\n\n4 / 10\n\n")), beside={"near": ["4 / 10"]}, problems={41: TWICE}),
    case("a whole copy below", ENTRY + BODY, but={"plan": (ANSWERS["plan"], f"# An evening\n\n{NOTES['']}")}, notes=TWO_PAGES, beside=SECOND, problems=again(ENTRY + BODY)),
    case("the whole file twice", ENTRY * 2, but={"plan": (ANSWERS["plan"], f"{HEAD}\n# An evening\n\n{NOTES['']}")}, notes=TWO_PAGES, beside=SECOND, problems={ENTRY.count("\n") + 1: "not-an-action"} | again(ENTRY * 2)),
    case("another mark on the same answer", body(("<!-- q: near -->", "<!-- q: near -->\n<!-- q: scale -->")), but={"near": OPEN, "scale": only(WRITTEN["near"])}, problems={"<!-- q: scale -->": "words"}),
    case("not today, and then a text", body((NEAR, "### How near was I?\n<!-- q: near -->\n\n_(not today)_\n\n" + NEAR)), but={"near": NOT_TODAY}, beside={"near": [WRITTEN["near"]]}, problems={39: TWICE}),
]  # fmt: skip

PEOPLE = [
    case("gone from a mark", body((", for: Sam", "")), gone="safe Sam", but=SAFE),
    case("gone from both marks", ENTRY.replace(", for: Sam", "").replace(", for: Kim", ""), gone="safe Sam, safe Kim", but=SAFE, beside={"safe": ["_(not today)_"]}, problems={KIM: TWICE}),
    case("the same in both marks", body((", for: Kim", ", for: Sam")), gone="safe Kim", beside={"safe Sam": ["_(not today)_"]}, problems={KIM: TWICE}),
    case("renamed", ENTRY.replace("Sam", "Samuel"), gone="safe Sam", but={"safe Samuel": 8}, top={"about": ("Samuel", "Kim")}),
    case("two in one mark", body(("for: Sam", "for: Sam, Kim")), gone="safe Sam", notes=NOTES | {"Each person": "### How safe do I feel with Sam?\n<!-- q: safe, for: Sam, Kim -->\n\n8 / 10"}, problems={"### How safe do I feel with Sam?": ELSEWHERE, "<!-- q: safe, for: Sam, Kim -->": "mark"}),
    case("nobody behind the colon", body(("for: Sam ", "for: ")), gone="safe Sam", notes=NOTES | {"Each person": "### How safe do I feel with Sam?\n<!-- q: safe, for: -->\n\n8 / 10"}, problems={"### How safe do I feel with Sam?": ELSEWHERE, "<!-- q: safe, for: -->": "mark"}),
    case("with an end of a comment in the name", body(("for: Sam", 'for: "S\\u002d\\u002d\\u003e"')), gone="safe Sam", but={"safe S-->": 8}),
    case("in another script", ENTRY.replace("Sam", "李"), gone="safe Sam", but={"safe 李": 8}, top={"about": ("李", "Kim")}),
    case("where nobody is asked for", body(("<!-- q: near", "<!-- q: near, for: Sam")), gone="near", but={"near Sam": ANSWERS["near"]}),
    case("set aside by hand", body(("q: held", "q: held, aside"))),
]  # fmt: skip

IDS = [
    case("misspelt", body(("q: near", "q: naer")), gone="near", but={"naer": ANSWERS["near"]}),
    case("with capitals", body(("q: near", "q: Near")), but={"near": only(f"<!-- q: Near -->\n\n{WRITTEN['near']}")}, problems={"### How near was I?": "words", "<!-- q: Near -->": "mark"}),
    case("in another alphabet", body(("q: near", "q: nеar")), but={"near": only(f"<!-- q: nеar -->\n\n{WRITTEN['near']}")}, problems={"### How near was I?": "words", "<!-- q: nеar -->": "mark"}),
    case("of a step that is gone", body(("step: closer", "step: nowhere"))),
    case("a step's for a question", body(("q: near", "q: closer")), gone="near", but={"closer": ANSWERS["near"]}),
    case("a question's for a step", body(("step: closer", "step: near"))),
    case("swapped", edited(("q: near -->", "q: x -->"), ("q: word", "q: near"), ("q: x -->", "q: word -->")), but={"near": only("calm"), "word": WRITTEN["near"]}, problems={"### In one word?": "words"}),
    case("of 10,000 letters", body(("q: near", f"q: {'n' * 10_000}")), gone="near", but={"n" * 10_000: ANSWERS["near"]}),
]  # fmt: skip

_FENCED = "```\n### How near was I?\n<!-- q: near -->\n\n7 / 10\n```\n\n"
FENCED = [
    case("an answer", body(("calm", "```\ncalm\n```")), but={"word": "```\ncalm\n```"}),
    case("a heading", body(("calm", "```\n### What helped?\n```")), but={"word": "```\n### What helped?\n```"}),
    case("a mark, which it is all the same", body((NEAR, _FENCED)), but={"word": "calm\n\n```", "near": (7, "```")}),
    case("a mark, between tildes", body((NEAR, _FENCED.replace("```", "~~~"))), but={"word": "calm\n\n~~~", "near": (7, "~~~")}),
    case("a mark, two deep", body((NEAR, f"````\n{_FENCED.strip()}\n````\n\n")), but={"word": "calm\n\n````\n```", "near": (7, "```\n````")}),
    case("open to the end", body(("calm", "```\ncalm")), but={"word": "```\ncalm"}),
    case("open, over headings without marks", edited(("calm", "```\ncalm"), text=BARE), gone="safe Sam, safe Kim", but=SAFE | {"word": "```\ncalm"}, beside={"safe": ["_(not today)_"]}, problems={KIM: TWICE}),
    case("closed around headings without marks", edited(("calm", "```\ncalm"), ("No\n", "No\n```\n"), text=BARE), gone="safe Sam, safe Kim, near, said", but=SAFE | {"word": f"```\ncalm\n\n### How near was I?\n\n{WRITTEN['near']}\n\n### Did I say what I felt?\n\nNo\n```"}, beside={"safe": ["_(not today)_"]}, problems={KIM: TWICE}),
    case("the whole file", f"```markdown\n{ENTRY}```\n", top=UNKNOWN["top"], answers=UNKNOWN["answers"] | {"plan": f"{WRITTEN['plan']}\n```"}, notes=NOTES | {"": f"```markdown\n{HEAD}\n{NOTES['']}"}),
    case("quoted, a question", body((NEAR, re.sub("^", "> ", NEAR.strip(), flags=re.MULTILINE) + "\n\n")), gone="near", but={"word": "calm\n\n" + re.sub("^", "> ", NEAR.strip(), flags=re.MULTILINE)}, problems={"> <!-- q: near -->": "mark"}),
    case("in a list, a question", body((NEAR, "- " + NEAR.strip().replace("\n", "\n  ") + "\n\n")), but={"word": "calm\n\n- ### How near was I?", "near": (7, "  Nearer than in spring.")}),
]  # fmt: skip

_MERGED = "<<<<<<< HEAD\n{}=======\n{}>>>>>>> theirs\n"
BOTH = _MERGED.format(ENTRY, ENTRY.replace("calm", "still"))
CONFLICTS = [
    case("in an answer", body(("calm\n", _MERGED.format("calm\n", "still\n"))), but={"word": "<<<<<<< HEAD\ncalm\n=======\nstill\n>>>>>>> theirs"}),
    case("in a rating", body(("7 / 10\n", _MERGED.format("7 / 10\n", "4 / 10\n"))), but={"near": only("<<<<<<< HEAD\n7 / 10\n=======\n4 / 10\n>>>>>>> theirs\n\nNearer than in spring.")}, problems={"### How near was I?": "words"}),
    case("in a list", body(("2. lamplight\n", _MERGED.format("2. lamplight\n", "2. candles\n"))), but={"good": only("1. bread\n<<<<<<< HEAD\n2. lamplight\n=======\n2. candles\n>>>>>>> theirs\n3. her laugh")}, problems={"### What was good?": "words"}),
    case("around a question", body((NEAR, _MERGED.format(NEAR, NEAR.replace("7 /", "4 /")) + "\n")), but={"word": "calm\n\n<<<<<<< HEAD", "near": (7, "Nearer than in spring.\n\n=======")}, beside={"near": ["4 / 10\n\nNearer than in spring.\n\n>>>>>>> theirs"]}, problems={43: TWICE}),
    case("around a mark", body(("<!-- q: near -->\n", _MERGED.format("<!-- q: near -->\n", "<!-- q: nearness -->\n"))), but={"word": "calm\n\n### How near was I?\n<<<<<<< HEAD", "near": only("======="), "nearness": ">>>>>>> theirs\n\n7 / 10\n\nNearer than in spring."}, problems={34: ELSEWHERE, 36: "words"}),
    case("around a heading", body(("### How near was I?\n", _MERGED.format("### How near was I?\n", "### How near?\n"))), but={"word": "calm\n\n<<<<<<< HEAD\n### How near was I?\n=======\n### How near?\n>>>>>>> theirs"}, problems={"### How near was I?": ELSEWHERE}),
    case("at the status", edited(("status: complete\n", _MERGED.format("status: draft\n", "status: complete\n"))), top={"status": "draft"}, problems={8: "YAML"}),
    case("around the head", _MERGED.format(HEAD, HEAD.replace("complete", "draft")) + BODY, top=UNKNOWN["top"], answers=UNKNOWN["answers"], notes=NOTES | {"": f"{_MERGED.format(HEAD, HEAD.replace('complete', 'draft'))}\n{NOTES['']}"}),
    case("around the lower fence", HEAD.removesuffix("---\n") + _MERGED.format("---\n", "mood: 3\n---\n") + BODY, problems={11: "YAML"}, notes=NOTES | {"": "=======\nmood: 3\n---\n>>>>>>> theirs\n\nThe rain had just stopped."}),
    case("around the whole file", BOTH, top=UNKNOWN["top"], answers=UNKNOWN["answers"] | {"plan": f"{WRITTEN['plan']}\n=======\n{HEAD}\n# An evening\n\n{NOTES['']}"}, notes=[("", f"<<<<<<< HEAD\n{HEAD}\n{NOTES['']}"), *TWO_PAGES[1:]], beside=SECOND | {"word": ["still"], "plan": [f"{WRITTEN['plan']}\n>>>>>>> theirs"]}, problems=again(BOTH)),
    case("with the base between", body(("calm\n", "<<<<<<< ours\ncalm\n||||||| base\n=======\nstill\n>>>>>>> theirs\n")), but={"word": "<<<<<<< ours\ncalm\n||||||| base\n=======\nstill\n>>>>>>> theirs"}),
]  # fmt: skip

BY_HAND = [
    case("a rating without its end", body(("7 / 10", "7")), but={}),
    case("a rating without blanks", body(("7 / 10", "7/10"))),
    case("a rating beyond its end", body(("7 / 10", "11 / 10")), but={"near": only("11 / 10\n\nNearer than in spring.")}, problems={"### How near was I?": "words"}),
    case("a rating of another scale", body(("7 / 10", "3 / 5")), but={"near": only("3 / 5\n\nNearer than in spring.")}, problems={"### How near was I?": "words"}),
    case("a rating and words on one line", body(("7 / 10\n", "7 / 10, I think\n")), but={"near": only("7 / 10, I think\n\nNearer than in spring.")}, problems={"### How near was I?": "words"}),
    case("a rating of wide digits", body(("7 / 10", "７ / 10")), but={"near": only("７ / 10\n\nNearer than in spring.")}, problems={"### How near was I?": "words"}),
    case("words right below a rating", body(("7 / 10\n\n", "7 / 10\n"))),
    case("no in another case", body(("No\n", "NO\n"))),
    case("no with a point", body(("No\n", "No.\n")), but={"said": only("No.")}, problems={"### Did I say what I felt?": "words"}),
    case("an option that is none", body(("both\n", "neither\n")), but={"most": only("neither")}, problems={"### What was there most?": "words"}),
    case("options without boxes", body(("- [x] quiet\n- [x] a walk", "- quiet\n- a walk")), but={"helped": only("- quiet\n- a walk")}, problems={"### What helped?": "words"}),
    case("an option of one's own", body(("- [x] a walk", "- [x] tea")), but={"helped": only("- [x] quiet\n- [x] tea")}, problems={"### What helped?": "words"}),
    case("no box ticked", ENTRY.replace("- [x] quiet\n- [x] a walk", "- [ ] quiet\n- [ ] a walk"), but={"helped": OPEN}),
    case("none of the options", body(("- [x] quiet\n- [x] a walk", "_(none)_")), but={"helped": []}),
    case("a list without numbers", body(("1. bread\n2. lamplight\n3. her laugh", "bread\nlamplight")), but={"good": only("bread\nlamplight")}, problems={"### What was good?": "words"}),
    case("a list in a list", body(("2. lamplight", "   - rye\n2. lamplight")), but={"good": ["bread", "rye", "lamplight", "her laugh"]}),
    case("a day as Germans write it", body(("2026-11-01\n", "1.11.2026\n")), but={"alone": only("1.11.2026")}, problems={"### When was I last alone with this?": "words"}),
    case("a plan without boxes", body(("- [ ] write", "- write"), ("- [x] mend", "- mend")), but={"plan": only("- write to her (by 2026-12-01)\n- mend the lamp")}, problems={"### What will I do?": "words"}),
    case("a plan let go", body(("- [x] mend", "- [-] mend")), but={"plan": [ANSWERS["plan"][0], {"text": "mend the lamp", "done": "let-go"}]}),
    case("not today in German", body(("_(not today)_", "_(heute nicht)_"))),
    case("not today, and words", body(("_(not today)_", "_(not today)_\n\nperhaps")), but={"safe Kim": only("_(not today)_\n\nperhaps")}, problems={KIM: "words"}),
]  # fmt: skip

FAMILIES: dict[str, list[Case]] = {
    "marks deleted": DELETED,
    "marks moved": MOVED,
    "sections moved and merged": SECTIONS,
    "copies": COPIES,
    "people": PEOPLE,
    "ids": IDS,
    "fences and quotations": FENCED,
    "conflicts": CONFLICTS,
    "answers typed by hand": BY_HAND,
}
