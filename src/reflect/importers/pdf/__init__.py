"""Parses PDF documents with pypdf: bytes to blocks."""

from reflect.importers.blocks import Document, Unreadable
from reflect.locale import N_

#: With pypdf installed, which only this needs.
WITH_PIP = "pip install 'reflect-cli[import]'"
WITH_PIPX = "pipx install --force 'reflect-cli[import]'"


def document(data: bytes) -> Document:
    """The document in *data*; raises Unreadable."""
    try:
        from reflect.importers.pdf import pages
    except ImportError:
        raise Unreadable(
            N_(
                "PDF documents need one more package, which this installs: {pip} "
                "(with pipx: {pipx})",
                pip=WITH_PIP,
                pipx=WITH_PIPX,
            )
        ) from None
    return pages.document(data)
