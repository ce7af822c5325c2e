"""Settings, built once from the environment and the config file; folders of the program."""

import os
import re
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from reflect import locale
from reflect.errors import BadConfig, NoHome, ReflectError
from reflect.errors.phrases import did_you_mean, there_are
from reflect.locale import N_, joined
from reflect.text import one_line, visible

#: Default pager.
PAGER = "less"

# Not a plain path: a URL, shell variables, or another user's home folder (~name).
_NOT_A_PATH = re.compile(r"^~[^/\\]|^[A-Za-z][\w+.-]+:/|\$\w|\$\{|%\w+%")


class SettingKey(NamedTuple):
    """A setting of the config file."""

    #: Converts the value; raises ValueError if it is invalid.
    read: Callable[[object], Any]
    #: What the value must be, as the end of a sentence.
    expected: str
    #: What the setting does, for help.
    what: str


class Settings(NamedTuple):
    """Folders, and the preferences of the person."""

    journal: Path
    #: Source of that path: option, variable or config file; "" for the default.
    journal_from: str
    #: Path of the config file, which may not exist; None without a home folder.
    config: Path | None
    #: Folder for state, such as autosaves; None without a home folder.
    state: Path | None
    day_ends_at: time = time(4)
    #: People, questions and days left out when looking back.
    exclude: tuple[str, ...] = ()
    #: Whether names of new files, and lists, show only the date.
    discreet: bool = False
    #: Command of the pager; "" for no pager, None for the default.
    pager: str | None = None
    #: Whether drafts are committed to the history.
    history_drafts: bool = False
    #: Whether plans, and what is due, come up by themselves.
    recall: bool = True
    #: Language of messages, and of pages without a language of their own.
    language: str = "en"
    #: Language of worksheets, where they are there in it; reflect may not speak it.
    worksheet_language: str = "en"
    #: Names of the settings in the config file.
    configured: frozenset[str] = frozenset()

    @classmethod
    def made(cls, environment: Mapping[str, str], journal: Path | None = None) -> "Settings":
        """The settings from *environment* and the config file; *journal* overrides both."""
        config = _folder(environment, "XDG_CONFIG_HOME", "config")
        file = config / "config.toml" if config else None
        configured = _config_values(file) if file else {}
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
            worksheet_language=others.get("language") or _code(_requested(environment)[0]),
            **{"language": requested_language(environment)[0], **others},
        )

    @property
    def locale(self) -> locale.Locale:
        """The translations for `language`."""
        return locale.of(self.language)

    def day(self, moment: datetime) -> date:
        """The day that *moment* belongs to: until `day_ends_at` the day before."""
        shift = timedelta(hours=self.day_ends_at.hour, minutes=self.day_ends_at.minute)
        naive = moment.replace(tzinfo=None)
        return (naive - shift if naive - datetime.min >= shift else naive).date()


def is_plain(environment: Mapping[str, str]) -> bool:
    """Whether *environment* asks for plain lines, without any terminal control."""
    accessible = environment.get("ACCESSIBLE", "")
    return environment.get("TERM") == "dumb" or accessible not in ("", "0")


def requested_language(environment: Mapping[str, str]) -> tuple[str, str]:
    """The language of *environment* or the system, and the name of the variable that sets it."""
    value, name = _requested(environment)
    return locale.of(value).language, name


def _requested(environment: Mapping[str, str]) -> tuple[str, str]:
    """The locale of *environment* or the system, as it is written, and that name.

    The first variable that is set wins, in POSIX order (Base Definitions, 8.2).
    """
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environment.get(name):
            return value, name
    return _system_language(environment), ""


def _code(value: str) -> str:
    """The code of the language in the locale *value*, as in ``fr_FR.UTF-8``; else English's."""
    found = re.fullmatch(r"([a-z]{2,3})([-_.@].*)?", value, re.IGNORECASE)
    return found[1].lower() if found else "en"


def _system_language(environment: Mapping[str, str]) -> str:
    """The language set in Windows or macOS, which set no variable; else ""."""
    if sys.platform == "win32":
        import ctypes
        from locale import windows_locale  # LANGID to language code

        return windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), "")
    if sys.platform == "darwin":
        # Preferred languages, in order, from the global defaults (Apple, QA1391).
        import plistlib

        file = Path(environment.get("HOME", ""), "Library/Preferences/.GlobalPreferences.plist")
        with suppress(Exception):  # on any problem: English
            return str(plistlib.loads(file.read_bytes())["AppleLanguages"][0])
    return ""


def shipped_worksheets() -> Path:
    """The folder of the bundled worksheets."""
    packed = Path(__file__).parent / "templates"
    return packed if packed.is_dir() else Path(__file__).parents[2] / "templates"


def worksheets_readme(language: str) -> Path:
    """The file that explains how a worksheet is written, in this *language* if it is there."""
    translated = shipped_worksheets() / f"README.{language}.md"
    return translated if translated.is_file() else shipped_worksheets() / "README.md"


