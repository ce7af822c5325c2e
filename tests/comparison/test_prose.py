"""What is shown of two versions of an answer: exact always, and as a person would mark it."""

import random
import re
from itertools import pairwise
from time import process_time

import pytest

from reflect.comparison.prose import Difference, between

# What happened, what a person would call it, and how they would mark it: ``[-went-]``,
#: ``[+came+]``, ``[<moved away<]``, ``[>moved here>]`` and ``[=one layout|another=]``.
MARKED = [
    (
        "one word is another one",
        "reworded",
        "Before a visit I am [-nervous-][+curious+] for days.",
    ),
    (
        "one word of a short sentence is another one",
        "reworded",
        "I am [-sad-][+glad+].",
    ),
    (
        "a not was added",
        "reworded",
        "I would [+not +]move back to my home town.",
    ),
    (
        "a word became its opposite",
        "reworded",
        "She [-can-][+can't+] see when I need quiet.",
    ),
    (
        "a not was added, and a sentence: it is no growth",
        "reworded",
        "I will [+not +]ask him first. Dinner is at six.[+ The children eat with us.+]",
    ),
    (
        "a clause with a not was added behind the sentence: it takes nothing back",
        "extended",
        "We should see a doctor[+, although I do not know which one to ring+].",
    ),
    (
        "a sentence was added",
        "extended",
        "My knee hurts less. [+I swim twice a week. +]In spring I want to hike again.",
    ),
    (
        "a sentence was added at the end",
        "extended",
        "My knee hurts less.[+ I swim twice a week.+]",
    ),
    (
        "an aside was added",
        "extended",
        "My neighbour[+, who lost her husband in May,+] waters our plants.",
    ),
    (
        "a clause was added between alike ones",
        "extended",
        "We cooked[+, and we danced+], and we slept.",
    ),
    (
        "a paragraph was removed",
        "shortened",
        "The garden is mine.\n\n[-Nobody else goes there before noon.\n\n-]The cellar is his.",
    ),
    (
        "a sentence moved",
        "moved",
        "[<I am the loud one. <]Ben keeps the peace at table. Our parents watch us."
        "[> I am the loud one.>]",
    ),
    (
        "a sentence moved and was reworded",
        "reworded",
        "[<I am the <][-loud -][<one at every party. <]Ben keeps the peace. Our parents watch us."
        "[> I am the >][+quiet +][>one at every party.>]",
    ),
    (
        "two sentences became one",
        "reworded",
        "The flat is cold[-.-][+, and+] I have asked for help twice.",
    ),
    (
        "one sentence became two",
        "reworded",
        "The flat is cold[-, and-][+.+] I have asked for help twice.",
    ),
    (
        "one sentence was replaced among others",
        "reworded",
        "Lena left in June. [-I found her keys under the mat.-]"
        "[+We still write on birthdays, nothing more.+] It is all right like this.",
    ),
    (
        "everything was rewritten, small words apart",
        "rewritten",
        "[-I do what I am told, since it is easier than to say what I would like.-]"
        "[+Last month I told the team that the plan was mine, and it felt good.+]",
    ),
    (
        "an item was added",
        "extended",
        "- swim on Mondays\n- ring Olga[+\n- mend the bike+]",
    ),
    (
        "an item moved",
        "moved",
        "[<- swim on Mondays\n<]- ring Olga\n- mend the bike[>\n- swim on Mondays>]",
    ),
    (
        "an item was ticked",
        "changed",
        "- [-[ ]-][+[x]+] ring Olga\n- [ ] mend the bike",
    ),
    (
        "lines without bullets are items too",
        "extended",
        "bread\nsoap[+\ncandles+]",
    ),
    (
        "quotes, dashes and an ellipsis were set better",
        "unchanged",
        '[="I\'m off" -- and then...|“I’m off” — and then…=]',
    ),
    (
        "accents are written in another normal form",
        "unchanged",
        "[=Zoë is at the café|Zoe\u0308 is at the cafe\u0301=]",
    ),
    (
        "lines were wrapped elsewhere around a new word",
        "reworded",
        "[=What I like best about the house\nis the |What I like best\nabout the house is the =]"
        "[-kitchen-][+silence+] in the morning.",
    ),
    (
        "lines became a list",
        "unchanged",
        "[=ring Olga\nmend the bike|- ring Olga\n- mend the bike=]",
    ),
    (
        "points were put over the letters",
        "unchanged",
        "[=שלום לך|שָׁלוֹם לְךָ=]",
    ),
    (
        "a word was added at the end of an item",
        "reworded",
        "- ring Olga[+ and Paul+]\n- mend the bike",
    ),
    (
        "a word was typed twice",
        "reworded",
        "I sat near the [-the -]door.",
    ),
    (
        "a sentence was added in a quotation",
        "extended",
        "> You are loud.\n> [+You always were. +]Sit down.",
    ),
    (
        "code was indented",
        "reworded",
        "So:\n\n```\nif tired:\n[-  -][+    +]rest()\n```",
    ),
    (
        "a German sentence was turned",
        "reworded",
        "Ich möchte [+nicht +]wieder bei meinen Eltern wohnen.",
    ),
    (
        "a German clause was added",
        "extended",
        "Wir streiten weniger[+, seit jeder sein eigenes Zimmer hat+].",
    ),
    (
        "a Chinese word is another one",
        "reworded",
        "和同事说话的时候我总是[-紧张-][+放松+]。",
    ),
    (
        "a Japanese sentence was added",
        "extended",
        "姉とはよく話す。[+最近は昔のことも話せる。+]",
    ),
    (
        "a Russian sentence moved",
        "moved",
        "[<Я редко прошу о помощи. <]Дома так было не принято. Теперь учусь у дочери."
        "[> Я редко прошу о помощи.>]",
    ),
    (
        "an Arabic word is another one",
        "reworded",
        "أنام [-قليلا-][+جيدا+] منذ بداية الشتاء.",
    ),
    (
        "the family of an emoji grew",
        "reworded",
        "Sunday with them [-👩‍👧-][+👩‍👧‍👦+] was light.",
    ),
]

