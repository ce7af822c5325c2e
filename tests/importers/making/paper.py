"""PDFs, drawn with reportlab or printed by a browser."""

from collections.abc import Callable
from functools import partial
from io import BytesIO

import docx
from docx.shared import Pt
from files import converted, printed
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
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
from word import saved

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
    result = BytesIO()
    running = partial(_running, head="The Everyday Courage Workbook", foot="Page {} of 2")
    SimpleDocTemplate(result, pagesize=A4, invariant=1, bottomMargin=70).build(
        story, onFirstPage=running, onLaterPages=running
    )
    return result.getvalue()


def poster() -> bytes:
    """Drawn as design programs do: word by word, the boxes in the order they were made."""
    result = BytesIO()
    canvas = Canvas(result, pagesize=A4, invariant=1)

    def words(x: float, y: float, text: str, size: float = 11, font: str = "Helvetica") -> None:
        for word in text.split():
            canvas.setFont(font, size)
            canvas.drawString(x, y, word)
            x += canvas.stringWidth(word + " ", font, size)

    def box(y: float, height: float) -> None:
        canvas.setFillColor(colors.HexColor("#f3e9dc"))
        canvas.roundRect(50, y, _WIDTH - 100, height, 12, stroke=0, fill=1)
        canvas.setFillColor(colors.black)

    box(80, 170)
    words(70, 220, "3. What I take with me", 16, "Helvetica-Bold")
    words(70, 195, "Which of these evenings would I like to repeat?")
    words(70, 140, "Whom do I want to invite next?")
    box(500, 190)
    words(70, 660, "1. Before the weekend", 16, "Helvetica-Bold")
    words(70, 635, "What am I looking forward to?")
    words(70, 575, "What would I rather not do, and can I")
    words(70, 560, "leave it out?")
    words(
        70,
        740,
        "Write quickly. Nobody checks your spelling, and the back of the sheet is empty, too.",
    )
    words(70, 770, "A Weekend With Friends", 26, "Helvetica-Bold")
    box(280, 190)
    words(70, 440, "2. On Sunday evening", 16, "Helvetica-Bold")
    words(70, 360, "When did I feel lonely among the others?")
    words(70, 415, "What made me laugh?")
    words(70, 310, "How rested am I, from 1 (worn out) to 5 (like new)?")
    words(430, 30, "www.paper-and-tea.example", 8)
    canvas.save()
    return result.getvalue()


def two_columns() -> bytes:
    """Two columns of statements with a blank in front, drawn line by line across the page."""
    result = BytesIO()
    canvas = Canvas(result, pagesize=A4, invariant=1)
    canvas.setFont("Helvetica-Bold", 20)
    canvas.drawCentredString(_WIDTH / 2, 780, "How I Look After Myself")
    canvas.setFont("Helvetica", 10)
    canvas.drawString(
        50, 750, "Rate each line: 1 = never, 2 = rarely, 3 = sometimes, 4 = often, 5 = very often"
    )
    left = [
        ("Body", ""),
        ("", "I eat at regular times"),
        ("", "I move for half an hour"),
        ("", "I go to bed before I am overtired"),
        ("", "I see a doctor when I should"),
        ("Mind", ""),
        ("", "I read something I do not have to"),
        ("", "I leave the telephone in another room"),
        ("", "I try something I am not good at"),
    ]
    right = [
        ("Heart", ""),
        ("", "I talk to a friend about what moves me"),
        ("", "I allow myself to cry"),
        ("", "I praise myself for small things"),
        ("", "I ask for comfort"),
        ("Work", ""),
        ("", "I take a break at noon"),
        ("", "I say when it is too much"),
        ("", "I leave on time"),
    ]
    y = 715.0
    for row in zip(left, right, strict=True):
        for x, (head, text) in zip((50, 310), row, strict=True):
            if head:
                canvas.setFont("Helvetica-Bold", 13)
                canvas.drawString(x, y, head)
            else:
                canvas.setFont("Helvetica", 10)
                canvas.drawString(x, y, f"____ {text}")
        y -= 22
    canvas.setFont("Helvetica-Bold", 13)
    canvas.drawString(50, y - 20, "Looking back")
    canvas.setFont("Helvetica", 10)
    canvas.drawString(50, y - 42, "Which area has the lowest numbers?")
    canvas.drawString(50, y - 100, "What is one line you want to change this month?")
    canvas.save()
    return result.getvalue()


