"""The paper that is drawn on: a console, and lines of text with styles of ours."""

import io
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import islice

from rich.console import Console, ConsoleDimensions
from rich.segment import Segment, Segments
from rich.style import Style
from rich.text import Text

from reflect.render.page import COMFORTABLE, unbound
from reflect.text import visible, width, wrap

#: The narrowest that text is broken to.
NARROWEST = 12
#: What stands behind a line that was cut.
CUT = " ..."
_NEWLINE = Segment("\n")
_console = partial(Console, markup=False, emoji=False, highlight=False)


def console(*, to_stderr: bool = False, widest: int = COMFORTABLE) -> Console:
    """A console that obeys nothing in the text it is given, of at most *widest* columns."""
    made = _console(stderr=to_stderr, legacy_windows=False)
    columns, rows = made.size
    made.size = ConsoleDimensions(min(columns, widest), rows)  # asked once, and not with each line
    return made


def paper(columns: int) -> Console:
    """A console without any colour, of so many *columns*, to capture what is drawn on it."""
    return _console(file=io.StringIO(), width=columns, color_system=None, force_terminal=False)


def styled(text: str, style: str = "") -> Text:
    """Foreign *text*, made harmless, in a style of ours."""
    return Text(visible(text), style=style)


def said(sentence: str, style: str = "") -> Text:
    """A *sentence* of ours in a style of ours."""
    return styled(unbound(sentence), style)


def lines(text: Text, columns: int) -> list[Text]:
    """*text* broken between words into lines of at most *columns* cells, its styles kept."""
    broken, cuts, at = wrap(text.plain, columns), [], 0
    for line in broken:
        words = line.strip()
        at = text.plain.index(words, at)
        cuts += [at, at + len(words)]
        at += len(words)
    # What lies before the first cut and between two lines is blank.
    parts = text.divide(cuts)[1::2]
    margins = (line[: len(line) - len(line.lstrip())] for line in broken)
    return [
        Text(margin) + part if margin else part for margin, part in zip(margins, parts, strict=True)
    ]


def cut(text: str, columns: int) -> str:
    """*text* on one line of at most *columns* cells, cut between words with dots behind it."""
    text = " ".join(text.split())
    if width(text) <= columns:
        return text
    begun = wrap(text, columns - len(CUT))[0]
    return f"{begun}{CUT}"


def laid(text: Text, columns: int, label: Text | None = None) -> Iterable[Text]:
    """The lines that *text* takes on so many *columns*, behind its *label*."""
    room = max(NARROWEST, columns - (label.cell_len if label else 0))
    return behind(label, lines(text, room)) if label else lines(text, room)


def behind(label: Text, drawn: Iterable[Text]) -> Iterator[Text]:
    """*drawn* lines, moved to the right of the *label* of the first."""
    for line in drawn:
        beside = Text.assemble(label, line)
        beside.rstrip()
        yield beside
        label = Text(" " * label.cell_len)


def rendered(out: Console, drawn: Iterable[Text]) -> Iterator[str]:
    """*drawn* lines as *out* would print them, a thousand at once; they are broken already."""
    every = iter(drawn)
    styles: dict[str | Style, Style | None] = {"": None}
    while some := list(islice(every, 1000)):
        pieces: list[Segment] = []
        for line in some:
            if line.spans:
                pieces += line.render(out)
            elif line.plain:
                if line.style not in styles:
                    styles[line.style] = out.get_style(line.style)
                pieces.append(Segment(line.plain, styles[line.style]))
            pieces.append(_NEWLINE)
        with out.capture() as caught:
            out.print(Segments(pieces), soft_wrap=True)
        yield caught.get()
