"""Reading a worksheet: everything that is wrong with it is found at once."""

from collections.abc import Mapping
from typing import NamedTuple

from reflect import yaml
from reflect.text import lines
from reflect.worksheets.building import Building
from reflect.worksheets.head import Head
from reflect.worksheets.parts import Parts, joined
from reflect.worksheets.report import Problem, Report
from reflect.worksheets.sheet import Worksheet
from reflect.worksheets.source import open_comment, sources


class Reading(NamedTuple):
    """A worksheet as far as it could be understood, and what could not."""

    worksheet: Worksheet
    problems: tuple[Problem, ...]
    #: The line numbers without an id, and the ids that are used for them.
    proposed: tuple[tuple[int, str], ...]
    #: The line of each step and question, by its id.
    lines: Mapping[str, int]

    @property
    def usable(self) -> bool:
        """Whether it can be worked through."""
        return all(problem.mild for problem in self.problems)


def read(text: str) -> Reading:
    """The worksheet written in *text*."""
    front, body = yaml.split(text)
    report, first = Report(), len(lines(front.raw)) + 1
    parts = Parts(report, first)
    for source in sources(lines(body.removeprefix("\ufeff")), first):
        parts.take(source)
    if not parts.parts:
        report.wrong(parts.title_line, "there is no step: a step begins with '## '")
    building = Building(parts, report)
    worksheet = _worksheet(Head(front, building.steps, report), parts)
    return Reading(worksheet, report.problems, building.proposed, building.lines)


def _worksheet(head: Head, parts: Parts) -> Worksheet:
    head.check()
    return Worksheet(
        id=head.id(),
        title=head.title(parts.title, parts.title_line),
        version=head.number("version", 1),
        language=head.front.string("language") or "en",
        purpose=joined(parts.purpose),
        steps=head.steps,
        conclusion=joined(parts.conclusion or []),
        license=head.front.string("license"),
        source=head.front.string("source"),
        minutes=head.number("minutes", 0) or None,
        due=head.due(),
        every=head.front.string("every"),
        was=head.was(),
        after=head.after(),
        retired=head.retired(),
    )


def with_ids(text: str, proposed: tuple[tuple[int, str], ...]) -> str:
    """*text* with the *proposed* ids written at the ends of their lines."""
    every = lines(text)
    for number, id_ in proposed:
        every[number - 1] = _with_id(every[number - 1], id_)
    return "".join(every)


def _with_id(line: str, id_: str) -> str:
    """*line* with an id at the end of what can be seen of it."""
    seen = line.rstrip("\r\n")
    # A comment that goes on below would hide the id.
    open_ = open_comment(seen)
    shown, hidden = seen[:open_].rstrip(), seen[open_:]
    return f"{shown} {{#{id_}}}{' ' if hidden else ''}{hidden}{line[len(seen) :]}"
