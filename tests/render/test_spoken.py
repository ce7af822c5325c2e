"""What is read aloud: whole pages, as a screen reader gets them."""

import os
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import sheets
from reflect import cli, entries, locale, worksheets
from reflect.comparison import changes as comparison
from reflect.comparison import plans
from reflect.comparison.changes import WorksheetChanges
from reflect.interview.route import Route
from reflect.journal import Journal, Stored
from reflect.journal.references import QuestionRef, Questions
from reflect.journal.runs import Run
from reflect.journal.shelf import Offer
from reflect.pages import compare, entry, listing, worksheet
from reflect.pages.compare import USUAL, View
from reflect.pages.comparison_view import ComparisonView
from reflect.render import plain, screen
from reflect.render.page import Command, Page, Paragraph
from reflect.render.plain import closed
from reflect.settings import Settings, demo_journal
from reflect.text import decode

GOLDEN = demo_journal()

SHEET = worksheets.read(sheets.KINDS).worksheet
QUESTIONS = Questions(
    tuple(
        QuestionRef(stop.question.id, str(stop.number), "")
        for stop in Route(SHEET, {}, ()).answerable
    ),
    SHEET.wordings(),
)


def stored(answers: Mapping[str, str], day: str = "2026-03-01", head: str = "") -> Stored:
    """An entry with *answers*, bodies by what stands in their marks, in a file of its own."""
    front = f"---\ntitle: All kinds\ndate: {day}T20:00:00\nworksheet: kinds\n{head}---\n\n"
    blocks = [f"### Q {key}\n<!-- q: {key} -->\n\n{body}\n\n" for key, body in answers.items()]
    data = (front + "".join(blocks)).encode()
    asked = date.fromisoformat(day)
    return Stored(
        "entry.md", data, entries.read(decode(data)).header, asked, lambda _: SHEET.wordings()
    )


def pair(old: Stored, new: Stored) -> ComparisonView:
    """Two entries, as runs of the worksheet."""
    then, now = Run.of(old), Run.of(new)
    changes = comparison.changes_between(then.answers, now.answers)
    revision = WorksheetChanges.of(
        changes, SHEET, (then.header.worksheet_version, now.header.worksheet_version)
    )
    others, of_plans = plans.parted(changes, {"action"})
    return ComparisonView(then, now, tuple(others), QUESTIONS, None, revision, tuple(of_plans))


def compared(old: Stored, new: Stored, view: View = USUAL) -> list[str]:
    """The lines about two entries."""
    return plain.text(compare.page(pair(old, new), view)).splitlines()


def between(old: Mapping[str, str], new: Mapping[str, str]) -> list[str]:
    """The lines about the changed answers of two entries of one day."""
    return compared(stored(old), stored(new), View(is_choice=True))[1:]


@pytest.fixture
def golden() -> Journal:
    return Journal(Settings.made(os.environ, GOLDEN))


def test_two_entries_are_heard_side_by_side(golden: Journal) -> None:
    new, old = list(map(Run.of, golden))[:2]
    view = View(offers=(Command("The other 8:", "reflect more"),))

    said = plain.text(compare.page(ComparisonView.of(old, new, golden), view))

    assert said.startswith("""\
Compare. Emotional closeness, with S. and Mum. 4 October 2026 and 23 November
2026, seven weeks apart.
11 of 19 answers have changed: 3 reworded, 2 longer, 1 in another order, 1
written afresh, 2 changed, 2 answered now.
Question 4. What makes me afraid or unsure when I think of showing someone how
I really feel? Reworded.
Before: laughs. Now: sighs.
Now reads: I am afraid he sighs. I would not know what to say then.
Question 7. How much do I trust S. today? Changed.
4 then, 6 now.
Before: With what I tell him at night, no. Now: Some nights with the rest.
Now reads: With money, yes. Some nights with the rest.
""")
    assert said.endswith("""
Since Wednesday the phone has been back on the table, because of work. Some
evenings he turns it face down.
A point up or down is often just the day.
What you planned.
Question 22. What one small thing would I like to do, today or on a day I
choose?
Done: tell S. about the birthday, on the walk and not in the kitchen, by 11
October 2026.
New: ask S. what it is that he sighs about, by 29 November 2026.
Question 23. Which two things would I like to do regularly, so that closeness
can grow where I want it?
Still doing it: walk without phones, every Sunday.
Let go: ring Mum, not text, every week.
New: write Mum a postcard, every Friday.
Question. What became of what I planned last time?
Walking helps, because nobody has to look at anybody. And Mum is never in: she
has her choir, and the postcards find her.
The other 8: reflect more
""")


