"""Lines in pages, each as long as a screen."""

from collections.abc import Iterator, Sequence

from reflect.terminal.page import FEW, Lines, Row, listed


def pages(lines: list[str], last: int, others: int) -> Iterator[list[str]]:
    """*lines* in pages of at most *others* lines, and of at most *last* the last one."""
    while lines and not lines[-1].strip():
        lines = lines[:-1]
    while len(lines) > last:
        end = _page_break(lines, min(others, len(lines) - 1))
        yield lines[:end]
        lines = lines[end:]
        lines = lines if lines[0].strip() else lines[1:]
    yield lines


def _page_break(lines: list[str], room: int) -> int:
    """Where a page of at most *room* lines ends: between paragraphs if that is not too early."""
    blanks = [at for at in range(room // 2, room + 1) if not lines[at].strip()]
    return blanks[-1] if blanks else room


def paged(
    text: Lines, last: Lines, others: Lines, rows: Sequence[Row], columns: int, height: int
) -> list[list[str]]:
    """The pages of a *text*, the last with room for the options in *rows*, and for the keys."""
    wanted = 1 + len(listed(rows, columns))
    room = min(wanted, max(height // 2, FEW)) + len(last(columns))
    others_room = height - len(others(columns))
    *first, final = pages(text(columns), max(FEW, height - room), max(FEW, others_room))
    return [*first, [*final, ""]]
