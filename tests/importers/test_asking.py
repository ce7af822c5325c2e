"""What a document asks, and how each of its questions is answered."""

from collections.abc import Iterator

import pytest

from reflect import worksheets
from reflect.importers import import_document
from reflect.importers.blocks import Block, Cell, Field, FieldKind
from reflect.importers.outline import ImportedQuestion, Role, Section
from reflect.importers.questions import sorted_out
from reflect.importers.writing import bracket
from reflect.questions import Question


def asked(document: str, ending: str = ".md") -> list[str]:
    """The questions of a step with the text *document*, each with its kind as it is written."""
    text = import_document(f"sheet{ending}", f"# T\n\n## A\n\n{document}\n".encode()).text
    steps = worksheets.read(text).worksheet.steps
    return [line for step in steps for question in step.questions for line in shown(question)]


def shown(question: Question, when: str = "") -> Iterator[str]:
    kind = bracket(question.kind)
    each = f"[for each: {question.each}]" if question.each else ""
    yield " ".join(filter(None, [when, question.wording.text, each, kind]))
    for follow_up in question.follow_ups:
        yield from shown(follow_up.question, f"if {follow_up.when.text}:")


def sorted_blocks(*blocks: Block, role: Role = Role.TEXT) -> list[str]:
    found = sorted_out([Section(role=role, blocks=blocks)]).questions
    return [line_of(question) for question in found]


def line_of(question: ImportedQuestion) -> str:
    return f"{question.text} {bracket(question.kind) if question.kind else ''}".strip()


def table(*rows: list[str]) -> list[Block]:
    return [
        Block(text=text, cell=Cell(table=1, row=row, column=column))
        for row, texts in enumerate(rows, 1)
        for column, text in enumerate(texts, 1)
    ]


