"""Documents of the second half made with Word, Google Docs and LibreOffice in mind."""

from collections.abc import Callable

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from files import converted
from word import bold, italic, raw, saved, table

_CONTROL = (
    "<w:sdt><w:sdtPr>{0}<w:showingPlcHdr/>{1}</w:sdtPr><w:sdtContent><w:r><w:rPr>"
    '<w:rStyle w:val="PlaceholderText"/></w:rPr><w:t>{2}</w:t></w:r></w:sdtContent></w:sdt>'
)


def shaded(cell: object, color: str = "D9E2F3") -> None:
    properties = cell._tc.get_or_add_tcPr()  # type: ignore[attr-defined]
    shade = properties.makeelement(
        qn("w:shd"), {qn("w:val"): "clear", qn("w:color"): "auto", qn("w:fill"): color}
    )
    properties.append(shade)


def form(document: Document, rows: list[tuple[str, ...]], color: str = "D9E2F3") -> None:
    """A table of two columns, in which shaded rows over both of them are headings."""
    made = document.add_table(len(rows), 2, style="Table Grid")
    for number, row in enumerate(rows):
        cells = made.rows[number].cells
        if len(row) == 1:
            merged = cells[0].merge(cells[1])
            merged.paragraphs[0].add_run(row[0]).bold = True
            shaded(merged, color)
            continue
        for cell, text in zip(cells, row, strict=True):
            first, *rest = text.split("\n")
            cell.paragraphs[0].add_run(first)
            for each in rest:
                cell.add_paragraph(each)


def right_to_left(document: Document) -> None:
    for paragraph in document.paragraphs:
        properties = paragraph._p.get_or_add_pPr()
        properties.append(properties.makeelement(qn("w:bidi"), {}))
        for run in paragraph.runs:
            marks = run._r.get_or_add_rPr()
            marks.append(marks.makeelement(qn("w:rtl"), {}))


def worry_typed() -> bytes:
    """Typed by a therapist: no styles, tabs and underscores, a letterhead, a page number."""
    document = docx.Document()
    section = document.sections[0]
    section.header.paragraphs[0].text = "Elm Tree Psychology  |  Suite 4, 18 Park Row"
    foot = section.footer.paragraphs[0]
    foot.add_run("Worry sheet, rev. 3\tPage ")
    raw(foot, '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>')
    title = document.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = title.add_run("CATCHING A WORRY BY ITS TAIL")
    run.bold = True
    run.font.size = Pt(16)
    document.add_paragraph("Client:\t\t\t\t\tDate of session:")
    document.add_paragraph()
    document.add_paragraph(
        "Most worries come dressed up as facts.  This sheet helps to look underneath."
    )
    document.add_paragraph()

    def part(text: str) -> None:
        paragraph = document.add_paragraph()
        run = paragraph.add_run(text)
        run.bold = run.underline = True

    def line(text: str, count: int = 2) -> None:
        paragraph = document.add_paragraph(text)
        paragraph.paragraph_format.left_indent = Cm(0.6)
        for _ in range(count):
            document.add_paragraph("\t" + "_" * 68)

    part("1.  The worry itself")
    line("a)  In one sentence, what are you worried about?", 1)
    line("b)  What is the worst thing that could happen?")
    line("c)  How much do you believe it right now?   (0 % = not at all, 100 % = completely)", 0)
    document.add_paragraph("\t______ %")
    part("2.  A second look")
    document.add_paragraph("Answer as if a friend had told you about this worry.")
    line("a)  What would you point out to your friend?")
    line("b)  Has something like it happened before?      YES  /  NO", 0)
    line("      If YES, how did you cope?", 1)
    line("c)  And how much do you believe it now?   (0 % = not at all, 100 % = completely)", 0)
    document.add_paragraph("\t______ %")
    part("3.  What to do with it")
    document.add_paragraph("Circle one:\tdo something\t\tput it off\t\tlet it go")
    stem = document.add_paragraph("The next small thing I can do is\t")
    stem.paragraph_format.tab_stops.add_tab_stop(
        Cm(15), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.LINES
    )
    document.add_paragraph()
    italic(document, "Please bring this sheet with you next time.")
    return saved(document)