def test_an_entry_is_heard_from_its_title_to_its_last_answer(golden: Journal) -> None:
    *_, july, _ = golden

    said = plain.text(entry.page(entry.EntryView.of(Run.of(july))))

    assert said.startswith("""\
Emotional closeness. 12 July 2026; about S.
# My own note

Day three of rain at the lake. S. is doing the crossword and asks me
only the ones he already knows. Mum is away with her friends, so this
one is about him alone, and I left out whatever felt like homework.

<!-- postcard for Mum: in the glove box, still no stamp -->
Step. What closeness is to me.
Question. In which moments do I feel close to someone?
When the power went and we played cards by the light of his phone. It is the
nicest thing that phone has done all year.
""")
    assert said.endswith("""
Question. Does the closeness I give come back to me at the moment?
Yes.
Step. What I take with me.
Question. What one small thing would I like to do, today or on a day I choose?
Done: take the cards home with us.
""")


def test_marks_in_a_file_become_words() -> None:
    kept = stored(
        {
            "text": "_(not today)_",
            "since, aside": "June",
            "choices": "- [x] red\n- [x] blue",
            "list": "- tea\n- bread",
            "date": "2026-12-24",
            "action": "- [ ] ring Mum (by 2026-11-27)\n- [x] rest (every week)\n- [-] run",
        }
    )

    assert plain.text(entry.page(entry.EntryView.of(Run.of(kept)))).splitlines()[1:] == [
        "Question. Q text.",
        "Not today.",
        "Question. Q since, aside.",
        "A follow-up that no longer applies.",
        "June.",
        "Question. Q choices.",
        "red, blue.",
        "Question. Q list.",
        "1. tea.",
        "2. bread.",
        "Question. Q date.",
        "24 December 2026.",
        "Question. Q action.",
        "To do: ring Mum, by 27 November 2026.",
        "Done: rest, every week.",
        "Let go: run.",
    ]


def test_a_list_keeps_its_numbers_where_its_entry_is_shown() -> None:
    kept = stored({"list": "1. tea\n2. bread"})

    assert screen.text(entry.page(entry.EntryView.of(Run.of(kept))), 80).endswith(
        "    1. tea\n    2. bread\n"
    )


def test_an_entry_speaks_its_own_language() -> None:
    old = stored({"text": "Ich lache.", "scale": "4 / 10"}, head="language: de\n")
    new = stored(
        {"text": "Ich lache! Du nicht.", "scale": "6 / 10"}, "2026-05-01", "language: de\n"
    )

    assert plain.text(entry.page(entry.EntryView.of(Run.of(old)))) == (
        "All kinds. 1. März 2026.\nFrage. Q text.\nIch lache.\nFrage. Q scale.\n4 von 10.\n"
    )
    assert compared(old, new) == [
        "Vergleich. All kinds. 1. März 2026 und 1. Mai 2026, mit zwei Monaten Abstand.",
        "Beide Antworten haben sich geändert: 1 länger, 1 geändert.",
        "Frage 1. Q text. Länger.",
        "Vorher: Punkt. Jetzt: Ausrufezeichen. Neu: Du nicht.",
        "Jetzt heißt es: Ich lache! Du nicht.",
        "Frage 3. Q scale. Geändert.",
        "Damals 4, jetzt 6.",
        "Ein Punkt mehr oder weniger liegt oft nur am Tag.",
    ]


