"""What can go wrong when an entry is put away, or brought back."""

from pathlib import Path

from reflect.errors import ReflectError
from reflect.errors.phrases import command
from reflect.locale import N_


class LinkedEntry(ReflectError):
    """An entry whose words lie elsewhere: to take the link away would not take them away."""

    path: Path
    target: Path
    message = N_(
        "{path} is a link, and the words are in {target}. Both were left alone; "
        "they are yours to remove."
    )


class ElsewhereEntry(ReflectError):
    """An entry that does not lie in the journal."""

    path: Path
    journal: Path
    message = N_(
        "{path} does not lie in your journal ({journal}), so it was left alone. "
        "Name its own folder with --journal, or remove it yourself."
    )


class InTrash(ReflectError):
    """An entry that was put away before."""

    def __init__(self, path: Path) -> None:
        delete = command("delete", path.stem, "--for-good")
        super().__init__(path=path, restore=command("restore"), delete=delete)

    message = N_(
        "{path} is in the trash already. To bring it back: {restore}. To have it gone: {delete}"
    )


class NothingPutAway(ReflectError):
    """The trash is empty."""

    message = N_("Nothing is in the trash.")


class UnknownPutAway(ReflectError):
    """Nothing in the trash answers to this name."""

    name: str
    message = N_(
        "Nothing in the trash is called '{name}'. `{command}` shows what is there.",
        command=command("restore"),
    )


class AmbiguousPutAway(ReflectError):
    """Several files in the trash answer to this name."""

    name: str
    candidates: str
    message = N_("'{name}' may be any of: {candidates}. Name one of them.")
