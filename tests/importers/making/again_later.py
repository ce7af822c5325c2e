"""Documents of the second half that were made when the reader had been mended by the others."""

from collections.abc import Callable

import docx
from again_word import right_to_left
from files import converted
from paper_flow import flowed
from reportlab.lib import colors
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import ListFlowable, ListItem, Paragraph, Spacer, Table
from word import bold, italic, raw, saved, table


def after_a_quarrel() -> bytes:
    """Questions are headings of the third level; options are lettered."""
    document = docx.Document()
    document.add_heading("Streit mit Abstand betrachtet", 0)
    document.add_paragraph("Frühestens am Tag danach ausfüllen.")
    document.add_heading("Teil A: Der Auslöser", 1)
    document.add_heading("Frage 1", 2)
    document.add_paragraph("Worum ging es in den ersten fünf Minuten?")
    document.add_paragraph()
    document.add_heading("Frage 2", 2)
    document.add_paragraph("Wer hat angefangen?")
    for t in ("a) ich", "b) die andere Person", "c) wir beide zugleich"):
        document.add_paragraph(t)
    document.add_heading("Teil B: Die Wunde", 1)
    document.add_paragraph("Hier geht es um Gefühle, nicht um Recht.")
    document.add_heading("Frage 3", 2)
    document.add_paragraph("Welcher Satz hat am meisten wehgetan?")
    document.add_heading("Frage 4", 2)
    document.add_paragraph("Wie groß ist der Ärger noch? 0 % (verflogen) bis 100 % (wie gestern)")
    document.add_heading("Teil C: Die Brücke", 1)
    document.add_heading("Frage 5", 2)
    document.add_paragraph("Was kann ich als Erstes sagen?")
    document.add_heading("Frage 6", 2)
    document.add_paragraph("Brauchen wir jemanden, der vermittelt? ☐ ja ☐ nein")
    document.add_paragraph("Falls ja, wen?")
    return saved(document)


def friends_french() -> bytes:
    """Saved by LibreOffice: steps with a word and a number, guidance in italics, lines."""
    document = docx.Document()
    document.sections[0].footer.paragraphs[0].text = "Association Le Fil – ne pas diffuser"
    bold(document, "Garder ses amis quand on déménage", 20)
    italic(document, "Une feuille pour les premiers mois.")
    bold(document, "Étape 1 – Faire le point", 14)
    italic(document, "Répondez avec le premier nom qui vous vient.")
    for t in (
        "À qui avez-vous pensé cette semaine ?",
        "Qui vous a écrit sans que vous le demandiez ?",
    ):
        document.add_paragraph(t, style="List Bullet")
        document.add_paragraph("." * 60)
    bold(document, "Étape 2 – Comprendre", 14)
    for t in (
        "Qu'est-ce qui vous empêche d'appeler ?",
        "Vous sentez-vous seul ? Entourez : jamais – parfois – souvent – toujours",
    ):
        document.add_paragraph(t, style="List Bullet")
        document.add_paragraph("." * 60)
    bold(document, "Étape 3 – Agir", 14)
    for t in (
        "Citez trois personnes à qui vous écrirez ce mois-ci.",
        "Date du prochain appel : ....................",
    ):
        document.add_paragraph(t, style="List Bullet")
    bold(document, "Conclusion", 14)
    document.add_paragraph("L'amitié supporte bien la distance, moins bien le silence.")
    return converted("friends.docx", saved(document), "odt")


def career_portuguese() -> bytes:
    """A matrix with digits in its cells and a legend above; then a table of two columns."""
    document = docx.Document()
    document.add_paragraph("A minha carreira a meio do caminho", style="Title")
    document.add_heading("1. Retrato", 1)
    document.add_paragraph(
        "Faça um círculo à volta do número: 1 = discordo totalmente; 5 = concordo totalmente."
    )
    table(
        document,
        [
            [t, "1", "2", "3", "4", "5"]
            for t in (
                "O meu trabalho faz sentido.",
                "Aprendo coisas novas.",
                "Tenho tempo para a família.",
            )
        ],
        is_bold=False,
    )
    document.add_heading("2. Desejos", 1)
    table(
        document,
        [
            ["Se pudesse recomeçar, o que estudaria?", ""],
            ["Que elogio gostaria de ouvir?", ""],
            ["Está a pensar mudar de empresa?", "Sim / Não"],
        ],
        is_bold=False,
    )
    document.add_heading("3. Passos", 1)
    document.add_paragraph("Escreva duas coisas que pode fazer até ao verão.", style="List Number")
    document.add_paragraph("Quem o pode ajudar?", style="List Number")
    document.add_paragraph("Exemplo: «A minha antiga chefe conhece o setor.»")
    document.add_heading("Nota final", 1)
    document.add_paragraph("Uma carreira é comprida. Respire.")
    return saved(document)


