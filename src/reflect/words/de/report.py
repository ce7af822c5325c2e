"""German, for a page to look at."""

from reflect.words.report import ReportWords

REPORT = ReportWords(
    looking_back="Rückschau",
    skip="Zum Text",
    contents="Auf dieser Seite",
    foot=(
        "Von reflect aus den eigenen Worten zusammengestellt. Diese Seite ist eine einzige Datei, "
        "die nichts nachlädt und nichts verschickt. Wer eine Kopie davon hat, kann sie lesen."
    ),
    covers="Worum es hier geht",
    runs=("Ein Durchgang:", "{count} Durchgänge:"),
    selected="Das ist nicht alles, was da ist, nur das, wonach gefragt war.",
    left_out="Etwas ist weggelassen, wie gewünscht.",
    one_run="Kommt ein zweiter Durchgang dazu, steht hier auch, was sich verändert hat.",
    since="Seit dem letzten Mal",
    changed="Was sich verändert hat",
    compared="Nebeneinander",
    legend="Durchgestrichen ist, was damals dastand; unterstrichen, was jetzt dasteht.",
    legend_moved="Was nur verschoben ist, hat eine gepunktete Linie.",
    removed="weggefallen:",
    added="dazugekommen:",
    moved_from="von hier verschoben:",
    moved_to="hierher verschoben:",
    moved="verschoben",
    marks="Einschätzungen im Lauf der Zeit",
    gaps="Wo nichts geantwortet oder anders gefragt wurde, hat die Linie eine Lücke.",
    asked_until="Bis zum {day} gefragt als: {text}",
    day="Tag",
    mark="Einschätzung",
    beside="Worte dazu",
    questions="Frage für Frage",
    without_step="Weitere Fragen",
    made=(
        "Nur dieses Benutzerkonto kann die Seite lesen. Sie enthält die Antworten eines Durchgangs "
        "im Wortlaut.",
        "Nur dieses Benutzerkonto kann die Seite lesen. Sie enthält die Antworten von {count} "
        "Durchgängen im Wortlaut.",
    ),
)
