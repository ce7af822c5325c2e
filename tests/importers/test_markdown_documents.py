"""Documents in Markdown, as editors, Obsidian, Notion and people write it."""

import pytest

from reflect.importers.blocks import Block, Cell, Field, FieldKind, Unreadable
from reflect.importers.markdown import document, in_text


def blocks(source: str) -> tuple[Block, ...]:
    return document(source.encode()).blocks


def texts(source: str) -> list[str]:
    return [block.text for block in blocks(source)]


def items(source: str) -> list[tuple[int, str, str]]:
    return [(block.level, block.glyph, block.text) for block in blocks(source)]


def test_headings_and_lines_know_their_place() -> None:
    source = "# **Sleep** {#sleep-well}\n\nOne.\n\n## Why **so**\n\n**Mood:** good\n"

    assert [(b.line, b.heading, b.bold, b.text) for b in blocks(source)] == [
        (1, 1, 5, "Sleep"),
        (3, None, 0, "One."),
        (5, 2, 0, "Why so"),
        (7, None, 5, "Mood: good"),
    ]


def test_lists_are_nested_and_counted() -> None:
    source = "1. a\n1. b\n   - c\n\n     more\n5) d\n\n- [ ] e\n- [x] f\n* ( ) g\n"

    assert items(source) == [
        (1, "1.", "a"), (1, "2.", "b"), (2, "•", "c"), (2, "", "more"), (1, "5)", "d"),
        (1, "☐", "e"), (1, "☑", "f"), (1, "○", "g"),
    ]  # fmt: skip


@pytest.mark.parametrize("mark", ["- ", "-", "*", "1. \n2."])
def test_empty_items_are_room_to_write_also_right_below_a_question(mark: str) -> None:
    found = blocks(f"**Why?**\n{mark}\n{mark}\n\nNext")

    assert found[0].text == "Why?"
    assert found[0].heading is None
    assert len(found) >= 4
    assert all(block.is_rule and block.glyph for block in found[1:-1])


def test_marks_typed_by_hand_make_items() -> None:
    assert items("1. Why?\n   a) me\n   b) you\n\nWhich?\n☐ a\n☐ b\n") == [
        (1, "1.", "Why?"), (2, "a)", "me"), (2, "b)", "you"), (0, "", "Which?"), (1, "☐", "a"), (1, "☐", "b"),
    ]  # fmt: skip


def test_wrapped_lines_are_joined_and_others_stay_lines() -> None:
    wrapped = "A line that was long enough for an editor to wrap it at its very\nend. So.\n"

    assert texts(wrapped) == [wrapped.strip().replace("\n", " ")]
    assert texts("Energy: _/10") == ["Energy: ____/10"]
    assert texts("**Date**: \n**Mood**: ____\nWhy?\nwhat for") == [
        "Date:",
        "Mood: ____",
        "Why?",
        "what for",
    ]
    assert texts("one,  \ntwo<br>three") == ["one,\ntwo\nthree"]


def test_a_table_has_a_head_and_empty_cells() -> None:
    source = "| A | B |\n|---|---|\n| a<br>b | |\n| | **c** |\n"

    assert [(b.line, b.text, b.bold, b.cell) for b in blocks(source)] == [
        (1, "A", 0, Cell(table=1, row=1, column=1, is_header=True)),
        (1, "B", 0, Cell(table=1, row=1, column=2, is_header=True)),
        (3, "a\nb", 0, Cell(table=1, row=2, column=1)),
        (3, "", 0, Cell(table=1, row=2, column=2)),
        (4, "", 0, Cell(table=1, row=3, column=1)),
        (4, "c", 1, Cell(table=1, row=3, column=2)),
    ]


def test_front_matter_is_taken_off_and_says_title_and_language() -> None:
    found = document(b'---\ntitle: "Sleep"\ntags: [a]\nlang: fr\n---\n# A\n')

    assert (found.title, found.language, found.blocks[0].line) == ("Sleep", "fr", 6)
    assert [block.text for block in found.blocks] == ["A"]


def test_marks_of_obsidian_are_cleared() -> None:
    source = (
        "> [!note]- About this\n> Take ==your== time.\n\n> [!question]\n> - Why? ^why-1\n\n"
        "mood:: \n- with [[Anna Smith|Anna]] and [[Ben]]\n%% old\nnotes %%\n(energy:: high)\n\n#daily #sleep\n\n"
        "Sleep #todo\n\n![[image.png]]\n\n[[Index]] · [[Last|← last]]\n\nRelated: [[Rest]] | #rest\n\n`INPUT[slider:mood]`\n"
    )

    assert [(b.style, b.glyph, b.text) for b in blocks(source)] == [
        ("callout", "", "About this"), ("callout", "", "Take your time."), ("callout", "•", "Why?"),
        ("", "", "mood:"), ("", "•", "with Anna and Ben"), ("", "", "energy: high"), ("", "", "Sleep"),
        ("", "", "____"),
    ]  # fmt: skip
    assert blocks(source)[0].is_bold


def test_pictures_are_left_out_and_counted() -> None:
    (note,) = document(b"Why?\n\n![a](b.png) ![[c.png]]").notes

    assert (note.line, note.what, note.is_omission) == (3, "left out: 2 pictures", True)