def father_arabic() -> bytes:
    """Right to left, questions with Arabic digits, boxes."""
    document = docx.Document()
    bold(document, "ورقة للآباء الجدد", 20)
    document.add_paragraph("الهدف: أن تعرف ما تحتاج إليه في الأشهر الأولى.")
    document.add_heading("الجزء الأول: مشاعري", 1)
    document.add_paragraph("١. متى شعرت بالفرح هذا الأسبوع؟")
    document.add_paragraph("٢. ما الذي يقلقك ليلاً؟")
    document.add_paragraph("٣. ما مستوى تعبك من ١ إلى ١٠؟")
    document.add_heading("الجزء الثاني: بيتي", 1)
    document.add_paragraph("٤. ما الذي تفعله في البيت كل يوم؟ (ضع علامة)")
    for t in ("الطبخ", "تغيير الحفاض", "التسوق", "الغسيل"):
        document.add_paragraph(f"☐ {t}")
    document.add_paragraph("٥. هل طلبت المساعدة من أحد؟ نعم / لا")
    document.add_heading("الجزء الثالث: غداً", 1)
    document.add_paragraph("٦. اذكر شيئين ستفعلهما من أجل نفسك.")
    document.add_paragraph("٧. أريد أن يقول عني طفلي يوماً: ..................")
    document.add_heading("خاتمة", 1)
    document.add_paragraph("لا يوجد أب كامل.")
    right_to_left(document)
    return saved(document)


def truth_italian() -> bytes:
    """Exported by LibreOffice: statements with V and F, open questions, a page number."""
    document = docx.Document()
    foot = document.sections[0].footer.paragraphs[0]
    foot.add_run("pag. ")
    raw(foot, '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>')
    bold(document, "Il mio metodo di studio", 18)
    document.add_paragraph("Classe: _______ Data: _______")
    document.add_paragraph("Rispondi con sincerità: non è una verifica.")
    bold(document, "PARTE 1 – Vero o falso", 13)
    for n, t in enumerate(
        (
            "Studio sempre alla stessa ora.",
            "Rileggo gli appunti il giorno stesso.",
            "Tengo il telefono sul tavolo.",
        ),
        1,
    ):
        document.add_paragraph(f"{n}. {t}\tV   F")
    bold(document, "PARTE 2 – Domande aperte", 13)
    document.add_paragraph("4. Quale materia ti fa perdere la voglia, e da quando?")
    document.add_paragraph("_" * 70)
    document.add_paragraph("_" * 70)
    document.add_paragraph("5. Come ti accorgi di avere capito davvero un argomento?")
    document.add_paragraph("_" * 70)
    document.add_paragraph("_" * 70)
    document.add_paragraph("6. Quante ore studi al giorno?")
    document.add_paragraph("□ meno di una   □ una o due   □ più di due")
    bold(document, "PARTE 3 – Un patto", 13)
    document.add_paragraph("7. Questa settimana proverò a ______________________")
    document.add_paragraph("8. Quanto sei convinto? (1 = per niente, 6 = del tutto)")
    bold(document, "Per concludere", 13)
    document.add_paragraph("Rileggi il foglio tra un mese.")
    return converted("study.docx", saved(document), "pdf")


