"""The page of `check`: what a look at all files found, place by place."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from reflect.journal.checking import Finding, place
from reflect.render.page import Block, Command, Page, Paragraph, Section, Voiced


def page(
    found: Iterable[Finding], root: Path, ends: Sequence[Block], as_called: Callable[[str], str]
) -> Page:
    """What was *found*, each with its way out, and below it what can be done next.

    Commands in a sentence are put *as_called* from here.
    """
    return Page([*(_section(each, root, as_called) for each in found), *ends])


def _section(finding: Finding, root: Path, as_called: Callable[[str], str]) -> Section:
    blocks = [Paragraph(as_called(finding.what)), Paragraph(as_called(finding.way), joins=True)]
    commands = [Command("", finding.command)] if finding.command else []
    where, line = place(finding.path, root), finding.line
    said = f"In {where}, line {line}:" if line else f"In {where}:"
    return Section(Voiced(place(finding.path, root, line), lambda: said), (*blocks, *commands))