#: A claim, a step of a document, and what it asks.
STEPS = [
    ("a question mark of any script asks",
     "何がありましたか？\n\nماذا حدث؟\n\nΤι έγινε;\n\nWas war?",
     ["何がありましたか？", "ماذا حدث؟", "Τι έγινε;", "Was war?"]),
    ("a question may end with a remark in brackets",
     "What helped? (Take your time.)\n\nUnd was noch (z. B. ein Lied)?",
     ["What helped? (Take your time.)", "Und was noch (z. B. ein Lied)?"]),
    ("a question in bold may end with a remark, and plain text that begins with one does not ask",
     "What is trust? It grows.\n\n**What did I say?** Be exact.\n\n**Was tat ich?** *Ein Satz.*",
     ["What did I say? Be exact.", "Was tat ich? Ein Satz."]),
    ("a long text behind a bold question answers it",
     "**What is trust?** " + "It grows, slowly and with care. " * 5 + "\n\n- Whom do I trust?",
     ["Whom do I trust?"]),
    ("a sentence to complete is asked",
     "I felt ____ when ____.\n\nI am at my best when …",
     ["I felt ____ when ____.", "I am at my best when …"]),
    ("a label with room behind it is a line", "Place: ____________", ["Place: [one line]"]),
    ("several labels on one line are several questions",
     "Feeling: ________ Strength: ____ %", ["Feeling: [one line]", "Strength: [0-100]"]),
    ("room to write makes a question of a sentence",
     "Describe the day.\n\n\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_", ["Describe the day."]),
    ("boxes behind words are options below a question, each on its line",
     "- Do I worry?\n  - Yes [ ]\n  - No [ ]\n- I slept well [ ]\n- I ate well [ ]\n- What else?",
     ["Do I worry? [yes/no]", "I slept well [ ]", "I ate well [ ]", "What else?"]),
    ("boxes in a row may have strokes between them",
     "**Did I move?** - [ ] Yes - [ ] No", ["Did I move? [yes/no]"]),
    ("nobody ticks both yes and no",
     "Do I like it?\n\n- [ ] yes\n- [ ] mostly\n- [ ] no", ["Do I like it? [choose: yes, mostly, no]"]),
    ("a label that says when a question is asked is no part of it, a sentence is",
     "- Did it help?\n- If yes: What did?\n- If no, what is missing?\n- If no: If not, why?",
     ["Did it help? [yes/no]", "if yes: What did?", "if no: If no, what is missing?", "if no: If not, why?"]),
    ("numbers of points are no range to rate on",
     "Discuss points 1 to 5.\n\n- What is new?\n- Add up your spending: ____",
     ["What is new?", "Add up your spending: [one line]"]),
    ("a letter behind the number of a question is a number, too",
     "3. a) Which one is easiest?\n4. What else?", ["Which one is easiest?", "What else?"]),
    ("a number of things after what is a list",
     "What three moments stay?\n\nWhat two people said is here.", ["What three moments stay? [list 3]"]),
    ("a sum of numbers is not asked",
     "Add up your points: ____\n\nWhat stands out?", ["What stands out?"]),
    ("what is to be rated says so right above",
     "Give each area a number from 0 to 10.\n\n- Work: __\n- Home: __\n\n- Where is the gap?",
     ["Work: [0-10]", "Home: [0-10]", "Where is the gap?"]),
    ("what says how to answer is no question of its own",
     "How did I sleep?\n\nCircle one number:\n\n1 2 3 4 5", ["How did I sleep? [1-5]"]),
    ("sub-questions are asked, and what leads to them is not",
     "1. My friends\n   - Who are they?\n   - When do we meet?",
     ["Who are they?", "When do we meet?"]),
    ("a paragraph above statements does not ask by itself",
     "What is true?\n\n1. We laugh.  T  F\n2. We talk.  T  F",
     ["We laugh. [choose: T, F]", "We talk. [choose: T, F]"]),

    ("numbers in a row are a scale, with the words at its ends",
     "How near are we?\n\nfar 1 2 3 4 5 near", ["How near are we? [1-5: far ... near]"]),
    ("the ends of a scale may stand below it",
     "How near are we?\n\n0 1 2 3 4\n\nfar … near", ["How near are we? [0-4: far ... near]"]),
    ("numbers beside a statement are its scale",
     "- I sleep well.  0 1 2 3\n- I eat well.  0 1 2 3",
     ["I sleep well. [0-3]", "I eat well. [0-3]"]),
    ("a legend explains the statements below it",
     "1 = never, 2 = sometimes, 3 = often\n\n- I laugh.\n- I sing.",
     ["I laugh. [1-3: never ... often]", "I sing. [1-3: never ... often]"]),
    ("a legend explains the numbers of the table below it",
     "1 = never, 2 = often, 3 = always\n\n| | | | |\n|-|-|-|-|\n| I sleep. | 1 | 2 | 3 |\n| I eat. | 1 | 2 | 3 |",
     ["I sleep. [1-3: never ... always]", "I eat. [1-3: never ... always]"]),
    ("a legend of statements with room says nothing about open questions",
     "1 = never, 2 = often, 3 = always\n\n\\_\\_\\_\\_ I sleep.\n\n\\_\\_\\_\\_ I eat.\n\n- What gives me rest?",
     ["I sleep. [1-3: never ... always]", "I eat. [1-3: never ... always]", "What gives me rest?"]),
    ("a legend may take several lines",
     "How near are we?\n\n1 = far\n\n5 = near", ["How near are we? [1-5: far ... near]"]),
    ("a number is written in front of a statement",
     "0 = no, 4 = fully\n\n\\_\\_\\_\\_ I laugh.", ["I laugh. [0-4: no ... fully]"]),
    ("stars are a scale", "Mood: ☆☆☆☆☆", ["Mood: [1-5]"]),
    ("a line between two words is a scale",
     "How do I come across?\n\nshy - - - - - - - bold", ["How do I come across? [1-10: shy ... bold]"]),
    ("a number out of ten is a scale", "Energy: ____ / 10", ["Energy: [1-10]"]),
    ("a scale may be asked for in any of the languages",
     "De 0 (rien) à 10 (tout), combien ?\n\nWie nah auf einer Skala von 1 bis 5?",
     ["De 0 (rien) à 10 (tout), combien ? [0-10: rien ... tout]",
      "Wie nah auf einer Skala von 1 bis 5? [1-5]"]),
    ("a colon may follow the numbers of a scale",
     "How strong was it? (0–10):\n\nWhat did I do?", ["How strong was it? (0–10): [0-10]", "What did I do?"]),

    ("boxes are for many, circles for one",
     "Was hilft?\n\n☐ Ruhe ☐ Musik ☐ Sonstiges: ____\n\nWie oft?\n\n○ nie ○ oft",
     ["Was hilft? [choose many: Ruhe, Musik, Sonstiges]", "Wie oft? [choose: nie, oft]"]),
    ("an instruction says better than boxes how many to choose",
     "Which one is it? (choose only one)\n\n☐ red ☐ blue",
     ["Which one is it? (choose only one) [choose: red, blue]"]),
    ("letters below a question are its options",
     "1. How do we make up?\n   a. We talk.\n   b. We wait.",
     ["How do we make up? [choose: We talk., We wait.]"]),
    ("words to circle are options",
     "Circle the words that fit:\n\ncalm / tense / sad", ["Circle the words that fit: [choose many: calm, tense, sad]"]),
    ("wide spaces in a sentence that goes on to its question mark offer nothing",
     "- What is :\tthe\tplan\tfor me?", ["What is : the plan for me?"]),
    ("a question that only has the word choose offers nothing",
     "How do I choose a topic?\n\n- at dinner\n- in bed", ["How do I choose a topic?"]),
    ("yes and no are printed as answers",
     "Did we talk?  Yes / No\n\nAi-je dormi ? ☐ Oui ☐ Non\n\n話しましたか？　はい・いいえ",
     ["Did we talk? [yes/no]", "Ai-je dormi ? [yes/no]", "話しましたか？ [yes/no]"]),
    ("what is asked after a yes or no follows up",
     "Did we talk? ☐ Yes ☐ No\n\nIf yes, what about?\n\nIf not, why?",
     ["Did we talk? [yes/no]", "if yes: If yes, what about?", "if no: If not, why?"]),
    ("empty numbers are a list of so many", "What could I do?\n\n1.\n2.\n3.", ["What could I do? [list 3]"]),
    ("so many things are a list",
     "Name three people I can call.\n\nWhat do I love?", ["Name three people I can call. [list 3]", "What do I love?"]),
    ("things that are only counted are no list",
     "What are two moments in which I rest?", ["What are two moments in which I rest?"]),
    ("room for a day below is a date", "- When do we meet?\n\n\\_\\_ / \\_\\_ / \\_\\_\\_\\_", ["When do we meet? [date]"]),
    ("room for a day is a date", "When do we meet? \\_\\_/\\_\\_/\\_\\_\\_\\_", ["When do we meet? [date]"]),
    ("a question until when is a plan", "What will I do, and by when?", ["What will I do, and by when? [action]"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("document", "questions"), [row[1:] for row in STEPS], ids=[row[0] for row in STEPS]
)
def test_a_step_is_asked_as_it_was_laid_out(document: str, questions: list[str]) -> None:
    assert asked(document) == questions


#: A claim, a table, and what it asks.
TABLES = [
    ("a form asks what stands at the left",
     [["What happened?", ""], ["How bad was it (0-10)?", ""]],
     ["What happened?", "How bad was it (0-10)? [0-10]"]),
    ("a record asks for each column",
     [["Situation", "Feeling (0-100)"], ["Ex: a call", "sad, 70"], ["", ""]],
     ["Situation", "Feeling (0-100) [0-100]"]),
    ("numbers above statements are a scale",
     [["", "1", "2", "3"], ["I laugh.", "", "", ""], ["I sing.", "", "", ""]],
     ["I laugh. [1-3]", "I sing. [1-3]"]),
    ("words above boxes are options",
     [["", "never", "often"], ["I laugh.", "☐", "☐"], ["I sing.", "☐", "☐"]],
     ["I laugh. [choose: never, often]", "I sing. [choose: never, often]"]),
    ("days above boxes may all be ticked",
     [["Habit", "Mon", "Tue"], ["A walk", "☐", "☐"]], ["A walk [choose many: Mon, Tue]"]),
    ("yes and no above a table are yes and no",
     [["", "Ja", "Nein"], ["Ich lache.", "", ""]], ["Ich lache. [yes/no]"]),
    ("a table of what and when is a plan",
     [["What", "Who", "By when"], ["", "", ""]], ["What [action]"]),
    ("a number for each area",
     [["Area", "How well (1-10)"], ["Work", ""], ["Home", ""]], ["Work [1-10]", "Home [1-10]"]),
    ("a range alone names a column of numbers",
     [["Area", "1-10"], ["Work", ""], ["Home", ""]], ["Work [1-10]", "Home [1-10]"]),
    ("a column for a number without a range has a line",
     [["Area", "Your number"], ["Work", ""], ["Home", ""]],
     ["Work [one line]", "Home [one line]"]),
    ("circles may be typed as letters",
     [["", "1", "2", "3"], ["I laugh.", "O", "O", "O"], ["I sing.", "O", "O", "O"]],
     ["I laugh. [1-3]", "I sing. [1-3]"]),
    ("options of several words stand above statements",
     [["", "trifft nicht zu", "trifft eher nicht zu", "trifft zu"], ["Ich esse in Ruhe.", "", "", ""]],
     ["Ich esse in Ruhe. [choose: trifft nicht zu, trifft eher nicht zu, trifft zu]"]),
    ("room below a question in a table is for it",
     [["What went well?", "What was hard?"], ["", ""]], ["What went well?", "What was hard?"]),
    ("a table without room asks nothing", [["Trigger", "What sets it off"], ["Answer", "What I do"]], []),
]  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "questions"), [row[1:] for row in TABLES], ids=[row[0] for row in TABLES]
)
def test_a_table_is_asked_as_it_is_filled_in(rows: list[list[str]], questions: list[str]) -> None:
    assert sorted_blocks(*table(*rows)) == questions


