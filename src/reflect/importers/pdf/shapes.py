"""Tells what the lines, boxes and circles of a page are for: answers, bullets or tables."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from statistics import median

from reflect.importers.paragraphs import Run
from reflect.importers.pdf.content import Shape
from reflect.importers.pdf.spans import Span, Wall
from reflect.importers.signs import BLANK, BOX, RADIO

# In points.
SMALLEST_BOX, LARGEST_BOX = 5.0, 24.0
LARGEST_BULLET = 7.0
SMALLEST_CIRCLE = 11.0
SHORTEST_LINE = 15.0
#: A mark or field may stand so much above or below its line.
NEAR = 2.0
THICKEST_LINE = 2.5
#: Lines on one height with no wider gap are one.
GAP = 3.5
#: In sizes of the text: more than a line.
TALL = 2.5
#: A page with more is a picture.
MOST_SHAPES = 4_000


#: A level line: its y, and its left and right end.
Level = tuple[float, float, float]


@dataclass(slots=True)
class Lines:
    """The straight lines of a page."""

    level: list[Level] = field(default_factory=list)
    upright: list[Wall] = field(default_factory=list)


@dataclass(slots=True)
class Sorted:
    """The shapes of a page by what they are for."""

    lines: Lines = field(default_factory=Lines)
    boxes: list[Shape] = field(default_factory=list)
    #: Squares and circles to tick, and bullets.
    marks: list[tuple[Shape, str]] = field(default_factory=list)
    #: Circles that numbers may stand in.
    circles: list[Shape] = field(default_factory=list)


def sort_out(shapes: Sequence[Shape], width: float, height: float) -> Sorted:
    """The *shapes* of a page of this size, by what they are for."""
    found = Sorted()
    if len(shapes) > MOST_SHAPES:
        return found
    seen: set[tuple[int, int, str]] = set()
    for shape in shapes:
        across, down = shape.x1 - shape.x0, shape.y1 - shape.y0
        if shape.is_round and 0.8 < across / (down or 1) < 1.25 and across > SMALLEST_CIRCLE:
            found.circles.append(shape)
        if across > 0.95 * width and down > 0.9 * height:
            continue  # the background, or a frame around the page
        if down <= THICKEST_LINE and across >= SHORTEST_LINE:
            found.lines.level.append(((shape.y0 + shape.y1) / 2, shape.x0, shape.x1))
        elif across <= THICKEST_LINE and down >= SMALLEST_BOX:
            found.lines.upright.append(((shape.x0 + shape.x1) / 2, shape.y0, shape.y1))
        elif sign := _sign(shape, across, down):
            # Drawn twice, as a frame and its inside: one mark.
            place = round((shape.x0 + shape.x1) / 8), round((shape.y0 + shape.y1) / 8), sign
            if place not in seen:
                seen.add(place)
                found.marks.append((shape, sign))
        elif not shape.is_line and not shape.is_filled and across > LARGEST_BOX / 2:
            found.boxes.append(shape)
    _give_back_cells(found)
    found.lines.level = _whole(found.lines.level)
    return found


def _whole(level: Sequence[Level]) -> list[Level]:
    """Lines that were drawn cell by cell, each as one."""
    whole: list[Level] = []
    for y, x0, x1 in sorted(level, key=lambda line: (round(line[0]), line[1])):
        if whole and abs(whole[-1][0] - y) < 1 and x0 - whole[-1][2] < GAP:
            whole[-1] = whole[-1][0], whole[-1][1], max(x1, whole[-1][2])
        else:
            whole.append((y, x0, x1))
    return whole


def _sign(shape: Shape, across: float, down: float) -> str:
    """The sign that a small *shape* is; "" if it is none."""
    if shape.is_line or not 0.75 < across / (down or 1) < 1.34:
        return ""
    if shape.is_filled:
        is_bullet = across <= LARGEST_BULLET and down > 1
        return "•" if is_bullet else ""
    if SMALLEST_BOX <= across <= LARGEST_BOX:
        return RADIO if shape.is_round else BOX
    return ""


def _give_back_cells(found: Sorted) -> None:
    """Take squares that touch each other for cells of a table."""
    squares = [shape for shape, sign in found.marks if sign == BOX]
    edges: dict[tuple[int, int], int] = {}
    for shape in squares:
        for corner in _corners(shape):
            edges[corner] = edges.get(corner, 0) + 1
    touching = [s for s in squares if sum(edges[corner] > 1 for corner in _corners(s)) >= 2]
    if touching:
        cells = {id(shape) for shape in touching}
        found.marks = [(s, sign) for s, sign in found.marks if id(s) not in cells]
        found.boxes += touching


def _corners(shape: Shape) -> list[tuple[int, int]]:
    xs, ys = (shape.x0, shape.x1), (shape.y0, shape.y1)
    return [(round(x / 2), round(y / 2)) for x in xs for y in ys]


def marked(marks: Iterable[tuple[Shape, str]], spans: Sequence[Span]) -> list[Span]:
    """The *marks* as text, on the lines of the *spans* beside them."""
    made = []
    for shape, sign in marks:
        level = beside(shape, spans)
        middle = (shape.x0 + shape.x1) / 2
        if any(s.x0 - 1 <= middle <= s.x1 + 1 for s in level):
            continue  # a frame around a number or word
        if sign == "•" and not any(0 < s.x0 - shape.x1 < 3 * s.size for s in level[:1]):
            continue  # an ornament
        made.append(placed(shape, sign, level))
    return made


def beside(shape: Shape, spans: Iterable[Span]) -> list[Span]:
    """The *spans* on the line of a *shape*, from the nearest."""
    middle = (shape.y0 + shape.y1) / 2
    level = [s for s in spans if s.top - NEAR <= middle <= s.bottom + NEAR]
    return sorted(level, key=lambda s: apart(shape, s))


def apart(shape: Shape, span: Span) -> float:
    """The distance of *shape* and *span* on a line."""
    return max(span.x0 - shape.x1, shape.x0 - span.x1, 0)


def placed(shape: Shape, text: str, beside: Sequence[Span]) -> Span:
    """A *shape* as *text*, on the line of the first span *beside* it."""
    size = beside[0].size if beside else min(shape.y1 - shape.y0, 12) or 10
    y = beside[0].y if beside else min(shape.y0 + size, shape.y1)
    return Span(shape.x0, shape.x1, y, size, [Run(text, size=round(size, 1))])


def blanks(level: Iterable[Level], spans: Sequence[Span]) -> list[Span]:
    """The lines to write on as text; not lines under words, or below a heading."""
    made = []
    usual = median([s.size for s in spans]) if spans else 0
    for y, x0, x1 in level:
        above = [s for s in spans if -0.2 * s.size <= y - s.y <= 0.6 * s.size]
        under = [s for s in above if s.x0 < x1 - 1 and s.x1 > x0 + 1]
        covered = sum(min(s.x1, x1) - max(s.x0, x0) for s in under)
        is_heading = any(s.size > 1.1 * usual and s.x0 - x0 < s.size for s in under)
        if is_heading or covered > 0.5 * (x1 - x0):
            continue
        if any(s.x0 < x0 - 1 for s in under):
            # A line under the end of a word, too.
            x0 = max(s.x1 for s in under)
            under = []
        line = Shape(x0, y, x1, y, is_line=True)
        near = [s for s in above if not under and apart(line, s) <= 4 * s.size]
        made.append(placed(line, BLANK, sorted(near, key=lambda s: apart(line, s))))
    return made


def room(box: Shape, spans: Sequence[Span]) -> Span:
    """An empty *box* to write in as text, on the last line of what stands beside it."""
    level = [
        s
        for s in spans
        if s.bottom > box.y0 + 1 and s.y < box.y1 and (s.x1 < box.x0 + 2 or s.x0 > box.x1 - 2)
    ]
    level.sort(key=lambda s: (-round(s.y), apart(box, s)))
    blank = placed(box, BLANK, level)
    if level and box.y1 - box.y0 > TALL * level[0].size:
        blank.y += 0.5 * level[0].size  # for a story: below the line
    return blank
