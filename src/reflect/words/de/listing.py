"""German, for lists of entries."""

from reflect.words.listing import ListingWords

LISTING = ListingWords(
    older="Ältere:  {command}",
    nothing="Kein Eintrag passt zu {filters}. Deine Einträge:  {command}",
    nothing_left="Mit {filters} bleibt kein Eintrag übrig. Was dort eingestellt ist:  {command}",
)