def test_columns_for_two_people_are_asked_for_each() -> None:
    document = "| Question | Partner A | Partner B |\n|-|-|-|\n| What do I need? | | |"

    assert asked(document) == ["What do I need? [for each: person]"]


def test_a_line_between_two_questions_leads_to_the_second() -> None:
    lines = ("Think of work:", "What went well?", "Now think of home:", "What went well there?")
    blocks = [Block(text=text, gap=True) for text in lines]
    found = sorted_out([Section(role=Role.TEXT, blocks=blocks)])

    assert [block.text for block in found.guidance] == ["Think of work:"]
    assert [question.hint for question in found.questions] == [(), ("Now think of home:",)]


def test_names_of_several_columns_are_said_once_beside_each_question() -> None:
    rows = table(["Area", "Before", "After"], ["My sleep", "", ""], ["My work", "", ""])
    found = sorted_out([Section(role=Role.TEXT, blocks=rows)])

    assert [block.text for block in found.guidance] == ["Area"]
    assert {question.hint for question in found.questions} == {("Before · After",)}


def test_a_worked_example_is_a_hint() -> None:
    rows = table(["Situation", "Thought"], ["e.g. a call", "He is angry"], ["", ""])

    found = sorted_out([Section(role=Role.TEXT, blocks=rows)]).questions

    assert [question.hint for question in found] == [("e.g. a call",), ("He is angry",)]


