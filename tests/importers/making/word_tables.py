"""Word documents that ask in tables."""

from collections.abc import Callable

import docx
from docx.document import Document
from docx.oxml import parse_xml
from word import LINE, W, bold, italic, raw, saved, table


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
        document.add_paragraph(LINE)
        document.add_paragraph(LINE)
    document.add_paragraph("How strongly do I believe the first thought now? (0-100 %)")
    document.add_paragraph(LINE)
    footer = document.sections[0].footer.paragraphs[0]
    footer.add_run("Do not copy without permission. Page ")
    raw(
        footer,
        '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
        '<w:r><w:t xml:space="preserve"> of </w:t></w:r>'
        '<w:fldSimple w:instr=" NUMPAGES "><w:r><w:t>1</w:t></w:r></w:fldSimple>',
    )
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


def meeting_hebrew() -> bytes:
    """Right to left, a table with the questions in one column and room to answer in the other."""
    document = docx.Document()

    def line(text: str, style: str | None = None, *, is_bold: bool = False) -> None:
        paragraph = document.add_paragraph(style=style)
        paragraph._p.get_or_add_pPr().append(parse_xml(f"<w:bidi {W}/>"))
        run = paragraph.add_run(text)
        run.bold = is_bold
        run._r.get_or_add_rPr().append(parse_xml(f"<w:rtl {W}/>"))

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
            parse_xml(f'<w:shd {W} w:val="clear" w:color="auto" w:fill="D9D9D9"/>')
        )
        for label in labels:
            made.add_row().cells[0].text = label
    return saved(document)


def _list_of_boxes(document: Document) -> str:
    """The id of a list whose bullets are boxes, as Google Docs writes check lists."""
    numbering = document.part.numbering_part.element
    abstract = parse_xml(
        f'<w:abstractNum {W} w:abstractNumId="90"><w:multiLevelType w:val="hybridMultilevel"/>'
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="☐"/>'
        '<w:lvlJc w:val="left"/></w:lvl></w:abstractNum>'
    )
    numbering.insert(0, abstract)
    number = f'<w:num {W} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'
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
            parse_xml(f'<w:numPr {W}><w:ilvl w:val="0"/><w:numId w:val="{boxes}"/></w:numPr>')
        )
    document.add_paragraph("What will I do differently, starting when?")
    return saved(document)


def colleagues() -> bytes:
    """Headings in shaded tables of one cell; questions that Word numbers 1.1, 1.2."""
    document = docx.Document()

    def banner(text: str) -> None:
        cell = document.add_table(1, 1, style="Table Grid").rows[0].cells[0]
        cell.paragraphs[0].add_run(text).bold = True
        cell._tc.get_or_add_tcPr().append(
            parse_xml(f'<w:shd {W} w:val="clear" w:color="auto" w:fill="1F4E79"/>')
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


DOCUMENTS: dict[str, Callable[[], bytes]] = {
    "thought-record": thought_record,
    "stress-lavoro": stress_matrix,
    "sicha-kasha": meeting_hebrew,
    "formulaire-accueil": intake_form,
    "project-lessons": project_lessons,
    "kollegiale-beratung": colleagues,
    "score-key": handling_change,
}