MIRRORED = {"extended": "shortened", "shortened": "extended", "new": "removed", "removed": "new"}


def marked(difference: Difference) -> str:
    """*difference* in the notation of ``MARKED``."""
    return "".join(
        texts[0] if mark == "=" and len(texts) == 1 else f"[{mark}{'|'.join(texts)}{mark}]"
        for mark, *texts in difference.segments
    )


def versions(text: str) -> tuple[str, str]:
    """The old and the new version that *text*, in the notation of ``MARKED``, tells of."""
    told = re.findall(r"\[([-+<>=])(.*?)\1\]|((?:(?!\[[-+<>=]).)+)", text, flags=re.DOTALL)
    parts = [(mark or "=", words or plain) for mark, words, plain in told]
    return (
        "".join(words.split("|")[0] for mark, words in parts if mark in "=-<"),
        "".join(words.split("|")[-1] for mark, words in parts if mark in "=+>"),
    )


def ramble(sentences: int, seed: int) -> list[str]:
    """Sentences of invented words, some of which are in most of them."""
    chance = random.Random(seed)
    words = [f"{a}{b}{c}" for a in "bdlmrst" for b in "aeiou" for c in ("", "n", "ra", "sto")]
    often = [1 / (rank + 3) for rank in range(len(words))]
    lengths = [chance.randint(6, 18) for _ in range(sentences)]
    return [" ".join(chance.choices(words, often, k=length)) + "." for length in lengths]


@pytest.mark.parametrize(("claim", "kind", "text"), MARKED, ids=[case[0] for case in MARKED])
def test_a_change_is_called_and_marked_as_a_person_would(claim: str, kind: str, text: str) -> None:
    difference = between(*versions(text))

    assert (marked(difference), difference.kind) == (text, kind), claim


