"""PDFs of the second half: drawn, filled in, typeset, printed by a browser, exported."""

from collections.abc import Callable
from io import BytesIO

import docx
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from files import converted, printed
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, letter
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from word import bold, italic, saved, table

_WIDTH, _HEIGHT = A4
_FONTS = "/usr/share/fonts/truetype/dejavu/"


def _fonts() -> None:
    for name in ("DejaVuSerif", "DejaVuSerif-Bold", "DejaVuSans", "DejaVuSans-Bold"):
        pdfmetrics.registerFont(TTFont(name, f"{_FONTS}{name}.ttf"))


def _words(canvas: Canvas, x: float, y: float, text: str, font: str, size: float) -> None:
    """Draw each word on its own."""
    canvas.setFont(font, size)
    for word in text.split(" "):
        canvas.drawString(x, y, word)
        x += canvas.stringWidth(word + " ", font, size)


def poster_boundaries() -> bytes:
    """A coloured sheet: frames drawn from the last to the first, spaced capitals, word by word."""
    result = BytesIO()
    canvas = Canvas(result, A4, invariant=True)
    canvas.setFillColorRGB(0.98, 0.94, 0.9)
    canvas.rect(0, 0, _WIDTH, _HEIGHT, stroke=0, fill=1)

    def card(x: float, top: float, width: float, height: float, head: str) -> None:
        canvas.setFillColor(colors.white)
        canvas.roundRect(x, top - height, width, height, 12, stroke=0, fill=1)
        canvas.setFillColorRGB(0.75, 0.4, 0.35)
        _words(canvas, x + 16, top - 28, head, "Helvetica-Bold", 15)
        canvas.setFillColor(colors.black)

    canvas.setFillColor(colors.grey)
    _words(canvas, 220, 24, "@quietroomcoaching", "Helvetica", 8)
    card(40, 250, 515, 190, "From now on")
    _words(canvas, 56, 192, "One sentence I can say next time:", "Helvetica", 11)
    canvas.line(56, 165, 530, 165)
    _words(canvas, 56, 140, "How sure am I that I will say it?", "Helvetica", 11)
    for number in range(1, 11):
        canvas.circle(60 + number * 40, 100, 11, stroke=1, fill=0)
        _words(canvas, 56.5 + number * 40, 96, str(number), "Helvetica", 10)
    _words(canvas, 80, 76, "no way", "Helvetica-Oblique", 9)
    _words(canvas, 430, 76, "absolutely", "Helvetica-Oblique", 9)
    card(305, 600, 250, 330, "My early signs")
    for number, text in enumerate(
        ("tight jaw", "I talk fast", "I go silent", "I check my phone", "tears")
    ):
        canvas.rect(322, 524 - number * 26, 10, 10)
        _words(canvas, 340, 525 - number * 26, text, "Helvetica", 11)
    _words(canvas, 321, 550, "Tick what you know from yourself.", "Helvetica-Oblique", 10)
    _words(canvas, 321, 380, "Who around me notices", "Helvetica", 11)
    _words(canvas, 321, 365, "these signs before I do?", "Helvetica", 11)
    canvas.line(321, 330, 535, 330)
    card(40, 600, 250, 330, "Where it pinched")
    _words(canvas, 56, 550, "When did I last say yes and", "Helvetica", 11)
    _words(canvas, 56, 535, "regret it on the way home?", "Helvetica", 11)
    for y in (505, 480, 455):
        canvas.line(56, y, 274, y)
    _words(canvas, 56, 425, "What would a no have cost", "Helvetica", 11)
    _words(canvas, 56, 410, "me, honestly?", "Helvetica", 11)
    for y in (380, 355, 330):
        canvas.line(56, y, 274, y)
    canvas.setFillColorRGB(0.3, 0.2, 0.2)
    _words(
        canvas,
        90,
        700,
        "A page for people whose calendar belongs to everybody else.",
        "Helvetica",
        13,
    )
    _words(canvas, 90, 682, "Take a breath first.", "Helvetica", 13)
    x = 95.0
    for letter_ in "MY BOUNDARIES":
        canvas.setFont("Helvetica-Bold", 34)
        canvas.drawString(x, 745, letter_)
        x += canvas.stringWidth(letter_, "Helvetica-Bold", 34) + 8
    canvas.save()
    return result.getvalue()


