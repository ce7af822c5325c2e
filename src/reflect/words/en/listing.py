"""English, for lists of entries."""

from reflect.words.listing import ListingWords

LISTING = ListingWords(
    older="Older ones:  {command}",
    nothing="No entry is one of those you asked for. All there are:  {command}",
)
