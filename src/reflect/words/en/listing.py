"""English, for lists of entries."""

from reflect.words.listing import ListingWords

LISTING = ListingWords(
    older="Older ones:  {command}",
    nothing="No entry matches {filters}. Your entries:  {command}",
    nothing_left="With {filters}, no entry is left. What is set there:  {command}",
)
