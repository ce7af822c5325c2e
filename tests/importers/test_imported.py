"""How the lines of an imported document are sorted into a worksheet."""

from typing import Any

import pytest

from reflect import worksheets
from reflect.errors import CannotImport
from reflect.importers import Imported, import_document
from reflect.importers.ending import NOT_LAST
from reflect.importers.leftovers import RULED
from reflect.importers.questions import AFTER
from reflect.importers.reader import COMMENT, EMPTY_STEP, NO_STEP, NO_TITLE
from reflect.worksheets import Worksheet


def made(document: str, name: str = "sheet.txt") -> Imported:
    """The worksheet made from *document*; checks that it can be used as it is."""
    result = import_document(name, document.encode())
    reading = worksheets.read(result.text)
    assert reading.is_usable
    assert reading.proposed == ()
    return result


def sheet(document: str) -> Worksheet:
    return worksheets.read(made(document).text).worksheet


def parts(document: str) -> dict[str, Any]:
    """The parts of the worksheet made from a *document*, and the notes on it."""
    worksheet = sheet(document)
    return {
        "title": worksheet.title,
        "purpose": worksheet.purpose,
        "steps": [step.title for step in worksheet.steps],
        "guidance": worksheet.steps[0].guidance,
        "asked": [question.wording.text for question in worksheet.family()],
        "kinds": {question.kind.name for question in worksheet.family()},
        "hints": [question.hint for question in worksheet.family()],
        "conclusion": worksheet.conclusion,
        "notes": [(note.line, note.what) for note in made(document).notes],
    }


def test_the_front_matter_names_the_file_and_no_license() -> None:
    text = import_document("C:\\sheets\\My sheet.TXT", b"About: rest\n- Why?").text

    assert text.split("---\n")[1] == (
        "id: about-rest\n"
        'title: "About: rest"\n'
        "version: 1\n"
        "language: en\n"
        "license: unknown\n"
        "source: My sheet.TXT\n"
    )


def test_a_german_document_is_recognized() -> None:
    document = (
        "Zur Ruhe kommen\nZiel:\nDas ist für mich und dich.\n"
        "Schritt 1: Stille\nAnleitung:\nNimm dir Zeit.\nReflexionsfragen:\n"
        "• Wie ruhig bin ich (1 = gar nicht, 10 = ganz und gar)?\nAbschluss:\nDanke.\n"
    )

    text = made(document).text

    assert "\nlanguage: de\n" in text
    assert "\n## Schritt 1: Stille {#stille}\n\nNimm dir Zeit.\n" in text
    assert "[1-10: gar nicht ... ganz und gar] {#" in text
    assert "\n# Abschluss\n\nDanke.\n" in text


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Step 1: Trust", "Trust"),
        ("STEP 1. Trust", "Trust"),
        ("Schritt 1 – Trust", "Trust"),
        ("Part II: Trust", "Trust"),
        ("Section 3) Trust", "Trust"),
        ("Teil 4 Trust", "Trust"),
        ("Step 1\nTrust", "Trust"),
        ("Step 1:\nGuidance:\nGo slowly.", "Step 1"),
        ("Step 1: 2. Trust", "2. Trust"),
    ],
)
def test_the_title_of_a_step_has_no_number(line: str, title: str) -> None:
    worksheet = sheet(f"T\n{line}\nQuestions:\n- Why?")

    assert [step.title for step in worksheet.steps] == [title]


