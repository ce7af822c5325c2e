"""German, for lists of entries."""

from reflect.words.listing import ListingWords

LISTING = ListingWords(
    older="Ältere:  {command}",
    nothing="Kein Eintrag passt zu dieser Auswahl. Alle, die es gibt:  {command}",
)