def nurse_workbook() -> bytes:
    """Two pages of a workbook: coloured bars, a tip in a frame, running foot."""
    body = ParagraphStyle("b", fontName="Helvetica", fontSize=10.5, leading=15, spaceAfter=5)
    tip = ParagraphStyle("t", body, fontName="Helvetica-Oblique")
    title = ParagraphStyle(
        "h", body, fontName="Helvetica-Bold", fontSize=22, leading=28, spaceAfter=10
    )

    def bar(text: str) -> Table:
        return Table(
            [
                [
                    Paragraph(
                        text,
                        ParagraphStyle(
                            "w",
                            body,
                            fontName="Helvetica-Bold",
                            fontSize=13,
                            textColor=colors.white,
                        ),
                    )
                ]
            ],
            colWidths=[470],
            style=[("BACKGROUND", (0, 0), (-1, -1), colors.HexColor("#2a6f6b"))],
        )

    def frame(text: str) -> Table:
        return Table(
            [[Paragraph(text, tip)]],
            colWidths=[470],
            style=[("BOX", (0, 0), (-1, -1), 1, colors.HexColor("#2a6f6b"))],
        )

    def foot(canvas: Canvas, _: object) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(60, 30, "After the shift – a workbook for nurses")
        canvas.drawRightString(535, 30, f"{canvas.getPageNumber()} | 2")

    line = "_" * 78
    story = [
        Paragraph("After the shift", title),
        Paragraph("Five quiet minutes before you go home. Nobody will collect these pages.", body),
        Spacer(1, 8),
        bar("Putting it down"),
        Spacer(1, 6),
        Paragraph("Which patient is still with you?", body),
        Paragraph(line, body),
        Paragraph(line, body),
        Paragraph("What did you do well that nobody saw?", body),
        Paragraph(line, body),
        Paragraph(line, body),
        Spacer(1, 8),
        bar("Checking yourself"),
        Spacer(1, 6),
        frame("Tip: your body answers before your head does."),
        Spacer(1, 6),
        Paragraph("How heavy are your legs and your heart? Circle a number.", body),
        Paragraph(
            "feather-light &nbsp; 0 &nbsp; 1 &nbsp; 2 &nbsp; 3 &nbsp; 4 &nbsp; 5 &nbsp; 6 &nbsp; lead",
            body,
        ),
        Paragraph("What do you need first when you get home?", body),
        ListFlowable(
            [
                ListItem(Paragraph(t, body))
                for t in ("food", "a shower", "silence", "someone to talk to")
            ],
            bulletType="bullet",
            start="square",
        ),
        Paragraph(
            "What would you tell a colleague who had had this shift, if she sat beside you on the bus and "
            "asked whether it was normal to feel like this?",
            body,
        ),
        Paragraph(line, body),
        Paragraph(line, body),
        Paragraph(line, body),
        Paragraph(line, body),
        Paragraph(line, body),
        Spacer(1, 60),
        bar("Leaving"),
        Spacer(1, 6),
        Paragraph("Complete the sentence:", body),
        Paragraph("Tonight I will not think about " + "_" * 40, body),
        Paragraph("One person I could call:", body),
        Paragraph(line, body),
        Paragraph("Have you had a day off in the last seven days?", body),
        Paragraph("O Yes &nbsp;&nbsp;&nbsp; O No", body),
        Spacer(1, 14),
        Paragraph("<b>Goodbye for today.</b> You may close the book.", body),
    ]
    margins = dict.fromkeys(("leftMargin", "rightMargin", "topMargin", "bottomMargin"), 60)
    return flowed(story, foot, **margins)


def wheel() -> bytes:
    """Areas to rate, then the same questions about one of them."""
    document = docx.Document()
    document.add_paragraph("The compass", style="Title")
    document.add_paragraph("Eight directions, one page. Redo it every season.")
    document.add_heading("Take a bearing", 1)
    document.add_paragraph("Give each area a number from 1 (stormy) to 10 (fair weather).")
    for t in ("Health", "Money", "Love", "Friends", "Work", "Home", "Play", "Meaning"):
        document.add_paragraph(f"{t} ____")
    document.add_heading("Choose a direction", 1)
    document.add_paragraph("Which area do you want to look at today?", style="List Number")
    document.add_paragraph("What would one point more look like?", style="List Number")
    document.add_paragraph("What have you tried already?", style="List Number")
    document.add_heading("Set sail", 1)
    document.add_paragraph(
        "I will ____________________ by ____________________.", style="List Number"
    )
    document.add_paragraph("Who is on board?", style="List Number")
    return saved(document)


#: The documents by name, with their endings.
DOCUMENTS: dict[str, Callable[[], bytes]] = {
    "streit.docx": after_a_quarrel,
    "garder-amis.odt": friends_french,
    "carreira.docx": career_portuguese,
    "father-arabic.docx": father_arabic,
    "metodo-studio.pdf": truth_italian,
    "after-shift.pdf": nurse_workbook,
    "compass.docx": wheel,
}
