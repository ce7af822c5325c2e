"""German, for two runs that stand beside each other."""

from reflect.words.review import Review

REVIEW = Review(
    with_people="{title}, mit {people}",
    two="{then} und {now}",
    apart="{days}, {span} dazwischen",
    one_day="{day}, um {then} und um {now}",
    twice="{day}, zweimal",
    undated="ein Durchgang ohne Datum",
    whom="{day}: {whom}",
    you="du",
    person="{name}, {day}",
    two_people="{then}, und {now}",
    nothing="Es gibt nichts zu vergleichen.",
    all_same=(
        "Die eine Antwort lautet wie damals.",
        "Beide Antworten lauten wie damals.",
        "Alle {count} Antworten lauten wie damals.",
    ),
    all_changed=(
        "Es gibt eine Antwort, und sie {one}.",
        "Beide Antworten sind anders: {list}.",
        "Alle {count} Antworten sind anders: {list}.",
    ),
    one_changed="Eine Antwort {one}, die andere {other}.",
    one_each="Eine Antwort lautet wie damals, die andere {other}.",
    some_same=(
        "Von {all} Antworten lautet 1 wie damals.",
        "Von {all} Antworten lauten {count} wie damals.",
    ),
    happened={
        "rewritten": ("steht in ganz neuen Worten", "{count} stehen in ganz neuen Worten"),
        "marks": ("ist anders eingeschätzt", "{count} sind anders eingeschätzt"),
        "choices": ("ist anders gewählt", "{count} sind anders gewählt"),
        "both": ("ist anders gewählt", "{count} sind anders eingeschätzt oder gewählt"),
        "scales": ("steht auf einer anderen Skala", "{count} stehen auf einer anderen Skala"),
        "plans": ("ist ein Vorhaben, mit dem es weiterging", "{count} Vorhaben gingen weiter"),
        "changed": ("hat sich geändert", "{count} haben sich geändert"),
        "new": ("gab es damals nicht", "{count} gab es damals nicht"),
        "removed": ("ist nicht für heute", "{count} sind nicht für heute"),
    },
    touched={
        "reworded": ("ist umformuliert", "sind umformuliert", "umformuliert"),
        "extended": ("ist gewachsen", "sind gewachsen", "gewachsen"),
        "shortened": ("ist kürzer geworden", "sind kürzer geworden", "kürzer geworden"),
        "moved": ("ist anders geordnet", "sind anders geordnet", "anders geordnet"),
    },
    either="{others} oder {last}",
    both_answered=(
        "Es gibt keine Frage, die beide beantwortet haben.",
        "Es gibt eine Frage, die beide beantwortet haben.",
        "Es gibt {count} Fragen, die beide beantwortet haben.",
    ),
    alike=(
        "Keine zwei Antworten sind Wort für Wort gleich.",
        "Bei einer davon ist die Antwort Wort für Wort die gleiche.",
        "Bei {count} davon ist die Antwort Wort für Wort die gleiche.",
    ),
    only_you=("Eine hast nur du beantwortet.", "{count} hast nur du beantwortet."),
    only_one=("Eine hat nur {name} beantwortet.", "{count} hat nur {name} beantwortet."),
    versions="Das Arbeitsblatt hat sich inzwischen geändert, von Fassung {then} zu Fassung {now}.",
    revised="Das Arbeitsblatt hat sich inzwischen geändert.",
    asked_anew="mit anderen Worten gefragt",
    succeeded="anstelle einer anderen gefragt",
    asked_again="neu gefragt, mit denselben Worten",
    no_longer="Nicht mehr gefragt: {question}",
    uncertain=(
        "Eine Antwort von jetzt war damals nicht gefragt oder blieb offen.",
        "{count} Antworten von jetzt waren damals nicht gefragt oder blieben offen.",
    ),
    labels={
        "unchanged": "wie damals",
        "reworded": "umformuliert",
        "extended": "gewachsen",
        "shortened": "kürzer",
        "rewritten": "neue Worte",
        "new": "neu dabei",
        "removed": "heute nicht",
        "moved": "umgestellt",
        "changed": "anders",
        "mark": "Einschätzung",
        "open": "offen",
        "gone": "nicht gefragt",
    },
    same_words="gleich",
    only="nur {name}",
    both="beide",
    legend="[-damals-]  [+jetzt+]",
    then="Damals",
    now="Jetzt",
    marks="damals {then}, jetzt {now}",
    same_mark="{value}, damals wie jetzt",
    quoted="„{text}“",
    sentences=("... ein Satz wie damals", "... {count} Sätze wie damals"),
    items=("... ein Punkt wie damals", "... {count} Punkte wie damals"),
    still_there="Geblieben ist: {text}",
    note="Hinweis: {what}.",
    added=("{words} kam hinzu", "{words} kamen hinzu"),
    taken=("{words} fiel weg", "{words} fielen weg"),
    left_open="offen gelassen",
    plans={
        "done": "getan",
        "let go": "losgelassen",
        "new": "neu",
        "open": "offen",
        "then": "damals",
    },
    others=("Die andere:", "Die anderen {count}:"),
    both_texts="Beide Texte:",
    whole="Alles:",
    a_page="Eine Seite:",
    none_asked="Dazu steht in keinem der beiden Durchgänge etwas.",
    no_run=(
        "Noch ist kein Durchgang abgeschlossen. Sind es zwei, stellt compare sie nebeneinander. "
        "Wie das aussieht, zeigt: {demo}"
    ),
    one_run=(
        "Bisher gibt es einen abgeschlossenen Durchgang, vom {day}. Kommt ein zweiter dazu, stellt "
        "compare die beiden nebeneinander. Wie das aussieht, zeigt: {demo}"
    ),
    one_chosen=(
        "Zu {filters} passt bisher ein abgeschlossener Durchgang, vom {day}. "
        "Kommt ein zweiter dazu, stellt compare die beiden nebeneinander. Wie das aussieht, "
        "zeigt: {demo}"
    ),
)
