"""What is said while somebody works through a worksheet, in its language."""

from collections.abc import Mapping
from typing import NamedTuple


class Talk(NamedTuple):
    """The sentences of a sitting; what stands in ``{}`` is filled in."""

    # Where one is.
    steps: tuple[str, str]
    questions: tuple[str, str]
    step: str
    a_step: str
    question: str

    # Before the first question.
    an_hour: str
    minutes: str
    takes: str
    good_stops: str
    goes_to: str
    goes_to_new: str
    who_can_read: str
    waiting: str
    begin: str
    later: str

    # The keys, from the widest line to the narrowest.
    ctrl: str
    enter: str
    bars: tuple[str, str, str]
    whom_bars: tuple[str, str, str]
    rest: str
    go_on: str
    back_to_writing: str
    arrows: str

    # All else there is to do at a question: the way, and what becomes of the field.
    way_back: str
    way_questions: str
    way_read: str
    way_open: str
    way_on: str
    way_undo: str
    way_not_today: str
    way_last: str
    way_guidance: str
    way_editor: str
    way_enough: str
    way_pause: str
    stays: str
    to_the_one_before: str
    to_its_value: str
    to_the_last_page: str
    stays_open: str
    an_answer: str
    in_its_place: str
    to_any: str
    so_far: str
    another_day: str
    names_stay: str
    about_no_one: str

    # What follows from these.
    sure_not_today: str
    begins: str
    signs: str
    go_there: str
    not_found: str
    last_time: str
    no_last_time: str
    take_over: str
    leave_it: str
    editor_failed: str
    came_back: str
    take_saved: str
    saved_there: str

    # How a question is answered, by the name of its kind, and what else is asked for.
    how: Mapping[str, str]
    #: The same where it is chosen at a screen.
    chosen: Mapping[str, str]
    wanted: Mapping[str, str]
    a_word: str
    was_declined: str

    # Whom it is about.
    whom: str
    initials: str
    names: str
    numbers_or_names: str
    who_is_it: str
    same_person: str
    another_person: str

    # When something could not be kept.
    not_saved: str
    still_here: str
    try_again: str
    stop_here: str

    # At the end, and when one goes on another day.
    kept_all: str
    chose: str
    close: str
    read_it: str
    what_changed: str
    own_words: str
    not_yet: str
    enough_reading: str
    stopped_in: str
    #: The worksheet is another version by now.
    as_it_began: str
    some_time_ago: str
    resume: str
    read_first: str
    finish_it: str
    half_sentence: str

    # What stays behind in the shell.
    unkept: str
    rescued: str
    kept_nowhere: str
    begun_elsewhere: str
    put_back: str
    taken_out: str
    renumbered: str
    not_renumbered: str
    kept_waits: str
    kept_read: str
    kept_compare: str
    nothing_written: str

    # Line by line.
    guidance_is: str
    about_question: str
    lines_end: str
    a_word_line: str
    help_is: str
    help: str
    #: The commands by their names in this language; the English ones are always understood.
    commands: Mapping[str, str]
    begun: str
    goes_on: str
    there_is: str
    leaves_it: str
    adds_to_it: str
    until_now: str
    clear_first: str
    no_such_word: str
    written_down: str
    double_it: str
    did_you_mean: str
    kept: str
    kept_day: str
    kept_not_today: str
    written_so_far: str
    nothing_so_far: str
    nothing_to_read: str
    taken_back: str
    nothing_to_undo: str
    cleared: str
    here_now: str
    no_guidance: str
    is_answered: str
    is_open: str
    to_go_there: str
    no_editor: str
    close_lines: str
    yes_keys: str
    yes_or_no: str
    a_number: str
    scale_from: str
    last_again: str
