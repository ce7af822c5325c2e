"""Pages of HTML: of websites, website builders, Google Docs, Notion and Word."""

import pytest

from reflect.importers.blocks import Block, Cell, Field, FieldKind, Unreadable
from reflect.importers.html import document


def blocks(page: str) -> tuple[Block, ...]:
    return document(page.encode()).blocks


def texts(page: str) -> list[str]:
    return [block.text for block in blocks(page)]


def items(page: str) -> list[tuple[int, str, str]]:
    return [(block.level, block.glyph, block.text) for block in blocks(page)]


@pytest.mark.parametrize(
    "around",
    [
        "<nav>Home</nav>", "<aside>Ads</aside>", "<footer>c</footer>", "<script>x()</script>",
        "<div class='cookie-banner'>We use cookies</div>", "<div id='newsletter'>Join</div>",
        "<p hidden>x</p>", "<p style='display: none'>x</p>", "<div role='navigation'>x</div>",
        "<style>p {color: red}</style>", "<svg><title>x</title></svg>", "<!-- x -->",
        "<ul class='breadcrumbs'><li>x</ul>", "<section class='comment-list'>Nice!</section>",
        "<form>Join: <input type=email><button>Go</button></form>", "<button>Print</button>",
        "<form><input type=search></form>", "<a class='btn'>Download</a>", "<div id=onetrust-x>x</div>",
        "<p><a href=a>A</a> | <a href=b>B</a> | <a href=c>C</a></p>", "<template>x</template>", "<p><del>x</del></p>",
        "<table class='properties'><tr><td>Created<td>today</table>",
    ],
)  # fmt: skip
def test_what_belongs_to_the_website_is_left_out(around: str) -> None:
    page = (
        f"<html><head><title>T</title></head><body>{around}<h1>Sleep</h1><p>Why?</p>{around}</body>"
    )

    assert texts(page) == ["Sleep", "Why?"]


@pytest.mark.parametrize(
    "inside", ["<h2 id='navigation-in-life'>{}</h2>", "<div class='social-anxiety'>{}</div>",
               "<section id='cookies-and-me'>{}</section>", "<aside class='callout'>{}</aside>"]
)  # fmt: skip
def test_words_of_the_document_do_not_make_it_a_website(inside: str) -> None:
    assert texts(inside.format("Inside")) == ["Inside"]


def test_a_link_in_a_sentence_keeps_its_word_though_it_looks_like_a_button() -> None:
    page = "<p>Take a <a class='btn' href=x>breath</a> first.</p><p><a class='btn'>Download</a></p>"

    assert texts(page) == ["Take a breath first."]


def test_a_button_that_opens_a_section_is_its_heading() -> None:
    page = "<h2 class='accordion-header'><button>Step 1</button></h2><p>Why?</p>"

    assert [(b.heading, b.text) for b in blocks(page)] == [(2, "Step 1"), (None, "Why?")]


def test_the_website_that_is_left_out_is_noted_once() -> None:
    (note,) = document(b"<p>Why?</p>\n<nav>Home</nav><footer>c</footer>").notes

    assert note.line == 2
    assert note.is_omission


def test_only_the_main_region_counts_with_a_title_from_above() -> None:
    header, main = "<header><h1>Sleep</h1><p>by us</p></header>", "<main><p>Why?</p></main>"

    assert texts(f"{header}<p>Share!</p>{main}") == ["Sleep", "Why?"]
    assert texts(f"{header}<main><h1>Rest</h1></main>") == ["Rest"]
    assert texts(f"{header}<p>Why?</p>") == ["Sleep", "by us", "Why?"]
    assert texts("<div id=top>Site</div><div id=main>Why?</div><div id=foot>3 visitors</div>") == [
        "Why?"
    ]
    assert texts("<div class='Header top'>Site</div><p>Why?</p>") == ["Why?"]


def test_the_running_head_of_google_docs_is_left_out() -> None:
    head, foot = "<div><p>Practice</p></div>", "<div><p>Page 1</p></div>"

    assert texts(f"<body class='c1 doc-content'>{head}<p>Why?</p>{foot}</body>") == ["Why?"]


def test_the_ends_of_a_slider_stand_below_its_label() -> None:
    page = "<label for=a>How ready am I?</label> <span>not at all</span><input type=range id=a><span>fully</span>"

    assert texts(page) == ["How ready am I?", "not at all ____ fully"]


