"""The power fails at any moment, and whatever the disk then holds, nothing acknowledged is gone."""

import os
import random
import shutil
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest
from disk import Watch
from processes import Figures, after_each_change
from sittings import Somebody, Steps, Tree, is_leftover, kept, plant, settle, sit

pytestmark = [pytest.mark.sweep, pytest.mark.timeout(3600)]

#: How many states are looked at after each call of the system.
STATES = 6


class Outage:
    """A sitting, and what it may leave behind if the power fails while it lasts."""

    def __init__(self, seed: int, home: Path, *, syncs: bool = True) -> None:
        self._random, self.home = random.Random(f"power {seed}"), home
        self.states: list[tuple[int, Tree]] = []
        settle(home)
        if seed % 3:
            sit(home, Somebody(f"earlier-{seed}", 4))
        self.steps = Steps(home)
        watch = Watch(home, self._fail, syncs=syncs)
        self._disk = watch.disk
        with pytest.MonkeyPatch.context() as patch:
            for name, call in watch.calls().items():
                patch.setattr(os, name, call)
            changes = after_each_change(self.steps.change)
            sit(home, Somebody(seed, 3 + seed % 9, self.steps.step))
            changes.undo()

    def _fail(self) -> None:
        for _ in range(STATES):
            found = self._disk.after_power_loss(self._random)
            names = {os.path.relpath(name, self.home): data for name, data in found.items()}
            state = (len(self.steps.trees) - 1, names)
            if state not in self.states[-3 * STATES :]:
                self.states.append(state)

    def wrong(self, acknowledged: int, state: Tree) -> str:
        """What is lost or torn in a state; nothing where all is well."""
        now = {
            n: d for n, d in state.items() if not is_leftover(Path(n)) and Path(n).name != "lock"
        }
        # Half a sentence that is an answer by now may come back, and harms none.
        old = self.steps.trees[acknowledged][0]
        now = {n: d for n, d in now.items() if n in old or not n.startswith("state")}
        if what := self.steps.wrong(acknowledged, now):
            return what
        shutil.rmtree(self.home)
        plant(self.home, state)
        there = self.steps.answers[acknowledged] <= kept(self.home)
        return "" if there else "an answer is gone"


def test_no_power_loss_costs_an_acknowledged_answer(
    forks: None, memory: Path, scratch: Path, sized: Callable[[int, int], int], figures: Figures
) -> None:
    aim, states, lost = sized(5_000, 50_000), 0, []
    for seed in count():
        outage = Outage(seed, memory / str(seed))
        states += len(outage.states)
        lost += [
            f"seed {seed}: {what}"
            for acknowledged, state in outage.states
            if (what := outage.wrong(acknowledged, state))
        ]
        if states >= aim:
            break
    figures(
        f"power loss: {states:,} states of {seed + 1} sittings (seeds from 0), {len(lost)} lost"
    )

    assert lost == []


def test_a_save_that_does_not_wait_for_the_disk_would_be_found(forks: None, memory: Path) -> None:
    outage = Outage(1, memory, syncs=False)

    assert any(outage.wrong(acknowledged, state) for acknowledged, state in outage.states)