def goals_fillable() -> bytes:
    """A form: labels are drawn, options stand beside their buttons or only in the fields."""
    result = BytesIO()
    canvas = Canvas(result, A4, invariant=True)
    form = canvas.acroForm
    canvas.setTitle("Microsoft Word - ziele_final_v2.doc")
    canvas.setFont("Helvetica-Bold", 20)
    canvas.drawString(60, 780, "Ziele für das zweite Lehrjahr")
    canvas.setFont("Helvetica", 10)
    canvas.drawString(
        60, 758, "Ausfüllen, speichern und zum Gespräch mit der Ausbilderin mitbringen."
    )

    def head(y: float, text: str) -> None:
        canvas.setFont("Helvetica-Bold", 13)
        canvas.drawString(60, y, text)
        canvas.setFont("Helvetica", 10)

    def field(y: float, text: str, name: str, height: float = 40) -> None:
        canvas.drawString(60, y, text)
        form.textfield(name=name, x=60, y=y - height - 6, width=470, height=height, borderWidth=1)

    head(725, "1. Rückblick")
    field(705, "Was konnte ich vor einem Jahr noch nicht?", "Text1")
    field(640, "Wo brauche ich noch Anleitung?", "Text2")
    canvas.drawString(60, 575, "Wie wohl fühle ich mich im Betrieb?")
    for number, text in enumerate(("sehr wohl", "geht so", "nicht wohl")):
        x = 60 + number * 110
        form.radio(name="wohl", value=f"w{number}", x=x, y=552, size=14, buttonStyle="circle")
        canvas.drawString(x + 20, 555, text)
    head(515, "2. Ausblick")
    canvas.drawString(60, 495, "In welcher Abteilung möchte ich arbeiten?")
    form.choice(
        name="abt",
        x=300,
        y=488,
        width=160,
        height=20,
        value="Werkstatt",
        options=["Werkstatt", "Lager", "Büro", "Verkauf"],
    )
    canvas.drawString(60, 460, "Was hilft mir beim Lernen? (mehrere möglich)")
    for number, text in enumerate(("Zuschauen", "Ausprobieren", "Nachlesen", "Fragen")):
        form.checkbox(name=f"Kontroll{number}", x=60, y=436 - number * 20, size=13)
        canvas.drawString(80, 438 - number * 20, text)
    field(340, "Mein wichtigstes Ziel in einem Satz:", "Text3", 18)
    canvas.drawString(60, 295, "Habe ich mit jemandem darüber gesprochen?")
    for number, text in enumerate(("Ja", "Nein")):
        form.radio(name="gesp", value=f"g{number}", x=300 + number * 70, y=290, size=14)
        canvas.drawString(320 + number * 70, 294, text)
    canvas.drawString(60, 262, "Nächstes Gespräch am:")
    form.textfield(name="Datum1", x=190, y=256, width=100, height=18, borderWidth=1)
    canvas.setFont("Helvetica", 8)
    canvas.drawString(60, 40, "Formular A-12, Stand 03/2026")
    canvas.drawRightString(_WIDTH - 60, 40, "1/1")
    canvas.save()
    return result.getvalue()


def typeset_reading() -> bytes:
    """Typeset as an article: lines of full width, hyphens, ligatures, numbered sections."""
    _fonts()
    result = BytesIO()
    canvas = Canvas(result, letter, invariant=True)
    y = 690.0

    def lines(*texts: str, size: float = 10, font: str = "DejaVuSerif", x: float = 130) -> None:
        nonlocal y
        for text in texts:
            canvas.setFont(font, size)
            canvas.drawString(x, y, text)
            y -= size * 1.35

    canvas.setFont("DejaVuSerif", 17)
    canvas.drawCentredString(306, y, "A Reader’s Notebook")
    y -= 24
    canvas.setFont("DejaVuSerif", 11)
    canvas.drawCentredString(306, y, "First-year seminar")
    y -= 40
    lines(
        "This sheet accompanies one book of your own choice. Fill it in over the",
        "course of a fortnight; short notes are ﬁne, and nobody checks your spell-",
        "ing. What matters is that you ﬁnd your own voice.",
    )
    y -= 14
    lines("1   Before you open it", size=14, font="DejaVuSerif-Bold")
    y -= 6
    lines("1. Who or what led you to this book?", x=142)
    y -= 5
    lines("2. What do you already know about the author, and how might that inﬂu-", x=142)
    lines("ence your reading?", x=156)
    y -= 5
    lines("3. Rate your curiosity from 1 (faint) to 7 (burning).", x=142)
    y -= 14
    lines("2   Halfway through", size=14, font="DejaVuSerif-Bold")
    y -= 6
    lines(
        "Stop at about the middle. If you have given up on the book, answer never-",
        "theless.",
    )
    y -= 4
    lines("1. Copy out one sentence you would like to have written.", x=142)
    y -= 5
    lines("2. Whose side are you on?", x=142)
    y -= 5
    lines("(a) When did you notice?", x=160)
    lines("(b) What would make you change sides?", x=160)
    y -= 14
    lines("3   Afterwards", size=14, font="DejaVuSerif-Bold")
    y -= 6
    lines("1. Would you give the book to a friend?", x=142)
    lines("□ yes     □ no     □ only to one I want to lose", x=156)
    y -= 5
    lines("2. What is missing from the ending?", x=142)
    canvas.setFont("DejaVuSerif", 9)
    canvas.drawCentredString(306, 90, "1")
    canvas.showPage()
    y = 690
    lines("3. Complete: A book should be …", x=142)
    y -= 14
    lines("Closing remarks", size=14, font="DejaVuSerif-Bold")
    y -= 6
    lines(
        "Keep the notebook. In ten years it will tell you less about the book than",
        "about who held it.",
    )
    canvas.setFont("DejaVuSerif", 9)
    canvas.drawCentredString(306, 90, "2")
    canvas.save()
    return result.getvalue()


