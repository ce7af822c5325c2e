"""A worksheet: what it is for, and its steps, each with guidance and questions."""

from reflect.worksheets.reader import Reading, read, with_ids
from reflect.worksheets.report import Problem
from reflect.worksheets.sheet import LOOKING_BACK, Step, Worksheet

__all__ = ["LOOKING_BACK", "Problem", "Reading", "Step", "Worksheet", "read", "with_ids"]
