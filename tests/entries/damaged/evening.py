"""The undamaged entry, and the expected result of reading it."""

import re
from collections.abc import Mapping
from pathlib import Path

#: The page begins with the blank line below the front matter.
ENTRY = Path(__file__).with_suffix(".md").read_text("utf-8")
HEAD = ENTRY[: ENTRY.index("\n# An evening")]
BODY = ENTRY.removeprefix(HEAD)

#: Expected content of a declined and of an open question.
NOT_TODAY, OPEN = "<not today>", "<open>"


def only(words: str) -> tuple[None, str]:
    """The expected content of an answer with free text only, where a value was asked for."""
    return None, words


#: Expected answers: the value as in JSON; with free text beside it, both.
ANSWERS: Mapping[str, object] = {
    "how": "We sat by the window.\n\nShe told me about the harbour.",
    "word": "calm",
    "near": (7, "Nearer than in spring."),
    "said": False,
    "held": "Old habits.",
    "most": "both",
    "helped": ["quiet", "a walk"],
    "good": ["bread", "lamplight", "her laugh"],
    "alone": "2026-11-01",
    "safe Sam": 8,
    "safe Kim": NOT_TODAY,
    "plan": [{"text": "write to her", "by": "2026-12-01"}, {"text": "mend the lamp", "done": True}],
}
NOTES: Mapping[str, str] = {
    "": "The rain had just stopped.",
    "Looking back": "Before supper.",
    "Looking closer": "",
    "Each person": "",
    "One step": "",
}
TOP: Mapping[str, object] = {
    "title": "An evening",
    "date": "2026-11-23T21:14:00",
    "utc_offset": "+01:00",
    "worksheet": "an-evening",
    "worksheet_version": 2,
    "language": "en",
    "status": "complete",
    "about": ("Sam", "Kim"),
    "tags": ("reflect",),
}

#: Bodies of the answers, by the content of their marks.
WRITTEN: Mapping[str, str] = dict(
    re.findall(r"^<!-- q: ([^\n]*) -->\n\n(.*?)(?=\n+#|\n*\Z)", BODY, re.MULTILINE | re.DOTALL)
)

#: Kinds named in problems about missing values, by question.
KINDS: Mapping[str, str] = {
    "near": "scale",
    "said": "yesno",
    "most": "choice",
    "helped": "choices",
    "good": "list",
    "alone": "date",
    "safe": "scale",
    "plan": "action",
}

#: Expected without knowing the worksheet: ratings are still ratings, all else is text.
UNKNOWN: Mapping[str, Mapping[str, object]] = {
    "answers": {**ANSWERS, **{key: WRITTEN[key] for key in ("said", "helped", "good", "plan")}},
    "top": {
        "title": "",
        "date": "",
        "utc_offset": "",
        "worksheet": "",
        "worksheet_version": None,
        "language": "en",
        "status": "complete",
        "about": (),
        "tags": (),
    },
}
