"""How long it is from one day to another, as people say it: nine days, six weeks, a year ago."""

from math import ceil

from reflect import languages
from reflect.locale import Locale

_YEAR = 365.25
#: The spans that people say, up to five years: in days, the unit, and how many of it.
_SAID = [
    (count * length, unit, count)
    for unit, length, counts in (
        ("days", 1, [n for n in range(28) if n % 7]),
        ("weeks", 7, [*range(1, 9), 10, 12]),
        (
            "months",
            _YEAR / 12,
            [1, 2, 2.5, 3, 3.5, 4, 4.5, 5, 5.5, *range(6, 12), 13, 14, 15, 20, 21],
        ),
        ("years", _YEAR, [1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5]),
    )
    for count in counts
]
#: A span that is off by a larger part of the whole is told with an *about*.
_EXACT = 1 / 20


def apart(days: int, locale: Locale) -> str:
    """How long so many *days* are, one at least: three months."""
    unit, count, is_exact = _nearest(days)
    number, many = _number(count, locale), ceil(count)
    span = {
        "days": locale.ngettext("a day", "{number} days", many, number=number),
        "weeks": locale.ngettext("a week", "{number} weeks", many, number=number),
        "months": locale.ngettext("a month", "{number} months", many, number=number),
        "years": locale.ngettext("a year", "{number} years", many, number=number),
    }[unit]
    span = locale.gettext("a year and a half") if count == 1.5 else span
    return span if is_exact else locale.gettext("about {span}", span=span)


def ago(days: int, locale: Locale) -> str:
    """How one calls the day that was so many *days* before today: three months ago."""
    if days < 2:
        return locale.gettext("yesterday") if days else locale.gettext("today")
    unit, count, is_exact = _nearest(days)
    number, many = _number(count, locale), ceil(count)
    # Translators: this stands in "{span} ago": "vor einem Tag".
    span = {
        "days": locale.npgettext("ago", "a day", "{number} days", many, number=number),
        "weeks": locale.npgettext("ago", "a week", "{number} weeks", many, number=number),
        "months": locale.npgettext("ago", "a month", "{number} months", many, number=number),
        "years": locale.npgettext("ago", "a year", "{number} years", many, number=number),
    }[unit]
    span = locale.pgettext("ago", "a year and a half") if count == 1.5 else span
    span = span if is_exact else locale.gettext("about {span}", span=span)
    return locale.gettext("{span} ago", span=span)


def _nearest(days: int) -> tuple[str, float, bool]:
    """The unit and number that *days* are, and whether that is exact enough to be said so."""
    years = max(5, round(days / _YEAR))
    known = [*_SAID, (years * _YEAR, "years", years)]
    length, unit, count = min(known, key=lambda each: (abs(each[0] - days), each[0]))
    return unit, count, abs(length - days) <= days * _EXACT


def _number(count: float, locale: Locale) -> str:
    """A number as it is said: nine, three and a half, 13."""
    whole, numbers = int(count), languages.of(locale.language).days.numbers
    number = numbers[whole - 1][0] if whole <= len(numbers) else str(whole)
    return locale.gettext("{number} and a half", number=number) if count > whole else number
