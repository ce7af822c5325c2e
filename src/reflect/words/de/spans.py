"""German, for spans of time."""

from reflect.words.table import SpanWords

SPANS = SpanWords(
    about="etwa {span}",
    ago="vor {span}",
    half="{number}einhalb",
    alone={
        "days": ("ein Tag", "", "{count} Tage"),
        "weeks": ("eine Woche", "", "{count} Wochen"),
        "months": ("ein Monat", "", "{count} Monate"),
        "years": ("ein Jahr", "anderthalb Jahre", "{count} Jahre"),
    },
    past={
        "days": ("einem Tag", "", "{count} Tagen"),
        "weeks": ("einer Woche", "", "{count} Wochen"),
        "months": ("einem Monat", "", "{count} Monaten"),
        "years": ("einem Jahr", "anderthalb Jahren", "{count} Jahren"),
    },
)
