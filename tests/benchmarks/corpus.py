"""A made-up journal: somebody who wrote every evening for 27 years, as reflect keeps it."""

import random
import sys
from datetime import datetime, timedelta
from itertools import accumulate
from pathlib import Path

FIRST = datetime.fromisoformat("1999-07-09T21:14:00+01:00")
#: The first is in 4 entries of 10,000, the second in three of four.
RARE, COMMON = "zimbeldrift", "gratitude"
PEOPLE = ("Noor", "Zoë", "Ilse", "Matteo")
STEPS = ("morning", "noon", "evening", "night")
#: What is asked about in each step, and what gets a rating.
THINGS = ("joy", "work", "people", "worry", "hope", "body")
#: The words that are used most, and what others are made of.
SAID = "the and to of a in that I it was for with my on but is as not this at be so we had me what"
BEGINS, VOWELS = "b br ch d f gr h l m pl s st t w", "a e i o u ai ea oo"


def sheet() -> str:
    """The worksheet: 24 questions to write about, 6 ratings, and three things to do."""
    lines = ["---", "id: daily", "title: Of the day", "version: 1", "language: en", "---"]
    for step in STEPS:
        lines += ["", f"## The {step} {{#{step}}}", ""]
        lines += [f"- What about {each} that {step}? {{#{step}-{each}}}" for each in THINGS]
    lines += ["", "## Ratings {#ratings}", ""]
    lines += [f"- How was it with {each}? [1-10: low ... high] {{#{each}}}" for each in THINGS]
    lines += ["", "## Plans {#plans}", "", "- What will I do? [action 3] {#deeds}"]
    return "".join(f"{line}\n" for line in lines)


class Writer:
    """Somebody who uses a few of 6,000 words often: the same words from the same seed."""

    def __init__(self, sentences: int = 40_000) -> None:
        r = random.Random(1)
        parts, words = (BEGINS.split(), VOWELS.split()), dict.fromkeys(SAID.split())
        while len(words) < 6000:
            syllables = (r.choice(part) for part in parts * r.randint(1, 4))
            words["".join(syllables) + r.choice("nrst")] = None
        # Zipf's law: the n-th word is used as often as 1 / n.
        weights = list(accumulate(1 / (rank + 2.7) for rank in range(len(words))))
        self.words = list(words)
        self.sentences = [
            " ".join(r.choices(self.words, cum_weights=weights, k=r.randint(6, 19))) + "."
            for _ in range(sentences)
        ]

    def evening(self, number: int) -> list[str]:
        """The answers of an evening counted from 0."""
        r = random.Random(number)
        said = [" ".join(r.sample(self.sentences, r.randint(1, 5))) for _ in range(24)]
        if number % 2:
            # What stayed the same for two days is told in almost the same words.
            for at, text in enumerate(self.evening(number - 1)[:12]):
                said[2 * at] = text.replace(r.choice(text.split()), r.choice(self.words))
        said[3] += f" Somebody said {RARE}." if number % 2500 == 17 else ""
        said[7] += f" There is {COMMON} in it." if number % 4 else ""
        return said


def make(root: Path, count: int, writer: Writer) -> None:
    """Have a journal in the folder *root*: the worksheet, and *count* entries."""
    # Only here: whoever wants to know the words should stay small.
    from reflect import entries, worksheets
    from reflect.entries.answer import QuestionPlace, Response
    from reflect.entries.header import Header
    from reflect.questions import Action

    (root / "worksheets").mkdir(parents=True)
    (root / "worksheets" / "daily.md").write_text(sheet(), encoding="utf-8")
    asked, r = worksheets.read(sheet()).worksheet, random.Random(2)
    places = [
        QuestionPlace(question.id, None, question.heading({}, None), step.id, step.title)
        for step in asked.steps
        for question in step.family()
    ]
    for number in range(count):
        moment = FIRST + timedelta(days=number)
        people = [PEOPLE[number // 50 % len(PEOPLE)]] if number % 3 else []
        header = Header.new(
            title=asked.title, moment=moment, worksheet=asked.id, version=1, language="en"
        )
        ratings = [max(1, min(10, round(r.gauss(6, 2)))) for _ in THINGS]
        deeds = [
            Action(" ".join(r.sample(writer.words, 3)), done=r.random() > 0.1, every=every)
            for every in ("", "", "week")
        ]
        given = [*map(Response, writer.evening(number)), *map(Response, ratings)]
        given.append(Response(tuple(deeds)))
        entry = entries.begin(header, asked.wordings()).with_about(people)
        entry = entry.with_answers(list(zip(places, given, strict=True))).with_status("complete")
        path = root / f"{moment:%Y}" / f"{moment:%Y-%m-%d}-daily.md"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(entry.text.encode())


if __name__ == "__main__":
    make(Path(sys.argv[1]), int(sys.argv[2]), Writer())
