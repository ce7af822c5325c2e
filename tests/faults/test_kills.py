"""A save is killed wherever it can be killed, and nothing that was acknowledged is gone."""

import shutil
import signal
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest
from processes import Count, Figures, Teller, after_each_change, shared_out
from sittings import Somebody, Steps, Tell, kept, plant, settle, sit, tree

pytestmark = [pytest.mark.sweep, pytest.mark.timeout(3600)]


#: One kill in so many is followed by another sitting, which is to find nothing in its way.
LATER = 5


class Sitting:
    """A sitting that can be had again and again: what it found, and the files at each step."""

    def __init__(self, seed: int, home: Path) -> None:
        self.seed, self.home = seed, home
        settle(home)
        if seed % 4:  # the others begin with nothing
            sit(home, Somebody(f"earlier-{seed}", 1 + seed % 5))
        self.steps = Steps(home)
        watch = after_each_change(self.steps.change)
        self.had(self.steps.step)
        watch.undo()

    def had(self, tell: Tell = lambda: None) -> None:
        """Have it, and tell of each step that is acknowledged."""
        sit(self.home, Somebody(self.seed, 1 + self.seed % 3, tell))

    def counted(self, last: int = 0) -> Count:
        """What stands between it and the system; some disks tear, and some have no links."""
        return Count(last, torn=self.seed % 3 == 1, links=self.seed % 7 != 3)

    def again(self) -> None:
        """Have everything as it was before."""
        shutil.rmtree(self.home, ignore_errors=True)
        plant(self.home, self.steps.trees[0][0])

    def moments(self) -> int:
        """How many moments it has in which it can be killed."""
        self.again()

        def act(tell: Callable[[bytes], object]) -> None:
            counted = self.counted()
            counted.begin()
            self.had()
            tell(str(counted.moments).encode())

        end, told = Teller(act).ended()
        assert end == 0
        return int(told)

    def killed(self, moment: int) -> int:
        """How many steps were acknowledged before the kill."""
        self.again()

        def act(tell: Callable[[bytes], object]) -> None:
            self.counted(moment).begin()
            self.had(lambda: tell(b"!"))

        end, told = Teller(act).ended()
        assert end == -signal.SIGKILL
        return len(told)

    def wrong(self, acknowledged: int, *, later: bool) -> str:
        """What a kill after so many steps has lost, torn or told; nothing where all is well."""
        links = self.counted().links
        if what := self.steps.wrong(acknowledged, tree(self.home), links=links):
            return what
        if later:
            sit(self.home, Somebody("later", 1))
        there = self.steps.answers[acknowledged] <= kept(self.home)
        return "" if there else "an answer is gone"


def test_no_kill_costs_an_acknowledged_answer(
    forks: None, memory: Path, scratch: Path, sized: Callable[[int, int], int], figures: Figures
) -> None:
    aim = sized(10_000, 100_000)
    sittings: dict[Sitting, int] = {}
    for seed in count():
        sitting = Sitting(seed, memory / str(seed))
        sittings[sitting] = sitting.moments()
        if sum(sittings.values()) >= aim:
            break

    def work(sitting: Sitting) -> list[str]:
        found = []
        for moment in range(1, sittings[sitting] + 1):
            if what := sitting.wrong(sitting.killed(moment), later=moment % LATER == 0):
                found.append(f"seed {sitting.seed}, moment {moment}: {what}")
        return found

    lost = [what for found in shared_out(list(sittings), work) for what in found]
    figures(
        f"kills: {sum(sittings.values()):,} in {len(sittings)} sittings (seeds from 0), "
        f"{len(lost)} lost"
    )

    assert lost == []
    assert list(scratch.iterdir()) == []
