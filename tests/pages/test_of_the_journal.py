"""Pages about a journal as such speak the language of the person."""

from pathlib import Path

import pytest

from typed import Reflect

ENTRY = (
    "---\nworksheet: gone\ndate: 2026-05-01T20:00:00\nstatus: done\n---\n\n### Q\n<!-- q: a -->\n"
)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "Deine Einträge: reflect list"),
        (["--plain"], "Deine Dateien liegen in"),
        (["where"], "mitgelieferte"),
        (["where", "--plain"], "Den Ordner deiner Einträge hat --journal festgelegt."),
        (["config"], "discreet = false Bei true heißen neue Dateien"),
        (["config"], "(Standard)"),
        (["config", "--plain"], "Herkunft: Standard."),
        (["check", "--plain"], "In 2026/2026-05-01-gone.md, Zeile 4:"),
        (["restore"], "gelöscht am 1. Dezember 2026"),
        (["demo"], "Ein halbes Jahr eines erfundenen Menschen"),
    ],
)
def test_somebody_german_reads_them_in_german(
    typed: Reflect, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], said: str
) -> None:
    for name in ("2026", ".reflect/trash/2026-12-01-211400/2026"):
        folder = tmp_path / "journal" / name
        folder.mkdir(parents=True)
        (folder / "2026-05-01-gone.md").write_text(ENTRY, encoding="utf-8")
    monkeypatch.setenv("LANG", "de_AT.UTF-8")

    run = typed(tmp_path / "journal", *words)

    assert said in " ".join(run.out.split())
