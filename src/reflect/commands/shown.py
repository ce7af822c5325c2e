"""What looks back, to be read or to be listened to: the same by its command and in the demo.

What it takes is imported only then: rich for what is drawn, tables of words for what is compared.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from reflect.comparison.ratings import Ratings
    from reflect.comparison.timeline import Timeline
    from reflect.journal.asked import Asked
    from reflect.journal.leaf import Leaf
    from reflect.journal.runs import Run
    from reflect.render.pair import Pair, View
    from reflect.words.table import Words
    from reflect.worksheets import Reading, Worksheet


class Shown(NamedTuple):
    """A page for people."""

    heard: Callable[[], str]
    #: Draws it on a console.
    drawn: Callable[[Any], None]


def entries(runs: "Sequence[Run]", more: str = "", *, discreet: bool = False) -> Shown:
    """A list of entries, or of their days alone; *more* says how to see the others."""

    def heard() -> str:
        from reflect.render.spoken import entries as spoken

        return spoken.listed(runs, more=more, discreet=discreet)

    def drawn(out: Any) -> None:
        from reflect.render import entries as render

        render.listed(out, runs, more=more, discreet=discreet)

    return Shown(heard, drawn)


def leaf(entry: "Leaf") -> Shown:
    """One entry."""

    def heard() -> str:
        from reflect.render.spoken import entries as spoken

        return spoken.shown(entry)

    def drawn(out: Any) -> None:
        from reflect.render import entries as render

        render.shown(out, entry)

    return Shown(heard, drawn)


def compared(pair: "Pair", view: "View") -> Shown:
    """What has changed between two runs."""

    def heard() -> str:
        from reflect.render.spoken import changes as spoken

        return spoken.compared(pair, view)

    def drawn(out: Any) -> None:
        from reflect.render import changes as render

        render.drawn(out, pair, view)

    return Shown(heard, drawn)


def questions(listed: "Sequence[Asked]", call: str, words: "Words") -> Shown:
    """The questions that have answers, and how to *call* for one of them."""

    def heard() -> str:
        from reflect.render.spoken import timeline as spoken

        return spoken.listed(listed, call, words)

    def drawn(out: Any) -> None:
        from reflect.render import timeline as render

        render.listed(out, listed, call, words)

    return Shown(heard, drawn)


def timeline(asked: "Asked", lines: "Sequence[Timeline[Run]]", words: "Words") -> Shown:
    """One question through all runs."""

    def heard() -> str:
        from reflect.render.spoken import timeline as spoken

        return spoken.heard(asked, lines, words)

    def drawn(out: Any) -> None:
        from reflect.render import timeline as render

        render.drawn(out, asked, lines, words)

    return Shown(heard, drawn)


def ratings(found: "Ratings[Run]", numbers: Mapping[str, str], words: "Words", more: str) -> Shown:
    """All marks; *numbers* are those of the questions, *more* is the command for the words."""

    def heard() -> str:
        from reflect.render.spoken import ratings as spoken

        return spoken.heard(found, numbers, words, more)

    def drawn(out: Any) -> None:
        from reflect.render import ratings as render

        render.drawn(out, found, numbers, words, more)

    return Shown(heard, drawn)


def worksheets(readings: "Sequence[tuple[Reading, bool]]", check: Callable[[str], str]) -> Shown:
    """A list of worksheets, each with whether it is the person's own, and how to *check* one."""

    def heard() -> str:
        from reflect.render.spoken import worksheets as spoken

        return spoken.listed(readings, check)

    def drawn(out: Any) -> None:
        from reflect.render import worksheets as render

        render.listed(out, readings, check)

    return Shown(heard, drawn)


def worksheet(sheet: "Worksheet") -> Shown:
    """One worksheet."""

    def heard() -> str:
        from reflect.render.spoken import worksheets as spoken

        return spoken.shown(sheet)

    def drawn(out: Any) -> None:
        from reflect.render import worksheets as render

        render.shown(out, sheet)

    return Shown(heard, drawn)
