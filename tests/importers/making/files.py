"""Writes the documents, with the same bytes each time."""

import re
import subprocess
import tempfile
import zipfile
from io import BytesIO
from pathlib import Path

DOCUMENTS = Path(__file__).parents[1] / "documents"
_DAY = (2026, 11, 30, 12, 0, 0)
#: Parts of an office document that differ from run to run, and say nothing.
_IDLE = ("meta.xml", "settings.xml", "Thumbnails/thumbnail.png", "Configurations2/", "layout-cache")


def keep(name: str, data: bytes | str, half: str = "first") -> None:
    """Write a document of one *half*."""
    (DOCUMENTS / half / name).write_bytes(data.encode() if isinstance(data, str) else data)


def packed(data: bytes, without: tuple[str, ...] = ()) -> bytes:
    """The zip archive *data* with its parts as small as can be, and all of one day."""
    result = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(result, "w") as new:
        for part in old.infolist():
            if part.filename.startswith(without):
                continue
            stored = part.filename == "mimetype"
            how = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            info = zipfile.ZipInfo(part.filename, _DAY)
            info.compress_type = how
            data = _numbered(old.read(part)) if part.filename == "content.xml" else old.read(part)
            new.writestr(info, data, how, None if stored else 9)
    return result.getvalue()


def _numbered(content: bytes) -> bytes:
    """The content of an odt, with lists numbered in order instead of at random."""
    names = dict.fromkeys(re.findall(rb'xml:id="(list[0-9]+)"', content))
    for number, name in enumerate(names, 1):
        content = re.sub(rb"\b" + name + rb"\b", b"list%d" % number, content)
    return content


def converted(name: str, data: bytes, ending: str) -> bytes:
    """The document *data*, saved by LibreOffice in the format of *ending*."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, name)
        source.write_bytes(data)
        command = ["soffice", f"-env:UserInstallation=file://{folder}/user", "--headless"]
        command += ["--convert-to", ending, "--outdir", f"{folder}/out", str(source)]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        made = Path(folder, "out", source.stem + "." + ending).read_bytes()
    return dateless(made) if ending == "pdf" else packed(made, _IDLE if ending == "odt" else ())


def printed(page: str) -> bytes:
    """The HTML *page*, printed to a PDF by Chromium."""
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "page.html"), Path(folder, "page.pdf")
        source.write_text(page, "utf-8")
        command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu"]
        command += [
            "--no-pdf-header-footer",
            f"--user-data-dir={folder}/user",
            f"--print-to-pdf={target}",
            str(source),
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        return dateless(target.read_bytes())


def dateless(pdf: bytes) -> bytes:
    """A PDF without the time and the random marks of its making; nothing in it moves."""

    def same_length(found: re.Match[bytes]) -> bytes:
        return found[1] + b"0" * len(found[2]) + found[3]

    pdf = re.sub(rb"(/(?:Creation|Mod)Date\s?\(D:)([^)]*)(\))", _day, pdf)
    pdf = re.sub(rb"(/DocChecksum\s?/)([0-9A-F]+)()", same_length, pdf)
    return re.sub(rb"(<)([0-9A-F]{32})(>)", same_length, pdf)


def _day(found: re.Match[bytes]) -> bytes:
    return found[1] + b"20261130120000+00'00'"[: len(found[2])].ljust(len(found[2])) + found[3]
