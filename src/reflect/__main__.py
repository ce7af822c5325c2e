"""The entry point."""

import sys


def main() -> None:
    """Run reflect with the arguments of the process."""
    if sys.argv[1:] == ["--version"]:
        from importlib.metadata import version

        sys.stdout.write(f"reflect {version('reflect-cli')}\n")
        return
    from reflect.cli import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
