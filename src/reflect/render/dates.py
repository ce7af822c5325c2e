"""Dates for people, in the language of what they belong to."""

from datetime import date

from reflect.words import of


def long(day: date, language: str = "en") -> str:
    """*day* with the name of its month: 23 November 2026."""
    words = of(language)
    return words.date.format(day=day.day, month=words.months[day.month - 1], year=day.year)
