"""The header of an entry: worksheet, date, people and status, from its front matter."""

import re
from datetime import UTC, datetime, timedelta
from functools import cached_property, lru_cache
from typing import Literal

from reflect import yaml
from reflect.locale import N_
from reflect.text import case_folded, clean, one_line

Status = Literal["draft", "complete"]

_WIKILINK = re.compile(r"\[\[([^\[\]|]*)(?:\|[^\[\]]*)?\]\]")


class Header:
    """The fields of an entry's front matter, with defaults for unreadable ones."""

    def __init__(self, front: yaml.FrontMatter) -> None:
        self.front = front
        #: The id of the worksheet. An attribute, since it is read most often.
        self.worksheet = front.string("worksheet")

    @classmethod
    def new(
        cls, *, title: str, moment: datetime, worksheet: str, version: int, language: str
    ) -> "Header":
        """The header of a new draft, begun at *moment*."""
        fields = {
            "title": one_line(title, 200),
            # Not strftime: on some systems %Y does not pad years before 1000.
            "date": moment.replace(tzinfo=None).isoformat(timespec="seconds"),
            "utc_offset": _offset(moment),
            "worksheet": worksheet,
            "worksheet_version": str(version),
            "language": language,
            "status": "draft",
        }
        raw = "".join(f"{key}: {yaml.format_scalar(value)}\n" for key, value in fields.items())
        return cls(yaml.split(f"---\n{raw}tags: [reflect]\n---\n")[0])

    @property
    def title(self) -> str:
        """The title of the worksheet at that time."""
        return self.front.string("title")

    @property
    def worksheet_version(self) -> int | None:
        """The version of the worksheet; None if it is not a number."""
        return self.front.number("worksheet_version")

    @property
    def worksheet_ref(self) -> tuple[str, str, str]:
        """The id, version and language of the worksheet, as written."""
        front = self.front
        return self.worksheet, front.string("worksheet_version"), front.string("language")

    @property
    def date(self) -> str:
        """The local time at which the entry was begun, as written."""
        return self.front.string("date")

    @property
    def utc_offset(self) -> str:
        """The offset of that time from UTC, as written."""
        return self.front.string("utc_offset")

    @property
    def language(self) -> str:
        """The language of the worksheet."""
        return self.front.string("language") or "en"

    @property
    def status(self) -> Status:
        """The status: a draft until the writer finishes the entry."""
        return "draft" if self.front.string("status").casefold() == "draft" else "complete"

    @property
    def about(self) -> tuple[str, ...]:
        """The people the entry is about."""
        return tuple(name for name, _ in self._people.values())

    @cached_property
    def _people(self) -> dict[str, tuple[str, str]]:
        """People by folded name: the name, and its source, as in ``Sam`` and ``[[Sam]]``."""
        value = self.front.values.get("about")
        found: dict[str, tuple[str, str]] = {}
        for each in value if isinstance(value, list) else [value]:
            # YAML reads an unquoted [[Sam]] as a list in a list.
            written = _name_source(each)
            if name := _name(written):
                found.setdefault(case_folded(name), (name, written))
        return found

    @property
    def tags(self) -> tuple[str, ...]:
        """The tags of the entry."""
        return self.front.strings("tags")

    @property
    def moment(self) -> datetime | None:
        """The local time, naive; None if it cannot be read."""
        try:
            return datetime.fromisoformat(self.date).replace(tzinfo=None)
        except ValueError:
            return None

    @property
    def instant(self) -> datetime | None:
        """The time in UTC, by which entries are sorted, since local clocks may go back."""
        try:
            parsed = datetime.fromisoformat(self.date)
        except ValueError:
            return None
        ahead, moment = _parsed_offset(self.utc_offset), parsed.replace(tzinfo=None)
        if ahead is None:
            ahead = parsed.utcoffset() or timedelta()
        try:
            return (moment - ahead).replace(tzinfo=UTC)
        except OverflowError:
            return moment.replace(tzinfo=UTC)

    @property
    def identity(self) -> tuple[str, str, str] | None:
        """Date, offset and worksheet: equal in all versions of one run, rarely in two runs.

        None without a date.
        """
        return (self.date, self.utc_offset, self.worksheet) if self.date else None

    def with_status(self, status: Status) -> "Header":
        """The header with *status*; raises yaml.Malformed."""
        return self._with("status", status)

    def with_about(self, people: tuple[str, ...]) -> "Header":
        """The header about *people*; names already in it stay as written."""
        known = (self._people.get(case_folded(name), (name, name)) for name in people)
        return self._with("about", tuple(written for _, written in known))

    def _with(self, key: str, value: str | tuple[str, ...]) -> "Header":
        if not self.front.raw:
            raise yaml.Malformed(1, N_("they are missing"))
        return Header(self.front.with_value(key, value))


@lru_cache(maxsize=256)  # ten thousand entries name the same few people
def _name(written: str) -> str:
    """The name in *written*, which may be a wikilink."""
    return " ".join(clean(_WIKILINK.sub(r"\1", written)).split())


def _name_source(value: yaml.Value) -> str:
    """The name in *value*, as a wikilink if it is a list in a list; "" if it is no name."""
    if isinstance(value, str):
        return value
    while isinstance(value, list) and len(value) == 1:
        value = value[0]
    return f"[[{value}]]" if isinstance(value, str) else ""


def _parsed_offset(offset: str) -> timedelta | None:
    """*offset*, such as ``+01:00``, as a timedelta; None if it cannot be read."""
    found = re.fullmatch(r"([+-])([01][0-9]|2[0-3]):?([0-5][0-9])", offset)
    if not found:
        return None
    ahead = timedelta(hours=int(found[2]), minutes=int(found[3]))
    return -ahead if found[1] == "-" else ahead


def _offset(moment: datetime) -> str:
    """The offset of *moment* from UTC as ``+01:00``."""
    shift = moment.utcoffset() or timedelta()
    sign, minutes = ("-", -shift) if shift < timedelta() else ("+", shift)
    hours, rest = divmod(int(minutes.total_seconds()) // 60, 60)
    return f"{sign}{hours:02}:{rest:02}"
