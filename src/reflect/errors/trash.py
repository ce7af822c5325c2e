"""What can go wrong when an entry is put away, or brought back."""

from collections.abc import Sequence
from pathlib import Path

from reflect.errors import ReflectError, command


class LinkedEntry(ReflectError):
    """An entry whose words lie elsewhere: to take the link away would not take them away."""

    def __init__(self, path: Path, target: Path) -> None:
        super().__init__(
            f"{path} is a link, and the words are in {target}. Both were left alone; "
            "they are yours to remove."
        )


class ElsewhereEntry(ReflectError):
    """An entry that does not lie in the journal."""

    def __init__(self, path: Path, journal: Path) -> None:
        super().__init__(
            f"{path} does not lie in your journal ({journal}), so it was left alone. "
            "Name its own folder with --journal, or remove it yourself."
        )


class InTrash(ReflectError):
    """An entry that was put away before."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} is in the trash already. To bring it back: {command('restore')}. "
            f"To have it gone: {command('delete', path.stem, '--for-good')}"
        )


class NothingPutAway(ReflectError):
    """The trash is empty."""

    def __init__(self) -> None:
        super().__init__("Nothing is in the trash.")


class UnknownPutAway(ReflectError):
    """Nothing in the trash answers to this name."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"Nothing in the trash is called '{name}'. `{command('restore')}` shows what is there."
        )


class AmbiguousPutAway(ReflectError):
    """Several files in the trash answer to this name."""

    def __init__(self, name: str, candidates: Sequence[str]) -> None:
        super().__init__(f"'{name}' may be any of: {', '.join(candidates)}. Name one of them.")
