"""Somebody made up who writes every evening: the same words from the same seed."""

import random
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from itertools import accumulate, islice

FIRST = datetime(1999, 7, 9)

SEED = 1
#: One entry a day, for 27 years.
LIFETIME = 10_000

#: In 4 entries of 10,000, in 100 of them, and in three of four.
RARE, SOME, COMMON = "zimbeldrift", "lanternfell", "gratitude"
#: As people are called, and who thinks of them.
PEOPLE = ("Noor", "Zoë", "Ilse", "Matteo")
MARKS = {"mood": "My mood", "rest": "How I slept", "pace": "The pace", "ease": "How much ease"}
MARKS |= {"focus": "My attention", "body": "How my body felt"}
STEPS = {
    "Morning": """How did I wake up?|Which thought came first?|What did I look forward to?
        |What did I dread a little?|What did I want this day to be like?|Who was on my mind?""",
    "The day": """What took most of my time?|What went better than I had expected?|What was heavy?
        |Where did I say yes and mean no?|What did I put off?|What did somebody do for me?""",
    "Others": """Whom did I listen to?|What did I leave unsaid?|Where was I impatient?
        |What would I like to thank somebody for?|Whom did I miss?|What made me laugh?""",
    "Evening": """What did I learn about myself?|What would I do another way?|What can wait?
        |What is worth keeping of this day?|What do I wish for tomorrow?|With what do I go to bed?""",
}
QUESTIONS = [question.strip() for step in STEPS.values() for question in step.split("|")]
#: What one says all the time.
SAID = """the and to of a in that I it was for with my on but is as not this at be so we had me
    what have they all when from one by more an there about then her his out if no who up them some
    could than time would she did other into over now because how day work good felt think much
    again still after before little make know want need people morning evening"""
#: Of what other words are made.
BEGINS = "b br ch d dr f fl g gr h k l m n p pl qu r s sh sl st t th tr v w"
MIDDLES = "a e i o u ai ea ee oa oo ou"
ENDS = "ck d g l ll m mp n nd ng p r rd rk s sh ss st t"


@dataclass(frozen=True)
class Writer:
    """Somebody with so many words and sentences, who uses some more often than others."""

    seed: int = SEED
    #: How many words it is before sentences come again.
    breath: int = 1_000_000

    @cached_property
    def words(self) -> list[str]:
        """The words somebody has, the frequent ones first."""
        r = random.Random(f"words {self.seed}")
        parts = (BEGINS.split(), MIDDLES.split(), ["", *ENDS.split()])
        words = dict.fromkeys(SAID.split())
        while len(words) < 6000:
            syllables = r.choice((1, 1, 2, 2, 3))
            words["".join(r.choice(part) for part in parts * syllables)] = None
        return list(words)

    @cached_property
    def sentences(self) -> list[str]:
        """More sentences than one writes in a year: by Zipf's law, each word as often as it is."""
        r = random.Random(f"sentences {self.seed}")
        weights = list(accumulate(1 / (rank + 2.7) for rank in range(len(self.words))))
        stream = iter(r.choices(self.words, cum_weights=weights, k=self.breath))
        sentences = []
        while len(words := list(islice(stream, r.randint(6, 19)))) > 5:
            middle = len(words) // 2
            words[middle] += "," * (len(words) > 9)
            text = " ".join(words)
            sentences.append(text[0].upper() + text[1:] + r.choice("....!?"))
        return sentences

    def evening(self, number: int) -> tuple[datetime, list[str], list[int]]:
        """When somebody wrote on an evening counted from 0, what they answered, and the marks."""
        r = random.Random(f"{self.seed} {number}")
        day = FIRST + timedelta(days=number)
        moment = day.replace(hour=r.randint(17, 23), minute=r.randint(0, 59))
        texts = [self._answer(r) for _ in QUESTIONS]
        if number % 2:
            # What stayed the same for two days is told in almost the same words.
            _, before, _ = self.evening(number - 1)
            texts[::2] = [self._reworded(r, text) for text in before[::2]]
        for word, every, at in ((RARE, 2500, 17), (SOME, 100, 5)):
            if number % every == at:
                texts[7] += f" Somebody said {word}, and we laughed."
        if number % 4:
            texts[15] += f" There is {COMMON} in it."
        if number % 8 == 3:
            texts[12] += " We were at Zoë’s café – for hours."
        return moment, texts, [max(1, min(10, round(r.gauss(6, 2)))) for _ in MARKS]

    def _answer(self, r: random.Random) -> str:
        begin = r.randrange(len(self.sentences) - 6)
        sentences = self.sentences[begin : begin + r.choice((1, 2, 3, 3, 4, 5))]
        if len(sentences) == 5:
            sentences[3] = f"\n{sentences[3]}"
        return " ".join(sentences).replace(" \n", "\n\n")

    def _reworded(self, r: random.Random, text: str) -> str:
        words = text.split(" ")
        for _ in range(1 + len(words) // 16):
            words[r.randrange(len(words))] = r.choice(self.words)
        return " ".join(words)


def about(number: int) -> tuple[str, ...]:
    """Whom an evening was about: on two of three, for weeks the same person."""
    return (PEOPLE[number // 50 % len(PEOPLE)],) if number % 3 else ()
