"""What somebody writes, shown in rows that are broken between words."""

from prompt_toolkit.buffer import Buffer
from prompt_toolkit.data_structures import Point
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.layout.controls import BufferControl, GetLinePrefixCallable, UIContent

from reflect.terminal.rows import ends, moved, row_at, rows, shown


class Prose(BufferControl):
    """A buffer whose text is broken between words at any width.

    prompt_toolkit breaks lines after any letter (its issue 1648), so each row is a line to it.
    """

    def __init__(self, buffer: Buffer) -> None:
        super().__init__(buffer)
        self._columns = 80
        self.show(buffer)

    def show(self, buffer: Buffer) -> None:
        """Show another *buffer* from now on."""
        self.buffer = buffer
        self._goal: int | None = None
        #: Where the cursor was left by the last move between rows.
        self._left_at = -1

    def create_content(self, width: int, height: int, preview_search: bool = False) -> UIContent:
        """The rows, and the place of the cursor among them."""
        self._columns = max(1, width - 1)
        text, position = shown(self.buffer.text), self.buffer.cursor_position
        found = rows(text, self._columns)
        at = row_at(found, position)

        def line(number: int) -> StyleAndTextTuples:
            start, end = found[number]
            return [("", text[start:end]), ("", " ")]

        return UIContent(line, len(found), Point(position - found[at][0], at))

    def preferred_height(
        self,
        width: int,
        max_available_height: int,
        wrap_lines: bool,
        get_line_prefix: GetLinePrefixCallable | None,
    ) -> int | None:
        """As many rows as there are."""
        return min(max_available_height, self.create_content(width, 1).line_count)

    def move(self, by: int) -> None:
        """Move the cursor by so many rows, in the column where it was."""
        buffer = self.buffer
        goal = self._goal if buffer.cursor_position == self._left_at else None
        buffer.cursor_position, self._goal = moved(
            buffer.text, self._columns, buffer.cursor_position, by, goal
        )
        self._left_at = buffer.cursor_position

    def to_start(self) -> None:
        """Move the cursor to the start of its row."""
        self.buffer.cursor_position = ends(
            self.buffer.text, self._columns, self.buffer.cursor_position
        )[0]

    def to_end(self) -> None:
        """Move the cursor to the end of its row."""
        self.buffer.cursor_position = ends(
            self.buffer.text, self._columns, self.buffer.cursor_position
        )[1]
