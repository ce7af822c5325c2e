"""German."""

from reflect.words.table import DayWords, SheetWords, SpanWords, Words

WORDS = Words(
    code="de",
    yes="Ja",
    no="Nein",
    depends="Es kommt darauf an",
    depends_also=("Es kommt drauf an", "Kommt darauf an", "Kommt drauf an"),
    not_today="heute nicht",
    none="keine",
    looking_back="In deinen eigenen Worten: Was hat sich verändert?",
    by=("bis",),
    every=("alle", "jeden", "jede", "jedes"),
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
        numbers=(
            ("eins", "ein", "eine", "einem", "einer"), ("zwei",), ("drei",), ("vier",),
            ("fünf",), ("sechs",), ("sieben",), ("acht",), ("neun",), ("zehn",), ("elf",),
            ("zwölf",),
        ),
        days=("Tag", "Tagen", "Tage"),
        weeks=("Woche", "Wochen"),
        months=("Monat", "Monaten", "Monate"),
        years=("Jahr", "Jahren", "Jahre"),
        last=(
            "letzte", "letzten", "letzter", "letztes", "vorige", "vorigen", "voriger", "voriges",
            "vergangene", "vergangenen", "vergangener", "vergangenes",
        ),
        this=("diese", "diesen", "dieser", "dieses"),
        next=("nächste", "nächsten", "nächster", "nächstes"),
        coming=("kommende", "kommenden", "kommender", "kommendes"),
        ordinals=(".",),
        fillers=("am", "den", "der", "des", "zum", "im", "ab"),
        examples=("24. Dezember", "in 3 Wochen"),
    ),
    spans=SpanWords(
        about="etwa {span}",
        ago="vor {span}",
        half="{number}einhalb",
        alone={
            "days": ("ein Tag", "", "{count} Tage"),
            "weeks": ("eine Woche", "", "{count} Wochen"),
            "months": ("ein Monat", "", "{count} Monate"),
            "years": ("ein Jahr", "anderthalb Jahre", "{count} Jahre"),
        },
        past={
            "days": ("einem Tag", "", "{count} Tagen"),
            "weeks": ("einer Woche", "", "{count} Wochen"),
            "months": ("einem Monat", "", "{count} Monaten"),
            "years": ("einem Jahr", "anderthalb Jahren", "{count} Jahren"),
        },
    ),
    sheet=SheetWords(
        how=(
            "Schreib unter die Fragen, so viel oder so wenig du magst. Eine Zahl, ein Ja\n"
            "oder Nein bekommt eine eigene Zeile; darunter ist Platz für mehr. Was leer\n"
            "bleibt, fällt weg, ebenso Hinweise wie dieser. Soll eine Frage heute ruhen,\n"
            "sag es so: _(heute nicht)_. Zum Schluss speichern und schließen."
        ),
        expected={
            "line": "eine Zeile",
            "scale": "eine Zahl von {min} bis {max}{ends}",
            "yesno": "Ja, Nein oder Es kommt darauf an",
            "choice": "eines davon: {options}",
            "choices": "ein x in die Klammern, [x], wo es passt; oder nur _(keine)_",
            "list": "je Zeile eines",
            "date": "ein Tag, so: 2026-12-01",
            "action": "je Zeile eines; dahinter, wenn du magst, (bis 2026-12-01) oder (jede Woche)",
        },
        when={
            "yes": "falls Ja oder Es kommt darauf an",
            "no": "falls Nein oder Es kommt darauf an",
            "below": "falls die Zahl unter {limit} liegt",
            "above": "falls die Zahl über {limit} liegt",
            "answered": "falls du dort etwas geschrieben hast",
        },
    ),
)  # fmt: skip
