"""No clock, wherever it stands and however it is set, hides an entry or writes over one."""

from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import pytest
from drafts import PLACES, answered, begun

from reflect import entries
from reflect.journal import Journal
from reflect.journal.draft import PreviousAnswers

#: Changes of an hour, of half of one and of two; at one, two, three, before four, and at midnight;
#: in both halves of the world, and one that is an hour less in Ramadan.
ZONES = [
    *("Europe/Berlin", "Europe/London", "Atlantic/Azores", "Africa/Casablanca", "Asia/Beirut"),
    *("Asia/Jerusalem", "Australia/Lord_Howe", "Australia/Sydney", "Pacific/Chatham"),
    *("America/New_York", "America/St_Johns", "America/Havana", "America/Santiago"),
    "Antarctica/Troll",
]
#: Before and after a change. Where the clock goes back by an hour the first and the last show the
#: same time, and where it goes back by half of one the first two do.
AROUND = [timedelta(minutes=minutes) for minutes in (-15, 15, 45)]


def keep(journal: Journal, moment: datetime, text: str = "words") -> Path:
    """The file of a run that is begun at a *moment*, and finished."""
    draft = begun(journal, moment)
    path = answered(draft, text)
    draft.mark_as_complete()
    return path


def texts(journal: Journal) -> list[str]:
    """What was written, in the order of the list, turned round: the oldest first."""
    return [stored.entry.answers[0].text for stored in journal][::-1]


def zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except ZoneInfoNotFoundError:
        pytest.skip("this system knows no time zones (tzdata is not installed)")


def changes(name: str) -> list[datetime]:
    """The moments of 2026 at which the clocks of a zone are changed, to the quarter of an hour."""
    place = zone(name)

    def found(moments: Sequence[datetime]) -> list[tuple[datetime, datetime]]:
        offsets = [moment.astimezone(place).utcoffset() for moment in moments]
        both = zip(pairwise(moments), pairwise(offsets), strict=True)
        return [between for between, (old, new) in both if old != new]

    days = found([datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=n) for n in range(365)])
    quarters = [[day + timedelta(minutes=15 * n) for n in range(97)] for day, _ in days]
    return [after for each in quarters for _, after in found(each)]


def is_kept_in_order(journal: Journal, moments: Sequence[datetime]) -> None:
    """Of each moment there is a file with its day, its time and its words, in their order."""
    kept = {keep(journal, moment, f"{n}"): moment for n, moment in enumerate(moments)}

    assert len(kept) == len(moments)
    assert texts(journal) == [f"{n}" for n in range(len(moments))]
    for stored in journal:
        moment = kept[stored.path]
        assert stored.day == journal.settings.day(moment)
        assert stored.path.name.startswith(stored.day.isoformat())
        assert stored.header.moment == moment.replace(tzinfo=None)
        # In the hour that comes twice, times of two zones are never equal (PEP 495).
        assert stored.header.instant == moment.astimezone(UTC)


@pytest.mark.parametrize("name", ZONES)
def test_runs_around_both_changes_of_the_clock_are_kept_in_order(
    journal: Journal, name: str
) -> None:
    there_and_back = changes(name)
    moments = [change + each for change in there_and_back for each in AROUND]

    assert len(there_and_back) == 2
    is_kept_in_order(journal, [moment.astimezone(zone(name)) for moment in moments])


@pytest.mark.parametrize("ends", [time(0), time(2, 30), time(4)], ids=str)
def test_wherever_the_day_ends_each_run_has_its_day_and_its_name(
    journal: Journal, ends: time
) -> None:
    journal.settings = journal.settings._replace(day_ends_at=ends)
    earlier = timedelta(hours=ends.hour, minutes=ends.minute)
    header = entries.read("---\nworksheet: things\n---\n").header
    for name in ZONES:
        for change in changes(name):
            for minutes in range(-180, 181, 45):
                moment = (change + timedelta(minutes=minutes)).astimezone(zone(name))

                path = next(journal.new_paths(header, moment))

                day = (moment.replace(tzinfo=None) - earlier).date()
                assert path.relative_to(journal.root).as_posix() == f"2026/{day}-things.md"


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2026-11-24T00:00", "2026-11-23"),
        ("2026-11-24T03:59:59", "2026-11-23"),
        ("2026-11-24T04:00", "2026-11-24"),
        ("2027-01-01T01:00", "2026-12-31"),
        ("2028-03-01T03:00", "2028-02-29"),
        ("2027-03-01T03:00", "2027-02-28"),
        ("0001-01-01T00:00", "0001-01-01"),
        ("9999-12-31T23:59:59", "9999-12-31"),
    ],
)
def test_the_night_belongs_to_the_day_before(journal: Journal, moment: str, day: str) -> None:
    path = keep(journal, datetime.fromisoformat(moment).replace(tzinfo=UTC))

    assert path.relative_to(journal.root).as_posix() == f"{day[:4]}/{day}-things.md"
    assert [stored.day.isoformat() for stored in journal] == [day]


FAR_APART = ["0001-01-02T20:00", "1970-01-01T20:00", "2028-02-29T23:59:59", "2038-01-19T03:14:07"]
FAR_APART += ["2038-01-19T20:00", "9999-12-29T23:59:59"]


@pytest.mark.parametrize(
    "moments",
    [
        # The first year and the last are years like others.
        *([f"{moment}{zone}" for moment in FAR_APART] for zone in ("-12:00", "+00:00", "+14:00")),
        # In one minute, and in one second.
        [f"2026-11-23T21:14:{seconds}+00:00" for seconds in ("00", "00", "00", "01", "01", "59")],
        # On a journey round the world: that evening comes twice.
        ["2026-05-01T21:00+09:00", "2026-05-01T07:00-07:00", "2026-05-01T20:00-07:00"],
    ],
)
def test_runs_are_kept_in_the_order_in_which_they_were_begun(
    journal: Journal, moments: list[str]
) -> None:
    is_kept_in_order(journal, [datetime.fromisoformat(moment) for moment in moments])


def test_a_clock_that_was_set_back_hides_nothing_and_writes_over_nothing(journal: Journal) -> None:
    first = datetime(2026, 11, 23, 21, 14, tzinfo=UTC)
    moments = [first, first - timedelta(minutes=5), first - timedelta(days=1), first]

    paths = [keep(journal, moment, f"{n}") for n, moment in enumerate(moments)]

    days = ["2026-11-23-things", "2026-11-23-things-2", "2026-11-22-things", "2026-11-23-things-3"]
    assert [path.stem for path in paths] == days
    # What a clock said is all that is known; of two that say the same, the later name is later.
    assert texts(journal) == ["2", "1", "0", "3"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        # The hour that comes twice: by the clock the second is the earlier one.
        ("2026-10-25T02:50:00+02:00", "2026-10-25T02:10:00+01:00"),
        # A flight to the west.
        ("2026-05-01T21:00:00+09:00", "2026-05-01T07:00:00-07:00"),
    ],
)
def test_what_was_written_last_time_is_found_by_the_moment_and_not_by_the_clock(
    journal: Journal, first: str, second: str
) -> None:
    keep(journal, datetime.fromisoformat(first), "a hill")
    moment = datetime.fromisoformat(second)
    draft = begun(journal, moment)

    found = PreviousAnswers(draft, {})(PLACES[0].key)

    assert found is not None
    assert found[1].value == "a hill"
