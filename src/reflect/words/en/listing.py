"""English, for lists of entries."""

from reflect.words.listing import ListingWords

LISTING = ListingWords(
    older="Older ones:  {command}",
    nothing="No entry matches {filters}. Your entries:  {command}",
    nothing_left="No entry matches {filters}. What is set there:  {command}",
)
