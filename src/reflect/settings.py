"""Where things are: made once, from the environment and the config file."""

import os
import re
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from reflect import locale
from reflect.errors import BadConfig, NoHome, UnclearFolder
from reflect.errors.phrases import did_you_mean, there_are
from reflect.locale import N_, joined
from reflect.text import one_line, visible

#: What long pages are read in where nobody says otherwise.
PAGER = "less"

# What only a shell, a web browser or somebody else's home folder could make a path of.
_UNFINISHED = re.compile(r"^~[^/\\]|^[A-Za-z][\w+.-]+:/|\$\w|\$\{|%\w+%")


class Key(NamedTuple):
    """A setting as it stands in the config file."""

    #: The value as it is used; raises ValueError where it means nothing.
    read: Callable[[object], Any]
    #: What the value has to be, as the end of a sentence.
    expected: str
    #: What it does.
    what: str


class Settings(NamedTuple):
    """Where a person's files are, when their day ends, and how things are shown."""

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
    #: Whether names of new files and lists hold the date alone.
    discreet: bool = False
    #: What long pages are read in: a command, nothing for none, None where that is left open.
    pager: str | None = None
    #: Whether the history holds drafts, too.
    history_drafts: bool = False
    #: The language that people are spoken to in, where no page has one of its own.
    language: str = "en"
    #: The settings that the config file makes.
    configured: frozenset[str] = frozenset()

    @classmethod
    def made(cls, environment: Mapping[str, str], journal: Path | None = None) -> "Settings":
        """The settings that *environment* and the config file make; *journal* wins over both."""
        config = _folder(environment, "XDG_CONFIG_HOME", "config")
        file = config / "config.toml" if config else None
        configured = _configured(file) if file else {}
        named = environment.get("REFLECT_JOURNAL", "")
        if journal:
            where, source = _expanded(str(journal), environment, "--journal"), "--journal"
        elif named:
            where, source = _expanded(named, environment, "REFLECT_JOURNAL"), "REFLECT_JOURNAL"
        elif "journal" in configured:
            where, source = _expanded(configured["journal"], environment, str(file)), str(file)
        else:
            where, source = _home(environment) / "reflect", ""
        others = {key: value for key, value in configured.items() if key != "journal"}
        return cls(
            journal=Path(os.path.abspath(where)),  # noqa: PTH100 - resolve() would follow links
            journal_from=source,
            config=file,
            state=_folder(environment, "XDG_STATE_HOME", "state"),
            configured=frozenset(configured),
            **{"language": asked_language(environment)[0], **others},
        )

    @property
    def locale(self) -> locale.Locale:
        """The words for that language."""
        return locale.of(self.language)

    def day(self, moment: datetime) -> date:
        """The day that *moment* belongs to: people reflect after midnight."""
        shift = timedelta(hours=self.day_ends_at.hour, minutes=self.day_ends_at.minute)
        naive = moment.replace(tzinfo=None)
        return (naive - shift if naive - datetime.min >= shift else naive).date()


def is_plain(environment: Mapping[str, str]) -> bool:
    """Whether the environment asks for lines without any drawing."""
    accessible = environment.get("ACCESSIBLE", "")
    return environment.get("TERM") == "dumb" or accessible not in ("", "0")


def asked_language(environment: Mapping[str, str]) -> tuple[str, str]:
    """The language that *environment* or the system asks for, and the variable that names it.

    The first variable that is set counts, in the order of POSIX (Base Definitions, 8.2).
    """
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if said := environment.get(name):
            return locale.of(said).language, name
    return locale.of(_system_language(environment)).language, ""


def _system_language(environment: Mapping[str, str]) -> str:
    """The language chosen in Windows or macOS, which set no variable."""
    if sys.platform == "win32":
        import ctypes
        from locale import windows_locale  # from the number of a language (LANGID) to its code

        return windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), "")
    if sys.platform == "darwin":
        # The languages in their order, among the defaults of all programs (Apple, QA1391).
        import plistlib

        file = Path(environment.get("HOME", ""), "Library/Preferences/.GlobalPreferences.plist")
        with suppress(Exception):  # whatever is amiss there: English
            return str(plistlib.loads(file.read_bytes())["AppleLanguages"][0])
    return ""


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


