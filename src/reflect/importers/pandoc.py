"""Parses other formats with the program pandoc, if it is installed: bytes to HTML to blocks."""

import os
import shutil
import subprocess

from reflect.importers import html
from reflect.importers.blocks import Document, Unreadable
from reflect.locale import N_

#: In seconds: less than the whole import may take.
PATIENCE = 9

MISSING = N_(
    "reflect reads it with the help of pandoc, which is not installed. Get it from pandoc.org, or "
    "save the document as .docx or .odt, and import that"
)
FAILED = N_(
    "pandoc cannot read it, or is older than 2.15. Save the document as .docx or .odt, and import "
    "that"
)
SLOW = N_("pandoc takes too long. Save the document as .docx or .odt, and import that")


def epub(data: bytes) -> Document:
    """The document in *data*, an electronic book; raises Unreadable."""
    return _document("epub", data)


def rtf(data: bytes) -> Document:
    """The document in *data*, which is Rich Text; raises Unreadable."""
    return _document("rtf", data)


def _document(kind: str, data: bytes) -> Document:
    program = shutil.which("pandoc")
    if not program:
        raise Unreadable(MISSING)
    call = [program, "--sandbox", f"--from={kind}", "--to=html", "--wrap=none"]
    try:
        done = subprocess.run(
            call,
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            # Its settings and filters lie in the home of a person: it gets none.
            env={"PATH": os.environ.get("PATH", ""), "HOME": os.devnull, "LC_ALL": "C.UTF-8"},
            timeout=PATIENCE,
            check=True,
        )
    except subprocess.TimeoutExpired:
        raise Unreadable(SLOW) from None
    except (subprocess.CalledProcessError, OSError):
        raise Unreadable(FAILED) from None
    return html.document(done.stdout)
