"""What is put on a console: lines as they are, and nothing that a terminal would obey."""

import io

import pytest
from rich.console import Console

from reflect.render.drawing import put_many


@pytest.mark.parametrize(
    ("colours", "drawn"),
    [
        (None, "\na day\nwide and wider\nS<1b>[5m  7\n"),
        ("standard", "\n\x1b[2ma day\x1b[0m\n\x1b[2mwide and wider\x1b[0m\nS<1b>[5m  7\n"),
    ],
)
def test_many_lines_are_put_out_as_they_are_each_in_its_style(
    colours: str | None, drawn: str
) -> None:
    file = io.StringIO()
    out = Console(file=file, color_system=colours, force_terminal=bool(colours), width=10)  # type: ignore[arg-type]

    put_many(out, [("", ""), ("a day", "dim"), ("wide and wider", "dim"), ("S\x1b[5m  7", "")])

    assert file.getvalue() == drawn
