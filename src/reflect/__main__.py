"""Entry point of the program."""

import gc
import os
import sys
from contextlib import suppress


def main() -> None:
    """Run reflect with the arguments of the process."""
    _disable_core_dumps()
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        # The stream was closed before the start.
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115, PTH123
    if sys.argv[1:] == ["--version"]:
        from reflect import __version__

        os._exit(_print(f"reflect {__version__}\n"))
    if sys.argv[1:] == ["next", "--line"]:
        from reflect import line_cache

        line = line_cache.read(os.environ)
        if line is not None:
            os._exit(_print(line))
    # Set by the shell scripts that `reflect completion` prints.
    if os.environ.get("_REFLECT_COMPLETE"):
        from reflect import completion

        completion.complete(sys.argv[1:], os.environ)
        return
    # Modules and entries live until the end: collecting garbage at the default threshold takes a
    # sixth of the time of a short command.
    gc.set_threshold(100_000)
    try:
        from reflect.cli import run
    except KeyboardInterrupt:
        sys.exit(130)
    code = run(sys.argv[1:])
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()
    # Everything is written; freeing the memory first would only take time.
    os._exit(code)


def _print(line: str) -> int:
    """Print a *line*; the exit code."""
    try:
        sys.stdout.buffer.write(line.encode())
        sys.stdout.flush()
    except OSError as error:
        from reflect.cli import report_unwritten

        return report_unwritten(error)
    return 0


def _disable_core_dumps() -> None:
    """Disable core dumps, which would contain answers."""
    with suppress(ImportError, OSError, ValueError):
        import resource  # only POSIX has it

        # With a soft limit of 0 there is no core file (man 5 core); the editor and other child
        # processes inherit it (man 2 setrlimit).
        _, most = resource.getrlimit(resource.RLIMIT_CORE)
        resource.setrlimit(resource.RLIMIT_CORE, (0, most))


if __name__ == "__main__":
    main()
