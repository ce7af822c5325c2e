"""PDFs whose text reportlab lets flow over columns and pages."""

from collections.abc import Callable
from functools import partial
from io import BytesIO

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    FrameBreak,
    HRFlowable,
    ListFlowable,
    ListItem,
    PageBreak,
    PageTemplate,
    Paragraph,
    SimpleDocTemplate,
    Spacer,
    Table,
)

_BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=11, leading=15, spaceAfter=6)
_TITLE = ParagraphStyle("title", _BODY, fontName="Helvetica-Bold", fontSize=22, leading=28)
_HEAD = ParagraphStyle(
    "head", _BODY, fontName="Helvetica-Bold", fontSize=15, leading=20, spaceBefore=14
)
_LABEL = ParagraphStyle("label", _BODY, fontName="Helvetica-Bold")
_WIDTH, _HEIGHT = A4


def _lines(count: int) -> list[HRFlowable]:
    return [
        HRFlowable(width="100%", thickness=0.5, color=colors.grey, spaceBefore=18)
        for _ in range(count)
    ]


def flowed(
    story: list[Flowable], on_page: Callable[..., None] = lambda *_: None, **margins: int
) -> bytes:
    """The PDF of a *story*, with what stands *on* each *page* beside it."""
    result = BytesIO()
    document = SimpleDocTemplate(result, pagesize=A4, invariant=1, **margins)
    document.build(story, onFirstPage=on_page, onLaterPages=on_page)
    return result.getvalue()


def _running(canvas: Canvas, _: object, head: str, foot: str) -> None:
    canvas.setFont("Helvetica", 8)
    canvas.drawString(60, _HEIGHT - 40, head)
    canvas.drawRightString(_WIDTH - 60, 36, foot.format(canvas.getPageNumber()))


def workbook() -> bytes:
    """Running heads, page numbers, bold numbered questions, and one over the end of a page."""
    story = [
        Paragraph("Learning to Say No", _TITLE),
        Paragraph("Purpose", _LABEL),
        Paragraph(
            "A yes that was meant as a no costs twice: once when it is said, and again when it has "
            "to be kept. These pages help you to find out where your no gets lost on its way, and "
            "to practise a few sentences that are easy to say.",
            _BODY,
        ),
        Paragraph("Chapter 1: Where It Gets Lost", _HEAD),
        Paragraph("Instructions", _LABEL),
        Paragraph(
            "Think of the last three times you agreed to something and regretted it on the way "
            "home. Take the smallest of them first.",
            _BODY,
        ),
        Paragraph("<b>1. What were you asked for, and by whom?</b>", _BODY),
        *_lines(5),
        Paragraph("<b>2. What did you want to say in the first second?</b>", _BODY),
        *_lines(5),
        Paragraph("<b>3. What were you afraid of?</b>", _BODY),
        *_lines(4),
        Spacer(1, 140),
        Paragraph(
            "<b>4. If you had said no in a friendly way, what is the worst that could have "
            "happened, what is the best, and which of the two do you think is more likely now that "
            "some days have passed and nobody is waiting for your answer?</b>",
            _BODY,
        ),
        *_lines(6),
        Paragraph("Chapter 2: Three Friendly Sentences", _HEAD),
        Paragraph("Instructions", _LABEL),
        Paragraph("Say them aloud before you write anything down.", _BODY),
        Paragraph(
            "<b>5. How easily does “I will think about it” come to you? Circle a number.</b>", _BODY
        ),
        Paragraph("very hard&nbsp;&nbsp; 1 &nbsp;&nbsp; 2 &nbsp;&nbsp; 3 &nbsp;&nbsp; 4 &nbsp;&nbsp; 5 &nbsp;&nbsp; 6 &nbsp;&nbsp;very easily", _BODY),
        Paragraph("<b>6. Write one sentence of your own.</b>", _BODY),
        *_lines(2),
        Paragraph("<b>7. Whom will you try it out on first?</b>", _BODY),
        *_lines(1),
        Paragraph("Conclusion", _HEAD),
        Paragraph("Nobody has to give reasons for a no. Two words and a smile will do.", _BODY),
    ]  # fmt: skip
    running = partial(_running, head="The Everyday Courage Workbook", foot="Page {} of 2")
    return flowed(story, running, bottomMargin=70)


def columns_table() -> bytes:
    """A ruled table to fill in, and bullets, as a word processor would set them."""
    rows = [["What I worry about", "How likely is it? (0-100 %)", "What I can do about it"]]
    table = Table(
        [*rows, *[["", "", ""]] * 4], colWidths=[160, 150, 160], rowHeights=[24] + [40] * 4
    )
    table.setStyle(
        [
            ("GRID", (0, 0), (-1, -1), 0.5, colors.black),
            ("FONT", (0, 0), (-1, 0), "Helvetica-Bold", 10),
        ]
    )
    story = [
        Paragraph("A Drawer for Worries", _TITLE),
        Paragraph(
            "Worries like to come at night. If they have a place of their own, they can wait until the afternoon.",
            _BODY,
        ),
        Paragraph("Emptying the head", _HEAD),
        table,
        Paragraph("Sorting", _HEAD),
        Paragraph("Read what you have written as if somebody else had brought it to you.", _BODY),
        ListFlowable(
            [
                ListItem(Paragraph(text, _BODY))
                for text in (
                    "Which of these worries will be gone in a year?",
                    "Which one do you carry for somebody else?",
                    "Which one needs a telephone call rather than a thought?",
                )
            ],
            bulletType="bullet",
        ),
        Paragraph("Closing the drawer", _HEAD),
        Paragraph("At what time will you open it again?", _BODY),
    ]
    return flowed(story)


