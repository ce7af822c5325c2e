"""Pages to look at: one file each, without a script and without anything from elsewhere."""

from reflect.render.html.changes import compared
from reflect.render.html.report import Report, reported

__all__ = ["Report", "compared", "reported"]
