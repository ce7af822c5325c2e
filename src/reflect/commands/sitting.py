"""A sitting, from its first question to the line that stays behind: `new` and `resume`."""

import shutil
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Annotated

import typer

from reflect.commands import options
from reflect.entries import Answer, Given
from reflect.errors import NothingAnswered, ReflectError, UnknownStep
from reflect.interview import Ended, Interview
from reflect.interview.route import Key
from reflect.journal import Journal, Stored, references
from reflect.journal.draft import Draft
from reflect.questions import Action
from reflect.terminal import Passage, Terminal, is_attended
from reflect.text import visible
from reflect.words import of
from reflect.words.table import Words
from reflect.words.talk import Talk
from reflect.worksheets import Worksheet

UNKEPT = (
    "A few invisible characters were left out of an answer; everything else is as you typed it."
)

Steps = Annotated[
    list[str] | None,
    typer.Option(metavar="ID", help="Only this step; may be given several times."),
]

#: How many of the newest entries are looked at where only those can matter.
RECENT = 50


@dataclass
class Sitting:
    """Somebody at a terminal, a draft, and the interview between them."""

    context: typer.Context
    draft: Draft
    terminal: Terminal
    interview: Interview

    @property
    def sheet(self) -> Worksheet:
        """The worksheet."""
        return self.interview.record.worksheet

    @property
    def talk(self) -> Talk:
        """What is said, in the language of the worksheet."""
        return self.interview.record.words.talk

    def run(self, *, settle: bool = False) -> Ended:
        """Ask and keep, or only *settle* what is there; what is not yet an answer is kept, too."""
        draft, interview = self.draft, self.interview
        ended = interview.settled() if settle else interview.run()
        while ended.finished and not interview.trouble:
            draft.finish()
            if not interview.stopped:
                draft.forget()
            if not draft.path or self._is_closed(early=ended.key is not None):
                break
            interview.stopped = replace(ended, finished=False)
            ended = interview.run()
        draft.remarks += [UNKEPT] if interview.record.has_unkept else []
        if interview.trouble:
            draft.remarks += [str(interview.trouble), self._rescued(ended)]
        elif not ended.finished and (draft.path or ended.typed.strip()):
            self._pause(ended)
        return ended

    def _pause(self, ended: Ended) -> None:
        try:
            self.draft.wait()
            self.draft.keep_typed(ended.key, ended.part, ended.typed)
        except ReflectError as trouble:
            self.interview.trouble = trouble
            self.draft.remarks += [str(trouble), self._rescued(ended)]

    def _rescued(self, ended: Ended) -> str:
        """Where what was typed last is, after all: in a file, or else here in the sentence."""
        try:
            kept = self.draft.keep_typed(ended.key, ended.part, ended.typed)
            return f"What you wrote last is kept in {kept}, a small file that any editor opens."
        except ReflectError:
            return f"What you wrote last could be kept nowhere. Here it is:\n\n{ended.typed}\n"

    def _is_closed(self, *, early: bool) -> bool:
        """Say what stands behind the last question; False to go back after all."""
        before = self.terminal.signal
        while True:
            way = self.terminal.choose(self._last_page, self._ways(early=early))
            if self.terminal.signal != before:
                self.terminal.signal = before
                return True
            if way == "r":
                self.terminal.read(passages(self.draft.entry.answers, self.interview.record.words))
            elif way == "c":
                self.terminal.choose(self._changes(), {"": self.talk.go_on})
            elif way == "w":
                self.interview.look_back()
            else:
                return way != "b"

    def _ways(self, *, early: bool) -> dict[str, str]:
        talk = self.talk
        ways = {"": talk.close, "r": talk.read_it}
        if self._run_before:
            day = self.interview.record.words.long(self._run_before.day)
            ways |= {"c": talk.what_changed.format(day=day), "w": talk.own_words}
        return ways | ({"b": talk.not_yet} if early else {})

    @property
    def _last_page(self) -> str:
        """The afterword, and what was planned."""
        planned = [f"   {line}" for line in self._planned()]
        chosen = "\n".join([self.talk.chose, *planned]) if planned else ""
        parts = (self.sheet.conclusion, chosen, self.talk.kept_all)
        return "\n\n".join(part for part in parts if part)

    def _planned(self) -> Iterator[str]:
        words = self.interview.record.words
        for answer in self.draft.entry.answers:
            for action in answer.value if isinstance(answer.value, tuple) else ():
                if isinstance(action, Action) and not answer.aside:
                    yield "   ".join([action.text, *action.endings(words)])

    @cached_property
    def _run_before(self) -> Stored | None:
        """The finished run before this one."""
        assert self.draft.path is not None
        return references.before(self.draft.journal, self.draft.journal.read(self.draft.path))

    def _changes(self) -> str:
        """What has changed since the run before."""
        from reflect import comparison
        from reflect.render.spoken import changes as spoken

        assert self.draft.path is not None
        assert self._run_before is not None
        now, before = self.draft.journal.read(self.draft.path), self._run_before
        found = comparison.between(before.entry, now.entry, self.sheet.after)
        if options.plain(self.context):
            pair = before, now, found, self.sheet.numbers
            return spoken.compared(*pair, everything=False)
        from reflect.render import changes, drawing

        return drawing.text(
            lambda out: changes.drawn(out, before, now, found, everything=False),
            self.terminal.columns - 4,
        )

    def farewell(self, ended: Ended) -> int:
        """The neutral line that stays behind, the entry's path, and the exit code."""
        for remark in [*self.terminal.remarks, *self.draft.remarks]:
            options.say(remark)
        if self.interview.trouble:
            return 1
        if not self.draft.path:
            if not self.terminal.signal and not is_attended():
                raise NothingAnswered
            sys.stderr.write(f"{self.talk.nothing_written}\n")
            return options.interrupted(self.terminal)
        waits = self.talk.kept_waits.format(command=options.called(self.context, "resume"))
        talk = kept(self.context, self.draft) if ended.finished else waits
        sys.stderr.write(f"{visible(talk)}\n")
        sys.stderr.flush()
        # At a pause nothing on the screen tells what it was about.
        if ended.finished or not sys.stdout.isatty():
            sys.stdout.write(f"{self.draft.path}\n")
        return options.interrupted(self.terminal)


