"""German, for what is said of all runs together."""

from reflect.words.over_time import OverTime

OVER_TIME = OverTime(
    months=(
        "Jan", "Feb", "Mär", "Apr", "Mai", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dez",
    ),
    short="{day}. {month} {year}",
    yearless="{day}. {month}",
    exactly="{day}, {which}",
    undated="ohne Datum",
    timeline="Im Lauf der Zeit.",
    runs=("bisher einmal", "{count} Mal, das Neueste zuerst"),
    moments={
        "first": "das erste Mal",
        "open": "offen gelassen",
        "declined": "heute nicht",
        "unchanged": "ebenso",
        "reworded": "anders gesagt",
        "extended": "gewachsen",
        "shortened": "kürzer",
        "rewritten": "neue Worte",
        "moved": "andere Reihenfolge",
        "changed": "geändert",
    },
    same_mark="dasselbe, in anderen Worten",
    same_as="ebenso wie am {day}",
    not_called_for="nicht gefragt oder offen gelassen",
    came="und jetzt",
    went="nicht mehr",
    asked_then="damals gefragt als: {text}",
    only_one="Bisher steht hier dieses eine. Das nächste kommt darüber.",
    nothing="Unter dieser Frage steht noch nichts.",
    questions=(
        "Zu einer Frage steht etwas da:",
        "Zu diesen {count} Fragen steht etwas da:",
    ),
    unwritten="Hier steht noch nichts geschrieben.",
    call="Eine davon im Lauf der Zeit, mit ihrer Nummer oder ein paar ihrer Worte:",
    ratings=(
        "Die eigenen Einschätzungen, bisher einmal", "Die eigenen Einschätzungen, {count} Mal",
    ),
    period="{first} bis {last}",
    ends="{low} bis {high}",
    ends_spoken="Von {low} bis {high}.",
    old_scale="von höchstens {max}",
    counted="wie vieles genannt ist",
    nobody="ohne Namen",
    no_marks="Einschätzungen gibt es hier keine. Was geschrieben steht:",
    a_step="Jede Einschätzung gehört zu ihrem eigenen Tag. Ein, zwei Schritte mehr oder weniger "
    "können an einer kurzen Nacht liegen, oder daran, wie die Frage an dem Abend klang.",
    not_judged="Hier wird nichts zusammengezählt, und keine Antwort ist besser als eine andere.",
    beside="Die Worte dazu:",
    answered="{day}: {mark}",
    heard="{mark} am {day}",
)  # fmt: skip
