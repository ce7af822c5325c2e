"""German."""

from reflect.languages.language import DayWords, LanguageWords

WORDS = LanguageWords(
    code="de",
    yes="Ja",
    no="Nein",
    depends="Es kommt darauf an",
    depends_also=("Es kommt drauf an", "Kommt darauf an", "Kommt drauf an"),
    not_today="heute nicht",
    none="keine",
    looking_back="In deinen eigenen Worten: Was hat sich verändert?",
    last_time="Was ist aus dem geworden, was ich mir letztes Mal vorgenommen habe?",
    became={
        "done": ("habe ich getan", "getan", "gemacht", "erledigt"),
        "another-way": ("auf andere Weise", "anders"),
        "not-yet": ("noch nicht",),
        "let-go": ("lasse ich los", "losgelassen"),
        "still-doing": ("mache ich weiter", "mache ich noch"),
        "not-now": ("gerade nicht",),
        "done-with": ("ist abgeschlossen", "abgeschlossen"),
    },
    by=("bis",),
    every=("alle", "jeden", "jede", "jedes"),
    rhythms=(
        ("jeden", "Tag", "Tage", "Tagen"), ("jede", "Woche", "Wochen"),
        ("jeden", "Monat", "Monate", "Monaten", "Monats"),
        ("jedes", "Jahr", "Jahre", "Jahren", "Jahres"), ("jeden", "Morgen", "Morgen"),
        ("jeden", "Abend", "Abende"), ("jede", "Nacht", "Nächte"),
    ),
    done="getan",
    let_go="losgelassen",
    months=(
        "Januar", "Februar", "März", "April", "Mai", "Juni",
        "Juli", "August", "September", "Oktober", "November", "Dezember",
    ),
    date="{day}. {month} {year}",
    days=DayWords(
        near={"gestern": -1, "heute": 0, "morgen": 1, "übermorgen": 2, "vorgestern": -2},
        weekdays=(
            ("Montag", "Mo"), ("Dienstag", "Di"), ("Mittwoch", "Mi"), ("Donnerstag", "Do"),
            ("Freitag", "Fr"), ("Samstag", "Sa", "Sonnabend"), ("Sonntag", "So"),
        ),
        within="in",
        ago="vor {span}",
        numbers=(
            ("eins", "ein", "eine", "einem", "einer"), ("zwei", "zweite", "zweiten", "zweites"),
            ("drei",), ("vier",), ("fünf",), ("sechs",), ("sieben",), ("acht",), ("neun",),
            ("zehn",), ("elf",), ("zwölf",),
        ),
        days=("Tag", "Tagen", "Tage", "Morgen", "Abend", "Abende", "Nacht", "Nächte"),
        weeks=("Woche", "Wochen"),
        months=("Monat", "Monaten", "Monate", "Monats"),
        years=("Jahr", "Jahren", "Jahre", "Jahres"),
        last=(
            "letzte", "letzten", "letzter", "letztes", "vorige", "vorigen", "voriger", "voriges",
            "vergangene", "vergangenen", "vergangener", "vergangenes",
        ),
        this=("diese", "diesen", "dieser", "dieses"),
        next=("nächste", "nächsten", "nächster", "nächstes"),
        coming=("kommende", "kommenden", "kommender", "kommendes"),
        end=("Ende",),
        ordinals=(".",),
        fillers=("am", "den", "der", "des", "zum", "im", "ab"),
    ),
)  # fmt: skip
