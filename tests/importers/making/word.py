"""Documents made with python-docx, and what it cannot make, as XML."""

from io import BytesIO

import docx
import friendship
from docx.enum.style import WD_STYLE_TYPE
from files import packed


def saved(document) -> bytes:
    """The bytes of a python-docx *document*, without what its template brings along unused."""
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


def friendship_docx() -> bytes:
    document = docx.Document()
    document.add_heading(friendship.TITLE, 0)
    document.add_paragraph().add_run("Purpose:").bold = True
    for text in friendship.PURPOSE:
        document.add_paragraph(text)
    for number, (title, guidance, asked) in enumerate(friendship.STEPS, 1):
        document.add_heading(f"Step {number}: {title}", 2)
        document.add_paragraph().add_run("Guidance:").bold = True
        document.add_paragraph(guidance)
        document.add_paragraph().add_run("Reflection Questions:").bold = True
        for each in asked:
            document.add_paragraph(each, style="List Bullet")
    document.add_paragraph().add_run("Conclusion:").bold = True
    for text in friendship.CONCLUSION:
        document.add_paragraph(text)
    return saved(document)
