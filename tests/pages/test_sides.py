"""Whether two runs are then and now of one person, or the sheets of two people."""

import pytest

from reflect.pages.comparison_view import YOU, Side, named_apart

RUN = "2026-05-01-near"


def side(stem: str = RUN, *about: str, folder: str = "a", own: bool = False) -> Side:
    return Side(stem, folder, about, own)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (side("any name", "Sam", own=True), side("another", "Mum", own=True)),
        (side("2026-02-01-near", "Sam"), side("2026-05-01-near-2", "Sam")),
        (side("2026-02-01-near"), side("2026-05-01-near", folder="b")),
        (side("2026-02-01-near", "Sam"), side("2026-05-01-near", "Mum")),
        (side("2025-02-01-near", "Sam", folder="old"), side(RUN, "sam", own=True)),
        (side("2025-02-01-near", folder="old"), side(RUN, own=True)),
    ],
    ids=["journal", "numbered", "two folders", "one folder", "a copy of mine", "about nobody"],
)
def test_runs_of_one_journal_are_then_and_now(old: Side, new: Side) -> None:
    assert named_apart(old, new) is None


@pytest.mark.parametrize(
    ("old", "new", "names"),
    [
        (side(RUN, "Ben", own=True), side("ana", "Ana"), (YOU, "Ben")),
        (side("ana", "Ana"), side(RUN, "Ben", own=True), ("Ben", YOU)),
        (side(RUN, "Ben", own=True), side("2026-05-02-near", "Ana", folder="b"), (YOU, "Ben")),
        (side(RUN, "Ben", own=True), side("2026-05-02-near", folder="b"), (YOU, "Ben")),
        (side("mine", "Ben"), side("theirs", "Ana"), (YOU, "Ben")),
        (side("mine", "Ben"), side("theirs"), (YOU, "Ben")),
        (side(RUN, "Ben"), side("2026-05-02-near", "Ana", folder="b"), (YOU, "Ben")),
    ],
    ids=["mine first", "mine last", "dated", "about nobody", "elsewhere", "unsaid", "two folders"],
)
def test_a_partner_is_whom_mine_is_about(old: Side, new: Side, names: tuple[str, str]) -> None:
    assert named_apart(old, new) == names


@pytest.mark.parametrize(
    ("old", "new", "names"),
    [
        (side("2026-05-01-ana"), side("2026-05-02-ben"), ("ana", "ben")),
        (side("ana-2026-05-01", "Mum"), side("ben", "Mum"), ("ana", "ben")),
        (side("ana", "Mum", "Ben"), side("ben", "Dad"), ("ana", "ben")),
        (side("2026-05-01", "Mum"), side("near", "Mum"), ("2026-05-01", "near")),
        (side("near", folder="ana"), side("near", folder="ben"), ("ana/near", "ben/near")),
    ],
    ids=["dated", "the same person", "several people", "a day alone", "by their folders"],
)
def test_else_the_files_tell_two_people_apart(old: Side, new: Side, names: tuple[str, str]) -> None:
    assert named_apart(old, new) == names