def stress_light() -> bytes:
    """Styled headings, numbers above empty cells with their meaning at both ends."""
    document = docx.Document()
    document.add_paragraph("Die Stressampel", style="Title")
    document.add_paragraph("Für Menschen, die merken, dass es gerade viel ist", style="Subtitle")
    document.add_heading("Ziel", 1)
    document.add_paragraph("Sie sehen auf einen Blick, wo Sie stehen, und wählen einen Schritt.")
    document.add_heading("Die letzten sieben Tage", 1)
    document.add_paragraph("Kreuzen Sie in jeder Zeile ein Feld an.")
    table(
        document,
        [
            ["", "1\ntrifft gar nicht zu", "2", "3", "4", "5\ntrifft völlig zu"],
            ["Ich bin mit Freude aufgestanden.", "", "", "", "", ""],
            ["Ich habe Pausen gemacht, bevor ich sie brauchte.", "", "", "", "", ""],
            ["Kleinigkeiten haben mich aus der Fassung gebracht.", "", "", "", "", ""],
            ["Ich wusste, wen ich um Hilfe bitten kann.", "", "", "", "", ""],
        ],
    )
    document.add_heading("Meine Ampel", 1)
    paragraph = document.add_paragraph("Meine Ampel steht heute auf: ")
    raw(
        paragraph,
        _CONTROL.format(
            "",
            "<w:comboBox>"
            + "".join(
                f'<w:listItem w:displayText="{each}" w:value="{each}"/>'
                for each in ("Grün", "Gelb", "Rot")
            )
            + "</w:comboBox>",
            "Bitte auswählen",
        ),
    )
    for text in (
        "Woran erkenne ich Gelb, bevor es Rot wird?",
        "Was hat mir früher geholfen, wieder auf Grün zu kommen?",
    ):
        paragraph = document.add_paragraph(text, style="List Bullet")
        answer = document.add_paragraph()
        raw(answer, _CONTROL.format("", "<w:text/>", "Klicken Sie hier, um Text einzugeben."))
    document.add_heading("Ein Schritt", 1)
    document.add_paragraph("Was ändere ich bis nächste Woche?", style="List Bullet")
    paragraph = document.add_paragraph("Ich schaue wieder auf die Ampel am: ")
    raw(
        paragraph,
        _CONTROL.format(
            "", '<w:date><w:dateFormat w:val="dd.MM.yyyy"/></w:date>', "Datum eingeben"
        ),
    )
    document.add_heading("Schlusswort", 1)
    document.add_paragraph("Auch Rot ist nur eine Farbe. Sie dürfen stehen bleiben.")
    return saved(document)


def yearly_talk() -> bytes:
    """One table: shaded rows over both columns are headings, the right column is for answers."""
    document = docx.Document()
    title = bold(document, "Préparer mon entretien annuel", 18)
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    document.add_paragraph(
        "À remplir avant le rendez-vous ; ce document vous appartient et n'est remis à personne."
    )
    rows: list[tuple[str, ...]] = [
        ("L'année écoulée",),
        ("De quoi suis-je fier ?", ""),
        ("Qu'est-ce qui m'a coûté plus d'énergie que prévu ?", ""),
        ("Ma charge de travail", "☐ trop légère  ☐ juste  ☐ trop lourde"),
        ("Les relations",),
        ("Avec qui est-ce que je travaille le mieux ?", ""),
        ("Ai-je reçu des retours utiles ?", "☐ Oui   ☐ Non"),
        ("Ma motivation", "1  2  3  4  5  6  7  8  9  10"),
        ("L'année qui vient",),
        ("Ce que je voudrais apprendre", ""),
        ("Trois demandes que je ferai", "1.\n2.\n3."),
        ("Une limite que je poserai", ""),
    ]
    form(document, rows)
    document.add_paragraph("Bon entretien !")
    return saved(document)