def demo_journal() -> Path:
    """The folder of the demo journal, whose person is made up."""
    return shipped_worksheets() / "demo"


def _home(environment: Mapping[str, str]) -> Path:
    """The home folder; raises NoHome."""
    named = environment.get("USERPROFILE" if sys.platform == "win32" else "HOME", "")
    if not named or not Path(named).is_absolute():
        raise NoHome
    return Path(named)


def _folder(environment: Mapping[str, str], variable: str, what: str) -> Path | None:
    """The platform's folder for config or state; None without a home folder."""
    from platformdirs import user_config_path, user_state_path  # late: slow to import

    try:
        _home(environment)
    except NoHome:
        if not environment.get(variable):
            return None
    path = user_config_path if what == "config" else user_state_path
    return path("reflect", appauthor=False)


def _expanded(path: str, environment: Mapping[str, str], source: str) -> Path:
    """*path* with a leading ``~`` expanded; raises ReflectError if it is relative or no path.

    Only the command line may give a path relative to the working directory.
    """
    head, *rest = Path(path).parts or ("",)
    where = _home(environment).joinpath(*rest) if head == "~" else Path(path)
    is_plain = path == visible(path).strip() and "\n" not in path
    is_full = where.is_absolute() or source == "--journal"
    is_clear = is_plain and not _NOT_A_PATH.search(path)
    if is_full and (is_clear or os.path.isdir(where)):  # noqa: PTH112 - False for overlong paths
        return where
    raise ReflectError(
        N_(
            "The journal '{said}' ({source}) is not a full path, so reflect does not know which "
            "folder you mean. Write it in full, or starting with ~/, as in ~/notes.",
            said=one_line(path),
            source=source,
        )
    )


def _config_values(file: Path) -> dict[str, Any]:
    """The settings in the config *file*, {} if it does not exist; raises BadConfig."""
    try:
        text = file.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError):
        raise BadConfig(file, N_("the file is not UTF-8 text.")) from None
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
    """The converted *value* of the setting *name*; raises BadConfig."""
    if name not in SETTINGS:
        what = N_("'{name}' is not a setting.", name=one_line(name))
        hint = did_you_mean(name, SETTINGS) or there_are(list(SETTINGS))
        raise BadConfig(file, joined([what, hint], " "))
    try:
        return SETTINGS[name].read(value)
    except ValueError:
        what = N_("'{name}' must be {expected}.", name=name, expected=SETTINGS[name].expected)
        raise BadConfig(file, what) from None


def _text(value: object) -> str:
    """A string on one line, without control characters."""
    if isinstance(value, str) and value == visible(value) and "\n" not in value:
        return value
    raise ValueError


def _switch(value: object) -> bool:
    if isinstance(value, bool):
        return value
    raise ValueError


def _time(value: object) -> time:
    """A time of day, as a TOML time or a string."""
    return value if isinstance(value, time) else time.fromisoformat(_text(value))


def _names(value: object) -> tuple[str, ...]:
    if isinstance(value, list) and all(_text(each).strip() for each in value):
        return tuple(value)
    raise ValueError


def _language(value: object) -> str:
    """The code of a language that reflect is translated to."""
    name = _text(value)
    if (code := locale.of(name).language) == name.casefold()[: len(code)]:
        return code
    raise ValueError


def _pager(value: object) -> str:
    """A command; "" for ``false``."""
    return "" if value is False else _text(value)


#: All settings of the config file.
SETTINGS = {
    "journal": SettingKey(
        _text, N_("the path of a folder, in quotation marks"), N_("The folder your entries are in.")
    ),
    "day_ends_at": SettingKey(
        _time,
        N_('a time of day, as in "04:00"'),
        N_("Until then it still counts as the day before, if you write after midnight."),
    ),
    "exclude": SettingKey(
        _names,
        N_('a list of names, as in ["Sam", "2026-08"]'),
        N_("People, questions and days to leave out when you look back."),
    ),
    "discreet": SettingKey(
        _switch,
        N_("true or false"),
        N_("If true, new files are named only by their date, and lists show only the date."),
    ),
    "history_drafts": SettingKey(
        _switch,
        N_("true or false"),
        N_("If true, the history (if you keep one) contains drafts, too."),
    ),
    "recall": SettingKey(
        _switch,
        N_("true or false"),
        N_("If false, reflect never brings up your plans, or what is due, unless you ask."),
    ),
    "language": SettingKey(
        _language,
        N_('a language that reflect speaks, as in "de"'),
        N_(
            "The language reflect speaks to you. An entry is shown in the "
            "language of its worksheet."
        ),
    ),
    "pager": SettingKey(
        _pager,
        N_('a command, as in "less", or false'),
        N_("The program to read long pages in; if false, they are simply printed."),
    ),
}
