"""How long people wait for reflect at 10,000 entries: `python tests/benchmarks`.

Whole processes, each in turn with its yardstick (A B A B); what is told are the ratios of the
pairs, since both of a pair see the same machine.
"""

import argparse
import os
import platform
import subprocess
import sys
from collections.abc import Sequence
from contextlib import chdir
from pathlib import Path
from tempfile import TemporaryDirectory

if os.name != "posix":
    sys.exit("The benchmark needs pseudo-terminals, and wait4: Linux or macOS.")

import jrnl
import tables
from peers import ANSWER, PEERS, Beside, Peer
from prompts import SHEET
from rows import ROWS, Result, Row
from timing import HERE, Bench
from writer import LIFETIME

#: How many pairs there are of each row, and how many where it has to be quick.
PAIRS, QUICK = 15, 5


def main(arguments: Sequence[str]) -> int:
    """Measure and print; 1 where that is to be judged, and something takes more than it may."""
    asked = _asked(arguments)
    with TemporaryDirectory(prefix="reflect-benchmark-") as folder, chdir(folder):
        bench = _bench(Path(folder), asked.entries, QUICK if asked.quick else PAIRS)
        if asked.peers:
            _say(f"installing jrnl {jrnl.VERSION}")
            jrnl.install(bench.home, asked.entries)
        _put(f"{_machine()}\n")
        results = [_measured(bench, row) for row in ROWS if asked.only in row.what]
        _put(tables.measured(results, asked.entries))
        peers = [peer for peer in PEERS if asked.only in f"{peer.what} {peer.tool}"]
        _put(tables.beside([_beside(bench, peer) for peer in peers]))
        _put(f"Load at the end: {_load()}")
    over = [result.row.what for result in results if not result.holds]
    if over:
        _say(f"more than it may: {', '.join(over)}")
    return 1 if over and asked.judge else 0


def _asked(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="tests/benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer pairs of each")
    parser.add_argument("--judge", action="store_true", help="fail where something takes too long")
    parser.add_argument("--peers", action="store_true", help="install jrnl, too: needs a network")
    parser.add_argument("--only", default="", metavar="WORDS", help="the rows that say so")
    parser.add_argument("--entries", type=int, default=LIFETIME, help="%(default)s, if not told")
    return parser.parse_args(arguments)


def _bench(folder: Path, count: int, pairs: int) -> Bench:
    """A home with two journals: one of so many entries, and one of a hundred."""
    _say(f"writing {count:,} entries")
    bench = Bench(folder, folder / "journal", folder / "hundred", pairs)
    for journal, entries in ((bench.journal, count), (bench.hundred, 100)):
        subprocess.run([sys.executable, HERE / "corpus.py", journal, str(entries)], check=True)
    (bench.journal / "worksheets" / "turns.md").write_text(SHEET, encoding="utf-8")
    (bench.home / "answer.json").write_text(ANSWER, encoding="utf-8")
    return bench


def _measured(bench: Bench, row: Row) -> Result:
    _say(f"{row.what}, in turn with {row.yardstick}")
    return row.measured(bench)


def _beside(bench: Bench, peer: Peer) -> Beside:
    _say(f"{peer.what}, with {peer.tool}")
    return peer.measured(bench)


def _machine() -> str:
    where = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores"
    return f"Python {platform.python_version()}, {where}; load {_load()}"


def _load() -> str:
    return " ".join(f"{load:.1f}" for load in os.getloadavg())


def _put(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def _say(what: str) -> None:
    sys.stderr.write(f"{what}\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
