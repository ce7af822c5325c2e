"""How long it is from one day to another, as people say it: nine days, six weeks, a year ago."""

from reflect.words.table import Forms, Words

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


def apart(days: int, words: Words) -> str:
    """How long so many *days* are, one at least: three months."""
    return _said(days, words.spans.alone, words)


def ago(days: int, words: Words) -> str:
    """How one calls the day that was so many *days* before today: three months ago."""
    for name, ahead in words.days.near.items():
        if days == -ahead < 2:
            return name
    return words.spans.ago.format(span=_said(days, words.spans.past, words))


def _said(days: int, forms: Forms, words: Words) -> str:
    years = max(5, round(days / _YEAR))
    known = [*_SAID, (years * _YEAR, "years", years)]
    length, unit, count = min(known, key=lambda each: (abs(each[0] - days), each[0]))
    one, one_and_half, several = forms[unit]
    whole = int(count)
    number = words.days.numbers[whole - 1][0] if whole <= len(words.days.numbers) else str(whole)
    if count > whole:
        number = words.spans.half.format(number=number)
    said = {1: one, 1.5: one_and_half}.get(count, several.format(count=number))
    return words.spans.about.format(span=said) if abs(length - days) > days * _EXACT else said