def two_columns_spanish() -> bytes:
    """Two columns with a line between them, drawn row by row across the page."""
    _fonts()
    result = BytesIO()
    canvas = Canvas(result, A4, invariant=True)
    canvas.setFont("DejaVuSans-Bold", 18)
    canvas.drawCentredString(_WIDTH / 2, 780, "Mi cuerpo y yo: hoja de reconciliación")
    canvas.setFont("DejaVuSans", 9)
    canvas.drawCentredString(
        _WIDTH / 2, 758, "Lee despacio. Si algo duele demasiado, déjalo en blanco."
    )
    canvas.line(_WIDTH / 2, 735, _WIDTH / 2, 120)
    left = [
        ("head", "Lo que me dijeron"),
        ("text", "1. ¿Qué comentario sobre mi cuerpo"),
        ("more", "recuerdo todavía?"),
        ("line", ""),
        ("line", ""),
        ("text", "2. ¿Quién hablaba así de sí mismo en casa?"),
        ("line", ""),
        ("line", ""),
        ("text", "3. Me enseñaron a esconder:"),
        ("box", "la barriga"),
        ("box", "los brazos"),
        ("box", "las cicatrices"),
        ("box", "el cansancio"),
    ]
    right = [
        ("head", "Lo que me digo ahora"),
        ("text", "4. ¿Qué puede hacer hoy mi cuerpo"),
        ("more", "que agradezco?"),
        ("line", ""),
        ("line", ""),
        ("text", "5. ¿Cuánta paz siento al mirarme?"),
        ("more", "nada 0 1 2 3 4 5 toda"),
        ("line", ""),
        ("text", "6. Querido cuerpo, te prometo …"),
        ("line", ""),
        ("line", ""),
        ("text", "7. ¿Qué prenda voy a regalar?"),
        ("line", ""),
    ]
    for number, row in enumerate(zip(left, right, strict=True)):
        y = 710 - number * 30
        for x, (how, text) in zip((50, 315), row, strict=True):
            canvas.setFont("DejaVuSans-Bold" if how == "head" else "DejaVuSans", 10)
            if how == "line":
                canvas.line(x, y, x + 220, y)
                continue
            y_text = y + 14 if how == "more" else y
            if how == "box":
                canvas.rect(x + 14, y, 9, 9)
            canvas.drawString(x + {"more": 14, "box": 30}.get(how, 0), y_text, text)
    canvas.setFont("DejaVuSans", 7)
    canvas.drawString(50, 40, "© Consulta Norte · reproducción permitida para uso personal")
    canvas.save()
    return result.getvalue()


def evening_french() -> bytes:
    """A page of the web, printed by a browser with its own head and foot."""
    return printed("""<!DOCTYPE html><html lang="fr"><meta charset="utf-8"><title>Bilan du soir</title>
<style>@page{margin:2cm;@top-right{content:"Atelier du soir – fiche 12";font-size:8pt}@bottom-left{content:"https://example.org/bilan-du-soir";font-size:8pt}}body{font:12pt/1.5 "Liberation Serif",serif}h1{color:#234}h2{margin-top:1.4em;border-bottom:1px solid #999}
.line{border-bottom:1px dotted #888;height:1.6em}.grid{display:grid;grid-template-columns:1fr 1fr;gap:.2em 2em}.q{font-weight:bold}.box{display:inline-block;width:.8em;height:.8em;border:1px solid #000;margin-right:.5em}</style>
<h1>Bilan du soir pour aidants</h1><p>Vous accompagnez un proche malade. Ce bilan parle de vous, pas de lui.</p>
<h2>La journée</h2><p class="q">Quel moment vous a appartenu ?</p><div class="line"></div><div class="line"></div>
<p class="q">Qu’avez-vous porté seul aujourd’hui ?</p><div class="line"></div><div class="line"></div>
<p class="q">Votre fatigue, de 0 (aucune) à 10 (extrême) :</p><div class="line"></div>
<h2>Les besoins</h2><p><i>Cochez sans réfléchir trop longtemps.</i></p><p class="q">Ce qui me manque le plus :</p>
<div class="grid"><div><span class="box"></span>du sommeil</div><div><span class="box"></span>de l’aide concrète</div><div><span class="box"></span>une oreille</div><div><span class="box"></span>du silence</div></div>
<p class="q">À qui pourriez-vous demander une heure de relais ?</p><div class="line"></div>
<h2>Demain</h2><p class="q">Une chose que vous ne ferez pas demain :</p><div class="line"></div><p class="q">Avez-vous un rendez-vous pour vous-même cette semaine ? Oui / Non</p><p class="q">Si non, quand pourriez-vous en prendre un ?</p><div class="line"></div>
<h2>Pour conclure</h2><p>Éteignez la lumière : le reste attendra.</p></html>""")


