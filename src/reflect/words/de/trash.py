"""German, for deleting and bringing back."""

from reflect.words.trash import TrashWords

TRASH = TrashWords(
    put_away="Der Eintrag liegt jetzt unversehrt im Papierkorb. So kommt er zurück:",
    deleted_on="gelöscht am {day}",
    deleted="gelöscht",
    back="Der Eintrag ist wieder da, wo er war.",
    back_beside=(
        "Der Eintrag ist wieder da. Seinen alten Namen hat inzwischen eine andere Datei, darum "
        "hat er einen neuen."
    ),
    sure="Soll der Eintrag vom {day} endgültig gelöscht werden? Nichts bringt ihn dann zurück.",
    sure_undated="Soll dieser Eintrag endgültig gelöscht werden? Nichts bringt ihn dann zurück.",
    leave="nein, so lassen",
    delete="ja, endgültig löschen",
    left="Der Eintrag blieb, wie er ist.",
    gone="Der Eintrag ist gelöscht, und mit ihm, was dafür erst halb geschrieben war.",
    beyond=(
        "Wohin reflect nicht reicht: ein eigenes git-Repository, Sicherungskopien, was ein "
        "Sync-Programm schon anderswohin getragen hat, was der Editor für sich behält, was "
        "dieses Terminal weiter oben noch zeigt, und was ein Flash-Speicher noch nicht "
        "überschrieben hat."
    ),
    others="Manches daraus steht auch in diesem Eintrag; der blieb unberührt: {path}",
    perhaps="Das hier ließ ein Editor liegen; vielleicht steht etwas daraus darin: {path}",
)