def test_pages_of_notion_lose_their_properties_and_wrappers() -> None:
    source = (
        "# Our evening\n\nStatus: Done\nLast edited: March 3, 2026 21:14\n\n<aside>\n💡 Slowly.\n\n</aside>\n\n"
        "- Why?\n    \n    Think.\n    \n<details>\n<summary>More</summary>\n\nInside\n\n</details>\n"
    )

    assert texts(source) == ["Our evening", "💡 Slowly.", "Why?", "Think.", "More", "Inside"]
    assert texts("# Our evening\n\nTime: 20 minutes\n\nWhy?") == [
        "Our evening",
        "Time: 20 minutes",
        "Why?",
    ]


def test_code_of_templates_is_left_out_and_noted() -> None:
    found = document(
        b"# Day {{DATE}}\n\n<%* let x =\n1 %>\n\n**Date**: {{date}}\n\n[[{{yesterday}}]] | [[{{tomorrow}}]]\n\n"
        b"```dataview\nlist\n```\n\n`= this.week`\n\n{% if x %}\nWhy?"
    )

    assert [block.text for block in found.blocks] == ["Day", "Date:", "Why?"]
    assert [(note.line, note.is_omission) for note in found.notes] == [(3, True)]


def test_headings_without_a_space_are_headings_where_none_has_one() -> None:
    found = document(b"#Mood\n\nWhy?\n\n##Body\n\nWhat for?\n")

    assert [(b.text, b.heading) for b in found.blocks if b.heading] == [("Mood", 1), ("Body", 2)]
    assert texts("# A\n\n#mood\n\n#body\n\nWhy?") == ["A", "Why?"]


@pytest.mark.parametrize("line", ["How was it? #journal", "#home #work", "Next: [[Tomorrow]]"])
def test_tags_and_lines_of_links_are_left_out_and_noted(line: str) -> None:
    found = document(f"# Day\n\n{line}\n\nWhy?".encode())

    assert "#" not in "".join(block.text for block in found.blocks)
    assert "Tomorrow" not in "".join(block.text for block in found.blocks)
    assert [(note.line, note.is_omission) for note in found.notes] == [(3, True)]


@pytest.mark.parametrize("language", ["", "text", "plain text", "Markdown"])
def test_a_fenced_block_of_words_is_no_code(language: str) -> None:
    found = document(f"# Day\n\n```{language}\nWhy?\n```\n".encode())

    assert ([block.text for block in found.blocks], found.notes) == (["Day", "Why?"], ())


@pytest.mark.parametrize(
    ("comment", "kept"),
    [
        ("Two or three sentences are enough.", "Two or three sentences are enough."),
        ("toc", ""), ("prettier-ignore-start", ""), ("Was: Why did I do it?", ""),
        ("x = 3 and y is 4", ""),
    ],
)  # fmt: skip
def test_comments_that_tell_how_to_answer_are_kept_and_others_noted(
    comment: str, kept: str
) -> None:
    found = document(f"Why?\n<!-- {comment} -->\nWhat for?".encode())

    assert texts(f"- [ ] yes <!-- {comment} -->\n- [ ] no <!-- {comment} -->\n") == ["yes", "no"]
    assert texts(f"# Day\n<!-- {comment} -->\n\n<!-- {comment} -->\n") == ["Day"]

    assert [block.text for block in found.blocks] == [*filter(None, ["Why?", kept, "What for?"])]
    assert [note.line for note in found.notes] == ([] if kept else [2])
    assert [block.italic for block in found.blocks if block.text == kept] == (
        [len(kept)] if kept else []
    )


def test_a_divider_right_below_a_sentence_makes_no_heading_of_it() -> None:
    assert [(b.heading, b.text) for b in blocks("Why am I so tired?\n---\n\nEvening\n---\nText")] == [
        (None, "Why am I so tired?"), (None, "---"), (2, "Evening"), (None, "Text"),
    ]  # fmt: skip


def test_fields_of_html_among_markdown_are_read() -> None:
    source = "Mood <input type='range' min='1' max='5'>\n\n<table><tr><td>a</td><td>b</td></tr></table>\n"

    mood, a, b = blocks(source)
    assert (mood.text, mood.fields) == ("Mood ____", (Field(kind=FieldKind.NUMBER, min=1, max=5),))
    assert a.cell == Cell(table=1, row=1, column=1)
    assert b.cell == Cell(table=1, row=1, column=2)


def test_quotes_strokes_and_indented_lines_stay_text() -> None:
    assert [(b.style, b.text) for b in blocks("> Be kind.\n\nI felt ____ when ____.\n\n    set in\n\n***\n")] == [
        ("quote", "Be kind."), ("", "I felt ____ when ____."), ("", "set in"), ("", "---"),
    ]  # fmt: skip


def test_markdown_in_a_text_file_is_read_as_such() -> None:
    assert [block.heading for block in in_text(b"# Sleep\n\n## Why\n\nWell?").blocks] == [
        1,
        2,
        None,
    ]
    assert [block.text for block in in_text(b"# 1 is good\n\n_a_").blocks] == ["# 1 is good", "_a_"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [(b"> " * 80 + b"a", "deep"), (b"a" * 2_000_001, "too large"), (b"a\0", "not text")],
)
def test_what_cannot_be_read_is_named(data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        document(data)
