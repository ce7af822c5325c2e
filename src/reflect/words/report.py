"""What stands on a page to look at, beside what is said elsewhere, in its language."""

from typing import NamedTuple


class ReportWords(NamedTuple):
    """The words of a page; what stands in ``{}`` is filled in.

    Of two forms, the first is for one.
    """

    # The page.
    looking_back: str
    skip: str
    contents: str
    foot: str

    # What it looks at.
    covers: str
    runs: tuple[str, str]
    selected: str
    left_out: str
    one_run: str

    # What has changed: marks that are seen as lines, and heard as words.
    since: str
    changed: str
    compared: str
    legend: str
    legend_moved: str
    removed: str
    added: str
    moved_from: str
    moved_to: str
    moved: str

    # Marks, and the tables of them.
    marks: str
    gaps: str
    asked_until: str
    day: str
    mark: str
    beside: str

    # Each question.
    questions: str
    without_step: str

    # What is said when it is made.
    made: tuple[str, str]
