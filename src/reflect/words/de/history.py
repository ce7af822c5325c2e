"""German, for the history."""

from reflect.words.history import HistoryWords

HISTORY = HistoryWords(
    whose="Unter welchem Namen? Er steht in der Historie, und die bleibt auf diesem Computer.",
    nobody="unter keinem ({name})",
    as_usual="{name} <{email}>, wie in anderen Repositorys",
    leave="jetzt nicht",
    begun=(
        "Ab jetzt gibt es eine Historie, in einem git-Repository, das nur dieses Konto öffnen kann."
    ),
    begun_existing="Ab jetzt gibt es eine Historie, im eigenen Repository: {top}",
    holds=("Darin ist eine Datei.", "Darin sind {count} Dateien."),
    others=("Eine andere Datei bleibt unberührt.", "{count} andere Dateien bleiben unberührt."),
    ended="Es kommt nichts mehr hinzu. Was da ist, bleibt, wo es ist: {folder}",
    goes_on=(
        "Zu diesen Einträgen gibt es schon eine Historie, anderswo begonnen oder mit einer "
        "früheren Version von reflect. Bevor reflect auf diesem Computer etwas hinzufügt, fragt es "
        "einmal: Soll sie hier weitergeführt werden?"
    ),
    goes_on_existing=(
        "Eine Historie dieser Einträge liegt im git-Repository {top}, und git würde die Programme "
        "starten, die dort eingerichtet sind. Falls das Repository dir gehört: Soll die Historie "
        "auf diesem Computer weitergeführt werden?"
    ),
    not_here="nein, so lassen",
    keep_on="ja, weiterführen",
    nothing_more="Die Historie bleibt, wie sie ist. Falls du sie doch willst: {command}",
    is_on="Eine Historie der Einträge ist hier: {folder}",
    is_on_existing="Eine Historie der Einträge ist im eigenen Repository: {folder}",
    is_off="Es gibt keine Historie. So beginnt eine: {command}",
    was_kept="Zurzeit kommt nichts hinzu. Eine frühere Historie ist hier: {folder}",
    complete="Alles, was fertig ist, ist darin.",
    waiting=(
        "Eine Änderung ist noch nicht darin; der nächste Befehl, der schreibt, holt es nach.",
        "{count} Änderungen sind noch nicht darin; der nächste Befehl, der schreibt, holt es nach.",
    ),
    ignored=("git soll einen Eintrag übergehen.", "git soll {count} Einträge übergehen."),
    empty="In der Historie ist noch nichts.",
    as_asked="ein Arbeitsblatt, wie es gefragt war",
    restored="Der Eintrag ist wieder wie damals. Wie er bis eben war, steht in der Historie.",
    restored_beside="Der Eintrag ist wieder da.",
    sure=(
        "Soll die Historie den Eintrag vom {day} in allen Fassungen vergessen? Nichts bringt sie "
        "dann zurück."
    ),
    sure_undated=(
        "Soll die Historie diesen Eintrag in allen Fassungen vergessen? Nichts bringt sie dann "
        "zurück."
    ),
    keep="nein, behalten",
    forget="ja, vergessen",
    kept="Die Historie ist, wie sie war.",
    forgotten=(
        "Die Historie ist neu geschrieben, ohne den Eintrag; er stand in einem Commit.",
        "Die Historie ist neu geschrieben, ohne den Eintrag; er stand in {count} Commits.",
    ),
    still_holds="In der Historie steht er noch.",
    forget_too="Damit auch sie ihn vergisst: {command}",
    cannot_forget=(
        "Dort lässt er sich nicht entfernen: Ein anderer Eintrag trägt inzwischen seinen Namen, "
        "oder das Repository ist dein eigenes."
    ),
)