def sleep_chinese() -> bytes:
    """A Chinese page exported by LibreOffice: headings in colour, a matrix of words."""
    document = docx.Document()
    fonts = document.styles["Normal"].element.get_or_add_rPr().get_or_add_rFonts()
    fonts.set(qn("w:eastAsia"), "Noto Serif CJK SC")

    def head(text: str, size: float) -> None:
        run = document.add_paragraph().add_run(text)
        run.font.size = Pt(size)
        run.font.color.rgb = RGBColor(160, 50, 50)

    head("手机与睡眠自查表", 20)
    document.add_paragraph("请根据最近一周的情况填写，没有对错之分。")
    head("第一部分 现状", 15)
    rows = [["项目", "没有", "偶尔", "经常"]]
    rows += [
        [each, "", "", ""] for each in ("睡前刷手机超过半小时", "半夜醒来看消息", "早上起床觉得累")
    ]
    table(document, rows, is_bold=False)
    head("第二部分 原因", 15)
    document.add_paragraph("1. 放下手机的那一刻，我心里是什么感觉？")
    document.add_paragraph("_" * 40)
    document.add_paragraph("2. 我在手机里寻找什么？")
    document.add_paragraph("_" * 40)
    head("第三部分 尝试", 15)
    document.add_paragraph("3. 今晚几点以后不看手机？________")
    document.add_paragraph("4. 我有多大把握做到？（1 = 没把握，10 = 很有把握）")
    document.add_paragraph("5. 请写出两件可以代替看手机的事。")
    return converted("sleep.docx", saved(document), "pdf")


def volunteer_portuguese() -> bytes:
    """Exported by LibreOffice over two pages: parts with Roman numbers, questions with letters."""
    document = docx.Document()
    document.styles["Normal"].font.size = Pt(12)
    section = document.sections[0]
    section.header.paragraphs[0].text = "Banco de Tempo – Formação de voluntários"
    section.footer.paragraphs[0].text = "Folha do participante"
    bold(document, "Porque quero ser voluntário?", 20)
    italic(document, "Objetivo: perceber o que me move antes de me comprometer.")
    bold(document, "I. O que me traz aqui", 14)
    for text in (
        "a) Que experiência de ajudar me marcou?",
        "b) Fui alguma vez ajudado por um desconhecido? Conta essa história com o máximo de "
        "pormenores que conseguires, mesmo que pareça pouco importante.",
    ):
        document.add_paragraph(text)
        for _ in range(7):
            document.add_paragraph("_" * 66)
    bold(document, "II. O que posso dar", 14)
    document.add_paragraph("Sê honesto: o tempo que sobra é menos do que parece.")
    document.add_paragraph("a) Horas por semana: ______")
    document.add_paragraph("b) Prefiro trabalhar com:")
    for text in ("crianças", "idosos", "animais", "papéis"):
        document.add_paragraph(f"☐ {text}")
    document.add_paragraph("c) Tenho carta de condução:  ( ) Sim  ( ) Não")
    bold(document, "III. O que espero", 14)
    document.add_paragraph("a) Como saberei, daqui a três meses, que valeu a pena?")
    for _ in range(5):
        document.add_paragraph("_" * 66)
    document.add_paragraph("b) O que me faria desistir?")
    for _ in range(5):
        document.add_paragraph("_" * 66)
    document.add_paragraph("c) Confiança em mim (1 a 5): ______")
    bold(document, "Conclusão", 14)
    document.add_paragraph("Entrega só a parte III ao coordenador.")
    return converted("volunteer.docx", saved(document), "pdf")


#: The documents by name, with their endings.
DOCUMENTS: dict[str, Callable[[], bytes]] = {
    "boundaries-poster.pdf": poster_boundaries,
    "lehrjahr-formular.pdf": goals_fillable,
    "readers-notebook.pdf": typeset_reading,
    "cuerpo-columnas.pdf": two_columns_spanish,
    "aidants-soir.pdf": evening_french,
    "phone-chinese.pdf": sleep_chinese,
    "voluntario.pdf": volunteer_portuguese,
}
