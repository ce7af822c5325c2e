"""No word is lost, whichever way one goes and whatever an editor changes meanwhile."""

import random
import re
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from somebody import MOMENT, Somebody, begun

from reflect import worksheets
from reflect.interview import Interview, Move, Navigation, Prompt
from reflect.journal.draft import Draft
from sheets import KINDS

SHEET = worksheets.read(KINDS).worksheet
VALUES = {"scale": "3", "yesno": "yes", "choice": "1", "choices": "1", "date": "2026-12-01"}


class Wanderer(Somebody):
    """Adds a word at each question, and goes on anywhere."""

    def __init__(self, chance: random.Random, draft: Draft) -> None:
        super().__init__()
        self.chance, self.draft = chance, draft
        self.steps, self.numbers = 30, count()
        #: Every word that was typed, here or in an editor.
        self.words: set[str] = set()

    def word(self) -> str:
        word = f"word{next(self.numbers)}x"
        self.words.add(word)
        return word

    def ask(self, prompt: Prompt) -> str | Move:
        if prompt.asks_names:
            return "Sam"
        self.steps -= 1
        if self.draft.path and self.chance.random() < 0.3:
            self.edit(self.draft.path)
        if self.steps <= 0:
            return Move(Navigation.PAUSE, self.typed(prompt))
        if self.chance.random() < 0.4:
            to = self.chance.choice([Navigation.BACK, Navigation.OPEN, Navigation.QUESTION])
            return Move(to, self.typed(prompt), self.chance.randint(1, prompt.count))
        typed = self.typed(prompt)
        if prompt.is_valid(typed):
            return typed
        self.words -= {word for word in typed.split() if word.startswith("word")}
        return VALUES[prompt.question.kind.name]

    def typed(self, prompt: Prompt) -> str:
        """The text of the field with one more word."""
        lines = [prompt.typed, self.word()] if prompt.typed else [self.word()]
        is_line = prompt.question.kind.name == "line"
        return (" " if is_line or not prompt.is_prose else "\n").join(lines)

    def edit(self, path: Path) -> None:
        """Add a word to a line of an answer, as in an editor."""
        lines = path.read_text(encoding="utf-8").split("\n")
        filled = [n for n, line in enumerate(lines) if line.startswith(("word", "1. ", "- ["))]
        if filled:
            at = self.chance.choice(filled)
            lines[at] += f" {self.word()}"
            path.write_text("\n".join(lines), encoding="utf-8")


def wander(seed: int) -> None:
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        # No power is lost and no editor stops in the middle of a save: nothing need be waited for.
        patch.setattr("time.sleep", lambda _: None)
        patch.setattr("os.fsync", lambda _: None)
        draft = begun(Path(folder), SHEET)
        somebody = Wanderer(random.Random(seed), draft)

        ended = Interview(SHEET, somebody, draft, MOMENT.date()).run()

        assert draft.path
        there = set(re.findall(r"word\d+x", draft.path.read_text(encoding="utf-8") + ended.typed))
        assert somebody.words == there


@pytest.mark.parametrize("seed", range(10))
def test_every_word_that_was_typed_or_edited_is_there(seed: int) -> None:
    wander(seed)


@pytest.mark.sweep
@pytest.mark.timeout(600)
def test_every_word_is_there_after_a_thousand_sittings() -> None:
    for seed in range(10, 1_010):
        wander(seed)
