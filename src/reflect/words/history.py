"""What is said of the history, in the language of the entries."""

from typing import NamedTuple

#: One of something, and several.
Number = tuple[str, str]


class HistoryWords(NamedTuple):
    """The sentences around the history; what stands in ``{}`` is filled in."""

    # Begun and ended.
    whose: str
    nobody: str
    as_usual: str
    leave: str
    begun: str
    begun_existing: str
    holds: Number
    others: Number
    ended: str

    # Begun elsewhere, or with version 0.1.
    goes_on: str
    goes_on_existing: str
    not_here: str
    keep_on: str
    nothing_more: str

    # How it is.
    is_on: str
    is_on_existing: str
    is_off: str
    was_kept: str
    complete: str
    waiting: Number
    ignored: Number

    # What it holds.
    empty: str
    #: A worksheet as it was asked, where the history names it.
    as_asked: str

    # Brought back, and forgotten.
    restored: str
    restored_beside: str
    sure: str
    sure_undated: str
    keep: str
    forget: str
    kept: str
    forgotten: Number
    still_holds: str
    forget_too: str
    cannot_forget: str
