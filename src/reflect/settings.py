"""Where things are: made once, from the environment and the config file."""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path

from reflect.errors import BadConfig, NoHome, nearest

KEYS = ("journal", "day_ends_at", "exclude")


@dataclass(frozen=True, kw_only=True)
class Settings:
    """Where a person's files are, and when their day ends."""

    journal: Path
    #: What named the journal: an option, a variable, the config file, or nothing.
    journal_from: str
    #: The config file, whether it exists or not; nothing without a home folder.
    config: Path | None
    #: What is not yet an answer; nothing without a home folder.
    state: Path | None
    day_ends_at: time = time(4)
    #: People, questions and runs that stay out of sight when one looks back.
    exclude: tuple[str, ...] = ()

    @classmethod
    def made(cls, environment: Mapping[str, str], journal: Path | None = None) -> "Settings":
        """The settings that *environment* and the config file make; *journal* wins over both."""
        config = _folder(environment, "XDG_CONFIG_HOME", "config")
        file = config / "config.toml" if config else None
        configured = _configured(file) if file else {}
        named = environment.get("REFLECT_JOURNAL", "")
        if journal:
            where, source = journal, "--journal"
        elif named:
            where, source = _expanded(named, environment), "REFLECT_JOURNAL"
        elif configured.get("journal"):
            where, source = _expanded(str(configured["journal"]), environment), str(file)
        else:
            where, source = _home(environment) / "reflect", ""
        ends = configured.get("day_ends_at", time(4))
        assert isinstance(ends, time)
        hidden = configured.get("exclude", ())
        assert isinstance(hidden, tuple)
        return cls(
            journal=Path(os.path.abspath(where)),  # noqa: PTH100 - resolve() would follow links
            journal_from=source,
            config=file,
            state=_folder(environment, "XDG_STATE_HOME", "state"),
            day_ends_at=ends,
            exclude=hidden,
        )

    def day(self, moment: datetime) -> date:
        """The day that *moment* belongs to: people reflect after midnight."""
        shift = timedelta(hours=self.day_ends_at.hour, minutes=self.day_ends_at.minute)
        naive = moment.replace(tzinfo=None)
        return (naive - shift if naive - datetime.min >= shift else naive).date()


def is_plain(environment: Mapping[str, str]) -> bool:
    """Whether the environment asks for lines without any drawing."""
    accessible = environment.get("ACCESSIBLE", "")
    return environment.get("TERM") == "dumb" or accessible not in ("", "0")


def shipped_worksheets() -> Path:
    """The folder of the worksheets that come with the program."""
    packed = Path(__file__).parent / "templates"
    return packed if packed.is_dir() else Path(__file__).parents[2] / "templates"


def demo_journal() -> Path:
    """The folder with the journal of somebody made up."""
    return shipped_worksheets() / "demo"


def _home(environment: Mapping[str, str]) -> Path:
    """The home folder; raises NoHome."""
    named = environment.get("USERPROFILE" if sys.platform == "win32" else "HOME", "")
    if not named or not Path(named).is_absolute():
        raise NoHome
    return Path(named)


def _folder(environment: Mapping[str, str], variable: str, what: str) -> Path | None:
    """The platform's folder for config or state; nothing where there is no home."""
    from platformdirs import user_config_path, user_state_path  # only once something is asked

    try:
        _home(environment)
    except NoHome:
        if not environment.get(variable):
            return None
    path = user_config_path if what == "config" else user_state_path
    return path("reflect", appauthor=False)


def _expanded(path: str, environment: Mapping[str, str]) -> Path:
    """*path* with a leading ``~`` as the home folder."""
    head, *rest = Path(path).parts or ("",)
    return _home(environment).joinpath(*rest) if head == "~" else Path(path)


def _configured(file: Path) -> dict[str, object]:
    """What the config file says; raises BadConfig."""
    try:
        text = file.read_text(encoding="utf-8")
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError):
        raise BadConfig(file, "the file cannot be read as UTF-8 text.") from None
    import tomllib

    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as bad:
        raise BadConfig(
            file, f"it is no TOML ({str(bad).rpartition('(')[2].strip(')')})."
        ) from None
    for key in values:
        if key not in KEYS:
            hint = nearest(key, KEYS) or f" There are: {', '.join(KEYS)}."
            raise BadConfig(file, f"'{key}' is no setting.{hint}")
    if "journal" in values and not isinstance(values["journal"], str):
        raise BadConfig(file, "'journal' is the path of a folder, in quotation marks.")
    if "exclude" in values:
        values["exclude"] = _names(file, values["exclude"])
    if "day_ends_at" in values:
        values["day_ends_at"] = _time(file, values["day_ends_at"])
    return values


def _names(file: Path, value: object) -> tuple[str, ...]:
    """Names in a list; raises BadConfig."""
    if isinstance(value, list) and all(isinstance(each, str) and each.strip() for each in value):
        return tuple(value)
    raise BadConfig(file, '\'exclude\' is a list of names, as in ["Sam", "2026-08"].')


def _time(file: Path, value: object) -> time:
    """A time of day, be it TOML's own or a string; raises BadConfig."""
    if isinstance(value, time):
        return value
    try:
        return time.fromisoformat(str(value))
    except ValueError:
        raise BadConfig(file, "'day_ends_at' is a time of day, as in \"04:00\".") from None
