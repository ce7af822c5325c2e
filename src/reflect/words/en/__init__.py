"""English."""

from reflect.words.table import DayWords, SheetWords, SpanWords, Words

_SPANS = {
    "days": ("a day", "", "{count} days"),
    "weeks": ("a week", "", "{count} weeks"),
    "months": ("a month", "", "{count} months"),
    "years": ("a year", "a year and a half", "{count} years"),
}

WORDS = Words(
    code="en",
    yes="Yes",
    no="No",
    depends="It depends",
    depends_also=("depends", "that depends"),
    not_today="not today",
    none="none",
    looking_back="In your own words: what has changed?",
    by=("by",),
    every=("every",),
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
        numbers=(
            ("one", "a"), ("two",), ("three",), ("four",), ("five",), ("six",),
            ("seven",), ("eight",), ("nine",), ("ten",), ("eleven",), ("twelve",),
        ),
        days=("day", "days"),
        weeks=("week", "weeks"),
        months=("month", "months"),
        years=("year", "years"),
        last=("last", "past", "previous"),
        this=("this",),
        next=("next",),
        coming=("coming", "this coming"),
        ordinals=("st", "nd", "rd", "th", "."),
        fillers=("on", "the", "of", "from"),
        examples=("24 December", "in 3 weeks"),
    ),
    spans=SpanWords(
        about="about {span}",
        ago="{span} ago",
        half="{number} and a half",
        alone=_SPANS,
        past=_SPANS,
    ),
    sheet=SheetWords(
        how=(
            "Write below the questions, as much or as little as you like. A number, or\n"
            "a Yes or No, has a line of its own; more words may follow below it. What you\n"
            "leave empty is left out, and so are notes like this one. If a question is\n"
            "not for today, you can say so: _(not today)_. At the end, save and close."
        ),
        expected={
            "line": "one line",
            "scale": "a number from {min} to {max}{ends}",
            "yesno": "Yes, No, or It depends",
            "choice": "one of: {options}",
            "choices": "an x between the brackets, [x], wherever it fits; or _(none)_ alone",
            "list": "one on each line",
            "date": "a day, as 2026-12-01",
            "action": "one on each line; at its end, if you like, (by 2026-12-01) or (every week)",
        },
        when={
            "yes": "if Yes or It depends",
            "no": "if No or It depends",
            "below": "if that number is below {limit}",
            "above": "if that number is above {limit}",
            "answered": "if you wrote something there",
        },
    ),
)  # fmt: skip
