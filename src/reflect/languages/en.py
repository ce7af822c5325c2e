"""English."""

from reflect.languages.language import DayWords, LanguageWords

WORDS = LanguageWords(
    code="en",
    yes="Yes",
    no="No",
    depends="It depends",
    depends_also=("depends", "that depends"),
    not_today="not today",
    none="none",
    looking_back="In your own words: what has changed?",
    last_time="What became of what I planned last time?",
    became={
        "done": ("I did it", "did it", "done"),
        "another-way": ("in another way", "another way"),
        "not-yet": ("not yet",),
        "let-go": ("let it go", "let go"),
        "still-doing": ("still doing it", "still doing"),
        "not-now": ("not just now", "not now"),
        "done-with": ("done with it",),
    },
    by=("by",),
    every=("every",),
    rhythms=(
        ("every", "day", "days"), ("every", "week", "weeks"), ("every", "month", "months"),
        ("every", "year", "years"), ("every", "morning", "mornings"),
        ("every", "evening", "evenings"), ("every", "night", "nights"),
    ),
    done="done",
    let_go="let go",
    months=(
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
    date="{day} {month} {year}",
    days=DayWords(
        near={
            "yesterday": -1, "today": 0, "tomorrow": 1, "day after tomorrow": 2,
            "day before yesterday": -2,
        },
        weekdays=(
            ("Monday", "Mon"), ("Tuesday", "Tue", "Tues"), ("Wednesday", "Wed"),
            ("Thursday", "Thu", "Thur", "Thurs"), ("Friday", "Fri"), ("Saturday", "Sat"),
            ("Sunday", "Sun"),
        ),
        within="in",
        ago="{span} ago",
        numbers=(
            ("one", "a"), ("two", "other", "second"), ("three",), ("four",), ("five",), ("six",),
            ("seven",), ("eight",), ("nine",), ("ten",), ("eleven",), ("twelve",),
        ),
        days=("day", "days", "morning", "mornings", "evening", "evenings", "night", "nights"),
        weeks=("week", "weeks"),
        months=("month", "months"),
        years=("year", "years"),
        last=("last", "past", "previous"),
        this=("this",),
        next=("next",),
        coming=("coming", "this coming"),
        end=("end",),
        ordinals=("st", "nd", "rd", "th", "."),
        fillers=("on", "the", "of", "from"),
    ),
)  # fmt: skip
