"""Whether somebody is named in a text."""

_APOSTROPHES = ("'", "’")


def mentions(text: str, name: str) -> bool:
    """Whether *name* stands in *text*, both folded: alone, as whose something is, or in a link.

    Rather once too often: whoever is to stay out of sight must not be seen.
    """
    at = text.find(name)
    while at >= 0:
        if _begins_word(text[:at][-2:], name) and _ends_word(text[at + len(name) :][:2], name):
            return True
        at = text.find(name, at + 1)
    return False


def _begins_word(before: str, name: str) -> bool:
    """Whether *name* is no end of a word; a lone letter is one in ``it's``, too."""
    if before[-1:] in _APOSTROPHES and sum(map(str.isalpha, name)) == 1:
        return not before[:-1].isalpha()
    return not (_is_lettered(before[-1:]) and _is_lettered(name[0]))


def _ends_word(behind: str, name: str) -> bool:
    """Whether *name* is no beginning of a word, but for an ``s`` as in Mums and Sams."""
    if not _is_lettered(name[-1]):
        return True
    rest = behind.removeprefix("s") if len(name) > 1 else behind
    return not (_is_lettered(behind[:1]) and _is_lettered(rest[:1]))


def _is_lettered(letter: str) -> bool:
    """Whether words end where such letters do.

    Where there are no small and capital ones there may be no blanks either, or a word may begin
    with another one, as in Hebrew.
    """
    return letter.isdecimal() or letter.lower() != letter.upper()
