"""What a page of a PDF document draws: characters and shapes, with their places.

Places are in points from the upper left corner of the page as it is shown. pypdf reads the
operators, but its visitors tell neither where a string ends nor where a form stands.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from math import hypot
from typing import Any

from pypdf import PageObject
from pypdf.errors import PyPdfError
from pypdf.generic import ContentStream, DictionaryObject, StreamObject

from reflect.importers.pdf.fonts import Font, font

#: Forms may hold forms; deeper or more of them are left out.
DEEPEST = 12
MOST_FORMS = 2_000

#: In points; viewers show no larger pages (ISO 32000-1, annex C).
SMALLEST, LARGEST = 36, 14_400 + 1
USUAL_PAGE = (0, 0, 612, 792)

#: Marks, as no text does, what stands on each page.
_AROUND = "\0"
#: What a broken file does to a parser.
STUMBLES = (
    PyPdfError, ArithmeticError, AssertionError, AttributeError, LookupError, NotImplementedError,
    OSError, RecursionError, TypeError, ValueError,
)  # fmt: skip

Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]
IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)
#: Of a filled shape, from black to white.
WHITE, LIGHT = 0.98, 0.85
#: Numbers of the graphics state, by the operators that set them.
_NUMBERS = {
    "Tc": "char_space", "Tw": "word_space", "Tz": "percent", "TL": "leading", "Ts": "rise",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character; *y* is its baseline."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    font: Font
    #: White letters stand on a dark ground, as those of headings do.
    is_light: bool = False
    #: Quarter turns to the left, as text at the edge of a page may have.
    turns: int = 0


@dataclass(frozen=True, slots=True)
class Shape:
    """A line, box or circle, by the box around it."""

    x0: float
    y0: float
    x1: float
    y1: float
    is_filled: bool = False
    is_round: bool = False
    #: Whether it is a single straight line.
    is_line: bool = False

    def mirrored(self, width: float) -> "Shape":
        """The shape as in a mirror, on a page of this *width*."""
        return replace(self, x0=width - self.x1, x1=width - self.x0)


@dataclass(slots=True)
class Drawing:
    """All that a page draws."""

    width: float
    height: float
    glyphs: list[Glyph] = field(default_factory=list)
    #: What says of itself that it stands on each page, as headers do.
    around: list[Glyph] = field(default_factory=list)
    shapes: list[Shape] = field(default_factory=list)
    #: The share of the page that pictures cover.
    pictured: float = 0


@dataclass(slots=True)
class _State:
    """The graphics state, which `q` saves and `Q` restores."""

    matrix: Matrix
    font: Font | None = None
    size: float = 0
    char_space: float = 0
    word_space: float = 0
    percent: float = 100
    leading: float = 0
    rise: float = 0
    fill: float = 0
    #: Whether colors are amounts of ink: the more, the darker.
    is_ink: bool = False


def placement(page: PageObject) -> tuple[Matrix, float, float]:
    """What puts the places of *page* as it is shown; its width and height."""
    boxes = (tuple(map(float, each)) for each in (page.cropbox, page.mediabox, USUAL_PAGE))
    x0, y0, x1, y1 = next(
        (x0, y0, x1, y1)
        for x0, y0, x1, y1 in boxes
        if SMALLEST < x1 - x0 < LARGEST and SMALLEST < y1 - y0 < LARGEST
    )
    turned = int(page.rotation or 0) % 360
    matrix: Matrix = {
        90: (0.0, 1.0, 1.0, 0.0, -y0, -x0),
        180: (-1.0, 0.0, 0.0, 1.0, x1, -y0),
        270: (0.0, -1.0, -1.0, 0.0, y1, x1),
    }.get(turned, (1.0, 0.0, 0.0, -1.0, -x0, y1))
    width, height = (y1 - y0, x1 - x0) if turned in (90, 270) else (x1 - x0, y1 - y0)
    return matrix, width, height


def drawing(page: PageObject, fonts: dict[int, Font]) -> Drawing:
    """What *page* draws; *fonts* keeps fonts from page to page."""
    matrix, width, height = placement(page)
    drawn = Drawing(width, height)
    contents = page.get_contents()
    if contents is not None:
        _Reader(drawn, page, fonts, _State(matrix)).run(contents)
    return drawn


class _Reader:
    """Runs the operators of a page, and of the forms in it."""

    def __init__(
        self, drawn: Drawing, page: PageObject, fonts: dict[int, Font], state: _State
    ) -> None:
        self._drawn = drawn
        self._pdf = page.pdf
        self._fonts = fonts
        self._resources: Any = page.get("/Resources")
        self._state = state
        self._saved: list[_State] = []
        #: Where the line begins, and where the next character stands.
        self._line = self._text = IDENTITY
        #: The path that is built until it is painted: the corners of its parts, and whether each
        #: has only curves.
        self._parts: list[tuple[list[Point], list[bool]]] = []
        #: For each open marked content: what stands for the characters in it that come; or None.
        self._marked: list[str | None] = []
        self._forms = 0
        self._inside: list[int] = []

    def run(self, contents: Any) -> None:
        """Run the operators of *contents*."""
        if not isinstance(contents, ContentStream):
            contents = ContentStream(contents, self._pdf)
        for operands, operator in contents.operations:
            handler = _HANDLERS.get(operator)
            if handler:
                try:
                    handler(self, operator.decode(), operands)
                except (IndexError, KeyError, TypeError, ValueError, AttributeError):
                    continue  # an operator without its operands draws nothing

    def _resource(self, kind: str, name: Any) -> Any:
        """The resource *name* of a *kind*, or None."""
        found = self._resources
        for key in (kind, name):
            found = resolved(found)
            if not isinstance(found, DictionaryObject) or key not in found:
                return None
            found = found[key]
        return resolved(found)

    def save(self, *_: Any) -> None:
        self._saved.append(replace(self._state))

    def restore(self, *_: Any) -> None:
        self._state = self._saved.pop()

    def transform(self, _: str, operands: Any) -> None:
        self._state.matrix = product(_matrix(operands), self._state.matrix)

    def set_color_space(self, _: str, operands: Any) -> None:
        space = self._resource("/ColorSpace", operands[0])
        kind = resolved(space[0]) if isinstance(space, list) and space else ""
        self._state.is_ink = kind in ("/Separation", "/DeviceN")
        self._state.fill = 0

    def set_color(self, operator: str, operands: Any) -> None:
        values = [float(value) for value in operands if isinstance(value, int | float)]
        if len(values) == 4 or (self._state.is_ink and operator in ("sc", "scn")):
            self._state.fill = 1 - min(1, max(values))
        elif values:
            self._state.fill = min(values)

    def begin(self, *_: Any) -> None:
        self._line = self._text = IDENTITY

    def set_font(self, _: str, operands: Any) -> None:
        """Take the font that is named, read once; a plain one if that is missing or broken."""
        resource = self._resource("/Font", operands[0])
        if id(resource) not in self._fonts:
            try:
                found = font(resource)
            except STUMBLES:
                found = font(None)
            self._fonts[id(resource)] = found
        self._state.font = self._fonts[id(resource)]
        self._state.size = float(operands[1])

    def set_number(self, operator: str, operands: Any) -> None:
        setattr(self._state, _NUMBERS[operator], float(operands[0]))

    def move(self, operator: str, operands: Any) -> None:
        x, y = (0, -self._state.leading) if operator == "T*" else map(float, operands)
        if operator == "TD":
            self._state.leading = -y
        self._line = self._text = product((1, 0, 0, 1, x, y), self._line)

    def place(self, _: str, operands: Any) -> None:
        self._line = self._text = _matrix(operands)

    def show(self, operator: str, operands: Any) -> None:
        state = self._state
        if operator == '"':
            state.word_space, state.char_space = map(float, operands[:2])
        if operator in ("'", '"'):
            self.move("T*", ())
        for part in operands[0] if operator == "TJ" else operands[-1:]:
            if isinstance(part, int | float):
                self._advance(-float(part) / 1000 * state.size)
            elif isinstance(part, bytes | str) and state.font:
                original = getattr(part, "original_bytes", part)
                for text, width, is_space in state.font.characters(original):
                    self._draw_character(state.font, text, width)
                    space = state.char_space + (state.word_space if is_space else 0)
                    self._advance(width * state.size + space)

    def _advance(self, distance: float) -> None:
        self._text = product((1, 0, 0, 1, distance * self._state.percent / 100, 0), self._text)

    def _draw_character(self, used: Font, text: str, width: float) -> None:
        state, drawn = self._state, self._drawn
        a, b, c, d, x, y = product(self._text, state.matrix)
        x, y, size = x + state.rise * c, y + state.rise * d, abs(state.size) * hypot(c, d)
        a, b = a * state.size, b * state.size
        turns = 0
        while abs(b) > abs(a) or a < 0:
            # The page turned so that the text is level.
            turns, x, y, a, b = turns + 1, -y, x, -b, a
        x1 = x + abs(width * a) * state.percent / 100
        glyphs = drawn.around if _AROUND in self._marked else drawn.glyphs
        for at, says in enumerate(self._marked):
            if says not in (None, _AROUND):
                text, self._marked[at] = str(says), ""
                break
        last = glyphs[-1] if glyphs else None
        is_next = bool(last and last.y == y and 0 <= x - last.x1 < size)
        if last and is_next and not text:
            glyphs[-1] = replace(last, x1=x1)  # one more that this stands for
        is_shown = turns or (-1 <= x <= drawn.width and -1 <= y <= drawn.height + 1) or is_next
        if text and is_shown and 0 < size < 10_000:
            is_light = state.fill > LIGHT
            glyphs.append(Glyph(text, x, x1, y, size, used, is_light, turns))

    def mark(self, _: str, operands: Any) -> None:
        """Begin marked content."""
        tag, named = (*operands, None, None)[:2]
        if isinstance(named, str):
            named = self._resource("/Properties", named)
        named = named if isinstance(named, DictionaryObject) else {}
        says = named.get("/ActualText")
        if tag == "/Artifact" and named.get("/Type") == "/Pagination":
            says = _AROUND
        self._marked.append(str(says) if isinstance(says, str) else None)

    def unmark(self, *_: Any) -> None:
        self._marked.pop()

    def add(self, operator: str, operands: Any) -> None:
        """Add to the path."""
        x, y, *more = map(float, operands)
        if operator == "re":
            places = [(x, y), (x + more[0], y), (x + more[0], y + more[1]), (x, y + more[1])]
        else:
            places = [(x, y) if not more else (more[-2], more[-1])]
        corners = [at(self._state.matrix, *place) for place in places]
        if operator in ("re", "m"):
            self._parts.append((corners, [operator == "m"]))
        else:
            self._parts[-1][0].extend(corners)
            # A box with round corners has straight lines, too.
            self._parts[-1][1].append(operator != "l")

    def paint(self, operator: str, _: Any) -> None:
        is_filled = operator[0] in "fFbB" and self._state.fill < WHITE
        if is_filled or operator[0] in "sSbB":
            found = []
            for corners, curves in self._parts:
                across, down = zip(*corners, strict=True)
                x0, x1, y0, y1 = min(across), max(across), min(down), max(down)
                look = is_filled, all(curves), len(corners) == 2 or min(x1 - x0, y1 - y0) < 0.5
                found += [Shape(x0, y0, x1, y1, *look)] if len(corners) > 1 else []
            is_frame = operator == "f*" and len(found) == 2
            self._drawn.shapes += _sides(*found) if is_frame else found
        self._parts = []

    def draw(self, _: str, operands: Any) -> None:
        """Draw a form or picture."""
        found, state = self._resource("/XObject", operands[0]), self._state
        if not isinstance(found, StreamObject):
            return
        if found.get("/Subtype") == "/Image":
            across, down = hypot(*state.matrix[:2]), hypot(*state.matrix[2:4])
            self._drawn.pictured += across * down / (self._drawn.width * self._drawn.height)
            return
        self._forms += 1
        # A form that holds itself would never end.
        if id(found) in self._inside or len(self._inside) > DEEPEST or self._forms > MOST_FORMS:
            return
        matrix = product(_matrix(resolved(found.get("/Matrix")) or IDENTITY), state.matrix)
        outside, depth = (self._resources, state, self._saved), len(self._marked)
        self._resources = resolved(found.get("/Resources")) or self._resources
        self._state, self._saved = replace(state, matrix=matrix), []
        self._inside.append(id(found))
        try:
            self.run(found)
        finally:
            self._inside.pop()
            self._resources, self._state, self._saved = outside
            del self._marked[depth:]


def _sides(*boxes: Shape) -> list[Shape]:
    """The sides of a frame, where one of two *boxes* is in the other; else both boxes."""
    inner, outer = sorted(boxes, key=lambda each: (each.x1 - each.x0) * (each.y1 - each.y0))
    sides = [
        (outer.x0, outer.y0, outer.x1, inner.y0), (outer.x0, inner.y1, outer.x1, outer.y1),
        (outer.x0, outer.y0, inner.x0, outer.y1), (inner.x1, outer.y0, outer.x1, outer.y1),
    ]  # fmt: skip
    if any(x0 > x1 or y0 > y1 for x0, y0, x1, y1 in sides):
        return list(boxes)
    return [
        Shape(*each, is_filled=True) for each in sides if each[0] < each[2] and each[1] < each[3]
    ]


def product(first: Matrix, then: Matrix) -> Matrix:
    """The matrix that does *first* and *then*."""
    a, b, c, d, e, f = first
    k, m, n, o, p, q = then
    return (
        a * k + b * n, a * m + b * o,
        c * k + d * n, c * m + d * o,
        e * k + f * n + p, e * m + f * o + q,
    )  # fmt: skip


def at(matrix: Matrix, x: float, y: float) -> Point:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _matrix(values: Iterable[Any]) -> Matrix:
    a, b, c, d, e, f = (float(value) for value in values)
    return a, b, c, d, e, f


def resolved(value: Any) -> Any:
    """What *value* is or refers to."""
    return value.get_object() if hasattr(value, "get_object") else value


_HANDLERS: dict[bytes, Callable[[_Reader, str, Any], None]] = {
    operator.encode(): handler
    for handler, operators in (
        (_Reader.save, "q"),
        (_Reader.restore, "Q"),
        (_Reader.transform, "cm"),
        (_Reader.set_color_space, "cs"),
        (_Reader.set_color, "g/rg/k/sc/scn"),
        (_Reader.begin, "BT"),
        (_Reader.set_font, "Tf"),
        (_Reader.set_number, "Tc/Tw/Tz/TL/Ts"),
        (_Reader.move, "Td/TD/T*"),
        (_Reader.place, "Tm"),
        (_Reader.show, "Tj/TJ/'/\""),
        (_Reader.mark, "BMC/BDC"),
        (_Reader.unmark, "EMC"),
        (_Reader.draw, "Do"),
        (_Reader.add, "re/m/l/c/v/y"),
        (_Reader.paint, "S/s/f/F/f*/B/B*/b/b*/n"),
    )
    for operator in operators.split("/")
}