def newsletter() -> bytes:
    """A title over two columns of running text."""
    result = BytesIO()
    document = BaseDocTemplate(result, pagesize=A4, invariant=1)
    top = Frame(60, 690, _WIDTH - 120, 110, id="top")
    left = Frame(60, 60, 225, 620, id="left")
    right = Frame(310, 60, 225, 620, id="right")
    document.addPageTemplates(PageTemplate(frames=[top, left, right]))
    document.build([
        Paragraph("Small Talk for Shy People", _TITLE),
        Paragraph("A page from the spring newsletter of the Tuesday group. Fold it, put it into your pocket, and take it out on the way home.", _BODY),
        FrameBreak(),
        Paragraph("Before you go", _HEAD),
        Paragraph("Nobody at the party knows that you are shy. They see somebody who listens.", _BODY),
        Paragraph("1. Whom would you like to meet?", _BODY),
        Spacer(1, 60),
        Paragraph("2. What are you curious about at the moment?", _BODY),
        Spacer(1, 60),
        Paragraph("3. How nervous are you, from 1 (calm) to 10 (shaking)?", _BODY),
        FrameBreak(),
        Paragraph("On the way home", _HEAD),
        Paragraph("Write on the tram if you can. At home it is already another story.", _BODY),
        Paragraph("4. Which sentence came easily?", _BODY),
        Spacer(1, 60),
        Paragraph("5. When did you forget that you are shy?", _BODY),
        Spacer(1, 60),
        Paragraph("6. What will you ask the next time you meet the same person, now that you know a little about them?", _BODY),
    ])  # fmt: skip
    return result.getvalue()


def telephone() -> bytes:
    """A ruled form: rows over both columns are headings, the right column is empty."""
    rows = [
        ["Der Anruf", ""],
        ["Wer ruft an?", ""],
        ["Wie lange hat es gedauert?", ""],
        ["Wann wollte ich auflegen?", ""],
        ["Ich selbst", ""],
        ["Mein Gefühl danach", ""],
        ["Meine Kraft danach (0–100 %)", ""],
        ["Beim nächsten Mal", ""],
        ["Mein Satz zum Abschied", ""],
    ]
    heads = (0, 4, 7)
    table = Table(rows, colWidths=[190, 280], rowHeights=30)
    table.setStyle(
        [
            ("GRID", (0, 0), (-1, -1), 0.5, colors.black),
            *(("SPAN", (0, row), (1, row)) for row in heads),
            *(("BACKGROUND", (0, row), (1, row), colors.lightgrey) for row in heads),
            *(("FONT", (0, row), (1, row), "Helvetica-Bold", 11) for row in heads),
        ]
    )
    story = [
        Paragraph("Grenzen setzen am Telefon", _TITLE),
        Paragraph("Ein Blatt für alle, die zu lange am Hörer bleiben.", _BODY),
        Spacer(1, 10),
        table,
    ]
    return flowed(story)


def thesis() -> bytes:
    """Prompts without a question mark, on two pages, and a question that is none in the text."""
    story = [
        Paragraph("Finishing the Thesis", _TITLE),
        Paragraph("A thesis is never finished; it is handed in. This worksheet is for the last three months.", _BODY),
        Paragraph("Taking Stock", _HEAD),
        Paragraph("Lay everything you have on the floor. Do not read it, only look at how much there is. Isn't it more than you thought?", _BODY),
        Paragraph("1. List the chapters that are nearly done.", _BODY),
        *_lines(6),
        Spacer(1, 12),
        Paragraph("2. Describe the one you avoid.", _BODY),
        *_lines(8),
        Spacer(1, 12),
        Paragraph("3. Rate your energy from 1 to 10.", _BODY),
        *_lines(1),
        PageBreak(),
        Paragraph("Clearing the Way", _HEAD),
        Paragraph("4. Write down what you will stop doing until the day you hand in.", _BODY),
        *_lines(6),
        Spacer(1, 12),
        Paragraph("5. Name the person who may ask you every Friday.", _BODY),
        *_lines(1),
        Spacer(1, 12),
        Paragraph("6. Explain to yourself why good enough is enough.", _BODY),
        *_lines(6),
    ]  # fmt: skip
    running = partial(_running, head="Graduate School | Writing Centre", foot="Worksheet 3 | {}")
    return flowed(story, running)


DOCUMENTS: dict[str, Callable[[], bytes]] = {
    "saying-no": workbook,
    "worry-drawer": columns_table,
    "newsletter-columns": newsletter,
    "grenzen-setzen": telephone,
    "thesis-plan": thesis,
}
