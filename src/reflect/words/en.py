"""English."""

from reflect.words.table import Words

WORDS = Words(
    yes="Yes",
    no="No",
    depends="It depends",
    not_today="not today",
    none="none",
    by=("by",),
    every=("every",),
    months=(
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
    date="{day} {month} {year}",
)  # fmt: skip