def kept(context: typer.Context, draft: Draft) -> str:
    """That a *draft* is kept, and how to read or to compare it."""
    assert draft.path is not None
    talk = of(draft.entry.header.language).talk
    newest = next(iter(draft.journal), None)
    named = [] if newest and newest.path == draft.path else [draft.path.stem]
    read = talk.kept_read.format(command=options.called(context, "show", *named))
    if not references.before(draft.journal, draft.journal.read(draft.path)):
        return read
    compare = talk.kept_compare.format(command=options.called(context, "compare", *named))
    fits = len(read + compare) + 6 < shutil.get_terminal_size().columns
    return f"{read}{'      ' if fits else chr(10)}{compare}"


def passages(answers: Iterable[Answer], words: Words) -> Iterator[Passage]:
    """What was written, each under its question."""
    for answer in answers:
        text = words.not_today if answer.declined else answer.text
        if text:
            yield answer.question or answer.id, text


@dataclass
class Past:
    """What was answered in earlier runs of the same worksheet, read when it is asked for."""

    journal: Journal
    sheet: Worksheet
    #: The file of the run that goes on now, which is not past.
    path: Path | None = None

    def __call__(self, key: Key) -> tuple[date, Given] | None:
        """The newest answer to a question about a person, and its day."""
        id_, person = key
        for stored in self._runs:
            answer = stored.entry.answer((id_, person))
            if not answer and id_ in self.sheet.after:
                answer = stored.entry.answer((self.sheet.after[id_], person))
            if answer and answer.given.is_answered:
                return stored.day, answer.given
        return None

    @cached_property
    def _runs(self) -> list[Stored]:
        return [
            stored
            for stored in self.journal
            if stored.header.worksheet == self.sheet.id
            and stored.header.status == "complete"
            and stored.path != self.path
        ]


def steps(sheet: Worksheet, names: list[str]) -> frozenset[str]:
    """The ids of the steps that are named, by id or by number; raises UnknownStep."""
    numbered = {str(number): step.id for number, step in enumerate(sheet.steps, 1)}
    ids = [numbered.get(name, name) for name in names]
    known = [step.id for step in sheet.steps]
    for id_ in ids:
        if id_ not in known:
            raise UnknownStep(id_, known)
    return frozenset(ids)
