"""Worksheets: guided questions in steps, read from Markdown."""

from reflect.worksheets.copying import copied, example
from reflect.worksheets.front_matter import with_head
from reflect.worksheets.lines import CONCLUSION, LOOKING_BACK, RESERVED, Problem
from reflect.worksheets.reader import Reading, read, with_ids
from reflect.worksheets.worksheet import Step, Worksheet

__all__ = [
    "CONCLUSION",
    "LOOKING_BACK",
    "RESERVED",
    "Problem",
    "Reading",
    "Step",
    "Worksheet",
    "copied",
    "example",
    "read",
    "with_head",
    "with_ids",
]
