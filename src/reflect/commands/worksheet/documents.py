"""Documents that are named where a worksheet is wanted."""

from pathlib import Path

from reflect import files, text, yaml
from reflect.errors import ReflectError
from reflect.errors.phrases import command as command_phrase
from reflect.locale import N_

#: What a worksheet is written in, too: it may be one that has no id yet.
_TEXTS = frozenset({".markdown", ".md", ".text", ".txt"})


def expect_no_document(name: str, *, may_be_unfinished: bool = False) -> None:
    """Raise ReflectError if the file *name* is a document, which is to be imported first.

    A text that *may be unfinished* is none.
    """
    from reflect.importers import IMPORTERS  # only here: mostly a worksheet is named

    path = Path(name)
    suffix = path.suffix.casefold()
    if suffix not in IMPORTERS or (may_be_unfinished and suffix in _TEXTS) or not path.is_file():
        return
    front, _ = yaml.split(text.decode(files.read(path)))
    if not front.string("id"):
        made = command_phrase("worksheet", "import", name)
        what = N_(
            "{name} is a document. To make a worksheet of it: {command}", name=name, command=made
        )
        raise ReflectError(what)
