"""Damaged files by family, each with the expected result of reading it."""

from damaged import editors, encodings, heads, marks
from damaged.case import Case

FAMILIES: dict[str, list[Case]] = {
    **encodings.FAMILIES,
    **heads.FAMILIES,
    **editors.FAMILIES,
    **marks.FAMILIES,
}
CASES = {f"{family}: {case.name}": case for family, cases in FAMILIES.items() for case in cases}
