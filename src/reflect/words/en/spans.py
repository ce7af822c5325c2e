"""English, for spans of time."""

from reflect.words.table import SpanWords

_SPANS = {
    "days": ("a day", "", "{count} days"),
    "weeks": ("a week", "", "{count} weeks"),
    "months": ("a month", "", "{count} months"),
    "years": ("a year", "a year and a half", "{count} years"),
}

SPANS = SpanWords(
    about="about {span}",
    ago="{span} ago",
    half="{number} and a half",
    alone=_SPANS,
    past=_SPANS,
)
