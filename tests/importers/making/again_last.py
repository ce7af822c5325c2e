"""Documents of the second half that were made last."""

from collections.abc import Callable

import docx
from again_word import form, right_to_left, shaded
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from files import converted, printed
from word import bold, saved, table


def grow() -> bytes:
    """Letters for steps, empty numbers to answer on."""
    document = docx.Document()
    head = document.add_paragraph()
    run = head.add_run("Grow one thing")
    run.font.size = Pt(26)
    document.add_paragraph("A coaching sheet for one conversation with yourself.")

    def part(text: str) -> None:
        run = document.add_paragraph().add_run(text)
        run.bold = True
        run.font.size = Pt(14)
        run.font.color.rgb = RGBColor(0, 110, 90)

    def empty(count: int) -> None:
        for number in range(1, count + 1):
            document.add_paragraph(f"{number}.")

    part("G – Goal")
    document.add_paragraph("What would you like to be different in six weeks?")
    document.add_paragraph("How important is it to you, from 1 (nice to have) to 10 (vital)?")
    part("R – Reality")
    document.add_paragraph("Be as dull as a weather report here.")
    document.add_paragraph("What have you done about it so far?")
    document.add_paragraph("What keeps you where you are?")
    part("O – Options")
    document.add_paragraph("List four things you could do, the silly ones too.")
    empty(4)
    document.add_paragraph("Which of them makes you smile?")
    part("W – Will")
    document.add_paragraph("What will you do, and by when?")
    document.add_paragraph("Who will you tell?")
    return saved(document)


def line_scale() -> bytes:
    """Scales between two words on a line, in a table without heads."""
    document = docx.Document()
    document.add_paragraph("How I talk when it gets hot", style="Title")
    document.add_heading("Part 1: Where do I stand?", 1)
    document.add_paragraph("Put a cross on each line.")
    for low, high in (("quiet", "loud"), ("giving in", "standing firm"), ("joking", "serious")):
        document.add_paragraph(f"{low}   1 – 2 – 3 – 4 – 5 – 6 – 7   {high}")
    document.add_heading("Part 2: An example", 1)
    document.add_paragraph("Think of the last heated talk.")
    for text in (
        "Who was there?",
        "What did you say that you would say again?",
        "What did you leave unsaid?",
    ):
        document.add_paragraph(text, style="List Number")
    document.add_heading("Part 3: Next time", 1)
    document.add_paragraph("When my voice gets louder, I will ______________.", style="List Number")
    document.add_paragraph(
        "Do you want to tell the other person about this? ☐ Yes ☐ No ☐ I need to think",
        style="List Number",
    )
    document.add_heading("In closing", 1)
    document.add_paragraph("Hot talks cool down faster than they feel.")
    return saved(document)


def intake_italian() -> bytes:
    """A form of LibreOffice: one table, shaded heads, labels with a colon."""
    document = docx.Document()
    document.add_paragraph("Prima di adottare un cane", style="Title")
    document.add_paragraph("Rispondete insieme, tutta la famiglia.")
    rows: list[tuple[str, ...]] = [
        ("La nostra vita",),
        ("Quante ore resterebbe solo ogni giorno?", ""),
        ("Chi si alza presto?", ""),
        ("Abitate in:", "☐ appartamento  ☐ casa con giardino"),
        ("Le nostre ragioni",),
        ("Perché proprio adesso?", ""),
        ("Che cosa non volete perdere?", ""),
        ("Accordi",),
        ("Tre regole che valgono per tutti", ""),
        ("Siete tutti d'accordo?", "Sì   No"),
        ("Data della decisione", ""),
    ]
    form(document, rows, "E2EFD9")
    document.add_paragraph()
    document.add_paragraph("Un cane aspetta volentieri una famiglia sicura.")
    return converted("intake.docx", saved(document), "odt")


