"""The figures, as tables in Markdown."""

from collections.abc import Iterable, Sequence

from peers import Beside
from rows import LITTLE_MEMORY, MOST_MEMORY, Result
from timing import Pairs, median

HEAD = ("at {count} entries", "in turn with", "times as long", "least – most")
HEAD += ("no more than", "aim", "ms", "MiB")
BESIDE = ("for comparison", "with", "times as long", "least – most", "ms", "reflect, ms")
#: The columns of figures are set to the right.
LEFT = 2


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table whose columns also line up where nobody draws it."""
    lines = [head, *rows]
    wide = [max(map(len, column)) for column in zip(*lines, strict=True)]
    marks = ["-" * n if at < LEFT else "-" * (n - 1) + ":" for at, n in enumerate(wide)]

    def line(cells: Sequence[str]) -> str:
        both = enumerate(zip(cells, wide, strict=True))
        set_ = (cell.ljust(n) if at < LEFT else cell.rjust(n) for at, (cell, n) in both)
        return f"| {' | '.join(set_)} |\n"

    return "".join(map(line, (lines[0], marks, *lines[1:])))


def measured(results: Sequence[Result], count: int) -> str:
    """Each row with what it may take; what takes more is said beside that."""
    head = [cell.format(count=f"{count:,}") for cell in HEAD]
    rows = [cells(result) for result in results]
    memory = max((r.pairs.memory for r in results if r.pairs), default=0.0)
    over = " over" * (memory > MOST_MEMORY)
    most = f"{MOST_MEMORY:.0f} MiB{over}"
    last = [
        "memory of any of these",
        "",
        "",
        "",
        most,
        f"{LITTLE_MEMORY:.0f} MiB",
        "",
        f"{memory:.0f}",
    ]
    return table(head, [*rows, last])


def beside(every: Sequence[Beside]) -> str:
    """What others need, and what reflect does."""
    rows = []
    for each in every:
        pairs, first = each.pairs, [each.peer.what, each.peer.tool]
        if pairs:
            turned = Pairs(pairs.yardstick, pairs.ours)
            times = [milliseconds(seconds) for seconds in (turned.ours, turned.yardstick)]
            rows.append([*first, *ratios(turned), *times])
        else:
            rows.append([*first, each.reason, "", "", ""])
    return table(BESIDE, rows)


def cells(result: Result) -> list[str]:
    """A row of the table."""
    row, pairs = result.row, result.pairs
    over = " over" * (pairs is not None and row.most > 0 and pairs.ratio > row.most)
    most = f"{row.most:g} x{over}" if row.most else ""
    aim = f"{row.aim:g} x" if row.aim else ""
    if not pairs:
        return [row.what, row.yardstick, result.reason, "", most, aim, "", ""]
    memory = f"{pairs.memory:.0f}" if pairs.memory else ""
    return [row.what, row.yardstick, *ratios(pairs), most, aim, milliseconds(pairs.ours), memory]


def ratios(pairs: Pairs) -> tuple[str, str]:
    """The median of the pairs, and the smallest and the greatest."""
    each = pairs.ratios
    return f"{pairs.ratio:.2f}", f"{min(each):.2f} – {max(each):.2f}"


def milliseconds(seconds: Sequence[float]) -> str:
    """The median."""
    milliseconds = median(seconds) * 1000
    return f"{milliseconds:.{0 if milliseconds >= 10 else 2}f}"