LONG = "word " * 30 + "end."
#: A claim, a document, parts of its worksheet, and the notes on it.
LINES = [
    ("text on the line of a label is kept",
     "T\nPurpose: To see.\nPart 1 - A\nInstructions: Look.\nPrompts: What?\nSummary: Bye.",
     {"purpose": "To see.", "guidance": "Look.", "asked": ["What?"], "conclusion": "Bye."}, []),
    ("wrapped titles are put on one line",
     "A worksheet for all who would like to rest\nas they did once\nPurpose:\nTo see.\n"
     "Step 1: What it was that kept me awake all\nthe night\nThink.\n- Why?",
     {"title": "A worksheet for all who would like to rest as they did once",
      "steps": ["What it was that kept me awake all the night"], "guidance": "Think."}, []),
    ("a sentence about a step is no heading",
     "T\nStep 1: A\nPart I love and\nstep 2 of it.\n- Why?",
     {"steps": ["A"], "guidance": "Part I love and\nstep 2 of it."}, []),
    ("paragraphs stay paragraphs",
     f"T\nOne.\nTwo.\n\n\n{LONG}\n\n{LONG}\nStep 1: A\n- Why?",
     {"purpose": f"One.\nTwo.\n\n{LONG}\n\n{LONG}"}, []),
    ("the name of the file stands in for a title",
     "Step 1: A\n- Why?\n", {"title": "sheet"}, [(1, NO_TITLE)]),
    ("a document without steps gets one that is called like it",
     "Evening lines\nFor tired days.\n- What was good?\n- What was hard?\n",
     {"purpose": "For tired days.", "steps": ["Evening lines"],
      "asked": ["What was good?", "What was hard?"]}, []),
    ("questions outside every step get one that is called like their label",
     "T\nPurpose:\nTo see.\nReflection Questions:\n- Why?\nConclusion:\nBye.\n",
     {"steps": ["Reflection Questions"]}, []),
    ("a question above the first step gets a step of its own, and is named",
     "T\n- Who am I?\nStep 1: A\n- Why?\n",
     {"steps": ["T", "A"], "asked": ["Who am I?", "Why?"]}, [(2, NO_STEP)]),
    ("what an introduction asks in passing is no question",
     "T\nHave you ever been tired?\nThen read on.\nStep 1: A\n- Why?\n",
     {"steps": ["A"], "asked": ["Why?"]}, []),
    ("a line right below a question becomes its hint",
     "T\nStep 1: A\n- Why?\nFor example: hunger.\n- How?\n\n    - with joy\n",
     {"hints": ["For example: hunger.", "• with joy"]}, []),
    ("a wrapped question is put on one line",
     "T\nStep 1: A\nQuestions:\n- Who was with me,\n  Anna or\n  somebody else?\n",
     {"asked": ["Who was with me, Anna or somebody else?"], "guidance": ""}, []),
    ("questions without bullets are found below their label",
     "T\nStep 1: A\nQuestions:\nWhat is near?\nDescribe it.\n",
     {"asked": ["What is near?", "Describe it."], "guidance": ""}, []),
    ("bullets below guidance are guidance where questions have a label",
     "T\nStep 1: A\nGuidance:\n- breathe\n- sit\nQuestions:\n- Why?\n",
     {"asked": ["Why?"], "guidance": "• breathe\n• sit"}, []),
    ("bullets are questions where nothing has a label",
     "T\nStep 1: A\nThink back.\n1. Who was there?\n2) Describe it.\n",
     {"asked": ["Who was there?", "Describe it."], "guidance": "Think back."}, []),
    ("nothing but a rating is guessed",
     "T\nStep 1: A\n- Do I sleep?\n- Yes or no: am I well?\n- One thing I will do today:\n- Name two.\n",
     {"kinds": {"text"}}, []),
    ("bare questions are taken by their mark",
     "T\nStep 1: A\n\nWhat happened?\n\nWhat did I feel?\n",
     {"asked": ["What happened?", "What did I feel?"], "guidance": ""},
     []),
    ("empty numbers are no questions",
     "T\nStep 1: A\nWhat happened?\n1.\n2.\nWhat else?\n",
     {"asked": ["What happened?", "What else?"], "guidance": ""},
     [(4, RULED)]),
    ("room to write on is left out and said once",
     "Name: ____  Date: ____\nT\nStep 1: A\n- Why?\n______\n______\n1.\n2. ...\n",
     {"title": "T", "purpose": "", "asked": ["Why?"]},
     [(1, "left out: Name: ____ Date: ____"), (5, RULED)]),
    ("a bullet on a line of its own belongs to the next line",
     "T\nStep 1: A\nQuestions:\n·\nWhy?\n\n·\nHow?\n", {"asked": ["Why?", "How?"], "guidance": ""}, []),
    ("text between questions becomes guidance and is named",
     "T\nStep 1: A\nGuidance:\nSlowly.\nQuestions:\n- Why?\n\nTake a breath.\n\n- How?\n",
     {"asked": ["Why?", "How?"], "guidance": "Slowly.\n\nTake a breath."}, [(8, AFTER)]),
    ("what is said after every step is no conclusion",
     "T\nStep 1: A\n- Why?\nSummary:\nThat was A.\nStep 2: B\n- How?\nConclusion:\nThe end.\n",
     {"asked": ["Why?", "How?"], "guidance": "That was A.", "conclusion": "The end."},
     [(4, NOT_LAST), (5, AFTER)]),
    ("a summary before the questions is guidance",
     "T\nStep 1: A\nSummary:\nAbout A.\nQuestions:\n- Why?\n",
     {"asked": ["Why?"], "guidance": "About A.", "conclusion": ""}, []),
    ("a step without questions is kept and named",
     "T\nStep 1: A\nOnly words.\nStep 2: B\n- Why?\n",
     {"steps": ["A", "B"], "asked": ["Why?"], "guidance": "Only words."}, [(2, EMPTY_STEP)]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("document", "became", "notes"), [row[1:] for row in LINES], ids=[row[0] for row in LINES]
)
def test_each_line_of_a_document_is_put_into_the_right_part(
    document: str, became: dict[str, object], notes: list[tuple[int, str]]
) -> None:
    found = parts(document)

    assert {key: found[key] for key in became} == became
    assert found["notes"] == notes


@pytest.mark.parametrize(
    "wording",
    [
        "Was it long? [5 minutes]",
        "Tell me {person} and {a|b{c} more",
        "Back\\slash \\[a] \\{b} \\, \\\\ end\\",
        "What is [here]? {#id}",
        "[list]",
        "if yes: What then?",
        "# - * what [a [b] c]",
    ],
)
def test_a_question_keeps_its_words(wording: str) -> None:
    (question,) = sheet(f"T\nStep 1: A\nQuestions:\n· {wording}").family()

    assert question.wording.text == question.wording.filled({}) == wording
    assert question.wording.slots == []
    assert question.kind.name == "text"


def test_only_special_characters_that_matter_get_a_backslash() -> None:
    text = made("T\n- What [really] helps (a, b), and \\why?").text

    assert "\n- What [really] helps (a, b), and \\why? {#" in text


@pytest.mark.parametrize("line", ["# a", "## a", "#\ta", "```", "~~~ a", "---a"])
@pytest.mark.parametrize("part", ["purpose", "guidance", "hint", "conclusion"])
def test_prose_that_looks_like_structure_stays_prose(line: str, part: str) -> None:
    prose = dict.fromkeys(("purpose", "guidance", "hint", "conclusion"), "Plain.") | {part: line}
    worksheet = sheet(
        "T\nPurpose:\n{purpose}\nStep 1: A\nGuidance:\n{guidance}\nQuestions:\n· Why?\n{hint}\n"
        "\n· How?\nConclusion:\n{conclusion}\nThe end.".format(**prose)
    )

    step = worksheet.steps[0]
    found = {
        "purpose": worksheet.purpose,
        "guidance": step.guidance,
        "hint": step.questions[0].hint,
        "conclusion": worksheet.conclusion.removesuffix("\nThe end."),
    }
    assert {part: " ".join(text.split()) for part, text in found.items()} == {
        part: " ".join(text.split()) for part, text in prose.items()
    }


def test_a_comment_does_not_hide_what_follows() -> None:
    found = parts("T <!-- a\nStep 1: B <!-- b\nSo <!-- c -->.\n- Why <!-- d?\n")

    said = [found["title"], *found["steps"], found["guidance"], *found["asked"]]
    assert [text.replace("\u2060", "") for text in said] == [
        "T <!-- a", "B <!-- b", "So <!-- c -->.", "Why <!-- d?",
    ]  # fmt: skip
    assert found["notes"] == [(number, COMMENT) for number in (1, 2, 3, 4)]


@pytest.mark.parametrize("title", ["Breathing [5 minutes]", "Feelings [list]", "[date]", "A {#b}"])
def test_a_bracket_in_the_title_of_a_step_is_kept(title: str) -> None:
    found = parts(f"T\nStep 1: {title}\n- Why?")

    assert found["steps"] == [title]
    assert found["notes"] == []


def test_a_rating_is_recognized_and_its_words_are_kept() -> None:
    (first, second) = sheet(
        "T\n- How near (1 = far, 10 = near)?\n- How [a]\\b (1 = x\\, 10 = y)?"
    ).family()

    assert first.wording.text == "How near (1 = far, 10 = near)?"
    assert first.kind.parameters() == {"min": 1, "max": 10, "low": "far", "high": "near"}
    assert second.wording.text == "How [a]\\b (1 = x\\, 10 = y)?"
    assert second.kind.parameters() == {"min": 1, "max": 10, "low": "x\\", "high": "y"}


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "it is empty"),
        (b" \n\n\t\n", "any words"),
        (b"\xef\xbb\xbf", "any words"),
        (b"Dear diary,\n\nit was a good day.\n", "seem to contain a question"),
        (b"T\nStep 1: A\nOnly words.\n", "seem to contain a question"),
        (b"PK\x03\x04\x00\x00", "not text"),
        (b"\x01\x02\x03\x04 a", "not text"),
        ("ab".encode("utf-16-le"), "not text"),
        (b"a\n" * 2_000_000, "too large"),
    ],
)
def test_a_document_without_a_worksheet_in_it_says_why(data: bytes, reason: str) -> None:
    with pytest.raises(CannotImport, match=f"^notes.txt could not be turned into .*{reason}"):
        import_document("/home/me/notes.txt", data)


@pytest.mark.parametrize("name", ["notes.xyz", "notes", "/home/me.txt/notes.xyz"])
def test_an_unknown_file_ending_lists_the_known_ones(name: str) -> None:
    with pytest.raises(CannotImport, match=r"^notes.* documents that end in .* and \.txt\."):
        import_document(name, b"- Why?")