def word_bank() -> bytes:
    """Words with Wingdings boxes in a table without lines; questions that Word numbers."""
    document = docx.Document()
    bold(document, "Mis valores, en pocas palabras", 20)
    document.add_paragraph("Una hoja para momentos de cambio. No hay valores mejores que otros.")
    bold(document, "Paso 1. Elegir", 14)
    document.add_paragraph("Marca las palabras que te describen cuando estás bien:")
    words = ["humor", "lealtad", "aventura", "orden", "ternura", "justicia", "calma", "saber"]
    words.append("libertad")
    made = document.add_table(3, 3)
    box = '<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>'
    for number, word in enumerate(words):
        paragraph = made.cell(number // 3, number % 3).paragraphs[0]
        raw(paragraph, box + f'<w:r><w:t xml:space="preserve"> {word}</w:t></w:r>')
    bold(document, "Paso 2. Ordenar", 14)
    for text in (
        "¿Cuáles son las tres que no podrías perder?",
        "¿Cuál has descuidado este año?",
    ):
        document.add_paragraph(text, style="List Number")
    bold(document, "Paso 3. Vivir", 14)
    italic(document, "Ejemplo: «Si valoro la ternura, llamo a mi abuela los domingos.»")
    for text in (
        "¿En qué se nota cada valor un martes cualquiera?",
        "¿Qué frase me diría alguien que vive así?",
        "Del 0 al 10, ¿cuánto se parece mi semana a mis valores?",
    ):
        document.add_paragraph(text, style="List Number")
    bold(document, "Para terminar", 14)
    document.add_paragraph("Pega la hoja donde la veas al levantarte.")
    return saved(document)


def quarter_goals() -> bytes:
    """As Google Docs saves it: named headings, a check list, smart chips as plain text."""
    document = docx.Document()
    document.add_paragraph("One goal for the quarter", style="Title")
    document.add_paragraph("Solo version · keep it to one page", style="Subtitle")
    document.add_heading("How to use this page", 2)
    document.add_paragraph(
        "Fill in the first part on a Monday, the second whenever you get stuck, and the third on "
        "the last Friday."
    )
    document.add_heading("Choosing", 2)
    for text, hint in (
        ("What do you want to have changed by the end of March?", ""),
        ("Why this, and why now?", ""),
        ("Where are you today?", "1 = have not begun, 10 = done"),
    ):
        bold(document, text)
        if hint:
            italic(document, hint)
        document.add_paragraph()
    document.add_heading("Getting stuck", 2)
    bold(document, "What is in the way? (tick any)")
    for text in ("time", "money", "fear", "I have lost interest", "Other: ____________"):
        document.add_paragraph(f"☐ {text}")
    bold(document, "Who knows about this goal and may ask you about it?")
    document.add_paragraph()
    bold(document, "Smallest next step, and the day you will do it")
    document.add_paragraph()
    document.add_heading("Looking back", 2)
    bold(document, "Did you reach it?")
    for text in ("Yes", "Partly", "No"):
        document.add_paragraph(f"◯ {text}")
    bold(document, "What did you learn that has nothing to do with the goal?")
    document.add_paragraph()
    return saved(document)


def work_japanese() -> bytes:
    """Headings with a black square, questions in brackets, room to answer in brackets."""
    document = docx.Document()
    title = bold(document, "転職を考えるときのワークシート", 18)
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    document.add_paragraph("氏名（　　　　　　　）　記入日　　年　　月　　日")
    document.add_paragraph(
        "このシートは、急いで答えを出すためのものではありません。思いつくところから書いてください。"
    )
    bold(document, "■ 今の仕事")
    document.add_paragraph("（１）今の仕事で、時間を忘れるのはどんなときですか。")
    document.add_paragraph("（　　　　　　　　　　　　　　　　　　　　　　　　　　）")
    document.add_paragraph("（２）朝、職場に向かうときの気持ちを一言で書いてください。")
    document.add_paragraph("（　　　　　　　　　　　　　　　　　　　　　　　　　　）")
    document.add_paragraph("（３）今の満足度に○をつけてください。")
    document.add_paragraph("不満　１　２　３　４　５　満足")
    bold(document, "■ 大切にしたいこと")
    document.add_paragraph("当てはまるものすべてに✓を入れてください。")
    document.add_paragraph("□ 収入　□ 時間　□ 仲間　□ 成長　□ 安定")
    document.add_paragraph("（４）その中で、譲れないものはどれですか。その理由も書いてください。")
    document.add_paragraph("（　　　　　　　　　　　　　　　　　　　　　　　　　　）")
    bold(document, "■ これから")
    document.add_paragraph("（５）家族や友人に相談しましたか。　はい・いいえ")
    document.add_paragraph("（６）今月中にできることを二つ書いてください。")
    document.add_paragraph("①\n②")
    bold(document, "■ おわりに")
    document.add_paragraph("書いたものは、一週間おいてから読み返しましょう。")
    return saved(document)


def grandparents_hebrew() -> bytes:
    """Right to left, with a sheet number in the header and questions with dashes."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "דף עבודה מס׳ 7"
    bold(document, "שיחה עם סבא או סבתא", 20)
    document.add_paragraph("הדף הזה מלווה שיחה אחת. אפשר להקליט, אבל כדאי גם לכתוב.")
    document.add_heading("לפני השיחה", 2)
    document.add_paragraph("- על מה אף פעם לא העזתי לשאול?")
    document.add_paragraph("- איפה נשב, ומה נשתה?")
    document.add_heading("בזמן השיחה", 2)
    document.add_paragraph("שאלו לאט. שתיקה היא חלק מהתשובה.")
    document.add_paragraph("- איזה ריח מזכיר לך את הבית של הילדות?")
    document.add_paragraph("- מי היה החבר הראשון שלך?")
    document.add_paragraph("- האם יש משהו שהיית עושה אחרת? כן / לא")
    document.add_heading("אחרי השיחה", 2)
    document.add_paragraph("- עד כמה הרגשתי קרוב, מ-1 (רחוק) עד 7 (קרוב מאוד)?")
    document.add_paragraph("- משפט אחד שאני רוצה לזכור: ________________")
    document.add_heading("סיכום", 2)
    document.add_paragraph("שמרו את הדף במקום בטוח.")
    right_to_left(document)
    return saved(document)


def retro_dutch() -> bytes:
    """A title in a coloured band, columns with a hint below their heads, an action list."""
    document = docx.Document()
    band = document.add_table(1, 1)
    shaded(band.cell(0, 0), "1F4E79")
    run = band.cell(0, 0).paragraphs[0].add_run("Terugblik van het team")
    run.bold = True
    run.font.size = Pt(22)
    run.font.color.rgb = RGBColor(255, 255, 255)
    document.add_paragraph("Hang dit blad op en schrijf met stift. Een uur is genoeg.")
    bold(document, "Ronde 1 – verzamelen", 13)
    table(
        document,
        [
            ["Beginnen", "Stoppen", "Doorgaan"],
            ["Wat missen we?", "Wat kost alleen maar tijd?", "Waar zijn we trots op?"],
            ["\n\n\n", "", ""],
        ],
    )
    bold(document, "Ronde 2 – kiezen", 13)
    document.add_paragraph("Over welk onderwerp praten we vandaag echt?", style="List Bullet")
    document.add_paragraph("Wat weten we nog niet?", style="List Bullet")
    bold(document, "Ronde 3 – afspreken", 13)
    table(
        document,
        [["Wat gaan we doen?", "Wie?", "Wanneer klaar?"], ["", "", ""], ["", "", ""]],
    )
    bold(document, "Sfeer aan het eind", 13)
    document.add_paragraph("Hoe ga je weg?   😀   🙂   😐   🙁")
    return saved(document)


def two_of_us_polish() -> bytes:
    """A question a row, and a column for either partner."""
    document = docx.Document()
    document.add_heading("Wieczór we dwoje", 0)
    document.add_paragraph("Każde z Was wypełnia swoją kolumnę. Dopiero potem rozmawiacie.")
    for head, questions in (
        (
            "Na początek",
            ["Za co chcę Ci dziś podziękować?", "Kiedy ostatnio za Tobą tęskniłem/tęskniłam?"],
        ),
        (
            "Trochę trudniej",
            ["O czym nie mówię, żeby Cię nie zranić?", "Czego potrzebuję, gdy się zamykam?"],
        ),
    ):
        document.add_heading(head, 1)
        table(document, [["Pytanie", "Ja", "Ty"], *([each, "", ""] for each in questions)])
    document.add_heading("Wspólnie", 1)
    document.add_paragraph(
        "Na ile blisko czujecie się teraz? (1 – bardzo daleko, 10 – bardzo blisko)",
        style="List Number",
    )
    document.add_paragraph(
        "Kiedy powtórzymy ten wieczór? Data: ..................", style="List Number"
    )
    document.add_heading("Na zakończenie", 1)
    document.add_paragraph("Zgaście ekran i zostańcie jeszcze chwilę.")
    return saved(document)


def gratitude_german() -> bytes:
    """Days with a line each, saved by LibreOffice."""
    document = docx.Document()
    document.add_heading("Dankbarkeit, eine Woche lang", 0)
    document.add_paragraph("Jeden Abend eine Zeile. Wer einen Tag vergisst, macht einfach weiter.")
    document.add_heading("Die Woche", 1)
    for day in ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"):
        paragraph = document.add_paragraph()
        paragraph.add_run(f"{day}:").bold = True
        paragraph.add_run(" " + "_" * 50)
    document.add_heading("Am Sonntagabend", 1)
    for text in (
        "Was kam mehrmals vor?",
        "Welcher Dank müsste ausgesprochen werden, und wem gegenüber?",
        "Wie war die Woche insgesamt?\n☹ 1 – 2 – 3 – 4 – 5 – 6 ☺",
    ):
        document.add_paragraph(text, style="List Bullet")
    return converted("gratitude.docx", saved(document), "odt")


def study_chinese() -> bytes:
    """Headings numbered with Chinese numerals, saved by LibreOffice."""
    document = docx.Document()
    bold(document, "期末反思单", 20).alignment = WD_ALIGN_PARAGRAPH.CENTER
    document.add_paragraph("班级：________　姓名：________　日期：________")
    document.add_paragraph("目的：看看这学期自己走了多远，而不是和别人比较。")
    bold(document, "一、我的学习", 14)
    document.add_paragraph("1. 这学期我最有收获的一节课是什么？为什么？")
    document.add_paragraph("2. 遇到听不懂的地方，我通常怎么做？")
    document.add_paragraph("3. 我上课的专心程度：（从不）1　2　3　4　5（总是）")
    bold(document, "二、我的同学", 14)
    document.add_paragraph("4. 谁帮助过我？我说谢谢了吗？")
    document.add_paragraph("5. 我喜欢怎样学习（可多选）：")
    document.add_paragraph("□一个人　□两个人　□小组　□全班")
    bold(document, "三、下学期", 14)
    document.add_paragraph("6. 请写出三个小目标。")
    document.add_paragraph("（1）____________\n（2）____________\n（3）____________")
    document.add_paragraph("7. 我希望老师知道______________________。")
    bold(document, "结语", 14)
    document.add_paragraph("请把这张单子带回家，和家人聊一聊。")
    return converted("study.docx", saved(document), "odt")


def anxiety_italian() -> bytes:
    """A record whose columns are questions, a worked row, and a scale along a line."""
    document = docx.Document()
    document.add_paragraph("Diario dell'ansia da esame", style="Title")
    document.add_heading("Scopo", 2)
    document.add_paragraph("Capire che cosa succede prima, durante e dopo un esame.")
    document.add_heading("1. Il diario", 2)
    document.add_paragraph("Compila una riga per ogni momento di ansia.")
    table(
        document,
        [
            [
                "Dove ero?",
                "Che cosa ho pensato?",
                "Che cosa ho sentito nel corpo?",
                "Che cosa ho fatto?",
            ],
            ["Es.: in biblioteca", "«Non ce la farò»", "mani fredde", "ho chiuso il libro"],
            ["", "", "", ""],
            ["", "", "", ""],
        ],
    )
    document.add_heading("2. Dopo l'esame", 2)
    for text in (
        "Quanto era forte l'ansia nel momento peggiore? (da 0 = assente a 100 = insopportabile)",
        "Che cosa ti ha sorpreso?",
        "C'è qualcuno che ti ha aiutato? Se sì, chi?",
    ):
        document.add_paragraph(text, style="List Bullet")
    document.add_heading("Conclusione", 2)
    document.add_paragraph("Un esame misura un giorno, non una persona.")
    return converted("anxiety.docx", saved(document), "odt")


#: The documents by name, with their endings.
DOCUMENTS: dict[str, Callable[[], bytes]] = {
    "worry-typed.docx": worry_typed,
    "stressampel.docx": stress_light,
    "entretien-annuel.docx": yearly_talk,
    "valores-palabras.docx": word_bank,
    "quarter-goals.docx": quarter_goals,
    "work-japanese.docx": work_japanese,
    "grandparents-hebrew.docx": grandparents_hebrew,
    "terugblik.docx": retro_dutch,
    "wieczor.docx": two_of_us_polish,
    "dankbarkeit.odt": gratitude_german,
    "study-chinese.odt": study_chinese,
    "ansia-esame.odt": anxiety_italian,
}
