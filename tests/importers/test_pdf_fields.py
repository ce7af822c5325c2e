"""PDF documents with form fields: each stands as on paper, and tells the kind of its question."""

from portable import page, text
from test_pdf import blocks, odd

from reflect.importers.blocks import FieldKind


def widget(x: float, y: float, width: float, height: float, entries: str) -> str:
    """A form field, from its upper left corner."""
    place = f"{x} {792 - y - height} {x + width} {792 - y}"
    return f"<< /Type /Annot /Subtype /Widget /Rect [{place}] {entries} >>"


def test_form_fields_stand_in_their_places() -> None:
    state = "/AP << /N << /{} 7 0 R /Off 7 0 R >> >>"
    fields = [
        widget(100, 90, 200, 14, "/FT /Tx /T (name)"),
        widget(100, 130, 200, 60, "/FT /Tx /T (story) /Ff 4096"),
        widget(50, 221, 10, 10, f"/FT /Btn /T (a) /AS /Off {state.format('Yes')}"),
        widget(50, 251, 10, 10, f"/FT /Btn /Ff 32768 /T (b) /AS /Off {state.format('1')}"),
        widget(120, 251, 10, 10, f"/FT /Btn /Ff 32768 /T (b) /AS /Off {state.format('2')}"),
        widget(100, 290, 90, 14, "/FT /Ch /Ff 131072 /T (c) /Opt [(red) [(g) (green)]]"),
    ]
    drawn = text(50, 100, "Name:") + text(50, 140, "Story:") + text(64, 230, "I agree")
    drawn += text(64, 260, "often") + text(134, 260, "never") + text(50, 300, "Color:")
    refs = " ".join(f"{number} 0 R" for number in range(5, 5 + len(fields)))

    found = blocks(page(drawn, *fields, more=f"/Annots [{refs}]"))

    assert next(b.text for b in found if b.fields) == "Name: ____"
    kinds = [(field.kind, field.options) for block in found for field in block.fields]
    assert kinds == [
        (FieldKind.LINE, ()),
        (FieldKind.TEXT, ()),
        (FieldKind.CHOOSE, ("often", "never")),
        (FieldKind.CHOOSE, ("red", "green")),
    ]
    assert ("☐", "I agree") in [(b.glyph, b.text) for b in found]
    assert "○ often\t○ never" in [b.text for b in found]


def filled(*fields: str, drawn: bytes = b"") -> bytes:
    """A page with these form fields, numbered from 5."""
    refs = " ".join(f"{number} 0 R" for number in range(5, 5 + len(fields)))
    return page(drawn, *fields, more=f"/Annots [{refs}]")


def test_a_field_that_checks_its_answer_is_a_date_or_a_number() -> None:
    def checked(y: int, script: str) -> str:
        actions = f"<< /K << /S /JavaScript /JS ({script}) >> >>"
        return widget(100, y, 90, 14, f"/FT /Tx /T (f{y}) /AA {actions}")

    data = filled(
        checked(90, "AFDate_KeystrokeEx\\(1\\);"), checked(130, "AFNumber_Keystroke\\(0\\);"),
        drawn=text(50, 100, "When:") + text(50, 140, "How many:"),
    )  # fmt: skip

    assert [field.kind for block in blocks(data) for field in block.fields] == [
        FieldKind.DATE,
        FieldKind.NUMBER,
    ]


def test_what_a_field_does_not_say_its_parent_does() -> None:
    parent = "<< /FT /Ch /Ff 2097152 /T (c) /Opt [(red) (green)] /Kids [6 0 R] >>"
    data = page(
        text(50, 100, "Colors:"), parent, widget(100, 90, 90, 14, "/Parent 5 0 R"),
        more="/Annots [6 0 R]",
    )  # fmt: skip

    (field,) = [field for block in blocks(data) for field in block.fields]
    assert (field.kind, field.options) == (FieldKind.CHOOSE_MANY, ("red", "green"))


def test_a_field_on_a_dotted_line_is_that_line_and_buttons_are_none() -> None:
    data = filled(
        widget(90, 90, 120, 14, "/FT /Tx /T (name)"),
        widget(300, 90, 60, 20, "/FT /Btn /Ff 65536 /T (print)"),
        "<< /Type /Annot /Subtype /Widget /Rect [1 2 3] /FT /Tx /T (broken) >>",
        drawn=text(50, 100, "Name: ........................"),
    )

    assert [(b.text, len(b.fields)) for b in blocks(data)] == [("Name: ____", 1)]


def test_boxes_written_to_the_left_are_told_by_what_stands_to_their_left() -> None:
    letters = ("ב", "א")
    data = odd("BT /F 20 Tf 300 700 Td (B) Tj -100 0 Td (A) Tj ET", *letters)
    states = "/AP << /N << /{} 6 0 R /Off 6 0 R >> >>"
    boxes = [
        widget(x, 78, 12, 12, f"/FT /Btn /Ff 32768 /T (b) {states.format(x)}") for x in (212, 312)
    ]

    found = blocks(data.replace(b"/Contents", f"/Annots [{' '.join(boxes)}] /Contents".encode()))

    assert [field.options for block in found for field in block.fields] == [letters]
