"""Front matter: a line reader for its plain shape, ruamel's parser for every other.

All scalars stay the strings that were written, so that ``no``, ``07`` and dates are what they
look like. Lines are edited in place; what we did not write is never written anew.
"""

from reflect.yaml.front import FrontMatter, line_of, load, split
from reflect.yaml.plain import Malformed, Value, scalar, sequence

__all__ = [
    "FrontMatter",
    "Malformed",
    "Value",
    "line_of",
    "load",
    "scalar",
    "sequence",
    "split",
]
