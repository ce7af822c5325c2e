"""Whatever is written into an entry is read back, and nothing else changes."""

import re
from unicodedata import normalize

import pytest
from awkward import (
    FILES,
    KINDS,
    LINE_ENDS,
    NAMES,
    OPTIONS,
    PIECES,
    PROSE,
    WORDINGS,
    answers,
    new_entry,
    place,
    places_before,
    said,
)
from claims import check_answer_set, check_aside_toggled, check_duplicate_kept
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from reflect import entries, languages
from reflect.entries.answer import Response, unescape
from reflect.text import clean, lines

LANGUAGES = st.sampled_from(["en", "de"])


@given(answers(), LANGUAGES, LINE_ENDS)
@example(("choice", Response("_(none)_")), "en", "\n")
@example(("choice", Response("_(heute nicht)_")), "en", "\n")
@example(("text", Response("_(none)_")), "en", "\n")
def test_a_body_is_read_back_as_given(
    answer: tuple[str, Response], language: str, end: str
) -> None:
    name, given_ = answer

    body = given_.written(KINDS[name], languages.of(language))

    assert Response.read(body.replace("\n", end), KINDS[name]) == given_
    if KINDS[name].is_prose and name == "text" and not given_.declined:
        assert unescape(body) == (given_.value or "")


@given(
    st.lists(st.tuples(answers(), st.integers(0, 2), NAMES), max_size=6),
    LANGUAGES,
    st.sampled_from(["one", "two"]),
)
def test_every_answer_survives_a_round_trip_through_the_file(
    run: list[tuple[tuple[str, Response], int, str | None]], language: str, step: str
) -> None:
    entry, expected = new_entry(language), {}
    for (name, given_), number, person in run:
        where = place(name, number, person, step)
        entry = entry.with_answer(where, given_, places_before(where))
        expected[where.key] = given_

    again = entries.read(entry.text, WORDINGS)

    found = {answer.key: answer.response for answer in again.answers if answer.state != "open"}
    assert found == {key: given_ for key, given_ in expected.items() if not given_.is_open}
    assert again.text == entry.text
    # Text about marks cannot be told from a damaged mark; and most days are words.
    kinds = {each.kind for each in again.problems if each.is_mild}
    assert len(kinds) == len({each.kind for each in again.problems})
    assert kinds <= {"mark", "unread-by", "unread-every"}


@given(FILES)
@example("---\nworksheet: x\n# open\n```\n## The one step\n### What of text 1?\n7 / 10")
@example("\ufeff<!-- q: text-1 -->\nx")
def test_reading_and_writing_unchanged_is_the_identity(text: str) -> None:
    assert entries.read(text, WORDINGS).text == text
    assert entries.read(text).text == text


FORM = st.sampled_from([
    "1. one", "2. two", "3.", "24. December", "31) more", "2026.", "- quiet", "-", "* [ ] quiet",
    "- [ ] quiet, but only at night", "- [x] Ja", "- [X] phone  away", "- [-] let go", "- [x]",
    "- [ ]", "- [-]", "- [ ] é", "- [ ] call (by tomorrow) (every week)", "   and more",
    "\t- [ ] quiet", "   1. nested", "  24. nested", "   - nested", "- [ ] - [x] twice", "words",
    "- [/] call", "- [xx] call ✅ 2026-12-02", "- [x] call 📅 2026-12-01 #home ⏫", "- [] call",
    "- [x] call \\(by x)", "- [ ](by x)", "7 / 10", "_(none)_", "",
])  # fmt: skip


def words(text: str) -> set[str]:
    """The words in *text*, without one-digit numbers, which may number items."""
    found = re.findall(r"[^\W\d_]+|[0-9]{2,}", normalize("NFC", text))
    return {word.casefold() for word in found}


def is_open_option(name: str, line: str) -> bool:
    """Whether *line* is an unticked box with only an option beside it."""
    box = re.fullmatch(r"\s*[-*+] \[ \]\s+(.*)", line)
    return name == "choices" and box is not None and box[1] in OPTIONS


