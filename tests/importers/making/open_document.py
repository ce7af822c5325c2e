"""OpenDocument texts, written as XML."""

import zipfile
from collections.abc import Callable
from io import BytesIO

import docx
from docx.document import Document
from files import converted, packed
from word import bold, italic, saved

_SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{rest}:1.0"'
    for name, rest in (
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("style", "style"),
        ("fo", "xsl-fo-compatible"),
        ("draw", "drawing"),
        ("svg", "svg-compatible"),
    )
)
_SPACES += ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
_AUTOMATIC = """<office:automatic-styles>
<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Standard"><style:text-properties fo:font-weight="bold" fo:font-size="14pt"/></style:style>
<style:style style:name="P2" style:family="paragraph" style:parent-style-name="Standard"/>
<style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="T2" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>
<text:list-style style:name="L1"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/></text:list-style>
<text:list-style style:name="L2"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/></text:list-style>
</office:automatic-styles>"""
_STYLES = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-styles {spaces} office:version="1.3"><office:styles>
<style:style style:name="Standard" style:family="paragraph"/>
<style:style style:name="Title" style:family="paragraph" style:parent-style-name="Standard"><style:text-properties fo:font-size="24pt" fo:font-weight="bold"/></style:style>
<style:style style:name="Heading_20_2" style:display-name="Heading 2" style:family="paragraph" style:parent-style-name="Standard" style:default-outline-level="2"><style:text-properties fo:font-size="15pt" fo:font-weight="bold"/></style:style>
<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph" style:parent-style-name="Standard" style:default-outline-level="1"><style:text-properties fo:font-size="20pt" fo:font-weight="bold"/></style:style>
</office:styles><office:master-styles><style:master-page style:name="Standard">
<style:header><text:p>{header}</text:p></style:header>
<style:footer><text:p>{footer} <text:page-number>1</text:page-number></text:p></style:footer>
</style:master-page></office:master-styles></office:document-styles>"""
_MANIFEST = """<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">
<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
<manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/>
</manifest:manifest>"""


def written(body: str, header: str = "", footer: str = "") -> bytes:
    """An OpenDocument text with this *body*."""
    result = BytesIO()
    with zipfile.ZipFile(result, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("META-INF/manifest.xml", _MANIFEST)
        styles = _STYLES.format(spaces=_SPACES, header=header, footer=footer)
        archive.writestr("styles.xml", styles)
        archive.writestr(
            "content.xml",
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            f'<office:document-content {_SPACES} office:version="1.3">{_AUTOMATIC}'
            f"<office:body><office:text>{body}</office:text></office:body>"
            "</office:document-content>",
        )
    return packed(result.getvalue())


def p(text: str, style: str = "P2") -> str:
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def h(text: str, level: int = 2) -> str:
    style = f"Heading_20_{level}"
    return f'<text:h text:style-name="{style}" text:outline-level="{level}">{text}</text:h>'


def listed(*texts: str, style: str = "L1") -> str:
    items = "".join(f"<text:list-item>{p(text)}</text:list-item>" for text in texts)
    return f'<text:list text:style-name="{style}">{items}</text:list>'


def rest_japanese() -> bytes:
    """Steps are paragraphs that somebody made bold and large; boxes stand in the text."""
    boxes = "　".join(
        f"□{each}" for each in ("眠れない", "食欲がない", "人に会いたくない", "その他（　　　　）")
    )
    return written(
        p("休み方を見なおすシート", "Title")
        + p("お名前：＿＿＿＿＿＿＿＿　　記入日：＿＿＿＿年＿＿月＿＿日")
        + p(
            "このシートは、疲れがたまっていると感じる人のためのものです。正解はありません。思いついたことから書いてください。"
        )
        + p("ステップ１　今の状態", "P1")
        + p("三日ほど前から今日までを思い出してください。")
        + p("・今の疲れはどのくらいですか。（1＝まったくない、10＝とても強い）")
        + p("・どんなときに疲れを感じますか？")
        + p("・当てはまるものをすべて選んでください。")
        + p(boxes)
        + p("ステップ２　休みの工夫", "P1")
        + p("短い休みでも、休みは休みです。")
        + p("・最近、よく休めたのはいつですか？")
        + p("・休むことに罪悪感がありますか？　□はい　□いいえ")
        + p("・「はい」の場合、それはどこから来ていると思いますか？")
        + p("・今週できそうなことを三つ書いてください。")
        + p("①")
        + p("②")
        + p("③")
        + p("おわりに", "P1")
        + p("一か月後にもう一度このシートを見て、何が変わったかを確かめましょう。")
    )


def carer_dutch() -> bytes:
    """Input lists, a comment, text that was deleted with changes tracked, a header, a frame."""
    options = "".join(
        f'<text:label text:value="{each}"/>' for each in ("licht", "te doen", "zwaar", "te zwaar")
    )
    frame = (
        '<draw:frame draw:name="Kader1" text:anchor-type="as-char" svg:width="12cm"><draw:text-box>'
        + p("Het is geen verraad om iets voor jezelf te vragen.")
        + "</draw:text-box></draw:frame>"
    )
    return written(
        '<text:tracked-changes><text:changed-region text:id="ct1"><text:deletion>'
        "<office:change-info><dc:creator>B</dc:creator><dc:date>2026-01-01T00:00:00</dc:date>"
        "</office:change-info>"
        + p("Hoe lang doe je dit al?")
        + "</text:deletion></text:changed-region></text:tracked-changes>"
        + '<text:h text:style-name="Heading_20_1" text:outline-level="1">Zorgen voor een ander, en voor mezelf</text:h>'
        + p(
            "Dit werkblad is voor mensen die voor een partner, ouder of kind zorgen. Vul het in op "
            "een moment dat niemand je roept."
            "<office:annotation><text:p>Is dit niet te streng?</text:p></office:annotation>"
        )
        + h("Wat ik doe")
        + listed("Welke taken heb ik er het afgelopen jaar bij gekregen?", style="L2")
        + p("<text:tab/>" * 9)
        + listed(
            f'Hoe zwaar valt het me? <text:drop-down text:name="z">{options}licht</text:drop-down>',
            style="L2",
        )
        + '<text:p><text:change text:change-id="ct1"/></text:p>'
        + listed("Wat doe ik dat niemand ziet?", style="L2")
        + p("_" * 70)
        + h("Wat ik laat liggen")
        + p("Waar heb ik geen tijd meer voor?")
        + p("_" * 70)
        + p("Mis ik iemand? <text:s text:c='3'/>O ja <text:s text:c='3'/>O nee")
        + p("Zo ja, wie?<text:tab/>________________")
        + h("Wat ik nodig heb")
        + p(frame)
        + p("Noem twee mensen die kunnen bijspringen.")
        + listed("", "", style="L2")
        + p("Wat vraag ik hun, en wanneer?")
        + p("_" * 70)
        + h("Afsluiting")
        + p("Geef dit blad aan iemand die je vertrouwt, of bewaar het voor jezelf."),
        header="Steunpunt De Brug",
        footer="Bladzijde",
    )


def rooms() -> bytes:
    """A wheel of life as LibreOffice saves it."""
    document: Document = docx.Document()
    document.add_heading("The Rooms of My House", 0)
    document.add_paragraph(
        "Imagine your life as a house with eight rooms. Some are full of light, some have not been "
        "aired for years. Walk through them once, without tidying up."
    )
    document.add_heading("Rating the rooms", 1)
    document.add_paragraph(
        "Give each room a number from 1 (cold and empty) to 10 (warm and lived in)."
    )
    made = document.add_table(6, 2, style="Table Grid")
    for row, text in zip(
        made.rows, ("Work", "Money", "Health", "Friends", "Family", "Play"), strict=True
    ):
        row.cells[0].text, row.cells[1].text = text, "___ / 10"
    document.add_heading("Looking closer", 1)
    italic(document, "Now choose the room you would like to change first.")
    for text in (
        "Which room is it, and what made you choose it?",
        "What would one point more look like?",
        "What have you already got that could help?",
    ):
        bold(document, text)
        document.add_paragraph()
        document.add_paragraph()
    document.add_heading("Moving one piece of furniture", 1)
    for text in ("What will you do, and by when?", "Who will you tell about it?"):
        bold(document, text)
        document.add_paragraph()
    document.add_heading("Closing thought", 1)
    document.add_paragraph("A house is never finished. Come back in spring.")
    return converted("rooms.docx", saved(document), "odt")


def journey() -> bytes:
    """Tables with a column of numbers, the questions, and room to answer."""

    def row(*cells: str) -> str:
        inside = "".join(f"<table:table-cell>{p(cell)}</table:table-cell>" for cell in cells)
        return f"<table:table-row>{inside}</table:table-row>"

    def numbered(*questions: str) -> str:
        rows = "".join(row(f"{n}", question, "") for n, question in enumerate(questions, 1))
        head = f"<table:table-header-rows>{row('N.º', 'Pergunta', 'Resposta')}</table:table-header-rows>"
        columns = '<table:table-column table:number-columns-repeated="3"/>'
        return f"<table:table>{columns}{head}{rows}</table:table>"

    return written(
        p("Viajar sozinha pela primeira vez", "Title")
        + p("Preencha uma semana antes de partir e leve a folha na mala.")
        + h("Antes da partida")
        + numbered("O que me dá medo?", "Quem sabe onde vou estar?", "Já viajei sozinha? (sim/não)")
        + h("Na volta")
        + numbered("O que descobri sobre mim?", "Quanto vale repetir, de 0 a 10?")
    )


def train_notebook() -> bytes:
    """Bullets that ask without a question mark."""
    return written(
        p("Carnet pour un long trajet", "Title")
        + p("À remplir dans le train, de préférence côté fenêtre.")
        + h("Ce que je laisse")
        + listed(
            "Décrivez l’endroit que vous venez de quitter.",
            "Notez trois odeurs qui vont vous manquer.",
        )
        + h("Ce que j’emporte")
        + listed(
            "Faites la liste de ce que contient votre sac, et barrez ce qui est de trop.",
            "Choisissez un objet et racontez son histoire.",
        )
        + h("Ce qui m’attend")
        + p('<text:span text:style-name="T2">Ne cherchez pas à deviner juste.</text:span>')
        + listed(
            "Imaginez la première personne à qui vous parlerez.",
            "À quelle heure serez-vous vraiment arrivé ?",
        )
    )


DOCUMENTS: dict[str, Callable[[], bytes]] = {
    "yasumi": rest_japanese,
    "zorg-mantel": carer_dutch,
    "tabela-viagem": journey,
    "carnet-voyage": train_notebook,
    "rooms-of-my-house": rooms,
}
