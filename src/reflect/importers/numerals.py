"""Numbers of list items as documents show them."""

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def numeral(number: int, kind: str) -> str:
    """*number* in the form of its first one, *kind*: ``1``, ``a``, ``A``, ``i`` or ``I``."""
    if kind in ("i", "I") and 0 < number < 4000:
        digits = _roman(number)
    elif kind in ("a", "A") and 0 < number < 703:
        digits = _letters(number)
    else:
        return str(number)
    return digits.upper() if kind.isupper() else digits


def _roman(number: int) -> str:
    digits = ""
    for value, letters in _ROMAN:
        digits += letters * (number // value)
        number %= value
    return digits


def _letters(number: int) -> str:
    first, last = divmod(number - 1, 26)
    return (chr(ord("a") + first - 1) if first else "") + chr(ord("a") + last)