@pytest.mark.parametrize(
    ("old", "new", "heard"),
    [
        (
            "I swim. It rains. We read.",
            "It rains. We read. I swim.",
            ["In another order. Moved: I swim.", "Now reads: It rains. We read. I swim."],
        ),
        (
            "My knee hurts less. I swim twice a week.",
            "My knee hurts less.",
            ["Shorter. No longer there: I swim twice a week.", "Now reads: My knee hurts less."],
        ),
        (
            "I am nervous for days, and sad.",
            "I am curious for days, and glad.",
            [
                "Reworded. Before: nervous. Now: curious. Before: sad. Now: glad.",
                "Now reads: I am curious for days, and glad.",
            ],
        ),
        ("I am here.", "I am here?", ["Reworded. Before: full stop. Now: question mark.", "Now reads: I am here?"]),
        (
            "I think so.",
            "I do not think so.",
            ["Reworded. New: do not.", "Now reads: I do not think so.", 'Note: "not" was added.'],
        ),
        ("", "I am here", ["Answered now.", "I am here."]),
        ("_(not today)_", "So.", ["Answered now.", "Then: Not today.", "Now: So."]),
        ("So.", "_(not today)_", ["Not today.", "Then: So.", "Now: Not today."]),
    ],
)  # fmt: skip
def test_each_place_is_told_and_then_the_whole(old: str, new: str, heard: list[str]) -> None:
    said = " ".join(between({"text": old}, {"text": new}))

    assert said == " ".join(["Question 1. Q text.", *heard])


@pytest.mark.parametrize(
    ("old", "new", "heard"),
    [
        (
            {"choices": "- [x] red", "list": "1. tea\n2. bread", "action": "- [ ] rest"},
            {"choices": "_(none)_", "list": "1. bread\n2. tea", "action": "- [x] rest"},
            [
                "Question 6. Q choices. Changed.",
                "Then: red.",
                "Now: none.",
                "Question 7. Q list. In another order.",
                "Moved: tea.",
                "Now reads: bread",
                "tea.",
                "What you planned.",
                "Question 9. Q action.",
                "Done: rest.",
            ],
        ),
        (
            {"action": "- [ ] ring Mum and Ada"},
            {"action": "- [x] ring Mum and Eve"},
            [
                "What you planned.",
                "Question 9. Q action.",
                "Done: ring Mum and Eve. Before: Ada. Now: Eve.",
            ],
        ),
        (
            {"scale": "4 / 10\n\nnot much"},
            {"scale": "4 / 10\n\nnot very much"},
            [
                "Question 3. Q scale. Reworded.",
                "4, then and now.",
                "New: very.",
                "Now reads: not very much.",
            ],
        ),
        (
            {"scale": "4 / 5"},
            {"scale": "6 / 10"},
            ["Question 3. Q scale. Changed.", "4 of 5 then, 6 of 10 (1 little to 10 much) now."],
        ),
    ],
    ids=["what it is", "a plan in other words", "other words beside a rating", "another scale"],
)
def test_what_is_no_prose_is_told_as_what_it_is(
    old: dict[str, str], new: dict[str, str], heard: list[str]
) -> None:
    assert between(old, new) == heard


def test_the_list_is_a_line_an_entry() -> None:
    head = "about: [S.]\nstatus: draft\n"
    some = [stored({}, "2026-11-25", head), stored({}, "2026-02-01", "language: de\nabout: [S.]\n")]

    assert plain.text(listing.page([*map(Run.of, some)], "reflect list --all")) == (
        "25 November 2026. All kinds. About S. Waits for you.\n"
        "1. Februar 2026. All kinds. Es geht um S.\n"
        "Older ones: reflect list --all\n"
    )


def test_a_worksheet_is_heard_with_how_each_question_is_answered() -> None:
    guided = sheets.KINDS.replace("## One", "What it is\nfor.\n\n## One")
    guided = guided.replace("{#each}\n", "{#each}\n\nTake your\ntime.\n")
    guided = guided.replace("{#text}\n", "{#text}\n  for example: a worry\n")
    guided = guided.replace("[list]", "[list 3]") + "\n# Afterword\n\nThat was\nit.\n"

    assert plain.text(worksheet.page(worksheets.read(guided).worksheet)).splitlines() == [
        "All kinds. 1 step, 10 questions.",
        "What it is for.",
        "Step 1: One of each.",
        "Take your time.",
        "Question 1. What is it?",
        "For example: a worry.",
        "Question 2. In one line? One line.",
        "Question 3. How much? A number from 1, little, to 10, much.",
        "Question 4. Is it so? Yes, no, or it depends.",
        "If Yes or It depends: Since when?",
        "Question 5. Which one? One of: red, green, blue.",
        "Question 6. Which ones? Any of: red, green, blue.",
        "Question 7. Which things? Several short things. Room for 3.",
        "Question 8. On which day? A day.",
        "Question 9. What will I do? Something to do.",
        "Question 10. How near is anybody? A number from 1 to 5. Once for each person.",
        "That was it.",
    ]


