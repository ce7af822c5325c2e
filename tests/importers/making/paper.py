"""PDFs drawn with reportlab, piece by piece."""

from collections.abc import Callable
from io import BytesIO

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

_WIDTH, _HEIGHT = A4


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


DOCUMENTS: dict[str, Callable[[], bytes]] = {
    "weekend-poster": poster,
    "self-care-columns": two_columns,
    "mitarbeitergespraech": fillable,
    "sunday-supper": supper_cards,
    "how-often": screens,
}
