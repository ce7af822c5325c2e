"""The entry point."""

import gc
import os
import sys
from contextlib import suppress


def main() -> None:
    """Run reflect with the arguments of the process."""
    _keep_no_memory()
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        # A stream that was closed before we began.
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115, PTH123
    if sys.argv[1:] == ["--version"]:
        os._exit(_version())
    # What a shell's own script sets, which `reflect completion` prints.
    if os.environ.get("_REFLECT_COMPLETE"):
        from reflect import completion

        completion.offer(sys.argv[1:], os.environ)
        return
    # What is imported and read stays until the end: to look through it for rubbish, again and
    # again, is a sixth of the time that a short command takes.
    gc.set_threshold(100_000)
    try:
        from reflect.cli import run
    except KeyboardInterrupt:
        sys.exit(130)
    code = run(sys.argv[1:])
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()
    # All is done and put out; to tidy up the memory first would only keep people waiting.
    os._exit(code)


def _version() -> int:
    """Put out the version; the exit code."""
    from reflect import __version__

    try:
        sys.stdout.write(f"reflect {__version__}\n")
        sys.stdout.flush()
    except OSError as error:
        from reflect.cli import unwritten

        return unwritten(error)
    return 0


def _keep_no_memory() -> None:
    """Let a crash write no image of the memory to the disk: it would hold answers."""
    with suppress(ImportError, OSError, ValueError):
        import resource  # only POSIX has it

        # A soft limit of 0 makes no core file (man 5 core); the editor and all else we start
        # inherit it (man 2 setrlimit).
        _, most = resource.getrlimit(resource.RLIMIT_CORE)
        resource.setrlimit(resource.RLIMIT_CORE, (0, most))


if __name__ == "__main__":
    main()