def _expanded(path: str, environment: Mapping[str, str], source: str) -> Path:
    """*path* with a leading ``~`` as the home folder; raises UnclearFolder.

    Only the command line may name a folder from where somebody stands.
    """
    head, *rest = Path(path).parts or ("",)
    where = _home(environment).joinpath(*rest) if head == "~" else Path(path)
    is_plain = path == visible(path).strip() and "\n" not in path
    is_full = where.is_absolute() or source == "--journal"
    is_clear = is_plain and not _UNFINISHED.search(path)
    if is_full and (is_clear or os.path.isdir(where)):  # noqa: PTH112 - too long a path is none
        return where
    raise UnclearFolder(one_line(path), source)


def _configured(file: Path) -> dict[str, Any]:
    """The settings in the config file; raises BadConfig."""
    try:
        text = file.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError):
        raise BadConfig(file, N_("the file cannot be read as UTF-8 text.")) from None
    import tomllib

    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as bad:
        where = str(bad).rpartition("(")[2].strip(")")
        raise BadConfig(file, N_("it is not valid TOML ({where}).", where=where)) from None
    except (ValueError, RecursionError):
        what = N_("a number is too long, or a list nested too deeply.")
        raise BadConfig(file, what) from None
    return {name: _value(file, name, value) for name, value in values.items()}


def _value(file: Path, name: str, value: object) -> Any:
    """The *value* of a setting as it is used; raises BadConfig."""
    if name not in KEYS:
        what = N_("'{name}' is not a setting.", name=one_line(name))
        hint = did_you_mean(name, KEYS) or there_are(list(KEYS))
        raise BadConfig(file, joined([what, hint], " "))
    try:
        return KEYS[name].read(value)
    except ValueError:
        what = N_("'{name}' is {expected}.", name=name, expected=KEYS[name].expected)
        raise BadConfig(file, what) from None


def _text(value: object) -> str:
    """A line of text without characters that no path, command or name can hold."""
    if isinstance(value, str) and value == visible(value) and "\n" not in value:
        return value
    raise ValueError


def _switch(value: object) -> bool:
    if isinstance(value, bool):
        return value
    raise ValueError


def _time(value: object) -> time:
    """A time of day, be it TOML's own or a string."""
    return value if isinstance(value, time) else time.fromisoformat(_text(value))


def _names(value: object) -> tuple[str, ...]:
    if isinstance(value, list) and all(_text(each).strip() for each in value):
        return tuple(value)
    raise ValueError


def _spoken(value: object) -> str:
    """The code of a language that has a catalog."""
    said = _text(value)
    if (code := locale.of(said).language) == said.casefold()[: len(code)]:
        return code
    raise ValueError


def _pager(value: object) -> str:
    """A command; nothing for ``false``."""
    return "" if value is False else _text(value)


#: All that can stand in the config file.
KEYS = {
    "journal": Key(
        _text, N_("the path of a folder, in quotation marks"), N_("The folder your entries are in.")
    ),
    "day_ends_at": Key(
        _time,
        N_('a time of day, as in "04:00"'),
        N_("Until then it is still the day before, for whoever writes after midnight."),
    ),
    "exclude": Key(
        _names,
        N_('a list of names, as in ["Sam", "2026-08"]'),
        N_("People, questions and days that stay out of sight when you look back."),
    ),
    "discreet": Key(
        _switch,
        N_("true or false"),
        N_("If true, new files are called by their date alone, and lists show the date alone."),
    ),
    "history_drafts": Key(
        _switch, N_("true or false"), N_("If true, the history (if one is kept) holds drafts, too.")
    ),
    "language": Key(
        _spoken,
        N_('a language that reflect speaks, as in "de"'),
        N_("The language reflect speaks to you. An entry is shown in that of its worksheet."),
    ),
    "pager": Key(
        _pager,
        N_('a command, as in "less", or false'),
        N_("The program to read long pages in; with false, they are put out as they are."),
    ),
}
