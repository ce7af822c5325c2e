"""Lines of a page as prompt_toolkit draws them."""

import re
from collections.abc import Callable, Iterator

from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.layout import FormattedTextControl, Window
from prompt_toolkit.layout.dimension import Dimension

from reflect.terminal.page import BOLD, DIM, UNDONE

_STYLES = {BOLD: "bold", DIM: "dim", UNDONE: ""}
_STYLE = re.compile(f"({'|'.join(map(re.escape, _STYLES))})")


def drawn(lines: list[str]) -> StyleAndTextTuples:
    """The *lines* of a page in their tones; prompt_toolkit's own way takes letter by letter."""
    return list(_pieces("\n".join(lines)))


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    style = ""
    for piece in _STYLE.split(text):
        if piece in _STYLES:
            style = _STYLES[piece]
        elif piece:
            yield style, piece


def window(lines: Callable[[], list[str]]) -> Window:
    """A window that is just as high as its *lines*."""
    return Window(
        FormattedTextControl(lambda: drawn(lines())),
        height=lambda: Dimension.exact(len(lines())),
    )
