"""Drawing for people: the only home of rich."""

from rich.console import Console
from rich.text import Text

from reflect.text import visible

#: The widest that prose is comfortable to read.
WIDEST = 88


def console(*, to_stderr: bool = False) -> Console:
    """A console that obeys nothing in the text it is given."""
    made = Console(
        markup=False,
        emoji=False,
        highlight=False,
        soft_wrap=False,
        stderr=to_stderr,
        legacy_windows=False,
    )
    made.width = min(made.width, WIDEST)
    return made


def styled(text: str, style: str = "") -> Text:
    """Foreign *text*, made harmless, in a style of ours."""
    return Text(visible(text), style=style)


def put(out: Console, text: Text, *, indent: int = 0, above: int = 0) -> None:
    """Print *text*, wrapped between words and moved to the right, below *above* empty lines."""
    for _ in range(above):
        out.print()
    for line in text.wrap(out, max(20, out.width - indent), tab_size=4):
        line.rstrip()
        out.print(Text(" " * indent if line else "") + line, soft_wrap=True)
