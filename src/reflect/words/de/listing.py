"""German, for lists of entries."""

from reflect.words.listing import ListingWords

LISTING = ListingWords(
    older="Ältere:  {command}",
    nothing="Kein Eintrag passt zu {filters}. Deine Einträge:  {command}",
    nothing_left="Kein Eintrag passt zu {filters}. Was dort eingestellt ist:  {command}",
)
