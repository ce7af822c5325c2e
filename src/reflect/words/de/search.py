"""German, for searching."""

from reflect.words.search import SearchWords

SEARCH = SearchWords(
    found=("An einer Stelle gefunden.", "An {count} Stellen gefunden, das Neueste zuerst."),
    found_newest="Die {count} neuesten Stellen.",
    nothing="So etwas steht in keinem Eintrag.",
    nothing_among="Mit {filters} steht so etwas in keinem Eintrag.",
    note="eine eigene Notiz",
    heard="{day}. {question}",
    more="Ältere Stellen:  {command}",
)
