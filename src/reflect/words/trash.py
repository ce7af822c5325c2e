"""What is said where entries are deleted and brought back, in their language."""

from typing import NamedTuple


class TrashWords(NamedTuple):
    """The sentences around the trash; what stands in ``{}`` is filled in."""

    # Put away, listed, brought back.
    put_away: str
    deleted_on: str
    deleted: str
    back: str
    back_beside: str

    # For good.
    sure: str
    sure_undated: str
    leave: str
    delete: str
    left: str
    gone: str
    beyond: str
    others: str
    perhaps: str
