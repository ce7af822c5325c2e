"""The undamaged entry, its worksheet, and the expected result of reading it."""

import re
from collections.abc import Mapping

SHEET = """\
---
id: an-evening
title: An evening
version: 2
language: en
was:
  how: [What was it like?]
---

# An evening

## Step 1: Looking back {#back}

- How was it? {#how}
- In one word? [one line] {#word}
- How near was I? [1-10: far away ... quite near] {#near}
- Did I say what I felt? [yes/no] {#said}
  - if no: What held me back? {#held}

## Step 2: Looking closer {#closer}

- What was there most? [choose: joy, fear, both] {#most}
- What helped? [choose many: quiet, time, a walk] {#helped}
- What was good? [list 3] {#good}
- When was I last alone with this? [date] {#alone}

## Step 3: Each person {#each}

- How safe do I feel with {person|people}? [1-10] [for each: person] {#safe}

## Step 4: One step {#step}

- What will I do? [action 2] {#plan}

## Step 5: More {#more}

- And in all? {#text}
- And in short? [one line] {#line}
- And by number? [1-5] {#scale}
- And would I again? [yes/no] {#yesno}
- And where? [choose: joy, fear, both] {#choice}
- And with what? [choose many: quiet, time, a walk] {#choices}
- And which? [list] {#list}
- And on what day? [date] {#date}
- And then? [action] {#action}
"""

HEAD = """\
---
title: An evening
date: 2026-11-23T21:14:00
utc_offset: "+01:00"
worksheet: an-evening
worksheet_version: 2
language: en
status: complete
about: [Sam, Kim]
tags: [reflect]
---
"""

BODY = """\

# An evening

The rain had just stopped.

## Looking back
<!-- step: back -->

Before supper.

### How was it?
<!-- q: how -->

We sat by the window.

She told me about the harbour.

### In one word?
<!-- q: word -->

calm

### How near was I?
<!-- q: near -->

7 / 10

Nearer than in spring.

### Did I say what I felt?
<!-- q: said -->

No

### What held me back?
<!-- q: held -->

Old habits.

## Looking closer
<!-- step: closer -->

### What was there most?
<!-- q: most -->

both

### What helped?
<!-- q: helped -->

- [x] quiet
- [x] a walk

### What was good?
<!-- q: good -->

1. bread
2. lamplight
3. her laugh

### When was I last alone with this?
<!-- q: alone -->

2026-11-01

## Each person
<!-- step: each -->

### How safe do I feel with Sam?
<!-- q: safe, for: Sam -->

8 / 10

### How safe do I feel with Kim?
<!-- q: safe, for: Kim -->

_(not today)_

## One step
<!-- step: step -->

### What will I do?
<!-- q: plan -->

- [ ] write to her (by 2026-12-01)
- [x] mend the lamp
"""

ENTRY = HEAD + BODY

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
    "answers": {
        **ANSWERS,
        **{key: WRITTEN[key] for key in ("said", "helped", "good", "plan")},
    },
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
