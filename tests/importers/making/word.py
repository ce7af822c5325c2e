"""What python-docx needs to make documents as Word does."""

from io import BytesIO

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.shared import Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph
from files import packed

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_SPACES = (
    f'{W} xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
LINE = "_" * 60


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
