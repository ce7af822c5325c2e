"""German."""

from reflect.words.table import Words

WORDS = Words(
    yes="Ja",
    no="Nein",
    depends="Es kommt darauf an",
    not_today="heute nicht",
    none="keine",
    by=("bis",),
    every=("alle", "jeden", "jede", "jedes"),
    months=(
        "Januar", "Februar", "März", "April", "Mai", "Juni",
        "Juli", "August", "September", "Oktober", "November", "Dezember",
    ),
    date="{day}. {month} {year}",
)  # fmt: skip
