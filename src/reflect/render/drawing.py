"""The paper that is drawn on: a console, and text put on it between its margins."""

import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter

from rich.console import Console, ConsoleDimensions
from rich.segment import Segment, Segments
from rich.text import Text

from reflect.text import visible, width, wrap

#: The widest that prose is comfortable to read.
WIDEST = 88
#: How wide a file is that one draws into.
PAGE = 80
#: The narrowest that it is broken to.
NARROWEST = 12
_NEWLINE = Segment("\n")
#: What stands behind a line that was cut.
CUT = " ..."


def console(*, to_stderr: bool = False, widest: int = WIDEST) -> Console:
    """A console that obeys nothing in the text it is given, of at most *widest* columns."""
    made = Console(
        markup=False,
        emoji=False,
        highlight=False,
        soft_wrap=False,
        stderr=to_stderr,
        legacy_windows=False,
    )
    columns, rows = made.size
    made.size = ConsoleDimensions(min(columns, widest), rows)  # asked once, and not with each line
    return made


def text(draw: Callable[[Console], None], columns: int) -> str:
    """What *draw* puts on a console of so many columns, without any colour."""
    out = io.StringIO()
    console = Console(
        file=out,
        width=min(columns, WIDEST),
        color_system=None,
        force_terminal=False,
        markup=False,
        emoji=False,
        highlight=False,
    )
    draw(console)
    return out.getvalue()


def styled(text: str, style: str = "") -> Text:
    """Foreign *text*, made harmless, in a style of ours."""
    return Text(visible(text), style=style)


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


def put(
    out: Console, text: Text, *, indent: int = 0, above: int = 0, label: Text | None = None
) -> None:
    """Print *text*, wrapped between words and moved to the right, below *above* empty lines.

    A *label* stands to the left of its first line.
    """
    put_lines(out, [*[Text()] * above, *laid(text, out.width, indent=indent, label=label)])


def laid(text: Text, columns: int, *, indent: int, label: Text | None = None) -> Iterator[Text]:
    """The lines that *text* takes on so many *columns*, moved to the right behind its *label*."""
    shift = indent + (label.cell_len if label else 0)
    margin = Text(" " * indent) + label if label else Text(" " * indent)
    for line in lines(text, max(NARROWEST, columns - shift)):
        yield margin + line if line or label else line
        margin, label = Text(" " * shift), None


def put_lines(out: Console, lines: Sequence[Text]) -> None:
    """Print *lines* as they are: all at once, since a console asks for its size each time.

    They are broken already, and `visible` has left no tab in them. Given as text, they would be
    taken apart and joined two times more.
    """
    if lines:
        pieces = Text("\n").join(lines).render(out, end="\n")
        out.print(Segments(pieces), soft_wrap=True)


def put_many(out: Console, lines: Iterable[tuple[str, str]]) -> None:
    """Print foreign *lines*, each with a style of ours, as they are: ten thousand at once."""
    if out.color_system:
        pieces: list[Segment] = []
        for style, group in groupby(lines, itemgetter(1)):
            shared = out.get_style(style) if style else None
            # Each by itself: a pager begins every line anew.
            for text, _ in group:
                pieces += (Segment(visible(text), shared), _NEWLINE)
    else:
        pieces = [Segment(visible("\n".join([*(text for text, _ in lines), ""])))]
    out.print(Segments(pieces), soft_wrap=True)


def put_beside(out: Console, left: Text, right: Text, *, above: int = 0) -> None:
    """Print *left*, wrapped, and *right* at the end of its first line."""
    room = max(20, out.width - right.cell_len - 3)
    lines = left.wrap(out, room)
    lines[0].rstrip()
    lines[0].pad_right(out.width - right.cell_len - lines[0].cell_len)
    lines[0].append_text(right)
    for line in lines:
        line.rstrip()
    put_lines(out, [*[Text()] * above, *lines])
