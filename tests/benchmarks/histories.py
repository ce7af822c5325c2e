"""A journal whose history is kept in git, and a copy that somebody commits to by hand."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

from timing import HERE, Bench, NotMeasured, NoYardstick, Pairs, in_turn, reflect


def recorded(bench: Bench) -> Pairs:
    """A change recorded, from the first call of git on, in turn with `git add`, `git commit`."""
    kept, plain = _histories(bench)
    done = subprocess.run(
        [sys.executable, HERE / "committing.py", kept, plain, str(bench.count)],
        env=bench.environment,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise NotMeasured(done.stderr.strip().rpartition("\n")[2])
    return Pairs(*zip(*json.loads(done.stdout), strict=True))


def edited(bench: Bench) -> Pairs:
    """The whole command that has an entry changed and records it, in turn with the same."""
    kept, plain = _histories(bench)
    newest = max(kept.glob("*/*.md"))
    name = newest.relative_to(kept)
    memory: list[float] = []

    def changed(root: Path) -> None:
        with (root / name).open("a", encoding="utf-8") as entry:
            entry.write("\nOnce more.\n")

    def ours() -> float:
        changed(kept)
        run = bench.run(reflect("edit", "latest", "--journal", str(kept)), more={"EDITOR": "true"})
        memory.append(run.memory)
        return run.seconds

    def theirs() -> float:
        changed(plain)
        git = [shutil.which("git") or "", "-C", str(plain)]
        added = bench.run([*git, "add", str(name)])
        return added.seconds + bench.run([*git, "commit", "--quiet", "--message=an entry"]).seconds

    pairs = in_turn(ours, theirs, bench.count)
    return Pairs(pairs.ours, pairs.yardstick, max(memory))


def _histories(bench: Bench) -> tuple[Path, Path]:
    """Both journals, made when they are first asked for."""
    git = shutil.which("git")
    if not git:
        raise NoYardstick("there is no git here")
    kept, plain = bench.home / "kept", bench.home / "plain"
    if not plain.exists():
        shutil.copytree(bench.journal, kept)
        bench.run(reflect("history", "on", "--journal", str(kept)))
        config = bench.home / ".gitconfig"
        config.write_text("[user]\nname = Somebody\nemail = somebody@example.org\n")
        shutil.copytree(bench.journal, plain)
        for command in (["init", "--quiet"], ["add", "."], ["commit", "--quiet", "--message=all"]):
            bench.run([git, "-C", str(plain), *command])
    return kept, plain