def test_the_look_comes_from_elements_and_from_the_style_sheet() -> None:
    page = (
        "<style>.c1{font-weight:700;font-size:14pt} p.c2, .x{font-style: italic}"
        "@media print{.c3{font-weight:bold}}</style>"
        "<h2>A</h2><p class='c1'>B</p><p class='c2'>C</p><p><b>D:</b> e</p><p style='font-size:20px'>F</p>"
        "<p class='c3'>G</p><div class='text-2xl font-semibold'>H</div><p><u>I</u></p>"
        "<p><font size=5>J</font></p>"
    )

    assert [(b.text, b.heading, b.bold, b.italic, b.size, b.style) for b in blocks(page)] == [
        ("A", 2, 1, 0, 18, ""),
        ("B", None, 1, 0, 14, "c1"),
        ("C", None, 0, 1, 12, "c2"),
        ("D: e", None, 2, 0, 12, ""),
        ("F", None, 0, 0, 15, ""),
        ("G", None, 1, 0, 12, "c3"),
        ("H", None, 1, 0, 18, "text-2xl font-semibold"),
        ("I", None, 0, 0, 12, "underlined"),
        ("J", None, 0, 0, 18, ""),
    ]


def test_lists_have_the_marks_that_browsers_show() -> None:
    page = (
        "<ul><li>a<ul><li>b</ul><li><p>c</p><p>more</p></ul>"
        "<ol type=a start=3><li>d<li value=7>e<li></ol><ul style='list-style: none'><li>f</ul>"
    )

    assert items(page) == [
        (1, "•", "a"), (2, "•", "b"), (1, "•", "c"), (1, "", "more"),
        (1, "c.", "d"), (1, "g.", "e"), (1, "h.", ""), (1, "", "f"),
    ]  # fmt: skip


def test_lists_of_google_docs_have_level_and_mark_in_their_classes() -> None:
    page = (
        "<style>.lst-kix_a-0 > li:before{content:\"\\0025cf  \"} .lst-kix_a-1>li:before{content:'\\0025cb  '}"
        '.lst-kix_b-0>li:before{content:"\\002610  "}</style>'
        "<ul class='c1 lst-kix_a-0'><li>a</li></ul><ul class='lst-kix_a-1'><li>b</li></ul>"
        "<ul class='lst-kix_b-0'><li>c</li></ul><p class='title'>T</p>"
    )

    assert items(page)[:3] == [(1, "●", "a"), (2, "•", "b"), (1, "☐", "c")]
    assert blocks(page)[3].heading == 0


def test_to_dos_of_notion_are_boxes_and_its_callouts_a_style() -> None:
    page = (
        "<ul class='to-do-list'><li><div class='checkbox checkbox-off'></div> <span>a</span></li></ul>"
        "<ul class='to-do-list'><li><div class='checkbox checkbox-on'></div> <span>b</span></li></ul>"
        "<figure class='callout'><div>💡</div><div>Slowly.</div></figure>"
        "<ul class='toggle'><li><details><summary>Why?</summary><p>Think.</p></details></li></ul>"
    )

    assert items("<ul class='inline-task-list'><li>c</ul>") == [(1, "☐", "c")]  # in Confluence
    assert [(b.glyph, b.text, b.style) for b in blocks(page)] == [
        ("☐", "a", ""), ("☑", "b", ""), ("", "💡", "callout"), ("", "Slowly.", "callout"),
        ("•", "Why?", "summary"), ("", "Think.", ""),
    ]  # fmt: skip


def test_lists_of_word_are_told_by_what_stands_before_their_items() -> None:
    page = (
        "<p class=MsoListParagraph><![if !supportLists]><span style='font-family:Wingdings'>§<span>"
        "&nbsp;&nbsp;&nbsp; </span></span><![endif]>a</p>"
        "<p><span style='font-family:Wingdings'>q</span> b</p>"
    )

    assert items(page) == [(1, "•", "a"), (1, "☐", "b")]


def test_cells_know_their_places() -> None:
    page = (
        "<table><caption>C</caption><tr><th>A<th>B<tr><td rowspan=2>a<td></td><tr><td>b</table>"
        "<table><tr><th>Name<td colspan=2>x</table>"
    )

    assert [(b.text, b.cell) for b in blocks(page)] == [
        ("C", None),
        ("A", Cell(table=1, row=1, column=1, is_header=True)),
        ("B", Cell(table=1, row=1, column=2, is_header=True)),
        ("a", Cell(table=1, row=2, column=1)),
        ("", Cell(table=1, row=2, column=2)),
        ("b", Cell(table=1, row=3, column=2)),
        ("Name", Cell(table=2, row=1, column=1)),
        ("x", Cell(table=2, row=1, column=2, span=2)),
    ]


