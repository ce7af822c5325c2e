"""What a page of a PDF document draws: characters and shapes, with their places.

Places are in points from the upper left corner of the page as it is shown.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
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

#: What a broken file does to a parser.
STUMBLES = (
    PyPdfError, ArithmeticError, AssertionError, AttributeError, LookupError, NotImplementedError,
    OSError, RecursionError, TypeError, ValueError,
)  # fmt: skip

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)
#: Of a filled shape, from black to white.
WHITE, LIGHT = 0.98, 0.85


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


@dataclass(slots=True)
class Drawing:
    """All that a page draws."""

    width: float
    height: float
    glyphs: list[Glyph] = field(default_factory=list)
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
    scale: float = 1
    leading: float = 0
    rise: float = 0
    fill: float = 0


def placement(page: PageObject) -> tuple[Matrix, float, float]:
    """What puts the places of *page* as it is shown; its width and height."""
    boxes = (page.cropbox, page.mediabox, USUAL_PAGE)
    x0, y0, x1, y1 = next(box for each in boxes if (box := _box(each)))
    turned = int(page.rotation or 0) % 360
    matrix: Matrix = {
        90: (0.0, 1.0, 1.0, 0.0, -y0, -x0),
        180: (-1.0, 0.0, 0.0, 1.0, x1, -y0),
        270: (0.0, -1.0, -1.0, 0.0, y1, x1),
    }.get(turned, (1.0, 0.0, 0.0, -1.0, -x0, y1))
    width, height = (y1 - y0, x1 - x0) if turned in (90, 270) else (x1 - x0, y1 - y0)
    return matrix, width, height


def _box(values: Iterable[Any]) -> tuple[float, float, float, float] | None:
    """The corners of a page; None if no paper has its size."""
    x0, y0, x1, y1 = (float(value) for value in values)
    if SMALLEST < x1 - x0 < LARGEST and SMALLEST < y1 - y0 < LARGEST:
        return x0, y0, x1, y1
    return None


def drawing(page: PageObject, fonts: dict[int, Font]) -> Drawing:
    """What *page* draws; *fonts* keeps fonts from page to page."""
    matrix, width, height = placement(page)
    drawn = Drawing(width, height)
    contents = page.get_contents()
    if contents is not None:
        _Reader(drawn, page.pdf, fonts).run(contents, page.get("/Resources"), _State(matrix))
    return drawn


class _Reader:
    """Runs the operators of a page, and of the forms in it."""

    def __init__(self, drawn: Drawing, pdf: Any, fonts: dict[int, Font]) -> None:
        self.drawn = drawn
        self._pdf = pdf
        self._fonts = fonts
        self._forms = 0
        self._inside: list[int] = []

    def run(self, contents: Any, resources: Any, state: _State) -> None:
        """Run the operators of *contents*."""
        stream = contents
        if not isinstance(stream, ContentStream):
            stream = ContentStream(contents, self._pdf)
        _Run(self, resources, state).run(stream.operations)

    def draw(self, name: Any, resources: Any, state: _State) -> None:
        """Draw the form or picture *name*."""
        found = _entry(resources, "/XObject", name)
        if not isinstance(found, StreamObject):
            return
        if found.get("/Subtype") == "/Image":
            a, b, c, d, _, _ = state.matrix
            page = self.drawn.width * self.drawn.height or 1
            self.drawn.pictured += abs(a * d - b * c) / page
            return
        self._forms += 1
        # A form that holds itself would never end.
        if id(found) in self._inside or len(self._inside) > DEEPEST or self._forms > MOST_FORMS:
            return
        matrix = product(_matrix(resolved(found.get("/Matrix")) or IDENTITY), state.matrix)
        inner = replace(state, matrix=matrix)
        self._inside.append(id(found))
        self.run(found, resolved(found.get("/Resources")) or resources, inner)
        self._inside.pop()

    def font(self, name: Any, resources: Any) -> Font:
        """The font *name*, read once; a plain one if that is missing or broken."""
        resource = _entry(resources, "/Font", name)
        if id(resource) not in self._fonts:
            try:
                found = font(resource)
            except STUMBLES:
                found = font(None)
            self._fonts[id(resource)] = found
        return self._fonts[id(resource)]

    def show(self, glyph: Glyph) -> None:
        """Keep a *glyph*, if it is on the page."""
        drawn = self.drawn
        if glyph.turns or (-1 <= glyph.x0 <= drawn.width and -1 <= glyph.y <= drawn.height + 1):
            drawn.glyphs.append(glyph)


class _Run:
    """A run of operators with its own state, text position and path."""

    def __init__(self, reader: _Reader, resources: Any, state: _State) -> None:
        self._reader = reader
        self._resources = resolved(resources)
        self._state = state
        self._saved: list[_State] = []
        self._line: Matrix = IDENTITY
        self._text: Matrix = IDENTITY
        self._path = _Path()
        #: For each open marked content: what it says its text is, until that was shown; or None.
        self._marked: list[str | None] = []
        #: Of these, how many stood around the first that stands on each page; or None.
        self._hidden: int | None = None

    def run(self, operations: Sequence[tuple[Any, bytes]]) -> None:
        for operands, operator in operations:
            handler = _HANDLERS.get(operator)
            if handler:
                try:
                    handler(self, operands)
                except (IndexError, KeyError, TypeError, ValueError, AttributeError):
                    continue  # an operator without its operands draws nothing

    # The state

    def save(self, _: Any) -> None:
        self._saved.append(replace(self._state))

    def restore(self, _: Any) -> None:
        if self._saved:
            self._state = self._saved.pop()

    def transform(self, operands: Any) -> None:
        self._state.matrix = product(_matrix(operands), self._state.matrix)

    def fill_color(self, operands: Any) -> None:
        values = [float(value) for value in operands if isinstance(value, int | float)]
        if len(values) == 4:
            self._state.fill = 1 - min(1, max(values))
        elif values:
            self._state.fill = min(values)

    # Text

    def begin(self, _: Any) -> None:
        self._line = self._text = IDENTITY

    def set_font(self, operands: Any) -> None:
        self._state.font = self._reader.font(operands[0], self._resources)
        self._state.size = float(operands[1])

    def set_number(self, name: str, operands: Any, factor: float = 1) -> None:
        setattr(self._state, name, float(operands[0]) * factor)

    def move(self, operands: Any) -> None:
        x, y = float(operands[0]), float(operands[1])
        self._line = self._text = product((1, 0, 0, 1, x, y), self._line)

    def move_and_lead(self, operands: Any) -> None:
        self._state.leading = -float(operands[1])
        self.move(operands)

    def place(self, operands: Any) -> None:
        self._line = self._text = _matrix(operands)

    def next_line(self, _: Any) -> None:
        self.move((0, -self._state.leading))

    def show(self, operands: Any) -> None:
        self.show_all([[operands[-1]]])

    def show_on_next_line(self, operands: Any) -> None:
        if len(operands) == 3:
            self._state.word_space = float(operands[0])
            self._state.char_space = float(operands[1])
        self.next_line(None)
        self.show(operands)

    def show_all(self, operands: Any) -> None:
        state = self._state
        for part in operands[0]:
            if isinstance(part, int | float):
                self._advance(-float(part) / 1000 * state.size * state.scale)
            elif isinstance(part, bytes | str) and state.font:
                original = getattr(part, "original_bytes", part)
                for text, width, is_space in state.font.characters(original):
                    self._draw_character(state.font, text, width, is_space)

    def _draw_character(self, used: Font, text: str, width: float, is_space: bool) -> None:
        state = self._state
        a, b, c, d, x, y = product((state.size, 0, 0, state.size, 0, state.rise), self._placed())
        size = hypot(c, d)
        self._advance(
            (width * state.size + state.char_space + (state.word_space if is_space else 0))
            * state.scale
        )
        for at, says in enumerate(self._marked):
            if says is not None:
                text, self._marked[at] = says, ""
                break
        if self._hidden is not None or not text or not 0 < size < 10_000:
            return
        turns = 0
        if abs(b) > abs(a):
            # The page turned so that the text is level.
            turns = 1 if b < 0 else 3
            x, y, a = (-y, x, -b) if turns == 1 else (y, -x, b)
            b = 0
        elif a < 0:
            turns, x, y, a = 2, -x, -y, -a
        reach = abs(width * a * state.scale)
        is_light = state.fill > LIGHT
        self._reader.show(Glyph(text, x, x + reach, y, size, used, is_light, turns))

    def _placed(self) -> Matrix:
        return product((self._state.scale, 0, 0, 1, 0, 0), product(self._text, self._state.matrix))

    def _advance(self, distance: float) -> None:
        self._text = product((1, 0, 0, 1, distance, 0), self._text)

    # Marked content

    def mark(self, operands: Any) -> None:
        tag = operands[0] if operands else ""
        named = operands[1] if len(operands) > 1 else None
        if isinstance(named, str):
            named = _entry(self._resources, "/Properties", named)
        says = named.get("/ActualText") if isinstance(named, DictionaryObject) else None
        if self._hidden is None and tag == "/Artifact" and _is_repeated(named):
            self._hidden = len(self._marked)
        self._marked.append(str(says) if isinstance(says, str) else None)

    def unmark(self, _: Any) -> None:
        if self._marked:
            self._marked.pop()
        if len(self._marked) == self._hidden:
            self._hidden = None

    # Shapes

    def path(self, operator: str, operands: Any) -> None:
        self._path.add(operator, [float(value) for value in operands], self._state.matrix)

    def paint(self, operator: str) -> None:
        is_filled = operator[0] in "fFbB" and self._state.fill < WHITE
        if is_filled or operator[0] in "sSbB":
            self._reader.drawn.shapes += self._path.shapes(is_filled)
        self._path = _Path()

    def draw(self, operands: Any) -> None:
        self._reader.draw(operands[0], self._resources, self._state)


@dataclass(slots=True)
class _Path:
    """The path that is built until it is painted: its parts, each with its corners."""

    parts: list[list[tuple[float, float]]] = field(default_factory=list)
    rounds: list[bool] = field(default_factory=list)

    def add(self, operator: str, values: list[float], matrix: Matrix) -> None:
        if operator == "re":
            x, y, width, height = values
            corners = [(x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y)]
            self.parts.append([at(matrix, *corner) for corner in corners])
            self.rounds.append(False)
        elif operator == "m":
            self.parts.append([at(matrix, *values)])
            self.rounds.append(False)
        elif operator == "h":
            if self.parts:
                self.parts[-1].append(self.parts[-1][0])
        elif self.parts:
            self.parts[-1].append(at(matrix, *values[-2:]))
            # A box with round corners has straight lines, too.
            self.rounds[-1] = operator != "l" and (self.rounds[-1] or len(self.parts[-1]) == 2)

    def shapes(self, is_filled: bool) -> Iterator[Shape]:
        for part, is_round in zip(self.parts, self.rounds, strict=True):
            if len(part) < 2:
                continue
            across, down = [x for x, _ in part], [y for _, y in part]
            x0, x1, y0, y1 = min(across), max(across), min(down), max(down)
            is_thin = min(x1 - x0, y1 - y0) < 0.5
            yield Shape(x0, y0, x1, y1, is_filled, is_round, is_line=is_thin or (len(part) == 2))


def product(first: Matrix, then: Matrix) -> Matrix:
    """The matrix that does *first* and *then*."""
    a, b, c, d, e, f = first
    k, m, n, o, p, q = then
    return (
        a * k + b * n, a * m + b * o,
        c * k + d * n, c * m + d * o,
        e * k + f * n + p, e * m + f * o + q,
    )  # fmt: skip


def at(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _matrix(values: Iterable[Any]) -> Matrix:
    a, b, c, d, e, f = (float(value) for value in values)
    return a, b, c, d, e, f


def resolved(value: Any) -> Any:
    """What *value* is or refers to."""
    return value.get_object() if hasattr(value, "get_object") else value


def _entry(resources: Any, kind: str, name: Any) -> Any:
    """The resource *name* of a *kind*, or None."""
    for key in (kind, name):
        resources = resolved(resources)
        if not isinstance(resources, DictionaryObject) or key not in resources:
            return None
        resources = resources[key]
    return resolved(resources)


def _is_repeated(properties: Any) -> bool:
    """Whether marked content is what stands on each page: headers, footers, page numbers."""
    return isinstance(properties, DictionaryObject) and properties.get("/Type") == "/Pagination"


_HANDLERS: dict[bytes, Callable[[_Run, Any], None]] = {
    b"q": _Run.save,
    b"Q": _Run.restore,
    b"cm": _Run.transform,
    b"g": _Run.fill_color,
    b"rg": _Run.fill_color,
    b"k": _Run.fill_color,
    b"sc": _Run.fill_color,
    b"scn": _Run.fill_color,
    b"BT": _Run.begin,
    b"Tf": _Run.set_font,
    b"Tc": lambda run, operands: run.set_number("char_space", operands),
    b"Tw": lambda run, operands: run.set_number("word_space", operands),
    b"Tz": lambda run, operands: run.set_number("scale", operands, 0.01),
    b"TL": lambda run, operands: run.set_number("leading", operands),
    b"Ts": lambda run, operands: run.set_number("rise", operands),
    b"Td": _Run.move,
    b"TD": _Run.move_and_lead,
    b"Tm": _Run.place,
    b"T*": _Run.next_line,
    b"Tj": _Run.show,
    b"TJ": _Run.show_all,
    b"'": _Run.show_on_next_line,
    b'"': _Run.show_on_next_line,
    b"BMC": _Run.mark,
    b"BDC": _Run.mark,
    b"EMC": _Run.unmark,
    b"Do": _Run.draw,
    **{
        name.encode(): lambda run, operands, name=name: run.path(name, operands)  # type: ignore[misc]
        for name in ("re", "m", "l", "c", "v", "y", "h")
    },
    **{
        name.encode(): lambda run, _, name=name: run.paint(name)  # type: ignore[misc]
        for name in ("S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "n")
    },
}
