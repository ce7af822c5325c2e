"""A calendar file (RFC 5545) of what is ahead: worksheets to look at again, and plans.

An event has the same UID in each file, so a calendar that imports the next one changes its event.
It does so where SEQUENCE is higher: that is the minute of the change, or one more than in the file
that is overwritten. An event that is over is cancelled, and so is one of the overwritten file that
nothing in the journal speaks of any more; what has not changed stays as it is in there.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from typing import Any, NamedTuple

import icalendar

from reflect import __version__
from reflect.journal import Journal, due, plans
from reflect.journal.runs import Selection
from reflect.locale import Locale
from reflect.pages.days import about_people
from reflect.questions.kinds.days import iso_day
from reflect.render.page import unbound
from reflect.text import case_folded, one_line, visible

#: For so long after its day, an event that is over is cancelled in each file.
_KEPT = timedelta(days=366)
#: Letters of a plan that a calendar shows.
_LONGEST = 200
_OURS = "@reflect.invalid"


class _Event(NamedTuple):
    """A day on which something is due, or was."""

    uid: str
    day: date
    summary: str
    is_over: bool = False


def written(
    journal: Journal,
    selection: Selection,
    today: date,
    now: datetime,
    was: bytes,
    *,
    with_words: bool,
) -> bytes:
    """The file, made *now*, with or without the words of plans; *was* is the one it overwrites."""
    there = _read(was)
    say = journal.settings.locale
    found = {
        each.uid: each
        for each in _events(journal, selection, say, with_words=with_words)
        if each.uid in there or each.day >= (today - _KEPT if each.is_over else today)
    }
    for uid, old in there.items():
        if uid not in found:
            found[uid] = _Event(uid, old["dtstart"].dt, say.gettext("Look again"), is_over=True)
    calendar = icalendar.Calendar()
    calendar.add("prodid", f"-//reflect//reflect {__version__}//EN")
    calendar.add("version", "2.0")
    for event in sorted(found.values(), key=lambda each: (each.day, each.uid)):
        calendar.add_component(_component(event, now.astimezone(UTC), there.get(event.uid)))
    data: bytes = calendar.to_ical()
    return data


def _read(data: bytes) -> dict[str, Any]:
    """The events in the *data* of an earlier file by their UIDs; none if it is something else."""
    try:
        calendar: Any = icalendar.Calendar.from_ical(data) if data else icalendar.Calendar()
        return {
            str(each["uid"]): each
            for each in calendar.walk("VEVENT")
            if each["uid"].endswith(_OURS) and type(each["dtstart"].dt) is date
        }
    except (ValueError, KeyError, IndexError, AttributeError):
        return {}


def _events(
    journal: Journal, selection: Selection, say: Locale, *, with_words: bool
) -> Iterator[_Event]:
    """Calendar events for worksheets and plans, in neutral words unless *with_words*."""
    again = say.gettext("Look again")
    for line in due.look_again(journal, selection):
        summary = again
        if with_words:
            about = [about_people([line.person], say)] if line.person else []
            what = ", ".join([line.run.title, *about])
            summary = say.gettext("Look again: {what}", what=what)
        uid = _uid("look again", line.run.header.worksheet, case_folded(line.person or ""))
        if line.day or line.is_over:
            yield _Event(uid, line.day or line.run.day, summary, not line.day)
    for plan in plans.every(journal, selection):
        if by := iso_day(plan.action.by):
            summary = plan.action.text if with_words else again
            uid = _uid("plan", plan.boxes[-1].code)
            yield _Event(uid, date.fromisoformat(by), summary, not plan.is_open)


def _uid(*parts: str) -> str:
    return sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()[:32] + _OURS


def _component(event: _Event, now: datetime, old: Any) -> Any:
    """An *event* for the calendar; as it is in the *old* one if nothing has changed."""
    summary = visible(one_line(unbound(event.summary), _LONGEST))
    status = "CANCELLED" if event.is_over else "CONFIRMED"
    sequence = int(now.timestamp()) // 60
    if old:
        before = (old["dtstart"].dt, old.get("summary"), old.get("status"))
        if before == (event.day, summary, status):
            return old
        last = old.get("sequence")  # no number, or several, where another program wrote there
        sequence = max(sequence, last + 1 if isinstance(last, int) else 0)
    made = icalendar.Event()
    made.add("uid", event.uid)
    made.add("dtstamp", now.replace(microsecond=0))
    made.add("dtstart", event.day)
    made.add("summary", summary)
    made.add("status", status)
    made.add("sequence", sequence)
    made.add("transp", "TRANSPARENT")
    made.add("class", "PRIVATE")
    return made