def care_japanese() -> bytes:
    """Exported by LibreOffice: numbers in circles, room between brackets."""
    document = docx.Document()
    fonts = document.styles["Normal"].element.get_or_add_rPr().get_or_add_rFonts()
    fonts.set(qn("w:eastAsia"), "Noto Serif CJK JP")
    bold(document, "介護する人の休み時間", 18)
    document.add_paragraph("一日の終わりに、五分だけ自分のために使ってください。")
    bold(document, "第１章　からだ", 14)
    document.add_paragraph("① きょう、何時間眠れましたか。")
    document.add_paragraph("② 疲れの程度に○をつけてください。")
    document.add_paragraph("軽い　１　２　３　４　５　重い")
    bold(document, "第２章　こころ", 14)
    document.add_paragraph("書きたくないことは、書かなくてかまいません。")
    document.add_paragraph("③ きょう、うれしかったことは何ですか。")
    document.add_paragraph("④ つらかったことを、だれかに話しましたか。（はい・いいえ）")
    bold(document, "第３章　あした", 14)
    document.add_paragraph("⑤ 人に頼めることを二つ書いてください。")
    document.add_paragraph("⑥ 休みたい日：　　　月　　　日")
    bold(document, "おわりに", 14)
    document.add_paragraph("おつかれさまでした。")
    return converted("care.docx", saved(document), "pdf")


