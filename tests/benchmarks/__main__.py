"""How long people wait for reflect at 10,000 entries: `python tests/benchmarks`.

Whole processes, each in turn with its yardstick (A B A B); what is told is the median of the
ratios of the pairs, since both of a pair see the same machine.
"""

import argparse
import os
import platform
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

if os.name != "posix":
    sys.exit("The benchmark needs pseudo-terminals, and wait4: Linux or macOS.")

from prompts import SHEET
from rows import HEAD, ROWS, Result
from timing import Bench


def main(arguments: Sequence[str]) -> int:
    """Measure and print; 1 where that is to be judged, and something takes more than it may."""
    parser = argparse.ArgumentParser(prog="tests/benchmarks", description=__doc__)
    parser.add_argument(
        "--pairs", type=int, default=15, help="of each row; %(default)s, if not told"
    )
    parser.add_argument("--judge", action="store_true", help="fail where something takes too long")
    parser.add_argument("--only", default="", metavar="WORDS", help="the rows that say so")
    parser.add_argument("--entries", type=int, default=10_000, help="%(default)s, if not told")
    asked = parser.parse_args(arguments)
    os.umask(0o077)  # what others can open, `check` would tell of
    with TemporaryDirectory(prefix="reflect-benchmark-") as folder:
        bench = Bench(Path(folder), asked.pairs)
        for journal, entries in (("journal", asked.entries), ("hundred", 100)):
            # In a process of its own, since the memory of this one counts as that of all it starts.
            call = [sys.executable, Path(__file__).with_name("corpus.py")]
            subprocess.run([*call, bench.home / journal, str(entries)], check=True)
        (bench.journal / "worksheets" / "turns.md").write_text(SHEET, encoding="utf-8")
        load = " ".join(f"{load:.1f}" for load in os.getloadavg())
        where = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores; load {load}"
        print(f"Python {platform.python_version()}, {where}; {asked.entries:,} entries\n\n{HEAD}")
        over = []
        for row in (row for row in ROWS if asked.only in row.what):
            result = Result.of(row, bench)
            print(result, flush=True)
            over += [row.what] if result.trouble else []
    print(f"\nMore than it may take: {', '.join(over)}" if over else "\nNothing takes too long.")
    return 1 if over and asked.judge else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
