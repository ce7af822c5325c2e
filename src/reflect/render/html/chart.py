"""Marks on one fixed axis, at the days they are from: nothing is smoothed or added up."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from reflect.render.html.markup import Html, element
from reflect.render.page import Chart, Dot, unbound

#: A chart is as wide as a phone, so that its words are never made small.
WIDTH, HEIGHT = 340, 190
LEFT, RIGHT, TOP, BOTTOM = 30, 14, 22, 28
#: So many lines at most from the lowest mark to the highest.
LINES = 10
#: How wide a letter and how high a line is, about, where the digits and the days stand.
LETTER, LINE = 7.0, 13.0
_DOT = 4.0
#: Where the digit of a dot may stand, from the middle of the one to the middle of the other.
_PLACES = ((0, -12), (0, 14), (12, 0), (-12, 0), (0, -24), (0, 26))


class Axes(NamedTuple):
    """From where to where marks and days can go."""

    low: int
    high: int
    first: date
    last: date

    def x(self, day: date) -> float:
        """How far right a *day* is; in the middle where there is but one."""
        room, days = WIDTH - LEFT - RIGHT, (self.last - self.first).days
        return round(LEFT + (room * (day - self.first).days / days if days else room / 2), 1)

    def y(self, value: int) -> float:
        """How far down a mark is."""
        room = HEIGHT - TOP - BOTTOM
        return round(TOP + room * (self.high - value) / (self.high - self.low), 1)

    def lines(self) -> Iterator[int]:
        """The marks that have a line, the ends among them."""
        step = -(-(self.high - self.low) // LINES)
        yield from range(self.low, self.high, step)
        yield self.high


class _Box(NamedTuple):
    """What a digit, a day or a dot takes up around its middle."""

    x: float
    y: float
    wide: float
    high: float

    @property
    def is_inside(self) -> bool:
        """Whether it is in the picture, above the days."""
        across = self.wide / 2 <= self.x <= WIDTH - self.wide / 2
        return across and 0 < self.y < HEIGHT - BOTTOM + self.high / 2

    def touches(self, other: "_Box") -> bool:
        """Whether some of it is on the *other*."""
        across = abs(self.x - other.x) < (self.wide + other.wide) / 2
        return across and abs(self.y - other.y) < (self.high + other.high) / 2


def picture(drawn: Chart) -> Html:
    """A picture of ratings, with their days in words below."""
    low, high, dots, days, said = drawn
    axes = Axes(low, high, days[0][0], days[-1][0])
    down = {value: axes.y(value) for value in axes.lines()}
    path = (f"{'L' if d.joined else 'M'}{axes.x(d.day)} {axes.y(d.value)}" for d in dots)
    digits = zip(dots, places(axes, dots), strict=True)
    return element(
        "svg",
        (element("path", d=f"M{LEFT} {y}H{WIDTH - RIGHT}", class_="grid") for y in down.values()),
        (_text(str(end), LEFT - 10, down[end], "end", "end") for end in (low, high)),
        (
            element("path", d=f"M{axes.x(day)} {HEIGHT - BOTTOM}v4", class_="tick")
            for day, _ in days
        ),
        (
            element("text", words, x=at, y=HEIGHT - 8, text_anchor="middle", class_="day")
            for at, words in _chosen(axes, days)
        ),
        element("path", d="".join(path), class_="line", fill="none") if dots else None,
        (
            element("circle", cx=axes.x(d.day), cy=axes.y(d.value), r=_DOT, class_="dot")
            for d in dots
        ),
        (_text(str(dot.value), *at, "middle", "digit") for dot, at in digits),
        viewBox=f"0 0 {WIDTH} {HEIGHT}",
        role="img",
        aria_label=unbound(said),
    )


def _text(words: str, x: float, y: float, anchor: str, kind: str) -> Html:
    """A text whose middle is at *y*."""
    y = round(y + LINE / 3, 1)
    return element("text", words, x=x, y=y, text_anchor=anchor, class_=kind)


def _chosen(axes: Axes, days: Sequence[tuple[date, str]]) -> Iterator[tuple[float, str]]:
    """Where *days* stand in words, as many as there is room for: the ends before all else."""
    taken: list[_Box] = []
    for day, words in dict.fromkeys([*days[:1], *days[:0:-1]]):
        wide = len(words) * LETTER
        box = _Box(min(max(axes.x(day), wide / 2), WIDTH - wide / 2), 0, wide, LINE)
        if not any(map(box.touches, taken)):
            taken.append(box)
            yield round(box.x, 1), words


def places(axes: Axes, dots: Sequence[Dot]) -> list[tuple[float, float]]:
    """Where the digits stand: each at its dot, and not on another one if there is any room."""
    around = [_Box(axes.x(d.day), axes.y(d.value), 2 * _DOT, 2 * _DOT - 4) for d in dots]
    found: list[_Box] = []
    for dot, (x, y, *_) in zip(dots, around, strict=True):
        wide = len(str(dot.value)) * LETTER
        tried = [_Box(x + right, y + down, wide, LINE) for right, down in _PLACES]
        free = (
            each
            for each in tried
            if each.is_inside and not any(map(each.touches, (*around, *found)))
        )
        found.append(next(free, tried[0]))
    return [(box.x, box.y) for box in found]
