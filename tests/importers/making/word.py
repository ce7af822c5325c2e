"""Documents made with python-docx, and as XML what it cannot make."""

from collections.abc import Callable
from io import BytesIO

import docx
import friendship
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.shared import Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph
from files import packed

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_SPACES = (
    f'{_W} xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_LINE = "_" * 60


def saved(document: Document) -> bytes:
    """The bytes of a *document*, without what the template brings along unused."""
    package, part = document.part.package, document.part
    for owner, idle in ((package, "thumbnail"), (part, "stylesWithEffects"), (part, "customXml")):
        for name in [name for name, each in owner.rels.items() if each.reltype.endswith(idle)]:
            del owner.rels[name]
    for style in list(document.styles):
        if style.type == WD_STYLE_TYPE.TABLE and style.name not in ("Normal Table", "Table Grid"):
            style.element.getparent().remove(style.element)
    result = BytesIO()
    document.save(result)
    return packed(result.getvalue())


def bold(
    where: Document | _Cell, text: str, size: float = 0, then: str = "", style: str | None = None
) -> Paragraph:
    """A paragraph that begins with bold *text*."""
    paragraph = where.add_paragraph(style=style)
    run = paragraph.add_run(text)
    run.bold = True
    if size:
        run.font.size = Pt(size)
    if then:
        paragraph.add_run(then)
    return paragraph


def italic(where: Document | _Cell, text: str) -> None:
    where.add_paragraph().add_run(text).italic = True


def raw(paragraph: Paragraph, xml: str) -> None:
    """Add *xml* to a paragraph; its prefixes are those of Word."""
    wrapped = parse_xml(f"<w:p {_SPACES}>{xml}</w:p>")
    for child in list(wrapped):
        paragraph._p.append(child)


def table(document: Document, rows: list[list[str]], *, is_bold: bool = True) -> None:
    """A table with lines around its cells, whose first row is its header."""
    made = document.add_table(len(rows), len(rows[0]), style="Table Grid")
    for number, row in enumerate(rows):
        for cell, text in zip(made.rows[number].cells, row, strict=True):
            cell.paragraphs[0].add_run(text).bold = is_bold and number == 0


def friendship_docx() -> bytes:
    document = docx.Document()
    document.add_heading(friendship.TITLE, 0)
    bold(document, "Purpose:")
    for text in friendship.PURPOSE:
        document.add_paragraph(text)
    for number, (title, guidance, asked) in enumerate(friendship.STEPS, 1):
        document.add_heading(f"Step {number}: {title}", 2)
        bold(document, "Guidance:")
        document.add_paragraph(guidance)
        bold(document, "Reflection Questions:")
        for each in asked:
            document.add_paragraph(each, style="List Bullet")
    bold(document, "Conclusion:")
    for text in friendship.CONCLUSION:
        document.add_paragraph(text)
    return saved(document)


def thought_record() -> bytes:
    """Parts in capitals, directions, and a table whose first row is worked."""
    document = docx.Document()
    header = document.sections[0].header
    header.paragraphs[0].text = "Westside Counseling Center"
    document.add_paragraph("Client: ______________________   Session #: ____")
    title = bold(document, "Catching a Thought", 18)
    title.alignment = 1
    bold(document, "PART 1: WHAT HAPPENED")
    document.add_paragraph(
        "Directions: Carry this sheet with you for a few days. Fill in a row as soon as you notice "
        "that your mood drops."
    )
    table(document, [
        ["Situation", "Thought", "Feeling (0-100)", "What I did"],
        ["Ex: Friend did not call back", "I am too much for her", "sad, 70", "stayed in bed"],
        ["", "", "", ""],
        ["", "", "", ""],
        ["", "", "", ""],
    ])  # fmt: skip
    document.add_paragraph()
    bold(document, "PART 2: LOOKING TWICE")
    document.add_paragraph("Choose the row that hurt most, and take your time.")
    for text in (
        "What is the evidence that the thought is true?",
        "What would I say to a friend who thought this about herself?",
        "Write down a second thought that is just as possible.",
    ):
        document.add_paragraph(text, style="List Number")
        document.add_paragraph(_LINE)
        document.add_paragraph(_LINE)
    document.add_paragraph("How strongly do I believe the first thought now? (0-100 %)")
    document.add_paragraph(_LINE)
    footer = document.sections[0].footer.paragraphs[0]
    footer.add_run("Do not copy without permission. Page ")
    raw(
        footer,
        '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
        '<w:r><w:t xml:space="preserve"> of </w:t></w:r>'
        '<w:fldSimple w:instr=" NUMPAGES "><w:r><w:t>1</w:t></w:r></w:fldSimple>',
    )
    return saved(document)


def _box(checked: str = "☐") -> str:
    return (
        '<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="0"/>'
        '<w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
        '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox></w:sdtPr>'
        '<w:sdtContent><w:r><w:rPr><w:rFonts w:ascii="MS Gothic" w:hAnsi="MS Gothic"/></w:rPr>'
        f"<w:t>{checked}</w:t></w:r></w:sdtContent></w:sdt>"
    )


def _control(properties: str, placeholder: str) -> str:
    """A content control that shows its placeholder."""
    return (
        f"<w:sdt><w:sdtPr><w:showingPlcHdr/>{properties}</w:sdtPr><w:sdtContent><w:r><w:rPr>"
        f'<w:rStyle w:val="PlaceholderText"/></w:rPr><w:t>{placeholder}</w:t></w:r>'
        "</w:sdtContent></w:sdt>"
    )


def _drop_down(options: list[str]) -> str:
    items = "".join(f'<w:listItem w:displayText="{each}" w:value="{each}"/>' for each in options)
    blank = '<w:listItem w:value="Wählen Sie ein Element aus."/>'
    properties = f"<w:dropDownList>{blank}{items}</w:dropDownList>"
    return _control(properties, "Wählen Sie ein Element aus.")


def sleep_week() -> bytes:
    """Content controls, a header, a comment, and text that was deleted with changes tracked."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Praxis am Lindenplatz · Schlafgruppe"
    document.add_heading("Meine Woche und mein Schlaf", 1)
    document.add_paragraph("Name: ____________________    Datum: ____________________")
    document.add_heading("Einführung", 2)
    document.add_paragraph(
        "Füllen Sie das Blatt am Sonntag aus, bevor die neue Woche beginnt. Schätzen genügt; "
        "eine Uhr brauchen Sie dazu nicht."
    )
    document.add_heading("Die Nächte", 2)
    line = document.add_paragraph("Wie viele Nächte haben Sie durchgeschlafen? ")
    raw(line, _drop_down(["keine", "eine oder zwei", "drei bis fünf", "fast alle"]))
    document.add_paragraph("Was hat Sie wach gehalten? Kreuzen Sie alles an, was zutrifft.")
    for text in ("Gedanken an die Arbeit", "Lärm", "Schmerzen", "das Telefon"):
        line = document.add_paragraph()
        raw(line, _box())
        line.add_run(f" {text}")
    line = document.add_paragraph("Haben Sie tagsüber geschlafen?  ")
    raw(line, _box() + '<w:r><w:t xml:space="preserve"> Ja   </w:t></w:r>' + _box())
    line.add_run(" Nein")
    line = document.add_paragraph("Wenn ja, wann und wie lange? ")
    raw(line, _control("<w:text/>", "Klicken Sie hier, um Text einzugeben."))
    raw(
        document.add_paragraph(),
        '<w:del w:id="7" w:author="B" w:date="2026-01-01T00:00:00Z"><w:r><w:delText>'
        "Wie viele Stunden haben Sie gelegen?</w:delText></w:r></w:del>",
    )
    document.add_heading("Die Tage", 2)
    line = document.add_paragraph("Was hat Ihnen gutgetan?")
    raw(
        line,
        '<w:ins w:id="8" w:author="B" w:date="2026-01-01T00:00:00Z"><w:r>'
        '<w:t xml:space="preserve"> Auch Kleines zählt.</w:t></w:r></w:ins>',
    )
    raw(document.add_paragraph(), _control("<w:text/>", "Klicken Sie hier, um Text einzugeben."))
    document.add_paragraph("Wie wach waren Sie am Nachmittag (1 = todmüde, 6 = hellwach)?")
    raw(document.add_paragraph(), _control("<w:text/>", "Klicken Sie hier, um Text einzugeben."))
    document.add_heading("Die nächste Woche", 2)
    document.add_paragraph("Nehmen Sie sich nur eine einzige Sache vor.")
    document.add_paragraph("Was möchten Sie ändern?")
    raw(document.add_paragraph(), _control("<w:text/>", "Klicken Sie hier, um Text einzugeben."))
    line = document.add_paragraph("Wann sehen Sie sich dieses Blatt wieder an? ")
    raw(line, _control("<w:date/>", "Klicken Sie hier, um ein Datum einzugeben."))
    return saved(document)


def _text_box(*texts: str) -> str:
    """A text box as Word writes it: once for itself, and once more for older versions."""
    inside = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in texts)
    content = f"<w:txbxContent>{inside}</w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline>'
        '<wp:extent cx="5400000" cy="900000"/><wp:docPr id="1" name="Text"/><a:graphic>'
        '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        '<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/>'
        '<a:ext cx="5400000" cy="900000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        f"</wps:spPr><wps:txbx>{content}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData>"
        "</a:graphic></wp:inline>"
        "</w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>"
        f"{content}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def values_boxes() -> bytes:
    """Text boxes, each with its duplicate, and headings that are only bold."""
    document = docx.Document()
    bold(document, "Mes valeurs au travail", 20)
    raw(
        document.add_paragraph(),
        _text_box(
            "Cette fiche s’adresse à celles et ceux qui hésitent à changer de poste. Elle ne donne "
            "pas de réponse ; elle aide à poser la question."
        ),
    )
    bold(document, "Ce qui compte")
    document.add_paragraph("Pensez à une journée de travail dont vous étiez content en rentrant.")
    for text in (
        "Qu’ai-je fait ce jour-là, et avec qui ?",
        "Laquelle de mes valeurs y avait sa place ?",
    ):
        document.add_paragraph(text, style="List Number")
        document.add_paragraph("." * 90)
        document.add_paragraph("." * 90)
    bold(document, "Ce qui manque")
    document.add_paragraph("Entourez ce qui vous manque le plus :")
    document.add_paragraph(
        "le temps   –   la confiance   –   l’argent   –   le calme   –   le sens"
    )
    document.add_paragraph("Depuis quand cela me manque-t-il ?")
    document.add_paragraph("." * 90)
    raw(
        document.add_paragraph(),
        _text_box(
            "Avez-vous déjà parlé de ce manque à votre responsable ?   ☐ Oui   ☐ Non",
            "Si non, qu’est-ce qui vous retient ?",
        ),
    )
    bold(document, "Et maintenant")
    document.add_paragraph("Quelle est la plus petite chose que je peux changer dès lundi ?")
    document.add_paragraph("." * 90)
    document.add_paragraph("De 0 à 10, à quel point ai-je envie d’essayer ?")
    document.add_paragraph("0    1    2    3    4    5    6    7    8    9    10")
    document.add_paragraph("Signature : ........................................")
    return saved(document)


def stress_matrix() -> bytes:
    """A matrix of statements: once with words above the columns, once with digits in the cells."""
    document = docx.Document()
    document.add_heading("Lo stress al lavoro", 0)
    document.add_paragraph(
        "Questo foglio non è un test. Serve a vedere, una settimana dopo l’altra, dove si accumula "
        "la fatica."
    )
    document.add_heading("Le ultime due settimane", 1)
    document.add_paragraph("Segnate una casella per ogni riga.")
    table(document, [
        ["", "mai", "a volte", "spesso", "sempre"],
        ["Mi porto il lavoro a casa.", "☐", "☐", "☐", "☐"],
        ["Salto la pausa pranzo.", "☐", "☐", "☐", "☐"],
        ["Riesco a dire di no.", "☐", "☐", "☐", "☐"],
    ])  # fmt: skip
    document.add_heading("Come mi sento", 1)
    document.add_paragraph("1 = per niente, 5 = moltissimo")
    table(document, [
        ["Stanco", "1", "2", "3", "4", "5"],
        ["Irritabile", "1", "2", "3", "4", "5"],
        ["Soddisfatto", "1", "2", "3", "4", "5"],
    ], is_bold=False)  # fmt: skip
    document.add_heading("Domande di riflessione", 1)
    for text in (
        "Che cosa mi ha tolto più energia?",
        "Che cosa me ne ha ridata?",
        "A chi posso chiedere una mano?",
    ):
        document.add_paragraph(text, style="List Bullet")
    document.add_heading("Conclusione", 1)
    document.add_paragraph("Conservate il foglio e confrontatelo con quello del mese prossimo.")
    return saved(document)


def _legacy_box() -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="Wybór1"/><w:enabled/>'
        '<w:calcOnExit w:val="0"/><w:checkBox><w:sizeAuto/><w:default w:val="0"/></w:checkBox>'
        "</w:ffData></w:fldChar></w:r><w:r><w:instrText> FORMCHECKBOX </w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def _legacy_text() -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="Tekst1"/><w:enabled/>'
        "<w:textInput/></w:ffData></w:fldChar></w:r><w:r><w:instrText> FORMTEXT </w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>     </w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def _legacy_drop_down(*options: str) -> str:
    entries = "".join(f'<w:listEntry w:val="{each}"/>' for each in options)
    return (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="Lista1"/><w:enabled/>'
        f"<w:ddList>{entries}</w:ddList></w:ffData></w:fldChar></w:r>"
        "<w:r><w:instrText> FORMDROPDOWN </w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def goals_legacy() -> bytes:
    """Form fields as Word had them before content controls."""
    document = docx.Document()
    document.add_heading("Mój cel na ten kwartał", 0)
    bold(document, "Cel ćwiczenia: ", then="Zamienić życzenie w coś, co da się zrobić w środę.")
    bold(document, "Krok 1. Czego chcę", 13)
    document.add_paragraph("Opisz swój cel w jednym zdaniu.")
    raw(document.add_paragraph(), _legacy_text())
    document.add_paragraph("Dlaczego właśnie teraz?")
    raw(document.add_paragraph(), _legacy_text())
    line = document.add_paragraph("Jak długo o nim myślę? ")
    raw(line, _legacy_drop_down("kilka dni", "kilka miesięcy", "od lat"))
    bold(document, "Krok 2. Co mi przeszkadza", 13)
    italic(document, "Wskazówka: przeszkoda, która ma nazwę, jest o połowę mniejsza.")
    document.add_paragraph("Zaznacz wszystko, co pasuje:")
    for text in ("brak czasu", "brak pieniędzy", "strach przed oceną", "inne: ____________"):
        line = document.add_paragraph()
        raw(line, _legacy_box())
        line.add_run(f" {text}")
    line = document.add_paragraph("Czy ktoś wie o moim celu?  ")
    raw(line, _legacy_box() + '<w:r><w:t xml:space="preserve"> tak   </w:t></w:r>' + _legacy_box())
    line.add_run(" nie")
    document.add_paragraph("Jeśli nie, komu mogę o nim powiedzieć?")
    raw(document.add_paragraph(), _legacy_text())
    bold(document, "Krok 3. Plan", 13)
    table(document, [["Co zrobię", "Do kiedy"], ["", ""], ["", ""], ["", ""]])
    document.add_paragraph("Jak bardzo wierzę, że mi się uda? (1 – wcale, 10 – całkowicie)")
    bold(document, "Podsumowanie", 13)
    document.add_paragraph("Wróć do tej kartki za trzy miesiące.")
    return saved(document)


def meeting_hebrew() -> bytes:
    """Right to left, a table with the questions in one column and room to answer in the other."""
    document = docx.Document()

    def line(text: str, style: str | None = None, *, is_bold: bool = False) -> None:
        paragraph = document.add_paragraph(style=style)
        paragraph._p.get_or_add_pPr().append(parse_xml(f"<w:bidi {_W}/>"))
        run = paragraph.add_run(text)
        run.bold = is_bold
        run._r.get_or_add_rPr().append(parse_xml(f"<w:rtl {_W}/>"))

    line("לפני השיחה הקשה", "Title")
    line("דף זה עוזר להתכונן לשיחה שאתם דוחים כבר זמן רב. אין צורך למלא הכול.")
    line("שלב 1: מה קרה", is_bold=True)
    line("כתבו רק את מה שמצלמה הייתה רואה.")
    made = document.add_table(3, 2, style="Table Grid")
    for row, text in zip(
        made.rows,
        (
            "מה נאמר ועל ידי מי?",
            "מה הרגשתי באותו רגע?",
            "עד כמה זה עדיין כואב? (0 = בכלל לא, 10 = מאוד)",
        ),
        strict=True,
    ):
        row.cells[0].text = text
    line("שלב 2: מה אני רוצה", is_bold=True)
    line("דברו בלשון אני, ולא בלשון אתה תמיד.")
    made = document.add_table(2, 2, style="Table Grid")
    for row, text in zip(made.rows, ("מה חשוב לי שיבינו?", "על מה אני מוכן לוותר?"), strict=True):
        row.cells[0].text = text
    line("האם קבענו מועד?   ☐ כן   ☐ לא")
    line("סיכום", is_bold=True)
    line("שיחה טובה אינה חייבת להיגמר בהסכמה.")
    return saved(document)


def _symbol(code: str) -> str:
    return f'<w:r><w:sym w:font="Wingdings" w:char="{code}"/></w:r>'


def anger_log() -> bytes:
    """Labelled fields, words to circle, and boxes that are glyphs of Wingdings."""
    document = docx.Document()
    bold(document, "My Anger Log", 24)
    document.add_paragraph("Date: ____________   Time: ____________")
    document.add_heading("Before", 2)
    document.add_paragraph("What was I doing? ________________________________")
    document.add_paragraph("Who else was there? ________________________________")
    document.add_paragraph("Check any that apply:")
    for text in ("I was hungry", "I had slept badly", "I had been drinking", "I was already upset"):
        line = document.add_paragraph()
        raw(line, _symbol("F0A8"))
        line.add_run(f" {text}")
    document.add_heading("During", 2)
    document.add_paragraph("Circle the words that fit:")
    document.add_paragraph("annoyed      furious      hurt      ashamed      helpless      jealous")
    for number in (1, 2):
        document.add_paragraph(f"Emotion {number}: ____________________")
        document.add_paragraph("Intensity (0-10): ______")
    document.add_paragraph("My body told me by ____________________.")
    document.add_heading("After", 2)
    document.add_paragraph("What did I do?")
    document.add_paragraph("What did it cost me?")
    document.add_paragraph("What would I like to try next time?")
    italic(document, "Example: leave the room for ten minutes, and say that I will come back.")
    return saved(document)


def school_numbered() -> bytes:
    """Headings that are only larger, and questions numbered 1., a), b) by hand or by Word."""
    document = docx.Document()

    def large(text: str, size: float) -> None:
        document.add_paragraph().add_run(text).font.size = Pt(size)

    large("Starting the New School Year", 22)
    document.add_paragraph("For students of grades 7 to 9. Only you and your tutor will read this.")
    large("About last year", 15)
    document.add_paragraph("1. Which subject did you like best?")
    document.add_paragraph("1a. What did the teacher do that helped?")
    document.add_paragraph("1b. What did you do yourself?")
    document.add_paragraph("2. Did you ever stay at home because you did not want to go?")
    document.add_paragraph("Yes ☐     No ☐")
    document.add_paragraph("If yes, what would have made it easier?")
    large("About you", 15)
    document.add_paragraph("3. I learn best")
    for text in ("alone", "with one friend", "in a group", "when somebody asks me questions"):
        document.add_paragraph(f"○ {text}")
    document.add_paragraph(
        "4. How sure are you that this will be a good year? Draw a circle around a number."
    )
    document.add_paragraph("not at all sure   1   2   3   4   5   6   7   very sure")
    document.add_paragraph("5. Name two people at school you can talk to.")
    document.add_paragraph("1) ______________________")
    document.add_paragraph("2) ______________________")
    large("About this year", 15)
    document.add_paragraph("6. What do you want to be able to do in July that you cannot do today?")
    document.add_paragraph("7. Is there anything else your tutor should know?")
    document.add_paragraph("Thank you! Hand the sheet in by Friday.")
    return saved(document)


def changing_jobs_chinese() -> bytes:
    """Headings by style, numbered with words; questions numbered by hand."""
    document = docx.Document()
    document.add_heading("换工作之前", 0)
    bold(document, "目的")
    document.add_paragraph(
        "很多人想了很久才换工作，也有人一生气就辞职。这张表帮助你在安静的时候把事情想清楚。"
    )
    document.add_heading("第一步：现在的工作", 1)
    bold(document, "说明：", then="请先写事实，再写感受。")
    document.add_paragraph("1、我每天最喜欢做的是什么？")
    document.add_paragraph("2、哪些事情让我很累？")
    document.add_paragraph("3、我对现在的工作满意吗？（1＝非常不满意，5＝非常满意）")
    document.add_heading("第二步：我想要什么", 1)
    bold(document, "说明：", then="想象三年以后的一个普通的星期二。")
    document.add_paragraph("1、那一天我几点起床，和谁一起工作？")
    document.add_paragraph("2、下面哪些对我最重要？（可多选）")
    document.add_paragraph("□ 收入  □ 时间  □ 学习机会  □ 同事  □ 其他：＿＿＿＿")
    document.add_paragraph("3、我和家人谈过吗？  □ 是  □ 否")
    document.add_heading("第三步：下一步", 1)
    document.add_paragraph("1、这个星期我可以做哪三件小事？")
    for mark in "①②③":
        document.add_paragraph(f"{mark}＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿")
    document.add_paragraph("2、我打算什么时候再看这张表？＿＿＿＿年＿＿月＿＿日")
    document.add_heading("结语", 1)
    document.add_paragraph("不换工作也是一种决定，只要它是你自己的决定。")
    return saved(document)


def intake_form() -> bytes:
    """All in one table: shaded rows over both columns are headings, answers go to the right."""
    document = docx.Document()
    title = bold(document, "Premier entretien : ce que j’apporte", 16)
    title.alignment = 1
    italic(document, "Remplissez ce que vous voulez ; une case vide est aussi une réponse.")
    sections = {
        "Ma situation": ("Ce qui m’amène", "Depuis quand ?", "Ce que j’ai déjà essayé"),
        "Mes attentes": (
            "Ce qui devrait changer",
            "À quoi je verrai que cela change",
            "Mon espoir aujourd’hui, de 0 à 10",
        ),
        "Mes appuis": ("Les personnes qui comptent", "Ce qui me fait du bien"),
    }
    made = document.add_table(0, 2, style="Table Grid")
    for head, labels in sections.items():
        cells = made.add_row().cells
        merged = cells[0].merge(cells[1])
        merged.paragraphs[0].add_run(head).bold = True
        merged._tc.get_or_add_tcPr().append(
            parse_xml(f'<w:shd {_W} w:val="clear" w:color="auto" w:fill="D9D9D9"/>')
        )
        for label in labels:
            made.add_row().cells[0].text = label
    return saved(document)


def _list_of_boxes(document: Document) -> str:
    """The id of a list whose bullets are boxes, as Google Docs writes check lists."""
    numbering = document.part.numbering_part.element
    abstract = parse_xml(
        f'<w:abstractNum {_W} w:abstractNumId="90"><w:multiLevelType w:val="hybridMultilevel"/>'
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="☐"/>'
        '<w:lvlJc w:val="left"/></w:lvl></w:abstractNum>'
    )
    numbering.insert(0, abstract)
    number = f'<w:num {_W} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'
    numbering.append(parse_xml(number))
    return "90"


def project_lessons() -> bytes:
    """Columns that are steps, with the questions in their cells; a check list of Google Docs."""
    document = docx.Document()
    document.add_heading("What This Project Taught Me", 0)
    document.add_paragraph(
        "For everybody who worked on it, from the first week to the last. Ten minutes, alone."
    )
    columns = {
        "Start": ("What should we try next time?", "Whom should we ask earlier?"),
        "Stop": ("What cost time and helped nobody?", "Which meeting will you not miss?"),
        "Continue": ("What worked so well that we hardly noticed it?",),
    }
    made = document.add_table(2, 3, style="Table Grid")
    for column, (head, questions) in enumerate(columns.items()):
        made.rows[0].cells[column].paragraphs[0].add_run(head).bold = True
        cell = made.rows[1].cells[column]
        cell.paragraphs[0].text = questions[0]
        for question in questions[1:]:
            cell.add_paragraph()
            cell.add_paragraph(question)
    document.add_heading("My part", 2)
    document.add_paragraph("What am I proud of?")
    document.add_paragraph("Which of these did I need more of?")
    boxes = _list_of_boxes(document)
    for text in ("time", "information", "trust", "sleep"):
        line = document.add_paragraph(text)
        line._p.get_or_add_pPr().append(
            parse_xml(f'<w:numPr {_W}><w:ilvl w:val="0"/><w:numId w:val="{boxes}"/></w:numPr>')
        )
    document.add_paragraph("What will I do differently, starting when?")
    return saved(document)


def worry_time() -> bytes:
    """Headings that are underlined, and options on one line."""
    document = docx.Document()
    title = bold(document, "WORRY TIME", 16)
    title.alignment = 1

    def head(text: str) -> None:
        document.add_paragraph().add_run(text).underline = True

    document.add_paragraph(
        "Twenty minutes a day, always at the same time, always in the same chair. Outside of it, "
        "worries are told to come back later."
    )
    head("Choosing the time")
    document.add_paragraph("When and where will my worry time be?")
    document.add_paragraph()
    document.add_paragraph("Whom do I have to tell about it?")
    document.add_paragraph()
    head("The list of today")
    document.add_paragraph("Write without stopping. Spelling does not matter.")
    document.add_paragraph("What am I worried about?")
    document.add_paragraph()
    document.add_paragraph()
    document.add_paragraph("Which of these worries can I do something about? Which can I not?")
    document.add_paragraph()
    head("After a week")
    document.add_paragraph("How much did the worries outside of the worry time change?")
    document.add_paragraph("☐ much less\t☐ a little less\t☐ no change\t☐ more")
    document.add_paragraph("What surprised me?")
    return saved(document)


def colleagues() -> bytes:
    """Headings in shaded tables of one cell; questions that Word numbers 1.1, 1.2."""
    document = docx.Document()

    def banner(text: str) -> None:
        cell = document.add_table(1, 1, style="Table Grid").rows[0].cells[0]
        cell.paragraphs[0].add_run(text).bold = True
        cell._tc.get_or_add_tcPr().append(
            parse_xml(f'<w:shd {_W} w:val="clear" w:color="auto" w:fill="1F4E79"/>')
        )

    document.add_heading("Kollegiale Beratung: mein Fall", 0)
    italic(document, "Für die Person, die den Fall einbringt. Bitte vor dem Treffen ausfüllen.")
    banner("Der Fall")
    for text in (
        "Worum geht es in einem Satz?",
        "Wer ist beteiligt?",
        "Was habe ich bisher versucht?",
    ):
        document.add_paragraph(text, style="List Number 2")
        document.add_paragraph()
    banner("Meine Rolle")
    for text in (
        "Was ist mein Anteil daran?",
        "Wie belastend ist der Fall für mich (1 = kaum, 5 = sehr)?",
    ):
        document.add_paragraph(text, style="List Number 2")
        document.add_paragraph()
    banner("Meine Frage an die Gruppe")
    document.add_paragraph("Was wünsche ich mir von euch?", style="List Number 2")
    document.add_paragraph("□ Ideen   □ Rückmeldung   □ Trost   □ andere: ____________")
    document.add_paragraph("Welche Frage soll am Ende beantwortet sein?", style="List Number 2")
    return saved(document)


def home_office() -> bytes:
    """Each question is a heading below the heading of its step."""
    document = docx.Document()
    document.add_heading("Tra casa e lavoro", 1)
    document.add_paragraph("Una scheda per chi lavora da casa, da compilare in pausa pranzo.")
    document.add_heading("La mia giornata", 2)
    for text in (
        "A che ora comincio davvero?",
        "Quante volte mi alzo dalla sedia?",
        "Che cosa mangio, e dove?",
    ):
        document.add_heading(text, 3)
        document.add_paragraph()
    document.add_heading("I confini", 2)
    document.add_paragraph("Un confine è anche una porta chiusa.")
    document.add_heading("Rispondo ai messaggi dopo cena?", 3)
    for text in ("mai", "qualche volta", "sempre"):
        document.add_paragraph(f"○\t{text}")
    document.add_heading("Chi mi interrompe più spesso?", 3)
    document.add_paragraph()
    document.add_heading("Una prova", 2)
    for text in ("Che cosa cambierò per cinque giorni?", "Come saprò se ha funzionato?"):
        document.add_heading(text, 3)
        document.add_paragraph()
    document.add_heading("Per concludere", 2)
    document.add_paragraph(
        "Se dopo cinque giorni non è cambiato niente, cambiate la prova, non voi stessi."
    )
    return saved(document)


def new_team() -> bytes:
    """Headings with a number typed in front, questions with a dash, a line to tick on."""
    document = docx.Document()
    bold(document, "Week 1 With a New Team", 20)
    italic(
        document, "Prepared by: People & Culture. Keep it to yourself or share it with your buddy."
    )
    bold(document, "1. Where I come from", 12)
    document.add_paragraph("- Which three words would my last team use about me?")
    document.add_paragraph("- What did I leave behind that I will miss?")
    bold(document, "2. What I see", 12)
    document.add_paragraph("Look at the small things: who makes the coffee, who speaks last.")
    document.add_paragraph("- Who talks to whom?")
    document.add_paragraph("- What is never said in meetings?")
    document.add_paragraph("- I feel welcome here.")
    document.add_paragraph(
        "strongly disagree (1)   disagree (2)   neither (3)   agree (4)   strongly agree (5)"
    )
    bold(document, "3. What I bring", 12)
    document.add_paragraph("- Which habit of mine could be useful here?")
    document.add_paragraph("- What will I ask my manager on Friday?")
    return saved(document)


def chain() -> bytes:
    """Bold labels with a colon, each with a word of help in brackets, and room below."""
    document = docx.Document()
    bold(document, "Looking at a Slip, Link by Link", 18)
    document.add_paragraph(
        "Slips happen. This sheet is for afterwards, when you are rested and have eaten something."
    )
    for label, help_ in (
        ("What happened:", "name the behaviour, without adjectives"),
        ("Vulnerabilities:", "sleep, food, pain, stress in the days before"),
        ("First link:", "a sight, a sentence, a thought"),
        ("What came next:", "as many links as you can find"),
        ("What it cost:", "you and others"),
        ("Repair:", "what you can do this week"),
    ):
        bold(document, label, then=f" ({help_})")
        for _ in range(3):
            document.add_paragraph()
    return saved(document)


def the_two_of_us() -> bytes:
    """A line for each partner below each question."""
    document = docx.Document()
    document.add_heading("Wir zwei, drei Jahre später", 0)
    document.add_paragraph(
        "Jeder schreibt in seine Zeile. Gelesen wird erst, wenn beide fertig sind."
    )
    for head, questions in (
        (
            "Was uns gelungen ist",
            (
                "Worauf bin ich stolz, wenn ich an uns denke?",
                "Was können wir besser als vor drei Jahren?",
            ),
        ),
        (
            "Was uns fehlt",
            ("Was haben wir zuletzt vor einem Jahr gemacht?", "Was wünsche ich mir von dir?"),
        ),
    ):
        document.add_heading(head, 2)
        for question in questions:
            document.add_paragraph(question)
            document.add_paragraph("Partner A: ______________________________________")
            document.add_paragraph("Partner B: ______________________________________")
    document.add_heading("Was wir verabreden", 2)
    document.add_paragraph("Unser nächster freier Abend: ____.____.________")
    document.add_paragraph("Wer sorgt dafür? ______________________")
    return saved(document)


def handling_change() -> bytes:
    """A matrix whose ends stand above its numbers, the scoring, and where it comes from."""
    document = docx.Document()
    document.add_heading("How Do I Handle Change?", 0)
    document.add_paragraph(
        "There are no right answers. Work quickly and go with your first thought."
    )
    document.add_heading("Part A: Statements", 1)
    document.add_paragraph("Circle one number for each statement.")
    statements = (
        "I look forward to new things.",
        "I plan for the worst.",
        "I talk to others before I decide.",
    )
    table(document, [
        ["", "Not at all like me", "", "", "", "Very much like me"],
        *([statement, "1", "2", "3", "4", "5"] for statement in statements),
    ])  # fmt: skip
    bold(document, "Scoring")
    document.add_paragraph(
        "Add up your numbers. 3–7: you like firm ground. 8–11: you look before you leap. "
        "12–15: you jump."
    )
    document.add_heading("Part B: Thinking It Over", 1)
    for text in (
        "When did a change turn out better than you had feared?",
        "What would you tell somebody who is where you were then?",
    ):
        document.add_paragraph(text, style="List Number")
        document.add_paragraph()
    italic(document, "Adapted from a handout of the Riverside Evening School.")
    return saved(document)


def day_of_silence() -> bytes:
    """A table of contents, what to prepare as bullets, and only then the questions."""
    document = docx.Document()
    document.add_heading("A Day of Silence", 0)
    contents = document.add_paragraph()
    raw(
        contents,
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> '
        'TOC \\o "1-2" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        "<w:r><w:t>Morning</w:t></w:r><w:r><w:tab/><w:t>1</w:t></w:r>",
    )
    raw(document.add_paragraph(), "<w:r><w:t>Afternoon</w:t></w:r><w:r><w:tab/><w:t>1</w:t></w:r>")
    raw(
        document.add_paragraph(),
        "<w:r><w:t>Evening</w:t></w:r><w:r><w:tab/><w:t>2</w:t></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    )
    document.add_paragraph(
        "This worksheet accompanies a day without talking. It can be done alone or in a group."
    )
    document.add_heading("Before you begin", 1)
    for text in (
        "Choose a day on which nobody depends on you.",
        "Tell the people you live with.",
        "Switch off what can ring.",
    ):
        document.add_paragraph(text, style="List Bullet")
    document.add_heading("Morning", 1)
    document.add_paragraph("Walk to the place where you will spend the day. Take the longer way.")
    document.add_paragraph("What do you hear first when you stop talking?")
    document.add_paragraph(_LINE)
    document.add_paragraph("What do you want to leave outside today?")
    document.add_paragraph(_LINE)
    document.add_heading("Afternoon", 1)
    document.add_paragraph("Which thought came back more than three times?")
    document.add_paragraph(_LINE)
    document.add_paragraph("What did your body ask for?")
    document.add_paragraph(_LINE)
    document.add_heading("Evening", 1)
    document.add_paragraph("What will you say first, and to whom?")
    document.add_paragraph(_LINE)
    return saved(document)


DOCUMENTS: dict[str, Callable[[], bytes]] = {
    "thought-record": thought_record,
    "schlaf-woche": sleep_week,
    "valeurs-travail": values_boxes,
    "stress-lavoro": stress_matrix,
    "cel-kwartalu": goals_legacy,
    "sicha-kasha": meeting_hebrew,
    "anger-log": anger_log,
    "school-year": school_numbered,
    "formulaire-accueil": intake_form,
    "project-lessons": project_lessons,
    "worry-time": worry_time,
    "kollegiale-beratung": colleagues,
    "equilibrio": home_office,
    "team-start": new_team,
    "chain-analysis": chain,
    "wir-zwei": the_two_of_us,
    "score-key": handling_change,
    "guide-retreat": day_of_silence,
    "huan-gongzuo": changing_jobs_chinese,
}