def fillable() -> bytes:
    """A form whose options stand only in its fields."""
    result = BytesIO()
    canvas = Canvas(result, pagesize=A4, invariant=1)
    form = canvas.acroForm
    canvas.setFont("Helvetica-Bold", 20)
    canvas.drawString(50, 780, "Vor dem Mitarbeitergespräch")
    canvas.setFont("Helvetica", 11)
    canvas.drawString(50, 752, "Nehmen Sie sich zwanzig Minuten. Was hier steht, sehen nur Sie.")

    def head(y: float, text: str) -> None:
        canvas.setFont("Helvetica-Bold", 14)
        canvas.drawString(50, y, text)
        canvas.setFont("Helvetica", 11)

    head(715, "Rückblick")
    canvas.drawString(50, 692, "Was ist mir in diesem Jahr gelungen?")
    form.textfield(name="gelungen", x=50, y=630, width=480, height=50, fieldFlags="multiline")
    canvas.drawString(50, 608, "Wie zufrieden bin ich mit der Zusammenarbeit?")
    form.choice(
        name="zusammenarbeit", x=330, y=602, width=150, height=20, value="teils, teils",
        options=["gar nicht", "teils, teils", "zufrieden", "sehr zufrieden"],
    )  # fmt: skip
    head(565, "Ausblick")
    canvas.drawString(50, 542, "Was möchte ich ansprechen?")
    for number, text in enumerate(("mein Gehalt", "meine Arbeitszeit", "eine Fortbildung")):
        y = 518 - 22 * number
        form.checkbox(name=f"thema{number}", x=50, y=y, size=14)
        canvas.drawString(72, y + 3, text)
    canvas.drawString(50, 440, "Habe ich darüber schon einmal gesprochen?")
    for x, text in ((330, "Ja"), (390, "Nein")):
        form.radio(name="gesprochen", value=text, x=x, y=436, size=14)
        canvas.drawString(x + 20, 440, text)
    canvas.drawString(50, 412, "Wenn ja, mit welchem Ergebnis?")
    form.textfield(name="ergebnis", x=330, y=406, width=200, height=18)
    canvas.save()
    return result.getvalue()


_LOSS_PAGE = """<!DOCTYPE html><html lang="es"><head><meta charset="utf-8"><title>Duelo</title><style>
@page { size: A4; margin: 22mm;
  @top-left { content: "30/11/26, 20:21"; } @top-right { content: "Duelo"; }
  @bottom-left { content: "https://sosten.example/duelo"; }
  @bottom-right { content: counter(page) "/" counter(pages); } }
body { font: 11pt "Liberation Sans"; } h1 { font-size: 22pt; } h2 { font-size: 15pt; }
.note { border-left: 3px solid #999; padding-left: 10px; font-style: italic; }
.space { border-bottom: 1px solid #999; height: 26px; }
td, th { border: 1px solid #999; padding: 4px 10px; }
</style></head><body>
<h1>Después de una pérdida</h1>
<p>Esta hoja no pretende que el dolor pase antes. Quiere darle un lugar y un rato cada semana.</p>
<h2>Lo que ha cambiado</h2>
<p class="note">No hay sentimientos equivocados. Puede dejar en blanco lo que hoy pese demasiado.</p>
<p>¿Qué momento del día me resulta más difícil?</p><div class="space"></div><div class="space"></div>
<p>¿Qué hago de otra manera desde entonces, y desde cuándo lo hago sin pensar en ello, como si siempre hubiera sido así?</p><div class="space"></div><div class="space"></div>
<h2>Cómo estoy esta semana</h2>
<table><tr><th></th><th>nada</th><th>un poco</th><th>bastante</th><th>mucho</th></tr>
<tr><td>He dormido bien</td><td>☐</td><td>☐</td><td>☐</td><td>☐</td></tr>
<tr><td>He comido con ganas</td><td>☐</td><td>☐</td><td>☐</td><td>☐</td></tr>
<tr><td>He hablado con alguien de mi pérdida</td><td>☐</td><td>☐</td><td>☐</td><td>☐</td></tr></table>
<h2>Lo que me sostiene</h2>
<p>Escriba tres cosas que le han dado un poco de calma.</p>
<p>1. ____________________________</p><p>2. ____________________________</p><p>3. ____________________________</p>
<p>¿A quién puedo llamar de noche?</p><div class="space"></div>
<h2>Para terminar</h2>
<p>Guarde la hoja. Dentro de unos meses le dirá cuánto camino ha hecho.</p>
</body></html>"""


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
    result = BytesIO()
    SimpleDocTemplate(result, pagesize=A4, invariant=1).build(story)
    return result.getvalue()


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