def test_tables_that_arrange_a_page_are_no_tables() -> None:
    page = (
        "<table><tr><td>Frame</table>"
        "<table><tr><td><h1>Sleep</h1>Why?<td>Side</table><table><tr><td><h2>Day</h2><td>x</table>"
        "<table><tr><td>Side<td><p>A<p>B<p>C<p>D<p>E<p>F</table>"
        "<table><tr><td>Outer<td><table><tr><td>a<td>b</table></table>"
    )

    assert [(b.text, b.cell and b.cell.table) for b in blocks(page)] == [
        ("Frame", None), ("Sleep", None), ("Why?", None), ("Side", None),
        ("Day", 3), ("x", 3), ("Side", None), *((letter, None) for letter in "ABCDEF"),
        ("Outer", None), ("a", 6), ("b", 6),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("field", "text", "fields"),
    [
        ("<input>", "____", (Field(kind=FieldKind.LINE),)),
        ("<input type=email>", "____", (Field(kind=FieldKind.LINE),)),
        ("<input type=number min=1 max=5>", "____", (Field(kind=FieldKind.NUMBER, min=1, max=5),)),
        ("<input type=range>", "____", (Field(kind=FieldKind.NUMBER, min=0, max=100),)),
        ("<input type=date>", "____", (Field(kind=FieldKind.DATE),)),
        ("<textarea>old</textarea>", "____", (Field(kind=FieldKind.TEXT),)),
        ("<select><option value=''>Choose<option>a<option>b</select>", "____",
         (Field(kind=FieldKind.CHOOSE, options=("a", "b")),)),
        ("<select multiple><option>a</select>", "____",
         (Field(kind=FieldKind.CHOOSE_MANY, options=("a",)),)),
        ("<input type=checkbox>", "☐", ()),
        ("<input type=radio checked>", "◉", ()),
        ("<input type=hidden><input type=submit value=x>", "", ()),
        ("<u>&nbsp;&nbsp;&nbsp;&nbsp;</u>", "____", ()),
        ("<span style='border-bottom: 1px solid'></span>", "____", ()),
    ],
)  # fmt: skip
def test_fields_are_what_one_sees_on_paper(
    field: str, text: str, fields: tuple[Field, ...]
) -> None:
    (block,) = blocks(f"<p>Mood: {field}</p>")

    assert (block.text, block.fields) == (f"Mood: {text}".strip(), fields)


def test_labels_and_boxes_of_a_form_stand_where_they_belong() -> None:
    page = """<form><fieldset><legend>Sleep</legend>
    <label for=a>How long?</label> <input id=a>
    <label for=b>How well?</label>
    <label><input type=radio name=c value=1> Badly</label> <label><input type=radio name=c value=2> Well</label>
    <label for=d>Why?</label><textarea id=d placeholder="e.g. the noise outside"></textarea>
    <div><input type=radio value=1><input type=radio value=2></div>
    <input type=checkbox id=e><label for=e>Tired</label><br><input type=checkbox id=f><label for=f>Glad</label>
    <div class="line"></div></form>"""

    assert [(b.glyph, b.text) for b in blocks(page)] == [
        ("", "Sleep"), ("", "How long? ____"), ("", "How well? ○ Badly ○ Well"), ("", "Why? ____"),
        ("", "e.g. the noise outside"), ("", "○ 1 ○ 2"), ("☐", "Tired"), ("☐", "Glad"), ("", "____"),
    ]  # fmt: skip


def test_line_breaks_are_lines_and_two_of_them_part_paragraphs() -> None:
    assert texts("<p>a\n b<br>c<br><br>d</p><pre>e\n  f</pre>") == ["a b\nc", "d", "e\nf"]


def test_paragraphs_that_were_never_closed_are_parted() -> None:
    assert texts("<p>a<p>b<div>c<p>d</div>e<dl><dt>f<dd>g</dl><hr>") == [*"abcdefg", "---"]


def test_pictures_of_the_document_are_left_out_and_counted() -> None:
    page = b"<header><img src=logo></header>\n<img src=a><p>Why?<img src=b width=1><img class=emoji alt=\xf0\x9f\x8d\x8e>"

    found = document(page)

    assert [block.text for block in found.blocks] == ["Why?\U0001f34e"]
    assert [(note.line, note.what) for note in found.notes] == [(2, "left out: a picture")]


def test_title_and_language_come_from_the_page() -> None:
    found = document(b"<html lang=fr><head><title>Le\n sommeil</title></head><p>a")

    assert (found.title, found.language) == ("Le sommeil", "fr")


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ('<meta charset="utf-8"><p>schön'.encode(), "schön"),
        ('<meta charset="iso-8859-1"><p>schön “so”'.encode("cp1252"), "schön “so”"),
        (
            '<meta http-equiv="Content-Type" content="text/html; charset=Shift_JIS"><p>なぜ'.encode(
                "cp932"
            ),
            "なぜ",
        ),
        ("<p>schön".encode("utf-16"), "schön"),
        ("<p>schön – „so“".encode("cp1252"), "schön – „so“"),
        (b'<meta charset="rot13"><p>a', "a"),
    ],
)
def test_pages_are_read_in_the_encoding_they_say(page: bytes, text: str) -> None:
    assert [block.text for block in document(page).blocks] == [text]


@pytest.mark.parametrize(
    ("page", "reason"), [(b"<p>" + b"a" * 2_000_000, "too large"), (b"<div>" * 1_000, "deep")]
)
def test_what_cannot_be_read_is_named(page: bytes, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        document(page)


def test_a_page_that_lies_in_one_element_called_top_is_kept() -> None:
    found = document(b"<div id=top><p><b>My day</b></p><p>Why?</p></div><p>Bye</p>")

    assert [block.text for block in found.blocks] == ["My day", "Why?", "Bye"]
