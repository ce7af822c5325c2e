"""The entry point."""

import sys


def main() -> None:
    """Run reflect with the arguments of the process."""
    if sys.argv[1:] == ["--version"]:
        from reflect import __version__

        sys.stdout.write(f"reflect {__version__}\n")
        return
    from reflect.cli import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
