"""YAML front matter: a line parser for the plain form, ruamel's parser for anything else.

All scalars stay strings as written, so that ``no``, ``07`` and dates are not converted. Values
are edited in place; all other bytes stay.
"""

from reflect.yaml.front_matter import FrontMatter, line_of, load, split
from reflect.yaml.plain import Malformed, Value, format_list, format_scalar

__all__ = [
    "FrontMatter",
    "Malformed",
    "Value",
    "format_list",
    "format_scalar",
    "line_of",
    "load",
    "split",
]
