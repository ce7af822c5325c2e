"""What is said of two runs that stand beside each other, in their language."""

from collections.abc import Mapping
from typing import NamedTuple

#: The form for one, and the form for several.
Forms = tuple[str, str]


class Review(NamedTuple):
    """The sentences of a comparison; what stands in ``{}`` is filled in."""

    # Which two runs these are.
    with_people: str
    two: str
    apart: str
    one_day: str
    twice: str
    undated: str
    whom: str
    you: str
    person: str
    two_people: str

    # What has changed, in numbers. Of three forms, the second is for two.
    nothing: str
    all_same: tuple[str, str, str]
    all_changed: tuple[str, str, str]
    one_changed: str
    one_each: str
    some_same: Forms
    #: What happened to one answer, and to ``{count}`` of them.
    happened: Mapping[str, Forms]
    #: How a text can have been touched: one, several, and several in a list of such ways.
    touched: Mapping[str, tuple[str, str, str]]
    either: str

    # What two people have answered.
    both_answered: tuple[str, str, str]
    alike: tuple[str, str, str]
    only_you: Forms
    only_one: Forms

    # What became of the worksheet.
    versions: str
    revised: str
    asked_anew: str
    succeeded: str
    asked_again: str
    no_longer: str
    uncertain: Forms

    #: What became of an answer, in a word or two.
    labels: Mapping[str, str]
    same_words: str
    only: str
    both: str

    # The answers.
    legend: str
    then: str
    now: str
    marks: str
    same_mark: str
    quoted: str
    sentences: Forms
    items: Forms
    still_there: str
    note: str
    added: Forms
    taken: Forms
    left_open: str
    #: What became of something to do.
    plans: Mapping[str, str]

    # What there is to see beyond it.
    others: Forms
    both_texts: str
    whole: str
    a_page: str
    none_asked: str

    # Where there are no two runs.
    no_run: str
    one_run: str
    one_chosen: str
