"""The front matter of an entry: what it is a run of, when, and about whom."""

import re
from datetime import UTC, datetime, timedelta
from functools import cached_property, lru_cache
from typing import Literal

from reflect import yaml
from reflect.locale import N_
from reflect.text import clean, folded, one_line

Status = Literal["draft", "complete"]

_WIKILINK = re.compile(r"\[\[([^\[\]|]*)(?:\|[^\[\]]*)?\]\]")


class Header:
    """What the front matter of an entry says, as far as it can be made out."""

    def __init__(self, front: yaml.FrontMatter) -> None:
        self.front = front
        #: The id of the worksheet, which is asked for again and again.
        self.worksheet = front.string("worksheet")

    @classmethod
    def new(
        cls, *, title: str, moment: datetime, worksheet: str, version: int, language: str
    ) -> "Header":
        """The header of a draft that is begun at *moment*."""
        fields = {
            "title": one_line(title, 200),
            # Not %Y, which on some systems has no zeros before a year.
            "date": moment.replace(tzinfo=None).isoformat(timespec="seconds"),
            "utc_offset": _offset(moment),
            "worksheet": worksheet,
            "worksheet_version": str(version),
            "language": language,
            "status": "draft",
        }
        raw = "".join(f"{key}: {yaml.scalar(value)}\n" for key, value in fields.items())
        return cls(yaml.split(f"---\n{raw}tags: [reflect]\n---\n")[0])

    @property
    def title(self) -> str:
        """The title the worksheet had."""
        return self.front.string("title")

    @property
    def worksheet_version(self) -> int | None:
        """The version of the worksheet, where it is a number."""
        said = self.front.string("worksheet_version")
        return int(said) if re.fullmatch(r"[0-9]{1,9}", said) else None

    @property
    def asked(self) -> tuple[str, str, str]:
        """The worksheet that was asked: its id, version and language, as they are written."""
        front = self.front
        return self.worksheet, front.string("worksheet_version"), front.string("language")

    @property
    def date(self) -> str:
        """The time at which the entry was begun, by the clock of that place, as it is written."""
        return self.front.string("date")

    @property
    def utc_offset(self) -> str:
        """The offset of that clock from UTC, as it is written."""
        return self.front.string("utc_offset")

    @property
    def language(self) -> str:
        """The language of the worksheet."""
        return self.front.string("language") or "en"

    @property
    def status(self) -> Status:
        """The status: a draft until its writer has finished the entry."""
        return "draft" if self.front.string("status").casefold() == "draft" else "complete"

    @property
    def about(self) -> tuple[str, ...]:
        """The people the entry is about."""
        return tuple(name for name, _ in self._people.values())

    @cached_property
    def _people(self) -> dict[str, tuple[str, str]]:
        """Each person it is about, folded: the name, and how it is written: ``[[Sam]]`` is Sam."""
        value = self.front.values.get("about")
        found: dict[str, tuple[str, str]] = {}
        for each in value if isinstance(value, list) else [value]:
            # Without quotes, a link to Sam is a list in a list.
            written = _unwrapped(each)
            if name := _named(written):
                found.setdefault(folded(name), (name, written))
        return found

    @property
    def tags(self) -> tuple[str, ...]:
        """The tags of the entry."""
        return self.front.strings("tags")

    @property
    def moment(self) -> datetime | None:
        """The clock time as a date, without an offset; nothing where it cannot be read."""
        try:
            return datetime.fromisoformat(self.date).replace(tzinfo=None)
        except ValueError:
            return None

    @property
    def instant(self) -> datetime | None:
        """The moment in UTC, by which entries are ordered: clocks may go back."""
        try:
            said = datetime.fromisoformat(self.date)
        except ValueError:
            return None
        ahead, moment = _ahead(self.utc_offset), said.replace(tzinfo=None)
        if ahead is None:
            ahead = said.utcoffset() or timedelta()
        try:
            return (moment - ahead).replace(tzinfo=UTC)
        except OverflowError:
            return moment.replace(tzinfo=UTC)

    @property
    def identity(self) -> tuple[str, str, str] | None:
        """The date, offset and worksheet, which all states of a run share, and sometimes two runs.

        Nothing without a date.
        """
        return (self.date, self.utc_offset, self.worksheet) if self.date else None

    def with_status(self, status: Status) -> "Header":
        """The header with another status; raises yaml.Malformed."""
        return self._with("status", status)

    def with_about(self, people: tuple[str, ...]) -> "Header":
        """The header with other people; those that are there stay as written."""
        known = (self._people.get(folded(name), (name, name)) for name in people)
        return self._with("about", tuple(written for _, written in known))

    def _with(self, key: str, value: str | tuple[str, ...]) -> "Header":
        if not self.front.raw:
            raise yaml.Malformed(1, N_("there is no front matter"))
        return Header(self.front.with_value(key, value))


@lru_cache(maxsize=256)  # ten thousand heads name the same few people
def _named(written: str) -> str:
    """The name that is *written*, be it as a link."""
    return " ".join(clean(_WIKILINK.sub(r"\1", written)).split())


def _unwrapped(value: yaml.Value) -> str:
    """The name in *value*, a link where it is a list in a list, nothing where it is no name."""
    if isinstance(value, str):
        return value
    while isinstance(value, list) and len(value) == 1:
        value = value[0]
    return f"[[{value}]]" if isinstance(value, str) else ""


def _ahead(offset: str) -> timedelta | None:
    """The time by which a clock is ahead of UTC, where its *offset* can be read."""
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
