"""PDF documents as the programs of the world write them: the same words, drawn in many ways."""

import pytest
from portable import box, lines, page, rule, stream, text
from test_pdf import blocks, odd, said

ASKED = "What do I need, and who can help me find it?"
LATER = "And then?"


def composite(*characters: str) -> tuple[str, bytes, str]:
    """A font with two bytes for each of the *characters*, from 1; objects 5, 6 and 7."""
    pairs = "".join(
        f"<{n:04x}> <{each.encode('utf-16-be').hex()}>\n" for n, each in enumerate(characters, 1)
    )
    names = (
        "/begincmap\n1 begincodespacerange <0000> <ffff> endcodespacerange\n"
        f"{len(characters)} beginbfchar\n{pairs}endbfchar\nendcmap"
    )
    return (
        "<< /Type /Font /Subtype /Type0 /BaseFont /AAAAAA+Arial /Encoding /Identity-H "
        "/ToUnicode 6 0 R /DescendantFonts [7 0 R] >>",
        stream(names.encode()),
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /AAAAAA+Arial /DW 500 "
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
    )


LETTERS = "".join(sorted({*ASKED, *LATER}))


def coded(words: str) -> str:
    return "".join(f"{LETTERS.index(each) + 1:04x}" for each in words)


def skia() -> str:
    """As Google Docs and Chromium do: a page upside down, each letter moved to its place."""
    drawn = "1 0 0 -1 0 792 cm\nq\n.75 0 0 .75 0 0 cm\n1 1 1 RG 1 1 1 rg\n/G3 gs\n"
    drawn += "0 0 816 1056 re\nf\n0 0 0 RG 0 0 0 rg\n"
    for y, words in ((130, ASKED), (190, LATER)):
        letters = " 7 0 Td ".join(f"<{coded(each)}> Tj" for each in words)
        drawn += f"BT\n/G 14 Tf\n1 0 0 -1 96 {y} Tm\n{letters}\nET\n"
    return drawn + "Q\n"


WORD = f"""/P <</MCID 0>> BDC q
0.000008871 0 612 792 re
W* n
BT
/F 12 Tf
1 0 0 1 72.02 708.12 Tm
0 g
0 G
[(W)31(ha)6(t )-3(d)] TJ
ET
Q
q
0 0 612 792 re
W* n
BT
/F 12 Tf
1 0 0 1 111.3 708.12 Tm
[({ASKED[6:30]})] TJ
ET
Q
q BT /F 12 Tf 1 0 0 1 242.2 708.12 Tm [({ASKED[30:]})] TJ ET Q EMC
/P <</MCID 1>> BDC q BT /F 12 Tf 1 0 0 1 72 660 Tm [({LATER})] TJ ET Q EMC
/Artifact <</Attached [/Bottom]/Type/Pagination/Subtype/Footer>> BDC q BT /F 12 Tf
1 0 0 1 72 560 Tm [(Made by Sam)] TJ ET Q EMC
"""
LATEX = """BT
/F 9.9626 Tf 148.712 707.125 Td [(What)-333(do)-333(I)-334(need,)-333(and)-333(who)-334(can)]TJ
136.8 0 Td[(help)-333(me)-333(\\037nd)-333(it?)]TJ -136.8 -30 Td [(And)-333(then?)]TJ
ET
"""
QUARTZ = f"""q Q q 0 0 612 792 re W n /Cs1 cs 1 1 1 sc 0 0 612 792 re f 0 0 0 sc
q 1 0 0 1 72 700 cm BT 12 0 0 12 0 0 Tm /F 1 Tf [ (What) -278 (do) -278 (I) -278 (need,) -278
(and) -278 ({ASKED[20:]}) ] TJ ET Q BT 12 0 0 12 72 660 Tm /F 1 Tf ({LATER}) Tj ET Q
"""
INDESIGN = """/CS0 cs 1 scn
BT /F 1 Tf 0 Tc 12 0 0 12 72 700 Tm (What do I need, and who can) Tj 0 -1.2 TD (help me )Tj
/Span <</ActualText<FEFF00660069>>> BDC (\\037) Tj EMC (nd it?) Tj T* T* T* (And then?) Tj ET
"""
OLD = """BT /F 12 Tf 16 TL 72 720 Td (What do I need, and who can) ' 1 0.5 (help me find it?) "
0 Tc 0 Tw 40 TL (And then?) ' ET
"""
HYPHEN = """BT /F 12 Tf 72 700 Td (What do I need, and who can help me fi) Tj
/Span <</ActualText<FEFF00AD>>> BDC (-) Tj EMC 0 -14 Td (nd it?) Tj 0 -40 Td (And then?) Tj ET
"""
FONTS = {
    "/F <<": "/F << /Type /Font /Subtype /Type1 /BaseFont /CMR10 "
    "/Encoding << /Type /Encoding /Differences [31 /fi] >> >> /F0 <<"
}
INK = "/ColorSpace << /CS0 [/Separation /Black /DeviceCMYK << >>] /Cs1 [/ICCBased 4 0 R] >>"


