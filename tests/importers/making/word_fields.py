"""Word documents with fields: content controls, old form fields, text boxes, glyphs."""

from collections.abc import Callable

import docx
from word import bold, italic, raw, saved, table


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


DOCUMENTS: dict[str, Callable[[], bytes]] = {
    "schlaf-woche": sleep_week,
    "valeurs-travail": values_boxes,
    "cel-kwartalu": goals_legacy,
    "anger-log": anger_log,
}