def supper_cards() -> bytes:
    """White headings on bars of colour, a frame around each part, a line at the foot."""
    result = BytesIO()
    canvas = Canvas(result, pagesize=A4, invariant=1)
    parts = {
        "The week behind us": (
            "What made you laugh out loud?",
            "Who was kind to you, and how did you notice?",
            "Did you break something?",
        ),
        "The week before us": (
            "What are you looking forward to?",
            "Where could you use some help?",
        ),
        "All of us": (
            "What should we do together before the summer?",
            "How was the supper, from 1 to 5 spoons?",
        ),
    }
    canvas.setFont("Times-Bold", 28)
    canvas.drawCentredString(_WIDTH / 2, 775, "Sunday Supper Questions")
    canvas.setFont("Times-Italic", 12)
    canvas.drawCentredString(
        _WIDTH / 2,
        750,
        "One card for each Sunday. Everybody at the table answers, the youngest first.",
    )
    y = 715.0
    for head, questions in parts.items():
        canvas.setFillColor(colors.HexColor("#7a3b2e"))
        canvas.rect(60, y - 8, _WIDTH - 120, 24, stroke=0, fill=1)
        canvas.setFillColor(colors.white)
        canvas.setFont("Times-Roman", 13)
        canvas.drawString(70, y, head)
        canvas.setFillColor(colors.black)
        y -= 34
        for question in questions:
            canvas.setFont("Times-Roman", 12)
            canvas.drawString(70, y, question)
            canvas.setStrokeColor(colors.lightgrey)
            canvas.line(70, y - 28, _WIDTH - 70, y - 28)
            y -= 56
        y -= 10
    canvas.setFont("Times-Roman", 8)
    canvas.drawCentredString(_WIDTH / 2, 30, "© 2026 The Long Table · thelongtable.example")
    canvas.save()
    return result.getvalue()


def before_studying() -> bytes:
    """A document of LibreOffice, exported as a PDF: headings by style, a Polish font."""
    document = docx.Document()
    document.add_heading("Zanim zacznę się uczyć", 0)
    document.add_paragraph("Ta karta zajmie ci dziesięć minut. Tyle samo trwa szukanie wymówki.")
    document.add_heading("Gdzie jestem", 1)
    for text in ("Ile umiem dziś, w skali od 0 do 10?", "Czego boję się najbardziej?"):
        document.add_paragraph(text, style="List Bullet")
    document.add_heading("Dokąd idę", 1)
    for text in ("Jaki wynik mnie ucieszy?", "Kto ucieszy się razem ze mną?"):
        document.add_paragraph(text, style="List Bullet")
    document.add_heading("Jak tam dojdę", 1)
    document.add_paragraph("Wypisz trzy tematy, od których zaczniesz.", style="List Bullet")
    for number in (1, 2, 3):
        document.add_paragraph(f"{number}. ______________________________")
    document.add_paragraph("Kiedy masz najwięcej siły?", style="List Bullet")
    for text in ("rano", "po południu", "wieczorem"):
        document.add_paragraph(f"○ {text}")
    return converted("plan.docx", saved(document), "pdf")


_BALANCE_PAGE = """<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>-</title><style>
@page { size: A4; margin: 20mm; } body { font: 12pt "DejaVu Sans"; } h1 { font-size: 22pt; }
h2 { font-size: 15pt; } li { margin-bottom: 18px; }
</style></head><body>
<h1>ميزان العمل والبيت</h1>
<p>هذه الورقة لمن يعود إلى البيت ويبقى قلبه في المكتب. املأها مرة كل أسبوع.</p>
<h2>العمل</h2><p>اكتب ما حدث كما حدث.</p>
<ul><li>ما الذي أخذ معظم وقتي؟</li><li>كم ساعة نمت في المتوسط؟</li></ul>
<h2>البيت</h2>
<ul><li>متى ضحكت مع أهلي آخر مرة؟</li><li>هل أكلنا معا هذا الأسبوع؟ &nbsp; ☐ نعم &nbsp; ☐ لا</li>
<li>كم أنا راض عن وقتي في البيت؟ (1 = غير راض، 10 = راض تماما)</li></ul>
<h2>الأسبوع القادم</h2>
<ul><li>ما الشيء الواحد الذي سأتركه في المكتب؟</li></ul>
</body></html>"""