@pytest.mark.parametrize(
    "contents", [WORD, LATEX, QUARTZ, INDESIGN, OLD, HYPHEN, skia()],
    ids=["Word", "LaTeX", "Pages", "InDesign", "older ones", "hyphens that show at a line end", "Google Docs"],
)  # fmt: skip
def test_a_question_comes_whole_however_a_program_draws_it(contents: str) -> None:
    data = page(contents.encode(), *composite(*LETTERS), fonts="/G 5 0 R", resources=INK)
    if "\\037" in contents:
        for known, other in FONTS.items():
            data = data.replace(known.encode(), other.encode())

    assert said(data) == [ASKED, LATER]
    assert [block.is_bold for block in blocks(data)] == [False, False]


def test_letters_that_the_document_draws_itself_are_as_wide_as_it_says() -> None:
    names = "/begincmap\n2 beginbfrange <61> <7a> <0061>\n<41> <5a> <0041>\nendbfrange\nendcmap"
    font = (
        "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 10 10] /FontMatrix [0.1 0 0 0.1 0 0] "
        f"/CharProcs << >> /Encoding << /Differences [] >> /FirstChar 65 /LastChar 122 "
        f"/Widths [{'6 ' * 58}] /ToUnicode 6 0 R >>"
    )
    drawn = b"BT /T 10 Tf 50 700 Td (Who) Tj 24 0 Td (helps) Tj ET"

    assert said(page(drawn, font, stream(names.encode()), fonts="/T 5 0 R")) == ["Who helps"]


def test_letters_that_are_raised_or_wide_stand_on_their_line() -> None:
    drawn = b"BT /F 12 Tf 50 700 Td (Name two) Tj 4 Ts /F 6 Tf (2) Tj 0 Ts 150 Tz /F 12 Tf ( things) Tj ET"

    assert said(page(drawn)) == ["Name two2 things"]


@pytest.mark.parametrize("white", ["1 g", "1 1 1 rg", "0 0 0 0 k", "/CS0 cs 0 scn"])
def test_white_letters_on_a_dark_ground_are_bold_in_any_color_space(white: str) -> None:
    drawn = f"0 0 0 1 k 40 680 500 30 re f {white} BT /F 12 Tf 50 690 Td (My week) Tj ET"

    (found,) = blocks(page(drawn.encode(), resources=INK))

    assert found.is_bold


def test_a_text_that_stands_for_many_letters_parts_no_line() -> None:
    given = "BT /F 12 Tf 50 700 Td /Span <</ActualText (What do I need today)>> BDC (xxxx xx x xxxx xxxxx) Tj EMC ( and now?) Tj ET"

    assert said(page(given.encode())) == ["What do I need today and now?"]


def test_a_table_with_borders_of_thin_boxes_has_cells() -> None:
    def cell(x: int, y: int, text: str) -> str:
        edges = f"{x} {y} 0.48 20 re f* {x} {y} 150 0.48 re f* {x} {y + 20} 150 0.48 re f* "
        return f"{edges}{x + 150} {y} 0.48 20 re f* BT /F 12 Tf {x + 5} {y + 6} Td ({text}) Tj ET\n"

    drawn = cell(72, 700, "Day") + cell(222, 700, "Mood") + cell(72, 680, "") + cell(222, 680, "")

    places = [
        (b.text, b.cell and (b.cell.row, b.cell.column)) for b in blocks(page(drawn.encode()))
    ]
    assert places == [("Day", (1, 1)), ("Mood", (1, 2)), ("", (2, 1)), ("", (2, 2))]


def test_what_is_filled_between_two_boxes_is_a_line() -> None:
    # As WeasyPrint draws the lower border of an empty box.
    drawn = text(50, 100, "What was good?") + b"50 650 300 20 re 50 649 300 21 re f*\n"

    assert said(page(drawn)) == ["What was good?", "____"]


def test_a_number_larger_than_its_text_parts_no_paragraph() -> None:
    first = "When did I last feel really rested, and who was with me, and what did I do before the"

    drawn = text(50, 100, "1") + lines(62, 100, first, "evening came?", size=10)

    assert said(page(drawn)) == [f"1 {first} evening came?"]


def test_words_that_run_over_the_edge_of_the_page_are_kept_whole() -> None:
    assert said(page(text(570, 100, "Looking back"))) == ["Looking back"]


def test_squares_that_touch_are_cells_and_none_to_tick() -> None:
    drawn = b"".join(
        box(50 + 20 * n, 100, 20, 20) + text(56 + 20 * n, 114, str(n)) for n in (1, 2, 3)
    )

    assert [(b.text, b.cell and b.cell.column) for b in blocks(page(drawn))] == [
        ("1", 1), ("2", 2), ("3", 3),
    ]  # fmt: skip


def test_a_line_that_begins_below_the_last_letter_is_a_blank_behind_it() -> None:
    assert said(page(text(50, 100, "I was glad when") + rule(130, 102, 400))) == [
        "I was glad when ____"
    ]


def test_brackets_of_a_line_written_to_the_left_open_before_they_close() -> None:
    # Drawn from left to right as it is seen, but with each bracket as it is read.
    assert said(odd("BT /F 20 Tf 300 700 Td (ABCD) Tj ET", "(", "ב", ")", "א")) == ["א(ב)"]


def test_marks_above_a_letter_are_one_with_it() -> None:
    assert said(odd("BT /F 20 Tf 300 700 Td (AB) Tj 12 0 Td (C) Tj ET", "a", "e", "\u0301")) == [
        "aé"
    ]