def first_flat() -> bytes:
    """Exported by LibreOffice: a table with questions, a matrix, a list of boxes in columns."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Jugendhilfe Nord – Übergang"
    document.add_paragraph("Meine erste Wohnung", style="Title")
    document.add_heading("Worum es geht", 1)
    document.add_paragraph(
        "Du überlegst, ob du allein wohnen willst. Dieses Blatt hilft dir beim Nachdenken."
    )
    document.add_heading("So bin ich", 1)
    table(
        document,
        [
            ["Aussage", "stimmt", "teils", "stimmt nicht"],
            ["Ich bin gern allein.", "□", "□", "□"],
            ["Ich kann mit Geld umgehen.", "□", "□", "□"],
            ["Ich kann kochen.", "□", "□", "□"],
        ],
    )
    document.add_heading("So soll es sein", 1)
    for text in (
        "Wie sieht dein Zimmer aus, wenn du die Tür aufmachst?",
        "Wen würdest du als Erstes einladen?",
    ):
        document.add_paragraph(text, style="List Number")
        document.add_paragraph("_" * 70)
        document.add_paragraph("_" * 70)
    document.add_paragraph(
        "Was darf die Miete höchstens kosten? ________ Euro", style="List Number"
    )
    document.add_heading("Was noch fehlt", 1)
    document.add_paragraph("Kreuze an, wobei du Hilfe möchtest:")
    document.add_paragraph("□ Anträge\t□ Möbel\t□ Strom und Gas\t□ Einkaufen")
    document.add_paragraph(
        "Hast du jemanden, der bei der Suche hilft?  □ ja  □ nein", style="List Number"
    )
    document.add_paragraph("Wenn nein: Wen könntest du fragen?")
    return converted("flat.docx", saved(document), "pdf")


def music_hebrew() -> bytes:
    """Right to left, exported by LibreOffice."""
    document = docx.Document()
    bold(document, "יומן תרגול לנגנים", 18)
    document.add_paragraph("מלאו אחרי כל תרגול, בלי לשפוט.")
    bold(document, "חלק א: לפני", 14)
    document.add_paragraph("1. מה רציתי לתרגל היום?")
    document.add_paragraph("2. איך הרגשתי כשפתחתי את התיק?")
    bold(document, "חלק ב: אחרי", 14)
    document.add_paragraph("3. איזה צליל אהבתי?")
    document.add_paragraph("4. מה היה קשה, ולמה?")
    document.add_paragraph("5. מה אנסה מחר?")
    right_to_left(document)
    return converted("music.docx", saved(document), "pdf")


def bereaved_dutch() -> bytes:
    """Text boxes of colour as tables of one cell; a letter to finish."""
    document = docx.Document()
    document.add_heading("Brief aan wie er niet meer is", 0)
    box = document.add_table(1, 1, style="Table Grid")
    shaded(box.cell(0, 0), "FFF2CC")
    box.cell(0, 0).paragraphs[0].add_run(
        "Let op: stop als het te veel wordt, en bel iemand die je vertrouwt."
    )
    document.add_heading("Voor je schrijft", 2)
    document.add_paragraph("Waar zit je, en wat ruik je?", style="List Bullet")
    document.add_paragraph(
        "Hoe dichtbij voelt hij of zij vandaag? (0 = ver weg, 10 = naast me)", style="List Bullet"
    )
    document.add_heading("De brief", 2)
    document.add_paragraph("Maak de zinnen af.")
    for text in (
        "Lieve …,",
        "Ik had je nog willen vertellen dat …",
        "Wat ik van je heb geleerd, is …",
        "Vandaag neem ik afscheid van …",
    ):
        document.add_paragraph(text)
        document.add_paragraph()
    document.add_heading("Na het schrijven", 2)
    document.add_paragraph("Welke zin kwam onverwacht?", style="List Bullet")
    document.add_paragraph(
        "Wil je de brief aan iemand voorlezen? Ja / Nee / Misschien", style="List Bullet"
    )
    return saved(document)


def loneliness() -> bytes:
    """Typed: headings underlined and in capitals, lettered questions, options in brackets."""
    document = docx.Document()
    bold(document, "Seul, mais pas tout seul", 18)
    document.add_paragraph("Fiche à remplir un dimanche soir.")

    def part(text: str) -> None:
        run = document.add_paragraph().add_run(text)
        run.underline = True

    part("PARTIE A : MES LIENS")
    document.add_paragraph("a. Qui avez-vous vu cette semaine, et combien de temps ?")
    document.add_paragraph("b. Avec qui pouvez-vous vous taire ?")
    document.add_paragraph(
        "c. À quelle fréquence vous sentez-vous seul ? (jamais / rarement / souvent / toujours)"
    )
    part("PARTIE B : MES ENVIES")
    document.add_paragraph("Cochez ce qui vous tente :")
    for text in ("une chorale", "un jardin partagé", "un cours de langue", "autre : …………"):
        document.add_paragraph(f"[   ] {text}")
    document.add_paragraph("d. Qu'est-ce qui vous retient ?")
    part("PARTIE C : UN PETIT PAS")
    document.add_paragraph("e. Cette semaine, je vais ……………………………………")
    document.add_paragraph("f. Le jour et l'heure : ……………………")
    document.add_paragraph("g. De 0 à 10, quelle est votre envie d'essayer ?")
    return saved(document)


def relapse() -> bytes:
    """Numbered by Word on two levels, with headings by style."""
    document = docx.Document()
    document.add_paragraph("My plan for the hard days", style="Title")
    document.add_paragraph("Write this on a good day. Give a copy to someone you trust.")
    document.add_heading("Warning signs", 2)
    document.add_paragraph("What do I notice first?", style="List Number")
    document.add_paragraph("In my thoughts", style="List Number 2")
    document.add_paragraph("In what I do", style="List Number 2")
    document.add_paragraph("What do others notice first?", style="List Number")
    document.add_heading("What helps", 2)
    document.add_paragraph("Three things I can do alone:", style="List Number")
    for _ in range(3):
        document.add_paragraph("_" * 40)
    document.add_paragraph("Two people I can call:", style="List Number")
    for _ in range(2):
        document.add_paragraph("Name: __________________ Phone: __________________")
    document.add_heading("When it passes", 2)
    document.add_paragraph("How will I know that it is over?", style="List Number")
    document.add_paragraph("What do I want to say to myself then?", style="List Number")
    document.add_heading("A last word", 2)
    document.add_paragraph("Hard days are days. They end at midnight.")
    return saved(document)


def strengths_polish() -> bytes:
    """A table: statement, frequency in words, example; then a matrix with digits as head."""
    document = docx.Document()
    document.add_heading("Moje mocne strony", 0)
    document.add_heading("Cel", 1)
    document.add_paragraph("Zobaczyć to, czego na co dzień nie widać.")
    document.add_heading("Ćwiczenie 1. Ocena", 1)
    document.add_paragraph("Skala: 1 – wcale, 2 – trochę, 3 – bardzo. Zaznacz krzyżykiem.")
    table(
        document,
        [
            ["Stwierdzenie", "1", "2", "3"],
            ["Umiem słuchać.", "", "", ""],
            ["Dotrzymuję słowa.", "", "", ""],
            ["Śmieję się z siebie.", "", "", ""],
        ],
    )
    document.add_heading("Ćwiczenie 2. Dowody", 1)
    document.add_paragraph("Kto ostatnio ci podziękował i za co?", style="List Bullet")
    document.add_paragraph(
        "Napisz trzy słowa, którymi opisałby cię przyjaciel.", style="List Bullet"
    )
    document.add_heading("Ćwiczenie 3. Co dalej", 1)
    document.add_paragraph("Którą mocną stronę wykorzystasz jutro? Jak?", style="List Bullet")
    document.add_paragraph(
        "Czy chcesz pokazać komuś tę kartkę? (tak / nie / jeszcze nie wiem)", style="List Bullet"
    )
    document.add_heading("Zakończenie", 1)
    document.add_paragraph("Schowaj kartkę tam, gdzie ją znajdziesz w zły dzień.")
    return saved(document)


def shoes_spanish() -> bytes:
    """Printed by a browser: numbered cards in two columns."""
    return printed("""<!DOCTYPE html><html lang="es"><meta charset="utf-8"><title>x</title><style>@page{margin:1.6cm}body{font:11pt/1.45 "Liberation Sans",sans-serif}h1{background:#345;color:#fff;padding:.4em}.cards{columns:2;column-gap:1cm}.card{break-inside:avoid;border:1px solid #9ab;padding:.6em;margin-bottom:.8em}.card h2{margin:0 0 .4em;font-size:13pt;color:#345}.line{border-bottom:1px solid #999;height:1.5em}</style>
<h1>En los zapatos del otro</h1><p>Piensa en una discusión reciente en el trabajo. Rellena las tarjetas en orden.</p>
<div class="cards"><div class="card"><h2>1. Mi lado</h2><p>¿Qué quería conseguir?</p><div class="line"></div><div class="line"></div><p>¿Qué no dije?</p><div class="line"></div></div>
<div class="card"><h2>2. El otro lado</h2><p>Imagina que te lo cuenta a un amigo.</p><p>¿Qué quería conseguir la otra persona?</p><div class="line"></div><div class="line"></div><p>¿Qué le dolió?</p><div class="line"></div></div>
<div class="card"><h2>3. Desde fuera</h2><p>¿Qué vio alguien que pasaba por allí?</p><div class="line"></div><p>¿Quién tenía más poder?</p><p>☐ yo &nbsp; ☐ la otra persona &nbsp; ☐ ninguno</p></div>
<div class="card"><h2>4. El puente</h2><p>¿Qué puedo ofrecer?</p><div class="line"></div><p>Del 1 al 10, ¿cuántas ganas tengo de arreglarlo?</p><div class="line"></div></div></div></html>""")


def menopause_dutch() -> bytes:
    """An ODT: labels in bold in front of the text, small capitals, a list in a row."""
    document = docx.Document()
    document.add_paragraph("Overgang: een maandkaart", style="Title")
    bold(document, "Doel: ", then="zien wat er verandert, zonder er meteen iets van te vinden.")
    bold(document, "Uitleg: ", then="vul de kaart in op de eerste dag van de maand.")
    document.add_heading("Lichaam", 1)
    document.add_paragraph("Hoe heb je geslapen?", style="List Bullet")
    document.add_paragraph(
        "Omcirkel wat je herkent: opvliegers, hartkloppingen, hoofdpijn, gewrichtspijn",
        style="List Bullet",
    )
    document.add_heading("Stemming", 1)
    document.add_paragraph(
        "Welk weer past bij je stemming? Zon / wolken / storm", style="List Bullet"
    )
    document.add_paragraph("Waar werd je onverwacht om geraakt?", style="List Bullet")
    document.add_heading("Steun", 1)
    document.add_paragraph("Met wie praat je erover?", style="List Bullet")
    document.add_paragraph("Wil je een afspraak bij de huisarts? Ja / Nee", style="List Bullet")
    document.add_paragraph("Zo ja, wanneer bel je?", style="List Bullet")
    bold(document, "Tot volgende maand.")
    return converted("month.docx", saved(document), "odt")


#: The documents by name, with their endings.
DOCUMENTS: dict[str, Callable[[], bytes]] = {
    "grow.docx": grow,
    "hot-talk.docx": line_scale,
    "adottare.odt": intake_italian,
    "care-japanese.pdf": care_japanese,
    "erste-wohnung.pdf": first_flat,
    "music-hebrew.pdf": music_hebrew,
    "brief.docx": bereaved_dutch,
    "seul.docx": loneliness,
    "hard-days.docx": relapse,
    "mocne-strony.docx": strengths_polish,
    "zapatos.pdf": shoes_spanish,
    "maandkaart.odt": menopause_dutch,
}
