"""Two runs beside each other on a page, with marks that need no colour."""

from reflect.render.changes.page import drawn

__all__ = ["drawn"]