def test_a_plan_is_heard_in_the_words_it_was_written_in() -> None:
    kept = stored({"action": "- [ ] rudern (bis 2026-12-24) (jede Woche)"}, head="language: de\n")

    said = plain.text(entry.page(entry.EntryView.of(Run.of(kept)))).splitlines()

    assert said[-1] == "Zu tun: rudern, bis 24. Dezember 2026, jede Woche."


def test_a_worksheet_is_read_in_its_own_language() -> None:
    german = worksheets.read("---\nid: a\ntitle: A\nlanguage: de\n---\n\n## S\n\n- Q? [1-5]\n")

    said = plain.text(worksheet.page(german.worksheet))

    assert said == "A. 1 Schritt, 1 Frage.\nSchritt 1: S.\nFrage 1. Q? Eine Zahl von 1 bis 5.\n"


@pytest.mark.parametrize("copied", ["/a-folder" * 12, "/a folder" * 12])
def test_what_is_to_be_copied_is_never_broken(copied: str) -> None:
    page = Page([Command("Your files are in", copied), Paragraph("That is all.", joins=True)])

    assert plain.text(page) == f"Your files are in\n{copied}\nThat is all.\n"


def test_worksheets_are_listed_with_the_name_to_call_them_by() -> None:
    good = worksheets.read("---\nid: a\ntitle: A\nminutes: 1\n---\n\n## S\n\n- Q?\n")
    bad = worksheets.read("---\nid: b\n---\n")
    offers = (
        Offer("a", Path(), good.worksheet, ("en", "de"), date(2026, 5, 1), is_own=False),
        Offer("b", Path(), bad.worksheet, ("en",), None, is_own=True),
    )

    def listed(language: str) -> str:
        rows, say = [(offers[0], good), (offers[1], bad)], locale.of(language)
        return plain.text(worksheet.listing(rows, "check\ue000{}".format, say))

    assert listed("en") == (
        "a. 1 minute. A. en, de. Used 1 May 2026.\nb. en. Your own. Has mistakes: check b\n"
    )
    assert listed("de") == (
        "a. 1 Minute. A. en, de. Am 1. Mai 2026.\nb. en. Von dir. Hat Fehler: check b\n"
    )


@pytest.mark.parametrize(
    ("text", "ends"),
    [("so", "so."), ("so\n", "so."), ("(so)", "(so)."), ("(So.)", "(So.)"), ("S.", "S."),
     ("so?", "so?"), ("5 €", "5 €"), ("", "")],
)  # fmt: skip
def test_a_voice_comes_to_rest_after_a_word(text: str, ends: str) -> None:
    assert closed(text) == ends


#: What a terminal obeys, turns around or shows as a box.
DRAWN = "[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e\u2500-\u259f]"

#: Words, signs, and what a terminal could obey or somebody could have drawn.
TEXT = st.lists(
    st.sampled_from(["tea", "and", "milk", "not", "Sam", ".", ", ", "?", " ", "\n\n", "- ", "é"])
    | st.sampled_from(["\x1b[31m", "\x9b2J", "\u202e", "[-tea-]", "| --- |"]),
    max_size=30,
).map("".join)


@given(old=TEXT, new=TEXT)
def test_no_change_is_drawn_and_no_word_is_left_out(old: str, new: str) -> None:
    before, after = stored({"text": old}), stored({"text": new})

    said = "\n".join(compared(before, after, View(everything=True)))

    assert not re.search(DRAWN, said)
    assert ("[-" in said) <= ("[-" in old + new)
    answer = after.entry.answer(("text", None))
    now = "".join(answer.text.split()) if answer and answer.state == "answered" else ""
    for sign in "\x1b\x9b\u202e":
        now = now.replace(sign, f"<{ord(sign):02x}>")
    assert now in "".join(said.split())


@pytest.mark.parametrize(
    "call",
    ["compare", "show", "list", "worksheet list", "worksheet show emotional-intimacy", "where", "",
     "timeline", "timeline trust-today", "timeline fears", "ratings", "next", "search sigh"],
)  # fmt: skip
def test_nothing_is_drawn_on_any_page(call: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["--plain", "--journal", str(GOLDEN), *call.split()]) == 0

    assert not re.search(DRAWN, capsys.readouterr().out)
