"""What is seen of an entry at a glance is what the whole reader sees, or nothing."""

import os
from functools import cache
from random import SystemRandom

import fuzz
import pytest
from claims import GIVEN, PLACES, SETTING, WORDINGS, of
from damaged import CASES
from damaged.evening import ENTRY
from hypothesis import given
from hypothesis import strategies as st

from reflect import entries
from reflect.entries import usual
from reflect.entries.answer import Answer
from reflect.entries.bodies import Given
from reflect.entries.entry import Entry
from reflect.entries.glance import Glance
from reflect.questions import Wordings
from reflect.text import decoded, lines

#: How many files are made of one seed, and how many seeds make the 20,000.
FILES, SEEDS = 250, 80
#: Of the questions some, of every kind, one of them about people; and one that nobody knows.
ASKED = {"near", "said", "held", "helped", "good", "most", "safe", "plan", "scale", "x"}
HEAD, BODY = ENTRY[: ENTRY.index("\n\n") + 1], ENTRY[ENTRY.index("\n\n") + 1 :]
#: Lines of an entry, and what could stand between them.
LINES = [
    *BODY.splitlines()[:60],
    *("# A title", "## Looking closer", "### How near was I?", "### In one word?", "###### Deep"),
    *("  ### Said", "    ### Far in", "\t# No", "#hashtag", "# ", "#", "### Closed ###", "#######"),
    *("<!-- q: near -->", "<!-- q: near, aside -->", "<!-- q: safe, for: Sam -->", "<!-- q: x -->"),
    *(' <!-- q: safe, for: "S" -->', "<!-- q: x -->  ", "<!-- q: Near -->", "<!-- step: more -->"),
    *("<!-- a note -->", "text <!-- q: near -->", "\\<!-- q: near -->", "\\# a", "<3", "  <b>", "<"),
    *("```", "~~~", "7 / 10", "Yes", "- [x] quiet", "_(not today)_", "1. tea", "---", "...", "> # a"),
    *("", "", "", " ", "\t", "\x0b", "\x0c", "\x85", "\u2028", "\ufeff### B", "\ufeff", "a\rb", "é"),
]  # fmt: skip
ENDS = st.sampled_from(["\n", "\n", "\n", "", "\n\n", "\r\n", "\r"])


@cache
def glance(is_known: bool, is_all: bool) -> Glance:
    wordings = WORDINGS if is_known else Wordings()
    return Glance(wordings, lambda id_: is_all or id_ in ASKED)


def seen(data: bytes, *, is_all: bool = True) -> tuple[Answer, ...] | None:
    header = entries.header(decoded(data))
    looking = glance(header.worksheet == SETTING.id, is_all)
    pieces = looking.pieces(data, header)
    return None if pieces is None else looking.answers(pieces)


def check_pieces(data: bytes, entry: Entry) -> None:
    """The pieces of a usual file are its blocks; what is told of one at sight is its answer."""
    _, *pieces = usual.pieces(data, entry.header) or ()
    for (block, content), other in zip(pieces, entry.blocks[-len(pieces) :], strict=True):
        assert block.key == other.key
        assert block.holding(lines(content.decode())).body == other.body
        text, answer = usual.text(block, content), entry.answer(block.key)
        assert text is None or (answer and answer.text == text)


def whole(data: bytes) -> Entry:
    header = entries.header(decoded(data))
    return entries.read(decoded(data), WORDINGS if header.worksheet == SETTING.id else None)


def is_seen_alike(data: bytes) -> bool:
    """Whether a file is taken at a glance; then that glance has to say what the reader says."""
    if (header := entries.usual_header(data)) is not None:
        assert header.front == entries.header(decoded(data)).front
        assert entries.recognised(decoded(data)) is not None
    answers = seen(data)
    if answers is None:
        assert seen(data, is_all=False) is None
        return False
    entry = whole(data)
    assert answers == entry.answers
    check_pieces(data, entry)
    assert seen(data, is_all=False) == tuple(each for each in answers if each.id in ASKED)
    assert not any(each.beside for each in entry.answers)
    assert decoded(data).encode() == data
    return True


@pytest.mark.parametrize("name", [name for name in CASES if len(CASES[name].data) < 1_000_000])
def test_whatever_has_damaged_a_file_a_glance_is_not_deceived(name: str) -> None:
    is_seen_alike(CASES[name].data)


def test_most_of_what_people_and_programs_do_is_seen_at_a_glance() -> None:
    small = [case.data for case in CASES.values() if len(case.data) < fuzz.LARGEST]

    assert sum(map(is_seen_alike, small)) > len(small) / 2


@given(st.lists(st.tuples(st.sampled_from(LINES), ENDS), max_size=25), st.sampled_from([HEAD, ""]))
def test_lines_in_any_order_are_seen_as_they_are_read(
    lines: list[tuple[str, str]], head: str
) -> None:
    is_seen_alike((head + "".join(map("".join, lines))).encode())


