"""Documents that pandoc reads, and those that only the program they were made with can read."""

from pathlib import Path

import pytest

from reflect.errors import CannotImport
from reflect.importers import import_document, pandoc

PAGE = b"<h1>Sleep</h1><ul><li>Why?</li></ul>"


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder in which programs are found."""
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


def install(programs: Path, script: str) -> None:
    """Make a program that stands in for pandoc."""
    program = programs / "pandoc"
    program.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    program.chmod(0o700)


@pytest.mark.posix
@pytest.mark.parametrize("kind", ["rtf", "epub"])
def test_pandoc_reads_it_in_its_sandbox_and_without_settings(programs: Path, kind: str) -> None:
    install(programs, f'test "$*" = "--sandbox --from={kind} --to=html --wrap=none" || exit 1\n'
                      'test "$HOME" = /dev/null || exit 1\nexec /bin/cat')  # fmt: skip

    assert "\n- Why? {#" in import_document(f"sleep.{kind}", PAGE).text


def test_without_pandoc_a_sentence_says_where_to_get_it(programs: Path) -> None:
    with pytest.raises(CannotImport, match=r"help of pandoc, .* from pandoc\.org, or save"):
        import_document("sleep.rtf", PAGE)


@pytest.mark.posix
@pytest.mark.parametrize(
    ("script", "reason"), [("exit 64", "cannot read it"), ("exec /bin/sleep 60", "too long")]
)
def test_where_pandoc_fails_a_sentence_says_what_to_save(
    programs: Path, monkeypatch: pytest.MonkeyPatch, script: str, reason: str
) -> None:
    install(programs, script)
    monkeypatch.setattr(pandoc, "PATIENCE", 0.3)

    with pytest.raises(CannotImport, match=rf"pandoc .*{reason}.*\.docx or \.odt"):
        import_document("sleep.rtf", PAGE)


@pytest.mark.parametrize(
    ("ending", "way_out"),
    [(".doc", r"\.docx in Word"), (".DOC", r"\.docx in Word"), (".pages", "to Word"), (".key", "as a PDF"),
     (".gdoc", r"there as \.docx"), (".JPG", "OCR"), (".png", "OCR")],
)  # fmt: skip
def test_other_documents_say_how_to_save_them(ending: str, way_out: str) -> None:
    with pytest.raises(CannotImport, match=f"^sleep.*{way_out}"):
        import_document(f"sleep{ending}", b"x")