@given(st.sampled_from(["list", "choices", "action"]), st.lists(FORM | PIECES, max_size=5))
@example("choices", ["- [ ] quiet, but only at night"])
@example("list", ["24. December"])
@example("action", ["- [ ] a", "- [x]"])
def test_no_word_of_a_body_is_lost(name: str, lines: list[str]) -> None:
    kind, said = KINDS[name], [line for line in lines if not is_open_option(name, line)]

    given_ = Response.read("\n".join(lines), kind)

    kept = [given_.written(kind, languages.of(language)) for language in ("en", "de")]
    assert words("\n".join(said)) <= words("\n".join(kept))


@given(FILES, answers(), NAMES, st.integers(0, 2), st.booleans())
def test_an_answer_can_be_set_in_any_file_and_all_others_stay(
    text: str, answer: tuple[str, Response], person: str | None, number: int, knows_order: bool
) -> None:
    where = place(answer[0], number, person)

    earlier = places_before(where) if knows_order else ()
    check_answer_set(entries.read(text, WORDINGS), where, answer[1], earlier)


@given(FILES, answers(), PROSE.map(clean).filter(bool))
def test_in_any_file_an_answer_can_be_made_inactive_and_a_duplicate_kept_beside_it(
    text: str, answer: tuple[str, Response], second: str
) -> None:
    where = place(answer[0], 1)
    entry = entries.read(text, WORDINGS).with_answer(where, answer[1])
    there = entry.answer(where.key)

    if there and there.text:
        check_aside_toggled(entry, where.key)
        check_aside_toggled(entry.with_inactive(where.key, not there.inactive), where.key)
        check_duplicate_kept(entry, where.key, second)


@pytest.mark.parametrize("name", KINDS)
def test_emptying_an_answer_and_setting_it_again_restores_the_file(name: str) -> None:
    entry = new_entry()
    for number in range(3):
        entry = entry.with_answer(place(name, number), Response(declined=True))

    emptied = entry.with_answer(place(name, 1), Response())
    again = entries.read(emptied.text, WORDINGS).with_answer(
        place(name, 1), Response(declined=True)
    )

    assert again.text == entry.text
    assert [answer.state for answer in emptied.answers] == ["declined", "open", "declined"]


@pytest.mark.sweep
@pytest.mark.timeout(900)
@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("name", KINDS)
def test_ten_thousand_answers_of_each_kind_survive_a_round_trip(name: str, language: str) -> None:
    @given(st.data(), NAMES, LINE_ENDS)
    @settings(max_examples=5_000, suppress_health_check=list(HealthCheck), database=None)
    def check(data: st.DataObject, person: str | None, end: str) -> None:
        first, second = data.draw(said(name)), data.draw(said(name))
        entry = new_entry(language).with_answer(place(name, 0, person), first)
        entry = entry.with_answer(place(name, 1, person), second)

        again = entries.read(entry.text.replace("\n", end), WORDINGS)

        for where, given_ in ((place(name, 0, person), first), (place(name, 1, person), second)):
            found = again.answer(where.key)
            assert (found.response if found else Response()) == given_
            assert (found.text if found else "") == clean(
                unescape(given_.written(KINDS[name], languages.of(language)))
            )

    check()


@given(st.lists(st.tuples(answers(), st.integers(0, 2)), max_size=8))
def test_setting_many_answers_at_once_equals_setting_them_one_by_one(
    run: list[tuple[tuple[str, Response], int]],
) -> None:
    order = {place(name, number).key: (place(name, number), said_) for (name, said_), number in run}
    listed = list(order.values())
    one_by_one = new_entry("en")
    for where, given_ in listed:
        one_by_one = one_by_one.with_answer(where, given_, [each for each, _ in listed])

    assert new_entry("en").with_answers(listed).text == one_by_one.text


@given(FILES)
@example("\r0\n### What of text 1?\n\n---")
@settings(max_examples=180)
def test_restoring_marks_moves_no_line_and_changes_no_answer(text: str) -> None:
    entry = entries.read(text, WORDINGS)

    marked = entry.with_marks()

    again = entries.read(marked.text, WORDINGS)
    assert [(a.key, a.text, a.duplicates) for a in again.answers] == [
        (a.key, a.text, a.duplicates) for a in entry.answers
    ]
    lost = sum(block.recognised_by != "mark" and bool(block.id) for block in entry.blocks)
    kept = iter(lines(marked.text))
    assert all(
        line.rstrip("\r\n") in (each.rstrip("\r\n") for each in kept) for line in lines(text)
    )
    assert len(lines(marked.text)) in (len(lines(text)), len(lines(text)) + lost)