@given(st.lists(st.sampled_from(LINES), max_size=4), st.integers(0, len(BODY.splitlines())))
def test_lines_put_into_an_entry_are_seen_as_they_are_read(lines: list[str], at: int) -> None:
    every = BODY.splitlines()

    is_seen_alike("\n".join([HEAD.rstrip("\n"), *every[:at], *lines, *every[at:], ""]).encode())


def check(seed: int) -> int:
    taken = 0
    for number in range(FILES):
        data, _ = fuzz.made(seed, number)
        with of(f"fuzz.made({seed}, {number})"):
            taken += is_seen_alike(data)
    return taken


def test_files_that_nobody_would_make_are_seen_as_they_are_read() -> None:
    assert check(seed=0)


@pytest.mark.sweep
@pytest.mark.timeout(120)
@pytest.mark.parametrize("number", range(SEEDS))
def test_twenty_thousand_files_are_seen_as_they_are_read(number: int) -> None:
    check(number if os.environ.get("CI") == "true" else SystemRandom().randrange(2**32))


@pytest.mark.parametrize("person", ["Sam", "Kim-Lee", "a -- b", "李", '"Q"'])
def test_all_that_reflect_writes_is_seen_at_a_glance(person: str) -> None:
    entry = entries.read(f"{HEAD}\n# An evening\n", WORDINGS)
    answers = []
    for place in PLACES:
        place = place._replace(person=place.person and person)
        given = GIVEN[WORDINGS.kind(place.id).name]
        answers.append((place, Given(declined=True) if place.id == "held" else given))
    entry = entry.with_answers(list({place.key: (place, said) for place, said in answers}.values()))
    entry = entry.with_aside(("near", None), aside=True)
    data = entry.text.encode()

    assert is_seen_alike(data)
    found = seen(data) or ()
    assert {answer.kind for answer in found} == set(GIVEN)
    assert {answer.person for answer in found} == {None, person}
    assert [answer.id for answer in found if answer.declined] == ["held"]
    assert [answer.id for answer in found if answer.aside] == ["near"]


@pytest.mark.parametrize(
    "more", ["I love it <3\n", "#rain and C#\n", "- a\n  - b\n", "```\na\n```\n"]
)
def test_what_people_write_in_an_answer_needs_no_second_look(more: str) -> None:
    assert is_seen_alike(ENTRY.replace("We sat by", f"{more}\nWe sat by").encode())


def test_a_formatter_may_put_an_empty_line_before_each_mark() -> None:
    assert is_seen_alike(ENTRY.replace("\n<!--", "\n\n<!--").encode())


def test_only_what_is_wanted_is_given() -> None:
    header = entries.header(ENTRY)
    only = Glance(WORDINGS, lambda _: True, lambda answer: answer.kind == "scale")

    answers = only.answers(only.pieces(ENTRY.encode(), header) or ())

    assert answers
    assert {answer.kind for answer in answers} == {"scale"}


def test_short_answers_are_understood_once_and_not_too_many_of_them_nor_long_ones_kept() -> None:
    looking = Glance(WORDINGS, lambda _: True)

    def is_kept(text: str) -> bool:
        pieces = [f"### Q\n<!-- q: said -->\n\n{text}\n".encode()]
        return looking.answers(pieces)[0] is looking.answers(pieces)[0]

    assert is_kept("a word")
    assert not is_kept("a long answer " * 40)
    assert 1000 < sum(is_kept(f"{number}") for number in range(5000)) < 5000


NEAR = "### How near was I?\n<!-- q: near -->\n\n7 / 10\n"


@pytest.mark.parametrize(
    "body",
    [
        f"\n# An evening\n\n{NEAR}\nA line.\r### In one word?\r<!-- q: word -->\rcalm\n",
        f"\ufeff<!-- q: word -->\n\ncalm\n\n{NEAR}",
        f"\n### In one word?\n\ncalm\n\n{NEAR}",
        f"\n# An evening\n\n{NEAR}\n### In one word?\n\ncalm\n",
        f"\n# An evening\n\n{NEAR}\n<!-- q: word -->\n\ncalm\n",
        f"\n# An evening\n\n{NEAR}\n{NEAR}",
        "\n# An evening\n\n### How near was I?\n\n7 / 10\n",
    ],
)
def test_what_needs_the_whole_reader_is_left_to_it(body: str) -> None:
    data = f"{HEAD}{body}".encode()

    assert not is_seen_alike(data)
    assert whole(data).answers


def test_the_first_heading_may_be_that_of_a_question() -> None:
    assert is_seen_alike(f"{HEAD}# How near was I?\n<!-- q: near -->\n\n7 / 10\n".encode())
