"""How the blocks of a document, whatever its format, are cut into the parts of a worksheet."""

import re
from dataclasses import replace

import pytest

from reflect.importers import reader
from reflect.importers.blocks import Block, Document
from reflect.importers.outline import Outline

#: A claim, the blocks of a document, and the outline. Before each block stands what it is: ``h2``
#: a heading, ``b`` bold, ``s14`` its size, ``.name`` a style, ``_`` room to write, or its glyph.
#: In outlines, ``#`` is a step, ``-`` a question, ``>`` guidance, and ``=`` the conclusion.
CASES = [
    (
        "a plain first line is the title above bold headings with questions below them",
        """
        p|Grow one thing
        p|A sheet for one talk with yourself.
        b|The wish
        p|What would I like to change?
        b|The facts
        p|What have I done so far?
        """,
        """
        Grow one thing
        A sheet for one talk with yourself.
        # The wish
        - What would I like to change?
        # The facts
        - What have I done so far?
        """,
    ),
    (
        "headings with questions below are steps, and a last one with text only is the conclusion",
        """
        h1|Rest
        p|A sheet about rest.
        h2|Morning
        p|Think of today.
        p|How did I wake?
        -|What helped me?
        h2|Evening
        p|How do I end?
        h2|Thank you
        p|Come back soon.
        """,
        """
        Rest
        A sheet about rest.
        # Morning
        > Think of today.
        - How did I wake?
        - What helped me?
        # Evening
        - How do I end?
        = Thank you
        Come back soon.
        """,
    ),
    (
        "steps begin at the level at which the questions hang",
        """
        h1|Rest
        h2|Part A
        h3|Sleep
        p|How did I sleep?
        h3|Food
        p|What did I eat?
        h2|Part B
        h3|Work
        p|What did I do?
        h3|Play
        p|What did I play?
        """,
        """
        Rest
        # Sleep
        > Part A
        - How did I sleep?
        # Food
        - What did I eat?
        # Work
        > Part B
        - What did I do?
        # Play
        - What did I play?
        """,
    ),
    (
        "headings that are questions themselves are asked in one step",
        """
        h1|My week
        p|Take your time.
        h2|What went well?
        h2|What was hard?
        h2|What will I do next?
        _|
        """,
        """
        My week
        Take your time.
        # My week
        - What went well?
        - What was hard?
        - What will I do next?
        """,
    ),
    (
        "labels written as headings are no steps",
        """
        h1|Trust
        h2|Purpose
        p|To see.
        h2|Step 1: Look
        h3|Guidance
        p|Go slowly.
        h3|Reflection Questions
        -|What is trust?
        -|Whom do I trust?
        h2|Step 2: Act
        h3|Guidance
        p|Be bold.
        h3|Reflection Questions
        -|What can I do?
        h2|Conclusion
        p|Well done.
        """,
        """
        Trust
        To see.
        # 1. Look
        > Go slowly.
        - What is trust?
        - Whom do I trust?
        # 2. Act
        > Be bold.
        - What can I do?
        = Conclusion
        Well done.
        """,
    ),
    (
        "labels at the level of the steps are no steps",
        """
        h1|Trust
        h2|Purpose
        p|To see.
        h2|Step 1: Look
        h2|Guidance
        p|Go slowly.
        h2|Reflection Questions
        -|What is trust?
        h2|Step 2: Act
        h2|Guidance
        p|Be bold.
        h2|Reflection Questions
        -|What can I do?
        h2|Conclusion
        p|Well done.
        """,
        """
        Trust
        To see.
        # 1. Look
        > Go slowly.
        - What is trust?
        # 2. Act
        > Be bold.
        - What can I do?
        = Conclusion
        Well done.
        """,
    ),
    (
        "what stands under each heading again is no step, in any language",
        """
        h1|Luottamus
        p|Tämä on lomake.
        h2|Vaihe 1: Katso
        h3|Ohjeet
        p|Hitaasti.
        h3|Kysymykset
        -|Mitä luottamus on?
        h2|Vaihe 2: Toimi
        h3|Ohjeet
        p|Rohkeasti.
        h3|Kysymykset
        -|Mitä voin tehdä?
        """,
        """
        Luottamus
        Tämä on lomake.
        # Vaihe 1: Katso
        > Ohjeet
        > Hitaasti.
        > Kysymykset
        - Mitä luottamus on?
        # Vaihe 2: Toimi
        > Ohjeet
        > Rohkeasti.
        > Kysymykset
        - Mitä voin tehdä?
        """,
    ),
    (
        "bold lines begin steps where nothing larger does",
        """
        b|My Values
        p|A sheet.
        b|What matters
        p|What do I care about?
        p|Who shares it?
        b|What I do
        p|How do I live it?
        p|When not?
        """,
        """
        My Values
        A sheet.
        # What matters
        - What do I care about?
        - Who shares it?
        # What I do
        - How do I live it?
        - When not?
        """,
    ),
    (
        "larger lines begin steps",
        """
        bs20|My Values
        p|A sheet for people who like to think about what matters to them most in life.
        bs14|What matters
        b|Guidance
        p|Slowly now and with care for all.
        b|Questions
        p|What do I care about?
        p|Who shares it?
        bs14|What I do
        b|Guidance
        p|Slowly now and with care for all.
        b|Questions
        p|How do I live it?
        p|When not?
        """,
        """
        My Values
        A sheet for people who like to think about what matters to them most in life.
        # What matters
        > Slowly now and with care for all.
        - What do I care about?
        - Who shares it?
        # What I do
        > Slowly now and with care for all.
        - How do I live it?
        - When not?
        """,
    ),
    (
        "lines of one style begin steps",
        """
        .title|My Values
        .intro|A sheet for all who like to think about what is important, for a long time.
        .section-head|What matters
        .q|What do I care about most of all in my life?
        .q|Who shares it with me every day?
        .section-head|What I do
        .q|How do I live it in my days?
        .q|When not, and why not at all?
        """,
        """
        My Values
        A sheet for all who like to think about what is important, for a long time.
        # What matters
        - What do I care about most of all in my life?
        - Who shares it with me every day?
        # What I do
        - How do I live it in my days?
        - When not, and why not at all?
        """,
    ),
    (
        "lines in capitals begin steps",
        """
        p|MY VALUES
        p|A sheet.
        p|WHAT MATTERS
        p|What do I care about?
        p|WHAT I DO
        p|How do I live it?
        """,
        """
        MY VALUES
        A sheet.
        # WHAT MATTERS
        - What do I care about?
        # WHAT I DO
        - How do I live it?
        """,
    ),
    (
        "short lines above questions begin steps",
        """
        p|My values
        p|A sheet to think about it all.

        p|What matters
        p|What do I care about?
        p|Who shares it?

        p|What I do
        p|How do I live it?
        """,
        """
        My values
        A sheet to think about it all.
        # What matters
        - What do I care about?
        - Who shares it?
        # What I do
        - How do I live it?
        """,
    ),
    (
        "numbered lines above questions begin steps",
        """
        p|My values

        1.|What matters
        p|What do I care about?
        p|Who shares it?

        2.|What I do
        p|How do I live it?
        """,
        """
        My values
        # 1. What matters
        - What do I care about?
        - Who shares it?
        # 2. What I do
        - How do I live it?
        """,
    ),
    (
        "letters with a dash begin steps",
        """
        p|GROW
        p|G - Goal
        1.|What do I want?
        2.|By when?
        p|R - Reality
        1.|What is?
        p|O - Options
        1.|What could I do?
        """,
        """
        GROW
        # G - Goal
        - What do I want?
        - By when?
        # R - Reality
        - What is?
        # O - Options
        - What could I do?
        """,
    ),
    (
        "what stands behind Day 1 is its question",
        """
        p|Thirty days
        p|Write each day.
        p|Day 1: What made me smile?
        p|Day 2: Write about a friend.
        p|Day 3: What am I afraid of?
        """,
        """
        Thirty days
        Write each day.
        # Day 1
        - What made me smile?
        # Day 2
        - Write about a friend.
        # Day 3
        - What am I afraid of?
        """,
    ),
    (
        "a short text below Day 1 is its question",
        """
        h1|Three days
        h2|Day 1
        p|Write about a happy day.
        h2|Day 2
        p|Describe a place.
        h2|Day 3
        p|List three wishes.
        """,
        """
        Three days
        # Day 1
        - Write about a happy day.
        # Day 2
        - Describe a place.
        # Day 3
        - List three wishes.
        """,
    ),
    (
        "a number on a line of its own has its title below",
        """
        p|Thought record
        p|1
        p|The situation
        p|What happened?
        p|2
        p|The feeling
        p|What did I feel?
        """,
        """
        Thought record
        # 1. The situation
        - What happened?
        # 2. The feeling
        - What did I feel?
        """,
    ),
    (
        "the first heading is the title, if it has text only",
        """
        h1|My sheet
        p|Intro text here.
        h1|Morning
        p|How are you?
        h1|Evening
        p|How was it?
        """,
        """
        My sheet
        Intro text here.
        # Morning
        - How are you?
        # Evening
        - How was it?
        """,
    ),
    (
        "headings with questions below are no title",
        """
        h1|Morning
        p|How are you?
        h1|Evening
        p|How was it?
        """,
        """
        sheet
        # Morning
        - How are you?
        # Evening
        - How was it?
        """,
    ),
    (
        "a heading that asks begins a step if other questions hang at it",
        """
        h1|Values
        h2|What matters to you?
        -|Which people?
        -|Which places?
        h2|Who are you?
        -|What name?
        """,
        """
        Values
        # What matters to you?
        - Which people?
        - Which places?
        # Who are you?
        - What name?
        """,
    ),
    (
        "sections without questions above the first step are the purpose",
        """
        h1|Anger
        h2|What is anger?
        p|Anger is a feeling that comes when a limit is crossed. It is neither good nor bad, and it passes like any other.
        h2|How to use
        p|Write slowly.
        h2|Triggers
        -|What made me angry?
        h2|Body
        -|Where did I feel it?
        h2|Resources
        -|A book
        -|A link
        """,
        """
        Anger
        What is anger?
        Anger is a feeling that comes when a limit is crossed. It is neither good nor bad, and it passes like any other.
        Write slowly.
        # Triggers
        - What made me angry?
        # Body
        - Where did I feel it?
        = Resources
        A book
        A link
        """,
    ),
    (
        "numbered instructions are no steps",
        """
        h1|Box breathing
        h2|How it works
        p|Step 1: Breathe in.
        p|Step 2: Hold.
        p|Step 3: Breathe out.
        h2|Before
        p|How do I feel now?
        h2|After
        p|How do I feel now?
        p|What changed?
        """,
        """
        Box breathing
        Step 1: Breathe in.
        Step 2: Hold.
        Step 3: Breathe out.
        # Before
        - How do I feel now?
        # After
        - How do I feel now?
        - What changed?
        """,
    ),
    (
        "text far below the last question is the conclusion",
        """
        h1|Letter
        p|Write slowly and take your time with it.
        p|Whom do I miss?
        _|
        p|What do I want to say?
        _|

        p|You can burn the letter or keep it. Be kind to yourself.
        """,
        """
        Letter
        Write slowly and take your time with it.
        # Letter
        - Whom do I miss?
        - What do I want to say?
        = Conclusion
        You can burn the letter or keep it. Be kind to yourself.
        """,
    ),
    (
        "where nothing asks, short texts below headings do",
        """
        h1|Week
        h2|Looking back
        b|Describe a time you felt proud
        b|List what helped
        h2|Looking ahead
        b|Name your next step
        b|Write about your hopes
        """,
        """
        Week
        # Looking back
        - Describe a time you felt proud
        - List what helped
        # Looking ahead
        - Name your next step
        - Write about your hopes
        """,
    ),
    (
        "a label among headings of its kind begins a step if it stands there once",
        """
        h1|Lesson
        h2|Main part
        -|What did I learn?
        h2|Reflection
        -|How was it?
        h2|Summary
        -|What will I take with me?
        """,
        """
        Lesson
        # Main part
        - What did I learn?
        # Reflection
        - How was it?
        # Summary
        - What will I take with me?
        """,
    ),
    (
        "parts without questions of their own are guidance for their first exercise",
        """
        h1|Course
        p|Intro
        p|PART 1
        p|Basics
        p|Exercise 1: Breathing
        p|How was it?
        p|Exercise 2: Walking
        p|How was it?
        p|PART 2
        p|More
        p|Exercise 3: Sitting
        p|How was it?
        """,
        """
        Course
        # Exercise 1: Breathing
        > PART 1
        > Basics
        - How was it?
        # Exercise 2: Walking
        - How was it?
        # Exercise 3: Sitting
        > PART 2
        > More
        - How was it?
        """,
    ),
    (
        "Roman numbers above other items begin steps",
        """
        p|My sheet
        I.|What was it?
        a)|Who was there?
        b)|What was said?
        II.|What now?
        a)|Whom do I ask?
        """,
        """
        My sheet
        # What was it?
        - Who was there?
        - What was said?
        # What now?
        - Whom do I ask?
        """,
    ),
    (
        "lines between strokes begin steps",
        """
        p|*** MY SHEET ***
        p|--- First: Then ---
        p|Who was there?
        p|--- Second: Now ---
        p|Who is here?
        """,
        """
        MY SHEET
        # First: Then
        - Who was there?
        # Second: Now
        - Who is here?
        """,
    ),
    (
        "a heading leaves its questions to smaller ones below",
        """
        h1|Prompts
        h2|Each day
        h3|Morning
        -|What would be good?
        h3|Evening
        -|What was good?
        h2|Each week
        -|What did I learn?
        """,
        """
        Prompts
        # Morning
        > Each day
        - What would be good?
        # Evening
        - What was good?
        # Each week
        - What did I learn?
        """,
    ),
    (
        "a heading with room to write begins a step beside others, and is its question",
        """
        h1|Week
        h2|Wins
        _|1.
        _|2.
        h2|Next week
        -|What do I stop?
        -|What do I start?
        """,
        """
        Week
        # Wins
        - Wins
        # Next week
        - What do I stop?
        - What do I start?
        """,
    ),
    (
        "options above a question about them are not those of the heading",
        """
        h1|Help
        h2|Today
        p|What did I do?
        h2|Tomorrow
        ☐|a walk
        ☐|a call
        p|Which of these would help?
        """,
        """
        Help
        # Today
        - What did I do?
        # Tomorrow
        > a walk
        > a call
        - Which of these would help?
        """,
    ),
    (
        "a first step may have statements to rate, and no question",
        """
        h1|Wheel
        p|Look at your life from above.
        h2|A word before
        p|It is an old one.
        h2|My areas
        p|Rate each area from 1 (low) to 10 (high).
        -|Work
        -|Family
        h2|Thinking
        -|What surprised me?
        """,
        """
        Wheel
        Look at your life from above.
        A word before
        It is an old one.
        # My areas
        > Rate each area from 1 (low) to 10 (high).
        - Work
        - Family
        # Thinking
        - What surprised me?
        """,
    ),
    (
        "a first step may have a list of words, and no question",
        """
        h1|Wheel
        h2|My areas
        p|Think of these.
        -|Work
        -|Family
        h2|Thinking
        -|What surprised me?
        """,
        """
        Wheel
        # My areas
        > Think of these.
        - Work
        - Family
        # Thinking
        - What surprised me?
        """,
    ),
    (
        "a last step may have statements to rate, and no question",
        """
        h1|Wheel
        h2|Thinking
        -|What surprised me?
        h2|My areas
        p|Rate each area from 1 (low) to 10 (high).
        -|Work
        -|Family
        """,
        """
        Wheel
        # Thinking
        - What surprised me?
        # My areas
        > Rate each area from 1 (low) to 10 (high).
        - Work
        - Family
        """,
    ),
    (
        "a title may ask above the line for a name",
        """
        p|How are you?
        p|Name: ____ Date of birth: ____
        p|A few words before you begin, for you alone.
        h2|Body
        p|What do I feel in it?
        """,
        """
        How are you?
        A few words before you begin, for you alone.
        # Body
        - What do I feel in it?
        """,
    ),
    (
        "the title stands below the line of the school and the name, which are no questions",
        """
        p|Mill School\tName: ____
        p|Ms. Okafor, Room 12\tDate: ____

        p|My group and I
        p|Answer honestly, nobody else will read it.
        1.|What was my job?
        2.|What comes next?
        """,
        """
        My group and I
        Answer honestly, nobody else will read it.
        # My group and I
        - What was my job?
        - What comes next?
        """,
    ),
    (
        "a title may share its line with the room for a name",
        """
        p|My week\tName: ____

        h2|Work
        p|What did I do?
        """,
        """
        My week
        # Work
        - What did I do?
        """,
    ),
    (
        "a bold line is the title where a sentence stands between it and the first heading",
        """
        b|Boundaries at work
        p|A short text says what this sheet is for.
        h1|Notice
        p|What do I feel?
        """,
        """
        Boundaries at work
        A short text says what this sheet is for.
        # Notice
        - What do I feel?
        """,
    ),
    (
        "what explains the numbers of the first table stands in its step",
        """
        p|How patient am I
        p|For a quiet evening at home.
        p|Circle a number: 1 = never, 2 = rarely, 3 = often
        p|I wait in a queue.\t1 2 3
        p|I let others talk.\t1 2 3
        h2|Afterwards
        p|What surprised me?
        """,
        """
        How patient am I
        For a quiet evening at home.
        # How patient am I
        > Circle a number: 1 = never, 2 = rarely, 3 = often
        - I wait in a queue.
        - I let others talk.
        # Afterwards
        - What surprised me?
        """,
    ),
    (
        "strokes around short lines make headings of them",
        """
        p|Sunday talk
        p|Sit down together, without phones.
        p|~ Thanks ~
        p|What did you do for me?
        p|~ Next week ~
        p|When are we alone?
        """,
        """
        Sunday talk
        Sit down together, without phones.
        # Thanks
        - What did you do for me?
        # Next week
        - When are we alone?
        """,
    ),
    (
        "a line below a large heading is its ornament",
        """
        h1|Help
        h2|Today
        _|
        p|What did I do?
        h2|Tomorrow
        _|
        p|What will I do?
        """,
        """
        Help
        # Today
        - What did I do?
        # Tomorrow
        - What will I do?
        """,
    ),
]


