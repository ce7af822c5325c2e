"""The words that a language has to name."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Words:
    """What the tool itself writes into an entry; the first of several is the one written."""

    yes: str
    no: str
    depends: str
    not_today: str
    none: str
    by: tuple[str, ...]
    every: tuple[str, ...]
    months: tuple[str, ...]
    #: A date for people, with ``{day}``, ``{month}`` and ``{year}``.
    date: str
