"""`reflect where`: the folders and files there are."""

from collections.abc import Iterator, Sequence

from reflect import settings
from reflect.commands import options
from reflect.commands.call import INTO_FILE, Call, formatted, takes
from reflect.text import visible

_LABELS = ("entries", "your worksheets", "shipped ones", "settings", "unfinished words")
_SENTENCES = (
    "Your entries are in",
    "Your own worksheets are in",
    "The worksheets that come with reflect are in",
    "Your settings are in",
    "Words that are not yet an answer are in",
)


@takes(formatted(), *INTO_FILE)
def command(call: Call) -> None:
    """Where your files are."""
    book = call.book
    places = {
        "journal": book.root,
        "worksheets": book.library.own,
        "shipped_worksheets": settings.shipped_worksheets(),
        "config": book.settings.config,
        "state": book.settings.state,
    }
    named_by = book.settings.journal_from
    if call.is_json:
        there = {name: str(path) if path else None for name, path in places.items()}
        there |= {"journal_from": named_by or None}
        options.put(call, {**there, "exists": book.root.is_dir()})
        return
    there_are = [visible(str(path)) if path else "" for path in places.values()]
    lines = (_spoken if call.is_plain else _drawn)(there_are, visible(named_by))
    options.write(call, "".join(f"{line}\n" for line in lines))


def _spoken(there_are: Sequence[str], named_by: str) -> Iterator[str]:
    # A path ends its line without a full stop: it may be copied.
    for sentence, path in zip(_SENTENCES, there_are, strict=True):
        yield f"{sentence} {path or 'a place that is not known, as HOME is not set.'}"
    if named_by:
        yield f"The folder of your entries was named by {named_by}."


def _drawn(there_are: Sequence[str], named_by: str) -> Iterator[str]:
    for label, path in zip(_LABELS, there_are, strict=True):
        yield f"{label:18}{path or 'not known: HOME is not set'}"
    if named_by:
        yield f"{'':18}(the entries' folder comes from {named_by})"
