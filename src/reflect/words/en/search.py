"""English, for searching."""

from reflect.words.search import SearchWords

SEARCH = SearchWords(
    found=("Found in one place.", "Found in {count} places, newest first."),
    found_newest="The newest {count} places.",
    nothing="Nothing like that is in your entries.",
    nothing_among="Nothing like that is in the entries that match {filters}.",
    note="a note of your own",
    heard="{day}. {question}",
    more="Older places:  {command}",
)
