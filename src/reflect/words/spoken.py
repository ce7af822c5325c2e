"""What is said where entries and worksheets are read aloud, in their language."""

from collections.abc import Mapping
from typing import NamedTuple


class Spoken(NamedTuple):
    """The sentences of a page to listen to; what stands in ``{}`` is filled in.

    One that ends in what is filled in gets its full stop only then.
    """

    # An entry.
    joined: str
    undated: str
    about: str
    waits: str
    copy: str
    open: str
    aside: str
    beside: str

    # What was answered.
    scale: str
    #: The same with what its ends say, beside one on another scale.
    on_scale: str
    to_do: str
    done: str
    let_go: str

    # Two entries side by side.
    compare: str
    days: str
    no_one: str
    counted: str

    was: str
    is_now: str
    before: str
    now: str
    came: str
    went: str
    moved: str
    then: str
    reads: str
    still: str
    words: str
    words_then: str
    words_now: str
    just_the_day: str
    #: The names of signs, for a change that has no word in it.
    signs: Mapping[str, str]

    # A worksheet.
    called: str
    own: str
    mistakes: str
    each: str
    #: How a question is answered, by the name of its kind.
    kinds: Mapping[str, str]
    room: str
