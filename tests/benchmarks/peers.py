"""What other programs need for the same, on the same words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import jrnl
from rows import found
from timing import Bench, Command, NotMeasured, NoYardstick, Pairs, reflect
from writer import COMMON, RARE


@dataclass(frozen=True)
class Peer:
    """Something that one can do with reflect, and with another program."""

    what: str
    ours: Sequence[str]
    tool: str
    command: Callable[[Bench], Command]
    codes: Sequence[int] = (0,)

    def measured(self, bench: Bench) -> "Beside":
        """Both in turn, or why not."""
        try:
            ours = reflect(*self.ours)
            return Beside(self, bench.compared(ours, self.command(bench), codes=self.codes))
        except NotMeasured as none:
            return Beside(self, None, str(none))


@dataclass(frozen=True)
class Beside:
    """The same with both, as it was measured, or why it was not."""

    peer: Peer
    pairs: Pairs | None
    reason: str = ""


def in_jrnl(*arguments: str) -> Callable[[Bench], Command]:
    """A command of jrnl, where it was asked for."""

    def command(bench: Bench) -> Command:
        called = jrnl.command(bench.home, *arguments)
        if not Path(called[0]).exists():
            raise NoYardstick("only with --peers")
        return called

    return command


def ripgrep(word: str) -> Callable[[Bench], Command]:
    """A word, looked for by ripgrep."""
    return lambda bench: [found("rg"), "--no-config", word, str(bench.journal)]


def git_grep(word: str) -> Callable[[Bench], Command]:
    """A word, looked for by git."""
    return lambda bench: [found("git"), "-C", str(bench.journal), "grep", "--no-index", word]


def git_diff(bench: Bench) -> Command:
    """The two newest entries, word by word."""
    last = sorted(bench.journal.glob("*/*-daily.md"))[-2:]
    return [found("git"), "--no-pager", "diff", "--no-index", "--word-diff", *map(str, last)]


JRNL = f"jrnl {jrnl.VERSION}"
ANSWER = '{"how-did-i-wake-up": "As one does."}'
ADDING = ("new", "daily", "--date", "2030-01-01", "--answers", "answer.json")

PEERS = (
    Peer("the last 20 entries", ("list",), JRNL, in_jrnl("-n", "20", "--short")),
    Peer("a rare word", ("search", RARE), JRNL, in_jrnl("-contains", RARE)),
    Peer("a rare word", ("search", RARE), "ripgrep", ripgrep(RARE)),
    Peer("a rare word", ("search", RARE), "git grep", git_grep(RARE)),
    Peer("a common word", ("search", COMMON), "ripgrep", ripgrep(COMMON)),
    Peer("a common word", ("search", COMMON), "git grep", git_grep(COMMON)),
    Peer("what has changed", ("compare",), "git diff --word-diff", git_diff, codes=(1,)),
    Peer("one more entry", ADDING, JRNL, in_jrnl("As", "one", "does.")),
)