@pytest.mark.parametrize(("claim", "kind", "text"), MARKED, ids=[case[0] for case in MARKED])
def test_a_change_back_is_called_the_opposite(claim: str, kind: str, text: str) -> None:
    old, new = versions(text)

    assert between(new, old).kind == MIRRORED.get(kind, kind), claim


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("", "A beginning.", ((("+", "A beginning."),), "new")),
        ("An end.", "", ((("-", "An end."),), "removed")),
        ("The same.", "The same.", ((("=", "The same."),), "unchanged")),
        ("", "", ((), "unchanged")),
    ],
)
def test_an_empty_side_is_a_first_or_a_last_word(
    old: str, new: str, expected: tuple[object, str]
) -> None:
    difference = between(old, new)

    assert (difference.segments, difference.kind) == expected


def test_what_was_rewritten_is_shown_as_then_and_now() -> None:
    old = "It is me who plans. I am tired of lists. Nobody sees how much there is to do."
    new = (
        "In May we shared it out. He has the school, I have the rest, and it is no secret any more."
    )

    difference = between(old, new)

    assert difference.kind == "rewritten"
    assert difference.segments == (("-", old), ("+", new))


def test_a_coincidence_is_not_shown_as_kept() -> None:
    old = "We moved in May. My fear of the stairs at night is what keeps me awake. I swim."
    new = "We moved in May. The joy of a garden at last is more than I ever hoped for. I swim."

    marks = [mark for mark, *_ in between(old, new).segments]

    assert marks == ["=", "-", "+", "="]


def test_one_new_word_is_found_in_a_very_long_answer() -> None:
    sentences = ramble(1500, seed=1)
    changed = [*sentences[:700], "today " + sentences[700], *sentences[701:]]

    difference = between(" ".join(sentences), " ".join(changed))

    assert [segment for segment in difference.segments if segment[0] != "="] == [("+", "today ")]


@pytest.mark.parametrize("stop", [".", pytest.param("", marks=pytest.mark.sweep)])
def test_very_long_answers_take_no_time_to_speak_of(stop: str) -> None:
    old, new = (" ".join(ramble(1600, seed)).replace(".", stop) for seed in (2, 3))
    assert min(len(old), len(new)) > 80_000
    started = process_time()

    between(old, new)

    assert process_time() - started < 5


#: Answers that are not lived, but pasted.
PASTED = {
    "one word": ("word " * 20_000, "word " * 19_000),
    "two sentences in turn": ("I am here. You are not. " * 4_000, "You are not. I am here. " * 4_000),
    "few words at random": tuple(" ".join(random.Random(n).choices("abcde.", k=50_000)) for n in (1, 2)),
    "Chinese without a stop": tuple("".join(random.Random(n).choices("我在春天之前和他谈一一家", k=33_000)) for n in (1, 2)),
    "no blank": ("word" * 25_000, "word" * 24_000),
    "sentences in another order": tuple(" ".join(random.Random(n).sample(ramble(1_800, seed=4), 1_800)) for n in (1, 2)),
    "a word a line": tuple("\n".join(" ".join(ramble(1_500, seed)).split()) for seed in (5, 6)),
    "ticks": ("- [ ] a\n" * 12_000, "- [x] a\n" * 12_000),
    "signs": (".!" * 50_000, "!." * 49_000),
    "fences": ("```\n" * 25_000, "~~~\n" * 25_000),
}  # fmt: skip


@pytest.mark.sweep
@pytest.mark.parametrize(("old", "new"), PASTED.values(), ids=PASTED)
def test_no_pasted_answer_takes_long(old: str, new: str) -> None:
    started = process_time()

    between(old, new)

    assert process_time() - started < 5


def test_a_whole_worksheet_takes_no_time_to_speak_of() -> None:
    answers = [ramble(25, seed) for seed in range(24)]
    started = process_time()

    for one, other in pairwise(answers):
        between(" ".join(one), " ".join([*one[:12], *other[12:18], *one[18:]]))

    assert process_time() - started < 2
