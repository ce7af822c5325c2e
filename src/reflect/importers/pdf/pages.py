"""Makes a document of the pages of a PDF file."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from io import BytesIO
from itertools import pairwise

from pypdf import PdfReader
from pypdf.errors import DependencyError, FileNotDecryptedError

from reflect.importers import paragraphs, running
from reflect.importers.blocks import Block, Document, Note, Unreadable
from reflect.importers.paragraphs import Run
from reflect.importers.pdf.content import STUMBLES, Drawing, drawing, resolved
from reflect.importers.pdf.fields import Widget, filled_in, widgets, without_frames
from reflect.importers.pdf.fonts import UNKNOWN, Font
from reflect.importers.pdf.layout import Layout
from reflect.importers.pdf.lines import UNSPACED, Paragraph, lines, runs_on
from reflect.importers.pdf.margins import without_margins
from reflect.importers.pdf.shapes import blanks, marked, sort_out
from reflect.importers.pdf.spans import Span, spans, with_marks, written_to_the_left
from reflect.importers.pdf.tables import Table, striped, tables
from reflect.locale import N_

MOST_PAGES = 500
#: The share of a page that a picture covers, where it is a scanned page.
SCANNED = 0.5

BROKEN = N_("it is damaged, or not a PDF document")
PASSWORD = N_("it needs a password. Save it without one, and import that")
NO_TEXT = N_("there is no text in it")
PICTURES = N_(
    "its pages are pictures, as a scanner makes them. Have their text recognized (OCR), and "
    "import what comes of that"
)
ILLEGIBLE = N_(
    "its letters cannot be read, as it does not say which they are. Look for the document that it "
    "was made from, and import that"
)
SOME_ILLEGIBLE = N_("some letters cannot be read, and are shown as �")
UNSURE = N_("these columns were read one after the other; they could be rows as well")
TOO_LONG = N_("it has more than {count} pages", count=MOST_PAGES)

# A hyphen at the end of a line, or one that shows only there.
_HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u2010\xad]$")
_RANGE = re.compile(r"\d[-–]$")
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")
#: A document with more words than this divided at line ends was divided by a program.
FEW_DIVIDED = 2
#: Titles that programs make up.
_NO_TITLE = re.compile(
    r"microsoft (?:word|powerpoint) - .*|untitled.*|\(anonymous\)|\W*"
    r"|.*\.(?:docx?|odt|pdf|indd|pages|html?)",
    re.IGNORECASE,
)


def document(data: bytes) -> Document:
    """The document in *data*; raises Unreadable."""
    try:
        return _document(data)
    except Unreadable:
        raise
    except (FileNotDecryptedError, DependencyError):
        raise Unreadable(PASSWORD) from None
    except STUMBLES:
        raise Unreadable(BROKEN) from None


def _document(data: bytes) -> Document:
    reader = PdfReader(BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise Unreadable(PASSWORD)
    fonts: dict[int, Font] = {}
    drawn: list[Drawing] = []
    fields: list[list[Widget]] = []
    for page in reader.pages:
        if len(drawn) == MOST_PAGES:
            raise Unreadable(TOO_LONG)
        drawn.append(drawing(page, fonts))
        fields.append(widgets(page))
    notes = _check_legible(drawn)
    found, left = _laid_out(drawn, fields)
    blocks = tuple(_blocks(found))
    notes += tuple(running.notes(left))
    notes += tuple(Note(line, UNSURE) for line, each in enumerate(found, 1) if each.is_unsure)
    return Document(blocks=blocks, notes=notes, title=_title(reader), language=_language(reader))


def _check_legible(drawn: Sequence[Drawing]) -> tuple[Note, ...]:
    """Notes on letters that cannot be read; raises Unreadable if there is nothing to read."""
    counted = Counter(glyph.text for page in drawn for glyph in page.glyphs)
    letters = sum(count for text, count in counted.items() if text.strip())
    if not letters:
        scanned = any(page.pictured > SCANNED for page in drawn)
        raise Unreadable(PICTURES if scanned else NO_TEXT)
    unknown = counted[UNKNOWN]
    if unknown > letters / 3:
        raise Unreadable(ILLEGIBLE)
    return (Note(1, SOME_ILLEGIBLE),) if unknown else ()


def _laid_out(
    drawn: Sequence[Drawing], fields: Sequence[Sequence[Widget]]
) -> tuple[list[Paragraph], list[str]]:
    """The paragraphs of all pages, and what stands around them on each."""
    pieces = [_pieces(page, placed) for page, placed in zip(drawn, fields, strict=True)]
    around = [line for page in drawn for line in lines(spans(page.around, [], is_rtl=False))]
    rows, left = without_margins([found for found, _ in pieces], [page.height for page in drawn])
    layout = Layout(max((span.x1 for page_spans in rows for span in page_spans), default=0))
    found: list[Paragraph] = []
    for number, (page, kept, (_, ruled)) in enumerate(zip(drawn, rows, pieces, strict=True), 1):
        found += layout.page(number, kept, ruled)
        for turns in (1, 2, 3):
            turned = [glyph for glyph in page.glyphs if glyph.turns == turns]
            found += layout.page(number, list(spans(turned, [], is_rtl=False)), [])
    return _joined(found), [*(line.text for line in around), *left]


def _pieces(page: Drawing, placed: Sequence[Widget]) -> tuple[list[Span], list[Table]]:
    """The pieces of text of a page, with its fields and blanks, and its tables."""
    level = [glyph for glyph in page.glyphs if not glyph.turns]
    drawn = without_frames(page.shapes, placed)
    is_rtl = written_to_the_left(level)
    shapes = sort_out(drawn, page.width, page.height)
    found = list(spans(level, shapes.lines.upright, is_rtl=is_rtl))
    if is_rtl:
        # Seen in a mirror, the lines begin at the left.
        for span in found:
            span.x0, span.x1 = page.width - span.x1, page.width - span.x0
        drawn = [shape.mirrored(page.width) for shape in drawn]
        shapes = sort_out(drawn, page.width, page.height)
        placed = [replace(each, shape=each.shape.mirrored(page.width)) for each in placed]
    between, shapes.lines.level = striped(shapes.lines.level, found)
    ruled, loose = tables(shapes.lines, shapes.boxes)
    found += marked(shapes.marks, found) + blanks(loose, found)
    return with_marks(filled_in(placed, found), shapes.circles), ruled + between


def _joined(found: list[Paragraph]) -> list[Paragraph]:
    """Paragraphs with what belongs to them on the next page, or in the next column."""
    result: list[Paragraph] = []
    for paragraph in found:
        if result and runs_on(result[-1], paragraph):
            result[-1].more.append(paragraph)
        else:
            result.append(paragraph)
    return result


def _blocks(found: Sequence[Paragraph]) -> Iterator[Block]:
    words = Counter(
        word.casefold()
        for paragraph in found
        for line in paragraph.all_lines
        for word in _WORD.findall(line.text)
    )
    divided = sum(
        bool(_HYPHEN.search(above.text.rstrip()) and below.text[:1].islower())
        for paragraph in found
        for above, below in pairwise(paragraph.all_lines)
    )
    indents: list[float] = []
    for count, paragraph in enumerate(found, 1):
        x, is_item = paragraph.lines[0].x0 - paragraph.left, bool(paragraph.glyph)
        size = paragraph.lines[0].size
        while indents and x < indents[-1] - 0.4 * size:
            indents.pop()
        if paragraph.cell:
            indents.clear()
        elif is_item and (not indents or x > indents[-1] + 0.6 * size):
            indents.append(x)
        elif not is_item and indents and x <= indents[0] + 0.4 * size:
            indents.clear()
        layout = Block(
            text="", line=count, page=paragraph.page, gap=paragraph.gap, cell=paragraph.cell,
            level=(1 if paragraph.cell else len(indents)) if is_item else 0,
            fields=tuple(each for line in paragraph.all_lines for each in line.fields),
        )  # fmt: skip
        if paragraph.cell and not paragraph.text.strip():
            yield layout
        else:
            yield from paragraphs.blocks(_runs(paragraph, words, divided), layout)


def _runs(paragraph: Paragraph, words: Counter[str], divided: int) -> list[Run]:
    """The runs of all lines of *paragraph*, joined."""
    runs: list[Run] = []
    for line in paragraph.all_lines:
        new = line.runs
        if runs:
            before = runs[-1].text.rstrip()
            runs[-1] = replace(runs[-1], text=before)
            new[0] = replace(new[0], text=new[0].text.lstrip())
            between = _between(before, new[0].text, words, divided)
            if between is None:
                runs[-1] = replace(runs[-1], text=before[:-1])
            elif between:
                runs.append(replace(runs[-1], text=between))
        runs += new
    return runs


def _between(before: str, after: str, words: Counter[str], divided: int) -> str | None:
    """What stands between two lines of a paragraph; None if the hyphen goes, too.

    It goes only where the word is clearly one: "self-compassion" keeps its own.
    """
    if _HYPHEN.search(before):
        if before.endswith("\xad"):
            return None
        first, second = _WORD.findall(before)[-1].casefold(), _WORD.match(after)
        if not second or not after[0].islower():
            return ""
        rest = second[0].casefold()
        head, _, tail = first.rpartition("-")
        tail = tail or head
        if words[first + rest] or words[f"{tail}{rest}"]:
            return None
        if words[f"{first}-{rest}"] or divided <= FEW_DIVIDED or words[tail] > 1:
            return ""
        return None
    if _RANGE.search(before) and after[:1].isdigit():
        return ""
    if before and after and UNSPACED.match(before[-1]) and UNSPACED.match(after):
        return ""
    return " "


def _title(reader: PdfReader) -> str:
    title = reader.metadata.get("/Title") if reader.metadata else None
    title = " ".join(title.split()) if isinstance(title, str) else ""
    return "" if _NO_TITLE.fullmatch(title) else title


def _language(reader: PdfReader) -> str:
    language = resolved(reader.trailer["/Root"]).get("/Lang")
    return language.strip() if isinstance(language, str) else ""