def blocks(text: str) -> list[Block]:
    """The blocks that the lines of *text* describe."""
    found: list[Block] = []
    gap = False
    for number, line in enumerate(text.split("\n"), 1):
        kind, parted, words = line.strip().partition("|")
        if not parted:
            gap = bool(found)
            continue
        block = Block(text=words or "____", line=number, gap=gap)
        found.append(described(block, kind))
        gap = False
    return found


def described(block: Block, kind: str) -> Block:
    look = re.fullmatch(r"(h|b?s)(\d+)", kind)
    if look and look[1] == "h":
        return replace(block, heading=int(look[2]))
    if look:
        bold = len(block.text) if look[1] == "bs" else 0
        return replace(block, size=float(look[2]), bold=bold)
    if kind == "b":
        return replace(block, bold=len(block.text), size=11)
    if kind == "_":
        return replace(block, is_rule=True)
    if kind.startswith("."):
        return replace(block, style=kind[1:])
    return replace(block, size=11) if kind == "p" else replace(block, glyph=kind, level=1)


def lines(outline: Outline) -> list[str]:
    """The *outline* in lines."""
    found = [outline.title, *(block.text for block in outline.purpose)]
    for step in outline.steps:
        found.append(f"# {step.number}. {step.title}" if step.number else f"# {step.title}")
        found += [f"> {block.text}" for block in step.guidance]
        found += [f"- {question.text}" for question in step.questions]
    if outline.conclusion:
        found += [f"= {outline.conclusion_title}", *(block.text for block in outline.conclusion)]
    return found


@pytest.mark.parametrize(
    ("document", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_a_document_is_cut_into_steps_as_a_reader_would(document: str, expected: str) -> None:
    outline, _ = reader.outline(Document(blocks=tuple(blocks(document))), "sheet")

    assert lines(outline) == [line.strip() for line in expected.strip().split("\n")]