_ENOUGH_PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>-</title><style>
@page { size: A4; margin: 20mm; @bottom-center { content: "softlanding.example · page " counter(page); } }
body { font: 11pt "DejaVu Serif"; } h1 { font-size: 24pt; font-weight: normal; }
h2 { font-size: 10pt; letter-spacing: 3px; text-transform: uppercase; color: #a0522d; }
.row { display: grid; grid-template-columns: 45% 55%; margin-bottom: 10px; }
.box { border: 1px solid #bbb; height: 46px; } .sub { color: #666; font-style: italic; }
</style></head><body>
<h1>Good Enough Is a Place</h1>
<p class="sub">For people who read an email five times before they send it.</p>
<h2>Notice</h2>
<div class="row"><div>The last thing I did twice</div><div class="box"></div></div>
<div class="row"><div>How long it took</div><div class="box"></div></div>
<div class="row"><div>What would have happened if I had done it once</div><div class="box"></div></div>
<h2>Measure</h2>
<div class="row"><div>How much of my day goes into polishing? (0 = nothing, 10 = everything)</div><div class="box"></div></div>
<div class="row"><div>Whose voice is it that says “not yet”?</div><div class="box"></div></div>
<h2>Try</h2>
<p class="sub">Pick something small. It should be slightly embarrassing, not dangerous.</p>
<div class="row"><div>Something I will hand in unfinished</div><div class="box"></div></div>
<div class="row"><div>What I expect people to say</div><div class="box"></div></div>
</body></html>"""


def letter_japanese() -> bytes:
    """Another export of LibreOffice: no bold, headings and questions numbered by hand."""
    document = docx.Document()

    def line(text: str, size: float = 11) -> None:
        document.add_paragraph().add_run(text).font.size = Pt(size)

    line("十年後の自分への手紙", 20)
    line("書き始める前に、静かな場所を見つけてください。時間は三十分ほどです。")
    line("１．今の私", 14)
    line("問１　今、いちばん大切にしているものは何ですか。")
    line("＿" * 36)
    line("問２　毎日のなかで、ほっとするのはどんな時ですか。")
    line("＿" * 36)
    line("２．十年後の私", 14)
    line("目を閉じて、十年後の朝を思いうかべてください。")
    line("問３　どこで目を覚ましますか。")
    line("＿" * 36)
    line("問４　だれと暮らしていますか。")
    line("＿" * 36)
    line("問５　今の悩みは、どのくらい残っていると思いますか。（0＝まったくない、10＝そのまま）")
    line("３．手紙", 14)
    line("問６　十年後の自分に、ひとこと伝えるとしたら？")
    line("＿" * 36)
    return converted("letter.docx", saved(document), "pdf")


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
    result = BytesIO()
    SimpleDocTemplate(result, pagesize=A4, invariant=1).build(story)
    return result.getvalue()


def screens() -> bytes:
    """Circles that are drawn, not written, before the answers below each statement."""
    result = BytesIO()
    canvas = Canvas(result, pagesize=A4, invariant=1)
    y = 780.0

    def line(text: str, size: float = 11, font: str = "Helvetica", down: float = 24) -> None:
        nonlocal y
        canvas.setFont(font, size)
        canvas.drawString(60, y, text)
        y -= down

    def circles(*options: str) -> None:
        nonlocal y
        canvas.setFont("Helvetica", 10)
        for number, option in enumerate(options):
            x = 80 + 110 * number
            canvas.circle(x, y + 3, 5, stroke=1, fill=0)
            canvas.drawString(x + 10, y, option)
        y -= 30

    often = ("Never", "Sometimes", "Often", "Always")
    line("My Screen and Me", 24, "Helvetica-Bold", 30)
    line("Be honest. Nobody is going to take your phone away.", down=36)
    line("Mornings", 15, "Helvetica-Bold")
    line("I look at my phone before I get up.", down=20)
    circles(*often)
    line("I answer messages at breakfast.", down=20)
    circles(*often)
    line("What would I do with the time instead?", down=70)
    line("Evenings", 15, "Helvetica-Bold")
    line("I fall asleep with a screen in my hand.", down=20)
    circles(*often)
    line("How satisfied am I with my evenings?", down=20)
    circles("Not at all", "A little", "Very")
    line("Who could keep my phone for me?")
    canvas.save()
    return result.getvalue()


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
    result = BytesIO()
    running = partial(_running, head="Graduate School | Writing Centre", foot="Worksheet 3 | {}")
    SimpleDocTemplate(result, pagesize=A4, invariant=1).build(
        story, onFirstPage=running, onLaterPages=running
    )
    return result.getvalue()


DOCUMENTS: dict[str, Callable[[], bytes]] = {
    "saying-no": workbook,
    "weekend-poster": poster,
    "self-care-columns": two_columns,
    "mitarbeitergespraech": fillable,
    "perdida": partial(printed, _LOSS_PAGE),
    "mizan-ar": partial(printed, _BALANCE_PAGE),
    "tegami": letter_japanese,
    "perfectionism": partial(printed, _ENOUGH_PAGE),
    "worry-drawer": columns_table,
    "newsletter-columns": newsletter,
    "sunday-supper": supper_cards,
    "grenzen-setzen": telephone,
    "how-often": screens,
    "thesis-plan": thesis,
    "plan-na-egzamin": before_studying,
}