def test_fields_tell_the_kind() -> None:
    def field(text: str, kind: FieldKind, *options: str, most: int | None = None) -> Block:
        made = Field(kind=kind, options=options, min=None if most is None else 0, max=most)
        return Block(text=f"{text} ____", fields=(made,))

    assert sorted_blocks(
        field("What?", FieldKind.TEXT),
        field("Where?", FieldKind.LINE),
        field("When?", FieldKind.DATE),
        field("Which?", FieldKind.CHOOSE, "red", "blue"),
        field("Which ones?", FieldKind.CHOOSE_MANY, "red", "blue"),
        field("How much?", FieldKind.NUMBER, most=10),
    ) == [
        "What?",
        "Where? [one line]",
        "When? [date]",
        "Which? [choose: red, blue]",
        "Which ones? [choose many: red, blue]",
        "How much? [0-10]",
    ]


@pytest.mark.parametrize("above", ["What would I say", "How would I tell a friend about all this"])
def test_a_question_that_was_cut_is_put_together(above: str) -> None:
    assert sorted_blocks(Block(text=above), Block(text="to my younger self?", page=1)) == [
        f"{above} to my younger self?"
    ]


def test_guidance_with_a_rhetorical_question_stays_guidance() -> None:
    sections = [
        Section(role=Role.GUIDANCE, blocks=[Block(text="Who has not been there?")]),
        Section(role=Role.QUESTIONS, blocks=[Block(text="What happened?", glyph="•", level=1)]),
    ]

    found = sorted_out(sections)

    assert [question.text for question in found.questions] == ["What happened?"]
    assert [block.text for block in found.guidance] == ["Who has not been there?"]


def test_options_without_a_question_stay_where_they_are_and_are_named() -> None:
    found = sorted_out([Section(role=Role.TEXT, blocks=[Block(text="red", glyph="☐", level=1)])])

    assert [block.text for block in found.guidance] == ["red"]
    assert [note.line for note in found.notes] == [1]
