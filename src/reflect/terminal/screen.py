"""A screen to write at, which shows afterwards what it showed before."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from reflect.errors import EditorCameBack, EditorFailed, NoEditor, NotText, ReflectError
from reflect.interview import Move, Passage, Prompt, Standing, To, Whom
from reflect.terminal import editor, page, ways
from reflect.terminal.around import Around
from reflect.terminal.page import Lines, Option
from reflect.terminal.room import Room
from reflect.text import visible, wrap
from reflect.words.talk import Talk
from reflect.worksheets import Worksheet

if TYPE_CHECKING:
    from prompt_toolkit.buffer import Buffer
    from prompt_toolkit.input import Input
    from prompt_toolkit.output import Output

    from reflect.terminal.choosing import Choosing


class Screen(Room):
    """The alternate screen of a terminal, from begin to end of a sitting."""

    def __init__(
        self,
        talk: Talk,
        scratch: Path,
        input: "Input | None" = None,  # noqa: A002 - what prompt_toolkit calls it
        output: "Output | None" = None,
    ) -> None:
        super().__init__(talk, input, output)
        self.remarks: list[str] = []
        self._scratch = scratch
        #: What a worksheet is for, until it was shown; and while it stands above a question.
        self._preface: Lines | None = None
        self._above: Lines = page.no_lines
        self._is_refused = False

    def begin(self, worksheet: Worksheet, remarks: list[str]) -> None:
        """Say what the worksheet is for, above the first question where both have room."""
        said = [page.minutes(worksheet), *remarks]

        def preface(columns: int) -> list[str]:
            lines = page.opening(worksheet, columns)
            for each in filter(None, said):
                lines += ["", *wrap(visible(each), columns - 2, " ")]
            return lines

        self._preface = preface

    def again(self, trouble: str) -> bool:
        """Whether to try once more to keep an answer."""
        said = f"{self.talk.not_saved.format(why=trouble)} {self.talk.still_here}"
        return self.choose(said, {"": self.talk.try_again, "q": self.talk.stop_here}) == ""

    def read(self, passages: Iterable[Passage]) -> None:
        """Show what was written, page by page."""
        every = list(passages)

        def text(columns: int) -> list[str]:
            lines: list[str] = []
            for heading, answer in every:
                lines += page.strong(heading, columns)
                lines += ["", *wrap(visible(answer), columns - 4, "   "), ""]
            return lines

        self.turn(text, {"": self.talk.go_on, "q": self.talk.enough_reading})

    def ask(self, prompt: Prompt) -> str | Move:
        """What is typed in answer, or where somebody wants to go instead."""
        whole = self._introduced(prompt)
        above = self._around(prompt, whole=whole)
        text = (
            self.options(prompt, above)
            if prompt.is_chosen
            else self.text(prompt.typed, above, many_lines=prompt.is_prose)
        )
        while not self._is_over:
            reply = self.write(text, self._around(prompt, whole=whole))
            if isinstance(reply, str):
                return reply
            if isinstance(reply, Move):
                return self._left(reply)
            typed = prompt.spoken(text.text) if prompt.is_chosen else text.text
            way = self._more(prompt.heading, typed, ways.of_question(prompt, text.text))
            move = self._moved(way, prompt, text)
            if move:
                return self._left(move)
            whole = whole or way == "g"
        return self._left(Move(To.PAUSE, text.text))

    def _moved(self, way: str, prompt: Prompt, text: "Buffer | Choosing") -> Move | None:
        """Where a *way* leads; nothing where it leads back to the field."""
        from reflect.terminal.choosing import Choosing  # only here: it brings prompt_toolkit

        if way == "n" and (text.text.strip() or prompt.is_answered) and not self._is_sure():
            return None
        if way == "l":
            self._recall(prompt, text)
        elif way in "ue" and not isinstance(text, Choosing):
            text.undo() if way == "u" else self._edit(prompt, text)
        return self._elsewhere(way, prompt, text.text)

    def _elsewhere(self, way: str, prompt: Prompt | Whom, typed: str) -> Move | None:
        """Where a *way* leads that is there at every question; nothing where it leads back."""
        if way == "t":
            chosen = self._question(prompt)
            return Move(To.QUESTION, typed, chosen.key) if chosen else None
        if way == "r":
            self._read_back(prompt)
        return Move(ways.MOVES[way], typed) if way in ways.MOVES else None

    def whom(self, prompt: Whom) -> tuple[str, ...] | Move:
        """The people that are named, or where somebody wants to go instead."""
        whole = self._introduced(prompt)
        text = self.text(prompt.typed, self._around(prompt, whole=whole), many_lines=False)
        while not self._is_over:
            reply = self.write(text, self._around(prompt, whole=whole))
            if isinstance(reply, str):
                return prompt.people(reply)
            if isinstance(reply, Move):
                return self._left(reply)
            way = self._more(self.talk.whom, text.text, ways.of_whom(prompt))
            if way == "s":
                return ()
            if move := self._elsewhere(way, prompt, text.text):
                return self._left(move)
            whole = whole or way == "g"
        return self._left(Move(To.PAUSE, text.text))

    def _left(self, move: Move) -> Move:
        """The *move*; at a pause the curtain falls before anything else is done."""
        if move.to is To.PAUSE:
            self.stage.close()
        return move

    @property
    def _is_over(self) -> bool:
        """Whether nothing more is to be asked."""
        return bool(self.signal) or self._is_refused

    def _around(self, prompt: Prompt | Whom, *, whole: bool) -> Around:
        top = self._above
        bars = self.talk.bars if isinstance(prompt, Prompt) else self.talk.whom_bars
        is_prose = isinstance(prompt, Prompt) and prompt.is_prose
        done = f"{self.talk.ctrl}-D" if is_prose else self.talk.enter

        def problem(text: str, columns: int) -> list[str]:
            return [] if prompt.fits(text) else page.strong(page.wanted(prompt), columns)

        return Around(
            page=lambda columns, rows: page.above(prompt, columns, rows, whole=whole, top=top),
            keys=lambda columns: [page.bar(bars, done, columns)],
            problem=problem,
            jot=prompt.jot,
        )

    def _introduced(self, prompt: Prompt | Whom) -> bool:
        """Whether the whole guidance stands above a question that opens its step.

        A question and room to answer it come first: on a small screen its guidance has a page of
        its own, and so has what the worksheet is for.
        """
        size = self.stage.size
        preface, self._preface, self._above = self._preface, None, page.no_lines
        if not prompt.opens_step:
            return False
        if preface and page.fits(prompt, size, top=preface):
            self._above = preface
            return True
        if preface:
            ways = {"": self.talk.begin, "q": self.talk.later}
            self._is_refused = self.turn(preface, ways) != ""
        if self._is_over or page.fits(prompt, size):
            return True
        self.turn(lambda columns: page.introduction(prompt, columns), {"": self.talk.go_on})
        return False

    def _more(self, heading: str, typed: str, ways: ways.Ways) -> str:
        """One letter for everything else; ``tab`` to go on writing."""

        def above(columns: int) -> list[str]:
            lines = page.strong(heading, columns)
            there = wrap(visible(typed), columns - 2, " ")[-3:] if typed else []
            lines += [*([""] if there else []), *map(page.dim, there)]
            # The ways are all seen at once; on a small screen there is less above them.
            return lines[: max(0, self.stage.size.rows - len(options) - 1 - len(last(columns)))]

        def last(columns: int) -> list[str]:
            return ["", *wrap(self.talk.back_to_writing, columns - 2, " ")]

        options = [Option(key, way, key, more) for key, (way, more) in ways.items()]
        return self.press(options, text=above, last=last, others=page.no_lines, out="tab") or "p"

    def _is_sure(self) -> bool:
        """Whether "not today" is to take the place of what is there."""
        ways = {"": self.talk.leave_it, "n": self.talk.way_not_today}
        return self.choose(self.talk.sure_not_today, ways) == "n"

    def _question(self, prompt: Prompt | Whom) -> Standing | None:
        """The question to go to, if any."""
        questions, talk = prompt.overview(), self.talk
        here = prompt.key if isinstance(prompt, Prompt) else None
        at = next((n for n, each in enumerate(questions) if each.key == here), None)
        rows = page.overview(questions, talk)
        said = [f"{talk.signs}\n{talk.go_there}", talk.not_found]
        chosen = self.pick(rows, said, at=at, is_cut=True)
        return None if chosen is None else questions[chosen]

    def _read_back(self, prompt: Prompt | Whom) -> None:
        """Show what was written so far."""
        written = prompt.written()
        if written:
            self.read(written)
        else:
            self.choose(self.talk.nothing_to_read, {"": self.talk.leave_it})

    def _recall(self, prompt: Prompt, text: "Buffer | Choosing") -> None:
        """Show what was written last time, and put it into the field if that is wanted."""
        last = prompt.last()
        if not last:
            self.choose(self.talk.no_last_time, {"": self.talk.leave_it})
            return
        said = self.talk.last_time.format(day=prompt.words.long(last.day))
        ways = {"": self.talk.leave_it, "t": self.talk.take_over}
        if self.choose(f"{said}\n\n{prompt.spoken(last.typed)}", ways) != "t" or self.signal:
            return
        from reflect.terminal.choosing import Choosing  # only here, too

        if isinstance(text, Choosing):
            text.put(last.typed)
        else:
            text.save_to_undo_stack()
            begins = not text.document.current_line_before_cursor
            text.insert_text(last.typed if begins or not prompt.is_prose else f"\n{last.typed}")

    def _is_saved(self) -> bool:
        """Whether something was saved in the window of an editor that came back at once."""
        ways = {"": self.talk.take_saved, "q": self.talk.leave_it}
        return self.choose(self.talk.came_back, ways) == ""

    def _edit(self, prompt: Prompt, text: "Buffer") -> None:
        """Have what is written changed in the person's editor."""
        prompt.jot(text.text)
        try:
            changed = editor.written(text.text, self._scratch, self.left, self._is_saved)
        except EditorCameBack as early:
            self.remarks.append(self.talk.saved_there.format(path=early.path))
            return
        except ReflectError as error:
            said = self.talk.no_editor if isinstance(error, NoEditor) else str(error)
            if isinstance(error, EditorFailed | NotText):
                # What such an editor saved is still in its file.
                said = self.talk.editor_failed.format(path=error.path)
                self.remarks.append(said)
            self.choose(said, {"": self.talk.leave_it})
            return
        from prompt_toolkit.document import Document

        text.save_to_undo_stack()
        text.document = Document(changed, len(changed))
        prompt.jot(changed)
